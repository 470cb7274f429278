"""Tables of the agency's staff."""

from decimal import Decimal

from sakip import figures
from sakip.compute import Kinerja, people, statuses
from sakip.compute.trace import Masukan
from sakip.model import Kosong, Sdm
from sakip.model.sdm import JenisKelamin, JumlahPegawai, KelompokPegawai
from sakip.render import write
from sakip.render.parts import Absen, Baris, Figur, Kolom, Sel, Tabel
from sakip.render.tables.cells import source, uncomputed

SEXES = {JenisKelamin.LAKI_LAKI: ("laki_laki", "L"), JenisKelamin.PEREMPUAN: ("perempuan", "P")}


def pegawai_pendidikan(kinerja: Kinerja) -> Tabel | None:
    """Staff by education, status and sex; None where it is not known."""
    sdm = kinerja.sdm
    if sdm is None:
        return None
    return _staff(sdm, sdm.pendidikan, id="pegawai-pendidikan", apa="Tingkat pendidikan")


def pegawai_golongan(kinerja: Kinerja) -> Tabel | None:
    """Staff by rank, status and sex; None where it is not known."""
    sdm = kinerja.sdm
    if sdm is None or not sdm.golongan:
        return None
    return _staff(sdm, sdm.golongan, id="pegawai-golongan", apa="Golongan")


def _staff(sdm: Sdm, levels: tuple[KelompokPegawai, ...], *, id: str, apa: str) -> Tabel:
    names = {item.id: item.nama for item in sdm.status}
    used = statuses(sdm, levels)
    rows = [
        Baris(
            (
                level.nama,
                *(_count(_group(level, status), sex) for status in used for sex in SEXES),
                _total(people((level,)), f"hitung-{id}-{at}-{sdm.tahun}"),
            )
        )
        for at, level in enumerate(levels, start=1)
    ]
    columns = [(status, sex) for status in used for sex in SEXES]
    sums = [
        _total(
            people(levels, status=status, jenis_kelamin=sex),
            f"hitung-{id}-{status}-{sex.replace('-', '_')}-{sdm.tahun}",
        )
        for status, sex in columns
    ]
    rows.append(Baris(("Jumlah", *sums, _total(people(levels), f"hitung-{id}-jumlah-{sdm.tahun}")), jumlah=True))
    return Tabel(
        id=id,
        judul=f"Komposisi pegawai menurut {apa.lower()} tahun {sdm.tahun}",
        kolom=(
            Kolom(apa),
            *(Kolom(SEXES[sex][1], kelompok=names[status], angka=True) for status, sex in columns),
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
    return Figur(str(count), Decimal(count), letak=group.letak(SEXES[sex][0]))


def _total(total: Masukan, jejak: str) -> Sel:
    if total.angka is None:
        return uncomputed(total.ketiadaan)
    return Figur(figures.number(total.angka), total.angka, jejak=jejak)
