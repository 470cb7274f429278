"""A comparison as one page of its own: before and after side by side, what differs in long texts marked."""

import re
from difflib import SequenceMatcher

from sakip.diff.difference import Perbedaan
from sakip.diff.summary import NONE, before_after, effects, place, program_note, summary
from sakip.problem import Severity
from sakip.render.html import fill

#: Longer texts are shown whole, without marks: the time would grow with the square of their length.
MOST_WORDS = 400

#: A piece of text, and whether it differs from the other side.
Piece = tuple[bool, str]


def html(found: Perbedaan) -> str:
    """The page; it loads nothing."""
    grave = [problem for problem in found.masalah_baru if problem.severity is not Severity.TEMUAN]
    findings = [problem for problem in found.masalah_baru if problem.severity is Severity.TEMUAN]
    follows = effects(found)
    return fill(
        "perbandingan",
        beda=found,
        ringkasan=summary(found),
        catatan=program_note(found),
        fakta=[(fact, before_after(fact), follows.get(id(fact), []), place(fact)) for fact in found.fakta],
        masalah=grave,
        temuan=findings,
        sisi=marked,
        kosong=NONE,
    )


def marked(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, those marked that the other does not have; short ones are marked whole by their cells."""
    one, other = (re.findall(r"\s+|[^\s]+", text) for text in (before, after))
    if not one or not other or max(len(one), len(other)) > MOST_WORDS or min(len(one), len(other)) < 5:
        return [(False, before)], [(False, after)]
    mine: list[Piece] = []
    yours: list[Piece] = []
    for kind, start, end, begin, until in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        differs = kind != "equal"
        mine += [(differs, "".join(one[start:end]))] if start < end else []
        yours += [(differs, "".join(other[begin:until]))] if begin < until else []
    return mine, yours
