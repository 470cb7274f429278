"""What the money of each program, kegiatan and sub kegiatan bought: money and work side by side, for any reader."""

from collections.abc import Iterator
from dataclasses import replace

from sakip import figures
from sakip.compute import HasilKeluaran, Kinerja, Simpul, berjarak, selisih
from sakip.model import Kosong, Profil
from sakip.model.anggaran import JenisKeluaran
from sakip.render import write
from sakip.render.parts import Absen, Baris, Figur, Kolom, Rupa, Sel, Status, Tabel
from sakip.render.tables.cells import source

MISSED = Status("Belum tercapai", Rupa.KURANG)
APART = Status("Selisih besar", Rupa.CUKUP)
UNEXPLAINED = "Data tidak memuat penjelasan atas sisa anggaran atau keluaran sub kegiatan itu."
KOLOM = (
    Kolom("Program, kegiatan, dan sub kegiatan"),
    Kolom("Pagu", satuan="Rp", angka=True),
    Kolom("Realisasi", satuan="Rp", angka=True),
    Kolom("Tidak terserap", satuan="Rp", angka=True),
    Kolom("Serapan", angka=True, batang=True),
    Kolom("Capaian fisik", angka=True, batang=True),
    Kolom("Selisih", satuan="poin", angka=True),
    Kolom("Keluaran"),
    Kolom("Target", angka=True),
    Kolom("Hasil", angka=True),
    Kolom("Keterangan"),
)


def hasil_anggaran(kinerja: Kinerja) -> Tabel | None:
    """Money spent, money left and outputs of every node of the budget; None where there is no breakdown."""
    budget = kinerja.anggaran
    if budget is None or not budget.jumlah.anak:
        return None
    year, profil, total = kinerja.tahun, kinerja.data.profil, budget.jumlah
    rows = [row for node in total.walk()[1:] for row in _rows(node, year, profil)]
    physical = write.ratio(budget.fisik, write.budget_id("fisik", total.id, year))
    rows.append(Baris((total.nama, *_money(total, year), physical, "", "", "", "", ""), jumlah=True))
    return Tabel(
        id="hasil-anggaran",
        judul=f"Anggaran tahun {year}, yang terserap, dan hasilnya",
        kolom=KOLOM,
        baris=tuple(rows),
        sumber=source(budget.fakta, budget.fakta.letak_realisasi),
        catatan=(
            "Capaian fisik: hasil terhadap target keluaran di sebelahnya; baris pertama sebuah sub kegiatan adalah "
            "keluaran utamanya. Pada baris jumlah: rata-rata sederhana capaian keluaran utama setiap sub kegiatan.",
            f"Selisih: capaian fisik keluaran utama, paling banyak 100%, dikurangi serapan.{_bound(profil)}",
            f"Tidak dijelaskan: {UNEXPLAINED}",
        ),
        lipat=True,
        terlipat=True,
        urut=True,
    )


def _bound(profil: Profil) -> str:
    """From where on a difference is called large, and by what right; '' where the profile does not say."""
    bounds = profil.kewajaran
    if bounds is None:
        return ""
    limit = figures.number(bounds.fisik_keuangan)
    return f" Ditandai besar mulai {limit} poin persen. Dasar: {write.full_sentence(bounds.dasar)}"


def _rows(node: Simpul, year: int, profil: Profil) -> Iterator[Baris]:
    """A row for each output, the main one first, that share the node's money; one bare row where it has none."""
    ordered = sorted(enumerate(node.keluaran, start=1), key=lambda item: item[1].fakta.jenis is not JenisKeluaran.UTAMA)
    about: tuple[Sel, ...] = (node.nama, *_money(node, year))
    apart: Sel = _apart(node, year, profil)
    if not ordered:
        empty = Absen("belum diisi", "Indikatornya belum diisi.")
        yield Baris((*about, "", apart, empty, "", "", _note(node, "")), tingkat=node.tingkat - 1, jenis=node.jenis)
    for place, (at, output) in enumerate(ordered):
        if place:
            about, apart = (None,) * len(about), None if apart else ""
        said = output.fakta.keterangan or ""
        yield Baris(
            (
                *about,
                _reached(output, write.budget_id("capaian", write.output_id(node, at), year), profil),
                apart,
                *_output(output),
                said if place else _note(node, said),
            ),
            tingkat=node.tingkat - 1,
            jenis=node.jenis,
        )


def _money(node: Simpul, year: int) -> tuple[Sel, ...]:
    return (
        write.money(node, "pagu", year),
        write.money(node, "realisasi", year),
        write.left(node, year),
        write.ratio(node.uang.serapan, write.budget_id("serapan", node.id, year)),
    )


def _reached(output: HasilKeluaran, jejak: str, profil: Profil) -> Figur | Absen:
    """The capaian, marked where the target was missed."""
    cell = write.share(output.capaian, jejak, profil)
    return replace(cell, tanda=MISSED) if isinstance(cell, Figur) and output.tercapai is False else cell


def _apart(node: Simpul, year: int, profil: Profil) -> Sel:
    """How far work and money are apart, marked where the profile asks about it."""
    apart = selisih(node)
    if apart is None:
        return ""
    if apart.nilai is None:
        return write.uncomputed(apart.alasan)
    points = figures.number(figures.EXACT.multiply(apart.nilai, figures.HUNDRED), 2)
    jejak = write.budget_id("selisih", node.id, year)
    return Figur(points, apart.nilai, jejak=jejak, tanda=APART if berjarak(apart, profil) else None)


def _output(output: HasilKeluaran) -> tuple[Sel, ...]:
    unit = output.fakta.satuan
    name = output.fakta.nama if isinstance(unit, Kosong) else f"{output.fakta.nama} ({unit})"
    return name, write.plainly(output.target), write.plainly(output.realisasi)


def _note(node: Simpul, said: str) -> Sel:
    """What the main output's remark says; where nothing explains what is left or was missed, that it is so."""
    missed = any(output.tercapai is False for output in node.keluaran)
    owed = node.jenis == "sub kegiatan" and (node.uang.sisa.nilai or missed)
    if owed and not any(output.fakta.keterangan for output in node.keluaran):
        return Absen("tidak dijelaskan", UNEXPLAINED)
    return said
