"""The plan in force and its results as StratML Part 2 (ISO 17469): tujuan, sasaran, indikator by year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from sakip.compute import Kinerja, KinerjaIndikator, TahunIndikator
from sakip.export.catalog import Katalog
from sakip.render import write
from sakip.render.parts import Absen, Figur
from sakip.render.tables.cells import planned, reached

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class _Nilai:
    """A value: the number, or the words where it is none, or why there is no value."""

    angka: str
    teks: str
    uraian: str


@dataclass(frozen=True, slots=True)
class _Tahun:
    """A year's target and result; None where the plan reaches further than the report."""

    tahun: int
    target: _Nilai
    realisasi: _Nilai | None


@dataclass(frozen=True, slots=True)
class _Ukuran:
    """An indicator with its years."""

    id: str
    nama: str
    satuan: str
    angka: bool
    tahun: tuple[_Tahun, ...]
    keterangan: str


def stratml(kinerja: Kinerja, katalog: Katalog) -> str:
    """The document; what is absent has no number, and its reason as its description."""
    plan, report = kinerja.renstra, kinerja.data.laporan[-1]
    return _template().render(
        katalog=katalog,
        instansi=kinerja.data.instansi,
        renstra=plan,
        misi="; ".join(item.nama for item in plan.misi),
        didukung={item.id: f"Mendukung misi: {item.nama}" for item in plan.misi},
        ukuran={
            sasaran.id: [_measure(item) for item in kinerja.indikator if item.sasaran.id == sasaran.id]
            for _, sasaran in plan.sasaran()
        },
        terbit=report.ditetapkan.isoformat() if isinstance(report.ditetapkan, date) else "",
    )


@cache
def _template() -> "Template":
    """The document's template, which escapes every text."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - takes long to import; see html

    environment = Environment(
        loader=PackageLoader("sakip.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    return environment.get_template("stratml.xml")


def _measure(item: KinerjaIndikator) -> _Ukuran:
    years = (*(_year(item, year) for year in (*item.riwayat, item.kini)), *_to_come(item))
    return _Ukuran(
        id=item.id,
        nama=item.indikator.nama,
        satuan=item.uraian.satuan,
        angka=any(value.angka for year in years for value in (year.target, year.realisasi) if value is not None),
        tahun=years,
        keterangan=item.uraian.definisi if isinstance(item.uraian.definisi, str) else item.uraian.definisi.alasan,
    )


def _year(item: KinerjaIndikator, year: TahunIndikator) -> _Tahun:
    return _Tahun(year.tahun, _value(write.stated(year.target, item.uraian)), _value(reached(item, year)))


def _to_come(item: KinerjaIndikator) -> Iterator[_Tahun]:
    """The targets of the years after the report's."""
    for year in sorted(item.indikator.target_tahunan):
        if year > item.kini.tahun:
            goal = planned(item, f"target {year}", item.indikator.target_pada(year), "target", year)
            yield _Tahun(year, _value(goal), None)


def _value(cell: Figur | Absen) -> _Nilai:
    if isinstance(cell, Absen):
        return _Nilai("", "", f"{write.sentence_case(cell.teks)}. {cell.alasan}")
    return _Nilai("" if cell.nilai is None else f"{cell.nilai:f}", cell.teks, cell.teks)
