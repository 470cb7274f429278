"""The numbering of lists: every numbered list counts for itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sakip.document.word.elements import Element, made

BULLETS, NUMBERS = 1, 2
#: Word knows no deeper list.
DEEPEST = 8
SIGNS = ("•", "–")
#: As on the site: 1. a. i.
FORMATS = (("decimal", "%{}."), ("lowerLetter", "%{}."), ("lowerRoman", "%{}."))
#: Twentieths of a point that a level is set in.
STEP = 340


@dataclass(slots=True)
class Lists:
    """The lists of a document, in the order in which they are written."""

    _made: list[Element] = field(default_factory=list)

    def begin(self, start: int | None, depth: int) -> int:
        """The number by which the items of a new list name it."""
        kind, level = (BULLETS if start is None else NUMBERS), min(depth, DEEPEST)
        override = made("w:lvlOverride", made("w:startOverride", val=1 if start is None else start), ilvl=level)
        number = len(self._made) + 1
        self._made.append(made("w:num", made("w:abstractNumId", val=kind), override, numId=number))
        return number

    def elements(self) -> Iterator[Element]:
        """What the numbering part holds."""
        bullets = (_level(depth, "bullet", SIGNS[depth % len(SIGNS)]) for depth in range(DEEPEST + 1))
        yield made("w:abstractNum", made("w:multiLevelType", val="hybridMultilevel"), *bullets, abstractNumId=BULLETS)
        numbers = (_level(depth, *FORMATS[depth % len(FORMATS)]) for depth in range(DEEPEST + 1))
        yield made("w:abstractNum", made("w:multiLevelType", val="hybridMultilevel"), *numbers, abstractNumId=NUMBERS)
        yield from self._made


def numbered(number: int, depth: int) -> Element:
    """The property of a paragraph that begins an item."""
    return made("w:numPr", made("w:ilvl", val=min(depth, DEEPEST)), made("w:numId", val=number))


def _level(depth: int, form: str, text: str) -> Element:
    return made(
        "w:lvl",
        made("w:start", val=1),
        made("w:numFmt", val=form),
        made("w:lvlText", val=text.format(depth + 1)),
        made("w:lvlJc", val="left"),
        made("w:pPr", made("w:ind", left=STEP * (depth + 1), hanging=STEP)),
        ilvl=depth,
    )
