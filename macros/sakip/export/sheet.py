"""A grid as a CSV file: one line a row, numbers with a decimal point, nothing that a spreadsheet would run."""

import csv
from collections.abc import Iterable, Sequence
from types import SimpleNamespace

from sakip.export.grid import PLAIN, Kisi, text

#: What makes a spreadsheet take a text for a formula.
RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def sheet(kisi: Kisi) -> str:
    """The grid as CSV (RFC 4180). A figure is written as the page shows it; what is absent is an empty cell."""
    return table([[column.nama for column in kisi.bidang], *([text(cell) for cell in row] for row in kisi.baris)])


def table(rows: Iterable[Sequence[str]]) -> str:
    """Rows of texts as CSV."""
    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append))
    writer.writerows([safe(text) for text in row] for row in rows)
    return "".join(lines)


def safe(text: str) -> str:
    """The text so that a spreadsheet takes it for a text; a plain number stays one."""
    runs = text.startswith(RUNS) or text.strip().startswith(RUNS)
    return f"'{text}" if runs and not PLAIN.fullmatch(text) else text
