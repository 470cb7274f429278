"""Python-Markdown extension: the page Istilah explains the terms, every other page leads to it where it uses one first.

The page is the one source: a definition list in Markdown, that a planner writes as it is read. A term may be written
with its abbreviation, ``IKU (Indikator Kinerja Utama)``, or on several lines; its first definition is the tooltip.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.toc import slugify
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from sakip.problem import Letak, Problem
from sakip.render.terms import Istilah, Marker, is_abbreviation

LOG = logging.getLogger("mkdocs.plugins.sakip")
PAGE = "istilah.md"
#: Pages for those who write the data: they know the terms, and "program" is another thing there.
GUIDE = "panduan/"
#: A term with its other form in brackets.
HEAD = re.compile(r"(?P<form>[^()]+?)\s*\((?P<other>[^()]+)\)")


class Glossary(Extension):
    """The terms of the site, and the page that is being converted."""

    def __init__(self) -> None:
        """No terms: a site without the page marks nothing."""
        super().__init__()
        self.terms: tuple[Istilah, ...] = ()
        self.marker = Marker(())
        self.page = ""
        self.address: Callable[[str], str] = "#{}".format

    def learn(self, parts: Iterable[str | Markup], text: str) -> None:
        """Take the terms from the glossary's page, ``text`` being all that is written there; log those told twice."""
        self.terms = tuple(read_terms("".join(part for part in parts if not isinstance(part, Markup))))
        self.marker = Marker(self.terms)
        for problem in told_twice(self.terms, text):
            LOG.error("%s", problem)

    def begin(self, page: str, address: Callable[[str], str]) -> None:
        """Take the next page; ``address`` is where an anchor of the glossary is, seen from there."""
        self.page, self.address = page, address

    def extendMarkdown(self, md: Markdown) -> None:
        """Register after everything else has been put in place."""
        md.treeprocessors.register(_Anchors(md, self), "sakip_istilah", 6)
        md.postprocessors.register(_Marks(md, self), "sakip_istilah", -100)


def read_terms(text: str) -> Iterator[Istilah]:
    """Each term of a page's definition lists, in order."""
    markdown = Markdown(extensions=["def_list"])
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    reader = _Lists()
    reader.feed(markdown.convert(text))
    for heads, meanings in reader.entries:
        forms: list[str] = []
        spelt = None
        for head in heads:
            both = HEAD.fullmatch(head)
            names = [both["form"], both["other"]] if both else [head]
            forms += names
            if both and spelt is None:
                spelt = next((name for name in reversed(names) if not is_abbreviation(name)), None)
        if heads and meanings:
            yield Istilah(id=anchor(heads[0]), bentuk=tuple(forms), kepanjangan=spelt, arti=meanings[0])


def anchor(head: str) -> str:
    """The anchor of a term by its head."""
    return f"istilah-{slugify(head.partition('(')[0], '-')}"


def told_twice(terms: Sequence[Istilah], text: str) -> Iterator[Problem]:
    """A problem for each form that two terms have."""
    first: dict[str, Istilah] = {}
    for term in terms:
        for form in term.bentuk:
            other = first.setdefault(form.lower(), term)
            if other is not term:
                at = text.rfind(form)
                line = text.count("\n", 0, at) + 1 if at >= 0 else 1
                message = f'Istilah "{form}" sudah dijelaskan pada {other.bentuk[0]}. Hapus salah satunya.'
                yield Problem("H113", Letak(f"content/{PAGE}", line), message)


class _Lists(HTMLParser):
    """The heads and the meanings of each entry of the definition lists."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[tuple[list[str], list[str]]] = []
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("dt", "dd"):
            self._text = []
            if tag == "dt" and (not self.entries or self.entries[-1][1]):
                self.entries.append(([], []))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("dt", "dd") and self._text is not None and self.entries:
            self.entries[-1][tag == "dd"].append(" ".join("".join(self._text).split()))
            self._text = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)


class _Anchors(Treeprocessor):
    """On the glossary's page each term gets its anchor."""

    def __init__(self, md: Markdown, glossary: Glossary) -> None:
        super().__init__(md)
        self.glossary = glossary

    def run(self, root: Element) -> None:
        if self.glossary.page == PAGE:
            for entry in root.iter("dl"):
                after_meaning = True
                for element in entry:
                    if element.tag == "dt" and after_meaning:
                        element.set("id", anchor("".join(element.itertext())))
                    after_meaning = element.tag == "dd"


class _Marks(Postprocessor):
    """On every other page the first use of each term leads there."""

    def __init__(self, md: Markdown, glossary: Glossary) -> None:
        super().__init__(md)
        self.glossary = glossary

    def run(self, text: str) -> str:
        glossary = self.glossary
        unmarked = glossary.page == PAGE or glossary.page.startswith(GUIDE)
        return text if unmarked else glossary.marker.mark(text, glossary.address)
