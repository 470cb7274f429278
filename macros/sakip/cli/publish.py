"""``sakip publish``: a year's report becomes a tag and a site that never changes again."""

import argparse
import sys
from pathlib import Path

from sakip.archive import ArchiveError
from sakip.archive.publish import publish
from sakip.cli.terminal import REASONS, REFUSED, show
from sakip.repository import GitError, git

HELP = (
    "Menerbitkan laporan sebuah tahun: memeriksa syaratnya, membuat tag git lkjip-TAHUN, membangun situs dari tag itu, "
    "lalu menaruhnya di public/TAHUN. Yang sudah terbit tidak pernah ditimpa; perbaikannya terbit sebagai revisi. Bila "
    "terputus, jalankan lagi perintah yang sama."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The year, and why it is published once more."""
    parser.add_argument("tahun", nargs="?", type=int, metavar="TAHUN", help="tahun laporan, misalnya 2022")
    parser.add_argument("--revisi", metavar="ALASAN", help="menerbitkan perbaikan dengan alasan ini, satu kalimat")


def run(arguments: argparse.Namespace) -> int:
    """Publish; 1 with every reason where that cannot be, 2 where no year is named."""
    if arguments.tahun is None:
        sys.stderr.write("Sebutkan tahun laporannya, misalnya sakip publish 2022.\n")
        return 2
    try:
        done = publish(arguments.folder, arguments.tahun, arguments.revisi, tell)
    except ArchiveError as error:
        show(error.reasons, arguments.folder)
    except GitError as error:
        sys.stdout.write(f"{error}\n")
    except OSError as error:
        sys.stdout.write(f"{unwritten(error)}\n")
    else:
        sys.stdout.write(
            f"Laporan {done.judul} terbit: tag {done.tag} (komit {done.komit[:9]}), situs di public/{done.folder}.\n"
            f"Kirimkan tag-nya: git push {_remote(arguments.folder)} {done.tag}\n"
        )
        return 0
    sys.stdout.flush()
    sys.stderr.write("\nLaporan tidak diterbitkan. Yang sudah terbit tidak diubah.\n")
    return 1


def tell(note: str) -> None:
    """Tell what goes on meanwhile."""
    sys.stderr.write(f"{note}\n")
    sys.stderr.flush()


def unwritten(error: OSError) -> str:
    """Why ``public/`` could not be written."""
    return f"Folder public/ tidak dapat ditulis: {REASONS.get(error.errno or 0, REFUSED)}."


def _remote(root: Path) -> str:
    """Where a tag is pushed to: what a clone calls its source, else the only one there is."""
    names = git(root, "remote").decode().split()
    if len(names) == 1:
        return names[0]
    return "origin" if "origin" in names else "<nama repositori>"
