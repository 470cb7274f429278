"""The macros that a page may call. Each takes the page's context first, then what the page gives, and makes markup.

A macro that is asked for something the data does not have raises ``PageError`` with an Indonesian sentence.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import signature
from typing import TypeVar

from markupsafe import Markup

from sakip import figures
from sakip.compute import Kinerja, KinerjaIndikator, NilaiAspek
from sakip.model import Iku, Kosong
from sakip.model.base import Berkas, Hilang
from sakip.model.pk import NamaVersi
from sakip.model.realisasi import Analisis
from sakip.pages.site import PageLinks, Site
from sakip.problem import Letak, did_you_mean
from sakip.render import write
from sakip.render.cards import card
from sakip.render.charts import CHARTS
from sakip.render.html import chart, chart_anchor, fill, line_anchor, sentence, table, table_anchor
from sakip.render.parts import Absen, Figur, Grafik, Rincian, Sel, Tabel
from sakip.render.sentences import ABOUT_INDICATOR, ABOUT_YEAR
from sakip.render.tables import TABLES
from sakip.render.tables.annex import lost, title_of
from sakip.render.tables.cells import reached, source
from sakip.render.tables.merit import part_of
from sakip.render.tree import picture
from sakip.render.tree import pohon as tree

Options = Mapping[str, object]
Built = TypeVar("Built")


class PageError(Exception):
    """What a page asks for does not exist; the message is an Indonesian sentence."""


class UnnumberedError(PageError):
    """A page refers to a table that stands in no chapter; maybe only because the page with it has another problem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a macro knows: the year's performance, the site, the page, the written traces by group."""

    kinerja: Kinerja
    site: Site
    page: str
    groups: Mapping[str, tuple[Rincian, ...]]

    @property
    def links(self) -> PageLinks:
        """Where handles lead from this page."""
        return PageLinks(self.site, self.page)

    def rincian(self, id: str) -> Rincian | None:
        """The written trace with this id; None if there is none."""
        return next((item for group in self.groups.values() for item in group if item.id == id), None)

    def nomor(self, part: "Part") -> str | None:
        """The number of a table, chart or picture on this page; None where it has none here."""
        found = self.site.numbered.get((part.jenis, part.id))
        return found.nomor if found and found.page == self.page else None


@dataclass(frozen=True, slots=True)
class Part:
    """What takes a number in a chapter: a table, a chart, a picture, or the place of one that is lost."""

    jenis: str
    id: str
    judul: str
    anchor: str


def _built(
    kind: str, names: Mapping[str, Callable[..., Built]], kinerja: Kinerja, nama: str, options: Options
) -> Built:
    """What the builder of this name makes. Raises PageError for an unknown name, option, indicator or version."""
    builder = names.get(nama)
    if builder is None:
        raise PageError(f'{kind} "{nama}" tidak dikenal.{did_you_mean(nama, names)}')
    try:
        signature(builder).bind(kinerja, **options)
    except TypeError:
        raise PageError(f'Pilihan untuk {kind.lower()} "{nama}" keliru. Lihat daftarnya di panduan.') from None
    item = _indicator(kinerja, str(options["indikator"])) if "indikator" in options else None
    if item is not None and "aspek" in options:
        _aspek(item, str(options["aspek"]))
    if "versi" in options:
        _versi(options["versi"])
    return builder(kinerja, **options)


def find_table(kinerja: Kinerja, nama: str, options: Options) -> Tabel | None:
    """The table of this name; None where there is no data for it. Raises PageError for an unknown name or option."""
    return _built("Tabel", TABLES, kinerja, nama, options)


def find_chart(kinerja: Kinerja, nama: str, options: Options) -> Grafik | None:
    """The chart of this name; None where there is no data for it. Raises PageError for an unknown name or option."""
    return _built("Grafik", CHARTS, kinerja, nama, options)


def _table_part(kinerja: Kinerja, nama: str, **options: object) -> Part | None:
    found = find_table(kinerja, nama, options)
    return Part("Tabel", found.id, found.judul, table_anchor(found.id)) if found else None


def _chart_part(kinerja: Kinerja, nama: str, **options: object) -> Part | None:
    found = find_chart(kinerja, nama, options)
    return Part("Grafik", found.id, found.judul, chart_anchor(found.id)) if found else None


def _tree_part(kinerja: Kinerja) -> Part:
    return Part("Gambar", "pohon", f"Pohon kinerja {kinerja.data.instansi.singkatan} {kinerja.tahun}", "gambar-pohon")


def _lost_part(kinerja: Kinerja, bagian: str) -> Part:
    found = _lost(kinerja, bagian)
    kind = bagian.split(maxsplit=1)[0]
    jenis = kind if kind in ("Tabel", "Grafik", "Gambar") else "Gambar"
    slug = re.sub(r"[^a-z0-9]+", "-", bagian.lower()).strip("-")
    return Part(jenis, f"hilang-{slug}", title_of(found), f"hilang-{slug}")


#: The macros whose parts take a number in a chapter, and how that part is found without rendering it.
NUMBERED: dict[str, Callable[..., Part | None]] = {
    "tabel": _table_part,
    "grafik": _chart_part,
    "pohon": _tree_part,
    "bagian_hilang": _lost_part,
}


def tabel(context: Context, nama: str, **options: object) -> Markup:
    """A table of the report, numbered where the page belongs to a chapter; a note where there is no data for it."""
    found = find_table(context.kinerja, nama, options)
    part = _table_part(context.kinerja, nama, **options)
    if found is None or part is None:
        return fill("belum", teks="Tabel ini belum ada: datanya belum diisi.")
    return table(found, nomor=context.nomor(part), links=context.links, traces=context.rincian)


def grafik(context: Context, nama: str, **options: object) -> Markup:
    """A chart of the report, numbered where the page belongs to a chapter; a note where there is no data for it."""
    found = find_chart(context.kinerja, nama, options)
    part = _chart_part(context.kinerja, nama, **options)
    if found is None or part is None:
        return fill("belum", teks="Grafik ini belum ada: datanya belum diisi.")
    return chart(found, nomor=context.nomor(part), links=context.links)


def pohon(context: Context) -> Markup:
    """The tree of performance, as a picture and as a list."""
    part, roots = _tree_part(context.kinerja), tree(context.kinerja)
    return fill(
        "pohon",
        anchor=part.anchor,
        nomor=context.nomor(part),
        judul=part.judul,
        pohon=roots,
        gambar=picture(roots),
        uraian=f"Pohon dari kiri ke kanan: {write.listed([root.nama for root in roots])}, masing-masing dengan "
        "sasaran, indikator, program, dan kegiatannya. Isinya sama dengan daftar di bawah gambar.",
        sumber=source(context.kinerja.renstra),
    )


def bagian_hilang(context: Context, bagian: str) -> Markup:
    """The place of a table or picture that the source has lost, with its number and the reason."""
    part = _lost_part(context.kinerja, bagian)
    return fill(
        "bagian_hilang",
        anchor=part.anchor,
        jenis=part.jenis,
        nomor=context.nomor(part),
        judul=part.judul,
        alasan=_lost(context.kinerja, bagian).alasan,
    )


def rujuk(context: Context, nama: str, **options: object) -> Markup:
    """'Tabel 3.2' as a link to a table that stands in a chapter; a note where there is no data for the table."""
    return _reference(context, _table_part(context.kinerja, nama, **options), f'Tabel "{nama}"')


def rujuk_grafik(context: Context, nama: str, **options: object) -> Markup:
    """'Grafik 1.1' as a link to a chart that stands in a chapter; ``pohon`` is the picture of the tree."""
    part = _tree_part(context.kinerja) if nama == "pohon" else _chart_part(context.kinerja, nama, **options)
    return _reference(context, part, f'Grafik "{nama}"')


def _reference(context: Context, part: Part | None, name: str) -> Markup:
    if part is None:
        return sentence((f"({name.split(maxsplit=1)[0].lower()} belum ada)",), context.links)
    numbered = context.site.numbered.get((part.jenis, part.id))
    if numbered is None:
        raise UnnumberedError(f"{name} tidak ada di halaman berbab mana pun, sehingga tidak bernomor.")
    address = context.site.address(context.page, numbered.page, numbered.anchor)
    return fill("tautan", teks=f"{numbered.jenis} {numbered.nomor}", alamat=address)


def daftar_tabel(context: Context) -> Markup:
    """The list of tables in the order of their numbers."""
    return _list_of(context, ("Tabel",))


def daftar_grafik(context: Context) -> Markup:
    """The list of charts and pictures in the order of their numbers."""
    return _list_of(context, ("Grafik", "Gambar"))


def _list_of(context: Context, kinds: tuple[str, ...]) -> Markup:
    rows = [
        (f"{item.jenis} {item.nomor}", item.judul, context.site.address(context.page, item.page, item.anchor))
        for kind in kinds
        for item in context.site.numbered.values()
        if item.jenis == kind
    ]
    return fill("daftar_tabel", tabel=rows, judul=f"Judul {' dan '.join(kinds).lower()}")


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


def butir(context: Context, jenis: str, indikator: str, aspek: str | None = None) -> Markup:
    """The points of an indicator's analysis, or of one of its aspects': penyebab, hambatan, solusi or langkah."""
    if jenis not in Analisis.model_fields:
        raise PageError(f'Butir "{jenis}" tidak dikenal.{did_you_mean(jenis, Analisis.model_fields)}')
    item = _indicator(context.kinerja, indikator)
    analysis = _aspek(item, aspek).aspek.analisis if aspek else item.fakta.analisis if item.fakta else None
    if isinstance(analysis, Kosong):
        return fill("belum", teks=write.full_sentence(analysis.alasan))
    return fill("butir", butir=getattr(analysis, jenis) if analysis else (), jenis=jenis)


def daftar(context: Context, apa: str) -> Markup:
    """A list of the agency's own: tugas or fungsi."""
    choices = {"tugas": lambda agency: agency.tugas, "fungsi": lambda agency: agency.fungsi}
    if apa not in choices:
        raise PageError(f'Daftar "{apa}" tidak dikenal.{did_you_mean(apa, choices)}')
    agency = context.kinerja.organisasi
    return fill("daftar", butir=choices[apa](agency)) if agency else _unfilled(context, "organisasi")


def isu(context: Context) -> Markup:
    """The strategic issues, each with its problems and the sasaran that answers it."""
    agency = context.kinerja.organisasi
    if agency is None:
        return _unfilled(context, "organisasi")
    names = {sasaran.id: sasaran.nama for _, sasaran in context.kinerja.renstra.sasaran()}
    return fill("isu", isu=[(item.nama, names.get(item.sasaran or ""), item.permasalahan) for item in agency.isu])


def _unfilled(context: Context, kind: str) -> Markup:
    return fill("belum", teks=f"Belum diisi: berkas {kind}-{context.kinerja.tahun}.yaml belum ada.")


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


def perhitungan(context: Context, kelompok: str | None = None) -> Markup:
    """How every derived figure of the year was computed, or those of one group: kinerja, anggaran or pegawai."""
    if kelompok is not None and kelompok not in context.groups:
        raise PageError(f'Kelompok "{kelompok}" tidak dikenal.{did_you_mean(kelompok, context.groups)}')
    chosen = [kelompok] if kelompok else list(context.groups)
    return fill("perhitungan", rincian=[item for name in chosen for item in context.groups[name]], links=context.links)


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
        grafik,
        pohon,
        bagian_hilang,
        rujuk,
        rujuk_grafik,
        daftar_tabel,
        daftar_grafik,
        kalimat,
        angka,
        fakta,
        nama,
        misi,
        butir,
        bukti,
        daftar,
        isu,
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
    "kedudukan": lambda kinerja: kinerja.organisasi.kedudukan if kinerja.organisasi else "(belum diisi)",
    "sk-iku": lambda kinerja: _decree(kinerja.data.iku_berlaku(kinerja.tahun)),
}


def _indicator(kinerja: Kinerja, indikator: str) -> KinerjaIndikator:
    item = kinerja.satu(indikator)
    if item is None:
        known = [other.id for other in kinerja.indikator]
        raise PageError(f'Indikator "{indikator}" tidak ada dalam Renstra.{did_you_mean(indikator, known)}')
    return item


def _aspek(item: KinerjaIndikator, aspek: str) -> NilaiAspek:
    found = part_of(item, aspek)
    if found is None:
        known = [part.aspek.id for part in item.nilaian.aspek] if item.nilaian else []
        raise PageError(f'Indikator "{item.id}" tidak mempunyai aspek "{aspek}".{did_you_mean(aspek, known)}')
    return found


def _lost(kinerja: Kinerja, bagian: str) -> Hilang:
    files = [file for of_kind in _files(kinerja).values() for file in of_kind]
    found = lost(files, bagian)
    if found is None:
        known = [part.bagian for file in files for part in file.hilang]
        raise PageError(f'Bagian "{bagian}" tidak dicatat hilang di data.{did_you_mean(bagian, known)}')
    return found


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
    data, tahun = kinerja.data, kinerja.tahun
    agency, staff = kinerja.organisasi, kinerja.sdm
    return {
        "instansi": [data.instansi],
        "renstra": [kinerja.renstra],
        "iku": [iku] if (iku := data.iku_berlaku(tahun)) else [],
        "pk": [kinerja.pk] if kinerja.pk else [],
        "realisasi": [item for item in data.realisasi if item.tahun == tahun],
        "evaluasi": list(kinerja.evaluasi[-1:]),
        "penilaian": [item for item in data.penilaian if item.tahun == tahun],
        "anggaran": [kinerja.anggaran.fakta] if kinerja.anggaran else [],
        "organisasi": [agency] if agency else [],
        "sdm": [staff] if staff else [],
        "inovasi": [item for item in data.inovasi if item.tahun == tahun],
        "penghargaan": [item for item in data.penghargaan if item.tahun == tahun],
        "cetak": [item for item in data.cetak if item.tahun == tahun],
    }
