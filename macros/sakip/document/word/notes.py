"""Footnotes, which python-docx does not know: a part of the package with a footnote for each call."""

from collections.abc import Callable
from itertools import count

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from docx.parts.story import StoryPart

from sakip.document.blocks import Blocks
from sakip.document.word.elements import Element, Look, made, paragraph, run

#: The footnotes that draw the line above footnotes, and above those continued from the page before.
LINES = (("separator", -1), ("continuationSeparator", 0))


class Notes:
    """The footnotes of a document. One inside another stands below it, after a star: Word has none of these."""

    def __init__(self, document: DocumentPart) -> None:
        """The footnotes of this document, none yet."""
        drawn = (
            made("w:footnote", made("w:p", made("w:r", made(f"w:{kind}"))), type=kind, id=number)
            for kind, number in LINES
        )
        root = made("w:footnotes", *drawn)
        self.part = StoryPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, document.package)
        document.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._numbers = count(1)
        self._called: list[tuple[int, Blocks]] = []
        self._inside: list[Blocks] = []

    def call(self, isi: Blocks, look: Look) -> list[Element]:
        """Keep a footnote; the run that calls it."""
        number = next(self._numbers)
        self._called.append((number, isi))
        return [made("w:r", _raised(), made("w:footnoteReference", id=number))]

    def within(self, isi: Blocks, look: Look) -> list[Element]:
        """Keep a footnote that a footnote calls; the run that calls it."""
        self._inside.append(isi)
        return [_star(len(self._inside))]

    def write(self, writer: Callable[[Blocks], list[Element]]) -> None:
        """Write every footnote into its part."""
        for number, isi in self._called:
            self._inside.clear()
            elements = _begun(writer(isi), made("w:r", _raised(), made("w:footnoteRef")))
            for at, inner in enumerate(self._inside, start=1):  # writing one may add more
                elements += _begun(writer(inner), _star(at))
            self.part.element.append(made("w:footnote", *elements, id=number))


def _begun(elements: list[Element], sign: Element) -> list[Element]:
    """The elements with the sign of a footnote before their first letters."""
    first = elements[0] if elements and elements[0].tag == qn("w:p") else paragraph("FootnoteText")
    first.insert(1, sign)
    first.insert(2, run(" "))
    return elements if elements and elements[0] is first else [first, *elements]


def _raised() -> Element:
    return made("w:rPr", made("w:rStyle", val="FootnoteReference"))


def _star(count: int) -> Element:
    return run("*" * count, Look(gaya="FootnoteReference"))
