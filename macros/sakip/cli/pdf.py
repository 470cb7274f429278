"""``sakip pdf``: the documents for print, without the site."""

import argparse
import sys
from pathlib import Path

from sakip.book import open_book
from sakip.cli.terminal import show, write_whole
from sakip.paths import is_project_file
from sakip.problem import DataError, Severity

HELP = "Mencetak LKjIP, Renstra, IKU, Perjanjian Kinerja, dan realisasi ke folder dokumen/, sama dengan isi situs."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument(
        "--hasil", type=Path, metavar="FOLDER", help="folder untuk dokumen, dibuat bila belum ada (bawaan: dokumen)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print every document, or say why none is."""
    root: Path = arguments.folder
    folder: Path = root / "dokumen" if arguments.hasil is None else arguments.hasil
    if is_project_file(folder, root):
        sys.stderr.write(f'"{folder}" milik proyek dan tidak ditimpa. Pilih folder lain, misalnya dokumen.\n')
        return 2
    try:
        made = open_book(root, root / "content").printed()
    except DataError as error:
        show([problem for problem in error.problems if problem.severity is Severity.GALAT], root)
        sys.stdout.flush()
        sys.stderr.write("\nTidak ada dokumen yang dicetak.\n")
        return 1
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        sys.stderr.write(
            f"Folder {folder} tidak dapat dibuat. Tulis folder yang ada, atau hapus berkas bernama sama.\n"
        )
        return 2
    for item in made:
        if not write_whole(folder / item.nama, item.isi):
            return 1
        sys.stdout.write(f"{folder.name}/{item.nama}  {len(item.isi) / 1000:.0f} KB  {item.judul}\n")
    return 0
