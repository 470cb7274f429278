"""Tables -> Word's own: head rows that come again on each page, rows that stay whole, merged cells, what is in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sakip.document.blocks import Inlines, Signature, Signatures, Written
from sakip.document.measured import INDENT, cell, of_table, of_written, text
from sakip.document.widths import Layout
from sakip.document.word.elements import HAIRLINE, RULE, Element, Look, clean, made, paragraph, points
from sakip.document.word.line import Lines
from sakip.render.parts import Tabel
from sakip.render.shape import Head, heads, spans

#: The size of letters in the style of cells.
USUAL = 9.0
SIDES = {"left": None, "right": "right", "center": "center"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """A cell: over how many columns, whether it begins ('restart') or continues a merged one, how it is set."""

    isi: Inlines
    lebar: int = 1
    gabung: str | None = None
    rata: str | None = None
    tebal: bool = False
    masuk: float = 0.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A row; one that is ``tetap`` stays on a page with the row below it, a ``panjang`` one may be broken."""

    sel: Sequence[_Cell]
    kepala: bool = False
    jumlah: bool = False
    tetap: bool = False
    panjang: bool = False


def table(tabel: Tabel, lines: Lines, nama: str, room: float) -> Element:
    """A table of the report; ``nama`` is its number and title, ``room`` how wide it may be at most, in points."""
    columns = len(tabel.kolom)
    deep = any(row.tingkat for row in tabel.baris)
    layout, long = of_table(tabel)
    rows = [
        *_head_rows(heads(tabel.kolom, ""), columns),
        *(
            _Row(
                [
                    _Cell(
                        isi=cell(value),
                        gabung="continue" if not span else "restart" if span > 1 else None,
                        rata="right" if column.angka else None,
                        tebal=row.jumlah or (deep and not row.tingkat),
                        masuk=row.tingkat * INDENT * layout.huruf if at == tabel.kepala else 0.0,
                    )
                    for at, (value, span, column) in enumerate(zip(row.sel, spanned, tabel.kolom, strict=True))
                ],
                jumlah=row.jumlah,
                tetap=below is not None and below.jumlah,
                panjang=tall,
            )
            for row, spanned, below, tall in zip(tabel.baris, spans(tabel), (*tabel.baris[1:], None), long, strict=True)
        ),
    ]
    titles = ", ".join(column.judul for column in tabel.kolom)
    return _table(rows, layout, lines, (nama, f"{len(tabel.baris)} baris; kolom: {titles}."), room)


def written(found: Written, lines: Lines, room: float) -> Element:
    """A table as a page writes it."""
    layout, long = of_written(found)
    sides = [SIDES[side] for side in found.rata]
    rows = [
        _Row(
            [_Cell(isi=one, rata=side, tebal=True) for one, side in zip(found.kepala, sides, strict=True)], kepala=True
        ),
        *(
            _Row([_Cell(isi=one, rata=side) for one, side in zip(row, sides, strict=True)], panjang=tall)
            for row, tall in zip(found.baris, long, strict=True)
        ),
    ]
    titles = ", ".join(text(one) for one in found.kepala)
    return _table(rows, layout, lines, (titles, f"{len(found.baris)} baris; kolom: {titles}."), room)


def signatures(found: Signatures, room: float) -> Element:
    """Who signs, side by side, in a table without lines; the names stand on one line."""
    width = points(room / max(len(found.pihak), 1))
    rows = ([_capacity(one) for one in found.pihak], [_name(one) for one in found.pihak])
    return made(
        "w:tbl",
        _properties(
            "TanpaGaris", width * len(found.pihak), ("Tanda tangan", ", ".join(one.nama for one in found.pihak))
        ),
        made("w:tblGrid", *(made("w:gridCol", w=width) for _ in found.pihak)),
        *(
            made(
                "w:tr",
                made("w:trPr", made("w:cantSplit")),
                *(made("w:tc", made("w:tcPr", _width(width)), *cell) for cell in row),
            )
            for row in rows
        ),
    )


def _capacity(one: Signature) -> list[Element]:
    lines = [line for line in (one.sebagai, one.jabatan) if line] or [""]
    return [paragraph("TandaTangan", _letters(line), more=(made("w:keepNext"),)) for line in lines]


def _name(one: Signature) -> list[Element]:
    space = made("w:spacing", before=points(50))
    return [paragraph("TandaTangan", _letters(one.nama, bold=True), more=(space,))]


def _letters(line: str, *, bold: bool = False) -> Element:
    letters = made("w:t", xml_space="preserve")
    letters.text = clean(line)
    name = made("w:rPr", made("w:b"), made("w:u", val="single")) if bold else None
    return made("w:r", name, letters)


def _head_rows(found: list[list[Head]], columns: int) -> Iterator[_Row]:
    """The rows of heads: one that reaches over two rows is merged with the empty cell below it."""
    waiting: dict[int, Head] = {}
    for row in found:
        here, cells, at = iter(row), list[_Cell](), 0
        while at < columns:
            head = waiting.get(at)
            merged = "continue" if head else None
            if head is None:
                head = next(here)
                if head.tinggi > 1:
                    waiting[at], merged = head, "restart"
            side = "center" if head.lebar > 1 else "right" if head.angka else None
            isi = () if merged == "continue" else (head.judul,)
            cells.append(_Cell(isi=isi, lebar=head.lebar, gabung=merged, rata=side, tebal=True))
            at += head.lebar
        yield _Row(cells, kepala=True)


def _table(rows: Sequence[_Row], layout: Layout, lines: Lines, told: tuple[str, str], room: float) -> Element:
    shrunk = min(1.0, room / sum(layout.lebar))
    widths = [points(width * shrunk) for width in layout.lebar]
    last_head = max((at for at, row in enumerate(rows) if row.kepala), default=-1)
    return made(
        "w:tbl",
        _properties("TabelLaporan", sum(widths), told),
        made("w:tblGrid", *(made("w:gridCol", w=width) for width in widths)),
        *(_row(row, widths, layout.huruf, lines, last=at == last_head) for at, row in enumerate(rows)),
    )


def _properties(style: str, width: int, told: tuple[str, str]) -> Element:
    look = made("w:tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    return made(
        "w:tblPr",
        made("w:tblStyle", val=style),
        made("w:tblW", w=width, type="dxa"),
        made("w:tblLayout", type="fixed"),
        look,
        made("w:tblCaption", val=told[0]),
        made("w:tblDescription", val=told[1]),
    )


def _width(width: int) -> Element:
    return made("w:tcW", w=width, type="dxa")


def _row(row: _Row, widths: Sequence[int], size: float, lines: Lines, *, last: bool) -> Element:
    at, cells = 0, []
    for one in row.sel:
        cells.append(_cell(one, row, sum(widths[at : at + one.lebar]), size, lines, last=last))
        at += one.lebar
    head = made("w:tblHeader") if row.kepala else None
    whole = None if row.panjang else made("w:cantSplit")
    return made("w:tr", made("w:trPr", whole, head), *cells)


def _cell(one: _Cell, row: _Row, width: int, size: float, lines: Lines, *, last: bool) -> Element:
    edge = _edge("w:top", RULE, 6) if row.jumlah else _edge("w:bottom", RULE if last else HAIRLINE, 6 if last else 4)
    merged = made("w:vMerge", val=one.gabung) if one.gabung else None
    properties = made(
        "w:tcPr",
        _width(width),
        made("w:gridSpan", val=one.lebar) if one.lebar > 1 else None,
        merged,
        made("w:tcBorders", edge) if row.jumlah or row.kepala else None,
        made("w:vAlign", val="bottom") if row.kepala else None,
    )
    look = Look(tebal=one.tebal and not row.kepala, ukuran=None if size == USUAL else size)
    more = (
        made("w:keepNext") if row.tetap else None,
        made("w:ind", left=points(one.masuk)) if one.masuk else None,
        made("w:jc", val=one.rata) if one.rata else None,
    )
    style = "SelKepala" if row.kepala else "Sel"
    kept = tuple(element for element in more if element is not None)
    return made("w:tc", properties, paragraph(style, *lines.runs(one.isi, look), more=kept))


def _edge(side: str, colour: str, eighths: int) -> Element:
    return made(side, val="single", sz=eighths, space=0, color=colour)
