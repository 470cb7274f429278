"""The macros that a page may call. Each takes the page's context first, then what the page gives, and makes markup.

A macro that is asked for something the data does not have raises ``PageError`` with an Indonesian sentence.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import signature

from markupsafe import Markup

from sakip import figures
from sakip.compute import Kinerja, KinerjaIndikator
from sakip.model import Iku, Kosong
from sakip.model.base import Berkas
from sakip.model.pk import NamaVersi
from sakip.model.realisasi import Analisis
from sakip.pages.site import PageLinks, Site
from sakip.problem import Letak, did_you_mean
from sakip.render import write
from sakip.render.cards import card
from sakip.render.html import fill, line_anchor, sentence, table
from sakip.render.parts import Absen, Figur, Rincian, Sel, Tabel
from sakip.render.sentences import ABOUT_INDICATOR, ABOUT_YEAR
from sakip.render.tables import TABLES
from sakip.render.tables.cells import reached


class PageError(Exception):
    """What a page asks for does not exist; the message is an Indonesian sentence."""


class UnnumberedError(PageError):
    """A page refers to a table that stands in no chapter; maybe only because the page with it has another problem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a macro knows: the year's performance, the site, the page, the written traces by id."""

    kinerja: Kinerja
    site: Site
    page: str
    rincian: Mapping[str, Rincian]

    @property
    def links(self) -> PageLinks:
        """Where handles lead from this page."""
        return PageLinks(self.site, self.page)


def find_table(kinerja: Kinerja, nama: str, options: Mapping[str, object]) -> Tabel | None:
    """The table of this name; None where there is no data for it. Raises PageError for an unknown name or option."""
    builder = TABLES.get(nama)
    if builder is None:
        raise PageError(f'Tabel "{nama}" tidak dikenal.{did_you_mean(nama, TABLES)}')
    try:
        signature(builder).bind(kinerja, **options)
    except TypeError:
        raise PageError(f'Pilihan untuk tabel "{nama}" keliru. Lihat daftar tabel di panduan.') from None
    if "indikator" in options:
        _indicator(kinerja, str(options["indikator"]))
    if "versi" in options:
        _versi(options["versi"])
    return builder(kinerja, **options)


def tabel(context: Context, nama: str, **options: object) -> Markup:
    """A table of the report, numbered where the page belongs to a chapter; a note where there is no data for it."""
    found = find_table(context.kinerja, nama, options)
    if found is None:
        return fill("belum", teks="Tabel ini belum ada: datanya belum diisi.")
    numbered = context.site.tables.get(found.id)
    nomor = numbered.nomor if numbered and numbered.page == context.page else None
    return table(found, nomor=nomor, links=context.links, traces=context.rincian.get)


def rujuk(context: Context, nama: str, **options: object) -> Markup:
    """'Tabel 3.2' as a link to a table that stands in a chapter; a note where there is no data for the table."""
    found = find_table(context.kinerja, nama, options)
    if found is None:
        return sentence(("(tabel belum ada)",), context.links)
    numbered = context.site.tables.get(found.id)
    if numbered is None:
        raise UnnumberedError(f'Tabel "{nama}" tidak ada di halaman berbab mana pun, sehingga tidak bernomor.')
    address = context.site.address(context.page, numbered.page, numbered.anchor)
    return fill("tautan", teks=f"Tabel {numbered.nomor}", alamat=address)


def daftar_tabel(context: Context) -> Markup:
    """The list of tables in the order of their numbers."""
    rows = [
        (item.nomor, item.judul, context.site.address(context.page, item.page, item.anchor))
        for item in context.site.tables.values()
    ]
    return fill("daftar_tabel", tabel=rows)


def kalimat(context: Context, tentang: str, indikator: str | None = None) -> Markup:
    """A sentence written from the values: about one indicator, or about the year."""
    if indikator is None:
        about_year = ABOUT_YEAR.get(tentang)
        if about_year is None and tentang in ABOUT_INDICATOR:
            raise PageError(f'Kalimat "{tentang}" memerlukan indikator, misalnya kalimat("{tentang}", "pengenal").')
        if about_year is None:
            raise PageError(f'Kalimat tentang "{tentang}" tidak dikenal.{did_you_mean(tentang, ABOUT_YEAR)}')
        return sentence(about_year(context.kinerja), context.links)
    about = ABOUT_INDICATOR.get(tentang)
    if about is None and tentang in ABOUT_YEAR:
        raise PageError(f'Kalimat "{tentang}" tentang tahun laporan dan tidak memakai indikator.')
    if about is None:
        raise PageError(f'Kalimat tentang "{tentang}" tidak dikenal.{did_you_mean(tentang, ABOUT_INDICATOR)}')
    return sentence(about(_indicator(context.kinerja, indikator)), context.links)


def angka(context: Context, apa: str, indikator: str) -> Markup:
    """One figure of an indicator, set in running text with its handle."""
    choice = FIGURES.get(apa)
    if choice is None:
        raise PageError(f'Angka "{apa}" tidak dikenal.{did_you_mean(apa, FIGURES)}')
    return sentence((_inline(choice(_indicator(context.kinerja, indikator))),), context.links)


def fakta(context: Context, apa: str) -> Markup:
    """A fact of the data in running text, such as the agency's name."""
    choice = FACTS.get(apa)
    if choice is None:
        raise PageError(f'Fakta "{apa}" tidak dikenal.{did_you_mean(apa, FACTS)}')
    return sentence((choice(context.kinerja),), context.links)


def nama(context: Context, indikator: str) -> Markup:
    """An indicator's name."""
    return sentence((_indicator(context.kinerja, indikator).indikator.nama,), context.links)


def misi(context: Context) -> Markup:
    """The head of region's missions, the ones the agency supports marked."""
    supported = {tujuan.misi for tujuan in context.kinerja.renstra.tujuan}
    return fill("misi", misi=[(item.nama, item.id in supported) for item in context.kinerja.renstra.misi])


def butir(context: Context, jenis: str, indikator: str) -> Markup:
    """The points of an indicator's analysis: penyebab, hambatan, solusi or langkah."""
    if jenis not in Analisis.model_fields:
        raise PageError(f'Butir "{jenis}" tidak dikenal.{did_you_mean(jenis, Analisis.model_fields)}')
    fact = _indicator(context.kinerja, indikator).fakta
    points = getattr(fact.analisis, jenis) if fact and fact.analisis else ()
    return fill("butir", butir=points, jenis=jenis)


def bukti(context: Context, indikator: str) -> Markup:
    """The documents that prove an indicator's value."""
    fact = _indicator(context.kinerja, indikator).fakta
    documents = [
        (item.judul, item.nomor, figures.day(item.tanggal) if item.tanggal else None)
        for item in (fact.bukti if fact else ())
    ]
    return fill("bukti", bukti=documents)


def hilang(context: Context, *jenis: str) -> Markup:
    """The parts that the source documents of these kinds of file have lost (all kinds if none is named)."""
    return fill("hilang", hilang=[part for file in _chosen(context.kinerja, jenis) for part in file.hilang])


def catatan(context: Context, *jenis: str) -> Markup:
    """What a reader must know about the sources of these kinds of file (all kinds if none is named)."""
    return fill("catatan", catatan=[file.catatan for file in _chosen(context.kinerja, jenis) if file.catatan])


def pihak(context: Context, versi: str) -> Markup:
    """Who signed a version of the Perjanjian Kinerja, when, and why it was changed."""
    pk = context.kinerja.pk
    version = next((item for item in pk.versi if item.versi == _versi(versi)), None) if pk else None
    if version is None:
        return fill("belum", teks=f"Perjanjian Kinerja {versi} tahun {context.kinerja.tahun} tidak ada.")
    date = write.absent(version.tanggal) if isinstance(version.tanggal, Kosong) else figures.day(version.tanggal)
    rows: list[tuple[str, Sel]] = [
        ("Tanggal", date),
        (f"Pihak pertama ({version.pihak_pertama.jabatan})", write.text_or_absent(version.pihak_pertama.nama)),
        (f"Pihak kedua ({version.pihak_kedua.jabatan})", write.text_or_absent(version.pihak_kedua.nama)),
    ]
    if version.alasan is not None:
        rows.append(("Alasan perubahan", write.text_or_absent(version.alasan)))
    return fill("uraian", rows=rows, links=context.links)


def kartu(context: Context) -> Markup:
    """A card for each indicator of the year."""
    cards = [card(item) for item in context.kinerja.indikator]
    return fill("kartu", kartu=cards, links=context.links)


def perhitungan(context: Context) -> Markup:
    """How every derived figure of the year was computed."""
    return fill("perhitungan", rincian=list(context.rincian.values()), links=context.links)


def aturan(context: Context) -> Markup:
    """The calculation rules of the profile with their basis."""
    return fill("aturan", profil=context.kinerja.data.profil, status=write.status, plain=figures.number)


def sumber_data(context: Context) -> Markup:
    """The data files, line by line, each line with an address."""
    files = [
        (name, [(line_anchor(Letak(name, at)), at, line) for at, line in enumerate(text.splitlines(), start=1)])
        for name, text in context.kinerja.data.berkas.items()
    ]
    return fill("sumber_data", files=files)


CALLS: dict[str, Callable[..., Markup]] = {
    call.__name__: call
    for call in (
        tabel,
        rujuk,
        daftar_tabel,
        kalimat,
        angka,
        fakta,
        nama,
        misi,
        butir,
        bukti,
        hilang,
        catatan,
        pihak,
        kartu,
        perhitungan,
        aturan,
        sumber_data,
    )
}

FIGURES: dict[str, Callable[[KinerjaIndikator], Figur | Absen]] = {
    "target": lambda item: write.stated(item.kini.target, item.uraian),
    "realisasi": lambda item: reached(item, item.kini),
    "capaian": lambda item: write.share(item.kini.capaian, write.trace_id(item, "capaian"), item.profil),
    "target-akhir": lambda item: write.stated(item.akhir.target, item.uraian),
    "capaian-akhir": lambda item: write.share(item.akhir.capaian, write.trace_id(item, "akhir"), item.profil),
}

FACTS: dict[str, Callable[[Kinerja], str]] = {
    "judul": lambda kinerja: kinerja.data.laporan[-1].judul,
    "tahun": lambda kinerja: str(kinerja.tahun),
    "instansi": lambda kinerja: kinerja.data.instansi.nama,
    "singkatan": lambda kinerja: kinerja.data.instansi.singkatan,
    "daerah": lambda kinerja: kinerja.data.instansi.daerah,
    "dasar-hukum": lambda kinerja: kinerja.data.instansi.dasar_hukum or "",
    "periode": lambda kinerja: f"{kinerja.renstra.mulai}–{kinerja.renstra.selesai}",
    "visi": lambda kinerja: kinerja.renstra.visi,
    "sk-iku": lambda kinerja: _decree(kinerja.data.iku_berlaku(kinerja.tahun)),
}


def _indicator(kinerja: Kinerja, indikator: str) -> KinerjaIndikator:
    item = kinerja.satu(indikator)
    if item is None:
        known = [other.id for other in kinerja.indikator]
        raise PageError(f'Indikator "{indikator}" tidak ada dalam Renstra.{did_you_mean(indikator, known)}')
    return item


def _versi(versi: object) -> NamaVersi:
    known = [str(name) for name in NamaVersi]
    if versi not in known:
        raise PageError(f'Versi "{versi}" tidak dikenal.{did_you_mean(versi, known)}')
    return NamaVersi(str(versi))


def _inline(cell: Figur | Absen) -> Figur | str:
    return cell.teks if isinstance(cell, Absen) else cell


def _decree(iku: Iku | None) -> str:
    """A decree as running text: number, date and title, or that there is none."""
    if iku is None:
        return "(belum diisi)"
    nomor = write.absent(iku.nomor).teks if isinstance(iku.nomor, Kosong) else iku.nomor
    tanggal = write.absent(iku.tanggal).teks if isinstance(iku.tanggal, Kosong) else figures.day(iku.tanggal)
    return f"Nomor {nomor} tanggal {tanggal} tentang {iku.tentang}"


def _chosen(kinerja: Kinerja, jenis: tuple[str, ...]) -> list[Berkas]:
    """The files in force of these kinds, or of all."""
    files = _files(kinerja)
    unknown = [kind for kind in jenis if kind not in files]
    if unknown:
        raise PageError(f'Jenis berkas "{unknown[0]}" tidak dikenal.{did_you_mean(unknown[0], files)}')
    return [file for kind in jenis or files for file in files[kind]]


def _files(kinerja: Kinerja) -> dict[str, list[Berkas]]:
    data = kinerja.data
    return {
        "instansi": [data.instansi],
        "renstra": [kinerja.renstra],
        "iku": [iku] if (iku := data.iku_berlaku(kinerja.tahun)) else [],
        "pk": [kinerja.pk] if kinerja.pk else [],
        "realisasi": [item for item in data.realisasi if item.tahun == kinerja.tahun],
        "evaluasi": list(kinerja.evaluasi[-1:]),
    }
