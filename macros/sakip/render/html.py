"""The one place that makes markup: templates filled by an environment that escapes every ``str``."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup

from sakip import figures
from sakip.policy import digest
from sakip.problem import Letak
from sakip.render.cards import Card
from sakip.render.described import described
from sakip.render.drawing import NARROW, WIDE, drawing, spark
from sakip.render.parts import Absen, Figur, Grafik, Kalimat, Rincian, Status, Tabel
from sakip.render.picture import drawn
from sakip.render.shape import absences, headers, heads, row_heads, spans, stacks

if TYPE_CHECKING:
    from jinja2 import Environment


class Links(Protocol):
    """Where a figure's handle leads on the page that is being written; None where the site has no such page."""

    def jejak(self, id: str) -> str | None:
        """The address of a trace."""

    def letak(self, letak: Letak) -> str | None:
        """The address of a line of a data file."""

    def indikator(self, id: str) -> str | None:
        """The address of an indicator's own page."""

    def tabel(self, id: str) -> str | None:
        """The address of a table of the report."""


@cache
def _environment() -> "Environment":
    """The templates' environment, made with the first part that is written: a check writes none."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - takes long to import, see above

    environment = Environment(
        loader=PackageLoader("sakip.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests.update(
        figur=lambda cell: isinstance(cell, Figur),
        absen=lambda cell: isinstance(cell, Absen),
        status=lambda cell: isinstance(cell, Status),
    )
    environment.filters["patah"] = _breakable
    environment.filters["sidik"] = digest
    environment.filters["panjang"] = _part
    return environment


def _breakable(text: str) -> Markup:
    """The text, escaped, that a narrow column may break after a slash."""
    return Markup("/<wbr>").join(text.split("/"))


def _part(share: Decimal) -> str:
    """A ratio as a length out of 100, never beyond it."""
    length = min(max(share, Decimal(0)), Decimal(1))
    return f"{figures.round_half_up(figures.EXACT.multiply(length, figures.HUNDRED), 1)}"


def fill(template: str, **values: object) -> Markup:
    """The named template with these values; every ``str`` among them is escaped."""
    return Markup(_environment().get_template(f"{template}.html").render(**values))  # noqa: S704 - autoescaped


def table(
    tabel: Tabel,
    *,
    nomor: str | None,
    links: Links,
    traces: Callable[[str], Rincian | None],
    unduh: Sequence[tuple[str, str]] = (),
    asal: object = None,
) -> Markup:
    """A table with caption, heads, notes, source, and how its figures were computed; ``unduh`` are its files.

    ``asal`` is where its figures come from, as ``asal.html`` writes it. What is absent opens its reason in the cell;
    on paper the reasons stand below the table.
    """
    anchor = table_anchor(tabel.id)
    return fill(
        "tabel",
        tabel=tabel,
        nomor=nomor,
        anchor=anchor,
        heads=heads(tabel.kolom, anchor),
        headers=headers(tabel.kolom, anchor),
        links=links,
        unduh=unduh,
        asal=asal,
        absences=absences(tabel),
        tumpuk=stacks(tabel),
        rentang_baris=spans(tabel),
        kepala_baris=row_heads(tabel, anchor),
        pohon=any(baris.tingkat for baris in tabel.baris),
        rincian=[found for id in tabel.jejak if (found := traces(id)) is not None],
    )


def chart(grafik: Grafik, *, nomor: str | None, links: Links, asal: object = None) -> Markup:
    """A chart, drawn once for phones and once for wider screens, with its values in words and in a table.

    Raises DrawingError where it cannot be drawn.
    """
    return fill(
        "grafik",
        grafik=grafik,
        gambar={"sempit": drawn(drawing(grafik.isi, NARROW)), "lebar": drawn(drawing(grafik.isi, WIDE))},
        uraian=described(grafik.isi),
        nomor=nomor,
        anchor=chart_anchor(grafik.id),
        links=links,
        asal=asal,
    )


def cards(kartu: Sequence[Card], links: Links) -> Markup:
    """Cards, each with its history where it has one. Raises DrawingError where that cannot be drawn."""
    small = [
        {"lukisan": drawn(spark(card.riwayat)), "uraian": described(card.riwayat)} if card.riwayat else None
        for card in kartu
    ]
    return fill("kartu", kartu=kartu, gambar=small, links=links)


def sentence(kalimat: Kalimat, links: Links, *, asal: object = None) -> Markup:
    """A sentence with its figures, and where these come from (None: not said)."""
    return fill("kalimat", kalimat=kalimat, links=links, asal=asal)


def table_anchor(id: str) -> str:
    """The anchor of a table on its page."""
    return f"tabel-{id}"


def chart_anchor(id: str) -> str:
    """The anchor of a chart on its page."""
    return f"grafik-{id}"


def line_anchor(letak: Letak) -> str:
    """The anchor of a line of a data file on the page that shows them."""
    return f"{PurePosixPath(letak.berkas).stem}-{letak.baris}"
