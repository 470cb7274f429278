"""The pages before and after, as they are read: sentences, cells of tables and other parts that come out otherwise."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from sakip.changes import Ganti, Macam, replaced
from sakip.diff.results import figures_of, renamed
from sakip.diff.tables import BedaSel, changed_cells
from sakip.pages.draft import Answered, Draft, Placed
from sakip.render.parts import Rincian, Tabel
from sakip.render.plain import words

#: Macros whose answers stand in the middle of a sentence.
INLINE = frozenset({"kalimat", "angka", "fakta", "nama", "rujuk", "rujuk_grafik"})
#: What shows the data files and their history as they are, and so says nothing of its own.
UNREAD = frozenset({"sumber_data", "riwayat"})
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“*])")
#: How the parts are called that have no title.
TITLES = {
    "kartu": "Kartu indikator",
    "butir": "Daftar",
    "bukti": "Daftar bukti",
    "daftar": "Daftar",
    "isu": "Isu strategis",
    "hilang": "Bagian yang hilang",
    "catatan": "Catatan sumber",
    "pihak": "Penanda tangan Perjanjian Kinerja",
    "perjanjian": "Perjanjian Kinerja",
    "pernyataan_reviu": "Pernyataan telah direviu",
    "pengesahan": "Pengesahan laporan",
    "perhitungan": "Perhitungan",
    "aturan": "Aturan perhitungan",
    "misi": "Misi",
    "pohon": "Pohon kinerja",
    "daftar_tabel": "Daftar tabel",
    "daftar_grafik": "Daftar grafik",
    "bagian_hilang": "Bagian yang hilang:",
    "tabel": "Tabel",
    "grafik": "Grafik",
}
#: Marks that begin a line and are not read.
LEADING = re.compile(r"^\s*(?:#{1,6}|[-*+]|\d+\.|>|!!!|\?\?\?)\s+")

#: A line that only draws a table or parts a page.
RULE = re.compile(r"[|:\-\s*_=]*")
Traces = Mapping[str, Rincian]
#: The parts of a page by how they are called: what each shows, and the traces that it writes out.
Parts = Mapping[str, tuple[object, Traces]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaBagian:
    """A table or another part of a page that shows something else; one without changes inside came or went whole."""

    judul: str
    macam: Macam
    sel: tuple[BedaSel, ...] = ()
    teks: tuple[Ganti, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaHalaman:
    """A page that reads otherwise; ``path`` below the content folder."""

    path: str
    judul: str
    macam: Macam
    kalimat: tuple[Ganti, ...] = ()
    bagian: tuple[BedaBagian, ...] = ()


def changed_pages(before: Draft, after: Draft, unread: Set[str], ids: Mapping[str, str]) -> tuple[BedaHalaman, ...]:
    """Every page that reads otherwise, in the order of their paths; those of ``unread`` cannot be read on one side.

    ``ids`` are the new ids of things that have another.
    """
    old = {page.source.path: page for page in before.pages}
    new = {page.source.path: page for page in after.pages}
    figures = (renamed(figures_of([before.kinerja]), ids), figures_of([after.kinerja]))
    found = []
    for path in sorted({*old, *new} - unread):
        one, other = old.get(path), new.get(path)
        if one is None or other is None:
            shown = other or one
            kind = Macam.DITAMBAHKAN if one is None else Macam.DIHAPUS
            found.append(BedaHalaman(path=path, judul=_title(shown) if shown else path, macam=kind))
            continue
        mine, yours = _Read.of(one, figures[0], ids), _Read.of(other, figures[1], {})
        sentences = tuple(replaced(mine.sentences, yours.sentences))
        if _title(one) != _title(other):
            sentences = (Ganti(_title(one), _title(other)), *sentences)
        parts = tuple(_changed_parts(mine.parts, yours.parts))
        if sentences or parts:
            found.append(
                BedaHalaman(path=path, judul=_title(other), macam=Macam.DIUBAH, kalimat=sentences, bagian=parts)
            )
    return tuple(found)


def _title(page: Answered) -> str:
    return str(page.source.meta.get("title", page.source.path))


@dataclass(slots=True)
class _Read:
    """A page as it is read: its sentences, and its other parts by how they are called, each with its written traces."""

    sentences: list[str] = field(default_factory=list)
    parts: dict[str, tuple[object, Traces]] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Answered, figures: Traces, ids: Mapping[str, str]) -> "_Read":
        read, running = cls(), ""
        for part in page.parts:
            if isinstance(part, str):
                running += part
            elif part.call.nama in INLINE:
                running += "".join(words(part.answer.shows()))
            elif part.call.nama not in UNREAD:
                running += "\n\n"
                shown = part.answer.shows()
                read.parts[_called(part, read.parts, ids)] = (shown, _traces(shown, figures, ids))
        read.sentences = list(_sentences(running))
        return read


def _called(part: Placed, taken: Mapping[str, object], ids: Mapping[str, str]) -> str:
    """How a part is called on its page, once."""
    asked = " ".join(ids.get(str(item), str(item)) for item in (*part.call.args, *dict(part.call.kwargs).values()))
    name = f"{part.call.nama} {asked}".strip()
    count = sum(other == name or other.startswith(f"{name} (") for other in taken)
    return name if not count else f"{name} ({count + 1})"


def _sentences(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n[ \t]*\n|\n(?=\s*(?:[-*+|#>]|\d+\.)\s*)", text):
        plain = " ".join(LEADING.sub("", paragraph).replace("**", "").split())
        if not RULE.fullmatch(plain):
            yield from (sentence for sentence in SENTENCE.split(plain) if sentence)


def _changed_parts(before: Parts, after: Parts) -> Iterator[BedaBagian]:
    for name in (*after, *(name for name in before if name not in after)):
        if name not in before or name not in after:
            kind = Macam.DITAMBAHKAN if name not in before else Macam.DIHAPUS
            shown, _ = after[name] if name in after else before[name]
            yield BedaBagian(judul=_part_title(name, shown), macam=kind)
            continue
        (one, old_traces), (other, new_traces) = before[name], after[name]
        cells: tuple[BedaSel, ...] = ()
        texts: tuple[Ganti, ...] = ()
        if isinstance(one, Tabel) and isinstance(other, Tabel) and one != other:
            cells = tuple(changed_cells(one, other))
            texts = tuple(replaced(list(_around(one)), list(_around(other))))
        elif one != other and not (old_traces or new_traces):
            texts = tuple(replaced(list(words(one)), list(words(other))))
        texts = (*texts, *_changed_traces(old_traces, new_traces))
        if cells or texts:
            yield BedaBagian(judul=_part_title(name, other), macam=Macam.DIUBAH, sel=cells, teks=texts)


def _part_title(name: str, value: object) -> str:
    title = getattr(value, "judul", None)
    if isinstance(title, str):
        return f"{'Tabel' if isinstance(value, Tabel) else 'Grafik'} {title}"
    macro, _, asked = name.partition(" ")
    return f"{TITLES.get(macro, macro)} {asked}".strip()


def _around(table: Tabel) -> Iterator[str]:
    yield from (table.judul, *table.catatan, table.sumber.teks)


def _changed_traces(old: Traces, new: Traces) -> Iterator[Ganti]:
    """Written traces that read otherwise, each told by its result."""
    for id in (*new, *(id for id in old if id not in new)):
        mine, yours = old.get(id), new.get(id)
        if mine is None or yours is None or mine.hasil != yours.hasil or mine.judul != yours.judul:
            yield Ganti(_told(mine), _told(yours))
        elif (one := list(words(mine))) != (other := list(words(yours))):
            yield from (Ganti(f"{mine.judul}: {old}", f"{mine.judul}: {new}") for old, new in replaced(one, other))


def _traces(shown: object, figures: Traces, ids: Mapping[str, str]) -> Traces:
    """The traces that a part writes out: a table's, or those that a list of traces is."""
    if isinstance(shown, Tabel):
        known = {trace.id: id for id, trace in figures.items()} if ids else {id: id for id in figures}
        return {known[id]: figures[known[id]] for id in shown.jejak if id in known}
    items = shown if isinstance(shown, list) else ()
    return renamed({item.id: item for item in items if isinstance(item, Rincian)}, ids)


def _told(trace: Rincian | None) -> str:
    return "" if trace is None else f"{trace.judul}: {trace.hasil}"
