"""A Vega-Lite specification -> the elements of its SVG, drawn by vl-convert and stripped to what is seen.

Only here is the library known. It takes most of a second to start, so that it is loaded with the first chart that is
written, and what it drew is kept for as long as the program runs: a preview draws only what changed.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as XML

from sakip.render.drawing import Spec

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?|-?\d+(?:\.\d+)?e-?\d+")
#: How much of a message of the library is told.
LONGEST = 160
PAINT = ("fill", "fill-opacity", "opacity", "stroke", "stroke-dasharray", "stroke-width", "transform")
#: What a drawing is made of, and what of each is kept; fonts and colours beyond these are the page's.
KEPT = {
    "g": ("fill", "stroke-miterlimit", "transform"),
    "path": ("d", *PAINT),
    "line": ("x2", "y2", *PAINT),
    "text": ("font-size", "font-weight", "text-anchor", *PAINT),
    "tspan": ("dy", "x"),
}
#: What says nothing.
USUAL = {("opacity", "1"), ("transform", "translate(0,0)"), ("font-weight", "normal"), ("text-anchor", "start")}


class DrawingError(Exception):
    """The library refused a chart; the message is its own."""


@dataclass(frozen=True, slots=True)
class Unsur:
    """An element of a drawing."""

    tag: str
    atribut: tuple[tuple[str, str], ...]
    teks: str
    anak: tuple["Unsur", ...]


@dataclass(frozen=True, slots=True)
class Lukisan:
    """A drawing: its size in pixels and its elements."""

    lebar: str
    tinggi: str
    unsur: tuple[Unsur, ...]


def drawn(spec: Spec) -> Lukisan:
    """The drawing of a specification. Raises DrawingError where it cannot be drawn."""
    return _drawn(json.dumps(spec, sort_keys=True))


@lru_cache(maxsize=512)  # a preview writes every page again at each change
def _drawn(spec: str) -> Lukisan:
    try:
        import vl_convert  # noqa: PLC0415 - takes long to start, see above

        root = XML.fromstring(vl_convert.vegalite_to_svg(spec))  # noqa: S314 - our own library's text
    except ImportError as error:
        raise DrawingError("pustaka vl-convert-python belum terpasang") from error
    except (ValueError, XML.ParseError) as error:
        raise DrawingError(" ".join(str(error).split())[:LONGEST]) from error
    return Lukisan(root.attrib["width"], root.attrib["height"], _kept(root))


@lru_cache(maxsize=64)
def raster(svg: str, fonts: str, scale: float) -> bytes:
    """A drawing as PNG, this many dots for each of its pixels; its letters are those of the files in a folder.

    Raises DrawingError where it cannot be drawn.
    """
    try:
        import vl_convert  # noqa: PLC0415 - takes long to start, see above

        vl_convert.register_font_directory(fonts)
        return vl_convert.svg_to_png(svg, scale=scale)
    except ImportError as error:
        raise DrawingError("pustaka vl-convert-python belum terpasang") from error
    except ValueError as error:
        raise DrawingError(" ".join(str(error).split())[:LONGEST]) from error


def _kept(parent: XML.Element) -> tuple[Unsur, ...]:
    """The elements inside another that are seen; groups that do nothing give way to what they hold."""
    found: list[Unsur] = []
    for element in parent:
        tag = element.tag.removeprefix(SVG)
        if tag not in KEPT:
            raise DrawingError(f"<{tag}>")
        if element.get("class") in ("background", "foreground"):
            continue
        pairs = ((name, NUMBER.sub(_rounded, element.get(name, ""))) for name in KEPT[tag] if name in element.attrib)
        attributes = tuple(pair for pair in pairs if pair not in USUAL)
        children = _kept(element)
        if tag == "g" and not (attributes and children):
            found += children
        else:
            found.append(Unsur(tag, attributes, element.text or "", children))
    return tuple(found)


def _rounded(match: re.Match[str]) -> str:
    """A number to two decimals: what is beyond is noise that no one sees."""
    text = f"{float(match[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
