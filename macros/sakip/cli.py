"""The command line: ``sakip check``, ``sakip build``, ``sakip serve``. Exit 0 clean, 1 problems, 2 wrong usage."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from sakip.book import open_book
from sakip.problem import DataError, Problem, Severity, excerpt

USAGE = """\
Pemakaian: sakip PERINTAH [--folder FOLDER]

Perintah:
  check   memeriksa data dan makro halaman, lalu menunjukkan setiap masalah di barisnya
  build   memeriksa semuanya, tautan juga, lalu membangun situs ke folder site/
  serve   menampilkan pratinjau yang memuat ulang sendiri; hentikan dengan Ctrl+C

Pilihan:
  --folder FOLDER   folder proyek (bawaan: folder ini)
  -h, --help        menampilkan bantuan ini
"""


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Indonesian."""

    def error(self, message: str) -> NoReturn:
        """Say that the command is wrong and how it is written; exit 2."""
        sys.stderr.write(f"Perintah keliru.\n\n{USAGE}")
        raise SystemExit(2)

    def format_help(self) -> str:
        """The usage as written above."""
        return USAGE


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = _Parser(prog="sakip")
    parser.add_argument("perintah", choices=sorted(COMMANDS))
    parser.add_argument("--folder", type=Path, default=Path())
    arguments = parser.parse_args(argv)
    root = arguments.folder.resolve()
    if not (root / "mkdocs.yml").is_file():
        sys.stderr.write(f"Folder {arguments.folder} bukan folder proyek: mkdocs.yml tidak ada di dalamnya.\n")
        return 2
    try:
        return COMMANDS[arguments.perintah](root)
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _check(root: Path) -> int:
    try:
        problems = open_book(root, root / "content").remarks
    except DataError as error:
        problems = error.problems
    gravest_first = sorted(problems, key=lambda problem: list(Severity).index(problem.severity))
    _print(gravest_first, root)
    counts = ", ".join(f"{sum(p.severity is kind for p in problems)} {kind}" for kind in Severity)
    sys.stdout.write(f"{'' if not problems else chr(10)}{counts}.\n")
    return int(any(problem.severity is not Severity.TEMUAN for problem in problems))


def _build(root: Path) -> int:
    from sakip.site import BuildError, build_site  # noqa: PLC0415 - MkDocs takes long to import; check needs it not

    try:
        site = build_site(root)
    except BuildError as error:
        _print(error.reasons, root)
        sys.stderr.write("\nSitus tidak dibangun. Situs yang lama, bila ada, tidak diubah.\n")
        return 1
    sys.stdout.write(f"Situs selesai dibangun: {site.name}/index.html\n")
    return 0


def _serve(root: Path) -> int:
    from sakip.site import serve_site  # noqa: PLC0415 - as above

    return serve_site(root)


COMMANDS: dict[str, Callable[[Path], int]] = {"check": _check, "build": _build, "serve": _serve}


def _print(problems: Iterable[Problem | str], root: Path) -> None:
    """Each problem, with the line it stands on; a finding about a printed document has only its place."""
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
        if isinstance(problem, str) or problem.severity is Severity.TEMUAN:
            continue
        line = _line(root / problem.letak.berkas, problem.letak.baris)
        if line:
            sys.stdout.write(f"{excerpt(line, problem.letak.kolom, problem.letak.baris)}\n")


def _line(path: Path, number: int) -> str:
    """The line of a file that can be read; '' otherwise."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    return lines[number - 1] if number <= len(lines) else ""
