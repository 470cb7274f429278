"""Every page of the real site as a browser prints it: no cell is lost, nothing lies beside the paper, heads repeat."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from peramban import needs_chromium, opened

pytestmark = needs_chromium

#: Every table that is not folded away: its heads, and the cells of each row as a reader on paper sees them.
TABLES = """() => {
    const seen = (cell) => { const copy = cell.cloneNode(true);
        copy.querySelectorAll(".sakip-tersembunyi, .sakip-alasan, .sakip-jalur, .sakip-kolom > :not(summary)")
            .forEach((part) => part.remove());
        return copy.textContent.normalize("NFKC").replace(/\\s/g, ""); };
    const whole = [...document.querySelectorAll("article table")].filter((table) => !table.closest("details"));
    return whole.map((table) => ({
        heads: [...(table.tHead?.querySelectorAll("th") ?? [])].map(seen),
        rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map(seen)),
    }));
}"""
FOREIGN = """() => [...document.querySelectorAll('article a[href^="http"]')].filter((link) => link.checkVisibility())
    .map((link) => link.getAttribute("href"))"""


class Printed(NamedTuple):
    """A page of the site on paper: its tables and foreign links, the text of each sheet, and text beside the sheet."""

    path: str
    tables: list[dict[str, Any]]
    links: list[str]
    sheets: list[str]
    beside: list[str]


@pytest.fixture(scope="module")
def printed(site: Path, browser: Browser, address: str) -> list[Printed]:
    """All pages that have a table or a foreign link."""
    paths = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    found = []
    with opened(browser) as (page, _):
        for path in paths:
            page.goto(f"{address}{path}/")
            tables, links = page.evaluate(TABLES), page.evaluate(FOREIGN)
            if tables or links:
                found.append(Printed(path, tables, links, *_sheets(page.pdf(format="A4", prefer_css_page_size=True))))
    return found


def _sheets(pdf: bytes) -> tuple[list[str], list[str]]:
    """The text of each sheet without spaces, and the pieces that begin outside its paper."""
    sheets, beside = [], []
    for sheet in PdfReader(BytesIO(pdf)).pages:
        width = float(sheet.mediabox.width)

        def place(text: str, cm: list[float], tm: list[float], *_: object, width: float = width) -> None:
            at = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            if text.strip() and not 0 <= at <= width:
                beside.append(text.strip())

        text = normalize("NFKC", sheet.extract_text(visitor_text=place))  # letters that are set as one
        sheets.append(re.sub(r"\s", "", text))
    return sheets, beside


def test_pages_with_tables_are_printed(printed: list[Printed]) -> None:
    """The report's tables are among what is looked at, and long ones reach over several sheets."""
    assert {"laporan/bab-3", "laporan/bab-3-biaya", "anggaran", "panduan/masalah"} <= {page.path for page in printed}
    assert max(len(page.sheets) for page in printed) > 10


def test_no_cell_is_lost(printed: list[Printed]) -> None:
    """Every cell that a reader sees on the screen stands on paper."""
    lost = [
        (page.path, cell)
        for page in printed
        for table in page.tables
        for row in (table["heads"], *table["rows"])
        for cell in row
        if cell not in "".join(page.sheets)
    ]

    assert lost == []


def test_nothing_lies_beside_the_paper(printed: list[Printed]) -> None:
    """No column is cut off at the edge."""
    assert [(page.path, page.beside[:3]) for page in printed if page.beside] == []


def test_heads_repeat(printed: list[Printed]) -> None:
    """Every sheet on which rows of a table stand has the table's heads."""
    missing, repeated = [], 0
    for page in printed:
        for table in page.tables:
            rows = ["".join(row) for row in table["rows"]]
            runs = ["".join(run) for run in zip(rows, rows[1:], rows[2:], strict=False)]  # one may stand elsewhere too
            on = [sheet for sheet in page.sheets if any(run in sheet for run in runs)]
            repeated += len(on) > 1
            missing += [(page.path, head) for sheet in on for head in table["heads"] if head not in sheet]

    assert missing == []
    assert repeated > 10


def test_foreign_links_are_written_out(printed: list[Printed]) -> None:
    """Beside a link out of the site stands where it leads."""
    links = [(page, link) for page in printed for link in page.links]

    assert [(page.path, link) for page, link in links if f"({link})" not in "".join(page.sheets)] == []
    assert links
