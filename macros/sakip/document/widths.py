"""How a table stands on paper: upright or across, in which size, and how wide each column is.

The widths of letters are those of Source Sans, rounded up; a table that fits by them fits in print.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

#: Points: the width and height of the text on an A4 page, upright and across.
UPRIGHT, ACROSS = (453.0, 686.0), (688.0, 440.0)
#: Sizes of letters in points, the best first.
SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
#: From this size on an upright page is given up for one across.
SMALLEST_UPRIGHT = 7.0
#: Upright, smaller letters than these are for a table of at most half a page.
READABLE, HALF = 8.0, 0.5
#: Points left and right of a cell's text together, and between rows.
BESIDE, BETWEEN = 9.0, 5.0
LEADING = 1.22
#: How much shorter a table must be across to be turned.
WORTH = 1.4
#: A column no wider than this many sizes of its letters is not broken, where such columns take no more of the page.
SHORT, MOST_SHORT = 8.0, 0.75
#: From this many lines on a row may be broken over two pages.
MOST_LINES = 24
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
        needs = _needs(rows, indents, size)
        if sum(needs.least) <= page[0]:
            widths = _shared(needs, flexible, page[0], size)
            found[across] = (_height(rows, widths, size) / page[1], Layout(size, tuple(widths), across))
    if False in found:
        pages, upright = found[False]
        most = HALF if upright.huruf < READABLE else max(found[True][0] * WORTH, 1.0) if True in found else pages
        if pages <= most or True not in found:
            return upright
    if True in found:
        return found[True][1]
    least = _needs(rows, indents, SIZES[-1]).least  # words break
    return Layout(SIZES[-1], tuple(width * ACROSS[0] / sum(least) for width in least), melintang=True)


class _Needs(NamedTuple):
    """For each column the width of its longest word and of its longest text, and how much text it has, in points."""

    least: list[float]
    whole: list[float]
    weight: list[float]


def _needs(rows: Sequence[Sequence[str]], indents: Sequence[float], size: float) -> _Needs:
    least, whole, weight = [], [], []
    for at in range(len(rows[0])):
        before = [indent if at == 0 else 0.0 for indent in indents]
        words = [max(map(width, row[at].split()), default=0.0) + lead for row, lead in zip(rows, before, strict=True)]
        texts = [width(row[at]) + lead for row, lead in zip(rows, before, strict=True)]
        least.append(max(words) * size + BESIDE)
        whole.append(max(texts) * size + BESIDE)
        # the root of the mean square: one long text among short ones needs room too, but not all of it
        weight.append((sum(text * text for text in texts) / len(texts)) ** 0.5 * size + BESIDE)
    return _Needs(least, whole, weight)


def _shared(needs: _Needs, flexible: Sequence[bool], page: float, size: float) -> list[float]:
    """Widths that fill the page: what texts want and the rest to columns of text, or what words need and a share."""
    rest = page - sum(needs.whole)
    if rest >= 0:
        takers = [want * (3 if may else 1) for want, may in zip(needs.whole, flexible, strict=True)]
        return [want + rest * take / sum(takers) for want, take in zip(needs.whole, takers, strict=True)]
    short = [whole if whole <= SHORT * size else low for low, whole in zip(needs.least, needs.whole, strict=True)]
    floor = short if sum(short) <= page * MOST_SHORT else needs.least
    widths, sharing = list(floor), list(range(len(floor)))
    while sharing:  # who gets less than its words need takes what these need, and the others share what is left
        room = page - sum(widths[at] for at in range(len(widths)) if at not in sharing)
        share = room / sum(needs.weight[at] for at in sharing)
        enough = [at for at in sharing if needs.weight[at] * share >= floor[at]]
        if enough == sharing:
            for at in sharing:
                widths[at] = needs.weight[at] * share
            break
        sharing = enough
    return widths


def _height(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    """About how high the table is."""
    return sum(
        max(_lines(text, wide - BESIDE, size) for text, wide in zip(row, widths, strict=True)) * size * LEADING
        + BETWEEN
        for row in rows
    )


def is_long(texts: Sequence[str], found: Layout) -> bool:
    """Whether a row of these texts is so high that it may be broken over two pages."""
    return any(
        _lines(text, wide - BESIDE, found.huruf) > MOST_LINES for text, wide in zip(texts, found.lebar, strict=True)
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
