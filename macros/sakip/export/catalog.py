"""What is published of a year: its tables, and every file with what a reader must know to use it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from sakip.compute import Kinerja
from sakip.export.grid import Bidang, Kisi
from sakip.model.instansi import Lisensi

UNLICENSED = "Belum dinyatakan oleh instansi."


@dataclass(frozen=True, slots=True, kw_only=True)
class TabelTerbit:
    """A table as published: its grid, its number in the report, its page's title and path, its address on the site."""

    kisi: Kisi
    nomor: str | None
    halaman: str
    berkas_halaman: str
    alamat: str

    @property
    def sebutan(self) -> str:
        """Its number and title."""
        return f"Tabel {self.nomor} {self.kisi.tabel.judul}" if self.nomor else self.kisi.tabel.judul


@dataclass(frozen=True, kw_only=True)
class Sediaan:
    """A file: where the site has it and what it is; ``tabel`` for one of a table, ``bidang`` the columns of a CSV."""

    alamat: str
    media: str
    format: str
    judul: str
    keterangan: str
    isi: bytes
    tabel: TabelTerbit | None = None
    bidang: tuple[Bidang, ...] = ()

    @property
    def nama(self) -> str:
        """The file's name."""
        return self.alamat.rpartition("/")[2]

    @cached_property
    def sidik(self) -> str:
        """The SHA-256 of its bytes."""
        return sha256(self.isi).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Katalog:
    """What all files of the year share. ``alamat`` is where the site stands, '' where that is not known."""

    tahun: int
    judul: str
    uraian: str
    penerbit: str
    daerah: str
    rekaan: str | None
    lisensi: Lisensi | None
    alamat: str
    tabel: tuple[TabelTerbit, ...]

    @property
    def lisensi_teks(self) -> str:
        """The licence in words."""
        return f"{self.lisensi.nama} ({self.lisensi.alamat})" if self.lisensi else UNLICENSED

    @property
    def satu_tahun(self) -> tuple[str, str]:
        """The first and the last day of the year."""
        return f"{self.tahun}-01-01", f"{self.tahun}-12-31"


def catalog(kinerja: Kinerja, tables: Sequence[TabelTerbit], alamat: str) -> Katalog:
    """The catalog of the report's year with these tables."""
    agency = kinerja.data.instansi
    publisher = f"{agency.nama} {agency.daerah}"
    return Katalog(
        tahun=kinerja.tahun,
        judul=f"Data LKjIP {kinerja.tahun} {agency.singkatan} {agency.daerah}",
        uraian=(
            f"Target, realisasi, capaian, anggaran, dan tabel lain dalam laporan kinerja {publisher} tahun "
            f"{kinerja.tahun}. Angkanya sama dengan yang tampil di situs laporan; setiap angka turunan disertai cara "
            "menghitungnya."
        ),
        penerbit=publisher,
        daerah=agency.daerah,
        rekaan=agency.rekaan,
        lisensi=agency.lisensi,
        alamat=alamat,
        tabel=tuple(tables),
    )
