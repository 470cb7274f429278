"""The parts of a DOCX: cover, front matter, body, styles, numbering, settings, what the file says of itself."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from zipfile import ZipFile

from docx import Document as new_document
from docx.opc.coreprops import CoreProperties
from docx.oxml import parse_xml
from docx.parts.document import DocumentPart

from sakip.document.blocks import Blocks, Document, Place
from sakip.document.targets import Situs, nowhere, targets
from sakip.document.widths import ACROSS, UPRIGHT
from sakip.document.word.contents import Listing, list_name, list_title
from sakip.document.word.elements import Element, clean, made, paragraph, points, run
from sakip.document.word.flow import Flow, Spot
from sakip.document.word.line import Lines, Places
from sakip.document.word.lists import Lists
from sakip.document.word.notes import LINES, Notes
from sakip.document.word.picture import placed, read
from sakip.document.word.sheets import Sheet, Sheets, parted
from sakip.export.xlsx import stored

STYLES = Path(__file__).parent / "gaya.xml"
#: What python-docx's template holds beyond what a document needs.
UNUSED = ("thumbnail", "extended-properties", "stylesWithEffects", "webSettings", "fontTable", "theme", "customXml")
#: How many letters the properties of a file may have.
LONGEST = 255
#: Points: the height of the region's arms, and the room above and below them on the cover.
ARMS, ABOVE, BELOW = 96.0, 90.0, 110.0


def docx(document: Document, content: Path, saat: datetime, situs: Situs = nowhere) -> bytes:
    """The document as DOCX, said to be made at ``saat``; pictures are read below ``content``.

    ``situs`` is where links lead that leave it. The same document gives the same bytes on every machine. Raises
    PrintError and DrawingError.
    """
    made_of = new_document()
    part = made_of.part
    _drop_unused(part)
    places = Places(targets(document), situs)
    notes = Notes(part)
    lists = Lists()
    listing = Listing(document, places)
    flow = Flow(
        part=part,
        lines=Lines(part, places, notes.call),
        content=content,
        places=places,
        listing=listing,
        lists=lists,
        drawings=count(1),
    )
    Sheets(part, document).put(list(_sheets(document, flow)))
    notes.write(partial(_footnote, flow.inside(notes)))
    _fill(part.styles.element, parse_xml(STYLES.read_bytes()))
    _fill(part.numbering_part.element, lists.elements())
    _fill(part.settings.element, _settings())
    _describe(made_of.core_properties, document, saat)
    target = io.BytesIO()
    made_of.save(target)
    with ZipFile(target) as archive:
        return stored({path: archive.read(path) for path in archive.namelist()})


def _sheets(document: Document, flow: Flow) -> Iterator[Sheet]:
    """The cover, the front matter with the lists, the body."""
    if document.sampul:
        yield Sheet(isi=list(_cover(document, flow)))
    front = [section.isi for section in document.bagian if section.letak is Place.DEPAN]
    rest = [section.isi for section in document.bagian if section.letak is not Place.DEPAN]
    yield from _numbered(front, flow, "lowerRoman")
    if document.daftar:
        yield from _lists(flow, begin=not front)
    yield from _numbered(rest, flow, "decimal")


def _numbered(sections: list[Blocks], flow: Flow, form: str) -> Iterator[Sheet]:
    """The sheets of sections whose pages are numbered one after the other."""
    for number, blocks in enumerate(sections):
        for at, turn in enumerate(parted(blocks)):
            spot = Spot(lebar=(ACROSS if turn.melintang else UPRIGHT)[0])
            yield Sheet(
                isi=list(flow.blocks(turn.isi, spot)),
                angka=form,
                mulai=not number and not at,
                melintang=turn.melintang,
                membuka=turn.membuka,
            )


def _lists(flow: Flow, *, begin: bool) -> Iterator[Sheet]:
    """The lists of what the document holds, each as a chapter."""
    title = paragraph("TOCHeading", run("Daftar isi"))
    contents = [title, *flow.listing.headings()]
    yield Sheet(isi=contents, angka="lowerRoman", mulai=begin, membuka=True, bab=False)
    for kind in flow.listing.kinds:
        heading = paragraph("Heading1", *flow.places.named(list_name(kind), [run(list_title(kind))]))
        yield Sheet(isi=[heading, *flow.listing.of_kind(kind), paragraph("Antara")], angka="lowerRoman", membuka=True)


def _cover(document: Document, flow: Flow) -> Iterator[Element]:
    if document.lambang:
        alt = f"Lambang {document.daerah}"
        picture = read(flow.content, document.lambang)
        drawing = placed(flow.part, picture, alt, flow.drawings, (UPRIGHT[0], ARMS))
        yield paragraph("Sampul", drawing, more=(_spacing(ABOVE, 0),))
    yield paragraph("Title", run(document.judul), more=(_spacing(ABOVE if document.lambang else 2 * ABOVE, 12),))
    yield paragraph("Subtitle", run(document.masa))
    yield paragraph("Sampul", run(document.instansi), more=(_spacing(2 * BELOW, 4),))
    yield paragraph("Sampul", run(document.daerah))
    for at, remark in enumerate(document.keterangan):
        spacing = _spacing(0 if at else BELOW, 4)
        yield paragraph("Keterangan", run(remark), more=(spacing, made("w:jc", val="center")))


def _spacing(before: float, after: float) -> Element:
    return made("w:spacing", before=points(before), after=points(after))


def _footnote(flow: Flow, blocks: Blocks) -> list[Element]:
    return list(flow.blocks(blocks, Spot(gaya="FootnoteText")))


def _drop_unused(part: DocumentPart) -> None:
    package = part.package
    if package is None:
        return
    for relations in (package.rels, part.rels):
        for id in [id for id, one in relations.items() if one.reltype.rpartition("/")[2] in UNUSED]:
            relations.pop(id)


def _fill(root: Element, found: Iterator[Element] | Element) -> None:
    """Make these what a part holds."""
    for child in list(root):
        root.remove(child)
    root.extend(list(found))


def _settings() -> Iterator[Element]:
    """How Word treats the document: as one of its own time, in Indonesian."""
    yield made("w:zoom", percent=100)
    yield made("w:defaultTabStop", val=720)
    yield made("w:characterSpacingControl", val="doNotCompress")
    yield made("w:footnotePr", *(made("w:footnote", id=number) for _, number in LINES))
    modern = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15}
    yield made("w:compat", made("w:doNotExpandShiftReturn"), made("w:compatSetting", **modern))
    yield made("w:themeFontLang", val="id-ID")


def _describe(properties: CoreProperties, document: Document, saat: datetime) -> None:
    """What the file says of itself."""
    author = clean(f"{document.instansi} {document.daerah}")[:LONGEST]
    properties.title = clean(f"{document.judul} {document.masa} {document.instansi} {document.daerah}")[:LONGEST]
    properties.author = properties.last_modified_by = author
    properties.comments = clean(" ".join(document.keterangan))[:LONGEST]
    properties.language = "id-ID"
    properties.created = properties.modified = saat.astimezone(UTC)
    properties.revision = 1
