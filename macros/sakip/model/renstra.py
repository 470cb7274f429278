"""``renstra-<mulai>-<selesai>[-reviu].yaml``: one version of a five-year plan, from visi to kegiatan and its money."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from sakip.model.base import Berkas, Diterima, Fakta, Kenal, Narasi, Pilihan, Rujuk, Slug, Tahun, Teks
from sakip.model.cetak import IsiCetak, Tercetak
from sakip.model.values import AtauKosong, Kosong, Nilai, Polaritas, Rupiah


class JenisProgram(Pilihan):
    """Whether a program serves the agency's own duty or supports it."""

    UTAMA = "utama"
    PENUNJANG = "penunjang"


class VersiRenstra(Pilihan):
    """A plan is adopted once and may be reviewed; each version is a file of its own."""

    AWAL = "awal"
    REVIU = "reviu"
    REVIU_2 = "reviu-2"
    REVIU_3 = "reviu-3"


class Tingkat(Pilihan):
    """What an indicator measures, from what is put in to what changes in the end.

    The five groups are those of the Reviu Renstra 2016–2021, Bab VI.
    """

    MASUKAN = "masukan"
    KELUARAN = "keluaran"
    HASIL = "hasil"
    MANFAAT = "manfaat"
    DAMPAK = "dampak"


class Penempatan(Pilihan):
    """How the years of a row's values were found where the source does not show the columns they stand in."""

    JUMLAH = "dari jumlah"
    PENDANAAN = "dari pendanaan"
    SIMPULAN = "disimpulkan"
    RANCU = "rancu"

    @property
    def meragukan(self) -> bool:
        """Whether another placement is possible."""
        return self in (Penempatan.SIMPULAN, Penempatan.RANCU)


class TercetakTeks(Tercetak):
    """A name that the document also prints in another wording, or a statement printed otherwise elsewhere."""

    apa: Literal["nama", "kode"] = Field(description="Yang tercetak lain.")


class TercetakPendanaan(Tercetak):
    """A program's amount for a year as printed; the text '-' where the document prints a dash."""

    apa: Literal["pendanaan"] = Field(description="Yang tercetak.")
    tahun: Tahun = Field(description="Tahun pendanaan itu.")


class Misi(Fakta):
    """One of the head of region's missions."""

    id: Annotated[Slug, Kenal("misi")] = Field(description="Pengenal misi.")
    nama: Teks = Field(description="Bunyi misi.")
    tujuan_daerah: Teks | None = Field(
        default=None, description="Tujuan daerah di bawah misi ini, bila dokumen memuatnya."
    )


class Bertarget(Fakta):
    """What has a target for each year, or none with the reason."""

    target: AtauKosong[dict[Tahun, Nilai]] = Field(description="Target setiap tahun.")

    @property
    def target_tahunan(self) -> dict[int, Nilai]:
        """The target of each year that has one."""
        return {} if isinstance(self.target, Kosong) else self.target

    def target_pada(self, tahun: int) -> Nilai | None:
        """A year's target, or why the plan has none at all; None where it just leaves out the year."""
        return self.target if isinstance(self.target, Kosong) else self.target.get(tahun)


class Indikator(Bertarget):
    """An indicator of a sasaran with its baseline and yearly targets; the IKU says how it is measured."""

    id: Annotated[Slug, Kenal("indikator")] = Field(description="Pengenal indikator.")
    nama: Teks = Field(description="Nama indikator.")
    tingkat: Tingkat | None = Field(default=None, description="Yang diukur: masukan, keluaran, hasil, manfaat, dampak.")
    kondisi_awal: Nilai | None = Field(default=None, description="Nilai pada awal periode.")
    menggantikan: tuple[Slug, ...] = Field(default=(), description="Indikator rencana sebelumnya yang digantikan.")
    penjelasan: Narasi | None = Field(default=None, description="Mengapa menggantikan, dan dari mana diketahui.")
    tercetak: tuple[TercetakTeks, ...] = Field(default=(), description="Nama yang tercetak lain.")
    diterima: Diterima = ()


class Strategi(Fakta):
    """A way to reach a sasaran, and the policies that go with it."""

    nama: Teks = Field(description="Bunyi strategi.")
    arah_kebijakan: tuple[Teks, ...] = Field(default=(), description="Arah kebijakannya.")


class Sasaran(Fakta):
    """A strategic objective: what is measured, how it is reached, which programs serve it."""

    id: Annotated[Slug, Kenal("sasaran")] = Field(description="Pengenal sasaran.")
    nama: Teks = Field(description="Bunyi sasaran strategis.")
    indikator: tuple[Indikator, ...] = Field(description="Indikator sasaran.", min_length=1)
    strategi: tuple[Strategi, ...] = Field(default=(), description="Strategi untuk mencapai sasaran.")
    program: Annotated[tuple[Slug, ...], Rujuk("program")] = Field(
        default=(), description="Program yang mendukung sasaran."
    )
    menggantikan: tuple[Slug, ...] = Field(default=(), description="Sasaran rencana sebelumnya yang digantikan.")
    tercetak: tuple[TercetakTeks, ...] = Field(default=(), description="Bunyi yang tercetak lain.")
    diterima: Diterima = ()


class Tujuan(Fakta):
    """A goal."""

    id: Annotated[Slug, Kenal("tujuan")] = Field(description="Pengenal tujuan.")
    nama: Teks = Field(description="Bunyi tujuan.")
    misi: Annotated[Slug | None, Rujuk("misi")] = Field(default=None, description="Misi yang didukung.")
    indikator: Annotated[tuple[Slug, ...], Rujuk("indikator")] = Field(
        default=(), description="Indikator tujuan, dirujuk dari indikator sasaran."
    )
    sasaran: tuple[Sasaran, ...] = Field(description="Sasaran di bawah tujuan.", min_length=1)
    menggantikan: tuple[Slug, ...] = Field(default=(), description="Tujuan rencana sebelumnya yang digantikan.")
    diterima: Diterima = ()


class Ukuran(Bertarget):
    """An indicator of a program or a kegiatan; it has no IKU, so that it says itself how its values are read."""

    id: Annotated[Slug, Kenal("ukuran")] = Field(description="Pengenal indikator program atau kegiatan.")
    nama: Teks = Field(description="Nama indikator.")
    sasaran: Teks | None = Field(default=None, description="Sasaran program atau kegiatan yang diukurnya.")
    tingkat: Tingkat | None = Field(default=None, description="Yang diukur: masukan, keluaran, hasil, manfaat, dampak.")
    satuan: Teks | None = Field(default=None, description="Satuan angka targetnya.")
    skala: Annotated[Slug | None, Rujuk("skala")] = Field(
        default=None, description="Skala predikat, bila targetnya predikat."
    )
    polaritas: Polaritas = Field(default=Polaritas.NAIK, description="naik, turun, atau rentang.")
    penempatan: Penempatan | None = Field(
        default=None, description="Cara tahun targetnya diketahui, bila tidak terbaca dari dokumen."
    )
    keterangan: Narasi | None = Field(default=None, description="Catatan atas indikator ini.")
    diterima: Diterima = ()


class KegiatanRenstra(Fakta):
    """A kegiatan of the plan: what it yields and what it is to cost each year."""

    id: Annotated[Slug, Kenal("kegiatan-renstra")] = Field(description="Pengenal kegiatan.")
    kode: Teks | None = Field(default=None, description="Kode rekening, dalam tanda kutip.")
    nama: Teks = Field(description="Nama kegiatan.")
    mendukung: Slug | None = Field(
        default=None, description="Indikator program yang didukung, bila programnya mempunyai beberapa."
    )
    kelompok_sasaran: Teks | None = Field(default=None, description="Penerima manfaat langsung.")
    indikator: tuple[Ukuran, ...] = Field(description="Indikator kegiatan.", min_length=1)
    pendanaan: dict[Tahun, AtauKosong[Rupiah]] = Field(
        default_factory=dict, description="Pendanaan indikatif setiap tahun dalam rupiah."
    )
    penempatan: Penempatan | None = Field(
        default=None, description="Cara tahun pendanaannya diketahui, bila tidak terbaca dari dokumen."
    )
    menggantikan: tuple[Slug, ...] = Field(default=(), description="Kegiatan rencana sebelumnya yang digantikan.")
    keterangan: Narasi | None = Field(default=None, description="Catatan atas kegiatan ini.")
    tercetak: tuple[TercetakTeks, ...] = Field(default=(), description="Nama yang tercetak lain.")
    diterima: Diterima = ()


class Program(Fakta):
    """A program of the agency."""

    id: Annotated[Slug, Kenal("program")] = Field(description="Pengenal program.")
    kode: Teks | None = Field(default=None, description="Kode nomenklatur, dalam tanda kutip.")
    nama: Teks = Field(description="Nama program menurut nomenklatur.")
    jenis: JenisProgram | None = Field(default=None, description="utama atau penunjang.")
    indikator: tuple[Ukuran, ...] = Field(default=(), description="Indikator program.")
    kegiatan: tuple[KegiatanRenstra, ...] = Field(default=(), description="Kegiatan dalam program ini.")
    menggantikan: tuple[Slug, ...] = Field(default=(), description="Program rencana sebelumnya yang digantikan.")
    penempatan: Penempatan | None = Field(
        default=None, description="Cara tahun pendanaan tercetaknya diketahui, bila tidak terbaca dari dokumen."
    )
    tercetak: tuple[TercetakPendanaan, ...] = Field(default=(), description="Jumlah program seperti tercetak.")
    diterima: Diterima = ()


class Renstra(Berkas):
    """One version of a five-year strategic plan."""

    mulai: Tahun = Field(description="Tahun pertama periode.")
    selesai: Tahun = Field(description="Tahun terakhir periode.")
    versi: VersiRenstra = Field(default=VersiRenstra.AWAL, description="awal, atau reviu ke berapa.")
    berlaku: AtauKosong[Tahun] | None = Field(
        default=None, description="Tahun pertama yang memakai versi ini; tanpa itu seluruh periode."
    )
    tanggal: AtauKosong[date] | None = Field(default=None, description="Tanggal versi ini ditetapkan.")
    alasan: AtauKosong[Narasi] | None = Field(default=None, description="Alasan reviu; untuk versi reviu.")
    visi: Teks = Field(description="Visi kepala daerah.")
    misi: tuple[Misi, ...] = Field(description="Misi kepala daerah.", min_length=1)
    tujuan: tuple[Tujuan, ...] = Field(description="Tujuan instansi.", min_length=1)
    program: tuple[Program, ...] = Field(default=(), description="Program instansi.")
    indikator_rpjmd: AtauKosong[tuple[Slug, ...]] | None = Field(
        default=None, description="Indikator yang mengacu pada tujuan dan sasaran RPJMD."
    )
    cetak: IsiCetak | None = Field(default=None, description="Pernyataan dokumen cetak tentang rencana ini.")

    def berlaku_pada(self, tahun: int) -> bool:
        """Whether this version governs a year; an earlier version also does, until a later one takes its place."""
        return self.awal_berlaku <= tahun <= self.selesai

    @property
    def awal_berlaku(self) -> int:
        """The first year that this version governs; the whole period where the document does not say."""
        return max(self.berlaku, self.mulai) if isinstance(self.berlaku, int) else self.mulai

    @property
    def nama(self) -> str:
        """The period and, of a review, the version, as file names and pages have it: '2016-2021-reviu'."""
        return self.periode if self.versi is VersiRenstra.AWAL else f"{self.periode}-{self.versi}"

    @property
    def periode(self) -> str:
        """The first and the last year: '2021-2026'."""
        return f"{self.mulai}-{self.selesai}"

    @property
    def sebutan(self) -> str:
        """The period and version as readers have it: 'Renstra 2016–2021 (reviu)'."""
        version = "" if self.versi is VersiRenstra.AWAL else f" ({self.versi})"
        return f"Renstra {self.mulai}–{self.selesai}{version}"

    def sasaran(self) -> tuple[tuple[Tujuan, Sasaran], ...]:
        """Every sasaran with its tujuan, in the plan's order."""
        return tuple((tujuan, sasaran) for tujuan in self.tujuan for sasaran in tujuan.sasaran)

    def indikator(self) -> tuple[Indikator, ...]:
        """Every indicator of a sasaran, in the plan's order."""
        return tuple(item for _, sasaran in self.sasaran() for item in sasaran.indikator)
