"""Every sentence written from values; ``ABOUT_INDICATOR``, ``ABOUT_YEAR`` and ``ABOUT_PLAN`` name each of them.

indicator  what was reached, how it changed, what is still to go; history: the same above a chart of its years
year       promises, evaluation, Perjanjian Kinerja
budget     money, outputs, efficiency
spending   where money was left and why, where work and money part
plan       one version of a Renstra: why it was reviewed, what changed, what it is to cost
annex      staff, awards, the reconciliation, completeness, the review
"""

from collections.abc import Callable

from sakip.compute import Kinerja, KinerjaIndikator
from sakip.model import Renstra
from sakip.render.parts import Kalimat
from sakip.render.sentences import annex, budget, indicator, plan, spending, year
from sakip.render.tables.succession import disclosed

ABOUT_INDICATOR: dict[str, Callable[[KinerjaIndikator], Kalimat]] = {
    "capaian": indicator.capaian,
    "status": indicator.status,
    "tren": indicator.tren,
    "catatan-tren": indicator.catatan_tren,
    "akhir": indicator.akhir,
    "nasional": indicator.nasional,
    "aspek": indicator.aspek,
    "peralihan": disclosed,
}
ABOUT_YEAR: dict[str, Callable[[Kinerja], Kalimat]] = {
    "ringkasan": year.ringkasan,
    "belum": year.belum,
    "evaluasi": year.evaluasi,
    "lhe": year.lhe,
    "tindak-lanjut": year.tindak_lanjut,
    "target-berikutnya": year.target_berikutnya,
    "pagu": year.pagu,
    "perubahan-pk": year.perubahan_pk,
    "isi-rencana": budget.isi_rencana,
    "anggaran": budget.anggaran,
    "serapan": budget.serapan,
    "sisa": budget.sisa,
    "sisa-tahun-lalu": budget.sisa_tahun_lalu,
    "sisa-terbesar": spending.sisa_terbesar,
    "sebab-sisa": spending.sebab_sisa,
    "selisih-fisik": spending.selisih_fisik,
    "efisiensi": budget.efisiensi,
    "keluaran": budget.keluaran,
    "keluaran-lain": budget.keluaran_lain,
    "pegawai": annex.pegawai,
    "inovasi": annex.inovasi,
    "penghargaan": annex.penghargaan,
    "rekonsiliasi": annex.rekonsiliasi,
    "kelengkapan": annex.kelengkapan,
    "reviu": annex.reviu,
}
ABOUT_PLAN: dict[str, Callable[[Kinerja, Renstra], Kalimat]] = {
    "alasan": plan.alasan,
    "ubahan": plan.ubahan,
    "dana": plan.dana,
    "rpjmd": plan.rpjmd,
    "rekonsiliasi": plan.rekonsiliasi,
}
