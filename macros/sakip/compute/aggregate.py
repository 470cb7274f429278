"""Several values -> one: quarters into a year, parts of a composite into a whole."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from sakip.compute.trace import Hasil, Jejak, Masukan, uncomputed
from sakip.figures import EXACT
from sakip.model import Agregasi, Kosong, Nilai, Sebab
from sakip.problem import Letak

QUARTERS = (1, 2, 3, 4)
NAMES = {1: "triwulan I", 2: "triwulan II", 3: "triwulan III", 4: "triwulan IV"}


UNCOMPUTED = "tak terhitung:"


def total(values: Sequence[Decimal]) -> Decimal:
    """The exact sum."""
    result = Decimal(0)
    for value in values:
        result = EXACT.add(result, value)
    return result


def summed(nama: str, items: Sequence[Masukan], *, cara: str, dasar: str) -> Masukan:
    """The sum of several values as a value with its trace; none with the reason where one of them is missing."""
    if not items:
        return Masukan(nama=nama, nilai=None, alasan=f"{UNCOMPUTED} tidak ada yang dijumlahkan")
    missing = next((item for item in items if item.ketiadaan), None)
    if missing is not None:  # a sum that fails for a sum below it says why the lowest one does
        below = missing.alasan if missing.alasan and missing.alasan.startswith(UNCOMPUTED) else None
        return Masukan(nama=nama, nilai=None, alasan=below or f"{UNCOMPUTED} {missing.ketiadaan}")
    tepat = total([item.angka for item in items if item.angka is not None])
    jejak = Jejak(cara=cara, masukan=tuple(items), dasar=dasar, gabung=Agregasi.JUMLAH, tepat=tepat)
    return Masukan(nama=nama, nilai=tepat, jejak=jejak)


def mean(items: Sequence[Masukan], *, cara: str, dasar: str) -> Hasil:
    """The simple mean of several values; none with the reason where one is missing or there are none."""
    jejak = Jejak(cara=cara, masukan=tuple(items), dasar=dasar, gabung=Agregasi.RATA_RATA, persen=True)
    missing = (
        next((item.ketiadaan for item in items if item.ketiadaan), None) if items else "tidak ada yang dirata-rata"
    )
    if missing:
        return uncomputed(missing, jejak)
    tepat = _mean([item.angka for item in items if item.angka is not None])
    return Hasil(nilai=tepat, jejak=replace(jejak, tepat=tepat))


def _mean(values: Sequence[Decimal]) -> Decimal:
    return EXACT.divide(total(values), Decimal(len(values)))


def _last(values: Sequence[Decimal]) -> Decimal:
    return values[-1]


AGGREGATIONS: dict[Agregasi, Callable[[Sequence[Decimal]], Decimal]] = {
    Agregasi.JUMLAH: total,
    Agregasi.RATA_RATA: _mean,
    Agregasi.AKHIR: _last,
    Agregasi.MAKSIMUM: max,
    Agregasi.MINIMUM: min,
    Agregasi.KUMULATIF: _last,
}
PARTS = {
    Agregasi.RATA_RATA: "Rata-rata capaian bagian.",
    Agregasi.MAKSIMUM: "Capaian bagian tertinggi.",
    Agregasi.MINIMUM: "Capaian bagian terendah.",
}
MEANING = {
    Agregasi.JUMLAH: "Jumlah nilai triwulan.",
    Agregasi.RATA_RATA: "Rata-rata nilai triwulan.",
    Agregasi.AKHIR: "Nilai triwulan terakhir yang terisi.",
    Agregasi.MAKSIMUM: "Nilai triwulan tertinggi.",
    Agregasi.MINIMUM: "Nilai triwulan terendah.",
    Agregasi.KUMULATIF: "Nilai triwulan sudah dihitung sejak awal tahun; dipakai yang terakhir.",
}


def tahunan(triwulan: Mapping[int, Nilai], cara: Agregasi, *, letak: Mapping[int, Letak | None] | None = None) -> Hasil:
    """The year's value from its quarters (1–4).

    Quarters that are absent or empty are left out and named in the trace's notes: the value is then provisional. None
    where no quarter is filled, where a quarter is not a number, or where cumulative values fall.
    """
    masukan = tuple(
        Masukan(nama=NAMES[quarter], nilai=triwulan.get(quarter), letak=(letak or {}).get(quarter))
        for quarter in QUARTERS
    )
    filled = [item for item in masukan if item.ketiadaan is None]
    missing = [item.nama for item in masukan if _waiting(item.nilai)]
    catatan = (f"Sementara: {', '.join(missing)} belum terisi.",) if missing else ()
    jejak = Jejak(cara=MEANING[cara], masukan=masukan, dasar="Cara gabung menurut uraian IKU", catatan=catatan)
    numbers = [item.angka for item in filled if item.angka is not None]
    if not filled:
        return uncomputed("belum ada triwulan yang terisi", jejak)
    if len(numbers) < len(filled):
        return uncomputed("nilai triwulan bukan angka", jejak)
    if cara is Agregasi.KUMULATIF and any(a > b for a, b in pairwise(numbers)):
        return uncomputed("nilai kumulatif triwulan menurun", jejak)
    tepat = AGGREGATIONS[cara](numbers)
    return Hasil(nilai=tepat, jejak=replace(jejak, gabung=cara, tepat=tepat))


def last_grade(triwulan: Mapping[int, Nilai]) -> tuple[int, str] | None:
    """The last quarter whose value is a grade, and the grade; None if there is none."""
    grades = [(quarter, value) for quarter, value in sorted(triwulan.items()) if isinstance(value, str)]
    return grades[-1] if grades else None


def provisional(triwulan: Mapping[int, Nilai]) -> bool:
    """Whether a quarter still waits for its value; one that does not apply does not."""
    return any(_waiting(triwulan.get(quarter)) for quarter in QUARTERS)


def _waiting(value: Nilai | None) -> bool:
    return value is None or (isinstance(value, Kosong) and value.kosong is not Sebab.TIDAK_BERLAKU)
