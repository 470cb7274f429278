"""Who changed which fact when, with which message: the steps between two published states."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sakip.changes.facts import BedaFakta


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """One commit and the facts that it changed; ``tak_terbaca`` names files that this program cannot compare."""

    commit: str
    tanggal: date
    penulis: str
    pesan: str
    fakta: Sequence[BedaFakta]
    tak_terbaca: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Riwayat:
    """The steps after ``dari`` (None: the first) up to ``sampai`` (None: what is being built), newest first.

    ``dilewati`` counts older steps that are not shown.
    """

    dari: str | None
    sampai: str | None
    langkah: tuple[Langkah, ...]
    dilewati: int = 0
