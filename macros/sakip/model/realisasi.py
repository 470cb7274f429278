"""``realisasi-<tahun>.yaml``: what was achieved in a year, with evidence and analysis."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from sakip.model.base import Berkas, Diterima, Fakta, NamaUnsur, Narasi, Rujuk, Slug, Tahun, Tautan, Teks, Triwulan
from sakip.model.cetak import Tercetak
from sakip.model.values import Angka, AtauKosong, Kosong, Nilai

BerkasBukti = Annotated[
    str,
    StringConstraints(max_length=200, pattern=r"^bukti/([A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*$"),
]
Sidik = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Bukti(Fakta):
    """A document that proves a value."""

    judul: Teks = Field(description="Judul dokumen bukti.")
    nomor: Teks | None = Field(default=None, description="Nomor dokumen.")
    tanggal: date | None = Field(default=None, description="Tanggal dokumen.")
    tautan: Tautan | None = Field(default=None, description="Alamat https dokumen itu, bila terbit di tempat lain.")
    berkas: BerkasBukti | None = Field(
        default=None, description="Berkas bukti di bawah folder content, misalnya bukti/2022/kep-kasn.pdf."
    )
    sha256: Sidik | None = Field(default=None, description="Sidik SHA-256 berkas itu, agar penggantiannya ketahuan.")

    @model_validator(mode="after")
    def _fingerprint_of_a_file(self) -> "Bukti":
        if (self.sha256 is None) != (self.berkas is None):
            sebab = "Berkas bukti dan sha256 ditulis bersama. Tambahkan yang belum ada, atau hapus keduanya."
            raise PydanticCustomError("aturan", "{sebab}", {"sebab": sebab})
        return self


class Butir(Fakta):
    """One point of an analysis, in our own words."""

    uraian: Narasi = Field(description="Satu atau dua kalimat.")
    letak_dokumen: Teks | None = Field(default=None, description="Letak faktanya dalam dokumen sumber.")


class Analisis(Fakta):
    """Why the result is what it is and what follows (PermenPANRB 53/2014, Lampiran II)."""

    penyebab: tuple[Butir, ...] = Field(default=(), description="Penyebab berhasil atau gagal.")
    hambatan: tuple[Butir, ...] = Field(default=(), description="Hambatan.")
    solusi: tuple[Butir, ...] = Field(default=(), description="Solusi yang telah dilakukan.")
    langkah: tuple[Butir, ...] = Field(default=(), description="Langkah berikutnya.")


class Pembanding(Fakta):
    """A national or similar agency's value to compare with."""

    nama: Teks = Field(description="Apa yang dibandingkan, misalnya rata-rata nasional.")
    nilai: Nilai = Field(description="Nilainya.")
    sumber: Teks = Field(description="Asal angka pembanding.")


class TercetakIndikator(Tercetak):
    """A derived figure printed about an indicator's year."""

    apa: Literal["target", "nilai", "capaian", "capaian akhir renstra"] = Field(description="Angka apa yang tercetak.")


class RealisasiIndikator(Fakta):
    """What one indicator reached in the year."""

    indikator: Annotated[Slug, Rujuk("indikator")] = Field(description="Indikator yang diukur.")
    nilai: Nilai | None = Field(default=None, description="Nilai tahun ini seperti dinyatakan.")
    target: Nilai | None = Field(
        default=None,
        description="Target tahun lalu yang disebut dokumen ini; hanya bila Renstra dan PK tidak menyatakannya.",
    )
    letak_dokumen: Teks | None = Field(default=None, description="Letak nilai itu dalam dokumen sumber.")
    triwulan: AtauKosong[dict[Triwulan, Nilai]] | None = Field(default=None, description="Nilai setiap triwulan.")
    unsur: dict[NamaUnsur, Angka] | None = Field(default=None, description="Nilai unsur rumus indikator.")
    sebutan: Teks | None = Field(default=None, description="Kategori atau predikat yang ditetapkan penilai.")
    bukti: tuple[Bukti, ...] = Field(default=(), description="Data dukung.")
    standar_nasional: AtauKosong[tuple[Pembanding, ...]] | None = Field(
        default=None, description="Nilai nasional atau instansi sejenis."
    )
    analisis: AtauKosong[Analisis] | None = Field(default=None, description="Penyebab, hambatan, solusi, langkah.")
    tercetak: tuple[TercetakIndikator, ...] = Field(default=(), description="Angka turunan seperti tercetak di sumber.")
    keterangan: Narasi | None = Field(default=None, description="Catatan bagi pembaca.")
    diterima: Diterima = ()

    @model_validator(mode="after")
    def _target_is_told(self) -> "RealisasiIndikator":
        if isinstance(self.target, Kosong):
            sebab = "Target di sini ditulis bila dokumennya menyebutnya. Hapus kunci target."
            raise PydanticCustomError("aturan", "{sebab}", {"sebab": sebab})
        return self


class Realisasi(Berkas):
    """What was achieved in a year."""

    tahun: Tahun = Field(description="Tahun yang diukur.")
    realisasi: tuple[RealisasiIndikator, ...] = Field(description="Realisasi setiap indikator.")
