"""Statements in the form that the regulation gives them, written from the facts.

The wording is the forms' own (PermenPANRB 53/2014, anak lampiran I/2-6 and III/1-2). A name or a day that the data lack
stays empty with its reason.
"""

from datetime import date

from sakip import figures
from sakip.compute import Kinerja
from sakip.model import Kosong
from sakip.model.pk import NamaVersi, Pihak, VersiPk
from sakip.render import write
from sakip.render.parts import Absen, Naskah, TandaTangan

FORM = "PermenPANRB 53/2014, anak lampiran"
OPENING = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta berorientasi pada "
    "hasil, kami yang bertanda tangan di bawah ini:"
)
PROMISE = (
    "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam "
    "rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. "
    "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami."
)
SUPERVISION = (
    "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja dari "
    "perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."
)
PURPOSE = (
    "Reviu bertujuan untuk memberikan keyakinan terbatas laporan kinerja telah disajikan secara akurat, andal, "
    "dan valid."
)


def agreement(kinerja: Kinerja, versi: NamaVersi) -> Naskah | None:
    """The statement of one version of the Perjanjian Kinerja; None if there is no such version."""
    version = _version(kinerja, versi)
    if version is None or kinerja.pk is None:
        return None
    unsigned = "; ini bukan naskah yang ditandatangani" if kinerja.pk.sumber.salinan else ""
    revised = "Perubahan " if versi is NamaVersi.PERUBAHAN else ""
    return Naskah(
        judul=f"Perjanjian Kinerja {revised}Tahun {kinerja.tahun}",
        isi=(
            OPENING,
            _names(version.pihak_pertama),
            "selanjutnya disebut pihak pertama,",
            _names(version.pihak_kedua),
            "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
            PROMISE,
            SUPERVISION,
        ),
        tempat=(kinerja.data.instansi.daerah, _day(version.tanggal, "Tanggal perjanjian belum dicatat.")),
        tanda_tangan=(_signed("Pihak Kedua,", version.pihak_kedua), _signed("Pihak Pertama,", version.pihak_pertama)),
        dasar=f"{FORM} I/2-6{unsigned}",
    )


def review_statement(kinerja: Kinerja) -> Naskah | Absen:
    """The statement that the report was reviewed, or why there is none."""
    report, agency, reviu = kinerja.data.laporan[-1], kinerja.data.instansi, kinerja.reviu
    if reviu is None:
        reason = "Data tidak memuat reviu atas laporan ini."
        return write.absent(report.direviu) if isinstance(report.direviu, Kosong) else Absen("belum diisi", reason)
    return Naskah(
        judul=f"Pernyataan Telah Direviu {agency.nama} {agency.daerah} Tahun Anggaran {kinerja.tahun}",
        isi=(
            f"Kami telah mereviu {report.judul} {agency.nama} {agency.daerah} untuk tahun anggaran {kinerja.tahun} "
            "sesuai Pedoman Reviu atas Laporan Kinerja. Substansi informasi yang dimuat dalam Laporan Kinerja menjadi "
            f"tanggung jawab manajemen {agency.nama}.",
            PURPOSE,
            write.full_sentence(reviu.simpulan),
        ),
        tempat=(agency.daerah, _day(report.direviu, "Tanggal pernyataan belum dicatat.")),
        tanda_tangan=(_signed("", reviu.pereviu),),
        dasar=f"{FORM} III/1-2",
    )


def endorsement(kinerja: Kinerja) -> Naskah:
    """Who signs the report: the head of the agency, by the name in the Perjanjian Kinerja in force."""
    report, agency = kinerja.data.laporan[-1], kinerja.data.instansi
    head = kinerja.pk.berlaku.pihak_pertama if kinerja.pk else None
    name = write.text_or_absent(head.nama) if head else Absen("belum diisi", "Nama pimpinan belum dicatat.")
    return Naskah(
        judul="",
        isi=(),
        tempat=(agency.daerah, _day(report.ditetapkan, "Tanggal laporan ditandatangani belum dicatat.")),
        tanda_tangan=(TandaTangan("", agency.kepala, name),),
        dasar="",
    )


def _version(kinerja: Kinerja, versi: NamaVersi) -> VersiPk | None:
    return next((item for item in kinerja.pk.versi if item.versi == versi), None) if kinerja.pk else None


def _names(pihak: Pihak) -> tuple[tuple[str, str | Absen], ...]:
    return (("Nama", write.text_or_absent(pihak.nama)), ("Jabatan", pihak.jabatan))


def _signed(sebagai: str, pihak: Pihak) -> TandaTangan:
    return TandaTangan(sebagai, pihak.jabatan, write.text_or_absent(pihak.nama))


def _day(day: date | Kosong | None, unknown: str) -> str | Absen:
    if day is None:
        return Absen("belum diisi", unknown)
    return write.absent(day) if isinstance(day, Kosong) else figures.day(day)
