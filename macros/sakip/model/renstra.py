"""``renstra-<mulai>-<selesai>.yaml``: visi, misi, tujuan, sasaran, indikator with targets, strategi, program."""

from typing import Annotated

from pydantic import Field

from sakip.model.base import Berkas, Fakta, Kenal, Pilihan, Rujuk, Slug, Tahun, Teks
from sakip.model.values import Nilai


class JenisProgram(Pilihan):
    """Whether a program serves the agency's own duty or supports it."""

    UTAMA = "utama"
    PENUNJANG = "penunjang"


class Misi(Fakta):
    """One of the head of region's missions."""

    id: Annotated[Slug, Kenal("misi")] = Field(description="Pengenal misi.")
    nama: Teks = Field(description="Bunyi misi.")


class Indikator(Fakta):
    """An indicator of a sasaran with its baseline and yearly targets."""

    id: Annotated[Slug, Kenal("indikator")] = Field(description="Pengenal indikator.")
    nama: Teks = Field(description="Nama indikator.")
    kondisi_awal: Nilai | None = Field(default=None, description="Nilai pada awal periode.")
    target: dict[Tahun, Nilai] = Field(description="Target setiap tahun.", min_length=1)


class Sasaran(Fakta):
    """A strategic objective: what is measured, how it is reached, which programs serve it."""

    id: Annotated[Slug, Kenal("sasaran")] = Field(description="Pengenal sasaran.")
    nama: Teks = Field(description="Bunyi sasaran strategis.")
    indikator: tuple[Indikator, ...] = Field(description="Indikator sasaran.", min_length=1)
    strategi: tuple[Teks, ...] = Field(default=(), description="Strategi untuk mencapai sasaran.")
    program: Annotated[tuple[Slug, ...], Rujuk("program")] = Field(
        default=(), description="Program yang mendukung sasaran."
    )


class Tujuan(Fakta):
    """A goal."""

    id: Annotated[Slug, Kenal("tujuan")] = Field(description="Pengenal tujuan.")
    nama: Teks = Field(description="Bunyi tujuan.")
    misi: Annotated[Slug | None, Rujuk("misi")] = Field(default=None, description="Misi yang didukung.")
    indikator: Annotated[tuple[Slug, ...], Rujuk("indikator")] = Field(
        default=(), description="Indikator tujuan, dirujuk dari indikator sasaran."
    )
    sasaran: tuple[Sasaran, ...] = Field(description="Sasaran di bawah tujuan.", min_length=1)


class Program(Fakta):
    """A program of the agency."""

    id: Annotated[Slug, Kenal("program")] = Field(description="Pengenal program.")
    kode: Teks | None = Field(default=None, description="Kode nomenklatur, dalam tanda kutip.")
    nama: Teks = Field(description="Nama program menurut nomenklatur.")
    jenis: JenisProgram = Field(description="utama atau penunjang.")


class Renstra(Berkas):
    """A five-year strategic plan."""

    mulai: Tahun = Field(description="Tahun pertama periode.")
    selesai: Tahun = Field(description="Tahun terakhir periode.")
    visi: Teks = Field(description="Visi kepala daerah.")
    misi: tuple[Misi, ...] = Field(description="Misi kepala daerah.", min_length=1)
    tujuan: tuple[Tujuan, ...] = Field(description="Tujuan instansi.", min_length=1)
    program: tuple[Program, ...] = Field(default=(), description="Program instansi.")

    def sasaran(self) -> tuple[tuple[Tujuan, Sasaran], ...]:
        """Every sasaran with its tujuan, in the plan's order."""
        return tuple((tujuan, sasaran) for tujuan in self.tujuan for sasaran in tujuan.sasaran)
