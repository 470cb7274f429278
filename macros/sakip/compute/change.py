"""Two versions of a plan or of a Perjanjian Kinerja -> what one has that the other has not, matched by id.

A thing keeps its identity by its id, whatever its name and place. What is new may say in the data which earlier things
it replaces: one of several is a merger, several of one a split. Capitals, spaces and punctuation change nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sakip.compute.agreement import words
from sakip.model import Dataset, Indikator, Kosong, Nilai, Program, Renstra, Sebab, Ukuran, VersiPk, same
from sakip.model.base import Fakta


class Macam(StrEnum):
    """What became of a thing."""

    TETAP = "tetap"
    DIUBAH = "diubah"
    TAK_TERBANDING = "tidak terbanding"
    MENGGANTIKAN = "menggantikan"
    PENGGABUNGAN = "penggabungan"
    PEMECAHAN = "pemecahan"
    DITAMBAHKAN = "ditambahkan"
    DIHAPUS = "dihapus"
    DIGANTIKAN = "digantikan"


@dataclass(frozen=True, slots=True)
class Deret:
    """A value for each year, and the unit of those that are plain numbers."""

    tahunan: Mapping[int, Nilai]
    satuan: str | None = None


#: What a thing says about itself.
Isi = str | Deret | Nilai | None
#: A level and an id.
Kunci = tuple[str, str]
#: What is compared only where both versions state it: one of the documents may leave it out altogether.
PARTIAL = ("kode", "pendanaan", "jenis", "tingkat")
#: What may be a grade, which is not a wording: B+ is not B.
VALUES = ("kondisi awal", "target")
#: What has a wording rather than a name.
WORDED = ("visi", "misi", "tujuan", "sasaran", "strategi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Butir:
    """A thing as one version has it: its level, id and name, what it stands under, what it says, what it replaces."""

    bagian: str
    id: str
    nama: str
    induk: "Butir | None" = None
    isi: tuple[tuple[str, Isi], ...] = ()
    menggantikan: tuple[str, ...] = ()
    penjelasan: str | None = None
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
    """What became of one thing. ``asal`` are the earlier things it replaces, or those that replace it."""

    macam: Macam
    lama: Butir | None
    baru: Butir | None
    ubahan: tuple[Ubahan, ...] = ()
    asal: tuple[Butir, ...] = ()

    @property
    def butir(self) -> Butir:
        """The thing as it is now, or as it last was."""
        found = self.baru or self.lama
        if found is None:
            raise ValueError("a change is about something")
        return found


def perubahan(lama: Sequence[Butir], baru: Sequence[Butir]) -> tuple[Perubahan, ...]:
    """What became of each thing, in the order of the later version; what is gone stands where it stood."""
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
        change = Perubahan(macam=macam, lama=item, baru=None, asal=tuple(heirs.get(item.kunci, ())))
        gone.setdefault(anchor, []).append(change)
    found = list(gone.get(None, ()))
    for item in baru:
        found += (_kept(item, before, after, heirs), *gone.get(item.kunci, ()))
    return tuple(found)


def _kept(
    item: Butir, before: Mapping[Kunci, Butir], after: Mapping[Kunci, Butir], heirs: Mapping[Kunci, list[Butir]]
) -> Perubahan:
    """What became of a thing that the later version has."""
    old = before.get(item.kunci)
    replaced = [(item.bagian, id) for id in item.menggantikan if (item.bagian, id) in before]
    origin = tuple(before[key] for key in replaced)
    changes = tuple(_differences(old, item)) if old else ()
    if old and not origin:
        known = any(change.diketahui for change in changes)
        macam = Macam.DIUBAH if known else Macam.TAK_TERBANDING if changes else Macam.TETAP
    elif len(origin) + (old is not None) > 1:
        macam = Macam.PENGGABUNGAN
    elif any(len(heirs[key]) + (key in after) > 1 for key in replaced):
        macam = Macam.PEMECAHAN
    else:
        macam = Macam.MENGGANTIKAN if origin else Macam.DITAMBAHKAN
    return Perubahan(macam=macam, lama=old, baru=item, ubahan=changes, asal=origin)


def _differences(old: Butir, new: Butir) -> Iterator[Ubahan]:
    before, after = dict(old.isi), dict(new.isi)
    if not _worded(old.nama, new.nama):
        yield Ubahan("bunyi" if new.bagian in WORDED else "nama", old.nama, new.nama)
    if old.induk and new.induk and old.induk.id not in (new.induk.id, *new.induk.menggantikan):
        yield Ubahan(new.induk.bagian, old.induk.sebutan, new.induk.sebutan)
    for label in dict.fromkeys((*after, *before)):
        semula, menjadi = before.get(label), after.get(label)
        if label in PARTIAL and (semula is None or menjadi is None):
            continue
        text = isinstance(semula, str) and isinstance(menjadi, str) and label not in VALUES
        if not (_worded(str(semula), str(menjadi)) if text else _alike(semula, menjadi)):
            yield Ubahan(label, semula, menjadi, diketahui=_told(semula, menjadi))


def _alike(one: Isi, other: Isi) -> bool:
    """Whether two statements mean the same; two that are not known do."""
    if isinstance(one, Deret) and isinstance(other, Deret):
        years = {*one.tahunan, *other.tahunan}
        units = (one.satuan or "").casefold() == (other.satuan or "").casefold()
        return units and all(_equal(one.tahunan.get(year), other.tahunan.get(year)) for year in years)
    if isinstance(one, Deret) or isinstance(other, Deret):
        return False
    return _equal(one, other)


def _equal(one: Nilai | None, other: Nilai | None) -> bool:
    """Whether two values are the same; two that are not known are, whatever the reasons."""
    return (isinstance(one, Kosong) and isinstance(other, Kosong)) or same(one, other)


def _worded(one: str, other: str) -> bool:
    """Whether two wordings are the same but for capitals, spaces, punctuation and a leading 'Program'."""
    return words(one).removeprefix("program") == words(other).removeprefix("program")


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


def perubahan_rencana(data: Dataset, rencana: Renstra) -> tuple[Perubahan, ...] | None:
    """What became of the plan that this one succeeds; None for the oldest plan.

    Codes and money are compared only where both documents state them.
    """
    earlier = data.rencana_sebelum(rencana)
    return None if earlier is None else perubahan(butir_rencana(earlier), butir_rencana(rencana))


def butir_rencana(plan: Renstra) -> tuple[Butir, ...]:
    """Everything a plan sets out, level by level."""
    return (
        Butir(bagian="visi", id="visi", nama=plan.visi, fakta=plan),
        *(Butir(bagian="misi", id=item.id, nama=item.nama, fakta=item) for item in plan.misi),
        *_of_goals(plan),
        *(item for program in plan.program for item in _of_program(program)),
    )


def _of_goals(plan: Renstra) -> Iterator[Butir]:
    missions = {item.id: item.nama for item in plan.misi}
    programs = {item.id: item.nama for item in plan.program}
    goals = [
        Butir(
            bagian="tujuan",
            id=item.id,
            nama=item.nama,
            isi=(("misi", missions.get(item.misi or "")),),
            menggantikan=item.menggantikan,
            fakta=item,
        )
        for item in plan.tujuan
    ]
    yield from goals
    aims = [
        Butir(
            bagian="sasaran",
            id=item.id,
            nama=item.nama,
            induk=goal,
            isi=(("program", "; ".join(programs.get(name, name) for name in item.program) or None),),
            menggantikan=item.menggantikan,
            fakta=item,
        )
        for goal, tujuan in zip(goals, plan.tujuan, strict=True)
        for item in tujuan.sasaran
    ]
    yield from aims
    pairs = [(aim, sasaran) for aim, (_, sasaran) in zip(aims, plan.sasaran(), strict=True)]
    for aim, sasaran in pairs:
        for way in sasaran.strategi:
            policies = "; ".join(way.arah_kebijakan) or None
            isi = (("arah kebijakan", policies),)
            yield Butir(bagian="strategi", id=words(way.nama), nama=way.nama, induk=aim, isi=isi, fakta=way)
    for aim, sasaran in pairs:
        for item in sasaran.indikator:
            yield Butir(
                bagian="indikator",
                id=item.id,
                nama=item.nama,
                induk=aim,
                isi=(("tingkat", item.tingkat), ("kondisi awal", item.kondisi_awal), ("target", _series(item))),
                menggantikan=item.menggantikan,
                penjelasan=item.penjelasan,
                fakta=item,
            )


def _of_program(program: Program) -> Iterator[Butir]:
    whole = Butir(
        bagian="program",
        id=program.id,
        nama=program.nama,
        isi=(("kode", program.kode), ("jenis", program.jenis)),
        menggantikan=program.menggantikan,
        fakta=program,
    )
    yield whole
    for measure in program.indikator:
        yield _of_measure("indikator program", measure, whole)
    for kegiatan in program.kegiatan:
        part = Butir(
            bagian="kegiatan",
            id=kegiatan.id,
            nama=kegiatan.nama,
            induk=whole,
            isi=(
                ("kode", kegiatan.kode),
                ("kelompok sasaran", kegiatan.kelompok_sasaran),
                ("pendanaan", Deret(kegiatan.pendanaan, "rupiah") if kegiatan.pendanaan else None),
            ),
            menggantikan=kegiatan.menggantikan,
            fakta=kegiatan,
        )
        yield part
        for measure in kegiatan.indikator:
            yield _of_measure("indikator kegiatan", measure, part)


def _of_measure(bagian: str, measure: Ukuran, induk: Butir) -> Butir:
    isi: tuple[tuple[str, Isi], ...] = (
        ("sasaran", measure.sasaran),
        ("tingkat", measure.tingkat),
        ("target", _series(measure, measure.satuan)),
    )
    return Butir(bagian=bagian, id=measure.id, nama=measure.nama, induk=induk, isi=isi, fakta=measure)


def _series(item: Indikator | Ukuran, satuan: str | None = None) -> Deret | Kosong:
    return item.target if isinstance(item.target, Kosong) else Deret(item.target, satuan)


def butir_pk(versi: VersiPk, indikator: Mapping[str, str], program: Mapping[str, str]) -> tuple[Butir, ...]:
    """What a version of a Perjanjian Kinerja promises; the mappings give the names of indicators and programs."""
    return (
        *(
            Butir(
                bagian="indikator",
                id=item.indikator,
                nama=indikator.get(item.indikator, item.indikator),
                isi=(("target", item.target),),
                penjelasan=item.penjelasan,
                fakta=item,
            )
            for item in versi.target
        ),
        *(
            Butir(
                bagian="program",
                id=item.program,
                nama=program.get(item.program, item.program),
                isi=(("pagu", item.pagu),),
                fakta=item,
            )
            for item in versi.program
        ),
    )
