"""Grids -> workbooks: a table's own, and the year's with a sheet for each table."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from sakip.export.catalog import Katalog, TabelTerbit
from sakip.export.formulas import At, formulas, name
from sakip.export.grid import Bilangan, Isi, Kisi
from sakip.export.xlsx import Lembar, Petak, workbook
from sakip.render.parts import Rincian

LONGEST_NAME = 31
HOW = (
    "Angka di lembar tabel adalah nilai yang dihitung, tidak dibulatkan; formatnya memperlihatkan angka seperti di "
    "halaman. Sel yang berisi rumus dihitung dari sel lain di lembar itu. Sel kosong bukan nol: nilainya tidak "
    "ada, atau ditulis sekali pada baris di atasnya bila catatan tabel menyebutnya."
)
Traces = Callable[[str], Rincian | None]
Cells = Sequence[Sequence[Petak]]


def of_table(katalog: Katalog, item: TabelTerbit, cells: Cells, traces: Traces) -> bytes:
    """A table's workbook: the table, whose ``cells`` are given, and what must be known to read it."""
    about = [
        *_facts(katalog),
        ("Tabel", item.sebutan),
        ("Periode", item.kisi.periode),
        ("Sumber", item.kisi.tabel.sumber.teks),
        ("Cara membaca", HOW),
        *(("Catatan", note) for note in item.kisi.catatan),
        *((f"Sel {place} kosong", reason) for place, reason in _empty(item.kisi)),
        *((f"Sel {place}", told) for place, told in _computed(item.kisi, traces)),
    ]
    sheets = [Lembar("Tabel", cells), Lembar("Keterangan", _listed(("Hal", "Keterangan"), about))]
    return workbook(sheets, judul=item.sebutan, pembuat=katalog.penerbit)


def of_year(katalog: Katalog, indikator: Sequence[Mapping[str, str]], cells: Mapping[str, Cells]) -> bytes:
    """The year's workbook: what it is, what each indicator means, every table, and why cells are empty."""
    names = dict(zip((item.kisi.tabel.id for item in katalog.tabel), _names(katalog.tabel), strict=True))
    about = [("Hal", "Keterangan"), *_facts(katalog), ("Cara membaca", HOW)]
    listed = [
        [Petak(head, tebal=True) for head in ("Lembar", "Tabel", "Periode", "Baris", "Sumber", "Catatan")],
        *(
            [
                Petak(names[item.kisi.tabel.id], menuju=names[item.kisi.tabel.id]),
                Petak(item.sebutan),
                Petak(item.kisi.periode),
                Petak(Decimal(len(item.kisi.baris)), "0"),
                Petak(item.kisi.tabel.sumber.teks),
                Petak(" ".join(item.kisi.catatan)),
            ]
            for item in katalog.tabel
        ),
    ]
    empty = [
        (names[item.kisi.tabel.id], place, reason) for item in katalog.tabel for place, reason in _empty(item.kisi)
    ]
    sheets = [
        Lembar("Keterangan", _listed(about[0], about[1:])),
        Lembar("Daftar tabel", listed),
        Lembar("Indikator", _listed(tuple(indikator[0]), [tuple(row.values()) for row in indikator]))
        if indikator
        else Lembar("Indikator", []),
        *(Lembar(names[item.kisi.tabel.id], cells[item.kisi.tabel.id]) for item in katalog.tabel),
        Lembar("Sel kosong", _listed(("Lembar", "Sel", "Alasan"), empty)),
    ]
    return workbook(sheets, judul=katalog.judul, pembuat=katalog.penerbit)


def _facts(katalog: Katalog) -> Iterator[tuple[str, str]]:
    """What is true of every file of the year."""
    yield "Judul", katalog.judul
    yield "Penerbit", katalog.penerbit
    if katalog.rekaan:
        yield "Rekaan", katalog.rekaan
    yield "Tahun", str(katalog.tahun)
    yield "Lisensi", katalog.lisensi_teks


def _listed(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[list[Petak]]:
    return [[Petak(head, tebal=True) for head in heads], *([Petak(text) for text in row] for row in rows)]


def table_cells(kisi: Kisi, traces: Traces) -> Cells:
    """The grid with its heads and its live formulas; totals set in bold."""
    live = formulas(kisi, traces)
    heads = [Petak(column.nama, tebal=True) for column in kisi.bidang]
    rows = [
        [_cell(cell, live.get((line, at)), baris.jumlah) for at, cell in enumerate(row)]
        for line, (row, baris) in enumerate(zip(kisi.baris, kisi.tabel.baris, strict=True))
    ]
    return [heads, *rows]


def _cell(cell: Isi, formula: str | None, bold: bool) -> Petak:
    if not isinstance(cell, Bilangan):
        return Petak(cell, tebal=bold)
    if cell.figur is not None and cell.figur.letak is not None and Decimal(repr(float(cell.nilai))) != cell.nilai:
        return Petak(cell.teks, tebal=bold)  # stated with more digits than a spreadsheet keeps
    return Petak(cell.nilai, cell.format, formula, bold)


def _empty(kisi: Kisi) -> Iterator[tuple[str, str]]:
    """Each empty cell that has a reason."""
    for at, reason in sorted(kisi.kosong.items()):
        yield name(at), reason


def _computed(kisi: Kisi, traces: Traces) -> Iterator[tuple[str, str]]:
    """How each derived figure came about, in words."""
    for line, row in enumerate(kisi.baris):
        for column, cell in enumerate(row):
            figur = cell.figur if isinstance(cell, Bilangan) else None
            found = traces(figur.jejak) if figur and figur.jejak else None
            if found is not None:
                steps = "; ".join(found.langkah)
                at: At = (line, column)
                yield name(at), f"{found.judul}: {found.cara} {steps}{'. ' if steps else ''}Dasar: {found.dasar}."


def _names(tables: Sequence[TabelTerbit]) -> Iterator[str]:
    """A name for each table's sheet: its id, cut and numbered where it is too long."""
    taken: set[str] = set()
    for item in tables:
        whole = item.kisi.tabel.id
        short, number = whole[:LONGEST_NAME], 1
        while short in taken or (short != whole and number == 1):
            number += 1
            short = f"{whole[: LONGEST_NAME - 3].rstrip('-')}~{number - 1}"
        taken.add(short)
        yield short
