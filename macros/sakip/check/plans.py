"""Is each indicator described as an indicator must be, and does it measure what it should?"""

from collections.abc import Iterator
from decimal import Decimal

from sakip.check.rule import Found, Perkara, quoted
from sakip.model import Kosong, Rentang, Ukuran
from sakip.model.renstra import Tingkat, VersiRenstra


def indicators_are_smart(perkara: Perkara) -> Iterator[Found]:
    """An indicator of the reported plan says what SMART asks (Reviu Renstra 2016–2021, Bab VI; PermenPANRB 53/2014).

    Specific and measurable are the IKU's part, without which nothing loads. Left to ask: a baseline (attainable), the
    level it measures (relevant), a target for every year from the first on (timely), a unit (measurable) below sasaran.
    """
    plan = perkara.data.rencana(perkara.data.tahun)
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
            yield item.letak("id"), f"Indikator {quoted(item.nama)} belum lengkap: {', '.join(missing)}. {mend}"
    measures = (part for part in plan.walk() if isinstance(part, Ukuran))
    for part in measures:
        if part.satuan is None and any(isinstance(value, Decimal | Rentang) for value in part.target_tahunan.values()):
            yield part.letak("id"), f"Target indikator {quoted(part.nama)} berupa angka tanpa satuan. Isi satuannya."


def sasaran_measure_outcomes(perkara: Perkara) -> Iterator[Found]:
    """An indicator of a sasaran measures what comes of the work, not what is put in or turned out.

    PermenPANRB 53/2014 asks the report for outcomes; inputs and outputs belong to kegiatan.
    """
    plan = perkara.data.rencana(perkara.data.tahun)
    for item in plan.indikator() if plan else ():
        if item.tingkat in (Tingkat.MASUKAN, Tingkat.KELUARAN):
            message = (
                f"Indikator sasaran {quoted(item.nama)} mengukur {item.tingkat}. Pakai indikator hasil, manfaat, atau "
                f"dampak; indikator {item.tingkat} tempatnya pada kegiatan."
            )
            yield item.letak("tingkat"), message


def reviews_say_from_when(perkara: Perkara) -> Iterator[Found]:
    """A review of a plan says why it was made and which year is the first that uses it.

    Without the year it takes the place of the plan in years that were already reported by the earlier version.
    """
    for plan in perkara.data.renstra:
        missing = [name for name in ("berlaku", "alasan") if getattr(plan, name) is None]
        if plan.versi is not VersiRenstra.AWAL and missing:
            message = (
                f"Versi {plan.versi} belum memuat {' dan '.join(missing)}. Isi, atau nyatakan kosong dengan alasan."
            )
            yield plan.letak("versi"), message
