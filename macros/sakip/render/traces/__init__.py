"""How each derived figure came about, written out step by step from its trace.

indicator  the indicators' figures, the Perjanjian Kinerja's budget, the evaluation
plan       the indicative money of plans
plain      sums, quotients and formulas that belong to no indicator: money, marks, people, efficiency
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from sakip.compute import Kinerja, KinerjaIndikator
from sakip.once import once
from sakip.render.parts import Figur, Rincian
from sakip.render.traces.indicator import of_indicators
from sakip.render.traces.plain import of_budget, of_marks, of_staff
from sakip.render.traces.plan import of_plans
from sakip.render.write import sentence_case, trace_id

#: The groups of traces in the order of the report.
TRACES: dict[str, Callable[[Kinerja], tuple[Rincian, ...]]] = {
    "kinerja": lambda kinerja: (*of_indicators(kinerja), *of_marks(kinerja)),
    "anggaran": of_budget,
    "pegawai": of_staff,
    "rencana": of_plans,
}


@once
def traces(kinerja: Kinerja) -> dict[str, tuple[Rincian, ...]]:
    """Every derived figure of the year by group; an input that was computed itself leads to its own trace."""
    groups = {name: written(kinerja) for name, written in TRACES.items()}
    own = {id(one.jejak): one.id for group in groups.values() for one in group}
    return {name: tuple(_onward(one, own) for one in group) for name, group in groups.items()}


def _onward(one: Rincian, own: Mapping[int, str]) -> Rincian:
    """The trace with the handle of each input that has one; ``own`` has their ids by what they were written from."""
    computed = {sentence_case(item.nama): own[id(item.jejak)] for item in one.jejak.masukan if id(item.jejak) in own}
    inputs = (
        (name, replace(cell, jejak=computed[name]) if isinstance(cell, Figur) and name in computed else cell, origin)
        for name, cell, origin in one.masukan
    )
    return replace(one, masukan=tuple(inputs))


def worked(kinerja: Kinerja, item: KinerjaIndikator) -> tuple[Rincian, ...]:
    """How the indicator's value of the year and its capaian came about, in that order; those that were computed."""
    wanted = [trace_id(item, what) for what in ("unsur", "realisasi", "capaian")]
    found = {rincian.id: rincian for rincian in traces(kinerja)["kinerja"]}
    return tuple(found[id] for id in wanted if id in found)
