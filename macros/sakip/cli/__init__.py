"""The command line: argv -> exit code. 0 clean, 1 problems, 2 wrong usage, 70 a fault of the program, 130 interrupted.

Each command is a module with ``HELP``, ``add_options(parser)`` and ``run(arguments)``; only the chosen one is imported,
so that help and mistakes are answered at once.
"""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from sakip.cli.parser import Parser
from sakip.problem import did_you_mean, visible

#: Set by developers who want the traceback of a fault instead of a sentence.
TRACEBACK = "SAKIP_TRACEBACK"
FAULT = 70
INTERRUPTED = 130


class Command(NamedTuple):
    """Where a command lives, its line in the overview, and whether it works on a project folder."""

    module: str
    line: str
    needs_project: bool = True


class Module(Protocol):
    """What the module of a command provides; ``HELP`` opens the command's own help."""

    HELP: str

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Declare the options; ``--folder`` is there already."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; ``arguments.folder`` is absolute. Returns the exit code."""


COMMANDS: Mapping[str, Command] = {
    "check": Command(
        "sakip.cli.check", "memeriksa data dan makro halaman, lalu menunjukkan setiap masalah di barisnya"
    ),
    "build": Command("sakip.cli.build", "memeriksa semuanya, tautan juga, lalu membangun situs ke folder site/"),
    "pdf": Command("sakip.cli.pdf", "mencetak LKjIP dan dokumen kinerja lain ke folder dokumen/"),
    "serve": Command("sakip.cli.serve", "menampilkan pratinjau yang memuat ulang sendiri; hentikan dengan Ctrl+C"),
    "diff": Command("sakip.cli.diff", "membandingkan dua keadaan data dan menunjukkan akibat perubahannya"),
    "comment": Command("sakip.cli.comment", "menulis tanggapan atas usulan di GitHub atau GitLab", needs_project=False),
    "preview": Command("sakip.cli.preview", "menaruh pratinjau usulan di cabang situs, atau menghapusnya"),
    "publish": Command("sakip.cli.publish", "menerbitkan laporan sebuah tahun: tag git dan situs yang tetap"),
    "archive": Command("sakip.cli.archive", "membangun ulang folder public/ dari semua tag terbitan"),
    "verify": Command("sakip.cli.verify", "memastikan terbitan tidak berubah dan dapat dibangun ulang"),
    "explain": Command("sakip.cli.explain", "menjelaskan kode masalah dan cara memperbaikinya", needs_project=False),
    "audit": Command(
        "sakip.audit.command", "memeriksa capaian tercetak dalam tabel laporan siapa pun", needs_project=False
    ),
    "schema": Command("sakip.cli.schema", "menulis skema setiap jenis berkas data untuk penyunting teks"),
    "format": Command("sakip.cli.format", "merapikan tata letak berkas data tanpa mengubah isinya"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. Raises SystemExit for help and for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        try:
            return _run(argv)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # whatever it is, a planner cannot mend it and needs no traceback
        if os.environ.get(TRACEBACK):
            raise
        sys.stderr.write(_fault(error))
        return FAULT


def _run(argv: Sequence[str] | None) -> int:
    overview = _overview()
    chosen = overview.parse_args(argv)
    if chosen.version:
        from importlib.metadata import version  # noqa: PLC0415 - takes as long to import as all the rest

        sys.stdout.write(f"sakip {version('sakip')}\n")
        return 0
    if chosen.perintah is None:
        overview.error("Sebutkan perintahnya.")
    if chosen.perintah not in COMMANDS:
        overview.error(f'Perintah "{chosen.perintah}" tidak dikenal.{did_you_mean(chosen.perintah, COMMANDS)}')
    command = COMMANDS[chosen.perintah]
    module = cast(Module, import_module(command.module))
    parser = Parser(prog=f"sakip {chosen.perintah}", description=module.HELP)
    _add_folder(parser, chosen.folder)
    module.add_options(parser)
    arguments = parser.parse_args(chosen.sisa)
    folder, arguments.folder = arguments.folder, arguments.folder.resolve()
    if command.needs_project and not (arguments.folder / "mkdocs.yml").is_file():
        sys.stderr.write(f"Folder {folder} bukan folder proyek: mkdocs.yml tidak ada di dalamnya.\n")
        return 2
    return module.run(arguments)


def _overview() -> Parser:
    """The parser of what stands before a command and of the command's name; the rest is the command's own."""
    width = max(map(len, COMMANDS))
    lines = "\n".join(f"  {name:<{width}}   {command.line}" for name, command in COMMANDS.items())
    parser = Parser(
        prog="sakip",
        usage="sakip PERINTAH [--folder FOLDER] [pilihan]",
        epilog=f"Perintah:\n{lines}\n\nPilihan setiap perintah: sakip PERINTAH --help",
    )
    _add_folder(parser, Path())
    parser.add_argument("--version", action="store_true", help="menampilkan versi program")
    parser.add_argument("perintah", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("sisa", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def _add_folder(parser: Parser, default: Path) -> None:
    parser.add_argument(
        "--folder", type=Path, default=default, metavar="FOLDER", help="folder proyek (bawaan: folder ini)"
    )


def _fault(error: Exception) -> str:
    """What to report about a fault of the program: its kind, its words and its place."""
    place, at = "?", error.__traceback__
    while at is not None:
        place, at = f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}", at.tb_next
    words = visible(" ".join(str(error).split()))[:200]
    return (
        "Program berhenti karena kesalahan di dalamnya, bukan karena data Anda. Laporkan kepada pengelola program "
        f"perintah yang dijalankan dan keterangan ini: {type(error).__name__} di {place}: {words or 'tanpa pesan'}\n"
    )
