"""What every macro knows when it is asked and when it writes, and how it refuses: a sentence in a ``PageError``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from inspect import signature
from typing import TYPE_CHECKING

from markupsafe import Markup

from sakip.compute import Kinerja, KinerjaIndikator, NilaiAspek
from sakip.model import Renstra
from sakip.model.base import Berkas
from sakip.model.pk import NamaVersi
from sakip.pages.hosting import Asal
from sakip.pages.site import Numbered, PageLinks, Site
from sakip.problem import did_you_mean
from sakip.render.html import fill, sentence
from sakip.render.origins import origins
from sakip.render.parts import Isian, Kalimat, Rincian

if TYPE_CHECKING:
    from sakip.changes import Riwayat
    from sakip.export.package import Paket


@dataclass(frozen=True, slots=True)
class Cetakan:
    """A document for print: its file's name, its title, its bytes."""

    nama: str
    judul: str
    isi: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """What takes a number in a chapter: a table, a chart, a picture, or the place of one that is lost."""

    jenis: str
    id: str
    judul: str
    anchor: str


class PageError(Exception):
    """What a page asks for does not exist; the message is an Indonesian sentence."""


class UnnumberedError(PageError):
    """A page refers to a part that stands in no chapter; maybe only because the page with it has another problem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a macro is asked with: the year's performance, and what the chapters number, by kind and id.

    ``riwayat`` looks up who changed which fact since the last publication; None where nothing was published.
    """

    kinerja: Kinerja
    numbered: Mapping[tuple[str, str], Numbered]
    riwayat: "Callable[[], Riwayat | None]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a part is written with: the site, the page it stands on, the written traces by group and by id.

    ``paket`` makes the year's open data, ``cetakan`` the documents for print; None where none are made now.
    """

    site: Site
    page: str
    groups: Mapping[str, tuple[Rincian, ...]]
    rincian: Mapping[str, Rincian]
    paket: "Callable[[], Paket]"
    cetakan: Callable[[], tuple[Cetakan, ...]] | None = None

    @property
    def links(self) -> PageLinks:
        """Where handles lead from this page."""
        return PageLinks(self.site, self.page)

    def asal(self, value: object) -> Asal | None:
        """Where the figures of what is shown come from; None without a repository or figures."""
        repository = self.site.repositori
        return repository.asal(self.page, origins(value, self.rincian.get)) if repository else None

    def nomor(self, part: Part) -> str | None:
        """The number of a table, chart or picture on this page; None where it has none here."""
        found = self.site.numbered.get((part.jenis, part.id))
        return found.nomor if found and found.page == self.page else None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answered call: the values it shows, and its markup once it is known where it stands. It refuses nothing."""

    shows: Callable[[], object]
    write: Callable[[Setting], Markup]


def filled(template: str, **values: object) -> Answer:
    """The answer that shows these values by a template, which is given the page's ``links`` too."""
    shown = Isian(template, values)
    return Answer(lambda: shown, lambda setting: fill(template, links=setting.links, **values))


def said(kalimat: Callable[[], Kalimat]) -> Answer:
    """The answer that is a sentence, or a piece of one."""

    def write(setting: Setting) -> Markup:
        text = kalimat()
        repository = setting.site.repositori
        shown = repository is not None and repository.pratinjau
        return sentence(text, setting.links, asal=setting.asal(text) if shown else None)

    return Answer(kalimat, write)


#: How a function is called; looked up for every call of a page.
form = cache(signature)


def fits(function: Callable[..., object], *args: object, **kwargs: object) -> bool:
    """Whether the function can be called so."""
    try:
        form(function).bind(*args, **kwargs)
    except TypeError:
        return False
    return True


def indicator(kinerja: Kinerja, indikator: str) -> KinerjaIndikator:
    """The indicator with this id. Raises PageError if the year's plan does not have it."""
    item = kinerja.satu(indikator)
    if item is None:
        known = [other.id for other in kinerja.indikator]
        raise PageError(f'Indikator "{indikator}" tidak ada dalam Renstra.{did_you_mean(indikator, known)}')
    return item


def one_aspect(item: KinerjaIndikator, aspek: str) -> NilaiAspek | None:
    """The aspect with this id; None in a year without assessment. Raises PageError if the assessment has none such."""
    found = item.penilaian.satu(aspek) if item.penilaian else None
    if found is None and item.penilaian is not None:
        known = [part.aspek.id for part in item.penilaian.aspek]
        raise PageError(f'Indikator "{item.id}" tidak mempunyai aspek "{aspek}".{did_you_mean(aspek, known)}')
    return found


def one_version(versi: object) -> NamaVersi:
    """The version of the Perjanjian Kinerja that is meant. Raises PageError for an unknown name."""
    known = [str(name) for name in NamaVersi]
    if versi not in known:
        raise PageError(f'Versi "{versi}" tidak dikenal.{did_you_mean(versi, known)}')
    return NamaVersi(str(versi))


def one_plan(kinerja: Kinerja, rencana: object) -> Renstra:
    """The version of a Renstra with this name. Raises PageError if the data has none such."""
    found = kinerja.data.rencana_bernama(str(rencana))
    if found is None:
        known = [plan.nama for plan in kinerja.data.renstra]
        raise PageError(f'Rencana "{rencana}" tidak ada di data.{did_you_mean(str(rencana), known)}')
    return found


def chosen_files(kinerja: Kinerja, jenis: tuple[str, ...], rencana: str | None) -> list[Berkas]:
    """The files in force of these kinds or of all, or one version of a Renstra. Raises PageError for an unknown one."""
    if rencana is not None and jenis:
        raise PageError("Jenis berkas dan rencana disebut bersama. Hapus salah satunya.")
    if rencana is not None:
        return [one_plan(kinerja, rencana)]
    files = files_in_force(kinerja)
    unknown = [kind for kind in jenis if kind not in files]
    if unknown:
        raise PageError(f'Jenis berkas "{unknown[0]}" tidak dikenal.{did_you_mean(unknown[0], files)}')
    return [file for kind in jenis or files for file in files[kind]]


def files_in_force(kinerja: Kinerja) -> dict[str, list[Berkas]]:
    """The files that the report's year rests on, by kind."""
    data, tahun = kinerja.data, kinerja.tahun
    agency, staff = kinerja.organisasi, kinerja.sdm
    return {
        "instansi": [data.instansi],
        "laporan": [data.laporan[-1]],
        "renstra": [kinerja.renstra],
        "iku": [iku] if (iku := data.iku_berlaku(tahun)) else [],
        "pk": [kinerja.pk] if kinerja.pk else [],
        "realisasi": [item for item in data.realisasi if item.tahun == tahun],
        "evaluasi": list(kinerja.evaluasi[-1:]),
        "reviu": [kinerja.reviu] if kinerja.reviu else [],
        "penilaian": [item for item in data.penilaian if item.tahun == tahun],
        "anggaran": [kinerja.anggaran.fakta] if kinerja.anggaran else [],
        "organisasi": [agency] if agency else [],
        "sdm": [staff] if staff else [],
        "inovasi": [item for item in data.inovasi if item.tahun == tahun],
        "penghargaan": [item for item in data.penghargaan if item.tahun == tahun],
        "cetak": [item for item in data.cetak if item.tahun == tahun],
    }
