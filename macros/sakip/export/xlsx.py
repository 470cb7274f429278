"""Sheets of typed cells -> the bytes of a workbook (ECMA-376), the same on every machine.

XlsxWriter writes it: a formula keeps the value it gave, which viewers and readers that do not compute show. Its archive
is packed anew without compression, because what deflate makes differs between machines. No text is taken for a formula.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from sakip.export.sheet import RUNS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: What no XML may hold.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NEWLINE = re.compile(r"\r\n?")
WIDEST, NARROWEST, NUMBERS = 60, 9, 16
#: The first moment that an archive can state: the workbook has no date of its own.
EPOCH = (1980, 1, 1, 0, 0, 0)
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class Petak:
    """A cell: its value, how a number is shown, the formula that gives it, the sheet it leads to."""

    isi: str | Decimal | None = None
    format: str = ""
    rumus: str | None = None
    tebal: bool = False
    menuju: str | None = None


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet; its first row are the heads, which stay in sight."""

    nama: str
    baris: Sequence[Sequence[Petak]]


class _Exact(float):
    """A number in the fewest digits that give it again, where XlsxWriter would round it to sixteen."""

    def __format__(self, spec: str, /) -> str:
        return repr(float(self)).removesuffix(".0")


class _Looks:
    """The formats of a workbook, each made once, in the order of their first use."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[str, bool, bool], Format] = {}

    def of(self, cell: Petak) -> "Format":
        """The format of a cell; a text that could run is marked as one, so that it stays a text when typed anew."""
        text = cell.isi if isinstance(cell.isi, str) else None
        code = "General" if text is not None else cell.format or "General"
        key = (code, cell.tebal, text is not None and text.lstrip().startswith(RUNS))
        if key not in self._made:
            self._made[key] = self._book.add_format(
                {"num_format": code, "bold": key[1], "quote_prefix": key[2], "text_wrap": True, "valign": "top"}
            )
        return self._made[key]


def workbook(sheets: Sequence[Lembar], *, judul: str, pembuat: str) -> bytes:
    """The workbook of these sheets, whose names differ in more than case and have at most 31 letters."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - takes long to import; only a build needs it

    target = io.BytesIO()
    with Workbook(target, OPTIONS) as book:
        book.set_properties({"title": _text(judul), "author": _text(pembuat), "created": datetime(*EPOCH, tzinfo=UTC)})
        looks = _Looks(book)
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.nama), sheet, looks)
    with ZipFile(target) as archive:
        return stored({path: archive.read(path) for path in archive.namelist()})


def stored(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these files in this order, uncompressed, without times."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for path, content in files.items():
            info = ZipInfo(path, EPOCH)
            info.create_system = 0  # Python writes the machine's own
            archive.writestr(info, content)
    return target.getvalue()


def _fill(page: "Worksheet", sheet: Lembar, looks: _Looks) -> None:
    page.freeze_panes(1, 0)
    for column, width in enumerate(_widths(sheet.baris)):
        page.set_column(column, column, width)
    for line, column, cell in _filled(sheet.baris):
        _write(page, (line, column), cell, looks.of(cell))


def _filled(rows: Sequence[Sequence[Petak]]) -> Iterator[tuple[int, int, Petak]]:
    """The cells that hold something, with their places."""
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.isi not in (None, ""):
                yield line, column, cell


def _write(page: "Worksheet", place: tuple[int, int], cell: Petak, look: "Format") -> None:
    if isinstance(cell.isi, Decimal):
        number = _Exact(cell.isi)
        if cell.rumus:
            page.write_formula(*place, cell.rumus, look, number)
        else:
            page.write_number(*place, number, look)
        return
    text = _text(cell.isi or "")
    if cell.menuju:
        page.write_url(*place, _first_cell(cell.menuju), look, text)
    elif text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a text for finished markup; one of two runs it writes itself
        page.write_rich_string(*place, look, text[0], look, text[1:], look)
    else:
        page.write_string(*place, text, look)


def _first_cell(sheet: str) -> str:
    """The first cell of a sheet, as a link inside the workbook names it."""
    doubled = sheet.replace("'", "''")
    return f"internal:'{doubled}'!A1"


def _text(value: str) -> str:
    return NEWLINE.sub("\n", UNWRITABLE.sub("", value))


def _widths(rows: Sequence[Sequence[Petak]]) -> list[int]:
    """For each column the letters of its longest cell, within bounds."""
    longest = [0] * max(map(len, rows), default=0)
    for row in rows:
        for at, cell in enumerate(row):
            letters = len(cell.isi) if isinstance(cell.isi, str) else NUMBERS if cell.isi is not None else 0
            longest[at] = max(longest[at], letters)
    return [min(max(letters + 1, NARROWEST), WIDEST) for letters in longest]
