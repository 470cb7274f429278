"""A table as a CSV file: one line a row, numbers with a decimal point, nothing that a spreadsheet would run."""

import csv
import re
from types import SimpleNamespace

from sakip import figures
from sakip.render.parts import Absen, Baris, Figur, Kolom, Sel, Status, Tabel

NUMBER = re.compile(r"−?(?:Rp)?(?P<digits>\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+(?:,\d+)?)(?P<unit>%?)")
#: What makes a spreadsheet take a text for a formula.
RUNS = ("=", "+", "-", "@", "\t", "\r")


def sheet(tabel: Tabel) -> str:
    """The table as CSV (RFC 4180). Units stand in the heads; a cell that continues the one above repeats it.

    A figure is written as the page shows it, so that both say the same; what is absent is an empty cell.
    """
    kinds = any(row.jenis or row.jumlah for row in tabel.baris)
    rows = _whole(tabel)
    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append))
    heads = [_head(column, [row[at] for row in rows]) for at, column in enumerate(tabel.kolom)]
    writer.writerow([*(["Jenis baris"] if kinds else []), *heads])
    for baris, cells in zip(tabel.baris, rows, strict=True):
        writer.writerow([*([_kind(baris)] if kinds else []), *(_text(cell) for cell in cells)])
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


def _text(cell: Sel) -> str:
    match cell:
        case Figur():
            return _figure(cell)
        case Status():
            return cell.kata
        case Absen() | None | figures.ABSENT:
            return ""
        case str():
            return f"'{cell}" if cell.startswith(RUNS) else cell


def _figure(cell: Figur) -> str:
    """A number with a decimal point; any other figure as it is written for machines, or as the page shows it."""
    if cell.data is not None:
        return cell.data
    match = NUMBER.fullmatch(cell.teks) if cell.nilai is not None else None
    if match is None:
        return f"'{cell.teks}" if cell.teks.startswith(RUNS) else cell.teks
    sign = "-" if cell.teks.startswith("−") else ""
    return sign + match["digits"].replace(".", "").replace(",", ".")
