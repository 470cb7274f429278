"""What each indicator means, in the fields of the form MS-Ind (Peraturan BPS 5/2020).

What the data do not record is said to be unrecorded; nothing is filled in for the agency.
"""

from collections.abc import Mapping

from sakip.compute import Kinerja, KinerjaIndikator
from sakip.model import Jenis, Kosong
from sakip.model.iku import Hitungan
from sakip.render import write

UNRECORDED = "Tidak dicatat dalam data laporan."
Row = Mapping[str, str]


def msind(kinerja: Kinerja) -> tuple[Row, ...]:
    """One row for each indicator: the form's fields in its order, then what the report knows besides."""
    return tuple(_row(kinerja, item) for item in kinerja.indikator)


def _row(kinerja: Kinerja, item: KinerjaIndikator) -> Row:
    uraian = item.uraian
    decree = kinerja.data.iku_berlaku(kinerja.tahun)
    formula = uraian.hitungan if isinstance(uraian.hitungan, Hitungan) else None
    return {
        "Nama indikator": item.indikator.nama,
        "Konsep": UNRECORDED,
        "Definisi": _told(uraian.definisi),
        "Interpretasi": f"{write.sentence_case(write.POLARITY[uraian.polaritas])}.",
        "Metode/rumus penghitungan": formula.rumus.written(formula.unsur) if formula else _told(uraian.hitungan),
        "Ukuran": UNRECORDED,
        "Satuan": uraian.satuan,
        "Klasifikasi penyajian": UNRECORDED,
        "Indikator komposit": UNRECORDED,
        "Publikasi ketersediaan indikator pembangun": UNRECORDED,
        "Nama indikator pembangun": UNRECORDED,
        "Kegiatan penghasil variabel pembangun": UNRECORDED,
        "Kode kegiatan": "Diisi oleh BPS.",
        "Nama variabel pembangun": "; ".join(formula.unsur.values()) if formula else UNRECORDED,
        "Level estimasi": UNRECORDED,
        "Dapat diakses umum": "Ya, terbit di situs laporan ini.",
        "Pengenal": item.id,
        "Jenis": "Indikator kinerja utama" if uraian.jenis is Jenis.UTAMA else "Indikator penunjang",
        "Penyelenggara": f"{kinerja.data.instansi.nama} {kinerja.data.instansi.daerah}",
        "Sumber data": _told(uraian.sumber_data),
        "Penanggung jawab": _told(uraian.penanggung_jawab),
        "Tujuan": item.tujuan.nama,
        "Sasaran": item.sasaran.nama,
        "Dokumen": decree.sumber.judul if decree else UNRECORDED,
    }


def _told(value: object) -> str:
    """A text, or why there is none."""
    if isinstance(value, Kosong):
        return f"{write.sentence_case(write.SHORT[value.kosong])}: {value.alasan}"
    return UNRECORDED if value is None else str(value)
