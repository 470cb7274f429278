"""Where an indicator comes from: those of earlier plans that it took the place of, and how measuring it changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sakip.compute.year import TahunIndikator, in_year
from sakip.formula import Formula
from sakip.model import Dataset, Indikator, Renstra, Uraian
from sakip.model.iku import Hitungan


@dataclass(frozen=True, slots=True, kw_only=True)
class Pendahulu:
    """An indicator of an earlier plan that ``pengganti`` took the place of, and what is known of its years.

    ``uraian`` None: no IKU describes it, so that its years cannot be shown.
    """

    indikator: Indikator
    rencana: Renstra
    pengganti: Indikator
    uraian: Uraian | None
    tahun: tuple[TahunIndikator, ...]


@dataclass(frozen=True, slots=True)
class UbahCara:
    """From ``tahun`` on the indicator is measured otherwise; ``apa`` are the parts of its description that changed."""

    tahun: int
    apa: tuple[str, ...]


def pendahulu(data: Dataset, rencana: Renstra, indikator: Indikator) -> tuple[Pendahulu, ...]:
    """The indicators that this one took the place of, the newest first, through all earlier plans."""
    return tuple(_before(data, rencana, indikator))


def _before(data: Dataset, rencana: Renstra, indikator: Indikator) -> Iterator[Pendahulu]:
    earlier = data.rencana_sebelum(rencana)
    if earlier is None:
        return
    for old in earlier.indikator():
        if old.id in indikator.menggantikan:
            uraian = data.uraian(old.id, earlier.selesai)
            known = [year.tahun for year in data.realisasi if data.hasil(old.id, year.tahun)]
            years = tuple(in_year(data, old.id, uraian, year) for year in known) if uraian else ()
            yield Pendahulu(indikator=old, rencana=earlier, pengganti=indikator, uraian=uraian, tahun=years)
        if old.id in (indikator.id, *indikator.menggantikan):
            yield from _before(data, earlier, old)


def ubah_cara(data: Dataset, indikator: str, tahun: int) -> tuple[UbahCara, ...]:
    """Each year up to this one from which the indicator's IKU describes it otherwise than in the year before."""
    known = sorted(year.tahun for year in data.realisasi if year.tahun <= tahun and data.hasil(indikator, year.tahun))
    found = []
    for earlier, later in pairwise(known):
        before, after = data.uraian(indikator, earlier), data.uraian(indikator, later)
        if before is not None and after is not None and (changed := _changed(before, after)):
            found.append(UbahCara(later, changed))
    return tuple(found)


def _changed(before: Uraian, after: Uraian) -> tuple[str, ...]:
    parts = {
        "definisi": (before.definisi, after.definisi),
        "rumus": (_formula(before), _formula(after)),
        "satuan": (before.satuan, after.satuan),
        "polaritas": (before.polaritas, after.polaritas),
        "skala": (before.skala, after.skala),
    }
    return tuple(name for name, (one, other) in parts.items() if one != other)


def _formula(uraian: Uraian) -> tuple[Formula, dict[str, str]] | None:
    """What the value is computed by; its basis in prose may be put better without changing it."""
    return (uraian.hitungan.rumus, uraian.hitungan.unsur) if isinstance(uraian.hitungan, Hitungan) else None
