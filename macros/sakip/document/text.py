"""A page with its answers -> blocks. Its Markdown is read by the very parser that the site uses, and its HTML taken up.

Nothing is left out: what has no form in a document is a problem with page and line.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

from markdown import Markdown
from markupsafe import Markup

from sakip.check import plain_text
from sakip.document.blocks import (
    Block,
    Blocks,
    Break,
    Callout,
    Code,
    Emph,
    Heading,
    Inline,
    Inlines,
    Items,
    Link,
    Note,
    Paragraph,
    Picture,
    Quiet,
    Quote,
    Rule,
    Strong,
    Target,
    Terms,
    Verbatim,
    Written,
)
from sakip.document.forms import FormlessError, shown
from sakip.pages.draft import Answered, Placed
from sakip.pages.site import Numbered
from sakip.placement import Placement
from sakip.problem import Letak, Problem

#: What a page may be written with: as in ``mkdocs.yml``.
EXTENSIONS = ("admonition", "def_list", "footnotes", "tables", "toc", "pymdownx.superfences", "pymdownx.highlight")
SETTINGS = {"tables": {"use_align_attribute": True}, "pymdownx.highlight": {"use_pygments": False}}
VOID = frozenset({"br", "hr", "img"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
SET_APART = frozenset({"ul", "ol", "dl", "blockquote", "table", "pre", "hr"})
#: Pictures that can be printed.
PRINTABLE = (".png", ".jpg", ".jpeg", ".gif")
#: The element that stands for an answer.
ANSWER = "sakip-jawaban"


@dataclass(slots=True)
class _Node:
    tag: str
    attributes: Mapping[str, str]
    children: "list[_Node | str]" = field(default_factory=list)

    def all(self, tag: str) -> "Iterator[_Node]":
        """Every element with this tag inside, in order."""
        for child in self.children:
            if isinstance(child, _Node):
                if child.tag == tag:
                    yield child
                yield from child.all(tag)

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Tree(HTMLParser):
    """The elements of what Python-Markdown wrote, which closes every one it opens."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = _Node("", {})
        self._open = [self.root]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(_Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read(
    page: Answered,
    numbered: Mapping[tuple[str, str], Numbered],
    problems: list[Problem],
    *,
    lower: int = 0,
) -> Blocks:
    """The page's blocks, its headings ``lower`` levels further down; what has no form is added to the problems."""
    placed = [part for part in page.parts if isinstance(part, Placed)]
    count = iter(range(len(placed)))
    parts = (
        plain_text(part) if isinstance(part, str) else Markup("<{0} nomor='{1}'></{0}>").format(ANSWER, next(count))
        for part in page.parts
    )
    placement = Placement(problems.append)
    markdown = Markdown(extensions=[*EXTENSIONS, placement], extension_configs=SETTINGS)
    text = placement.begin(page.source.path, parts, text=page.source.text)
    tree = _Tree(markdown.convert(text)).root
    reader = _Reader(page.source.path, placed, numbered, placement, lower=lower)
    return reader.page(tree)


class _Reader:
    """Elements -> blocks, for one page."""

    def __init__(
        self,
        page: str,
        placed: list[Placed],
        numbered: Mapping[tuple[str, str], Numbered],
        placement: Placement,
        *,
        lower: int,
    ) -> None:
        self.path = page
        self.placed = placed
        self.numbered = numbered
        self.placement = placement
        self.lower = lower
        self.notes: dict[str, _Node] = {}
        self.reading: list[str] = []

    def page(self, root: _Node) -> Blocks:
        """The blocks of the whole page."""
        for box in root.all("div"):
            if "footnote" in box.attributes.get("class", "").split():
                self.notes = {item.attributes.get("id", ""): item for item in box.all("li")}
        return self.flow(root.children)

    def flow(self, children: "list[_Node | str]") -> Blocks:
        """The blocks of what stands below each other; text without an element of its own is a paragraph."""
        return tuple(_paragraphs(part for child in children for part in self.parts(child)))

    def parts(self, child: "_Node | str") -> "Iterator[Block | Inline]":
        """A child of a flow as blocks, or as pieces of a line."""
        if isinstance(child, str):
            yield from self.inline([child])
            return
        name = child.attributes.get("class", "").split()
        match child.tag:
            case "p":
                yield from _paragraphs(self.inline(child.children))
            case "div" if "footnote" in name:
                return
            case "div" if "admonition" in name:
                yield self._callout(child)
            case "div" if "highlight" in name:
                yield from self.flow(child.children)
            case tag if tag in HEADINGS:
                level = HEADINGS[tag] + self.lower
                yield Heading(level, self._line(child), Target(self.path, child.attributes.get("id", "")))
            case tag if tag in SET_APART:
                yield self._set_apart(child)
            case _:
                yield from self.inline([child])

    def _set_apart(self, child: _Node) -> Block:
        """A list, a table and the like."""
        match child.tag:
            case "ul" | "ol":
                start = int(child.attributes.get("start", "1")) if child.tag == "ol" else None
                return Items(tuple(self.flow(item.children) for item in _elements(child)), start)
            case "dl":
                return Terms(tuple(self._terms(child)))
            case "blockquote":
                return Quote(self.flow(child.children))
            case "table":
                return self._table(child)
            case "pre":
                return Verbatim(child.text.strip("\n"))
            case _:
                return Rule()

    def inline(self, children: "list[_Node | str]") -> "Iterator[Inline | Block]":
        """The pieces of a line; an answer or a picture in it may be a block."""
        for child in children:
            if isinstance(child, str):
                yield " ".join(child.split("\n"))
                continue
            match child.tag:
                case "strong":
                    yield Strong(self._line(child))
                case "em":
                    yield Emph(self._line(child))
                case "code":
                    yield Code(child.text)
                case "br":
                    yield Break()
                case "a":
                    yield self._link(child)
                case "sup" if (note := self._note(child)) is not None:
                    yield note
                case "img":
                    yield from self._picture(child)
                case tag if tag == ANSWER:
                    yield from self._answer(self.placed[int(child.attributes["nomor"])])
                case tag:
                    self._refuse(f"<{tag}", f"Unsur <{tag}>")

    def _line(self, node: _Node) -> Inlines:
        """What is inside as one line of text; a block in it has no place there."""
        pieces: list[Inline] = []
        for child in node.children:
            for part in self.inline([child]):
                if isinstance(part, Block):
                    self._refuse(self._origin(child), "Tabel, grafik, daftar, atau gambar di dalam kalimat")
                else:
                    pieces.append(part)
        return _trimmed(pieces)

    def _origin(self, child: "_Node | str") -> "Letak | str":
        """Where a block in a line comes from: the place of its call, or the address of its picture."""
        if isinstance(child, str) or child.tag == "img":
            return "" if isinstance(child, str) else child.attributes.get("src", "")
        return self.placed[int(child.attributes["nomor"])].call.letak

    def _answer(self, placed: Placed) -> "Blocks | Inlines":
        try:
            return shown(placed, self.numbered, self.path)
        except FormlessError as error:
            self._refuse(placed.call.letak, str(error))
            return ()

    def _link(self, node: _Node) -> Inline:
        address, text = node.attributes.get("href", ""), self._line(node)
        if address.startswith(("http:", "https:", "mailto:")):
            return Link(text, address)
        path, _, anchor = address.partition("#")
        path = unquote(path.partition("?")[0])
        page = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path)) if path else self.path
        return Link(text, Target(page, unquote(anchor)))

    def _note(self, node: _Node) -> Note | None:
        reference = next((link.attributes.get("href", "") for link in node.all("a")), "")
        name = reference.removeprefix("#")
        item = self.notes.get(name)
        if item is None:
            return None
        if name in self.reading:
            self._refuse(f"[^{name.removeprefix('fn:')}]", "Catatan kaki yang memanggil dirinya sendiri")
            return Note(())
        self.reading.append(name)
        found = self.flow([_without_backlinks(child) for child in item.children])
        self.reading.pop()
        if not all(isinstance(block, Paragraph) for block in found):
            self._refuse(f"[^{name.removeprefix('fn:')}]:", "Daftar, tabel, atau gambar di dalam catatan kaki")
        return Note(found)

    def _picture(self, node: _Node) -> "Iterator[Block]":
        source, alt = node.attributes.get("src", ""), node.attributes.get("alt", "").strip()
        file = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), unquote(source)))
        if not file.lower().endswith(PRINTABLE):
            self._refuse(source, f'Gambar "{source}" yang bukan PNG, JPEG, atau GIF')
        elif not alt:
            self._refuse(source, f'Gambar "{source}" tanpa uraian dalam kurung siku')
        else:
            yield Picture(file, alt)
        if title := node.attributes.get("title"):
            yield Paragraph((Quiet((title,)),))

    def _callout(self, node: _Node) -> Callout:
        title, *rest = _elements(node)
        return Callout(self._line(title), self.flow(list(rest)))

    def _terms(self, node: _Node) -> "Iterator[tuple[Inlines, Blocks]]":
        names: list[Inlines] = []
        for child in _elements(node):
            if child.tag == "dt":
                names.append(self._line(child))
                continue
            heads = tuple(piece for at, name in enumerate(names) for piece in ((Break(), *name) if at else name))
            yield heads, self.flow(child.children)
            names = []

    def _table(self, node: _Node) -> Written:
        rows = [_elements(row) for row in node.all("tr")]
        head = rows[0]
        align = tuple(cell.attributes.get("align") or "left" for cell in head)
        body = tuple(tuple(self._line(cell) for cell in row) for row in rows[1:])
        return Written(tuple(self._line(cell) for cell in head), body, align)

    def _refuse(self, place: "Letak | str", what: str) -> None:
        """Tell that this cannot be printed, at its place or where the page has the text."""
        message = f"{what} tidak dapat dimuat dalam dokumen cetak. Pindahkan ke halaman lain, atau ganti."
        if isinstance(place, str):
            self.placement.refuse("H115", place, message)
        else:
            self.placement.tell(Problem("H115", place, message))


def _paragraphs(parts: "Iterable[Block | Inline]") -> "Iterator[Block]":
    """Blocks as they are; the pieces of lines between them as paragraphs."""
    line: list[Inline] = []
    for part in parts:
        if not isinstance(part, Block):
            line.append(part)
            continue
        if text := _trimmed(line):
            yield Paragraph(text)
        line = []
        yield part
    if text := _trimmed(line):
        yield Paragraph(text)


def _elements(node: _Node) -> list[_Node]:
    return [child for child in node.children if isinstance(child, _Node)]


def _without_backlinks(child: "_Node | str") -> "_Node | str":
    """The same without the arrow back to where a footnote is called."""
    if isinstance(child, str):
        return child
    kept = [
        _without_backlinks(one)
        for one in child.children
        if isinstance(one, str) or "footnote-backref" not in one.attributes.get("class", "")
    ]
    return _Node(child.tag, child.attributes, kept)


def _trimmed(pieces: "list[Inline]") -> Inlines:
    """The pieces of a line without blanks at its ends; none where it has nothing but blanks."""
    line = [piece for piece in pieces if piece != ""]
    while line and isinstance(line[0], str) and not line[0].strip():
        line.pop(0)
    while line and isinstance(line[-1], str) and not line[-1].strip():
        line.pop()
    if line and isinstance(line[0], str):
        line[0] = line[0].lstrip()
    if line and isinstance(line[-1], str):
        line[-1] = line[-1].rstrip()
    return tuple(line)
