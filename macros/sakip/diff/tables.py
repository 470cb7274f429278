"""A table before and after -> the cells that show something else."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sakip.render.parts import Baris, Kolom, Tabel
from sakip.render.plain import words

#: Heads of columns that only number rows or say where in a file something stands.
PLACES = frozenset({"No", "Letak"})


@dataclass(frozen=True, slots=True)
class BedaSel:
    """A cell of a table: its row, its column, what it showed and shows."""

    baris: str
    kolom: str
    semula: str
    menjadi: str


def changed_cells(before: Tabel, after: Tabel) -> Iterator[BedaSel]:
    """The cells that differ. Rows are known by what they say, then by their head, not by number or place."""
    old, new = _rows(before), _rows(after)
    same = Counter(row.cells for row in old) & Counter(row.cells for row in new)
    gone, fresh = _differing(old, same), _differing(new, same)
    for row in fresh:
        mine = _same_row(row, fresh, gone)
        if mine is None:
            yield BedaSel(row.head, "", "", row.text)
            continue
        gone.remove(mine)
        one, other = dict(mine.cells), dict(row.cells)
        for column in {**other, **one}:
            if one.get(column, "") != other.get(column, ""):
                yield BedaSel(row.head, column, one.get(column, ""), other.get(column, ""))
    yield from (BedaSel(row.head, "", row.text, "") for row in gone)


class _Row(NamedTuple):
    """A row: the text of its head, and of each cell by the head of its column."""

    head: str
    cells: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return "; ".join(text for _, text in self.cells if text)


def _rows(table: Tabel) -> list[_Row]:
    heads = [_head(column) for column in table.kolom]
    named = (
        table.kepala
        if heads[table.kepala] not in PLACES
        else next(at for at, head in enumerate(heads) if head not in PLACES)
    )
    found: list[_Row] = []
    above = ""
    for row in table.baris:
        above = _cell(row, named) or above
        found.append(_Row(above, tuple((head, _cell(row, at)) for at, head in enumerate(heads) if head not in PLACES)))
    return found


def _same_row(row: _Row, fresh: Sequence[_Row], gone: Sequence[_Row]) -> _Row | None:
    """The earlier row with the same head; where several or none have it, the one that says most of the same."""
    heads = [other for other in gone if other.head == row.head]
    if len(heads) == 1 == sum(other.head == row.head for other in fresh):
        return heads[0]
    known = {other.head for other in fresh}
    heads = heads or [other for other in gone if other.head not in known]  # one that was renamed
    likeness = [(sum(cell in other.cells for cell in row.cells), -at) for at, other in enumerate(heads)]
    most, at = max(likeness, default=(0, 0))
    return heads[-at] if 2 * most >= len(row.cells) else None


def _differing(rows: list[_Row], same: Counter[tuple[tuple[str, str], ...]]) -> list[_Row]:
    left = Counter(same)
    found = []
    for row in rows:
        left[row.cells] -= 1
        if left[row.cells] < 0:
            found.append(row)
    return found


def _head(column: Kolom) -> str:
    return f"{column.kelompok} {column.judul}" if column.kelompok else column.judul


def _cell(row: Baris, at: int) -> str:
    return " ".join(words(row.sel[at]))
