"""Two states of a project -> what differs: facts, what follows from them, pages, problems."""

from collections.abc import Iterator
from dataclasses import dataclass

from sakip.changes import BedaFakta, changed_facts
from sakip.compute import Kinerja
from sakip.diff.pages import BedaHalaman, changed_pages
from sakip.diff.results import BedaAngka, BedaIndikator, changed_indicators, changed_results, new_ids
from sakip.diff.side import Sisi
from sakip.listing.listing import fingerprints
from sakip.problem import Problem
from sakip.render.sentences.annex import kelengkapan
from sakip.render.write import plain_text


@dataclass(frozen=True, kw_only=True)
class Perbedaan:
    """Everything that differs between two states.

    Where the data of one cannot be used (``gagal``), only the facts are compared. ``halaman_tak_terbaca`` are the pages
    that cannot be read on one side. ``program`` are the files of the program that differ, whose effect is not compared.
    """

    semula: Sisi
    menjadi: Sisi
    fakta: tuple[BedaFakta, ...]
    angka: tuple[BedaAngka, ...] = ()
    indikator: tuple[BedaIndikator, ...] = ()
    halaman: tuple[BedaHalaman, ...] = ()
    halaman_tak_terbaca: tuple[str, ...] = ()
    masalah_baru: tuple[Problem, ...] = ()
    masalah_hilang: tuple[Problem, ...] = ()
    masalah_berubah: tuple[tuple[Problem, Problem], ...] = ()
    kelengkapan: tuple[str, str] = ("", "")
    program: tuple[str, ...] = ()

    @property
    def gagal(self) -> tuple[Sisi, ...]:
        """The states whose data cannot be used."""
        return tuple(side for side in (self.semula, self.menjadi) if side.hasil is None)

    @property
    def kosong(self) -> bool:
        """Whether nothing differs in meaning."""
        problems = self.masalah_baru or self.masalah_hilang or self.masalah_berubah
        pages = self.halaman or self.halaman_tak_terbaca
        return not (self.fakta or self.angka or self.indikator or pages or problems)

    @property
    def tahun(self) -> tuple[int, int] | None:
        """The years that the two states report, where these are not the same; None where they are, or not known."""
        years = [side.hasil.kinerja.tahun for side in (self.semula, self.menjadi) if side.hasil is not None]
        return (years[0], years[1]) if len(set(years)) == 2 else None


def difference(before: Sisi, after: Sisi) -> Perbedaan:
    """What differs."""
    program = tuple(_program(before, after))
    if before.hasil is not None and before.hasil is after.hasil:  # the same data and pages
        return Perbedaan(semula=before, menjadi=after, fakta=(), program=program)
    facts = changed_facts(before.berkas, after.berkas, before.tak_terbaca | after.tak_terbaca)
    if before.hasil is None or after.hasil is None:
        return Perbedaan(semula=before, menjadi=after, fakta=facts, program=program)
    years = {before.hasil.kinerja.tahun, after.hasil.kinerja.tahun}
    mine, yours = ([year for year in side.perkara.tahun if year.tahun in years] for side in (before.hasil, after.hasil))
    unread = before.hasil.unread | after.hasil.unread
    fresh, gone = list(new_problems(after.masalah, before.masalah)), list(new_problems(before.masalah, after.masalah))
    moved = tuple(_moved(gone, fresh))
    return Perbedaan(
        semula=before,
        menjadi=after,
        fakta=facts,
        angka=changed_results(mine, yours, facts),
        indikator=changed_indicators(mine, yours, facts),
        halaman=changed_pages(before.hasil.draft, after.hasil.draft, unread, new_ids(facts)),
        halaman_tak_terbaca=tuple(sorted(unread)),
        masalah_baru=tuple(fresh),
        masalah_hilang=tuple(gone),
        masalah_berubah=moved,
        kelengkapan=(_completeness(before.hasil.kinerja), _completeness(after.hasil.kinerja)),
        program=program,
    )


def _program(before: Sisi, after: Sisi) -> Iterator[str]:
    """The program's files that differ; beside a folder, which may hold no more than data and pages, those of both."""
    mine, yours = before.program, after.program
    names = set(mine) & set(yours) if before.lepas or after.lepas else {*mine, *yours}
    return (name for name in sorted(names) if mine.get(name) != yours.get(name))


def _moved(gone: list[Problem], fresh: list[Problem]) -> Iterator[tuple[Problem, Problem]]:
    """Problems that say of the same line the same with other figures; they are taken out of both lists."""
    for problem in tuple(fresh):
        place = (problem.letak.berkas, problem.letak.baris)
        for old in gone:
            about = (old.code, old.severity, (old.letak.berkas, old.letak.baris))
            if about == (problem.code, problem.severity, place):
                gone.remove(old)
                fresh.remove(problem)
                yield old, problem
                break


def new_problems(problems: tuple[Problem, ...], others: tuple[Problem, ...]) -> Iterator[Problem]:
    """The problems that are not among the others, wherever they stand in their file."""
    known = set(fingerprints(others))
    return (problem for problem, mark in zip(problems, fingerprints(problems), strict=True) if mark not in known)


def _completeness(kinerja: Kinerja) -> str:
    return plain_text(kelengkapan(kinerja))
