"""``organisasi-<tahun>.yaml``: what the agency is for, its strategic issues, whom it works with."""

from typing import Annotated

from pydantic import Field

from sakip.model.base import Berkas, Fakta, Kenal, Narasi, Rujuk, Slug, Tahun, Teks


class Isu(Fakta):
    """A strategic issue and the problems behind it."""

    id: Annotated[Slug, Kenal("isu")] = Field(description="Pengenal isu.")
    nama: Teks = Field(description="Isu strategis, diringkas.")
    sasaran: Annotated[Slug | None, Rujuk("sasaran")] = Field(default=None, description="Sasaran yang menjawabnya.")
    permasalahan: tuple[Narasi, ...] = Field(description="Permasalahan di baliknya.", min_length=1)


class Kolaborasi(Fakta):
    """Another agency and what is done together."""

    mitra: Teks = Field(description="Instansi mitra.")
    bentuk: Narasi = Field(description="Apa yang dikerjakan bersama.")


class Organisasi(Berkas):
    """The agency in a year."""

    tahun: Tahun = Field(description="Tahun yang diuraikan.")
    kedudukan: Narasi = Field(description="Kedudukan instansi, satu atau dua kalimat.")
    tugas: tuple[Narasi, ...] = Field(description="Tugas pokok, diringkas.", min_length=1)
    fungsi: tuple[Narasi, ...] = Field(description="Fungsi, diringkas.", min_length=1)
    isu: tuple[Isu, ...] = Field(default=(), description="Isu strategis dan permasalahannya.")
    kolaborasi: tuple[Kolaborasi, ...] = Field(default=(), description="Kolaborasi dengan instansi lain.")
