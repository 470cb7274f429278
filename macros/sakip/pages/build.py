"""A draft -> every page, its parts rendered; or one error with every problem of every page."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from sakip.check import plain_text
from sakip.compute import Kinerja
from sakip.model import kind_of
from sakip.pages.body import Call
from sakip.pages.context import Cetakan, Setting
from sakip.pages.draft import Draft, Placed, draft
from sakip.pages.files import PRINTS
from sakip.pages.hosting import Repositori
from sakip.pages.parts import find_table
from sakip.pages.site import Site
from sakip.pages.source import Source
from sakip.problem import DataError, Problem
from sakip.render.html import table_anchor
from sakip.render.parts import Rincian, Tabel
from sakip.render.picture import DrawingError
from sakip.render.traces import traces

if TYPE_CHECKING:
    from sakip.export.catalog import TabelTerbit
    from sakip.export.package import Paket

#: What a page counts in the search that shows nothing but plans not in force in the report's year.
OTHER_PLAN = 0.15


@dataclass(frozen=True, slots=True)
class Page:
    """A page: Markdown as written (``str``) and rendered parts (``Markup``), its whole text, its front matter.

    ``files`` makes the files that the site has beside it, by path: its tables; on the page of open data, the year.
    """

    path: str
    parts: tuple[str | Markup, ...]
    text: str
    meta: Mapping[str, object]
    files: Callable[[], Mapping[str, bytes]] = dict


def build(content: Path, kinerja: Kinerja, *, root: Path | None = None, directory_urls: bool = True) -> dict[str, Page]:
    """Each page by its path below ``content``. Raises DataError with the problems of all pages."""
    return write(draft(content, kinerja, root=root), directory_urls=directory_urls)


def write(
    draft: Draft,
    *,
    directory_urls: bool = True,
    repositori: Repositori | None = None,
    alamat: str = "",
    cetakan: Callable[[], tuple[Cetakan, ...]] | None = None,
) -> dict[str, Page]:
    """Each page by its path; ``alamat`` is where the site stands, where that is known.

    ``cetakan`` makes the documents for print; None where the site has none.

    Raises DataError where the draft has problems, or a chart cannot be drawn.
    """
    if draft.problems:
        raise DataError(draft.problems)
    sources = [page.source for page in draft.pages]
    groups = traces(draft.kinerja)
    rincian = {item.id: item for written in groups.values() for item in written}
    site = Site(
        numbered=draft.numbered,
        trace_pages=_trace_pages(sources, groups),
        indicator_pages={source.indikator: source.path for source in sources if source.indikator},
        data_pages=_data_pages(sources, draft.kinerja.data.berkas),
        directory_urls=directory_urls,
        repositori=repositori,
    )
    # What every figure there says stands on a page that is searched.
    reference = {*site.data_pages.values(), *site.trace_pages.values()}
    tables = {page.path: _tables(page, draft.kinerja) for page in sources}
    paket = cache(lambda: _package(draft.kinerja, _published(sources, tables, site, draft.kinerja), rincian, alamat))
    open_data = _page_that_calls(sources, "data_terbuka")
    prints = _page_that_calls(sources, "dokumen")
    pages = {}
    undrawn: list[Problem] = []
    for page in draft.pages:
        source = page.source
        setting = Setting(site=site, page=source.path, groups=groups, rincian=rincian, paket=paket, cetakan=cetakan)
        pages[source.path] = Page(
            path=source.path,
            parts=tuple(
                plain_text(part) if isinstance(part, str) else _written(part, setting, undrawn) for part in page.parts
            ),
            text=source.text,
            meta={
                **source.meta,
                **_searched(source, draft.kinerja, reference),
                **({"dataset": paket().dataset(site.root(source.path))} if source.path == open_data else {}),
            },
            files=partial(
                _files,
                paket,
                tables[source.path],
                whole=source.path == open_data,
                cetakan=cetakan if source.path == prints else None,
            ),
        )
    if undrawn:
        raise DataError(undrawn)
    return pages


def _searched(source: Source, kinerja: Kinerja, reference: Collection[str]) -> Mapping[str, object]:
    """What the search plugin is told of the page."""
    if source.path in reference:
        return {"search": {"exclude": True}}
    plans = {plan.nama for plan in kinerja.data.renstra} - {kinerja.renstra.nama}
    calls = [call for call in source.parts if isinstance(call, Call)]
    others = calls and all(plans.intersection(map(str, (*call.args, *dict(call.kwargs).values()))) for call in calls)
    return {"search": {"boost": OTHER_PLAN}} if others else {}


def _written(part: Placed, setting: Setting, undrawn: list[Problem]) -> Markup:
    """The markup of an answered call; nothing, and a problem, where it has a chart that cannot be drawn."""
    try:
        return part.answer.write(setting)
    except DrawingError as error:
        message = (
            f"Grafik tidak dapat digambar ({error}). Laporkan baris ini beserta pesannya kepada pengelola program."
        )
        undrawn.append(Problem("H114", part.call.letak, message))
        return Markup()


def _package(kinerja: Kinerja, tables: "list[TabelTerbit]", rincian: Mapping[str, Rincian], alamat: str) -> "Paket":
    from sakip.export.package import package  # noqa: PLC0415 - takes long to import, and a check writes nothing

    return package(kinerja, tables, rincian.get, alamat=alamat)


def _files(
    paket: "Callable[[], Paket]",
    tables: Collection[str],
    *,
    whole: bool,
    cetakan: Callable[[], tuple[Cetakan, ...]] | None,
) -> Mapping[str, bytes]:
    """The files of these tables, where it is asked for the whole year's and the documents for print, by path."""
    wanted = (item for item in paket().sediaan if (item.tabel.kisi.tabel.id in tables if item.tabel else whole))
    return {
        **{item.alamat: item.isi for item in wanted},
        **{f"{PRINTS}/{item.nama}": item.isi for item in (cetakan() if cetakan else ())},
    }


def _tables(source: Source, kinerja: Kinerja) -> dict[str, Tabel]:
    """The page's tables by id."""
    found = {}
    for call in source.parts:
        if isinstance(call, Call) and call.nama == "tabel":
            options = dict(call.kwargs)
            nama = call.args[0] if call.args else options.pop("nama")
            tabel = find_table(kinerja, str(nama), options)
            if tabel is not None:
                found[tabel.id] = tabel
    return found


def _published(
    sources: list[Source], tables: Mapping[str, Mapping[str, Tabel]], site: Site, kinerja: Kinerja
) -> "list[TabelTerbit]":
    """Every table of the site once: where it has a number if it has one, else on the first page that shows it."""
    from sakip.export.catalog import TabelTerbit  # noqa: PLC0415 - as above
    from sakip.export.grid import grid  # noqa: PLC0415

    found: dict[str, TabelTerbit] = {}
    for source in sources:
        for id, tabel in tables[source.path].items():
            numbered = site.numbered.get(("Tabel", id))
            if id in found or (numbered is not None and numbered.page != source.path):
                continue
            found[id] = TabelTerbit(
                kisi=grid(tabel, kinerja.tahun),
                nomor=numbered.nomor if numbered else None,
                halaman=str(source.meta.get("title") or tabel.judul),
                berkas_halaman=source.path,
                alamat=site.address("index.md", source.path, table_anchor(id)),
            )
    return list(found.values())


def _trace_pages(sources: list[Source], groups: Mapping[str, tuple[Rincian, ...]]) -> dict[str, str]:
    """On which page each trace stands: the one that calls for its group, else the one that calls for all."""
    pages: dict[str, str] = {}
    asked = [([*call.args, *dict(call.kwargs).values()], path) for call, path in _calls(sources, "perhitungan")]
    for group, path in reversed([item for item in asked if item[0]]):  # the first page that asks for a group has it
        pages |= {item.id: path for name in group for item in groups.get(str(name), ())}
    for path in (path for group, path in asked if not group):
        pages = {item.id: path for written in groups.values() for item in written} | pages
    return pages


def _data_pages(sources: list[Source], files: Collection[str]) -> dict[str, str]:
    """On which page each data file stands: the first that calls for its kind, else the first that calls for no kind."""
    asked = [(call.args, path) for call, path in _calls(sources, "sumber_data")]
    pages = {}
    for name in files:
        of_kind = (path for kinds, path in asked if kind_of(name) in kinds)
        page = next(of_kind, None) or next((path for kinds, path in asked if not kinds), None)
        if page is not None:
            pages[name] = page
    return pages


def _page_that_calls(sources: list[Source], macro: str) -> str | None:
    return next((path for _, path in _calls(sources, macro)), None)


def _calls(sources: list[Source], macro: str) -> Iterator[tuple[Call, str]]:
    """Each call of a macro, and the page that it is on."""
    for source in sources:
        for call in source.parts:
            if isinstance(call, Call) and call.nama == macro:
                yield call, source.path
