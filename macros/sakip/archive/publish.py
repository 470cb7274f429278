"""A year, once the check is satisfied -> a tag, and the tag's site in ``public/``."""

from contextlib import suppress
from pathlib import Path

from sakip.archive import PUBLIC
from sakip.archive.edition import editions, tag_name
from sakip.archive.enter import Tell, add
from sakip.archive.lock import locked
from sakip.archive.manifest import is_whole
from sakip.archive.place import finish, is_finished
from sakip.archive.refuse import Rencana, plan
from sakip.archive.register import Terbitan
from sakip.archive.remote import make_tag, remove_tag
from sakip.repository import GitError, has_repository


def publish(root: Path, tahun: int, alasan: str | None, tell: Tell) -> Terbitan:
    """Publish the year, or a revision of it for a reason. Raises ArchiveError with every reason why that cannot be.

    Interrupted at any point it leaves ``public/`` as it was or complete; done again, it finishes.
    """
    if not has_repository(root):
        plan(root, tahun, alasan)
    with locked(root):
        finish(root / PUBLIC)
        intended = plan(root, tahun, alasan)
        for note in intended.catatan:
            tell(note)
        tag = tag_name(tahun, intended.revisi)
        if not intended.ada:
            make_tag(root, tag, intended.pesan)
        try:
            return add(root, next(edisi for edisi in editions(root) if edisi.tag == tag), tell)
        except BaseException:
            _take_back(root, intended, tag)
            raise


def _take_back(root: Path, intended: Rencana, tag: str) -> None:
    """Remove the tag of an edition that did not come to be and that nobody else has, so that it can be mended."""
    public = root / PUBLIC
    done = is_whole(public / tag.removeprefix("lkjip-")) or not is_finished(public)
    if not done and (intended.milik_sendiri or not intended.ada):
        with suppress(GitError):
            remove_tag(root, tag)
