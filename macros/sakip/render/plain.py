"""Values that a page shows -> their words, without markup, handles and places."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from sakip.model.base import Fakta
from sakip.problem import Letak
from sakip.render.parts import Absen, Batangan, Figur, Garis, Isian, Status
from sakip.render.write import plain_text

#: What of a described part is not shown as words.
UNSHOWN = frozenset({"id", "jejak", "letak", "nilai", "rupa", "anchor", "garis", "page", "periode"})


def words(value: object) -> Iterator[str]:
    """Every piece of text that a value shows, in reading order; a sentence is one piece."""
    match value:
        case None | Letak() | Batangan() | Garis() | "":  # what is drawn is told by the words around it
            return
        case bool():
            yield "ya" if value else "tidak"
        case str():
            yield value
        case Figur() | Status():
            yield plain_text((value,))
        case Absen():
            yield f"{value.teks} ({value.alasan})"
        case Decimal() | int() | date():
            yield str(value)
        case Fakta() | Isian():
            yield from words(_values(value))
        case Mapping():
            yield from words([part for item in value.items() for part in item])
        case tuple() if _is_sentence(value):
            yield plain_text(value)
        case Iterable():
            for item in value:
                yield from words(item)
        case _ if is_dataclass(value):
            yield from words([getattr(value, item.name) for item in fields(value) if item.name not in UNSHOWN])


def _values(value: Fakta | Isian) -> list[object]:
    if isinstance(value, Isian):
        return list(value.isi.values())
    return [getattr(value, name) for name in type(value).model_fields]


def _is_sentence(value: tuple[object, ...]) -> bool:
    """Whether these are the pieces of a sentence: text with figures in it."""
    return any(isinstance(part, Figur) for part in value) and all(
        isinstance(part, str | Figur | Status) for part in value
    )
