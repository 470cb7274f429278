"""``sakip check``: every problem of the data and the pages, for a reader or for a CI host."""

import argparse
import gc
import sys
from pathlib import Path

from sakip.book import open_book
from sakip.cli.guide import find_guide, meanings
from sakip.cli.terminal import source_lines, wants_color, write_whole
from sakip.listing import WRITERS, Listing, closing
from sakip.paths import is_project_file
from sakip.problem import DataError, Problem, Severity, visible
from sakip.published import published
from sakip.repository import GitError

HELP = "Memeriksa data dan makro halaman, lalu menunjukkan setiap masalah di barisnya."


def add_options(parser: argparse.ArgumentParser) -> None:
    """How the problems are written, and where to."""
    parser.add_argument(
        "--format",
        choices=list(WRITERS),
        default="text",
        metavar="BENTUK",
        help=f"bentuk daftar masalah: {', '.join(WRITERS)} (bawaan: text)",
    )
    parser.add_argument(
        "--baru",
        metavar="ACUAN",
        help="hanya masalah yang belum ada di cabang, tag, komit, atau folder ini, misalnya main",
    )
    parser.add_argument("--hasil", type=Path, metavar="BERKAS", help="menulis daftar ke berkas, bukan ke layar")


def run(arguments: argparse.Namespace) -> int:
    """Tell every problem; 1 where one of them must be mended, whatever the format."""
    if arguments.hasil is not None and is_project_file(arguments.hasil, arguments.folder):
        sys.stderr.write(
            f'"{arguments.hasil}" milik proyek dan tidak ditimpa. Pilih nama lain, misalnya masalah.txt.\n'
        )
        return 2
    gc.disable()  # one short run whose memory is bounded by what files may hold; collecting takes a tenth of it
    root: Path = arguments.folder
    problems = _problems(root)
    if arguments.baru is not None:
        try:
            fresh = _new(problems, root, arguments.baru)
        except GitError as error:
            sys.stderr.write(f"{visible(str(error))}\n")
            return 2
        if len(fresh) < len(problems):
            sys.stderr.write(f"{len(problems) - len(fresh)} masalah atau temuan sudah ada di {arguments.baru}.\n")
        problems = fresh
    listing = Listing(
        problems=problems,
        lines=source_lines(problems, root) if arguments.format == "text" else {},
        meanings=meanings(find_guide(root)) if arguments.format == "sarif" else {},
        version=_version() if arguments.format == "sarif" else "",
        color=arguments.hasil is None and wants_color(sys.stdout),
    )
    written = WRITERS[arguments.format](listing)
    if arguments.hasil is None:
        sys.stdout.write(written)
    elif not write_whole(arguments.hasil, written):
        return 2
    else:
        sys.stderr.write(f"{closing(problems)}\n")
    return int(any(problem.severity is not Severity.TEMUAN for problem in problems))


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - takes long to import, and only one format asks

    return version("sakip")


def _new(problems: tuple[Problem, ...], root: Path, name: str) -> tuple[Problem, ...]:
    """The problems that the other state does not have. Raises GitError where there is no such state."""
    from sakip.diff import new_problems, open_side  # noqa: PLC0415 - takes long to import

    return tuple(new_problems(problems, open_side(root, name, published(root)).masalah))


def _problems(root: Path) -> tuple[Problem, ...]:
    try:
        return open_book(root, root / "content").remarks
    except DataError as error:
        return error.problems
