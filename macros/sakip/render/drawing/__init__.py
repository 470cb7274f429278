"""A described chart -> a Vega-Lite specification. Pure arithmetic on values; ``render.picture`` has it drawn.

No place depends on how wide a text turns out to be: sizes, paddings, ticks and the places of labels are all given, with
room for the widest font that a reader may have. So the drawing is the same on every machine, whatever its fonts.

    measure   how much room a text needs at most, and the ticks of an axis
    style     what all drawings share: colours, sizes, the frame
    bars      bars from zero
    lines     series over years
    labels    where the labels of a line go
    spark     a history as small as a word
"""

from sakip.render.drawing.bars import bars
from sakip.render.drawing.lines import lines
from sakip.render.drawing.spark import spark
from sakip.render.drawing.style import NARROW, WIDE, Spec
from sakip.render.parts import Batangan, Garis

__all__ = ["NARROW", "WIDE", "Spec", "drawing", "spark"]


def drawing(isi: Batangan | Garis, width: int) -> Spec:
    """What is drawn of a chart, this many pixels wide."""
    return bars(isi, width) if isinstance(isi, Batangan) else lines(isi, width)
