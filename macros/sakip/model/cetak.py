"""What printed documents state about their own figures: compared with what follows from the facts, never computed with.

``Tercetak`` stands beside the fact it is about. ``IsiCetak`` holds what belongs to no single fact: sums whose parts are
printed with them, and statements that must agree (or differ) between two places of the document. That of a yearly
report is ``cetak-<tahun>.yaml``; that of a plan stands in the plan.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from sakip.model.base import Berkas, Fakta, NamaUnsur, Narasi, Pilihan, Tahun, Teks
from sakip.model.values import Angka, Rumus


class JenisSelisih(Pilihan):
    """How a printed figure came to differ."""

    JUMLAH = "jumlah keliru"
    PERSENTASE = "persentase keliru"
    DIPOTONG = "dipotong"
    DIBATASI = "dibatasi"
    DASAR = "dasar lain"
    KETIK = "salah ketik"
    LABEL = "label"
    SALINAN = "salinan"


class Kepastian(Pilihan):
    """How certain it is that the printed figure is the one that is wrong."""

    PASTI = "pasti"
    HAMPIR = "hampir pasti"
    MUNGKIN = "mungkin"


def _written(value: Any) -> str:
    return "(teks)" if isinstance(value, str) else "(angka)"


#: A figure, or a text such as a name, as a document prints it.
Cetakan = Annotated[Annotated[Angka, Tag("(angka)")] | Annotated[Teks, Tag("(teks)")], Discriminator(_written)]


class Penjelasan(Fakta):
    """Why a printed figure differs, where that is known."""

    jenis: JenisSelisih | None = Field(default=None, description="Bagaimana selisihnya terjadi.")
    kepastian: Kepastian | None = Field(default=None, description="Seberapa pasti kekeliruannya.")
    keterangan: Narasi | None = Field(default=None, description="Penjelasan bagi pembaca.")


class Tercetak(Penjelasan):
    """One derived figure as a printed document has it."""

    apa: str = Field(description="Angka apa yang tercetak.")
    nilai: Cetakan = Field(description="Nilainya seperti tercetak; persen tanpa tanda %.")
    letak_dokumen: Teks = Field(description="Tabel atau bagian tempatnya tercetak.")


class HitunganCetak(Penjelasan):
    """A printed result whose parts are printed with it."""

    tentang: Teks = Field(description="Apa yang dihitung.")
    letak_dokumen: Teks = Field(description="Tempatnya tercetak.")
    rumus: Rumus = Field(description="Rumus dari unsur yang tercetak.")
    unsur: dict[NamaUnsur, Angka] = Field(description="Unsur seperti tercetak.", min_length=1)
    tercetak: Angka = Field(description="Hasil seperti tercetak.")
    satuan: Teks | None = Field(default=None, description="Satuan hasilnya.")

    @model_validator(mode="after")
    def _names_agree(self) -> "HitunganCetak":
        if self.rumus.names != set(self.unsur):
            sebab = (
                f"Unsur yang dipakai rumus ({', '.join(sorted(self.rumus.names))}) tidak sama dengan "
                f"unsur yang tercetak ({', '.join(sorted(self.unsur))}). Samakan keduanya."
            )
            raise PydanticCustomError("aturan", "{sebab}", {"sebab": sebab})
        return self


class Pernyataan(Fakta):
    """What one place of the document says."""

    letak_dokumen: Teks = Field(description="Tempatnya tercetak.")
    isi: Cetakan = Field(description="Yang dinyatakan, seperti tercetak atau diringkas.")


class Silang(Penjelasan):
    """The same matter in several places of the document: the statements must agree, or must differ."""

    tentang: Teks = Field(description="Hal yang dinyatakan.")
    harus: Literal["sama", "berbeda"] = Field(default="sama", description="sama atau berbeda.")
    pernyataan: tuple[Pernyataan, ...] = Field(description="Setiap pernyataan dan letaknya.", min_length=2)


class TercetakCacah(Tercetak):
    """A count of what the plan holds."""

    apa: Literal[
        "jumlah tujuan", "jumlah sasaran", "jumlah indikator", "jumlah indikator utama", "jumlah program",
        "jumlah program utama", "jumlah program penunjang", "jumlah kegiatan", "jumlah strategi", "jumlah perjanjian",
    ] = Field(description="Yang dicacah.")  # fmt: skip


class IsiCetak(Fakta):
    """Statements of a printed document that belong to no single fact."""

    cacah: tuple[TercetakCacah, ...] = Field(default=(), description="Cacah isi rencana seperti tercetak.")
    hitungan: tuple[HitunganCetak, ...] = Field(default=(), description="Hasil yang tercetak bersama unsurnya.")
    silang: tuple[Silang, ...] = Field(default=(), description="Pernyataan yang harus sama atau harus berbeda.")


class Cetak(Berkas, IsiCetak):
    """Statements of a year's printed report."""

    tahun: Tahun = Field(description="Tahun laporan yang dicetak.")
