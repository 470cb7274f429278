"""Bars from zero, each with its name before or above it and its value in words at its end."""

from decimal import Decimal

from sakip.render.drawing.measure import FONT, LINE, ticks, wide, wrapped, written
from sakip.render.drawing.style import (
    FAINT,
    FILL,
    HAIRLINE,
    INK,
    WIDE,
    Spec,
    frame,
    labelled,
    layer,
    pixel,
    scaled,
    texts,
)
from sakip.render.parts import Batang, Batangan

#: Pixels: the column of names, what stands between a bar and its words, a bar's thickness, the space between two.
NAMES, GAP, THICK, SPACE = 210, 8, 16, 12
#: The share of the width that words may take in a line, and the least of it; longer ones are wrapped.
SHARE, LEAST = 0.42, 140


def bars(isi: Batangan, width: int) -> Spec:
    """The bars, one below the other."""
    beside = width >= WIDE
    inside = width - NAMES if beside else width - 1
    low, high = _reach(isi.batang, inside)
    rows, height = _rows(isi.batang, width, inside, inside / (high - low))
    longest = max((value for bar in isi.batang for value in _lengths(bar)), default=Decimal(0))
    whole = all(value == value.to_integral_value() for bar in isi.batang for value in _lengths(bar))
    shown = tuple(tick for tick in ticks(Decimal(0), longest, whole=whole) if float(tick) <= high)
    labels = _fitting(written(shown, rupiah=isi.rupiah), shown, inside / (high - low))
    edges = [
        float(tick)
        for tick, label in zip(shown, labels, strict=True)
        if (float(tick) - low) * inside / (high - low) + wide(label) / 2 > inside
    ]
    start: Spec = {"expr": f"datum.value == 0 ? 'left' : indexof({edges}, datum.value) < 0 ? 'center' : 'right'"}
    axis = labelled([float(tick) for tick in shown], labels, grid=True, labelAlign=start)
    marked = [row for row in rows if row["target"] is not None]
    spans = {"y": pixel("atas"), "y2": {"field": "bawah"}}
    length, target = scaled("nilai", low, high, axis=axis), scaled("target", low, high, axis=axis)
    words: Spec = {"type": "text", "align": "left", "baseline": "middle", "dx": GAP, "color": INK}
    notes = [f"{isi.sumbu}; sumbu mulai dari nol", *([f"Garis tegak: {isi.tanda}"] if isi.tanda else [])]
    unit = [part for note in notes for part in wrapped(note, inside)]
    layers = [
        layer({"type": "bar", "color": HAIRLINE}, marked, x=target, x2={"datum": 0}, **spans),
        layer({"type": "bar", "color": FILL}, [row for row in rows if row["nilai"] is not None],
              x=length, x2={"datum": 0}, **spans),
        layer({"type": "rule", "color": INK, "strokeWidth": 2}, marked,
              x=target, y=pixel("tanda_atas"), y2={"field": "tanda_bawah"}),
        texts([{"x": -GAP if beside else 0, "y": row["nama_y"], "teks": row["nama"]} for row in rows],
              align="right" if beside else "left"),
        layer({**words, "fontSize": FONT, "lineHeight": LINE}, rows,
              x=scaled("ujung", low, high, axis=axis), y=pixel("kata"), text={"field": "teks"}),
        texts([{"x": 0, "y": height + LINE * 2, "teks": unit}], align="left", colour=FAINT),
    ]  # fmt: skip
    return frame(inside, height, {"left": width - inside, "bottom": LINE * (2 + len(unit))}, layers)


def _rows(batang: tuple[Batang, ...], width: int, inside: int, scale: float) -> tuple[list[Spec], int]:
    """Where each bar stands, and the bottom of the last."""
    rows: list[Spec] = []
    y, beside = 0, width >= WIDE
    for bar in batang:
        name = wrapped(bar.nama, NAMES - GAP if beside else width)
        end = float(max(*_lengths(bar), Decimal(0), Decimal(0)))
        words = wrapped(bar.teks, max(int(inside - end * scale) - GAP, _room(inside)))
        above = 0 if beside else LINE * len(name) + 2
        tall = max(THICK, LINE * len(words), LINE * len(name) if beside else 0)
        middle = y + above + tall / 2
        rows.append(
            {
                "nilai": None if bar.nilai is None else float(bar.nilai),
                "target": None if bar.target is None else float(bar.target),
                "ujung": end,
                "atas": middle - THICK / 2,
                "bawah": middle + THICK / 2,
                "tanda_atas": middle - THICK / 2 - 3,
                "tanda_bawah": middle + THICK / 2 + 3,
                "kata": middle - LINE * (len(words) - 1) / 2,
                "nama_y": middle - LINE * (len(name) - 1) / 2 if beside else y + LINE / 2,
                "nama": list(name),
                "teks": list(words),
            }
        )
        y += above + tall + SPACE
    return rows, y


def _lengths(bar: Batang) -> tuple[Decimal, ...]:
    return tuple(value for value in (bar.nilai, bar.target) if value is not None)


def _room(inside: int) -> int:
    """What the words at the end of the longest bar may take."""
    return max(int(inside * SHARE), LEAST)


def _reach(batang: tuple[Batang, ...], inside: int) -> tuple[float, float]:
    """What the axis spans, so that the words at the end of each bar still fit."""
    low = min((float(bar.nilai) for bar in batang if bar.nilai is not None), default=0.0)
    low = min(low, 0.0)
    high = 0.0
    for bar in batang:
        end = float(max(*_lengths(bar), Decimal(0), Decimal(0)))
        words = max(wide(line) for line in wrapped(bar.teks, _room(inside)))
        high = max(high, low + (end - low) * inside / max(inside - GAP - words, 1))
    return low, high if high > low else low + 1


def _fitting(labels: list[str], values: tuple[Decimal, ...], scale: float) -> list[str]:
    """Every label, or every second, third ... one, so that none touches another."""
    if len(values) < 2:
        return labels
    apart = float(values[1] - values[0]) * scale
    most = max(map(wide, labels)) + GAP
    each = next((count for count in range(1, len(labels)) if apart * count >= most), len(labels))
    return [label if at % each == 0 else "" for at, label in enumerate(labels)]
