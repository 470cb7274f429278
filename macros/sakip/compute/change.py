"""Two versions of a plan or of a Perjanjian Kinerja -> what one has that the other has not, matched by id.

A thing keeps its identity by its id, whatever its name and place. What is new may say in the data which earlier things
it replaces: one of several is a merger, several of one a split. Capitals, spaces and punctuation change nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from sakip.compute.agreement import words
from sakip.model import Kosong, Nilai, Sebab, same
from sakip.model.base import Fakta


class Macam(StrEnum):
    """What became of a thing."""

    TETAP = "tetap"
    DIUBAH = "diubah"
    TAK_TERBANDING = "tidak terbanding"
    MENGGANTIKAN = "menggantikan"
    PENGGABUNGAN = "menggantikan beberapa"
    PEMECAHAN = "melanjutkan sebagian"
    DITAMBAHKAN = "ditambahkan"
    DIHAPUS = "dihapus"
    DIGANTIKAN = "digantikan"


@dataclass(frozen=True, slots=True)
class Deret:
    """A value for each year, and the unit of those that are plain numbers."""

    tahunan: Mapping[int, Nilai]
    satuan: str | None = None


@dataclass(frozen=True, slots=True)
class Tautan:
    """Other things that a thing refers to: compared by their ids, shown by their names."""

    id: frozenset[str]
    nama: str


#: What a thing says about itself.
Isi = str | Deret | Tautan | Nilai | None
#: A level and an id.
Kunci = tuple[str, str]
#: What may be a grade, which is not a wording: B+ is not B.
VALUES = ("kondisi awal", "target")
#: Signs that a wording means something else with.
SIGNS = "<>≤≥+"
#: What has a wording rather than a name.
WORDED = ("visi", "misi", "tujuan", "sasaran", "strategi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Butir:
    """A thing as one version has it: its level, id and name, what it stands under, what it says, what it replaces.

    ``tanpa_versi``: its source does not tell which version it says this of.
    """

    bagian: str
    id: str
    nama: str
    induk: "Butir | None" = None
    isi: tuple[tuple[str, Isi], ...] = ()
    menggantikan: tuple[str, ...] = ()
    penjelasan: str | None = None
    tanpa_versi: bool = False
    fakta: Fakta

    @property
    def sebutan(self) -> str:
        """The name, after its code where it has one."""
        code = getattr(self.fakta, "kode", None)
        return f"{code} {self.nama}" if code else self.nama

    @property
    def kunci(self) -> Kunci:
        """What makes it the same thing in another version."""
        return self.bagian, self.id


@dataclass(frozen=True, slots=True)
class Ubahan:
    """One thing said otherwise: what it is about, and both versions of it.

    ``diketahui`` False: a source does not tell one of them, so that nobody knows whether it changed.
    """

    apa: str
    semula: Isi
    menjadi: Isi
    diketahui: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Perubahan:
    """What became of one thing.

    ``asal`` are the earlier things that it replaces; ``penerus`` those that replace it, or go on with a part of it.
    """

    macam: Macam
    lama: Butir | None
    baru: Butir | None
    ubahan: tuple[Ubahan, ...] = ()
    asal: tuple[Butir, ...] = ()
    penerus: tuple[Butir, ...] = ()

    @property
    def butir(self) -> Butir:
        """The thing as it is now, or as it last was."""
        found = self.baru or self.lama
        if found is None:
            raise ValueError("a change is about something")
        return found


def perubahan(lama: Sequence[Butir], baru: Sequence[Butir]) -> tuple[Perubahan, ...]:
    """What became of each thing, in the order of the later version; what is gone stands where it stood.

    What only one of the versions states of any thing of a level is not compared: its document leaves it out.
    """
    stated = _stated(lama) & _stated(baru)
    before = {item.kunci: item for item in lama}
    after = {item.kunci: item for item in baru}
    heirs: dict[Kunci, list[Butir]] = {}
    for item in baru:
        for id in item.menggantikan:
            heirs.setdefault((item.bagian, id), []).append(item)
    gone: dict[Kunci | None, list[Perubahan]] = {}
    anchor: Kunci | None = None
    for item in lama:
        if item.kunci in after:
            anchor = item.kunci
            continue
        macam = Macam.DIGANTIKAN if item.kunci in heirs else Macam.DIHAPUS
        change = Perubahan(macam=macam, lama=item, baru=None, penerus=tuple(heirs.get(item.kunci, ())))
        gone.setdefault(anchor, []).append(change)
    found = list(gone.get(None, ()))
    for item in baru:
        found += (_kept(item, before, after, heirs, stated), *gone.get(item.kunci, ()))
    return tuple(found)


def _kept(
    item: Butir,
    before: Mapping[Kunci, Butir],
    after: Mapping[Kunci, Butir],
    heirs: Mapping[Kunci, list[Butir]],
    stated: Set[Kunci],
) -> Perubahan:
    """What became of a thing that the later version has."""
    old = before.get(item.kunci)
    replaced = [(item.bagian, id) for id in item.menggantikan if (item.bagian, id) in before]
    origin = tuple(before[key] for key in replaced)
    labels = [label for label, _ in item.isi if (item.bagian, label) in stated]
    changes = tuple(_differences(old, item, labels)) if old else ()
    if old and not origin:
        known = any(change.diketahui for change in changes)
        macam = Macam.DIUBAH if known else Macam.TAK_TERBANDING if changes else Macam.TETAP
    elif len(origin) + (old is not None) > 1:
        macam = Macam.PENGGABUNGAN
    elif any(len(heirs[key]) + (key in after) > 1 for key in replaced):
        macam = Macam.PEMECAHAN
    else:
        macam = Macam.MENGGANTIKAN if origin else Macam.DITAMBAHKAN
    later = tuple(heirs.get(item.kunci, ()))
    return Perubahan(macam=macam, lama=old, baru=item, ubahan=changes, asal=origin, penerus=later)


def _stated(items: Iterable[Butir]) -> set[Kunci]:
    """What a version states, by level and label."""
    return {(item.bagian, label) for item in items for label, value in item.isi if value is not None}


def _differences(old: Butir, new: Butir, labels: Iterable[str]) -> Iterator[Ubahan]:
    """What of these the two versions state otherwise."""
    before, after = dict(old.isi), dict(new.isi)
    told = not (old.tanpa_versi or new.tanpa_versi)
    if not _worded(old.nama, new.nama):
        yield Ubahan("bunyi" if new.bagian in WORDED else "nama", old.nama, new.nama)
    if old.induk and new.induk and old.induk.id not in (new.induk.id, *new.induk.menggantikan):
        yield Ubahan(new.induk.bagian, old.induk.sebutan, new.induk.sebutan)
    for label in labels:
        semula, menjadi = before.get(label), after.get(label)
        text = isinstance(semula, str) and isinstance(menjadi, str) and label not in VALUES
        if not told or not (_worded(str(semula), str(menjadi)) if text else _alike(semula, menjadi)):
            yield Ubahan(label, semula, menjadi, diketahui=told and _told(semula, menjadi))


def _alike(one: Isi, other: Isi) -> bool:
    """Whether two statements mean the same."""
    if isinstance(one, Deret) and isinstance(other, Deret):
        years = {*one.tahunan, *other.tahunan}
        units = not (one.satuan and other.satuan) or one.satuan.casefold() == other.satuan.casefold()
        return units and all(_equal(one.tahunan.get(year), other.tahunan.get(year)) for year in years)
    if isinstance(one, Tautan) and isinstance(other, Tautan):
        return one.id == other.id
    if isinstance(one, Deret | Tautan) or isinstance(other, Deret | Tautan):
        return False
    return one is other if one is None or other is None else _equal(one, other)


def _equal(one: Nilai | None, other: Nilai | None) -> bool:
    """Whether two values are the same: two of nothing are, and two that the sources do not tell."""
    if _nothing(one) or _nothing(other):
        return _nothing(one) and _nothing(other)
    if isinstance(one, Kosong) and isinstance(other, Kosong):
        return _untold(one) == _untold(other)
    return same(one, other)


def _nothing(value: Nilai | None) -> bool:
    """Whether nothing is meant: nothing is written, or it does not apply."""
    return value is None or (isinstance(value, Kosong) and value.kosong is Sebab.TIDAK_BERLAKU)


def _worded(one: str, other: str) -> bool:
    """Whether two wordings are the same but for capitals, spaces, punctuation, '&' and the word 'Program' before."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> tuple[str, str]:
    """The letters and digits of a text, and the signs that change its meaning."""
    lower = " ".join(text.replace("&", " dan ").casefold().split())
    return words(lower.removeprefix("program ")), "".join(sign for sign in lower if sign in SIGNS)


def _told(one: Isi, other: Isi) -> bool:
    """Whether the sources tell of a difference; of series, in at least one year."""
    if isinstance(one, Deret) and isinstance(other, Deret):
        pairs = [(one.tahunan.get(year), other.tahunan.get(year)) for year in {*one.tahunan, *other.tahunan}]
        differing = [pair for pair in pairs if not _equal(*pair)]
        return not differing or any(_told(*pair) for pair in differing)
    return not (_untold(one) or _untold(other))


def _untold(value: Isi) -> bool:
    """Whether the source does not tell it, which is not the same as that there was none."""
    return isinstance(value, Kosong) and value.kosong in (Sebab.HILANG, Sebab.TIDAK_DIMUAT)
