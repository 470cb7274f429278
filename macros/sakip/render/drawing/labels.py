"""Where a label goes: near its value, over no other label, inside the drawing, and clear of lines where it can be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from sakip.render.drawing.measure import LINE, wide

Point = tuple[float, float]
Segment = tuple[Point, Point]
#: Pixels between a value and its label, and how far a label moves off where there is no room.
NEAR, STEP, FAR = 10, 8, 9
#: What it costs, in pixels of distance, to lie on a value or on a line.
ON_A_VALUE, ON_A_LINE = 60, 25


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def crossed(self, segment: Segment) -> bool:
        """Whether a line passes through, to within a few pixels."""
        (x1, y1), (x2, y2) = segment
        if max(x1, x2) < self.left or min(x1, x2) > self.right or max(y1, y2) < self.top or min(y1, y2) > self.bottom:
            return False
        return any(
            self.left <= x1 + (x2 - x1) * at / 40 <= self.right and self.top <= y1 + (y2 - y1) * at / 40 <= self.bottom
            for at in range(41)
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value of a year stands in pixels."""

    start: float
    end: float
    low: float
    high: float
    width: int
    height: int

    def __call__(self, tahun: int, nilai: Decimal) -> Point:
        """The place, from the upper left corner."""
        return (
            (tahun - self.start) / (self.end - self.start) * self.width,
            (self.high - float(nilai)) / (self.high - self.low) * self.height,
        )


class Label(NamedTuple):
    """A label's anchor, its side of it, and what it covers."""

    x: float
    align: str
    box: Box


def placed(
    label: tuple[str, ...],
    at: tuple[float, float, float],
    beside: tuple[Sequence[Box], Sequence[Segment], Sequence[Box]],
    place: Place,
) -> Label | None:
    """The best place for a label among values, lines and labels; None where there is none.

    ``at`` is where the value stands: across, its top and its bottom.
    """
    values, segments, taken = beside
    bounds = Box(0, -LINE / 2, place.width, place.height)
    free = [
        (
            cost + ON_A_VALUE * sum(map(found.box.meets, values)) + ON_A_LINE * sum(map(found.box.crossed, segments)),
            found,
        )
        for cost, found in _candidates(label, at)
        if _inside(found.box, bounds) and not any(map(found.box.meets, taken))
    ]
    return min(free, key=lambda one: one[0])[1] if free else None


def _candidates(label: tuple[str, ...], at: tuple[float, float, float]) -> Iterator[tuple[float, Label]]:
    """Places above, below and at the sides, each with its cost: the farther off, the dearer."""
    (x, high, low), width, height = at, max(map(wide, label)), LINE * len(label)
    for step in range(FAR):
        off = NEAR + STEP * step
        for below, top in ((0, high - off - height), (1, low + off)):
            for cost, align, left in (
                (0, "center", x - width / 2),
                (6, "right", x - width + 8),
                (6, "left", x - 8),
            ):
                anchor = {"center": x, "right": x + 8, "left": x - 8}[align]
                yield cost + below * 2 + STEP * step, Label(anchor, align, Box(left, top, left + width, top + height))
    for cost, align, anchor in ((8, "left", x + NEAR), (8, "right", x - NEAR)):
        left = anchor if align == "left" else anchor - width
        yield cost, Label(anchor, align, Box(left, high - height / 2, left + width, high + height / 2))


def _inside(box: Box, bounds: Box) -> bool:
    return (
        box.left >= bounds.left and box.right <= bounds.right and box.top >= bounds.top and box.bottom <= bounds.bottom
    )
