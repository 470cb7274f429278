"""Series over years: the realisasi as a line, the targets as marks on a dashed path, others as diamonds.

A line joins only years that follow each other and are measured alike, so that it never spans what is not known.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from sakip.figures import EXACT
from sakip.render.drawing.labels import Box, Place, placed
from sakip.render.drawing.measure import LINE, ticks, wide, wrapped, written
from sakip.render.drawing.style import (
    FAINT,
    FILL,
    FIRM,
    HAIRLINE,
    INK,
    OTHER,
    WIDE,
    Spec,
    frame,
    labelled,
    layer,
    pixels,
    scaled,
    texts,
)
from sakip.render.parts import Deret, Garis, Ragam, Titik

#: Pixels: the inside's height on a phone and elsewhere, the room for labels above and below all values.
LOW, TALL, HEAD = 230, 290, 46
#: Values whose least is under this share of the greatest are shown from zero.
NEAR_ZERO = Decimal("0.4")
#: Half a target's mark, in years; half the width of a year.
MARK, HALF = 0.2, 0.5
COLOURS = {Ragam.REALISASI: FILL, Ragam.TARGET: INK, Ragam.JALUR: FAINT, Ragam.BANDING: OTHER}


def lines(isi: Garis, width: int) -> Spec:
    """The series, each with its labels."""
    height = TALL if width >= WIDE else LOW
    values = [value for point in _points(isi) for value in (point.nilai, point.sampai) if value is not None]
    steps = _steps(isi, values)
    labels = [text for _, text in isi.jenjang] or written(steps)
    left = max(wide(label) for label in labels) + 10
    inside = width - left - 6
    low, high = _reach(steps, height)
    years = list(range(isi.awal, isi.akhir + 1))
    start, end = isi.awal - HALF, isi.akhir + HALF
    place = Place(start, end, low, high, inside, height)
    x = scaled("tahun", start, end, axis=labelled(years, _years(years, inside), grid=False))
    y = scaled("nilai", low, high, axis=labelled([float(step) for step in steps], labels, grid=True))
    from_zero = not isi.jenjang and steps[0] <= 0 <= steps[-1]
    unit = wrapped(isi.sumbu + ("" if from_zero or isi.jenjang else " (sumbu tidak mulai dari nol)"), width)
    layers = [
        layer({"type": "rect", "color": HAIRLINE, "opacity": 0.45}, [{"tahun": year - HALF, "hingga": year + HALF}
              for year in isi.kosong], x=x, x2={"field": "hingga"}),
        layer({"type": "rule", "color": FIRM, "strokeDash": [2, 3]}, [{"tahun": year - HALF} for year in isi.putus],
              x=x),
        *(one for deret in sorted(isi.deret, key=_back_to_front) for one in _series(deret, isi, x=x, y=y)),
        *_labels(isi, place),
        texts([{"x": -left, "y": -LINE * len(unit), "teks": unit}], align="left", colour=FAINT),
    ]  # fmt: skip
    return frame(inside, height, {"left": left, "right": 6, "top": LINE * (1 + len(unit)), "bottom": 2 * LINE}, layers)


def runs(deret: Deret, putus: Sequence[int]) -> tuple[tuple[Titik, ...], ...]:
    """The points that a line joins: years that follow each other, none of them the first of another measuring."""
    found: list[tuple[Titik, ...]] = []
    for point in deret.titik:
        joined = bool(found) and found[-1][-1].tahun == point.tahun - 1 and point.tahun not in putus
        if joined:
            found[-1] = (*found[-1], point)
        else:
            found.append((point,))
    return tuple(found)


def _points(isi: Garis) -> Iterator[Titik]:
    return (point for deret in isi.deret for point in deret.titik)


def _steps(isi: Garis, values: list[Decimal]) -> tuple[Decimal, ...]:
    if isi.jenjang:
        return tuple(value for value, _ in isi.jenjang)
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    near = low >= 0 and low <= EXACT.multiply(high, NEAR_ZERO)
    whole = all(value == value.to_integral_value() for value in values)
    return ticks(Decimal(0) if near else low, high, whole=whole)


def _reach(steps: tuple[Decimal, ...], height: int) -> tuple[float, float]:
    """What the axis spans: the ticks, and room for labels above and, unless it starts from zero, below."""
    low, high = float(steps[0]), float(steps[-1])
    room = (high - low) * HEAD / (height - 2 * HEAD) if high > low else 1.0
    return low - (0 if low == 0 else room), high + room


def _years(years: list[int], inside: int) -> list[str]:
    """Every year, or as many as fit, the last one always."""
    each = max(1, -(-(wide("2000") + 6) * len(years) // inside))
    return [str(year) if (years[-1] - year) % each == 0 else "" for year in years]


def _back_to_front(deret: Deret) -> int:
    return [Ragam.JALUR, Ragam.TARGET, Ragam.BANDING, Ragam.REALISASI].index(deret.ragam)


def _series(deret: Deret, isi: Garis, *, x: Spec, y: Spec) -> Iterator[Spec]:
    colour = COLOURS[deret.ragam]
    spans = [point for point in deret.titik if point.sampai is not None]
    single = [point for point in deret.titik if point.sampai is None]
    if spans:
        values = [{**_value(point), "hingga": float(point.sampai or 0)} for point in spans]
        mark: Spec = {"type": "rule", "color": colour, "strokeWidth": 9, "opacity": 0.45}
        yield layer(mark, values, x=x, y=y, y2={"field": "hingga"})
    if deret.ragam in (Ragam.REALISASI, Ragam.JALUR):
        joined = Deret(deret.ragam, deret.nama, tuple(single))
        values = [
            {**_value(point), "ruas": at}
            for at, run in enumerate(runs(joined, isi.putus if deret.ragam is Ragam.REALISASI else ()))
            for point in run
            if len(run) > 1
        ]
        solid = deret.ragam is Ragam.REALISASI
        mark = {"type": "line", "color": colour, "strokeWidth": 3 if solid else 1.5}
        mark |= {} if solid else {"strokeDash": [5, 4]}
        yield layer(mark, values, x=x, y=y, detail={"field": "ruas", "type": "nominal"})
    if deret.ragam in (Ragam.TARGET, Ragam.JALUR):
        values = [{**_value(point), "tahun": point.tahun - MARK, "hingga": point.tahun + MARK} for point in single]
        yield layer({"type": "rule", "color": colour, "strokeWidth": 2.5}, values, x=x, x2={"field": "hingga"}, y=y)
    else:
        shape = "circle" if deret.ragam is Ragam.REALISASI else "diamond"
        mark = {"type": "point", "filled": True, "opacity": 1, "shape": shape, "size": 70, "color": colour}
        yield layer(mark, [_value(point) for point in single], x=x, y=y)


def _value(point: Titik) -> Spec:
    return {"tahun": point.tahun, "nilai": float(point.nilai)}


def _labels(isi: Garis, place: Place) -> Iterator[Spec]:
    """The labels, where they hide neither each other nor, if it can be helped, a value."""
    obstacles = [_covered(deret.ragam, point, place) for deret in isi.deret for point in deret.titik]
    segments = [
        (place(one.tahun, one.nilai), place(other.tahun, other.nilai))
        for deret in isi.deret
        for one, other in pairwise(deret.titik)
        if deret.ragam in (Ragam.REALISASI, Ragam.JALUR)
    ]
    asked = [(deret.ragam, point) for deret in isi.deret for point in deret.titik if point.label]
    asked.sort(key=lambda one: (len(one[1].label) == 1, one[0] is not Ragam.REALISASI, -one[1].tahun))
    taken: list[Box] = []
    for ragam, point in asked:
        x, bottom = place(point.tahun, point.nilai)
        top = bottom if point.sampai is None else place(point.tahun, point.sampai)[1]
        found = placed(point.label, (x, top, bottom), (obstacles, segments, taken), place)
        if found is None:
            continue
        taken.append(found.box)
        weight = "600" if ragam is Ragam.REALISASI else "normal"
        at = {"x": pixels(found.x), "y": pixels(found.box.top + LINE / 2), "teks": list(point.label)}
        yield texts([at], align=found.align, colour=COLOURS[ragam], weight=weight)


def _covered(ragam: Ragam, point: Titik, place: Place) -> Box:
    """What the mark of a value covers."""
    x, y = place(point.tahun, point.nilai)
    mark = MARK * place.width / (place.end - place.start) if ragam in (Ragam.TARGET, Ragam.JALUR) else 6
    top = y if point.sampai is None else place(point.tahun, point.sampai)[1]
    return Box(x - mark, top - 6, x + mark, y + 6)
