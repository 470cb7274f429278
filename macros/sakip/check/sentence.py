"""A sentence about an indicator -> what it says of a year's value or target. Nothing is held against facts here.

Only plain statements are understood: a subject (the indicator's name, or nilai, realisasi, capaian, target), words that
add nothing, and the verb. Another word in between, another subject, quarter or year that is not known, a purpose or a
condition make the sentence one that is not understood, and then nothing is said: a wrong alarm stops a build.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from sakip.check import vocabulary as kata
from sakip.check.clause import TO_TARGET, Word, clauses, plain
from sakip.check.markup import HIDDEN
from sakip.compute import Arah, KinerjaIndikator, Mutu, TahunIndikator
from sakip.model import Polaritas

WAYS: dict[str, Arah | Mutu] = {
    **dict.fromkeys(("meningkat", "naik", "bertambah", "bertumbuh", "melonjak", "mengalami kenaikan"), Arah.NAIK),
    **dict.fromkeys(("menurun", "turun", "berkurang", "merosot", "melemah", "anjlok"), Arah.TURUN),
    "mengalami penurunan": Arah.TURUN,
    "membaik": Mutu.MEMBAIK,
    "memburuk": Mutu.MEMBURUK,
}
#: What compares two years, where it is told with which.
COMPARED: dict[str, Arah | Mutu] = {
    "lebih tinggi": Arah.NAIK,
    "lebih rendah": Arah.TURUN,
    "lebih baik": Mutu.MEMBAIK,
    "lebih buruk": Mutu.MEMBURUK,
    "sama dengan": Arah.TETAP,
    "berubah": Arah.TETAP,  # always with a "tidak"
}
ALONE = ("tercapai", "terpenuhi", "terlampaui")
REACHED = frozenset((*ALONE, *TO_TARGET))
#: The realisasi is more than the target, or less.
MORE = frozenset(("terlampaui", "melampaui target", "melebihi target"))
LESS = frozenset(("di bawah target", "kurang dari target"))
#: Of something that is to fall, these may say that it went too far, or that it did well.
VAGUE = frozenset(("terlampaui", "melampaui target", "di bawah target"))
VERBS = frozenset((*WAYS, *COMPARED, *REACHED))
FIRST = sorted({low.split()[0] for low in (*WAYS, *COMPARED)} | {*ALONE, "dicapai", "tetap"})
VERB = re.compile(rf"\b(?:{'|'.join(FIRST)}|{'|'.join(TO_TARGET.values())})\b", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")


class Said(NamedTuple):
    """What words say of a year: which way the value or capaian went, or whether the target was reached."""

    words: str
    says: Arah | Mutu | bool
    of: str
    year: TahunIndikator
    compared: bool = False


class Verb(NamedTuple):
    """A verb in its clause: what negates it, what follows, its subject, and what it speaks of by then."""

    low: str
    negation: str
    behind: Sequence[Word]
    subject: str
    of: str

    @property
    def following(self) -> str:
        """The next word; at a clause's end a comma."""
        return self.behind[0].low if self.behind else ","


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
            if before and before[0] in TO_TARGET and int(word.low) != item.kini.tahun:
                return None
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
    subject = of = next((word.low for word in clause[: at + 1] if word.low in ("capaian", "target")), "nilai")
    negated: Word | None = None
    for place, word in enumerate(clause[at + 1 :], at + 1):
        low = "tercapai" if word.low == "dicapai" and negated and of == "target" else word.low
        if low in VERBS:
            verb = Verb(low, negated.low if negated else "", clause[place + 1 :], subject, of)
            says = None if _describes(clause[:place], low) else _says(verb, clause, item, year)
            if says is None:
                return
            if not (negated and low in WAYS):  # what did not rise may have fallen or stayed
                words = _spaced(sentence[(negated or word).start : word.end])
                yield Said(words, says, "target" if low in REACHED else of, year, low in COMPARED)
            negated = None
        elif word.low in kata.NOT and not (negated and word.low == "gagal"):
            negated = negated or word
        elif word.low in ("target", "capaian"):
            of = "target"
        elif not _adds_nothing(word.low) and word.low not in (kata.ABLE if negated else kata.DEGREES):
            return


def _subject(clause: Sequence[Word], item: KinerjaIndikator, *, named: bool) -> int | None:
    """Where the clause's subject stands: the indicator's own name, or a word for its value; None for another."""
    called = [at for at, word in enumerate(clause) if word.name]
    if called:
        at = called[0] if clause[called[0]].low == plain(item.indikator.nama) and len(called) == 1 else None
    else:
        at = None if named else next((at for at, word in enumerate(clause) if word.low in kata.SUBJECTS), None)
    return at if at is not None and all(_adds_nothing(word.low) for word in clause[:at]) else None


def _describes(before: Sequence[Word], low: str) -> bool:
    """Whether a verb behind these words states nothing: target yang belum tercapai; turun, sama dengan tahun lalu."""
    last = next((word.low for word in reversed(before) if word.low not in kata.AUXILIARY), "")
    return last == "yang" or (low == "sama dengan" and last == ",")


def _may_follow(low: str) -> bool:
    """Whether a verb with this word behind it is said of the subject, and not of what follows."""
    return _adds_nothing(low) or low in kata.BASES or low in kata.REASONS or low in kata.PURPOSES


def _adds_nothing(low: str) -> bool:
    return low in kata.NEUTRAL or low[:1].isdigit() or low[:1] == HIDDEN


def _says(
    verb: Verb, clause: Sequence[Word], item: KinerjaIndikator, year: TahunIndikator
) -> Arah | Mutu | bool | None:
    """What a verb says, taken for itself; None where that is not certain."""
    following = verb.following
    if verb.low in WAYS:
        other = following in WAYS or following == "target" or not _may_follow(following)
        return None if other else WAYS[verb.low]
    if verb.low in COMPARED:
        against = verb.low == "sama dengan" or following in kata.BASES or following == ","
        sure = against and bool(verb.negation) is (verb.low == "berubah") and year is item.kini
        return COMPARED[verb.low] if sure and _with_last_year(clause, item, verb.of) else None
    return _reached(verb, item.uraian.polaritas) if _whole(verb) else None


def _with_last_year(clause: Sequence[Word], item: KinerjaIndikator, of: str) -> bool:
    """Whether a clause compares the year with that before it, and the like with the like."""
    last = item.sebelum is not None and item.sebelum.tahun == item.kini.tahun - 1
    for base, unit, which in zip(clause, clause[1:], clause[2:], strict=False):
        if base.low in kata.BASES and unit.low == "tahun":
            told = YEAR.fullmatch(which.low) is not None or (last and which.low in kata.LAST)
            return told and (of == "nilai" or base.low not in ("daripada nilai", "sama dengan"))
    return False


def _reached(verb: Verb, polaritas: Polaritas) -> bool | None:
    """Whether the verb says that the target was reached; None where that is not certain."""
    if verb.low in TO_TARGET and verb.subject == "target":
        return None
    if verb.low not in MORE | LESS:
        exact = verb.low != "sesuai target" or verb.negation in ("", "belum")
        return not verb.negation if exact else None
    falling = polaritas is Polaritas.TURUN and verb.low not in VAGUE and verb.subject != "capaian"
    if polaritas is not Polaritas.NAIK and not falling:
        return None
    good = (verb.low in LESS) is falling
    if verb.negation:
        return None if good or verb.negation == "gagal" else True  # what is not more than the target may just be met
    return good


def _whole(verb: Verb) -> bool:
    """Whether what follows leaves it at the indicator's own target of the year, and at the whole of it."""
    following = verb.following
    part = following in kata.PARTLY or following[:1].isdigit() or following[:1] == HIDDEN
    if part or not _may_follow(following) or (verb.negation and following == "dengan"):
        return False
    return verb.low in ALONE or _own_target([word.low for word in verb.behind])


def _own_target(behind: Sequence[str]) -> bool:
    """Whether these words behind "target" leave it this indicator's: no target sebelumnya, or one that others set."""
    if behind and behind[0] in kata.EARLIER:
        return False
    described, previous = False, ""
    for low in takewhile(lambda low: low != ",", behind):
        described = described or low == "yang"
        known = _adds_nothing(low) or (described and low in kata.PROMISE)
        if not known or (described and low[:1].isdigit()):
            return not described and previous not in kata.SUBJECTS and previous not in ("kinerja", "indikator")
        previous = low
    return True


def _spaced(words: str) -> str:
    return " ".join(words.split())
