"""A draft -> every page, its parts rendered; or one error with every problem of every page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from sakip.check import plain_text
from sakip.compute import Kinerja
from sakip.pages.body import Call
from sakip.pages.context import Setting
from sakip.pages.draft import Draft, draft
from sakip.pages.hosting import Repositori
from sakip.pages.parts import find_table, sheet_path
from sakip.pages.site import Site
from sakip.pages.source import Source
from sakip.problem import DataError
from sakip.render.parts import Rincian
from sakip.render.sheet import sheet
from sakip.render.traces import traces


@dataclass(frozen=True, slots=True)
class Page:
    """A page: Markdown as written (``str``) and rendered parts (``Markup``), its whole text, its front matter.

    ``files`` are the files that the site has beside it, by path: its tables as CSV.
    """

    path: str
    parts: tuple[str | Markup, ...]
    text: str
    meta: Mapping[str, object]
    files: Mapping[str, str] = field(default_factory=dict)


def build(content: Path, kinerja: Kinerja, *, root: Path | None = None, directory_urls: bool = True) -> dict[str, Page]:
    """Each page by its path below ``content``. Raises DataError with the problems of all pages."""
    return write(draft(content, kinerja, root=root), directory_urls=directory_urls)


def write(draft: Draft, *, directory_urls: bool = True, repositori: Repositori | None = None) -> dict[str, Page]:
    """Each page by its path. Raises DataError where the draft has problems."""
    if draft.problems:
        raise DataError(draft.problems)
    sources = [page.source for page in draft.pages]
    groups = traces(draft.kinerja)
    rincian = {item.id: item for written in groups.values() for item in written}
    site = Site(
        numbered=draft.numbered,
        trace_pages=_trace_pages(sources, groups),
        indicator_pages={source.indikator: source.path for source in sources if source.indikator},
        data_page=_page_that_calls(sources, "sumber_data"),
        directory_urls=directory_urls,
        repositori=repositori,
    )
    reference = {site.data_page, *site.trace_pages.values()}  # every figure there stands on a page that is searched
    pages = {}
    for page in draft.pages:
        source = page.source
        setting = Setting(site=site, page=source.path, groups=groups, rincian=rincian)
        pages[source.path] = Page(
            path=source.path,
            parts=tuple(
                plain_text(part) if isinstance(part, str) else part.answer.write(setting) for part in page.parts
            ),
            text=source.text,
            meta={**source.meta, "search": {"exclude": True}} if source.path in reference else source.meta,
            files=dict(_files(source, draft.kinerja)),
        )
    return pages


def _files(source: Source, kinerja: Kinerja) -> Iterator[tuple[str, str]]:
    """The page's tables as CSV files, by path."""
    for call in source.parts:
        if isinstance(call, Call) and call.nama == "tabel":
            options = dict(call.kwargs)
            nama = call.args[0] if call.args else options.pop("nama")
            found = find_table(kinerja, str(nama), options)
            if found is not None:
                yield sheet_path(found), sheet(found)


def _trace_pages(sources: list[Source], groups: Mapping[str, tuple[Rincian, ...]]) -> dict[str, str]:
    """On which page each trace stands: the one that calls for its group, else the one that calls for all."""
    pages: dict[str, str] = {}
    calls = [(source, call) for source in sources for call in source.parts if isinstance(call, Call)]
    asked = [
        ([*call.args, *dict(call.kwargs).values()], source.path) for source, call in calls if call.nama == "perhitungan"
    ]
    for group, path in reversed([item for item in asked if item[0]]):  # the first page that asks for a group has it
        pages |= {item.id: path for name in group for item in groups.get(str(name), ())}
    for path in (path for group, path in asked if not group):
        pages = {item.id: path for written in groups.values() for item in written} | pages
    return pages


def _page_that_calls(sources: list[Source], macro: str) -> str | None:
    return next(
        (source.path for source in sources for call in source.parts if isinstance(call, Call) and call.nama == macro),
        None,
    )
