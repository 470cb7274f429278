"""What a host's branch remembers and holds -> ``public/``: a fresh clone builds only what is new.

Nothing of the branch is believed: an edition is taken whose every file is as its manifest says, and whose manifest is
the one that the register tells. All else is left to be built from its tag.
"""

from pathlib import Path

from sakip.archive import PUBLIC, ArchiveError
from sakip.archive.enter import Tell, put_in
from sakip.archive.lock import locked
from sakip.archive.manifest import is_whole, manifest_sum
from sakip.archive.place import EDITION, finish, staging
from sakip.archive.rebuild import known_editions
from sakip.archive.register import NAME, Terbitan, merged, read_register
from sakip.host.branch import tip
from sakip.repository import git, take_out


def recall(root: Path, branch: str, tell: Tell, *, remote: str | None = None) -> None:
    """Take in the editions of the branch that are missing or damaged here, and what it remembers of those that stand.

    What is remembered here counts before what the branch says. Raises ArchiveError, BranchError, GitError.
    """
    known_editions(root)
    commit = tip(root, branch, remote)
    if commit is None:
        return
    public, top = root / PUBLIC, Path(git(root, "rev-parse", "--show-toplevel").decode().strip())
    with locked(root):
        finish(public)
        known = read_register(public)
        with staging(public) as stage:
            there, prepared = stage / "cabang", stage / "isi"
            prepared.mkdir()
            every = merged(_remembered(top, commit, there, branch), known)
            standing = [item for item in every if _stands(public, item)]
            taken = []
            for item in (item for item in every if item not in standing):
                take_out(top, commit, [item.folder], there)
                if _stands(there, item):
                    (there / item.folder).rename(prepared / item.folder)
                    taken.append(item)
                    tell(f"{item.folder}: diambil dari cabang {branch}, utuh.")
            fresh = merged(known, (*standing, *taken))
            if taken or fresh != known:
                put_in(prepared, public, fresh)


def _remembered(top: Path, commit: str, there: Path, branch: str) -> tuple[Terbitan, ...]:
    """The register as the branch has it; nothing where it has none."""
    take_out(top, commit, [NAME], there)
    try:
        found = read_register(there)
    except ArchiveError:
        found = None
    if found is None or not all(EDITION.fullmatch(item.folder) for item in found):
        message = f"Berkas {NAME} di cabang {branch} rusak. Kembalikan dari riwayat cabang itu, lalu ulangi."
        raise ArchiveError([message])
    return found


def _stands(folder: Path, item: Terbitan) -> bool:
    """Whether the edition is there as it was published."""
    return is_whole(folder / item.folder) and manifest_sum(folder / item.folder) == item.manifes
