"""Charts and the tree of performance as SVG for paper: the site's drawings in a palette that is printed well."""

from typing import NamedTuple
from xml.etree import ElementTree as XML

from sakip.render.drawing import WIDE, drawing
from sakip.render.parts import Grafik
from sakip.render.picture import Unsur, drawn
from sakip.render.tree import Gambar, Pohon, picture

FONT = "Source Sans Pro"
#: The site's colours on paper.
INK, LINES, BOX = "#1b262c", "#6b7a85", "#f3f6f8"
PALETTE = {
    "currentColor": INK,
    "var(--sakip-redup)": "#47555f",
    "var(--sakip-garis)": "#c9d1d6",
    "var(--sakip-garis-tegas)": LINES,
    "var(--sakip-isi)": "#2b6186",
    "var(--sakip-banding)": "#7b3f98",
}
#: The levels of the tree that a page shows at most, the first that can be read.
DEPTHS = (4, 3, 2)
#: How high the picture of a tree is at most for each pixel of its width, so that its letters are not too small.
TALLEST = 1.35


class Drawing(NamedTuple):
    """A picture as SVG, and how wide it is in pixels."""

    svg: str
    lebar: float


def chart(grafik: Grafik) -> Drawing:
    """A chart as SVG. Raises DrawingError where it cannot be drawn."""
    found = drawn(drawing(grafik.isi, WIDE))
    root = _root(found.lebar, found.tinggi)
    _add(root, found.unsur)
    return Drawing(XML.tostring(root, encoding="unicode"), float(found.lebar))


def tree(pohon: Pohon) -> Drawing:
    """The tree as SVG, as many of its levels as can be read on a page."""
    found = next(
        (made for deep in DEPTHS if (made := picture(pohon.akar, deep)).tinggi <= TALLEST * made.lebar),
        picture(pohon.akar, DEPTHS[-1]),
    )
    return Drawing(XML.tostring(_boxes(found), encoding="unicode"), float(found.lebar))


def _root(width: object, height: object) -> XML.Element:
    return XML.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "font-family": FONT,
            "fill": INK,
        },
    )


def _add(parent: XML.Element, unsur: tuple[Unsur, ...]) -> None:
    for one in unsur:
        attributes = {name: PALETTE.get(value, value) for name, value in one.atribut}
        element = XML.SubElement(parent, one.tag, attributes)
        element.text = one.teks
        _add(element, one.anak)


def _boxes(gambar: Gambar) -> XML.Element:
    root = _root(gambar.lebar, gambar.tinggi)
    for line in gambar.garis:
        XML.SubElement(root, "path", {"d": line, "fill": "none", "stroke": LINES})
    for box in gambar.kotak:
        size = {"x": str(box.x), "y": str(box.y), "width": str(box.lebar), "height": str(box.tinggi), "rx": "3"}
        XML.SubElement(root, "rect", {**size, "fill": BOX, "stroke": LINES})
        kind = XML.SubElement(
            root, "text", {"x": str(box.x + 9), "y": str(box.y + 18), "font-size": "11", "fill": "#47555f"}
        )
        kind.text = box.jenis
        for y, text in box.baris:
            name = XML.SubElement(root, "text", {"x": str(box.x + 9), "y": str(y), "font-size": "13"})
            name.text = text
    return root
