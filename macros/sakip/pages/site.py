"""What pages must know of each other: numbers of tables and figures, where traces and data lines are shown."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from sakip.pages.hosting import Repositori
from sakip.problem import Letak
from sakip.render.html import line_anchor


@dataclass(frozen=True, slots=True)
class Numbered:
    """A table, chart or picture of the report: its kind ('Tabel'), number ('3.2'), title, page and anchor."""

    jenis: str
    nomor: str
    judul: str
    page: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is numbered, by kind and id, in reading order; on which page each trace and each data file is shown.

    ``indicator_pages`` are the pages that are about one indicator, by its id.

    ``repositori`` None: the project has no public repository, or it is not known which commit is built.
    """

    numbered: Mapping[tuple[str, str], Numbered]
    trace_pages: Mapping[str, str]
    indicator_pages: Mapping[str, str]
    data_pages: Mapping[str, str]
    directory_urls: bool = True
    repositori: Repositori | None = None

    def address(self, page: str, target: str, anchor: str = "") -> str:
        """The relative address of a page, or of an anchor on it, seen from another; both below ``content``."""
        hashed = f"#{anchor}" if anchor else ""
        if page == target and hashed:
            return hashed
        here, there = self._url(page), self._url(target)
        start = here if here.endswith("/") else posixpath.dirname(here)
        path = posixpath.relpath(there or ".", start or ".")
        return f"{path}/{hashed}" if there.endswith("/") or not there else f"{path}{hashed}"

    def file(self, page: str, name: str) -> str:
        """The relative address of a file of the site, seen from a page."""
        here = self._url(page)
        start = here if here.endswith("/") else posixpath.dirname(here)
        return posixpath.relpath(name, start or ".")

    def root(self, page: str) -> str:
        """The relative address of the site's root, seen from a page, with a stroke at its end."""
        return f"{self.file(page, '.')}/"

    def _url(self, page: str) -> str:
        return page_url(page, directory_urls=self.directory_urls)


def page_url(page: str, *, directory_urls: bool) -> str:
    """Where a page below ``content`` stands below the site's root; another file stands where it is."""
    folder, name = posixpath.split(page)
    if not name.endswith(".md"):
        return quote(page)
    stem = name.removesuffix(".md")
    if not directory_urls:
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
        page = self.site.trace_pages.get(id)
        return None if page is None else self.site.address(self.page, page, id)

    def indikator(self, id: str) -> str | None:
        """The address of the indicator's own page, if the site has one and this is another."""
        page = self.site.indicator_pages.get(id)
        return None if page in (None, self.page) else self.site.address(self.page, page)

    def tabel(self, id: str) -> str | None:
        """The address of a table, if it stands in a chapter."""
        found = self.site.numbered.get(("Tabel", id))
        return None if found is None else self.site.address(self.page, found.page, found.anchor)

    def letak(self, letak: Letak) -> str | None:
        """The address of a line of a data file, if the site shows the file."""
        page = self.site.data_pages.get(letak.berkas)
        return None if page is None else self.site.address(self.page, page, line_anchor(letak))
