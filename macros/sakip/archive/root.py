"""The pages that lead to the editions: a portal, the archive, what is shown for a missing address, and robots.txt.

Each is one HTML file that needs nothing else: no script, no style sheet, no other host.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from sakip import figures
from sakip.archive.register import Terbitan
from sakip.render.html import fill

ROBOTS = "User-agent: *\nAllow: /\n"


def write_root(folder: Path, terbitan: Sequence[Terbitan]) -> None:
    """Write the pages about these editions (the newest first) into the folder."""
    years = [(tahun, tuple(of_year)) for tahun, of_year in groupby(terbitan, key=lambda item: item.tahun)]
    pages: Mapping[str, str] = {
        "index.html": fill("arsip_beranda", terbitan=terbitan, tahun=years, akar=""),
        "arsip/index.html": fill("arsip", terbitan=terbitan, tahun=years, akar="../", hari=_in_words),
        "404.html": fill("arsip_tidak_ada", terbitan=terbitan, akar="/"),
        "robots.txt": ROBOTS,
    }
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def _in_words(day: str) -> str:
    return figures.day(date.fromisoformat(day))
