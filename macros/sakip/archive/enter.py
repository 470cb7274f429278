"""Editions -> ``public/``: built beside it, remembered, and put in with the pages that lead to them."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sakip.archive import PUBLIC, ArchiveError
from sakip.archive.build import build, needs_setup
from sakip.archive.edition import Edisi, editions, other_python
from sakip.archive.manifest import manifest_sum, write_manifest
from sakip.archive.place import put, staging
from sakip.archive.register import Terbitan, as_published, merged, published_as, read_register, write_register
from sakip.archive.root import write_root

#: Tells a reader what takes long, or what could not be found out.
Tell = Callable[[str], None]
SETUP = "{folder}: {tag} memakai pustaka versi lain; disiapkan dahulu (beberapa menit, perlu internet) ..."


def add(root: Path, edisi: Edisi, tell: Tell) -> Terbitan:
    """Build an edition and put it in; the caller holds the lock. Raises ArchiveError where its bytes have changed."""
    public = root / PUBLIC
    with staging(public) as stage:
        prepared = stage / "isi"
        folder = prepared / edisi.folder
        folder.parent.mkdir()
        if needs_setup(root, edisi):
            tell(SETUP.format(folder=edisi.folder, tag=edisi.tag))
        known = read_register(public)
        build(root, edisi, stage, as_published(editions(root), known)).rename(folder)
        shutil.rmtree(stage / "klon", ignore_errors=True)
        fresh = published_as(edisi, folder, write_manifest(folder))
        if any(item.folder == fresh.folder and item.manifes != fresh.manifes for item in known):
            raise ArchiveError([_otherwise(edisi), *other_python(edisi)])
        put_in(prepared, public, merged(known, [fresh]))
    return fresh


def enter(root: Path, every: Iterable[Edisi]) -> tuple[Terbitan, ...]:
    """Remember the editions that stand in ``public/`` and are not remembered, and write the pages anew; all of them."""
    public = root / PUBLIC
    known = read_register(public)
    names = {item.folder for item in known}
    sums = ((edisi, manifest_sum(public / edisi.folder)) for edisi in every if edisi.folder not in names)
    found = merged(known, (published_as(edisi, public / edisi.folder, told) for edisi, told in sums if told))
    with staging(public) as stage:
        prepared = stage / "isi"
        prepared.mkdir()
        put_in(prepared, public, found)
    return found


def put_in(prepared: Path, public: Path, every: Sequence[Terbitan]) -> None:
    """Put what is prepared in its place, with the register and the pages about all of these editions."""
    write_register(prepared, every)
    write_root(prepared, every)
    put(prepared, public)


def _otherwise(edisi: Edisi) -> str:
    return (
        f"{edisi.tag} dibangun ulang, tetapi hasilnya tidak sama dengan yang terbit. Terbitan di "
        f"public/{edisi.folder} tidak diganti. Jalankan sakip verify untuk melihat berkas yang berbeda."
    )
