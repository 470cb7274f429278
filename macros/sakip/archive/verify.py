"""Are the published years what they were: their files, their manifests, their tags, and what the tags give today."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sakip.archive import PUBLIC, ArchiveError
from sakip.archive.build import build, needs_setup
from sakip.archive.edition import Edisi, other_python
from sakip.archive.enter import SETUP, Tell
from sakip.archive.manifest import NAME, checksums, compare, manifest_sum, read_manifest
from sakip.archive.place import EDITION, is_finished
from sakip.archive.rebuild import known_editions
from sakip.archive.register import Terbitan, as_published, menu_names, read_register
from sakip.archive.remote import remote_tags, signature_holds
from sakip.repository import GitError, commit_of

#: More names than these are counted.
MOST = 20
Remote = Mapping[str, Mapping[str, str] | None]


@dataclass(frozen=True, kw_only=True)
class Pemeriksaan:
    """An edition as it was found: how many files it has, and everything that is wrong with it."""

    folder: str
    tag: str
    komit: str
    berkas: int
    masalah: tuple[str, ...]


def verify(root: Path, tahun: int | None, tell: Tell) -> tuple[Pemeriksaan, ...]:
    """Every edition, or those of one year, judged. Raises ArchiveError where there is none to judge."""
    every = {edisi.folder: edisi for edisi in known_editions(root)}
    public = root / PUBLIC
    known = {item.folder: item for item in read_register(public)}
    if not is_finished(public):
        tell("Penerbitan terakhir terputus. Jalankan sakip archive untuk menyelesaikannya.")
    meant = {edisi.folder: edisi for edisi in as_published(every.values(), known.values())}
    theirs = remote_tags(root)
    for remote in (name for name, tags in theirs.items() if tags is None):
        tell(f'Repositori "{remote}" tidak menjawab, sehingga tag di sana tidak dibandingkan.')
    folders = [path.name for path in public.glob("*") if path.is_dir() and EDITION.fullmatch(path.name)]
    names = sorted({*every, *known, *folders}, key=lambda name: (int(name[:4]), int(name[6:] or 0)))
    wanted = [name for name in names if tahun is None or name.startswith(str(tahun))]
    if not wanted:
        raise ArchiveError([f"Laporan {tahun} belum terbit. Yang sudah: {', '.join(names)}."])
    found = []
    for name in wanted:
        judged = _judged(root, name, every.get(name), known.get(name), theirs)
        again = _rebuilt(root, meant[name], meant, tell) if name in meant and (public / name).is_dir() else ()
        found.append(replace(judged, masalah=(*judged.masalah, *again)))
    return tuple(found)


def _judged(root: Path, name: str, edisi: Edisi | None, known: Terbitan | None, theirs: Remote) -> Pemeriksaan:
    """What can be said without building anything."""
    folder = root / PUBLIC / name
    found: list[str] = [*_tag(edisi, known), *_elsewhere(name, edisi, known, theirs)]
    if edisi is not None and edisi.bertanda and not signature_holds(root, edisi.tag):
        found.append(f"Tanda tangan pada tag {edisi.tag} tidak dapat dibuktikan. Jalankan git tag -v {edisi.tag}.")
    found += _files(folder, known)
    found += _listed(root / PUBLIC, name, known)
    return Pemeriksaan(
        folder=name,
        tag=edisi.tag if edisi else known.tag if known else f"lkjip-{name}",
        komit=edisi.komit if edisi else known.komit if known else "",
        berkas=len(read_manifest(folder) or ()),
        masalah=tuple(found),
    )


def _tag(edisi: Edisi | None, known: Terbitan | None) -> Iterator[str]:
    """What became of the tag since the edition was published."""
    if edisi is None:
        was = f" Semula menunjuk komit {known.komit[:9]} (objek {known.objek})." if known else ""
        yield f"Tag-nya tidak ada di repositori ini.{was} Jalankan git fetch --tags, atau cari siapa yang menghapusnya."
    elif known is not None and known.komit != edisi.komit:
        yield f"Tag {edisi.tag} dipindahkan: semula menunjuk komit {known.komit[:9]}, kini {edisi.komit[:9]}."
    elif known is not None and known.objek != edisi.objek:
        yield f"Tag {edisi.tag} dibuat ulang: objeknya semula {known.objek[:9]}, kini {edisi.objek[:9]}."


def _elsewhere(name: str, edisi: Edisi | None, known: Terbitan | None, theirs: Remote) -> Iterator[str]:
    tag, objek = f"lkjip-{name}", known.objek if known else edisi.objek if edisi else ""
    for remote, tags in theirs.items():
        other = (tags or {}).get(tag)
        if other and objek and other != objek:
            yield f'Tag {tag} di repositori "{remote}" lain dari yang terbit: objeknya {other[:9]}, bukan {objek[:9]}.'


def _files(folder: Path, known: Terbitan | None) -> Iterator[str]:
    """What the folder says of itself."""
    if not folder.is_dir():
        yield "Foldernya tidak ada di public/. Jalankan sakip archive untuk membangunnya dari tag."
        return
    if known is not None and manifest_sum(folder) not in (None, known.manifes):
        yield f"Berkas {NAME} bukan yang terbit: sidiknya tidak sama dengan yang tercatat di editions.json."
    stated = read_manifest(folder)
    if stated is None:
        yield f"Berkas {NAME} tidak ada atau rusak."
        return
    found = compare(stated, checksums(folder))
    yield from _named("Berkas berubah", found.berubah)
    yield from _named("Berkas hilang", found.hilang)
    yield from _named("Berkas yang tidak pernah terbit", found.tambahan)


def _listed(public: Path, name: str, known: Terbitan | None) -> Iterator[str]:
    if (public / name).is_dir() and (known is None or name not in menu_names(public)):
        yield "Belum tercatat di editions.json atau versions.json. Jalankan sakip archive."


def _rebuilt(root: Path, edisi: Edisi, every: Mapping[str, Edisi], tell: Tell) -> Iterator[str]:
    """In what the manifest differs from what the commit that was published gives today."""
    folder = root / PUBLIC / edisi.folder
    try:
        commit_of(root, edisi.objek)
    except GitError:
        yield f"Tidak dapat dibangun ulang: git tidak lagi menyimpan komit {edisi.komit[:9]}."
        return
    if needs_setup(root, edisi):
        tell(SETUP.format(folder=edisi.folder, tag=edisi.tag))
    with TemporaryDirectory(prefix="sakip-", ignore_cleanup_errors=True) as scratch:
        try:
            fresh = checksums(build(root, edisi, Path(scratch), tuple(every.values())))
        except ArchiveError as error:
            yield f"Tidak dapat dibangun ulang. {' '.join(map(str, error.reasons))}"
            yield from other_python(edisi)
            return
    stated = read_manifest(folder)
    found = compare(checksums(folder) if stated is None else stated, fresh)
    yield from _named("Berbeda dari hasil bangun ulang", found.berubah)
    yield from _named("Tidak dihasilkan bangun ulang", found.hilang)
    yield from _named("Dihasilkan bangun ulang tetapi tidak terbit", found.tambahan)
    if found:
        yield from other_python(edisi)


def _named(what: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        more = f", dan {len(names) - MOST} lagi" if len(names) > MOST else ""
        yield f"{what}: {', '.join(names[:MOST])}{more}."
