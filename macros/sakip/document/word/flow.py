"""Blocks -> paragraphs and tables, for the body of the document and for its footnotes."""

import string
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from docx.parts.story import StoryPart

from sakip.document.blocks import (
    Block,
    Blocks,
    Callout,
    Contents,
    Figure,
    Heading,
    Inlines,
    Items,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Signatures,
    Terms,
    Verbatim,
    Written,
)
from sakip.document.drawing import Drawing, chart, tree
from sakip.document.forms import sentence
from sakip.document.widths import UPRIGHT
from sakip.document.word.contents import Listing
from sakip.document.word.elements import Element, Look, field, made, paragraph, run
from sakip.document.word.line import Lines, Places
from sakip.document.word.lists import STEP, Lists, numbered
from sakip.document.word.notes import Notes
from sakip.document.word.picture import dots, placed, read
from sakip.document.word.table import signatures, table, written
from sakip.render.described import described
from sakip.render.parts import Garis, Grafik, Tabel
from sakip.render.shape import absences
from sakip.render.tree import Pohon

DEEPEST_HEADING = 6
#: How high a picture is at most, in points, so that its caption stands on the same page.
HIGHEST = 610.0
#: Points for each pixel of a drawing, so that its letters are as large as those of tables.
PIXEL = 0.708


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where blocks stand: the style of their paragraphs, how far they are set in, in which depth of lists.

    ``nomor`` is the property that makes the next paragraph an item of a list; ``lebar`` the room, in points.
    """

    gaya: str = "Normal"
    masuk: int = 0
    dalam: int = 0
    lebar: float = UPRIGHT[0]
    nomor: Element | None = None

    @property
    def room(self) -> float:
        """The room from where the blocks are set in, in points."""
        return self.lebar - self.masuk / 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Writes blocks into one part of the package; pictures are read below ``content``."""

    part: StoryPart
    lines: Lines
    content: Path
    places: Places
    listing: Listing
    lists: Lists
    drawings: Iterator[int]

    def inside(self, notes: Notes) -> "Flow":
        """The same for what stands inside footnotes."""
        return replace(self, part=notes.part, lines=replace(self.lines, part=notes.part, note=notes.within))

    def blocks(self, blocks: Blocks, spot: Spot) -> Iterator[Element]:
        """Blocks in order; the first paragraph takes the number of an item."""
        for block in blocks:
            if spot.nomor is not None and not isinstance(block, Paragraph):
                yield self._paragraph((), spot)
                spot = replace(spot, nomor=None)
            yield from self._block(block, spot)
            spot = replace(spot, nomor=None)
        if spot.nomor is not None:
            yield self._paragraph((), spot)

    def _block(self, block: Block, spot: Spot) -> Iterator[Element]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph(isi):
                yield self._paragraph(isi, spot)
            case Figure():
                yield from self._figure(block, spot)
            case Written():
                yield written(block, self.lines, spot.room)
                yield paragraph("Antara")
            case Contents(jenis):
                for kind in jenis:
                    yield from self.listing.of_kind(kind)
            case Signatures(tempat, pihak):
                yield paragraph("TempatTanggal", run(tempat))
                if pihak:
                    yield signatures(block, spot.room)
                    yield paragraph("Antara")
            case Picture(berkas, alt):
                yield self._picture(read(self.content, berkas), alt, spot)
            case Verbatim(teks):
                yield paragraph("Ketikan", run(teks), more=_indent(spot))
            case Rule():
                yield paragraph("GarisPemisah", more=_indent(spot))
            case Items() | Terms() | Quote() | Callout():
                yield from self._nested(block, spot)

    def _nested(self, block: Items | Terms | Quote | Callout, spot: Spot) -> Iterator[Element]:
        """A block that holds others."""
        match block:
            case Items(butir, mulai):
                yield from self._items(butir, mulai, spot)
            case Terms(butir):
                for name, meaning in butir:
                    yield self._paragraph(name, replace(spot, gaya="Istilah"))
                    yield from self.blocks(meaning, replace(spot, masuk=spot.masuk + STEP))
            case Quote(isi):
                yield from self.blocks(isi, replace(spot, gaya="Quote"))
            case Callout(judul, isi):
                yield self._paragraph(judul, replace(spot, gaya="SisipanJudul"))
                yield from self.blocks(isi, replace(spot, gaya="Sisipan"))
                yield paragraph("Antara")

    def _heading(self, heading: Heading) -> Element:
        """A heading as the place that leads to it."""
        runs = self.places.around(heading.target, self.lines.runs(heading.isi))
        return paragraph(f"Heading{min(heading.tingkat, DEEPEST_HEADING)}", *runs)

    def _paragraph(self, isi: Inlines, spot: Spot) -> Element:
        style = "ListParagraph" if spot.gaya == "Normal" and spot.dalam else spot.gaya
        if spot.nomor is None:
            return paragraph(style, *self.lines.runs(isi), more=_indent(spot))
        hanging = made("w:ind", left=spot.masuk + _base(spot), hanging=STEP)
        return paragraph(style, *self.lines.runs(isi), more=(spot.nomor, hanging))

    def _items(self, butir: tuple[Blocks, ...], mulai: int | None, spot: Spot) -> Iterator[Element]:
        number = self.lists.begin(mulai, spot.dalam)
        inside = replace(spot, masuk=spot.masuk + STEP, dalam=spot.dalam + 1)
        for item in butir:
            yield from self.blocks(item, replace(inside, nomor=numbered(number, spot.dalam)))

    def _picture(self, picture: bytes, alt: str, spot: Spot, width: float | None = None) -> Element:
        room = (min(width or spot.room, spot.room), HIGHEST)
        return paragraph("Lukisan", placed(self.part, picture, alt, self.drawings, room), more=_indent(spot))

    def _drawing(self, drawing: Drawing, alt: str, spot: Spot) -> Element:
        return self._picture(dots(drawing.svg), alt, spot, drawing.lebar * PIXEL)

    def _figure(self, figure: Figure, spot: Spot) -> Iterator[Element]:
        name = f"{figure.jenis} {figure.nomor}" if figure.nomor else ""
        title = [*_number(figure.jenis, figure.nomor), run(figure.judul)] if figure.nomor else [run(figure.judul)]
        yield paragraph("Caption", *self.places.around(figure.target, title), more=_indent(spot))
        match figure.isi:
            case Tabel() as tabel:
                yield table(tabel, self.lines, f"{name} {figure.judul}".strip(), spot.room)
                yield from self._told((*absences(tabel), *tabel.catatan), tabel.sumber.teks, spot)
            case Grafik() as grafik:
                yield self._drawing(chart(grafik), f"{grafik.judul}. {described(grafik.isi)}", spot)
                yield paragraph("Temuan", *self.lines.runs(sentence(grafik.temuan)), more=_indent(spot))
                if isinstance(grafik.isi, Garis):  # each bar is written at its end, but not each point of a line
                    yield table(grafik.tabel, self.lines, grafik.tabel.judul, spot.room)
                yield from self._told(grafik.catatan, grafik.sumber.teks, spot)
            case Pohon() as pohon:
                yield self._drawing(tree(pohon), pohon.uraian, spot)
                yield from self._told((), pohon.sumber.teks, spot)
            case str() as reason:
                yield paragraph("Hilang", run(f"Hilang dari dokumen sumber. {reason}"))

    def _told(self, notes: tuple[str, ...], source: str, spot: Spot) -> Iterator[Element]:
        """What stands in small letters below a numbered part."""
        for line in (*notes, *((f"Sumber: {source}",) if source else ())):
            yield paragraph("Keterangan", run(line), more=_indent(spot))
        yield paragraph("Antara")


def _number(jenis: str, nomor: str) -> Iterator[Element]:
    """The number of a caption: its last digits are Word's own sequence, set to them, which its lists are made of."""
    look = Look(gaya="NomorJudul")
    before = nomor.rstrip(string.digits)
    digits = nomor.removeprefix(before)
    yield run(f"{jenis} {before}", look)
    yield from field(f"SEQ {jenis} \\r {digits}", run(digits, look), look=look) if digits else field(f"SEQ {jenis} \\h")
    yield run("\N{EM SPACE}")


def _indent(spot: Spot) -> tuple[Element, ...]:
    return (made("w:ind", left=spot.masuk + _base(spot)),) if spot.masuk else ()


def _base(spot: Spot) -> int:
    """How far the style itself is set in."""
    return {"Sisipan": 200, "SisipanJudul": 200, "Quote": 567}.get(spot.gaya, 0)
