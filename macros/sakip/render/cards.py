"""An indicator as a card: realisasi large, target, capaian, status, and a bar with the target marked."""

from dataclasses import dataclass
from decimal import Decimal

from sakip import figures
from sakip.compute import KinerjaIndikator
from sakip.figures import EXACT
from sakip.model import Jenis
from sakip.render import write
from sakip.render.parts import Absen, Figur, Kalimat, Status
from sakip.render.sentences.indicator import capaian, tren
from sakip.render.tables.cells import reached

WIDTH = Decimal(200)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of ``panjang`` with a mark at ``garis``, out of 200, as SVG takes them."""

    panjang: str
    garis: str
    uraian: str


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
    batang: Bar | None


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
        batang=_bar(item),
    )


def _bar(item: KinerjaIndikator) -> Bar | None:
    """Realisasi against target from zero; None where either is no positive number."""
    value, goal = item.kini.realisasi.angka, item.kini.target.angka
    if value is None or goal is None or value < 0 or goal <= 0:
        return None
    whole = EXACT.multiply(max(value, goal), Decimal("1.1"))
    length, mark = (
        figures.round_half_up(EXACT.divide(EXACT.multiply(part, WIDTH), whole), 1) for part in (value, goal)
    )
    written = [figures.number(part, item.uraian.desimal) for part in (value, goal)]
    return Bar(str(length), str(mark), f"Realisasi {written[0]} dibandingkan dengan target {written[1]}")
