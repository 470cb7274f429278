"""A printed percentage beside the exact one -> the verdict and its reason.

The first of these that holds is the verdict: cocok, dibulatkan, dipotong, dibatasi, dekat, tidak cocok. So 100 printed
for 100,4 is rounded and 100 printed for 100,6 is cut, the weaker claims, although a cap of 100 would give both.
"""

from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from sakip.figures import EXACT, number, round_half_up

#: Caps that printed reports are known to use, in percent.
CAPS = (100, 110, 120, 150, 200)


class Vonis(StrEnum):
    """How the printed capaian relates to the one that follows from the row."""

    COCOK = "cocok"
    DIBULATKAN = "dibulatkan"
    DIPOTONG = "dipotong"
    DIBATASI = "dibatasi"
    DEKAT = "dekat"
    TIDAK_COCOK = "tidak cocok"
    TAK_TERHITUNG = "tak terhitung"


def compare(exact: Decimal, printed: Decimal, desimal: int) -> tuple[Vonis, str]:
    """The verdict on a printed percentage of so many decimals, and the sentence that gives the reason."""
    whole = exact == exact.to_integral_value()
    computed, shown = f"{_enough(exact, max(2, desimal), printed)}%", f"{number(printed, desimal)}%"
    same = f"{number(EXACT.plus(round_half_up(exact, max(2, desimal))))}%"
    written = {desimal, 0} if printed == printed.to_integral_value() else {desimal}
    if printed == round_half_up(exact, desimal) and (desimal or whole):
        return Vonis.COCOK, f"Capaian {same} sama dengan yang tercetak."
    if any(printed == round_half_up(exact, places) for places in written):
        return Vonis.DIBULATKAN, f"Capaian {computed} dibulatkan menjadi {shown}."
    if any(printed == _cut(exact, places) and (printed or exact > 0) for places in written):
        rounded = round_half_up(exact, desimal)
        computed = _enough(exact, max(3, desimal + 1), printed, rounded)
        return Vonis.DIPOTONG, f"Capaian {computed}% dipotong menjadi {shown}; bila dibulatkan {number(rounded)}%."
    if printed in CAPS and exact > printed:
        return Vonis.DIBATASI, f"Capaian {computed} dibatasi paling tinggi {number(printed, 0)}%."
    if printed == 0 and exact < 0:
        return Vonis.DIBATASI, f"Capaian {computed} dibatasi paling rendah 0%."
    gap = EXACT.subtract(printed, exact).copy_abs()
    apart = f"tercetak {shown}, hitungan {computed}, selisih {_enough(gap, 2, Decimal(0))} poin"
    if gap <= 1:
        return Vonis.DEKAT, f"Hampir sama: {apart}."
    return Vonis.TIDAK_COCOK, f"Tidak mengikuti target dan realisasi: {apart}."


def _cut(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_DOWN, context=EXACT)


def _enough(exact: Decimal, fewest: int, *others: Decimal) -> str:
    """The exact figure at as many decimals as show that it is none of the others."""
    places = fewest
    while places < 12 and any(exact != other == round_half_up(exact, places) for other in others):
        places += 1
    return number(EXACT.plus(exact), places)
