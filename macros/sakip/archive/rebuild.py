"""The whole of ``public/`` from the tags alone, on any machine."""

from pathlib import Path

from sakip.archive import PUBLIC, ArchiveError
from sakip.archive.edition import Edisi, editions
from sakip.archive.enter import Tell, add, enter
from sakip.archive.lock import locked
from sakip.archive.manifest import is_whole, manifest_sum
from sakip.archive.place import finish
from sakip.archive.register import Terbitan, read_register
from sakip.repository import git, has_repository

NO_REPOSITORY = "Folder ini bukan repositori git. Ambil proyeknya dengan git clone, lalu ulangi dari sana."
SHALLOW = "Riwayat repositori ini terpotong (shallow clone). Jalankan git fetch --unshallow --tags, lalu ulangi."
NONE = "Belum ada yang terbit: tag lkjip-… tidak ada di sini. Jalankan git fetch --tags bila sudah ada di tempat lain."


def rebuild(root: Path, tell: Tell) -> tuple[Terbitan, ...]:
    """Build every edition that is missing or damaged, and the pages that lead to them; returns all, the newest first.

    Editions are put in one by one, so that what is done is done. Raises ArchiveError, naming the tags that no longer
    mean what was published: those editions are left as they are.
    """
    every = known_editions(root)
    public = root / PUBLIC
    with locked(root):
        finish(public)
        known = {item.folder: item for item in read_register(public)}
        moved = [edisi for edisi in every if edisi.folder in known and known[edisi.folder].objek != edisi.objek]
        for edisi in every:
            if edisi in moved:
                continue
            if _stands(public / edisi.folder, known.get(edisi.folder)):
                tell(f"{edisi.folder}: sudah ada dan utuh.")
                continue
            tell(f"{edisi.folder}: dibangun dari {edisi.tag} ...")
            add(root, edisi, tell)
        found = enter(root, [edisi for edisi in every if edisi not in moved])
    if moved:
        raise ArchiveError([_moved(edisi, known[edisi.folder]) for edisi in moved])
    return found


def known_editions(root: Path) -> tuple[Edisi, ...]:
    """Every edition that the repository can rebuild. Raises ArchiveError where it cannot know them, or has none."""
    if not has_repository(root):
        raise ArchiveError([NO_REPOSITORY])
    if git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise ArchiveError([SHALLOW])
    every = editions(root)
    if not every:
        raise ArchiveError([NONE])
    return every


def _stands(folder: Path, remembered: Terbitan | None) -> bool:
    """Whether an edition is there, whole, and what it was when it was published."""
    return is_whole(folder) and (remembered is None or remembered.manifes == manifest_sum(folder))


def _moved(edisi: Edisi, known: Terbitan) -> str:
    return (
        f"Tag {edisi.tag} dipindahkan: semula menunjuk komit {known.komit[:9]}, kini {edisi.komit[:9]}. "
        f"Terbitannya tidak diubah. Kembalikan dengan git update-ref refs/tags/{edisi.tag} {known.objek}."
    )
