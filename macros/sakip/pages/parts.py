"""The macros whose parts take a number in a chapter: tables, charts, the tree, the place of what is lost."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar, cast

from markupsafe import Markup

from sakip.compute import Kinerja
from sakip.export.names import table_files
from sakip.model.base import Hilang
from sakip.pages.context import (
    Answer,
    Context,
    PageError,
    Part,
    Setting,
    UnnumberedError,
    files_in_force,
    filled,
    fits,
    indicator,
    one_aspect,
    one_plan,
    one_version,
    said,
)
from sakip.problem import did_you_mean
from sakip.render.charts import CHARTS
from sakip.render.html import chart, chart_anchor, fill, table, table_anchor
from sakip.render.parts import Grafik, Isian, Rujukan, Tabel
from sakip.render.tables import TABLES
from sakip.render.tables.annex import lost, title_of
from sakip.render.tables.cells import source
from sakip.render.tables.change import LEVELS
from sakip.render.tree import Pohon, picture, title
from sakip.render.tree import pohon as tree
from sakip.render.write import listed

Options = Mapping[str, object]
Built = TypeVar("Built")
#: Tables of which it is good news that they have no row.
NOTHING = {"peringatan-diterima": "Tidak ada peringatan yang diterima."}


def _built(
    kind: str, names: Mapping[str, Callable[..., Built]], kinerja: Kinerja, nama: str, options: Options
) -> Built:
    """What the builder of this name makes. Raises PageError for an unknown name, option, indicator or version."""
    builder = names.get(nama)
    if builder is None:
        raise PageError(f'{kind} "{nama}" tidak dikenal.{did_you_mean(nama, names)}')
    if not fits(builder, kinerja, **options):
        raise PageError(f'Pilihan untuk {kind.lower()} "{nama}" keliru. Lihat daftarnya di panduan.')
    chosen = {name: str(value) for name, value in options.items()}
    item = indicator(kinerja, chosen["indikator"]) if "indikator" in chosen else None
    if item is not None and "aspek" in chosen:
        one_aspect(item, chosen["aspek"])
    if "versi" in chosen:
        one_version(chosen["versi"])
    if "rencana" in chosen:
        one_plan(kinerja, chosen["rencana"])
    if "bagian" in chosen and chosen["bagian"] not in LEVELS:
        raise PageError(f'Bagian "{chosen["bagian"]}" tidak dikenal.{did_you_mean(chosen["bagian"], LEVELS)}')
    return cast("Built", _made(builder, kinerja, tuple(sorted(chosen.items()))))


@lru_cache(maxsize=512)  # a page's table is asked for again when it is numbered and wherever it is referred to
def _made(builder: Callable[..., object], kinerja: Kinerja, options: tuple[tuple[str, str], ...]) -> object:
    return builder(kinerja, **dict(options))


def find_table(kinerja: Kinerja, nama: str, options: Options) -> Tabel | None:
    """The table of this name; None where there is no data for it. Raises PageError for an unknown name or option."""
    return _built("Tabel", TABLES, kinerja, nama, options)


def find_chart(kinerja: Kinerja, nama: str, options: Options) -> Grafik | None:
    """The chart of this name; None where there is no data for it. Raises PageError for an unknown name or option."""
    return _built("Grafik", CHARTS, kinerja, nama, options)


def _table_part(kinerja: Kinerja, nama: str, **options: object) -> Part | None:
    found = find_table(kinerja, nama, options)
    return as_part(found) if found else None


def _chart_part(kinerja: Kinerja, nama: str, **options: object) -> Part | None:
    found = find_chart(kinerja, nama, options)
    return as_part(found) if found else None


def as_part(found: Tabel | Grafik | Pohon) -> Part:
    """What takes the number of a table, a chart or the tree."""
    match found:
        case Tabel():
            return Part("Tabel", found.id, found.judul, table_anchor(found.id))
        case Grafik():
            return Part("Grafik", found.id, found.judul, chart_anchor(found.id))
    return Part("Gambar", "pohon", found.judul, "gambar-pohon")


def _tree_part(kinerja: Kinerja) -> Part:
    return Part("Gambar", "pohon", title(kinerja), "gambar-pohon")


def _lost_part(kinerja: Kinerja, bagian: str) -> Part | None:
    found = _lost(kinerja, bagian)
    if found is None:
        return None
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


def tabel(context: Context, nama: str, **options: object) -> Answer:
    """A table of the report, numbered where the page belongs to a chapter; a note where there is no data for it."""
    found = find_table(context.kinerja, nama, options)
    if found is None:
        return filled("belum", teks=NOTHING.get(nama, "Tabel ini belum ada: datanya belum diisi."))
    return Answer(
        lambda: found,
        lambda setting: table(
            found,
            nomor=setting.nomor(as_part(found)),
            links=setting.links,
            traces=setting.rincian.get,
            unduh=[(kind, setting.site.file(setting.page, path)) for kind, path in table_files(found.id).items()],
            asal=setting.asal(found),
        ),
    )


def grafik(context: Context, nama: str, **options: object) -> Answer:
    """A chart of the report, numbered where the page belongs to a chapter; a note where there is no data for it."""
    found = find_chart(context.kinerja, nama, options)
    if found is None:
        return filled("belum", teks="Grafik ini belum ada: datanya belum diisi.")
    return Answer(
        lambda: found,
        lambda setting: chart(
            found, nomor=setting.nomor(as_part(found)), links=setting.links, asal=setting.asal(found)
        ),
    )


def pohon(context: Context) -> Answer:
    """The tree of performance, as a picture and as a list."""
    part = _tree_part(context.kinerja)

    def write(setting: Setting) -> Markup:
        found = _tree(context.kinerja)
        return fill("pohon", anchor=part.anchor, nomor=setting.nomor(part), pohon=found, gambar=picture(found.akar))

    return Answer(lambda: _tree(context.kinerja), write)


def _tree(kinerja: Kinerja) -> Pohon:
    roots = tree(kinerja)
    return Pohon(
        judul=title(kinerja),
        akar=roots,
        uraian=f"Pohon dari kiri ke kanan: {listed([root.nama for root in roots])}, masing-masing dengan sasaran, "
        "indikator, program, dan kegiatannya.",
        sumber=source(kinerja.renstra),
    )


def bagian_hilang(context: Context, bagian: str) -> Answer:
    """The place of a table or picture that the source has lost; nothing in a year whose source has it."""
    found, part = _lost(context.kinerja, bagian), _lost_part(context.kinerja, bagian)
    if found is None or part is None:
        return Answer(lambda: None, lambda _: Markup())
    shown = Isian("bagian_hilang", {"part": part, "alasan": found.alasan})
    return Answer(
        lambda: shown, lambda setting: fill("bagian_hilang", nomor=setting.nomor(part), part=part, alasan=found.alasan)
    )


def rujuk(context: Context, nama: str, **options: object) -> Answer:
    """'Tabel 3.2' as a link to a table that stands in a chapter; a note where there is no data for the table."""
    return _reference(context, _table_part(context.kinerja, nama, **options), f'Tabel "{nama}"')


def rujuk_grafik(context: Context, nama: str, **options: object) -> Answer:
    """'Grafik 1.1' as a link to a chart that stands in a chapter; ``pohon`` is the picture of the tree."""
    part = _tree_part(context.kinerja) if nama == "pohon" else _chart_part(context.kinerja, nama, **options)
    return _reference(context, part, f'Grafik "{nama}"')


def _reference(context: Context, part: Part | None, name: str) -> Answer:
    if part is None:
        return said(lambda: (f"({name.split(maxsplit=1)[0].lower()} belum ada)",))
    numbered = context.numbered.get((part.jenis, part.id))
    if numbered is None:
        raise UnnumberedError(f"{name} tidak ada di halaman berbab, sehingga tidak bernomor. Tampilkan dahulu.")
    teks = f"{numbered.jenis} {numbered.nomor}"
    return Answer(
        lambda: Rujukan(teks, numbered.page, numbered.anchor),
        lambda setting: fill(
            "tautan", teks=teks, alamat=setting.site.address(setting.page, numbered.page, numbered.anchor)
        ),
    )


def daftar_tabel(context: Context) -> Answer:
    """The list of tables in the order of their numbers."""
    return _list_of(context, ("Tabel",))


def daftar_grafik(context: Context) -> Answer:
    """The list of charts and pictures in the order of their numbers."""
    return _list_of(context, ("Grafik", "Gambar"))


def _list_of(context: Context, kinds: tuple[str, ...]) -> Answer:
    listed = [item for kind in kinds for item in context.numbered.values() if item.jenis == kind]
    rows = [(f"{item.jenis} {item.nomor}", item.judul) for item in listed]

    def write(setting: Setting) -> Markup:
        addresses = [setting.site.address(setting.page, item.page, item.anchor) for item in listed]
        linked = [(*row, address) for row, address in zip(rows, addresses, strict=True)]
        return fill("daftar_tabel", tabel=linked, judul=f"Judul {' dan '.join(kinds).lower()}")

    return Answer(lambda: rows, write)


def _lost(kinerja: Kinerja, bagian: str) -> Hilang | None:
    """The lost part of the year's sources; None where they do not record it. Raises PageError for a misspelt one."""
    found = lost([file for of_kind in files_in_force(kinerja).values() for file in of_kind], bagian)
    known = [part.bagian for file in kinerja.data.semua for part in file.hilang]
    meant = get_close_matches(bagian, known, n=1, cutoff=0.8)
    if found is None and meant and meant[0] != bagian:
        raise PageError(f'Bagian "{bagian}" tidak dicatat hilang di data. Maksud Anda "{meant[0]}"?')
    return found
