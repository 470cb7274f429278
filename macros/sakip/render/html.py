"""The one place that makes markup: templates filled by an environment that escapes every ``str``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
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
from sakip.render.parts import Absen, Figur, Grafik, Kalimat, Kolom, Rincian, Status, Tabel
from sakip.render.picture import drawn

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


@dataclass(frozen=True, slots=True)
class _Head:
    """A cell of a table's head."""

    id: str
    judul: str
    lebar: int = 1
    tinggi: int = 1
    angka: bool = False


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
    heads = _heads(tabel.kolom, anchor)
    return fill(
        "tabel",
        tabel=tabel,
        nomor=nomor,
        anchor=anchor,
        heads=heads,
        headers=_headers(tabel.kolom, anchor),
        links=links,
        unduh=unduh,
        asal=asal,
        absences=_absences(tabel),
        rentang_baris=_spans(tabel),
        kepala_baris=_row_heads(tabel, anchor),
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


def _spans(tabel: Tabel) -> list[list[int]]:
    """For each cell the rows it spans: 0 for one that continues the cell above it."""
    spans = [[1] * len(row.sel) for row in tabel.baris]
    for column in range(len(tabel.kolom)):
        start = 0
        for at, row in enumerate(tabel.baris):
            if row.sel[column] is None and at:
                spans[at][column] = 0
                spans[start][column] += 1
            else:
                start = at
    return spans


def _row_heads(tabel: Tabel, anchor: str) -> list[str]:
    """For each row the id of the head that names it: its own, or the one above that spans it."""
    heads: list[str] = []
    for at, row in enumerate(tabel.baris):
        heads.append(heads[-1] if row.sel[tabel.kepala] is None and heads else f"{anchor}-b{at}")
    return heads


def _absences(tabel: Tabel) -> list[str]:
    """Why cells are empty, row by row, where no note says it already."""
    said = " ".join(tabel.catatan)
    reasons: dict[str, list[str]] = {}
    name = ""
    for row in tabel.baris:
        head = row.sel[tabel.kepala]
        name = name if head is None else head if isinstance(head, str) else ""
        for cell in row.sel:
            if isinstance(cell, Absen) and cell.alasan.rstrip(".") not in said:
                rows = reasons.setdefault(cell.alasan, [])
                rows += [name] if name and name not in rows else []
    return [f"{', '.join(rows)}: {reason}" if rows else reason for reason, rows in reasons.items()]


def _heads(columns: tuple[Kolom, ...], anchor: str) -> list[list[_Head]]:
    """One row of heads, or two where columns stand in groups."""
    grouped = any(column.kelompok for column in columns)
    top: list[_Head] = []
    below: list[_Head] = []
    for at, column in enumerate(columns):
        title = f"{column.judul} ({column.satuan})" if column.satuan else column.judul
        if not column.kelompok:
            top.append(_Head(f"{anchor}-k{at}", title, tinggi=2 if grouped else 1, angka=column.angka))
            continue
        below.append(_Head(f"{anchor}-k{at}", title, angka=column.angka))
        if at and columns[at - 1].kelompok == column.kelompok:
            top[-1] = replace(top[-1], lebar=top[-1].lebar + 1)
        else:
            top.append(_Head(f"{anchor}-g{at}", column.kelompok))
    return [top, below] if below else [top]


def _headers(columns: tuple[Kolom, ...], anchor: str) -> list[str]:
    """For each column the ids of its heads, for tables whose heads stand in groups; empty otherwise."""
    if not any(column.kelompok for column in columns):
        return ["" for _ in columns]
    ids: list[str] = []
    group = ""
    for at, column in enumerate(columns):
        if column.kelompok and (at == 0 or columns[at - 1].kelompok != column.kelompok):
            group = f"{anchor}-g{at} "
        ids.append(f"{group if column.kelompok else ''}{anchor}-k{at}")
    return ids
