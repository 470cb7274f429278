"""The audit of somebody else's report: verdicts, causes, reading of files, what is written, and what is refused."""

import argparse
import csv
import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from conftest import ROOT
from kasus import kasus
from sakip.audit import command
from sakip.audit.cause import explain
from sakip.audit.cell import Baris, Sel, clean
from sakip.audit.compare import Vonis
from sakip.audit.decimals import Desimal, shown_sign
from sakip.audit.files import table
from sakip.audit.numbers import Terbaca, read
from sakip.audit.output import COLUMNS, as_csv, as_json, as_text, as_xlsx
from sakip.audit.typed import sel
from sakip.audit.verdict import Putusan, judge
from sakip.audit.words import says_none
from sakip.figures import number
from sakip.model import Rentang
from sakip.problem import DataError

GUIDE = (ROOT / "content" / "panduan" / "audit.md").read_text("utf-8")
HEAD = "indikator;satuan;polaritas;target;realisasi;tercetak\n"
HEADS = ("indikator", "satuan", "polaritas", "target", "realisasi", "tercetak")
ROW = "Angka rekaan;%;naik;90;87;96,67\n"
Write = Callable[..., Path]


def row(
    target: str, realisasi: str, tercetak: str, *, polaritas: str = "naik", nomor: int = 7, indikator: str = "Rekaan"
) -> Baris:
    """A made-up row as it would be read from a CSV file."""
    return Baris(
        nomor=nomor,
        indikator=indikator,
        satuan="",
        polaritas=clean(polaritas),
        target=Sel(teks=clean(target)),
        realisasi=Sel(teks=clean(realisasi)),
        tercetak=Sel(teks=clean(tercetak)),
    )


def guide_rows(heading: str, opening: str) -> list[list[str]]:
    """The cells below the heads of the guide's table in this section, without marks for code."""
    section = GUIDE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = section.split(f"| {opening} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


def judged(*rows: Baris) -> tuple[Putusan, ...]:
    """The rows with verdicts and causes."""
    return explain([judge(one) for one in rows])


def run(*words: str) -> int:
    """The command with these words after ``sakip audit``."""
    parser = argparse.ArgumentParser()
    command.add_options(parser)
    parser.set_defaults(folder=Path())
    return command.run(parser.parse_args(words))


def refusal(raw: bytes, name: str = "laporan.csv", *, lembar: str | None = None) -> list[str]:
    """The problems for which a file of this content is refused."""
    with pytest.raises(DataError) as caught:
        table(raw, name, lembar=lembar)
    return [str(problem) for problem in caught.value.problems]


def workbook(*rows: Sequence[object], formats: dict[str, str] | None = None, title: str = "Tabel") -> bytes:
    """An XLSX file with one sheet of these rows, and number formats by the cell's name."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for one in rows:
        sheet.append(list(one))
    for name, number_format in (formats or {}).items():
        sheet[name].number_format = number_format
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The workbook as the bytes of a file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a CSV file with these rows below the heads; returns its path."""

    def file(*rows: str, name: str = "laporan.csv") -> Path:
        path = tmp_path / name
        path.write_text(HEAD + "".join(rows), encoding="utf-8")
        return path

    return file


@pytest.mark.parametrize("case", kasus("audit.yaml"))
def test_verdict(case: Any) -> None:
    """Capaian, verdict, reason and cause of a row are those of its case."""
    baris = row(case["target"], case["realisasi"], case["tercetak"], polaritas=case.get("polaritas", "naik"))
    putusan = explain([judge(baris, Desimal(case["desimal"]) if "desimal" in case else None)])[0]

    assert (case["nilai"], case["vonis"]) == ("" if putusan.nilai is None else str(putusan.nilai), putusan.vonis)
    assert case.get("alasan", "") in putusan.alasan
    assert case["sebab"] in (putusan.sebab or "") if "sebab" in case else putusan.sebab is None


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "  ", "\t"])
def test_unseen_spaces_do_not_matter(space: str) -> None:
    """A value with another kind of space in it or around it is the same value."""
    putusan = judge(row(f"{space}90{space}%{space}", f"87{space}", f"{space}96,67{space}%"))

    assert putusan.vonis is Vonis.COCOK


def test_what_cannot_be_seen_is_taken_out() -> None:
    """Marks of direction, zero width and control do not reach the terminal or the number."""
    assert clean("\ufeff90\u200b,5\u202e \x1b[31m") == "90,5 [31m"


@pytest.mark.parametrize("step", [1, -1])
def test_a_shifted_column_is_seen(step: int) -> None:
    """Printed figures that are the capaian of the row above or below, three or more running, are a shifted column."""
    values = [(90, "87"), (80, "62"), (70, "66"), (60, "31"), (50, "49"), (40, "13")]
    right = [f"{Decimal(realisasi) / target * 100:.2f}".replace(".", ",") for target, realisasi in values]
    moved = right[step:] + right[:step]
    rows = judged(*(row(str(t), r, printed) for (t, r), printed in zip(values, moved, strict=True)))
    told = [one.sebab or "" for one in rows]
    where = "di bawahnya" if step == 1 else "di atasnya"

    assert sum(f"bergeser: angkanya capaian baris {where} (5 baris berurutan)" in text for text in told) == 5


def test_two_rows_are_no_shift() -> None:
    """Two rows that carry each other's figure are not yet a shifted column."""
    rows = judged(row("90", "87", "77,50"), row("80", "62", "96,67"))

    assert not any("bergeser" in (one.sebab or "") for one in rows)


def test_rows_that_are_all_the_same_are_no_shift() -> None:
    """Equal figures down a column match every neighbour and say nothing."""
    rows = judged(*(row("80", "60", "50,0") for _ in range(4)), row("80", "40", "75,0"))

    assert not any("bergeser" in (one.sebab or "") for one in rows)


def test_causes_are_rare_where_the_printed_figure_is_random() -> None:
    """A figure that has nothing to do with its row is seldom explained away: fewer than four in a hundred."""
    chance = random.Random(5)  # noqa: S311 - no secret
    explained = 0
    for _ in range(500):
        target, realisasi = chance.randint(200, 9999) / 100, chance.randint(200, 9999) / 100
        printed = f"{chance.randint(2000, 14000) / 100:.2f}".replace(".", ",")
        (putusan,) = judged(row(f"{target:.2f}", f"{realisasi:.2f}", printed))
        explained += putusan.sebab is not None

    assert explained < 20


@pytest.mark.parametrize("which", ["target", "realisasi"])
def test_a_true_slip_is_never_explained_by_the_other_value(which: str) -> None:
    """Where digits were exchanged in one value, the cause, if there is one, names that value."""
    chance = random.Random(11)  # noqa: S311 - no secret
    named = 0
    for _ in range(200):
        target, realisasi = (str(chance.randint(1201, 9899)) for _ in range(2))
        if target[1] == target[2] or realisasi[1] == realisasi[2]:
            continue
        printed = f"{Decimal(realisasi) / Decimal(target) * 100:.2f}".replace(".", ",")
        if which == "target":
            target = target[0] + target[2] + target[1] + target[3]
        else:
            realisasi = realisasi[0] + realisasi[2] + realisasi[1] + realisasi[3]
        (putusan,) = judged(row(target, realisasi, printed))
        if putusan.sebab and "salah ketik pada" in putusan.sebab and "tercetak (" not in putusan.sebab:
            assert f"salah ketik pada {which} (dua digit tertukar)" in putusan.sebab
            named += 1

    assert named > 100


PIECES = (
    "1", "12", "1.234", "0,5", "90", "-", "–", "−", "%", " ", "..", ":", "/", "s.d.", "Rp", "≤", ">=", "min.", "maks",
    "(", ")", "A", "BB", "WTP", "N/A", "tidak", "e5", "e", "E+09", ",", ".", "'", '"', "=", "+", "@", "\t", "\n", "²",
    "½", "٣", "１", "\u200b", "\u00a0", "juta", "triliun", "bulan", "±", "dari", "#DIV/0!", "Jan", "2022", "😀",
    "99999999999999999999", "0", "0,000000000000001", "nan", "inf", "NaN", "\x00", "1_000", "0x1F", "per", "100.000",
)  # fmt: skip


def test_no_odd_text_is_an_exception() -> None:
    """Whatever people type, each row has a verdict, a sentence, and a number or none."""
    chance = random.Random(3)  # noqa: S311 - no secret
    for _ in range(4000):
        target, realisasi, printed, polaritas = (
            "".join(chance.choice(PIECES) for _ in range(chance.randint(0, 4))) for _ in range(4)
        )
        for desimal in (None, Desimal.KOMA):
            baris = row(target, realisasi, printed, polaritas=chance.choice(("naik", "turun", "rentang", polaritas)))
            (putusan,) = explain([judge(baris, desimal)])

            assert putusan.alasan.endswith((".", "?"))
            assert (putusan.vonis is Vonis.TAK_TERHITUNG) or putusan.nilai is not None
            as_json([putusan])
            as_csv([putusan])
            as_text([putusan])


def test_largest_and_smallest_numbers_stay_exact() -> None:
    """The most digits that are read can be divided, taken apart and rounded without an error."""
    big, small = "999999999999999", "0,000000000000001"
    values = (big, small, f"1:{big}", f"{big}:{small}", f"{big},{big}", f"{big} triliun", f"{small}-{big}")
    for target in values:
        for realisasi in values:
            for polaritas in ("naik", "turun", "rentang"):
                judged(row(target, realisasi, f"1,{big}", polaritas=polaritas))


# Reading files.


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_every_delimiter_is_found(sign: str) -> None:
    """The cells may stand between semicolons, commas, tabs or bars."""
    text = f'{sign.join(HEADS)}\nA{sign}%{sign}naik{sign}90{sign}87{sign}"96,67"\n'
    (baris,) = table(text.encode(), "laporan.csv").baris

    assert (baris.nomor, baris.target.teks, baris.tercetak.teks) == (2, "90", "96,67")


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", ()),
        ("utf-8-sig", ()),
        ("utf-16", ()),
        ("cp1252", ("Berkas tidak tersimpan sebagai UTF-8; dibaca sebagai Windows-1252.",)),
    ],
)
def test_encodings(encoding: str, note: tuple[str, ...]) -> None:
    """UTF-8, UTF-16 with its mark and Windows-1252 are read; the last is said."""
    found = table(f"{HEAD}Café – rekaan;%;naik;80 – 90;87;100\n".encode(encoding), "laporan.csv")

    assert found.baris[0].indikator == "Café – rekaan"
    assert found.baris[0].target.teks == "80 – 90"
    assert found.catatan == note


def test_heads_by_other_names_below_titles_and_numbers() -> None:
    """Heads may have other names, stand below titles, and be followed by a row of column numbers."""
    text = (
        "LAPORAN KINERJA;;;;;\nTahun 2022;;;;;\n\nNo;Indikator Kinerja Utama (IKU);Polarisasi;Target 2022;"
        "REALISASI ;Capaian (%)\n(1);(2);(3);(4);(5);(6)\n1;Rekaan;Maximize;90;87;96,67\n;;;;;\n"
        "2;Rekaan lagi;-;5;4;120\n"
    )
    found = table(text.encode(), "laporan.csv")

    assert [(one.nomor, one.indikator, one.satuan) for one in found.baris] == [
        (6, "Rekaan", ""),
        (8, "Rekaan lagi", ""),
    ]
    assert found.catatan == ("1 baris kosong dilewati.", "1 baris kepala tabel berulang atau nomor kolom dilewati.")


def test_heads_over_two_rows() -> None:
    """A year over target, realisasi and capaian makes heads of two rows, as in many printed tables."""
    text = "No;Indikator Kinerja;Polaritas;2022;;\n;;;Target;Realisasi;Capaian\n1;Rekaan;naik;90;87;96,67\n"
    (baris,) = table(text.encode(), "a.csv").baris

    assert (baris.nomor, baris.indikator, baris.target.teks, baris.tercetak.teks) == (3, "Rekaan", "90", "96,67")


def test_heads_repeated_on_the_next_page_are_no_row() -> None:
    """A table that goes on over pages repeats its heads."""
    assert [one.nomor for one in table((HEAD + ROW + HEAD + ROW).encode(), "a.csv").baris] == [2, 4]


def test_the_column_named_tercetak_goes_before_one_named_capaian() -> None:
    """A column's own name is stronger than another name for it."""
    text = "indikator;polaritas;target;realisasi;capaian;tercetak\nA;naik;90;87;1;96,67\n"

    assert table(text.encode(), "a.csv").baris[0].tercetak.teks == "96,67"


def test_a_row_slipped_by_a_decimal_comma_is_not_judged() -> None:
    """A row with more cells than heads is told as such, since each of its cells may stand in the wrong column."""
    found = table(b"indikator,polaritas,target,realisasi,tercetak\nA,naik,90,87,96,67\n", "a.csv")
    putusan = judge(found.baris[0])

    assert putusan.vonis is Vonis.TAK_TERHITUNG
    assert putusan.alasan.startswith("Baris 2: baris ini berisi lebih banyak sel daripada kepala tabel (5 kolom)")


def test_short_rows_have_empty_cells() -> None:
    """A row may end before the last column."""
    putusan = judge(table((HEAD + "A;%;naik;90\n").encode(), "a.csv").baris[0])

    assert "realisasi kosong" in putusan.alasan
    assert "capaian tercetak kosong" in putusan.alasan


def test_totals_are_not_judged() -> None:
    """A row that only sums up the table is no indicator."""
    putusan = judge(row("", "", "95,5", indikator="Rata-rata capaian"))

    assert putusan.vonis is Vonis.TAK_TERHITUNG
    assert putusan.alasan.startswith("Baris jumlah atau rata-rata tidak dinilai")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "laporan.csv:1:1  A106  Berkas kosong. Isilah tabelnya lebih dahulu."),
        (b" \n\n", "laporan.csv:1:1  A106  Berkas kosong. Isilah tabelnya lebih dahulu."),
        (HEAD.encode(), "laporan.csv:1:1  A108  Tidak ada baris di bawah kepala tabel."),
        (
            b"indikator;polaritas;target;realisasi\nA;naik;1;1\n",
            "laporan.csv:1:1  A106  Kolom tercetak tidak ada. Yang dikenal: indikator, polaritas, realisasi, target. "
            'Beri kepala "tercetak" pada kolomnya.',
        ),
        (
            b"indikator;polaritas;target;realisai;tercetak\nA;naik;1;1;1\n",
            'laporan.csv:1:1  A106  Kolom realisasi tidak ada. Maksud Anda "realisai"? Beri kepala "realisasi" pada '
            "kolomnya.",
        ),
        (
            b"indikator;polaritas;target;target;realisasi;tercetak\nA;naik;1;1;1;1\n",
            'laporan.csv:1:4  A107  Kolom target ada dua, yaitu kolom ke-3 dan 4. Namai satu saja "target".',
        ),
        (
            HEAD.encode() + b'"A;%;naik;90;87;96,67\nB;%;naik;1;1;1\n',
            "laporan.csv:2:1  A104  Tanda kutip tidak berpasangan di sekitar baris 2, atau selnya terlalu panjang. "
            "Perbaiki tanda kutipnya.",
        ),
        (
            HEAD.encode() + b"A" * 6000 + b";%;naik;90;87;96,67\n",
            "laporan.csv:2:1  A105  Sel lebih panjang dari 5000 huruf. Ringkas isinya, atau periksa tanda kutipnya.",
        ),
        (
            b"a\x00b" * 9,
            "laporan.csv:1:1  A103  Berkas bukan teks CSV dan bukan XLSX. Simpan ulang sebagai .xlsx, atau .csv dengan "
            "pengodean UTF-8.",
        ),
        (
            b"\x81\x8d\x8f",
            "laporan.csv:1:1  A103  Berkas bukan teks CSV dan bukan XLSX. Simpan ulang sebagai .xlsx, atau .csv dengan "
            "pengodean UTF-8.",
        ),
        (
            b"%PDF-1.7 x",
            "laporan.csv:1:1  A102  Berkas ini PDF. Simpan tabelnya sebagai .xlsx atau .csv.",
        ),
        (
            b"<html><table></table></html>",
            "laporan.csv:1:1  A102  Berkas ini halaman HTML atau XML. Simpan sebagai .xlsx atau .csv.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "laporan.csv:1:1  A102  Berkas ini berkas Excel lama (.xls) atau berkas Excel berkata sandi. Simpan tanpa "
            "kata sandi sebagai .xlsx.",
        ),
        (
            b"PK\x03\x04 broken",
            "laporan.csv:1:1  A102  Berkas bukan XLSX yang utuh. Buka di program pengolah angka, lalu simpan ulang "
            "sebagai .xlsx.",
        ),
    ],
)  # fmt: skip
def test_bad_files_are_refused_with_a_sentence(raw: bytes, message: str) -> None:
    """What cannot be read is one problem that says what is wrong and what to do."""
    assert refusal(raw) == [message]


def test_every_missing_column_is_told_at_once() -> None:
    """All that is missing is said in one go, at the row that looks most like the heads."""
    problems = refusal(b"Judul\nIndikator;Target\nA;90\n")

    assert [problem.split(" tidak ada")[0] for problem in problems] == [
        "laporan.csv:2:1  A106  Kolom polaritas",
        "laporan.csv:2:1  A106  Kolom realisasi",
        "laporan.csv:2:1  A106  Kolom tercetak",
    ]


def test_too_many_rows_are_refused() -> None:
    """A table has at most 20.000 rows."""
    assert refusal((HEAD + ROW * 20_001).encode()) == [
        "laporan.csv:20002:1  A105  Tabel memuat 20001 baris; paling banyak 20000. Pecah berkasnya."
    ]


def test_a_text_file_under_the_name_of_a_workbook_is_refused() -> None:
    """A file called .xlsx that is none is said to be damaged."""
    assert "bukan XLSX yang utuh" in refusal((HEAD + ROW).encode(), "laporan.xlsx")[0]


# Workbooks.


def test_numbers_in_a_workbook_are_never_ambiguous() -> None:
    """A typed number is what it is; text in a cell is read as in CSV."""
    raw = workbook(HEADS, ("A", "orang", "naik", 1234, 1.234, "0,10"), ("B", "orang", "naik", "1.234", 1234, 100))
    first, second = (judge(one) for one in table(raw, "a.xlsx").baris)

    assert (first.vonis, str(first.nilai)) == (Vonis.COCOK, "0.10")
    assert 'target memuat "1.234"' in second.alasan


def test_percent_cells_are_taken_as_shown() -> None:
    """A percentage is stored as a fraction and shown ×100; the printed figure is rounded as its format shows it."""
    raw = workbook(
        HEADS,
        ("A", "%", "naik", 1, 0.9672, 0.9672),
        ("B", "%", "naik", 0.9, 0.87, 0.966666666666667),
        ("C", "%", "naik", 0.9, 0.87, 0.966666666666667),
        formats={"D2": "0%", "E2": "0.00%", "F2": "0.00%", "D3": "0%", "E3": "0%", "F3": "0%", "D4": "0%", "E4": "0%",
                 "F4": "0.0%"},
    )  # fmt: skip
    rows = [judge(one) for one in table(raw, "a.xlsx").baris]

    assert [(one.baris.tercetak.teks, str(one.nilai), one.vonis) for one in rows] == [
        ("96,72%", "96.72", Vonis.COCOK),
        ("97%", "96.67", Vonis.DIBULATKAN),
        ("96,7%", "96.67", Vonis.COCOK),
    ]


def test_a_formula_result_with_noise_is_right() -> None:
    """A printed capaian that a spreadsheet computed has more decimals than anyone reads, the last of them noise."""
    raw = workbook(
        HEADS, ("A", "%", "naik", 90, 87, 87 / 90 * 100), ("B", "%", "naik", 0.3, 0.1 + 0.2, 100.00000000000001)
    )

    assert [judge(one).vonis for one in table(raw, "a.xlsx").baris] == [Vonis.COCOK, Vonis.COCOK]


@pytest.mark.parametrize(
    ("value", "number_format", "text", "stored", "shown"),
    [
        (96.7, "General", "96,7", "96.7", "96.7"),
        (96.7, "0.00", "96,70", "96.7", "96.70"),
        (95.6, "0", "96", "95.6", "96"),
        (95.6, "#,##0.##", "95,6", "95.6", "95.6"),
        (0.956, "0%", "96%", "95.6", "96"),
        (0.956, '0.00" %"', "0,96", "0.956", "0.96"),
        (1.07, "@", "1,07", "1.07", "1.07"),
        (1234567, "#,##0", "1234567", "1234567", "1234567"),
        (2500000, '0.0,," juta"', "2500000", "2500000", "2500000"),
        (-5, "0.0;(0.0)", "-5,0", "-5", "-5.0"),
    ],
)
def test_number_formats(value: float, number_format: str, text: str, stored: str, shown: str) -> None:
    """A stored number, the same as its format shows it, and its text."""
    cell = sel(value, number_format)

    assert (text, stored, shown) == (cell.teks, str(cell.angka), str(cell.tampil))


def test_a_shown_value_that_hides_decimals_is_told() -> None:
    """Where a cell shows less than it stores, the stored value is used and both are said."""
    raw = workbook(HEADS, ("A", "%", "naik", 90, 85.5, 95), formats={"E2": "0"})
    putusan = judge(table(raw, "a.xlsx").baris[0])

    assert putusan.vonis is Vonis.COCOK
    assert "Realisasi yang tampil 86; yang tersimpan dan dipakai 85,5." in putusan.alasan


@pytest.mark.parametrize("value", [date(2022, 5, 3), time(1, 32)])
def test_dates_in_number_cells_are_refused(value: date | time) -> None:
    """What a spreadsheet made of 3-5 or 1:32 is refused with the reason."""
    putusan = judge(table(workbook(HEADS, ("A", "", "naik", value, 5, 100)), "a.xlsx").baris[0])

    assert putusan.vonis is Vonis.TAK_TERHITUNG
    assert putusan.alasan.startswith("Baris 2, kolom target: target memuat tanggal atau jam")
    assert 'mengubah isian seperti "1:32" atau "3-5" menjadi tanggal atau jam' in putusan.alasan


def test_the_first_sheet_with_the_heads_is_read() -> None:
    """Sheets before it are passed over, hidden ones too; another is read by its name."""
    book = Workbook()
    book.worksheets[0].append(["Sampul"])
    hidden, right, other = (book.create_sheet(name) for name in ("Simpanan", "Tabel 3.1", "Tabel 3.2"))
    hidden.sheet_state = "hidden"
    for at, sheet in enumerate((hidden, right, other)):
        sheet.append(HEADS)
        sheet.append([f"Rekaan {at}", "%", "naik", 90, 87, 96.67])
    raw = saved(book)

    assert table(raw, "a.xlsx").baris[0].indikator == "Rekaan 1"
    assert table(raw, "a.xlsx").catatan == ('Lembar yang dibaca: "Tabel 3.1".',)
    assert table(raw, "a.xlsx", lembar="Tabel 3.2").baris[0].indikator == "Rekaan 2"
    assert refusal(raw, "a.xlsx", lembar="Tabel 3.3") == [
        'a.xlsx:1:1  A109  Lembar "Tabel 3.3" tidak ada. Maksud Anda "Tabel 3.2"?'
    ]


def test_merged_titles_blank_rows_and_notes_beside_the_table() -> None:
    """Titles over merged cells, blank rows and cells beyond the heads do not disturb; row numbers are the sheet's."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "Laporan rekaan"
    sheet.merge_cells("A1:F1")
    for at, name in enumerate(HEADS, start=1):
        sheet.cell(row=4, column=at, value=name)
    for at, value in enumerate(("A", "%", "naik", 90, 87, 96.67, None, "catatan di samping"), start=1):
        sheet.cell(row=7, column=at, value=value)
    found = table(saved(book), "a.xlsx")

    assert [(one.nomor, judge(one).vonis) for one in found.baris] == [(7, Vonis.COCOK)]
    assert "2 baris kosong dilewati." in found.catatan


def test_a_zip_bomb_is_not_opened() -> None:
    """A workbook that would unpack to more than is bounded is refused unread."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)

    assert refusal(file.getvalue(), "a.xlsx") == [
        "a.xlsx:1:1  A105  Isi berkas setelah dibuka melebihi 50 MB. Salin tabelnya ke berkas baru."
    ]


def test_damaged_workbooks_are_refused() -> None:
    """However a workbook is cut or altered, it is read or refused, and never an exception."""
    raw = workbook(HEADS, ("A", "%", "naik", 90, 87, 96.67))
    chance = random.Random(9)  # noqa: S311 - no secret
    for _ in range(60):
        broken = bytearray(raw[: chance.randint(4, len(raw))] if chance.random() < 0.3 else raw)
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        try:
            for one in table(bytes(broken), "a.xlsx").baris:
                judge(one)
        except DataError as error:
            assert "  A1" in str(error)


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    """A zip of something else is refused like a damaged workbook."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("catatan.txt", "bukan lembar kerja")

    assert "bukan XLSX yang utuh" in refusal(file.getvalue(), "a.xlsx")[0]


def formulas(*cells: str) -> bytes:
    """A workbook whose row 2 holds these cells as they stand in the file: no program has computed its formulas."""
    raw = workbook(HEADS, ("A", "%", "naik", 80, 76, "F2"))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith("sheet1.xml"):
                text = re.sub(rb'<c r="F2".*?</c>', "".join(cells).encode(), text)
            new.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="F2"><f>E2/D2*100</f></c>',
        '<c r="F2"><f>E2/D2*100</f><v/></c>',
        '<c r="F2"><f>E2/D2*100</f><v></v></c>',
    ],
)
def test_a_formula_without_a_result_is_told(cell: str) -> None:
    """A formula that no program has computed is not an empty cell: row, column, and what to do."""
    putusan = judge(table(formulas(cell), "a.xlsx").baris[0])

    assert (putusan.vonis, putusan.baris.tercetak.teks) == (Vonis.TAK_TERHITUNG, "=E2/D2*100")
    assert putusan.alasan == (
        "Baris 2, kolom tercetak: capaian tercetak berisi rumus yang hasilnya tidak tersimpan di berkas. Buka "
        "berkasnya di program pengolah angka, simpan, lalu jalankan lagi. Capaian menurut hitungan 95,00%."
    )


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ('<c r="F2"><f>E2/D2*100</f><v>95</v></c>', "Capaian 95,00% sama dengan yang tercetak."),
        ('<c r="F2" t="str"><f>IF(E2,"","-")</f><v></v></c>', "capaian tercetak kosong"),
        ('<c r="F2"/>', "capaian tercetak kosong"),
    ],
)
def test_a_formula_with_a_result_is_its_result(cell: str, reason: str) -> None:
    """A stored result is used, also an empty text, which opening and saving would not change."""
    assert reason in judge(table(formulas(cell), "a.xlsx").baris[0]).alasan


def test_a_formula_for_the_polarity_is_told_too() -> None:
    """Each column that a verdict needs is told where its formula has no result."""
    book = load_workbook(io.BytesIO(workbook(HEADS, ("A", "%", "=B9", "=1+1", 76, 95))))
    putusan = judge(table(saved(book), "a.xlsx").baris[0])

    assert putusan.alasan.startswith("Baris 2: polaritas berisi rumus yang hasilnya tidak tersimpan di berkas.")


# What is written.


def test_json_is_a_plain_list(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON has one object a row with the fields that the guide names."""
    code = run(str(write(ROW, "B;%;turun;40;30;75\n", "C;%;naik;0;5;-\n")), "--format", "json")
    told = json.loads(capsys.readouterr().out)

    assert code == 1
    assert [list(one) for one in told] == [list(COLUMNS)] * 3
    assert told[0] == {
        "baris": 2,
        "indikator": "Angka rekaan",
        "satuan": "%",
        "polaritas": "naik",
        "target": "90",
        "realisasi": "87",
        "tercetak": "96,67",
        "nilai": 96.67,
        "vonis": "cocok",
        "alasan": "Capaian 96,67% sama dengan yang tercetak.",
        "sebab": None,
    }
    assert told[1]["sebab"] == "Mungkin dihitung dengan rumus polaritas naik, realisasi ÷ target."
    assert told[2]["nilai"] is None


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((ROW,), 0),
        (("A;%;naik;90;86,04;96\n", "B;%;naik;90;86,04;95\n", "C;%;naik;5;34,5;100\n", "D;%;naik;90;87;97,2\n"), 0),
        (("A;%;naik;;87;96\n",), 0),
        ((ROW, "B;%;naik;90;87;98\n"), 1),
    ],
)
def test_exit_code(write: Write, rows: Sequence[str], code: int) -> None:
    """Only a figure that does not follow makes the command fail."""
    assert code == run(str(write(*rows)))


def test_text_for_the_terminal(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """A row that is right has one line; any other says why below it; the summary ends it."""
    run(str(write(ROW, "B;%;turun;40;30;75\n", "\n")))

    assert capsys.readouterr().out.splitlines()[2:] == [
        "    2 Angka rekaan     90        87    96,67   96,67% cocok",
        "    3 B                40        30       75  125,00% tidak cocok",
        "      Tidak mengikuti target dan realisasi: tercetak 75%, hitungan 125,00%, selisih 50,00 poin.",
        "      Mungkin dihitung dengan rumus polaritas naik, realisasi ÷ target.",
        "",
        "1 baris kosong dilewati.",
        "2 baris: 1 cocok, 1 tidak cocok.",
    ]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1+cmd", "-1+cmd", "@SUM(1)", "＝1+1", "=1"])
def test_no_written_text_is_a_formula(text: str) -> None:
    """What a spreadsheet would run is text in CSV and in XLSX."""
    putusan = judge(row("90", "87", "96,67", indikator=text))
    (line,) = list(csv.reader(io.StringIO(as_csv([putusan]))))[1:]
    cell = load_workbook(io.BytesIO(as_xlsx([putusan]))).worksheets[0]["B2"]

    assert line[1] == f"'{text}"
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize(("text", "written"), [("-5,2", "-5,2"), ("+5%", "+5%"), ("-", "'-"), ("-5..5", "'-5..5")])
def test_plain_numbers_stay_numbers_in_csv(text: str, written: str) -> None:
    """A sign before a plain number is no formula."""
    (line,) = list(csv.reader(io.StringIO(as_csv([judge(row("90", text, "1"))]))))[1:]

    assert line[COLUMNS.index("realisasi")] == written


def test_xlsx_can_be_read_back(write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The workbook has the same columns; the computed figure is a number."""
    code = run(str(write(ROW)), "--hasil", str(tmp_path / "hasil.xlsx"))
    lines = list(load_workbook(tmp_path / "hasil.xlsx").worksheets[0].iter_rows(values_only=True))

    assert code == 0
    assert capsys.readouterr().out == "1 baris: 1 cocok.\nHasil disimpan: hasil.xlsx\n"
    assert lines[0] == COLUMNS
    assert lines[1] == (
        2, "Angka rekaan", "%", "naik", "90", "87", "96,67", 96.67, "cocok",
        "Capaian 96,67% sama dengan yang tercetak.", None,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["hasil.txt", "hasil.csv", "hasil.JSON"])
def test_results_are_saved_whole(name: str, write: Write, tmp_path: Path) -> None:
    """A saved result has the form of its suffix and replaces an older one; nothing else is left beside it."""
    target = tmp_path / name
    target.write_text("lama")
    run(str(write(ROW)), "--hasil", str(target))

    assert "cocok" in target.read_text("utf-8-sig")
    assert sorted(path.name for path in tmp_path.iterdir()) == [name, "laporan.csv"]


def test_what_cannot_be_written_is_said_in_indonesian(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system refuses, its own words are not repeated, and nothing is left behind."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(ROW)
    monkeypatch.setattr(Path, "replace", refuse)

    assert run(str(path), "--hasil", str(tmp_path / "hasil.csv")) == 2
    assert capsys.readouterr().err == (
        "hasil.csv:1:1  A110  Hasil tidak dapat disimpan. Periksa izin tulis foldernya, dan tutup program lain yang "
        "memakainya.\n"
    )
    assert [one.name for one in tmp_path.iterdir()] == ["laporan.csv"]


def test_the_table_itself_is_never_overwritten(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not by its own name, nor by another that leads to it."""
    path = write(ROW)
    (tmp_path / "lain.csv").symlink_to(path)
    before = path.read_bytes()

    for name in ("laporan.csv", "lain.csv"):
        assert run(str(path), "--hasil", str(tmp_path / name)) == 2
    assert path.read_bytes() == before
    assert "Hasil tidak boleh menimpa berkas yang diperiksa." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["tiada.csv"], "tiada.csv:1:1  A101  Berkas tidak ada. Periksa nama dan foldernya.\n"),
        (["."], "A101  Ini folder, bukan berkas. Sebutkan berkas CSV atau XLSX di dalamnya.\n"),
        (["laporan.csv", "--format", "xlsx"],
         "A110  Format xlsx tidak dapat ditulis ke terminal. Tambahkan --hasil NAMA.xlsx.\n"),
        (["laporan.csv", "--hasil", "tiada/hasil.csv"],
         "A110  Tempat --hasil bukan berkas dalam folder yang ada. Pilih nama berkas lain.\n"),
        (["laporan.csv", "--hasil", "."],
         "A110  Tempat --hasil bukan berkas dalam folder yang ada. Pilih nama berkas lain.\n"),
        (["laporan.csv", "--hasil", "hasil.pdf"],
         'A110  Akhiran ".pdf" pada nama --hasil tidak dikenal. Pakai salah satu akhiran ini: .txt, .csv, .xlsx, '
         "atau .json.\n"),
        (["laporan.csv", "--format", "csv", "--hasil", "hasil"],
         "A110  Nama --hasil tidak berakhiran. Pakai salah satu akhiran ini: .txt, .csv, .xlsx, atau .json.\n"),
        (["laporan.csv", "--format", "csv", "--hasil", "hasil.xlsx"],
         'A110  Akhiran ".xlsx" bukan untuk format csv. Pakai akhiran .csv, atau --format xlsx.\n'),
        (["laporan.csv", "--format", "xlsx", "--hasil", "hasil.txt"],
         'A110  Akhiran ".txt" bukan untuk format xlsx. Pakai akhiran .xlsx, atau --format text.\n'),
        (["nama\x00buruk.csv"], "A101  "),
        (["laporan.csv", "--hasil", f"{'a' * 300}.csv"],
         "A110  Nama --hasil tidak dapat dipakai di komputer ini. Pilih nama lain yang lebih pendek.\n"),
        (["laporan.csv", "--hasil", "nama\x00buruk.csv"], "A110  Nama --hasil tidak dapat dipakai di komputer ini."),
    ],
)  # fmt: skip
def test_wrong_usage(
    words: list[str], message: str, write: Write, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be done is said in a sentence, with exit code 2 and nothing on the standard output."""
    monkeypatch.chdir(write(ROW).parent)

    assert run(*words) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert message in streams.err


def test_a_large_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file larger than is bounded is not read."""
    path = tmp_path / "besar.csv"
    with path.open("wb") as file:
        file.truncate(20_000_001)

    assert run(str(path)) == 2
    assert capsys.readouterr().err == "besar.csv:1:1  A101  Berkas lebih besar dari 20 MB. Pecah tabelnya.\n"


def test_the_decimal_sign_can_be_said(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """The option settles what a number alone does not."""
    path = write("A;orang;naik;1.250;1000;80\n")
    run(str(path), "--format", "json")
    unsettled = json.loads(capsys.readouterr().out)[0]
    run(str(path), "--format", "json", "--desimal", "koma")

    assert unsettled["vonis"] == "tak terhitung"
    assert json.loads(capsys.readouterr().out)[0]["vonis"] == "cocok"


def test_a_decimal_sign_that_the_table_contradicts_is_not_used(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    """One note says so and names rows; the numbers that the option would have settled stay unsettled."""
    right = [f"Rekaan;%;naik;90;87;{printed}\n" for printed in ("96,67", "96,7")]
    path = write(*right, "B;orang;naik;1.250;1000;80\n", *right, *right)
    code = run(str(path), "--desimal", "titik")

    assert code == 0
    assert capsys.readouterr().out.splitlines()[-4:] == [
        "",
        'Pilihan --desimal titik tidak dipakai: tanda desimal di tabel ini koma, misalnya "96,67" (baris 2, 3, 5, 6, '
        "7,",
        "dan 1 baris lain). Pakai --desimal koma, atau hapus pilihan itu.",
        "7 baris: 6 cocok, 1 tak terhitung.",
    ]


def test_the_other_decimal_sign_is_contradicted_as_well(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """What holds for the point holds for the comma; thousands tell as well as decimals."""
    run(str(write("A;orang;naik;1,234,567;1,000,000;81.0\n")), "--desimal", "koma")

    assert "Pilihan --desimal koma tidak dipakai: tanda desimal di tabel ini titik" in capsys.readouterr().out


def test_mixed_decimal_signs_are_told_where_the_option_decides(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a table has both signs, the option is followed, and the rows that it decides are named."""
    run(str(write("A;%;naik;90;87;96,67\n", "B;%;naik;90;87;96.67\n", "C;orang;naik;1.250;1000;80\n")),
        "--desimal", "koma", "--format", "json")  # fmt: skip
    streams = capsys.readouterr()

    assert [one["vonis"] for one in json.loads(streams.out)] == ["cocok", "cocok", "cocok"]
    assert streams.err == (
        "Tanda desimal di tabel ini bercampur: koma pada baris 2; titik pada baris 3. Angka bermakna ganda pada baris "
        "4 dibaca menurut --desimal koma; cocokkan dengan laporannya.\n"
    )


@pytest.mark.parametrize(
    ("token", "sign"),
    [
        ("96,67", "koma"), ("96.67", "titik"), ("1.234,5", "koma"), ("1,234.5", "titik"), ("1.234.567", "koma"),
        ("1,234,567", "titik"), ("0,875", "koma"), ("1 234,5", "koma"), ("1.234", None), ("1234", None),
        ("1 234", None), ("1.2.3", None), ("1234,567", "koma"),
    ],
)  # fmt: skip
def test_a_number_may_give_its_decimal_sign_away(token: str, sign: str | None) -> None:
    """Three digits behind one sign tell nothing; all else does, or is no number."""
    assert shown_sign(token) == sign


def test_a_cause_that_depends_on_the_reading_is_not_told() -> None:
    """A number that can be read in two ways has a cause only where both readings have the same."""
    (same,) = judged(row("1.250", "1.000", "125"))
    (different,) = judged(row("1.250", "1.000", "1250"))

    assert (same.vonis, same.sebab) == (
        Vonis.TIDAK_COCOK,
        "Mungkin dihitung dengan target ÷ realisasi: target dan realisasi tertukar, atau rumus polaritas turun.",
    )
    assert (different.vonis, different.sebab) == (Vonis.TIDAK_COCOK, None)
    assert different.lain is not None


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_fits_the_terminal(width: int) -> None:
    """No line is wider than the terminal; what was cut is marked, and a note says where all of it stands."""
    name = "Persentase perangkat daerah yang menindaklanjuti rekomendasi hasil pemeriksaan tepat waktu pada tahun ini"
    rows = judged(
        row("Rp1.234.567.890", "Rp 1.234.567.890,00 (audited)", "100", indikator=name), row("90", "87", "96,67")
    )
    lines = as_text(rows, ("Catatan " * 30,), width).splitlines()

    assert max(map(len, lines)) <= width
    assert "Persentase pera" in lines[2]
    assert lines[2].count("…") == 2
    assert lines[3].split()[-4:] == ["87", "96,67", "96,67%", "cocok"]
    assert "Sel yang diakhiri … terpotong di sini" in "\n".join(lines)


def test_nothing_is_cut_where_there_is_room() -> None:
    """Columns are as wide as what they hold, and no note is needed."""
    text = as_text(judged(row("Rp2,5 miliar", "Rp2.300.000.000", "92", indikator="Pendapatan asli daerah")), (), 90)

    assert "…" not in text


# The guide.


@pytest.mark.parametrize("cells", guide_rows("Vonis", "Vonis"), ids=lambda cells: cells[0])
def test_verdicts_in_the_guide_are_true(cells: Sequence[str]) -> None:
    """Each verdict's example has that verdict, and the capaian that stands beside it."""
    vonis, _, target, realisasi, printed, computed = (cell.strip("`") for cell in cells)
    putusan = judge(row(target, realisasi, printed))

    assert (vonis, computed) == (putusan.vonis, number(putusan.nilai))


def test_every_verdict_is_in_the_guide() -> None:
    """The guide explains each verdict, in the order in which they are tried."""
    assert list(Vonis) == [cells[0].strip("`") for cells in guide_rows("Vonis", "Vonis")]


@pytest.mark.parametrize("text", re.findall(r"^> `(.*)`$", GUIDE, re.MULTILINE))
def test_reasons_in_the_guide_are_true(text: str) -> None:
    """The reasons that the guide quotes are those of the examples in its table, or of the row that it names."""
    rows = [cells[2:5] for cells in guide_rows("Vonis", "Vonis")] + [["100,00", "98,00", "99"]]
    reasons = [judge(row(*(cell.strip("`") for cell in cells))).alasan for cells in rows]

    assert text in reasons


@pytest.mark.parametrize("cells", guide_rows("Menyiapkan tabel", "Ditulis"), ids=lambda cells: cells[1])
def test_what_the_guide_says_of_writing_is_true(cells: Sequence[str]) -> None:
    """Each way of writing a value is read as the guide says."""
    kinds: dict[str, Callable[[Terbaca], object]] = {
        "angkanya": lambda cell: isinstance(cell.nilai, Decimal) and not cell.batas,
        "rentang": lambda cell: isinstance(cell.nilai, Rentang),
        "angkanya, sebagai batas": lambda cell: isinstance(cell.nilai, Decimal) and cell.batas in ("≤", "≥"),
        "perbandingan, angka pertama dibagi angka kedua": lambda cell: cell.batas == ":",
        "predikat": lambda cell: cell.nilai is None and cell.kata and not says_none(cell.kata),
        "tidak ada nilai": lambda cell: cell.nilai is None and (cell.alasan or says_none(cell.kata)),
    }
    for text in re.findall(r'[`"]([^`"]+)[`"]', cells[0]):
        assert kinds[cells[1]](read(Sel(teks=text))), text
