"""A sentence -> its clauses, each a list of words, up to a reason or a purpose."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from sakip.check import vocabulary as kata
from sakip.check.markup import HIDDEN

SENTENCE = re.compile(r"[^.!?;\n]+(?:[.](?=\d)[^.!?;\n]+)*")
THAN = r"(?:dari(?:pada)?|(?:(?:jika|bila|apabila|kalau)\s+)?dibanding(?:kan)?(?:\s+dengan)?)"
#: What is one word with the target behind it; several ways to write it are one.
TO_TARGET = {
    "mencapai target": r"mencapai\s+target",
    "memenuhi target": r"memenuhi\s+target",
    "melampaui target": r"(?:melampaui|di\s?atas|berhasil\s+melebihi)\s+target",
    "melebihi target": rf"(?:melebihi|lebih\s+(?:tinggi|besar)\s+{THAN})\s+target",
    "di bawah target": r"di\s?bawah\s+target",
    "kurang dari target": rf"(?:kurang|lebih\s+(?:rendah|kecil))\s+{THAN}\s+target",
    "sesuai target": r"(?:sesuai(?:\s+dengan)?|sama\s+dengan)\s+target",
}
#: Other words that belong together.
TOGETHER = {
    "mengalami kenaikan": r"mengalami\s+(?:kenaikan|peningkatan)",
    "mengalami penurunan": r"mengalami\s+penurunan",
    "lebih tinggi": r"lebih\s+(?:tinggi|besar)",
    "lebih rendah": r"lebih\s+(?:rendah|kecil)",
    "lebih baik": r"lebih\s+baik",
    "lebih buruk": r"lebih\s+buruk",
    "sama dengan": r"(?:tetap\s+seperti|sama\s+(?:dengan|seperti))(?:\s+(?:nilai|realisasi)(?=\s+tahun\b))?",
    "daripada nilai": rf"{THAN}\s+(?:nilai|realisasi)(?=\s+tahun\b)",
    "daripada": rf"(?!dari\b){THAN}",
}
PHRASES = {low.replace(" ", "_"): pattern for low, pattern in (TO_TARGET | TOGETHER).items()}


class Word(NamedTuple):
    """A word in small letters and where it stands; an indicator's name is one word, and so are ``PHRASES``."""

    low: str
    start: int
    end: int
    name: bool


@cache
def name_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these names, also where a line ends within it; of two that begin alike, the longer."""
    longest = (re.escape(plain(name)).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)", re.IGNORECASE)


@cache
def _tokens(names: tuple[str, ...]) -> re.Pattern[str]:
    phrases = "|".join(rf"(?P<{group}>\b{pattern}\b)" for group, pattern in PHRASES.items())
    pattern = rf"(?P<name>{name_pattern(names).pattern})|{phrases}|\d(?:[\d.,/–-]*\d)?|\w[\w-]*|{HIDDEN}+|[,:()]"
    return re.compile(pattern, re.IGNORECASE)


def _words(sentence: str, names: tuple[str, ...]) -> list[Word]:
    return [Word(_low(found), *found.span(), found["name"] is not None) for found in _tokens(names).finditer(sentence)]


def _low(found: re.Match[str]) -> str:
    return found.lastgroup.replace("_", " ") if found.lastgroup in PHRASES else plain(found[0])


def clauses(sentence: str, names: tuple[str, ...]) -> Iterator[list[Word]]:
    """What stands between words of contrast, up to a reason or a purpose; none where another subject is in it."""
    words = _words(sentence, names)
    starts = [0, *(at + 1 for at, word in enumerate(words) if word.low in kata.CONTRAST), len(words) + 1]
    for start, end in pairwise(starts):
        clause = list(words[start : end - 1])
        if clause and clause[0].low in kata.REASONS:
            clause = clause[next((at + 1 for at, word in enumerate(clause) if word.low == ","), len(clause)) :]
        if any(word.low in kata.CONDITIONS for word in clause):
            continue
        main = list(takewhile(lambda word: word.low not in kata.REASONS and word.low not in kata.PURPOSES, clause))
        if not any(word.low in kata.OTHERS for word in main):
            yield main


def plain(name: str) -> str:
    """A name as it is compared: in small letters, with one space between words."""
    return " ".join(name.casefold().split())
