"""``evaluasi-<tahun>.yaml``: the AKIP evaluation made in a year, of the year before."""

from datetime import date
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from sakip.model.base import Berkas, Fakta, Narasi, Pilihan, Rujuk, Slug, Tahun, Teks
from sakip.model.values import Angka, AtauKosong


class StatusTindakLanjut(Pilihan):
    """How far a recommendation was followed."""

    DILAKSANAKAN = "dilaksanakan"
    PROSES = "dalam proses"
    TIDAK_DITERAPKAN = "tidak diterapkan"
    TIDAK_DIMUAT = "tidak dimuat"


class Rekomendasi(Fakta):
    """One recommendation and what was done about it."""

    komponen: Teks = Field(description="Komponen SAKIP yang dinilai.")
    uraian: Narasi = Field(description="Isi rekomendasi, diringkas.")
    tindak_lanjut: AtauKosong[Narasi] = Field(description="Apa yang telah dilakukan, diringkas.")
    status: StatusTindakLanjut | None = Field(default=None, description="Sampai di mana tindak lanjutnya.")
    disimpulkan: bool = Field(
        default=False, description="true bila sumber tidak menyatakan status itu; penyusun menyimpulkannya dari uraian."
    )


class Evaluasi(Berkas):
    """The result of an evaluation by the Inspektorat."""

    tahun: Tahun = Field(description="Tahun evaluasi dilakukan.")
    tahun_dinilai: Tahun = Field(description="Tahun kinerja yang dinilai.")
    penilai: AtauKosong[Teks] = Field(description="Instansi penilai.")
    nilai: Angka = Field(description="Nilai, 0 sampai 100.", ge=0, le=100)
    predikat: Teks = Field(description="Predikat seperti tertulis, misalnya A.")
    skala: Annotated[Slug | None, Rujuk("skala")] = Field(
        default=None,
        description="Skala predikat itu dalam profil; tanpa ini predikat tidak dibandingkan dengan nilainya.",
    )
    nomor: Teks | None = Field(default=None, description="Nomor laporan hasil evaluasi.")
    tanggal: date | None = Field(default=None, description="Tanggal laporan hasil evaluasi.")
    rekomendasi: tuple[Rekomendasi, ...] = Field(default=(), description="Rekomendasi dan tindak lanjutnya.")

    @field_validator("tahun_dinilai")
    @classmethod
    def _of_an_earlier_year(cls, dinilai: int, info: ValidationInfo) -> int:
        if dinilai >= info.data.get("tahun", dinilai + 1):
            sebab = "Tahun yang dinilai harus sebelum tahun evaluasi dilakukan. Perbaiki salah satunya."
            raise PydanticCustomError("aturan", "{sebab}", {"sebab": sebab})
        return dinilai
