"""For how many years running a value has gone the same way."""

from collections.abc import Sequence
from itertools import pairwise

from sakip.compute.compare import Arah, tren
from sakip.compute.year import TahunIndikator
from sakip.model import Profil, Uraian


def rentetan(
    years: Sequence[TahunIndikator], uraian: Uraian, profil: Profil, putus: Sequence[int] = ()
) -> tuple[Arah, int] | None:
    """Where the last of these years went from the one before, and for how many years running it went there.

    ``years`` follow each other. None where the last two cannot be compared, or the last is the first of ``putus``, from
    which the value is measured otherwise.
    """
    found: list[Arah] = []
    for before, after in reversed(list(pairwise(years))):
        change = tren(
            before.realisasi.nilai,
            after.realisasi.nilai,
            polaritas=uraian.polaritas,
            target=after.target.nilai,
            ambang=uraian.ambang_berubah,
            skala=profil.satu_skala(uraian.skala),
        )
        if change is None or after.tahun in putus or (found and change.arah is not found[0]):
            break
        found.append(change.arah)
    return (found[0], len(found)) if found else None
