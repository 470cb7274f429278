"""What a plan is to cost: the indicative money of its kegiatan, summed by program and year.

Where no amount is planned there is no sum (None), which is not a sum of zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sakip.compute.aggregate import summed
from sakip.compute.trace import Masukan
from sakip.model import KegiatanRenstra, Kosong, Program, Renstra, Sebab
from sakip.once import once

BASIS = "Pendanaan indikatif Renstra"


@dataclass(frozen=True, slots=True, kw_only=True)
class PendanaanProgram:
    """A program's money: of each year, of all years, and of all years by kegiatan."""

    program: Program
    tahunan: dict[int, Masukan | None]
    jumlah: Masukan | None
    kegiatan: tuple[tuple[KegiatanRenstra, Masukan | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pendanaan:
    """A plan's money; ``tahun`` are the years for which some kegiatan has an amount."""

    rencana: Renstra
    tahun: tuple[int, ...]
    program: tuple[PendanaanProgram, ...]
    tahunan: dict[int, Masukan | None]
    jumlah: Masukan | None


@once
def pendanaan(rencana: Renstra) -> Pendanaan | None:
    """The plan's money; None where it states none."""
    years = sorted({year for item in rencana.program for part in item.kegiatan for year in part.pendanaan})
    if not years:
        return None
    programs = tuple(_of_program(item, years) for item in rencana.program)
    tahunan = {year: _sum(f"pendanaan {year}", (item.tahunan[year] for item in programs)) for year in years}
    return Pendanaan(
        rencana=rencana,
        tahun=tuple(years),
        program=programs,
        tahunan=tahunan,
        jumlah=_sum(f"pendanaan {years[0]}–{years[-1]}", tahunan.values()),
    )


def _of_program(program: Program, years: list[int]) -> PendanaanProgram:
    tahunan = {
        year: _sum(f"pendanaan {program.nama} {year}", (_planned(part, year) for part in program.kegiatan))
        for year in years
    }
    return PendanaanProgram(
        program=program,
        tahunan=tahunan,
        jumlah=_sum(f"pendanaan {program.nama}", tahunan.values()),
        kegiatan=tuple(
            (part, _sum(f"pendanaan {part.nama}", (_planned(part, year) for year in years)))
            for part in program.kegiatan
        ),
    )


def _planned(part: KegiatanRenstra, year: int) -> Masukan | None:
    """A kegiatan's amount; None where the plan has none: nothing is written, or that it does not apply."""
    value = part.pendanaan.get(year)
    if value is None or (isinstance(value, Kosong) and value.kosong is Sebab.TIDAK_BERLAKU):
        return None
    return Masukan(nama=f"{part.nama} {year}", nilai=value, letak=part.letak("pendanaan", year))


def _sum(nama: str, items: Iterable[Masukan | None]) -> Masukan | None:
    planned = [item for item in items if item is not None]
    return summed(nama, planned, cara="Jumlah pendanaan indikatif.", dasar=BASIS) if planned else None
