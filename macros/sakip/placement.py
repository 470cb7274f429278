"""Python-Markdown extension: puts rendered parts in place, and keeps a page's own HTML and foreign addresses out.

A page is text from a stranger's pull request. Raw HTML in it is refused, and so are addresses that run a script and
pictures of other hosts; each is told with the page and, where it can be found, the line.
"""

import re
from collections.abc import Callable, Iterable
from html import unescape
from itertools import count
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

from sakip.problem import Letak, Problem

#: Code blocks and spans, in which a page may show what it may not say.
CODE = re.compile(r"(?ms)^ {0,3}(```+|~~~+).*?^ {0,3}\1|`[^`\n]+`")
RAW = r"(</?[A-Za-z][^>\n]*>?|<!--.*?-->|<[!?][^>\n]*>)"
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


class Placement(Extension):
    """The rendered parts of the page that is being converted, and the refusals found in it."""

    def __init__(self, tell: Callable[[Problem], None]) -> None:
        """No page yet; ``tell`` is given each refusal."""
        super().__init__()
        self.tell = tell
        self.page = ""
        self.text = ""
        self.mark = "sakip0:"
        self.searched: dict[str, int] = {}
        self.told: set[tuple[str, int]] = set()
        self.parts: list[Markup] = []

    def begin(self, page: str, parts: Iterable[str | Markup], *, text: str) -> str:
        """Take the parts of the next page, ``text`` being all that is written; returns its Markdown with tokens."""
        parts = list(parts)
        typed = "".join(part for part in parts if not isinstance(part, Markup))
        self.mark = next(mark for n in count() if (mark := f"sakip{n}:") not in typed)
        self.page, self.parts, self.searched, self.told = page, [], {}, set()
        self.text = CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
        pieces: list[str] = []
        for part in parts:
            if isinstance(part, Markup):
                pieces.append(f"<!--{self.mark}{len(self.parts)}-->")
                self.parts.append(part)
            else:
                pieces.append(part)
        return "".join(pieces)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the placement before code blocks are read, and the refusals in place of raw HTML."""
        md.preprocessors.register(_Place(md, self), "sakip_place", 26)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_RefuseHtml(RAW, md, self), "sakip_html", 90)
        md.treeprocessors.register(_RefuseAddresses(md, self), "sakip_addresses", 5)

    def refuse(self, code: str, snippet: str, message: str) -> None:
        """Tell a refusal at the next line of the page that has the snippet outside code."""
        at = self.text.find(snippet, self.searched.get(snippet, 0))
        self.searched[snippet] = at + 1
        line = self.text.count("\n", 0, at) + 1 if at >= 0 else 1
        if (code, line) in self.told:
            return
        self.told.add((code, line))
        self.tell(Problem(code, Letak(f"content/{self.page}", line), message))


class _Place(Preprocessor):
    """Tokens -> placeholders of Python-Markdown's stash, which its own postprocessor fills at the end."""

    def __init__(self, md: Markdown, placement: Placement) -> None:
        super().__init__(md)
        self.placement = placement

    def run(self, lines: list[str]) -> list[str]:
        stash = self.md.htmlStash
        token = re.compile(rf"<!--{self.placement.mark}(\d+)-->")
        text = token.sub(lambda match: stash.store(str(self.placement.parts[int(match[1])])), "\n".join(lines))
        return text.split("\n")


class _RefuseHtml(InlineProcessor):
    """Raw HTML is shown as text and refused."""

    def __init__(self, pattern: str, md: Markdown, placement: Placement) -> None:
        super().__init__(pattern, md)
        self.placement = placement

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        message = (
            f"HTML mentah ({m[0][:40]}) tidak diterima. Pakai Markdown atau makro; bila tanda kurang dari, beri spasi."
        )
        self.placement.refuse("H108", m[0], message)
        return self.md.htmlStash.store(str(Markup.escape(m[0]))), m.start(0), m.end(0)


class _RefuseAddresses(Treeprocessor):
    """Links may lead to pages, anchors, the web and mail; pictures may come from this site only."""

    def __init__(self, md: Markdown, placement: Placement) -> None:
        super().__init__(md)
        self.placement = placement

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                address = element.get(name)
                if address is not None and not _allowed(address, outside=name == "href"):
                    element.set(name, "#")
                    message = f'Alamat "{address[:60]}" tidak diterima. Pakai berkas di situs ini atau tautan https.'
                    self.placement.refuse("H109", address, message)


def _allowed(address: str, *, outside: bool) -> bool:
    """Judged as a browser reads it: entities resolved (Python-Markdown hides mail addresses so), blanks dropped."""
    read = re.sub(r"[\x00-\x20]", "", unescape(address.replace(AMP_SUBSTITUTE, "&")))
    scheme = SCHEME.match(read)
    if scheme:
        return outside and scheme[1].lower() in SAFE_SCHEMES
    return outside or not read.startswith(("//", "\\"))
