"""A cell and a row of a printed report, as they were typed. Values only."""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Sel:
    """A cell: its text, and the number where a spreadsheet stores one.

    ``angka`` is what is stored, ``tampil`` what its format shows (percent ×100 in both); ``tolak`` says why the cell
    cannot be used (the end of a sentence).
    """

    teks: str = ""
    angka: Decimal | None = None
    tampil: Decimal | None = None
    tolak: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """A row of the report. ``nomor`` is the row that a spreadsheet shows; ``tolak`` is a reason to judge none of it."""

    nomor: int
    indikator: str
    satuan: str
    polaritas: str
    target: Sel
    realisasi: Sel
    tercetak: Sel
    tolak: str | None = None


def clean(text: str) -> str:
    """The text on one line: every kind of space is one space, and what cannot be seen or steers a terminal is gone."""
    kinds = ((letter, unicodedata.category(letter)) for letter in text)
    seen = ("" if kind == "Cf" else " " if kind in ("Cc", "Zs", "Zl", "Zp") else letter for letter, kind in kinds)
    return " ".join("".join(seen).split())
