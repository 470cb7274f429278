"""What is said about the year: its promises, its evaluation, its Perjanjian Kinerja."""

from sakip import figures
from sakip.compute import Kinerja, Masukan, pagu_total, surpassed
from sakip.model import Kosong, same
from sakip.model.evaluasi import StatusTindakLanjut
from sakip.render import write
from sakip.render.parts import Absen, Figur, Kalimat, Status
from sakip.render.tables.cells import planned, reached


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
        f" ({before.predikat}) pada evaluasi tahun {before.tahun}.",
    )  # fmt: skip


def pagu(kinerja: Kinerja) -> Kalimat:
    """The budget that goes with the promise in force."""
    if kinerja.pk is None:
        return (f"Perjanjian Kinerja tahun {kinerja.tahun} belum diisi.",)
    version = kinerja.pk.berlaku
    total = pagu_total(kinerja, version)
    if total.nilai is None:
        return (f"Jumlah pagu Perjanjian Kinerja {version.versi} tak terhitung: {write.clause(total.alasan or '')}.",)
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
    loose = {item.indikator for item in (*first.target, *last.target) if item.tanpa_versi} & old.keys() & new.keys()
    changed = sum(
        1
        for name in (old.keys() | new.keys()) - loose
        if not same(old.get(name), new.get(name)) and not isinstance(old.get(name), Kosong)
    )
    reason = write.text_or_absent(last.alasan) if last.alasan is not None else None
    why = f" Alasannya: {write.clause(reason)}." if isinstance(reason, str) else ""
    lost = f" Alasan perubahannya tidak tersedia: {write.clause(reason.alasan)}." if isinstance(reason, Absen) else ""
    return (f"{_revised(kinerja.tahun, changed, len(loose), len(old.keys() | new.keys()))}{why}{lost}",)


def _revised(tahun: int, changed: int, loose: int, promised: int) -> str:
    """How many of the promised targets a revision changed; of ``loose`` the source does not tell the versions apart."""
    unknown = "apakah diubah tidak diketahui"
    if loose == promised:
        return (
            f"Perjanjian Kinerja tahun {tahun} diubah, tetapi sumber tidak membedakan target awal dan perubahannya: "
            "apakah targetnya ikut diubah tidak diketahui."
        )
    what = f"mengubah target {changed} indikator" if changed else "tidak mengubah target yang tercatat"
    rest = f"; untuk {loose} indikator sumber tidak membedakan target awal dan perubahannya, {unknown}" if loose else ""
    return f"Perubahan Perjanjian Kinerja tahun {tahun} {what}{rest}."


def lhe(kinerja: Kinerja) -> Kalimat:
    """Who evaluated, and in which report; empty where neither is known."""
    newest = kinerja.evaluasi[-1] if kinerja.evaluasi else None
    if newest is None or isinstance(newest.penilai, Kosong):
        return ()
    number = f" dalam laporan hasil evaluasi nomor {newest.nomor}" if newest.nomor else ""
    date = f" tanggal {figures.day(newest.tanggal)}" if newest.nomor and newest.tanggal else ""
    return (f"Evaluasi dilakukan {newest.penilai}{number}{date}.",)


def target_berikutnya(kinerja: Kinerja) -> Kalimat:
    """Each indicator's target for the next year in the plan in force, and whether this year's result is beyond it.

    Empty in the last year of the plan.
    """
    year = kinerja.tahun + 1
    targets = [
        (item, planned(item, f"target {year}", value, "target", year), value)
        for item in kinerja.indikator
        if year <= kinerja.renstra.selesai and (value := item.indikator.target_pada(year)) is not None
    ]
    parts: list[str | Figur | Status] = []
    for at, (item, target, value) in enumerate(targets):
        parts += [write.before(at, len(targets)), write.inline(target), f" ({item.indikator.nama}"]
        wanted = Masukan(nama=f"target {year}", nilai=value)
        if not item.kini.sementara and surpassed(item.profil, item.uraian, wanted, item.kini.realisasi):
            parts += [f"; sudah dilampaui realisasi {kinerja.tahun}, ", write.inline(reached(item, item.kini))]
        parts.append(")")
    return (f"Target tahun {year} menurut Renstra: ", *parts, ".") if parts else ()


def tindak_lanjut(kinerja: Kinerja) -> Kalimat:
    """How far the newest evaluation's recommendations were followed, and of how many the source does not state it."""
    newest = kinerja.evaluasi[-1] if kinerja.evaluasi else None
    if newest is None or not newest.rekomendasi:
        return ("Rekomendasi evaluasi belum dicatat.",)
    count = len(newest.rekomendasi)
    words = {
        StatusTindakLanjut.DILAKSANAKAN: "telah dilaksanakan",
        StatusTindakLanjut.PROSES: "dalam proses",
        StatusTindakLanjut.TIDAK_DITERAPKAN: "tidak diterapkan dengan alasan",
        StatusTindakLanjut.TIDAK_DIMUAT: "tanpa tindak lanjut yang dimuat sumber",
    }
    statuses = [item.status for item in newest.rekomendasi]
    parts = [f"{statuses.count(status)} {word}" for status, word in words.items() if status in statuses]
    unknown = statuses.count(None)
    parts += [f"{unknown} belum dinilai statusnya"] if unknown else []
    inferred = sum(1 for item in newest.rekomendasi if item.status and item.disimpulkan)
    if not inferred:
        return (f"Dari {count} rekomendasi, {write.listed(parts)}.",)
    whose = f"status {inferred} di antaranya" if inferred < count else "statusnya"
    start = f"Menurut simpulan dari uraian tindak lanjutnya, dari {count} rekomendasi"
    return (f"{start} {write.listed(parts)}; sumber tidak menyatakan {whose}.",)
