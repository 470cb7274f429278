"""Pictures -> drawings in a line, with what they show in words."""

import io
from collections.abc import Iterator
from pathlib import Path

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.parts.story import StoryPart
from docx.shared import Pt

from sakip.document.compile import PrintError
from sakip.document.word.elements import Element, clean, made
from sakip.render.picture import raster

FONTS = Path(__file__).parent.parent / "fonts"
#: Dots for each pixel of a drawing: about 200 to the inch as wide as the page.
SCALE = 2.0
UNREADABLE = (OSError, InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)


def dots(svg: str) -> bytes:
    """A drawing as PNG. Raises DrawingError."""
    return raster(svg, str(FONTS), SCALE)


def read(content: Path, berkas: str) -> bytes:
    """A picture below the content folder as Word takes it. Raises PrintError, DrawingError."""
    try:
        if berkas.lower().endswith(".svg"):
            return dots((content / berkas).read_text("utf-8"))
        return (content / berkas).read_bytes()
    except (OSError, UnicodeDecodeError) as error:
        raise PrintError(f'Gambar "{berkas}" tidak dapat dibaca.') from error


def placed(part: StoryPart, picture: bytes, alt: str, numbers: Iterator[int], room: tuple[float, float]) -> Element:
    """A run with the picture, as large as there is room, in points. Raises PrintError where it is none."""
    try:
        inline: Element = part.new_pic_inline(io.BytesIO(picture), width=Pt(room[0]))
    except UNREADABLE as error:
        raise PrintError(f'Gambar "{alt}" rusak atau bukan PNG, JPEG, atau SVG.') from error
    shrunk = min(1.0, Pt(room[1]) / inline.extent.cy)
    number = next(numbers)
    inline.docPr.id = number
    inline.docPr.name = f"Gambar {number}"
    inline.docPr.set("descr", clean(alt))
    shape = inline.graphic.graphicData.pic.spPr
    for size in (inline.extent, shape):
        size.cx, size.cy = round(size.cx * shrunk), round(size.cy * shrunk)
    return made("w:r", made("w:drawing", inline))
