"""Cells, heads and source lines that several tables share."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from sakip.compute import Kinerja, KinerjaIndikator, TahunIndikator
from sakip.compute.trace import Masukan
from sakip.model import Kosong, Nilai
from sakip.model.base import Berkas
from sakip.problem import Letak
from sakip.render import write
from sakip.render.parts import Absen, Figur, Kolom, Sumber

SASARAN = Kolom("Sasaran")
INDIKATOR = Kolom("Indikator")
SATUAN = Kolom("Satuan")
#: Of a promised target whose source does not say which version it was promised in.
UNVERSIONED = "Sumber menyebut target ini tanpa membedakan versi perjanjian."


def reached(item: KinerjaIndikator, year: TahunIndikator) -> Figur | Absen:
    """The realisasi, with the trace of its quarters where it was made from them."""
    cell = write.stated(_named(year), item.uraian)
    if isinstance(cell, Figur) and year.realisasi.jejak is not None:
        return Figur(cell.teks, cell.nilai, jejak=write.trace_id(item, "realisasi", year.tahun))
    return cell


def _named(year: TahunIndikator) -> Masukan:
    """The realisasi, the parts of a composite named as in the target."""
    goal, value = year.target.nilai, year.realisasi.nilai
    if not isinstance(goal, tuple) or not isinstance(value, tuple):
        return year.realisasi
    names = {part.unsur: part.nama for part in goal}
    parts = tuple(part.model_copy(update={"nama": part.nama or names.get(part.unsur)}) for part in value)
    return replace(year.realisasi, nilai=parts)


def indicator_name(kinerja: Kinerja, indikator: str) -> str:
    """The indicator's name, or its id where the year's plan does not have it."""
    item = kinerja.satu(indikator)
    return item.indikator.nama if item else indikator


def planned(item: KinerjaIndikator, nama: str, value: Nilai | None, *path: str | int) -> Figur | Absen:
    """A value of the plan with its line, or why there is none."""
    return write.stated(Masukan(nama=nama, nilai=value, letak=item.indikator.letak(*path)), item.uraian)


def chosen(kinerja: Kinerja, indikator: str | None) -> tuple[KinerjaIndikator, ...]:
    """Every indicator, or the one named; none for an unknown name."""
    if indikator is None:
        return kinerja.indikator
    item = kinerja.satu(indikator)
    return (item,) if item else ()


def source(file: Berkas, letak: str | None = None) -> Sumber:
    """The document a file's facts come from; ``letak`` where a table comes from one part of it."""
    return sources([(file, letak)])


def sources(parts: Iterable[tuple[Berkas, str | None]]) -> Sumber:
    """The documents of several files, each named once with its places; of a file all, or the one that is given."""
    places: dict[str, list[str]] = {}
    files: dict[Letak, None] = {}
    for file, letak in parts:
        document = ", ".join(part for part in (file.sumber.judul, file.sumber.nomor) if part)
        known = places.setdefault(document, [])
        place = letak or file.sumber.letak_dokumen
        if place and place not in known:
            known.append(place)
        if line := file.letak():
            files[line] = None
    told = (f"{name}, {'; '.join(known)}" if known else name for name, known in places.items())
    return Sumber("; ".join(told), tuple(files))


def year_source(kinerja: Kinerja, indikator: str | None = None) -> Sumber:
    """The document that the year's results come from; of one indicator, where its value stands."""
    year = next((item for item in kinerja.data.realisasi if item.tahun == kinerja.tahun), None)
    fakta = kinerja.data.hasil(indikator, kinerja.tahun) if indikator else None
    return source(year, fakta.letak_dokumen if fakta else None) if year else Sumber()


def stated_in(kinerja: Kinerja, ids: Collection[str], *, since: int = 0) -> Iterator[tuple[Berkas, str | None]]:
    """Where the value of each indicator and year stands, up to the report's year."""
    for year in kinerja.data.realisasi:
        for fakta in year.realisasi:
            known = fakta.nilai is not None and not isinstance(fakta.nilai, Kosong)
            if known and fakta.indikator in ids and since <= year.tahun <= kinerja.tahun:
                yield year, fakta.letak_dokumen
