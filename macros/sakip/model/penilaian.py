"""``penilaian-<tahun>.yaml``: an indicator made of weighted aspects, each sub-aspect with its weight and its mark."""

from typing import Annotated, Literal

from pydantic import Field

from sakip.model.base import Berkas, Fakta, Kenal, Narasi, Rujuk, Slug, Tahun, Teks
from sakip.model.cetak import Tercetak
from sakip.model.realisasi import Analisis
from sakip.model.values import Angka, AtauKosong


class TercetakAspek(Tercetak):
    """A derived figure, or a name, printed about an aspect."""

    apa: Literal["nilai", "ideal", "nama"] = Field(description="Angka apa yang tercetak.")


class TercetakPenilaian(Tercetak):
    """A derived figure printed about the whole assessment."""

    apa: Literal["nilai", "ideal", "indeks"] = Field(description="Angka apa yang tercetak.")


class SubAspek(Fakta):
    """The smallest thing that is marked."""

    id: Annotated[Slug, Kenal("sub-aspek")] = Field(description="Pengenal sub-aspek.")
    nama: Teks = Field(description="Nama sub-aspek.")
    kondisi: AtauKosong[Narasi] = Field(description="Keadaan saat dinilai, diringkas.")
    bobot: Angka = Field(description="Bobot.", gt=0)
    nilai: Angka = Field(description="Nilai yang diberikan penilai (bobot dikali skor).", ge=0)
    keterangan: Narasi | None = Field(default=None, description="Catatan penilai, diringkas.")


class Aspek(Fakta):
    """A group of sub-aspects, with the analysis of it."""

    id: Annotated[Slug, Kenal("aspek")] = Field(description="Pengenal aspek.")
    nama: Teks = Field(description="Nama aspek.")
    letak_dokumen: Teks | None = Field(default=None, description="Letak tabelnya dalam dokumen sumber.")
    sub_aspek: tuple[SubAspek, ...] = Field(description="Sub-aspek.", min_length=1)
    analisis: AtauKosong[Analisis] | None = Field(default=None, description="Penyebab, hambatan, solusi, langkah.")
    tercetak: tuple[TercetakAspek, ...] = Field(default=(), description="Angka turunan seperti tercetak.")


class PenilaianIndikator(Fakta):
    """The assessment behind one indicator."""

    indikator: Annotated[Slug, Rujuk("indikator")] = Field(description="Indikator yang dinilai.")
    aspek: tuple[Aspek, ...] = Field(description="Aspek.", min_length=1)
    tercetak: tuple[TercetakPenilaian, ...] = Field(default=(), description="Angka turunan seperti tercetak.")


class Penilaian(Berkas):
    """The assessments of a year."""

    tahun: Tahun = Field(description="Tahun kinerja yang memakai penilaian ini.")
    penilaian: tuple[PenilaianIndikator, ...] = Field(description="Penilaian setiap indikator.", min_length=1)
