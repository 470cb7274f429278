"""``iku-<mulai>-<selesai>.yaml``: what each indicator means and how it is measured."""

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sakip.model.base import Berkas, Diterima, Fakta, NamaUnsur, Narasi, Pilihan, Rujuk, Slug, Tahun, Teks
from sakip.model.values import Agregasi, Angka, AtauKosong, Polaritas, Rumus


class Jenis(Pilihan):
    """Whether an indicator is one of the agency's key indicators or supports them."""

    UTAMA = "utama"
    PENUNJANG = "penunjang"


class DariAspek(Fakta):
    """Which inputs of a formula are sums over the sub-aspects of the year's ``penilaian``."""

    jumlah: NamaUnsur = Field(description="Unsur yang merupakan jumlah nilai sub-aspek.")
    ideal: NamaUnsur = Field(description="Unsur yang merupakan jumlah bobot kali skor tertinggi.")
    skor_tertinggi: Angka = Field(description="Skor tertinggi sebuah sub-aspek.", gt=0)
    dasar: Teks = Field(description="Dasar skor tertinggi itu.")


class Hitungan(Fakta):
    """The indicator's own formula over named inputs."""

    rumus: Rumus = Field(description="Rumus, misalnya nilai / ideal.")
    unsur: dict[NamaUnsur, Teks] = Field(description="Nama setiap unsur dalam rumus.", min_length=1)
    aspek: DariAspek | None = Field(default=None, description="Unsur yang dihitung dari berkas penilaian.")

    @model_validator(mode="after")
    def _names_agree(self) -> "Hitungan":
        if self.rumus.names != set(self.unsur):
            sebab = (
                f"Unsur yang dipakai rumus ({', '.join(sorted(self.rumus.names))}) tidak sama dengan "
                f"unsur yang diuraikan ({', '.join(sorted(self.unsur))})."
            )
            raise PydanticCustomError("aturan", "{sebab}", {"sebab": sebab})
        sums = (self.aspek.jumlah, self.aspek.ideal) if self.aspek is not None else ()
        if not set(sums) <= set(self.unsur) or len(set(sums)) < len(sums):
            sebab = "Kunci jumlah dan ideal pada aspek menyebut dua nama unsur rumus. Samakan dengan nama di unsur."
            raise PydanticCustomError("aturan", "{sebab}", {"sebab": sebab})
        return self


class Uraian(Fakta):
    """How one indicator is defined, computed and judged."""

    indikator: Annotated[Slug, Rujuk("indikator")] = Field(description="Indikator yang diuraikan.")
    jenis: Jenis = Field(description="utama (IKU) atau penunjang.")
    definisi: AtauKosong[Teks] = Field(description="Definisi operasional.")
    satuan: Teks = Field(description="Satuan nilai.")
    desimal: Annotated[int, Field(ge=0, le=6)] = Field(description="Banyak desimal saat ditulis.")
    polaritas: Polaritas = Field(description="naik, turun, atau rentang.")
    hitungan: AtauKosong[Hitungan] | None = Field(default=None, description="Rumus indikator dan unsurnya.")
    sumber_data: AtauKosong[Teks] = Field(description="Asal data.")
    penanggung_jawab: AtauKosong[Teks] = Field(description="Unit penanggung jawab data.")
    agregasi: AtauKosong[Agregasi] = Field(description="Cara menggabungkan nilai triwulan menjadi nilai tahun.")
    aturan: Annotated[Slug | None, Rujuk("aturan")] = Field(
        default=None, description="Aturan capaian selain yang baku untuk polaritasnya."
    )
    skala: Annotated[Slug | None, Rujuk("skala")] = Field(
        default=None, description="Skala predikat, bila nilainya predikat."
    )
    ambang_berubah: Angka | None = Field(default=None, description="Perubahan sampai sebesar ini dianggap tetap.", ge=0)
    keterangan: Narasi | None = Field(default=None, description="Catatan atas uraian ini.")
    diterima: Diterima = ()


class Iku(Berkas):
    """The decree on key performance indicators."""

    mulai: Tahun = Field(description="Tahun pertama periode.")
    selesai: Tahun = Field(description="Tahun terakhir periode.")
    nomor: AtauKosong[Teks] = Field(description="Nomor surat keputusan.")
    tanggal: AtauKosong[date] = Field(description="Tanggal surat keputusan.")
    tentang: Teks = Field(description="Judul surat keputusan.")
    indikator: tuple[Uraian, ...] = Field(description="Uraian setiap indikator.", min_length=1)
