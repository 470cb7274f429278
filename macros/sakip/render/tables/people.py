"""Tables of the agency's staff."""

from decimal import Decimal

from sakip import figures
from sakip.compute import Kinerja, levels, people, statuses
from sakip.compute.trace import Masukan
from sakip.model import Kosong, Sdm
from sakip.model.sdm import JenisKelamin, JumlahPegawai, KelompokPegawai
from sakip.render import write
from sakip.render.parts import Absen, Baris, Figur, Kolom, Sel, Tabel
from sakip.render.tables.cells import source

LETTERS = {JenisKelamin.LAKI_LAKI: "L", JenisKelamin.PEREMPUAN: "P"}


def pegawai_pendidikan(kinerja: Kinerja) -> Tabel | None:
    """Staff by education, status and sex; None where it is not known."""
    found = levels(kinerja.sdm, "pendidikan")
    return _staff(*found, id="pegawai-pendidikan", apa="Tingkat pendidikan") if found else None


def pegawai_golongan(kinerja: Kinerja) -> Tabel | None:
    """Staff by rank, status and sex; None where it is not known."""
    found = levels(kinerja.sdm, "golongan")
    return _staff(*found, id="pegawai-golongan", apa="Golongan") if found else None


def _staff(sdm: Sdm, groups: tuple[KelompokPegawai, ...], *, id: str, apa: str) -> Tabel:
    names = {item.id: item.nama for item in sdm.status}
    used = statuses(sdm, groups)
    rows = [
        Baris(
            (
                level.nama,
                *(_count(_group(level, status), sex) for status in used for sex in JenisKelamin),
                _total(people((level,)), f"hitung-{id}-{at}-{sdm.tahun}"),
            )
        )
        for at, level in enumerate(groups, start=1)
    ]
    columns = [(status, sex) for status in used for sex in JenisKelamin]
    sums = [
        _total(
            people(groups, status=status, jenis_kelamin=sex),
            f"hitung-{id}-{status}-{sex.kunci}-{sdm.tahun}",
        )
        for status, sex in columns
    ]
    rows.append(Baris(("Jumlah", *sums, _total(people(groups), f"hitung-{id}-jumlah-{sdm.tahun}")), jumlah=True))
    return Tabel(
        id=id,
        judul=f"Komposisi pegawai menurut {apa.lower()} tahun {sdm.tahun}",
        kolom=(
            Kolom(apa),
            *(Kolom(LETTERS[sex], kelompok=names[status], angka=True) for status, sex in columns),
            Kolom("Jumlah", satuan="orang", angka=True),
        ),
        baris=tuple(rows),
        sumber=source(sdm),
        catatan=("L: laki-laki. P: perempuan.",),
    )


def _group(level: KelompokPegawai, status: str) -> JumlahPegawai | None:
    return next((group for group in level.jumlah if group.status == status), None)


def _count(group: JumlahPegawai | None, sex: JenisKelamin) -> Sel:
    if group is None:
        return Absen("tidak ada", "Data tidak mencatat pegawai berstatus ini pada baris ini.")
    count = group.banyak(sex)
    if isinstance(count, Kosong):
        return write.absent(count)
    return Figur(str(count), Decimal(count), letak=group.letak(sex.kunci))


def _total(total: Masukan, jejak: str) -> Sel:
    if total.angka is None:
        return write.uncomputed(total.ketiadaan)
    return Figur(figures.number(total.angka), total.angka, jejak=jejak)
