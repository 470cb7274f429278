"""What is said about one indicator. Each function chooses among whole sentences; none is glued to a sign."""

from decimal import Decimal

from sakip import figures
from sakip.compute import Arah, KinerjaIndikator, Masukan, Mutu, NilaiAspek
from sakip.model import Polaritas, Rentang, same
from sakip.render import write
from sakip.render.parts import Absen, Figur, Kalimat, Status
from sakip.render.tables.cells import reached
from sakip.render.tables.merit import marks

WORDS = {
    Arah.NAIK: "naik",
    Arah.TURUN: "turun",
}


def capaian(item: KinerjaIndikator) -> Kalimat:
    """What was reached against this year's target."""
    name, tahun = item.indikator.nama, item.kini.tahun
    hasil = reached(item, item.kini)
    target = write.stated(item.kini.target, item.uraian)
    if isinstance(hasil, Absen):
        return (f"{name} tahun {tahun} belum dapat dinilai: {write.clause(hasil.alasan)}.",)
    so_far = " sementara ini" if item.kini.sementara else ""
    if isinstance(target, Absen):
        return (
            f"{name} tahun {tahun}{so_far} mencapai ",
            hasil,
            f"; capaiannya tak terhitung: {write.clause(target.alasan)}.",
        )
    share = write.share(item.kini.capaian, write.trace_id(item, "capaian"), item.profil)
    verb, relation = standing(item)
    if item.kini.tercapai is None:
        relation = "terhadap target"
    if isinstance(share, Absen):
        return (
            f"{name} tahun {tahun}{so_far} {verb} ", hasil, f" {relation} ", target,
            f"{_after(item)}; capaiannya tak terhitung karena {write.clause(item.kini.capaian.alasan or '')}.",
        )  # fmt: skip
    ending = (f"{_after(item)} (capaian ", share, f", {item.kini.peringkat.sebutan})." if item.kini.peringkat else ").")
    return (f"{name} tahun {tahun}{so_far} {verb} ", hasil, f" {relation} ", target, *ending)


def status(item: KinerjaIndikator) -> Kalimat:
    """Whether the target was met, as a mark, and the category that who assessed it has given."""
    given = item.fakta.sebutan if item.fakta else None
    return (write.verdict(item.kini), f" · {given} menurut penilai") if given else (write.verdict(item.kini),)


def tren(item: KinerjaIndikator) -> Kalimat:
    """How the value changed since the newest earlier year, and whether that is better."""
    before = item.sebelum
    if item.kini.realisasi.ketiadaan is not None:
        return ("Tanpa realisasi, perubahan dari tahun sebelumnya tidak dapat dinilai.",)
    if before is None:
        why = "; indikator ini menggantikan indikator lain" if item.pendahulu else ""
        return (f"Belum ada nilai tahun sebelumnya yang dapat dibandingkan{why}.",)
    old = reached(item, before)
    gap = item.kini.tahun - before.tahun
    since = f"tahun {before.tahun}"
    lost = f"; nilai {_years(before.tahun + 1, item.kini.tahun - 1)} tidak tersedia" if gap > 1 else ""
    if item.tren is None or not isinstance(old, Figur):
        return (f"Nilainya tidak sebanding dengan {since}.",)
    change = item.selisih.nilai if item.selisih else None
    if item.tren.arah is Arah.TETAP:
        if not change:
            return (f"Nilainya sama dengan {since} (", old, f"{lost}).")
        ending = f"{lost}); perubahannya tidak melebihi ambang."
        return (f"Nilainya relatif tetap dibandingkan dengan {since} (", old, ending)
    judged = _judged(item)
    if change is None:
        return (f"Nilainya {WORDS[item.tren.arah]} dari {since} (", old, f"{lost}){judged}.")
    decimals = write.fine_decimals(change, item.uraian.desimal)
    moved = Figur(figures.number(change.copy_abs(), decimals), change, jejak=write.trace_id(item, "selisih"))
    unit = write.unit_of_change(item.uraian)
    return (f"Nilainya {WORDS[item.tren.arah]} ", moved, f" {unit} dari {since} (", old, f"{lost}){judged}.")


def catatan_tren(item: KinerjaIndikator) -> Kalimat:
    """What must be known about the earlier value that this year's is compared with; empty where there is nothing."""
    fakta = item.sebelum.fakta if item.sebelum else None
    return (fakta.keterangan,) if fakta and fakta.keterangan else ()


def akhir(item: KinerjaIndikator) -> Kalimat:
    """How far it still is to the plan's end target."""
    year = item.tahun_akhir
    target = write.stated(item.akhir.target, item.uraian)
    if isinstance(target, Absen):
        return (f"Target akhir Renstra {year} tidak tersedia: {write.clause(target.alasan)}.",)
    when = f"{_after(item)} pada {year}"
    if item.kini.realisasi.ketiadaan is not None:
        return ("Jarak menuju target akhir Renstra ", target, f"{when} belum dapat dihitung.")
    share = write.share(item.akhir.capaian, write.trace_id(item, "akhir"), item.profil)
    if isinstance(share, Absen):
        verdict = {True: " sudah tercapai", False: " belum tercapai", None: ""}[item.akhir.tercapai]
        why = write.clause(item.akhir.capaian.alasan or "")
        return ("Target akhir Renstra ", target, f"{when}{verdict}; capaiannya tak terhitung karena {why}.")
    reached_share = (" (capaian ", share, ")")
    if item.akhir.tercapai:
        return ("Target akhir Renstra ", target, f"{when} sudah tercapai", *reached_share, ".")
    rest = item.sisa.nilai
    if rest is None:
        return ("Target akhir Renstra ", target, f"{when} belum tercapai", *reached_share, ".")
    decimals, unit = item.uraian.desimal, write.unit_of_change(item.uraian)
    way = "kenaikan" if rest > 0 else "penurunan"
    left = Figur(
        figures.number(rest.copy_abs(), write.fine_decimals(rest, decimals)), rest, jejak=write.trace_id(item, "sisa")
    )
    yearly = item.per_tahun.nilai
    if yearly is None:
        return (
            "Target akhir Renstra ",
            target,
            f"{when} tidak tercapai; {'lebih' if rest < 0 else 'kurang'} ",
            left,
            f" {unit}",
            *reached_share,
            ".",
        )
    each = Figur(
        figures.number(yearly.copy_abs(), write.fine_decimals(yearly, decimals)),
        yearly,
        jejak=write.trace_id(item, "per-tahun"),
    )
    return (
        "Target akhir Renstra ", target, f"{when} masih memerlukan {way} ", left,
        f" {unit}, rata-rata ", each, f" {unit} setiap tahun", *reached_share, ".",
    )  # fmt: skip


def nasional(item: KinerjaIndikator) -> Kalimat:
    """This year's value beside the national or a similar one."""
    if not item.nasional:
        return (f"Perbandingan dengan standar nasional tidak tersedia: {write.clause(item.nasional_kosong or '')}.",)
    parts: list[str | Figur | Status] = []
    for at, beside in enumerate(item.nasional, start=1):
        other = beside.pembanding
        value = write.stated(Masukan(nama=other.nama, nilai=other.nilai, letak=other.letak("nilai")), item.uraian)
        share = write.share(beside.capaian, write.trace_id(item, f"nasional-{at}"), item.profil)
        if isinstance(value, Absen):
            parts.append(f" Nilai {other.nama} tidak tersedia: {write.clause(value.alasan)}.")
            continue
        equal = same(other.nilai, item.kini.realisasi.nilai)
        words = {True: "lebih baik daripada", False: "belum sebaik"}
        if equal or beside.setidaknya is not None:
            relation = "sama dengan" if equal else words[bool(beside.setidaknya)]
            parts += [f" Nilainya {relation} {other.nama} (", value]
        else:
            parts += [f" Pembanding: {other.nama} (", value]
        parts += ["; capaian ", share, ")."] if isinstance(share, Figur) else [")."]
    first, *rest = parts
    return (str(first).lstrip(), *rest)


def aspek(item: KinerjaIndikator) -> Kalimat:
    """What the indicator's aspects add up to, and which are nearest to and farthest from their ideal."""
    found = item.penilaian
    if found is None or found.nilai.angka is None or found.ideal.angka is None:
        return (f"Nilai {item.indikator.nama} menurut aspek belum diisi.",)
    base = f"{item.id}-{item.kini.tahun}"
    total = Figur(marks(found.nilai.angka), found.nilai.angka, jejak=f"hitung-aspek-nilai-{base}")
    ideal = Figur(marks(found.ideal.angka), found.ideal.angka, jejak=f"hitung-aspek-ideal-{base}")
    count = sum(len(part.aspek.sub_aspek) for part in found.aspek)
    start: Kalimat = (
        f"Penilaian {len(found.aspek)} aspek dengan {count} sub-aspek memberi nilai ",
        total,
        " dari nilai ideal ",
        ideal,
    )
    known = [part for part in found.aspek if part.bagian.nilai is not None]
    best = max(known, key=lambda part: part.bagian.nilai or 0, default=None)
    worst = min(known, key=lambda part: part.bagian.nilai or 0, default=None)
    widest = max(known, key=_short_of, default=None)
    if best is None or worst is None or widest is None or best.bagian.nilai == worst.bagian.nilai:
        return (*start, ".")
    gap = figures.plain(_short_of(widest))
    lacking = f"; nilai yang belum diperoleh paling banyak pada {widest.aspek.nama} ({gap})" if widest != worst else ""
    return (
        *start, f". Yang terdekat dengan idealnya {best.aspek.nama} (", _share_of(item, best),
        f"), yang terjauh {worst.aspek.nama} (", _share_of(item, worst), f"){lacking}.",
    )  # fmt: skip


def _short_of(part: NilaiAspek) -> Decimal:
    """How much of its ideal an aspect has not reached."""
    return figures.EXACT.subtract(part.ideal.angka or Decimal(0), part.nilai.angka or Decimal(0))


def _share_of(item: KinerjaIndikator, part: NilaiAspek) -> Figur | str:
    return write.inline(write.ratio(part.bagian, f"hitung-aspek-bagian-{item.id}--{part.aspek.id}-{item.kini.tahun}"))


def standing(item: KinerjaIndikator) -> tuple[str, str]:
    """The verb, and how the value stands to the target, by polarity and by whether it was reached."""
    goal, value, met = item.kini.target.nilai, item.kini.realisasi.nilai, bool(item.kini.tercapai)
    if isinstance(goal, Rentang) and isinstance(value, Decimal):
        if goal.dari <= value <= goal.sampai:
            return "mencapai", "dan berada di dalam rentang target"
        return "mencapai", f"dan berada di {'atas' if value > goal.sampai else 'bawah'} rentang target"
    if isinstance(goal, str):
        return "memperoleh", "dan sama dengan target" if goal == value else _met(met)
    if isinstance(goal, tuple):
        return "mencapai", "dan memenuhi target" if met else "dan belum memenuhi target"
    if same(goal, value):
        return "mencapai", "dan sama dengan target"
    if item.uraian.polaritas is Polaritas.TURUN:
        return "tercatat", "dan lebih rendah daripada batas target" if met else "dan melampaui batas target"
    return "mencapai", _met(met)


def _met(met: bool) -> str:
    return "dan melampaui target" if met else "dan belum mencapai target"


def _after(item: KinerjaIndikator) -> str:
    """The unit, as it stands after a figure."""
    unit = write.unit(item)
    return f" {unit}" if unit else ""


def _judged(item: KinerjaIndikator) -> str:
    """A remark where the direction alone would mislead."""
    if item.tren is None or item.uraian.polaritas is Polaritas.NAIK:
        return ""
    return {Mutu.MEMBAIK: ", yang berarti membaik", Mutu.MEMBURUK: ", yang berarti memburuk"}.get(item.tren.mutu, "")


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
