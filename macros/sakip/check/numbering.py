"""A number in its text -> whether it is no figure: a year, a date, the number of a regulation or of a part, a term.

Each kind of such numbers is a function of the place, with the end of what it takes, or 0. Where it cannot be told, the
number is taken, for a wrong alarm stops a build.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from sakip.check import vocabulary as kata

YEAR = r"(?:19[4-9]\d|20\d\d|2100)(?!\d)"
MONTH = rf"(?i:{'|'.join(sorted(kata.MONTHS))})\b"
TO = r"(?:\s*[-–]\s*|\s+(?:sampai(?:\s+dengan)?|hingga|s\.?/?d\.?)\s+)"
AND = rf"(?:{TO}|\s*/\s*|\s*,\s*(?:(?:dan|serta|atau)\s+)?|\s+(?:dan|serta|atau)\s+)"
CLOCK = r"\d{1,2}[.:]\d\d"
#: Glued to a word: S1, P3K, COVID-19, ke-3, III.2; or a word to it: 4G, 3T, 1990-an, 2b.
TERM = re.compile(r"(?:[A-Za-z][\w-]*|\b[A-Z]{1,5}[.+])$")
REST = re.compile(r"[\w.@-]*")
LETTERED = re.compile(r"\d+(?:-?an\b|[a-h]\b|(?:st|nd|rd|th)\b|[A-Z](?![a-z])[\w-]*|[a-z]+\d\w*)")
#: How far before an item of an enumeration in a line the one before it may stand.
FAR = 2000
#: What is no figure wherever it stands: dates, times of day, numbers of documents, codes of accounts.
SHAPE = re.compile(
    rf"\d{{1,2}}(?:{AND}\d{{1,2}}){{0,12}}\s+{MONTH}(?:\s+{YEAR})?|{YEAR}-\d\d-\d\d\b|\d{{1,2}}([/.-])\d{{1,2}}\1{YEAR}|"
    rf"{CLOCK}(?:{TO}{CLOCK})?\s*WI(?:B|TA|T)\b|\d[\w.-]{{0,40}}/{YEAR}|"
    rf"(?=\S{{0,80}}[A-Z]|\S{{0,80}}/{YEAR})\d[\w.-]{{0,40}}(?:/[\w.-]{{1,40}}){{2,12}}|"
    r"0\d{2,3}(?:[- ]\d{3,4}){2}\b|"
    r"(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,}(?![\d,])"
)
REGULATION = re.compile(rf"\d{{1,4}}(?:\.\d+(?=[/-]))?(?:[/-]\w{{1,20}}){{0,8}}\s+Tahun\s+{YEAR}")
YEARS = re.compile(rf"({YEAR})({AND}{YEAR}){{0,12}}(?![.,]?\d|\s*%|[A-Za-z])")
COUNTING = re.compile(rf"\s*(?:%|(?i:{'|'.join(kata.COUNTED)})\b(?!\s+\d)|\((?:{kata.ONES})\b)")
THING = re.compile(rf"\s*(?i:{'|'.join(kata.THINGS)})\b(?!\s+\d)")
#: Behind a word that always names by number (Pasal 6, 7, dan 8), and behind one that often does (program 16).
NUMBERED = re.compile(r"\d++(?:[./:-]\w++)*+(?!,\d|\s*%)\)?")
COMMA = r"\s*,\s+(?=[\w./-]+\s*(?:,|dan\b|serta\b|atau\b|[.;)]?$))"
MORE = re.compile(
    rf"\s*[-–]\s*{NUMBERED.pattern}|(?:{TO}|,?\s+(?:dan|serta|atau)\s+|{COMMA}|(?<=\d)/)"
    rf"(?:\d\.\d{{1,2}}(?![\d,%])|{NUMBERED.pattern}(?!{COUNTING.pattern}))"
)
SMALL = re.compile(rf"(?!0\.)[0-3]?\d(?:\.\d{{1,2}})*(?![\w%]|[.,]\d|{COUNTING.pattern})\)?")
LONG = re.compile(r"\d[\d ()+/.-]{4,}\d|\d{5,}")
VERSION = re.compile(r"[1-9]\.\d(?![\d%,])")
VERSIONED = re.compile(r"(?:[eE]-\w|SI[A-Z]|(?:[Ii]ndustri|[Ss]ociety|[Ee]ra)$)")
#: At the start of a line: "1. ", "2) ", "3.2 Capaian", the number of a table's row.
MARKER = re.compile(r"[\s#*>|+-]*\(?")
ITEM = re.compile(r"\d{1,2}[.)]\)?\s|\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z*_\[]")
ROW = re.compile(r"\d{1,4}\.?\s*\|")
POINT = re.compile(r"(\d{1,2})(?:\)|\.(?=\s+[A-Z]))")


class Place(NamedTuple):
    """A digit in its text, with the two words before it as they are written."""

    text: str
    at: int
    word: str
    earlier: str

    @property
    def named(self) -> str:
        """The word before it in small letters, of words with a slash the last."""
        return self.word.rpartition("/")[2].lstrip("(*_[|").rstrip("*_:").casefold()

    @property
    def naming(self) -> str:
        """The same without the full stop of an abbreviation; with it where a sentence ends there."""
        word = self.named
        return word[:-1] if word[-1:] == "." and word[:-1] in kata.ABBREVIATED else word


def _term(place: Place) -> int:
    text, at = place.text, place.at
    glued = at > 0 and (text[at - 1].isalnum() or text[at - 1] in "-._+")
    if glued and TERM.search(text[max(0, at - 24) : at]):
        return _end(REST.match(text, at))
    return _end(LETTERED.match(text, at))


def _shape(place: Place) -> int:
    return _end(SHAPE.match(place.text, place.at))


def _regulation(place: Place) -> int:
    return 0 if place.named in kata.VALUES else _end(REGULATION.match(place.text, place.at))


def _enumeration(place: Place) -> int:
    """At the start of a line, or in it where the number before it stands in the text too."""
    text, at = place.text, place.at
    line = text[text.rfind("\n", 0, at) + 1 : at]
    if MARKER.fullmatch(line):
        return _end(ITEM.match(text, at)) or ("|" in line and _end(ROW.match(text, at)))
    point = POINT.match(text, at)
    if point is None or re.search(rf"(?:{kata.ONES})$", place.named):
        return 0
    opened, dotted = line.endswith("("), point[0].endswith(".")
    if not opened and line.count("(") > line.count(")"):
        return 0
    first = point[1] == "1" and (not dotted or place.word.endswith((":", ";")))
    near, opening, earlier = text[max(0, at - FAR) : at], "(" * opened, f"{int(point[1]) - 1}{point[0][-1]}"
    before = opening + earlier in near and re.search(rf"{re.escape(opening)}(?<!\d){re.escape(earlier)}", near)
    alone = opened and int(point[1]) < 10 and not COUNTING.match(text, point.end())
    return point.end() if first or before or alone else 0


def _named(place: Place) -> int:
    """Behind a word that names by number, with those that follow: Tabel 3.7 sampai 3.14."""
    word, text, at = place.naming, place.text, place.at
    if word in kata.CALLED and (end := _end(LONG.match(text, at))):
        return end
    if VERSIONED.match(place.word) and (end := _end(VERSION.match(text, at))):
        return end
    if word in kata.NAMING or word != place.named or word.startswith(kata.REGULATIONS):
        end = _end(NUMBERED.match(text, at))
    elif word in kata.OFTEN_NAMING and not place.earlier[-1:].isdigit():
        earlier = place.earlier.casefold()
        counted = earlier in kata.TOTALS or (word == "angka" and earlier in kata.ARRIVING)
        end = 0 if counted else _end(SMALL.match(text, at))
    else:
        return 0
    while end and (more := MORE.match(text, end)):
        end = more.end()
    return end


def _year(place: Place) -> int:
    years = YEARS.match(place.text, place.at)
    if years is None or place.named in kata.COUNTS:
        return 0
    counted = years[2] is None and THING.match(place.text, years.end())
    return 0 if counted and place.named not in kata.WHEN else years.end()


#: The kinds of numbers that are no figures, each with the end of what it takes, or 0.
NO_FIGURES: tuple[Callable[[Place], int], ...] = (_term, _shape, _regulation, _enumeration, _named, _year)


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0
