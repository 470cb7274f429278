"""What a document is made of, as immutable values: any writer (Typst for PDF, DOCX) reads these and nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sakip.pages.context import Part
from sakip.render.parts import Grafik, Status, Tabel
from sakip.render.tree import Pohon


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the documents' pages: a page below the content folder, and an anchor on it ('' for its top)."""

    page: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold text."""

    isi: "Inlines"


@dataclass(frozen=True, slots=True)
class Emph:
    """Italic text."""

    isi: "Inlines"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Text that stands back: where something comes from, why something is missing."""

    isi: "Inlines"


@dataclass(frozen=True, slots=True)
class Code:
    """Text that is typed as it stands."""

    teks: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a place in the pages, or to an address of the web or mail."""

    isi: "Inlines"
    ke: Target | str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    isi: "Blocks"


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line inside a paragraph."""


Inline = str | Strong | Emph | Quiet | Code | Link | Note | Break | Status
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``tingkat`` 1 begins a chapter."""

    tingkat: int
    isi: Inlines
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    isi: Inlines


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``mulai`` is the number of the first item, None for one without numbers."""

    butir: tuple["Blocks", ...]
    mulai: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """Names, each with what it means."""

    butir: tuple[tuple[Inlines, "Blocks"], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words."""

    isi: "Blocks"


@dataclass(frozen=True, slots=True)
class Callout:
    """A remark with a title of its own, set apart."""

    judul: Inlines
    isi: "Blocks"


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines that are typed as they stand."""

    teks: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two thoughts."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; ``berkas`` below the content folder, ``alt`` what it shows."""

    berkas: str
    alt: str


@dataclass(frozen=True, slots=True)
class Written:
    """A table as a page writes it in Markdown; ``rata`` is left, right or center for each column."""

    kepala: tuple[Inlines, ...]
    baris: tuple[tuple[Inlines, ...], ...]
    rata: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A table, chart or picture of the report with its number; ``isi`` is the reason where the source has lost it."""

    jenis: str
    nomor: str | None
    judul: str
    target: Target
    isi: Tabel | Grafik | Pohon | str

    @classmethod
    def of(cls, part: Part, page: str, isi: Tabel | Grafik | Pohon | str, nomor: str | None = None) -> "Figure":
        """The part as it stands on a page, with its number there."""
        return cls(jenis=part.jenis, nomor=nomor, judul=part.judul, target=Target(page, part.anchor), isi=isi)


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of what has numbers, by kind ('Tabel', 'Grafik', 'Gambar')."""

    jenis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: in which capacity, office and name."""

    sebagai: str
    jabatan: str
    nama: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signatures side by side, with the place and day above them."""

    tempat: str
    pihak: tuple[Signature, ...]


Block = (
    Heading
    | Paragraph
    | Items
    | Terms
    | Quote
    | Callout
    | Verbatim
    | Rule
    | Picture
    | Written
    | Figure
    | Contents
    | Signatures
)
Blocks = tuple[Block, ...]


def every(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with those inside them, in reading order; footnotes left out."""
    for block in blocks:
        yield block
        match block:
            case Quote(isi) | Callout(_, isi):
                yield from every(isi)
            case Items(butir, _):
                yield from every(inner for item in butir for inner in item)
            case Terms(butir):
                yield from every(inner for _, item in butir for inner in item)


class Place(StrEnum):
    """Where in a report a section stands, which decides how its pages are numbered."""

    DEPAN = "depan"
    BAB = "bab"
    LAMPIRAN = "lampiran"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document that begins on a page of its own."""

    letak: Place
    isi: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document to be printed. ``nama`` is its file name without suffix, ``masa`` the year or years it is about.

    ``sampul``: with a cover; ``daftar``: with lists of what it holds. ``lambang`` is the file of the region's arms,
    below the content folder; ``keterangan`` is what must be known before it is taken for another document.
    """

    nama: str
    judul: str
    masa: str
    instansi: str
    daerah: str
    lambang: str | None
    keterangan: tuple[str, ...]
    bagian: tuple[Section, ...]
    sampul: bool
    daftar: bool

    @property
    def gambar(self) -> tuple[str, ...]:
        """The files of its pictures, each once."""
        blocks = every(block for section in self.bagian for block in section.isi)
        arms = (self.lambang,) if self.lambang else ()
        return tuple(dict.fromkeys((*arms, *(block.berkas for block in blocks if isinstance(block, Picture)))))
