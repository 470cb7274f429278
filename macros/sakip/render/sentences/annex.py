"""What is said about staff, innovations, awards, the review, and how the printed report compares with the facts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from sakip import figures
from sakip.compute import (
    BandingCetak,
    Keadaan,
    Kinerja,
    cetak_sampai,
    daftar_uji,
    kriteria_pelaporan,
    people,
    tujuh_analisis,
)
from sakip.model import Jawaban, Kosong, Reviu
from sakip.model.sdm import JenisKelamin
from sakip.render import write
from sakip.render.parts import Figur, Kalimat


def pegawai(kinerja: Kinerja) -> Kalimat:
    """How many work there, by status and sex."""
    sdm = kinerja.sdm
    if sdm is None:
        return (f"Jumlah pegawai tahun {kinerja.tahun} belum diisi.",)
    whole = people(sdm.pendidikan)
    if whole.angka is None:
        return (f"Jumlah pegawai tahun {kinerja.tahun} {write.clause(whole.alasan or '')}.",)
    total = Figur(figures.number(whole.angka), whole.angka, jejak=f"hitung-pegawai-pendidikan-jumlah-{kinerja.tahun}")
    kinds = [
        f"{figures.number(count)} {item.nama}"
        for item in sdm.status
        if (count := people(sdm.pendidikan, status=item.id).angka)
    ]
    sexes = [f"{figures.number(people(sdm.pendidikan, jenis_kelamin=sex).angka)} {sex}" for sex in JenisKelamin]
    return (
        f"{kinerja.data.instansi.singkatan} mempunyai ", total,
        f" pegawai: {write.listed(kinds)}; {write.listed(sexes)}.",
    )  # fmt: skip


def inovasi(kinerja: Kinerja) -> Kalimat:
    """How many innovations there are and which are new in this year."""
    file = next((item for item in kinerja.data.inovasi if item.tahun == kinerja.tahun), None)
    if file is None:
        return (f"Inovasi tahun {kinerja.tahun} belum diisi.",)
    new = [item.nama for item in file.inovasi if item.mulai.tahun == kinerja.tahun]
    start = f"Tercatat {len(file.inovasi)} inovasi"
    if not new:
        return (f"{start}; tidak ada yang baru pada tahun {kinerja.tahun}.",)
    return (f"{start}; yang baru pada tahun {kinerja.tahun}: {write.listed(new)}.",)


def penghargaan(kinerja: Kinerja) -> Kalimat:
    """How many awards there are, by level."""
    file = next((item for item in kinerja.data.penghargaan if item.tahun == kinerja.tahun), None)
    if file is None:
        return (f"Penghargaan tahun {kinerja.tahun} belum diisi.",)
    levels = Counter(item.tingkat for item in file.penghargaan)
    parts = [f"{count} tingkat {level}" for level, count in levels.items()]
    return (f"Tercatat {len(file.penghargaan)} penghargaan: {write.listed(parts)}.",)


def rekonsiliasi(kinerja: Kinerja) -> Kalimat:
    """How many printed figures were compared, how many differ."""
    return compared(cetak_sampai(kinerja))


def compared(printed: Sequence[BandingCetak]) -> Kalimat:
    """How many of these printed figures agree; the tables tell how the others differ."""
    if not printed:
        return ("Tidak ada angka tercetak yang dicatat untuk dibandingkan.",)
    judged = [item for item in printed if item.cocok is not None]
    wrong = [item for item in judged if not item.cocok]
    start = f"Sebanyak {len(judged)} angka dan pernyataan tercetak dibandingkan"
    if not wrong:
        return (f"{start}; semuanya sama dengan hitungan.",)
    return (f"{start}; {len(wrong)} berbeda.",)


def kelengkapan(kinerja: Kinerja) -> Kalimat:
    """How much of what the regulations ask for is there: of what applies and what facts can answer."""
    analyses = [part for _, parts in tujuh_analisis(kinerja) for part in parts]
    criteria = [part for group in kriteria_pelaporan(kinerja) for part in group.syarat]
    asked = [
        part
        for part in (*analyses, *daftar_uji(kinerja), *criteria)
        if part.keadaan not in (Keadaan.TAK_BERLAKU, Keadaan.PEREVIU)
    ]
    counts = {state: sum(part.keadaan is state for part in asked) for state in Keadaan}
    rest = [
        f"{counts[state]} {word}"
        for state, word in ((Keadaan.DIJELASKAN, "tidak ada dengan penjelasan"), (Keadaan.BELUM, "belum ada"))
        if counts[state]
    ]
    tail = f"; {'; '.join(rest)}" if rest else ""
    return (f"Dari {len(asked)} butir yang dapat dijawab oleh data, {counts[Keadaan.ADA]} ada{tail}.",)


def reviu(kinerja: Kinerja) -> Kalimat:
    """Who reviewed the report, when, and what they concluded and answered; else that there is no statement, and why."""
    found, signed = kinerja.reviu, kinerja.laporan.direviu if kinerja.laporan else None
    about = f"laporan kinerja tahun {kinerja.tahun}"
    if found is not None:
        return (" ".join(_reviewed(kinerja, found, about, signed)),)
    if isinstance(signed, Kosong):
        return (f"Tidak ada pernyataan telah direviu untuk {about}: {write.clause(signed.alasan)}.",)
    if signed is not None:
        return (f"Pernyataan telah direviu untuk {about} bertanggal {figures.day(signed)}; isinya belum dicatat.",)
    return (f"Pernyataan telah direviu untuk {about} belum dicatat.",)


def _reviewed(kinerja: Kinerja, found: Reviu, about: str, signed: date | Kosong | None) -> Iterator[str]:
    who, number = found.pereviu, found.nomor
    name = f" ({who.nama})" if isinstance(who.nama, str) else ""
    words = [f"nomor {number}"] if isinstance(number, str) else []
    words += [f"tanggal {figures.day(signed)}"] if isinstance(signed, date) else []
    letter = f" dengan pernyataan {' '.join(words)}" if words else ""
    yield f"{write.sentence_case(about)} telah direviu oleh {who.jabatan}{name}{letter}."
    lacking = (("Nama pereviu", who.nama), ("Nomor pernyataan", number), ("Tanggal pernyataan", signed))
    empty = ((what, value) for what, value in lacking if isinstance(value, Kosong))
    yield from (f"{what} tidak tersedia: {write.clause(value.alasan)}." for what, value in empty)
    if signed is None:
        yield "Tanggal pernyataannya belum diisi."
    yield f"Simpulannya: {write.quoted(found.simpulan.rstrip('.'))}."
    items = daftar_uji(kinerja)
    answers = [part.reviu.jawaban for part in items if part.reviu is not None]
    counts = [f"{answers.count(answer)} {answer}" for answer in Jawaban if answer in answers]
    contradicted = sum(part.dibantah for part in items)
    if answers:
        yield f"Dari {len(items)} butir daftar uji, {len(answers)} dijawab: {write.listed(counts)}."
    if contradicted:
        yield f"Sebanyak {contradicted} jawaban berbeda dari keadaan menurut data."
