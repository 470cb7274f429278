"""A year's budget -> the tree of program, kegiatan, sub kegiatan and the tree of belanja, every node computed.

Money stands on the leaves; what stands above them is their sum. Absorption is a quotient of sums, never a mean of
percentages. Physical progress is the capaian of the output that the data marks as the main one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sakip.compute.aggregate import mean, summed
from sakip.compute.rules import capaian, tercapai
from sakip.compute.trace import Hasil, Masukan, derive
from sakip.model import Anggaran, Belanja, Dataset, Kegiatan, Keluaran, Nilai, Profil, Renstra, Sasaran, SubKegiatan
from sakip.model.anggaran import AnggaranProgram, JenisKeluaran, JumlahAnggaran

BASIS = "PermenPANRB 53/2014, Lampiran II: realisasi anggaran"


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilKeluaran:
    """One output or outcome of the year; ``keuangan`` where it has money of its own."""

    fakta: Keluaran
    target: Masukan
    realisasi: Masukan
    capaian: Hasil
    tercapai: bool | None
    keuangan: "Keuangan | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuangan:
    """Money planned and spent, and what follows: the share absorbed, what is left, the share left."""

    pagu: Masukan
    realisasi: Masukan
    serapan: Hasil
    sisa: Hasil
    persen_sisa: Hasil


@dataclass(frozen=True, slots=True, kw_only=True)
class Simpul:
    """A node of a budget tree. ``id`` is unique among all nodes of the year; the root is level 0."""

    id: str
    nama: str
    jenis: str
    tingkat: int
    uang: Keuangan
    keluaran: tuple[HasilKeluaran, ...] = ()
    anak: tuple["Simpul", ...] = ()
    fakta: AnggaranProgram | Kegiatan | SubKegiatan | Belanja | None = None

    def walk(self) -> tuple["Simpul", ...]:
        """This node and all below it, in reading order."""
        return (self, *(node for child in self.anak for node in child.walk()))

    @property
    def utama(self) -> HasilKeluaran | None:
        """The output that its physical progress is measured by; None where there is none."""
        return next((item for item in self.keluaran if item.fakta.jenis is JenisKeluaran.UTAMA), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnggaranSasaran:
    """What the programs of one sasaran cost; ``bagian`` of the whole."""

    sasaran: Sasaran
    uang: Keuangan
    bagian: Hasil
    program: tuple[Simpul, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnggaranTahun:
    """A year's budget. Counts are None where the source has neither a breakdown nor a count."""

    fakta: Anggaran
    jumlah: Simpul
    belanja: Simpul | None
    sasaran: tuple[AnggaranSasaran, ...]
    cacah: dict[str, int | None]
    fisik: Hasil

    @property
    def sub_kegiatan(self) -> tuple[Simpul, ...]:
        """Every sub kegiatan."""
        return tuple(node for node in self.jumlah.walk() if node.jenis == "sub kegiatan")


def anggaran_tahun(data: Dataset, tahun: int) -> AnggaranTahun | None:
    """The year's budget, computed, its programs named by the Renstra of that year; None if there is none."""
    fakta = next((item for item in data.anggaran if item.tahun == tahun), None)
    if fakta is None:
        return None
    renstra = data.rencana(tahun)
    names = {item.id: item.nama for item in renstra.program} if renstra else {}
    programs = tuple(_program(item, names.get(item.program, item.program), data.profil) for item in fakta.program)
    jumlah = _root(fakta, programs)
    belanja = tuple(_belanja(item, 1) for item in fakta.belanja)
    subs = [node for node in jumlah.walk() if node.jenis == "sub kegiatan"]
    return AnggaranTahun(
        fakta=fakta,
        jumlah=jumlah,
        belanja=_node("belanja", "Jumlah belanja", "belanja", 0, belanja) if belanja else None,
        sasaran=_by_sasaran(renstra, jumlah) if renstra else (),
        cacah=_counts(fakta, jumlah),
        fisik=mean(
            [_progress(node) for node in subs],
            cara="Rata-rata sederhana capaian keluaran utama setiap sub kegiatan.",
            dasar="Pilihan laporan; sumber tidak menetapkan cara menggabungkannya",
        ),
    )


def _root(fakta: Anggaran, programs: tuple[Simpul, ...]) -> Simpul:
    if fakta.jumlah is None:
        return _node("jumlah", "Jumlah", "jumlah", 0, programs)
    return Simpul(id="jumlah", nama="Jumlah", jenis="jumlah", tingkat=0, uang=_leaf(fakta.jumlah, "setahun"))


def _program(item: AnggaranProgram, nama: str, profil: Profil) -> Simpul:
    kegiatan = tuple(_kegiatan(one, profil) for one in item.kegiatan)
    by_id = {one.id: node for one, node in zip(item.kegiatan, kegiatan, strict=True)}
    node = _node(f"program-{item.program}", nama, "program", 1, kegiatan)
    outputs = tuple(_output(one, profil, [by_id[id] for id in one.kegiatan if id in by_id]) for one in item.indikator)
    return replace(node, fakta=item, keluaran=outputs)


def _kegiatan(item: Kegiatan, profil: Profil) -> Simpul:
    node = _node(f"kegiatan-{item.id}", item.nama, "kegiatan", 2, tuple(_sub(one, profil) for one in item.sub_kegiatan))
    return replace(node, fakta=item, keluaran=tuple(_output(one, profil, []) for one in item.indikator))


def _sub(item: SubKegiatan, profil: Profil) -> Simpul:
    node = Simpul(id=f"sub-{item.id}", nama=item.nama, jenis="sub kegiatan", tingkat=3, uang=_leaf(item, item.nama))
    return replace(node, fakta=item, keluaran=tuple(_output(one, profil, []) for one in item.indikator))


def _belanja(item: Belanja, tingkat: int) -> Simpul:
    id = f"belanja-{item.id}"
    if item.rincian:
        node = _node(id, item.nama, "belanja", tingkat, tuple(_belanja(one, tingkat + 1) for one in item.rincian))
        return replace(node, fakta=item)
    node = Simpul(id=id, nama=item.nama, jenis="belanja", tingkat=tingkat, uang=_leaf(item, item.nama))
    return replace(node, fakta=item)


def _node(id: str, nama: str, jenis: str, tingkat: int, anak: tuple[Simpul, ...]) -> Simpul:
    """An inner node: its money is the sum of its children's."""
    return Simpul(
        id=id, nama=nama, jenis=jenis, tingkat=tingkat, uang=_sums(nama, [one.uang for one in anak]), anak=anak
    )


def _leaf(item: SubKegiatan | Belanja | JumlahAnggaran, nama: str) -> Keuangan:
    """The money as stated, in rupiah."""
    return keuangan(
        Masukan(nama=f"pagu {nama}", nilai=item.pagu, letak=item.letak("pagu"), asal="dinyatakan"),
        Masukan(nama=f"realisasi {nama}", nilai=item.realisasi, letak=item.letak("realisasi"), asal="dinyatakan"),
    )


def keuangan(pagu: Masukan, realisasi: Masukan) -> Keuangan:
    """What follows from money planned and money spent; ratios are 1 = 100%."""
    return Keuangan(
        pagu=pagu,
        realisasi=realisasi,
        serapan=derive(
            "realisasi / pagu", cara="Realisasi dibagi pagu.", dasar=BASIS, persen=True, realisasi=realisasi, pagu=pagu
        ),
        sisa=derive("pagu - realisasi", cara="Pagu dikurangi realisasi.", dasar=BASIS, pagu=pagu, realisasi=realisasi),
        persen_sisa=derive(
            "(pagu - realisasi) / pagu",
            cara="Pagu yang tidak terserap dibagi pagu.",
            dasar=BASIS,
            persen=True,
            pagu=pagu,
            realisasi=realisasi,
        ),
    )


def _sums(nama: str, parts: Sequence[Keuangan]) -> Keuangan:
    return keuangan(
        summed(f"pagu {nama}", [one.pagu for one in parts], cara="Jumlah pagu bagiannya.", dasar=BASIS),
        summed(f"realisasi {nama}", [one.realisasi for one in parts], cara="Jumlah realisasi bagiannya.", dasar=BASIS),
    )


def _output(item: Keluaran, profil: Profil, paid_by: list[Simpul]) -> HasilKeluaran:
    target = _stated(item, "target", item.target)
    realisasi = _stated(item, "realisasi", item.realisasi)
    return HasilKeluaran(
        fakta=item,
        target=target,
        realisasi=realisasi,
        capaian=capaian(target, realisasi, polaritas=item.polaritas, profil=profil),
        tercapai=tercapai(target, realisasi, polaritas=item.polaritas),
        keuangan=_sums(item.nama, [node.uang for node in paid_by]) if paid_by else None,
    )


def _stated(item: Keluaran, what: str, value: Nilai | None) -> Masukan:
    return Masukan(nama=what, nilai=value, letak=item.letak(what), asal="dinyatakan")


def _by_sasaran(renstra: Renstra, jumlah: Simpul) -> tuple[AnggaranSasaran, ...]:
    """The money of each sasaran's programs; none where a program serves several, for its money cannot be divided."""
    programs = {node.id: node for node in jumlah.anak}
    served = [name for _, sasaran in renstra.sasaran() for name in sasaran.program]
    if not programs or len(set(served)) < len(served):
        return ()
    found = []
    for _, sasaran in renstra.sasaran():
        nodes = [programs[f"program-{name}"] for name in sasaran.program if f"program-{name}" in programs]
        if nodes:
            money = _sums(sasaran.nama, [node.uang for node in nodes])
            share = derive(
                "pagu / jumlah", cara="Pagu sasaran dibagi pagu seluruhnya.", dasar=BASIS, persen=True,
                pagu=money.pagu, jumlah=jumlah.uang.pagu,
            )  # fmt: skip
            found.append(AnggaranSasaran(sasaran=sasaran, uang=money, bagian=share, program=tuple(nodes)))
    return tuple(found)


def _counts(fakta: Anggaran, jumlah: Simpul) -> dict[str, int | None]:
    kinds = ("program", "kegiatan", "sub kegiatan")
    if fakta.jumlah is not None:
        stated = (fakta.jumlah.program, fakta.jumlah.kegiatan, fakta.jumlah.sub_kegiatan)
        return dict(zip(kinds, stated, strict=True))
    nodes = jumlah.walk()
    return {kind: sum(1 for node in nodes if node.jenis == kind) for kind in kinds}


def _progress(node: Simpul) -> Masukan:
    """The physical progress of a node as an input of a mean."""
    if node.utama is None:
        return Masukan(nama=f"capaian keluaran {node.nama}", nilai=None)
    hasil = node.utama.capaian
    return Masukan(nama=node.nama, nilai=hasil.nilai, alasan=hasil.alasan, jejak=hasil.jejak)


def should_have_cost(simpul: Sequence[Simpul]) -> Masukan:
    """The sum over the sub kegiatan below these nodes of pagu times the capaian of the main output, in rupiah.

    The numerator's first term in PMK 214/PMK.02/2017 (PAK × CK); capaian is not capped here. No value where a
    sub kegiatan has no main output or its capaian cannot be computed.
    """
    subs = [node for top in simpul for node in top.walk() if node.jenis == "sub kegiatan"]
    parts = []
    for node in subs:
        progress = node.utama.capaian if node.utama else None
        if progress is None:
            parts.append(Masukan(nama=f"capaian keluaran {node.nama}", nilai=None))
            continue
        cost = derive(
            "pagu * capaian",
            cara="Pagu dikali capaian keluaran.",
            dasar=BASIS,
            pagu=node.uang.pagu,
            capaian=Masukan(
                nama="capaian keluaran", nilai=progress.nilai, alasan=progress.alasan, jejak=progress.jejak
            ),
        )
        parts.append(Masukan(nama=node.nama, nilai=cost.nilai, alasan=cost.alasan, jejak=cost.jejak))
    return summed(
        "anggaran seharusnya", parts, cara="Jumlah pagu dikali capaian keluaran setiap sub kegiatan.", dasar=BASIS
    )
