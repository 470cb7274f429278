"""What all drawings share. Colours are the site's own variables, so that one drawing suits light, dark and paper."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sakip.render.drawing.measure import FONT, LINE

Spec = dict[str, Any]
#: Pixels: for a phone, and for where there is room.
NARROW, WIDE = 320, 640

INK = "currentColor"
FAINT = "var(--sakip-redup)"
HAIRLINE = "var(--sakip-garis)"
FIRM = "var(--sakip-garis-tegas)"
FILL = "var(--sakip-isi)"
OTHER = "var(--sakip-banding)"
COLOURS = (INK, FAINT, HAIRLINE, FIRM, FILL, OTHER)

#: No second half pixel, nothing moved or left out because of the width of a text.
AXIS: Spec = {
    "domain": False,
    "gridColor": HAIRLINE,
    "labelBound": False,
    "labelColor": FAINT,
    "labelFlush": False,
    "labelFontSize": FONT,
    "labelLimit": 0,
    "labelOverlap": False,
    "labelPadding": 6,
    "ticks": False,
    "title": None,
    "translate": 0,
}


def frame(width: int, height: int, padding: Mapping[str, int], layers: Sequence[Spec]) -> Spec:
    """A drawing of these layers; ``width`` and ``height`` are those of the inside."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": height,
        "padding": {"left": 0, "right": 0, "top": 0, "bottom": 0, **padding},
        "autosize": {"type": "none"},
        "background": None,
        "config": {"aria": False, "view": {"stroke": None}, "axis": AXIS},
        "layer": list(layers),
    }


def layer(mark: Spec, values: Sequence[Spec], **encoding: Spec) -> Spec:
    """One layer with its own values."""
    return {"data": {"values": list(values)}, "mark": mark, "encoding": encoding}


def scaled(field: str, low: float, high: float, **more: object) -> Spec:
    """A value on the axis that reaches from ``low`` to ``high``."""
    return {"field": field, "type": "quantitative", "scale": {"domain": [low, high], "nice": False}, **more}


def pixel(field: str) -> Spec:
    """A place in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def texts(values: Sequence[Spec], *, align: str, colour: str = INK, weight: str = "normal") -> Spec:
    """Lines of text (``teks``), the middle of each at ``x``, ``y`` in pixels."""
    mark: Spec = {"type": "text", "align": align, "baseline": "middle", "fontSize": FONT, "lineHeight": LINE}
    mark |= {"color": colour, "fontWeight": weight}
    return layer(mark, values, x=pixel("x"), y=pixel("y"), text={"field": "teks"})


def labelled(values: Sequence[float], labels: Sequence[str], **more: object) -> Spec:
    """An axis with these ticks, written so."""
    return {
        "values": list(values),
        "labelExpr": f"{json.dumps(list(labels))}[indexof({json.dumps(list(values))}, datum.value)]",
        **more,
    }


def pixels(value: Decimal | float) -> float:
    """A place, rounded to what can be seen."""
    return round(float(value), 2)
