"""Sheets of typed cells -> the bytes of a workbook (ECMA-376), the same on every machine.

Written here because no library of the project does both things that matter: a formula keeps the value it gave (viewers
and readers that do not compute show that), and the bytes depend on nothing but the cells. So nothing is compressed
either: what deflate makes differs between machines. No text is taken for a formula.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from sakip.export.formulas import name
from sakip.export.sheet import RUNS

if TYPE_CHECKING:
    from jinja2 import Environment

#: What no XML may hold, and what a spreadsheet would read as an escape of its own.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
#: No cell holds more letters.
LONGEST = 32_767
#: The first number of a workbook's own formats.
OWN_FORMATS = 164
WIDEST, NARROWEST, NUMBERS = 60, 9, 16
EPOCH = (1980, 1, 1, 0, 0, 0)


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


@dataclass(slots=True)
class _Book:
    """What all sheets share: each text once, each look once, in the order of their first use."""

    texts: dict[str, int] = field(default_factory=dict)
    formats: dict[str, int] = field(default_factory=dict)
    looks: dict[tuple[str, bool, bool], int] = field(default_factory=lambda: {("", False, False): 0})
    used: int = 0

    def cell(self, cell: Petak, place: str) -> str:
        """The cell as a sheet has it, with the numbers of its text and its look."""
        if isinstance(cell.isi, Decimal):
            formula = f"<f>{escape(cell.rumus)}</f>" if cell.rumus else ""
            return f'<c r="{place}" s="{self._look(cell.format, cell.tebal)}">{formula}<v>{_number(cell.isi)}</v></c>'
        text = cell.isi or ""
        self.used += 1
        number = self.texts.setdefault(text, len(self.texts))
        # marked as a text, so that it is none but a text when someone types it anew
        look = self._look("", cell.tebal, text.lstrip().startswith(RUNS))
        return f'<c r="{place}" s="{look}" t="s"><v>{number}</v></c>'

    def _look(self, code: str, bold: bool, quoted: bool = False) -> int:
        if code:
            self.formats.setdefault(code, OWN_FORMATS + len(self.formats))
        return self.looks.setdefault((code, bold, quoted), len(self.looks))


def workbook(sheets: Sequence[Lembar], *, judul: str, pembuat: str) -> bytes:
    """The workbook of these sheets, whose names differ in more than case and have at most 31 letters."""
    book = _Book()
    names = [sheet.nama for sheet in sheets]
    written = {f"xl/worksheets/sheet{at}.xml": _sheet(sheet, book) for at, sheet in enumerate(sheets, start=1)}
    return stored(
        {
            "[Content_Types].xml": fill("jenis", lembar=names),
            "_rels/.rels": fill("akar"),
            "docProps/core.xml": fill("sifat", judul=_text(judul), pembuat=_text(pembuat)),
            "xl/workbook.xml": fill("isi", lembar=names),
            "xl/_rels/workbook.xml.rels": fill("tautan", lembar=names),
            "xl/styles.xml": fill("rupa", format=book.formats, rupa=book.looks),
            "xl/sharedStrings.xml": fill(
                "teks", teks=map(_text, book.texts), banyak=len(book.texts), dipakai=book.used
            ),
            **written,
        }
    )


def stored(files: Mapping[str, str]) -> bytes:
    """A ZIP archive of these files in this order, uncompressed, without times."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for path, text in files.items():
            info = ZipInfo(path, EPOCH)
            info.create_system = 0  # Python writes the machine's own
            archive.writestr(info, text.encode())
    return target.getvalue()


def fill(template: str, **values: object) -> str:
    """The named part with these values, every text among them escaped."""
    return _environment().get_template(f"{template}.xml").render(**values)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - takes long to import; see html

    return Environment(
        loader=PackageLoader("sakip.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _sheet(sheet: Lembar, book: _Book) -> str:
    placed = list(_placed(sheet.baris))
    return fill(
        "lembar",
        kolom=_widths(sheet.baris),
        isi=["".join(book.cell(cell, place) for place, cell in row) for row in placed],
        tautan=[(place, _first_cell(cell.menuju)) for row in placed for place, cell in row if cell.menuju],
    )


def _placed(rows: Sequence[Sequence[Petak]]) -> Iterator[list[tuple[str, Petak]]]:
    """Each row's cells that hold something, with their names; the first row is that of the heads."""
    for line, row in enumerate(rows, start=-1):
        yield [(name((line, at)), cell) for at, cell in enumerate(row) if cell.isi not in (None, "")]


def _first_cell(sheet: str) -> str:
    """The first cell of a sheet, as a link inside the workbook names it."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'!A1"


def _number(value: Decimal) -> str:
    """The number as a spreadsheet holds it: a binary one, in the fewest digits that give it again."""
    return f"{value:f}" if abs(value) < 10**15 and value == value.to_integral_value() else repr(float(value))


def _text(value: str) -> str:
    return ESCAPE.sub("_x005F_", UNWRITABLE.sub("", value))[:LONGEST]


def _widths(rows: Sequence[Sequence[Petak]]) -> list[int]:
    """For each column the letters of its longest cell, within bounds."""
    longest = [0] * max(map(len, rows), default=0)
    for row in rows:
        for at, cell in enumerate(row):
            letters = len(cell.isi) if isinstance(cell.isi, str) else NUMBERS if cell.isi is not None else 0
            longest[at] = max(longest[at], letters)
    return [min(max(letters + 1, NARROWEST), WIDEST) for letters in longest]
