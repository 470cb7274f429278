"""A cell of a workbook -> a cell of the report: what is stored, and what its number format shows."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sakip.audit.cell import Sel, clean
from sakip.audit.dates import ADVICE
from sakip.audit.decimals import MOST_DECIMALS, MOST_WHOLE
from sakip.figures import EXACT, HUNDRED, places, round_half_up

#: A spreadsheet keeps fifteen digits; what stands beyond the tenth decimal is noise of its arithmetic.
DIGITS = 15
DECIMALS = 10


def sel(value: object, number_format: str) -> Sel:
    """The cell with this stored value and number format. A percentage is taken ×100, as it is shown."""
    if value is None:
        return Sel()
    if isinstance(value, bool):
        return Sel(teks="BENAR" if value else "SALAH")
    if isinstance(value, int | float | Decimal):
        return _number(value, number_format)
    if isinstance(value, datetime | date | time | timedelta):
        text = str(value).removesuffix(" 00:00:00")
        return Sel(teks=text, tolak=f'memuat tanggal atau jam "{text}". {ADVICE}')
    return Sel(teks=clean(str(value)))


def _number(value: float | Decimal, number_format: str) -> Sel:
    stored = Decimal(f"{value:.{DIGITS}g}")
    if not stored.is_finite() or abs(stored) >= Decimal(10) ** MOST_WHOLE:
        return Sel(teks=str(value), tolak=f"memuat angka dengan lebih dari {MOST_WHOLE} digit")
    percent, shape = _shape(number_format)
    stored = EXACT.multiply(stored, HUNDRED) if percent else stored
    stored = round_half_up(stored, min(places(stored), MOST_DECIMALS))
    exact = _bare(stored, 0)
    if shape is None:
        shown = _bare(round_half_up(stored, min(places(stored), DECIMALS)), 0)
    else:
        fewest, most = shape
        shown = _bare(round_half_up(stored, most), fewest)
    text = f"{shown:f}".replace(".", ",") + ("%" if percent else "")
    return Sel(teks=text, angka=exact, tampil=shown)


def _shape(number_format: str) -> tuple[bool, tuple[int, int] | None]:
    """Whether a format shows percent, and the fewest and most decimals it shows; None where it does not say."""
    section = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", number_format.split(";", maxsplit=1)[0])
    percent = "%" in section
    digits = re.search(r"[0#?][0#?,]*(?:\.([0#?]+))?(,*)", section)
    if (
        digits is None
        or "e" in section.casefold()
        or "/" in section
        or digits[2]
        or re.search(r"[0#?],+(?:\D|$)", section)
    ):
        return percent, None
    decimals = digits[1] or ""
    return percent, (decimals.count("0"), len(decimals))


def _bare(value: Decimal, fewest: int) -> Decimal:
    """The value without zeros at its end beyond the fewest decimals."""
    while places(value) > fewest and value == round_half_up(value, places(value) - 1):
        value = round_half_up(value, places(value) - 1)
    return value
