"""Every table of the report, described from the year's performance; ``TABLES`` names each builder.

A builder takes the performance and keyword arguments that a page may give, and returns None where the table has nothing
to be about (no such version, no such indicator).
"""

from collections.abc import Callable

from sakip.render.parts import Tabel
from sakip.render.tables import annex, budget, compare, merit, people, plan, reconcile, results

Builder = Callable[..., Tabel | None]

TABLES: dict[str, Builder] = {
    "renstra": plan.renstra,
    "strategi": plan.strategi,
    "program": plan.program,
    "iku": plan.iku,
    "pk": plan.pk,
    "pagu": plan.pagu,
    "perubahan-pk": plan.perubahan_pk,
    "evaluasi": results.evaluasi,
    "pengukuran": results.pengukuran,
    "triwulan": results.triwulan,
    "unsur": results.unsur,
    "antartahun": compare.antartahun,
    "akhir": compare.akhir,
    "nasional": compare.nasional,
    "pegawai-pendidikan": people.pegawai_pendidikan,
    "pegawai-golongan": people.pegawai_golongan,
    "belanja": budget.belanja,
    "anggaran-program": budget.anggaran_program,
    "anggaran-sasaran": budget.anggaran_sasaran,
    "realisasi-belanja": budget.realisasi_belanja,
    "realisasi-program": budget.realisasi_program,
    "efisiensi-tahun": budget.efisiensi_tahun,
    "efisiensi": budget.efisiensi,
    "aspek": merit.aspek,
    "rekap-aspek": merit.rekap_aspek,
    "inovasi": annex.inovasi,
    "kolaborasi": annex.kolaborasi,
    "penghargaan": annex.penghargaan,
    "rekonsiliasi-angka": reconcile.rekonsiliasi_angka,
    "rekonsiliasi-pernyataan": reconcile.rekonsiliasi_pernyataan,
}
