"""Four quarters make one year in the way the indicator says."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kasus import NILAI, kasus
from sakip.compute import Kinerja, kinerja, tahunan
from sakip.compute.aggregate import last_grade, provisional
from sakip.model import Agregasi, Dataset, Kosong, Nilai, Sebab

LOST = Kosong(kosong=Sebab.HILANG, alasan="Tabel 3.3 tidak terbaca.")

NOT_APPLICABLE = Kosong(kosong=Sebab.TIDAK_BERLAKU, alasan="Diukur sekali setahun.")


@pytest.mark.parametrize("case", kasus("agregasi.yaml"))
def test_year_from_quarters(case: Any) -> None:
    """Quarters make the year's value of their case, or the reason why they make none."""
    quarters = {quarter: NILAI.validate_python(value) for quarter, value in case["triwulan"].items()}
    year = tahunan(quarters, Agregasi(case["cara"]))
    reason = str(case["hasil"]).removeprefix("tak terhitung: ")
    expected = (None, reason) if reason != case["hasil"] else (Decimal(case["hasil"]), None)

    assert expected == (year.nilai, year.alasan)


@pytest.mark.parametrize("case", kasus("agregasi.yaml"))
def test_missing_quarters_are_named(case: Any) -> None:
    """The trace names exactly the quarters that are not filled."""
    quarters = {quarter: NILAI.validate_python(value) for quarter, value in case["triwulan"].items()}
    notes = tahunan(quarters, Agregasi(case["cara"])).jejak.catatan

    assert notes == ((f"Sementara: {case['belum']} belum terisi.",) if "belum" in case else ())


def test_every_way_has_a_case() -> None:
    """No way of joining quarters is left without a case."""
    assert {case.values[0]["cara"] for case in kasus("agregasi.yaml")} == set(Agregasi)


def test_trace_lists_all_quarters() -> None:
    """The trace shows four quarters in order, filled or not, and the exact result."""
    jejak = tahunan({3: Decimal(7), 1: Decimal(5)}, Agregasi.JUMLAH).jejak

    assert [(item.nama, item.nilai) for item in jejak.masukan] == [
        ("triwulan I", 5),
        ("triwulan II", None),
        ("triwulan III", 7),
        ("triwulan IV", None),
    ]
    assert jejak.tepat == 12


def test_last_grade() -> None:
    """The last grade is that of the latest quarter, whatever the order of writing."""
    assert last_grade({3: "A", 1: "B", 2: "BB", 4: LOST}) == (3, "A")


def test_no_last_grade_among_numbers() -> None:
    """Numbers are no grades."""
    assert last_grade({1: Decimal(80)}) is None


@pytest.mark.parametrize(
    ("quarter", "waiting"),
    [(Decimal(0), False), ("BB", False), (NOT_APPLICABLE, False), (LOST, True), (None, True)],
    ids=["nol", "predikat", "tidak berlaku", "hilang", "belum ada"],
)
def test_a_year_is_provisional_while_a_quarter_waits(quarter: Nilai | None, waiting: bool) -> None:
    """A quarter waits while it has no value, unless it needs none."""
    quarters: dict[int, Nilai] = {1: Decimal(1), 2: Decimal(2), 3: Decimal(3)}

    assert provisional(quarters if quarter is None else {**quarters, 4: quarter}) is waiting


def with_quarters(data: Dataset, cara: Agregasi, quarters: dict[int, Nilai], skala: str | None = None) -> Kinerja:
    """The performance of 2022 had the first indicator been reported by quarters."""
    iku, tahun = data.iku_berlaku(2022), data.realisasi[-1]
    assert iku is not None
    uraian = iku.indikator[0].model_copy(update={"agregasi": cara, "skala": skala})
    fakta = tahun.realisasi[0].model_copy(update={"nilai": None, "triwulan": quarters})
    changed = replace(
        data,
        iku=(iku.model_copy(update={"indikator": (uraian, *iku.indikator[1:])}),),
        realisasi=(*data.realisasi[:-1], tahun.model_copy(update={"realisasi": (fakta, *tahun.realisasi[1:])})),
    )
    result = kinerja(changed, 2022)
    assert result is not None
    return result


def test_year_is_measured_from_quarters(data: Dataset) -> None:
    """Without a stated value the quarters' is the realisasi, complete with four quarters."""
    quarters: dict[int, Nilai] = {1: Decimal("0.61"), 2: Decimal("0.62"), 3: Decimal("0.64"), 4: Decimal("0.65")}
    kini = with_quarters(data, Agregasi.AKHIR, quarters).indikator[0].kini

    assert (kini.realisasi.nilai, kini.realisasi.asal, kini.sementara) == (Decimal("0.65"), "dari triwulan", False)


def test_year_with_missing_quarters_is_provisional(data: Dataset) -> None:
    """A year of which a quarter is missing says so."""
    assert with_quarters(data, Agregasi.AKHIR, {1: Decimal("0.61"), 2: LOST}).indikator[0].kini.sementara


def test_last_grade_is_the_year(data: Dataset) -> None:
    """For grades the last quarter counts."""
    kini = with_quarters(data, Agregasi.AKHIR, {1: "B", 3: "BB"}, skala="akip").indikator[0].kini

    assert (kini.realisasi.nilai, kini.sementara) == ("BB", True)


def test_falling_cumulative_quarters_are_the_reason(data: Dataset) -> None:
    """Where the quarters make no year, capaian says why; it does not claim that nothing was filled in."""
    quarters: dict[int, Nilai] = {1: Decimal("0.65"), 2: Decimal("0.61")}
    kini = with_quarters(data, Agregasi.KUMULATIF, quarters).indikator[0].kini

    assert kini.capaian.alasan is not None
    assert "nilai kumulatif triwulan menurun" in kini.capaian.alasan
