"""What every fact shares: strict fields, immutability, and the place in a file where each value was read.

``Peta`` and ``Daftar`` are YAML mappings and sequences that remember the place of each entry; ``load`` makes them, a
``Fakta`` keeps the one it came from.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, StringConstraints, model_validator
from pydantic.annotated_handlers import GetCoreSchemaHandler
from pydantic.functional_validators import ModelWrapValidatorHandler
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import ValidationInfo, no_info_before_validator_function

from sakip.problem import Letak


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
        if not isinstance(value, str):
            return value
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
#: A name that also stands in the page's head, where the theme does not escape it.
Nama = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r'^[^<>"]*[^\s<>"][^<>"]*$')]
Slug = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
NamaUnsur = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]
Tahun = Annotated[int, Field(ge=1990, le=2100)]


class Fakta(BaseModel):
    """A part of a data file. Compares by its values, not by its place."""

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

    def walk(self) -> Iterator["Fakta"]:
        """This fact and every fact inside it, in reading order."""
        yield self
        for name in type(self).model_fields:
            yield from _facts_in(getattr(self, name))


def _facts_in(value: object) -> Iterator[Fakta]:
    if isinstance(value, Fakta):
        yield from value.walk()
    elif isinstance(value, tuple):
        for item in value:
            yield from _facts_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _facts_in(item)


class Sumber(Fakta):
    """The document that facts come from."""

    judul: Teks = Field(description="Judul dokumen asal fakta dalam berkas ini.")
    nomor: Teks | None = Field(default=None, description="Nomor dokumen, bila ada.")
    letak_dokumen: Teks | None = Field(default=None, description="Bab, tabel, atau halaman dalam dokumen itu.")


class Hilang(Fakta):
    """A part of the source document that could not be read."""

    bagian: Teks = Field(description="Nama bagian yang hilang, misalnya Tabel 2.4.")
    alasan: Teks = Field(description="Mengapa bagian itu tidak tersedia.")


class Berkas(Fakta):
    """What every data file opens with."""

    sumber: Sumber = Field(description="Dokumen asal fakta dalam berkas ini.")
    hilang: tuple[Hilang, ...] = Field(default=(), description="Bagian dokumen sumber yang tidak terbaca.")
    catatan: Teks | None = Field(default=None, description="Hal yang perlu diketahui pembaca berkas ini.")
