"""Tables of an indicator that is made of weighted aspects."""

from decimal import Decimal

from sakip import figures
from sakip.compute import Kinerja, Masukan, NilaiAspek
from sakip.problem import Letak
from sakip.render import write
from sakip.render.parts import Absen, Baris, Figur, Kolom, Sumber, Tabel
from sakip.render.tables.cells import source

NILAI = Kolom("Nilai", angka=True)
IDEAL = Kolom("Nilai ideal", angka=True)
SHARE = Kolom("Bagian dari ideal", angka=True)


def aspek(kinerja: Kinerja, *, indikator: str, aspek: str) -> Tabel | None:
    """The sub-aspects of one aspect with weight and mark; None where the indicator has no such aspect."""
    item = kinerja.satu(indikator)
    found = item.penilaian.satu(aspek) if item and item.penilaian else None
    if item is None or found is None:
        return None
    rows = [
        Baris(
            (
                sub.nama,
                write.text_or_absent(sub.kondisi),
                _stated(sub.bobot, sub.letak("bobot")),
                _stated(sub.nilai, sub.letak("nilai")),
                sub.keterangan or Absen("tidak ada", "Sumber tidak memuat keterangan."),
            )
        )
        for sub in found.aspek.sub_aspek
    ]
    base = f"{item.id}--{aspek}-{kinerja.tahun}"
    rows.append(
        Baris(
            ("Nilai aspek", "", "", summed(found.nilai, f"hitung-aspek-nilai-{base}"), _of_ideal(found)),
            jumlah=True,
        )
    )
    return Tabel(
        id=f"aspek-{indikator}-{aspek}",
        judul=f"Penilaian aspek {found.aspek.nama}",
        kolom=(Kolom("Sub-aspek"), Kolom("Kondisi"), Kolom("Bobot", angka=True), NILAI, Kolom("Keterangan")),
        baris=tuple(rows),
        sumber=_source(kinerja, found.aspek.letak_dokumen),
    )


def rekap_aspek(kinerja: Kinerja, *, indikator: str) -> Tabel | None:
    """What each aspect reached of what it could reach; None where the indicator is not made of aspects."""
    item = kinerja.satu(indikator)
    if item is None or item.penilaian is None:
        return None
    whole = item.penilaian
    rows = [
        Baris(
            (
                part.aspek.nama,
                str(len(part.aspek.sub_aspek)),
                summed(part.nilai, f"hitung-aspek-nilai-{item.id}--{part.aspek.id}-{kinerja.tahun}"),
                summed(part.ideal, f"hitung-aspek-ideal-{item.id}--{part.aspek.id}-{kinerja.tahun}"),
                write.ratio(part.bagian, f"hitung-aspek-bagian-{item.id}--{part.aspek.id}-{kinerja.tahun}"),
            )
        )
        for part in whole.aspek
    ]
    rows.append(
        Baris(
            (
                "Jumlah",
                str(sum(len(part.aspek.sub_aspek) for part in whole.aspek)),
                summed(whole.nilai, f"hitung-aspek-nilai-{item.id}-{kinerja.tahun}"),
                summed(whole.ideal, f"hitung-aspek-ideal-{item.id}-{kinerja.tahun}"),
                write.ratio(whole.bagian, f"hitung-aspek-bagian-{item.id}-{kinerja.tahun}"),
            ),
            jumlah=True,
        )
    )
    return Tabel(
        id=f"rekap-aspek-{indikator}",
        judul=f"Rekapitulasi aspek {item.indikator.nama} tahun {kinerja.tahun}",
        kolom=(Kolom("Aspek"), Kolom("Sub-aspek", angka=True), NILAI, IDEAL, SHARE),
        baris=tuple(rows),
        sumber=_source(kinerja),
    )


def summed(total: Masukan, jejak: str) -> Figur | Absen:
    """A sum of marks with its trace."""
    if total.angka is None:
        return write.uncomputed(total.ketiadaan)
    return Figur(marks(total.angka), total.angka, jejak=jejak)


def marks(value: Decimal) -> str:
    """A mark without needless zeros: 30.0 is 30, 37.5 is 37,5."""
    return figures.plain(value)


def _stated(value: Decimal, letak: Letak | None) -> Figur:
    return Figur(marks(value), value, letak=letak)


def _of_ideal(part: NilaiAspek) -> str:
    return f"dari nilai ideal {marks(part.ideal.angka)}" if part.ideal.angka is not None else ""


def _source(kinerja: Kinerja, letak: str | None = None) -> Sumber:
    file = next((item for item in kinerja.data.penilaian if item.tahun == kinerja.tahun), None)
    return source(file, letak) if file else Sumber()
