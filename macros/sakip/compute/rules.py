"""Capaian and peringkat by the profile's rules: the one place where they are computed."""

import operator
from dataclasses import replace
from decimal import Decimal

from sakip.compute.aggregate import AGGREGATIONS, PARTS
from sakip.compute.trace import Hasil, Jejak, Masukan, evaluated, uncomputed
from sakip.figures import EXACT, HUNDRED, number, percent
from sakip.model import AturanCapaian, Bagian, Polaritas, Profil, Rentang, Skala
from sakip.model.profil import Batas, Jenjang


def capaian(
    target: Masukan,
    realisasi: Masukan,
    *,
    polaritas: Polaritas,
    profil: Profil,
    aturan: str | None = None,
    skala: str | None = None,
) -> Hasil:
    """Realisasi measured against target, as a ratio (1 = 100%), by the profile's rule for this polarity.

    The stated realisasi is the basis, never the unrounded quotient behind it. ``aturan`` names another of the profile's
    rules, ``skala`` the scale that grades belong to. No value with a reason where target or realisasi is missing or
    empty, where target is zero or negative, or where a divisor is zero; the profile's floor and cap are applied last.
    """
    rule = _rule(profil, polaritas, aturan)
    jejak = Jejak(cara=rule.penjelasan, masukan=(realisasi, target), dasar=rule.dasar, formula=rule.rumus, persen=True)
    missing = target.ketiadaan or realisasi.ketiadaan
    if missing:
        return uncomputed(missing, jejak)
    if isinstance(target.nilai, tuple) and isinstance(realisasi.nilai, tuple):
        return _composite(target.nilai, realisasi.nilai, rule, profil, jejak)
    pair = _pair(target, realisasi, next((item for item in profil.skala if item.id == skala), None))
    if isinstance(pair, str):
        return uncomputed(pair, jejak)
    goal, reached, notes = pair
    jejak = replace(jejak, catatan=notes)
    if goal == reached and isinstance(target.nilai, Rentang):
        return Hasil(nilai=Decimal(1), jejak=replace(jejak, tepat=Decimal(1)))
    if goal <= 0:
        return uncomputed("target nol" if goal == 0 else "target negatif", jejak)
    values = {"realisasi": reached, "target": goal}
    hasil = evaluated(rule.rumus, values, jejak, zero="rumus capaian membagi dengan nol")
    return _limited(hasil, profil)


def tercapai(target: Masukan, realisasi: Masukan, *, polaritas: Polaritas, skala: Skala | None = None) -> bool | None:
    """Whether the target was reached, by comparing the two themselves; None where one of them is not known.

    Not read from capaian: a target of zero has none and can be missed all the same, and a mean of parts can hide one.
    """
    match target.nilai, realisasi.nilai:
        case Decimal() as goal, Decimal() as reached:
            verdicts = {Polaritas.NAIK: reached >= goal, Polaritas.TURUN: reached <= goal}
            return verdicts.get(polaritas)  # a range is no single value
        case Rentang() as span, Decimal() as reached:
            return span.dari <= reached <= span.sampai
        case str() as goal_grade, str() as grade if skala is not None:
            goal_value, value = skala.nilai(goal_grade), skala.nilai(grade)
            return None if goal_value is None or value is None else value >= goal_value
        case tuple() as goals, tuple() as parts:
            values = {part.unsur: part.nilai for part in parts}
            if any(goal.unsur not in values for goal in goals):
                return None
            better = operator.le if polaritas is Polaritas.TURUN else operator.ge
            return all(better(values[goal.unsur], goal.nilai) for goal in goals)
    return None


def peringkat(share: Decimal | None, profil: Profil) -> Jenjang | None:
    """The step of the profile's scale that a capaian (ratio) reaches, unrounded; None for no capaian."""
    if share is None:
        return None
    persen = EXACT.multiply(share, HUNDRED)
    for step in profil.peringkat.jenjang:
        if step.mulai is not None and persen >= step.mulai:
            return step
        if step.di_atas is not None and persen > step.di_atas:
            return step
    return profil.peringkat.jenjang[-1]


def _rule(profil: Profil, polaritas: Polaritas, aturan: str | None) -> AturanCapaian:
    """The named rule, or the polarity's default; ``Profil`` guarantees that there is one."""
    return next(
        rule for rule in profil.capaian if (rule.id == aturan if aturan else rule.polaritas is polaritas and rule.baku)
    )


def _pair(target: Masukan, realisasi: Masukan, scale: Skala | None) -> tuple[Decimal, Decimal, tuple[str, ...]] | str:
    """Target and realisasi as numbers, with notes on how they became so; or the reason why they cannot."""
    match target.nilai, realisasi.nilai:
        case Decimal() as goal, Decimal() as reached:
            return goal, reached, ()
        case Rentang() as span, Decimal() as reached:
            nearest = min(max(reached, span.dari), span.sampai)
            where = "di dalam rentang" if nearest == reached else f"di luar rentang; batas terdekat {number(nearest)}"
            return nearest, reached, (f"Realisasi {where}.",)
        case str() as goal_grade, str() as grade:
            if scale is None:
                return "predikat tanpa skala"
            goal_value, value = scale.nilai(goal_grade), scale.nilai(grade)
            if goal_value is None or value is None:
                return f"predikat tidak ada dalam skala {scale.nama}"
            note = f"{scale.nama}: {grade} = {number(value)}, {goal_grade} = {number(goal_value)} ({scale.dasar})."
            return goal_value, value, (note,)
    return "jenis nilai target dan realisasi berbeda"


def _composite(
    target: tuple[Bagian, ...],
    realisasi: tuple[Bagian, ...],
    rule: AturanCapaian,
    profil: Profil,
    jejak: Jejak,
) -> Hasil:
    """Each part's ratio by the rule, joined as the profile says."""
    reached = {part.unsur: part for part in realisasi}
    shares: list[Masukan] = []
    for part in target:
        own = reached.get(part.unsur)
        name = part.nama or part.unsur
        if own is None:
            return uncomputed(f"bagian {name} belum diukur", jejak)
        if part.nilai <= 0:
            return uncomputed(f"target bagian {name} {'nol' if part.nilai == 0 else 'negatif'}", jejak)
        inputs = tuple(
            Masukan(nama=what, nilai=one.nilai, letak=one.letak("nilai"))
            for what, one in (("realisasi", own), ("target", part))
        )
        inner = replace(jejak, masukan=inputs)
        values = {"realisasi": own.nilai, "target": part.nilai}
        share = evaluated(rule.rumus, values, inner, zero=f"rumus capaian bagian {name} membagi dengan nol")
        if share.nilai is None:
            return share
        shares.append(Masukan(nama=name, nilai=share.nilai, jejak=share.jejak))
    cara = profil.komposit.cara
    joined = AGGREGATIONS[cara]([item.angka for item in shares if item.angka is not None])
    jejak = Jejak(cara=PARTS[cara], masukan=tuple(shares), dasar=profil.komposit.dasar, gabung=cara, persen=True)
    return _limited(Hasil(nilai=joined, jejak=replace(jejak, tepat=joined)), profil)


def _limited(hasil: Hasil, profil: Profil) -> Hasil:
    """The result within the profile's floor and cap, each noted where it bites."""
    share = hasil.nilai
    if share is None:
        return hasil
    limited, notes, decimals = share, hasil.jejak.catatan, profil.pembulatan.desimal
    for limit, beyond in ((profil.lantai, share.__lt__), (profil.batas_atas, share.__gt__)):
        if limit is not None and beyond(_share(limit)):
            limited = _share(limit)
            notes = (
                *notes,
                f"{percent(share, decimals)} dibatasi menjadi {percent(limited, decimals)}: {limit.dasar}.",
            )
    return Hasil(nilai=limited, jejak=replace(hasil.jejak, catatan=notes))


def _share(limit: Batas) -> Decimal:
    return EXACT.divide(limit.persen, HUNDRED)
