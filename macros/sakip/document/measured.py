"""Tables as any writer of documents meets them: cells as pieces of a line, and the layout that fits their texts."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sakip.document.blocks import Code, Emph, Inlines, Link, Quiet, Strong, Written
from sakip.document.widths import Layout, is_long, layout
from sakip.render.parts import Absen, Figur, Sel, Status, Tabel

#: Letters that a row of a tree is set in for each level.
INDENT = 1.2


class Fitted(NamedTuple):
    """How a table stands best, and which of its rows, heads left out, are so high that they may be broken."""

    layout: Layout
    panjang: tuple[bool, ...]


def of_table(tabel: Tabel) -> Fitted:
    """A table of the report on paper."""
    titles = [f"{column.judul} ({column.satuan})" if column.satuan else column.judul for column in tabel.kolom]
    rows = [[text(cell(one), _unbroken) for one in row.sel] for row in tabel.baris]
    indents = [0.0, *(row.tingkat * INDENT for row in tabel.baris)]
    return _fitted([titles, *rows], indents, [not column.angka for column in tabel.kolom])


def of_written(table: Written) -> Fitted:
    """A table of a page on paper."""
    rows: Sequence[Sequence[Inlines]] = (table.kepala, *table.baris)
    texts = [[text(one, _unbroken) for one in row] for row in rows]
    return _fitted(texts, [0.0] * len(texts), [side == "left" for side in table.rata])


def _fitted(texts: Sequence[Sequence[str]], indents: Sequence[float], flexible: Sequence[bool]) -> Fitted:
    found = layout(texts, indents, flexible)
    return Fitted(found, tuple(is_long(row, found) for row in texts[1:]))


def cell(value: Sel) -> Inlines:
    """A cell as pieces of a line; why something is absent is told below the table."""
    match value:
        case None:
            return ()
        case str() | Status():
            return (value,)
        case Figur(teks=teks, tanda=None):
            return (teks,)
        case Figur(teks=teks, tanda=Status() as status):
            return (teks, " ", status)
        case Absen(teks=teks):
            return (Quiet((teks,)),)
    return (value.teks,)


def text(pieces: Inlines, status: Callable[[str], str] = str) -> str:
    """The text of a line, without its footnotes; ``status`` gives the text of a word that judges."""
    texts = []
    for piece in pieces:
        match piece:
            case str():
                texts.append(piece)
            case Strong(isi) | Emph(isi) | Quiet(isi) | Link(isi, _):
                texts.append(text(isi, status))
            case Code(teks):
                texts.append(teks)
            case Status(kata=kata):
                texts.append(status(kata))
            case _:
                texts.append(" ")
    return "".join(texts)


def _unbroken(kata: str) -> str:
    """As wide as a status with its sign, which stand on one line."""
    return f"mm{kata.replace(' ', '-')}"
