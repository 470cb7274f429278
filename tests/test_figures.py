"""Numbers, amounts and dates are written as Indonesians write them, rounded once, halves away from zero."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, localcontext
from typing import Any

import pytest

from kasus import kasus
from sakip import figures

WRITERS: dict[str, Callable[..., str]] = {
    "angka": figures.number,
    "persen": figures.percent,
    "rupiah": figures.rupiah,
    "rupiah singkat": figures.rupiah_short,
    "tanggal": figures.day,
    "jejak": figures.plain,
}


@pytest.mark.parametrize("case", kasus("figures.yaml"))
def test_written(case: Any) -> None:
    """A figure is written as its case says."""
    value = case.get("nilai")
    exact = Decimal(value) if isinstance(value, str) else value
    decimals = {"decimals": case["desimal"]} if "desimal" in case else {}

    assert case["tertulis"] == WRITERS[case["cara"]](exact, **decimals)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_name(month: int) -> None:
    """A date names its month."""
    assert f"7 {figures.MONTHS[month - 1]} 2022" == figures.day(date(2022, month, 7))


def test_rounding_keeps_trailing_zeros() -> None:
    """A rounded value has as many decimals as asked."""
    assert str(figures.round_half_up(Decimal("2.5"), 2)) == "2.50"


def test_the_ambient_decimal_context_changes_nothing() -> None:
    """A figure does not depend on the precision that some other code has set."""
    amount = Decimal("123456789012345678.9")
    with localcontext() as context:
        context.prec = 3
        written = figures.number(amount, 1), figures.rupiah(amount), figures.rupiah_short(amount)

    assert written == ("123.456.789.012.345.678,9", "Rp123.456.789.012.345.678,90", "Rp123.456,8 triliun")
