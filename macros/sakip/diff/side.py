"""One of the two states that are compared: a commit, the work tree or another folder, opened and judged."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sakip.book import Examined, examine
from sakip.load import readable_files
from sakip.model import Dataset
from sakip.model.base import Berkas
from sakip.problem import DataError, Problem
from sakip.repository import Entry, GitError, blob_name, commit_of, tree, write_out

#: What a comparison reads of a project.
PROJECT = ("data", "content")
#: What else decides how a project is shown.
PROGRAM = ("macros", "overrides", "mkdocs.yml", "run.py", "pyproject.toml", "requirements.lock")
#: No file system takes a longer name.
LONGEST = 200
#: How the work tree is called.
HERE = "folder kerja"
Published = Mapping[int, Dataset | None] | None


@dataclass(frozen=True, kw_only=True)
class Sisi:
    """A state of a project.

    ``commit`` None: a folder as it is now. ``program`` is what names the bytes of each file of the program. ``hasil``
    None: the data cannot be used, so that nothing follows from them; ``berkas`` are then the files that can be read by
    themselves, ``tak_terbaca`` the names of those that cannot.
    """

    nama: str
    commit: str | None
    program: Mapping[str, str]
    berkas: tuple[Berkas, ...]
    hasil: Examined | None
    masalah: tuple[Problem, ...]
    tak_terbaca: frozenset[str] = frozenset()

    @property
    def lepas(self) -> bool:
        """Whether it is a folder beside the project."""
        return self.commit is None and self.nama != HERE

    @property
    def sebutan(self) -> str:
        """The name, and the short commit where that says more."""
        if self.commit is None or self.commit.startswith(self.nama):
            return self.nama
        return f"{self.nama} ({self.commit[:9]})"


def open_sides(root: Path, names: tuple[str, str], terbit: Published) -> tuple[Sisi, Sisi]:
    """Both states; commits that hold the same data and pages are opened once. Raises GitError as ``open_side``."""
    if any(_is_project(root / name) for name in names):
        return open_side(root, names[0], terbit), open_side(root, names[1], terbit)
    one, other = (_commit(root, name) for name in names)
    before = _taken_out(root, one, terbit)
    if one.project == other.project:
        return before, replace(before, nama=other.name, commit=other.commit, program=other.program)
    return before, _taken_out(root, other, terbit)


def open_side(root: Path, name: str, terbit: Published) -> Sisi:
    """A folder with ``data`` in it, or what git knows by this name. Raises GitError where there is neither."""
    folder = root / name
    if name.strip() and _is_project(folder):
        return _opened(folder, HERE if name == "." else name, terbit, None, _program_of(folder))
    return _taken_out(root, _commit(root, name), terbit)


class _Commit(NamedTuple):
    """A commit by a name, its data and pages, and what names the bytes of its program's files."""

    name: str
    commit: str
    project: tuple[Entry, ...]
    program: Mapping[str, str]


def _commit(root: Path, name: str) -> _Commit:
    if not name.strip():
        raise GitError("Nama keadaan yang dibandingkan kosong. Sebut cabang, tag, komit, atau folder.")
    try:
        commit = commit_of(root, name)
    except GitError:
        if len(name) <= LONGEST and (root / name).is_dir():
            raise GitError(f'Folder "{name}" tidak memuat folder data. Sebut folder proyeknya.') from None
        raise
    entries = tree(root, commit, (*PROJECT, *PROGRAM))
    project = tuple(entry for entry in entries if entry.path.split("/")[0] in PROJECT)
    program = {entry.path: entry.blob for entry in entries if entry.path.split("/")[0] not in PROJECT}
    return _Commit(name, commit, project, program)


def _taken_out(root: Path, found: _Commit, terbit: Published) -> Sisi:
    with TemporaryDirectory(prefix="sakip-") as temporary:
        # resolved: on some systems the way to temporary files leads through a link
        folder = Path(temporary).resolve()
        write_out(root, found.project, folder)
        return _opened(folder, found.name, terbit, found.commit, found.program)


def _is_project(folder: Path) -> bool:
    return len(folder.name) <= LONGEST and (folder / "data").is_dir()


def _opened(folder: Path, name: str, terbit: Published, commit: str | None, program: Mapping[str, str]) -> Sisi:
    try:
        found = examine(folder, folder / "content", terbit)
    except DataError as error:
        files, unread = readable_files(folder / "data", folder)
        return Sisi(
            nama=name,
            commit=commit,
            program=program,
            berkas=files,
            hasil=None,
            masalah=error.problems,
            tak_terbaca=unread,
        )
    return Sisi(
        nama=name,
        commit=commit,
        program=program,
        berkas=found.perkara.data.semua,
        hasil=found,
        masalah=found.problems,
    )


def _program_of(folder: Path) -> dict[str, str]:
    """What git would call the bytes of each file of a folder's program."""
    paths = [path for name in PROGRAM for path in (folder / name, *(folder / name).rglob("*"))]
    files = (path for path in paths if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(folder).as_posix(): blob_name(path.read_bytes()) for path in files}
