"""``pk-<tahun>.yaml``: the Perjanjian Kinerja of a year, as first signed and as revised."""

from datetime import date
from typing import Annotated

from pydantic import Field

from sakip.model.base import Berkas, Diterima, Fakta, Narasi, Pilihan, Rujuk, Slug, Tahun, Teks, Triwulan
from sakip.model.values import AtauKosong, Nilai, Rupiah


class NamaVersi(Pilihan):
    """A PK is signed once and may be revised."""

    AWAL = "awal"
    PERUBAHAN = "perubahan"


class Pihak(Fakta):
    """A signatory."""

    jabatan: Teks = Field(description="Jabatan penanda tangan.")
    nama: AtauKosong[Teks] = Field(description="Nama penanda tangan.")


class TargetPk(Fakta):
    """What was promised for one indicator."""

    indikator: Annotated[Slug, Rujuk("indikator")] = Field(description="Indikator yang diperjanjikan.")
    target: Nilai = Field(description="Target tahun ini.")
    triwulan: dict[Triwulan, Nilai] | None = Field(
        default=None, description="Target setiap triwulan, sebagai rencana aksi."
    )
    letak_dokumen: Teks | None = Field(default=None, description="Letak angka ini dalam dokumen sumber.")
    tanpa_versi: bool = Field(
        default=False, description="true bila sumber menyebut target ini tanpa membedakan versi perjanjiannya."
    )
    penjelasan: Narasi | None = Field(default=None, description="Alasan bila berbeda dari target Renstra.")
    diterima: Diterima = ()


class PaguProgram(Fakta):
    """The budget that goes with the promise."""

    program: Annotated[Slug, Rujuk("program")] = Field(description="Program yang dibiayai.")
    pagu: AtauKosong[Rupiah] = Field(description="Pagu dalam rupiah.")
    diterima: Diterima = ()


class VersiPk(Fakta):
    """One signed version."""

    versi: NamaVersi = Field(description="awal atau perubahan.")
    tanggal: AtauKosong[date] = Field(description="Tanggal ditandatangani.")
    alasan: AtauKosong[Narasi] | None = Field(default=None, description="Alasan perubahan; untuk versi perubahan.")
    pihak_pertama: Pihak = Field(description="Yang berjanji.")
    pihak_kedua: Pihak = Field(description="Yang menerima janji.")
    target: tuple[TargetPk, ...] = Field(description="Target setiap indikator.", min_length=1)
    program: tuple[PaguProgram, ...] = Field(default=(), description="Pagu setiap program.")
    letak_pagu: Teks | None = Field(default=None, description="Letak angka pagu dalam dokumen sumber.")
    diterima: Diterima = ()


class Pk(Berkas):
    """The Perjanjian Kinerja of a year."""

    tahun: Tahun = Field(description="Tahun perjanjian.")
    versi: tuple[VersiPk, ...] = Field(description="Versi awal, lalu perubahan bila ada.", min_length=1, max_length=2)

    @property
    def berlaku(self) -> VersiPk:
        """The version in force at the year's end."""
        return self.versi[-1]
