"""A table as a CSV file: one line a row, numbers with a decimal point, nothing that a spreadsheet would run."""

import csv
import re
from types import SimpleNamespace

from sakip import figures
from sakip.render.parts import Absen, Baris, Figur, Kolom, Sel, Status, Tabel

NUMBER = re.compile(r"−?(?P<rupiah>Rp)?(?P<digits>\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+(?:,\d+)?)(?P<unit>%?)")
#: What makes a spreadsheet take a text for a formula.
RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def sheet(tabel: Tabel) -> str:
    """The table as CSV (RFC 4180). Units stand in the heads; a cell that continues the one above repeats it.

    A figure is written as the page shows it, so that both say the same; what is absent is an empty cell.
    """
    kinds = any(row.jenis or row.jumlah for row in tabel.baris)
    rows = _whole(tabel)
    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append))
    heads = [_head(column, [row[at] for row in rows]) for at, column in enumerate(tabel.kolom)]
    writer.writerow([*(["Jenis baris"] if kinds else []), *(_safe(head) for head in heads)])
    for baris, cells in zip(tabel.baris, rows, strict=True):
        told = [_text(cell, head) for cell, head in zip(cells, heads, strict=True)]
        writer.writerow([*([_kind(baris)] if kinds else []), *told])
    return "".join(lines)


def _whole(tabel: Tabel) -> list[list[Sel]]:
    """Every row with what it continues from the row above."""
    rows: list[list[Sel]] = []
    for baris in tabel.baris:
        above = rows[-1] if rows else [None] * len(baris.sel)
        rows.append([above[at] if cell is None else cell for at, cell in enumerate(baris.sel)])
    return rows


def _head(column: Kolom, cells: list[Sel]) -> str:
    """The column's head with its group and its unit: the stated one, or a percentage where every figure is one."""
    title = f"{column.kelompok} {column.judul}" if column.kelompok else column.judul
    written = [cell.teks for cell in cells if isinstance(cell, Figur)]
    percent = bool(written) and all(text.endswith("%") for text in written)
    unit = column.satuan or ("persen" if percent else None)
    return f"{title} ({unit})" if unit else title


def _kind(baris: Baris) -> str:
    return "jumlah" if baris.jumlah else baris.jenis


def _text(cell: Sel, head: str) -> str:
    match cell:
        case Figur():
            return _figure(cell, head)
        case Status():
            return _safe(cell.kata)
        case Absen() | None | figures.ABSENT:
            return ""
        case str():
            return _safe(cell)


def _figure(cell: Figur, head: str) -> str:
    """A number with a decimal point if its head names its unit; else as machines or the page have it."""
    if cell.data is not None:
        return _safe(cell.data)
    match = NUMBER.fullmatch(cell.teks) if cell.nilai is not None else None
    if match is None or (match["unit"] and "(persen)" not in head) or (match["rupiah"] and "(Rp)" not in head):
        return _safe(cell.teks)
    sign = "-" if cell.teks.startswith("−") else ""
    return sign + match["digits"].replace(".", "").replace(",", ".")


def _safe(text: str) -> str:
    """The text so that a spreadsheet takes it for a text."""
    return f"'{text}" if text.strip().startswith(RUNS) else text
