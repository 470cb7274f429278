"""A result as a card: its figure large, the facts beside it, a sentence, and its history as small as a word."""

from collections.abc import Callable
from dataclasses import dataclass

from sakip import figures
from sakip.compute import Kinerja, KinerjaIndikator
from sakip.model import Jenis
from sakip.render import write
from sakip.render.history import history
from sakip.render.parts import Absen, Figur, Garis, Kalimat, Sel, Status
from sakip.render.sentences.budget import sisa
from sakip.render.sentences.indicator import capaian, tren
from sakip.render.tables.cells import reached


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card shows; ``satuan`` is empty where none is needed.

    ``id`` is the indicator's, '' for another thing, of which the table ``tabel`` tells more.
    """

    id: str = ""
    tabel: str = ""
    nama: str
    jenis: str
    satuan: str = ""
    besar: Figur | Absen
    fakta: tuple[tuple[str, Sel], ...]
    kalimat: Kalimat = ()
    riwayat: Garis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pokok:
    """What a reader wants to know of an indicator's year first."""

    target: Figur | Absen
    realisasi: Figur | Absen
    capaian: Figur | Absen
    peringkat: Status
    status: Status


def main_results(item: KinerjaIndikator) -> Pokok:
    """The indicator's results of the report's year, without its unit."""
    return Pokok(
        target=write.stated(item.kini.target, item.uraian),
        realisasi=reached(item, item.kini),
        capaian=write.share(item.kini.capaian, write.trace_id(item, "capaian"), item.profil),
        peringkat=write.rank(item.kini, item.profil),
        status=write.verdict(item.kini),
    )


def card(item: KinerjaIndikator) -> Card:
    """The card of an indicator in the report's year."""
    measured = item.kini.realisasi.ketiadaan is None
    unit, results = write.unit(item), main_results(item)

    def with_unit(cell: Figur | Absen) -> Figur | Absen:
        return write.with_text(cell, f"{cell.teks} {unit}") if unit and isinstance(cell, Figur) else cell

    last = (f"Target akhir Renstra ({item.tahun_akhir})", with_unit(write.stated(item.akhir.target, item.uraian)))
    return Card(
        id=item.id,
        nama=item.indikator.nama,
        jenis="Indikator kinerja utama" if item.uraian.jenis is Jenis.UTAMA else "Indikator penunjang",
        satuan=unit,
        besar=results.realisasi,
        fakta=(
            ("Target", with_unit(results.target)),
            *((("Capaian", results.capaian),) if measured else ()),
            ("Status", results.status),
            *((("Peringkat capaian", results.peringkat.kata),) if measured else ()),
            *((("Ditetapkan penilai", item.fakta.sebutan),) if item.fakta and item.fakta.sebutan else ()),
            *((last,) if item.kini.tahun < item.tahun_akhir else ()),
        ),
        kalimat=tren(item) if measured else capaian(item),
        riwayat=history(item),
    )


def budget_card(kinerja: Kinerja) -> Card | None:
    """How much of the year's money was spent; None where there is no budget."""
    if kinerja.anggaran is None:
        return None
    whole, year = kinerja.anggaran.jumlah, kinerja.tahun
    return Card(
        tabel="realisasi-belanja",
        nama="Anggaran yang terserap",
        jenis=f"Anggaran {year}",
        besar=write.ratio(whole.uang.serapan, write.budget_id("serapan", whole.id, year)),
        fakta=tuple(
            (name, write.with_text(cell, f"Rp{cell.teks}") if isinstance(cell, Figur) else cell)
            for name, cell in (
                ("Pagu", write.money(whole, "pagu", year)),
                ("Realisasi", write.money(whole, "realisasi", year)),
                ("Tidak terserap", write.left(whole, year)),
            )
        ),
        kalimat=sisa(kinerja),
    )


def evaluation_card(kinerja: Kinerja) -> Card | None:
    """What the newest AKIP evaluation gave, beside the one before; None where there was none."""
    if not kinerja.evaluasi:
        return None
    newest, *before = reversed(kinerja.evaluasi)
    facts: list[tuple[str, Sel]] = [("Predikat", newest.predikat)]
    if before:
        old = before[0]
        score = Figur(f"{figures.number(old.nilai)} ({old.predikat})", old.nilai, letak=old.letak("nilai"))
        facts.append((f"Evaluasi {old.tahun}", score))
    change = kinerja.selisih_evaluasi
    if change is not None and change.nilai is not None:
        moved, what = figures.number(change.nilai), "Kenaikan" if change.nilai > 0 else "Perubahan"
        facts.append((f"{what} (poin)", Figur(moved, change.nilai, jejak=f"hitung-evaluasi-{kinerja.tahun}")))
    return Card(
        tabel="evaluasi",
        nama="Nilai akuntabilitas kinerja",
        jenis=f"Evaluasi AKIP {newest.tahun} atas kinerja {newest.tahun_dinilai}",
        besar=Figur(figures.number(newest.nilai), newest.nilai, letak=newest.letak("nilai")),
        fakta=tuple(facts),
    )


#: What a page may ask cards of.
CARDS: dict[str, Callable[[Kinerja], tuple[Card | None, ...]]] = {
    "indikator": lambda kinerja: tuple(map(card, kinerja.indikator)),
    "anggaran": lambda kinerja: (budget_card(kinerja),),
    "evaluasi": lambda kinerja: (evaluation_card(kinerja),),
}
