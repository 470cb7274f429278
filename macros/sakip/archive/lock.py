"""One at a time: whoever changes ``public/`` or a tag holds the repository's lock.

The system takes the lock away from a process that has ended, however it ended; so none is ever left behind.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from sakip.archive import ArchiveError
from sakip.repository import git

NAME = "sakip-terbit.kunci"
#: Where the holder's lock is on systems that lock bytes: beyond what is written, so that others can read it.
FAR = 1_000_000


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock meanwhile. Raises ArchiveError where another process holds it, GitError outside a repository."""
    folder = Path(os.fsdecode(git(root, "rev-parse", "--git-common-dir")).strip())
    with (root / folder / NAME).open("a+", encoding="utf-8") as file:
        try:
            _take(file)
        except OSError:
            raise ArchiveError([_held(file)]) from None
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()} {datetime.now().astimezone():%Y-%m-%d %H:%M}")
        file.flush()
        yield  # closing the file gives the lock back


def _take(file: IO[str]) -> None:
    """Lock the file or raise OSError at once."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        file.seek(FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - there is none on Windows

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _held(file: IO[str]) -> str:
    process, since = "?", "?"
    with suppress(OSError, ValueError):
        file.seek(0)
        process, since = file.read().split(" ", 1)
    return (
        f"Penerbitan lain sedang berjalan di repositori ini (proses {process}, sejak {since}). Tunggu sampai selesai, "
        "lalu ulangi."
    )
