"""``public/`` on the branch that a host publishes: one commit, and nothing of the branch that is not in ``public/``."""

from pathlib import Path

from sakip.archive import PUBLIC, ArchiveError
from sakip.archive.manifest import NAME
from sakip.archive.register import Terbitan, read_register
from sakip.host.branch import Change, apply, files_below, tip
from sakip.repository import GitError, git


def put_on_branch(root: Path, branch: str, *, remote: str | None = None) -> bool:
    """Put ``public/`` on the branch; False where it was so already. What else is there, such as ``pr/``, stays.

    The branch is this repository's, or the remote one's and then pushed. Raises BranchError, GitError, and ArchiveError
    where the branch has an edition with other bytes.
    """
    public = root / PUBLIC
    here = tip(root, branch, remote)
    other = [item for item in read_register(public) if here is not None and _differs(root, here, public, item)]
    if other:
        raise ArchiveError([_otherwise(branch, item) for item in other])
    names = sorted(path.name for path in public.iterdir() if not path.name.startswith("."))
    files = {name: path for name, path in files_below(public).items() if not name.startswith(".")}
    return apply(root, branch, Change("Terbitkan arsip laporan", names, files), remote=remote)


def _differs(root: Path, commit: str, public: Path, item: Terbitan) -> bool:
    """Whether the branch has the edition, and not as it stands here."""
    try:
        there = git(root, "cat-file", "blob", f"{commit}:{item.folder}/{NAME}")
    except GitError:  # it is not there yet
        return False
    return there != (public / item.folder / NAME).read_bytes()


def _otherwise(branch: str, item: Terbitan) -> str:
    return (
        f"Terbitan {item.folder} di cabang {branch} lain dari public/{item.folder}, dan terbitan tidak ditimpa. "
        f"Jalankan sakip verify {item.tahun} untuk mengetahui mana yang benar."
    )
