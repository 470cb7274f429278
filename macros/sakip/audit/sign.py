"""The --desimal option held against the table's own numbers: which sign they show, and whether the option may stand.

A report has one decimal sign. Where every number that tells shows the other one, the option is a mistake and is not
used: the numbers that it would settle stay unsettled, and one note says so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from sakip.audit.cell import Baris, Sel
from sakip.audit.decimals import DIGITS, Desimal, shown_sign
from sakip.audit.numbers import read

MOST_NAMED = 5
OTHER = {Desimal.KOMA: Desimal.TITIK, Desimal.TITIK: Desimal.KOMA}


def settled(rows: Sequence[Baris], desimal: Desimal | None) -> tuple[Desimal | None, tuple[str, ...]]:
    """The sign to read by, and what is to be said of it (Indonesian sentences)."""
    if desimal is None:
        return None, ()
    shown = {sign: {row.nomor: token for row in rows for token in _telling(row, sign)} for sign in Desimal}
    own, other = shown[desimal], shown[OTHER[desimal]]
    if not other:
        return desimal, ()
    if not own:
        example = next(iter(other.values()))
        return None, (
            f"Pilihan --desimal {desimal} tidak dipakai: tanda desimal di tabel ini {OTHER[desimal]}, misalnya "
            f'"{example}" ({_named(other)}). Pakai --desimal {OTHER[desimal]}, atau hapus pilihan itu.',
        )
    doubtful = [row.nomor for row in rows if any(read(cell).ganda for cell in _cells(row))]
    if not doubtful:
        return desimal, ()
    return desimal, (
        f"Tanda desimal di tabel ini bercampur: koma pada {_named(shown[Desimal.KOMA])}; titik pada "
        f"{_named(shown[Desimal.TITIK])}. Angka bermakna ganda pada {_named(doubtful)} dibaca menurut --desimal "
        f"{desimal}; cocokkan dengan laporannya.",
    )


def _telling(row: Baris, sign: Desimal) -> Iterator[str]:
    """The numbers typed as text in a row that can only have this decimal sign."""
    for cell in _cells(row):
        if cell.angka is None and cell.tolak is None:
            yield from (token for token in re.findall(DIGITS, cell.teks) if shown_sign(token) is sign)


def _cells(row: Baris) -> tuple[Sel, Sel, Sel]:
    return row.target, row.realisasi, row.tercetak


def _named(rows: Iterable[int]) -> str:
    """The first of these rows by number, and how many more there are."""
    numbers = [str(number) for number in rows]
    more = len(numbers) - MOST_NAMED
    rest = f", dan {more} baris lain" if more > 0 else ""
    return f"baris {', '.join(numbers[:MOST_NAMED])}{rest}"
