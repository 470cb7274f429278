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
from sakip.document.targets import Situs, targets
from sakip.document.widths import is_long, layout
from sakip.render.described import described
from sakip.render.parts import Absen, Figur, Garis, Grafik, Sel, Status, Tabel
from sakip.render.shape import absences, heads, spans

Data = dict[str, Any]
#: Letters that a row of a tree is set in for each level.
INDENT = 1.2


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
        texts = [[_text(cell) for cell in row] for row in (table.kepala, *table.baris)]
        found = layout(texts, [0.0] * len(texts), [side == "left" for side in table.rata])
        return {
            "k": "tabel",
            "huruf": found.huruf,
            "lebar": found.lebar,
            "melintang": found.melintang,
            "rata": [{"left": "start", "right": "end", "center": "center"}[side] for side in table.rata],
            "kepala": [[{"isi": self.line(cell), "lebar": 1, "tinggi": 1, "angka": False} for cell in table.kepala]],
            "baris": [
                {
                    "panjang": is_long(row_texts, found),
                    "sel": [{"isi": self.line(cell), "kolom": at} for at, cell in enumerate(row)],
                }
                for row, row_texts in zip(table.baris, texts[1:], strict=True)
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
        head = heads(tabel.kolom, "")
        tree_like = any(row.tingkat for row in tabel.baris)
        rows = [[_cell_text(cell) for cell in row.sel] for row in tabel.baris]
        titles = [f"{column.judul} ({column.satuan})" if column.satuan else column.judul for column in tabel.kolom]
        indents = [0.0, *(row.tingkat * INDENT for row in tabel.baris)]
        found = layout([titles, *rows], indents, [not column.angka for column in tabel.kolom])
        return {
            "k": "tabel",
            "huruf": found.huruf,
            "lebar": found.lebar,
            "melintang": found.melintang,
            "rata": ["end" if column.angka else "start" for column in tabel.kolom],
            "kepala": [
                [{"isi": [one.judul], "lebar": one.lebar, "tinggi": one.tinggi, "angka": one.angka} for one in row]
                for row in head
            ],
            "baris": [
                {
                    "jumlah": row.jumlah,
                    "induk": tree_like and not row.jumlah and row.tingkat == 0,
                    "panjang": is_long(texts, found),
                    "sel": [
                        {
                            **_cell(cell),
                            "kolom": at,
                            "tinggi": span,
                            "masuk": row.tingkat * INDENT if at == tabel.kepala else 0,
                        }
                        for at, (cell, span) in enumerate(zip(row.sel, span_row, strict=True))
                        if span
                    ],
                }
                for row, texts, span_row in zip(tabel.baris, rows, spans(tabel), strict=True)
            ],
            "catatan": [*absences(tabel), *tabel.catatan],
            "sumber": tabel.sumber.teks,
        }


def _cell(cell: Sel) -> Data:
    """A cell; what is absent is told below the table."""
    match cell:
        case Status(kata, rupa):
            return {"isi": [{"k": "status", "teks": kata, "rupa": rupa}]}
        case Figur() if cell.tanda:
            status = {"k": "status", "teks": cell.tanda.kata, "rupa": cell.tanda.rupa}
            return {"isi": [cell.teks, " ", status]}
        case Absen():
            return {"isi": [{"k": "redup", "isi": [cell.teks]}]}
    return {"isi": [_cell_text(cell)]}


def _cell_text(cell: Sel) -> str:
    match cell:
        case None:
            return ""
        case str():
            return cell
        case Figur(teks=teks, tanda=Status(kata=kata)):
            return f"{teks} {_unbroken(kata)}"
        case Status(kata=kata):
            return _unbroken(kata)
    return cell.teks


def _text(pieces: Inlines) -> str:
    """The text of a line, for its width."""
    texts = []
    for piece in pieces:
        match piece:
            case str():
                texts.append(piece)
            case Strong(isi) | Emph(isi) | Quiet(isi) | Link(isi, _):
                texts.append(_text(isi))
            case Code(teks):
                texts.append(teks)
            case Status(kata=kata):
                texts.append(_unbroken(kata))
            case _:
                texts.append(" ")
    return "".join(texts)


def _unbroken(kata: str) -> str:
    """As wide as a status with its mark, which stand on one line."""
    return f"mm{kata.replace(' ', '-')}"
