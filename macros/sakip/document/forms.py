"""An answer of a page -> blocks or pieces of a line: what the templates of the site are for HTML."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from sakip.document.blocks import (
    Block,
    Blocks,
    Callout,
    Contents,
    Figure,
    Inline,
    Inlines,
    Items,
    Link,
    Paragraph,
    Quiet,
    Signature,
    Signatures,
    Strong,
    Target,
    Terms,
    Written,
)
from sakip.model.realisasi import Bukti, Butir
from sakip.pages.context import Part
from sakip.pages.draft import Placed
from sakip.pages.parts import as_part
from sakip.pages.site import Numbered
from sakip.render.parts import Absen, Figur, Grafik, Isian, Kalimat, Naskah, Rincian, Rujukan, Sel, Status, Tabel
from sakip.render.tree import Pohon

Numbers = Mapping[tuple[str, str], Numbered]
#: Macros whose answers are lists of what the chapters number.
LISTS = {"daftar_tabel": ("Tabel",), "daftar_grafik": ("Grafik", "Gambar")}


#: Macros that show the site itself, or what only a screen can.
OF_THE_SITE = frozenset({"kartu", "perhitungan", "dokumen", "data_terbuka", "aturan", "sumber_data", "riwayat"})


class FormlessError(Exception):
    """An answer cannot be printed; the message names it in Indonesian."""


def shown(placed: Placed, numbered: Numbers, page: str) -> Blocks | Inlines:
    """What an answer looks like in a document; nothing where the site shows nothing. Raises FormlessError."""
    if placed.call.nama in OF_THE_SITE:
        raise FormlessError(f"Makro {placed.call.nama}")
    value = placed.answer.shows()
    match value:
        case None:
            return ()
        case Tabel() | Grafik() | Pohon():
            return (_figure(as_part(value), page, value, numbered),)
        case Naskah():
            return tuple(statement(value))
        case Rujukan():
            return (Link((value.teks,), Target(value.page, value.anchor)),)
        case Isian("bagian_hilang", {"part": Part() as part, "alasan": str() as reason}):
            return (_figure(part, page, reason, numbered),)
        case Isian() if value.templat in BY_TEMPLATE:
            return tuple(BY_TEMPLATE[value.templat](**value.isi))
        case tuple() if all(isinstance(piece, str | Figur | Status) for piece in value):
            return sentence(value)
    if placed.call.nama in LISTS:
        return (Contents(LISTS[placed.call.nama]),)
    raise TypeError(value)


def sentence(kalimat: Kalimat) -> Inlines:
    """A sentence as pieces of a line."""
    return tuple(piece for part in kalimat for piece in cell(part))


def cell(value: Sel) -> Inlines:
    """A cell as pieces of a line, in running text: what is absent says why."""
    match value:
        case None:
            return ()
        case str() | Status():
            return (value,)
        case Figur():
            return (value.teks, *((" ", value.tanda) if value.tanda else ()))
        case Absen():
            return (Quiet((f"{value.teks} ({value.alasan.rstrip('.')})",)),)


def _figure(part: Part, page: str, isi: Tabel | Grafik | Pohon | str, numbered: Numbers) -> Figure:
    found = numbered.get((part.jenis, part.id))
    return Figure.of(part, page, isi, found.nomor if found and found.page == page else None)


def statement(naskah: Naskah, *, titled: bool = True) -> Iterator[Block]:
    """A statement in its official form; its title is left out where a heading has it."""
    if naskah.judul and titled:
        yield Paragraph((Strong((naskah.judul,)),))
    if naskah.dasar:
        yield from _missing(f"Bentuk menurut {naskah.dasar}.")
    for part in naskah.isi:
        if isinstance(part, str):
            yield Paragraph((part,))
        else:
            yield from _rows(part)
    place, day = naskah.tempat
    yield Signatures(
        f"{place}, {_blank(day)}",
        tuple(Signature(one.sebagai, one.jabatan, _blank(one.nama)) for one in naskah.tanda_tangan),
    )
    absent = [day, *(one.nama for one in naskah.tanda_tangan)]
    for reason in dict.fromkeys(item.alasan for item in absent if isinstance(item, Absen)):
        yield from _missing(reason)


def _blank(value: str | Absen) -> str:
    """A name or a day, or that there is none."""
    return value if isinstance(value, str) else f"({value.teks})"


def _missing(teks: str) -> Iterator[Block]:
    yield Paragraph((Quiet((teks,)),))


def _missions(misi: Sequence[tuple[str, bool, str | None]], **_: object) -> Iterator[Block]:
    items = []
    for name, supported, goal in misi:
        line: list[Inline] = [Strong((name,)) if supported else name]
        line += [Quiet((" (didukung instansi ini)",))] if supported else []
        items.append((Paragraph(tuple(line)), *((Paragraph((f"Tujuan daerah: {goal}",)),) if goal else ())))
    yield Items(tuple(items), 1)


def _points(butir: Sequence[Butir], jenis: str) -> Iterator[Block]:
    if not butir:
        yield from _missing(f"Belum ada {jenis} yang dicatat untuk tahun ini.")
        return
    sources = {item.letak_dokumen for item in butir}
    apart = len(sources) > 1
    yield Items(
        tuple(
            (
                Paragraph(
                    (item.uraian, Quiet((f" (sumber: {item.letak_dokumen})",)))
                    if apart and item.letak_dokumen
                    else (item.uraian,)
                ),
            )
            for item in butir
        )
    )
    if not apart and butir[0].letak_dokumen:
        yield from _missing(f"Sumber: {butir[0].letak_dokumen}")


def _rows(rows: Sequence[tuple[str, Sel]]) -> Iterator[Block]:
    yield Terms(tuple(((name,), (Paragraph(cell(value)),)) for name, value in rows))


def _numbered(butir: Sequence[str]) -> Iterator[Block]:
    yield Items(tuple((Paragraph((text,)),) for text in butir), 1)


def _issues(isu: Sequence[tuple[str, str | None, Sequence[str]]]) -> Iterator[Block]:
    yield Items(
        tuple(
            (
                Paragraph((Strong((name,)), *((Quiet((f" (dijawab oleh sasaran: {sasaran})",)),) if sasaran else ()))),
                *((Items(tuple((Paragraph((text,)),) for text in below)),) if below else ()),
            )
            for name, sasaran, below in isu
        ),
        1,
    )


def _proofs(bukti: Sequence[tuple[Bukti, str]]) -> Iterator[Block]:
    if not bukti:
        yield from _missing("Belum ada bukti yang dicatat.")
        return
    texts = (f"{named}. {_where(item)}" for item, named in bukti)
    yield Items(tuple((Paragraph((text,)),) for text in texts))


def _where(item: Bukti) -> str:
    """Where a document of evidence can be had."""
    file = f"Berkas {item.berkas} di situs laporan ini, sidik SHA-256 {item.sha256}." if item.berkas else ""
    address = f"Terbit di {item.tautan}." if item.tautan else ""
    return " ".join(filter(None, (file, address))) or "Berkasnya tidak ada di situs laporan ini."


def _remarks(title: str, texts: Sequence[str]) -> Iterator[Block]:
    if texts:
        yield Callout((title,), (Items(tuple((Paragraph((text,)),) for text in texts)),))


def _worked(rincian: Sequence[Rincian]) -> Iterator[Block]:
    for one in rincian:
        yield Paragraph((Strong((one.judul,)), f": {one.hasil}"))
        yield Paragraph((one.cara,))
        if one.langkah:
            yield from _numbered(one.langkah)
        yield Written(
            (("Masukan",), ("Nilai",), ("Asal",)),
            tuple(((name,), cell(value), (origin,)) for name, value, origin in one.masukan),
            ("left", "right", "left"),
        )
        for text in one.catatan:
            yield Paragraph((text,))
        yield from _missing(f"Dasar: {one.dasar}")


#: How the values of each template are printed.
BY_TEMPLATE: dict[str, Callable[..., Iterator[Block]]] = {
    "belum": _missing,
    "misi": _missions,
    "butir": _points,
    "uraian": _rows,
    "daftar": _numbered,
    "isu": _issues,
    "bukti": _proofs,
    "hilang": lambda hilang: _remarks(
        "Hilang dari dokumen sumber", [f"{part.bagian}: {part.alasan}" for part in hilang]
    ),
    "catatan": lambda catatan: _remarks("Catatan atas dokumen sumber", catatan),
    "langkah": _worked,
}
