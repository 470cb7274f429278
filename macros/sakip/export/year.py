"""Performance -> the year as one document for machines: the field's nouns as keys, every figure with where it is from.

A figure is written as on the pages and carries its exact value as text, so that no reader's binary numbers change it.
A figure that is absent is there with its status and reason. ``year_schema`` describes every key.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from sakip import figures
from sakip.compute import Kinerja, KinerjaIndikator, Masukan, TahunIndikator
from sakip.compute.aggregate import QUARTERS
from sakip.export.catalog import Katalog
from sakip.export.figure import RATIO, Node, exact, figure, said
from sakip.export.year_budget import budget, efficiency
from sakip.model import Dataset, Evaluasi, Uraian
from sakip.model.iku import Hitungan
from sakip.render import write
from sakip.render.parts import Absen, Figur, Rincian
from sakip.render.tables.action import quarter_target
from sakip.render.tables.cells import planned, reached

SCHEMA = "lkjip.schema.json"
VERSION = 1


def year(kinerja: Kinerja, katalog: Katalog, traces: Callable[[str], Rincian | None]) -> Node:
    """The document. ``perhitungan`` has the trace of every derived figure in it, by its id."""
    told = {
        "$schema": SCHEMA,
        "versi": VERSION,
        "judul": katalog.judul,
        "tahun": kinerja.tahun,
        "rekaan": katalog.rekaan,
        "instansi": _agency(kinerja),
        "lisensi": {"nama": katalog.lisensi.nama, "alamat": katalog.lisensi.alamat} if katalog.lisensi else None,
        "renstra": _plan(kinerja),
        "indikator": [_indicator(item, kinerja.data) for item in kinerja.indikator],
        "anggaran": budget(kinerja.anggaran, kinerja.data.profil) if kinerja.anggaran else None,
        "efisiensi": [
            efficiency(item, scope, id, kinerja.tahun)
            for scope, id, items in (
                ("instansi", "jumlah", kinerja.efisiensi),
                *(
                    (part.sasaran.nama, f"sasaran-{part.sasaran.id}", found)
                    for part, found in kinerja.efisiensi_sasaran
                ),
            )
            for item in items
        ],
        "evaluasi": [_evaluation(item) for item in kinerja.evaluasi],
    }
    names = dict.fromkeys(_referred(told))
    found = {name: trace for name in names if (trace := traces(name)) is not None}
    return {**told, "perhitungan": {name: _trace(trace) for name, trace in found.items()}}


def _agency(kinerja: Kinerja) -> Node:
    agency = kinerja.data.instansi
    keys = ("nama", "singkatan", "daerah", "kepala", "kepala_daerah", "dasar_hukum")
    return {key: getattr(agency, key) for key in keys}


def _plan(kinerja: Kinerja) -> Node:
    plan = kinerja.renstra
    return {
        "nama": plan.nama,
        "mulai": plan.mulai,
        "selesai": plan.selesai,
        "visi": plan.visi,
        "misi": [{"id": item.id, "nama": item.nama} for item in plan.misi],
        "tujuan": [
            {
                "id": tujuan.id,
                "nama": tujuan.nama,
                "misi": tujuan.misi,
                "sasaran": [
                    {
                        "id": sasaran.id,
                        "nama": sasaran.nama,
                        "strategi": [way.nama for way in sasaran.strategi],
                        "indikator": [item.id for item in sasaran.indikator],
                        "program": list(sasaran.program),
                    }
                    for sasaran in tujuan.sasaran
                ],
            }
            for tujuan in plan.tujuan
        ],
        "program": [{"id": item.id, "kode": item.kode, "nama": item.nama} for item in plan.program],
        "sumber": plan.sumber.judul,
    }


def _indicator(item: KinerjaIndikator, data: Dataset) -> Node:
    uraian, last = item.uraian, item.tahun_akhir
    promise = data.janji(item.id, item.kini.tahun)
    formula = uraian.hitungan if isinstance(uraian.hitungan, Hitungan) else None
    return {
        "id": item.id,
        "nama": item.indikator.nama,
        "tujuan": item.tujuan.id,
        "sasaran": item.sasaran.id,
        "jenis": str(uraian.jenis),
        "satuan": uraian.satuan,
        "polaritas": str(uraian.polaritas),
        "diperjanjikan": item.diperjanjikan,
        "definisi": said(uraian.definisi),
        "rumus": said(formula.rumus.written(formula.unsur) if formula else uraian.hitungan),
        "sumber_data": said(uraian.sumber_data),
        "penanggung_jawab": said(uraian.penanggung_jawab),
        "agregasi": said(uraian.agregasi),
        "kondisi_awal": figure(
            planned(item, "kondisi awal", item.indikator.kondisi_awal, "kondisi_awal"), uraian.satuan, "awal"
        ),
        "target_renstra": [
            figure(
                planned(item, f"target {year}", item.indikator.target_pada(year), "target", year), uraian.satuan, year
            )
            for year in sorted(item.indikator.target_tahunan)
        ],
        "rencana_aksi": [
            figure(quarter_target(item, promise, quarter), uraian.satuan, f"{item.kini.tahun}-Q{quarter}")
            for quarter in QUARTERS
        ]
        if promise and promise.triwulan
        else [],
        "tahun": [_year(item, year, uraian) for year in (*item.riwayat, item.kini)],
        "akhir_renstra": {
            "tahun": last,
            "target": figure(write.stated(item.akhir.target, uraian), uraian.satuan, last),
            "capaian": _share(item, item.akhir, "akhir", f"{item.kini.tahun}"),
        },
        "pembanding": [
            {
                "nama": beside.pembanding.nama,
                "nilai": figure(
                    write.stated(
                        Masukan(
                            nama=beside.pembanding.nama,
                            nilai=beside.pembanding.nilai,
                            letak=beside.pembanding.letak("nilai"),
                        ),
                        uraian,
                    ),
                    uraian.satuan,
                    item.kini.tahun,
                ),
                "capaian": figure(
                    write.share(beside.capaian, write.trace_id(item, f"nasional-{at}"), item.profil),
                    RATIO,
                    item.kini.tahun,
                ),
            }
            for at, beside in enumerate(item.nasional, start=1)
        ],
        "pembanding_kosong": item.nasional_kosong,
    }


def _year(item: KinerjaIndikator, year: TahunIndikator, uraian: Uraian) -> Node:
    return {
        "tahun": year.tahun,
        "target": figure(write.stated(year.target, uraian), uraian.satuan, year.tahun),
        "asal_target": year.target.asal or None,
        "realisasi": figure(reached(item, year), uraian.satuan, year.tahun),
        "sementara": year.sementara,
        "capaian": _share(item, year, "capaian", year.tahun),
        "peringkat": year.peringkat.sebutan if year.peringkat else None,
        "tercapai": year.tercapai,
    }


def _share(item: KinerjaIndikator, year: TahunIndikator, what: str, period: str | int) -> Node:
    id = write.trace_id(item, what, item.kini.tahun if what == "akhir" else year.tahun)
    return figure(write.share(year.capaian, id, item.profil), RATIO, period)


def _evaluation(item: Evaluasi) -> Node:
    return {
        "tahun": item.tahun,
        "tahun_dinilai": item.tahun_dinilai,
        "penilai": said(item.penilai),
        "nilai": figure(
            Figur(figures.number(item.nilai), item.nilai, letak=item.letak("nilai")), "nilai", item.tahun_dinilai
        ),
        "predikat": item.predikat,
        "rekomendasi": [
            {
                "komponen": one.komponen,
                "uraian": one.uraian,
                "tindak_lanjut": said(one.tindak_lanjut),
                "status": str(one.status) if one.status else None,
                "disimpulkan": one.disimpulkan,
            }
            for one in item.rekomendasi
        ],
    }


def _trace(trace: Rincian) -> Node:
    jejak = trace.jejak
    return {
        "judul": trace.judul,
        "hasil": trace.hasil,
        "cara": jejak.cara,
        "rumus": jejak.formula.text if jejak.formula else None,
        "gabung": str(jejak.gabung) if jejak.gabung else None,
        "langkah": list(trace.langkah),
        "masukan": [_input(item) for item in jejak.masukan],
        "tepat": exact(jejak.tepat) if jejak.tepat is not None else None,
        "dasar": jejak.dasar,
        "catatan": list(trace.catatan),
    }


def _input(item: Masukan) -> Node:
    cell = write.plainly(item)
    return {
        "nama": item.nama,
        "nilai": exact(item.angka) if item.angka is not None else None,
        "data": None if item.angka is not None or isinstance(cell, Absen) else cell.data or cell.teks,
        "alasan": item.ketiadaan,
        "letak": str(item.letak) if item.letak else None,
        "asal": "dihitung" if item.jejak is not None else item.asal or None,
    }


def _referred(value: object) -> Iterator[str]:
    """The id of every trace that a figure of the document names."""
    items: Iterable[object] = ()
    if isinstance(value, Mapping):
        if isinstance(value.get("jejak"), str):
            yield value["jejak"]
        items = value.values()
    elif isinstance(value, list):
        items = value
    for item in items:
        yield from _referred(item)
