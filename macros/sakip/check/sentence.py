"""A sentence about an indicator -> what it says of a year's value or target. Nothing is held against facts here.

Only plain statements are understood: a subject (the indicator's name, or nilai, realisasi, capaian, target), words that
add nothing, and the verb. Another word in between, another subject, quarter or year that is not known, a purpose or a
condition make the sentence one that is not understood, and then nothing is said: a wrong alarm stops a build.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sakip.check import vocabulary as kata
from sakip.check.clause import REACHING, Word, clauses, plain
from sakip.check.markup import HIDDEN
from sakip.compute import Arah, KinerjaIndikator, Mutu, TahunIndikator
from sakip.model import Polaritas

WAYS: dict[str, Arah | Mutu] = {
    **dict.fromkeys(("meningkat", "naik", "bertambah", "bertumbuh"), Arah.NAIK),
    **dict.fromkeys(("menurun", "turun", "berkurang", "merosot", "melemah"), Arah.TURUN),
    "membaik": Mutu.MEMBAIK,
    "memburuk": Mutu.MEMBURUK,
}
REACHED = frozenset(("tercapai", "terpenuhi", "terlampaui", *(f"{verb} target" for verb in REACHING)))
#: Of something that is to fall, or to stay in a range, these may say that it went too far, or that it did well.
BEYOND = frozenset(("terlampaui", "melampaui target", "melebihi target"))
VERB = re.compile(rf"\b(?:{'|'.join((*WAYS, 'tercapai', 'terpenuhi', 'terlampaui', *REACHING))})\b", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")


class Said(NamedTuple):
    """What words say of a year: which way the value or capaian went, or whether the target was reached."""

    words: str
    says: Arah | Mutu | bool
    of: str
    year: TahunIndikator


def statements(sentence: str, item: KinerjaIndikator, names: tuple[str, ...], *, named: bool) -> Iterator[Said]:
    """What a sentence says of the indicator.

    ``names`` are those of every indicator of the year; where ``named``, a sentence must name its subject in full.
    """
    if VERB.search(sentence):
        for clause in clauses(sentence, names):
            year = _year(clause, item)
            if year is not None:
                yield from _statements(sentence, clause, item, year, named=named)


def _year(clause: Sequence[Word], item: KinerjaIndikator) -> TahunIndikator | None:
    """The year that a clause speaks of; None where that is not certain."""
    told: set[int] = set()
    bases: set[int] = set()
    for at, word in enumerate(clause):
        before = [one.low for one in clause[max(0, at - 2) : at] if one.low != "tahun"][-1:]
        based = bool(before) and before[0] in kata.BASES
        if YEAR.fullmatch(word.low):
            (bases if based else told).add(int(word.low))
        elif _unclear(word, clause[at + 1].low if at + 1 < len(clause) else "", based=based):
            return None
    if told <= {item.kini.tahun}:
        return item.kini if not bases or (item.sebelum and bases == {item.sebelum.tahun}) else None
    return next((year for year in item.riwayat if told == {year.tahun} and not bases), None)


def _unclear(word: Word, following: str, *, based: bool) -> bool:
    """Whether a word, with that behind it, speaks of a year that is not known, names a place or compares otherwise."""
    if word.low == "tahun":
        return following[:1] == HIDDEN or following == "ke" or (following in kata.RELATIVE and not based)
    if word.low in ("di", "pada"):
        return following not in kata.TIMES and not following[:1].isdigit()
    if word.low in kata.BASES:
        return following not in kata.BEFORE_THAT and not following[:1].isdigit()
    return not word.name and YEAR.search(word.low) is not None


def _statements(
    sentence: str, clause: Sequence[Word], item: KinerjaIndikator, year: TahunIndikator, *, named: bool
) -> Iterator[Said]:
    """What follows the subject word by word, up to the first word that is not understood."""
    at = _subject(clause, item, named=named)
    if at is None:
        return
    of = next((word.low for word in clause[: at + 1] if word.low in ("capaian", "target")), "nilai")
    negated: Word | None = None
    for place, word in enumerate(clause[at + 1 :], at + 1):
        words = _spaced(sentence[(negated or word).start : word.end])
        following = clause[place + 1].low if place + 1 < len(clause) else ","
        if clause[place - 1].low == "yang" and (word.low in WAYS or word.low in REACHED):
            return
        if word.low in WAYS:
            if following in WAYS or not _may_follow(following):
                return
            if negated is None:
                yield Said(words, WAYS[word.low], of, year)
            negated = None
        elif word.low in REACHED:
            reached = _reached(word.low, following, item.uraian.polaritas)
            short = negated and word.low in BEYOND and item.uraian.polaritas is Polaritas.NAIK  # it may just be met
            if reached is not None and _may_follow(following) and not short:
                yield Said(words, reached is (negated is None), "target", year)
            negated = None
        elif word.low in kata.NOT:
            negated = negated or word
        elif word.low in ("target", "capaian"):
            of = "target"
        elif not (_adds_nothing(word.low) or (negated and word.low in kata.ABLE)):
            return


def _subject(clause: Sequence[Word], item: KinerjaIndikator, *, named: bool) -> int | None:
    """Where the clause's subject stands: the indicator's own name, or a word for its value; None for another."""
    called = [at for at, word in enumerate(clause) if word.name]
    if called:
        at = called[0] if clause[called[0]].low == plain(item.indikator.nama) and len(called) == 1 else None
    else:
        at = None if named else next((at for at, word in enumerate(clause) if word.low in kata.SUBJECTS), None)
    return at if at is not None and all(_adds_nothing(word.low) for word in clause[:at]) else None


def _may_follow(low: str) -> bool:
    """Whether a verb with this word behind it is said of the subject, and not of what follows."""
    return _adds_nothing(low) or low in kata.BASES or low in kata.REASONS or low in kata.PURPOSES or low == "target"


def _adds_nothing(low: str) -> bool:
    return low in kata.NEUTRAL or low[:1].isdigit() or low[:1] == HIDDEN


def _reached(verb: str, following: str, polaritas: Polaritas) -> bool | None:
    """Whether the verb says that the target was reached; None where it may mean a part, or another's target."""
    partly = following in kata.PARTLY or following[:1].isdigit() or following[:1] == HIDDEN
    another = verb not in ("tercapai", "terpenuhi", "terlampaui") and not _adds_nothing(following)
    if partly or another:
        return None
    if verb in BEYOND and polaritas is not Polaritas.NAIK:
        return False if verb == "melebihi target" and polaritas is Polaritas.TURUN else None
    return True


def _spaced(words: str) -> str:
    return " ".join(words.split())
