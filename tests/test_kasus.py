"""Worked cases of Metodologi: what they show follows from the profile in force, as the report's own figures do."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from sakip.compute import Kinerja, cases
from sakip.model import Profil
from sakip.model.profil import Batas, Jenjang, Pembulatan, Peringkat
from sakip.render.parts import Absen, Figur, Status, Tabel
from sakip.render.tables import TABLES

NAMES = [name for name in TABLES if name.startswith("kasus-")]


def rows(tabel: Tabel | None) -> list[list[str]]:
    """What each cell reads; one that continues the cell above it reads the same."""
    assert tabel is not None
    found: list[list[str]] = []
    for row in tabel.baris:
        found.append([_read(cell, found[-1][at] if found else "") for at, cell in enumerate(row.sel)])
    return found


def _read(cell: object, above: str) -> str:
    match cell:
        case None:
            return above
        case Figur() | Absen():
            return cell.teks
        case Status():
            return cell.kata
    return str(cell)


def with_profile(kinerja: Kinerja, **changes: Any) -> Kinerja:
    """The year with other rules."""
    profil = kinerja.data.profil.model_copy(update=changes)
    return replace(kinerja, data=replace(kinerja.data, profil=profil))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("kasus-capaian", ["Naik: realisasi ÷ target", "80", "84", "84 ÷ 80 = 1,05", "105,00%", "Sangat Tinggi"]),
        (
            "kasus-capaian",
            [
                "Turun: (2 × target − realisasi) ÷ target", "40", "36",
                "(2 × 40 − 36) ÷ 40 = 1,1", "110,00%", "Sangat Tinggi",
            ],
        ),
        (
            "kasus-predikat",
            [
                "Target gabungan", "20 buku dan 4 rak", "24 buku dan 3 rak",
                "Rata-rata capaian bagian: buku 120,00% dan rak 75,00%", "97,50%", "Sangat Tinggi",
            ],
        ),
        ("kasus-tanpa-nilai", ["Realisasi nol", "80", "0", "0,00%", "Belum tercapai", "Dihitung seperti biasa."]),
        ("kasus-tanpa-nilai", ["Target nol, tercapai", "0", "0", "tak terhitung", "Tercapai", "Target nol."]),
        ("kasus-peringkat", ["91%", "91,00%", "Sangat Tinggi"]),
        ("kasus-peringkat", ["90,996%", "90,996%", "Tinggi"]),
        ("kasus-peringkat", ["90,5%", "90,50%", "Tinggi"]),
        ("kasus-pembulatan", ["Capaian dibulatkan sekali, saat ditulis", "20.001", "20.000", "100,005%", "100,01%"]),
        ("kasus-pembulatan", ["Capaian dibulatkan sekali, saat ditulis", "19.999", "20.000", "99,995%", "99,995%"]),
        ("kasus-pembulatan", ["Dipakai: realisasi yang dinyatakan", "0,67", "0,60", "111,6666666667…%", "111,67%"]),
        ("kasus-triwulan", ["Kumulatif", "30", "20", "20", "40", "tak terhitung", "Nilai kumulatif triwulan menurun."]),
        ("kasus-triwulan", ["Rata-rata", "10", "20", "20", "40", "22,5", "Rata-rata nilai triwulan."]),
        ("kasus-efisiensi", ["Serapan", "90,00%", "60,00%"]),
        ("kasus-efisiensi", ["Efisiensi keluaran (persen)", "10,00", "14,29"]),
        ("kasus-efisiensi", ["Dapat disebut efisien", "Ya", "Tidak: target indikator tidak tercapai"]),
    ],
)  # fmt: skip
def test_case(table: str, expected: list[str], tahun_ini: Kinerja) -> None:
    """A case worked by hand stands in its table."""
    assert expected in rows(TABLES[table](tahun_ini))


@pytest.mark.parametrize("table", NAMES)
def test_cases_belong_to_no_agency(table: str, tahun_ini: Kinerja) -> None:
    """No figure of a case has a handle: it was read from no file; and each table says that its inputs are invented."""
    tabel = TABLES[table](tahun_ini)
    assert tabel is not None
    handles = [
        cell for row in tabel.baris for cell in row.sel if isinstance(cell, Figur) and (cell.jejak or cell.letak)
    ]

    assert [] == handles
    assert "karangan" in tabel.catatan[0]


def test_every_rule_has_cases(profil: Profil) -> None:
    """Each rule, scale and measure of the profile is worked."""
    assert list(profil.capaian) == [rule for rule, _ in cases.of_rules(profil)]
    assert [scale.nama for scale in profil.skala] == [name for name, _ in cases.of_grades(profil)]
    assert all(len(case.efisiensi) == len(profil.efisiensi) for case in cases.of_money(profil))


def test_cases_follow_the_profile(tahun_ini: Kinerja) -> None:
    """With another cap, other decimals or another reading of the scale the cases come out otherwise."""
    capped = with_profile(tahun_ini, batas_atas=Batas(persen=Decimal(100), dasar="Uji"))
    coarse = with_profile(tahun_ini, pembulatan=Pembulatan(desimal=0, dasar="Uji"))

    assert {"105,00%", "110,00%"} & _shares(tahun_ini)
    assert not {"105,00%", "110,00%"} & _shares(capped)
    assert "105%" in _shares(coarse)


def test_steps_of_a_scale_that_starts_above_its_bounds(profil: Profil) -> None:
    """A capaian on the bound belongs to the step below where the scale says 'above'."""
    steps = (Jenjang(sebutan="Baik", di_atas=Decimal(90)), Jenjang(sebutan="Kurang"))
    other = profil.model_copy(update={"peringkat": Peringkat(dasar="Uji", jenjang=steps)})

    assert [(percent, step.sebutan) for percent, step in cases.of_steps(other)] == [
        (Decimal(90), "Kurang"),
        (Decimal("89.996"), "Kurang"),
        (Decimal("89.5"), "Kurang"),
    ]


def test_without_measures_of_efficiency_there_is_no_table(tahun_ini: Kinerja) -> None:
    """A profile without measures shows none."""
    assert TABLES["kasus-efisiensi"](with_profile(tahun_ini, efisiensi=())) is None


def _shares(kinerja: Kinerja) -> set[str]:
    return {row[4] for row in rows(TABLES["kasus-capaian"](kinerja))}
