"""A row that does not agree -> what most likely happened. No cause is better than a doubtful one.

The simplest explanation comes first, and each must give the printed figure exactly at the decimals printed. A slip of
the finger has many candidates, so it needs decimals in print, and must be the only one that fits.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sakip.audit.compare import CAPS, Vonis
from sakip.audit.digits import MOVED, slipped, swapped
from sakip.audit.rules import measured, percent_of
from sakip.audit.verdict import Putusan
from sakip.figures import EXACT, HUNDRED, number, places, round_half_up
from sakip.model import Nilai, Polaritas, Rentang

#: So many rows in a row must match their neighbour's capaian before a shifted column is believed.
SHIFTED = 3
MOST_SLIPS = 1_000
#: A power of ten beyond every printed figure.
HUGE = 30
OTHERS: dict[Polaritas, tuple[tuple[str, str], ...]] = {
    Polaritas.NAIK: (
        ("turun", "rumus polaritas turun, (2 × target − realisasi) ÷ target"),
        ("terbalik", "target ÷ realisasi: target dan realisasi tertukar, atau rumus polaritas turun"),
    ),
    Polaritas.TURUN: (
        ("naik", "rumus polaritas naik, realisasi ÷ target"),
        ("terbalik", "rumus lain polaritas turun, target ÷ realisasi"),
    ),
    Polaritas.RENTANG: (
        ("dua-sisi", "rumus yang mengurangi capaian di kedua sisi, 1 − |realisasi − target| ÷ target"),
        ("turun", "rumus polaritas turun, (2 × target − realisasi) ÷ target"),
        ("terbalik", "target ÷ realisasi: target dan realisasi tertukar, atau rumus polaritas turun"),
    ),
}


def explain(rows: Sequence[Putusan]) -> tuple[Putusan, ...]:
    """The rows with a likely cause, where there is one; the whole column is looked at for a shift.

    Where very many rows do not agree, slips of the finger are not what happened, and are not searched for.
    """
    shifts = _shifts(rows)
    wrong = [at for at, row in enumerate(rows) if row.vonis is Vonis.TIDAK_COCOK]
    slips = len(wrong) <= MOST_SLIPS
    causes = {at: shifts.get(at) or _of_both_readings(rows[at], slips=slips) for at in wrong}
    return tuple(replace(row, sebab=causes.get(at)) for at, row in enumerate(rows))


def _of_both_readings(row: Putusan, *, slips: bool) -> str | None:
    """The cause, unless the row has another reading with another cause."""
    found = cause(row, slips=slips)
    return found if row.lain is None or found == cause(row.lain, slips=slips) else None


def cause(row: Putusan, *, slips: bool = True) -> str | None:
    """The likely cause of one row that does not agree, from the row alone (an Indonesian sentence)."""
    if row.persen is None or not isinstance(row.tercetak.nilai, Decimal):
        return None
    for explanation in (_ratio, _other_formula, _other_figure, *((_print_slip, _input_slip) if slips else ())):
        if found := explanation(row):
            return f"Mungkin {found}."
    return None


def _printed(row: Putusan) -> tuple[Decimal, int]:
    value = row.tercetak.nilai
    return (value, row.tercetak.desimal) if isinstance(value, Decimal) else (Decimal("NaN"), 0)


def _is_printed(row: Putusan, value: Decimal | None, *, exactly: bool = False) -> bool:
    """Whether a figure is the printed one; a whole print of a broken figure counts only where it is not ``exactly``."""
    printed, decimals = _printed(row)
    if value is None or value.adjusted() > HUGE or printed != round_half_up(value, decimals):
        return False
    return decimals > 0 or not exactly or value == printed


def _ratio(row: Putusan) -> str | None:
    persen = row.persen or Decimal(0)
    if _printed(row)[0] and _is_printed(row, EXACT.divide(persen, HUNDRED), exactly=True):
        return "tercetak rasio, bukan persen: hasil bagi belum dikalikan 100"
    return None


def _other_formula(row: Putusan) -> str | None:
    polaritas = row.polaritas or Polaritas.NAIK
    target, realisasi = row.target.nilai, row.realisasi.nilai
    for rule, told in OTHERS[polaritas]:
        if _is_printed(row, percent_of(measured(target, realisasi, polaritas=polaritas, aturan=rule))):
            return f"dihitung dengan {told}"
    if isinstance(target, Rentang):
        for name, bound in (("bawah", target.dari), ("atas", target.sampai)):
            if _is_printed(row, percent_of(measured(bound, realisasi, polaritas=polaritas)), exactly=True):
                return f"dihitung terhadap batas {name} rentang ({number(bound)})"
    elif polaritas is Polaritas.TURUN and _is_printed(
        row, percent_of(measured(realisasi, target, polaritas=polaritas)), exactly=True
    ):
        return "target dan realisasi tertukar"
    return None


def _other_figure(row: Putusan) -> str | None:
    target, realisasi, persen = row.target.nilai, row.realisasi.nilai, row.persen or Decimal(0)
    printed, _ = _printed(row)
    if printed == realisasi:
        return "yang tercetak realisasinya, bukan capaiannya"
    if isinstance(target, Decimal) and isinstance(realisasi, Decimal):
        gap = EXACT.subtract(realisasi, target)
        if printed and printed in (gap, gap.copy_negate()):
            return "yang tercetak selisih realisasi dan target"
        if printed == target:
            return "yang tercetak targetnya, bukan capaiannya"
    gap = EXACT.subtract(persen, HUNDRED)
    if printed and (_is_printed(row, gap, exactly=True) or _is_printed(row, gap.copy_negate(), exactly=True)):
        return "yang tercetak kelebihan atau kekurangan dari 100%"
    return None


def _print_slip(row: Putusan) -> str | None:
    """The printed figure itself is one slip away from the computed one."""
    printed, decimals = _printed(row)
    persen = row.persen or Decimal(0)
    exact = round_half_up(persen, decimals)
    if not decimals and printed >= 1000 and any(round_half_up(persen, p).scaleb(p, EXACT) == printed for p in (1, 2)):
        return (
            f"salah ketik pada capaian tercetak (tanda desimal hilang): seharusnya {number(round_half_up(persen, 2))}%"
        )
    if not decimals or printed in CAPS or len(exact.as_tuple().digits) < 4:
        return None
    for tried in (swapped, slipped):
        how = next((how for value, how in tried(printed) if value == exact and places(value) >= decimals - 2), None)
        if how:
            return f"salah ketik pada capaian tercetak ({how}): seharusnya {number(exact)}%"
    return None


def _input_slip(row: Putusan) -> str | None:
    """Target or realisasi is one slip away from a number that gives the printed figure; only if it is the only one."""
    target, realisasi, (printed, decimals) = row.target.nilai, row.realisasi.nilai, _printed(row)
    if not decimals or printed == 0 or printed in CAPS:
        return None
    if not isinstance(target, Decimal) or not isinstance(realisasi, Decimal):
        return None
    for tried in (swapped, slipped) if decimals > 1 else (swapped,):
        found = {
            (name, value): how
            for name, of, value, how in _changed(tried, target, realisasi)
            if _is_printed(row, percent_of(measured(*of, polaritas=row.polaritas or Polaritas.NAIK)))
        }
        if len(found) == 1:
            (((name, value), how),) = found.items()
            return f"salah ketik pada {name} ({how}): dengan {name} {number(value)} hasilnya sama dengan yang tercetak"
        if found:
            moved = {name for name, _ in found} == {"target", "realisasi"} and set(found.values()) == {MOVED}
            return "tanda desimal target atau realisasi bergeser, atau satuan keduanya berbeda" if moved else None
    return None


def _changed(
    tried: Callable[[Decimal], Iterable[tuple[Decimal, str]]], target: Decimal, realisasi: Decimal
) -> Iterator[tuple[str, tuple[Nilai, Nilai], Decimal, str]]:
    for value, how in tried(target):
        yield "target", (value, realisasi), value.normalize(), how
    for value, how in tried(realisasi):
        yield "realisasi", (target, value), value.normalize(), how


def _shifts(rows: Sequence[Putusan]) -> dict[int, str]:
    """For each row of a run whose printed figures are the capaian of the rows above or below: that sentence."""
    found: dict[int, str] = {}
    for step, where in ((-1, "di atasnya"), (1, "di bawahnya")):
        run: list[int] = []
        for at in range(len(rows) + 1):
            if at < len(rows) and _is_neighbours(rows, at, step):
                run.append(at)
                continue
            if len(run) >= SHIFTED and len({rows[one].tercetak.nilai for one in run}) > 1:
                told = f"Mungkin kolom tercetak bergeser: angkanya capaian baris {where} ({len(run)} baris berurutan)."
                found.update(dict.fromkeys(run, told))
            run = []
    return found


def _is_neighbours(rows: Sequence[Putusan], at: int, step: int) -> bool:
    if rows[at].vonis is not Vonis.TIDAK_COCOK or not 0 <= at + step < len(rows):
        return False
    readings = [one for one in (rows[at], rows[at].lain) if one is not None]
    return all(_is_printed(one, rows[at + step].persen) for one in readings)
