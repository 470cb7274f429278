"""A page's HTML -> the same with the first use of each term led to where the glossary explains it.

Only running text is looked at: no heading, link, code, table, figure or folded part. What is added is an element with
attributes, no text, so that searching, copying, comparing and printing a page find the words that were there.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

from sakip.render.html import fill

TAG = re.compile(r"<!--.*?-->|<(/?)([A-Za-z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.S)
RUNNING = frozenset({"blockquote", "li", "p"})
SKIPPED = frozenset(
    {"a", "abbr", "aside", "button", "code", "details", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "kbd",
     "label", "nav", "pre", "script", "style", "summary", "svg", "table"}
)  # fmt: skip
VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Istilah:
    """A term of the glossary: how it is written (``bentuk``), what it stands for if it is an abbreviation, and its
    meaning; ``id`` is its anchor on the glossary's page.
    """

    id: str
    bentuk: tuple[str, ...]
    kepanjangan: str | None
    arti: str

    def penjelasan(self, teks: str) -> str:
        """The meaning as a tooltip gives it to somebody who has read ``teks``."""
        spelt = self.kepanjangan is not None and self.kepanjangan.lower() != teks.lower()
        return f"{self.kepanjangan}: {self.arti}" if spelt else self.arti


def is_abbreviation(text: str) -> bool:
    """Whether a word of it has a capital after its first letter: such a form is found only as it is written."""
    return any(letter.isupper() for word in text.split() for letter in word[1:])


class Marker:
    """Finds terms; made once for all pages."""

    def __init__(self, terms: Sequence[Istilah]) -> None:
        """Of two forms that begin alike the longer one is looked for first."""
        forms = {_key(form): term for term in reversed(terms) for form in term.bentuk}
        self._terms = forms
        self._search = re.compile(
            r"(?<![\w./-])(?:" + "|".join(map(_pattern, sorted(forms, key=len, reverse=True))) + r")(?![\w/-]|\.\w)"
        )

    def mark(self, html: str, address: Callable[[str], str]) -> str:
        """The page with its terms marked; ``address`` is where the anchor of a term is."""
        if not self._terms:
            return html
        met: set[str] = set()
        return "".join(self._marked(text, met, address) if running else text for text, running in _texts(html) if text)

    def _marked(self, text: str, met: set[str], address: Callable[[str], str]) -> str:
        pieces, start = [], 0
        for found in self._search.finditer(text):
            word = unescape(found[0])
            form = " ".join(word.split())
            term = self._terms.get(form) or self._terms[form.lower()]
            if term.id in met:
                continue
            met.add(term.id)
            link = fill("istilah", ke=address(term.id), arti=term.penjelasan(word), teks=word)
            pieces += [text[start : found.start()], str(link)]
            start = found.end()
        return "".join([*pieces, text[start:]])


def _key(form: str) -> str:
    return form if is_abbreviation(form) else form.lower()


def _pattern(form: str) -> str:
    written = r"\s+".join(re.escape(escape(word, quote=False)) for word in form.split())
    return written if is_abbreviation(form) else f"(?i:{written})"


def _texts(html: str) -> Iterator[tuple[str, bool]]:
    """The page in pieces, and whether each is running text; tags are pieces too."""
    running = skipped = start = 0
    opened: list[str] = []
    for tag in TAG.finditer(html):
        yield html[start : tag.start()], bool(running) and not skipped
        yield tag[0], False
        start = tag.end()
        name = (tag[2] or "").lower()
        if not name or name in VOID or tag[0].endswith("/>"):
            continue
        if not tag[1]:
            opened.append(name)
            running, skipped = running + (name in RUNNING), skipped + (name in SKIPPED)
        elif name in opened:
            while True:
                closed = opened.pop()
                running, skipped = running - (closed in RUNNING), skipped - (closed in SKIPPED)
                if closed == name:
                    break
    yield html[start:], False
