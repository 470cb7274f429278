"""What a rule is, and what it may look at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sakip.compute import BandingCetak, Kinerja, rekonsiliasi, rekonsiliasi_rencana
from sakip.model import Dataset
from sakip.model.base import short_name
from sakip.problem import NOWHERE, Letak, Problem, Severity

#: Where something is wrong (None: in facts that were not read from a file), and what: a sentence and what to do.
Found = tuple[Letak | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sekitar:
    """What the check knows besides the data, read by the edge.

    ``bukti`` is the SHA-256 of each file of evidence that exists, by its path below the content folder; None where
    the folder was not looked at. ``terbit`` is the data of each year as it was published (None for one that cannot be
    read); None where nobody could look.
    """

    bukti: Mapping[str, str] | None = None
    terbit: Mapping[int, Dataset | None] | None = None


@dataclass(frozen=True, kw_only=True)
class Perkara:
    """What is judged: the facts, and what follows from them for every year that they tell of."""

    data: Dataset
    tahun: tuple[Kinerja, ...]
    sekitar: Sekitar = field(default_factory=Sekitar)

    @property
    def dilaporkan(self) -> Kinerja | None:
        """The report's year; None where no plan in force covers it."""
        return next((year for year in self.tahun if year.tahun == self.data.tahun), None)

    @cached_property
    def salinan(self) -> frozenset[str]:
        """The files that copy a published document."""
        trees = (file.tertulis for file in self.data.semua if file.sumber.salinan)
        return frozenset(tree.awal.berkas for tree in trees if tree is not None)

    @cached_property
    def tercetak(self) -> tuple[BandingCetak, ...]:
        """Every printed figure beside what it is held against."""
        plans = (item for plan in self.data.renstra for item in rekonsiliasi_rencana(plan))
        return (*rekonsiliasi(self.tahun), *plans)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold; the function's docstring says by which regulation or for which reason."""

    kode: str
    #: What it finds, in a few words; the guide's list of problems has the same.
    nama: str
    tingkat: Severity
    periksa: Callable[[Perkara], Iterator[Found]]
    #: Whether it judges what a document says: in a copy of a published one that is a finding, for nobody can mend it.
    dokumen: bool = False
    #: Whether it looks beyond the facts: at files of evidence or at published years.
    sekitar: bool = False

    def problems(self, perkara: Perkara) -> Iterator[Problem]:
        """A problem for each thing found."""
        for place, message in self.periksa(perkara):
            found = Problem(self.kode, place or NOWHERE, message, self.tingkat)
            if self.dokumen and found.letak.berkas in perkara.salinan:
                found = Problem(self.kode, found.letak, found.pokok, Severity.TEMUAN)
            yield found


def quoted(nama: str) -> str:
    """A name in a message: between quotation marks that it has none of itself, cut between words where it is long."""
    plain = short_name(nama).replace('"', "'")
    return f'"{plain}"'
