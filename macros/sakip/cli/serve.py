"""``sakip serve``: the site as it will be, anew after each change."""

import argparse
import sys

from sakip.site import serve_site

HELP = "Menampilkan pratinjau situs yang memuat ulang sendiri setelah berkas disimpan; hentikan dengan Ctrl+C."


def add_options(parser: argparse.ArgumentParser) -> None:
    """None but the folder."""


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted. What MkDocs itself says is English; how to read it is said first."""
    sys.stderr.write(
        'Menyiapkan pratinjau. Begitu tampil baris "Serving on", buka alamat di baris itu dengan peramban. '
        "Biarkan jendela ini terbuka; hentikan dengan Ctrl+C.\n"
    )
    sys.stderr.flush()
    return serve_site(arguments.folder)
