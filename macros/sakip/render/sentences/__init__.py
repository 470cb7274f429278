"""Every sentence that is written from values; ``ABOUT_INDICATOR`` and ``ABOUT_YEAR`` name each of them.

indicator  what was reached, how it changed, what is still to go
year       promises, evaluation, Perjanjian Kinerja
budget     money, outputs, efficiency
annex      staff, awards, the reconciliation
"""

from collections.abc import Callable

from sakip.compute import Kinerja, KinerjaIndikator
from sakip.render.parts import Kalimat
from sakip.render.sentences import annex, budget, indicator, year

ABOUT_INDICATOR: dict[str, Callable[[KinerjaIndikator], Kalimat]] = {
    "capaian": indicator.capaian,
    "tren": indicator.tren,
    "catatan-tren": indicator.catatan_tren,
    "akhir": indicator.akhir,
    "nasional": indicator.nasional,
    "aspek": indicator.aspek,
}
ABOUT_YEAR: dict[str, Callable[[Kinerja], Kalimat]] = {
    "ringkasan": year.ringkasan,
    "belum": year.belum,
    "evaluasi": year.evaluasi,
    "lhe": year.lhe,
    "tindak-lanjut": year.tindak_lanjut,
    "pagu": year.pagu,
    "perubahan-pk": year.perubahan_pk,
    "isi-rencana": budget.isi_rencana,
    "anggaran": budget.anggaran,
    "serapan": budget.serapan,
    "sisa": budget.sisa,
    "sisa-tahun-lalu": budget.sisa_tahun_lalu,
    "efisiensi": budget.efisiensi,
    "keluaran": budget.keluaran,
    "keluaran-lain": budget.keluaran_lain,
    "pegawai": annex.pegawai,
    "inovasi": annex.inovasi,
    "penghargaan": annex.penghargaan,
    "rekonsiliasi": annex.rekonsiliasi,
}
