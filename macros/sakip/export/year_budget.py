"""The year's budget and efficiency as the year's document has them."""

from sakip.compute import AnggaranTahun, Efisiensi, HasilKeluaran, Keuangan, Simpul
from sakip.export.figure import RATIO, RUPIAH, Node, figure, said
from sakip.model import Kosong, Profil
from sakip.render import write
from sakip.render.tables.budget import efficient


def budget(budget: AnggaranTahun, profil: Profil) -> Node:
    """The tree of program, kegiatan, sub kegiatan and the tree of belanja, every node with its money."""
    tahun = budget.fakta.tahun
    return {
        "tahun": tahun,
        "sumber": budget.fakta.sumber.judul,
        "jumlah": _money(budget.jumlah.uang, budget.jumlah.id, tahun),
        "fisik": figure(write.ratio(budget.fisik, write.budget_id("fisik", "jumlah", tahun)), RATIO, tahun),
        "program": [_node(node, tahun, profil) for node in budget.jumlah.anak],
        "belanja": [_node(node, tahun, profil) for node in budget.belanja.anak] if budget.belanja else [],
    }


def _node(node: Simpul, tahun: int, profil: Profil) -> Node:
    return {
        "id": node.id,
        "jenis": node.jenis,
        "nama": node.nama,
        "kode": getattr(node.fakta, "kode", None),
        "keuangan": _money(node.uang, node.id, tahun),
        "keluaran": [
            _output(output, write.output_id(node, at), tahun, profil)
            for at, output in enumerate(node.keluaran, start=1)
        ],
        "rincian": [_node(child, tahun, profil) for child in node.anak],
    }


def _money(uang: Keuangan, id: str, tahun: int) -> Node:
    return {
        "pagu": figure(write.derived(uang.pagu, write.budget_id("pagu", id, tahun)), RUPIAH, tahun),
        "realisasi": figure(write.derived(uang.realisasi, write.budget_id("realisasi", id, tahun)), RUPIAH, tahun),
        "serapan": figure(write.ratio(uang.serapan, write.budget_id("serapan", id, tahun)), RATIO, tahun),
    }


def _output(output: HasilKeluaran, id: str, tahun: int, profil: Profil) -> Node:
    unit = output.fakta.satuan
    named = None if isinstance(unit, Kosong) else unit
    capaian = write.share(output.capaian, write.budget_id("capaian", id, tahun), profil)
    return {
        "nama": output.fakta.nama,
        "jenis": str(output.fakta.jenis),
        "satuan": said(unit),
        "target": figure(write.plainly(output.target), named, tahun),
        "realisasi": figure(write.plainly(output.realisasi), named, tahun),
        "capaian": figure(capaian, RATIO, tahun),
        "tercapai": output.tercapai,
    }


def efficiency(item: Efisiensi, scope: str, id: str, tahun: int) -> Node:
    """One definition of efficiency for one scope."""
    return {
        "cakupan": scope,
        "ukuran": item.aturan.nama,
        "satuan_tertulis": item.aturan.satuan,
        "dasar": item.aturan.dasar,
        "nilai": figure(efficient(item, id, tahun), RATIO, tahun),
        "halangan": item.halangan,
    }
