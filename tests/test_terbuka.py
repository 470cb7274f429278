"""Open data: every file says what the pages say, can be computed with, and describes itself truly."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from conftest import CONTOH, ROOT, performance
from sakip import figures
from sakip.compute import Jejak, Kinerja, Masukan
from sakip.compute.aggregate import AGGREGATIONS
from sakip.export.catalog import TabelTerbit
from sakip.export.formulas import formulas, name
from sakip.export.grid import KIND, ONCE, YEAR, Bilangan, Kisi, grid
from sakip.export.msind import UNRECORDED
from sakip.export.package import XLSX, Paket, package, written
from sakip.export.sheet import RUNS, safe, sheet
from sakip.export.xlsx import Lembar, Petak, workbook
from sakip.export.year import SCHEMA
from sakip.load import load
from sakip.model import Agregasi, Kosong
from sakip.pages import build, draft
from sakip.pages.body import Call
from sakip.pages.build import OTHER_PLAN, Page
from sakip.pages.parts import find_table
from sakip.problem import Letak
from sakip.render.parts import Absen, Baris, Figur, Kolom, Rincian, Sel, Tabel
from sakip.render.tables.action import rencana_aksi
from sakip.render.traces import traces

FOLDERS = {"tahun_ini": ROOT, "contoh": CONTOH}
STRATML = "{urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport}"
HOSTILE = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "=HYPERLINK(\"https://x\")",
    "_x0041_", "]]>", "<b>&amp;</b>", "'=1", "a\x07b\x00c", "</script>", "{{ 1 }}",
    "<r><t>x</t></r>",
)  # fmt: skip


def by_id(kinerja: Kinerja) -> Callable[[str], Rincian | None]:
    """The written trace with this id."""
    return {item.id: item for group in traces(kinerja).values() for item in group}.get


def shown(folder: Path, kinerja: Kinerja) -> dict[str, Tabel]:
    """Every table that the pages show, by id."""
    calls = [call for page in draft(folder / "content", kinerja, root=folder).pages for call in page.source.parts]
    found = (
        find_table(kinerja, str(c.args[0]), dict(c.kwargs)) for c in calls if isinstance(c, Call) if c.nama == "tabel"
    )
    return {tabel.id: tabel for tabel in found if tabel is not None}


def published(kinerja: Kinerja, *tables: Tabel, alamat: str = "") -> Paket:
    """The open data of these tables."""
    kept = [
        TabelTerbit(
            kisi=grid(tabel, kinerja.tahun),
            nomor=None,
            halaman="Rekaan",
            berkas_halaman="a.md",
            alamat=f"a/#{tabel.id}",
        )
        for tabel in tables
    ]
    return package(kinerja, kept, by_id(kinerja), alamat=alamat)


def of_cells(*rows: tuple[Sel, ...], columns: tuple[Kolom, ...] | None = None) -> Tabel:
    """A made-up table."""
    heads = columns or tuple(Kolom(f"K{at}", angka=at > 0) for at in range(len(rows[0])))
    return Tabel(id="rekaan", judul="Rekaan", kolom=heads, baris=tuple(Baris(row) for row in rows))


@pytest.fixture(scope="module", params=FOLDERS)
def situs(request: pytest.FixtureRequest) -> tuple[Path, Kinerja]:
    """A project: its folder and its performance."""
    return FOLDERS[request.param], request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def kisi(situs: tuple[Path, Kinerja]) -> dict[str, Kisi]:
    """The grid of every table on the pages."""
    return {id: grid(tabel, situs[1].tahun) for id, tabel in shown(*situs).items()}


@pytest.fixture(scope="module")
def halaman(situs: tuple[Path, Kinerja]) -> dict[str, Page]:
    """Every page as built."""
    return build(situs[0] / "content", situs[1], root=situs[0])


@pytest.fixture(scope="module")
def berkas(halaman: dict[str, Page]) -> dict[str, bytes]:
    """Every file of the site beside its pages."""
    return {path: content for page in halaman.values() for path, content in page.files().items()}


@pytest.fixture(scope="module")
def setahun(situs: tuple[Path, Kinerja], berkas: dict[str, bytes]) -> dict[str, Any]:
    """The year's document."""
    document: dict[str, Any] = json.loads(berkas[f"data/lkjip-{situs[1].tahun}.json"])
    return document


# CSV


def test_each_file_of_a_table_names_units_and_period(kisi: dict[str, Kisi]) -> None:
    """No two columns have the same head, each stated unit is in its head, and each row says what period it is about."""
    for item in kisi.values():
        names = [column.nama for column in item.bidang]
        assert len(set(names)) == len(names)
        assert [one.nama for one in item.bidang if one.satuan and f"({one.satuan})" not in one.nama] == []
        assert "Periode" in names or "Tahun" in names


def test_period_of_a_plan_is_its_own(kisi: dict[str, Kisi], situs: tuple[Path, Kinerja]) -> None:
    """A table of a plan is about the plan's years, one of the report about the report's."""
    assert kisi["renstra"].periode == situs[1].renstra.periode
    assert kisi["pengukuran"].periode == str(situs[1].tahun)


def test_csv_is_read_again_as_the_grid(kisi: dict[str, Kisi], berkas: dict[str, bytes]) -> None:
    """Each published CSV is UTF-8 and has the grid's heads and cells; what is absent is empty, a zero is not."""
    for id, item in kisi.items():
        head, *rows = csv.reader(io.StringIO(berkas[f"data/{id}.csv"].decode("utf-8"), newline=""))
        assert head == [column.nama for column in item.bidang]
        for row, cells in zip(rows, item.baris, strict=True):
            assert [cell is None for cell in cells] == [text == "" for text in row]


def test_rupiah_add_up_as_a_reader_would_add_them(kisi: dict[str, Kisi], berkas: dict[str, bytes]) -> None:
    """In each table with a total, the rows on its lowest level, added up from the file alone, are that total."""
    added = 0
    for id, item in kisi.items():
        rows = list(csv.DictReader(io.StringIO(berkas[f"data/{id}.csv"].decode("utf-8"), newline="")))
        totals = [row for row in rows if row.get(KIND) == "jumlah"]
        detail = [baris for baris in item.tabel.baris if not baris.jumlah]
        lowest = max(detail, key=lambda baris: baris.tingkat, default=None)
        for column in (one.nama for one in item.bidang if one.satuan == "Rp" and lowest and totals):
            leaves = [row[column] for row in rows if lowest and row[KIND] == lowest.jenis]
            if totals[-1][column]:
                assert sum(Decimal(text) for text in leaves if text) == Decimal(totals[-1][column]), (id, column)
                added += 1

    assert added > 2


def test_text_is_repeated_and_number_is_not() -> None:
    """A row that continues the one above says what it is about, and its numbers stand once; the file says so."""
    columns = (Kolom("Nama"), Kolom(YEAR, angka=True), Kolom("Pagu", satuan="Rp", angka=True), Kolom("Keluaran"))
    tabel = of_cells(
        ("a", "2022", Figur("1.000", Decimal(1000)), "x"),
        (None, None, None, "y"),
        (None, None, None, "z"),
        columns=columns,
    )
    made = grid(tabel, 2022)

    assert sheet(made).splitlines()[1:] == ["a,2022,1000,x", "a,2022,,y", "a,2022,,z"]
    assert [column.nama for column in made.bidang if column.sekali] == ["Pagu (Rp)"]
    assert made.catatan == (f"{ONCE} Kolomnya: Pagu (Rp).",)


def test_columns_with_numbers_told_once_are_named(kisi: dict[str, Kisi], berkas: dict[str, bytes]) -> None:
    """The descriptor, the table's workbook and the year's say which columns have numbers of several rows."""
    described = {one["name"]: one for one in json.loads(berkas["data/datapackage.json"])["resources"]}
    spanned = {id: item for id, item in kisi.items() if any(column.sekali for column in item.bidang)}

    assert {"hasil-anggaran", "realisasi-program"} <= set(spanned)
    for id, item in spanned.items():
        fields = described[id]["schema"]["fields"]
        told = load_workbook(io.BytesIO(berkas[f"data/{id}.xlsx"]))["Keterangan"].iter_rows(values_only=True)
        assert [ONCE in field.get("description", "") for field in fields] == [column.sekali for column in item.bidang]
        assert ("Catatan", item.catatan[-1]) in {row[:2] for row in told}
        assert item.catatan[-1].startswith(ONCE)


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_runs_nothing(text: str) -> None:
    """A text that a spreadsheet would run is marked as a text, whatever blank stands before it."""
    (cell,) = next(csv.reader(io.StringIO(sheet(grid(of_cells((text,)), 2022)).split("\r\n", 1)[1], newline="")))[:1]

    assert not cell.startswith(RUNS)
    assert not cell.lstrip().startswith(RUNS)
    assert cell.removeprefix("'") == text.removeprefix("'") if not text.startswith("'") else cell == text


@pytest.mark.parametrize("text", ["-5", "-0.25", "7", "0"])
def test_negative_numbers_stay_numbers(text: str) -> None:
    """A plain number is not marked as a text."""
    assert safe(text) == text


@pytest.mark.parametrize(
    ("cells", "jenis"),
    [
        ((Figur("1.234", Decimal(1234)), Figur("−2,50", Decimal("-2.5"))), "number"),
        ((Figur("12,00%", Decimal("0.12")), Absen("belum diisi", "Belum.")), "number"),
        ((Figur("1", Decimal(1)), Figur("A")), "string"),
        (("1", "20"), "integer"),
        (("01", "20"), "string"),
        ((Absen("belum diisi", "Belum."),), "string"),
        ((Figur("80–90", data="80..90"),), "string"),
    ],
)
def test_type_of_a_column(cells: tuple[Sel, ...], jenis: str) -> None:
    """A column has the narrowest type that all its values have."""
    assert grid(of_cells(*(("a", cell) for cell in cells)), 2022).bidang[1].jenis == jenis


@pytest.mark.parametrize(
    ("teks", "nilai", "isi", "format"),
    [
        ("106,56%", "1.06557", "1.06557", "#,##0.00%"),
        ("45%", "45", "0.45", "#,##0%"),
        ("16,53", "0.1653", "16.53", "#,##0.00"),
        ("Rp1.250", "1250", "1250", '"Rp"#,##0'),
        ("1.250,5", "1250.5", "1250.5", "#,##0.0"),
        ("−3", "-3", "-3", "#,##0"),
        ("7,5", "99", "7.5", "#,##0.0"),
    ],
)
def test_workbook_holds_the_value_and_shows_the_words(teks: str, nilai: str, isi: str, format: str) -> None:
    """A cell holds the unrounded value in the size that its format shows as the page does."""
    cell = grid(of_cells(("a", Figur(teks, Decimal(nilai)))), 2022).baris[0][1]

    assert isinstance(cell, Bilangan)
    assert (cell.nilai, cell.format) == (Decimal(isi), format)


def test_same_heads_are_told_apart() -> None:
    """Two columns of the same head get names of their own."""
    columns = (Kolom("Nilai"), Kolom("Nilai"), Kolom("Nilai"))

    assert [one.nama for one in grid(of_cells(("a", "b", "c"), columns=columns), 2022).bidang] == [
        "Nilai", "Nilai 2", "Nilai 3", "Periode",
    ]  # fmt: skip


# XLSX


def as_shown(value: float, number_format: str) -> str:
    """A number as a spreadsheet shows it by its format, in Indonesian."""
    percent, money = number_format.endswith("%"), number_format.startswith('"Rp"')
    places = len(number_format.rstrip("%").partition(".")[2])
    exact = Decimal(repr(value)) * (100 if percent else 1)
    grouped = "#,##" in number_format
    text = figures.number(exact, places) if grouped else f"{exact:f}"
    return f"{'Rp' if money else ''}{text}{'%' if percent else ''}"


def test_xlsx_shows_what_the_page_shows(kisi: dict[str, Kisi], berkas: dict[str, bytes]) -> None:
    """Each figure of a table is a number in its workbook that is shown as on the page; each text is that text."""
    numbers = 0
    for id, item in kisi.items():
        cells = load_workbook(io.BytesIO(berkas[f"data/{id}.xlsx"]), data_only=True)["Tabel"]
        assert [cell.value for cell in cells[1]] == [column.nama for column in item.bidang]
        for line, row in enumerate(item.baris, start=2):
            for at, expected in enumerate(row, start=1):
                cell = cells.cell(line, at)
                if isinstance(expected, Bilangan):
                    assert isinstance(cell.value, int | float)
                    assert cell.value == float(expected.nilai)
                    if expected.figur is not None:
                        assert as_shown(cell.value, cell.number_format) == expected.figur.teks
                        numbers += 1
                else:
                    assert cell.value == expected

    assert numbers > 100


def test_each_figure_of_a_table_is_a_number_in_its_workbook(situs: tuple[Path, Kinerja]) -> None:
    """No figure with a value becomes a text, unless its cell says more than the number."""
    for tabel in shown(*situs).values():
        made = grid(tabel, situs[1].tahun)
        figures_made = [cell.figur for row in made.baris for cell in row if isinstance(cell, Bilangan)]
        for cell in (cell for row in tabel.baris for cell in row.sel):
            if (
                isinstance(cell, Figur)
                and cell.nilai is not None
                and re.fullmatch(r"−?(Rp)?[\d.]+(,\d+)?%?", cell.teks)
            ):
                assert cell in figures_made


REFERENCE = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")


def computed(formula: str, value: Callable[[str], Decimal | None]) -> Decimal:
    """What a formula gives, worked out here: ``value`` reads a cell."""

    def cells(match: re.Match[str]) -> str:
        first, top, last, bottom = match.groups()
        if last is None:
            return f"D('{value(match[0])}')"
        columns = [name((0, at))[:-1] for at in range(60)]
        block = columns[columns.index(first) : columns.index(last) + 1]
        return ",".join(
            f"D('{value(f'{column}{row}')}')" for row in range(int(top), int(bottom) + 1) for column in block
        )

    literal = re.compile(r"(?<![A-Z\d'.])(\d+(?:\.\d+)?)(?![\d'.])")
    expression = REFERENCE.sub(cells, literal.sub(r"D('\1')", formula))
    names = {
        "D": Decimal,
        "SUM": lambda *parts: sum(parts),
        "AVERAGE": lambda *parts: sum(parts) / len(parts),
        "MIN": min,
        "MAX": max,
        "ABS": abs,
        "ROUND": lambda number, places: figures.round_half_up(number, int(places)),
    }
    return Decimal(eval(expression, {"__builtins__": {}}, names))  # noqa: S307 - our own formula


def test_live_formulas_give_the_figures(
    situs: tuple[Path, Kinerja], kisi: dict[str, Kisi], berkas: dict[str, bytes]
) -> None:
    """Each formula, worked out from the cells alone, gives the value beside it, which is the figure's."""
    found = 0
    for id, item in kisi.items():
        told = load_workbook(io.BytesIO(berkas[f"data/{id}.xlsx"]))["Tabel"]
        kept = load_workbook(io.BytesIO(berkas[f"data/{id}.xlsx"]), data_only=True)["Tabel"]
        live = formulas(item, by_id(situs[1]))
        assert {cell.coordinate for row in told for cell in row if cell.data_type == "f"} == set(map(name, live))
        for (line, column), formula in live.items():
            cell = item.baris[line][column]
            assert isinstance(cell, Bilangan)
            place = name((line, column))
            assert told[place].value == f"={formula}"
            assert kept[place].value == float(cell.nilai)
            result = computed(formula, lambda at, kept=kept: Decimal(repr(kept[at].value)))  # type: ignore[misc]
            assert abs(result - cell.nilai) <= abs(cell.nilai) * Decimal("1e-12"), (id, place, formula)
            found += 1

    assert found > 200


@pytest.mark.parametrize(
    ("tabel", "sel", "formula"),
    [
        ("pengukuran", "F2", "E2 / D2"),
        ("pengukuran", "F3", "(2 * D3 - E3) / D3"),
        ("akhir", "E9", "1 - ABS(D9 - 20.0) / 20.0"),
        ("realisasi-program", "H25", "SUM(H2,H10,H19)"),
        ("realisasi-program", "G25", "AVERAGE(G4:G5,G7:G8,G14,G16,G18,G21:G22,G24)"),
        ("realisasi-program", "J2", "I2 / H2"),
        ("triwulan", "G3", "AVERAGE(C3:F3)"),
        ("triwulan", "G4", "SUM(C4:F4)"),
        ("triwulan", "G5", "F5"),
        ("triwulan", "G6", "MAX(C6:F6)"),
        ("triwulan", "G7", "MIN(C7:F7)"),
    ],
)
def test_formula_follows_the_rule(tabel: str, sel: str, formula: str, contoh: Kinerja) -> None:
    """Capaian by its polarity, totals, means and quarters are the formulas that a reviewer expects."""
    live = formulas(grid(shown(CONTOH, contoh)[tabel], contoh.tahun), by_id(contoh))

    assert {name(at): text for at, text in live.items()}[sel] == formula


def test_what_is_not_in_the_table_stays_a_number(tahun_ini: Kinerja) -> None:
    """A figure whose inputs all stand elsewhere has no formula, and no formula is made up."""
    assert formulas(grid(shown(ROOT, tahun_ini)["efisiensi"], tahun_ini.tahun), by_id(tahun_ini)) == {}


def test_no_formula_leads_to_its_own_cell(situs: tuple[Path, Kinerja], kisi: dict[str, Kisi]) -> None:
    """A formula's cells stand elsewhere, so that a spreadsheet does not go in circles."""
    for item in kisi.values():
        live = {name(at): text for at, text in formulas(item, by_id(situs[1])).items()}
        reads = {cell: {match[0] for match in REFERENCE.finditer(text)} for cell, text in live.items()}
        assert [cell for cell, names in reads.items() if cell in names] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_xlsx_runs_nothing(text: str) -> None:
    """A hostile text is a text in a workbook, read again as it was but for what XML cannot hold."""
    raw = workbook([Lembar("A", [[Petak(text, tebal=True)], [Petak(text)]])], judul=text, pembuat=text)
    cell = load_workbook(io.BytesIO(raw))["A"]["A2"]

    assert b"<f>" not in raw
    assert cell.data_type == "s"
    assert cell.value == re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text).replace("\r", "\n")
    assert cell.quotePrefix is text.strip().startswith(RUNS)


def test_long_text_is_cut_where_a_cell_ends() -> None:
    """No cell holds more than 32,767 units of UTF-16, and no letter of two units is cut in half."""
    raw = workbook([Lembar("A", [[Petak("🏛" * 20_000)], [Petak("a" * 32_767)]])], judul="Rekaan", pembuat="Rekaan")
    cells = load_workbook(io.BytesIO(raw))["A"]

    assert cells["A1"].value == "🏛" * 16_383
    assert cells["A2"].value == "a" * 32_767


@pytest.mark.parametrize("rumus", [None, "1 / 3"])
@pytest.mark.parametrize("value", ["0.30000000000000004", "1", "-2.5", "1234567890123456", "0.1", "1e-7"])
def test_number_is_kept_to_its_last_digit(value: str, rumus: str | None) -> None:
    """A cell holds the binary number nearest to the exact one, with or without a formula."""
    cells = [[Petak("K")], [Petak(Decimal(value), rumus=rumus)]]
    raw = workbook([Lembar("A", cells)], judul="Rekaan", pembuat="Rekaan")

    assert load_workbook(io.BytesIO(raw), data_only=True)["A"]["A2"].value == float(value)


def test_workbook_tells_why_cells_are_empty(contoh: Kinerja, kisi: dict[str, Kisi], berkas: dict[str, bytes]) -> None:
    """Each absent figure has its cell and its reason on the sheet that explains the table."""
    for id, item in kisi.items():
        told = load_workbook(io.BytesIO(berkas[f"data/{id}.xlsx"]))["Keterangan"].iter_rows(values_only=True)
        assert {(f"Sel {name(at)} kosong", why) for at, why in item.kosong.items()} <= {row[:2] for row in told}


def test_year_workbook_has_every_table(
    situs: tuple[Path, Kinerja], kisi: dict[str, Kisi], berkas: dict[str, bytes]
) -> None:
    """The year's workbook has a sheet for each table with the table's cells, and leads to it from its list."""
    book = load_workbook(io.BytesIO(berkas[f"data/lkjip-{situs[1].tahun}.xlsx"]))
    listed = list(book["Daftar tabel"].iter_rows(min_row=2, values_only=True))
    links = [book["Daftar tabel"].cell(line, 1).hyperlink for line in range(2, len(listed) + 2)]

    assert book.sheetnames[:3] == ["Keterangan", "Daftar tabel", "Indikator"]
    assert [row[0] for row in listed] == book.sheetnames[3:-1]
    assert [link.location for link in links if link] == [f"'{row[0]}'!A1" for row in listed]
    assert sorted(book[str(row[0])].max_row - 1 for row in listed) == sorted(len(one.baris) for one in kisi.values())
    assert [one for one in book.sheetnames if len(one) > 31] == []
    assert len({one.lower() for one in book.sheetnames}) == len(book.sheetnames)


def test_nothing_in_a_workbook_depends_on_the_machine(berkas: dict[str, bytes]) -> None:
    """No part is compressed or dated, because another machine would write other bytes."""
    for content in (content for path, content in berkas.items() if path.endswith(".xlsx")):
        for part in ZipFile(io.BytesIO(content)).infolist():
            assert (part.compress_type, part.date_time, part.create_system) == (ZIP_STORED, (1980, 1, 1, 0, 0, 0), 0)
        told = load_workbook(io.BytesIO(content)).properties
        assert told.created == told.modified == datetime(1980, 1, 1)


SCRIPT = """
import sys
from hashlib import sha256
from pathlib import Path
from sakip.compute import kinerja
from sakip.load import load
from sakip.pages import build
root = Path(sys.argv[1])
data = load(root / "data", root)
pages = build(root / "content", kinerja(data, data.tahun), root=root)
for page in pages.values():
    for path, content in sorted(page.files().items()):
        print(path, sha256(content).hexdigest())
"""


def test_files_are_the_same_in_every_process(berkas: dict[str, bytes], situs: tuple[Path, Kinerja]) -> None:
    """Another hash seed, time zone and locale give the same bytes."""
    env = os.environ | {"PYTHONHASHSEED": "4", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-X", "utf8", "-c", SCRIPT, str(situs[0])], capture_output=True, text=True, check=True, env=env
    )

    assert dict(line.split(" ") for line in done.stdout.splitlines()) == {
        path: sha256(content).hexdigest() for path, content in berkas.items()
    }


@pytest.mark.parametrize(
    ("gabung", "kuartal", "dinyatakan", "formula"),
    [
        (Agregasi.RATA_RATA, ("1.0", "1.5", "2.0"), "1.5", "AVERAGE(B2:D2)"),
        (Agregasi.RATA_RATA, ("1.0", "1.5", "1.6"), "1.4", "ROUND(AVERAGE(B2:D2),1)"),
        (Agregasi.JUMLAH, ("1.0", "1.5", "1.6"), "4.1", "SUM(B2:D2)"),
    ],
)
def test_stated_rounding_is_in_the_formula(
    gabung: Agregasi, kuartal: tuple[str, ...], dinyatakan: str, formula: str
) -> None:
    """A value that is rounded before it is stated is rounded in its formula too."""
    inputs = [
        Masukan(nama="triwulan", nilai=Decimal(text), letak=Letak("data/a.yaml", at)) for at, text in enumerate(kuartal)
    ]
    tepat = AGGREGATIONS[gabung]([Decimal(text) for text in kuartal])
    jejak = Jejak(cara="", masukan=tuple(inputs), dasar="", gabung=gabung, tepat=tepat)
    rincian = Rincian(id="x", judul="", hasil="", cara="", langkah=(), masukan=(), dasar="", jejak=jejak)
    cells = [Figur(figures.number(item.angka), item.angka, letak=item.letak) for item in inputs]
    stated = Figur(figures.number(Decimal(dinyatakan)), Decimal(dinyatakan), jejak="x")

    live = formulas(grid(of_cells(("a", *cells, stated)), 2022), {"x": rincian}.get)

    assert live == {(0, 4): formula}


# JSON


def figures_of(value: object) -> Iterator[Mapping[str, Any]]:
    """Every figure of the year's document."""
    if isinstance(value, dict):
        if "tertulis" in value:
            yield value
        for item in value.values():
            yield from figures_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from figures_of(item)


def test_year_fits_its_schema(setahun: dict[str, Any], berkas: dict[str, bytes]) -> None:
    """The document is what the schema published beside it says."""
    schema = json.loads(berkas[f"data/{SCHEMA}"])
    Draft202012Validator.check_schema(schema)

    assert [error.message for error in Draft202012Validator(schema).iter_errors(setahun)] == []
    assert setahun["$schema"] == SCHEMA


def test_schema_describes_every_key(berkas: dict[str, bytes]) -> None:
    """Each key of the document has a description for its reader."""

    def undescribed(node: Any, path: str) -> Iterator[str]:
        for key, item in node.get("properties", {}).items() if isinstance(node, dict) else ():
            if "description" not in item and "const" not in item and "oneOf" not in item:
                yield f"{path}.{key}"
        for key, item in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
            yield from undescribed(item, f"{path}.{key}")

    assert list(undescribed(json.loads(berkas[f"data/{SCHEMA}"]), "")) == []


def test_not_known_is_not_zero(setahun: dict[str, Any]) -> None:
    """Each figure has a value, or a status and a reason; none has both."""
    found = list(figures_of(setahun))

    assert {one["status"] == "ada" for one in found} == {True, False}
    for one in found:
        there = one["nilai"] is not None or one["data"] is not None
        assert there == (one["status"] == "ada") == (one["alasan"] is None) == (one["tertulis"] is not None)


def test_each_figure_leads_to_its_line_or_its_trace(setahun: dict[str, Any], situs: tuple[Path, Kinerja]) -> None:
    """A stated figure names a line that is there, a derived one a trace that is in the document; each has a period."""
    lines = {file: len(text.splitlines()) for file, text in situs[1].data.berkas.items()}
    traced = 0
    for one in figures_of(setahun):
        assert one["periode"]
        if one["status"] == "ada":
            assert (one["letak"] is None) != (one["jejak"] is None)
        if one["letak"]:
            file, line = one["letak"].split(":")[:2]
            assert 1 <= int(line) <= lines[file]
        if one["jejak"]:
            assert one["jejak"] in setahun["perhitungan"]
            traced += 1

    assert traced > 20


def test_year_says_what_the_table_says(setahun: dict[str, Any], situs: tuple[Path, Kinerja]) -> None:
    """Target, realisasi and capaian of the year are those of the table of measurement, value and words."""
    rows = {row.sel[1]: row.sel for row in shown(*situs)["pengukuran"].baris}
    for item in setahun["indikator"]:
        (year,) = [one for one in item["tahun"] if one["tahun"] == setahun["tahun"]]
        for cell, figure in zip(
            rows[item["nama"]][3:6], (year["target"], year["realisasi"], year["capaian"]), strict=True
        ):
            assert figure["tertulis"] == (cell.teks if isinstance(cell, Figur) else None)
            if isinstance(cell, Figur) and cell.nilai is not None:
                assert abs(Decimal(figure["nilai"]) - cell.nilai) <= Decimal("1e-20")
            if isinstance(cell, Absen):
                assert (figure["status"], figure["alasan"]) == (cell.teks, cell.alasan)


def test_year_has_the_quarterly_targets(setahun: dict[str, Any], situs: tuple[Path, Kinerja]) -> None:
    """The quarters are those of the rencana aksi, each with its period; none where none is stated."""
    table = rencana_aksi(situs[1])
    rows = {row.sel[1]: row.sel[3:7] for row in table.baris} if table else {}
    stated = {name: cells for name, cells in rows.items() if any(isinstance(cell, Figur) for cell in cells)}
    told = {item["nama"]: item["rencana_aksi"] for item in setahun["indikator"] if item["rencana_aksi"]}

    assert {name: [one["tertulis"] or one["status"] for one in figures] for name, figures in told.items()} == {
        name: [cell.teks for cell in cells if isinstance(cell, Figur | Absen)] for name, cells in stated.items()
    }
    assert {tuple(one["periode"] for one in figures) for figures in told.values()} == (
        {("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")} if stated else set()
    )


def test_values_are_exact(tahun_ini: Kinerja, setahun: dict[str, Any], situs: tuple[Path, Kinerja]) -> None:
    """Stated values keep every digit, and a trace's inputs give its exact result again."""
    budget = situs[1].anggaran
    assert budget is not None
    assert setahun["anggaran"]["jumlah"]["pagu"]["nilai"] == f"{budget.jumlah.uang.pagu.angka:f}"
    for trace in setahun["perhitungan"].values():
        if trace["gabung"] == "jumlah" and not any(one["alasan"] for one in trace["masukan"]):
            assert sum(Decimal(one["nilai"]) for one in trace["masukan"]) == Decimal(trace["tepat"])


# Descriptions


HOLDS = {
    "string": r"(?s).+",
    "integer": r"-?\d+",
    "number": r"-?\d+(\.\d+)?",
    "year": r"\d{4}",
}


def test_data_package_is_true(berkas: dict[str, bytes]) -> None:
    """Each resource is a published file with this size and digest, these columns, and values of these types."""
    descriptor = json.loads(berkas["data/datapackage.json"])
    names = [one["name"] for one in descriptor["resources"]]

    assert descriptor["profile"] == "tabular-data-package"
    assert len(set(names)) == len(names)
    assert {f"data/{one['path']}" for one in descriptor["resources"]} == {p for p in berkas if p.endswith(".csv")}
    for one in descriptor["resources"]:
        content = berkas[f"data/{one['path']}"]
        head, *rows = csv.reader(io.StringIO(content.decode(one["encoding"]), newline=""))
        fields = one["schema"]["fields"]
        assert re.fullmatch(r"[-a-z0-9._/]+", one["name"])
        assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
        assert [field["name"] for field in fields] == head
        for row in rows:
            for value, field in zip(row, fields, strict=True):
                assert value == "" or re.fullmatch(HOLDS[field["type"]], value), (one["name"], field["name"], value)


def test_dcat_has_every_file_once(berkas: dict[str, bytes], kisi: dict[str, Kisi]) -> None:
    """Each file but the two catalogs themselves is one distribution with its true size and digest."""
    catalog = json.loads(berkas["data/dcat.jsonld"])
    listed = [one for dataset in catalog["dcat:dataset"] for one in dataset["dcat:distribution"]]
    paths = [one["dcat:downloadURL"]["@id"].removeprefix("../") for one in listed]

    assert len(catalog["dcat:dataset"]) == len(kisi) + 1
    assert sorted(paths) == sorted(set(berkas) - {"data/dcat.jsonld", "data/dataset.jsonld"})
    for path, one in zip(paths, listed, strict=True):
        assert one["dcat:byteSize"]["@value"] == str(len(berkas[path]))
        assert one["spdx:checksum"]["spdx:checksumValue"]["@value"] == sha256(berkas[path]).hexdigest()


def test_addresses_are_whole_where_the_site_is_known(contoh: Kinerja) -> None:
    """With the site's address every file in the catalogs has a whole one."""
    paket = published(contoh, of_cells(("a",)), alamat="https://contoh.example/2025/")
    files = {item.nama: json.loads(item.isi) for item in paket.sediaan if item.media == "application/ld+json"}
    addresses = [
        *(one["dcat:accessURL"]["@id"] for d in files["dcat.jsonld"]["dcat:dataset"] for one in d["dcat:distribution"]),
        *(one["contentUrl"] for one in files["dataset.jsonld"]["distribution"]),
    ]

    assert len(addresses) > 10
    assert [one for one in addresses if not one.startswith("https://contoh.example/2025/data/")] == []


def test_licence_is_only_what_the_agency_states(situs: tuple[Path, Kinerja], berkas: dict[str, bytes]) -> None:
    """The licence in the data stands in every description; where there is none, none does."""
    licence = situs[1].data.instansi.lisensi
    described = [berkas[f"data/{name}"].decode() for name in ("datapackage.json", "dcat.jsonld", "dataset.jsonld")]

    assert (licence is not None) == (situs[0] == CONTOH)
    for text in described:
        assert ("licen" in text) == (licence is not None)
        assert licence is None or licence.alamat in text


def test_page_states_the_licence(situs: tuple[Path, Kinerja], halaman: dict[str, Page]) -> None:
    """The page names the licence, or says that the agency has stated none."""
    text = "".join(halaman["data-terbuka.md"].parts)
    licence = situs[1].data.instansi.lisensi

    assert (f'<a href="{licence.alamat}">{licence.nama}</a>' if licence else "belum menyatakan lisensi") in text


def test_page_lists_every_file(halaman: dict[str, Page], berkas: dict[str, bytes]) -> None:
    """The page leads to each file once, and to no other."""
    links = re.findall(r'href="\.\./(data/[^"]+)" download', "".join(halaman["data-terbuka.md"].parts))

    assert sorted(links) == sorted(berkas)


def test_tables_lead_to_both_files(halaman: dict[str, Page]) -> None:
    """Below a table stand its two files."""
    page = next(page for path, page in halaman.items() if "data/pengukuran.xlsx" in page.files())

    assert re.search(
        r'href="[./]*data/pengukuran\.xlsx" download>XLSX</a> · <a href="[./]*data/pengukuran\.csv"',
        "".join(page.parts),
    )


def test_page_tells_search_engines(halaman: dict[str, Page]) -> None:
    """Only the page of open data carries the Dataset, whose files are found from there."""
    told = {path: page.meta["dataset"] for path, page in halaman.items() if "dataset" in page.meta}
    dataset = json.loads(str(told["data-terbuka.md"]))

    assert list(told) == ["data-terbuka.md"]
    assert dataset["@type"] == "Dataset"
    assert 50 <= len(dataset["description"]) <= 5000
    assert {one["contentUrl"].rpartition("/")[0] for one in dataset["distribution"]} == {"../data"}


def test_json_cannot_leave_its_script() -> None:
    """No text of the data closes the element that the Dataset stands in."""
    assert re.search("[<>&]", written({"a": "</script><!--&"})) is None
    assert json.loads(written({"a": "</script>&"})) == {"a": "</script>&"}


def test_indicator_metadata_follows_the_form(situs: tuple[Path, Kinerja], berkas: dict[str, bytes]) -> None:
    """The fields of MS-Ind come first and in their order; what the data do not record is said to be unrecorded."""
    rows = list(csv.DictReader(io.StringIO(berkas["data/ms-ind.csv"].decode())))

    assert list(rows[0])[:16] == [
        "Nama indikator", "Konsep", "Definisi", "Interpretasi", "Metode/rumus penghitungan", "Ukuran", "Satuan",
        "Klasifikasi penyajian", "Indikator komposit", "Publikasi ketersediaan indikator pembangun",
        "Nama indikator pembangun", "Kegiatan penghasil variabel pembangun", "Kode kegiatan",
        "Nama variabel pembangun", "Level estimasi", "Dapat diakses umum",
    ]  # fmt: skip
    assert [row["Nama indikator"] for row in rows] == [item.indikator.nama for item in situs[1].indikator]
    assert [row for row in rows if not all(row.values())] == []
    assert json.loads(berkas["data/ms-ind.json"]) == [{k: v.removeprefix("'") for k, v in row.items()} for row in rows]
    for row, item in zip(rows, situs[1].indikator, strict=True):
        said = item.uraian.definisi
        assert (said.alasan in row["Definisi"]) if isinstance(said, Kosong) else (row["Definisi"] == said)
        assert row["Konsep"] == UNRECORDED


#: The order in which StratML Part 2 has what stands in each element.
ORDER = {
    "PerformancePlanOrReport": [
        "Name", "Description", "OtherInformation", "StrategicPlanCore", "AdministrativeInformation",
    ],
    "StrategicPlanCore": ["Organization", "Vision", "Mission", "Goal"],
    "Goal": ["Name", "Description", "Identifier", "SequenceIndicator", "Objective"],
    "Objective": ["Name", "Description", "Identifier", "SequenceIndicator", "PerformanceIndicator"],
    "PerformanceIndicator": [
        "SequenceIndicator", "MeasurementDimension", "UnitOfMeasurement", "Identifier", "MeasurementInstance",
        "OtherInformation",
    ],
    "MeasurementInstance": ["TargetResult", "ActualResult"],
    "TargetResult": ["StartDate", "EndDate", "NumberOfUnits", "Descriptor", "Description"],
    "ActualResult": ["StartDate", "EndDate", "NumberOfUnits", "Descriptor", "Description"],
    "AdministrativeInformation": ["Identifier", "StartDate", "EndDate", "PublicationDate", "Source"],
}  # fmt: skip


def test_stratml_is_in_order(berkas: dict[str, bytes]) -> None:
    """Elements stand in the order of the standard, ids are names and occur once, numbers are numbers."""
    root = ElementTree.fromstring(berkas["data/stratml.xml"])  # noqa: S314 - our own document
    ids = [element.text or "" for element in root.iter(f"{STRATML}Identifier")]

    assert root.tag == f"{STRATML}PerformancePlanOrReport"
    assert root.get("Type") == "Performance_Report"
    assert len(set(ids)) == len(ids)
    assert [one for one in ids if not re.fullmatch(r"[A-Za-z_][\w.-]*", one)] == []
    assert [
        e.text for e in root.iter(f"{STRATML}NumberOfUnits") if not re.fullmatch(r"-?\d+(\.\d+)?", e.text or "")
    ] == []
    for element in root.iter():
        order = ORDER.get(element.tag.removeprefix(STRATML))
        places = [order.index(child.tag.removeprefix(STRATML)) for child in element] if order else []
        assert places == sorted(places)


def test_stratml_has_the_plan_and_its_results(situs: tuple[Path, Kinerja], berkas: dict[str, bytes]) -> None:
    """Every tujuan, sasaran and indicator is there by its id; this year's result is the one that was stated."""
    root = ElementTree.fromstring(berkas["data/stratml.xml"])  # noqa: S314 - as above
    ids = {element.text for element in root.iter(f"{STRATML}Identifier")}
    year = situs[1]

    assert {f"tujuan-{item.id}" for item in year.renstra.tujuan} <= ids
    assert {f"sasaran-{item.id}" for _, item in year.renstra.sasaran()} <= ids
    assert {f"indikator-{item.id}" for item in year.indikator} <= ids
    for found in root.iter(f"{STRATML}PerformanceIndicator"):
        item = next(one for one in year.indikator if found.findtext(f"{STRATML}Identifier") == f"indikator-{one.id}")
        results = [
            one.findtext(f"{STRATML}NumberOfUnits")
            for one in found.iter(f"{STRATML}ActualResult")
            if one.findtext(f"{STRATML}StartDate") == f"{year.tahun}-01-01"
        ]
        stated = item.kini.realisasi.angka
        assert results == [f"{stated:f}" if stated is not None else None]


# Edges


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_break_no_file(text: str, contoh: Kinerja) -> None:
    """A hostile title, head and cell leave every file readable."""
    tabel = replace(of_cells((text, text), columns=(Kolom(text), Kolom("Nilai"))), judul=text, catatan=(text,))
    paket = published(contoh, tabel)

    for item in paket.sediaan:
        if item.media.endswith("json"):
            json.loads(item.isi)
        elif item.media == XLSX:
            assert load_workbook(io.BytesIO(item.isi)).sheetnames
        elif item.media == "application/xml":
            ElementTree.fromstring(item.isi)  # noqa: S314 - our own document
        else:
            assert list(csv.reader(io.StringIO(item.isi.decode(), newline="")))


def test_number_too_long_for_a_spreadsheet_is_a_text() -> None:
    """A stated number with more digits than a spreadsheet keeps is not silently rounded."""
    value = Decimal("123456789012345678.5")
    figure = Figur(figures.number(value, 1), value, letak=Letak("data/a.yaml", 1))
    kinerja = performance(load(CONTOH / "data", CONTOH))
    paket = published(kinerja, of_cells(("a", figure)))
    (book,) = [item for item in paket.sediaan if item.nama == "rekaan.xlsx"]

    assert load_workbook(io.BytesIO(book.isi))["Tabel"]["B2"].value == "123456789012345678.5"


def test_site_without_the_page_has_the_tables_only(tahun_ini: Kinerja, tmp_path: Path) -> None:
    """Where no page lists open data, each table still has its files and nothing else is published."""
    (tmp_path / "a.md").write_text("{{ tabel('pengukuran') }}", "utf-8")
    pages = build(tmp_path, tahun_ini)

    assert sorted(pages["a.md"].files()) == ["data/pengukuran.csv", "data/pengukuran.xlsx"]
    assert "dataset" not in pages["a.md"].meta


def test_check_does_not_load_what_writes_files() -> None:
    """A check imports nothing that only a build needs."""
    code = "import sys; import sakip.book; print(sorted(m for m in sys.modules if m.startswith('sakip.export')))"
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "['sakip.export', 'sakip.export.names']"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ tabel('rencana-tujuan', rencana='2016-2021') }}", {"boost": OTHER_PLAN}),
        ("{{ misi('2016-2021') }}", {"boost": OTHER_PLAN}),
        ("{{ fakta('nama', rencana='2016-2021') }} {{ fakta('nama', rencana='2021-2026') }}", None),
        ("{{ fakta('nama', rencana='2016-2021') }} {{ tabel('pengukuran') }}", None),
        ("Tanpa makro.", None),
    ],
)
def test_search_hears_of_other_plans(text: str, told: object, tahun_ini: Kinerja, tmp_path: Path) -> None:
    """Only a page all of whose parts are of a plan not in force counts less in the search."""
    (tmp_path / "a.md").write_text(text, "utf-8")

    assert build(tmp_path, tahun_ini)["a.md"].meta.get("search") == told
