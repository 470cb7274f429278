"""A folder of YAML files -> a Dataset in which every reference resolves, or one error with every problem found.

files   which files there are, and whether they may be read
yaml    text -> Peta/Daftar/scalars with their places
facts   Peta -> model values
resolve ids, years, and whether each value suits its indicator
"""

from pathlib import Path

from sakip.load.facts import Loaded, to_facts
from sakip.load.files import DataFile, find_files, read_text
from sakip.load.resolve import resolve
from sakip.load.yaml import read_yaml
from sakip.model import Dataset
from sakip.problem import DataError, Problem


def load(data_dir: Path, root: Path | None = None) -> Dataset:
    """Read every file, resolve every reference.

    Places in problems and traces are written relative to ``root`` (default: the parent of ``data_dir``).
    Raises DataError with all problems of all files.
    """
    problems: list[Problem] = []
    files = find_files(data_dir, root or data_dir.parent, problems)
    loaded = [item for file in files if (item := _read(file, problems)) is not None]
    unread = {file.kind for file in files} - {item.file.kind for item in loaded}
    dataset = resolve(loaded, problems, unread)
    if dataset is None or problems:
        raise DataError(problems)
    return dataset


def _read(file: DataFile, problems: list[Problem]) -> Loaded | None:
    text = read_text(file.path, file.name, problems)
    tree = None if text is None else read_yaml(text, file.name, problems)
    return None if tree is None else to_facts(file, tree, problems)
