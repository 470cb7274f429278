"""Loaded files -> Dataset: ids are unique, references resolve, years agree, each value suits its indicator."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from sakip.load.belong import misplaced
from sakip.load.facts import Loaded
from sakip.load.ids import introduced, unknown_references
from sakip.load.plans import inconsistent
from sakip.load.suit import unsuitable
from sakip.model import (
    KINDS,
    Anggaran,
    Cetak,
    DaftarInovasi,
    DaftarPenghargaan,
    Dataset,
    Evaluasi,
    Iku,
    Instansi,
    Laporan,
    Organisasi,
    Penilaian,
    Pk,
    Profil,
    Realisasi,
    Renstra,
    Reviu,
    Sdm,
    Span,
)
from sakip.model.base import Berkas
from sakip.problem import NOWHERE, Problem

B = TypeVar("B", bound=Berkas)


def resolve(loaded: Sequence[Loaded], problems: list[Problem], unread: set[str]) -> Dataset | None:
    """The dataset, or None; a problem for each id that is unknown or twice, and each year or value that does not fit.

    ``unread`` holds the kinds of which some file could not be read: references into them are not judged.
    """
    facts = [item.facts for item in loaded]
    parts = [tuple(fact.walk()) for fact in facts]
    ids = introduced(parts, problems)
    _add(problems, (problem for item in loaded for problem in _years(item)))
    without_plan = [] if "renstra" in unread else list(_without_plan(facts))
    _add(problems, iter(without_plan))
    unread = unread | ({"renstra"} if without_plan else set())  # what leans on the missing plan only repeats it
    _add(problems, unknown_references(parts, ids, unread))
    if unread or any(kind.required and not _of(kind.model, facts) for kind in KINDS.values()):
        return None
    dataset = Dataset(
        instansi=_of(Instansi, facts)[0],
        profil=_of(Profil, facts)[0],
        laporan=_of(Laporan, facts),
        renstra=_of(Renstra, facts),
        iku=_of(Iku, facts),
        pk=_of(Pk, facts),
        realisasi=_of(Realisasi, facts),
        evaluasi=_of(Evaluasi, facts),
        reviu=_of(Reviu, facts),
        penilaian=_of(Penilaian, facts),
        anggaran=_of(Anggaran, facts),
        organisasi=_of(Organisasi, facts),
        sdm=_of(Sdm, facts),
        inovasi=_of(DaftarInovasi, facts),
        penghargaan=_of(DaftarPenghargaan, facts),
        cetak=_of(Cetak, facts),
        berkas={item.file.name: item.text for item in loaded},
    )
    _add(problems, unsuitable(dataset))
    _add(problems, inconsistent(dataset))
    _add(problems, misplaced(dataset, [part for of_file in parts for part in of_file]))
    return dataset


def _add(problems: list[Problem], found: Iterator[Problem]) -> None:
    """Add what is found, save at places that have a problem already: it would only tell the same mistake again."""
    told = {problem.letak for problem in problems}
    for problem in found:
        if problem.letak not in told:
            problems.append(problem)


def _of(model: type[B], facts: Sequence[Berkas]) -> tuple[B, ...]:
    """The facts of one kind; ``find_files`` sorted them by name, hence by year."""
    return tuple(fact for fact in facts if isinstance(fact, model))


def _without_plan(facts: Sequence[Berkas]) -> Iterator[Problem]:
    """A problem for each report whose year no Renstra covers."""
    plans = _of(Renstra, facts)
    for laporan in _of(Laporan, facts):
        spans = [sorted((plan.mulai, plan.selesai)) for plan in plans]
        covered = any(first <= laporan.tahun <= last for first, last in spans)
        if not covered or not any(plan.berlaku_pada(laporan.tahun) or plan.mulai > plan.selesai for plan in plans):
            message = f"Tidak ada Renstra yang mencakup tahun laporan {laporan.tahun}. Tambahkan berkas renstra-nya."
            if covered:
                message = f"Belum ada versi Renstra yang berlaku pada tahun laporan {laporan.tahun}. Periksa berlaku."
            yield Problem("S403", laporan.letak("tahun") or NOWHERE, message)


def _years(item: Loaded) -> Iterator[Problem]:
    """Each year that the file's name states must be the one inside."""
    fields = {Span.NONE: (), Span.YEAR: ("tahun",), Span.PERIOD: ("mulai", "selesai")}[KINDS[item.file.kind].span]
    for field, named in zip(fields, (item.file.mulai, item.file.selesai), strict=False):
        inside = getattr(item.facts, field)
        if inside != named:
            message = f'"{field}" tertulis {inside}, sedangkan nama berkas menyebut {named}. Samakan keduanya.'
            yield Problem("S403", item.facts.letak(field) or NOWHERE, message)
    named_version = item.file.versi or "awal"
    if isinstance(item.facts, Renstra) and item.facts.versi != named_version:
        written = item.facts.letak("versi") if "versi" in item.facts.model_fields_set else None
        message = (
            f'"versi" tertulis {item.facts.versi}, padahal menurut namanya berkas ini versi {named_version}. Samakan.'
        )
        missing = f'Versinya belum ditulis; menurut namanya {named_version}. Tambahkan "versi: {named_version}".'
        yield Problem("S403", written or item.facts.letak() or NOWHERE, message if written else missing)
    if fields == ("mulai", "selesai") and item.file.mulai and item.file.selesai and item.file.mulai > item.file.selesai:
        yield Problem(
            "S403", item.facts.letak("mulai") or NOWHERE, "Tahun mulai melebihi tahun selesai. Tukar keduanya."
        )
