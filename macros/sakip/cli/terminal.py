"""What commands share: reading the lines that problems stand on, writing a result, and what the terminal can show."""

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from errno import EACCES, EBUSY, EISDIR, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path
from typing import TextIO

from sakip.listing import Listing
from sakip.listing.text import problems_text
from sakip.load.files import LARGEST
from sakip.paths import plain_file
from sakip.problem import Problem, Severity, in_order, visible

#: Why the system, which says it in English, refuses to write a file: what is wrong, and what to do.
REASONS = {
    ENOENT: "foldernya tidak ada. Buat foldernya, atau tulis nama folder yang ada",
    ENOTDIR: "yang disebut sebagai foldernya bukan folder. Tulis nama folder yang ada",
    EISDIR: "itu folder. Tambahkan nama berkasnya",
    EACCES: "tidak ada izin. Pilih folder lain, atau tutup program yang memakai berkas itu",
    EPERM: "tidak ada izin. Pilih folder lain, atau tutup program yang memakai berkas itu",
    EBUSY: "berkasnya sedang dipakai. Tutup program yang memakainya",
    EROFS: "tempatnya hanya dapat dibaca. Pilih folder lain",
    ENOSPC: "ruang penyimpanan habis. Hapus berkas yang tidak dipakai, atau pilih tempat lain",
    ENAMETOOLONG: "namanya terlalu panjang. Pilih nama yang lebih pendek",
}
REFUSED = "sistem menolaknya. Periksa nama, folder, dan izinnya"


def show(reasons: Iterable[Problem | str], root: Path) -> None:
    """Write problems as ``sakip check`` does, without the counts, then what has no place, a line each."""
    told = tuple(reasons)
    problems = in_order(reason for reason in told if isinstance(reason, Problem))
    lines = source_lines(problems, root)
    sys.stdout.write(problems_text(Listing(problems=problems, lines=lines, color=wants_color(sys.stdout))))
    sys.stdout.writelines(f"{visible(reason)}\n" for reason in told if isinstance(reason, str))


def source_lines(problems: Iterable[Problem], root: Path) -> Mapping[str, list[str]]:
    """The lines of each file that a problem to be mended stands in; files that cannot be read are left out."""
    lines = {}
    for name in {problem.letak.berkas for problem in problems if problem.severity is not Severity.TEMUAN}:
        with suppress(OSError, UnicodeDecodeError, ValueError):
            path = root / name
            if plain_file(path, root) and path.stat().st_size <= LARGEST:  # what was refused is not shown either
                lines[name] = path.read_text(encoding="utf-8-sig").split("\n")
    return lines


def wants_color(stream: TextIO) -> bool:
    """Whether a reader at this stream sees colours: at a terminal that has them, unless the environment says else."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    able = os.environ.get("TERM", "dumb" if os.name != "nt" else "") != "dumb"
    if os.name == "nt":  # the old console window shows the codes themselves
        able = bool(os.environ.get("WT_SESSION") or os.environ.get("TERM"))
    return able and stream.isatty()


def write_whole(path: Path, content: str | bytes) -> bool:
    """Write a file whole or not at all. Says so on stderr and returns False where it cannot be written."""
    if not path.name:
        sys.stderr.write("Nama berkas hasil kosong. Tulis namanya, misalnya hasil.txt.\n")
        return False
    fresh = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        if path.exists() and not path.is_file():  # a device, such as /dev/null, is written to and stays
            fresh = path
        fresh.write_bytes(content.encode("utf-8", "replace") if isinstance(content, str) else content)
        if fresh != path:  # a link is itself replaced
            fresh.replace(path)
    except OSError as error:
        if fresh != path:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
        sys.stderr.write(f"Berkas {path} tidak dapat ditulis: {REASONS.get(error.errno or 0, REFUSED)}.\n")
        return False
    return True
