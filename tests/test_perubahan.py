"""What became of each thing from one version of a plan to the next: ``cases/perubahan.yaml``, and the real review."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kasus import kasus
from sakip.compute import Kinerja, Macam, Perubahan, perubahan, perubahan_rencana
from sakip.compute.version import butir_rencana
from sakip.model import Dataset, Renstra
from sakip.model.pk import TargetPk
from sakip.render.parts import Status
from sakip.render.sentences import ABOUT_PLAN, ABOUT_YEAR
from sakip.render.tables.change import perubahan_isi, perubahan_pk, ringkasan_perubahan

REVIEW = "2016-2021-reviu"
AGENCIES = ["tahun_ini", "contoh"]


def plan(part: Any, versi: str) -> Renstra:
    """A made-up plan that has what a case says and is the same in all else."""
    measure = {key: part[key] for key in ("satuan", "skala") if key in part}
    measure |= {"id": "u", "nama": "Jumlah peserta", "target": part.get("target", {2025: 1})}
    kegiatan = part.get("kegiatan", ({"id": "k", "nama": "Kegiatan K", "indikator": (measure,)},))
    indikator = {"id": "i", "nama": "Indeks", "target": {2025: 1}, **part.get("indikator", {})}
    sasaran = {"id": "s", "nama": "Sasaran", "indikator": (indikator,), **part.get("sasaran", {})}
    tujuan = {"id": "t", "nama": "Tujuan", "sasaran": (sasaran,), **part.get("tujuan", {})}
    return Renstra.model_validate(
        {
            "sumber": {"judul": "Rekaan"},
            "mulai": 2023,
            "selesai": 2027,
            "versi": versi,
            "visi": part.get("visi", "Rekaan"),
            "misi": part.get("misi", ({"id": "m", "nama": "Misi"},)),
            "tujuan": (tujuan,),
            "program": tuple(
                {**program, "kegiatan": tuple(map(measured, program.get("kegiatan", ())))}
                for program in part.get("program", ({"id": "p", "nama": "Program P", "kegiatan": kegiatan},))
            ),
        }
    )


def measured(kegiatan: Any) -> Any:
    """A kegiatan with an indicator of its own where the case states none."""
    return {"indikator": ({"id": f"u-{kegiatan['id']}", "nama": "Jumlah", "target": {2025: 1}},), **kegiatan}


def changes(data: Dataset, semula: Renstra, menjadi: Renstra) -> tuple[Perubahan, ...]:
    """What became of the first plan in the second."""
    found = perubahan_rencana(replace(data, renstra=(semula, menjadi)), menjadi)
    assert found is not None
    return found


def told(item: Perubahan) -> str:
    """What became of a thing, as a case writes it."""
    name = item.butir.nama if item.butir.bagian == "strategi" else item.butir.id
    others = ", ".join(one.id for one in (item.penerus if item.baru is None else item.asal))
    joined = {Macam.DIGANTIKAN: f" oleh {others}", Macam.MENGGANTIKAN: f" {others}"}
    line = f"{item.butir.bagian} {name}: {item.macam}{joined.get(item.macam, f' ({others})' if others else '')}"
    return f"{line} ({', '.join(change.apa for change in item.ubahan)})" if item.ubahan else line


@pytest.mark.parametrize("case", kasus("perubahan.yaml"))
def test_change(case: Any, contoh: Kinerja) -> None:
    """All that did not stay the same is told as its case says, in the order of the later plan."""
    found = changes(contoh.data, plan(case["semula"], "awal"), plan(case["menjadi"], "reviu"))

    assert list(case["terjadi"]) == [told(item) for item in found if item.macam is not Macam.TETAP]
    if "urutan" in case:
        assert list(case["urutan"]) == [item.butir.id for item in found if item.butir.bagian == "program"]


# Every plan of both agencies


@pytest.mark.parametrize("agency", AGENCIES)
def test_nothing_changes_to_itself(agency: str, request: pytest.FixtureRequest) -> None:
    """Between a plan and itself, what it says to replace aside, everything stays."""
    year: Kinerja = request.getfixturevalue(agency)

    for one in year.data.renstra:
        items = [replace(item, menggantikan=()) for item in butir_rencana(one)]
        found = perubahan(items, items)
        assert len(items) == len(found)
        assert [told(item) for item in found if item.macam is not Macam.TETAP or item.ubahan] == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_everything_is_told_once(agency: str, request: pytest.FixtureRequest) -> None:
    """Each thing of either version is told of once, those of the later one in its own order."""
    year: Kinerja = request.getfixturevalue(agency)

    for one in year.data.renstra[1:]:
        found = perubahan_rencana(year.data, one)
        assert found
        keys = [item.butir.kunci for item in found]
        assert sorted(set(keys)) == sorted(keys)
        assert [
            item.lama.kunci for item in found if item.lama and item.baru and item.lama.kunci != item.baru.kunci
        ] == []
        later = [item.butir.id for item in found if item.butir.bagian == "program" and item.baru]
        assert later == [program.id for program in one.program]


@pytest.mark.parametrize("agency", AGENCIES)
def test_summary_adds_up(agency: str, request: pytest.FixtureRequest) -> None:
    """What there was is what stayed, changed and ended; what there is is what stayed, changed and began."""
    year: Kinerja = request.getfixturevalue(agency)

    for one in year.data.renstra[1:]:
        for bagian, row in counts(year, one.nama).items():
            assert row["Semula"] == kept(row) + row["Dihapus"] + row["Digantikan"], bagian
            began = row["Menggantikan atau melanjutkan"] + row["Ditambahkan"]
            assert row["Menjadi"] == kept(row) + began, bagian


def kept(row: dict[str, int]) -> int:
    """How many go on, changed or not."""
    return row["Tetap"] + row["Diubah"] + row["Tidak terbanding"]


def counts(year: Kinerja, rencana: str) -> dict[str, dict[str, int]]:
    """The summary of what became of a plan: for each level the number below each head."""
    table = ringkasan_perubahan(year, rencana=rencana)
    assert table is not None
    heads = [column.judul for column in table.kolom[1:]]
    return {
        str(row.sel[0]): {head: int(str(cell)) for head, cell in zip(heads, row.sel[1:], strict=True)}
        for row in table.baris
    }


@pytest.mark.parametrize("agency", AGENCIES)
@pytest.mark.parametrize("bagian", ["tujuan", "sasaran", "strategi", "indikator", "program", "kegiatan"])
def test_summary_counts_the_rows(bagian: str, agency: str, request: pytest.FixtureRequest) -> None:
    """The summary says as often as the table of a level what became of its things; neither is there without the other.

    A level that one of the documents does not have cannot be compared.
    """
    year: Kinerja = request.getfixturevalue(agency)
    name = {"indikator": "Indikator sasaran"}.get(bagian, bagian.capitalize())

    for one in year.data.renstra[1:]:
        table = perubahan_isi(year, rencana=one.nama, bagian=bagian)
        row = counts(year, one.nama).get(name)
        assert (table is None) == (row is None)
        if table is None or row is None:
            continue
        shown = Counter(cell.kata for row in table.baris if isinstance(cell := row.sel[1], Status))
        assert row["Tetap"] == shown["Tetap"]
        assert row["Tidak terbanding"] == shown["Tidak terbanding"]
        assert row["Dihapus"] == shown["Dihapus"]
        assert row["Digantikan"] == shown["Digantikan"]
        assert row["Ditambahkan"] == shown["Ditambahkan"]
        assert row["Diubah"] + row["Menggantikan atau melanjutkan"] == sum(
            shown[word] for word in ("Diubah", "Menggantikan", "Menggantikan beberapa", "Melanjutkan sebagian")
        )


LOST = {"kosong": "hilang", "alasan": "Lembarnya sobek."}


@pytest.mark.parametrize(
    ("money", "target", "status", "counted"),
    [
        ((5, 5), (1, 1), "Tetap", "Tetap"),
        ((5, 5), (1, 2), "Diubah", "Diubah"),
        ((5, 6), (1, 1), "Diubah", "Diubah"),
        ((5, 5), (LOST, 1), "Tidak terbanding", "Tidak terbanding"),
        ((LOST, 5), (1, 1), "Tidak terbanding", "Tidak terbanding"),
        ((LOST, 5), (1, 2), "Diubah", "Diubah"),
        ((5, 6), (LOST, 1), "Diubah", "Diubah"),
    ],
)
def test_a_kegiatan_is_told_with_its_indicator(
    money: tuple[Any, Any], target: tuple[Any, Any], status: str, counted: str, contoh: Kinerja
) -> None:
    """A kegiatan changed where its indicator did; where nothing shows a change, it is not said to have changed."""
    semula, menjadi = (
        plan({"kegiatan": ({"id": "k", "nama": "K", "pendanaan": {2025: amount}, "indikator": (u(value),)},)}, versi)
        for amount, value, versi in zip(money, target, ("awal", "reviu"), strict=True)
    )
    year = replace(contoh, data=replace(contoh.data, renstra=(semula, menjadi)))
    table = perubahan_isi(year, rencana=menjadi.nama, bagian="kegiatan")

    assert table is not None
    assert [cell.kata for row in table.baris if isinstance(cell := row.sel[1], Status)] == [status]
    assert counts(year, menjadi.nama)["Kegiatan"][counted] == 1


def u(target: Any) -> Any:
    """An indicator with this target."""
    return {"id": "u", "nama": "Jumlah", "target": {2025: target}}


# The real review


@pytest.mark.parametrize(
    ("bagian", "semula", "menjadi"),
    [
        ("Visi", 1, 1),
        ("Misi", 1, 1),
        ("Tujuan", 6, 1),
        ("Sasaran", 8, 1),
        ("Indikator sasaran", 9, 1),
        ("Strategi", 7, 11),
        ("Program", 7, 10),
        ("Kegiatan", 84, 69),
        ("Indikator kegiatan", 84, 73),
    ],
)
def test_the_real_review(bagian: str, semula: int, menjadi: int, tahun_ini: Kinerja) -> None:
    """The review of 2016–2021 left one tujuan, sasaran and indicator, and fewer kegiatan in more programs."""
    row = counts(tahun_ini, REVIEW)[bagian]

    assert (row["Semula"], row["Menjadi"]) == (semula, menjadi)


def test_the_real_kegiatan(data: Dataset) -> None:
    """Of 84 kegiatan 64 go on, 20 ended, 5 are new; two of those go on with a part of one that was."""
    found = [item for item in reviewed(data) if item.butir.bagian == "kegiatan"]

    assert sum(item.lama is not None and item.baru is not None for item in found) == 64
    assert sum(item.baru is None for item in found) == 20
    assert sum(item.lama is None for item in found) == 5
    assert sum(item.macam is Macam.PEMECAHAN for item in found) == 2


@pytest.mark.parametrize(("bagian", "joined"), [("tujuan", 6), ("sasaran", 8), ("indikator", 9)])
def test_the_real_mergers(bagian: str, joined: int, data: Dataset) -> None:
    """All tujuan became one, and so did all sasaran and all indicators."""
    (only,) = [item for item in reviewed(data) if item.butir.bagian == bagian and item.baru]

    assert only.macam is Macam.PENGGABUNGAN
    assert len(only.asal) == joined


def reviewed(data: Dataset) -> tuple[Perubahan, ...]:
    """What the real review changed."""
    review = data.rencana_bernama(REVIEW)
    assert review is not None
    found = perubahan_rencana(data, review)
    assert found is not None
    return found


def test_the_review_in_words(tahun_ini: Kinerja) -> None:
    """The sentence about the review has the same numbers."""
    review = tahun_ini.data.rencana_bernama(REVIEW)
    assert review is not None

    assert "".join(map(str, ABOUT_PLAN["ubahan"](tahun_ini, review))) == (
        "Dibandingkan dengan Renstra 2016–2021, tujuan dari 6 menjadi 1, sasaran dari 8 menjadi 1, indikator sasaran "
        "dari 9 menjadi 1, program dari 7 menjadi 10, dan kegiatan dari 84 menjadi 69. Dari kegiatan semula 64 "
        "berlanjut dan 20 berakhir; 5 kegiatan baru."
    )


def test_the_oldest_plan_has_nothing_before_it(data: Dataset) -> None:
    """The first plan in the data is compared with none."""
    assert perubahan_rencana(data, data.renstra[0]) is None


# The Perjanjian Kinerja


def promises(year: Kinerja) -> dict[str, list[str]]:
    """What the revision did to each promise: what became of it, and both versions."""
    table = perubahan_pk(year)
    assert table is not None
    return {
        str(name): [cell.kata if isinstance(cell, Status) else getattr(cell, "teks", str(cell)) for cell in cells]
        for name, *cells in (row.sel for row in table.baris)
    }


def test_a_revised_promise(contoh: Kinerja) -> None:
    """The revision's table has every promise in both versions, and why a target was changed."""
    found = promises(contoh)
    table = perubahan_pk(contoh)

    assert found["Jumlah warga yang dilayani di layanan keliling"] == ["Diubah", "Target", "4.500 orang", "4.000 orang"]
    assert found["Rata-rata suhu ruang arsip"] == ["Tetap", "Target", "18,0–22,0 °C", "18,0–22,0 °C"]
    assert found["Program Pelayanan Terpadu (rekaan)"] == ["Diubah", "Pagu", "Rp2.500.000.000", "Rp2.749.246.643"]
    assert table is not None
    assert [note for note in table.catatan if "titik layanan keliling ditutup" in note]


def test_a_promise_changed_without_a_reason(contoh: Kinerja) -> None:
    """A promise that came, one that went and one changed without explanation are told as such."""
    assert contoh.pk is not None
    first, last = contoh.pk.versi
    _, second, third, *_ = first.target
    changed = third.model_copy(update={"target": Decimal(4100), "penjelasan": None})
    last = last.model_copy(update={"target": (first.target[0], changed), "program": last.program[:1]})
    first = first.model_copy(update={"target": (second, third), "program": last.program})
    year = replace(contoh, pk=contoh.pk.model_copy(update={"versi": (first, last)}))
    found = promises(year)
    table = perubahan_pk(year)

    assert [cells[0] for cells in found.values()] == ["Dihapus", "Ditambahkan", "Diubah", "Tetap"]
    assert found["Rata-rata waktu penyelesaian izin"] == ["Dihapus", "Target", "5,0 hari kerja", "–"]
    assert table is not None
    assert table.catatan == ("Jumlah warga yang dilayani di layanan keliling: target berubah tanpa penjelasan.",)


def test_a_promise_that_was_not_revised(contoh: Kinerja) -> None:
    """Where there is but one version there is no such table."""
    assert contoh.pk is not None
    year = replace(contoh, pk=contoh.pk.model_copy(update={"versi": contoh.pk.versi[:1]}))

    assert perubahan_pk(year) is None
    assert perubahan_pk(replace(contoh, pk=None)) is None


def test_a_promise_whose_source_does_not_tell_versions_apart(contoh: Kinerja) -> None:
    """Whether such a target changed is not known: neither the table nor the sentence says that it stayed."""
    assert contoh.pk is not None
    first, last = contoh.pk.versi
    one, two = first.target[:2]
    loose = two.model_copy(update={"tanpa_versi": True})

    def revised(*target: TargetPk) -> Kinerja:
        """The example with these two promises, the first of them changed or not."""
        versions = (
            first.model_copy(update={"target": (one, two), "program": ()}),
            last.model_copy(update={"target": target, "program": (), "alasan": None}),
        )
        return replace(contoh, pk=contoh.pk.model_copy(update={"versi": versions}) if contoh.pk else None)

    def said(year: Kinerja) -> str:
        return "".join(map(str, ABOUT_YEAR["perubahan-pk"](year)))

    changed = one.model_copy(update={"target": Decimal(96)})
    unknown = "sumber tidak membedakan target awal dan perubahannya, apakah diubah tidak diketahui"
    table = perubahan_pk(revised(one, loose))

    assert [cells[0] for cells in promises(revised(one, loose)).values()] == ["Tetap", "Tidak terbanding"]
    assert table is not None
    assert table.catatan == (
        "Rata-rata waktu penyelesaian izin: Sumber menyebut target ini tanpa membedakan versi perjanjian.",
    )
    assert said(revised(one, loose)) == (
        "Perubahan Perjanjian Kinerja tahun 2025 tidak mengubah target yang tercatat; untuk 1 indikator "
        + unknown
        + "."
    )
    assert said(revised(changed, loose)) == (
        "Perubahan Perjanjian Kinerja tahun 2025 mengubah target 1 indikator; untuk 1 indikator " + unknown + "."
    )
    assert said(revised(one.model_copy(update={"tanpa_versi": True}), loose)) == (
        "Perjanjian Kinerja tahun 2025 diubah, tetapi sumber tidak membedakan target awal dan perubahannya: apakah "
        "targetnya ikut diubah tidak diketahui."
    )


def test_the_real_revision(tahun_ini: Kinerja) -> None:
    """The source of 2022 tells neither the versions' targets apart nor the first budgets: nobody knows of a change."""
    found = promises(tahun_ini)

    assert found["Indeks Sistem Merit"] == ["Tidak terbanding", "Target", "0,61", "0,61"]
    assert found["Program Kepegawaian Daerah"] == ["Tidak terbanding", "Pagu", "hilang dari sumber", "Rp2.034.186.697"]
