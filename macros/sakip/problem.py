"""A problem as a value: what is wrong with the data or a page, where, and what to do. Nothing is printed here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import category, combining, east_asian_width

EXCERPT = 120
#: What a message quotes or sets in brackets: no sentence of the message ends in there.
QUOTED = re.compile(r'(?<![^\s(])"(?=\S).*?(?<=\S)"(?![^\s.,;:?!)])|`[^`]*`|\{\{.*?\}\}|\([^()]*\)', re.DOTALL)
SENTENCE_END = re.compile(r"[.?!](?= +[A-Z])")
ABBREVIATION = re.compile(r"(?:^|[\s(.])(?:[A-Za-z]|No|hlm|Hlm|Kab|Kec|Kel|Jl|Dr|Drs|Prof|St|Lamp|dll|dsb|dst)$")


class Severity(StrEnum):
    """How grave a problem is.

    ``GALAT`` stops build and publication; ``PERINGATAN`` asks for a mend or an explanation; ``TEMUAN`` is a slip
    of a printed source document: shown and counted, never failing.
    """

    GALAT = "galat"
    PERINGATAN = "peringatan"
    TEMUAN = "temuan"


@dataclass(frozen=True, order=True, slots=True)
class Letak:
    """A place in a file: path below the project folder with forward slashes, line and column from 1."""

    berkas: str
    baris: int
    kolom: int = 1

    def __str__(self) -> str:
        return f"{self.berkas}:{self.baris}"


#: Where a fact stands that was not read from a file; no problem of real data is ever there.
NOWHERE = Letak("data", 1)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. ``message`` is Indonesian: a sentence on what is wrong, then what to do."""

    code: str
    letak: Letak
    message: str
    severity: Severity = Severity.GALAT

    @property
    def pokok(self) -> str:
        """What is wrong: the first sentence of the message."""
        return self.message[: _first_sentence(self.message)]

    @property
    def saran(self) -> str:
        """What to do: the rest of the message; '' for most findings, which nobody is asked to mend."""
        return self.message[_first_sentence(self.message) :].strip()

    def __str__(self) -> str:
        where = f"{self.letak.berkas}:{self.letak.baris}:{self.letak.kolom}"
        kind = "" if self.severity is Severity.GALAT else f" {self.severity}:"
        return f"{where}  {self.code} {kind} {self.message}".replace("   ", "  ")


class DataError(Exception):
    """The data or the pages cannot be used. Carries every problem found, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Sort and keep the problems. Raises ValueError for none: nothing is refused without a word."""
        self.problems = in_order(problems)
        if not self.problems:
            raise ValueError("a refusal needs a problem")
        super().__init__("\n".join(map(str, self.problems)))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file, line, column and code, each once."""
    return tuple(sorted(set(problems), key=lambda p: (p.letak, p.code, p.message)))


def visible(text: str) -> str:
    """The text on one line as anyone may be shown it: what steers a terminal or turns the writing round is a sign.

    Each character stays one character, so that columns stay where they are.
    """
    return "".join(_sign(char) if not char.isprintable() else char for char in text)


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """' Maksud Anda "…"?' for a misspelt word, or the list of what is known if that is short, or a general advice."""
    from difflib import get_close_matches  # noqa: PLC0415 - takes long to import and is needed for mistakes only

    choices = sorted(known)
    by_lower = {choice.lower(): choice for choice in choices}
    close = get_close_matches(str(word).lower(), by_lower, n=1, cutoff=0.6)
    if close:
        return f' Maksud Anda "{by_lower[close[0]]}"?'
    if not choices:
        return " Belum ada satu pun di sana; hapus, atau tambahkan dahulu."
    return f" Yang dikenal: {', '.join(choices)}." if len(choices) <= 12 else " Periksa ejaannya."


def excerpt(line: str, column: int, number: int) -> str:
    """The quoted line with a caret below the column, as a terminal shows it; a long line is cut around the column."""
    start = max(0, column - 1 - EXCERPT // 2) if len(line) > EXCERPT else 0
    shown = visible(line[start : start + EXCERPT])
    before = sum(map(_cells, shown[: max(column - 1 - start, 0)]))
    return f"{number:>6} | {shown}\n{'':>6} | {'':>{before}}^"


def _first_sentence(message: str) -> int:
    """Where the first sentence ends; the whole length where there is but one."""
    for text in (QUOTED.sub(lambda match: "x" * len(match[0]), message), message):
        for end in SENTENCE_END.finditer(text):
            if not ABBREVIATION.search(text[max(0, end.start() - 8) : end.start()]):
                return end.end()
    return len(message)


def _sign(char: str) -> str:
    """What is shown for a character that a terminal would not simply print."""
    if char in "\t\n\r\v\f\x85\u2028\u2029" or category(char) == "Zs":
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))
    return "\u2421" if char == "\x7f" else "\ufffd"


def _cells(char: str) -> int:
    """How many cells of a terminal a character takes."""
    return 0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1
