"""``sakip audit FILE``: the printed capaian of somebody else's report held against its own target and realisasi.

Exit 0 where no row is ``tidak cocok``, 1 where one is, 2 for wrong usage or a file that cannot be read.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sakip.audit.cause import explain
from sakip.audit.compare import Vonis
from sakip.audit.decimals import Desimal
from sakip.audit.files import LARGEST, table
from sakip.audit.output import TEXTS, WIDTH, as_text, as_xlsx, summary
from sakip.audit.sign import settled
from sakip.audit.verdict import Putusan, judge
from sakip.paths import is_project_file
from sakip.problem import DataError, Letak, Problem, visible

HELP = "memeriksa capaian tercetak dalam tabel laporan (CSV atau XLSX) milik instansi mana pun"
FORMATS = ("text", "csv", "xlsx", "json")
SUFFIXES = {".txt": "text", ".csv": "csv", ".xlsx": "xlsx", ".json": "json"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """The file, and how its numbers are read and the verdicts written."""
    parser.add_argument("berkas", type=Path, metavar="FILE", help="tabel CSV atau XLSX yang diperiksa")
    parser.add_argument("--format", choices=FORMATS, default=None, help="bentuk hasil (bawaan: text)")
    parser.add_argument(
        "--hasil",
        type=Path,
        metavar="FILE",
        default=None,
        help=f"simpan hasil ke berkas ini; bentuknya menurut akhiran {_listed(SUFFIXES)}",
    )
    parser.add_argument(
        "--desimal",
        choices=[str(one) for one in Desimal],
        default=None,
        help=(
            "tanda desimal yang dipakai laporan; hanya menentukan angka yang dapat dibaca dua cara: "
            '"1.234" dibaca 1234 bila tandanya koma, dan 1,234 bila tandanya titik'
        ),
    )
    parser.add_argument("--lembar", metavar="NAMA", default=None, help="lembar XLSX yang dibaca")


def run(arguments: argparse.Namespace) -> int:
    """Judge every row of the file and write the verdicts; returns the exit code."""
    source, target = arguments.berkas, arguments.hasil
    form = arguments.format or (SUFFIXES.get(target.suffix.casefold(), "text") if target else "text")
    try:
        _usable(source, target, form, arguments.folder)
        found = table(_bytes(source), source.name, lembar=arguments.lembar)
        desimal, told = settled(found.baris, Desimal(arguments.desimal) if arguments.desimal else None)
        notes = (*found.catatan, *told)
        rows = explain([judge(baris, desimal) for baris in found.baris])
        if target is None:
            sys.stdout.write(as_text(rows, notes, _width()) if form == "text" else TEXTS[form](rows))
        else:
            _save(target, as_xlsx(rows) if form == "xlsx" else _encoded(rows, form, notes))
            sys.stdout.write(f"{summary(rows)}\nHasil disimpan: {target.name}\n")
    except DataError as error:
        for problem in error.problems:
            sys.stderr.write(f"{visible(str(problem))}\n")
        return 2
    if target is not None or form != "text":
        sys.stderr.write("".join(f"{visible(note)}\n" for note in notes))
    return int(any(row.vonis is Vonis.TIDAK_COCOK for row in rows))


def _usable(source: Path, target: Path | None, form: str, folder: Path) -> None:
    """Raises DataError for options that do not go together, before anything is read."""
    problem = None
    if target is not None:
        problem = _wrong_place(source, target, folder) or _wrong_suffix(target.suffix, form)
    elif form == "xlsx":
        problem = "Format xlsx tidak dapat ditulis ke terminal. Tambahkan --hasil NAMA.xlsx."
    if problem is not None:
        raise DataError([Problem("A110", Letak((target or source).name, 1), problem)])


def _wrong_place(source: Path, target: Path, folder: Path) -> str | None:
    """Why no result may or can stand there (Indonesian sentences); None where it can."""
    try:
        if target.is_dir() or not target.parent.is_dir():
            return "Tempat --hasil bukan berkas dalam folder yang ada. Pilih nama berkas lain."
        if target.exists() and source.exists() and target.samefile(source):
            return "Hasil tidak boleh menimpa berkas yang diperiksa. Pilih nama lain untuk --hasil."
        if is_project_file(target, folder):
            return "Hasil tidak boleh menimpa berkas milik proyek. Pilih nama lain untuk --hasil."
        if target.exists() and not target.is_file():
            return "Tempat --hasil bukan berkas biasa. Pilih nama berkas lain."
    except (OSError, RuntimeError, ValueError):  # a name too long, a link to itself, a sign that no name may have
        return "Nama --hasil tidak dapat dipakai di komputer ini. Pilih nama lain yang lebih pendek."
    return None


def _wrong_suffix(suffix: str, form: str) -> str | None:
    """Why a result of this form cannot have a name with this suffix (an Indonesian sentence); None where it can."""
    stands_for = SUFFIXES.get(suffix.casefold())
    if stands_for == form:
        return None
    if stands_for is None:
        kind = f'Akhiran "{suffix}" pada nama --hasil tidak dikenal' if suffix else "Nama --hasil tidak berakhiran"
        return f"{kind}. Pakai salah satu akhiran ini: {_listed(SUFFIXES)}."
    right = next(name for name, kind in SUFFIXES.items() if kind == form)
    return f'Akhiran "{suffix}" bukan untuk format {form}. Pakai akhiran {right}, atau --format {stands_for}.'


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)}, atau {last}"


def _width() -> int:
    """How many columns the reader's terminal has; where no terminal is, as many as a saved text has."""
    return shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH


def _bytes(path: Path) -> bytes:
    """The file's bytes. Raises DataError where there is no such file, or it is too large."""
    message = None
    try:
        if path.is_dir():
            message = "Ini folder, bukan berkas. Sebutkan berkas CSV atau XLSX di dalamnya."
        elif not path.exists():
            message = "Berkas tidak ada. Periksa nama dan foldernya."
        elif not path.is_file():
            message = "Ini bukan berkas biasa. Simpan tabelnya sebagai berkas CSV atau XLSX."
        elif path.stat().st_size > LARGEST:
            message = f"Berkas lebih besar dari {LARGEST // 1_000_000} MB. Pecah tabelnya."
        else:
            return path.read_bytes()
    except (OSError, ValueError):
        message = "Berkas tidak dapat dibuka. Periksa nama dan izin bacanya, dan tutup program lain yang memakainya."
    raise DataError([Problem("A101", Letak(path.name or str(path), 1), message)])


def _encoded(rows: tuple[Putusan, ...], form: str, notes: tuple[str, ...]) -> bytes:
    """The file's bytes; CSV with a byte order mark, without which spreadsheets misread UTF-8."""
    text = as_text(rows, notes) if form == "text" else TEXTS[form](rows)
    return text.encode("utf-8-sig" if form == "csv" else "utf-8", errors="replace")


def _save(path: Path, content: bytes) -> None:
    """Write the whole file or none: beside it first, then in its place. Raises DataError where that fails."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        message = "Hasil tidak dapat disimpan. Periksa izin tulis foldernya, dan tutup program lain yang memakainya."
        raise DataError([Problem("A110", Letak(path.name, 1), message)]) from error
