"""How a table stands on paper: upright or across, in which size, and how wide each column is.

The widths of letters are those of Source Sans, rounded up; a table that fits by them fits in print.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

#: Points: the width and height of the text on an A4 page, upright and across.
UPRIGHT, ACROSS = (453.0, 686.0), (688.0, 440.0)
#: Sizes of letters in points, the best first.
SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
#: From this size on an upright page is given up for one across.
SMALLEST_UPRIGHT = 8.0
#: Points left and right of a cell's text together, and between rows.
BESIDE, BETWEEN = 9.0, 5.0
LEADING = 1.22
#: How much shorter a table must be across to be turned.
WORTH = 1.4
#: A cell wants to be no wider than this many times its letters' size.
WIDEST = 26.0
NARROW, CAPITAL, WIDE = 0.3, 0.62, 0.86
LETTER = 0.51


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of letters and the width of each column, in points; ``melintang``: on a page turned across."""

    huruf: float
    lebar: tuple[float, ...]
    melintang: bool


def layout(rows: Sequence[Sequence[str]], indents: Sequence[float], flexible: Sequence[bool]) -> Layout:
    """How a table of these texts stands best; its heads are rows too.

    ``indents`` are how far the first cell of each row is set in, in letters; ``flexible`` columns take the room left.
    """
    options = [
        (size, page)
        for page in (UPRIGHT, ACROSS)
        for size in (SIZES if page is ACROSS else [size for size in SIZES if size >= SMALLEST_UPRIGHT])
    ]
    found: dict[bool, tuple[float, Layout]] = {}
    for size, page in options:
        across = page is ACROSS
        if across in found:
            continue
        least, wanted = _needs(rows, indents, size)
        if sum(least) <= page[0]:
            widths = _shared(least, wanted, flexible, page[0])
            found[across] = (_height(rows, widths, size) / page[1], Layout(size, tuple(widths), across))
    if False in found and (True not in found or found[False][0] <= max(found[True][0] * WORTH, 1.0)):
        return found[False][1]
    if True in found:
        return found[True][1]
    least, _ = _needs(rows, indents, SIZES[-1])  # words break
    return Layout(SIZES[-1], tuple(width * ACROSS[0] / sum(least) for width in least), melintang=True)


def _needs(rows: Sequence[Sequence[str]], indents: Sequence[float], size: float) -> tuple[list[float], list[float]]:
    """For each column the width of its longest word, and of its longest text."""
    count = len(rows[0])
    least, wanted = [0.0] * count, [0.0] * count
    for row, indent in zip(rows, indents, strict=True):
        for at, text in enumerate(row):
            before = indent if at == 0 else 0.0
            least[at] = max(least[at], (max(map(width, text.split()), default=0.0) + before) * size + BESIDE)
            wanted[at] = max(wanted[at], min(width(text) + before, WIDEST) * size + BESIDE)
    return least, [max(pair) for pair in zip(least, wanted, strict=True)]


def _shared(least: list[float], wanted: list[float], flexible: Sequence[bool], whole: float) -> list[float]:
    """Widths that fill the page: first what words need, then what texts want, the rest to columns of text."""
    room, more = whole - sum(least), [want - low for want, low in zip(wanted, least, strict=True)]
    if room < sum(more):
        return [low + each * room / sum(more) for low, each in zip(least, more, strict=True)]
    takers = [want if may else 0.0 for want, may in zip(wanted, flexible, strict=True)]
    takers = takers if any(takers) else wanted
    rest = whole - sum(wanted)
    return [want + rest * take / sum(takers) for want, take in zip(wanted, takers, strict=True)]


def _height(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    """About how high the table is."""
    return sum(
        max(_lines(text, wide - BESIDE, size) for text, wide in zip(row, widths, strict=True)) * size * LEADING
        + BETWEEN
        for row in rows
    )


def _lines(text: str, room: float, size: float) -> int:
    return max(1, -(-int(width(text) * size * 1.08) // int(max(room, 1.0))))


@lru_cache(maxsize=8192)  # words come again
def width(text: str) -> float:
    """How wide a text is, in sizes of its letters."""
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    if letter in " .,:;'|!ijltfI()/-":
        return NARROW
    if letter in "mwMW%—…@":
        return WIDE
    return CAPITAL if letter.isupper() else LETTER
