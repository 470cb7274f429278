"""A file's bytes -> the rows of the report, whatever kind of table it is. Nothing is read from disk here."""

import codecs
import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from sakip.audit.cell import Sel, clean
from sakip.audit.table import MOST_TITLES, Lembar, Tabel, heads_in, report
from sakip.problem import DataError, Letak, Problem

LARGEST = 20_000_000
LONGEST_HEAD = 10_000
DELIMITERS = (";", ",", "\t", "|")
ZIP = b"PK\x03\x04"
#: What else people hand over under the name of a table, by its first bytes, and what to do about it.
OTHER_KINDS = (
    (b"\xd0\xcf\x11\xe0", "berkas Excel lama (.xls) atau berkas Excel berkata sandi", "tanpa kata sandi sebagai .xlsx"),
    (b"%PDF", "PDF", "tabelnya sebagai .xlsx atau .csv"),
    (b"<", "halaman HTML atau XML", "sebagai .xlsx atau .csv"),
    (b"{\\rtf", "dokumen RTF", "tabelnya sebagai .xlsx atau .csv"),
)


def table(raw: bytes, nama: str, *, lembar: str | None = None) -> Tabel:
    """The rows of the report in a CSV or XLSX file of this name. Raises DataError with every problem found."""
    if not raw.strip():
        raise DataError([Problem("A106", Letak(nama, 1), "Berkas kosong. Isilah tabelnya lebih dahulu.")])
    if raw.startswith(ZIP):
        from sakip.audit.workbook import sheets  # noqa: PLC0415 - the reader is needed for workbooks only

        return report(sheets(raw, nama, lembar), nama)
    for start, kind, remedy in OTHER_KINDS:
        if raw.lstrip().startswith(start):
            raise DataError([Problem("A102", Letak(nama, 1), f"Berkas ini {kind}. Simpan {remedy}.")])
    if PurePosixPath(nama).suffix.casefold() in (".xlsx", ".xlsm"):
        message = "Berkas bukan XLSX yang utuh. Buka di program pengolah angka, lalu simpan ulang sebagai .xlsx."
        raise DataError([Problem("A102", Letak(nama, 1), message)])
    text, notes = _decoded(raw, nama)
    if lembar is not None:
        notes = (*notes, "Pilihan --lembar diabaikan: berkas CSV tidak memuat lembar.")
    found = report([Lembar(nama="", isi=_cells(text, nama), rapat=True)], nama)
    return replace(found, catatan=(*notes, *found.catatan))


def _decoded(raw: bytes, nama: str) -> tuple[str, tuple[str, ...]]:
    """The text, by its byte order mark, else UTF-8, else what older programs write, and what is to be said of that."""
    encoding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    for name, notes in (
        (encoding, ()),
        ("cp1252", ("Berkas tidak tersimpan sebagai UTF-8; dibaca sebagai Windows-1252.",)),
    ):
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, notes
        break
    message = "Berkas bukan teks CSV dan bukan XLSX. Simpan ulang sebagai .xlsx, atau .csv dengan pengodean UTF-8."
    raise DataError([Problem("A103", Letak(nama, 1), message)])


def _cells(text: str, nama: str) -> list[tuple[int, Sequence[Sel]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[tuple[int, Sequence[Sel]]] = []
    try:
        for number, row in enumerate(reader, start=1):
            rows.append((number, tuple(Sel(teks=clean(cell)) for cell in row)))
    except csv.Error:
        message = (
            f"Tanda kutip tidak berpasangan di sekitar baris {len(rows) + 1}, atau selnya terlalu panjang. "
            "Perbaiki tanda kutipnya."
        )
        raise DataError([Problem("A104", Letak(nama, len(rows) + 1), message)]) from None
    return rows


def _delimiter(text: str) -> str:
    """The sign that makes the most heads appear in the first rows."""
    lines = text.splitlines()[: MOST_TITLES + 1]

    def heads(sign: str) -> int:
        rows = (next(csv.reader([line[:LONGEST_HEAD]], delimiter=sign), []) for line in lines)
        return max((heads_in([Sel(teks=clean(cell)) for cell in row]) for row in rows), default=0)

    return max(DELIMITERS, key=heads)
