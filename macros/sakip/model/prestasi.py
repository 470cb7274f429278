"""``inovasi-<tahun>.yaml`` and ``penghargaan-<tahun>.yaml``: what the agency built, and what it was honoured with."""

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sakip.model.base import Berkas, Fakta, Kenal, Narasi, Slug, Tahun, Teks


class Mulai(Fakta):
    """A date as exactly as the source knows it."""

    tahun: Tahun = Field(description="Tahun.")
    bulan: Annotated[int, Field(ge=1, le=12)] | None = Field(default=None, description="Bulan, 1 sampai 12.")
    hari: Annotated[int, Field(ge=1, le=31)] | None = Field(default=None, description="Tanggal dalam bulan.")

    @model_validator(mode="after")
    def _a_real_day(self) -> "Mulai":
        sebab = "Kunci hari memerlukan bulan. Tulis bulannya, atau hapus hari." if self.hari and not self.bulan else ""
        try:
            date(self.tahun, self.bulan or 1, self.hari or 1)
        except ValueError:
            sebab = "Tanggal ini tidak ada dalam kalender. Perbaiki hari atau bulannya."
        if sebab:
            raise PydanticCustomError("aturan", "{sebab}", {"sebab": sebab})
        return self


class Inovasi(Fakta):
    """Something the agency built."""

    id: Annotated[Slug, Kenal("inovasi")] = Field(description="Pengenal inovasi.")
    nama: Teks = Field(description="Nama inovasi.")
    kepanjangan: Teks | None = Field(default=None, description="Kepanjangan nama, bila disebut sumber.")
    jenis: Teks = Field(description="Jenis inovasi, dua sampai empat kata.")
    mulai: Mulai = Field(description="Mulai dipakai, setepat yang disebut sumber.")
    manfaat: Narasi = Field(description="Untuk apa, satu kalimat.")


class DaftarInovasi(Berkas):
    """The innovations that a year's report lists."""

    tahun: Tahun = Field(description="Tahun laporan.")
    inovasi: tuple[Inovasi, ...] = Field(description="Setiap inovasi.", min_length=1)


class Penghargaan(Fakta):
    """An award."""

    nama: Teks = Field(description="Nama penghargaan.")
    tanggal: date = Field(description="Tanggal diterima.")
    peringkat: Teks | None = Field(default=None, description="Peringkat seperti tercantum.")
    tingkat: Teks = Field(description="Tingkat, misalnya Nasional.")
    pemberi: Teks = Field(description="Pemberi penghargaan.")
    keterangan: Narasi | None = Field(default=None, description="Catatan bagi pembaca.")


class DaftarPenghargaan(Berkas):
    """The awards that a year's report lists."""

    tahun: Tahun = Field(description="Tahun laporan.")
    penghargaan: tuple[Penghargaan, ...] = Field(description="Setiap penghargaan.", min_length=1)
