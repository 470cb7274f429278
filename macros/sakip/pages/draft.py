"""Folder of pages + performance -> a draft: every page read, every call answered, nothing written yet.

Whatever can be wrong with a page is found here. So a check drafts and stops, and a build that writes a draft without
problems finds no other.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sakip.compute import Kinerja
from sakip.model import KINDS
from sakip.pages.body import Call
from sakip.pages.calls import CALLS
from sakip.pages.context import Answer, Context, PageError, Part, UnnumberedError, fits, form
from sakip.pages.folder import read_pages
from sakip.pages.links import broken_links
from sakip.pages.parts import NUMBERED
from sakip.pages.site import Numbered
from sakip.pages.source import Source
from sakip.problem import Letak, Problem, did_you_mean, in_order
from sakip.render.traces import TRACES

if TYPE_CHECKING:
    from sakip.changes import Riwayat

#: A macro call in one brace, or in two that are parted.
SINGLE_BRACE = re.compile(r"(?<!\{)\{(?:\s+\{)?\s*(?:" + "|".join(CALLS) + r")\(")
#: The line of a page's front matter that names its indicator.
ABOUT = re.compile(r"""["']?indikator["']?\s*:""")
#: How to name a part again that stands in a chapter already.
REFERENCE = {
    "tabel": "Pakai rujuk untuk menyebutnya lagi.",
    "grafik": "Pakai rujuk_grafik untuk menyebutnya lagi.",
    "pohon": "Pakai rujuk_grafik untuk menyebutnya lagi.",
}
#: Macros whose parts carry anchors, which a page may have only once.
ONCE = frozenset({*NUMBERED, "perhitungan", "sumber_data", "data_terbuka"})
#: Those of them that show groups, and what they show where no group is named.
GROUPS: dict[str, Collection[str]] = {"perhitungan": TRACES, "sumber_data": KINDS}


class Placed(NamedTuple):
    """A call of a page and its answer."""

    call: Call
    answer: Answer


@dataclass(frozen=True, slots=True)
class Answered:
    """A page, and its text with the answers to its calls; a call that was refused has none."""

    source: Source
    parts: tuple[str | Placed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Every page answered, what the chapters number, and every problem; with any of these it is not to be written."""

    kinerja: Kinerja
    pages: tuple[Answered, ...]
    numbered: Mapping[tuple[str, str], Numbered]
    problems: tuple[Problem, ...]


def no_trail() -> "Riwayat | None":
    """What is known of who changed which fact where nobody asks git."""
    return None


def draft(
    content: Path, kinerja: Kinerja, *, root: Path | None = None, riwayat: "Callable[[], Riwayat | None]" = no_trail
) -> Draft:
    """Read each page below ``content`` and ask for what it calls; ``root`` is where problems name files from."""
    problems: list[Problem] = []
    unnumbered: list[Problem] = []
    sources = read_pages(content, root, problems)
    context = Context(kinerja=kinerja, numbered=dict(_numbered(sources, kinerja, problems)), riwayat=riwayat)
    pages = []
    problems += _about_indicators(sources, kinerja, content.name)
    for source in sources:
        problems += _single_braces(source, content.name)
        problems += broken_links(source, content)
        pages.append(Answered(source, tuple(_answered(source, context, problems, unnumbered))))
    found = in_order(problems or unnumbered)
    return Draft(kinerja=kinerja, pages=tuple(pages), numbered=context.numbered, problems=found)


def _numbered(
    sources: list[Source], kinerja: Kinerja, problems: list[Problem]
) -> Iterator[tuple[tuple[str, str], Numbered]]:
    """Each table, chart and picture that stands in a chapter, numbered in the order of chapters, pages and lines."""
    counts: dict[tuple[int, str], int] = {}
    seen: dict[tuple[str, str], Call] = {}
    chapters = sorted((source for source in sources if source.bab is not None), key=in_order_of_chapters)
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


def _about_indicators(sources: list[Source], kinerja: Kinerja, folder: str) -> Iterator[Problem]:
    """A problem for each page that is about an indicator which the plan does not have, or another page is about."""
    known = [item.id for item in kinerja.indikator]
    seen: dict[str, str] = {}
    for source in sources:
        if source.indikator is None:
            continue
        lines = source.text.split("\n")
        line = next((at for at, text in enumerate(lines, start=1) if ABOUT.match(text)), 1)
        place = Letak(f"{folder}/{source.path}", line)
        if source.indikator not in known:
            hint = did_you_mean(source.indikator, known)
            yield Problem("H104", place, f'Indikator "{source.indikator}" tidak ada dalam Renstra.{hint}')
        elif source.indikator in seen:
            message = f"Indikator ini sudah dibahas {seen[source.indikator]}. Hapus kunci ini di salah satunya."
            yield Problem("H105", place, message)
        seen.setdefault(source.indikator, f"{folder}/{source.path}")


def in_order_of_chapters(source: Source) -> tuple[int, str]:
    """Chapters by number, their pages by name: bab-3 before bab-3-aspek."""
    return source.bab or 0, source.path.removesuffix(".md")


def _part_of(call: str | Call, kinerja: Kinerja) -> Part | None:
    """What a call would put on the page that takes a number; None for any other part, and for a refused call."""
    if isinstance(call, str) or call.nama not in NUMBERED:
        return None
    try:
        return NUMBERED[call.nama](kinerja, *call.args, **dict(call.kwargs))
    except (PageError, TypeError):  # told when the call is answered
        return None


def _single_braces(source: Source, folder: str) -> Iterator[Problem]:
    """A problem for each macro call in single braces, which a page would show as it is written."""
    for match in SINGLE_BRACE.finditer(source.text):
        line = source.text.count("\n", 0, match.start()) + 1
        column = match.start() - source.text.rfind("\n", 0, match.start())
        place = Letak(f"{folder}/{source.path}", line, column)
        yield Problem("H101", place, "Kurung kurawal makro tidak rapat atau tidak dua. Tulis {{ nama(...) }}.")


def _answered(
    source: Source, context: Context, problems: list[Problem], unnumbered: list[Problem]
) -> Iterator[str | Placed]:
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
        if not fits(macro, context, *part.args, **dict(part.kwargs)):
            message = f"Isian makro {part.nama} keliru. Bentuknya {{{{ {part.nama}{_form(macro)} }}}}."
            problems.append(Problem("H104", part.letak, message))
            continue
        if part.nama in ONCE:
            first = _first(part, context.kinerja, standing)
            numbered = part.nama in NUMBERED and source.bab is not None  # told when they were numbered
            if first is not part and not numbered:
                message = f"Bagian ini sudah ada di {first.letak}. Hapus salah satunya."
                problems.append(Problem("H105", part.letak, message))
                continue
        try:
            yield Placed(part, macro(context, *part.args, **dict(part.kwargs)))
        except UnnumberedError as error:
            unnumbered.append(Problem("H104", part.letak, str(error)))
        except PageError as error:
            problems.append(Problem("H104", part.letak, str(error)))


def _first(call: Call, kinerja: Kinerja, standing: dict[str, Call]) -> Call:
    """The call that put on the page first what this one puts there; itself if nothing of it stands there yet."""
    found = _part_of(call, kinerja)
    asked = [str(item) for item in (*call.args, *dict(call.kwargs).values())]
    anchors = [found.anchor] if found else [f"{call.nama} {' '.join(asked)}"]
    if call.nama in GROUPS:
        anchors = asked or list(GROUPS[call.nama])
    earlier = next((standing[name] for name in anchors if name in standing), call)
    standing.update({name: call for name in anchors if name not in standing})
    return earlier


def _form(macro: Callable[..., object]) -> str:
    """How a macro is called, as a planner writes it."""
    names = [
        {"VAR_KEYWORD": "…", "VAR_POSITIONAL": "…"}.get(item.kind.name, item.name)
        for item in list(form(macro).parameters.values())[1:]
    ]
    return f"({', '.join(names)})"
