"""The lists of what a document holds, as fields that Word fills anew, and filled in already but for page numbers.

Nothing tells Word to update them by itself when it opens the document: it would ask its reader first whether fields
"that may refer to other files" may be updated, which frightens, and answers nothing in a protected view.

The numbers of tables and charts are the report's own, as on the site. A sequence that counts beside them, and shows
nothing, is what Word collects them by; a list by the name of a style would not work everywhere, because the comma in
such a field is a semicolon in Indonesian Windows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sakip.document.blocks import Block, Blocks, Callout, Document, Figure, Heading, Items, Place, Quote, Terms
from sakip.document.measured import text
from sakip.document.word.elements import Element, field, field_start, made, mark, paragraph, run
from sakip.document.word.line import Places, bookmark_name

KINDS = ("Tabel", "Grafik", "Gambar")
DEEPEST = 3
HINT = "Nomor halaman belum diisi: klik kanan daftar ini, lalu pilih Perbarui Bidang (Update Field)."


@dataclass(frozen=True, slots=True)
class _Entry:
    teks: str
    nama: str | None
    gaya: str


@dataclass(frozen=True)
class Listing:
    """What a document lists of itself."""

    document: Document
    places: Places

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of numbered parts that there are."""
        return tuple(kind for kind in KINDS if self._entries[kind])

    def headings(self) -> Iterator[Element]:
        """The table of contents, with Word's own handle to update it."""
        gallery = made("w:docPartObj", made("w:docPartGallery", val="Table of Contents"), made("w:docPartUnique"))
        listed = _listed(f'TOC \\o "1-{DEEPEST}" \\h \\z', self._headings())
        yield made("w:sdt", made("w:sdtPr", gallery), made("w:sdtContent", *listed))

    def of_kind(self, kind: str) -> Iterator[Element]:
        """The list of numbered parts of this kind; nothing where there are none."""
        if entries := self._entries.get(kind):
            yield from _listed(f'TOC \\h \\z \\c "{kind}"', entries)

    @cached_property
    def _entries(self) -> dict[str, list[_Entry]]:
        found: dict[str, list[_Entry]] = {}
        for section in self.document.bagian:
            for block in _deep(section.isi):
                if isinstance(block, Figure) and block.nomor:
                    title = f"{block.jenis} {block.nomor}\N{EM SPACE}{block.judul}"
                    entry = _Entry(title, self.places.name(block.target), "TableofFigures")
                    found.setdefault(block.jenis, []).append(entry)
        return {kind: found.get(kind, []) for kind in (*KINDS, *found)}

    def _headings(self) -> list[_Entry]:
        front = [section for section in self.document.bagian if section.letak is Place.DEPAN]
        rest = [section for section in self.document.bagian if section.letak is not Place.DEPAN]
        lists = [_Entry(list_title(kind), list_name(kind), "TOC1") for kind in self.kinds]
        return [
            *(self._heading(block) for section in front for block in _listed_headings(section.isi)),
            *lists,
            *(self._heading(block) for section in rest for block in _listed_headings(section.isi)),
        ]

    def _heading(self, heading: Heading) -> _Entry:
        return _Entry(text(heading.isi), self.places.name(heading.target), f"TOC{heading.tingkat}")


def list_title(kind: str) -> str:
    """What a list of numbered parts is called."""
    return f"Daftar {kind.lower()}"


def list_name(kind: str) -> str:
    """The bookmark of the heading of a list of numbered parts."""
    return bookmark_name(f"#{list_title(kind)}")


def _listed(code: str, entries: list[_Entry]) -> Iterator[Element]:
    yield paragraph("Keterangan", *field_start(code), run(HINT))
    for entry in entries:
        page = [made("w:r", made("w:tab")), *field(f"PAGEREF {entry.nama} \\h")] if entry.nama else []
        line = [run(entry.teks), *page]
        shown = [made("w:hyperlink", *line, anchor=entry.nama, history=1)] if entry.nama else line
        yield paragraph(entry.gaya, *shown)
    yield paragraph("Antara", mark("end"))


def _listed_headings(blocks: Blocks) -> Iterator[Heading]:
    return (block for block in _deep(blocks) if isinstance(block, Heading) and block.tingkat <= DEEPEST)


def _deep(blocks: Blocks) -> Iterator[Block]:
    """Every block, and the blocks inside it."""
    for block in blocks:
        yield block
        match block:
            case Quote(isi) | Callout(_, isi):
                yield from _deep(isi)
            case Items(butir, _):
                for item in butir:
                    yield from _deep(item)
            case Terms(butir):
                for _, meaning in butir:
                    yield from _deep(meaning)
