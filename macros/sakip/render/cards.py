"""An indicator as a card: realisasi large, target, capaian, status, and its history as small as a word."""

from dataclasses import dataclass

from sakip.compute import KinerjaIndikator
from sakip.model import Jenis
from sakip.render import write
from sakip.render.history import history
from sakip.render.parts import Absen, Figur, Garis, Kalimat, Status
from sakip.render.sentences.indicator import capaian, tren
from sakip.render.tables.cells import reached


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card shows; ``satuan`` is empty where the figure needs none."""

    id: str
    nama: str
    jenis: str
    satuan: str
    realisasi: Figur | Absen
    target: Figur | Absen
    capaian: Figur | Absen
    vonis: Status
    peringkat: Status
    kalimat: Kalimat
    riwayat: Garis | None


def card(item: KinerjaIndikator) -> Card:
    """The card of an indicator in the report's year."""
    measured = item.kini.realisasi.ketiadaan is None
    return Card(
        id=item.id,
        nama=item.indikator.nama,
        jenis="Indikator kinerja utama" if item.uraian.jenis is Jenis.UTAMA else "Indikator penunjang",
        satuan=write.unit(item),
        realisasi=reached(item, item.kini),
        target=write.stated(item.kini.target, item.uraian),
        capaian=write.share(item.kini.capaian, write.trace_id(item, "capaian"), item.profil),
        vonis=write.verdict(item.kini),
        peringkat=write.rank(item.kini, item.profil),
        kalimat=tren(item) if measured else capaian(item),
        riwayat=history(item),
    )
