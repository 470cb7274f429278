"""The kinds of value a target or a realisasi can be, and the ways in which there can be none."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from sakip.formula import Formula, FormulaError, parse
from sakip.model.base import Fakta, Narasi, Pilihan, Slug, Teks

LARGEST = Decimal(10) ** 18
MOST_DECIMALS = 12


class Polaritas(Pilihan):
    """Which direction of an indicator is better."""

    NAIK = "naik"
    TURUN = "turun"
    RENTANG = "rentang"


class Agregasi(Pilihan):
    """How the quarters, or the parts of a composite value, make one value."""

    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"
    AKHIR = "akhir"
    MAKSIMUM = "maksimum"
    MINIMUM = "minimum"
    KUMULATIF = "kumulatif"


class Sebab(Pilihan):
    """Why there is no value. Absent (the key itself is missing) and 0 are two further, different things."""

    HILANG = "hilang"
    TIDAK_DIMUAT = "tidak dimuat"
    BELUM_DIUKUR = "belum diukur"
    TIDAK_BERLAKU = "tidak berlaku"


class Kosong(Fakta, defer_build=False):
    """No value, and why: the source lost it, never had it, it is not measured yet, or it does not apply."""

    kosong: Sebab = Field(description="hilang, tidak dimuat, belum diukur, atau tidak berlaku.")
    alasan: Narasi = Field(description="Penjelasan satu kalimat untuk pembaca laporan.")


class Uang(NamedTuple):
    """Marks an amount of money, in rupiah."""


def _exact(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("angka", "bukan angka")
    exact = Decimal(value)
    if abs(exact) >= LARGEST or -int(exact.as_tuple().exponent) > MOST_DECIMALS:
        raise PydanticCustomError("di_luar_batas", "terlalu besar atau terlalu banyak desimal")
    return exact


def _formula(value: object) -> Formula:
    if not isinstance(value, str):
        raise PydanticCustomError("rumus", "{sebab}", {"sebab": "Rumus ditulis sebagai teks."})
    try:
        return parse(value)
    except FormulaError as error:
        raise PydanticCustomError("rumus", "{sebab}", {"sebab": str(error)}) from None


Angka = Annotated[Decimal, BeforeValidator(_exact)]
Rupiah = Annotated[Angka, Field(ge=0), Uang()]
Rumus = Annotated[Formula, BeforeValidator(_formula)]


class Rentang(Fakta, defer_build=False):
    """A range; a value on either bound is inside."""

    dari: Angka = Field(description="Batas bawah.")
    sampai: Angka = Field(description="Batas atas.")

    @model_validator(mode="after")
    def _in_order(self) -> "Rentang":
        if self.dari > self.sampai:
            raise PydanticCustomError(
                "aturan", "{sebab}", {"sebab": "Batas bawah rentang (dari) melebihi batas atasnya (sampai)."}
            )
        return self


class Bagian(Fakta, defer_build=False):
    """One part of a composite value: '11 unit kendaraan roda dua'."""

    unsur: Slug = Field(description="Pengenal bagian; sama di target dan realisasi.")
    nama: Teks | None = Field(default=None, description="Nama bagian bagi pembaca; cukup di target.")
    nilai: Angka = Field(description="Banyaknya.")
    satuan: Teks = Field(description="Satuan bagian ini.")


def _kind(value: Any) -> str | None:
    """Which kind of value this is. Tags stand in brackets so that no key is mistaken for one in an error's path."""
    if isinstance(value, Mapping):
        return "(rentang)" if "dari" in value or "sampai" in value else "(kosong)"
    if isinstance(value, Fakta):
        return "(kosong)" if isinstance(value, Kosong) else "(rentang)"
    if isinstance(value, tuple):
        return "(komposit)"
    if isinstance(value, bool) or value is None:
        return None
    return {int: "(angka)", Decimal: "(angka)", str: "(predikat)"}.get(type(value))


def _known(value: Any) -> str:
    if isinstance(value, Mapping):
        return "(kosong)" if "kosong" in value or "alasan" in value else "(ada)"
    return "(kosong)" if isinstance(value, Kosong) else "(ada)"


Komposit = Annotated[tuple[Bagian, ...], Field(min_length=1)]

#: A number, a range, a grade (text), a composite value, or no value with its reason.
Nilai = Annotated[
    Annotated[Angka, Tag("(angka)")]
    | Annotated[Rentang, Tag("(rentang)")]
    | Annotated[Teks, Tag("(predikat)")]
    | Annotated[Komposit, Tag("(komposit)")]
    | Annotated[Kosong, Tag("(kosong)")],
    Discriminator(_kind),
]

T = TypeVar("T")
#: A value of this type, or none with its reason.
AtauKosong = Annotated[Annotated[T, Tag("(ada)")] | Annotated[Kosong, Tag("(kosong)")], Discriminator(_known)]


def same(one: Nilai | None, other: Nilai | None) -> bool:
    """Whether two values mean the same: a part's name is for readers, 0.6 is 0.60."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return {(p.unsur, p.nilai, p.satuan) for p in one} == {(p.unsur, p.nilai, p.satuan) for p in other}
    return one == other
