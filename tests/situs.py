"""A copy of the project that a test may build and damage, and a built page as a test looks at it."""

import re
import shutil
from dataclasses import dataclass, field
from html.parser import HTMLParser
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
    path, _, anchor = address.partition("#")
    if not path:
        return page.path, anchor
    start = site / path.lstrip("/") if path.startswith("/") else page.path.parent / path
    target = start.resolve()
    return (target / "index.html" if target.is_dir() else target), anchor


def is_foreign(address: str) -> bool:
    """Whether an address names a host or a scheme of its own."""
    return bool(re.match(r"\s*([a-z][a-z0-9+.-]*:|//)", address, re.I))
