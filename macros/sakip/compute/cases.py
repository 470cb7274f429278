"""A profile -> worked cases of its rules: small stated inputs, measured by the functions that measure the report.

The inputs belong to no agency. What follows from them is never written down here, so that it is always what the rules
in force give.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sakip.compute.aggregate import tahunan
from sakip.compute.budget import HasilKeluaran, Keuangan, Simpul, keuangan
from sakip.compute.efficiency import Efisiensi, efisiensi
from sakip.compute.rules import capaian, peringkat, tercapai
from sakip.compute.trace import Hasil, Masukan, derive
from sakip.compute.year import TahunIndikator
from sakip.figures import EXACT, HUNDRED, round_half_up
from sakip.model import Agregasi, AturanCapaian, Bagian, Keluaran, Kosong, Nilai, Polaritas, Profil, Rentang, Sebab
from sakip.model.profil import Jenjang

SPAN = Rentang(dari=Decimal(80), sampai=Decimal(90))
#: Target and realisasi by polarity: reached, met exactly, missed, and where floors and caps may bite.
PAIRS: dict[Polaritas, tuple[tuple[Nilai, Nilai], ...]] = {
    Polaritas.NAIK: tuple((Decimal(80), Decimal(value)) for value in (84, 80, 60, 0)),
    Polaritas.TURUN: tuple((Decimal(40), Decimal(value)) for value in (36, 40, 50, 100)),
    Polaritas.RENTANG: tuple((SPAN, Decimal(value)) for value in (85, 92, 72)),
}
LATER = Kosong(kosong=Sebab.BELUM_DIUKUR, alasan="surveinya dilakukan tahun depan")
UNFIT = Kosong(kosong=Sebab.TIDAK_BERLAKU, alasan="layanannya dihentikan")
#: What the values are like, polarity, target, realisasi.
MISSING: tuple[tuple[str, Polaritas, Nilai | None, Nilai | None], ...] = (
    ("Realisasi nol", Polaritas.NAIK, Decimal(80), Decimal(0)),
    ("Target nol, tercapai", Polaritas.TURUN, Decimal(0), Decimal(0)),
    ("Target nol, tidak tercapai", Polaritas.TURUN, Decimal(0), Decimal(3)),
    ("Target belum diisi", Polaritas.NAIK, None, Decimal(75)),
    ("Realisasi belum diisi", Polaritas.NAIK, Decimal(80), None),
    ("Realisasi belum diukur", Polaritas.NAIK, Decimal(80), LATER),
    ("Tidak berlaku tahun ini", Polaritas.NAIK, Decimal(80), UNFIT),
)
#: Realisasi and target whose quotient is exact, is cut, ends in a half, or must not be rounded up to 100%.
QUOTIENTS = tuple(
    (Decimal(reached), Decimal(goal)) for reached, goal in ((84, 80), (50, 75), (20001, 20000), (19999, 20000))
)
QUARTERS: tuple[tuple[int, ...], ...] = ((10, 20, 20, 40), (10, 20, 20))
#: Values that cannot have been counted since the start of the year.
FALLING = (30, 20, 20, 40)
#: Pagu, spent, output planned and produced, target and realisasi of the indicator: met with less money, and missed.
SPENT = ((100_000_000, 90_000_000, 20, 20, 80, 84), (100_000_000, 60_000_000, 20, 14, 80, 60))
STATED = (Decimal(2), Decimal(3), Decimal("0.60"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kasus:
    """A worked case: what it shows, what was put in, and what follows."""

    keadaan: str
    target: Masukan
    realisasi: Masukan
    hasil: Hasil
    peringkat: Jenjang | None
    tercapai: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KasusUang:
    """A worked case of efficiency: money, what it produced, the indicator it served, and each measure."""

    uang: Keuangan
    keluaran: Kasus
    indikator: Kasus
    efisiensi: tuple[Efisiensi, ...]


def of_rules(profil: Profil) -> Iterator[tuple[AturanCapaian, tuple[Kasus, ...]]]:
    """Each rule for capaian with its cases."""
    for rule in profil.capaian:
        pairs = PAIRS[rule.polaritas]
        yield rule, tuple(_measured("", rule.polaritas, *pair, profil=profil, aturan=rule.id) for pair in pairs)


def of_missing(profil: Profil) -> tuple[Kasus, ...]:
    """Where something is zero or absent."""
    return tuple(_measured(name, polaritas, *pair, profil=profil) for name, polaritas, *pair in MISSING)


def of_grades(profil: Profil) -> Iterator[tuple[str, tuple[Kasus, ...]]]:
    """Each scale of grades: its second grade as the target, reached by the first, itself and the last."""
    for scale in profil.skala:
        names = [grade.sebutan for grade in scale.predikat]
        goal = names[1]
        reached = dict.fromkeys((names[0], goal, names[-1]))
        yield (
            scale.nama,
            tuple(_measured("", Polaritas.NAIK, goal, name, profil=profil, skala=scale.id) for name in reached),
        )


def of_parts(profil: Profil) -> Kasus:
    """A target of two parts."""
    goal, reached = (
        tuple(
            Bagian(unsur=name, satuan=name, nilai=Decimal(value))
            for name, value in zip(("buku", "rak"), values, strict=True)
        )
        for values in ((20, 4), (24, 3))
    )
    return _measured("", Polaritas.NAIK, goal, reached, profil=profil)


def of_quotients(profil: Profil) -> tuple[Kasus, ...]:
    """Quotients that are rounded in each way."""
    return tuple(_measured("", Polaritas.NAIK, goal, reached, profil=profil) for reached, goal in QUOTIENTS)


def of_stated(profil: Profil) -> tuple[Hasil, Kasus, Kasus]:
    """A value from its inputs; measured as it is stated with two decimals, and as the unrounded quotient would be."""
    above, below, goal = STATED
    value = derive(
        "bagian / seluruh", cara="Bagian dibagi seluruhnya.", dasar="Contoh",
        bagian=Masukan(nama="bagian", nilai=above), seluruh=Masukan(nama="seluruh", nilai=below),
    )  # fmt: skip
    exact = value.nilai or Decimal(0)
    return (
        value,
        _measured("", Polaritas.NAIK, goal, round_half_up(exact, 2), profil=profil),
        _measured("", Polaritas.NAIK, goal, exact, profil=profil),
    )


def of_steps(profil: Profil) -> Iterator[tuple[Decimal, Jenjang]]:
    """Capaian (percent) at each bound of the scale, a little and half a percent below it, and its step."""
    below = (Decimal(0), Decimal("0.004"), Decimal("0.5"))
    for step in profil.peringkat.jenjang:
        bound = step.mulai if step.mulai is not None else step.di_atas
        if bound is not None:
            for percent in (EXACT.subtract(bound, little) for little in below):
                reached = peringkat(EXACT.divide(percent, HUNDRED), profil)
                if reached is not None:
                    yield percent, reached


def of_quarters() -> Iterator[tuple[Agregasi, tuple[int, ...], Hasil]]:
    """Each way to join quarters, over quarters that are complete, not complete, and falling where that is wrong."""
    for cara in Agregasi:
        for values in (*QUARTERS, FALLING) if cara is Agregasi.KUMULATIF else QUARTERS:
            quarters = {at: Decimal(value) for at, value in enumerate(values, start=1)}
            yield cara, values, tahunan(quarters, cara)


def of_money(profil: Profil) -> Iterator[KasusUang]:
    """Money, output and indicator, with each measure of efficiency."""
    for pagu, spent, planned, produced, goal, reached in SPENT:
        money = keuangan(
            Masukan(nama="pagu", nilai=Decimal(pagu)), Masukan(nama="realisasi anggaran", nilai=Decimal(spent))
        )
        output = _measured("", Polaritas.NAIK, Decimal(planned), Decimal(produced), profil=profil)
        year = _measured("", Polaritas.NAIK, Decimal(goal), Decimal(reached), profil=profil)
        rules = efisiensi(profil.efisiensi, [("indikator", _year(year))], money, [_node(money, output)])
        yield KasusUang(uang=money, keluaran=output, indikator=year, efisiensi=rules)


def _measured(
    keadaan: str,
    polaritas: Polaritas,
    goal: Nilai | None,
    reached: Nilai | None,
    *,
    profil: Profil,
    aturan: str | None = None,
    skala: str | None = None,
) -> Kasus:
    target, realisasi = Masukan(nama="target", nilai=goal), Masukan(nama="realisasi", nilai=reached)
    hasil = capaian(target, realisasi, polaritas=polaritas, profil=profil, aturan=aturan, skala=skala)
    return Kasus(
        keadaan=keadaan,
        target=target,
        realisasi=realisasi,
        hasil=hasil,
        peringkat=peringkat(hasil.nilai, profil),
        tercapai=tercapai(target, realisasi, polaritas=polaritas, skala=profil.satu_skala(skala)),
    )


def _year(case: Kasus) -> TahunIndikator:
    return TahunIndikator(
        tahun=1,
        target=case.target,
        realisasi=case.realisasi,
        capaian=case.hasil,
        peringkat=case.peringkat,
        tercapai=case.tercapai,
        sementara=False,
        fakta=None,
    )


def _node(money: Keuangan, case: Kasus) -> Simpul:
    """A sub kegiatan with one output."""
    fact = Keluaran(nama="keluaran", satuan="orang", target=case.target.angka or Decimal(0))
    output = HasilKeluaran(
        fakta=fact, target=case.target, realisasi=case.realisasi, capaian=case.hasil, tercapai=case.tercapai
    )
    return Simpul(id="sub-contoh", nama="sub kegiatan", jenis="sub kegiatan", tingkat=3, uang=money, keluaran=(output,))
