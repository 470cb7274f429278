"""``instansi.yaml``, who reports, and ``laporan-<tahun>.yaml``, which year the site is about."""

from datetime import date

from pydantic import Field

from sakip.model.base import Berkas, Fakta, Gambar, Nama, Narasi, Tahun, Tautan, Teks
from sakip.model.values import AtauKosong


class Lisensi(Fakta):
    """The terms under which the agency lets others use its data."""

    nama: Nama = Field(description="Nama lisensi, misalnya Creative Commons Atribusi 4.0.")
    alamat: Tautan = Field(description="Alamat naskah lisensi (https).")


class Instansi(Berkas):
    """The reporting agency."""

    nama: Nama = Field(description="Nama resmi instansi.")
    singkatan: Nama = Field(description="Singkatan resmi, misalnya BKPSDM.")
    daerah: Nama = Field(description="Nama daerah, misalnya Kota Bontang.")
    kepala: Teks = Field(description="Sebutan jabatan pimpinan instansi.")
    kepala_daerah: Teks = Field(description="Sebutan jabatan kepala daerah.")
    lambang: Gambar | None = Field(
        default=None, description="Lambang daerah untuk sampul dokumen: berkas PNG atau JPEG di folder content."
    )
    dasar_hukum: Teks | None = Field(default=None, description="Peraturan pembentukan, tugas, dan fungsi.")
    lisensi: Lisensi | None = Field(default=None, description="Lisensi data terbuka, bila instansi menetapkannya.")
    rekaan: Teks | None = Field(
        default=None, description="Diisi bila instansi ini bukan instansi nyata; tampil di setiap halaman."
    )


class Revisi(Fakta):
    """Why facts of a year are told otherwise after its report was published."""

    tanggal: date = Field(description="Tanggal revisi diputuskan.")
    alasan: Narasi = Field(description="Alasan revisi dalam satu kalimat.")


class Laporan(Berkas):
    """The yearly report. The newest one decides the year that the pages speak of."""

    tahun: Tahun = Field(description="Tahun anggaran yang dilaporkan.")
    judul: Teks = Field(description="Judul laporan.")
    ditetapkan: AtauKosong[date] | None = Field(default=None, description="Tanggal laporan ditandatangani.")
    direviu: AtauKosong[date] | None = Field(default=None, description="Tanggal pernyataan telah direviu APIP.")
    disampaikan: AtauKosong[date] | None = Field(
        default=None, description="Tanggal laporan disampaikan kepada kepala daerah."
    )
    revisi: tuple[Revisi, ...] = Field(default=(), description="Revisi atas laporan yang sudah terbit, urut waktu.")
