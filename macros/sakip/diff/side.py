"""One of the two states that are compared: a commit, the work tree or another folder, opened and judged."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sakip.book import Examined, examine
from sakip.load import readable_files
from sakip.model import Dataset
from sakip.model.base import Berkas
from sakip.problem import DataError, Problem
from sakip.repository import commit_of, git, take_out, tree

#: What a comparison reads of a project.
PROJECT = ("data", "content")
#: What else decides how a project is shown.
PROGRAM = ("macros", "overrides", "mkdocs.yml", "run.py", "pyproject.toml", "requirements.lock")
#: How the work tree is called.
HERE = "folder kerja"
Published = Mapping[int, Dataset | None] | None


@dataclass(frozen=True, kw_only=True)
class Sisi:
    """A state of a project.

    ``commit`` None: a folder as it is now. ``hasil`` None: its data cannot be used, so that nothing follows from it;
    ``berkas`` are then the files that can be read by themselves, ``tak_terbaca`` the names of those that cannot.
    """

    nama: str
    commit: str | None
    berkas: tuple[Berkas, ...]
    hasil: Examined | None
    masalah: tuple[Problem, ...]
    tak_terbaca: frozenset[str] = frozenset()

    @property
    def sebutan(self) -> str:
        """The name, and the short commit where that says more."""
        if self.commit is None or self.commit.startswith(self.nama):
            return self.nama
        return f"{self.nama} ({self.commit[:9]})"


def open_sides(root: Path, names: tuple[str, str], terbit: Published) -> tuple[Sisi, Sisi]:
    """Both states; commits that hold the same data and pages are opened once. Raises GitError as ``open_side``."""
    before = open_side(root, names[0], terbit)
    if before.commit is not None and not _is_project(root / names[1]):
        commit = commit_of(root, names[1])
        if tree(root, before.commit, PROJECT) == tree(root, commit, PROJECT):
            return before, replace(before, nama=names[1], commit=commit)
    return before, open_side(root, names[1], terbit)


def open_side(root: Path, name: str, terbit: Published) -> Sisi:
    """A folder with ``data`` in it, or what git knows by this name. Raises GitError where there is neither."""
    folder = root / name
    if _is_project(folder):
        return _opened(folder, HERE if name in ("", ".") else name, None, terbit)
    commit = commit_of(root, name)
    with TemporaryDirectory(prefix="sakip-") as temporary:
        # resolved: on some systems the way to temporary files leads through a link
        folder = Path(temporary).resolve()
        take_out(root, commit, PROJECT, folder)
        return _opened(folder, name, commit, terbit)


def _is_project(folder: Path) -> bool:
    return (folder / "data").is_dir()


def _opened(folder: Path, name: str, commit: str | None, terbit: Published) -> Sisi:
    try:
        found = examine(folder, folder / "content", terbit)
    except DataError as error:
        files, unread = readable_files(folder / "data", folder)
        return Sisi(nama=name, commit=commit, berkas=files, hasil=None, masalah=error.problems, tak_terbaca=unread)
    return Sisi(nama=name, commit=commit, berkas=found.perkara.data.semua, hasil=found, masalah=found.problems)


def program_changes(root: Path, before: Sisi, after: Sisi) -> tuple[str, ...]:
    """The files of the program that differ between two commits, or between one and the work tree."""
    commits = [side.commit for side in (before, after) if side.commit is not None]
    if not commits or any(side.commit is None and side.nama != HERE for side in (before, after)):
        return ()
    listed = git(root, "diff", "--name-only", "-z", *commits, "--", *(f"./{name}" for name in PROGRAM))
    return tuple(listed.decode("utf-8", "replace").split("\0")[:-1])
