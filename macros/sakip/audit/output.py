"""Verdicts -> text for the terminal, CSV, JSON, or the bytes of an XLSX file. What came from the file stays text."""

import csv
import io
import json
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import SimpleNamespace

from sakip import figures
from sakip.audit.compare import Vonis
from sakip.audit.verdict import Putusan

COLUMNS = (
    "baris", "indikator", "satuan", "polaritas", "target", "realisasi", "tercetak", "nilai", "vonis", "alasan", "sebab",
)  # fmt: skip
#: What makes a spreadsheet take a text for a formula.
RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
PLAIN = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)*%?")
#: The table's columns with the most that each takes; the names of the indicators take what is left.
WIDTHS = {"baris": 5, "indikator": 60, "target": 22, "realisasi": 22, "tercetak": 22, "nilai": 12, "vonis": 13}
HEADS = {name: "dihitung" if name == "nilai" else name for name in WIDTHS}
VALUES = ("target", "realisasi", "tercetak")
RIGHT = frozenset({"baris", *VALUES, "nilai"})
#: Where nobody's terminal says how wide it is; and what a table needs at least and can use at most.
WIDTH = 110
NARROWEST, WIDEST = 72, 140
FEWEST_LETTERS = 16
CUT = "Sel yang diakhiri … terpotong di sini; isi lengkapnya ada pada hasil CSV, XLSX, atau JSON."
#: Text that openpyxl refuses: control signs, which reading has already taken out, and half signs.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Value = int | Decimal | str | None


def as_text(rows: Sequence[Putusan], notes: Sequence[str] = (), lebar: int = WIDTH) -> str:
    """A table with the reason and cause below each row that is not simply right, and the summary at the end.

    It is as wide as the terminal, within reason; a cell that had to be cut ends with "…", and a note says so.
    """
    told = [_shown(row) for row in rows]
    widths = _widths(told, min(max(lebar, NARROWEST), WIDEST))
    lines = [" ".join(_fit(text, name, widths) for name, text in HEADS.items()).rstrip()]
    lines.append(" ".join("─" * width for width in widths.values()))
    for row, texts in zip(rows, told, strict=True):
        lines.append(" ".join(_fit(text, name, widths) for name, text in texts.items()).rstrip())
        if row.vonis is not Vonis.COCOK:
            lines += _below(row.alasan, lebar)
        if row.sebab:
            lines += _below(row.sebab, lebar)
    cut = any(len(text) > widths[name] for texts in told for name, text in texts.items())
    ending = [line for note in (*notes, *([CUT] if cut else [])) for line in textwrap.wrap(note, _line(lebar))]
    return "\n".join([*lines, "", *ending, summary(rows), ""])


def as_json(rows: Sequence[Putusan]) -> str:
    """A list with one object a row; ``nilai`` is a number with at most two decimals, or null."""
    told = [
        {name: float(value) if isinstance(value, Decimal) else value for name, value in cells(row).items()}
        for row in rows
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def as_csv(rows: Sequence[Putusan]) -> str:
    """CSV (RFC 4180), numbers with a decimal point; a text that a spreadsheet would run has an apostrophe before it."""
    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append))
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_safe(_written(value, ".")) for value in cells(row).values()])
    return "".join(lines)


def as_xlsx(rows: Sequence[Putusan]) -> bytes:
    """A workbook with one sheet; everything but row numbers and computed figures is text."""
    from openpyxl import Workbook  # noqa: PLC0415 - needed for workbooks only
    from openpyxl.styles import Font  # noqa: PLC0415

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Audit"
    for at, name in enumerate(COLUMNS, start=1):
        sheet.cell(row=1, column=at, value=name).font = Font(bold=True)
    for line, row in enumerate(rows, start=2):
        for at, value in enumerate(cells(row).values(), start=1):
            cell = sheet.cell(row=line, column=at)
            if isinstance(value, str):
                cell.value = UNWRITABLE.sub("", value)
                cell.data_type = "s"  # a text that opens with = is not a formula
                cell.number_format = "@"
            else:
                cell.value = value
                cell.number_format = "0.00" if isinstance(value, Decimal) else "General"
    sheet.freeze_panes = "A2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def summary(rows: Sequence[Putusan]) -> str:
    """How many rows, and how many of each verdict."""
    count = Counter(row.vonis for row in rows)
    return f"{len(rows)} baris: " + ", ".join(f"{count[kind]} {kind}" for kind in Vonis if count[kind]) + "."


def cells(row: Putusan) -> Mapping[str, Value]:
    """What is told of a row, by column."""
    baris = row.baris
    values = (
        baris.nomor, baris.indikator, baris.satuan, baris.polaritas, baris.target.teks, baris.realisasi.teks,
        baris.tercetak.teks, row.nilai, str(row.vonis), row.alasan, row.sebab,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _shown(row: Putusan) -> Mapping[str, str]:
    told = cells(row)
    computed = figures.ABSENT if row.nilai is None else f"{figures.number(row.nilai)}%"
    return {name: computed if name == "nilai" else _written(told[name]) for name in WIDTHS}


def _widths(rows: Sequence[Mapping[str, str]], lebar: int) -> Mapping[str, int]:
    """As much as each column needs; the widest values give way to the names of the indicators, which take the rest."""
    needed = {name: min(most, max(len(texts[name]) for texts in (HEADS, *rows))) for name, most in WIDTHS.items()}
    names = min(needed["indikator"], FEWEST_LETTERS)
    while (left := lebar - len(WIDTHS) + 1 - sum(needed.values()) + needed["indikator"]) < names:
        widest = max(VALUES, key=needed.__getitem__)
        if needed[widest] <= len(HEADS[widest]):
            break
        needed[widest] -= 1
    return needed | {"indikator": max(min(needed["indikator"], left), len(HEADS["indikator"]))}


def _written(value: Value, sign: str = ",") -> str:
    return "" if value is None else f"{value:f}".replace(".", sign) if isinstance(value, Decimal) else str(value)


def _safe(text: str) -> str:
    """The text so that a spreadsheet takes it for a text; a plain number stays one."""
    return f"'{text}" if text.strip().startswith(RUNS) and not PLAIN.fullmatch(text) else text


def _fit(text: str, name: str, widths: Mapping[str, int]) -> str:
    width = widths[name]
    cut = text if len(text) <= width else f"{text[: width - 1]}…"
    return cut.rjust(width) if name in RIGHT else cut.ljust(width)


def _line(lebar: int) -> int:
    return min(max(lebar, NARROWEST), WIDTH)


def _below(text: str, lebar: int) -> Iterator[str]:
    return iter(textwrap.wrap(text, _line(lebar), initial_indent=" " * 6, subsequent_indent=" " * 6))


#: How each format that ``--format`` names is written.
TEXTS: Mapping[str, Callable[[Sequence[Putusan]], str]] = {"text": as_text, "csv": as_csv, "json": as_json}
