"""``sakip archive``: the published years, rebuilt from their tags."""

import argparse
import sys
from pathlib import Path

from sakip.archive import ArchiveError
from sakip.archive.branch import put_on_branch
from sakip.archive.rebuild import rebuild
from sakip.archive.recall import recall
from sakip.cli.publish import tell, unwritten
from sakip.cli.terminal import show
from sakip.host.branch import BranchError
from sakip.repository import GitError

HELP = (
    "Membangun ulang folder public/ dari tag terbitan saja: setiap tahun dan revisinya, beranda, dan arsip. Yang sudah "
    "ada dan utuh dilewati. Dengan --branch, terbitan yang utuh di cabang situs diambil dari sana, dan hasilnya "
    "dicatat di cabang itu tanpa menyentuh folder kerja."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Whether the result also goes to a branch, and whose."""
    parser.add_argument("--branch", metavar="CABANG", help="mencatat public/ di cabang ini, misalnya gh-pages")
    parser.add_argument(
        "--kirim", metavar="REPOSITORI", help="memakai cabang repositori jauh ini dan mengirimnya, misalnya origin"
    )


def run(arguments: argparse.Namespace) -> int:
    """Rebuild; 1 where something stays as it was, 2 for wrong usage."""
    root: Path = arguments.folder
    if arguments.kirim and not arguments.branch:
        sys.stderr.write("--kirim memerlukan --branch. Tulis nama cabangnya, misalnya --branch gh-pages.\n")
        return 2
    try:
        if arguments.branch:
            recall(root, arguments.branch, tell, remote=arguments.kirim)
        found = rebuild(root, tell)
        changed = put_on_branch(root, arguments.branch, remote=arguments.kirim) if arguments.branch else False
    except ArchiveError as error:
        show(error.reasons, root)
    except (GitError, BranchError) as error:
        sys.stdout.write(f"{error}\n")
    except OSError as error:
        sys.stdout.write(f"{unwritten(error)}\n")
    else:
        sys.stdout.write(f"Arsip lengkap: {len(found)} terbitan di public/.\n")
        if arguments.branch:
            state = "diperbarui dengan satu komit" if changed else "sudah sama"
            sys.stdout.write(f"Cabang {arguments.branch} {state}.\n")
        return 0
    sys.stdout.flush()
    sys.stderr.write("\nArsip belum lengkap. Terbitan yang ada tidak diubah.\n")
    return 1
