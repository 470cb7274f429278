"""``sakip serve``: the site as it will be, anew after each change."""

import argparse

from sakip.site import serve_site

HELP = "Menampilkan pratinjau situs yang memuat ulang sendiri setelah berkas disimpan; hentikan dengan Ctrl+C."


def add_options(parser: argparse.ArgumentParser) -> None:
    """None but the folder."""


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    return serve_site(arguments.folder)
