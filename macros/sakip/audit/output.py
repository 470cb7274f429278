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
WIDTHS = {"baris": 5, "indikator": 40, "target": 12, "realisasi": 12, "tercetak": 12, "nilai": 10, "vonis": 13}
RIGHT = frozenset({"baris", "target", "realisasi", "tercetak", "nilai"})
LONGEST_LINE = 110
#: Text that openpyxl refuses: control signs, which reading has already taken out, and half signs.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Value = int | Decimal | str | None


def as_text(rows: Sequence[Putusan], notes: Sequence[str] = ()) -> str:
    """A table with the reason and cause below each row that is not simply right, and the summary at the end."""
    lines = [" ".join(_fit(name if name != "nilai" else "dihitung", name) for name in WIDTHS).rstrip()]
    lines.append(" ".join("─" * width for width in WIDTHS.values()))
    for row in rows:
        lines.append(" ".join(_fit(_written(value), name) for name, value in _shown(row).items()).rstrip())
        if row.vonis is not Vonis.COCOK:
            lines += _below(row.alasan)
        if row.sebab:
            lines += _below(row.sebab)
    return "\n".join([*lines, "", *notes, summary(rows), ""])


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


def _shown(row: Putusan) -> Mapping[str, Value]:
    told = cells(row)
    computed = figures.ABSENT if row.nilai is None else f"{figures.number(row.nilai)}%"
    return {name: computed if name == "nilai" else told[name] for name in WIDTHS}


def _written(value: Value, sign: str = ",") -> str:
    return "" if value is None else f"{value:f}".replace(".", sign) if isinstance(value, Decimal) else str(value)


def _safe(text: str) -> str:
    """The text so that a spreadsheet takes it for a text; a plain number stays one."""
    return f"'{text}" if text.strip().startswith(RUNS) and not PLAIN.fullmatch(text) else text


def _fit(text: str, name: str) -> str:
    width = WIDTHS[name]
    cut = text if len(text) <= width else f"{text[: width - 1]}…"
    return cut.rjust(width) if name in RIGHT else cut.ljust(width)


def _below(text: str) -> Iterator[str]:
    return iter(textwrap.wrap(text, LONGEST_LINE, initial_indent=" " * 6, subsequent_indent=" " * 6))


#: How each format that ``--format`` names is written.
TEXTS: Mapping[str, Callable[[Sequence[Putusan]], str]] = {"teks": as_text, "csv": as_csv, "json": as_json}
