"""``reviu-<tahun>.yaml``: the statement that the year's report was reviewed, and the reviewer's checklist.

The date of the statement is one of the report's own dates: ``laporan-<tahun>.yaml`` has it.
"""

from typing import Literal

from pydantic import Field

from sakip.model.base import Berkas, Diterima, Fakta, Narasi, Pilihan, Tahun, Teks
from sakip.model.pk import Pihak
from sakip.model.values import AtauKosong

#: PermenPANRB 53/2014, anak lampiran III/2-2: the part of the form and the number in it.
NomorButir = Literal[
    "I.1", "I.2", "I.3", "I.4", "I.5", "I.6",
    "II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "II.7",
    "III.1", "III.2", "III.3", "III.4", "III.5", "III.6", "III.7", "III.8", "III.9", "III.10",
]  # fmt: skip


class Jawaban(Pilihan):
    """What a reviewer answers to an item; the last for one that hangs on another's ``tidak``."""

    YA = "ya"
    TIDAK = "tidak"
    TIDAK_BERLAKU = "tidak berlaku"


class ButirReviu(Fakta):
    """One answered item of the checklist."""

    butir: NomorButir = Field(description="Bagian dan nomor butir dalam daftar uji, misalnya II.1.")
    jawaban: Jawaban = Field(description="ya, tidak, atau tidak berlaku.")
    catatan: Narasi | None = Field(default=None, description="Catatan pereviu atas butir ini, diringkas.")
    diterima: Diterima = ()


class Reviu(Berkas):
    """The review of the year's report by the internal auditor (APIP)."""

    tahun: Tahun = Field(description="Tahun laporan yang direviu; tanggal pernyataannya ada di berkas laporan.")
    nomor: AtauKosong[Teks] | None = Field(default=None, description="Nomor pernyataan telah direviu, bila ada.")
    pereviu: Pihak = Field(description="Yang menandatangani pernyataan telah direviu.")
    simpulan: Teks = Field(description="Simpulan reviu dalam satu kalimat, seperti tertulis.")
    daftar_uji: tuple[ButirReviu, ...] = Field(default=(), description="Butir yang dijawab pereviu.")
