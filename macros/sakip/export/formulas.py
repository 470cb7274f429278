"""The live formulas of a grid: a derived figure whose trace leads to cells of the same grid is computed from them.

A formula is written only where it gives the figure's own value. Inputs that stand elsewhere are numbers in it; where
none stands in the grid, or a part of a sum does not, the figure stays a number.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby

from sakip import figures
from sakip.compute import Jejak, Masukan
from sakip.compute.aggregate import AGGREGATIONS
from sakip.export.grid import Bilangan, Kisi
from sakip.model import Agregasi
from sakip.problem import Letak
from sakip.render.parts import Figur, Rincian

#: Row and column of a cell, from 0, heads not counted.
At = tuple[int, int]
FUNCTIONS = {
    Agregasi.JUMLAH: "SUM",
    Agregasi.RATA_RATA: "AVERAGE",
    Agregasi.MAKSIMUM: "MAX",
    Agregasi.MINIMUM: "MIN",
}
#: More arguments than these no function of a spreadsheet takes.
MOST_PARTS = 255


class _Cells:
    """Where the figures of a grid stand: stated ones by their place in the data, derived ones by their trace."""

    def __init__(self, kisi: Kisi, traces: Callable[[str], Rincian | None]) -> None:
        self.values: dict[At, Decimal] = {}
        self.stated: dict[Letak, list[At]] = {}
        self.derived: dict[int, list[At]] = {}
        self.traced: dict[At, tuple[Bilangan, Figur, Jejak]] = {}
        for line, row in enumerate(kisi.baris):
            for column, cell in enumerate(row):
                if not isinstance(cell, Bilangan) or cell.figur is None:
                    continue
                at, figur = (line, column), cell.figur
                trace = traces(figur.jejak) if figur.jejak else None
                if trace is not None:
                    self.traced[at] = cell, figur, trace.jejak
                if cell.kali != 1:
                    continue
                self.values[at] = cell.nilai
                if trace is not None:
                    self.derived.setdefault(id(trace.jejak), []).append(at)
                elif figur.letak is not None:
                    self.stated.setdefault(figur.letak, []).append(at)

    def find(self, item: Masukan, value: Decimal | None, reader: At) -> At | None:
        """The cell that holds an input, one of the reader's row before any other; None where it stands elsewhere."""
        found = self.derived.get(id(item.jejak), []) if item.jejak else []
        found = found or (self.stated.get(item.letak, []) if item.letak else [])
        same = [at for at in found if at != reader and self.values[at] == value]
        return min(same, key=lambda at: (at[0] != reader[0], at), default=None)


def formulas(kisi: Kisi, traces: Callable[[str], Rincian | None]) -> dict[At, str]:
    """The formula of each cell that has one, without its equals sign."""
    cells = _Cells(kisi, traces)
    found = {}
    for at, (cell, figur, jejak) in cells.traced.items():
        text = _by_formula(jejak, at, cells) or _by_joining(jejak, at, cells)
        if text is not None and figur.nilai is not None:
            limited = _limited(text, jejak, figur.nilai)
            found[at] = limited if cell.kali == 1 else f"{cell.kali}*({limited})"
    return found


def name(at: At) -> str:
    """A cell as a spreadsheet names it, below one line of heads: (0, 0) is A2."""
    line, column = at
    return f"{_letters(column)}{line + 2}"


@cache
def _letters(column: int) -> str:
    """A column as a spreadsheet names it: 0 is A, 26 is AA."""
    before, rest = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + rest)


def _by_formula(jejak: Jejak, reader: At, cells: _Cells) -> str | None:
    if jejak.formula is None or jejak.tepat is None or len(jejak.dipakai) != len(jejak.masukan):
        return None
    used = [(*pair, item) for pair, item in zip(jejak.dipakai, jejak.masukan, strict=True)]
    places = {word: cells.find(item, value, reader) for word, value, item in used}
    if not any(places.values()):
        return None
    written = {word: name(at) if (at := places[word]) else _number(value) for word, value, _ in used}
    return jejak.formula.with_cells(written)


def _by_joining(jejak: Jejak, reader: At, cells: _Cells) -> str | None:
    """A sum, a mean, the highest, the lowest or the last of values that all stand in the grid."""
    if jejak.gabung is None or jejak.tepat is None:
        return None
    parts = [(item, item.angka) for item in jejak.masukan if item.angka is not None]
    values = [value for _, value in parts]
    places = [cells.find(item, value, reader) for item, value in parts]
    stands = [at for at in places if at is not None]
    if len(stands) < len(parts) or len(set(stands)) < len(parts) or not parts:
        return None
    if AGGREGATIONS[jejak.gabung](values) != jejak.tepat:
        return None
    if jejak.gabung not in FUNCTIONS:
        return name(stands[-1])
    ranges = list(_ranges(stands))
    return f"{FUNCTIONS[jejak.gabung]}({','.join(ranges)})" if len(ranges) <= MOST_PARTS else None


def _ranges(stands: Sequence[At]) -> Iterator[str]:
    """The cells as ranges: down a column, or along a row where they all stand in one."""
    along = len({line for line, _ in stands}) == 1
    ordered = sorted(stands, key=lambda at: at if along else at[::-1])
    for _, run in groupby(enumerate(ordered), key=lambda item: _run(item[1], item[0], along=along)):
        cells = [at for _, at in run]
        yield name(cells[0]) if len(cells) == 1 else f"{name(cells[0])}:{name(cells[-1])}"


def _run(at: At, order: int, *, along: bool) -> At:
    """The same for cells that follow each other."""
    line, column = at
    return (line, column - order) if along else (line - order, column)


def _limited(text: str, jejak: Jejak, value: Decimal) -> str:
    """The formula with what was done to its exact result: a share's floor or cap, a value's rounding."""
    tepat = jejak.tepat
    if tepat is None or tepat == value:
        return text
    if jejak.persen:
        return f"{'MAX' if tepat < value else 'MIN'}({text},{_number(value)})"
    return f"ROUND({text},{figures.places(value)})"


def _number(value: Decimal) -> str:
    """A number as a formula has it, in brackets where it is negative."""
    text = f"{value:f}" if len(value.as_tuple().digits) <= 15 else repr(float(value))
    return f"({text})" if value < 0 else text
