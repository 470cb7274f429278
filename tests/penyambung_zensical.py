"""The beginning of an adapter for Zensical: the pages that ``sakip.book`` renders, as an extension of Python-Markdown.

Not part of the program. It shows that a site generator of another make needs these few lines and nothing else of ours;
``test_setara`` measures what they leave to be done.
"""

import logging
from functools import cache
from pathlib import Path

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from zensical.extensions.context import ContextPreprocessor  # type: ignore[import-not-found] # see setara.lock

from sakip.book import Book, open_book
from sakip.placement import Placement

LOG = logging.getLogger(__name__)


@cache
def _book() -> Book:
    """The project in the folder that the generator runs in, read once."""
    return open_book(Path.cwd(), Path.cwd() / "content", cetak=True)


class _Pages(Preprocessor):
    """What is written in a page -> what is to stand there."""

    def __init__(self, md: Markdown, placement: Placement) -> None:
        super().__init__(md)
        self.placement = placement

    def run(self, lines: list[str]) -> list[str]:
        path = ContextPreprocessor.from_markdown(self.md).page.path
        page = _book().pages[path]
        return self.placement.begin(path, page.parts, text=page.text).split("\n")


class _Sakip(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        placement = Placement(lambda problem: LOG.error("%s", problem))
        placement.extendMarkdown(md)
        md.preprocessors.register(_Pages(md, placement), "sakip", 200)


def makeExtension() -> Extension:  # the name that Python-Markdown looks for
    """One for each page."""
    return _Sakip()
