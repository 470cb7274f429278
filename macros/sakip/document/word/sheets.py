"""Sections of Word: how pages are turned and numbered, and what stands at their edges."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as own
from itertools import groupby
from typing import Any

from docx.oxml.ns import qn
from docx.parts.document import DocumentPart

from sakip.document.blocks import Block, Blocks, Document, Figure, Heading, Written
from sakip.document.measured import of_table, of_written
from sakip.document.widths import ACROSS, UPRIGHT
from sakip.document.word.elements import Element, field, made, paragraph, points, run
from sakip.render.parts import Tabel

#: Twentieths of a point: A4, and the margins upright and across (27 mm where the pages are bound).
LONG, SHORT = 16838, 11906
MARGINS = {
    False: {"left": 1531, "right": 1304, "top": 1531, "bottom": 1417},
    True: {"left": 1417, "right": 1644, "top": 1531, "bottom": 1304},
}
EDGE = 709
#: How python-docx, without types, adds a part for what stands at an edge.
EDGES: Mapping[str, Callable[[DocumentPart], tuple[Any, str]]] = {
    "header": DocumentPart.add_header_part,
    "footer": DocumentPart.add_footer_part,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Pages of one kind: turned ``melintang``, numbered in ``angka`` (None: not at all), from 1 where they ``mulai``.

    ``membuka``: a chapter opens them, so that the first has nothing above; ``bab``: the others name their chapter.
    """

    isi: Sequence[Element]
    angka: str | None = None
    mulai: bool = False
    melintang: bool = False
    membuka: bool = False
    bab: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """Blocks that stand on pages turned the same way; ``membuka``: they begin with a chapter's heading."""

    isi: Blocks
    melintang: bool
    membuka: bool


def parted(blocks: Blocks) -> Iterator[Turn]:
    """The blocks in turns: those that stand upright, and those too wide for it; a chapter begins a new turn."""
    chapters, keyed = 0, list[tuple[int, bool, Block]]()
    for block in blocks:
        chapters += isinstance(block, Heading) and block.tingkat == 1
        keyed.append((chapters, _wide(block), block))
    for (_, wide), turn in groupby(keyed, key=lambda one: one[:2]):
        found = tuple(block for *_, block in turn)
        yield Turn(found, wide, isinstance(found[0], Heading) and found[0].tingkat == 1)


def _wide(block: Block) -> bool:
    match block:
        case Figure(isi=Tabel() as tabel):
            return of_table(tabel).layout.melintang
        case Written():
            return of_written(block).layout.melintang
    return False


@dataclass(slots=True)
class Sheets:
    """Puts sheets into the body of a document, each with the section that closes it."""

    part: DocumentPart
    document: Document
    _edges: dict[tuple[str, bool, bool], str] = own(default_factory=dict)

    def put(self, sheets: Sequence[Sheet]) -> None:
        """Make these the whole body."""
        body = self.part.element.body
        for child in list(body):
            body.remove(child)
        for number, sheet in enumerate(sheets, start=1):
            elements = list(sheet.isi)
            properties = self._properties(sheet)
            if number < len(sheets):
                if not elements or elements[-1].tag != qn("w:p"):
                    elements.append(paragraph("Antara"))
                elements[-1].find(qn("w:pPr")).append(properties)
            else:
                elements.append(properties)
            body.extend(elements)

    def _properties(self, sheet: Sheet) -> Element:
        across = sheet.melintang
        size = {"w": LONG, "h": SHORT, "orient": "landscape"} if across else {"w": SHORT, "h": LONG}
        begun = {"start": 1} if sheet.mulai else {}
        return made(
            "w:sectPr",
            *(self._references(sheet) if sheet.angka else ()),
            made("w:type", val="nextPage"),
            made("w:pgSz", **size),
            made("w:pgMar", **MARGINS[across], header=EDGE, footer=EDGE, gutter=0),
            made("w:pgNumType", fmt=sheet.angka, **begun) if sheet.angka else None,
            made("w:titlePg") if sheet.membuka else None,
        )

    def _references(self, sheet: Sheet) -> Iterator[Element]:
        header = self._edge("header", sheet.melintang, sheet.bab)
        footer = self._edge("footer", sheet.melintang, bab=False)
        yield made("w:headerReference", type="default", r_id=header)
        yield made("w:footerReference", type="default", r_id=footer)
        yield made("w:footerReference", type="first", r_id=footer)

    def _edge(self, kind: str, across: bool, bab: bool) -> str:
        """The relation to what stands at an edge, made once for each kind of sheet."""
        key = (kind, across, bab)
        if key not in self._edges:
            part, relation = EDGES[kind](self.part)
            for child in list(part.element):
                part.element.remove(child)
            part.element.append(self._header(across, bab) if kind == "header" else self._footer(across))
            self._edges[key] = relation
        return self._edges[key]

    def _header(self, across: bool, bab: bool) -> Element:
        chapter = field("STYLEREF 1") if bab else []
        title = run(f"{self.document.judul} {self.document.masa}")
        return paragraph("Header", *chapter, made("w:r", made("w:tab")), title, more=(_right(across),))

    def _footer(self, across: bool) -> Element:
        publisher = run(f"{self.document.instansi} {self.document.daerah}")
        number = field("PAGE", run("1"))
        return paragraph("Footer", publisher, made("w:r", made("w:tab")), *number, more=(_right(across),))


def _right(across: bool) -> Element:
    width = (ACROSS if across else UPRIGHT)[0]
    return made("w:tabs", made("w:tab", val="right", pos=points(width)))
