"""The elements of WordprocessingML: made from values, so that no text is ever read as markup."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sakip.export.xlsx import UNWRITABLE

#: An element of lxml, which has no types.
Element = Any
#: The site's colours on paper, as in ``gaya.xml``.
HAIRLINE, RULE = "C9D1D6", "6B7A85"


def made(tag: str, *children: Element | None, **attributes: object) -> Element:
    """An element; an attribute is ``w:`` unless its name has a prefix before a stroke; a child None is left out."""
    element: Element = OxmlElement(tag)
    for name, value in attributes.items():
        prefix, _, local = name.rpartition("_")
        element.set(qn(f"{prefix or 'w'}:{local}"), clean(str(value)))
    element.extend(child for child in children if child is not None)
    return element


def clean(text: str) -> str:
    """The text without what no XML may hold."""
    return UNWRITABLE.sub("", text)


def points(value: float) -> int:
    """Points as twentieths, in which Word measures."""
    return round(value * 20)


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look: the character style and what differs from it; ``ukuran`` in points."""

    gaya: str | None = None
    tebal: bool = False
    miring: bool = False
    warna: str | None = None
    ukuran: float | None = None

    def properties(self) -> Element | None:
        """The properties of a run, in the order that the schema wants."""
        size = round(self.ukuran * 2) if self.ukuran else None
        found = [
            made("w:rStyle", val=self.gaya) if self.gaya else None,
            made("w:b") if self.tebal else None,
            made("w:i") if self.miring else None,
            made("w:color", val=self.warna) if self.warna else None,
            made("w:sz", val=size) if size else None,
            made("w:szCs", val=size) if size else None,
        ]
        return made("w:rPr", *found) if any(one is not None for one in found) else None


PLAIN = Look()


def run(text: str, look: Look = PLAIN) -> Element:
    """A run of text; ends of lines and tabs in it are kept."""
    return made("w:r", look.properties(), *_letters(clean(text)))


def _letters(text: str) -> Iterator[Element]:
    for number, line in enumerate(text.splitlines() or [""]):
        if number:
            yield made("w:br")
        for at, part in enumerate(line.split("\t")):
            if at:
                yield made("w:tab")
            letters = made("w:t", xml_space="preserve")
            letters.text = part
            yield letters


def field(code: str, *shown: Element, look: Look = PLAIN) -> list[Element]:
    """A field that Word computes, and what it shows until then."""
    return [*field_start(code, look), *shown, mark("end", look)]


def field_start(code: str, look: Look = PLAIN) -> list[Element]:
    """The beginning of a field, before what it shows."""
    instruction = made("w:instrText", xml_space="preserve")
    instruction.text = f" {clean(code)} "
    return [mark("begin", look), made("w:r", look.properties(), instruction), mark("separate", look)]


def mark(kind: str, look: Look = PLAIN) -> Element:
    """A mark where a field begins, shows, or ends."""
    return made("w:r", look.properties(), made("w:fldChar", fldCharType=kind))


def paragraph(style: str, *runs: Element, more: tuple[Element, ...] = ()) -> Element:
    """A paragraph in a style; ``more`` are further properties, in the order of the schema."""
    return made("w:p", made("w:pPr", made("w:pStyle", val=style), *more), *runs)
