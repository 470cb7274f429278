"""Dataset -> problems: facts that are well-formed but contradict each other. Judged from values; nothing is read here.

Each rule is one function with its reason in its docstring; ``RULES`` (about an indicator's year) and ``REPORT_RULES``
(about the whole) are the whole list.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from sakip import figures
from sakip.compute import BandingCetak, Kinerja, KinerjaIndikator, kinerja, rekonsiliasi, rekonsiliasi_rencana, tahunan
from sakip.model import Agregasi, Dataset, Kosong, Rentang, Ukuran, same
from sakip.model.cetak import HitunganCetak, Silang
from sakip.model.renstra import Tingkat, VersiRenstra
from sakip.problem import NOWHERE, Problem, Severity, in_order

Rule = Callable[[KinerjaIndikator], Iterator[Problem]]


def check(data: Dataset) -> tuple[Problem, ...]:
    """Every problem of every year that the data tells of, in the order of files and lines."""
    kinds = (data.pk, data.realisasi, data.penilaian, data.anggaran, data.sdm, data.cetak)
    known = {item.tahun for kind in kinds for item in kind}
    years = [year for tahun in sorted(known) if (year := kinerja(data, tahun)) is not None]
    of_years = (problem for year in years for problem in _of_year(year))
    return in_order((*of_years, *(problem for rule in REPORT_RULES for problem in rule(data, tuple(years)))))


def report_has_its_year(data: Dataset, _: tuple[Kinerja, ...]) -> Iterator[Problem]:
    """The reported year has a Perjanjian Kinerja and results (PermenPANRB 53/2014, Lampiran III, I.1-3).

    Without them the report is about nothing; pages say so calmly, and here it is said aloud.
    """
    results = {item.tahun for item in data.realisasi}
    missing = {"pk": data.perjanjian(data.tahun) is None, "realisasi": data.tahun not in results}
    for kind in (kind for kind, is_missing in missing.items() if is_missing):
        message = f"Berkas {kind}-{data.tahun}.yaml belum ada, padahal tahun itu dilaporkan. Tambahkan berkasnya."
        yield Problem("K104", data.laporan[-1].letak("tahun") or NOWHERE, message, Severity.PERINGATAN)


def belanja_agrees_with_programs(_: Dataset, years: tuple[Kinerja, ...]) -> Iterator[Problem]:
    """The belanja by kind adds up to what the programs add up to (PermenPANRB 53/2014, Lampiran III, I.6).

    Both are the same money; a difference means that a leaf of one of them is wrong. Not asked where the programs are
    not broken down: the year's totals are then stated, and what is printed beside them is compared on its own.
    """
    for year in years:
        budget = year.anggaran
        if budget is None or budget.belanja is None or not budget.jumlah.anak:
            continue
        pairs = (
            ("pagu", budget.belanja.uang.pagu.angka, budget.jumlah.uang.pagu.angka),
            ("realisasi", budget.belanja.uang.realisasi.angka, budget.jumlah.uang.realisasi.angka),
        )
        for what, kinds, programs in pairs:
            if kinds is not None and programs is not None and kinds != programs:
                message = (
                    f"Jumlah {what} belanja {figures.rupiah(kinds)} tidak sama dengan jumlah {what} sub kegiatan "
                    f"{figures.rupiah(programs)}. Periksa rinciannya."
                )
                yield Problem("K105", budget.fakta.letak("belanja") or NOWHERE, message, Severity.PERINGATAN)


def printed_agrees_with_computed(data: Dataset, years: tuple[Kinerja, ...]) -> Iterator[Problem]:
    """A figure printed in a source document is what follows from the facts, at the decimals it was printed with.

    An explanation of a difference that is not there (any more) would mislead the reader of the reconciliation.
    """
    found = (*rekonsiliasi(years), *(item for plan in data.renstra for item in rekonsiliasi_rencana(plan)))
    differing = {id(item.fakta) for item in found if item.cocok is False}
    for item in found:
        if item.cocok is False:
            yield Problem("K201", item.letak or NOWHERE, f"{_finding(item)}.", Severity.TEMUAN)
        elif item.cocok and item.fakta.jenis is not None and id(item.fakta) not in differing:
            message = "Jenis selisih diisi, padahal yang tercetak tidak berselisih. Hapus jenisnya."
            yield Problem("K202", item.fakta.letak("jenis") or NOWHERE, message, Severity.PERINGATAN)


def indicators_are_smart(data: Dataset, _: tuple[Kinerja, ...]) -> Iterator[Problem]:
    """An indicator of the reported plan says what SMART asks (Reviu Renstra 2016–2021, Bab VI; PermenPANRB 53/2014).

    Specific and measurable are the IKU's part, without which nothing loads. Left to ask: a baseline (attainable), the
    level it measures (relevant), a target for every year from the first on (timely), a unit (measurable) below sasaran.
    """
    plan = data.rencana(data.tahun)
    if plan is None:
        return
    for item in plan.indikator():
        missing = [name for name in ("kondisi_awal", "tingkat") if getattr(item, name) is None]
        years = [int(year) for year in item.target_tahunan]
        gaps = [str(year) for year in range(min(years, default=plan.mulai), plan.selesai + 1) if year not in years]
        gaps = [] if isinstance(item.target, Kosong) else gaps
        missing += [f"target {', '.join(gaps)}"] if gaps else []
        if missing:
            mend = "Isi yang kurang; yang memang tidak ada ditulis kosong dengan alasan."
            message = f'Indikator "{item.id}" belum lengkap: {", ".join(missing)}. {mend}'
            yield Problem("K106", item.letak("id") or NOWHERE, message, Severity.PERINGATAN)
    measures = (part for part in plan.walk() if isinstance(part, Ukuran))
    for part in measures:
        if part.satuan is None and any(isinstance(value, Decimal | Rentang) for value in part.target_tahunan.values()):
            message = f'Target indikator "{part.id}" berupa angka tanpa satuan. Isi satuannya.'
            yield Problem("K106", part.letak("id") or NOWHERE, message, Severity.PERINGATAN)


def sasaran_measure_outcomes(data: Dataset, _: tuple[Kinerja, ...]) -> Iterator[Problem]:
    """An indicator of a sasaran measures what comes of the work, not what is put in or turned out.

    PermenPANRB 53/2014 asks the report for outcomes; inputs and outputs belong to kegiatan.
    """
    plan = data.rencana(data.tahun)
    for item in plan.indikator() if plan else ():
        if item.tingkat in (Tingkat.MASUKAN, Tingkat.KELUARAN):
            message = (
                f'Indikator sasaran "{item.id}" mengukur {item.tingkat}. Pakai indikator hasil, manfaat, atau dampak; '
                f"indikator {item.tingkat} tempatnya pada kegiatan."
            )
            yield Problem("K107", item.letak("tingkat") or NOWHERE, message, Severity.PERINGATAN)


def reviews_say_from_when(data: Dataset, _: tuple[Kinerja, ...]) -> Iterator[Problem]:
    """A review of a plan says why it was made and which year is the first that uses it.

    Without the year it takes the place of the plan in years that were already reported by the earlier version.
    """
    for plan in data.renstra:
        missing = [name for name in ("berlaku", "alasan") if getattr(plan, name) is None]
        if plan.versi is not VersiRenstra.AWAL and missing:
            message = (
                f"Versi {plan.versi} belum memuat {' dan '.join(missing)}. Isi, atau nyatakan kosong dengan alasan."
            )
            yield Problem("K108", plan.letak("versi") or NOWHERE, message, Severity.PERINGATAN)


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
    mend = "Perbaiki nilai atau unsurnya."
    if item.penilaian is not None:
        mend = "Perbaiki nilai ini, atau nilai sub-aspek di berkas penilaian."
    if stated != expected:
        message = (
            f"Nilai {figures.number(stated)} tidak sama dengan hasil rumusnya, "
            f"{figures.number(expected)} ({figures.plain(computed)}). {mend}"
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
    planned = item.indikator.target_tahunan.get(item.kini.tahun)
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


RULES: tuple[Rule, ...] = (
    value_follows_from_inputs,
    value_follows_from_quarters,
    promise_agrees_with_plan,
)
REPORT_RULES: tuple[Callable[[Dataset, tuple[Kinerja, ...]], Iterator[Problem]], ...] = (
    report_has_its_year,
    belanja_agrees_with_programs,
    indicators_are_smart,
    sasaran_measure_outcomes,
    reviews_say_from_when,
    printed_agrees_with_computed,
)


def _finding(item: BandingCetak) -> str:
    """What is printed, and what follows from the facts or stands elsewhere in the document."""
    if isinstance(item.fakta, Silang):
        printed, other = _stated(item.tercetak), _stated("" if item.dihitung is None else item.dihitung)
        if item.fakta.harus == "berbeda":
            places = f"{item.asal} dan {item.letak_dokumen}"
            return f"{item.tentang}: {places} sama-sama menyatakan {printed}, padahal harus berbeda"
        return f"{item.tentang}: {item.letak_dokumen} menyatakan {printed}; {item.asal} menyatakan {other}"
    return f"{item.letak_dokumen} mencetak {item.apa} {_figure(item.tercetak)}; {_instead(item)}"


def _figure(value: Decimal | str) -> str:
    return f'"{value}"' if isinstance(value, str) else figures.number(value)


def _stated(value: Decimal | str) -> str:
    return f'"{value}"' if isinstance(value, str) else figures.statement(value)


def _instead(item: BandingCetak) -> str:
    origin = "dari unsur yang tercetak" if isinstance(item.fakta, HitunganCetak) else "dari fakta"
    if item.dihitung is None:
        return f"{origin} tidak ada hasilnya"
    if isinstance(item.dihitung, Decimal) and isinstance(item.tercetak, Decimal):
        decimals = max(figures.places(item.tercetak), 0 if item.dihitung == item.dihitung.to_integral_value() else 2)
        return f"{origin} diperoleh {figures.number(item.dihitung, decimals)}"
    return f"faktanya {_figure(item.dihitung)}"
