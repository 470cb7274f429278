"""What a plan is to cost: sums by program and year that say why they cannot be made, and the real plan's own sums."""

from decimal import Decimal
from typing import Any

import pytest

from sakip.compute import Kinerja, Masukan, Pendanaan, pendanaan
from sakip.model import Dataset, Renstra
from sakip.render.tables.version import rencana_pendanaan

LOST = {"kosong": "hilang", "alasan": "Lembarnya sobek."}
NOT_APPLICABLE = {"kosong": "tidak berlaku", "alasan": "Kegiatan baru mulai tahun berikutnya."}
REVIEW = "2016-2021-reviu"


def plan(*programs: dict[str, dict[int, Any]]) -> Renstra:
    """A made-up plan of programs, each with its kegiatan and their money by year."""
    measure = {"id": "u", "nama": "Jumlah", "target": {2025: 1}}
    indikator = {"id": "i", "nama": "Indeks", "target": {2025: 1}}
    sasaran = {"id": "s", "nama": "Sasaran", "indikator": (indikator,)}
    return Renstra.model_validate(
        {
            "sumber": {"judul": "Rekaan"},
            "mulai": 2023,
            "selesai": 2027,
            "visi": "Rekaan",
            "misi": ({"id": "m", "nama": "Misi"},),
            "tujuan": ({"id": "t", "nama": "Tujuan", "sasaran": (sasaran,)},),
            "program": tuple(
                {
                    "id": f"p{at}",
                    "nama": f"Program {at}",
                    "kegiatan": tuple(
                        {"id": name, "nama": f"Kegiatan {name}", "indikator": (measure,), "pendanaan": amounts}
                        for name, amounts in program.items()
                    ),
                }
                for at, program in enumerate(programs, start=1)
            ),
        }
    )


def money(*programs: dict[str, dict[int, Any]]) -> Pendanaan:
    """The money of a plan that has some."""
    found = pendanaan(plan(*programs))
    assert found is not None
    return found


def amounts(totals: dict[int, Masukan | None]) -> dict[int, object]:
    """The sum of each year; None where there is none."""
    return {year: None if total is None else total.nilai for year, total in totals.items()}


def test_sums() -> None:
    """Kegiatan add up to programs, programs to the plan, by year and over all years."""
    found = money({"a": {2024: 100, 2025: 200}, "b": {2025: 30}}, {"c": {2024: 5}})
    first, second = found.program

    assert found.tahun == (2024, 2025)
    assert amounts(first.tahunan) == {2024: 100, 2025: 230}
    assert amounts(second.tahunan) == {2024: 5, 2025: None}
    assert amounts(found.tahunan) == {2024: 105, 2025: 230}
    assert [total.nilai if total else None for _, total in first.kegiatan] == [300, 30]
    assert [item.jumlah.nilai if item.jumlah else None for item in found.program] == [330, 5]
    assert found.jumlah is not None
    assert found.jumlah.nilai == 335


def test_nought_is_an_amount() -> None:
    """A planned amount of nought makes a sum of nought."""
    found = money({"a": {2024: 0}})

    assert amounts(found.tahunan) == {2024: 0}


def test_what_does_not_apply_adds_nothing() -> None:
    """A dash adds nothing; where there is nothing else, there is no sum, which is not a sum of nought."""
    found = money({"a": {2024: NOT_APPLICABLE, 2025: 200}, "b": {2025: 30}})
    (program,) = found.program

    assert amounts(program.tahunan) == {2024: None, 2025: 230}
    assert amounts(found.tahunan) == {2024: None, 2025: 230}
    assert found.jumlah is not None
    assert found.jumlah.nilai == 230


@pytest.mark.parametrize("sebab", ["hilang", "tidak dimuat", "belum diukur"])
def test_an_unknown_amount_makes_its_sums_unknown(sebab: str) -> None:
    """Where an amount is not known, no sum with it is made, and the reason is that amount's; other sums are."""
    found = money({"a": {2024: {**LOST, "kosong": sebab}, 2025: 200}, "b": {2024: 7}}, {"c": {2024: 5, 2025: 6}})
    first, second = found.program

    for total in (first.tahunan[2024], first.jumlah, found.tahunan[2024], found.jumlah):
        assert total is not None
        assert (total.nilai, "Lembarnya sobek." in (total.ketiadaan or "")) == (None, True)
    assert amounts(first.tahunan)[2025] == 200
    assert amounts(second.tahunan) == {2024: 5, 2025: 6}
    assert amounts(found.tahunan)[2025] == 206


def test_a_sum_says_what_it_adds() -> None:
    """The trace of a sum names each amount, and none that adds nothing."""
    found = money({"a": {2024: 100}, "b": {2024: NOT_APPLICABLE}, "c": {2024: 20}})
    total = found.program[0].tahunan[2024]

    assert total is not None
    assert total.jejak is not None
    assert [(item.nama, item.nilai) for item in total.jejak.masukan] == [
        ("Kegiatan a 2024", Decimal(100)),
        ("Kegiatan c 2024", Decimal(20)),
    ]


@pytest.mark.parametrize("programs", [(), ({"a": {}},), ({},)], ids=["no program", "no amount", "no kegiatan"])
def test_a_plan_without_money(programs: tuple[dict[str, dict[int, Any]], ...]) -> None:
    """A plan that states no money has none, and no table of it."""
    assert pendanaan(plan(*programs)) is None


def test_table_of_a_plan_without_money(tahun_ini: Kinerja) -> None:
    """The table is not made where the document has no amounts."""
    assert rencana_pendanaan(tahun_ini, rencana="2016-2021") is None


# The real plan


def test_the_real_years(data: Dataset) -> None:
    """The review's money by year, and over the five years."""
    found = pendanaan(review(data))

    assert found is not None
    assert amounts(found.tahunan) == {
        2017: 5113475631, 2018: 6642837006, 2019: 11217712189, 2020: 12332412000, 2021: 13531005000,
    }  # fmt: skip
    assert found.jumlah is not None
    assert found.jumlah.nilai == 48837441826


def test_the_real_programs_equal_the_printed_ones(data: Dataset) -> None:
    """In each of the 50 years of programs, the kegiatan add up to what is printed: an amount, a dash, or nothing."""
    plan = review(data)
    found = pendanaan(plan)
    assert found is not None
    computed = {
        (item.program.id, year): total for item in found.program for year, total in amounts(item.tahunan).items()
    }
    printed = {(program.id, slip.tahun): slip.nilai for program in plan.program for slip in program.tercetak}
    nothing = {key for key in computed if printed.get(key, "-") == "-"}

    assert len(computed) == 50
    assert {key: computed[key] for key in printed if key not in nothing} == {
        key: value for key, value in printed.items() if key not in nothing
    }
    assert {computed[key] for key in nothing} == {None}


def review(data: Dataset) -> Renstra:
    """The reviewed plan, which states the money."""
    found = data.rencana_bernama(REVIEW)
    assert found is not None
    return found
