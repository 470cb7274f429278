"""``sakip verify``: are the published years what they were?"""

import argparse
import sys

from sakip.archive import ArchiveError
from sakip.archive.verify import Pemeriksaan, verify
from sakip.cli.publish import tell
from sakip.cli.terminal import show
from sakip.problem import visible
from sakip.repository import GitError

HELP = (
    "Memastikan terbitan di public/ masih seperti ketika terbit: setiap berkas dibandingkan dengan MANIFEST.sha256, "
    "situsnya dibangun ulang dari tag dengan pustaka yang dicatat tag itu, dan tag beserta tanda tangannya diperiksa."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which year, or all."""
    parser.add_argument("tahun", nargs="?", type=int, metavar="TAHUN", help="tahun laporan (bawaan: semua)")


def run(arguments: argparse.Namespace) -> int:
    """Tell what is wrong with each edition; 1 where something is, 2 where nothing could be judged."""
    try:
        found = verify(arguments.folder, arguments.tahun, tell)
    except ArchiveError as error:
        show(error.reasons, arguments.folder)
        return 2
    except (GitError, OSError) as error:
        sys.stderr.write(f"{error if isinstance(error, GitError) else 'Terbitan tidak terbaca. Periksa izinnya.'}\n")
        return 2
    sys.stdout.writelines(map(_told, found))
    return int(any(item.masalah for item in found))


def _told(item: Pemeriksaan) -> str:
    if not item.masalah:
        origin = f"{item.tag}, komit {item.komit[:9]}"
        return f"{item.folder}  utuh: {item.berkas} berkas, sama dengan hasil bangun ulang dari tag ({origin}).\n"
    lines = "".join(f"  - {visible(line)}\n" for line in item.masalah)
    return f"{item.folder}  BERUBAH:\n{lines}"
