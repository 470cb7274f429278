"""What rounding of the printed target and realisasi can explain: the capaian of all values that become them.

A value printed as 87 was anything from 86,5 to 87,5, and one printed as 87,0 anything from 86,95 to 87,05.
"""

from decimal import Decimal

from sakip.audit.numbers import Terbaca
from sakip.audit.rules import measured, percent_of
from sakip.figures import number, round_half_up
from sakip.model import Polaritas

EXPLAINED = (
    "Mungkin dihitung dari angka yang belum dibulatkan: pembulatan target dan realisasi yang tercetak menjelaskan {}."
)
UNEXPLAINED = (
    "Selisih itu lebih besar daripada yang dapat dijelaskan pembulatan target dan realisasi yang tercetak ({})."
)
NO_NUMBERS = "Target dan realisasi sama, sehingga pembulatan tidak dapat menjelaskannya."


def explanation(target: Terbaca, realisasi: Terbaca, printed: Terbaca, polaritas: Polaritas) -> str:
    """Whether the printed capaian is among those that rounding could have led away from (an Indonesian sentence)."""
    reach = _reach(target, realisasi, polaritas)
    if reach is None or not isinstance(printed.nilai, Decimal):
        return NO_NUMBERS
    low, high = (round_half_up(one, printed.desimal) for one in reach)
    if low <= printed.nilai <= high:
        return EXPLAINED.format(_span(low, high, printed.desimal))
    return UNEXPLAINED.format(_span(*reach, max(2, printed.desimal)))


def _reach(target: Terbaca, realisasi: Terbaca, polaritas: Polaritas) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest capaian; every formula has them at the ends of target and realisasi."""
    ends = [
        persen
        for goal in target.asal
        for reached in realisasi.asal
        if (persen := percent_of(measured(goal, reached, polaritas=polaritas))) is not None
    ]
    return (min(ends), max(ends)) if ends else None


def _span(low: Decimal, high: Decimal, decimals: int) -> str:
    ends = dict.fromkeys(number(end, decimals) for end in (low, high))
    return f"{'–'.join(ends)}%"
