"""The next state of ``public/``: prepared beside the present one, then put in its place by renames alone.

Whatever happens, a folder is there whole or not at all. Until ``.siap`` has its name nothing has changed; from then on
everything is prepared, and whoever comes next finishes what was interrupted.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sakip.archive.register import MENU, NAME

FRESH, READY, OLD = ".baru-", ".siap", ".lama-"
EDITION = re.compile(r"\d{4}(-r\d{1,3})?")


@contextmanager
def staging(public: Path) -> Iterator[Path]:
    """A folder to prepare in, on the disk that ``public/`` is on; removed afterwards."""
    public.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix=FRESH, dir=public, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def put(prepared: Path, public: Path) -> None:
    """Put what is prepared (editions as folders, all else file by file) in its place, ``versions.json`` last."""
    _to_disk(prepared)
    prepared.rename(public / READY)
    finish(public)


def finish(public: Path) -> None:
    """Finish a ``put`` that was interrupted, and sweep what else was left behind; the caller holds the lock."""
    ready = public / READY
    for path in _in_order(ready):
        target = public / path.relative_to(ready)
        target.parent.mkdir(exist_ok=True)
        if path.is_dir() and target.exists():
            target.rename(ready / f"{OLD}{target.name}")
        path.replace(target)
        _flush(target.parent)
    for left in (ready, *public.glob(f"{FRESH}*")):
        shutil.rmtree(left, ignore_errors=True)


def is_finished(public: Path) -> bool:
    """Whether no ``put`` was interrupted."""
    return not (public / READY).exists()


def _in_order(ready: Path) -> list[Path]:
    """What is to be put: editions, the register, the pages, and the menu's list when all else is there."""
    folders = [path for path in sorted(ready.glob("*")) if path.is_dir() and EDITION.fullmatch(path.name)]
    files = [
        path
        for path in sorted(ready.rglob("*"))
        if path.is_file() and not EDITION.fullmatch(top := path.relative_to(ready).parts[0]) and not top.startswith(OLD)
    ]
    return [*folders, *sorted(files, key=lambda path: (path == ready / MENU, path != ready / NAME))]


def _to_disk(folder: Path) -> None:
    """Have the system write everything down, so that a name never outlives its content."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        _flush(path)


def _flush(folder: Path) -> None:
    if os.name != "nt":  # Windows opens no folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
