"""Exact numbers in, Indonesian text out. Rounds half up, once, when a figure is written.

Python's own ``round`` and ``format`` round halves to even (0.125 -> 0.12), which no spreadsheet and no reader
does; nothing else in this package rounds.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

#: Wide enough that no amount of rupiah divided by another loses a digit that is ever written.
EXACT = Context(prec=80, rounding=ROUND_HALF_UP)

HUNDRED = Decimal(100)
MAY_BE_YEAR = Decimal(10_000)
ABSENT = "–"
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
SHORT_UNITS = (
    (Decimal(10) ** 12, "triliun"),
    (Decimal(10) ** 9, "miliar"),
    (Decimal(10) ** 6, "juta"),
)


def round_half_up(value: Decimal, places: int) -> Decimal:
    """The value at this many decimal places, halves away from zero, trailing zeros kept."""
    return value.quantize(Decimal(1).scaleb(-places), context=EXACT)


def places(value: Decimal) -> int:
    """How many decimals the value was written with: 2 for 0.60."""
    return max(0, -int(value.as_tuple().exponent))


def places_written(text: str) -> int:
    """How many decimals a written figure shows: 2 for '106,56%'."""
    return sum(letter.isdigit() for letter in text.partition(",")[2])


def number(value: Decimal | None, decimals: int | None = None) -> str:
    """Write 1234.5 as '1.234,50' (decimals=2) and a missing value as a dash.

    Without ``decimals`` the value keeps the decimals it was written with.
    """
    if value is None:
        return ABSENT
    rounded = round_half_up(value, places(value) if decimals is None else decimals)
    text = f"{rounded.copy_abs():,f}".translate(str.maketrans(",.", ".,"))
    return f"−{text}" if rounded < 0 else text


def statement(value: Decimal) -> str:
    """Write a number that a document states: a whole one below ten thousand may be a year, so '2022', not '2.022'."""
    return f"{value:f}" if value == value.to_integral_value() and value < MAY_BE_YEAR else number(value)


def percent(share: Decimal | None, decimals: int = 2) -> str:
    """Write a ratio as a percentage: 1.0656 as '106,56%'."""
    return ABSENT if share is None else number(EXACT.multiply(share, HUNDRED), decimals) + "%"


def rupiah(amount: Decimal | None) -> str:
    """Write an amount in full: 'Rp11.415.523.790', with sen only where there are any."""
    if amount is None:
        return ABSENT
    text = number(amount.copy_abs(), 0 if amount == amount.to_integral_value() else 2)
    return f"−Rp{text}" if amount < 0 else f"Rp{text}"


def rupiah_short(amount: Decimal | None) -> str:
    """Write an amount for a sentence: 'Rp11,4 miliar'."""
    if amount is None:
        return ABSENT
    for unit, word in SHORT_UNITS:
        next_smaller = EXACT.divide(EXACT.multiply(amount.copy_abs(), Decimal(1000)), unit)
        if round_half_up(next_smaller, 1) >= 1000 or amount.copy_abs() >= unit:
            text = f"Rp{number(EXACT.divide(amount.copy_abs(), unit), 1)} {word}"
            return f"−{text}" if amount < 0 else text
    return rupiah(amount)


def day(value: date | None) -> str:
    """Write a date as '13 Juli 2022'."""
    return ABSENT if value is None else f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def plain(value: Decimal) -> str:
    """Write an unrounded result for a trace: at most ten decimals, cut with an ellipsis, no trailing zeros."""
    cut = round_half_up(value, 10)
    decimals = places(Decimal(f"{cut:f}".rstrip("0"))) if "." in f"{cut:f}" else 0
    return number(cut, decimals) + ("" if cut == value else "…")
