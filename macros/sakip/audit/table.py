"""Sheets of cells -> the rows of the report: the heads are found by name, wherever they stand in the first rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from sakip.audit.cell import Baris, Sel
from sakip.problem import DataError, Letak, Problem, did_you_mean

MOST_TITLES = 20
MOST_ROWS = 20_000
LONGEST_CELL = 5_000
#: Each column's own name, then what else people call it, the likelier first. Brackets, %, and years do not count.
HEADS: Mapping[str, tuple[str, ...]] = {
    "indikator": (
        "indikator kinerja", "indikator kinerja utama", "iku", "indikator sasaran", "indikator kinerja sasaran",
        "indikator kinerja program", "indikator kinerja kegiatan", "indikator tujuan", "nama indikator",
        "uraian indikator", "indikator kinerja individu", "indikator program", "indikator kegiatan",
    ),
    "satuan": ("satuan ukuran", "satuan pengukuran", "unit", "satuan target"),
    "polaritas": ("polarisasi", "polarity", "arah", "arah indikator", "jenis polaritas", "sifat"),
    "target": ("target kinerja", "target tahunan", "target pk", "target tahun", "target kinerja tahun"),
    "realisasi": (
        "realisasi kinerja", "realisasi tahunan", "realisasi tahun", "realisasi target", "realisasi kinerja tahun",
    ),
    "tercetak": (
        "capaian tercetak", "angka tercetak", "nilai tercetak", "capaian cetak", "capaian dicetak",
        "capaian dalam laporan", "capaian di laporan", "capaian laporan", "capaian", "capaian kinerja",
        "persentase capaian", "persen capaian", "tingkat capaian", "rasio capaian", "capaian target",
        "capaian kinerja tahun", "capaian tahun", "persentase capaian kinerja", "pencapaian",
    ),
}  # fmt: skip
OPTIONAL = frozenset({"satuan"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lembar:
    """A sheet: its cells with the number of each row; ``rapat`` where a cell beyond the heads means a slipped row."""

    nama: str
    isi: Iterable[tuple[int, Sequence[Sel]]]
    rapat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """The rows of a report, and what a reader should know of how they were found."""

    baris: tuple[Baris, ...]
    catatan: tuple[str, ...] = ()


def report(sheets: Iterable[Lembar], nama: str) -> Tabel:
    """The rows of the first sheet that has the heads. Raises DataError with what is missing in the likeliest one."""
    nearest: tuple[int, list[Problem]] = (-1, [])
    for sheet in sheets:
        rows = list(sheet.isi)
        at, columns, twice = _heads(rows, nama)
        missing = [name for name in HEADS if name not in columns and name not in OPTIONAL and name not in twice]
        if at is not None and not missing and not twice:
            return _rows(rows, at, columns, sheet, nama)
        if len(columns) > nearest[0]:
            number = 1 if at is None else rows[at][0]
            shown = [cell.teks for cell in (rows[at][1] if at is not None else ()) if cell.teks]
            problems = [_missing(name, shown, Letak(nama, number)) for name in missing]
            nearest = (len(columns), [*twice.values(), *problems])
    raise DataError(nearest[1] or [Problem("A106", Letak(nama, 1), "Berkas kosong. Isilah tabelnya lebih dahulu.")])


def heads_in(cells: Sequence[Sel]) -> int:
    """How many of the columns a row of heads names."""
    return len(_columns(cells, Letak("", 1))[0])


def _heads(
    rows: Sequence[tuple[int, Sequence[Sel]]], nama: str
) -> tuple[int | None, dict[str, int], dict[str, Problem]]:
    """Which row ends the heads, the place of each column, and the columns that are named twice.

    One row has them, or two do: "2022" over "Target" and "Realisasi".
    """
    best: tuple[int | None, dict[str, int], dict[str, Problem]] = (None, {}, {})
    first = rows[: MOST_TITLES + 1]
    single = [(at, cells) for at, (_, cells) in enumerate(first)]
    double = [(at + 1, _over(above, below)) for at, ((_, above), (_, below)) in enumerate(pairwise(first))]
    for at, cells in (*single, *double):
        columns, twice = _columns(cells, Letak(nama, rows[at][0]))
        if len(columns) + len(twice) > len(best[1]) + len(best[2]):
            best = (at, columns, twice)
    return best


def _over(above: Sequence[Sel], below: Sequence[Sel]) -> list[Sel]:
    """Two rows of heads as one: the lower where it says something."""
    pairs = zip_longest(above, below, fillvalue=Sel())
    return [lower if lower.teks else upper for upper, lower in pairs]


def _columns(cells: Sequence[Sel], letak: Letak) -> tuple[dict[str, int], dict[str, Problem]]:
    ranked: dict[str, list[tuple[int, int]]] = {}
    for at, cell in enumerate(cells):
        for name, others in HEADS.items():
            if (rank := _rank(cell.teks, (name, *others))) is not None:
                ranked.setdefault(name, []).append((rank, at))
    found, twice = {}, {}
    for name, places in ranked.items():
        first, *rest = sorted(places)
        if rest and rest[0][0] == first[0]:
            both = " dan ".join(str(at + 1) for _, at in (first, rest[0]))
            message = f'Kolom {name} ada dua, yaitu kolom ke-{both}. Namai satu saja "{name}".'
            twice[name] = Problem("A107", Letak(letak.berkas, letak.baris, rest[0][1] + 1), message)
        else:
            found[name] = first[1]
    return found, twice


def _rank(text: str, names: Sequence[str]) -> int | None:
    """How near a head is to a column's name: 0 the name itself, then by the order of its other names."""
    if text.casefold() == names[0]:
        return 0
    bare = re.sub(r"\([^()]*\)|[%:*_]|\b(?:19|20)\d\d\b", " ", text.casefold())
    bare = " ".join(bare.split()).strip(" .")
    return names.index(bare) + 1 if bare in names else None


def _missing(name: str, shown: Sequence[str], letak: Letak) -> Problem:
    near = did_you_mean(name, [text.casefold() for text in shown]) if shown else ""
    advice = f'Beri kepala "{name}" pada kolomnya.'
    return Problem("A106", letak, f"Kolom {name} tidak ada.{near} {advice}")


def _rows(
    rows: Sequence[tuple[int, Sequence[Sel]]], at: int, columns: Mapping[str, int], sheet: Lembar, nama: str
) -> Tabel:
    width = max(len(_trimmed(cells)) for _, cells in rows[max(0, at - 1) : at + 1])
    found: list[Baris] = []
    problems: list[Problem] = []
    blank = repeated = 0
    fresh = True
    for number, cells in rows[at + 1 :]:
        long = [one for one, cell in enumerate(cells) if len(cell.teks) > LONGEST_CELL]
        if long:
            message = f"Sel lebih panjang dari {LONGEST_CELL} huruf. Ringkas isinya, atau periksa tanda kutipnya."
            problems.append(Problem("A105", Letak(nama, number, long[0] + 1), message))
        filled = _trimmed(cells)
        if not filled:
            blank += 1
        elif len(_columns(cells, Letak("", 1))[0]) >= len(columns) - 1 or (fresh and _numbers_columns(filled)):
            repeated += 1
            fresh = True
            continue
        else:
            found.append(_row(number, cells, columns, width if sheet.rapat and len(filled) > width else 0))
        fresh = False
    if len(found) > MOST_ROWS:
        message = f"Tabel memuat {len(found)} baris; paling banyak {MOST_ROWS}. Pecah berkasnya."
        problems.append(Problem("A105", Letak(nama, found[MOST_ROWS].nomor), message))
    if not found:
        problems.append(Problem("A108", Letak(nama, rows[at][0]), "Tidak ada baris di bawah kepala tabel."))
    if problems:
        raise DataError(problems)
    notes = [f'Lembar yang dibaca: "{sheet.nama}".'] if sheet.nama else []
    notes += [f"{blank} baris kosong dilewati."] if blank else []
    notes += [f"{repeated} baris kepala tabel berulang atau nomor kolom dilewati."] if repeated else []
    return Tabel(baris=tuple(found), catatan=tuple(notes))


def _row(number: int, cells: Sequence[Sel], columns: Mapping[str, int], width: int) -> Baris:
    sel = {name: cells[at] if at < len(cells) else Sel() for name, at in columns.items()}
    slipped = (
        f"baris ini berisi lebih banyak sel daripada kepala tabel ({width} kolom), mungkin karena koma desimal "
        "terbaca sebagai pemisah kolom. Apit angkanya dengan tanda kutip atau pakai titik koma sebagai pemisah kolom"
    )
    return Baris(
        nomor=number,
        indikator=sel["indikator"].teks,
        satuan=sel["satuan"].teks if "satuan" in sel else "",
        polaritas=sel["polaritas"].teks,
        target=sel["target"],
        realisasi=sel["realisasi"],
        tercetak=sel["tercetak"],
        tolak=slipped if width else sel["polaritas"].tolak and f"polaritas {sel['polaritas'].tolak}",
    )


def _trimmed(cells: Sequence[Sel]) -> Sequence[Sel]:
    """The cells up to the last one that is filled."""
    last = max((at for at, cell in enumerate(cells) if cell.teks or cell.tolak), default=-1)
    return cells[: last + 1]


def _numbers_columns(cells: Sequence[Sel]) -> bool:
    """Whether a row only numbers the columns, as printed tables do below their heads: (1) (2) (3) …"""
    plain = [re.sub(r"[()]", "", cell.teks) for cell in cells if cell.teks]
    numbers = [int(text) for text in plain if re.fullmatch(r"[0-9]{1,2}", text)]
    return len(plain) == len(numbers) >= 4 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
