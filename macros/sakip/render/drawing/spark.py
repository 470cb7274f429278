"""A history as small as a word: the realisasi as a line with its last value, the target path dashed; no axes."""

from sakip.render.drawing.lines import runs
from sakip.render.drawing.style import FAINT, FILL, Spec, frame, layer, scaled
from sakip.render.parts import Garis, Ragam

WIDTH, HEIGHT, MARGIN = 120, 32, 4


def spark(isi: Garis) -> Spec:
    """The realisasi and the target path of a chart, without words."""
    joined = [deret for deret in isi.deret if deret.ragam in (Ragam.REALISASI, Ragam.JALUR)]
    values = [
        float(value)
        for deret in joined
        for point in deret.titik
        for value in (point.nilai, point.sampai or point.nilai)
    ]
    low, high = min(values, default=0.0), max(values, default=0.0)
    edge = (high - low) / 10 or 1.0
    x = scaled("tahun", isi.awal, max(isi.akhir, isi.awal + 1), axis=None)
    y = scaled("nilai", low - edge, high + edge, axis=None)
    layers = []
    for deret in joined:
        solid = deret.ragam is Ragam.REALISASI
        points = [{"tahun": p.tahun, "nilai": float(p.nilai), "ruas": at}
                  for at, run in enumerate(runs(deret, isi.putus if solid else ())) for p in run]  # fmt: skip
        mark: Spec = {"type": "line", "color": FILL if solid else FAINT, "strokeWidth": 2 if solid else 1.25}
        mark |= {} if solid else {"strokeDash": [3, 3]}
        layers.append(layer(mark, points, x=x, y=y, detail={"field": "ruas", "type": "nominal"}))
        dot: Spec = {"type": "point", "filled": True, "opacity": 1, "size": 36 if solid else 14, "color": mark["color"]}
        layers.append(layer(dot, points[-1:], x=x, y=y))
    inside = {"left": MARGIN, "right": MARGIN, "top": MARGIN, "bottom": MARGIN}
    return frame(WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN, inside, layers)
