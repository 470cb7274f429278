"""A result with its trace: the rule, its inputs and their places, the exact value before it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.formula import Formula, parse
from sakip.model import Agregasi, Kosong, Nilai
from sakip.problem import Letak


@dataclass(frozen=True, slots=True, kw_only=True)
class Masukan:
    """A value that goes into a computation. ``nilai`` None means that there is none, because of
    ``alasan`` or, without one, because nobody has stated it.
    """

    nama: str
    nilai: Nilai | None
    letak: Letak | None = None
    asal: str = ""
    jejak: "Jejak | None" = None
    alasan: str | None = None

    @property
    def angka(self) -> Decimal | None:
        """The value if it is a number."""
        return self.nilai if isinstance(self.nilai, Decimal) else None

    @property
    def ketiadaan(self) -> str | None:
        """Why there is no value, as the end of a sentence; None if there is one."""
        if self.nilai is None:
            return f"{self.nama} {self.alasan or 'belum diisi'}" if self.nama else self.alasan
        return f"{self.nama} {self.nilai.kosong}: {self.nilai.alasan}" if isinstance(self.nilai, Kosong) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Jejak:
    """How a result came about."""

    cara: str
    masukan: tuple[Masukan, ...]
    dasar: str
    formula: Formula | None = None
    #: How the inputs make one value where there is no formula.
    gabung: Agregasi | None = None
    #: The number that each name of the formula stood for.
    dipakai: tuple[tuple[str, Decimal], ...] = ()
    #: The result before a floor or cap; a ratio where ``persen`` says so.
    tepat: Decimal | None = None
    persen: bool = False
    catatan: tuple[str, ...] = ()

    def letak(self) -> Iterator[Letak]:
        """Where each value stands that it came from, directly or through other results."""
        for item in self.masukan:
            if item.letak is not None:
                yield item.letak
            if item.jejak is not None:
                yield from item.jejak.letak()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hasil:
    """A computed value, unrounded; or None with the reason why it cannot be computed (an Indonesian clause)."""

    nilai: Decimal | None
    jejak: Jejak
    alasan: str | None = None

    def __post_init__(self) -> None:
        """A result has either a value or a reason."""
        if (self.nilai is None) == (self.alasan is None):
            raise ValueError("a result has either a value or a reason")


def uncomputed(alasan: str, jejak: Jejak) -> Hasil:
    """No result, and why."""
    return Hasil(nilai=None, alasan=alasan, jejak=jejak)


def derive(rumus: str, *, cara: str, dasar: str, persen: bool = False, **masukan: Masukan) -> Hasil:
    """Evaluate a formula of our own; ``masukan`` says what each name stands for, ``persen`` that it gives a ratio."""
    formula = parse(rumus)
    inputs = tuple(masukan.values())
    jejak = Jejak(cara=cara, masukan=inputs, dasar=dasar, formula=formula, persen=persen)
    missing = next((item.ketiadaan for item in inputs if item.ketiadaan), None)
    if missing:
        return uncomputed(missing, jejak)
    values = {name: item.angka for name, item in masukan.items() if item.angka is not None}
    if len(values) < len(masukan):
        return uncomputed("nilainya bukan angka", jejak)
    return evaluated(formula, values, jejak, zero="pembaginya nol")


def evaluated(formula: Formula, values: Mapping[str, Decimal], jejak: Jejak, *, zero: str) -> Hasil:
    """The formula's value with the trace completed, or none with the reason ``zero`` where it divides by zero."""
    tepat = formula.evaluate(values)
    jejak = replace(jejak, tepat=tepat, dipakai=tuple(values.items()))
    return uncomputed(zero, jejak) if tepat is None else Hasil(nilai=tepat, jejak=jejak)
