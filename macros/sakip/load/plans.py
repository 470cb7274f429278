"""Whether a plan hangs together below its sasaran, and with the plan that it succeeds."""

from collections.abc import Iterator
from functools import cache

from sakip.load.suit import Reading, elsewhere, outside, own_ids, planned_values
from sakip.model import Dataset, Profil, Program, Renstra, Ukuran
from sakip.model.base import Fakta
from sakip.problem import NOWHERE, Problem


def inconsistent(data: Dataset) -> Iterator[Problem]:
    """A problem for each value, year or reference of a plan that the plan itself or the one before it contradicts."""
    for plan in data.renstra:
        for program in plan.program:
            yield from _program(program, plan, data.profil)
        heirs = [fakta for fakta in plan.walk() if _may_replace(type(fakta)) and _replaced(fakta)]
        yield from _succession(heirs, data.rencana_sebelum(plan))
        if isinstance(plan.berlaku, int):
            yield from outside(plan.berlaku, plan, "Berlaku sejak", plan.letak("berlaku") or NOWHERE)
        if isinstance(plan.indikator_rpjmd, tuple):
            _, indikator, _ = own_ids(plan)
            yield from elsewhere(plan, "indikator_rpjmd", plan.indikator_rpjmd, indikator, "Renstra ini")


def _program(program: Program, plan: Renstra, profil: Profil) -> Iterator[Problem]:
    own = {item.id for item in program.indikator}
    for measure in program.indikator:
        yield from _values(measure, profil, plan)
    for slip in program.tercetak:
        yield from outside(slip.tahun, plan, "Pendanaan", slip.letak("tahun") or NOWHERE)
    for kegiatan in program.kegiatan:
        yield from elsewhere(
            kegiatan, "mendukung", (kegiatan.mendukung,) if kegiatan.mendukung else (), own, "indikator programnya"
        )
        for measure in kegiatan.indikator:
            yield from _values(measure, profil, plan)
        for tahun in kegiatan.pendanaan:
            yield from outside(tahun, plan, "Pendanaan", kegiatan.letak("pendanaan", tahun) or NOWHERE)


def _values(measure: Ukuran, profil: Profil, plan: Renstra) -> Iterator[Problem]:
    how = Reading(f'Indikator "{measure.id}"', measure.skala, measure.polaritas, None)
    yield from planned_values(measure, dict.fromkeys(measure.target_tahunan, how), profil, plan)


@cache
def _may_replace(model: type[Fakta]) -> bool:
    return "menggantikan" in model.model_fields


def _replaced(fakta: Fakta) -> tuple[str, ...]:
    """The ids that a fact says it replaces."""
    return getattr(fakta, "menggantikan", ())


def _succession(heirs: list[Fakta], before: Renstra | None) -> Iterator[Problem]:
    """A problem for each id that is said to be replaced and is not one of its kind in the plan before."""
    known: dict[type[Fakta], set[str]] = {}
    for fakta in before.walk() if before and heirs else ():
        if _may_replace(type(fakta)):
            known.setdefault(type(fakta), set()).add(getattr(fakta, "id", ""))
    for fakta in heirs:
        names = _replaced(fakta)
        for at, name in enumerate(names):
            if name in names[:at] or name == getattr(fakta, "id", ""):
                why = "dirinya sendiri" if name == getattr(fakta, "id", "") else "yang sudah disebut"
                place = fakta.letak("menggantikan", at) or NOWHERE
                yield Problem("S405", place, f'"{name}" menggantikan {why}. Hapus dari menggantikan.')
        if before is None:
            message = (
                "Tidak ada rencana sebelumnya yang dapat digantikan. Hapus menggantikan, atau tambahkan berkasnya."
            )
            yield Problem("S401", fakta.letak("menggantikan") or NOWHERE, message)
            continue
        where = f"rencana sebelumnya, {before.sebutan}"
        yield from elsewhere(fakta, "menggantikan", names, known.get(type(fakta), set()), where)
