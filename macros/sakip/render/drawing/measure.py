"""How much room a text needs at most, and where an axis has its ticks."""

from decimal import Decimal

from sakip import figures
from sakip.figures import EXACT

FONT = 13
LINE = 17
#: Widths in hundredths of the font's size, as in the widest of the fonts that readers have (DejaVu Sans, Verdana).
NARROW_LETTERS, NARROW_WIDTH = frozenset("iljI.,:;'|!()[]/ tfr-"), 43
WIDE_LETTERS, WIDE_WIDTH = frozenset("mwMW%@…—"), 98
CAPITAL_WIDTH, SMALL_WIDTH = 79, 65
#: The steps that are easily read, and how many an axis has at most.
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MOST_STEPS = 4


def wide(text: str, size: int = FONT) -> int:
    """The pixels that a text takes at most."""
    return -(-sum(_letter(letter) for letter in text) * size // 100)


def wrapped(text: str, width: int, most: int = 4) -> tuple[str, ...]:
    """The text in lines of at most this many pixels; cut with an ellipsis where there would be too many."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if wide(longer) <= width:
            lines[-1] = longer
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = word
        while wide(lines[-1]) > width:
            fits = next((end for end in range(len(lines[-1]), 1, -1) if wide(lines[-1][:end]) <= width), 1)
            if fits == len(lines[-1]):
                break
            lines[-1:] = [lines[-1][:fits], lines[-1][fits:]]
    if len(lines) > most:
        words = lines[most - 1].split()
        kept = words[:-1] if wide(f"{lines[most - 1]} …") > width and len(words) > 1 else words
        return (*lines[: most - 1], f"{' '.join(kept)} …")
    return tuple(lines)


def ticks(low: Decimal, high: Decimal, *, whole: bool = False) -> tuple[Decimal, ...]:
    """Round numbers from at or below ``low`` to at or above ``high``, evenly apart; two where both are the same.

    ``whole``: of things that are counted, so that no tick stands between two of them.
    """
    span = EXACT.subtract(high, low)
    if span <= 0:
        span = EXACT.divide(abs(high), Decimal(10)) or Decimal(1)
    rough = EXACT.divide(span, Decimal(MOST_STEPS))
    rough = max(rough, Decimal(1)) if whole else rough
    power = Decimal(1).scaleb(rough.adjusted())
    sizes = (EXACT.multiply(each, power) for each in STEPS)
    step = next(size for size in sizes if size >= rough and (not whole or size == size.to_integral_value()))
    first = EXACT.multiply(EXACT.divide(low, step).to_integral_value("ROUND_FLOOR"), step)
    found = [first]
    while found[-1] < high or len(found) < 2:
        found.append(EXACT.add(found[-1], step))
    return tuple(found)


def written(values: tuple[Decimal, ...], *, rupiah: bool = False) -> list[str]:
    """Ticks as they are written, with equal decimals."""
    if rupiah:
        return [figures.rupiah_short(value).replace(",0 ", " ") for value in values]
    decimals = max((figures.places(value.normalize()) for value in values), default=0)
    return [figures.number(value, decimals) for value in values]


def _letter(letter: str) -> int:
    if letter in NARROW_LETTERS:
        return NARROW_WIDTH
    if letter in WIDE_LETTERS:
        return WIDE_WIDTH
    return CAPITAL_WIDTH if letter.isupper() else SMALL_WIDTH if ord(letter) < 0x2E80 else 100
