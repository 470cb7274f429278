"""Data files before and after -> each fact that was added, removed or changed, matched by id and not by position."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePosixPath

from pydantic.fields import FieldInfo

from sakip.changes.pairing import pairs
from sakip.changes.texts import replaced
from sakip.changes.wording import ID, Names, fact_title, field_title, file_title, is_record, names, whole, written
from sakip.model.base import Berkas, Daftar, Fakta, Peta
from sakip.problem import Letak


class Macam(StrEnum):
    """What became of a fact."""

    DITAMBAHKAN = "ditambahkan"
    DIHAPUS = "dihapus"
    DIUBAH = "diubah"


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaFakta:
    """A fact that differs. ``jalur`` leads to it in words, the file first; ``semula`` and ``menjadi`` as readers write.

    ``letak_*`` is where it stands; None on the side that does not have it. ``baris`` is every line of it, by side.
    """

    macam: Macam
    jalur: tuple[str, ...]
    semula: str
    menjadi: str
    letak_semula: Letak | None
    letak_menjadi: Letak | None
    baris: tuple[frozenset[tuple[str, int]], frozenset[tuple[str, int]]]

    @property
    def letak(self) -> Letak | None:
        """Where it stands now, or last stood."""
        return self.letak_menjadi or self.letak_semula

    @property
    def ganti_pengenal(self) -> bool:
        """Whether only the id of a thing is another; ``semula`` and ``menjadi`` are the ids."""
        return self.jalur[-1] == ID and self.macam is Macam.DIUBAH


def changed_facts(
    before: Sequence[Berkas],
    after: Sequence[Berkas],
    unread: Set[str] = frozenset(),
    beside: Sequence[Berkas] = (),
    *,
    without: Set[str] = frozenset(),
) -> tuple[BedaFakta, ...]:
    """Every fact that differs, in the order of the later files; order, comments and layout make no difference.

    Files whose name is in ``unread`` are not compared: one side cannot be read. ``beside`` are files that only name
    what the others refer to. Fields named in ``without`` are not compared.
    """
    old = {name: file for file in before if (name := _name(file)) not in unread}
    new = {name: file for file in after if (name := _name(file)) not in unread}
    compare = _Comparison(names((*beside, *before, *after)), without)
    found: list[BedaFakta] = []
    for name in (*new, *(name for name in old if name not in new)):
        one, other = old.get(name), new.get(name)
        path = (file_title(name),)
        if one is None or other is None:
            found.append(compare.one_sided(path, one, other, (_place(one), _place(other))))
        elif one is not other:
            found += compare.facts(one, other, path)
    return tuple(found)


def _name(file: Berkas) -> str:
    place = file.letak()
    return PurePosixPath(place.berkas).stem if place else ""


def _place(fact: Fakta | None) -> Letak | None:
    return fact.letak() if fact is not None else None


Places = tuple[Letak | None, Letak | None]


class _Comparison:
    """Compares facts whose references have these names."""

    def __init__(self, known: Names, without: Set[str]) -> None:
        self.known, self.without = known, without

    def facts(self, one: Fakta, other: Fakta, path: tuple[str, ...]) -> Iterator[BedaFakta]:
        """What two facts of one kind say otherwise."""
        for name, field in type(other).model_fields.items():
            if name in self.without:
                continue
            mine, yours = getattr(one, name), getattr(other, name)
            both = (*mine, *yours) if isinstance(mine, tuple) and isinstance(yours, tuple) else None
            if both and all(map(is_record, both)):
                yield from self.lists(one, other, name, path)
            elif both and all(isinstance(item, str) for item in both):
                yield from self.texts(one, other, name, path)
            elif isinstance(mine, dict) and isinstance(yours, dict):
                yield from self.series(one, other, name, path)
            elif is_record(mine) and type(mine) is type(yours):
                yield from self.facts(mine, yours, (*path, field_title(name)))
            elif not same_statement(mine, yours):
                places = (one.letak(name), other.letak(name))
                found = self.value((*path, field_title(name)), mine, yours, field, places)
                if found.semula != found.menjadi:  # another id of the same thing, which is told where it is introduced
                    yield found

    def lists(self, one: Fakta, other: Fakta, name: str, path: tuple[str, ...]) -> Iterator[BedaFakta]:
        """What two lists of facts have otherwise; a fact is called by its earlier name."""
        mine, yours = getattr(one, name), getattr(other, name)
        for at_mine, at_yours in pairs(mine, yours):
            before: Fakta | None = None if at_mine is None else mine[at_mine]
            after: Fakta | None = None if at_yours is None else yours[at_yours]
            title = (*path, *(fact_title(fact, name, self.known) for fact in (before or after,) if fact is not None))
            if before is not None and after is not None and type(before) is type(after):
                yield from self.facts(before, after, title)
            else:
                yield self.one_sided(title, before, after, (_place(before), _place(after)))

    def texts(self, one: Fakta, other: Fakta, name: str, path: tuple[str, ...]) -> Iterator[BedaFakta]:
        """What two lists of texts have otherwise."""
        mine, yours = list(getattr(one, name)), list(getattr(other, name))
        field = type(other).model_fields[name]
        title = (*path, field_title(name))
        for semula, menjadi in replaced(mine, yours):
            places = (
                one.letak(name, mine.index(semula)) if semula else None,
                other.letak(name, yours.index(menjadi)) if menjadi else None,
            )
            yield self.value(title, semula or None, menjadi or None, field, places)

    def series(self, one: Fakta, other: Fakta, name: str, path: tuple[str, ...]) -> Iterator[BedaFakta]:
        """What two mappings, such as the targets of the years, have otherwise."""
        mine, yours = getattr(one, name), getattr(other, name)
        field = type(other).model_fields[name]
        for key in (*yours, *(key for key in mine if key not in yours)):
            before, after = mine.get(key), yours.get(key)
            if not same_statement(before, after):
                places = (
                    None if key not in mine else one.letak(name, key),
                    None if key not in yours else other.letak(name, key),
                )
                yield self.value((*path, f"{field_title(name)} {key}"), before, after, field, places)

    def value(
        self, path: tuple[str, ...], before: object, after: object, field: FieldInfo | None, places: Places
    ) -> BedaFakta:
        """One value that differs; nothing stands where a side does not have it."""
        gone, new = before in (None, ()), after in (None, ())
        return BedaFakta(
            macam=Macam.DITAMBAHKAN if gone else Macam.DIHAPUS if new else Macam.DIUBAH,
            jalur=path,
            semula=written(before, field, self.known),
            menjadi=written(after, field, self.known),
            letak_semula=None if gone else places[0],
            letak_menjadi=None if new else places[1],
            baris=(_lines(before, places[0]), _lines(after, places[1])),
        )

    def one_sided(self, path: tuple[str, ...], before: Fakta | None, after: Fakta | None, places: Places) -> BedaFakta:
        """A fact that one side does not have, with all it says."""
        return BedaFakta(
            macam=Macam.DITAMBAHKAN if before is None else Macam.DIHAPUS if after is None else Macam.DIUBAH,
            jalur=path,
            semula="" if before is None else whole(before, self.known),
            menjadi="" if after is None else whole(after, self.known),
            letak_semula=places[0],
            letak_menjadi=places[1],
            baris=(_lines(before, places[0]), _lines(after, places[1])),
        )


def same_statement(one: object, other: object) -> bool:
    """Whether two values say the same; 4 is not 4.0, which states the decimal and is shown with it."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one.as_tuple() == other.as_tuple()
    if isinstance(one, Fakta) and type(one) is type(other):
        return all(same_statement(getattr(one, name), getattr(other, name)) for name in type(one).model_fields)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same_statement, one, other))
    return one == other


def _lines(value: object, place: Letak | None) -> frozenset[tuple[str, int]]:
    """Every line that a value, and each part of it, stands on."""
    found: set[tuple[str, int]] = set()
    if value is not None and place is not None:
        found.add((place.berkas, place.baris))
    facts = [value] if isinstance(value, Fakta) else []
    if isinstance(value, tuple):
        facts += [item for item in value if isinstance(item, Fakta)]
    if isinstance(value, dict):
        facts += [item for item in value.values() if isinstance(item, Fakta)]
    for fact in facts:
        if fact.tertulis is not None:
            _collect(fact.tertulis, found)
    return frozenset(found)


def _collect(node: Peta | Daftar, found: set[tuple[str, int]]) -> None:
    places = node.letak.values() if isinstance(node, Peta) else node.letak
    items = node.values() if isinstance(node, Peta) else node
    found.update((place.berkas, place.baris) for place in places)
    for item in items:
        if isinstance(item, Peta | Daftar):
            _collect(item, found)
