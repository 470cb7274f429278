"""``sakip schema``: the JSON Schema of each kind of data file, for editors."""

import argparse
import sys
from pathlib import Path

from sakip.cli.terminal import write_whole
from sakip.model import KINDS
from sakip.schema import schema_text

HELP = "Menulis skema setiap jenis berkas data ke folder skema/, supaya penyunting teks melengkapi dan memeriksanya."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Whether to write."""
    parser.add_argument("--check", action="store_true", help="hanya menunjukkan skema yang perlu diperbarui")


def run(arguments: argparse.Namespace) -> int:
    """Write what is out of date; or, under ``--check``, only say so: 1 where anything is."""
    folder: Path = arguments.folder / "skema"
    if folder.is_symlink():
        sys.stderr.write("Folder skema berupa pintasan. Hapus pintasan itu, lalu ulangi.\n")
        return 2
    texts = {folder / f"{kind}.json": schema_text(kind) for kind in KINDS}
    stale = [path for path, text in texts.items() if not path.is_file() or path.read_bytes() != text.encode()]
    for path in stale:
        if not arguments.check:
            folder.mkdir(exist_ok=True)
            if not write_whole(path, texts[path]):
                return 1
        sys.stdout.write(f"{folder.name}/{path.name}  {'perlu diperbarui' if arguments.check else 'ditulis'}.\n")
    if not stale:
        sys.stdout.write(f"Semua skema sudah mutakhir ({len(texts)} berkas).\n")
    elif arguments.check:
        sys.stdout.write("\nJalankan sakip schema untuk memperbaruinya.\n")
    return int(arguments.check and bool(stale))
