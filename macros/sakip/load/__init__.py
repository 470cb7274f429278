"""A folder of YAML files -> a Dataset in which every reference resolves, or one error with every problem found.

files   which files there are, and whether they may be read
yaml    text -> Peta/Daftar/scalars with their places; meant: what people write for a number, a date or a key
facts   Peta -> model values
ids     each id once, each reference to one that is there
resolve the ids, years, and whether each value suits its indicator
"""

from functools import lru_cache
from itertools import groupby
from pathlib import Path

from sakip.load.facts import Loaded, to_facts
from sakip.load.files import DataFile, find_files, named_file, read_text
from sakip.load.resolve import resolve
from sakip.load.yaml import read_yaml
from sakip.model import KINDS, Dataset
from sakip.model.base import Berkas
from sakip.problem import DataError, Problem, in_order

MOST_PROBLEMS = 100


def load(data_dir: Path, root: Path | None = None) -> Dataset:
    """Read every file, resolve every reference.

    Places in problems and traces are written relative to ``root`` (default: the parent of ``data_dir``).
    Raises DataError with all problems of all files.
    """
    problems: list[Problem] = []
    files, refused = find_files(data_dir, root or data_dir.parent, problems)
    read = [(file, _read(file, problems)) for file in files]
    loaded = [item for _, item in read if item is not None]
    required = {kind for kind, description in KINDS.items() if description.required}
    unread = refused | {file.kind for file, item in read if item is None}
    unread |= required - {item.file.kind for item in loaded}
    dataset = resolve(loaded, problems, unread)
    if dataset is None or problems:
        raise DataError(_bounded(problems))
    return dataset


def facts_of(name: str, text: str) -> Berkas | None:
    """The facts of one file by itself; None where its name or its text cannot be read."""
    file = named_file(Path(name), f"data/{name}")
    if file is None:
        return None
    loaded, problems = _parsed(file, text)
    return loaded.facts if loaded is not None and not problems else None


def readable_files(data_dir: Path, root: Path) -> tuple[tuple[Berkas, ...], frozenset[str]]:
    """The facts of each file that can be read by itself, whatever is wrong with the others and between them.

    Second, the names without suffix of whatever else stands in the folder.
    """
    files, _ = find_files(data_dir, root, [])
    read: dict[str, Berkas] = {}
    for file in files:
        problems: list[Problem] = []
        item = _read(file, problems)
        if item is not None and not problems:
            read[file.path.stem] = item.facts
    present = {path.stem for path in data_dir.iterdir()} if data_dir.is_dir() else set()
    return tuple(read.values()), frozenset(present - set(read))


def _bounded(problems: list[Problem]) -> list[Problem]:
    """At most ``MOST_PROBLEMS`` of each file, with a last one that says how many more there are."""
    kept: list[Problem] = []
    for _, group in groupby(in_order(problems), key=lambda problem: problem.letak.berkas):
        of_file = list(group)
        kept += of_file[:MOST_PROBLEMS]
        rest = of_file[MOST_PROBLEMS:]
        if rest:
            message = f"Masih ada {len(rest)} masalah lain di berkas ini. Perbaiki yang di atas dahulu."
            kept.append(Problem("S217", rest[0].letak, message))
    return kept


def _read(file: DataFile, problems: list[Problem]) -> Loaded | None:
    text = read_text(file.path, file.name, problems)
    if text is None:
        return None
    loaded, found = _parsed(file, text)
    problems += found
    return loaded


@lru_cache(maxsize=64)  # the preview reads all files again whenever one of them changes
def _parsed(file: DataFile, text: str) -> tuple[Loaded | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    tree = read_yaml(text, file.name, problems)
    loaded = None if tree is None else to_facts(file, text, tree, problems)
    return loaded, tuple(problems)
