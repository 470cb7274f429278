"""Tables as any writer of documents meets them: cells as pieces of a line, and the layout that fits their texts."""

from collections.abc import Sequence

from sakip.document.blocks import Code, Emph, Inlines, Link, Quiet, Strong, Written
from sakip.document.widths import Layout, layout
from sakip.render.parts import Absen, Figur, Sel, Status, Tabel

#: Letters that a row of a tree is set in for each level.
INDENT = 1.2


def of_table(tabel: Tabel) -> Layout:
    """How a table of the report stands best."""
    titles = [f"{column.judul} ({column.satuan})" if column.satuan else column.judul for column in tabel.kolom]
    rows = [[_width_text(cell) for cell in row.sel] for row in tabel.baris]
    indents = [0.0, *(row.tingkat * INDENT for row in tabel.baris)]
    return layout([titles, *rows], indents, [not column.angka for column in tabel.kolom])


def of_written(table: Written) -> Layout:
    """How a table of a page stands best."""
    rows: Sequence[Sequence[Inlines]] = (table.kepala, *table.baris)
    texts = [[text(cell) for cell in row] for row in rows]
    return layout(texts, [0.0] * len(texts), [side == "left" for side in table.rata])


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


def text(pieces: Inlines) -> str:
    """The text of a line, without its footnotes."""
    texts = []
    for piece in pieces:
        match piece:
            case str():
                texts.append(piece)
            case Strong(isi) | Emph(isi) | Quiet(isi) | Link(isi, _):
                texts.append(text(isi))
            case Code(teks):
                texts.append(teks)
            case Status(kata=kata):
                texts.append(kata)
            case _:
                texts.append(" ")
    return "".join(texts)


def _width_text(value: Sel) -> str:
    """The text of a cell for its width; the sign of a status is about as wide as a letter."""
    return "".join(f"●{piece.kata}" if isinstance(piece, Status) else text((piece,)) for piece in cell(value))
