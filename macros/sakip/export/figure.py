"""A figure or a text as the year's document has it: its exact value, its words, its period, and why it is absent."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sakip import figures
from sakip.model import Kosong
from sakip.render import write
from sakip.render.parts import Absen, Figur

Node = Mapping[str, Any]
THERE = "ada"
#: Shares are ratios: 1 is 100%.
RATIO = "rasio"
RUPIAH = "rupiah"
#: More decimals than these of a quotient that does not end are of no use to anyone.
MOST_DECIMALS = 20


def exact(value: Decimal) -> str:
    """The number as text, whole: a stated one with the decimals it was written with, a quotient with twenty."""
    if figures.places(value) <= MOST_DECIMALS:
        return f"{value:f}"
    return f"{figures.round_half_up(value, MOST_DECIMALS):f}".rstrip("0").rstrip(".")


def figure(cell: Figur | Absen, satuan: str | None, periode: str | int) -> Node:
    """A figure, or what is known of one that is absent."""
    told: dict[str, Any] = {
        "nilai": None,
        "data": None,
        "tertulis": None,
        "satuan": satuan,
        "periode": str(periode),
        "status": THERE,
        "alasan": None,
        "letak": None,
        "jejak": None,
    }
    if isinstance(cell, Absen):
        return told | {"status": cell.teks, "alasan": cell.alasan}
    return told | {
        "nilai": None if cell.nilai is None else exact(cell.nilai),
        "data": cell.data or (cell.teks if cell.nilai is None else None),
        "tertulis": cell.teks,
        "letak": str(cell.letak) if cell.letak else None,
        "jejak": cell.jejak,
    }


def said(value: object) -> Node:
    """A text, or what is known of one that is absent."""
    if isinstance(value, Kosong):
        return {"teks": None, "status": write.SHORT[value.kosong], "alasan": value.alasan}
    if value is None:
        return {"teks": None, "status": "belum diisi", "alasan": "Belum diisi dalam data."}
    return {"teks": value.isoformat() if isinstance(value, date) else str(value), "status": THERE, "alasan": None}
