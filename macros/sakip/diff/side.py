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
from sakip.repository import GitError, blob_name, commit_of, take_out, tree

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
    before = open_side(root, names[0], terbit)
    if before.commit is not None and not _is_project(root / names[1]):
        commit = commit_of(root, names[1])
        if tree(root, before.commit, PROJECT) == tree(root, commit, PROJECT):
            program = {entry.path: entry.blob for entry in tree(root, commit, PROGRAM)}
            return before, replace(before, nama=names[1], commit=commit, program=program)
    return before, open_side(root, names[1], terbit)


def open_side(root: Path, name: str, terbit: Published) -> Sisi:
    """A folder with ``data`` in it, or what git knows by this name. Raises GitError where there is neither."""
    if not name.strip():
        raise GitError("Nama keadaan yang dibandingkan kosong. Sebut cabang, tag, komit, atau folder.")
    folder = root / name
    if _is_project(folder):
        return _opened(folder, HERE if name == "." else name, terbit, None, _program_of(folder))
    try:
        commit = commit_of(root, name)
    except GitError:
        if len(name) <= LONGEST and folder.is_dir():
            raise GitError(f'Folder "{name}" tidak memuat folder data. Sebut folder proyeknya.') from None
        raise
    with TemporaryDirectory(prefix="sakip-") as temporary:
        # resolved: on some systems the way to temporary files leads through a link
        folder = Path(temporary).resolve()
        take_out(root, commit, PROJECT, folder)
        program = {entry.path: entry.blob for entry in tree(root, commit, PROGRAM)}
        return _opened(folder, name, terbit, commit, program)


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
