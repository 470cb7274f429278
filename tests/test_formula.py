"""A formula is arithmetic and nothing else, exact to the last digit."""

from decimal import Decimal
from typing import Any

import pytest

from kasus import kasus
from sakip.formula import LONGEST, FormulaError, parse

CASES = kasus("formula.yaml")
REFUSALS = {
    "isi": 'Rumus "{}" hanya boleh berisi angka, nama unsur, + - * /, kurung, min, max, dan abs.',
    "baca": 'Rumus "{}" tidak dapat dibaca; periksa kurung dan tanda hitungnya.',
    "banyak nilai": 'Rumus "{}": abs memakai satu nilai, min dan max lebih dari satu.',
}


@pytest.mark.parametrize("case", [case for case in CASES if "hasil" in case.values[0]])
def test_result(case: Any) -> None:
    """A formula gives exactly the result of its case."""
    values = {name: Decimal(value) for name, value in case.get("unsur", {}).items()}
    expected = None if case["hasil"] == "tak terhitung" else Decimal(case["hasil"])

    assert expected == parse(case["rumus"]).evaluate(values)


@pytest.mark.parametrize("case", [case for case in CASES if "ditolak" in case.values[0]])
def test_refused(case: Any) -> None:
    """What is not arithmetic is refused with a sentence that says what may be written."""
    with pytest.raises(FormulaError) as refusal:
        parse(case["rumus"])

    assert REFUSALS[case["ditolak"]].format(case["rumus"]) == str(refusal.value)


@pytest.mark.parametrize(
    "text",
    ["1 + " * 100_000 + "1", "(" * 1_000_000, "9" * 1_000_000, "-" * 1_000_000 + "1", "a" * (LONGEST + 1)],
    ids=["hitungan", "kurung", "angka", "minus", "nama"],
)
def test_long_text_is_refused_unread(text: str) -> None:
    """A very long text is refused by its length."""
    with pytest.raises(FormulaError) as refusal:
        parse(text)

    assert str(refusal.value) == "Rumus lebih panjang dari 200 huruf."


@pytest.mark.parametrize("text", ["(" * 100 + "1" + ")" * 99, "-" * 199 + "1", "abs(" * 39 + "1" + ")" * 39, "9" * 200])
def test_deep_text_within_the_length_ends(text: str) -> None:
    """Nesting as deep as the length allows gives a number or a refusal, never another error."""
    try:
        result = parse(text).evaluate({})
    except FormulaError:
        result = Decimal(0)

    assert isinstance(result, Decimal)


def test_names() -> None:
    """A formula tells which names it needs."""
    assert parse("min(nilai, 2) / ideal - nilai").names == {"nilai", "ideal"}


def test_a_name_without_value_is_an_error() -> None:
    """Evaluating without a needed value is the programmer's mistake."""
    with pytest.raises(KeyError):
        parse("a / b").evaluate({"a": Decimal(1)})


def test_written_for_a_reader() -> None:
    """A formula is shown with typographic signs and the values put in, whole names only."""
    formula = parse("(2 * target - realisasi) / target_akhir")

    assert formula.written({"target": "40", "realisasi": "36"}) == "(2 × 40 − 36) ÷ target_akhir"
