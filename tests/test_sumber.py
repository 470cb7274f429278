"""A table and a chart say which document they come from: each once, with the places where the values stand."""

import pytest

from sakip.compute import Kinerja
from sakip.model import Dataset
from sakip.render.charts import riwayat
from sakip.render.tables.cells import sources
from sakip.render.tables.compare import akhir, antartahun
from sakip.render.tables.results import pengukuran

LKJIP, MERIT = "LKjIP 2022 BKPSDM Kota Bontang", "indeks-sistem-merit"
YEARS = "Bab III.C, uraian di bawah Tabel 3.5; Bab III.A, tindak lanjut evaluasi, perencanaan kinerja nomor 5"
THIS_YEAR = "Tabel 3.2, 3.4, dan 3.5"


@pytest.fixture(scope="module")
def merit(tahun_ini: Kinerja) -> dict[str, str]:
    """What the parts of one indicator say, by their names."""
    found = [
        antartahun(tahun_ini, indikator=MERIT),
        akhir(tahun_ini, indikator=MERIT),
        riwayat(tahun_ini, indikator=MERIT),
    ]
    return {part.id.removesuffix(f"-{MERIT}"): part.sumber.teks for part in found if part}


def test_one_indicator_names_the_place_of_its_value(merit: dict[str, str]) -> None:
    """Of the year's file only the place where the indicator's value stands."""
    assert merit["akhir"] == f"{LKJIP}, {THIS_YEAR}"


def test_years_name_the_places_of_all_values(merit: dict[str, str]) -> None:
    """A comparison of years tells where each value stands, those of the indicator that was replaced too."""
    assert merit["antartahun"] == f"{LKJIP}, {YEARS}; {THIS_YEAR}"


def test_chart_names_what_it_draws(merit: dict[str, str], data: Dataset) -> None:
    """The plan's targets are drawn, the replaced indicator is not."""
    plan = next(item for item in data.renstra if item.nama == "2021-2026").sumber.letak_dokumen

    assert merit["riwayat"] == f"{LKJIP}, {YEARS.split(';', maxsplit=1)[0]}; {THIS_YEAR}; {plan}"


def test_without_a_place_the_whole_file_is_named(tahun_ini: Kinerja, data: Dataset) -> None:
    """A table of all indicators, and an indicator without any value, come from the year's file."""
    year = next(item for item in data.realisasi if item.tahun == 2022)
    nothing = antartahun(tahun_ini, indikator="indeks-kepuasan-masyarakat")

    assert pengukuran(tahun_ini).sumber.teks == f"{LKJIP}, {year.sumber.letak_dokumen}"
    assert nothing is not None
    assert nothing.sumber == pengukuran(tahun_ini).sumber


def test_each_document_and_file_once(data: Dataset) -> None:
    """Two documents stand apart; a place told twice is told once, and each file leads to its line once."""
    year, plan = data.realisasi[-1], data.renstra[0]
    found = sources([(year, "Bab I"), (plan, "Bab II"), (year, "Bab I"), (year, "Bab III")])

    assert found.teks == f"{year.sumber.judul}, Bab I; Bab III; {plan.sumber.judul}, Bab II"
    assert found.letak == (year.letak(), plan.letak())
