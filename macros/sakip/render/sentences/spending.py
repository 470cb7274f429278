"""Where money was left and why, and where work and money part."""

from decimal import Decimal

from sakip import figures
from sakip.compute import Kinerja, Simpul, berjarak, selisih
from sakip.model import Belanja
from sakip.model.base import short_name
from sakip.render import write
from sakip.render.parts import Figur, Kalimat, Status

#: How many sub kegiatan a sentence names.
MOST_NAMED = 3


def most_left(kinerja: Kinerja) -> list[tuple[Decimal, Simpul]]:
    """The sub kegiatan of which money was left, in rupiah, the most first."""
    subs = kinerja.anggaran.sub_kegiatan if kinerja.anggaran else ()
    left = [(node.uang.sisa.nilai, node) for node in subs if node.uang.sisa.nilai is not None]
    return sorted((item for item in left if item[0] > 0), key=lambda item: -item[0])


def largest_part_left(kinerja: Kinerja) -> Kalimat:
    """How much of all money left stayed in one sub kegiatan; empty where none has any.

    So too where the whole is not known, or where some overspent: then it is not the sum of what is left.
    """
    most, budget = most_left(kinerja), kinerja.anggaran
    whole = budget.jumlah.uang.sisa.nilai if budget else None
    if not most or budget is None or whole is None or any(_overspent(node) for node in budget.sub_kegiatan):
        return ()
    left, node = most[0]
    return (
        _amount(left, node.id, kinerja.tahun), " dari ", _amount(whole, "jumlah", kinerja.tahun),
        f" yang tidak terserap ada pada {short_name(node.nama)}.",
    )  # fmt: skip


def sisa_terbesar(kinerja: Kinerja) -> Kalimat:
    """The sub kegiatan with most money left; empty where none has any."""
    most = most_left(kinerja)[:MOST_NAMED]
    if not most:
        return ()
    parts: list[str | Figur | Status] = ["Sisa terbesar ada pada sub kegiatan "]
    for at, (left, node) in enumerate(most):
        amount = _amount(left, node.id, kinerja.tahun)
        parts += [write.before(at, len(most)), f"{short_name(node.nama)} (", amount, ")"]
    return (*parts, ".")


def sebab_sisa(kinerja: Kinerja) -> Kalimat:
    """Why money was left, by kind of belanja, as far as the data say; empty where none was left or nothing is known."""
    belanja = kinerja.anggaran.belanja if kinerja.anggaran else None
    leaves = [node for node in belanja.walk() if not node.anak] if belanja else []
    left = [node for node in leaves if node.uang.sisa.nilai is not None and node.uang.sisa.nilai > 0]
    why = {node.nama: _why(node.fakta) for node in left}
    parts = [f"Sisa {nama}: {write.clause(reason)}." for nama, reason in why.items() if reason]
    silent = [nama for nama, reason in why.items() if not reason]
    if silent:
        parts.append(f"Sebab sisa {write.listed(silent)} tidak dijelaskan sumber.")
    return (" ".join(parts),) if parts else ()


def selisih_fisik(kinerja: Kinerja) -> Kalimat:
    """On how many sub kegiatan work and money are far apart, and which are the farthest; empty without a bound."""
    bounds = kinerja.data.profil.kewajaran
    subs = kinerja.anggaran.sub_kegiatan if kinerja.anggaran else ()
    found = [(node, apart) for node in subs if (apart := selisih(node)) is not None and apart.nilai is not None]
    if bounds is None or not found:
        return ()
    limit = f"{figures.number(bounds.fisik_keuangan)} poin persen atau lebih"
    far = [
        (node, apart.nilai) for node, apart in found if apart.nilai is not None and berjarak(apart, kinerja.data.profil)
    ]
    if not far:
        return (f"Tidak ada sub kegiatan yang capaian fisik dan serapannya berselisih {limit}.",)
    most = sorted(far, key=lambda item: -item[1].copy_abs())[:MOST_NAMED]
    parts: list[str | Figur | Status] = [
        f"Pada {len(far)} dari {len(subs)} sub kegiatan, capaian fisik dan serapan berselisih {limit}; terjauh "
    ]
    for at, (node, share) in enumerate(most):
        points = figures.number(figures.EXACT.multiply(share, figures.HUNDRED), 2)
        shown = Figur(points, share, jejak=write.budget_id("selisih", node.id, kinerja.tahun))
        parts += [write.before(at, len(most)), f"{short_name(node.nama)} (", shown, " poin)"]
    return (*parts, ".")


def _amount(left: Decimal, id: str, tahun: int) -> Figur:
    return Figur(figures.rupiah(left), left, jejak=write.budget_id("sisa", id, tahun))


def _overspent(node: Simpul) -> bool:
    return node.uang.sisa.nilai is not None and node.uang.sisa.nilai < 0


def _why(fakta: object) -> str | None:
    return fakta.keterangan if isinstance(fakta, Belanja) else None
