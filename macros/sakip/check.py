"""Dataset -> problems: facts that are well-formed but contradict each other. Judged from values; nothing is read here.

Each rule is one function with its reason in its docstring; ``RULES`` (about an indicator's year) and ``REPORT_RULES``
(about the whole) are the whole list.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from sakip import figures
from sakip.compute import Hasil, Kinerja, KinerjaIndikator, kinerja, tahunan
from sakip.model import Agregasi, Dataset, Kosong, same
from sakip.model.realisasi import Tercetak
from sakip.problem import NOWHERE, Problem, Severity, in_order

Rule = Callable[[KinerjaIndikator], Iterator[Problem]]


def check(data: Dataset) -> tuple[Problem, ...]:
    """Every problem of every year that has a promise or results, in the order of files and lines."""
    known = {pk.tahun for pk in data.pk} | {item.tahun for item in data.realisasi}
    years = [year for tahun in sorted(known) if (year := kinerja(data, tahun)) is not None]
    of_years = (problem for year in years for problem in _of_year(year))
    return in_order((*of_years, *(problem for rule in REPORT_RULES for problem in rule(data))))


def report_has_its_year(data: Dataset) -> Iterator[Problem]:
    """The reported year has a Perjanjian Kinerja and results (PermenPANRB 53/2014, Lampiran III, I.1-3).

    Without them the report is about nothing; pages say so calmly, and here it is said aloud.
    """
    results = {item.tahun for item in data.realisasi}
    missing = {"pk": data.perjanjian(data.tahun) is None, "realisasi": data.tahun not in results}
    for kind in (kind for kind, is_missing in missing.items() if is_missing):
        message = f"Berkas {kind}-{data.tahun}.yaml belum ada, padahal tahun itu dilaporkan. Tambahkan berkasnya."
        yield Problem("K104", data.laporan[-1].letak("tahun") or NOWHERE, message, Severity.PERINGATAN)


def _of_year(year: Kinerja) -> Iterator[Problem]:
    for item in year.indikator:
        for rule in RULES:
            yield from rule(item)


def value_follows_from_inputs(item: KinerjaIndikator) -> Iterator[Problem]:
    """The stated realisasi is what the indicator's own formula gives, at the indicator's decimals.

    Otherwise the report would state a value that its own evidence denies (PermenPANRB 53/2014, Lampiran II: the
    mechanism of calculation is part of the data).
    """
    stated, computed = item.kini.realisasi.angka, item.unsur.nilai if item.unsur else None
    if item.fakta is not None and item.unsur is not None and item.unsur.alasan:
        message = f"Nilai tidak dapat dihitung dari unsurnya: {item.unsur.alasan}. Perbaiki unsurnya."
        yield Problem("K101", item.fakta.letak("unsur") or NOWHERE, message)
    if stated is None or computed is None or item.fakta is None:
        return
    expected = figures.round_half_up(computed, item.uraian.desimal)
    if stated != expected:
        message = (
            f"Nilai {figures.number(stated)} tidak sama dengan hasil rumusnya, "
            f"{figures.number(expected)} ({figures.plain(computed)}). Perbaiki nilai atau unsurnya."
        )
        yield Problem("K101", item.fakta.letak("nilai") or NOWHERE, message)


def value_follows_from_quarters(item: KinerjaIndikator) -> Iterator[Problem]:
    """A stated yearly value agrees with its quarters, joined as the IKU says."""
    fakta = item.fakta
    if fakta is None or not isinstance(fakta.nilai, Decimal) or not isinstance(fakta.triwulan, dict):
        return
    if not isinstance(item.uraian.agregasi, Agregasi):
        return
    joined = tahunan(fakta.triwulan, item.uraian.agregasi)
    if joined.nilai is None or joined.jejak.catatan:
        return
    expected = figures.round_half_up(joined.nilai, item.uraian.desimal)
    if fakta.nilai != expected:
        message = (
            f"Nilai {figures.number(fakta.nilai)} tidak sama dengan {item.uraian.agregasi} triwulannya, "
            f"{figures.number(expected)}. Perbaiki nilai atau triwulannya."
        )
        yield Problem("K102", fakta.letak("nilai") or NOWHERE, message)


def promise_agrees_with_plan(item: KinerjaIndikator) -> Iterator[Problem]:
    """The PK's target is the Renstra's, unless the PK explains why not (PermenPANRB 53/2014, Lampiran III, III.2-3)."""
    planned = item.indikator.target.get(item.kini.tahun)
    promised = item.kini.target.nilai
    if not item.diperjanjikan or planned is None or isinstance(promised, Kosong):
        return
    if same(planned, promised) or item.penjelasan_target:
        return
    message = (
        f"Target {item.indikator.nama} dalam Perjanjian Kinerja berbeda dari target Renstra "
        f"({item.indikator.letak('target', item.kini.tahun)}). Samakan, atau isi penjelasan pada targetnya."
    )
    yield Problem("K103", item.kini.target.letak or NOWHERE, message, Severity.PERINGATAN)


def printed_agrees_with_computed(item: KinerjaIndikator) -> Iterator[Problem]:
    """A figure printed in a source document is what follows from the facts, at the decimals it was printed with."""
    for slip in item.fakta.tercetak if item.fakta else ():
        expected = _computed(item, slip)
        if expected is None or figures.round_half_up(expected, figures.places(slip.nilai)) == slip.nilai:
            continue
        message = (
            f"{slip.letak_dokumen} mencetak {slip.apa} {figures.number(slip.nilai)}; "
            f"dari fakta diperoleh {figures.number(expected, max(figures.places(slip.nilai), 2))}."
        )
        yield Problem("K201", slip.letak("nilai") or NOWHERE, message, Severity.TEMUAN)


RULES: tuple[Rule, ...] = (
    value_follows_from_inputs,
    value_follows_from_quarters,
    promise_agrees_with_plan,
    printed_agrees_with_computed,
)
REPORT_RULES: tuple[Callable[[Dataset], Iterator[Problem]], ...] = (report_has_its_year,)


def _computed(item: KinerjaIndikator, slip: Tercetak) -> Decimal | None:
    """The value that a printed figure claims to be, in its own unit; None where it cannot be computed."""
    if slip.apa == "nilai":
        return item.kini.realisasi.angka
    hasil: Hasil = item.kini.capaian if slip.apa == "capaian" else item.akhir.capaian
    return None if hasil.nilai is None else figures.EXACT.multiply(hasil.nilai, Decimal(100))
