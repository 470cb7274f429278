"""One written number -> its exact value. '1.234' can be two numbers: it is refused unless the reader has said which."""

import re
from decimal import Decimal
from enum import StrEnum

from sakip.figures import places

#: More digits on either side than any report has; sums, ratios and their rounding stay exact within them.
MOST_WHOLE = 15
MOST_DECIMALS = 15
DIGITS = r"\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)*"
GROUPED = re.compile(r"\d{1,3}([ .,])\d{3}(?:\1\d{3})*")


class Desimal(StrEnum):
    """Which sign stands before the decimals, where a number alone does not tell."""

    KOMA = "koma"
    TITIK = "titik"


class Unread(ValueError):
    """The text is no number; the message is the end of an Indonesian sentence about it."""


class TwoReadings(Unread):
    """The text is one of two numbers; ``token`` is the number as written."""

    def __init__(self, token: str, message: str) -> None:
        """Keep the number beside the message."""
        super().__init__(message)
        self.token = token


def decimal(token: str, desimal: Desimal | None = None, *, whole_amount: bool = False) -> tuple[Decimal, int]:
    """The value of digits with points and commas, and the decimals as written. Raises Unread.

    ``whole_amount`` says that three digits after a sign cannot be decimals, as in rupiah.
    """
    signs = set(re.sub(r"\d", "", token))
    if len(signs) == 1 and token.count(sign := signs.pop()) == 1 and sign != " ":
        left, right = token.split(sign)
        grouped = len(right) == 3 and len(left) <= 3 and not left.startswith("0")
        if grouped and not whole_amount and desimal is None:
            raise TwoReadings(token, _two_readings(token, left, right))
        if grouped and (whole_amount or (desimal is Desimal.KOMA) != (sign == ",")):
            return _value(left + right, "")
        return _value(left, right)
    last = max(token.rfind("."), token.rfind(","))
    alone = last > 0 and token.count(token[last]) == 1
    head, tail = (token[:last], token[last + 1 :]) if alone else (token, "")
    if not head.isdigit() and not GROUPED.fullmatch(head):
        raise Unread(f'memuat "{token}", yang pemisah ribuannya tidak beraturan')
    return _value(re.sub(r"\D", "", head), tail)


def shown_sign(token: str) -> Desimal | None:
    """The decimal sign that a number by itself gives away: the comma in '96,67' and '1.234.567'; None for '1.234'."""
    signs = re.sub(r"[\d ]", "", token)
    try:
        decimal(token)
    except Unread:
        return None
    if not signs:
        return None
    groups = signs.count(signs[-1]) > 1
    return Desimal.KOMA if (signs[-1] == ",") != groups else Desimal.TITIK


def _two_readings(token: str, left: str, right: str) -> str:
    thousands, fraction = f"{left}{right}", f"{left},{right}"
    of_thousands, of_fraction = ("koma", "titik") if "." in token else ("titik", "koma")
    return (
        f'memuat "{token}", yang dapat berarti {thousands} (ribuan) atau {fraction} (desimal); '
        f"tulis {thousands} atau {fraction}0, "
        f"atau pakai --desimal {of_thousands} untuk yang pertama dan --desimal {of_fraction} untuk yang kedua"
    )


def _value(whole: str, fraction: str) -> tuple[Decimal, int]:
    if len(whole) > MOST_WHOLE or len(fraction) > MOST_DECIMALS:
        raise Unread(f"memuat angka dengan lebih dari {MOST_WHOLE} digit")
    value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    return value, places(value)
