"""Do the years of a plan look like numbers somebody meant? (K4) Targets and money beside those of other years.

The bounds are the profile's (``kewajaran``). What is right all the same is explained in ``keterangan``.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from sakip import figures
from sakip.check.rule import Found, Perkara, quoted
from sakip.model import Indikator, KegiatanRenstra, Polaritas, Ukuran

#: How many years make a series that can be suspiciously even.
SERIES = 4
#: How many different numbers make two series alike.
DISTINCT = 3
#: A target that has nowhere to go.
CEILING = Decimal(100)
#: Targets below this jump by their nature: from one document to two.
MEANINGFUL = Decimal(5)


def series_are_not_copies(perkara: Perkara) -> Iterator[Found]:
    """Targets that never change, or the same years of targets for two indicators, are often copies.

    Asked of the indicators of sasaran and programs. A target that stays at 100 or 0 has nowhere to go; two series are
    alike only with three different numbers in them.
    """
    if perkara.data.profil.kewajaran is None:
        return
    for plan in perkara.data.renstra:
        measures: tuple[Indikator | Ukuran, ...] = (
            *plan.indikator(),
            *(one for part in plan.program for one in part.indikator),
        )
        first: dict[tuple[tuple[int, Decimal], ...], Indikator | Ukuran] = {}
        for item in measures:
            series = tuple((year, value) for year, value in item.target_tahunan.items() if isinstance(value, Decimal))
            different = {value for _, value in series}
            if len(series) >= SERIES and len(different) == 1 and different not in ({CEILING}, {Decimal(0)}):
                message = (
                    f"Target {quoted(item.nama)} tidak berubah sepanjang {len(series)} tahun. Periksa salinannya; bila "
                    "memang tetap, terima peringatan ini beserta alasannya."
                )
                yield item.letak("target"), message
            if len(different - {Decimal(0)}) >= DISTINCT:
                twin = first.setdefault(series, item)
                if twin.id != item.id:
                    message = (
                        f"Target {quoted(item.nama)} sama dengan target {quoted(twin.nama)} setiap tahun. Periksa "
                        "apakah salah satunya tersalin."
                    )
                    yield item.letak("target"), message


def plan_targets_do_not_jump(perkara: Perkara) -> Iterator[Found]:
    """A measure's target that is many times that of the next year known is often a digit too many; told once each."""
    bounds = perkara.data.profil.kewajaran
    if bounds is None:
        return
    for part in (part for part in _measures(perkara) if not part.keterangan):
        values = {year: value for year, value in part.target_tahunan.items() if isinstance(value, Decimal) and value}
        jump = _jump(values, bounds.perubahan_target, MEANINGFUL, figures.number)
        if jump is not None:
            yield part.letak("target", jump[0]), f"Target {quoted(part.nama)} {jump[1]}"


def plan_money_does_not_jump(perkara: Perkara) -> Iterator[Found]:
    """A kegiatan's money that is many times that of the next year known is often a digit too many; told once each."""
    bounds = perkara.data.profil.kewajaran
    if bounds is None:
        return
    for kegiatan in (kegiatan for kegiatan in _kegiatan(perkara) if not kegiatan.keterangan):
        jump = _jump(_money(kegiatan), bounds.perubahan_uang, bounds.uang_kecil, figures.rupiah)
        if jump is not None:
            yield kegiatan.letak("pendanaan", jump[0]), f"Pendanaan {quoted(kegiatan.nama)} {jump[1]}"


def unit_costs_are_even(perkara: Perkara) -> Iterator[Found]:
    """What one unit of a kegiatan's first measure costs stays alike over the years; a slip in either number shows."""
    bounds = perkara.data.profil.kewajaran
    if bounds is None:
        return
    for kegiatan in (kegiatan for kegiatan in _kegiatan(perkara) if not kegiatan.keterangan):
        first, money = kegiatan.indikator[0], _money(kegiatan)
        targets = first.target_tahunan if first.polaritas is Polaritas.NAIK else {}
        cost = {
            year: figures.EXACT.divide(amount, target)
            for year, amount in money.items()
            if isinstance(target := targets.get(year), Decimal) and target > 0
        }
        if len(cost) < 2 or max(money.values()) < bounds.uang_kecil:
            continue
        cheap, dear = min(cost, key=lambda year: cost[year]), max(cost, key=lambda year: cost[year])
        times = figures.EXACT.divide(cost[dear], cost[cheap])
        if times >= bounds.biaya_satuan:
            message = (
                f"Biaya satuan {quoted(kegiatan.nama)} {figures.rupiah(_whole(cost[dear]))} ({dear}), sedangkan "
                f"{figures.rupiah(_whole(cost[cheap]))} ({cheap}), perbandingannya {figures.number(times, 1)} kali. "
                "Periksa target dan pendanaannya, atau jelaskan dalam keterangan."
            )
            yield kegiatan.letak("pendanaan", dear), message


def _measures(perkara: Perkara) -> Iterator[Ukuran]:
    for plan in perkara.data.renstra:
        for program in plan.program:
            yield from program.indikator
            yield from (item for kegiatan in program.kegiatan for item in kegiatan.indikator)


def _kegiatan(perkara: Perkara) -> Iterator[KegiatanRenstra]:
    for plan in perkara.data.renstra:
        yield from (item for program in plan.program for item in program.kegiatan)


def _money(kegiatan: KegiatanRenstra) -> dict[int, Decimal]:
    return {year: amount for year, amount in kegiatan.pendanaan.items() if isinstance(amount, Decimal) and amount}


def _jump(
    values: dict[int, Decimal], times: Decimal, meaningful: Decimal, written: Callable[[Decimal], str]
) -> tuple[int, str] | None:
    """The year of the largest jump from a year to the next that has a value, and what happened then, in words.

    None where it is less than this many times, or where no value is large enough to mean anything.
    """
    jumps = [
        (figures.EXACT.divide(max(pair), min(pair)), before, after)
        for before, after in pairwise(sorted(values))
        if min(pair := (values[before], values[after])) > 0
    ]
    far, before, after = max(jumps, key=lambda jump: jump[0], default=(Decimal(0), 0, 0))
    if far < times or max(values.values()) < meaningful:
        return None
    return after, (
        f"berubah dari {written(values[before])} ({before}) menjadi {written(values[after])} ({after}), "
        f"perbandingannya {figures.number(far, 1)} kali. Periksa angkanya, atau jelaskan dalam keterangan."
    )


def _whole(amount: Decimal) -> Decimal:
    return figures.round_half_up(amount, 0)
