"""``sakip preview``: the site that a pull request would make, on the branch that the host publishes."""

import argparse
import sys
from pathlib import Path

from sakip.host.branch import BranchError, put
from sakip.host.preview import preview
from sakip.problem import visible
from sakip.repository import GitError
from sakip.site import BuildError

HELP = (
    "Membangun situs dari data dan halaman sebuah usulan dengan program di folder ini, lalu menaruhnya di folder "
    "pr/NOMOR pada cabang situs. Isi usulan hanya dibaca, tidak pernah dijalankan; folder kerja tidak disentuh."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Of what, where to, and whether to remove it."""
    parser.add_argument("acuan", nargs="?", metavar="ACUAN", help="cabang, tag, atau komit usulan")
    parser.add_argument("--nomor", type=int, default=0, metavar="NOMOR", help="nomor usulan, mulai 1")
    parser.add_argument("--hapus", action="store_true", help="menghapus pratinjau usulan itu")
    parser.add_argument("--cabang", default="gh-pages", metavar="CABANG", help="cabang situs (bawaan: gh-pages)")
    parser.add_argument(
        "--kirim", metavar="REPOSITORI", help="memakai cabang repositori jauh ini dan mengirimnya, misalnya origin"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build and put, or remove; 1 where that cannot be, 2 for wrong usage and for a state that cannot be read."""
    root: Path = arguments.folder
    number: int = arguments.nomor
    if number < 1:
        sys.stderr.write("Sebutkan nomor usulan dengan --nomor, mulai 1.\n")
        return 2
    if arguments.hapus == bool(arguments.acuan):
        sys.stderr.write("Sebutkan acuan usulan yang ditampilkan, atau --hapus tanpa acuan.\n")
        return 2
    try:
        if arguments.hapus:
            changed = put(root, arguments.cabang, number, None, remote=arguments.kirim)
        else:
            with preview(root, arguments.acuan, number) as site:
                changed = put(root, arguments.cabang, number, site, remote=arguments.kirim)
    except GitError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except BranchError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BuildError as error:
        sys.stdout.writelines(f"{visible(str(reason))}\n" for reason in error.reasons)
        sys.stdout.flush()
        sys.stderr.write("\nPratinjau tidak dibangun. Yang lama, bila ada, tidak diubah.\n")
        return 1
    done = ("dihapus" if arguments.hapus else "ditaruh") if changed else "tidak berubah"
    sys.stdout.write(f"Pratinjau usulan {number} {done}: cabang {arguments.cabang}, folder pr/{number}.\n")
    return 0
