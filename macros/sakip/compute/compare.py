"""Change against another year, what it means for this indicator, and the way still to go."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sakip.compute.trace import Hasil, Masukan, derive
from sakip.figures import EXACT
from sakip.model import Nilai, Polaritas, Rentang, Skala


class Arah(StrEnum):
    """Where the value went."""

    NAIK = "naik"
    TURUN = "turun"
    TETAP = "tetap"


class Mutu(StrEnum):
    """Whether that is better, by the indicator's polarity."""

    MEMBAIK = "membaik"
    MEMBURUK = "memburuk"
    TETAP = "tetap"


@dataclass(frozen=True, slots=True)
class Tren:
    """A change: its direction and what it means."""

    arah: Arah
    mutu: Mutu


def tren(
    sebelum: Nilai | None,
    sesudah: Nilai | None,
    *,
    polaritas: Polaritas,
    target: Nilai | None = None,
    ambang: Decimal | None = None,
    skala: Skala | None = None,
) -> Tren | None:
    """The change between two values; None where either is missing or not comparable.

    A change of at most ``ambang`` counts as none. A range is better the nearer the value comes to it, so it needs the
    ``target``; grades need their ``skala``.
    """
    before, after = _number(sebelum, skala), _number(sesudah, skala)
    if before is None or after is None:
        return None
    change = EXACT.subtract(after, before)
    if abs(change) <= (ambang or Decimal(0)):
        return Tren(Arah.TETAP, Mutu.TETAP)
    arah = Arah.NAIK if change > 0 else Arah.TURUN
    if polaritas is Polaritas.RENTANG:
        if not isinstance(target, Rentang):
            return None
        gain = EXACT.subtract(_distance(before, target), _distance(after, target))
    else:
        gain = change if polaritas is Polaritas.NAIK else EXACT.minus(change)
    return Tren(arah, Mutu.TETAP if gain == 0 else Mutu.MEMBAIK if gain > 0 else Mutu.MEMBURUK)


def selisih(sebelum: Masukan, sesudah: Masukan) -> Hasil:
    """The later value less the earlier one."""
    return derive(
        "sesudah - sebelum",
        cara="Nilai terakhir dikurangi nilai sebelumnya.",
        dasar="PermenPANRB 53/2014, Lampiran II: banding dengan tahun sebelumnya",
        sesudah=sesudah,
        sebelum=sebelum,
    )


def sisa(realisasi: Masukan, target_akhir: Masukan) -> Hasil:
    """The plan's end target less the value: the change that still reaches it, negative where it must fall."""
    return derive(
        "akhir - realisasi",
        cara="Target akhir Renstra dikurangi realisasi.",
        dasar="PermenPANRB 53/2014, Lampiran II: banding dengan target jangka menengah",
        akhir=target_akhir,
        realisasi=realisasi,
    )


def per_tahun(realisasi: Masukan, target_akhir: Masukan, tahun_tersisa: int) -> Hasil:
    """The yearly change that would still reach the plan's end target; no value in or after its last year."""
    ending = "tahun ini tahun terakhir Renstra" if tahun_tersisa < 1 else None
    years = Masukan(
        nama="" if ending else "tahun tersisa", nilai=None if ending else Decimal(tahun_tersisa), alasan=ending
    )
    return derive(
        "(akhir - realisasi) / tahun",
        cara="Sisa menuju target akhir Renstra dibagi banyaknya tahun tersisa.",
        dasar="PermenPANRB 53/2014, Lampiran II: banding dengan target jangka menengah",
        akhir=target_akhir,
        realisasi=realisasi,
        tahun=years,
    )


def _number(value: Nilai | None, skala: Skala | None) -> Decimal | None:
    if isinstance(value, str):
        return skala.nilai(value) if skala else None
    return value if isinstance(value, Decimal) else None


def _distance(value: Decimal, span: Rentang) -> Decimal:
    return max(EXACT.subtract(span.dari, value), EXACT.subtract(value, span.sampai), Decimal(0))
