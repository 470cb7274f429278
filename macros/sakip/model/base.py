"""What every fact shares: strict fields, immutability, and the place in a file where each value was read.

``Peta`` and ``Daftar`` are YAML mappings and sequences that remember the place of each entry; ``load`` makes them, a
``Fakta`` keeps the one it came from.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from textwrap import shorten
from typing import Annotated, Any, NamedTuple, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, StringConstraints, model_validator
from pydantic.annotated_handlers import GetCoreSchemaHandler
from pydantic.functional_validators import ModelWrapValidatorHandler
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import ValidationInfo, no_info_before_validator_function

from sakip.problem import Letak

#: How many letters of a name a sentence has at most: those of the nomenclature run to forty words.
LONGEST_NAME = 80


class Peta(dict[Any, Any]):
    """A mapping that remembers where it starts, and where each key and value stands."""

    def __init__(self, awal: Letak) -> None:
        """Start empty; ``load`` fills it."""
        super().__init__()
        self.awal = awal
        self.kunci: dict[Any, Letak] = {}
        self.letak: dict[Any, Letak] = {}


class Daftar(tuple[Any, ...]):
    """A sequence that remembers where it starts and where each item stands."""

    awal: Letak
    letak: tuple[Letak, ...]


class Pilihan(StrEnum):
    """A choice among words; read from the text that the data files write, although models are strict."""

    @classmethod
    def _read(cls, value: Any) -> Any:
        try:
            return cls(value)
        except ValueError:
            raise PydanticCustomError("enum", "", {"expected": ", ".join(cls)}) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(cls._read, handler(source))


class Kenal(NamedTuple):
    """Marks a field that introduces an id of this kind; each id may be introduced once in a file."""

    jenis: str


class Rujuk(NamedTuple):
    """Marks a field that refers to an id of this kind (one id or several)."""

    jenis: str


class Prosa(NamedTuple):
    """Marks a field that holds prose of our own, in which a figure is not typed."""


@dataclass(frozen=True, slots=True)
class UnknownKey:
    """A key that its fact does not have, and the keys that it does have."""

    letak: Letak
    key: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmptyKey:
    """A key that stands there without a value."""

    letak: Letak
    key: str


Teks = Annotated[str, StringConstraints(min_length=1, max_length=5000, pattern=r"\S")]
#: Words that a figure may stand in all the same, because the author says so: ``[[28 orang]]``.
DELIBERATE = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")


def unmarked(text: str) -> str:
    """The text as readers see it: without the double brackets around what is typed deliberately."""
    return DELIBERATE.sub(r"\1", text)


def short_name(nama: str) -> str:
    """A name as a sentence has it: cut between words where it is long."""
    return shorten(nama, LONGEST_NAME, placeholder=" …")


#: Prose of our own; names, titles and statements of a document are ``Teks``.
Narasi = Annotated[Teks, AfterValidator(unmarked), Prosa()]
#: A name that also stands in the page's head, where the theme does not escape it.
Nama = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r'^[^<>"]*[^\s<>"][^<>"]*$')]
Slug = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
NamaUnsur = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]
Tahun = Annotated[int, Field(ge=1990, le=2100)]
Triwulan = Annotated[int, Field(ge=1, le=4)]
#: A picture below the content folder.
Gambar = Annotated[
    str,
    StringConstraints(
        max_length=200, pattern=r"^([A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\.(png|jpg|jpeg)$"
    ),
]
Tautan = Annotated[str, StringConstraints(max_length=500, pattern=r"^https://[^\s<>\"]+$")]


class Fakta(BaseModel):
    """A part of a data file. Compares by its values, not by its place."""

    #: Built when first read; what every kind of file has is built at once, so that no kind builds it for itself.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True, defer_build=True)

    _asal: Peta | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _remember(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Keep the place of each value; report unknown and empty keys to the context, which makes problems of them."""
        if not isinstance(value, Peta):
            return handler(value)
        fields = cls.model_fields
        unknown = [key for key in value if key not in fields]
        if isinstance(info.context, list):
            info.context.extend(UnknownKey(value.kunci[key], str(key), tuple(fields)) for key in unknown)
            info.context.extend(
                EmptyKey(value.letak[key], key) for key in fields if key in value and value[key] is None
            )
        fakta = handler({key: item for key, item in value.items() if key in fields})
        fakta._asal = value
        return fakta

    def letak(self, *path: str | int) -> Letak | None:
        """Where the value at this path stands, or the fact itself for no path; None if it was not read from a file."""
        node: Any = self._asal
        if node is None:
            return None
        place: Letak = node.awal
        for step in path:
            if not isinstance(node, Peta | Daftar) or (isinstance(node, Peta) and step not in node):
                break
            place = node.letak[step]  # type: ignore[index]
            node = node[step]  # type: ignore[index]
        return place

    @property
    def tertulis(self) -> Peta | None:
        """The mapping that it was read from, with the place of each value; None if it was not read from a file."""
        return self._asal

    def walk(self) -> Iterator["Fakta"]:
        """This fact and every fact inside it, in reading order."""
        found: list[Fakta] = []
        _gather(self, found)
        return iter(found)


#: Values that hold no fact; most are, so that they are passed over first.
PLAIN = frozenset({str, int, bool, Decimal, date, type(None)})


def _gather(value: object, found: list[Fakta]) -> None:
    """Add the value if it is a fact, then the facts inside it."""
    items: Iterable[object] = ()
    if isinstance(value, Fakta):
        found.append(value)
        items = value.__dict__.values()
    elif isinstance(value, tuple):
        items = value
    elif isinstance(value, dict):
        items = value.values()
    for item in items:
        if type(item) not in PLAIN and item:
            _gather(item, found)


class Penerimaan(Fakta, defer_build=False):
    """A warning about the fact it stands beside, accepted by an office for a reason."""

    kode: Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{3}$")] = Field(
        description="Kode peringatan dengan huruf besar, misalnya K403."
    )
    alasan: Narasi = Field(description="Mengapa keadaan ini benar atau dibiarkan.")
    oleh: Teks = Field(description="Jabatan yang menerimanya.")


#: What a fact carries whose warnings may be accepted.
Diterima = Annotated[
    tuple[Penerimaan, ...], Field(description="Peringatan atas fakta ini yang diterima, beserta alasannya.")
]


class Sumber(Fakta, defer_build=False):
    """The document that facts come from."""

    judul: Teks = Field(description="Judul dokumen asal fakta dalam berkas ini.")
    nomor: Teks | None = Field(default=None, description="Nomor dokumen, bila ada.")
    letak_dokumen: Teks | None = Field(default=None, description="Bab, tabel, atau halaman dalam dokumen itu.")
    salinan: bool = Field(
        default=False,
        description="true bila berkas ini menyalin dokumen yang sudah terbit; keganjilan isinya menjadi temuan.",
    )


class Hilang(Fakta, defer_build=False):
    """A part of the source document that could not be read."""

    bagian: Teks = Field(description="Nama bagian yang hilang, misalnya Tabel 2.4.")
    alasan: Narasi = Field(description="Mengapa bagian itu tidak tersedia.")


class Berkas(Fakta):
    """What every data file opens with."""

    sumber: Sumber = Field(description="Dokumen asal fakta dalam berkas ini.")
    hilang: tuple[Hilang, ...] = Field(default=(), description="Bagian dokumen sumber yang tidak terbaca.")
    catatan: Narasi | None = Field(default=None, description="Hal yang perlu diketahui pembaca berkas ini.")
    diterima: Diterima = ()
