"""Every page of a content folder, rendered; or one error with every problem of every page."""

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from markupsafe import Markup

from sakip.compute import Kinerja
from sakip.load.files import read_text
from sakip.pages.calls import CALLS
from sakip.pages.context import Context, PageError, Part, UnnumberedError
from sakip.pages.parts import NUMBERED, find_table, sheet_path
from sakip.pages.site import Numbered, Site
from sakip.pages.source import Call, Source, read_source
from sakip.problem import DataError, Letak, Problem, did_you_mean
from sakip.render.parts import Rincian
from sakip.render.sheet import sheet
from sakip.render.traces import traces

#: What a site may publish as it is, besides pages: nothing that a browser would run.
PUBLISHED = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".pdf"})

#: A macro call in one brace, or in two that are parted.
SINGLE_BRACE = re.compile(r"(?<!\{)\{(?:\s+\{)?\s*(?:" + "|".join(CALLS) + r")\(")
#: How to name a part again that stands in a chapter already.
REFERENCE = {
    "tabel": "Pakai rujuk untuk menyebutnya lagi.",
    "grafik": "Pakai rujuk_grafik untuk menyebutnya lagi.",
    "pohon": "Pakai rujuk_grafik untuk menyebutnya lagi.",
}
#: Macros whose parts carry anchors, which a page may have only once.
ONCE = frozenset({*NUMBERED, "perhitungan", "sumber_data"})


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
    """Render each page by its path below ``content``. Raises DataError with the problems of all pages."""
    problems: list[Problem] = []
    sources = [
        source
        for path in _page_files(content, problems)
        if (source := _read(path, content, root, problems)) is not None
    ]
    groups = traces(kinerja)
    rincian = {item.id: item for written in groups.values() for item in written}
    site = Site(
        numbered=dict(_numbered(sources, kinerja, problems)),
        trace_pages=_trace_pages(sources, groups),
        data_page=_page_that_calls(sources, "sumber_data"),
        directory_urls=directory_urls,
    )
    reference = {site.data_page, *site.trace_pages.values()}  # every figure there stands on a page that is searched
    pages = {}
    unnumbered: list[Problem] = []
    for source in sources:
        problems += _single_braces(source, content.name)
        context = Context(kinerja=kinerja, site=site, page=source.path, groups=groups, rincian=rincian)
        meta = {**source.meta, "search": {"exclude": True}} if source.path in reference else source.meta
        pages[source.path] = Page(
            source.path, tuple(_rendered(source, context, problems, unnumbered)), source.text, meta
        )
    problems = problems or unnumbered
    if problems:
        raise DataError(problems)
    return {source.path: replace(pages[source.path], files=dict(_files(source, kinerja))) for source in sources}


def _files(source: Source, kinerja: Kinerja) -> Iterator[tuple[str, str]]:
    """The page's tables as CSV files, by path."""
    for call in source.parts:
        if isinstance(call, Call) and call.nama == "tabel":
            options = dict(call.kwargs)
            nama = call.args[0] if call.args else options.pop("nama")
            found = find_table(kinerja, str(nama), options)
            if found is not None:
                yield sheet_path(found), sheet(found)


def _page_files(content: Path, problems: list[Problem]) -> Iterator[Path]:
    """The Markdown files in a stable order; links out of the folder and files that could run are problems."""
    for path in sorted(content.rglob("*")):
        shown = path.relative_to(content).as_posix()
        if any(part.startswith(".") for part in path.relative_to(content).parts):
            continue
        if path.is_symlink():
            message = "Pintasan (symlink) tidak diterima di folder content. Salin berkasnya."
            problems.append(Problem("H107", Letak(f"{content.name}/{shown}", 1), message))
        elif path.suffix == ".md" and path.is_file():
            yield path
        elif path.is_file() and path.suffix.lower() not in PUBLISHED:
            message = (
                f"Berkas jenis ini tidak diterima di folder content. Yang diterima: .md {' '.join(sorted(PUBLISHED))}."
            )
            problems.append(Problem("H111", Letak(f"{content.name}/{shown}", 1), message))


def _read(path: Path, content: Path, root: Path | None, problems: list[Problem]) -> Source | None:
    shown = path.relative_to(root or content.parent).as_posix()
    text = read_text(path, shown, problems)
    return None if text is None else read_source(path.relative_to(content).as_posix(), shown, text, problems)


def _numbered(
    sources: list[Source], kinerja: Kinerja, problems: list[Problem]
) -> Iterator[tuple[tuple[str, str], Numbered]]:
    """Each table, chart and picture that stands in a chapter, numbered in the order of chapters, pages and lines."""
    counts: dict[tuple[int, str], int] = {}
    seen: dict[tuple[str, str], Call] = {}
    chapters = sorted((source for source in sources if source.bab is not None), key=_in_order)
    for source in chapters:
        for call in source.parts:
            found = _part_of(call, kinerja)
            if isinstance(call, str) or found is None or source.bab is None:
                continue
            key = (found.jenis, found.id)
            if key in seen:
                mend = REFERENCE.get(call.nama, "Hapus salah satunya.")
                message = f"{found.jenis} ini sudah ada di {seen[key].letak}. {mend}"
                problems.append(Problem("H105", call.letak, message))
                continue
            seen[key] = call
            counts[source.bab, found.jenis] = counts.get((source.bab, found.jenis), 0) + 1
            number = f"{source.bab}.{counts[source.bab, found.jenis]}"
            yield key, Numbered(found.jenis, number, found.judul, source.path, found.anchor)


def _in_order(source: Source) -> tuple[int, str]:
    """Chapters by number, their pages by name: bab-3 before bab-3-aspek."""
    return source.bab or 0, source.path.removesuffix(".md")


def _part_of(call: str | Call, kinerja: Kinerja) -> Part | None:
    """What a call would put on the page that takes a number; None for any other part, and for a refused call."""
    if isinstance(call, str) or call.nama not in NUMBERED:
        return None
    try:
        return NUMBERED[call.nama](kinerja, *call.args, **dict(call.kwargs))
    except (PageError, TypeError):  # rendering tells what is wrong with the call
        return None


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


def _single_braces(source: Source, folder: str) -> Iterator[Problem]:
    """A problem for each macro call in single braces, which a page would show as it is written."""
    for match in SINGLE_BRACE.finditer(source.text):
        line = source.text.count("\n", 0, match.start()) + 1
        column = match.start() - source.text.rfind("\n", 0, match.start())
        place = Letak(f"{folder}/{source.path}", line, column)
        yield Problem("H101", place, "Makro ditulis dengan dua kurung kurawal yang rapat: {{ nama(...) }}.")


def _rendered(
    source: Source, context: Context, problems: list[Problem], unnumbered: list[Problem]
) -> Iterator[str | Markup]:
    standing: dict[str, Call] = {}
    for part in source.parts:
        if isinstance(part, str):
            yield part
            continue
        macro = CALLS.get(part.nama)
        if macro is None:
            message = f'Makro "{part.nama}" tidak dikenal.{did_you_mean(part.nama, CALLS)}'
            problems.append(Problem("H103", part.letak, message))
            continue
        try:
            inspect.signature(macro).bind(context, *part.args, **dict(part.kwargs))
        except TypeError:
            message = f"Isian makro {part.nama} keliru. Bentuknya {{{{ {part.nama}{_form(macro)} }}}}."
            problems.append(Problem("H104", part.letak, message))
            continue
        if part.nama in ONCE:
            first = _first(part, context, standing)
            numbered = part.nama in NUMBERED and source.bab is not None  # told when they were numbered
            if first is not part and not numbered:
                message = f"Bagian ini sudah ada di {first.letak}. Hapus salah satunya."
                problems.append(Problem("H105", part.letak, message))
                continue
        try:
            yield macro(context, *part.args, **dict(part.kwargs))
        except UnnumberedError as error:
            unnumbered.append(Problem("H104", part.letak, str(error)))
        except PageError as error:
            problems.append(Problem("H104", part.letak, str(error)))


def _first(call: Call, context: Context, standing: dict[str, Call]) -> Call:
    """The call that put on the page first what this one puts there; itself if nothing of it stands there yet."""
    found = _part_of(call, context.kinerja)
    asked = [str(item) for item in (*call.args, *dict(call.kwargs).values())]
    anchors = [found.anchor] if found else [f"{call.nama} {' '.join(asked)}"]
    if call.nama == "perhitungan":
        anchors = asked or list(context.groups)
    earlier = next((standing[name] for name in anchors if name in standing), call)
    standing.update({name: call for name in anchors if name not in standing})
    return earlier


def _form(macro: object) -> str:
    """How a macro is called, as a planner writes it."""
    if not callable(macro):
        return "()"
    names = [
        {"VAR_KEYWORD": "…", "VAR_POSITIONAL": "…"}.get(item.kind.name, item.name)
        for item in list(inspect.signature(macro).parameters.values())[1:]
    ]
    return f"({', '.join(names)})"
