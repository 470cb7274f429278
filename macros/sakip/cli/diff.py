"""``sakip diff``: what a change does to the results."""

import argparse
import gc
import sys
from pathlib import Path

from sakip.cli.terminal import write_whole
from sakip.diff import WRITERS, difference, open_sides
from sakip.paths import is_project_file
from sakip.problem import visible
from sakip.published import published
from sakip.repository import GitError

HELP = (
    "Membandingkan dua keadaan proyek dan menunjukkan akibatnya: fakta yang berubah, capaian, peringkat, jumlah, "
    "kalimat, halaman, dan masalah yang ikut berubah. Keadaan disebut dengan nama cabang, tag, atau kode komit git, "
    "atau dengan nama folder; titik (.) berarti folder kerja."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The two states, and how what differs is written."""
    parser.add_argument("semula", nargs="?", default="HEAD", metavar="SEMULA", help="keadaan lama (bawaan: HEAD)")
    parser.add_argument(
        "menjadi", nargs="?", default=".", metavar="MENJADI", help="keadaan baru (bawaan: folder kerja)"
    )
    parser.add_argument(
        "--format",
        choices=list(WRITERS),
        default="text",
        metavar="BENTUK",
        help=f"bentuk hasil: {', '.join(WRITERS)} (bawaan: text)",
    )
    parser.add_argument("--hasil", type=Path, metavar="BERKAS", help="menulis hasil ke berkas, bukan ke layar")


def run(arguments: argparse.Namespace) -> int:
    """Tell what differs; 2 where a state cannot be found or its data cannot be used."""
    root: Path = arguments.folder
    if arguments.hasil is not None and is_project_file(arguments.hasil, root):
        sys.stderr.write(f'"{arguments.hasil}" milik proyek dan tidak ditimpa. Pilih nama lain.\n')
        return 2
    gc.disable()  # as in a check
    try:
        before, after = open_sides(root, (arguments.semula, arguments.menjadi), published(root))
        found = difference(before, after)
    except GitError as error:
        sys.stderr.write(f"{visible(str(error))}\n")
        return 2
    written = WRITERS[arguments.format](found)
    if arguments.hasil is None:
        sys.stdout.write(written)
    elif not write_whole(arguments.hasil, written):
        return 2
    return 2 if found.gagal else 0
