"""A problem as a value: what is wrong with the data or a page, where, and what to do. Nothing is printed here."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

EXCERPT = 120


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
    """One thing that is wrong. ``message`` is a whole Indonesian sentence that also says what to do."""

    code: str
    letak: Letak
    message: str
    severity: Severity = Severity.GALAT

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


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """' Maksud Anda "…"?' for a misspelt word, or the list of what is known if that is short, or ''."""
    choices = sorted(known)
    close = get_close_matches(str(word).lower(), choices, n=1, cutoff=0.6)
    if close:
        return f' Maksud Anda "{close[0]}"?'
    return f" Yang dikenal: {', '.join(choices)}." if 0 < len(choices) <= 12 else ""


def excerpt(line: str, column: int, number: int) -> str:
    """The quoted line with a caret below the column, as a terminal shows it; a long line is cut around the column."""
    start = max(0, column - 1 - EXCERPT // 2) if len(line) > EXCERPT else 0
    shown = line.replace("\t", " ")[start : start + EXCERPT]
    return f"{number:>6} | {shown}\n{'':>6} | {'':>{min(column - 1 - start, len(shown))}}^"
