"""What git holds, read only: names resolved, files taken out. The work tree is never touched."""

import re
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sakip.problem import did_you_mean

SECONDS = 60
#: How git calls a symbolic link and a file in a tree.
LINK, FILES = "120000", ("100644", "100755")


#: Steps of a path that no honest commit has; git itself writes none, but a forged one may.
UNSAFE = frozenset({"", ".", "..", ".git"})


COMMIT = re.compile(r"[0-9a-f]{40,64}")


class Entry(NamedTuple):
    """A file of a commit: its mode, its path below the project, and what names its bytes."""

    mode: str
    path: str
    blob: str


class GitError(Exception):
    """Git cannot tell; the message is Indonesian and says what to do."""


class NoGitError(GitError):
    """Git is not installed."""


def has_repository(root: Path) -> bool:
    """Whether the folder is in a repository."""
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def git(root: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """What git says. Raises GitError where it refuses, does not end or is not installed."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell; what comes from outside is never an option
            ["git", "--no-pager", *arguments],  # noqa: S607 - whichever git the user has
            cwd=root,
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except OSError:
        raise NoGitError("Program git tidak ditemukan. Pasang git lebih dahulu.") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"Git tidak menjawab dalam {SECONDS} detik. Coba lagi.") from None
    if done.returncode:
        raise GitError("Git menolak membaca repositori ini. Jalankan git status untuk mengetahui sebabnya.")
    return done.stdout


def commit_time(root: Path) -> int | None:
    """When the commit at hand was made, in seconds; None where git does not know."""
    try:
        return int(git(root, "log", "-1", "--format=%ct"))
    except (GitError, ValueError):
        return None


def commit_of(root: Path, name: str) -> str:
    """The commit that a branch, a tag or any other name means. Raises GitError with what to do."""
    if not has_repository(root):
        raise GitError(f'Folder ini bukan repositori git, sehingga "{name}" tidak dapat dicari. Sebut sebuah folder.')
    try:
        found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    except GitError:
        found = ""
    if COMMIT.fullmatch(found):
        return found
    git(root, "rev-parse", "--git-dir")  # where git refuses the whole repository, that is what to tell
    if git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise GitError(
            f'"{name}" tidak ada di repositori ini, yang riwayatnya terpotong (shallow clone). '
            "Jalankan git fetch --unshallow --tags, lalu ulangi."
        )
    raise GitError(f'Referensi "{name}" tidak ada di repositori ini.{_known(root, name)}')


def take_out(root: Path, commit: str, names: Iterable[str], folder: Path) -> None:
    """Write these files and folders of the project at ``root`` as a commit has them. Raises GitError."""
    write_out(root, tree(root, commit, names), folder)


def write_out(root: Path, found: Sequence[Entry], folder: Path) -> None:
    """Write these files of a commit. Raises GitError.

    A symbolic link is written as one that leads nowhere, so that it is refused as in the work tree.
    """
    if any(UNSAFE & set(entry.path.lower().split("/")) for entry in found):
        raise GitError("Komit itu memuat nama berkas yang keluar dari foldernya, sehingga tidak dibaca.")
    contents = blobs(root, [entry.blob for entry in found if entry.mode in FILES])
    for entry in found:
        path = folder / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if entry.mode == LINK:
            with suppress(OSError):
                path.symlink_to("tidak-dibaca")
        elif entry.mode in FILES:
            path.write_bytes(contents[entry.blob])


def tree(root: Path, commit: str, names: Iterable[str]) -> tuple[Entry, ...]:
    """The files below these names of the project at ``root``; equal for two commits that have them equal."""
    listed = git(root, "ls-tree", "-r", "-z", commit, "--", *(f"./{name}" for name in names))
    return tuple(map(_entry, listed.decode("utf-8", "surrogateescape").split("\0")[:-1]))


def _entry(line: str) -> Entry:
    about, path = line.split("\t", 1)
    mode, _, blob = about.split(" ")
    return Entry(mode, path, blob)


def blob_name(content: bytes) -> str:
    """What git calls these bytes."""
    from hashlib import sha1  # noqa: PLC0415 - takes long to import, and a check does not ask

    return sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def blobs(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes of each blob by its name. Raises GitError."""
    wanted = sorted(set(names))
    told = git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode())
    found, at = {}, 0
    for name in wanted:
        end = told.index(b"\n", at)
        if told[at:end].endswith(b" missing"):
            raise GitError("Sebagian isi repositori ini hilang atau rusak. Jalankan git fsck, lalu ambil ulang.")
        size = int(told[at:end].rsplit(b" ", 1)[1])
        found[name] = told[end + 1 : end + 1 + size]
        at = end + 2 + size
    return found


def _known(root: Path, name: str) -> str:
    refs = git(root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes").decode()
    return did_you_mean(name, refs.split())
