"""Are the facts of a published year still what was published? (K5)

Frozen are the files of that year (``<kind>-<year>.yaml``) that the publication had, and the targets that the plan gives
for the year. What later years add, and what is accepted (``diterima``), is free.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from sakip.changes import BedaFakta, changed_facts
from sakip.check.rule import Found, Perkara
from sakip.compute import in_year
from sakip.model import Dataset, Revisi, same
from sakip.model.base import Berkas
from sakip.problem import Letak

#: A file that was written anew would otherwise fill the list.
MOST_OF_FILE = 20
LONGEST = 60
FREE = frozenset({"diterima", "revisi"})


def published_facts_stay(perkara: Perkara) -> Iterator[Found]:
    """A published year's facts change only with a declared revision (Perpres 29/2014: accountability)."""
    data = perkara.data
    for tahun, published in published_years(perkara):
        if revisions(data, tahun)[: len(revisions(published, tahun))] != revisions(published, tahun):
            message = f"Revisi {tahun} yang sudah terbit diubah. Kembalikan, lalu tambahkan revisi baru di bawahnya."
            yield _report_of(data, tahun), message
        if is_revised(published, data, tahun):
            continue
        yield from _files(published, data, tahun)
        yield from _targets(published, data, tahun)


def published_years(perkara: Perkara) -> Iterator[tuple[int, Dataset]]:
    """Each published year that the data reach, with its data as published."""
    for tahun, published in sorted((perkara.sekitar.terbit or {}).items()):
        if published is not None and tahun <= perkara.data.tahun:
            yield tahun, published


def is_revised(published: Dataset, data: Dataset, tahun: int) -> bool:
    """Whether the data declare a revision of the year that is not yet published."""
    return len(revisions(data, tahun)) > len(revisions(published, tahun))


def revisions(data: Dataset, tahun: int) -> tuple[Revisi, ...]:
    """The revisions that the data declare of a year's report."""
    return next((report.revisi for report in data.laporan if report.tahun == tahun), ())


def _files(published: Dataset, data: Dataset, tahun: int) -> Iterator[Found]:
    """What the files of the year say otherwise."""
    now = {_name(file): file for file in data.semua}
    for file in published.semua:
        if getattr(file, "tahun", None) != tahun:
            continue
        after = now.get(_name(file))
        changed = changed_facts([file], [after] if after else [], beside=published.semua, without=FREE)
        for fact in islice(changed, MOST_OF_FILE):
            yield fact.letak_menjadi or (after.letak() if after else _report_of(data, tahun)), _told(fact, tahun)


def _targets(published: Dataset, data: Dataset, tahun: int) -> Iterator[Found]:
    """Which indicators have another target although the Perjanjian Kinerja is the same: by the plan."""
    for id in sorted({item.indikator for year in published.realisasi for item in year.realisasi}):
        one, other = published.uraian(id, tahun), data.uraian(id, tahun)
        if one is None or other is None or published.janji(id, tahun) != data.janji(id, tahun):
            continue
        before, after = in_year(published, id, one, tahun).target, in_year(data, id, other, tahun).target
        if not same(before.nilai, after.nilai) and not _told_beside_result(data, id, tahun):
            message = f'Target "{id}" tahun {tahun} menurut rencana berbeda dari laporan yang sudah terbit.'
            yield _report_of(data, tahun), f"{message} {_what_to_do(tahun)}"


def _told_beside_result(data: Dataset, id: str, tahun: int) -> bool:
    """Whether the target is one of the year's own facts, which are compared by themselves."""
    result = data.hasil(id, tahun)
    return result is not None and result.target is not None


def _told(fact: BedaFakta, tahun: int) -> str:
    name = " › ".join(fact.jalur)
    sides = f"semula {_cut(fact.semula) or 'tidak ada'}, kini {_cut(fact.menjadi) or 'tidak ada'}"
    return f"Fakta tahun {tahun} yang sudah terbit berubah: {name} ({sides}). {_what_to_do(tahun)}"


def _what_to_do(tahun: int) -> str:
    return f"Kembalikan, atau nyatakan revisi beserta alasannya dalam data/laporan-{tahun}.yaml."


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def _name(file: Berkas) -> str:
    place = file.letak()
    return PurePosixPath(place.berkas).stem if place else ""


def _report_of(data: Dataset, tahun: int) -> Letak | None:
    report = next((report for report in data.laporan if report.tahun == tahun), data.laporan[-1])
    return report.letak("tahun")
