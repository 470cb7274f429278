"""Do words and typed figures agree with the facts? (T1) For narratives in the data and for the text of pages.

A figure that is typed into prose stays when the facts change. Allowed are years, dates, numbers of regulations and
of parts of a document, enumerations, what is quoted ("…"), and what is marked as meant: [[28 orang]].
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from sakip.check.clause import SENTENCE, name_pattern
from sakip.check.markup import HIDDEN, flowing, prose
from sakip.check.rule import Found, Perkara
from sakip.check.typed import Half, mistyped
from sakip.check.words import contradicted
from sakip.compute import Kinerja, KinerjaIndikator
from sakip.model.base import Daftar, Fakta, Peta, Prosa
from sakip.problem import Letak, Problem

#: How many figures a message names.
MOST = 10
#: How many characters of a text a message quotes.
QUOTED = 40


def figures_are_not_typed(perkara: Perkara) -> Iterator[Found]:
    """A narrative types no figure: it would stay when the fact changes, and the report would contradict itself."""
    for place, text in _narratives(perkara):
        halves, found = mistyped(text)
        yield from ((place, _half(half, text)) for half in halves)
        if found:
            yield place, _typed([figure for _, figure in found])


def words_follow_the_series(perkara: Perkara) -> Iterator[Found]:
    """What a narrative says to rise or fall does so (PermenPANRB 53/2014, Lampiran III: reliable information).

    Judged are sentences in an indicator's own analysis that speak of its value.
    """
    return _contradicted(perkara, "T102")


def words_follow_the_target(perkara: Perkara) -> Iterator[Found]:
    """What a narrative says to be reached was reached, and the other way round."""
    return _contradicted(perkara, "T103")


def page_problems(path: str, text: str, perkara: Perkara | None = None) -> Iterator[Problem]:
    """The same for a page's own text; an indicator is spoken of where a sentence names it in full."""
    words = prose(text)
    lines: dict[int, list[tuple[int, str]]] = {}
    halves, found = mistyped(words)
    for half in halves:
        yield Problem("T101", _place(path, words, half.at), _half(half, words))
    for at, figure in found:
        lines.setdefault(words.rfind("\n", 0, at), []).append((at, figure))
    for figures in lines.values():
        yield Problem("T101", _place(path, words, figures[0][0]), _typed([figure for _, figure in figures]))
    year = perkara.dilaporkan if perkara else None
    if year is not None and (named := _named(words, year)):
        names = tuple(item.indikator.nama for item in year.indikator)
        for sentence in SENTENCE.finditer(flowing(words)):
            start = sentence.end() - len(sentence[0].lstrip())
            for item in named:
                for code, message in contradicted(sentence[0], item, names, named=True):
                    yield Problem(code, _place(path, words, start), message)


def _place(path: str, text: str, at: int) -> Letak:
    return Letak(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _named(text: str, year: Kinerja) -> list[KinerjaIndikator]:
    """The indicators whose names a text has in full; most pages have none, which their words tell at once."""
    low = text.casefold()
    near = [item for item in year.indikator if all(word in low for word in item.indikator.nama.casefold().split())]
    return [item for item in near if name_pattern((item.indikator.nama,)).search(text)]


def _contradicted(perkara: Perkara, kode: str) -> Iterator[Found]:
    for item, names, place, text in _about_indicators(perkara):
        for sentence in SENTENCE.finditer(text):
            for code, message in contradicted(sentence[0], item, names, named=False):
                if code == kode:
                    yield place, message


def _typed(figures: list[str]) -> str:
    quoted = [f'"{" ".join(figure.split())}"' for figure in list(dict.fromkeys(figures))[:MOST]]
    return (
        f"Angka {', '.join(quoted)} diketik dalam teks dan tidak ikut berubah bersama datanya. Pakai angka dari data, "
        f"atau apit [[{quoted[0][1:-1]} …]] beserta satuannya bila memang disengaja."
    )


def _half(half: Half, text: str) -> str:
    held = " ".join(re.sub(f"{HIDDEN}+", "…", text[half.start : half.end]).split())
    opened = half.sign == "[["
    words = held if len(held) <= QUOTED else f"{held[:QUOTED]}…" if opened else f"…{held[-QUOTED:]}"
    lacking = "tidak ditutup. Tulis ]] sesudah" if opened else "tidak dibuka. Tulis [[ sebelum"
    return (
        f'Tanda {half.sign} pada "{words}" {lacking} teks yang diapitnya, pada baris yang sama, paling jauh '
        "200 karakter, dan tanpa kurung siku lain di antaranya."
    )


def _narratives(perkara: Perkara) -> Iterator[tuple[Letak | None, str]]:
    """Each prose of the data as it is written, with its place."""
    for file in perkara.data.semua:
        for fakta in file.walk():
            names = [name for name in prose_fields(type(fakta)) if vars(fakta).get(name)]
            tree = fakta.tertulis if names else None
            if tree is None:
                continue
            for name in names:
                written = tree.get(name)
                if isinstance(written, str):
                    yield tree.letak[name], written
                elif isinstance(written, Daftar):
                    texts = ((at, one) for at, one in enumerate(written) if isinstance(one, str))
                    yield from ((written.letak[at], one) for at, one in texts)


@cache
def prose_fields(model: type[Fakta]) -> tuple[str, ...]:
    """The fields of a fact that hold prose."""
    return tuple(name for name, field in model.model_fields.items() if _is_prose((field.metadata, field.annotation)))


def _is_prose(annotation: Any) -> bool:
    if isinstance(annotation, Prosa):
        return True
    inner = annotation if isinstance(annotation, tuple | list) else get_args(annotation)
    return any(_is_prose(one) for one in inner if not isinstance(one, str))


def _about_indicators(perkara: Perkara) -> Iterator[tuple[KinerjaIndikator, tuple[str, ...], Letak | None, str]]:
    """Each prose in what is stated of an indicator's year, below its analysis and notes."""
    for year in perkara.tahun:
        names = tuple(item.indikator.nama for item in year.indikator)
        for item in year.indikator:
            if item.fakta is None:
                continue
            for fakta in item.fakta.walk():
                tree = fakta.tertulis
                for name in prose_fields(type(fakta)) if isinstance(tree, Peta) else ():
                    if tree is not None and isinstance(tree.get(name), str):
                        yield item, names, tree.letak[name], tree[name]
