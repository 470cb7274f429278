"""Every fact of an agency in one value, and the table of the kinds of file it is read from."""

from dataclasses import dataclass
from enum import Enum

from sakip.model.base import Berkas
from sakip.model.evaluasi import Evaluasi
from sakip.model.iku import Iku, Uraian
from sakip.model.instansi import Instansi, Laporan
from sakip.model.pk import Pk, TargetPk
from sakip.model.profil import Profil
from sakip.model.realisasi import Realisasi, RealisasiIndikator
from sakip.model.renstra import Renstra


class Span(Enum):
    """What a file's name carries after its kind."""

    NONE = ""
    YEAR = "<tahun>"
    PERIOD = "<mulai>-<selesai>"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of data file: its model, what its name carries, whether the data must have one."""

    model: type[Berkas]
    span: Span
    required: bool = False


KINDS: dict[str, Kind] = {
    "instansi": Kind(Instansi, Span.NONE, required=True),
    "profil": Kind(Profil, Span.NONE, required=True),
    "laporan": Kind(Laporan, Span.YEAR, required=True),
    "renstra": Kind(Renstra, Span.PERIOD, required=True),
    "iku": Kind(Iku, Span.PERIOD, required=True),
    "pk": Kind(Pk, Span.YEAR),
    "realisasi": Kind(Realisasi, Span.YEAR),
    "evaluasi": Kind(Evaluasi, Span.YEAR),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Every fact, each reference resolved. Lists are in the order of their years."""

    instansi: Instansi
    profil: Profil
    laporan: tuple[Laporan, ...]
    renstra: tuple[Renstra, ...]
    iku: tuple[Iku, ...]
    pk: tuple[Pk, ...]
    realisasi: tuple[Realisasi, ...]
    evaluasi: tuple[Evaluasi, ...]

    def uraian(self, indikator: str, tahun: int) -> Uraian | None:
        """How an indicator is measured in a year: by the IKU in force then, else by the newest that describes it."""
        found = [(iku, entry) for iku in self.iku for entry in iku.indikator if entry.indikator == indikator]
        in_force = [entry for iku, entry in found if iku.mulai <= tahun <= iku.selesai]
        entries = in_force or [entry for _, entry in found]
        return entries[-1] if entries else None

    def perjanjian(self, tahun: int) -> Pk | None:
        """The Perjanjian Kinerja of a year; None if there is none."""
        return next((pk for pk in self.pk if pk.tahun == tahun), None)

    def janji(self, indikator: str, tahun: int) -> TargetPk | None:
        """What the version in force promised for an indicator; None if nothing."""
        pk = self.perjanjian(tahun)
        return next((item for item in pk.berlaku.target if item.indikator == indikator), None) if pk else None

    def hasil(self, indikator: str, tahun: int) -> RealisasiIndikator | None:
        """What was stated about an indicator's year; None if nothing."""
        year = next((item for item in self.realisasi if item.tahun == tahun), None)
        return next((item for item in year.realisasi if item.indikator == indikator), None) if year else None

    @property
    def tahun(self) -> int:
        """The year the report is about: that of the newest ``laporan``."""
        return self.laporan[-1].tahun
