"""Tables of what stands beside performance: innovations, partners, awards, and what the source has lost."""

import re
from collections.abc import Iterable

from sakip import figures
from sakip.compute import Kinerja
from sakip.model.base import Berkas, Hilang
from sakip.model.prestasi import Mulai
from sakip.render.parts import Absen, Baris, Kolom, Tabel
from sakip.render.tables.cells import source

NUMBERED = re.compile(r"^(Tabel|Gambar|Grafik)\s+[\d.]+\s+(?P<judul>.+)$")


def inovasi(kinerja: Kinerja) -> Tabel | None:
    """The innovations of the year's report, oldest first; None if there are none."""
    file = next((item for item in kinerja.data.inovasi if item.tahun == kinerja.tahun), None)
    if file is None:
        return None
    in_time = sorted(file.inovasi, key=lambda item: (item.mulai.tahun, item.mulai.bulan or 0, item.mulai.hari or 0))
    return Tabel(
        id="inovasi",
        judul=f"Inovasi yang tercatat sampai tahun {kinerja.tahun}",
        kolom=(Kolom("Inovasi"), Kolom("Jenis"), Kolom("Mulai"), Kolom("Manfaat")),
        baris=tuple(
            Baris(
                (
                    f"{item.nama} ({item.kepanjangan})" if item.kepanjangan else item.nama,
                    item.jenis,
                    since(item.mulai),
                    item.manfaat,
                )
            )
            for item in in_time
        ),
        sumber=source(file),
        catatan=(file.catatan,) if file.catatan else (),
    )


def kolaborasi(kinerja: Kinerja) -> Tabel | None:
    """Whom the agency worked with; None if it is not stated."""
    file = kinerja.organisasi
    if file is None or not file.kolaborasi:
        return None
    return Tabel(
        id="kolaborasi",
        judul=f"Kolaborasi lintas sektor tahun {kinerja.tahun}",
        kolom=(Kolom("Mitra"), Kolom("Bentuk")),
        baris=tuple(Baris((item.mitra, item.bentuk)) for item in file.kolaborasi),
        sumber=source(file),
    )


def penghargaan(kinerja: Kinerja) -> Tabel | None:
    """The awards of the year's report; None if there are none."""
    file = next((item for item in kinerja.data.penghargaan if item.tahun == kinerja.tahun), None)
    if file is None:
        return None
    return Tabel(
        id="penghargaan",
        judul=f"Penghargaan tahun {kinerja.tahun}",
        kolom=(
            Kolom("No", angka=True),
            Kolom("Penghargaan"),
            Kolom("Tanggal"),
            Kolom("Peringkat"),
            Kolom("Tingkat"),
            Kolom("Pemberi"),
        ),
        baris=tuple(
            Baris(
                (
                    str(at),
                    item.nama,
                    figures.day(item.tanggal),
                    item.peringkat or Absen("tidak ada", "Sumber tidak menyebut peringkatnya."),
                    item.tingkat,
                    item.pemberi,
                )
            )
            for at, item in enumerate(file.penghargaan, start=1)
        ),
        kepala=1,
        sumber=source(file),
        catatan=tuple(f"{item.nama}: {item.keterangan}" for item in file.penghargaan if item.keterangan),
    )


def since(mulai: Mulai) -> str:
    """A date as exactly as it is known: '14 Oktober 2021', 'Desember 2021', '2014'."""
    parts = (
        str(mulai.hari) if mulai.hari else "",
        figures.MONTHS[mulai.bulan - 1] if mulai.bulan else "",
        str(mulai.tahun),
    )
    return " ".join(part for part in parts if part)


def title_of(hilang: Hilang) -> str:
    """The title of a lost part without the number it had in the source."""
    match = NUMBERED.match(hilang.bagian)
    return match["judul"] if match else hilang.bagian


def lost(files: Iterable[Berkas], bagian: str) -> Hilang | None:
    """The lost part of this name among the files; None if no file records it."""
    return next((part for file in files for part in file.hilang if part.bagian == bagian), None)
