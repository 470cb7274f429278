"""How each derived figure came about, written out step by step from its trace.

indicator  the indicators' figures, the Perjanjian Kinerja's budget, the evaluation
plan       the indicative money of plans
plain      sums, quotients and formulas that belong to no indicator: money, marks, people, efficiency
"""

from collections.abc import Callable

from sakip.compute import Kinerja
from sakip.once import once
from sakip.render.parts import Rincian
from sakip.render.traces.indicator import of_indicators
from sakip.render.traces.plain import of_budget, of_marks, of_staff
from sakip.render.traces.plan import of_plans

#: The groups of traces in the order of the report.
TRACES: dict[str, Callable[[Kinerja], tuple[Rincian, ...]]] = {
    "kinerja": lambda kinerja: (*of_indicators(kinerja), *of_marks(kinerja)),
    "anggaran": of_budget,
    "pegawai": of_staff,
    "rencana": of_plans,
}


@once
def traces(kinerja: Kinerja) -> dict[str, tuple[Rincian, ...]]:
    """Every derived figure of the year by group."""
    return {name: written(kinerja) for name, written in TRACES.items()}
