"""Every table of the site, described from the year's performance and its data; ``TABLES`` names each builder.

A builder takes the performance and keyword arguments that a page may give, and returns None where the table has nothing
to be about (no such version, no such indicator).
"""

from collections.abc import Callable

from sakip.render.parts import Tabel
from sakip.render.tables import (
    action,
    annex,
    budget,
    cases,
    change,
    compare,
    completeness,
    merit,
    people,
    plan,
    reconcile,
    results,
    spending,
    succession,
    version,
)

Builder = Callable[..., Tabel | None]

TABLES: dict[str, Builder] = {
    "renstra": plan.renstra,
    "strategi": plan.strategi,
    "program": plan.program,
    "iku": plan.iku,
    "pk": plan.pk,
    "pagu": plan.pagu,
    "rencana-aksi": action.rencana_aksi,
    "perubahan-pk": change.perubahan_pk,
    "rencana-tujuan": version.rencana_tujuan,
    "rencana-indikator": version.rencana_indikator,
    "rencana-pendanaan": version.rencana_pendanaan,
    "rencana-target": version.rencana_target,
    "ringkasan-perubahan": change.ringkasan_perubahan,
    "perubahan-rencana": change.perubahan_isi,
    "suksesi": succession.suksesi,
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
    "pendukung": budget.pendukung,
    "realisasi-belanja": budget.realisasi_belanja,
    "realisasi-program": budget.realisasi_program,
    "hasil-anggaran": spending.hasil_anggaran,
    "efisiensi-tahun": budget.efisiensi_tahun,
    "efisiensi": budget.efisiensi,
    "aspek": merit.aspek,
    "rekap-aspek": merit.rekap_aspek,
    "kelengkapan-analisis": completeness.kelengkapan_analisis,
    "kelengkapan-reviu": completeness.kelengkapan_reviu,
    "kelengkapan-kriteria": completeness.kelengkapan_kriteria,
    "temuan": completeness.temuan,
    "peringatan-diterima": completeness.peringatan_diterima,
    "inovasi": annex.inovasi,
    "kolaborasi": annex.kolaborasi,
    "penghargaan": annex.penghargaan,
    "rekonsiliasi-angka": reconcile.rekonsiliasi_angka,
    "rekonsiliasi-pernyataan": reconcile.rekonsiliasi_pernyataan,
    "kasus-capaian": cases.kasus_capaian,
    "kasus-predikat": cases.kasus_predikat,
    "kasus-tanpa-nilai": cases.kasus_tanpa_nilai,
    "kasus-peringkat": cases.kasus_peringkat,
    "kasus-pembulatan": cases.kasus_pembulatan,
    "kasus-triwulan": cases.kasus_triwulan,
    "kasus-efisiensi": cases.kasus_efisiensi,
}
