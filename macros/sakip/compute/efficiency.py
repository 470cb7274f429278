"""Capaian and money -> efficiency in each definition of the profile, claimed only where targets were met."""

from collections.abc import Sequence
from dataclasses import dataclass

from sakip.compute.aggregate import mean
from sakip.compute.budget import Keuangan, Simpul, should_have_cost
from sakip.compute.trace import Hasil, Jejak, Masukan, evaluated, uncomputed
from sakip.compute.year import TahunIndikator
from sakip.model import AturanEfisiensi


@dataclass(frozen=True, slots=True, kw_only=True)
class Efisiensi:
    """One definition applied to one scope.

    ``halangan`` says why it must not be called efficient although a number may exist; None where nothing does.
    """

    aturan: AturanEfisiensi
    hasil: Hasil
    halangan: str | None


def efisiensi(
    rules: Sequence[AturanEfisiensi],
    indikator: Sequence[tuple[str, TahunIndikator]],
    uang: Keuangan,
    simpul: Sequence[Simpul],
) -> tuple[Efisiensi, ...]:
    """Each rule over these indicators (name, year), this money and the budget nodes that it was spent on."""
    shares = [
        Masukan(
            nama=f"capaian {nama}", nilai=year.capaian.nilai, alasan=_because(year.capaian), jejak=year.capaian.jejak
        )
        for nama, year in indikator
    ]
    joined = mean(
        shares, cara="Rata-rata capaian indikator.", dasar="Cakupan efisiensi: seluruh indikator yang disebut"
    )
    single = len(shares) == 1
    names = {
        "capaian": shares[0]
        if single
        else Masukan(
            nama="" if joined.nilai is None else "capaian", nilai=joined.nilai, alasan=joined.alasan, jejak=joined.jejak
        ),
        "serapan": Masukan(
            nama="serapan", nilai=uang.serapan.nilai, alasan=_because(uang.serapan), jejak=uang.serapan.jejak
        ),
        "pagu": uang.pagu,
        "realisasi": uang.realisasi,
    }
    if any("seharusnya" in rule.rumus.names for rule in rules):
        names["seharusnya"] = should_have_cost(simpul)
    halangan = _hindrance(indikator, uang)
    return tuple(Efisiensi(aturan=rule, hasil=_apply(rule, names), halangan=halangan) for rule in rules)


def _hindrance(indikator: Sequence[tuple[str, TahunIndikator]], uang: Keuangan) -> str | None:
    """Why efficiency must not be claimed: a target was missed or is not known to be met, or the money says nothing."""
    reasons = (
        ("target {} tidak tercapai", [nama for nama, year in indikator if year.tercapai is False]),
        ("target {} belum dapat dinilai", [nama for nama, year in indikator if year.tercapai is None]),
        ("nilai {} masih sementara", [nama for nama, year in indikator if year.sementara]),
    )
    for reason, names in reasons:
        if names:
            return reason.format("; ".join(names))
    if not indikator:
        return "tidak ada indikator yang diperjanjikan"
    if uang.sisa.nilai is None:
        return "serapan anggarannya belum dapat dihitung"
    return "realisasi anggarannya melampaui pagu" if uang.sisa.nilai < 0 else None


def _because(hasil: Hasil) -> str | None:
    return f"tak terhitung karena {hasil.alasan}" if hasil.alasan else None


def _apply(rule: AturanEfisiensi, names: dict[str, Masukan]) -> Hasil:
    used = {name: masukan for name, masukan in names.items() if name in rule.rumus.names}
    jejak = Jejak(cara=rule.penjelasan, masukan=tuple(used.values()), dasar=rule.dasar, formula=rule.rumus, persen=True)
    missing = next((item.ketiadaan for item in used.values() if item.ketiadaan), None)
    if missing:
        return uncomputed(missing, jejak)
    values = {name: item.angka for name, item in used.items() if item.angka is not None}
    return evaluated(rule.rumus, values, jejak, zero="pembaginya nol")
