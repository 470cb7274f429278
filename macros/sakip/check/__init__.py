"""Facts -> problems: what is well-formed but may be wrong. Judged from values; nothing is read here.

rule          what a rule is, and what it may look at
agreement     K1 do the facts agree with one another; plans: are they described as they must be
printed       K2 does what a source document prints follow from its own facts
cascade       K3 does everything hang together, from sasaran to the money
plausibility  K4 would a careful reader ask whether this can be right; series: the years of a plan
restatement   K5 was something told otherwise before; frozen: than in a published report
evidence      K6 can what is claimed be proved
dates         K7 was it in time
completeness  K8 is everything there that the regulations ask for
acceptance    K9 warnings that an office has accepted, and acceptances that no longer apply
prose         T1 do words and typed figures agree with the facts; typed: which digits of a text are figures;
              sentence: what one says of an indicator, words: against the facts; markup: what of a page is prose
"""

from dataclasses import dataclass

from sakip.check import agreement, cascade, completeness, dates, evidence, plans, plausibility, printed, prose, series
from sakip.check import restatement as retold
from sakip.check.acceptance import STALE as STALE
from sakip.check.acceptance import Accepted as Accepted
from sakip.check.acceptance import settled
from sakip.check.frozen import published_facts_stay
from sakip.check.markup import plain_text as plain_text
from sakip.check.markup import without_code as without_code
from sakip.check.prose import page_problems as page_problems
from sakip.check.rule import Perkara as Perkara
from sakip.check.rule import Rule as Rule
from sakip.check.rule import Sekitar as Sekitar
from sakip.compute import Kinerja, kinerja
from sakip.model import Dataset
from sakip.once import once
from sakip.problem import Problem, Severity, in_order

GALAT, PERINGATAN, TEMUAN = Severity.GALAT, Severity.PERINGATAN, Severity.TEMUAN

RULES: tuple[Rule, ...] = (
    Rule("K101", "nilai berbeda dari hasil rumusnya", GALAT, agreement.value_follows_from_inputs),
    Rule("K102", "nilai berbeda dari gabungan triwulannya", GALAT, agreement.value_follows_from_quarters),
    Rule(
        "K103", "target perjanjian berbeda dari Renstra", PERINGATAN, agreement.promise_agrees_with_plan, dokumen=True
    ),
    Rule("K104", "tahun laporan belum lengkap", PERINGATAN, agreement.report_has_its_year),
    Rule("K105", "belanja berbeda dari sub kegiatan", PERINGATAN, agreement.belanja_agrees_with_programs),
    Rule("K106", "indikator belum lengkap", PERINGATAN, plans.indicators_are_smart, dokumen=True),
    Rule("K107", "sasaran diukur dengan keluaran", PERINGATAN, plans.sasaran_measure_outcomes, dokumen=True),
    Rule("K108", "reviu tanpa tahun mulai", PERINGATAN, plans.reviews_say_from_when, dokumen=True),
    Rule(
        "K109",
        "pagu perjanjian berbeda dari anggaran",
        PERINGATAN,
        agreement.promised_money_agrees_with_budget,
        dokumen=True,
    ),
    Rule("K110", "realisasi melampaui pagu", PERINGATAN, agreement.spending_stays_below_pagu, dokumen=True),
    Rule(
        "K111",
        "target setahun berbeda dari target triwulannya",
        PERINGATAN,
        agreement.quarterly_targets_make_the_year,
        dokumen=True,
    ),
    Rule("K112", "target ditetapkan dua kali", PERINGATAN, agreement.targets_are_set_once),
    Rule("K201", "angka tercetak tidak mengikuti faktanya", TEMUAN, printed.printed_agrees_with_computed),
    Rule("K202", "jenis selisih tanpa selisih", PERINGATAN, printed.explanations_have_a_difference),
    Rule(
        "K301",
        "indikator perjanjian tidak diuraikan",
        PERINGATAN,
        cascade.promised_indicators_are_described,
        dokumen=True,
    ),
    Rule("K302", "indikator utama tidak diperjanjikan", PERINGATAN, cascade.key_indicators_are_promised, dokumen=True),
    Rule("K303", "program tanpa sasaran", PERINGATAN, cascade.programs_serve_a_sasaran, dokumen=True),
    Rule("K304", "sasaran tanpa program", PERINGATAN, cascade.sasaran_have_programs, dokumen=True),
    Rule("K305", "sasaran tanpa janji", PERINGATAN, cascade.sasaran_are_promised, dokumen=True),
    Rule("K306", "target dan pendanaan tidak sejalan", PERINGATAN, cascade.program_targets_have_money, dokumen=True),
    Rule("K401", "nilai berubah jauh dari tahun lalu", PERINGATAN, plausibility.values_do_not_jump, dokumen=True),
    Rule("K403", "capaian di luar kewajaran", PERINGATAN, plausibility.capaian_is_in_range, dokumen=True),
    Rule(
        "K404",
        "target lebih mudah daripada hasil tahun lalu",
        PERINGATAN,
        plausibility.targets_are_no_step_back,
        dokumen=True,
    ),
    Rule("K405", "deret target yang sama", PERINGATAN, series.series_are_not_copies, dokumen=True),
    Rule("K406", "pendanaan melonjak", PERINGATAN, series.plan_money_does_not_jump, dokumen=True),
    Rule("K407", "fisik dan keuangan berjauhan", PERINGATAN, plausibility.progress_and_money_keep_pace, dokumen=True),
    Rule("K408", "predikat tidak sesuai nilainya", PERINGATAN, plausibility.scores_have_their_grade, dokumen=True),
    Rule("K409", "target Renstra melonjak", PERINGATAN, series.plan_targets_do_not_jump, dokumen=True),
    Rule("K410", "biaya satuan berbeda jauh", PERINGATAN, series.unit_costs_are_even, dokumen=True),
    Rule(
        "K411", "target tahun depan sudah terlampaui", PERINGATAN, plausibility.next_target_is_still_ahead, dokumen=True
    ),
    Rule("K501", "cara mengukur berubah", PERINGATAN, retold.measuring_changes_are_explained, dokumen=True),
    Rule(
        "K502", "reviu mengubah target tanpa penjelasan", PERINGATAN, retold.review_changes_are_explained, dokumen=True
    ),
    Rule("K503", "uraian laporan yang sudah terbit berubah", PERINGATAN, retold.published_years_stay, sekitar=True),
    Rule("K504", "fakta laporan yang sudah terbit berubah", GALAT, published_facts_stay, sekitar=True),
    Rule("K601", "realisasi tanpa bukti", PERINGATAN, evidence.results_have_evidence, dokumen=True),
    Rule("K602", "berkas bukti tidak ada", GALAT, evidence.evidence_files_exist, sekitar=True),
    Rule("K603", "isi bukti berubah", GALAT, evidence.evidence_files_are_unchanged, sekitar=True),
    Rule("K701", "perjanjian terlambat", PERINGATAN, dates.agreement_is_in_time, dokumen=True),
    Rule("K702", "laporan terlambat", PERINGATAN, dates.report_is_in_time, dokumen=True),
    Rule("K703", "urutan tanggal tidak mungkin", PERINGATAN, dates.dates_follow_one_another, dokumen=True),
    Rule("K801", "analisis belum lengkap", PERINGATAN, completeness.analyses_are_there, dokumen=True),
    Rule("K802", "butir pelaporan belum terpenuhi", PERINGATAN, completeness.review_items_are_there, dokumen=True),
    Rule("K803", "tidak dimuat dokumen", TEMUAN, completeness.documents_say_it_all),
    Rule("K804", "jawaban pereviu bertentangan", PERINGATAN, completeness.review_agrees_with_facts, dokumen=True),
    Rule("T101", "angka diketik dalam teks", GALAT, prose.figures_are_not_typed),
    Rule("T102", "arah nilai keliru", GALAT, prose.words_follow_the_series),
    Rule("T103", "pernyataan tentang target keliru", GALAT, prose.words_follow_the_target),
)
#: Needs published years to be found: where there are none, its acceptances are not stale.
RESTATED = "K503"
#: What a source prints against its own facts: told by the reconciliation.
PRINTED = "K201"


@dataclass(frozen=True, slots=True)
class Review:
    """What the check says: the problems that remain, and the warnings that an office has accepted."""

    problems: tuple[Problem, ...]
    accepted: tuple[Accepted, ...]


def check(data: Dataset, sekitar: Sekitar | None = None) -> tuple[Problem, ...]:
    """Every problem that remains, in the order of files and lines."""
    return review(perkara(data, sekitar)).problems


def perkara(data: Dataset, sekitar: Sekitar | None = None) -> Perkara:
    """What is judged: the facts with what follows from them for every year that they tell of."""
    return Perkara(data=data, tahun=_years(data), sekitar=sekitar or Sekitar())


def review(case: Perkara) -> Review:
    """Every problem by every rule, and what became of the warnings that were accepted; ``case`` is of ``perkara``."""
    known = {rule.kode: rule.tingkat for rule in RULES}
    around = (problem for rule in RULES if rule.sekitar for problem in rule.problems(case))
    found = in_order((*_of_facts(case.data), *around))
    unasked = () if case.sekitar.terbit else (RESTATED,)
    remaining, accepted = settled(case.data, found, known, unasked=unasked)
    return Review(in_order(remaining), accepted)


@once  # the check and the pages that show its findings ask for the same
def _of_facts(data: Dataset) -> tuple[Problem, ...]:
    """What the rules find that look at the facts alone."""
    case = perkara(data)
    return tuple(problem for rule in RULES if not rule.sekitar for problem in rule.problems(case))


@once
def _years(data: Dataset) -> tuple[Kinerja, ...]:
    kinds = (data.pk, data.realisasi, data.penilaian, data.anggaran, data.sdm, data.cetak)
    known = {item.tahun for kind in kinds for item in kind}
    return tuple(year for tahun in sorted(known) if (year := kinerja(data, tahun)) is not None)
