"""What is to be shown, as immutable values; any writer (HTML now, CSV, XLSX and PDF from the same) reads these."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sakip.compute import Jejak
from sakip.problem import Letak


@dataclass(frozen=True, slots=True)
class Figur:
    """A figure as written, with its handle: the trace it was computed by, or the line it was read from.

    ``data`` is how a file for machines has it, where that is not the number as written; ``tanda`` judges it beside it.
    """

    teks: str
    nilai: Decimal | None = None
    jejak: str | None = None
    letak: Letak | None = None
    data: str | None = None
    tanda: "Status | None" = None


@dataclass(frozen=True, slots=True)
class Absen:
    """No figure, and why; ``teks`` is the short form for a cell."""

    teks: str
    alasan: str


class Rupa(StrEnum):
    """How a status looks: a shape and a colour of its own, so that neither stands alone."""

    BAIK = "baik"
    CUKUP = "cukup"
    KURANG = "kurang"
    KOSONG = "kosong"
    TAMBAH = "tambah"
    HAPUS = "hapus"
    UBAH = "ubah"


@dataclass(frozen=True, slots=True)
class Status:
    """A word that judges, with its look."""

    kata: str
    rupa: Rupa


#: A cell; None continues the cell above it.
Sel = str | Figur | Absen | Status | None
Kalimat = tuple[str | Figur | Status, ...]


@dataclass(frozen=True, slots=True)
class Sumber:
    """The documents that a part comes from, in words; ``letak`` is where the data files that copy them begin."""

    teks: str = ""
    letak: tuple[Letak, ...] = ()


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its head, its unit, the group of heads it stands under.

    ``angka`` sets figures right, ``lapang`` gives room to long text, ``batang`` draws each ratio as a bar.
    """

    judul: str
    satuan: str | None = None
    kelompok: str | None = None
    angka: bool = False
    lapang: bool = False
    batang: bool = False


@dataclass(frozen=True, slots=True)
class Baris:
    """A row; ``jumlah`` marks a total. In a tree ``tingkat`` is its depth (0: top), ``jenis`` what is on that level."""

    sel: tuple[Sel, ...]
    jumlah: bool = False
    tingkat: int = 0
    jenis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """A table. ``kepala`` is the column whose cells name their rows; ``jejak`` the ids of the traces behind it.

    ``lipat``: long, so that a reader may fold it and look for words in it; ``terlipat``: folded to begin with.
    ``urut``: also sort it, narrow it by status, and see what the matching leaves add up to. ``periode`` is what its
    rows are about, where that is not the report's year.
    """

    id: str
    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    catatan: tuple[str, ...] = ()
    sumber: Sumber = Sumber()
    kepala: int = 0
    jejak: tuple[str, ...] = ()
    lipat: bool = False
    terlipat: bool = False
    urut: bool = False
    periode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batang:
    """A bar: its name, its length (None: not known), the mark of a target on it, and what is written at its end."""

    nama: str
    nilai: Decimal | None
    teks: str
    target: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batangan:
    """Bars from zero; ``sumbu`` says in words what they count, ``tanda`` what the marks on them are."""

    sumbu: str
    batang: tuple[Batang, ...]
    rupiah: bool = False
    tanda: str | None = None


class Ragam(StrEnum):
    """What a series is, which decides how it is drawn."""

    REALISASI = "realisasi"
    TARGET = "target"
    JALUR = "jalur"
    BANDING = "banding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Titik:
    """A value of a year, as written; ``label`` is what stands beside it, in lines. A range reaches up to ``sampai``."""

    tahun: int
    nilai: Decimal
    teks: str
    label: tuple[str, ...] = ()
    sampai: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Deret:
    """The values of one thing by year, the oldest first."""

    ragam: Ragam
    nama: str
    titik: tuple[Titik, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Garis:
    """Series over the years from ``awal`` to ``akhir``; ``sumbu`` says in words what they are counted in.

    From each year of ``putus`` on the realisasi is measured otherwise; in those of ``kosong`` it has no value.
    ``jenjang`` are the steps of a scale of grades, with the number that each counts as.
    """

    sumbu: str
    awal: int
    akhir: int
    deret: tuple[Deret, ...]
    putus: tuple[int, ...] = ()
    kosong: tuple[int, ...] = ()
    jenjang: tuple[tuple[Decimal, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grafik:
    """A chart; ``temuan`` says in a sentence what it shows, ``tabel`` has its values."""

    id: str
    judul: str
    temuan: Kalimat
    isi: Batangan | Garis
    tabel: Tabel
    catatan: tuple[str, ...] = ()
    sumber: Sumber = Sumber()


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Who signs: in which capacity ('' for none), office and name."""

    sebagai: str
    jabatan: str
    nama: str | Absen


@dataclass(frozen=True, slots=True, kw_only=True)
class Naskah:
    """A statement in its official form: its paragraphs, and rows of names between them; who signs it where and when.

    ``tempat`` is the place, and the day or why it is not known; ``dasar`` is the form that the wording follows.
    """

    judul: str
    isi: tuple[str | tuple[tuple[str, str | Absen], ...], ...]
    tempat: tuple[str, str | Absen]
    tanda_tangan: tuple[TandaTangan, ...]
    dasar: str


@dataclass(frozen=True, slots=True)
class Isian:
    """Values that a template shows, by the names they have there."""

    templat: str
    isi: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rujukan:
    """The number of a part that stands elsewhere ('Tabel 3.2'), and where: the page, and the anchor on it."""

    teks: str
    page: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rincian:
    """A written trace: from the inputs, each with its place, to the figure; ``jejak`` is what it was written from."""

    id: str
    judul: str
    hasil: str
    cara: str
    langkah: tuple[str, ...]
    masukan: tuple[tuple[str, Figur | Absen, str], ...]
    dasar: str
    jejak: Jejak
    catatan: tuple[str, ...] = ()
