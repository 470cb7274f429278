"""What pages must know of each other: table numbers, where a table stands, where traces and data lines are shown."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from sakip.problem import Letak
from sakip.render.html import line_anchor


@dataclass(frozen=True, slots=True)
class NumberedTable:
    """A table of the report with its number ('3.2'), title, page and anchor."""

    nomor: str
    judul: str
    page: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The tables by id in reading order; which pages show the traces and the data files; how addresses are made."""

    tables: Mapping[str, NumberedTable]
    traces_page: str | None
    data_page: str | None
    trace_ids: frozenset[str]
    directory_urls: bool = True

    def address(self, page: str, target: str, anchor: str) -> str:
        """The relative address of an anchor on a page, seen from another; both are paths below the content folder."""
        if page == target:
            return f"#{anchor}"
        here, there = self._url(page), self._url(target)
        start = here if here.endswith("/") else posixpath.dirname(here)
        path = posixpath.relpath(there or ".", start or ".")
        return f"{path}/#{anchor}" if there.endswith("/") or not there else f"{path}#{anchor}"

    def _url(self, page: str) -> str:
        folder, name = posixpath.split(page)
        stem = name.removesuffix(".md")
        if not self.directory_urls:
            return quote(posixpath.join(folder, "index.html" if stem == "README" else f"{stem}.html"))
        path = folder if stem in ("index", "README") else posixpath.join(folder, stem)
        return quote(f"{path}/") if path else ""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Where the handles of figures lead from one page."""

    site: Site
    page: str

    def jejak(self, id: str) -> str | None:
        """The address of a trace, if the site shows it."""
        if self.site.traces_page is None or id not in self.site.trace_ids:
            return None
        return self.site.address(self.page, self.site.traces_page, id)

    def letak(self, letak: Letak) -> str | None:
        """The address of a line of a data file, if the site shows the files."""
        return self.site.data_page and self.site.address(self.page, self.site.data_page, line_anchor(letak))
