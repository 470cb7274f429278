"""``sakip build``: the site, or every reason why it was not built."""

import argparse
import sys

from sakip.cli.terminal import show
from sakip.site import BuildError, build_site

HELP = "Memeriksa data, halaman, dan tautan, lalu membangun situs ke folder site/. Bila ada galat, situs lama tetap."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Whether the site is a preview, or a published edition."""
    parser.add_argument(
        "--pratinjau",
        metavar="ACUAN",
        help="membangun pratinjau cabang atau komit ini, bertanda dan dengan letak setiap angka",
    )
    parser.add_argument("--nomor", type=int, metavar="NOMOR", help="nomor perubahan (pull request) yang dipratinjau")
    parser.add_argument(
        "--edisi", metavar="FOLDER", help="membangun terbitan untuk folder ini, misalnya 2022; dipakai sakip publish"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build the site; the old one stays where that cannot be."""
    try:
        site = build_site(arguments.folder, pratinjau=arguments.pratinjau, nomor=arguments.nomor, edisi=arguments.edisi)
    except BuildError as error:
        show(error.reasons, arguments.folder)
        sys.stdout.flush()
        sys.stderr.write("\nSitus tidak dibangun. Situs yang lama, bila ada, tidak diubah.\n")
        return 1
    sys.stdout.write(f"Situs selesai dibangun: {site.name}/index.html\n")
    return 0
