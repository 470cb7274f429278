"""A change between years is told by its direction and by what it means for the indicator."""

from decimal import Decimal
from typing import Any

import pytest

from kasus import kasus, nilai
from sakip.compute import Masukan, tren
from sakip.compute.compare import per_tahun, selisih, sisa
from sakip.model import Kosong, Polaritas, Profil, Sebab

LAST_YEAR = Masukan(nama="realisasi 2021", nilai=Decimal("0.59"))
THIS_YEAR = Masukan(nama="realisasi 2022", nilai=Decimal("0.65"))
END = Masukan(nama="target akhir Renstra 2026", nilai=Decimal("0.7"))
LOST = Masukan(nama="realisasi 2022", nilai=Kosong(kosong=Sebab.HILANG, alasan="Tabel 3.3 tidak terbaca."))
GRADE = Masukan(nama="realisasi 2022", nilai="BB")


@pytest.mark.parametrize("case", kasus("tren.yaml"))
def test_trend(case: Any, profil: Profil) -> None:
    """A change is told in the words of its case."""
    found = tren(
        nilai(case, "sebelum"),
        nilai(case, "sesudah"),
        polaritas=Polaritas(case["polaritas"]),
        target=nilai(case, "target"),
        ambang=None if "ambang" not in case else Decimal(case["ambang"]),
        skala=next((item for item in profil.skala if item.id == case.get("skala")), None),
    )

    assert case["tren"] == (f"{found.arah}, {found.mutu}" if found else "tidak terbanding")


def test_difference() -> None:
    """The difference is the later value less the earlier one, exactly."""
    assert selisih(LAST_YEAR, THIS_YEAR).nilai == Decimal("0.06")


def test_difference_without_a_value_says_why() -> None:
    """A lost value gives its own reason."""
    assert selisih(LAST_YEAR, LOST).alasan == "realisasi 2022 hilang: Tabel 3.3 tidak terbaca."


def test_difference_of_a_grade_is_not_computed() -> None:
    """A grade has no difference."""
    assert selisih(LAST_YEAR, GRADE).alasan == "nilainya bukan angka"


def test_way_still_to_go() -> None:
    """What is left is the plan's end target less the realisasi."""
    assert sisa(THIS_YEAR, END).nilai == Decimal("0.05")


def test_way_beyond_the_end_is_negative() -> None:
    """A value beyond the end target leaves less than nothing."""
    assert sisa(Masukan(nama="realisasi", nilai=Decimal("0.75")), END).nilai == Decimal("-0.05")


def test_yearly_step() -> None:
    """The yearly step shares what is left among the years that are left."""
    assert per_tahun(THIS_YEAR, END, 4).nilai == Decimal("0.0125")


def test_no_yearly_step_in_the_last_year() -> None:
    """With no year left there is no yearly step."""
    assert per_tahun(THIS_YEAR, END, 0).alasan == "tahun ini tahun terakhir Renstra"


def test_trace_keeps_inputs_and_exact_value() -> None:
    """A derived value carries its formula, its inputs in reading order and the exact result."""
    jejak = sisa(THIS_YEAR, END).jejak

    assert jejak.formula is not None
    assert (jejak.formula.text, jejak.masukan, jejak.tepat) == ("akhir - realisasi", (END, THIS_YEAR), Decimal("0.05"))
