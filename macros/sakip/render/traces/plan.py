"""How the sums of a plan's indicative money came about."""

from collections.abc import Iterator

from sakip import figures
from sakip.compute import Kinerja, Masukan, Pendanaan, pendanaan
from sakip.render.parts import Rincian
from sakip.render.traces.plain import sums
from sakip.render.write import funding_id


def of_plans(kinerja: Kinerja) -> tuple[Rincian, ...]:
    """Every sum of every plan's money, by kegiatan, program and year."""
    found = (pendanaan(plan) for plan in kinerja.data.renstra)
    return tuple(item for money in found if money is not None for item in _of_money(money))


def _of_money(money: Pendanaan) -> Iterator[Rincian]:
    nama, about = money.rencana.nama, money.rencana.sebutan
    for found in money.program:
        program = found.program
        label = f"{program.kode} {program.nama}" if program.kode else program.nama
        yield from _yearly(f"Pendanaan {label}", funding_id(nama, program.id), found.tahunan)
        yield from _total(f"Pendanaan {label}, semua tahun", funding_id(nama, program.id), found.jumlah)
        for part, total in found.kegiatan:
            yield from _total(f"Pendanaan {part.nama}, semua tahun", funding_id(nama, part.id, "kegiatan"), total)
    yield from _yearly(f"Pendanaan {about}", funding_id(nama, "jumlah"), money.tahunan)
    yield from _total(f"Pendanaan {about}, semua tahun", funding_id(nama, "jumlah"), money.jumlah)


def _yearly(judul: str, id: str, tahunan: dict[int, Masukan | None]) -> Iterator[Rincian]:
    for year, total in tahunan.items():
        yield from _total(f"{judul} {year}", f"{id}-{year}", total)


def _total(judul: str, id: str, total: Masukan | None) -> Iterator[Rincian]:
    if total is not None:
        yield from sums(id, judul, total, figures.rupiah)
