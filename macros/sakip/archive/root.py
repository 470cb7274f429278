"""The pages that lead to the editions: a portal with the years side by side, the archive, and what machines ask for.

Each is one HTML file that needs a style sheet and nothing else: no script, no other host.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from sakip import figures
from sakip.archive.register import COPY, NEWEST, Terbitan
from sakip.render.brief import Ikhtisar, IkhtisarIndikator
from sakip.render.html import fill

STYLE = Path(__file__).with_name("arsip.css")


@dataclass(frozen=True, kw_only=True)
class Tahun:
    """A year's editions, the newest first: the one in force, and those that it replaced."""

    tahun: int
    berlaku: Terbitan
    digantikan: tuple[Terbitan, ...]


@dataclass(frozen=True, kw_only=True)
class Deret:
    """An indicator over the years, the oldest first; None for a year whose report does not have it."""

    nama: str
    satuan: str
    isi: tuple[IkhtisarIndikator | None, ...]


def write_root(folder: Path, terbitan: Sequence[Terbitan]) -> None:
    """Write the pages about these editions (the newest first) into the folder."""
    years = [_year(tahun, tuple(of_year)) for tahun, of_year in groupby(terbitan, key=lambda item: item.tahun)]
    told = [item for item in reversed(years) if item.berlaku.ikhtisar is not None]
    address = _address(terbitan)
    shared = {
        "terbitan": terbitan,
        "tahun": years,
        "ikhtisar": told[-1].berlaku.ikhtisar if told else None,
        "hari": lambda day: figures.day(date.fromisoformat(day)),
    }
    pages: Mapping[str, str] = {
        "index.html": fill("arsip_beranda", akar="", berkisah=told, deret=series(told), **shared),
        "arsip/index.html": fill("arsip", akar="../", salinan=COPY, megabita=_megabytes, **shared),
        "404.html": fill("arsip_tidak_ada", akar=urlsplit(address).path or "/", **shared),
        "arsip.css": STYLE.read_text("utf-8"),
        "robots.txt": _robots(address),
    }
    if terbitan:
        pages = {**pages, f"{NEWEST}/index.html": fill("arsip_alih", akar="../", ke=terbitan[0], **shared)}
    if address:
        pages = {**pages, "sitemap.xml": fill("arsip_peta", alamat=address, tahun=years)}
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def series(years: Sequence[Tahun]) -> tuple[Deret, ...]:
    """Each indicator of these years' reports as each report has it: those of the newest report first."""
    reports = [item.berlaku.ikhtisar for item in years if item.berlaku.ikhtisar]
    newest: dict[str, IkhtisarIndikator] = {}
    for report in reversed(reports):
        for item in report.indikator:
            newest.setdefault(item.id, item)
    return tuple(
        Deret(nama=item.nama, satuan=item.satuan, isi=tuple(_one(report, id) for report in reports))
        for id, item in newest.items()
    )


def _megabytes(size: int) -> str:
    return f"{figures.number(Decimal(size) / 1000000, 1)} MB"


def _one(report: Ikhtisar, id: str) -> IkhtisarIndikator | None:
    return next((item for item in report.indikator if item.id == id), None)


def _year(tahun: int, editions: tuple[Terbitan, ...]) -> Tahun:
    return Tahun(tahun=tahun, berlaku=editions[0], digantikan=editions[1:])


def _address(terbitan: Sequence[Terbitan]) -> str:
    """Where all of it stands, as the newest edition that says so has it; '' where none does."""
    known = (item for item in terbitan if item.ikhtisar and item.ikhtisar.alamat)
    return next((item.ikhtisar.alamat.removesuffix(f"{item.folder}/") for item in known if item.ikhtisar), "")


def _robots(address: str) -> str:
    sitemap = f"Sitemap: {address}sitemap.xml\n" if address else ""
    return f"User-agent: *\nDisallow: {urlsplit(address).path or '/'}pr/\n{sitemap}"
