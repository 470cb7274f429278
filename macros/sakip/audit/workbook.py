"""An XLSX file's bytes -> its sheets. What is in it was made by strangers: its size is bounded before it is opened."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from openpyxl import load_workbook

from sakip.audit.cell import Sel, clean
from sakip.audit.table import Lembar
from sakip.audit.typed import sel
from sakip.problem import DataError, Letak, Problem, did_you_mean

MOST_UNPACKED = 50_000_000
MOST_PARTS = 2_000
MOST_COLUMNS = 200
#: A sheet may be formatted down to its last row; filled rows are counted by the table.
LAST_ROW = 1_048_576
MOST_FILLED = 25_000
MOST_CELLS = 5_000_000
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
UNCOMPUTED = (
    "berisi rumus yang hasilnya tidak tersimpan di berkas. Buka berkasnya di program pengolah angka, simpan, lalu "
    "jalankan lagi"
)


def sheets(raw: bytes, nama: str, lembar: str | None) -> Iterator[Lembar]:
    """The visible sheets in their order, or the named one. Raises DataError for what is no sound XLSX file."""
    _bounded(raw, nama)
    with _sound(nama):
        every = _worksheets(raw, data_only=True)
    if lembar is not None and lembar not in (names := [sheet.title for sheet in every]):
        message = f'Lembar "{lembar}" tidak ada.{did_you_mean(lembar, names)}'
        raise DataError([Problem("A109", Letak(nama, 1), message)])
    for sheet in every:
        if sheet.title == lembar if lembar is not None else sheet.sheet_state == "visible":
            with _sound(nama):
                rows = list(_rows(sheet, nama, _formulas(raw, sheet.title)))
            yield Lembar(nama=sheet.title, isi=rows)


@contextmanager
def _sound(nama: str) -> Iterator[None]:
    """Whatever a damaged part makes the reader stumble over is one problem of the file; its warnings are not ours."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except DataError:
        raise
    except Exception as error:
        raise DataError([_damaged(nama)]) from error


def _bounded(raw: bytes, nama: str) -> None:
    with _sound(nama), zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        message = f"Isi berkas setelah dibuka melebihi {MOST_UNPACKED // 1_000_000} MB. Salin tabelnya ke berkas baru."
        raise DataError([Problem("A105", Letak(nama, 1), message)])


def _worksheets(raw: bytes, *, data_only: bool) -> list[Any]:
    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=data_only, keep_links=False)
    return list(book.worksheets)


def _formulas(raw: bytes, title: str) -> Mapping[tuple[int, int], str]:
    """The formulas of a sheet by row and column. None are known where one of them is beyond the reader."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        sheets = (archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/"))
        if not any(FORMULA.search(xml) for xml in sheets):
            return {}
    with suppress(Exception), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (sheet,) = (one for one in _worksheets(raw, data_only=False) if one.title == title)
        sheet.reset_dimensions()
        return {
            (cell.row, cell.column): str(cell.value)
            for cells in sheet.iter_rows(max_row=LAST_ROW)
            for cell in cells[:MOST_COLUMNS]
            if cell.data_type == "f"
        }
    return {}


def _rows(sheet: Any, nama: str, formulas: Mapping[tuple[int, int], str]) -> Iterator[tuple[int, Sequence[Sel]]]:
    """The rows down to the last filled one; blank ones between are kept, so that they can be counted."""
    sheet.reset_dimensions()  # a file may state a smaller size than it has
    blank: list[tuple[int, Sequence[Sel]]] = []
    filled = seen = 0
    for number, cells in enumerate(sheet.iter_rows(max_row=LAST_ROW), start=1):
        row = tuple(_cell(cell, formulas.get((number, at))) for at, cell in enumerate(cells[:MOST_COLUMNS], start=1))
        seen += len(cells)
        filled += any(cell.teks for cell in row)
        if filled > MOST_FILLED or seen > MOST_CELLS:
            message = f"Lembar memuat lebih dari {MOST_FILLED} baris berisi atau terlalu banyak kolom. Pecah berkasnya."
            raise DataError([Problem("A105", Letak(nama, number), message)])
        if not any(cell.teks for cell in row):
            blank.append((number, ()))
            continue
        yield from blank
        blank = []
        yield number, row


def _cell(cell: Any, formula: str | None) -> Sel:
    value = cell.value
    if value is None and formula is not None and cell.data_type != "str":  # "str" is a stored result: an empty text
        return Sel(teks=clean(formula), tolak=UNCOMPUTED)
    return Sel() if value is None else sel(value, cell.number_format or "General")


def _damaged(nama: str) -> Problem:
    message = "Berkas bukan XLSX yang utuh. Buka di program pengolah angka, lalu simpan ulang sebagai .xlsx."
    return Problem("A102", Letak(nama, 1), message)
