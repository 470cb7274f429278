"""Capaian and peringkat follow the profile, and what cannot be computed says why."""

from decimal import Decimal
from typing import Any

import pytest

from kasus import kasus, masukan
from sakip.compute import Masukan, capaian, kinerja, peringkat
from sakip.figures import percent
from sakip.model import Agregasi, Dataset, Polaritas, Profil
from sakip.model.profil import Batas, GabunganKomposit, Jenjang, Peringkat


def profile(case: Any, profil: Profil) -> Profil:
    """The real profile with the limits and the joining of composites that a case asks for."""
    update: dict[str, Any] = {
        name: None if case[name] == "tanpa" else Batas(persen=case[name], dasar="kasus uji")
        for name in ("lantai", "batas_atas")
        if name in case
    }
    if "komposit" in case:
        update["komposit"] = GabunganKomposit(cara=Agregasi(case["komposit"]), dasar="kasus uji")
    return profil.model_copy(update=update)


@pytest.mark.parametrize("case", kasus("capaian.yaml"))
def test_capaian(case: Any, profil: Profil) -> None:
    """Capaian, or the reason why there is none, is that of its case."""
    hasil = capaian(
        masukan(case, "target"),
        masukan(case, "realisasi"),
        polaritas=Polaritas(case["polaritas"]),
        profil=profile(case, profil),
        aturan=case.get("aturan"),
        skala=case.get("skala"),
    )

    assert case["capaian"] == (f"tak terhitung: {hasil.alasan}" if hasil.nilai is None else percent(hasil.nilai))
    assert case.get("catatan", "") in " ".join(hasil.jejak.catatan)


def test_capaian_of_2022_is_from_the_stated_value(data: Dataset) -> None:
    """The report's capaian is 0,65 against 0,61, not the quotient 265/410 behind it."""
    tahun = kinerja(data, 2022)
    assert tahun is not None
    merit = tahun.indikator[0]

    assert percent(merit.kini.capaian.nilai) == "106,56%"
    assert percent(merit.akhir.capaian.nilai) == "92,86%"
    assert merit.unsur is not None
    assert percent(merit.unsur.nilai) == "64,63%"


def test_trace_tells_the_rule_and_the_exact_value(profil: Profil) -> None:
    """A capaian carries its formula, basis and inputs, and the value before it was limited."""
    target, realisasi = Masukan(nama="target", nilai=Decimal(40)), Masukan(nama="realisasi", nilai=Decimal(100))
    hasil = capaian(target, realisasi, polaritas=Polaritas.TURUN, profil=profil)

    assert hasil.nilai == 0
    assert hasil.jejak.tepat == Decimal("-0.5")
    assert hasil.jejak.masukan == (realisasi, target)
    assert hasil.jejak.dasar == "PermenPANRB 8/2021"
    assert hasil.jejak.formula is not None
    assert hasil.jejak.formula.text == "(2 * target - realisasi) / target"


@pytest.mark.parametrize(
    ("cara", "told"),
    [
        (Agregasi.RATA_RATA, "Rata-rata capaian bagian."),
        (Agregasi.MINIMUM, "Capaian bagian terendah."),
        (Agregasi.MAKSIMUM, "Capaian bagian tertinggi."),
    ],
)
def test_trace_of_a_composite_speaks_of_parts(cara: Agregasi, told: str, profil: Profil) -> None:
    """The trace of a composite says how its parts were joined, and shows each part's capaian with its own trace."""
    case = next(item.values[0] for item in kasus("capaian.yaml") if item.id == "gabungan, rata-rata setiap bagian")
    hasil = capaian(
        masukan(case, "target"),
        masukan(case, "realisasi"),
        polaritas=Polaritas.NAIK,
        profil=profil.model_copy(update={"komposit": GabunganKomposit(cara=cara, dasar="kasus uji")}),
    )

    assert hasil.jejak.cara == told
    assert [(part.nama, part.nilai) for part in hasil.jejak.masukan] == [
        ("Kendaraan roda dua", Decimal("1.1")),
        ("rapat", Decimal("1.25")),
    ]
    assert all(part.jejak is not None and len(part.jejak.masukan) == 2 for part in hasil.jejak.masukan)


@pytest.mark.parametrize("reading", ["mulai", "di_atas"])
@pytest.mark.parametrize("case", kasus("peringkat.yaml"))
def test_peringkat(case: Any, reading: str, profil: Profil) -> None:
    """A capaian has the step of its case under either reading of the scale."""
    if reading == "di_atas":
        names = [step.sebutan for step in profil.peringkat.jenjang]
        bounds = [Decimal(90), Decimal(75), Decimal(65), Decimal(50), None]
        steps = tuple(Jenjang(sebutan=name, di_atas=bound) for name, bound in zip(names, bounds, strict=True))
        profil = profil.model_copy(update={"peringkat": Peringkat(dasar="Bacaan lain", jenjang=steps)})
    share = Decimal(case["capaian"]) / 100 if "capaian" in case else None
    step = peringkat(share, profil)

    assert case[reading] == (step.sebutan if step else "tanpa peringkat")
