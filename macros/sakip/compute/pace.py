"""Work done beside money spent: how far the two are apart on a sub kegiatan, and whether that asks for a reason."""

from sakip.compute.budget import Simpul
from sakip.compute.trace import Hasil, Masukan, derive
from sakip.figures import EXACT, HUNDRED
from sakip.model import Profil

#: No regulation sets this difference.
BASIS = "Pilihan laporan; tidak ditetapkan dalam PermenPANRB 53/2014"


def selisih(node: Simpul) -> Hasil | None:
    """Physical progress less absorption, as a ratio; None where no main output measures the node's progress.

    Work beyond the target counts as done: what it brought in excess says nothing about the money.
    """
    if node.jenis != "sub kegiatan" or node.utama is None:
        return None
    done, spent = node.utama.capaian, node.uang.serapan
    return derive(
        "min(capaian, 1) - serapan",
        cara="Capaian keluaran utama, paling banyak 100%, dikurangi serapan.",
        dasar=BASIS,
        persen=True,
        capaian=Masukan(nama="capaian fisik", nilai=done.nilai, alasan=done.alasan, jejak=done.jejak),
        serapan=Masukan(nama="serapan", nilai=spent.nilai, alasan=spent.alasan, jejak=spent.jejak),
    )


def berjarak(apart: Hasil | None, profil: Profil) -> bool:
    """Whether work and money are as far apart as the profile asks about; never where it has no bound."""
    bounds = profil.kewajaran
    if bounds is None or apart is None or apart.nilai is None:
        return False
    return EXACT.multiply(apart.nilai.copy_abs(), HUNDRED) >= bounds.fisik_keuangan
