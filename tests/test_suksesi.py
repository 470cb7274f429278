"""Where an indicator comes from is told wherever its years stand beside those of another one."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sakip.compute import Kinerja, KinerjaIndikator, kinerja
from sakip.compute.succession import UbahCara, ubah_cara
from sakip.model import Dataset
from sakip.render.parts import Absen, Figur, Kalimat, Sel, Status, Tabel
from sakip.render.sentences import ABOUT_INDICATOR
from sakip.render.tables.compare import antartahun
from sakip.render.tables.succession import remarks, suksesi

RIGHTS = "Persentase warga yang mengetahui *hak* pengguna layanan"
DUTIES = "Persentase warga yang mengetahui <i>kewajiban</i> pengguna layanan | {{ 1 }}"
OPEN = "Jumlah temuan pemeriksaan yang masih terbuka pada akhir tahun"
OTHERWISE = (
    "Sejak 2023 definisi dan rumus indikator ini berbeda dari tahun sebelumnya, sehingga nilai sebelum dan sesudahnya "
    "tidak sepenuhnya sebanding."
)


def one(year: Kinerja, name: str) -> KinerjaIndikator:
    """The year's indicator of this name."""
    item = year.satu(name)
    assert item is not None
    return item


def shown(cell: Sel) -> str:
    """A cell as a reader sees it; empty where it continues the one above."""
    match cell:
        case Figur():
            return cell.teks
        case Status():
            return cell.kata
        case Absen():
            return cell.teks
        case None:
            return ""
    return cell


def rows(table: Tabel | None) -> list[list[str]]:
    """The rows of a table as a reader sees them."""
    assert table is not None
    return [[shown(cell) for cell in row.sel] for row in table.baris]


def said(kalimat: Kalimat) -> str:
    """A sentence as a reader sees it."""
    return "".join(shown(part) for part in kalimat)


def origin(year: Kinerja, name: str) -> list[list[str]]:
    """The rows of the table of origins that tell of this indicator."""
    found: list[list[str]] = []
    for row in rows(suksesi(year)):
        if row[0] == one(year, name).indikator.nama or (found and not row[0]):
            found.append(row)
        elif found:
            break
    return found


# The real indicator


def test_the_real_predecessors(tahun_ini: Kinerja) -> None:
    """Indeks Sistem Merit took the place of one indicator of the review, and that of all nine of the first plan."""
    first, *others = one(tahun_ini, "indeks-sistem-merit").pendahulu

    assert (first.indikator.id, first.rencana.nama) == ("indeks-profesionalitas-asn", "2016-2021-reviu")
    assert [(year.tahun, year.realisasi.nilai) for year in first.tahun] == [(2021, Decimal("71.59"))]
    assert {(item.rencana.nama, item.pengganti.id) for item in others} == {("2016-2021", "indeks-profesionalitas-asn")}
    assert len(others) == 9
    assert [item.indikator.id for item in others if item.tahun or item.uraian] == []


def test_the_real_sentence(tahun_ini: Kinerja) -> None:
    """The sentence names the earlier indicator, its plan and its last known value with its year."""
    assert said(ABOUT_INDICATOR["peralihan"](one(tahun_ini, "indeks-sistem-merit"))) == (
        "Indeks Sistem Merit menggantikan Indeks profesionalitas ASN dari Renstra 2016–2021 (reviu); nilainya tidak "
        "dapat dibandingkan langsung. Nilai terakhir Indeks profesionalitas ASN yang diketahui: 71,59 (2021), dari "
        "target 75,00, tidak tercapai (capaian 95,45%)."
    )


def test_the_real_years(tahun_ini: Kinerja) -> None:
    """Beside earlier years stands the earlier indicator under its own name, and the note that says what it is."""
    table = antartahun(tahun_ini, indikator="indeks-sistem-merit")

    assert table is not None
    assert rows(table) == [
        ["Indeks profesionalitas ASN (digantikan)", "2021", "75,00", "71,59", "95,45%"],
        ["Indeks Sistem Merit", "2021", "tidak ada", "0,59", "tak terhitung"],
        ["Indeks Sistem Merit", "2022", "0,61", "0,65", "106,56%"],
    ]
    assert (
        "Target Indeks profesionalitas ASN 2021 disebut bersama realisasinya; Renstra dan Perjanjian Kinerja "
        "dalam data tidak menyatakannya." in table.catatan
    )
    assert said(ABOUT_INDICATOR["peralihan"](one(tahun_ini, "indeks-sistem-merit"))) in table.catatan


def test_the_real_origin(tahun_ini: Kinerja) -> None:
    """The table of origins goes back step by step, with the last known value and why."""
    newer, older = origin(tahun_ini, "indeks-sistem-merit")

    assert newer[:4] == [
        "Indeks Sistem Merit", "Indeks profesionalitas ASN", "Renstra 2016–2021 (reviu)", "71,59 (2021)",
    ]  # fmt: skip
    assert "diubah menjadi Indeks Sistem Merit" in newer[4]
    assert older[1].startswith("Indeks profesionalitas ASN menggantikan ")
    assert older[2:4] == ["Renstra 2016–2021", "tidak diketahui"]


@pytest.mark.parametrize(("agency", "name"), [("tahun_ini", "indeks-kepuasan-masyarakat"), ("contoh", "waktu-izin")])
def test_an_indicator_of_its_own(agency: str, name: str, request: pytest.FixtureRequest) -> None:
    """Of an indicator that took nobody's place nothing is said, and the table says that it did not."""
    year: Kinerja = request.getfixturevalue(agency)
    item = one(year, name)
    (row,) = origin(year, name)

    assert (item.pendahulu, item.ubah_cara) == ((), ())
    assert said(ABOUT_INDICATOR["peralihan"](item)) == ""
    assert row[1:4] == ["–", "–", "–"]


# The made-up indicators


def test_a_merger_is_disclosed(contoh: Kinerja) -> None:
    """The sentence names both indicators that were merged, with the last known value of each."""
    assert said(ABOUT_INDICATOR["peralihan"](one(contoh, "literasi-layanan"))) == (
        f"Indeks Literasi Layanan Warga menggantikan {RIGHTS} dari Renstra 2018–2022 dan {DUTIES} dari Renstra "
        f"2018–2022; nilainya tidak dapat dibandingkan langsung. Nilai terakhir {RIGHTS} yang diketahui: 53 (2022), "
        f"dari target 54, tidak tercapai (capaian 98,1%). Nilai terakhir {DUTIES} yang diketahui: 47 (2022), "
        "dari target 46, tercapai (capaian 102,2%)."
    )


def test_years_of_merged_indicators(contoh: Kinerja) -> None:
    """Both merged indicators stand in the table of years, year by year, each under its own name."""
    assert [(row[0], row[1], row[3]) for row in rows(antartahun(contoh, indikator="literasi-layanan"))][:5] == [
        (f"{RIGHTS} (digantikan)", "2021", "52"),
        (f"{DUTIES} (digantikan)", "2021", "belum diukur"),
        (f"{RIGHTS} (digantikan)", "2022", "53"),
        (f"{DUTIES} (digantikan)", "2022", "47"),
        ("Indeks Literasi Layanan Warga", "2023", "60,4"),
    ]


def test_a_target_told_beside_the_result(contoh: Kinerja) -> None:
    """Where plan and Perjanjian Kinerja state no target, the one that the result's document names counts."""
    old = next(one for item in contoh.indikator for one in item.pendahulu if one.indikator.id == "temuan-terbuka")
    year = old.tahun[-1]

    assert (year.tahun, year.target.nilai, year.target_disebut, year.tercapai) == (2022, Decimal(11), True, True)
    assert [earlier.target_disebut for earlier in old.tahun[:-1]] == [False]
    assert [note for note in remarks(next(i for i in contoh.indikator if old in i.pendahulu)) if "disebut" in note] == [
        f"Target {old.indikator.nama} 2022 disebut bersama realisasinya; Renstra dan Perjanjian Kinerja dalam "
        "data tidak menyatakannya."
    ]


def test_origin_of_merged_indicators(contoh: Kinerja) -> None:
    """The table of origins names both, and the last known value of each."""
    found = origin(contoh, "literasi-layanan")

    assert {name for name in (RIGHTS, DUTIES) if any(name in row[1] for row in found)} == {RIGHTS, DUTIES}
    assert {value for value in ("53 (2022)", "47 (2022)") if any(value in row[3] for row in found)} == {
        "53 (2022)",
        "47 (2022)",
    }


def test_origin_of_a_replaced_indicator(contoh: Kinerja) -> None:
    """The table of origins has the earlier indicator, its plan, its last value and the explanation."""
    assert origin(contoh, "temuan-berulang") == [
        [
            "Jumlah temuan pemeriksaan yang berulang",
            OPEN,
            "Renstra 2018–2022",
            "10 (2022)",
            "Temuan yang masih terbuka dapat ditutup tanpa diperbaiki; temuan yang berulang menunjukkan perbaikannya.",
        ]
    ]


def test_no_last_value_is_known(contoh: Kinerja) -> None:
    """Where no value of the earlier indicator is known, none is given, and the table says so."""
    years = tuple(
        year.model_copy(update={"realisasi": tuple(i for i in year.realisasi if i.indikator != "temuan-terbuka")})
        for year in contoh.data.realisasi
    )
    year = again(contoh, replace(contoh.data, realisasi=years))

    assert said(ABOUT_INDICATOR["peralihan"](one(year, "temuan-berulang"))) == (
        f"Jumlah temuan pemeriksaan yang berulang menggantikan {OPEN} dari Renstra 2018–2022; nilainya tidak dapat "
        "dibandingkan langsung."
    )
    assert origin(year, "temuan-berulang")[0][3] == "tidak diketahui"


def again(year: Kinerja, data: Dataset) -> Kinerja:
    """The performance of the same year, from other data."""
    found = kinerja(data, year.tahun)
    assert found is not None
    return found


# Measured otherwise


def test_measured_otherwise(contoh: Kinerja) -> None:
    """An indicator that goes on with its id but another description says so in sentence and table."""
    item = one(contoh, "kepuasan-warga")
    table = antartahun(contoh, indikator="kepuasan-warga")

    assert (item.pendahulu, item.ubah_cara) == ((), (UbahCara(2023, ("definisi", "rumus")),))
    assert said(ABOUT_INDICATOR["peralihan"](item)) == OTHERWISE
    assert table is not None
    assert OTHERWISE in table.catatan
    assert [(row[1], row[3]) for row in rows(table)][:3] == [("2021", "76,40"), ("2022", "78,90"), ("2023", "81,25")]


def test_measured_otherwise_only_later(contoh: Kinerja) -> None:
    """A report of a year before the change does not tell of it."""
    assert ubah_cara(contoh.data, "kepuasan-warga", 2022) == ()
    assert ubah_cara(contoh.data, "kepuasan-warga", 2023) == (UbahCara(2023, ("definisi", "rumus")),)


@pytest.mark.parametrize(
    ("field", "value", "changed"),
    [
        ("definisi", "Definisi yang lain.", ("definisi",)),
        ("satuan", "poin", ("satuan",)),
        ("polaritas", "turun", ("polaritas",)),
        ("sumber_data", "Survei yang lain", ()),
        ("penanggung_jawab", "Bidang yang lain", ()),
        ("desimal", 3, ()),
    ],
)
def test_what_counts_as_measuring_otherwise(field: str, value: object, changed: tuple[str, ...], data: Dataset) -> None:
    """Definition, unit and polarity are how an indicator is measured; who keeps the data is not."""
    iku = data.iku[-1].model_copy(update={"mulai": 2022})
    entries = tuple(
        entry.model_copy(update={field: value}) if entry.indikator == "indeks-sistem-merit" else entry
        for entry in iku.indikator
    )
    other = replace(data, iku=(iku.model_copy(update={"mulai": 2021, "selesai": 2021, "indikator": entries}), iku))

    assert ubah_cara(data, "indeks-sistem-merit", 2022) == ()
    assert ubah_cara(other, "indeks-sistem-merit", 2022) == ((UbahCara(2022, changed),) if changed else ())
