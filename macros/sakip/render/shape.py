"""The shape of a table, whatever writes it: heads over columns, cells over rows, the reasons below it."""

import re
from dataclasses import dataclass, replace

from sakip.render.parts import Absen, Figur, Kolom, Sel, Status, Tabel

#: What a phone shows beside each other, in letters; the least that a cell naming its row takes, and what parts columns.
PHONE, NAMED, BETWEEN = 42, 14, 2


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of a table's head."""

    id: str
    judul: str
    lebar: int = 1
    tinggi: int = 1
    angka: bool = False


def spans(tabel: Tabel) -> list[list[int]]:
    """For each cell the rows it spans: 0 for one that continues the cell above it."""
    found = [[1] * len(row.sel) for row in tabel.baris]
    for column in range(len(tabel.kolom)):
        start = 0
        for at, row in enumerate(tabel.baris):
            if row.sel[column] is None and at:
                found[at][column] = 0
                found[start][column] += 1
            else:
                start = at
    return found


def row_heads(tabel: Tabel, anchor: str) -> list[str]:
    """For each row the id of the head that names it: its own, or the one above that spans it."""
    found: list[str] = []
    for at, row in enumerate(tabel.baris):
        found.append(found[-1] if row.sel[tabel.kepala] is None and found else f"{anchor}-b{at}")
    return found


def stacks(tabel: Tabel) -> bool:
    """Whether the table is too wide for a phone, which then sets each cell below the other with its head before it."""
    return sum(_least(tabel, at) + BETWEEN for at in range(len(tabel.kolom))) > PHONE


def _least(tabel: Tabel, at: int) -> int:
    """The letters that a column needs: its longest word, or its longest figure, which does not break."""
    texts = [tabel.kolom[at].judul, *(_unbroken(row.sel[at]) for row in tabel.baris)]
    least = max(len(word) for text in texts for word in re.split(r"[ /-]", text))
    return max(least, NAMED) if at == tabel.kepala else least


def _unbroken(cell: Sel) -> str:
    match cell:
        case Figur():
            return cell.teks.replace(" ", "\N{NO-BREAK SPACE}")
        case Status():
            return cell.kata.replace(" ", "\N{NO-BREAK SPACE}")
        case Absen():
            return cell.teks
    return cell or ""


def absences(tabel: Tabel) -> list[str]:
    """Why cells are empty, row by row, where no note says it already."""
    said = " ".join(tabel.catatan)
    reasons: dict[str, list[str]] = {}
    name = ""
    for row in tabel.baris:
        head = row.sel[tabel.kepala]
        name = name if head is None else head if isinstance(head, str) else ""
        for cell in row.sel:
            if isinstance(cell, Absen) and cell.alasan.rstrip(".") not in said:
                rows = reasons.setdefault(cell.alasan, [])
                rows += [name] if name and name not in rows else []
    return [f"{', '.join(rows)}: {reason}" if rows else reason for reason, rows in reasons.items()]


def heads(columns: tuple[Kolom, ...], anchor: str) -> list[list[Head]]:
    """One row of heads, or two where columns stand in groups."""
    grouped = any(column.kelompok for column in columns)
    top: list[Head] = []
    below: list[Head] = []
    for at, column in enumerate(columns):
        title = f"{column.judul} ({column.satuan})" if column.satuan else column.judul
        if not column.kelompok:
            top.append(Head(f"{anchor}-k{at}", title, tinggi=2 if grouped else 1, angka=column.angka))
            continue
        below.append(Head(f"{anchor}-k{at}", title, angka=column.angka))
        if at and columns[at - 1].kelompok == column.kelompok:
            top[-1] = replace(top[-1], lebar=top[-1].lebar + 1)
        else:
            top.append(Head(f"{anchor}-g{at}", column.kelompok))
    return [top, below] if below else [top]


def headers(columns: tuple[Kolom, ...], anchor: str) -> list[str]:
    """For each column the ids of its heads, for tables whose heads stand in groups; empty otherwise."""
    if not any(column.kelompok for column in columns):
        return ["" for _ in columns]
    ids: list[str] = []
    group = ""
    for at, column in enumerate(columns):
        if column.kelompok and (at == 0 or columns[at - 1].kelompok != column.kelompok):
            group = f"{anchor}-g{at} "
        ids.append(f"{group if column.kelompok else ''}{anchor}-k{at}")
    return ids
