"""A sentence -> its clauses, each a list of words, up to a reason or a purpose."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from sakip.check import vocabulary as kata
from sakip.check.markup import HIDDEN

SENTENCE = re.compile(r"[^.!?;\n]+(?:[.](?=\d)[^.!?;\n]+)*")
#: Verbs that are one word with the target behind them.
REACHING = ("mencapai", "memenuhi", "melampaui", "melebihi")


class Word(NamedTuple):
    """A word in small letters and where it stands; an indicator's name is one word."""

    low: str
    start: int
    end: int
    name: bool
    proper: bool


@cache
def name_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these names, also where a line ends within it; of two that begin alike, the longer."""
    longest = (re.escape(plain(name)).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)", re.IGNORECASE)


@cache
def _tokens(names: tuple[str, ...]) -> re.Pattern[str]:
    reaching = rf"(?:{'|'.join(REACHING)})\s+target\b"
    pattern = rf"(?P<name>{name_pattern(names).pattern})|{reaching}|\d(?:[\d.,/–-]*\d)?|\w[\w-]*|{HIDDEN}+|[,:()]"
    return re.compile(pattern, re.IGNORECASE)


def _words(sentence: str, names: tuple[str, ...]) -> list[Word]:
    return [
        Word(plain(found[0]), *found.span(), found["name"] is not None, found[0][0].isupper())
        for found in _tokens(names).finditer(sentence)
    ]


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
