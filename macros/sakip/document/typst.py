"""A document -> what ``laporan.typ`` sets: plain data, so that no text of a page is ever read as markup."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sakip.document.blocks import (
    Block,
    Blocks,
    Break,
    Callout,
    Code,
    Contents,
    Document,
    Emph,
    Figure,
    Heading,
    Inline,
    Inlines,
    Items,
    Link,
    Note,
    Paragraph,
    Picture,
    Quiet,
    Quote,
    Rule,
    Section,
    Signatures,
    Strong,
    Target,
    Terms,
    Verbatim,
    Written,
)
from sakip.document.drawing import chart, tree
from sakip.document.forms import sentence
from sakip.document.measured import INDENT, Fitted, cell, of_table, of_written
from sakip.document.targets import Situs, targets
from sakip.render.described import described
from sakip.render.parts import Garis, Grafik, Status, Tabel
from sakip.render.shape import absences, heads, spans

Data = dict[str, Any]


def data(document: Document, situs: Situs) -> Data:
    """The document as data; ``situs`` is where links lead that leave it."""
    writer = _Writer(targets(document), situs)
    return {
        "judul": document.judul,
        "masa": document.masa,
        "instansi": document.instansi,
        "daerah": document.daerah,
        "keterangan": list(document.keterangan),
        "sampul": document.sampul,
        "daftar": document.daftar,
        "lambang": document.lambang,
        "bagian": [{"letak": section.letak, "isi": writer.blocks(section.isi)} for section in document.bagian],
        "nomor": [jenis for jenis in ("Tabel", "Grafik", "Gambar") if any(_numbered(document.bagian, jenis))],
    }


def _numbered(sections: Sequence[Section], jenis: str) -> Iterator[bool]:
    """Whether there are numbered parts of this kind."""
    for section in sections:
        for block in section.isi:
            if isinstance(block, Figure) and block.jenis == jenis and block.nomor:
                yield True


class _Writer:
    """Blocks -> data, for one document."""

    def __init__(self, known: Mapping[Target, str], situs: Situs) -> None:
        self.known = known
        self.situs = situs

    def blocks(self, blocks: Blocks) -> list[Data]:
        """Blocks in order."""
        return [self.block(block) for block in blocks]

    def block(self, block: Block) -> Data:
        """A block, its kind under ``k``."""
        match block:
            case Written():
                return self._written(block)
            case Figure():
                return self._figure(block)
            case Contents(jenis):
                return {"k": "daftar", "jenis": list(jenis)}
            case Signatures(tempat, pihak):
                people = [{"sebagai": one.sebagai, "jabatan": one.jabatan, "nama": one.nama} for one in pihak]
                return {"k": "tanda-tangan", "tempat": tempat, "pihak": people}
            case Picture(berkas, alt):
                return {"k": "gambar", "berkas": berkas, "alt": alt}
            case Rule():
                return {"k": "garis"}
            case Verbatim(teks):
                return {"k": "ketikan", "teks": teks}
        return self._text(block)

    def _text(self, block: Heading | Paragraph | Items | Terms | Quote | Callout) -> Data:
        match block:
            case Heading(tingkat, isi, target):
                return {"k": "judul", "tingkat": tingkat, "isi": self.line(isi), "nama": self._name(target)}
            case Paragraph(isi):
                return {"k": "alinea", "isi": self.line(isi)}
            case Items(butir, mulai):
                return {"k": "butir", "mulai": mulai, "butir": [self.blocks(item) for item in butir]}
            case Terms(butir):
                pairs = [[self.line(name), self.blocks(meaning)] for name, meaning in butir]
                return {"k": "istilah", "butir": pairs}
            case Quote(isi):
                return {"k": "kutipan", "isi": self.blocks(isi)}
            case Callout(judul, isi):
                return {"k": "sisipan", "judul": self.line(judul), "isi": self.blocks(isi)}

    def line(self, pieces: Inlines) -> list[Data | str]:
        """The pieces of a line."""
        return [self._piece(piece) for piece in pieces]

    def _piece(self, piece: Inline) -> Data | str:
        match piece:
            case str():
                return piece
            case Strong(isi):
                return {"k": "tebal", "isi": self.line(isi)}
            case Emph(isi):
                return {"k": "miring", "isi": self.line(isi)}
            case Quiet(isi):
                return {"k": "redup", "isi": self.line(isi)}
            case Code(teks):
                return {"k": "kode", "teks": teks}
            case Break():
                return {"k": "baris"}
            case Status(kata, rupa):
                return {"k": "status", "teks": kata, "rupa": rupa}
            case Note(isi):
                return {"k": "catatan", "isi": self.blocks(isi)}
            case Link(isi, ke):
                return self._link(isi, ke)

    def _link(self, isi: Inlines, ke: Target | str) -> Data:
        if isinstance(ke, str):
            return {"k": "tautan", "isi": self.line(isi), "ke": ke, "tampak": True}
        name = self._name(ke) or self._name(Target(ke.page))
        if name:
            return {"k": "rujukan", "isi": self.line(isi), "ke": name}
        address = self.situs(ke.page, ke.anchor)
        if address is not None:
            return {"k": "tautan", "isi": self.line(isi), "ke": address, "tampak": False}
        return {"k": "biasa", "isi": self.line(isi)}

    def _name(self, target: Target | None) -> str | None:
        return self.known.get(target) if target else None

    def _written(self, table: Written) -> Data:
        fitted = of_written(table)
        return {
            **_set(fitted),
            "rata": [{"left": "start", "right": "end", "center": "center"}[side] for side in table.rata],
            "kepala": [[{"isi": self.line(one), "lebar": 1, "tinggi": 1, "angka": False} for one in table.kepala]],
            "baris": [
                {"panjang": long, "sel": [{"isi": self.line(one), "kolom": at} for at, one in enumerate(row)]}
                for row, long in zip(table.baris, fitted.panjang, strict=True)
            ],
        }

    def _figure(self, figure: Figure) -> Data:
        body: Data
        match figure.isi:
            case Tabel() as tabel:
                body = self._table(tabel)
            case Grafik() as grafik:
                body = {
                    "k": "lukisan",
                    **chart(grafik)._asdict(),
                    "alt": f"{grafik.judul}. {described(grafik.isi)}",
                    "temuan": self.line(sentence(grafik.temuan)),
                    "catatan": list(grafik.catatan),
                    "sumber": grafik.sumber.teks,
                    # each bar is written at its end, but not each point of a line
                    "angka": self._table(grafik.tabel) if isinstance(grafik.isi, Garis) else None,
                }
            case str() as reason:
                body = {"k": "hilang", "alasan": reason}
            case pohon:
                body = {
                    "k": "lukisan", **tree(pohon)._asdict(), "alt": pohon.uraian, "temuan": [], "catatan": [],
                    "sumber": pohon.sumber.teks, "angka": None,
                }  # fmt: skip
        return {
            "k": "bernomor",
            "jenis": figure.jenis,
            "nomor": figure.nomor,
            "judul": figure.judul,
            "nama": self._name(figure.target),
            "isi": body,
        }

    def _table(self, tabel: Tabel) -> Data:
        tree_like = any(row.tingkat for row in tabel.baris)
        fitted = of_table(tabel)
        return {
            **_set(fitted),
            "rata": ["end" if column.angka else "start" for column in tabel.kolom],
            "kepala": [
                [{"isi": [one.judul], "lebar": one.lebar, "tinggi": one.tinggi, "angka": one.angka} for one in row]
                for row in heads(tabel.kolom, "")
            ],
            "baris": [
                {
                    "jumlah": row.jumlah,
                    "induk": tree_like and not row.jumlah and row.tingkat == 0,
                    "panjang": long,
                    "sel": [
                        {
                            "isi": self.line(cell(one)),
                            "kolom": at,
                            "tinggi": span,
                            "masuk": row.tingkat * INDENT if at == tabel.kepala else 0,
                        }
                        for at, (one, span) in enumerate(zip(row.sel, row_spans, strict=True))
                        if span
                    ],
                }
                for row, long, row_spans in zip(tabel.baris, fitted.panjang, spans(tabel), strict=True)
            ],
            "catatan": [*absences(tabel), *tabel.catatan],
            "sumber": tabel.sumber.teks,
        }


def _set(fitted: Fitted) -> Data:
    """How a table is set."""
    found = fitted.layout
    return {"k": "tabel", "huruf": found.huruf, "lebar": found.lebar, "melintang": found.melintang}
