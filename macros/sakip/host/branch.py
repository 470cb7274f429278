"""Files on a branch, such as a preview as its folder ``pr/<number>``: one commit, made without a work tree or an index.

All else on the branch stays byte for byte. Whoever is overtaken begins again from what the other has made.
"""

import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from sakip.repository import GitError, NoGitError, git

TRIES = 5
SECONDS = 300
#: The program, not a person, makes these commits.
COMMITTER = b"sakip <>"
#: Without it GitHub Pages leaves out what it takes for its own.
PLAIN = ".nojekyll"
EMPTY = "0" * 40


class BranchError(Exception):
    """The branch could not be changed; the message is Indonesian and says what to do."""


class Change(NamedTuple):
    """What a commit says and does: the paths that it removes, with all below them, then the files that it writes."""

    message: str
    gone: Sequence[str]
    files: Mapping[str, Path]


def put(root: Path, branch: str, number: int, site: Path | None, *, remote: str | None = None) -> bool:
    """Make ``pr/<number>`` of the branch the site, or remove it where there is none; False where it was so already.

    Otherwise as ``apply``.
    """
    verb = "Hapus" if site is None else "Terbitkan"
    files = {f"pr/{number}/{name}": path for name, path in files_below(site).items()} if site else {}
    return apply(root, branch, Change(f"{verb} pratinjau usulan {number}", [f"pr/{number}"], files), remote=remote)


def files_below(folder: Path) -> Mapping[str, Path]:
    """Every file below a folder by its path there."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def apply(root: Path, branch: str, change: Change, *, remote: str | None = None) -> bool:
    """Change the branch by one commit; False where it was so already.

    The branch is this repository's, or the remote one's and then pushed. Raises BranchError, or GitError where git
    cannot read the repository.
    """
    _refuse(root, branch)
    for _ in range(TRIES):
        before = tip(root, branch, remote)
        if before is None and not change.files:
            return False
        commit = _commit(root, before, change)
        if before is not None and _tree(root, commit) == _tree(root, before):
            return False
        if _move(root, branch, commit, before, remote):
            return True
        if tip(root, branch, remote) == before:
            raise BranchError(f'Cabang "{branch}" tidak dapat ditulis. Periksa izin menulis ke repositori itu.')
    raise BranchError(f'Cabang "{branch}" terus diubah proses lain. Ulangi beberapa saat lagi.')


def _refuse(root: Path, branch: str) -> None:
    """Raise BranchError for a name that is none, and for a branch that somebody works on."""
    try:
        git(root, "check-ref-format", f"refs/heads/{branch}")
    except NoGitError:
        raise
    except GitError:
        raise BranchError(f'"{branch}" bukan nama cabang. Pilih nama lain, misalnya gh-pages.') from None
    trees = git(root, "worktree", "list", "--porcelain").decode("utf-8", "replace").splitlines()
    if branch in ("main", "master") or f"branch refs/heads/{branch}" in trees:
        raise BranchError(f'Cabang "{branch}" berisi pekerjaan, bukan situs. Pilih cabang lain, misalnya gh-pages.')


def tip(root: Path, branch: str, remote: str | None) -> str | None:
    """The commit that the branch is at, fetched where it is another repository's; None for no such branch."""
    name = f"refs/heads/{branch}"
    if remote is None:
        found = git(root, "for-each-ref", "--format=%(objectname)", name).decode().split()
        return found[0] if found else None
    try:
        if not git(root, "ls-remote", "--heads", "--end-of-options", remote, name).strip():
            return None
        kept = f"refs/remotes/{remote}/{branch}"
        git(root, "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", remote, f"+{name}:{kept}")
        return git(root, "rev-parse", "--verify", kept).decode().strip()
    except NoGitError:
        raise
    except GitError:
        message = f'Repositori "{remote}" tidak dapat dibaca. Periksa namanya (git remote), sambungan, dan izinnya.'
        raise BranchError(message) from None


def _commit(root: Path, tip: str | None, change: Change) -> str:
    """The new commit; no branch is at it yet."""
    name = f"refs/sakip/{uuid4().hex}"
    _import(root, b"".join(_stream(name, tip, change)))
    try:
        return git(root, "rev-parse", "--verify", name).decode().strip()
    finally:
        git(root, "update-ref", "-d", name)


def _stream(name: str, tip: str | None, change: Change) -> Iterator[bytes]:
    """The commit as ``git fast-import`` reads it."""
    message = f"{change.message}\n".encode()
    yield b"commit %s\ncommitter %s %d +0000\n%s" % (name.encode(), COMMITTER, time.time(), _data(message))
    if tip is not None:
        yield b"from %s\n" % tip.encode()
    else:
        yield b"M 100644 inline %s\n%s" % (PLAIN.encode(), _data(b""))
    yield from (b"D %s\n" % _quoted(place) for place in change.gone)
    for place, path in change.files.items():
        yield b"M 100644 inline %s\n%s" % (_quoted(place), _data(path.read_bytes()))
    yield b"done\n"


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def _quoted(path: str) -> bytes:
    """A path of which no character ends it."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode("utf-8", "surrogateescape")


def _import(root: Path, stream: bytes) -> None:
    try:
        subprocess.run(
            ["git", "fast-import", "--quiet", "--done"],  # noqa: S607 - whichever git the user has
            cwd=root,
            input=stream,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        raise BranchError("Git tidak dapat menyimpan situs. Periksa ruang penyimpanan dan izinnya.") from None


def _tree(root: Path, commit: str) -> bytes:
    return git(root, "rev-parse", "--verify", f"{commit}^{{tree}}")


def _move(root: Path, branch: str, commit: str, tip: str | None, remote: str | None) -> bool:
    """Put the branch at the commit; False where it is no longer at the tip, or may not be moved."""
    name = f"refs/heads/{branch}"
    with suppress(GitError):
        if remote is None:
            git(root, "update-ref", name, commit, tip or EMPTY)
        else:
            git(root, "push", "--quiet", "--no-verify", "--end-of-options", remote, f"{commit}:{name}")
        return True
    return False
