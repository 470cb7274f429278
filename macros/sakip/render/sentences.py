"""Every sentence that is written from values. Each function chooses among whole sentences; none is glued to a sign."""

from collections.abc import Callable
from decimal import Decimal

from sakip import figures
from sakip.compute import Arah, Kinerja, KinerjaIndikator, Masukan, Mutu, pagu_total
from sakip.model import Kosong, Polaritas, Rentang, same
from sakip.render import write
from sakip.render.parts import Absen, Figur, Kalimat, Status
from sakip.render.tables.cells import reached

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
        return (f"{name} tahun {tahun} belum dapat dinilai: {_clause(hasil.alasan)}.",)
    so_far = " sementara ini" if item.kini.sementara else ""
    if isinstance(target, Absen):
        return (
            f"{name} tahun {tahun}{so_far} mencapai ",
            hasil,
            f"; capaiannya tak terhitung: {_clause(target.alasan)}.",
        )
    share = write.share(item.kini.capaian, write.trace_id(item, "capaian"), item.profil)
    verb, relation = _relation(item)
    if item.kini.tercapai is None:
        relation = "terhadap target"
    if isinstance(share, Absen):
        return (
            f"{name} tahun {tahun}{so_far} {verb} ", hasil, f" {relation} ", target,
            f"{_after(item)}; capaiannya tak terhitung karena {_clause(item.kini.capaian.alasan or '')}.",
        )  # fmt: skip
    ending = (f"{_after(item)} (capaian ", share, f", {item.kini.peringkat.sebutan})." if item.kini.peringkat else ").")
    return (f"{name} tahun {tahun}{so_far} {verb} ", hasil, f" {relation} ", target, *ending)


def tren(item: KinerjaIndikator) -> Kalimat:
    """How the value changed since the newest earlier year, and whether that is better."""
    before = item.sebelum
    if item.kini.realisasi.ketiadaan is not None:
        return ("Tanpa realisasi, perubahan dari tahun sebelumnya tidak dapat dinilai.",)
    if before is None:
        return ("Belum ada nilai tahun sebelumnya yang dapat dibandingkan.",)
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
        return (f"Target akhir Renstra {year} tidak tersedia: {_clause(target.alasan)}.",)
    when = f"{_after(item)} pada {year}"
    if item.kini.realisasi.ketiadaan is not None:
        return ("Jarak menuju target akhir Renstra ", target, f"{when} belum dapat dihitung.")
    share = write.share(item.akhir.capaian, write.trace_id(item, "akhir"), item.profil)
    if isinstance(share, Absen):
        verdict = {True: " sudah tercapai", False: " belum tercapai", None: ""}[item.akhir.tercapai]
        why = _clause(item.akhir.capaian.alasan or "")
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
        return (f"Perbandingan dengan standar nasional tidak tersedia: {_clause(item.nasional_kosong or '')}.",)
    parts: list[str | Figur | Status] = []
    for at, beside in enumerate(item.nasional, start=1):
        other = beside.pembanding
        value = write.stated(Masukan(nama=other.nama, nilai=other.nilai, letak=other.letak("nilai")), item.uraian)
        share = write.share(beside.capaian, write.trace_id(item, f"nasional-{at}"), item.profil)
        if isinstance(value, Absen):
            parts.append(f" Nilai {other.nama} tidak tersedia: {_clause(value.alasan)}.")
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


def ringkasan(kinerja: Kinerja) -> Kalimat:
    """The year in one sentence: were the promises kept?"""
    agency = f"{kinerja.data.instansi.singkatan} {kinerja.data.instansi.daerah}"
    if kinerja.pk is None:
        return (f"Perjanjian Kinerja {agency} tahun {kinerja.tahun} belum diisi.",)
    promised = [item for item in kinerja.indikator if item.diperjanjikan]
    if not promised:
        return (f"Tidak ada indikator {agency} yang diperjanjikan untuk tahun {kinerja.tahun}.",)
    met = sum(1 for item in promised if item.kini.tercapai)
    unknown = sum(1 for item in promised if item.kini.tercapai is None)
    whose = f"{len(promised)} indikator yang diperjanjikan {agency} untuk tahun {kinerja.tahun}"
    if len(promised) == 1:
        verdict = "tercapai" if met else "belum dapat dinilai" if unknown else "tidak tercapai"
        return (f"Satu-satunya janji kinerja {agency} tahun {kinerja.tahun} {verdict}.",)
    if met == len(promised):
        return (f"Seluruh {whose} mencapai targetnya.",)
    if unknown == len(promised):
        return (f"Belum satu pun dari {whose} dapat dinilai.",)
    start = f"{met} dari" if met else "Tidak satu pun dari"
    rest = f"; {unknown} belum dapat dinilai" if unknown else ""
    return (f"{start} {whose} mencapai targetnya{rest}.",)


def belum(kinerja: Kinerja) -> Kalimat:
    """Which indicators missed their targets or could not be judged, honestly."""
    missed = [item.indikator.nama for item in kinerja.indikator if item.kini.tercapai is False]
    unknown = [item.indikator.nama for item in kinerja.indikator if item.kini.tercapai is None]
    parts = []
    if missed:
        parts.append(f"Belum mencapai target: {'; '.join(missed)}.")
    if unknown:
        parts.append(f"Belum dapat dinilai: {'; '.join(unknown)}.")
    return (" ".join(parts) or "Seluruh indikator dapat dinilai dan mencapai targetnya.",)


def evaluasi(kinerja: Kinerja) -> Kalimat:
    """The newest AKIP evaluation and how it compares with the one before."""
    if not kinerja.evaluasi:
        return (f"Hasil evaluasi AKIP sampai tahun {kinerja.tahun} belum diisi.",)
    newest = kinerja.evaluasi[-1]
    score = Figur(figures.number(newest.nilai), newest.nilai, letak=newest.letak("nilai"))
    start = f"Evaluasi AKIP tahun {newest.tahun} atas kinerja tahun {newest.tahun_dinilai} memberi nilai "
    if len(kinerja.evaluasi) == 1:
        return (start, score, f" (predikat {newest.predikat}).")
    before = kinerja.evaluasi[-2]
    old = Figur(figures.number(before.nilai), before.nilai, letak=before.letak("nilai"))
    hasil = kinerja.selisih_evaluasi
    change = hasil.nilai if hasil else None
    if not change:
        return (start, score, f" (predikat {newest.predikat}), nilainya sama dengan evaluasi tahun {before.tahun}.")
    moved = Figur(figures.number(change.copy_abs()), change, jejak=f"hitung-evaluasi-{kinerja.tahun}")
    way = "naik" if change > 0 else "turun"
    return (
        start, score, f" (predikat {newest.predikat}), {way} ", moved, " poin dari ", old,
        f" ({before.predikat}) pada tahun {before.tahun}.",
    )  # fmt: skip


def pagu(kinerja: Kinerja) -> Kalimat:
    """The budget that goes with the promise in force."""
    if kinerja.pk is None:
        return (f"Perjanjian Kinerja tahun {kinerja.tahun} belum diisi.",)
    version = kinerja.pk.berlaku
    total = pagu_total(kinerja, version)
    if total.nilai is None:
        return (f"Jumlah pagu Perjanjian Kinerja {version.versi} tak terhitung: {_clause(total.alasan or '')}.",)
    anchor = f"hitung-pagu-{version.versi}-{kinerja.tahun}"
    amount = Figur(figures.rupiah(total.nilai), total.nilai, jejak=anchor)
    short = figures.rupiah_short(total.nilai)
    start = f"Perjanjian Kinerja {version.versi} menyediakan {short} ("
    return (start, amount, f") untuk {len(version.program)} program.")


def perubahan_pk(kinerja: Kinerja) -> Kalimat:
    """Whether the PK was revised, which targets changed, and why."""
    if kinerja.pk is None:
        return (f"Perjanjian Kinerja tahun {kinerja.tahun} belum diisi.",)
    if len(kinerja.pk.versi) < 2:
        return (f"Belum ada perubahan Perjanjian Kinerja tahun {kinerja.tahun} yang dicatat.",)
    first, last = kinerja.pk.versi[0], kinerja.pk.berlaku
    old = {item.indikator: item.target for item in first.target}
    new = {item.indikator: item.target for item in last.target}
    changed = sum(
        1
        for name in old.keys() | new.keys()
        if not same(old.get(name), new.get(name)) and not isinstance(old.get(name), Kosong)
    )
    what = f"mengubah target {changed} indikator" if changed else "tidak mengubah target yang tercatat"
    reason = write.text_or_absent(last.alasan) if last.alasan is not None else None
    why = f" Alasannya: {_clause(reason)}." if isinstance(reason, str) else ""
    lost = f" Alasannya tidak tersedia: {_clause(reason.alasan)}." if isinstance(reason, Absen) else ""
    return (f"Perubahan Perjanjian Kinerja tahun {kinerja.tahun} {what}.{why}{lost}",)


ABOUT_INDICATOR: dict[str, Callable[[KinerjaIndikator], Kalimat]] = {
    "capaian": capaian,
    "tren": tren,
    "catatan-tren": catatan_tren,
    "akhir": akhir,
    "nasional": nasional,
}
ABOUT_YEAR: dict[str, Callable[[Kinerja], Kalimat]] = {
    "ringkasan": ringkasan,
    "belum": belum,
    "evaluasi": evaluasi,
    "pagu": pagu,
    "perubahan-pk": perubahan_pk,
}


def _relation(item: KinerjaIndikator) -> tuple[str, str]:
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


def _clause(text: str) -> str:
    return text.rstrip(".")
