"""Every fact of an agency in one value, and the table of the kinds of file it is read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import PurePosixPath

from sakip.model.anggaran import Anggaran
from sakip.model.base import Berkas
from sakip.model.cetak import Cetak
from sakip.model.evaluasi import Evaluasi
from sakip.model.iku import Iku, Uraian
from sakip.model.instansi import Instansi, Laporan
from sakip.model.organisasi import Organisasi
from sakip.model.penilaian import Penilaian, PenilaianIndikator
from sakip.model.pk import Pk, TargetPk
from sakip.model.prestasi import DaftarInovasi, DaftarPenghargaan
from sakip.model.profil import Profil
from sakip.model.realisasi import Realisasi, RealisasiIndikator
from sakip.model.renstra import Renstra
from sakip.model.reviu import Reviu
from sakip.model.sdm import Sdm


class Span(Enum):
    """What a file's name carries after its kind."""

    NONE = ""
    YEAR = "<tahun>"
    PERIOD = "<mulai>-<selesai>"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of data file: its model, what its name carries, whether the data must have one and may have reviews."""

    model: type[Berkas]
    span: Span
    required: bool = False
    versions: bool = False


KINDS: dict[str, Kind] = {
    "instansi": Kind(Instansi, Span.NONE, required=True),
    "profil": Kind(Profil, Span.NONE, required=True),
    "laporan": Kind(Laporan, Span.YEAR, required=True),
    "renstra": Kind(Renstra, Span.PERIOD, required=True, versions=True),
    "iku": Kind(Iku, Span.PERIOD, required=True),
    "pk": Kind(Pk, Span.YEAR),
    "realisasi": Kind(Realisasi, Span.YEAR),
    "evaluasi": Kind(Evaluasi, Span.YEAR),
    "reviu": Kind(Reviu, Span.YEAR),
    "penilaian": Kind(Penilaian, Span.YEAR),
    "anggaran": Kind(Anggaran, Span.YEAR),
    "organisasi": Kind(Organisasi, Span.YEAR),
    "sdm": Kind(Sdm, Span.YEAR),
    "inovasi": Kind(DaftarInovasi, Span.YEAR),
    "penghargaan": Kind(DaftarPenghargaan, Span.YEAR),
    "cetak": Kind(Cetak, Span.YEAR),
}


def kind_of(name: str) -> str:
    """The kind of a data file that was read, by its path."""
    return PurePosixPath(name).stem.split("-")[0]


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """Every fact, each reference resolved, in the order of years; ``berkas`` is the files' text by name."""

    instansi: Instansi
    profil: Profil
    laporan: tuple[Laporan, ...]
    renstra: tuple[Renstra, ...]
    iku: tuple[Iku, ...]
    pk: tuple[Pk, ...]
    realisasi: tuple[Realisasi, ...]
    evaluasi: tuple[Evaluasi, ...]
    reviu: tuple[Reviu, ...]
    penilaian: tuple[Penilaian, ...]
    anggaran: tuple[Anggaran, ...]
    organisasi: tuple[Organisasi, ...]
    sdm: tuple[Sdm, ...]
    inovasi: tuple[DaftarInovasi, ...]
    penghargaan: tuple[DaftarPenghargaan, ...]
    cetak: tuple[Cetak, ...]
    berkas: Mapping[str, str]

    @property
    def tahun(self) -> int:
        """The year the report is about: that of the newest ``laporan``."""
        return self.laporan[-1].tahun

    @property
    def semua(self) -> tuple[Berkas, ...]:
        """Every file."""
        return (
            self.instansi, self.profil, *self.laporan, *self.renstra, *self.iku, *self.pk, *self.realisasi,
            *self.evaluasi, *self.reviu, *self.penilaian, *self.anggaran, *self.organisasi, *self.sdm, *self.inovasi,
            *self.penghargaan, *self.cetak,
        )  # fmt: skip

    def rencana(self, tahun: int) -> Renstra | None:
        """The version of a Renstra in force in a year, the newest if there are several; None if there is none."""
        return next((plan for plan in reversed(self.renstra) if plan.berlaku_pada(tahun)), None)

    def rencana_bernama(self, nama: str) -> Renstra | None:
        """The version with this name, such as '2016-2021-reviu'; None if there is none."""
        return next((plan for plan in self.renstra if plan.nama == nama), None)

    def rencana_sebelum(self, rencana: Renstra) -> Renstra | None:
        """The plan that this one succeeds: the version before it, else the newest of the period before; or None."""
        at = next((at for at, plan in enumerate(self.renstra) if plan is rencana), 0)
        return self.renstra[at - 1] if at else None

    def iku_berlaku(self, tahun: int) -> Iku | None:
        """The IKU in force in a year, the newest if there are several; None if there is none."""
        return next((iku for iku in reversed(self.iku) if iku.mulai <= tahun <= iku.selesai), None)

    def uraian(self, indikator: str, tahun: int) -> Uraian | None:
        """How an indicator is measured in a year: by the IKU in force then, else by the newest that describes it."""
        in_force = self.iku_berlaku(tahun)
        order = (*([in_force] if in_force else []), *reversed(self.iku))
        return next((entry for iku in order if (entry := self._uraian.get((iku.mulai, iku.selesai, indikator)))), None)

    def uraian_pada(self, indikator: str, tahun: int) -> Uraian | None:
        """How the IKU in force in a year describes an indicator; an earlier one if that does not; None without any."""
        covering = (iku for iku in reversed(self.iku) if iku.mulai <= tahun <= iku.selesai)
        return next(
            (entry for iku in covering if (entry := self._uraian.get((iku.mulai, iku.selesai, indikator)))), None
        )

    def perjanjian(self, tahun: int) -> Pk | None:
        """The Perjanjian Kinerja of a year; None if there is none."""
        return next((pk for pk in self.pk if pk.tahun == tahun), None)

    def janji(self, indikator: str, tahun: int) -> TargetPk | None:
        """What the version in force promised for an indicator; None if nothing."""
        return self._janji.get((indikator, tahun))

    def hasil(self, indikator: str, tahun: int) -> RealisasiIndikator | None:
        """What was stated about an indicator's year; None if nothing."""
        return self._hasil.get((indikator, tahun))

    def penilaian_atas(self, indikator: str, tahun: int) -> PenilaianIndikator | None:
        """The assessment behind an indicator's year; None if there is none."""
        return next(
            (
                item
                for year in self.penilaian
                if year.tahun == tahun
                for item in year.penilaian
                if item.indikator == indikator
            ),
            None,
        )

    @cached_property
    def _uraian(self) -> dict[tuple[int, int, str], Uraian]:
        return {(iku.mulai, iku.selesai, entry.indikator): entry for iku in self.iku for entry in iku.indikator}

    @cached_property
    def _janji(self) -> dict[tuple[str, int], TargetPk]:
        return {(item.indikator, pk.tahun): item for pk in self.pk for item in pk.berlaku.target}

    @cached_property
    def _hasil(self) -> dict[tuple[str, int], RealisasiIndikator]:
        return {(item.indikator, year.tahun): item for year in self.realisasi for item in year.realisasi}
