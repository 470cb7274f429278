"""Tables, sentences and traces say what the facts say, escaped, each derived figure with its trace.

``cases/kalimat.yaml`` has the sentences; ``golden/`` a few small parts as HTML (``pytest --update-golden``).
"""

import ast
import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from inspect import Parameter, signature
from itertools import combinations, pairwise, product
from typing import Any, TypeVar

import pytest

from conftest import CONTOH, ROOT
from kasus import kasus, nilai
from sakip import figures
from sakip.compute import Jejak, Kinerja, KinerjaIndikator, Simpul, kinerja
from sakip.export.grid import grid
from sakip.export.sheet import RUNS, sheet
from sakip.model import Dataset, Evaluasi, Realisasi, RealisasiIndikator, Renstra
from sakip.model.base import Sumber as Dokumen
from sakip.model.pk import TargetPk
from sakip.pages.parts import find_chart, find_table
from sakip.problem import Letak
from sakip.render.cards import CARDS, card
from sakip.render.charts import CHARTS
from sakip.render.described import described
from sakip.render.html import cards, chart, fill, sentence, table
from sakip.render.parts import (
    Absen,
    Baris,
    Batang,
    Batangan,
    Figur,
    Grafik,
    Kalimat,
    Kolom,
    Rincian,
    Rupa,
    Sel,
    Status,
    Sumber,
    Tabel,
)
from sakip.render.sentences import ABOUT_INDICATOR, ABOUT_PLAN, ABOUT_YEAR
from sakip.render.shape import stacks
from sakip.render.tables import TABLES
from sakip.render.tables.change import LEVELS
from sakip.render.traces import traces
from sakip.render.tree import Cabang, Kotak, picture, pohon

CASES = kasus("kalimat.yaml")
ABOUT_ONE = [case for case in CASES if "indikator" in case.values[0]]
ABOUT_ALL = [case for case in CASES if "indikator" not in case.values[0]]
#: The key of a case that holds a sentence's text, where its name is already that of a value.
EXPECTED = {"nasional": "kalimat_nasional", "evaluasi": "kalimat_evaluasi"}
#: Realisasi that makes a promised target of 10 come true or not, for either polarity.
OUTCOMES = {
    "tercapai": {"naik": Decimal(10), "turun": Decimal(10)},
    "tidak tercapai": {"naik": Decimal(9), "turun": Decimal(11)},
    "belum diukur": {},
}
AGENCIES = ["tahun_ini", "contoh"]
FOLDERS = {"tahun_ini": ROOT, "contoh": CONTOH}
Found = TypeVar("Found")


class NoLinks:
    """A page whose site shows neither traces nor data."""

    def jejak(self, id: str) -> str | None:
        """No trace."""
        return None

    def indikator(self, id: str) -> str | None:
        """No indicator has a page."""
        return None

    def tabel(self, id: str) -> str | None:
        """No chapter."""
        return None

    def letak(self, letak: Letak) -> str | None:
        """No line."""
        return None


class Anchors:
    """A page that shows every trace and every line itself."""

    def jejak(self, id: str) -> str | None:
        """The trace on this page."""
        return f"#{id}"

    def indikator(self, id: str) -> str | None:
        """No indicator has a page."""
        return None

    def tabel(self, id: str) -> str | None:
        """The table on this page."""
        return f"#{id}"

    def letak(self, letak: Letak) -> str | None:
        """The line on this page."""
        return f"#{letak}"


# Sentences


def written(kalimat: Kalimat) -> str:
    """A sentence as plain text."""
    return "".join(
        part if isinstance(part, str) else getattr(part, "teks", getattr(part, "kata", "")) for part in kalimat
    )


def plan_of(data: Dataset) -> Renstra:
    """The plan in force in the reported year."""
    plan = data.rencana(data.tahun)
    assert plan is not None
    return plan


def varied(data: Dataset, case: Any) -> KinerjaIndikator:
    """The example's indicator with the values of a case, and none besides."""
    name, tahun = case["indikator"], case.get("tahun", data.tahun)
    plan = plan_of(data)
    targets = {
        year: value
        for year, key in ((plan.selesai, "target_akhir"), (tahun, "target"))
        if (value := nilai(case, key)) is not None
    }
    results = {year: {"nilai": value} for year, value in case.get("sebelumnya", {}).items()}
    results[tahun] = {
        field: case[key]
        for field, key in (("nilai", "realisasi"), ("triwulan", "triwulan"), ("standar_nasional", "nasional"))
        if key in case
    }
    tujuan = tuple(
        goal.model_copy(
            update={
                "sasaran": tuple(
                    aim.model_copy(
                        update={
                            "indikator": tuple(
                                item.model_copy(update={"target": targets}) for item in aim.indikator if item.id == name
                            )
                        }
                    )
                    for aim in goal.sasaran
                )
            }
        )
        for goal in plan.tujuan
    )
    changed = replace(
        data,
        renstra=(plan.model_copy(update={"tujuan": tujuan}),),
        pk=(),
        realisasi=tuple(
            Realisasi(
                sumber=plan.sumber,
                tahun=year,
                realisasi=(RealisasiIndikator.model_validate({"indikator": name, **fields}),),
            )
            for year, fields in sorted(results.items())
        ),
    )
    return one(kinerja(changed, tahun), name)


def promised(data: Dataset, case: Any) -> Kinerja:
    """The example's year with the promises or the evaluations of a case."""
    promises = dict(case.get("janji", {}))
    plan = plan_of(data)
    tujuan = tuple(
        goal.model_copy(
            update={
                "sasaran": tuple(
                    aim.model_copy(update={"indikator": tuple(item for item in aim.indikator if item.id in promises)})
                    for aim in goal.sasaran
                )
            }
        )
        for goal in plan.tujuan
    )
    pk = data.pk[-1]
    first = pk.versi[0].model_copy(
        update={"target": tuple(TargetPk(indikator=name, target=Decimal(10)) for name in promises)}
    )
    facts = []
    for name, outcome in promises.items():
        entry = data.uraian(name, data.tahun)
        assert entry is not None
        facts.append(RealisasiIndikator(indikator=name, nilai=OUTCOMES[outcome].get(entry.polaritas)))
    changed = replace(
        data,
        renstra=(plan.model_copy(update={"tujuan": tujuan}),),
        pk=(pk.model_copy(update={"versi": (first,)}),),
        realisasi=(Realisasi(sumber=plan.sumber, tahun=data.tahun, realisasi=tuple(facts)),),
        evaluasi=tuple(
            Evaluasi.model_validate(
                {"sumber": plan.sumber, "penilai": "Inspektorat", "tahun_dinilai": item["tahun"] - 1, **item}
            )
            for item in case.get("evaluasi", ())
        ),
    )
    found = kinerja(changed, data.tahun)
    assert found is not None
    return found


def one(year: Kinerja | None, name: str) -> KinerjaIndikator:
    """The year's indicator of this name."""
    item = year.satu(name) if year else None
    assert item is not None
    return item


@pytest.mark.parametrize("case", ABOUT_ONE)
def test_sentence_about_an_indicator(case: Any, contoh: Kinerja) -> None:
    """Each sentence about an indicator reads as its case says."""
    item = varied(contoh.data, case)
    expected = {name: case[EXPECTED.get(name, name)] for name in ABOUT_INDICATOR if EXPECTED.get(name, name) in case}

    assert expected
    assert expected == {name: written(ABOUT_INDICATOR[name](item)) for name in expected}


@pytest.mark.parametrize("case", ABOUT_ALL)
def test_sentence_about_a_year(case: Any, contoh: Kinerja) -> None:
    """Each sentence about the year reads as its case says."""
    year = promised(contoh.data, case)
    expected = {name: case[EXPECTED.get(name, name)] for name in ABOUT_YEAR if EXPECTED.get(name, name) in case}

    assert expected
    assert expected == {name: written(ABOUT_YEAR[name](year)) for name in expected}


# Parts as HTML


TABLE = Tabel(
    id="uji",
    judul="Pagu & <b>target</b>",
    kolom=(
        Kolom("Program"),
        Kolom("Awal", satuan="Rp", kelompok="Pagu", angka=True),
        Kolom("Perubahan", satuan="Rp", kelompok="Pagu", angka=True),
        Kolom("Status"),
    ),
    baris=(
        Baris(
            (
                'Program "A" & <i>B</i> | *c* {{ 1 }}',
                Absen("hilang dari sumber", "Lembar <kedua> & terakhir tidak terbaca."),
                Figur("1.000", Decimal(1000), letak=Letak("data/pk-2025.yaml", 7)),
                Status("Tercapai", Rupa.BAIK),
            )
        ),
        Baris(("Jumlah", "", Figur("1.000", Decimal(1000), jejak="hitung-uji"), ""), jumlah=True),
    ),
    catatan=("Catatan <script>alert(1)</script>.",),
    sumber=Sumber("Dokumen & lampiran"),
    jejak=("hitung-uji", "hitung-lain"),
)
TRACE = Rincian(
    id="hitung-uji",
    judul="Jumlah <b>pagu</b>",
    hasil="1.000",
    cara="Jumlah pagu.",
    langkah=("1.000 = 1.000",),
    masukan=(
        ("Program A", Figur("1.000", Decimal(1000), letak=Letak("data/pk-2025.yaml", 7)), "PK <2025>"),
        ("Program B", Absen("belum diisi", "Belum diisi."), ""),
    ),
    dasar="Perjanjian Kinerja",
    jejak=Jejak(cara="Jumlah pagu.", masukan=(), dasar="Perjanjian Kinerja"),
    catatan=("Sementara & belum final.",),
)


def test_table(golden: Callable[[str, str], None]) -> None:
    """A table has caption, grouped heads, a total, absent figures with their reason, and its text escaped."""
    html = table(TABLE, nomor="2.1", links=Anchors(), traces={"hitung-uji": TRACE}.get)

    golden("tabel.html", html)


def test_table_without_links(golden: Callable[[str, str], None]) -> None:
    """Where the site shows no traces and no data, figures are no links; without number and groups nothing is empty."""
    heads = tuple(replace(column, kelompok=None) for column in TABLE.kolom)
    plain = replace(TABLE, kolom=heads, catatan=(), sumber=Sumber())

    golden("tabel-tanpa-tautan.html", table(plain, nomor=None, links=NoLinks(), traces=lambda id: None))


def test_sentence(golden: Callable[[str, str], None]) -> None:
    """A sentence has its figures as links and its text escaped."""
    kalimat: Kalimat = ("Nilai <b>A</b> & B mencapai ", Figur("0,65", letak=Letak("data/a.yaml", 3)), " (",
                        Figur("106,56%", jejak="hitung-a"), ", ", Status("Tinggi", Rupa.CUKUP), ").")  # fmt: skip

    golden("kalimat.html", sentence(kalimat, Anchors()))


SPANNING = Tabel(
    id="rentang",
    judul="Keluaran & keuangan",
    kolom=(
        Kolom("Kegiatan"),
        Kolom("Keluaran"),
        Kolom("Target", kelompok="Kinerja", angka=True),
        Kolom("Realisasi", kelompok="Kinerja", angka=True),
        Kolom("Pagu", satuan="Rp", angka=True),
    ),
    baris=(
        Baris(("Program <A>", "Hasil", Figur("9", Decimal(9), letak=Letak("data/anggaran-2025.yaml", 9)), "", "")),
        Baris(
            ("Layanan", "Izin", "1", "2", Figur("1.000", Decimal(1000), letak=Letak("data/anggaran-2025.yaml", 3))),
            tingkat=1,
        ),
        Baris((None, "Hari", "3", Absen("tidak dimuat", "Sumber tidak memuatnya."), None), tingkat=1),
        Baris((None, "Notula", "5", "6", None), tingkat=1),
        Baris(("Arsip", "Berkas", "7", "8", ""), tingkat=2),
        Baris(("Jumlah", "", "", "", Figur("1.000", Decimal(1000), jejak="hitung-uji")), jumlah=True),
    ),
)
CHART = Grafik(
    id="uji",
    judul="Pegawai & <b>golongan</b>",
    temuan=("Terbanyak <i>S1</i>: ", Figur("75,00%", Decimal("0.75"), jejak="hitung-uji"), "."),
    isi=Batangan(
        sumbu="Banyaknya & <i>orang</i>",
        batang=(
            Batang(nama="S1 & D IV", nilai=Decimal(30), teks="30 dari 40", target=Decimal(40)),
            Batang(nama="S2 <b>", nilai=Decimal(10), teks="10 dari 20", target=Decimal(20)),
            Batang(nama="S3", nilai=Decimal(0), teks="0"),
        ),
        tanda="nilai ideal",
    ),
    tabel=Tabel(
        id="data-uji",
        judul="Pegawai <b>menurut</b> golongan",
        kolom=(Kolom("Golongan"), Kolom("Jumlah", "orang", angka=True)),
        baris=(Baris(("S1 & D IV", Figur("30", Decimal(30), jejak="hitung-uji"))), Baris(("S2 <b>", "10"))),
    ),
    catatan=("Angka & <i>lampiran</i>.",),
    sumber=Sumber("Data & lampiran"),
)


def without_lines(html: str) -> str:
    """The markup without the numbers of the real data's lines, which move with every remark; they are judged below."""
    return re.sub(r"(\.yaml):\d+", r"\1", html)


def test_table_with_cells_that_continue(golden: Callable[[str, str], None]) -> None:
    """A cell that continues below spans its rows, its row head too; rows of a tree are set in by their depth."""
    golden("tabel-rentang.html", table(SPANNING, nomor="3.1", links=Anchors(), traces=lambda id: None))


def test_absence_in_a_continued_row_names_its_row() -> None:
    """On paper, the reason of an absent figure names the row that it belongs to, also where its head stands above."""
    html = table(SPANNING, nomor=None, links=NoLinks(), traces=lambda id: None)

    assert '<p class="sakip-catatan sakip-cetak">Layanan: Sumber tidak memuatnya.</p>' in html


def test_chart(golden: Callable[[str, str], None]) -> None:
    """A chart has its number, its finding, a bar with its words for each value, the target marked, text escaped."""
    golden("grafik.html", chart(CHART, nomor="1.1", links=Anchors()))


def test_trace(golden: Callable[[str, str], None], tahun_ini: Kinerja) -> None:
    """The trace of the report's main figure leads from 0,65 and 0,61 to 106,56%."""
    trace = next(item for item in written_traces(tahun_ini) if item.id == "hitung-capaian-indeks-sistem-merit-2022")

    golden("jejak.html", without_lines(fill("perhitungan", rincian=[trace], links=Anchors())))


def test_a_trace_leads_on_to_the_traces_of_its_inputs(tahun_ini: Kinerja) -> None:
    """From the index to the sum of its marks, from there to each aspect's, from there to the lines of the data."""
    known = {one.id: one for one in written_traces(tahun_ini)}

    def inputs(id: str) -> list[str | None]:
        return [cell.jejak for _, cell, _ in known[id].masukan if isinstance(cell, Figur)]

    marks = "hitung-aspek-nilai-indeks-sistem-merit"
    assert inputs("hitung-unsur-indeks-sistem-merit-2022")[0] == f"{marks}-2022"
    assert f"{marks}--pengadaan-2022" in inputs(f"{marks}-2022") and len(inputs(f"{marks}-2022")) == 8
    assert set(inputs(f"{marks}--pengadaan-2022")) == {None}
    html = fill("perhitungan", rincian=[known[f"{marks}-2022"]], links=Anchors())
    assert f'<a class="sakip-angka" href="#{marks}--pengadaan-2022" title="Cara menghitung">' in html


def test_card(golden: Callable[[str, str], None], tahun_ini: Kinerja) -> None:
    """A card has realisasi, target, capaian, status and a bar with the target marked."""
    golden("kartu.html", without_lines(cards([card(tahun_ini.indikator[0])], Anchors())))


def test_card_without_realisasi(golden: Callable[[str, str], None], tahun_ini: Kinerja) -> None:
    """A card of an indicator that was not measured has reasons and no bar."""
    golden("kartu-kosong.html", without_lines(cards([card(tahun_ini.indikator[1])], Anchors())))


def test_cards_of_other_things_lead_to_their_tables(tahun_ini: Kinerja) -> None:
    """The budget's and the evaluation's card lead to the table that tells more; where it stands nowhere, to none."""
    made = [one for name in ("anggaran", "evaluasi") for one in CARDS[name](tahun_ini) if one]

    assert re.findall(r'<a href="#([a-z-]+)">([^<]+)</a></h2>', cards(made, Anchors())) == [
        ("realisasi-belanja", "Anggaran yang terserap"),
        ("evaluasi", "Nilai akuntabilitas kinerja"),
    ]
    assert "</a></h2>" not in cards(made, NoLinks())
    assert {one.tabel for one in made} <= set(TABLES)


@pytest.mark.parametrize("indikator, target", [("armada-layanan", "11 unit kendaraan roda dua dan "
                                                "5 unit kendaraan roda empat"), ("predikat-akip", "A")])  # fmt: skip
def test_card_names_a_unit_once(indikator: str, target: str, contoh: Kinerja) -> None:
    """The unit does not follow a grade, or parts that have their own."""
    html = cards([card(one(contoh, indikator))], NoLinks())

    assert f'<dt>Target</dt><dd><span class="sakip-angka sakip-angka--teks">{target}</span></dd>' in html


# Figures and their handles


def tables(year: Kinerja) -> Iterator[Tabel]:
    """Every table that a page can ask for, with every choice that it takes.

    But for the worked cases: their figures are of no agency, so that no line and no trace stands behind them.
    """
    names = [name for name in TABLES if not name.startswith("kasus-")]
    return (found for name in names for found in asked(find_table, TABLES[name], name, year) if found is not None)


def charts(year: Kinerja) -> Iterator[Grafik]:
    """Every chart that a page can ask for, with every choice that it takes."""
    return (found for name in CHARTS for found in asked(find_chart, CHARTS[name], name, year) if found is not None)


def asked(
    find: Callable[[Kinerja, str, dict[str, object]], Found], builder: Callable[..., object], name: str, year: Kinerja
) -> Iterator[Found]:
    """What is found under this name for every choice that its builder takes: with and without what may be left out."""
    parameters = list(signature(builder).parameters.values())[1:]
    needed = [item.name for item in parameters if item.default is Parameter.empty]
    free = [item.name for item in parameters if item.default is not Parameter.empty]
    for count in range(len(free) + 1):
        for more in combinations(free, count):
            for choice in choices([*needed, *more], year):
                yield find(year, name, choice)


def choices(names: list[str], year: Kinerja) -> Iterator[dict[str, object]]:
    """Every combination of values of these options; an aspect only with an indicator that has it."""
    values = {
        "versi": ["awal", "perubahan"],
        "rencana": [plan.nama for plan in year.data.renstra],
        "bagian": list(LEVELS),
        "indikator": [item.id for item in year.indikator],
        "aspek": [
            part.aspek.id for item in year.indikator for part in (item.penilaian.aspek if item.penilaian else ())
        ],
    }
    owner = {
        part.aspek.id: item.id for item in year.indikator for part in (item.penilaian.aspek if item.penilaian else ())
    }
    for picked in product(*(values[name] for name in names)):
        choice: dict[str, object] = dict(zip(names, picked, strict=True))
        if "aspek" not in choice or owner[str(choice["aspek"])] == choice["indikator"]:
            yield choice


def written_traces(year: Kinerja) -> list[Rincian]:
    """Every written trace of the year, of all groups."""
    return [trace for group in traces(year).values() for trace in group]


def cells(year: Kinerja) -> Iterator[Sel]:
    """Every cell and every part of a sentence that a page can show."""
    for tabel in tables(year):
        yield from (cell for row in tabel.baris for cell in row.sel)
    for grafik in charts(year):
        yield from grafik.temuan
    for about_year in ABOUT_YEAR.values():
        yield from about_year(year)
    for about_plan in ABOUT_PLAN.values():
        for plan in year.data.renstra:
            yield from about_plan(year, plan)
    for item in year.indikator:
        for about in ABOUT_INDICATOR.values():
            yield from about(item)
    for shown in (one for made in CARDS.values() for one in made(year) if one is not None):
        yield from (shown.besar, *(cell for _, cell in shown.fakta), *shown.kalimat)


def figures_of(year: Kinerja) -> list[Figur]:
    """Every figure that a page can show."""
    return [cell for cell in cells(year) if isinstance(cell, Figur)]


def stands_there(figure: Figur, folder: str) -> bool:
    """Whether the line that a figure points to has the value that the figure shows."""
    assert figure.letak is not None
    line = (FOLDERS[folder] / figure.letak.berkas).read_text("utf-8").splitlines()[figure.letak.baris - 1]
    stated = line[figure.letak.kolom - 1 :].split(": ")[-1].strip()
    if figure.nilai is not None:
        try:
            return Decimal(stated) == figure.nilai
        except InvalidOperation:
            return False
    return figure.teks.startswith(stated.replace(".", ",").replace("-", "−"))


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_figure_has_a_handle(agency: str, request: pytest.FixtureRequest) -> None:
    """Each figure on a page leads to its trace or to the line it was read from."""
    year: Kinerja = request.getfixturevalue(agency)

    assert [figure for figure in figures_of(year) if (figure.jejak is None) == (figure.letak is None)] == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_trace_is_there(agency: str, request: pytest.FixtureRequest) -> None:
    """Each derived figure on a page has a trace that ends in that figure."""
    year: Kinerja = request.getfixturevalue(agency)
    results = {trace.id: trace.hasil for trace in written_traces(year)}
    derived = {(figure.jejak, figure.teks) for figure in figures_of(year) if figure.jejak is not None}

    assert derived
    assert {
        (id, text)
        for id, text in derived
        if text not in results.get(id, "").replace("−", "") and text not in results.get(id, "")
    } == set()


@pytest.mark.parametrize("agency", AGENCIES)
def test_traces_have_ids_of_their_own(agency: str, request: pytest.FixtureRequest) -> None:
    """No two traces of a year have the same id."""
    ids = [trace.id for trace in written_traces(request.getfixturevalue(agency))]

    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("agency", AGENCIES)
def test_inputs_stand_on_their_line(agency: str, request: pytest.FixtureRequest) -> None:
    """Each stated input of a trace names the file and line that have its value."""
    inputs = [
        (trace.id, name, figure)
        for trace in written_traces(request.getfixturevalue(agency))
        for name, figure, origin in trace.masukan
        if isinstance(figure, Figur) and figure.letak is not None and origin != "dari triwulan"
    ]

    assert inputs
    assert [(id, name) for id, name, figure in inputs if not stands_there(figure, agency)] == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_stated_figures_stand_on_their_line(agency: str, request: pytest.FixtureRequest) -> None:
    """Each number that a page shows as stated is on the line that it leads to."""
    stated = [
        figure for figure in figures_of(request.getfixturevalue(agency)) if figure.letak and figure.nilai is not None
    ]

    assert stated
    assert [figure for figure in stated if not stands_there(figure, agency)] == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_absence_has_a_reason(agency: str, request: pytest.FixtureRequest) -> None:
    """No figure is absent without a sentence that says why."""
    reasons = [cell.alasan for cell in cells(request.getfixturevalue(agency)) if isinstance(cell, Absen)]

    assert reasons
    assert [reason for reason in reasons if not reason.endswith((".", "?", "!")) or reason.endswith("..")] == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_rows_are_as_wide_as_their_head(agency: str, request: pytest.FixtureRequest) -> None:
    """Each row of each table has a cell for each column."""
    shown = list(tables(request.getfixturevalue(agency)))

    assert [tabel.id for tabel in shown for row in tabel.baris if len(row.sel) != len(tabel.kolom)] == []


#: How the ids of a table start where that is not its name.
PREFIXES = {"perubahan-rencana": "perubahan-"}
#: Tables for which one of the two has no facts: not all programs of the example serve one sasaran, and the LKjIP 2022
#: does not divide its targets by quarter.
WITHOUT_FACTS = {"tahun_ini": {"peringatan-diterima", "rencana-aksi"}, "contoh": {"anggaran-sasaran", "pendukung"}}


@pytest.mark.parametrize("agency", AGENCIES)
def test_find_table(agency: str, request: pytest.FixtureRequest) -> None:
    """Each named table is found, none for an unfilled fact; no two have the same id, so none the same anchor."""
    year: Kinerja = request.getfixturevalue(agency)
    found = {name: [item for item in asked(find_table, TABLES[name], name, year) if item] for name in TABLES}
    ids = [tabel.id for made in found.values() for tabel in made]

    assert {name for name, made in found.items() if not made} == WITHOUT_FACTS[agency]
    assert [
        tabel.id for name, made in found.items() for tabel in made if not tabel.id.startswith(PREFIXES.get(name, name))
    ] == []
    assert [tabel.id for made in found.values() for tabel in made if not tabel.judul or not tabel.baris] == []
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("agency", AGENCIES)
def test_tables_as_files(agency: str, request: pytest.FixtureRequest) -> None:
    """Each CSV has the rows and columns of its table, figures as the page has them, nothing a spreadsheet would run."""
    plain = re.compile(r"-?\d+(\.\d+)?")
    numbers = 0
    year: Kinerja = request.getfixturevalue(agency)
    for tabel in tables(year):
        kisi = grid(tabel, year.tahun)
        head, *lines = csv.reader(sheet(kisi).splitlines())
        extra = int(head[0] == "Jenis baris")
        dated = int(head[-1] == "Periode")
        assert len(head) == extra + len(tabel.kolom) + dated
        assert [len(line) for line in lines] == [len(head)] * len(tabel.baris)
        assert [cell for line in lines for cell in line if cell.startswith(RUNS) and not plain.fullmatch(cell)] == []
        for line, row in zip(lines, tabel.baris, strict=True):
            for cell, shown in zip(line[extra : len(line) - dated], row.sel, strict=True):
                if isinstance(shown, Figur) and shown.data is None:
                    number = plain.fullmatch(cell) and shown.nilai is not None
                    numbers += bool(number)
                    expected = number_of(shown.teks).scaleb(2 if "%" in shown.teks else 0) if number else shown.teks
                    assert (Decimal(cell) if number else cell.removeprefix("'")) == expected

    assert numbers > 100


@pytest.mark.parametrize("agency", AGENCIES)
def test_find_chart(agency: str, request: pytest.FixtureRequest) -> None:
    """Each named chart is found, with values, a table, a finding and a source; no two have the same id."""
    year: Kinerja = request.getfixturevalue(agency)
    found = {name: [item for item in asked(find_chart, CHARTS[name], name, year) if item] for name in CHARTS}
    made = [grafik for charts in found.values() for grafik in charts]

    assert [name for name, charts in found.items() if not charts] == []
    assert [
        grafik.id
        for grafik in made
        if not (described(grafik.isi) and grafik.tabel.baris and grafik.temuan and grafik.sumber)
    ] == []
    assert len({grafik.id for grafik in made}) == len(made)


@pytest.mark.parametrize("agency", AGENCIES)
def test_bars_say_what_the_tables_say(agency: str, request: pytest.FixtureRequest) -> None:
    """The bars of a chart of staff, or of aspects, are the totals of the table beside it."""
    year: Kinerja = request.getfixturevalue(agency)
    shown = {tabel.id: tabel for tabel in tables(year)}

    for grafik in charts(year):
        beside = shown.get(grafik.id.replace("aspek-", "rekap-aspek-"))
        if beside is None or not isinstance(grafik.isi, Batangan):
            continue
        column = 2 if grafik.id.startswith("aspek-") else -1
        rows = {row.sel[0]: row.sel[column] for row in beside.baris if not row.jumlah}
        values = {name: cell.nilai for name, cell in rows.items() if isinstance(cell, Figur)}
        assert {bar.nama: bar.nilai for bar in grafik.isi.batang} == values
        assert [bar.nama for bar in grafik.isi.batang if bar.nilai is None or not says(bar.teks, bar.nilai)] == []


def says(text: str, value: Decimal) -> bool:
    """Whether the words at a bar begin with its value."""
    return text.split(maxsplit=1)[0] == figures.plain(value)


@pytest.mark.parametrize("agency", AGENCIES)
def test_cells_continue_their_own_row(agency: str, request: pytest.FixtureRequest) -> None:
    """Only a row of the same node continues cells above it: no first row, no total, none of another depth.

    A row with a head of its own continues only what stands before the heads, such as a tujuan before its sasaran.
    """
    year: Kinerja = request.getfixturevalue(agency)
    below = [
        (tabel, above, row)
        for tabel in tables(year)
        for above, row in zip((None, *tabel.baris), tabel.baris, strict=False)
        if None in row.sel
    ]

    assert below
    for tabel, above, row in below:
        assert above is not None
        assert not above.jumlah
        assert not row.jumlah
        assert above.tingkat == row.tingkat
        assert row.sel[tabel.kepala] is None or None not in row.sel[tabel.kepala :]


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_output_has_its_row(agency: str, request: pytest.FixtureRequest) -> None:
    """Each indicator of each node stands in the big table, the main one first; the node's money stands there once."""
    year: Kinerja = request.getfixturevalue(agency)
    assert year.anggaran is not None
    shown = next(tabel for tabel in tables(year) if tabel.id == "realisasi-program")
    rows = iter(shown.baris)
    for node in year.anggaran.jumlah.walk()[1:]:
        apart = any(item.keuangan for item in node.keluaran)
        if apart or not node.keluaran:
            whole = next(rows)
            assert (whole.sel[0], spent(whole.sel[7])) == (node.nama, node.uang.realisasi.angka)
        own = [next(rows) for _ in node.keluaran]
        assert {row.tingkat for row in own} <= {node.tingkat - 1}
        assert [row.sel[0] for row in own] == [None if at or apart else node.nama for at in range(len(own))]
        assert sorted(str(row.sel[1]) for row in own) == sorted(item.fakta.nama for item in node.keluaran)
        assert node.utama is None or own[0].sel[1] == node.utama.fakta.nama
        money = {item.fakta.nama: item.keuangan.realisasi.angka if item.keuangan else None for item in node.keluaran}
        if apart:
            assert {row.sel[1]: spent(row.sel[7]) for row in own} == money
        else:
            assert [spent(row.sel[7]) for row in own] == [node.uang.realisasi.angka, *[None] * len(own)][: len(own)]
    assert [row.jumlah for row in rows] == [True]


def spent(cell: Sel) -> Decimal | None:
    """The amount in a cell; None where it continues or has none."""
    return cell.nilai if isinstance(cell, Figur) else None


@pytest.mark.parametrize("agency", AGENCIES)
def test_tree_rows(agency: str, request: pytest.FixtureRequest) -> None:
    """A row of a tree is at most one step deeper than the row above, and its depth is that of its node."""
    year: Kinerja = request.getfixturevalue(agency)
    assert year.anggaran is not None
    shown = {tabel.id: tabel for tabel in tables(year)}
    nodes = {
        "program": [(node.nama, depth) for root in pohon(year) for node, depth in branches(root)],
        "anggaran-program": depths(year.anggaran.jumlah),
        "belanja": depths(year.anggaran.belanja),
        "realisasi-belanja": depths(year.anggaran.belanja),
    }

    for id, expected in nodes.items():
        assert [(row.sel[0], row.tingkat) for row in shown[id].baris if not row.jumlah] == expected
    for tabel in shown.values():
        depths_of = [row.tingkat for row in tabel.baris]
        assert [tabel.id for above, below in pairwise(depths_of) if below - above > 1] == []
        assert depths_of[:1] == [0]


def branches(node: Cabang, depth: int = 0) -> Iterator[tuple[Cabang, int]]:
    """A node and all below it, with their depths."""
    yield node, depth
    for child in node.anak:
        yield from branches(child, depth + 1)


def depths(root: Simpul | None) -> list[tuple[str, int]]:
    """The names of the nodes below a root, with their depths."""
    assert root is not None
    return [(node.nama, node.tingkat - 1) for node in root.walk()[1:]]


@pytest.mark.parametrize("agency", AGENCIES)
def test_picture_of_the_tree(agency: str, request: pytest.FixtureRequest) -> None:
    """Each node down to the fourth level has a box with its whole name; no boxes touch; each line joins two boxes."""
    roots = pohon(request.getfixturevalue(agency))
    drawn = picture(roots)
    nodes = [node for root in roots for node, depth in branches(root) if depth < 4]

    boxes = Counter((box.jenis, " ".join(text for _, text in box.baris)) for box in drawn.kotak)
    names = Counter((node.jenis, clipped(node.nama, boxes)) for node in nodes)
    assert boxes == names
    assert [pair for pair in combinations(drawn.kotak, 2) if touch(*pair)] == []
    assert [box for box in drawn.kotak if box.x + box.lebar > drawn.lebar or box.y + box.tinggi > drawn.tinggi] == []
    assert [box for box in drawn.kotak if not box.y < box.baris[0][0] <= box.baris[-1][0] < box.y + box.tinggi] == []
    starts = {(box.x + box.lebar, box.y + box.tinggi // 2) for box in drawn.kotak}
    ends = {(box.x, box.y + box.tinggi // 2) for box in drawn.kotak}
    lines = [tuple(map(int, re.findall(r"\d+", line))) for line in drawn.garis]
    assert len(lines) == len(nodes) - len(roots)
    assert [line for line in lines if line[:2] not in starts or (line[4], line[3]) not in ends] == []


def clipped(name: str, boxes: Counter[tuple[str, str]]) -> str:
    """A name as a box has it: a very long one is cut short, and stands whole in the list below the picture."""
    return next(
        (text for _, text in boxes if text.endswith("…") and name.startswith(text[:-1]) and len(text) > 100), name
    )


def touch(one: Kotak, other: Kotak) -> bool:
    """Whether two boxes overlap."""
    return (
        one.x < other.x + other.lebar
        and other.x < one.x + one.lebar
        and one.y < other.y + other.tinggi
        and other.y < one.y + one.tinggi
    )


#: Numbers that are no figures: places in a list, years, and counts of what stands on the same page.
COUNTED = {"No", "Tahun", "Sub-aspek", "Program", "Kegiatan", "Sub kegiatan"}


@pytest.mark.parametrize("agency", AGENCIES)
def test_numbers_in_tables_are_figures(agency: str, request: pytest.FixtureRequest) -> None:
    """What stands in a column of numbers is a figure with its handle, no plain text; a difference has its terms beside.

    Ordinals, years and counts are no figures.
    """
    typed = [
        (tabel.id, column.judul, cell)
        for tabel in tables(request.getfixturevalue(agency))
        for row in tabel.baris
        for column, cell in zip(tabel.kolom, row.sel, strict=True)
        if column.angka and column.judul not in COUNTED | {"Selisih"} and not tabel.id.startswith("ringkasan-perubahan")
        if isinstance(cell, str) and re.search(r"\d", cell)
    ]

    assert typed == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_shares_and_amounts_in_sentences_are_figures(agency: str, request: pytest.FixtureRequest) -> None:
    """No sentence and no finding of a chart has a percentage or an amount as plain text.

    An amount in short ("Rp17,5 miliar") stands before the figure itself.
    """
    year: Kinerja = request.getfixturevalue(agency)
    said: list[Kalimat] = [about(year) for about in ABOUT_YEAR.values()]
    said += [about(item) for about in ABOUT_INDICATOR.values() for item in year.indikator]
    said += [about(year, plan) for about in ABOUT_PLAN.values() for plan in year.data.renstra]
    said += [grafik.temuan for grafik in charts(year)]
    plain = re.compile(r"\d%|Rp[\d.,]*\d(?![\d.,]*\d| (?:juta|miliar|triliun) \()")
    typed = [part for kalimat in said for part in kalimat if isinstance(part, str) and plain.search(part)]

    assert typed == []


# Arithmetic of the traces


NUMBER = re.compile(r"(?:Rp)?(\d[\d.]*(?:,\d+)?)(…)?(%)?")
#: A step of numbers only: the formula with its numbers put in.
STEP = re.compile(r"[\d.,…%Rp()+−×÷ abs]+ = −?[\d.,…%Rp]+")
OPERATORS = {
    ast.Add: Decimal.__add__, ast.Sub: Decimal.__sub__, ast.Mult: Decimal.__mul__, ast.Div: Decimal.__truediv__,
}  # fmt: skip


def in_percent(step: str) -> str:
    """A step as arithmetic: percentage points, too, are hundredths."""
    return step.replace(" poin persen", "%")


def value_of(text: str) -> Decimal:
    """What an expression of a written trace comes to, '%' being a hundredth."""

    def number(match: re.Match[str]) -> str:
        plain = match[1].replace(".", "").replace(",", ".")
        return f"({plain}/100)" if match[3] else plain

    python = NUMBER.sub(number, text).replace("Rp", "")
    return computed(ast.parse(python.translate(str.maketrans("−×÷", "-*/")), mode="eval").body)


def computed(node: ast.expr) -> Decimal:
    """The value of a sum, difference, product, quotient or size of numbers."""
    match node:
        case ast.Constant():
            return Decimal(str(node.value))
        case ast.UnaryOp(op=ast.USub()):
            return -computed(node.operand)
        case ast.Call(func=ast.Name(id="abs"), args=[size]):
            return abs(computed(size))
        case ast.BinOp():
            return OPERATORS[type(node.op)](computed(node.left), computed(node.right))
    raise ValueError(ast.dump(node))


@pytest.mark.parametrize("agency", AGENCIES)
def test_arithmetic_of_traces(agency: str, request: pytest.FixtureRequest) -> None:
    """Where a trace writes a calculation, its numbers give what it writes; '…' stands for what was cut off."""
    steps = [
        (trace.id, step)
        for trace in written_traces(request.getfixturevalue(agency))
        for step in map(in_percent, trace.langkah)
        if STEP.fullmatch(step)
    ]
    wrong = []
    for id, step in steps:
        left, right = step.split(" = ")
        most = Decimal("1e-9") if "…" in step else Decimal("1e-60")
        if abs(value_of(left) - value_of(right)) > most:
            wrong.append((id, step))

    assert len(steps) > 100
    assert wrong == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_results_of_traces(agency: str, request: pytest.FixtureRequest) -> None:
    """The last calculation of a trace, rounded as it says, is its result; a sum not written out is that of its inputs.

    Percentages of a capped capaian say the cap between the two.
    """
    wrong = []
    for trace in written_traces(request.getfixturevalue(agency)):
        result = number_of(trace.hasil)
        last = next((step for step in map(in_percent, reversed(trace.langkah)) if STEP.fullmatch(step)), None)
        capped = next((step for step in trace.langkah if step.startswith("Dibatasi menjadi ")), None)
        if capped is not None:
            expected = value_of(capped.removeprefix("Dibatasi menjadi "))
        elif last is not None:
            expected = value_of(last.split(" = ")[1]).scaleb(2 if "%" in last and "%" not in trace.hasil else 0)
        elif trace.cara.startswith(("Jumlah", "Pagu", "Realisasi", "Nilai")) and "triwulan" not in trace.cara:
            expected = sum((inputs := numbers_of(trace)), Decimal(0))
            assert len(inputs) == len(trace.masukan)
        elif trace.cara.startswith("Rata-rata sederhana"):
            inputs = numbers_of(trace)
            expected = sum(inputs, Decimal(0)) / len(inputs)
        else:
            continue
        if figures.round_half_up(expected, figures.places(result)) != result:
            wrong.append((trace.id, trace.hasil, expected))

    assert wrong == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_rounding_of_traces(agency: str, request: pytest.FixtureRequest) -> None:
    """Where a trace says how it was rounded, the figure it writes is its result."""
    written = [
        (trace.hasil, match[1])
        for trace in written_traces(request.getfixturevalue(agency))
        for step in trace.langkah
        if (match := re.fullmatch(r"Ditulis dengan \d+ desimal, setengah ke atas: (.+)", step))
    ]

    assert written
    bare = [(result.split()[0].rstrip("%"), figure.split()[0].rstrip("%")) for result, figure in written]
    assert [(result, figure) for result, figure in bare if result != figure] == []


def number_of(text: str) -> Decimal:
    """The number at the start of a result, with the decimals that it was written with; a percentage as a ratio."""
    match = re.match(r"(−?)(?:Rp)?(\d[\d.]*(?:,\d+)?)(%?)", text)
    assert match, text
    value = Decimal((match[1].replace("−", "-")) + match[2].replace(".", "").replace(",", "."))
    return value.scaleb(-2) if match[3] else value


def numbers_of(trace: Rincian) -> list[Decimal]:
    """The inputs of a trace that are numbers."""
    return [figure.nilai for _, figure, _ in trace.masukan if isinstance(figure, Figur) and figure.nilai is not None]


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_sum_is_accounted_for(agency: str, request: pytest.FixtureRequest) -> None:
    """Each input of a trace that was itself computed is the result of another trace, or has its parts below it."""
    written = written_traces(request.getfixturevalue(agency))
    results = {number_of(trace.hasil) for trace in written}
    lost = [
        (trace.id, name)
        for trace in written
        for (name, figure, origin), (below, _, _) in pairwise([*trace.masukan, ("", None, "")])
        if origin == "dihitung" and isinstance(figure, Figur) and "%" not in figure.teks
        if number_of(figure.teks) not in results and not name.startswith("– ") and not below.startswith("– ")
    ]

    assert lost == []


WORD, MONEY = "Pengembangan", Figur("17.548.176.537", Decimal(17548176537))


@pytest.mark.parametrize(
    ("cells", "stacked"),
    [
        ((WORD, MONEY), False),
        (
            (WORD, Figur("7", Decimal(7)), Figur("24", Decimal(24)), Figur("3", Decimal(3)), Figur("1", Decimal(1))),
            False,
        ),
        ((WORD, "kegiatan panjang yang patah pada spasi"), False),
        ((WORD, MONEY, MONEY), True),
        ((WORD, *["indeks"] * 5), True),
        ((WORD, Status("Belum dapat dinilai", Rupa.KOSONG), MONEY), True),
    ],
)
def test_what_a_phone_stacks(cells: tuple[str | Figur | Status, ...], stacked: bool) -> None:
    """A table is stacked when words and figures that do not break are too many letters for a phone."""
    tabel = Tabel(id="uji", judul="Uji", kolom=tuple(Kolom("L") for _ in cells), baris=(Baris(cells),))

    assert stacks(tabel) is stacked


def test_lines_of_data_stand_in_sheets() -> None:
    """Lines are set by the hundred; each sheet says how many it has, its first line how many stand before it."""
    lines = [(f"uji-{at}", "a: 1") for at in range(1, 251)]
    document = Dokumen(judul="LKjIP <rekaan>", letak_dokumen="Tabel 1", salinan=True)
    html = fill("sumber_data", files=[("data/uji.yaml", document, lines)], repositori=None)

    assert "Disalin dari LKjIP &lt;rekaan&gt;" in html and "Letaknya dalam dokumen: Tabel 1." in html

    assert re.findall(r'data-baris="(\d+)"><span id="uji-(\d+)" data-sebelum="(\d+)">', html) == [
        ("100", "1", "0"),
        ("100", "101", "100"),
        ("50", "201", "200"),
    ]
