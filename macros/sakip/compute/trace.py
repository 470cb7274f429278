"""A result with its trace: the rule, its inputs and their places, the exact value before it is written."""

from dataclasses import dataclass, field
from decimal import Decimal

from sakip.formula import Formula, parse
from sakip.model import Kosong, Nilai
from sakip.problem import Letak


@dataclass(frozen=True, slots=True, kw_only=True)
class Masukan:
    """A value that goes into a computation. ``nilai`` None means that nobody has stated it (nor said why not)."""

    nama: str
    nilai: Nilai | None
    letak: Letak | None = None
    asal: str = ""
    jejak: "Jejak | None" = None

    @property
    def angka(self) -> Decimal | None:
        """The value if it is a number."""
        return self.nilai if isinstance(self.nilai, Decimal) else None

    @property
    def ketiadaan(self) -> str | None:
        """Why there is no value, as the end of a sentence; None if there is one."""
        if self.nilai is None:
            return f"{self.nama} belum diisi"
        return f"{self.nama} {self.nilai.kosong}: {self.nilai.alasan}" if isinstance(self.nilai, Kosong) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Jejak:
    """How a result came about."""

    cara: str
    masukan: tuple[Masukan, ...]
    dasar: str
    formula: Formula | None = None
    #: The result before a floor or cap; a ratio where ``persen`` says so.
    tepat: Decimal | None = None
    persen: bool = False
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hasil:
    """A computed value, unrounded; or None with the reason why it cannot be computed (an Indonesian clause)."""

    nilai: Decimal | None
    jejak: Jejak
    alasan: str | None = field(default=None)

    def __post_init__(self) -> None:
        """A result has either a value or a reason."""
        if (self.nilai is None) == (self.alasan is None):
            raise ValueError("a result has either a value or a reason")


def uncomputed(alasan: str, jejak: Jejak) -> Hasil:
    """No result, and why."""
    return Hasil(nilai=None, alasan=alasan, jejak=jejak)


def derive(rumus: str, masukan: tuple[Masukan, ...], *, cara: str, dasar: str, **names: Masukan) -> Hasil:
    """Evaluate a formula of our own over numeric inputs; ``names`` says which input each name in it stands for."""
    formula = parse(rumus)
    jejak = Jejak(cara=cara, masukan=masukan, dasar=dasar, formula=formula)
    missing = next((item.ketiadaan for item in names.values() if item.ketiadaan), None)
    if missing:
        return uncomputed(missing, jejak)
    values = {name: item.angka for name, item in names.items() if item.angka is not None}
    if len(values) < len(names):
        return uncomputed("nilainya bukan angka", jejak)
    tepat = formula.evaluate(values)
    jejak = Jejak(cara=cara, masukan=masukan, dasar=dasar, formula=formula, tepat=tepat)
    return uncomputed("pembaginya nol", jejak) if tepat is None else Hasil(nilai=tepat, jejak=jejak)
