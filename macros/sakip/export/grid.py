"""A table -> its grid: one line of heads, one line a row, every cell typed; the same for every kind of file.

Units stand in the heads. A text that continues the one above is repeated, so that each row says what it is about; a
number is not, so that a column adds up to what its rows have. What is absent is None, with its reason aside.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sakip import figures
from sakip.figures import EXACT
from sakip.render.parts import Absen, Baris, Figur, Kolom, Sel, Status, Tabel

NUMBER = re.compile(r"(?P<sign>−?)(?P<rupiah>Rp)?(?P<digits>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?P<unit>%?)")
#: Counts, ordinals and years that a table has as text.
WHOLE = re.compile(r"0|[1-9]\d{0,8}")
PLAIN = re.compile(r"-?\d+(\.\d+)?")
#: How often a figure's value is what its words say: a share told in points is a hundred times itself.
TIMES = (Decimal(1), Decimal(100), Decimal("0.01"))
YEAR = "Tahun"
KIND = "Jenis baris"
PERIOD = "Periode"
#: What a reader must know of a column whose numbers stand once.
ONCE = "Nilai milik beberapa baris ditulis pada baris pertamanya; sel di bawahnya kosong."


@dataclass(frozen=True, slots=True)
class Bilangan:
    """A number. ``teks`` is how CSV has it; a workbook holds ``nilai`` and shows it by ``format``.

    ``figur`` is the figure it is made from; ``nilai`` is the figure's value times ``kali``.
    """

    teks: str
    nilai: Decimal
    format: str = "0"
    figur: Figur | None = None
    kali: Decimal = Decimal(1)


#: A cell of a grid.
Isi = str | Bilangan | None


@dataclass(frozen=True, slots=True)
class Bidang:
    """A column of a grid: its head, which no other has, its unit, and the type of all its values in CSV.

    ``sekali``: it has numbers of several rows, each of which stands on the first of them only.
    """

    nama: str
    satuan: str | None
    jenis: str
    sekali: bool = False


@dataclass(frozen=True, slots=True)
class Kisi:
    """A table as files have it; ``kosong`` is why cells are empty, by row and column from 0."""

    tabel: Tabel
    periode: str
    bidang: tuple[Bidang, ...]
    baris: tuple[tuple[Isi, ...], ...]
    kosong: dict[tuple[int, int], str]

    @property
    def catatan(self) -> tuple[str, ...]:
        """The table's notes, and which columns have numbers of several rows."""
        once = [column.nama for column in self.bidang if column.sekali]
        return (*self.tabel.catatan, *([f"{ONCE} Kolomnya: {', '.join(once)}."] if once else []))


def grid(tabel: Tabel, tahun: int) -> Kisi:
    """The table's grid; ``tahun`` is the report's, which its rows are about unless the table says otherwise.

    The period stands in the last column, but where each row names its year.
    """
    period = tabel.periode or str(tahun)
    kinds = any(row.jenis or row.jumlah for row in tabel.baris)
    whole = _whole(tabel)
    columns = [[row[at] for row in whole] for at in range(len(tabel.kolom))]
    heads = [_head(column, cells) for column, cells in zip(tabel.kolom, columns, strict=True)]
    units = [_unit(column, cells) for column, cells in zip(tabel.kolom, columns, strict=True)]
    counted = [_is_counted(column, cells) for column, cells in zip(tabel.kolom, columns, strict=True)]
    once = [any(cell is None for cell in cells) for cells in columns]
    dated = any(is_count and column.judul == YEAR for column, is_count in zip(tabel.kolom, counted, strict=True))
    rows = tuple(
        (
            *([_kind(baris, below)] if kinds else []),
            *(_cell(*one) for one in zip(cells, heads, counted, strict=True)),
            *([] if dated else [period]),
        )
        for baris, below, cells in zip(tabel.baris, [*tabel.baris, None][1:], whole, strict=True)
    )
    before, behind = int(kinds), int(not dated)
    names = [*[KIND] * before, *heads, *[PERIOD] * behind]
    about = zip(
        _distinct(names),
        [*[None] * before, *units, *[None] * behind],
        [*[False] * before, *once, *[False] * behind],
        strict=True,
    )
    return Kisi(
        tabel=tabel,
        periode=period,
        bidang=tuple(
            Bidang(name, unit, _type(name, [row[at] for row in rows]), is_once)
            for at, (name, unit, is_once) in enumerate(about)
        ),
        baris=rows,
        kosong={
            (line, at + kinds): cell.alasan
            for line, cells in enumerate(whole)
            for at, cell in enumerate(cells)
            if isinstance(cell, Absen)
        },
    )


def text(cell: Isi) -> str:
    """A cell as CSV has it."""
    return cell.teks if isinstance(cell, Bilangan) else cell or ""


def _whole(tabel: Tabel) -> list[list[Sel]]:
    """Every row with the texts and the year that it continues from the row above; no number is told twice."""
    rows: list[list[Sel]] = []
    repeated = [column.judul == YEAR or not column.angka for column in tabel.kolom]
    for baris in tabel.baris:
        above = rows[-1] if rows else [None] * len(baris.sel)
        rows.append([above[at] if cell is None and repeated[at] else cell for at, cell in enumerate(baris.sel)])
    return rows


def _unit(column: Kolom, cells: list[Sel]) -> str | None:
    """The stated unit, or a percentage where every figure is one."""
    written = [cell.teks for cell in cells if isinstance(cell, Figur)]
    percent = bool(written) and all(text.endswith("%") for text in written)
    return column.satuan or ("persen" if percent else None)


def _head(column: Kolom, cells: list[Sel]) -> str:
    """The column's head with its group and its unit."""
    title = f"{column.kelompok} {column.judul}" if column.kelompok else column.judul
    unit = _unit(column, cells)
    return f"{title} ({unit})" if unit else title


def _distinct(names: list[str]) -> Iterator[str]:
    """The names, a number behind one that is there already."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} {seen[name]}"


def _is_counted(column: Kolom, cells: list[Sel]) -> bool:
    """Whether the column's texts are whole numbers: counts, ordinals or years."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell not in ("", figures.ABSENT)]
    return (column.angka or column.judul == YEAR) and bool(texts) and all(map(WHOLE.fullmatch, texts))


def _kind(baris: Baris, below: Baris | None) -> str | None:
    """What a row is; one that sums up rows of its own kind is told from these."""
    if baris.jumlah:
        return "jumlah"
    parent = below is not None and below.tingkat > baris.tingkat and below.jenis == baris.jenis
    return f"induk {baris.jenis}" if parent and baris.jenis else baris.jenis or None


def _cell(cell: Sel, head: str, counted: bool) -> Isi:
    match cell:
        case Figur():
            return _figure(cell, head)
        case Status():
            return cell.kata
        case Absen() | None | figures.ABSENT | "":
            return None
        case str():
            return Bilangan(cell, Decimal(cell)) if counted else cell


def _figure(cell: Figur, head: str) -> Isi:
    """A number as the page has it; a text where the page has more than a number, or machines read it otherwise."""
    match = NUMBER.fullmatch(cell.teks) if cell.nilai is not None and cell.data is None else None
    if match is None or cell.nilai is None:
        return cell.data or cell.teks
    digits = match["digits"].replace(".", "").replace(",", ".")
    shown = Decimal(f"-{digits}" if match["sign"] else digits)
    places = figures.places(shown)
    named = (not match["unit"] or "(persen)" in head) and (not match["rupiah"] or "(Rp)" in head)
    text = f"{shown:f}" if named else cell.teks
    share = bool(match["unit"])  # shown a hundred times as large
    pattern = ('"Rp"' if match["rupiah"] else "") + _pattern(places) + ("%" if share else "")
    for times in TIMES:
        value = EXACT.multiply(cell.nilai, times)
        if figures.round_half_up(EXACT.multiply(value, figures.HUNDRED) if share else value, places) == shown:
            return Bilangan(text, value, pattern, cell, times)
    return Bilangan(text, EXACT.divide(shown, figures.HUNDRED) if share else shown, pattern)


def _pattern(places: int) -> str:
    return f"#,##0.{'0' * places}" if places else "#,##0"


def _type(name: str, cells: list[Isi]) -> str:
    """The type of Table Schema that holds for every value of a column."""
    values = [cell for cell in cells if cell is not None]
    if name in (YEAR, PERIOD) and values and all(re.fullmatch(r"\d{4}", text(one)) for one in values):
        return "year"
    numbers = [one for one in values if isinstance(one, Bilangan) and PLAIN.fullmatch(one.teks)]
    if not numbers or len(numbers) < len(values):
        return "string"
    return "integer" if all(one.figur is None and WHOLE.fullmatch(one.teks) for one in numbers) else "number"
