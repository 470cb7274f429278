"""Two states of a project -> what differs: facts, what follows from them, pages, problems."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.changes import BedaFakta, changed_facts
from sakip.compute import Kinerja
from sakip.diff.pages import BedaHalaman, changed_pages
from sakip.diff.results import BedaAngka, BedaIndikator, changed_indicators, changed_results
from sakip.diff.side import Sisi
from sakip.listing.listing import fingerprints
from sakip.problem import Problem
from sakip.render.sentences.annex import kelengkapan
from sakip.render.write import plain_text

#: The name of a file about one year.
OF_YEAR = re.compile(r"[a-z]-(?P<tahun>\d{4})\.yaml$")


@dataclass(frozen=True, kw_only=True)
class Perbedaan:
    """Everything that differs between two states.

    Where the data of one cannot be used (``gagal``), only the facts and problems are compared.
    """

    semula: Sisi
    menjadi: Sisi
    fakta: tuple[BedaFakta, ...]
    angka: tuple[BedaAngka, ...] = ()
    indikator: tuple[BedaIndikator, ...] = ()
    halaman: tuple[BedaHalaman, ...] = ()
    masalah_baru: tuple[Problem, ...] = ()
    masalah_hilang: tuple[Problem, ...] = ()
    kelengkapan: tuple[str, str] = ("", "")
    program: tuple[str, ...] = ()

    @property
    def gagal(self) -> tuple[Sisi, ...]:
        """The states whose data cannot be used."""
        return tuple(side for side in (self.semula, self.menjadi) if side.hasil is None)

    @property
    def kosong(self) -> bool:
        """Whether nothing differs in meaning."""
        return not (
            self.fakta or self.angka or self.indikator or self.halaman or self.masalah_baru or self.masalah_hilang
        )


def difference(before: Sisi, after: Sisi, program: tuple[str, ...] = ()) -> Perbedaan:
    """What differs; ``program`` are the files of the program that differ, whose effect is not compared."""
    facts = changed_facts(before.berkas, after.berkas, before.tak_terbaca | after.tak_terbaca)
    if before.hasil is None or after.hasil is None:
        return Perbedaan(semula=before, menjadi=after, fakta=facts, program=program)
    years = {before.hasil.kinerja.tahun, after.hasil.kinerja.tahun, *_years(facts)}
    mine, yours = ([year for year in side.perkara.tahun if year.tahun in years] for side in (before.hasil, after.hasil))
    return Perbedaan(
        semula=before,
        menjadi=after,
        fakta=facts,
        angka=changed_results(mine, yours, facts),
        indikator=changed_indicators(mine, yours),
        halaman=changed_pages(before.hasil.draft, after.hasil.draft),
        masalah_baru=tuple(new_problems(after.masalah, before.masalah)),
        masalah_hilang=tuple(new_problems(before.masalah, after.masalah)),
        kelengkapan=(_completeness(before.hasil.kinerja), _completeness(after.hasil.kinerja)),
        program=program,
    )


def _years(facts: tuple[BedaFakta, ...]) -> Iterator[int]:
    """The years that changed files are about, besides those reported."""
    for fact in facts:
        found = fact.letak and OF_YEAR.search(fact.letak.berkas)
        if found:
            yield int(found["tahun"])


def new_problems(problems: tuple[Problem, ...], others: tuple[Problem, ...]) -> Iterator[Problem]:
    """The problems that are not among the others, wherever they stand in their file."""
    known = set(fingerprints(others))
    return (problem for problem, mark in zip(problems, fingerprints(problems), strict=True) if mark not in known)


def _completeness(kinerja: Kinerja) -> str:
    return plain_text(kelengkapan(kinerja))
