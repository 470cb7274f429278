"""Two lists of facts -> which of one is which of the other, whatever the order they stand in."""

from collections.abc import Sequence
from functools import cache
from itertools import starmap

from sakip.changes.texts import ALIKE, likeness
from sakip.model.base import Fakta, Kenal, Rujuk

Pair = tuple[int | None, int | None]
#: What tells a fact without an id from its neighbours, the first that it has.
NAMES = (
    "versi", "kode", "sebutan", "nama", "judul", "bagian", "tentang", "mitra", "butir", "uraian", "letak_dokumen",
    "unsur",
)  # fmt: skip
#: What tells a printed figure, all of it.
PRINTED = ("apa", "tahun", "ukuran", "status", "jenis_kelamin", "letak_dokumen", "jenis")
#: More left over than this on either side is not likened to each other: the time would grow with its square.
MOST_LEFT = 30
#: How much of two facts with different ids must be equal for one to be the other under a new id.
RENAMED = 0.9


def pairs(before: Sequence[Fakta], after: Sequence[Fakta]) -> list[Pair]:
    """The places of each fact in both lists, in the order of the later one; None where a list does not have it.

    Facts are known by their id, or by their name where they have none; what is left is likened, so that a renamed one
    is not told as removed and added.
    """
    old: dict[object, list[int]] = {}
    for at, fact in enumerate(before):
        old.setdefault(_key(fact), []).append(at)
    found: list[int | None] = []
    for fact in after:
        same = old.get(_key(fact))
        found.append(same.pop(0) if same else None)
    _liken(before, after, found)
    result: list[Pair] = [(one, at) for at, one in enumerate(found)]
    result += [(at, None) for at in range(len(before)) if at not in set(found)]
    return result


def id_field(kind: type[Fakta]) -> str | None:
    """The field that introduces the id of such a fact; None if it has none."""
    mark = id_mark(kind)
    return mark[0] if mark else None


@cache
def id_mark(kind: type[Fakta]) -> tuple[str, str] | None:
    """The field that introduces an id, and the kind of id; None if such a fact has none."""
    marks = ((name, mark) for name, field in kind.model_fields.items() for mark in field.metadata)
    return next(((name, mark.jenis) for name, mark in marks if isinstance(mark, Kenal)), None)


@cache
def references(kind: type[Fakta]) -> tuple[tuple[str, str], ...]:
    """The required fields that refer to an id of another fact, and the kind of that id."""
    fields = [(name, field) for name, field in kind.model_fields.items() if field.is_required()]
    return tuple((name, mark.jenis) for name, field in fields for mark in field.metadata if isinstance(mark, Rujuk))


def _key(fact: Fakta) -> object:
    """What a fact is known by in its list."""
    field = id_field(type(fact))
    if field is not None:
        return getattr(fact, field)
    if "apa" in type(fact).model_fields:
        return tuple(getattr(fact, name, None) for name in PRINTED)
    for referring, _ in references(type(fact)):
        if isinstance(getattr(fact, referring), str):
            return referring, getattr(fact, referring)
    name = next((name for name in NAMES if isinstance(getattr(fact, name, None), str)), None)
    return name and str(getattr(fact, name))


def _liken(before: Sequence[Fakta], after: Sequence[Fakta], found: list[int | None]) -> None:
    """Pair what is left by how much of it is equal, the most alike first; another id asks for nearly all of it."""
    left = [at for at in range(len(before)) if at not in set(found)]
    new = [at for at, one in enumerate(found) if one is None]
    if not left or not new or max(len(left), len(new)) > MOST_LEFT:
        return
    likely = ((_likeness(before[one], after[other]), one, other) for one in left for other in new)
    for much, one, other in sorted(likely, key=lambda item: (-item[0], abs(item[1] - item[2]))):
        least = ALIKE if id_field(type(before[one])) is None else RENAMED
        if much >= least and one not in found and found[other] is None:
            found[other] = one


def _likeness(one: Fakta, other: Fakta) -> float:
    """How much of what either says besides its id is equal in both; 0 for facts of different kinds."""
    if type(one) is not type(other):
        return 0
    own = id_field(type(one))
    values = [(getattr(one, name), getattr(other, name)) for name in type(one).model_fields if name != own]
    said = [(mine, yours) for mine, yours in values if not (mine in (None, ()) and yours in (None, ()))]
    return sum(starmap(_equal, said)) / len(said) if said else 0


def _equal(one: object, other: object) -> float:
    """How much two values are alike: 1 for equal ones, 0 for others, between for texts."""
    if one == other or not isinstance(one, str) or not isinstance(other, str):
        return float(one == other)
    return likeness(one, other)
