"""A copy of the project that a test may build and damage, and a built page as a test looks at it."""

import re
import shutil
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count
from pathlib import Path

from conftest import CONTOH, ROOT

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "path", "rect", "source", "circle", "col"})
#: Elements that end a paragraph that is still open.
BLOCKS = frozenset({"aside", "details", "div", "dl", "figure", "h2", "h3", "ol", "p", "pre", "section", "table", "ul"})
#: What a browser loads without being asked: element, attribute.
LOADED = frozenset(
    {("audio", "src"), ("embed", "src"), ("iframe", "src"), ("img", "src"), ("img", "srcset"), ("image", "href"),
     ("link", "href"), ("object", "data"), ("script", "src"), ("source", "src"), ("source", "srcset"), ("use", "href"),
     ("video", "poster"), ("video", "src")}
)  # fmt: skip


def copy_project(to: Path) -> Path:
    """Copy what the real site is built from to a folder; returns the folder."""
    for name in ("content", "data", "overrides"):
        shutil.copytree(ROOT / name, to / name)
    shutil.copy(ROOT / "mkdocs.yml", to)
    return to


def copy_example(to: Path) -> Path:
    """Copy what the example site is built from, as deep below the folder as here; returns the example's folder."""
    shutil.copytree(ROOT / "overrides", to / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", to)
    example = to / CONTOH.relative_to(ROOT)
    for name in ("content", "data"):
        shutil.copytree(CONTOH / name, example / name)
    shutil.copy(CONTOH / "mkdocs.yml", example)
    return example


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@dataclass
class Element:
    """An element that is still open, with what was seen inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """A built page: its elements in order, its ids, its links, and the text of its article."""

    path: Path
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closed: list[Element] = field(default_factory=list)
    blocks_in_paragraphs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the page."""
        super().__init__()
        self._open: list[Element] = []
        self.html = self.path.read_text("utf-8")
        start, end = self.html.find("<article"), self.html.find("</article>")
        self.article = self.html[self.html.index(">", start) + 1 : end] if start >= 0 else ""
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs}
        if tag in BLOCKS and any(element.tag == "p" for element in self._open):
            self.blocks_in_paragraphs.append(f"{tag}.{attributes.get('class', '')}")
        self.elements.append((tag, attributes))
        if tag not in VOID:
            self._open.append(Element(tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that has no content."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it what was left open inside it."""
        if not any(element.tag == tag for element in self._open):
            return
        while True:
            element = self._open.pop()
            self.closed.append(element)
            if element.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        """Text belongs to every element that is open."""
        for element in self._open:
            element.text += data

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self) -> list[str]:
        """Every address that a reader can follow."""
        return [attributes["href"] for tag, attributes in self.elements if tag == "a" and "href" in attributes]

    @property
    def loads(self) -> list[str]:
        """Every address that a browser loads by itself."""
        return [
            attributes[name]
            for tag, attributes in self.elements
            for name in attributes
            if (tag, name) in LOADED and attributes.get("rel") not in ("prev", "next", "canonical")
        ]

    def texts(self, tag: str, class_: str = "") -> list[str]:
        """The text of each element with this tag and class, blanks joined."""
        return [
            " ".join(element.text.split())
            for element in self.closed
            if element.tag == tag and class_ in ("", *element.attributes.get("class", "").split())
        ]

    @property
    def text(self) -> str:
        """The text of the article, blanks joined."""
        return " ".join(self.texts("article"))


def pages(site: Path) -> list[Page]:
    """Every page of a built site."""
    return [Page(path) for path in sorted(site.rglob("*.html"))]


def resolved(page: Page, site: Path, address: str) -> tuple[Path, str]:
    """The file and the anchor that an address leads to from a page."""
    address, _, anchor = address.partition("#")
    path = address.partition("?")[0]
    if not path:
        return page.path, anchor
    start = site / path.lstrip("/") if path.startswith("/") else page.path.parent / path
    target = start.resolve()
    return (target / "index.html" if target.is_dir() else target), anchor


def is_foreign(address: str) -> bool:
    """Whether an address names a host or a scheme of its own."""
    return bool(re.match(r"\s*([a-z][a-z0-9+.-]*:|//)", address, re.I))


#: Elements that stand on a line of their own.
LINES = BLOCKS | {
    "caption", "dd", "desc", "dt", "figcaption", "h1", "h4", "li", "summary", "td", "text", "th", "title", "tr",
}  # fmt: skip


class Article(HTMLParser):
    """What a reader sees of a page's article, as a test compares it.

    ``lines`` have '#' for each figure; ``figures`` have the anchor each leads to ('' for none) and its text; ``shapes``
    are the elements; written traces stand apart in ``traces``, each with its id ('' inside a table's figure) and lines,
    and so do charts in ``drawn``: each drawing's elements with their text, and what is said of it.
    """

    def __init__(self, html: str) -> None:
        """Read the article."""
        super().__init__()
        self.lines: list[str] = []
        self.figures: list[tuple[str, str]] = []
        self.shapes: list[tuple[str, dict[str, str]]] = []
        self.traces: list[tuple[str, list[str]]] = []
        self.drawn: list[str] = []
        self._drawing = ""
        self._sections: list[str] = []
        self._text = ""
        self._figure: tuple[str, str] | None = None
        self._raw = False
        self.feed(html)
        self._end_line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs}
        classes = attributes.get("class", "").split()
        if "sakip-lukisan" in classes or attributes.get("id", "").endswith("-uraian"):
            self._end_line()
            self._drawing = tag
            self.drawn.append("")
        if self._drawing:
            self.drawn[-1] += f"<{tag} {attributes}>"
            return
        if tag in LINES:
            self._end_line()
        if tag == "section":
            self._sections.append(attributes.get("class", ""))
            if self._in_trace:
                self.traces.append((attributes.get("id", ""), []))
        self._raw = self._raw or tag == "pre"
        if not self._in_trace:
            self.shapes.append((tag, attributes))
            if "sakip-angka" in classes:
                self._figure = (tag, attributes.get("href", "").partition("#")[2])
                self.figures.append((self._figure[1], ""))
                self._text += "#"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that has no content."""
        if not self._in_trace:
            self.shapes.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if self._drawing:
            self._drawing = "" if tag == self._drawing else self._drawing
            return
        if tag in LINES:
            self._end_line()
        if tag == "section":
            self._sections.pop()
        if tag == "pre":
            self._raw = False
        if self._figure is not None and tag == self._figure[0]:
            self._figure = None

    def handle_data(self, data: str) -> None:
        """Text of a figure, of a drawing, or of a line."""
        if self._drawing:
            self.drawn[-1] += data
            return
        if self._figure is not None:
            anchor, text = self.figures.pop()
            self.figures.append((anchor, text + data))
            return
        *ended, last = data.split("\n") if self._raw else [data]
        for line in ended:
            self._text += line
            self._end_line()
        self._text += last

    @property
    def _in_trace(self) -> bool:
        return "sakip-rincian" in self._sections

    def _end_line(self) -> None:
        line = " ".join(self._text.split())
        if line:
            (self.traces[-1][1] if self._in_trace else self.lines).append(line)
        self._text = ""


@dataclass
class Cell:
    """A cell of a table: where its upper left corner stands, what it spans, its text."""

    tag: str
    attributes: dict[str, str]
    row: int
    column: int
    text: str = ""

    @property
    def height(self) -> int:
        """The rows it spans."""
        return int(self.attributes.get("rowspan", 1))

    @property
    def width(self) -> int:
        """The columns it spans."""
        return int(self.attributes.get("colspan", 1))

    @property
    def slots(self) -> set[tuple[int, int]]:
        """Every row and column that it covers."""
        return {
            (row, column)
            for row in range(self.row, self.row + self.height)
            for column in range(self.column, self.column + self.width)
        }


@dataclass
class DataTable:
    """A table of data as a browser lays it out: its caption (None without one), the cells of its head and its body."""

    caption: str | None = None
    head: list[Cell] = field(default_factory=list)
    body: list[Cell] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=lambda: {"thead": 0, "tbody": 0})

    @property
    def width(self) -> int:
        """How many columns the head has."""
        return max(cell.column + cell.width for cell in self.head)

    def heads_of(self, cell: Cell) -> list[Cell]:
        """The cells of the head above a cell of the body."""
        own = {column for _, column in cell.slots}
        return [head for head in self.head if own & {column for _, column in head.slots}]

    def row_heads_of(self, cell: Cell) -> list[Cell]:
        """The cells of the body that name a cell of the body, as HTML assigns them."""
        if "headers" in cell.attributes:
            named = cell.attributes["headers"].split()
            return [head for head in self.body if head.attributes.get("id") in named]
        rows = {row for row, _ in cell.slots}
        return [
            head
            for head in self.body
            if head.tag == "th" and head is not cell
            if (head.attributes.get("scope") == "row" and rows & {row for row, _ in head.slots})
            or (head.attributes.get("scope") == "rowgroup" and head.row <= max(rows))
        ]


class _Tables(HTMLParser):
    """Reads the tables of data of an article."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[DataTable] = []
        self._part, self._cell, self._caption, self._inside = "", False, False, False
        self._taken: set[tuple[str, int, int]] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "table":
            self._inside = attributes.get("class") == "sakip-data"
            if self._inside:
                self.tables.append(DataTable())
                self._taken.clear()
        if not self._inside:
            return
        table = self.tables[-1]
        if tag in ("thead", "tbody"):
            self._part = tag
        elif tag == "tr":
            table.rows[self._part] += 1
        elif tag == "caption":
            table.caption, self._caption = "", True
        elif tag in ("td", "th"):
            cells = table.head if self._part == "thead" else table.body
            row = table.rows[self._part] - 1
            column = next(at for at in count() if (self._part, row, at) not in self._taken)
            cells.append(Cell(tag, attributes, row, column))
            self._taken |= {(self._part, *slot) for slot in cells[-1].slots}
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._inside = False
        if tag in ("td", "th"):
            self._cell = False
        if tag == "caption":
            self._caption = False

    def handle_data(self, data: str) -> None:
        if not self._inside:
            return
        table = self.tables[-1]
        if self._caption:
            table.caption = f"{table.caption}{data}"
        elif self._cell:
            (table.head if self._part == "thead" else table.body)[-1].text += data


def data_tables(page: Page) -> list[DataTable]:
    """The tables of data on a page, in order."""
    return tables_in(page.article)


def tables_in(article: str) -> list[DataTable]:
    """The tables of data in an article, in order."""
    return _Tables(article).tables
