"""Arithmetic that a profile or an indicator writes down: ``(2 * target - realisasi) / target``.

Text -> Formula -> Decimal. Only numbers, names, ``+ - * /``, brackets, ``min``, ``max`` and ``abs``; no attribute, no
power, no other call: a formula comes from a stranger's pull request.
"""

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from functools import lru_cache

from sakip.figures import EXACT

LONGEST = 200
NUMBER = re.compile(r"\d{1,18}(\.\d{1,12})?")
OPERATORS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: EXACT.add,
    ast.Sub: EXACT.subtract,
    ast.Mult: EXACT.multiply,
    ast.Div: EXACT.divide,
}
FUNCTIONS: dict[str, Callable[..., Decimal]] = {"min": min, "max": max, "abs": EXACT.abs}
SIGNS = {"*": "×", "/": "÷", "-": "−"}


class FormulaError(ValueError):
    """The text is not a formula; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula: its text and the names it needs."""

    text: str
    names: frozenset[str]

    def evaluate(self, values: Mapping[str, Decimal]) -> Decimal | None:
        """The exact result; None for a division by zero. Raises KeyError for a name without a value."""
        try:
            return _evaluate(_tree(self.text), values, self.text)
        except DecimalException:
            return None

    def with_cells(self, cells: Mapping[str, str]) -> str:
        """The formula as a spreadsheet reads it, each name replaced by a cell or a number."""
        functions = {name: name.upper() for name in FUNCTIONS}
        return "".join({**functions, **cells}.get(word, word) for word in _words(self.text))

    def written(self, values: Mapping[str, str]) -> str:
        """The formula as a reader sees it, names replaced by the given texts where there are any."""
        shown = self.text
        for sign, typographic in SIGNS.items():
            shown = shown.replace(sign, typographic)
        shown = re.sub(r"(\d)\.(\d)", r"\1,\2", shown)
        return "".join(values.get(word, word) for word in _words(shown))


def parse(text: str) -> Formula:
    """Read a formula. Raises FormulaError."""
    return Formula(text, frozenset(_names(_tree(text), text)))


@lru_cache(maxsize=256)
def _tree(text: str) -> ast.expr:
    if len(text) > LONGEST:
        raise FormulaError(f"Rumus lebih panjang dari {LONGEST} huruf.")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise FormulaError(f'Rumus "{text}" tidak dapat dibaca; periksa kurung dan tanda hitungnya.') from None
    set(_names(tree, text))
    return tree


def _names(node: ast.expr, text: str) -> set[str]:
    match node:
        case ast.Name(id=name):
            return {name}
        case ast.Constant() if NUMBER.fullmatch(_digits(node, text)):
            return set()
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _names(operand, text)
        case ast.BinOp(op=op, left=left, right=right) if type(op) in OPERATORS:
            return _names(left, text) | _names(right, text)
        case ast.Call(func=ast.Name(id=name), args=[_, *_] as args, keywords=[]) if name in FUNCTIONS:
            if (name == "abs") != (len(args) == 1):
                raise FormulaError(f'Rumus "{text}": abs memakai satu nilai, min dan max lebih dari satu.')
            return set().union(*(_names(arg, text) for arg in args))
    raise FormulaError(f'Rumus "{text}" hanya boleh berisi angka, nama unsur, + - * /, kurung, min, max, dan abs.')


def _evaluate(node: ast.expr, values: Mapping[str, Decimal], text: str) -> Decimal:
    match node:
        case ast.Name(id=name):
            return values[name]
        case ast.Constant():
            return Decimal(_digits(node, text))
        case ast.UnaryOp(operand=operand):
            return EXACT.minus(_evaluate(operand, values, text))
        case ast.BinOp(op=op, left=left, right=right):
            return OPERATORS[type(op)](_evaluate(left, values, text), _evaluate(right, values, text))
        case ast.Call(func=ast.Name(id=name), args=args):
            return FUNCTIONS[name](*(_evaluate(arg, values, text) for arg in args))
    raise FormulaError(text)  # pragma: no cover - _tree lets nothing else through


def _digits(node: ast.Constant, text: str) -> str:
    """The number as the formula writes it: ``ast`` has made it a float."""
    return ast.get_source_segment(text.strip(), node) or ""


def _words(text: str) -> list[str]:
    words: list[str] = []
    for letter in text:
        part_of_name = letter.isalnum() or letter == "_"
        if part_of_name and words and (words[-1][-1].isalnum() or words[-1][-1] == "_"):
            words[-1] += letter
        else:
            words.append(letter)
    return words
