"""``sdm-<tahun>.yaml``: the agency's staff by status, education, rank and sex."""

from typing import Annotated, Literal

from pydantic import Field

from sakip.model.base import Berkas, Fakta, Kenal, Pilihan, Rujuk, Slug, Tahun, Teks
from sakip.model.cetak import Tercetak
from sakip.model.values import AtauKosong, Kosong

Orang = Annotated[int, Field(ge=0, le=1_000_000)]


class JenisKelamin(Pilihan):
    """As the tables of staff divide them."""

    LAKI_LAKI = "laki-laki"
    PEREMPUAN = "perempuan"

    @property
    def kunci(self) -> str:
        """The key that counts them."""
        return self.replace("-", "_")


class StatusPegawai(Fakta):
    """A kind of employment."""

    id: Annotated[Slug, Kenal("status")] = Field(description="Pengenal status kepegawaian.")
    nama: Teks = Field(description="Nama status, misalnya PNS.")


class JumlahPegawai(Fakta):
    """How many of one status."""

    status: Annotated[Slug, Rujuk("status")] = Field(description="Status kepegawaian.")
    laki_laki: AtauKosong[Orang] = Field(description="Banyak laki-laki.")
    perempuan: AtauKosong[Orang] = Field(description="Banyak perempuan.")

    def banyak(self, jenis_kelamin: JenisKelamin) -> int | Kosong:
        """How many of one sex."""
        return self.laki_laki if jenis_kelamin is JenisKelamin.LAKI_LAKI else self.perempuan


class TercetakBaris(Tercetak):
    """A derived figure printed about one level or rank."""

    apa: Literal["jumlah", "persen"] = Field(description="Angka apa yang tercetak.")


class TercetakPegawai(Tercetak):
    """A total of staff as printed; of one status or sex where it says so."""

    apa: Literal["jumlah"] = Field(description="Selalu jumlah.")
    status: Annotated[Slug | None, Rujuk("status")] = Field(default=None, description="Status yang dijumlahkan.")
    jenis_kelamin: JenisKelamin | None = Field(default=None, description="laki-laki atau perempuan.")


class KelompokPegawai(Fakta):
    """One level of education, or one rank."""

    nama: Teks = Field(description="Nama tingkat pendidikan atau golongan.")
    jumlah: tuple[JumlahPegawai, ...] = Field(
        description="Banyak pegawai menurut status; yang tidak ada tidak ditulis.", min_length=1
    )
    tercetak: tuple[TercetakBaris, ...] = Field(default=(), description="Angka turunan seperti tercetak.")


class Sdm(Berkas):
    """The agency's staff in a year."""

    tahun: Tahun = Field(description="Tahun keadaan pegawai.")
    status: tuple[StatusPegawai, ...] = Field(description="Status kepegawaian.", min_length=1)
    pendidikan: tuple[KelompokPegawai, ...] = Field(description="Menurut pendidikan.", min_length=1)
    golongan: tuple[KelompokPegawai, ...] = Field(default=(), description="Menurut golongan.")
    tercetak: tuple[TercetakPegawai, ...] = Field(default=(), description="Jumlah pegawai seperti tercetak.")
