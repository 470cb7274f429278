"""``anggaran-<tahun>.yaml``: program, kegiatan, sub kegiatan with money and outputs; belanja by kind.

Only the leaves carry money: a sub kegiatan, a kind of belanja that has no parts. Everything above is computed.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sakip.model.base import Berkas, Diterima, Fakta, Kenal, Narasi, Pilihan, Rujuk, Slug, Tahun, Teks
from sakip.model.cetak import Tercetak
from sakip.model.values import AtauKosong, Nilai, Polaritas, Rupiah


class JenisKeluaran(Pilihan):
    """Whether an output is the one that physical progress is measured by, or stands beside it."""

    UTAMA = "utama"
    PENDUKUNG = "pendukung"


class TercetakKeluaran(Tercetak):
    """A derived figure printed about an output or outcome."""

    apa: Literal["nilai", "capaian", "pagu", "realisasi keuangan", "serapan"] = Field(
        description="Angka apa yang tercetak."
    )


class TercetakAnggaran(Tercetak):
    """A derived figure, or a name, printed about a program, kegiatan, sub kegiatan or kind of belanja."""

    apa: Literal["pagu", "realisasi", "serapan", "sisa", "persen sisa", "nama"] = Field(
        description="Angka apa yang tercetak."
    )


class TercetakSasaran(Tercetak):
    """What is printed about a sasaran's share of the budget."""

    apa: Literal["pagu", "bagian", "nama"] = Field(description="Angka apa yang tercetak.")


class TercetakTahun(Tercetak):
    """A derived figure printed about the whole year's budget."""

    apa: Literal[
        "pagu", "realisasi", "serapan", "sisa", "persen sisa", "capaian fisik", "realisasi belanja", "efisiensi",
        "jumlah program", "jumlah kegiatan", "jumlah sub kegiatan",
    ] = Field(description="Angka apa yang tercetak.")  # fmt: skip
    ukuran: Annotated[Slug | None, Rujuk("efisiensi")] = Field(
        default=None, description="Ukuran efisiensi dalam profil, bila yang tercetak efisiensi."
    )


class Keluaran(Fakta):
    """An indicator of a program (outcome), kegiatan or sub kegiatan (output)."""

    nama: Teks = Field(description="Nama indikator.")
    jenis: JenisKeluaran = Field(default=JenisKeluaran.UTAMA, description="utama atau pendukung.")
    satuan: AtauKosong[Teks] = Field(description="Satuan.")
    polaritas: Polaritas = Field(default=Polaritas.NAIK, description="naik, turun, atau rentang.")
    target: Nilai = Field(description="Target tahun ini.")
    realisasi: Nilai | None = Field(default=None, description="Realisasi tahun ini.")
    kegiatan: Annotated[tuple[Slug, ...], Rujuk("kegiatan")] = Field(
        default=(), description="Kegiatan yang membiayai indikator ini, bila tidak seluruhnya."
    )
    keterangan: Narasi | None = Field(default=None, description="Catatan bagi pembaca.")
    tercetak: tuple[TercetakKeluaran, ...] = Field(default=(), description="Angka turunan seperti tercetak.")
    diterima: Diterima = ()


class SubKegiatan(Fakta):
    """A sub kegiatan: the leaf that carries money."""

    id: Annotated[Slug, Kenal("sub kegiatan")] = Field(description="Pengenal sub kegiatan.")
    kode: Teks | None = Field(default=None, description="Kode nomenklatur, dalam tanda kutip.")
    nama: Teks = Field(description="Nama menurut nomenklatur.")
    pagu: AtauKosong[Rupiah] = Field(description="Pagu dalam rupiah.")
    realisasi: AtauKosong[Rupiah] | None = Field(default=None, description="Realisasi keuangan dalam rupiah.")
    indikator: tuple[Keluaran, ...] = Field(default=(), description="Indikator keluaran.")
    tercetak: tuple[TercetakAnggaran, ...] = Field(default=(), description="Angka turunan seperti tercetak.")
    diterima: Diterima = ()


class Kegiatan(Fakta):
    """A kegiatan and its sub kegiatan."""

    id: Annotated[Slug, Kenal("kegiatan")] = Field(description="Pengenal kegiatan.")
    kode: Teks | None = Field(default=None, description="Kode nomenklatur, dalam tanda kutip.")
    nama: Teks = Field(description="Nama menurut nomenklatur.")
    indikator: tuple[Keluaran, ...] = Field(default=(), description="Indikator keluaran.")
    tercetak: tuple[TercetakAnggaran, ...] = Field(default=(), description="Angka turunan seperti tercetak.")
    diterima: Diterima = ()
    sub_kegiatan: tuple[SubKegiatan, ...] = Field(description="Sub kegiatan.", min_length=1)


class AnggaranProgram(Fakta):
    """A program of the Renstra with the year's kegiatan."""

    program: Annotated[Slug, Rujuk("program")] = Field(description="Program dalam Renstra.")
    indikator: tuple[Keluaran, ...] = Field(default=(), description="Indikator hasil program.")
    tercetak: tuple[TercetakAnggaran, ...] = Field(default=(), description="Angka turunan seperti tercetak.")
    diterima: Diterima = ()
    kegiatan: tuple[Kegiatan, ...] = Field(description="Kegiatan.", min_length=1)


class Belanja(Fakta):
    """A kind of belanja: with parts, or with money of its own."""

    id: Annotated[Slug, Kenal("belanja")] = Field(description="Pengenal jenis belanja.")
    nama: Teks = Field(description="Nama jenis belanja.")
    pagu: AtauKosong[Rupiah] | None = Field(default=None, description="Anggaran dalam rupiah, bila tanpa rincian.")
    realisasi: AtauKosong[Rupiah] | None = Field(
        default=None, description="Realisasi dalam rupiah, bila tanpa rincian."
    )
    keterangan: Narasi | None = Field(default=None, description="Catatan bagi pembaca.")
    tercetak: tuple[TercetakAnggaran, ...] = Field(default=(), description="Angka turunan seperti tercetak.")
    diterima: Diterima = ()
    rincian: tuple["Belanja", ...] = Field(default=(), description="Bagian-bagiannya.")

    @model_validator(mode="after")
    def _money_on_leaves(self) -> "Belanja":
        own = self.pagu is not None or self.realisasi is not None
        if self.rincian and own:
            sebab = "Belanja yang berincian tidak menulis pagu atau realisasi; jumlahnya dihitung. Hapus keduanya."
            raise PydanticCustomError("aturan", "{sebab}", {"sebab": sebab})
        if not self.rincian and self.pagu is None:
            sebab = "Belanja tanpa rincian memerlukan pagu. Tulis pagunya, atau kosong beserta alasannya."
            raise PydanticCustomError("aturan", "{sebab}", {"sebab": sebab})
        return self


class CetakSasaran(Fakta):
    """What a document prints about the budget of one sasaran; the amounts themselves follow from the programs."""

    sasaran: Annotated[Slug, Rujuk("sasaran")] = Field(description="Sasaran dalam Renstra.")
    tercetak: tuple[TercetakSasaran, ...] = Field(description="Angka turunan seperti tercetak.", min_length=1)


class JumlahAnggaran(Fakta):
    """A year's totals where the source has no breakdown."""

    pagu: AtauKosong[Rupiah] = Field(description="Pagu dalam rupiah.")
    realisasi: AtauKosong[Rupiah] = Field(description="Realisasi dalam rupiah.")
    program: Annotated[int, Field(ge=0)] | None = Field(default=None, description="Banyak program.")
    kegiatan: Annotated[int, Field(ge=0)] | None = Field(default=None, description="Banyak kegiatan.")
    sub_kegiatan: Annotated[int, Field(ge=0)] | None = Field(default=None, description="Banyak sub kegiatan.")


class Anggaran(Berkas):
    """The budget of a year and what became of it."""

    tahun: Tahun = Field(description="Tahun anggaran.")
    tanggal_dpa: AtauKosong[date] | None = Field(
        default=None, description="Tanggal dokumen pelaksanaan anggaran (DPA) disahkan."
    )
    letak_pagu: Teks | None = Field(default=None, description="Letak pagu program dalam dokumen sumber.")
    letak_realisasi: Teks | None = Field(default=None, description="Letak indikator dan realisasi program.")
    letak_belanja: Teks | None = Field(default=None, description="Letak belanja menurut jenis.")
    program: tuple[AnggaranProgram, ...] = Field(default=(), description="Program, kegiatan, dan sub kegiatan.")
    jumlah: JumlahAnggaran | None = Field(default=None, description="Jumlah tahun ini, bila rinciannya tidak dimuat.")
    belanja: tuple[Belanja, ...] = Field(default=(), description="Belanja menurut jenis.")
    sasaran: tuple[CetakSasaran, ...] = Field(default=(), description="Angka tercetak menurut sasaran.")
    tercetak: tuple[TercetakTahun, ...] = Field(default=(), description="Angka tercetak tentang seluruh tahun.")

    @model_validator(mode="after")
    def _one_total(self) -> "Anggaran":
        if self.program and self.jumlah is not None:
            sebab = "Jumlah tidak ditulis bila program dirinci; jumlahnya dihitung dari sub kegiatan. Hapus jumlah."
            raise PydanticCustomError("aturan", "{sebab}", {"sebab": sebab})
        if not self.program and self.jumlah is None:
            sebab = "Anggaran memerlukan program beserta rinciannya, atau jumlah bila rinciannya tidak dimuat."
            raise PydanticCustomError("aturan", "{sebab}", {"sebab": sebab})
        return self
