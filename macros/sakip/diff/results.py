"""What follows from the facts, before and after: each computed figure and each indicator that comes out otherwise."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sakip.changes import BedaFakta
from sakip.compute import Kinerja, KinerjaIndikator, Tren
from sakip.model import kind_of
from sakip.render.cards import main_results
from sakip.render.parts import Absen, Rincian
from sakip.render.traces import traces
from sakip.render.write import plain_text

#: The kinds of file that say how figures are computed.
RULES = frozenset({"profil", "iku"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaAngka:
    """A computed figure that comes out otherwise; '' on the side that does not have it.

    ``sebab`` are the changed facts that it is computed from, directly or through other figures.
    """

    id: str
    judul: str
    semula: str
    menjadi: str
    sebab: tuple[BedaFakta, ...]


@dataclass(frozen=True, slots=True)
class Ubah:
    """One thing said of an indicator, before and after; '' where it is not said."""

    apa: str
    semula: str
    menjadi: str

    @property
    def berubah(self) -> bool:
        """Whether it is said otherwise."""
        return self.semula != self.menjadi


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaIndikator:
    """An indicator whose year comes out otherwise: everything said of it, changed or not."""

    nama: str
    tahun: int
    isi: tuple[Ubah, ...]


def changed_results(
    before: Iterable[Kinerja], after: Iterable[Kinerja], facts: Iterable[BedaFakta]
) -> tuple[BedaAngka, ...]:
    """Every computed figure that differs, in the order of the report.

    One whose inputs are the same follows from a changed rule.
    """
    facts = tuple(facts)
    old, new = renamed(figures_of(before), new_ids(facts)), figures_of(after)
    rules = facts if len(facts) == 1 else tuple(filter(_is_rule, facts))
    found = []
    for id in (*new, *(id for id in old if id not in new)):
        one, other = old.get(id), new.get(id)
        semula, menjadi = one.hasil if one else "", other.hasil if other else ""
        if semula == menjadi:
            continue
        lines = (_lines(one), _lines(other))
        causes = tuple(
            fact for fact in facts if any(mine & yours for mine, yours in zip(fact.baris, lines, strict=True))
        )
        title = other.judul if other else one.judul if one else id
        found.append(BedaAngka(id=id, judul=title, semula=semula, menjadi=menjadi, sebab=causes or rules))
    return tuple(found)


def changed_indicators(
    before: Iterable[Kinerja], after: Iterable[Kinerja], facts: Iterable[BedaFakta]
) -> tuple[BedaIndikator, ...]:
    """Every indicator of which something is said otherwise, in the order of the plan."""
    ids = new_ids(facts)
    old = {(year, ids.get(id, id)): said for (year, id), said in _indicators(before).items()}
    new = _indicators(after)
    found = []
    for key in (*new, *(key for key in old if key not in new)):
        (name, mine), (other_name, yours) = old.get(key, ("", {})), new.get(key, ("", {}))
        said = tuple(Ubah(apa, mine.get(apa, ""), yours.get(apa, "")) for apa in {**yours, **mine})
        if any(one.berubah for one in said):
            found.append(BedaIndikator(nama=other_name or name, tahun=key[0], isi=said))
    return tuple(found)


def new_ids(facts: Iterable[BedaFakta]) -> dict[str, str]:
    """The new id of each thing that has another, by the old one."""
    return {fact.semula: fact.menjadi for fact in facts if fact.ganti_pengenal}


def renamed(figures: Mapping[str, Rincian], ids: Mapping[str, str]) -> Mapping[str, Rincian]:
    """The figures by the ids that the things they are about have now."""
    for old, new in ids.items():
        part = re.compile(rf"(?<=-){re.escape(old)}(?=-)")
        figures = {part.sub(new, id): trace for id, trace in figures.items()}
    return figures


def _is_rule(fact: BedaFakta) -> bool:
    """Whether a fact says how figures are computed, rather than being one."""
    return fact.letak is not None and kind_of(fact.letak.berkas) in RULES


def _lines(trace: Rincian | None) -> frozenset[tuple[str, int]]:
    """Every line that a figure was computed from."""
    return frozenset((place.berkas, place.baris) for place in trace.jejak.letak()) if trace else frozenset()


def figures_of(years: Iterable[Kinerja]) -> dict[str, Rincian]:
    """The written traces of these years by id; where two years have the same one, the later year's."""
    return {item.id: item for year in years for group in traces(year).values() for item in group}


def _indicators(years: Iterable[Kinerja]) -> dict[tuple[int, str], tuple[str, dict[str, str]]]:
    """What is said of each indicator of these years, by year and id, with its name."""
    return {(year.tahun, item.id): (item.indikator.nama, _said(item)) for year in years for item in year.indikator}


def _said(item: KinerjaIndikator) -> dict[str, str]:
    """What a reader wants to know of an indicator's year first."""
    results = main_results(item)
    cells = {name: getattr(results, name) for name in ("target", "realisasi", "capaian", "peringkat", "status")}
    change = {"arah": _direction(item.tren)} if item.tren else {}
    return {
        name: plain_text((cell,) if not isinstance(cell, Absen) else (cell.teks,)) for name, cell in cells.items()
    } | change


def _direction(tren: Tren) -> str:
    return str(tren.arah) if tren.arah == str(tren.mutu) else f"{tren.arah} ({tren.mutu})"
