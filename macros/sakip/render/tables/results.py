"""Tables of what was achieved in the year: evaluation, measurement, quarters, inputs."""

from sakip import figures
from sakip.compute import Kinerja, KinerjaIndikator
from sakip.compute.aggregate import NAMES, QUARTERS
from sakip.compute.trace import Masukan
from sakip.model import Evaluasi, Kosong
from sakip.model.evaluasi import Rekomendasi, StatusTindakLanjut
from sakip.model.iku import Hitungan
from sakip.render import write
from sakip.render.parts import Absen, Baris, Figur, Kolom, Rupa, Sel, Status, Tabel
from sakip.render.tables.cells import INDIKATOR, SASARAN, SATUAN, reached, source, year_source

FOLLOWED = {
    StatusTindakLanjut.DILAKSANAKAN: Status("Dilaksanakan", Rupa.BAIK),
    StatusTindakLanjut.PROSES: Status("Dalam proses", Rupa.CUKUP),
    StatusTindakLanjut.TIDAK_DITERAPKAN: Status("Tidak diterapkan", Rupa.KOSONG),
    StatusTindakLanjut.TIDAK_DIMUAT: Status("Tidak dimuat", Rupa.KOSONG),
}


def evaluasi(kinerja: Kinerja) -> Tabel | None:
    """The recommendations of the newest AKIP evaluation and what was done; None if there is no evaluation."""
    newest: Evaluasi | None = kinerja.evaluasi[-1] if kinerja.evaluasi else None
    if newest is None or not newest.rekomendasi:
        return None
    return Tabel(
        id="evaluasi",
        judul=f"Rekomendasi evaluasi AKIP {newest.tahun} dan tindak lanjutnya",
        kolom=(
            Kolom("No", angka=True),
            Kolom("Komponen"),
            Kolom("Rekomendasi"),
            Kolom("Tindak lanjut"),
            Kolom("Status"),
        ),
        baris=tuple(
            Baris(
                (
                    str(at),
                    item.komponen,
                    item.uraian,
                    write.text_or_absent(item.tindak_lanjut),
                    _followed(item),
                )
            )
            for at, item in enumerate(newest.rekomendasi, start=1)
        ),
        sumber=source(newest),
        catatan=(newest.catatan,) if newest.catatan else (),
    )


def _followed(item: Rekomendasi) -> Status | Absen | str:
    """How far a recommendation was followed; what the source does not state is marked so, and has no sign."""
    if item.status is None:
        return Absen("belum dinilai", "Status belum diisi.")
    status = FOLLOWED[item.status]
    return f"{status.kata} (disimpulkan)" if item.disimpulkan else status


def pengukuran(kinerja: Kinerja) -> Tabel:
    """This year's target, realisasi and capaian."""
    profil = kinerja.data.profil
    rows = tuple(
        Baris(
            (
                item.sasaran.nama,
                item.indikator.nama,
                item.uraian.satuan,
                write.stated(item.kini.target, item.uraian),
                reached(item, item.kini),
                write.share(item.kini.capaian, write.trace_id(item, "capaian"), profil),
                write.rank(item.kini, profil),
            )
        )
        for item in kinerja.indikator
    )
    return Tabel(
        id="pengukuran",
        judul=f"Pengukuran kinerja tahun {kinerja.tahun}",
        kolom=(
            SASARAN,
            INDIKATOR,
            SATUAN,
            Kolom("Target", angka=True),
            Kolom("Realisasi", angka=True),
            Kolom("Capaian", angka=True),
            Kolom("Peringkat"),
        ),
        baris=rows,
        kepala=1,
        sumber=year_source(kinerja),
        catatan=tuple(note for item in kinerja.indikator for note in _notes(item)),
        jejak=tuple(write.trace_id(item, "capaian") for item in kinerja.indikator),
    )


def triwulan(kinerja: Kinerja) -> Tabel:
    """The value of each quarter, and the year's value from them."""
    return Tabel(
        id="triwulan",
        judul=f"Pengukuran kinerja setiap triwulan tahun {kinerja.tahun}",
        kolom=(
            INDIKATOR,
            SATUAN,
            *(Kolom(write.sentence_case(NAMES[quarter]), angka=True) for quarter in QUARTERS),
            Kolom("Tahun", angka=True),
            Kolom("Cara gabung"),
        ),
        baris=tuple(
            Baris(
                (
                    item.indikator.nama,
                    item.uraian.satuan,
                    *(_quarter(item, quarter) for quarter in QUARTERS),
                    reached(item, item.kini),
                    write.absent(item.uraian.agregasi)
                    if isinstance(item.uraian.agregasi, Kosong)
                    else write.sentence_case(item.uraian.agregasi),
                )
            )
            for item in kinerja.indikator
        ),
        sumber=year_source(kinerja),
        catatan=tuple(
            f"{item.indikator.nama}: {item.fakta.triwulan.alasan}"
            for item in kinerja.indikator
            if item.fakta and isinstance(item.fakta.triwulan, Kosong)
        ),
        jejak=tuple(write.trace_id(item, "realisasi") for item in kinerja.indikator),
    )


def unsur(kinerja: Kinerja, *, indikator: str) -> Tabel | None:
    """The inputs of an indicator's own formula and what they give; None where they are not stated."""
    item = kinerja.satu(indikator)
    if item is None or item.unsur is None or item.fakta is None or not isinstance(item.uraian.hitungan, Hitungan):
        return None
    rows = [Baris((masukan.nama, _input(item, masukan))) for masukan in item.unsur.jejak.masukan]
    rows.append(
        Baris(
            (item.indikator.nama, write.result(item.unsur, write.trace_id(item, "unsur"), item.uraian.desimal)),
            jumlah=True,
        )
    )
    formula = item.uraian.hitungan.rumus.written(item.uraian.hitungan.unsur)
    return Tabel(
        id=f"unsur-{indikator}",
        judul=f"{item.indikator.nama} {kinerja.tahun} dan unsur pembentuknya",
        kolom=(Kolom("Unsur"), Kolom("Nilai", angka=True)),
        baris=tuple(rows),
        sumber=year_source(kinerja, indikator),
        catatan=(f"Rumus: {formula}.", *((f"Ditetapkan sebagai {item.fakta.sebutan}.",) if item.fakta.sebutan else ())),
        jejak=(write.trace_id(item, "unsur"),),
    )


def _input(item: KinerjaIndikator, masukan: Masukan) -> Figur:
    """An input of the indicator's formula: a stated one with its line, a sum over aspects with its trace."""
    if masukan.angka is None or masukan.jejak is None or item.penilaian is None:
        return Figur(figures.number(masukan.angka), masukan.angka, letak=masukan.letak)
    what = "nilai" if masukan.jejak is item.penilaian.nilai.jejak else "ideal"
    return Figur(figures.plain(masukan.angka), masukan.angka, jejak=f"hitung-aspek-{what}-{item.id}-{item.kini.tahun}")


def _quarter(item: KinerjaIndikator, quarter: int) -> Sel:
    quarters = item.fakta.triwulan if item.fakta else None
    if isinstance(quarters, Kosong):
        return write.absent(quarters)
    if item.fakta is None or not quarters or quarter not in quarters:
        return Absen("belum diisi", "Nilai triwulan belum diisi.")
    place = item.fakta.letak("triwulan", quarter)
    return write.stated(Masukan(nama=NAMES[quarter], nilai=quarters[quarter], letak=place), item.uraian)


def _notes(item: KinerjaIndikator) -> tuple[str, ...]:
    """What a reader must know about this year's value."""
    notes = []
    if not item.diperjanjikan:
        origin = f"; targetnya dari {item.kini.target.asal}" if item.kini.target.asal else ""
        notes.append(f"{item.indikator.nama} tidak diperjanjikan{origin}.")
    if item.kini.capaian.alasan:
        notes.append(f"{item.indikator.nama} tak terhitung: {item.kini.capaian.alasan.rstrip('.')}.")
    if item.kini.sementara and item.kini.realisasi.jejak:
        notes += [f"{item.indikator.nama}: {note}" for note in item.kini.realisasi.jejak.catatan]
    if item.fakta and item.fakta.keterangan:
        notes.append(f"{item.indikator.nama}: {item.fakta.keterangan}")
    return tuple(notes)
