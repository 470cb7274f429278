"""Would a careful reader ask whether this can be right? (K4)

Each bound is the profile's (``kewajaran``), for no regulation sets one; without it what needs one is not asked. What is
right all the same is accepted beside the fact, with the reason.
"""

from collections.abc import Iterator
from decimal import Decimal

from sakip import figures
from sakip.check.rule import Found, Perkara, quoted
from sakip.compute import KinerjaIndikator, Masukan, berjarak, selisih, surpassed
from sakip.model.profil import Kewajaran
from sakip.problem import Letak


def values_do_not_jump(perkara: Perkara) -> Iterator[Found]:
    """A value that leaves last year's far behind is often a digit too many, or another way of measuring."""
    for bounds, item in _judged(perkara):
        before, now = item.sebelum.realisasi.angka if item.sebelum else None, item.kini.realisasi.angka
        if before is None or now is None or before == 0 or item.sebelum is None or item.kini.sementara:
            continue
        change = figures.EXACT.multiply(figures.EXACT.divide(abs(now - before), abs(before)), figures.HUNDRED)
        if change > bounds.perubahan_nilai:
            message = (
                f"Nilai {figures.number(now)} berubah {figures.number(change, 0)}% dari tahun {item.sebelum.tahun} "
                f"({figures.number(before)}). Periksa angkanya; bila benar, terima peringatan ini beserta alasannya."
            )
            yield _place(item), message


def capaian_is_in_range(perkara: Perkara) -> Iterator[Found]:
    """A capaian far from its target says that one of the two was wrong (PermenPANRB 53/2014, Lampiran III, II.1).

    Asked of the indicators of sasaran and of every output of the budget, before the profile's cap; a miss by a single
    unit is left alone.
    """
    for bounds, item in _judged(perkara):
        if not item.kini.sementara:
            yield from _out_of_range(item.indikator.nama, item.kini.capaian.jejak.tepat, bounds, _place(item))
    limits = perkara.data.profil.kewajaran
    nodes = (node for year in perkara.tahun if year.anggaran for node in year.anggaran.jumlah.walk())
    for output in (output for node in nodes for output in node.keluaran) if limits else ():
        target, reached = output.target.angka, output.realisasi.angka
        if limits and target is not None and reached is not None and abs(reached - target) > 1:
            place = output.fakta.letak("realisasi")
            yield from _out_of_range(output.fakta.nama, output.capaian.jejak.tepat, limits, place)


def _out_of_range(name: str, share: Decimal | None, bounds: Kewajaran, place: Letak | None) -> Iterator[Found]:
    percent = None if share is None else figures.EXACT.multiply(share, figures.HUNDRED)
    if percent is None or bounds.capaian_terendah <= percent <= bounds.capaian_tertinggi:
        return
    low = percent < bounds.capaian_terendah
    limit = bounds.capaian_terendah if low else bounds.capaian_tertinggi
    message = (
        f"Capaian {quoted(name)} {figures.percent(share)}, {'di bawah' if low else 'di atas'} {figures.number(limit)}"
        "%. Periksa target, nilai, dan polaritasnya; bila benar, terima peringatan ini beserta alasannya."
    )
    yield place, message


def targets_are_no_step_back(perkara: Perkara) -> Iterator[Found]:
    """A target that last year's result already met asks for nothing (PermenPANRB 53/2014, Lampiran I: challenging)."""
    for _, item in _judged(perkara):
        before, target = item.sebelum, item.kini.target
        if before is None or not item.diperjanjikan:
            continue
        if surpassed(item.profil, item.uraian, target, before.realisasi):
            message = (
                f"Target {_written(target)} lebih mudah daripada realisasi {before.tahun} "
                f"({_written(before.realisasi)}). Naikkan targetnya, atau terima peringatan ini beserta alasannya."
            )
            yield target.letak, message


def next_target_is_still_ahead(perkara: Perkara) -> Iterator[Found]:
    """A result that already passes next year's target makes that target empty (PermenPANRB 53/2014, Lampiran I)."""
    year = perkara.dilaporkan
    plan = perkara.data.rencana(year.tahun + 1) if year else None
    planned = {item.id: item for item in plan.indikator()} if plan else {}
    for item in year.indikator if year else ():
        following = planned.get(item.id)
        if following is None or item.kini.sementara:
            continue
        target = Masukan(nama="target", nilai=following.target_pada(item.kini.tahun + 1))
        if surpassed(item.profil, item.uraian, target, item.kini.realisasi):
            message = (
                f"Realisasi {_written(item.kini.realisasi)} sudah melampaui target {item.kini.tahun + 1} "
                f"({_written(target)}). Tinjau targetnya, atau terima peringatan ini beserta alasannya."
            )
            yield _place(item), message


def progress_and_money_keep_pace(perkara: Perkara) -> Iterator[Found]:
    """Work done and money spent go together; where they part, one of them was recorded wrongly or waits for a reason.

    A reason stands in the output's ``keterangan``. Work beyond the target counts as done; K403 asks about that.
    """
    for node in (node for year in perkara.tahun if year.anggaran for node in year.anggaran.sub_kegiatan):
        main = node.utama
        apart = selisih(node)
        if main is None or apart is None or apart.nilai is None or main.fakta.keterangan:
            continue
        if berjarak(apart, perkara.data.profil):
            points = figures.number(figures.EXACT.multiply(apart.nilai.copy_abs(), figures.HUNDRED), 2)
            message = (
                f"Capaian fisik {quoted(node.nama)} {figures.percent(main.capaian.nilai)} berjarak {points} poin dari "
                f"serapan keuangan {figures.percent(node.uang.serapan.nilai)}. Periksa keduanya, atau jelaskan dalam "
                "keterangan indikatornya."
            )
            yield main.fakta.letak("realisasi"), message


def scores_have_their_grade(perkara: Perkara) -> Iterator[Found]:
    """An evaluation's grade is the one that its score earns (PermenPANRB 88/2021; bounds in the profile's scale)."""
    for item in perkara.data.evaluasi:
        scale = perkara.data.profil.satu_skala(item.skala)
        earned = scale.predikat_skor(item.nilai) if scale else None
        if earned is not None and earned != item.predikat:
            message = (
                f"Predikat {item.predikat} tidak sesuai dengan nilai {figures.number(item.nilai)}, yang berpredikat "
                f"{earned}. Perbaiki salah satunya."
            )
            yield item.letak("predikat"), message


def _written(value: Masukan) -> str:
    return figures.number(value.angka) if value.angka is not None else str(value.nilai)


def _judged(perkara: Perkara) -> Iterator[tuple[Kewajaran, KinerjaIndikator]]:
    """The profile's bounds with each indicator of each year; nothing where the profile has none."""
    bounds = perkara.data.profil.kewajaran
    if bounds is not None:
        yield from ((bounds, item) for year in perkara.tahun for item in year.indikator if item.fakta)


def _place(item: KinerjaIndikator) -> Letak | None:
    return (item.fakta.letak("nilai") or item.fakta.letak()) if item.fakta else item.kini.target.letak
