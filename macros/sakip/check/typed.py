"""A text -> the figures typed into it, and the marks [[ ]] without their other half. Nothing is known here of facts.

Each run of digits is looked at in its place: what it is glued to, the words before it, the word behind it. Years,
dates, numbers of regulations and of parts of a document, enumerations and terms (S1, COVID-19) are no figures. Of
numbers in letters only those are read that measure: dua puluh lima persen. Where it cannot be told, the figure is let
pass, for a wrong alarm stops a build.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from sakip.check import vocabulary as kata
from sakip.check.markup import blank
from sakip.check.numbering import NO_FIGURES, Place
from sakip.model.base import DELIBERATE

SPARED = re.compile(rf'{DELIBERATE.pattern}|"[^"\n]*"|“[^“”\n]*”|https?://\S+')
DIGIT = re.compile(r"\d")
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*(?:\s?%)?")
LEAD = re.compile(r"(?:\bRp\.?\s?|(?<![\w)%])[-−])$", re.IGNORECASE)
#: The first letters of the numbers stand before all else: with them the search is three times as fast.
LETTERS = re.compile(
    rf"(?=[{''.join(sorted({word[0] for word in kata.DIGITS.split('|')}))}])"
    rf"(?<![\w-])((?:{kata.DIGITS})(?:\s++(?:{'|'.join((kata.DIGITS, *sorted(kata.MAGNITUDES)))})\b){{0,14}}+)"
    rf"\s++({'|'.join(kata.MEASURES)})\b",
    re.IGNORECASE,
)
HALF = re.compile(r"\[\[|\]\]")
BRACKET = re.compile(r"[\[\]]|$")


class Half(NamedTuple):
    """A mark without its other half, the stretch it was to hold, and whether no bracket closes or opens that at all."""

    sign: str
    at: int
    start: int
    end: int
    alone: bool


def mistyped(text: str) -> tuple[list[Half], list[tuple[int, str]]]:
    """The marks of a text that lack their other half, and the figures that none of these was to hold."""
    figures = typed_figures(text)
    offsets = [at for at, _ in figures]
    halves, held = [], set[int]()
    for half in _halves(text):
        inside = offsets[bisect_left(offsets, half.start) : bisect_left(offsets, half.end)]
        if inside or half.alone:
            halves.append(half)
            held.update(inside)
    return halves, [(at, figure) for at, figure in figures if at not in held]


def typed_figures(text: str) -> tuple[tuple[int, str], ...]:
    """(offset, figure) of each figure that is typed into a text without leave."""
    digits, letters = DIGIT.search(text), LETTERS.search(text)
    if not digits and not letters:
        return ()
    left = SPARED.sub(blank, text)
    return tuple(sorted([*_typed(left), *_in_letters(left)] if letters else _typed(left)))


def _halves(text: str) -> Iterator[Half]:
    """The first of each line; a second one follows from it."""
    left, begins = SPARED.sub(blank, text) if HALF.search(text) else "", 0
    for line in left.split("\n"):
        if half := HALF.search(line):
            at, sign = half.start(), half[0]
            closing = BRACKET.search(line, half.end())
            before = max(line.rfind("[", 0, at), line.rfind("]", 0, at)) + 1
            start, end = (at, closing.start() if closing else at) if sign == "[[" else (before, half.end())
            alone = "]" not in line[at:] if sign == "[[" else "[" not in line[:at]
            yield Half(sign, begins + at, begins + start, begins + end, alone)
        begins += len(line) + 1


def _typed(text: str) -> Iterator[tuple[int, str]]:
    end = 0
    while digit := DIGIT.search(text, end):
        at = digit.start()
        words = text[max(0, at - 60) : at].rstrip("(").split()
        place = Place(text, at, *((*reversed(words[-2:]), "", "")[:2]))
        lead = LEAD.search(text[max(0, at - 5) : at])
        money = lead is not None and lead[0][-1] not in "-−"
        end = 0 if money else next((end for kind in NO_FIGURES if (end := kind(place))), 0)
        if end == 0 and (figure := FIGURE.match(text, at)):
            end = figure.end()
            yield at - (len(lead[0]) if lead else 0), (lead[0] if lead else "") + figure[0]


def _in_letters(text: str) -> Iterator[tuple[int, str]]:
    """The numbers in letters before a measure that are of several words, or of one before "persen"."""
    for found in LETTERS.finditer(text):
        words, measure = found[1].casefold().split(), found[2].casefold()
        before = text[max(0, found.start() - 40) : found.start()].casefold().split()[-1:]
        one = measure == "persen" and len(words) == 1 and words[0] not in kata.IDIOMS
        several = len(words) > 1 and not kata.MEASURES[measure].isdisjoint(words)
        if (one or several) and kata.BOUNDS.isdisjoint(before):
            yield found.start(), found[1]
