"""Whether each id stands once in its file, and each reference leads to an id that is there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from sakip.model.base import Fakta, Kenal, Rujuk
from sakip.problem import NOWHERE, Letak, Problem, did_you_mean

#: Which kinds of file introduce the ids of a kind; while one of them is unread, its ids cannot be judged.
HOME = {
    "indikator": "renstra",
    "sasaran": "renstra",
    "tujuan": "renstra",
    "misi": "renstra",
    "program": "renstra",
    "aturan": "profil",
    "skala": "profil",
    "efisiensi": "profil",
    "kegiatan": "anggaran",
    "status": "sdm",
}
#: How a planner calls what these ids introduce.
CALLED = {"ukuran": "indikator program atau kegiatan", "kegiatan-renstra": "kegiatan"}


def introduced(files: Iterable[Sequence[Fakta]], problems: list[Problem]) -> dict[str, set[str]]:
    """Every id by its kind, from the facts of each file.

    An id stands once in a file; the next plan may use it again for what it continues.
    """
    ids: dict[str, set[str]] = {}
    for parts in files:
        first: dict[tuple[str, str], Letak] = {}
        for jenis, name, place in (mark for part in parts for mark in _marked(part, Kenal)):
            ids.setdefault(jenis, set()).add(name)
            if (jenis, name) in first:
                called = CALLED.get(jenis, jenis)
                message = f'Pengenal {called} "{name}" sudah dipakai di {first[jenis, name]}. Ganti salah satunya.'
                problems.append(Problem("S402", place, message))
            first.setdefault((jenis, name), place)
    return ids


def unknown_references(
    files: Iterable[Sequence[Fakta]], ids: Mapping[str, set[str]], unread: set[str]
) -> Iterator[Problem]:
    """A problem for each reference to an id that is not there; ``unread`` are the kinds of file not to be judged."""
    for fakta in (part for parts in files for part in parts):
        for jenis, name, place in _marked(fakta, Rujuk):
            known = ids.get(jenis, set())
            if name not in known and HOME[jenis] not in unread:
                message = f'Tidak ada {jenis} dengan pengenal "{name}".{did_you_mean(name, known)}'
                yield Problem("S401", place, message)


@cache
def _marks(model: type[Fakta]) -> tuple[tuple[str, Kenal | Rujuk], ...]:
    """Each field of the model that carries a mark, with that mark."""
    return tuple(
        (name, mark)
        for name, field in model.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Kenal | Rujuk)
    )


def _marked(fakta: Fakta, mark: type[Kenal] | type[Rujuk]) -> Iterator[tuple[str, str, Letak]]:
    """(kind, id, place) of each field of the fact that carries this mark."""
    for name, found in _marks(type(fakta)):
        value = getattr(fakta, name) if isinstance(found, mark) else None
        if isinstance(value, str):
            yield found.jenis, value, fakta.letak(name) or NOWHERE
        elif isinstance(value, tuple):
            yield from ((found.jenis, item, fakta.letak(name, at) or NOWHERE) for at, item in enumerate(value))
