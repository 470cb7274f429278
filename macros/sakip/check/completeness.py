"""Is everything there that the regulations ask a report to hold? (K8) Told as a page by ``compute.completeness``."""

from collections.abc import Iterator

from sakip.check.rule import Found, Perkara, quoted
from sakip.compute.completeness import Keadaan, kriteria_pelaporan, tujuh_analisis
from sakip.compute.review import daftar_uji
from sakip.model import Kosong, Sebab
from sakip.model.base import Daftar, Peta, unmarked
from sakip.problem import Letak

#: What the seven analyses, K103, K301, K305 and K601 tell already.
TOLD = frozenset(("II.2", "III.1", "III.5", "III.6", "III.7", *(f"3.2.{number}" for number in range(2, 10))))
#: The criterion that K702 judges once the report has its date.
ON_TIME = "3.1.6"
EMPTY = "Lengkapi, atau nyatakan kosong dengan alasan."
#: What to do about an item that only the reviewer can answer.
REVIEWED = "Tindak lanjuti catatan pereviu; bila memang demikian, terima peringatan ini beserta alasannya."
#: What a report says of its review where there is none.
UNREVIEWED = (Sebab.BELUM_DIUKUR, Sebab.TIDAK_BERLAKU)
#: What to do about each of the seven analyses.
MENDS = {
    "1": EMPTY,
    "2": "Isi realisasi tahun sebelumnya, atau nyatakan kosong dengan alasan di berkas tahun itu.",
    "3": "Isi target tahun terakhir Renstra dan realisasinya.",
    "4": EMPTY,
    "5": EMPTY,
    "6": "Lengkapi anggaran, capaian, dan ukuran efisiensi dalam profil.",
    "7": "Sebut program pada sasarannya, dan isi anggaran program itu.",
}


def analyses_are_there(perkara: Perkara) -> Iterator[Found]:
    """Each indicator of a sasaran with a target has the seven analyses (PermenPANRB 53/2014, Lampiran II).

    What the data give a reason for is shown as absent, and not held against them.
    """
    year = perkara.dilaporkan
    for item, found in tujuh_analisis(year) if year and year.pk else ():
        for part in found:
            if part.keadaan is Keadaan.BELUM:
                message = (
                    f"Analisis {part.nomor} ({part.nama.lower()}) untuk {quoted(item.indikator.nama)}: "
                    f"{part.keterangan}. {MENDS[part.nomor]}"
                )
                yield part.letak or (item.fakta or item.indikator).letak(), message


def review_items_are_there(perkara: Perkara) -> Iterator[Found]:
    """What the review's checklist and criteria 3.1–3.2 ask for is there (PermenPANRB 53/2014, III; 88/2021).

    Of what the seven analyses tell already nothing is said again.
    """
    year = perkara.dilaporkan
    if year is None or year.pk is None:
        return
    report = perkara.data.laporan[-1]
    first, sent = report.letak("tahun"), report.disampaikan is not None
    asked = (*daftar_uji(year), *(part for group in kriteria_pelaporan(year) for part in group.syarat))
    for part in asked:
        if part.keadaan is Keadaan.BELUM and part.nomor not in TOLD and not (part.nomor == ON_TIME and sent):
            mend = REVIEWED if part.hanya_pereviu else EMPTY
            yield part.letak or first, f"{part.nomor} {part.nama}: {part.keterangan}. {mend}"


def review_agrees_with_facts(perkara: Perkara) -> Iterator[Found]:
    """The reviewer and the facts say the same of the report: its information is reliable (PermenPANRB 53/2014, III).

    Nor does the report say that there was no review, where its statement is in the data.
    """
    year = perkara.dilaporkan
    if year is None or year.reviu is None:
        return
    stated = year.laporan.direviu if year.laporan else None
    if year.laporan and isinstance(stated, Kosong) and stated.kosong in UNREVIEWED:
        message = (
            f"Laporan menyatakan reviunya {stated.kosong}, padahal reviu-{year.tahun}.yaml memuat pernyataannya. Tulis "
            "tanggal pernyataan itu, atau hapus berkasnya."
        )
        yield year.laporan.letak("direviu"), message
    for part in daftar_uji(year):
        if part.reviu is not None and part.dibantah:
            why = f" ({part.keterangan})" if part.keterangan else ""
            message = (
                f"{part.nomor} {part.nama}: pereviu menjawab {part.reviu.jawaban}, sedangkan menurut data "
                f"{part.keadaan}{why}. Bahas dengan pereviu, lalu perbaiki yang keliru; bila keduanya benar, terima "
                "peringatan ini beserta alasannya."
            )
            yield part.reviu.letak("jawaban"), message


def documents_say_it_all(perkara: Perkara) -> Iterator[Found]:
    """What a published document leaves out although its kind has a place for it; the data say so with the reason."""
    for file in perkara.data.semua:
        if file.sumber.salinan and file.tertulis is not None:
            for place, what, reason in _left_out(file.tertulis, "", ""):
                yield place, f"Dokumen tidak memuat {what}: {reason.rstrip('.')}."


def _left_out(node: Peta | Daftar, key: str, owner: str) -> Iterator[tuple[Letak, str, str]]:
    """Each value that its document does not state: its place, what it is and of what, and the reason."""
    if isinstance(node, Peta) and node.get("kosong") == Sebab.TIDAK_DIMUAT:
        what = " ".join(part for part in (key.replace("_", " "), owner and quoted(owner)) if part)
        yield node.awal, what, unmarked(str(node.get("alasan")))
        return
    own = node.get("nama") if isinstance(node, Peta) else None
    whose = own if isinstance(own, str) else owner
    entries = node.items() if isinstance(node, Peta) else ((key, value) for value in node)
    for name, value in entries:
        if isinstance(value, Peta | Daftar):
            yield from _left_out(value, str(name), whose)
