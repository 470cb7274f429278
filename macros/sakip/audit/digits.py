"""Numbers one slip of the finger away from a number: a digit changed, lost, added, two swapped, or a moved sign."""

from collections.abc import Iterator
from decimal import Decimal

from sakip.figures import EXACT, places

MOVED = "tanda desimal bergeser"


def swapped(value: Decimal) -> Iterator[tuple[Decimal, str]]:
    """The value with two neighbouring digits exchanged, or its decimal sign moved by one or two places."""
    digits, decimals = _digits(value)
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            yield _value(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :], decimals), "dua digit tertukar"
    for shift in (-2, -1, 1, 2):
        yield value.scaleb(shift, EXACT), MOVED


def slipped(value: Decimal) -> Iterator[tuple[Decimal, str]]:
    """The value with one digit changed, one taken away, or one put in."""
    digits, decimals = _digits(value)
    for at in range(len(digits)):
        for digit in "0123456789":
            if digit != digits[at] and (at or digit != "0" or len(digits) - decimals == 1):
                yield _value(digits[:at] + digit + digits[at + 1 :], decimals), "satu digit berubah"
        if len(digits) > 1:
            lost = digits[:at] + digits[at + 1 :]
            yield _value(lost, decimals - (at >= len(digits) - decimals)), "satu digit berlebih"
    for at in range(len(digits) + 1):
        for digit in "0123456789" if at else "123456789":
            after_sign = bool(decimals) and at > len(digits) - decimals
            yield _value(digits[:at] + digit + digits[at:], decimals + after_sign), "satu digit hilang"


def _digits(value: Decimal) -> tuple[str, int]:
    decimals = places(value)
    return f"{value.copy_abs():f}".replace(".", ""), decimals


def _value(digits: str, decimals: int) -> Decimal:
    return Decimal(digits).scaleb(-decimals, EXACT)
