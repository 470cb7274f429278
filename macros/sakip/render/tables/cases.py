"""Tables of worked cases: what the rules in force make of small stated inputs."""

from collections.abc import Iterable
from decimal import Decimal

from sakip import figures
from sakip.compute import Hasil, Kinerja, Masukan, cases
from sakip.compute.cases import Kasus
from sakip.model import Profil
from sakip.render import write
from sakip.render.parts import Absen, Baris, Figur, Kolom, Rupa, Sel, Status, Tabel

TARGET = Kolom("Target", angka=True)
REALISASI = Kolom("Realisasi", angka=True)
HITUNGAN = Kolom("Hitungan")
CAPAIAN = Kolom("Capaian", angka=True)
PERINGKAT = Kolom("Peringkat")
INVENTED = "Angka masukannya karangan untuk contoh; hasilnya dihitung dengan aturan yang berlaku di laporan ini."


def kasus_capaian(kinerja: Kinerja) -> Tabel:
    """Each rule for capaian, over and under its target."""
    profil = kinerja.data.profil
    rows = []
    for rule, found in cases.of_rules(profil):
        name = f"{write.sentence_case(rule.polaritas)}: {rule.rumus.written({})}"
        heads = (name, *(None for _ in found[1:]))
        rows += [Baris((head, *_measured(case, profil))) for head, case in zip(heads, found, strict=True)]
    return _table("kasus-capaian", "Capaian menurut setiap rumus", (Kolom("Rumus"), *_COLUMNS), rows)


def kasus_predikat(kinerja: Kinerja) -> Tabel:
    """Targets that are grades, and a target of two parts."""
    profil = kinerja.data.profil
    rows = []
    for name, found in cases.of_grades(profil):
        heads = (name, *(None for _ in found[1:]))
        rows += [Baris((head, *_measured(case, profil))) for head, case in zip(heads, found, strict=True)]
    rows.append(Baris(("Target gabungan", *_measured(cases.of_parts(profil), profil))))
    return _table(
        "kasus-predikat", "Capaian bila targetnya predikat atau gabungan", (Kolom("Jenis target"), *_COLUMNS), rows
    )


def kasus_tanpa_nilai(kinerja: Kinerja) -> Tabel:
    """What follows where a value is zero or missing."""
    profil = kinerja.data.profil
    met = {
        True: Status("Tercapai", Rupa.BAIK),
        False: Status("Belum tercapai", Rupa.KURANG),
        None: Status("Belum dapat dinilai", Rupa.KOSONG),
    }
    rows = [
        Baris(
            (
                case.keadaan,
                _input(case.target),
                _input(case.realisasi),
                _share(case.hasil, profil),
                met[case.tercapai],
                write.full_sentence(case.hasil.alasan) if case.hasil.alasan else "Dihitung seperti biasa.",
            )
        )
        for case in cases.of_missing(profil)
    ]
    columns = (Kolom("Keadaan"), TARGET, REALISASI, CAPAIAN, Kolom("Janji"), Kolom("Sebab"))
    return _table("kasus-tanpa-nilai", "Bila nilainya nol atau tidak ada", columns, rows)


def kasus_peringkat(kinerja: Kinerja) -> Tabel:
    """The steps of the scale at their bounds."""
    profil = kinerja.data.profil
    rows = [
        Baris(
            (
                Figur(f"{figures.number(percent)}%", figures.EXACT.divide(percent, figures.HUNDRED)),
                _written(figures.EXACT.divide(percent, figures.HUNDRED), profil),
                write.status(step, profil),
            )
        )
        for percent, step in cases.of_steps(profil)
    ]
    columns = (Kolom("Capaian tepat", angka=True), Kolom("Ditulis", angka=True), PERINGKAT)
    return _table("kasus-peringkat", "Peringkat pada batas-batasnya", columns, rows)


def kasus_pembulatan(kinerja: Kinerja) -> Tabel:
    """How a quotient is rounded, and which realisasi is measured."""
    profil = kinerja.data.profil
    rows = [
        Baris(("Capaian dibulatkan sekali, saat ditulis" if at == 0 else None, *_rounded(case, profil)))
        for at, case in enumerate(cases.of_quotients(profil))
    ]
    _, used, unused = cases.of_stated(profil)
    rows.append(Baris(("Dipakai: realisasi yang dinyatakan", *_rounded(used, profil))))
    rows.append(Baris(("Tidak dipakai: hasil bagi sebelum dinyatakan", *_rounded(unused, profil))))
    columns = (Kolom("Aturan"), REALISASI, TARGET, Kolom("Capaian tepat", angka=True), Kolom("Ditulis", angka=True))
    return _table("kasus-pembulatan", "Pembulatan dan realisasi yang dinyatakan", columns, rows)


def kasus_triwulan(kinerja: Kinerja) -> Tabel:
    """Each way to make a year of quarters."""
    rows = []
    last = None
    for cara, values, hasil in cases.of_quarters():
        name = write.sentence_case(str(cara))
        value: Sel = (
            Figur(figures.plain(hasil.nilai), hasil.nilai)
            if hasil.nilai is not None
            else write.uncomputed(hasil.alasan)
        )
        note = write.full_sentence(hasil.alasan) if hasil.alasan else " ".join(hasil.jejak.catatan) or hasil.jejak.cara
        quarters = (*(str(item) for item in values), *("–" for _ in range(4 - len(values))))
        rows.append(Baris((None if cara is last else name, *quarters, value, note)))
        last = cara
    columns = (
        Kolom("Cara gabung"),
        *(Kolom(name, kelompok="Triwulan", angka=True) for name in ("I", "II", "III", "IV")),
        Kolom("Setahun", angka=True),
        Kolom("Keterangan"),
    )
    return _table("kasus-triwulan", "Dari triwulan menjadi setahun", columns, rows)


def kasus_efisiensi(kinerja: Kinerja) -> Tabel | None:
    """Money, and each measure of efficiency; None where the profile has none."""
    profil = kinerja.data.profil
    found = list(cases.of_money(profil))
    if not profil.efisiensi:
        return None
    rows = [
        Baris(("Pagu (Rp)", *(_amount(case.uang.pagu.angka) for case in found))),
        Baris(("Realisasi anggaran (Rp)", *(_amount(case.uang.realisasi.angka) for case in found))),
        Baris(("Sisa (Rp)", *(_amount(case.uang.sisa.nilai) for case in found))),
        Baris(("Serapan", *(_share(case.uang.serapan, profil) for case in found))),
        Baris(("Capaian keluaran", *(_share(case.keluaran.hasil, profil) for case in found))),
        Baris(("Capaian indikator", *(_share(case.indikator.hasil, profil) for case in found))),
    ]
    for at, rule in enumerate(profil.efisiensi):
        cells = (_hundredfold(case.efisiensi[at].hasil) for case in found)
        rows.append(Baris((f"{rule.nama} ({rule.satuan})", *cells)))
    rows.append(Baris(("Dapat disebut efisien", *(_claim(case.efisiensi[0].halangan) for case in found))))
    columns = (Kolom("Ukuran"), Kolom("Target tercapai", angka=True), Kolom("Target tidak tercapai", angka=True))
    return _table("kasus-efisiensi", "Anggaran dan efisiensi", columns, rows)


_COLUMNS = (TARGET, REALISASI, HITUNGAN, CAPAIAN, PERINGKAT)


def _table(id: str, judul: str, kolom: tuple[Kolom, ...], rows: Iterable[Baris]) -> Tabel:
    return Tabel(
        id=id,
        judul=f"Contoh: {judul[:1].lower()}{judul[1:]}",
        kolom=kolom,
        baris=tuple(rows),
        catatan=(INVENTED,),
    )


def _measured(case: Kasus, profil: Profil) -> tuple[Sel, ...]:
    return (
        _input(case.target),
        _input(case.realisasi),
        _working(case.hasil),
        _share(case.hasil, profil),
        _rank(case, profil),
    )


def _input(masukan: Masukan) -> Figur | Absen:
    return write.plainly(masukan)


def _working(hasil: Hasil) -> str:
    """The formula with its numbers, and what was noted on the way."""
    jejak = hasil.jejak
    pieces = list(jejak.catatan)
    if jejak.formula is not None and jejak.tepat is not None and jejak.dipakai:
        texts = {name: figures.number(value) for name, value in jejak.dipakai}
        pieces.insert(0, f"{jejak.formula.written(texts)} = {figures.plain(jejak.tepat)}")
    elif parts := [f"{item.nama} {figures.percent(item.angka)}" for item in jejak.masukan if item.jejak is not None]:
        pieces.insert(0, f"{jejak.cara.rstrip('.')}: {write.listed(parts)}")
    return "; ".join(piece.rstrip(".") for piece in pieces)


def _share(hasil: Hasil, profil: Profil) -> Figur | Absen:
    return write.uncomputed(hasil.alasan) if hasil.nilai is None else _written(hasil.nilai, profil)


def _written(share: Decimal, profil: Profil) -> Figur:
    return Figur(figures.percent(share, write.share_decimals(share, profil)), share)


def _rank(case: Kasus, profil: Profil) -> Status:
    return write.status(case.peringkat, profil) if case.peringkat else Status("Tak terhitung", Rupa.KOSONG)


def _rounded(case: Kasus, profil: Profil) -> tuple[Sel, ...]:
    exact = case.hasil.jejak.tepat or Decimal(0)
    percent = figures.EXACT.multiply(exact, figures.HUNDRED)
    reached = case.realisasi.angka or Decimal(0)
    return (
        Figur(figures.plain(reached), reached),
        _input(case.target),
        Figur(f"{figures.plain(percent)}%", exact),
        _share(case.hasil, profil),
    )


def _amount(value: Decimal | None) -> Figur:
    return Figur(figures.number(value), value)


def _hundredfold(hasil: Hasil) -> Figur | Absen:
    if hasil.nilai is None:
        return write.uncomputed(hasil.alasan)
    return Figur(figures.number(figures.EXACT.multiply(hasil.nilai, figures.HUNDRED), 2), hasil.nilai)


def _claim(halangan: str | None) -> Status:
    return Status("Ya", Rupa.BAIK) if halangan is None else Status(f"Tidak: {halangan}", Rupa.KURANG)
