"""``sakip format``: data files laid out in the one canonical way, or those that are not."""

import argparse
import sys
from collections.abc import Iterator
from itertools import count, zip_longest
from pathlib import Path

from sakip.cli.terminal import show, write_whole
from sakip.layout import layout
from sakip.load.files import NAME, find_files, read_text
from sakip.model import KINDS
from sakip.problem import Problem

HELP = "Merapikan berkas data: urutan kunci dan tata letaknya. Isi, cara menulis angka, dan komentar tidak diubah."
UNSAFE = "dibiarkan: tidak dapat dirapikan tanpa mengubah isinya. Sederhanakan tulisannya, lalu ulangi."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Whether to write, and which files."""
    parser.add_argument("--check", action="store_true", help="hanya menunjukkan berkas yang belum rapi")
    parser.add_argument("berkas", nargs="*", type=Path, metavar="BERKAS", help="berkas data; tanpa ini semuanya")


def run(arguments: argparse.Namespace) -> int:
    """Lay out each file: 1 where one has mistakes, cannot be laid out or, under ``--check``, is not; 2 for no file."""
    root: Path = arguments.folder
    problems: list[Problem] = []
    files = list(_files(arguments.berkas or _all(root, problems)))
    for strange in (path for path, kind in files if kind is None):
        sys.stderr.write(f"{strange} bukan berkas data. Sebutkan berkas seperti data/realisasi-2022.yaml.\n")
    if any(kind is None for _, kind in files):
        return 2
    if not files:
        show(problems, root)
        return 1
    results = [_format(path, kind or "", root, check=arguments.check) for path, kind in files]
    changed, failed = results.count("changed"), results.count("failed")
    told = "belum rapi" if arguments.check else "dirapikan"
    trouble = f", {failed} berkas bermasalah" if failed else ""
    sys.stdout.write(f"{len(files)} berkas diperiksa, {changed} {told}{trouble}.\n")
    return int(bool(failed or (changed and arguments.check)))


def _all(root: Path, problems: list[Problem]) -> list[Path]:
    """Every data file of the project; a file with a wrong name is for ``sakip check`` to report."""
    return [file.path for file in find_files(root / "data", root, problems)[0]]


def _files(paths: list[Path]) -> Iterator[tuple[Path, str | None]]:
    """Each file with its kind; None for what is no data file."""
    for path in paths:
        match = NAME.fullmatch(path.name)
        known = match is not None and match["kind"] in KINDS and path.is_file() and not path.is_symlink()
        yield path, match["kind"] if match and known else None


def _format(path: Path, kind: str, root: Path, *, check: bool) -> str:
    """Lay out one file; returns 'same', 'changed' or 'failed', having said why."""
    full = path.resolve()
    name = full.relative_to(root).as_posix() if full.is_relative_to(root) else path.as_posix()
    problems: list[Problem] = []
    text = read_text(path, name, problems)
    result = None if text is None else layout(text, kind, name, problems)
    if result is None:
        show(problems or [f"{name}  {UNSAFE}"], root)
        return "failed"
    old, new = path.read_bytes(), result.encode()
    if old == new:
        return "same"
    if check:
        sys.stdout.write(f"{name}:{_first_difference(old, new)}  belum rapi.\n")
        return "changed"
    mode = path.stat().st_mode
    if not write_whole(path, result):
        return "failed"
    path.chmod(mode)
    sys.stdout.write(f"{name}  dirapikan.\n")
    return "changed"


def _first_difference(old: bytes, new: bytes) -> int:
    pairs = zip(count(1), zip_longest(old.split(b"\n"), new.split(b"\n")), strict=False)
    return next(line for line, (before, after) in pairs if before != after)
