"""An assessment is the sum of its sub-aspects' marks over the sum of what they could have."""

from decimal import Decimal
from typing import Any

import pytest

from kasus import kasus
from sakip.compute import Hasil, HasilPenilaian, Kinerja, Masukan
from sakip.compute.assessment import assess
from sakip.figures import number, percent
from sakip.model import PenilaianIndikator
from sakip.model.iku import DariAspek


def assessment(case: Any) -> PenilaianIndikator:
    """The case's aspects as facts."""
    aspek = tuple(
        {
            "id": f"aspek-{at}",
            "nama": nama,
            "sub_aspek": tuple(
                {"id": f"sub-{at}-{each}", "nama": "Sub", "kondisi": "Uji.", "bobot": bobot, "nilai": nilai}
                for each, (bobot, nilai) in enumerate(subs)
            ),
        }
        for at, (nama, subs) in enumerate(case["aspek"].items())
    )
    return PenilaianIndikator.model_validate({"indikator": "uji", "aspek": aspek})


def written(nilai: Masukan, ideal: Masukan, bagian: Hasil) -> str:
    """'23,5 dari 28,0 = 83,93%'."""
    return f"{number(nilai.angka)} dari {number(ideal.angka)} = {percent(bagian.nilai)}"


def figures(found: HasilPenilaian) -> dict[str, str]:
    """Every aspect's figures by its name, and those of the whole."""
    parts = {item.aspek.nama: written(item.nilai, item.ideal, item.bagian) for item in found.aspek}
    return {**parts, "seluruhnya": written(found.nilai, found.ideal, found.bagian)}


@pytest.mark.parametrize("case", kasus("penilaian.yaml"))
def test_penilaian(case: Any) -> None:
    """Each aspect's sum, ideal and share, and those of the whole, are those of the case."""
    rule = DariAspek(jumlah="nilai", ideal="ideal", skor_tertinggi=case["skor_tertinggi"], dasar="Kasus uji")

    assert dict(case["hasil"]) == figures(assess(assessment(case), rule))


def test_indicator_is_computed_from_its_assessment(contoh: Kinerja) -> None:
    """The made-up survey gives 35,7 + 24,8 + 25,9 = 86,4 of 100, which is the indicator's stated value."""
    item = contoh.satu("kepuasan-warga")
    assert item is not None and item.penilaian is not None and item.unsur is not None

    assert {
        "Kemudahan Layanan": "35,7 dari 40 = 89,25%",
        "Kecepatan & Biaya": "24,8 dari 30,0 = 82,67%",
        "Petugas dan Sarana": "25,9 dari 30,0 = 86,33%",
        "seluruhnya": "86,4 dari 100,0 = 86,40%",
    } == figures(item.penilaian)
    assert Decimal("86.4") == item.unsur.nilai == item.kini.realisasi.nilai


def test_real_assessment_gives_the_index_of_the_report(tahun_ini: Kinerja) -> None:
    """The eight aspects of the LKjIP 2022 add up to 265 of 410."""
    nilaian = tahun_ini.indikator[0].penilaian
    assert nilaian is not None

    assert (8, Decimal(265), Decimal(410)) == (len(nilaian.aspek), nilaian.nilai.angka, nilaian.ideal.angka)


def test_year_without_assessment_has_none(contoh: Kinerja) -> None:
    """An indicator whose formula takes no aspects has no assessment."""
    item = contoh.satu("izin-tuntas")

    assert item is not None and item.penilaian is None
