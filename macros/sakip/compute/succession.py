"""Where an indicator comes from: those of earlier plans that it took the place of, and how measuring it changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sakip.compute.agreement import words
from sakip.compute.year import TahunIndikator, in_year
from sakip.formula import Formula
from sakip.model import Agregasi, Dataset, Indikator, Kosong, Renstra, Uraian
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


def pendahulu(data: Dataset, rencana: Renstra, indikator: Indikator, tahun: int) -> tuple[Pendahulu, ...]:
    """The indicators whose place this one took, directly and through those, each once, with its years up to this one.

    An indicator that goes on beside the one that took over a part of it has only the years before that.
    """
    found: dict[str, Pendahulu] = {}
    for one in _before(data, rencana, indikator, tahun):
        found.setdefault(one.indikator.id, one)
    return tuple(found.values())


def _before(data: Dataset, rencana: Renstra, indikator: Indikator, tahun: int) -> Iterator[Pendahulu]:
    earlier = data.rencana_sebelum(rencana)
    if earlier is None:
        return
    still = {item.id for item in rencana.indikator()}
    for old in earlier.indikator():
        if old.id in indikator.menggantikan:
            last = min(tahun, rencana.awal_berlaku - 1 if old.id in still else earlier.selesai)
            uraian = data.uraian(old.id, earlier.selesai)
            known = [year.tahun for year in data.realisasi if year.tahun <= last and data.hasil(old.id, year.tahun)]
            years = tuple(in_year(data, old.id, uraian, year) for year in known) if uraian else ()
            yield Pendahulu(indikator=old, rencana=earlier, pengganti=indikator, uraian=uraian, tahun=years)
        if old.id in (indikator.id, *indikator.menggantikan):
            yield from _before(data, earlier, old, tahun)


def ubah_cara(data: Dataset, indikator: str, tahun: int) -> tuple[UbahCara, ...]:
    """Each year up to this one from which the IKU then in force describes the indicator otherwise than the one before.

    Years that no IKU of their own describes are passed over; so is what only one of the two states.
    """
    described = [
        (year.tahun, entry)
        for year in sorted(data.realisasi, key=lambda year: year.tahun)
        if year.tahun <= tahun and data.hasil(indikator, year.tahun)
        if (entry := data.uraian_pada(indikator, year.tahun)) is not None
    ]
    pairs = ((later, _changed(before, after)) for (_, before), (later, after) in pairwise(described))
    return tuple(UbahCara(later, changed) for later, changed in pairs if changed)


def _changed(before: Uraian, after: Uraian) -> tuple[str, ...]:
    parts = {
        "definisi": (_wording(before.definisi), _wording(after.definisi)),
        "rumus": (_formula(before), _formula(after)),
        "satuan": (before.satuan.casefold(), after.satuan.casefold()),
        "polaritas": (before.polaritas, after.polaritas),
        "skala": (before.skala, after.skala),
        "cara menggabung triwulan": (_known(before.agregasi), _known(after.agregasi)),
        "aturan capaian": (before.aturan, after.aturan),
    }
    optional = ("definisi", "cara menggabung triwulan")
    return tuple(
        name
        for name, (one, other) in parts.items()
        if one != other and not (name in optional and (one is None or other is None))
    )


def _wording(value: str | Kosong) -> str | None:
    return None if isinstance(value, Kosong) else words(value)


def _known(value: Agregasi | Kosong) -> Agregasi | None:
    return None if isinstance(value, Kosong) else value


def _formula(uraian: Uraian) -> tuple[Formula, dict[str, str]] | None:
    """What the value is computed by; its basis in prose may be put better without changing it."""
    return (uraian.hitungan.rumus, uraian.hitungan.unsur) if isinstance(uraian.hitungan, Hitungan) else None
