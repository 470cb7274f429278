"""The rencana aksi: what the Perjanjian Kinerja in force promises for the year, by quarter."""

from sakip.compute import Kinerja, KinerjaIndikator
from sakip.compute.aggregate import NAMES, QUARTERS
from sakip.compute.trace import Masukan
from sakip.model.pk import TargetPk
from sakip.render import write
from sakip.render.parts import Absen, Baris, Figur, Kolom, Tabel
from sakip.render.tables.cells import INDIKATOR, SASARAN, SATUAN, source


def rencana_aksi(kinerja: Kinerja) -> Tabel | None:
    """The target of each quarter beside the year's; None where no promised indicator has one."""
    version = kinerja.pk.berlaku if kinerja.pk else None
    if kinerja.pk is None or version is None or not any(target.triwulan for target in version.target):
        return None
    promised = ((target, kinerja.satu(target.indikator)) for target in version.target)
    return Tabel(
        id="rencana-aksi",
        judul=f"Rencana aksi tahun {kinerja.tahun}",
        kolom=(
            SASARAN,
            INDIKATOR,
            SATUAN,
            *(Kolom(name, kelompok="Target triwulan", angka=True) for name in ("I", "II", "III", "IV")),
            Kolom("Target setahun", angka=True),
        ),
        baris=tuple(
            Baris(
                (
                    item.sasaran.nama,
                    item.indikator.nama,
                    item.uraian.satuan,
                    *(quarter_target(item, target, quarter) for quarter in QUARTERS),
                    write.stated(item.kini.target, item.uraian),
                )
            )
            for target, item in promised
            if item is not None
        ),
        kepala=1,
        sumber=source(kinerja.pk),
        catatan=(f"Target setahun menurut Perjanjian Kinerja {kinerja.tahun} ({version.versi}).",),
    )


def quarter_target(item: KinerjaIndikator, target: TargetPk, quarter: int) -> Figur | Absen:
    """What is promised for a quarter with its line, or why there is none."""
    value = (target.triwulan or {}).get(quarter)
    if value is None:
        return Absen("belum ditetapkan", "Target triwulan belum ditetapkan.")
    place = target.letak("triwulan", quarter)
    return write.stated(Masukan(nama=NAMES[quarter], nilai=value, letak=place), item.uraian)
