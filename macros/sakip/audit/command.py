"""``sakip audit FILE``: the printed capaian of somebody else's report held against its own target and realisasi.

Exit 0 where no row is ``tidak cocok``, 1 where one is, 2 for wrong usage or a file that cannot be read.
"""

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path

from sakip.audit.cause import explain
from sakip.audit.compare import Vonis
from sakip.audit.decimals import Desimal
from sakip.audit.files import LARGEST, table
from sakip.audit.output import TEXTS, as_text, as_xlsx, summary
from sakip.audit.verdict import Putusan, judge
from sakip.paths import is_project_file
from sakip.problem import DataError, Letak, Problem, visible

HELP = "memeriksa capaian tercetak dalam tabel laporan (CSV atau XLSX) milik instansi mana pun"
FORMATS = ("teks", "csv", "xlsx", "json")
SUFFIXES = {".csv": "csv", ".xlsx": "xlsx", ".json": "json"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """The file, and how its numbers are read and the verdicts written."""
    parser.add_argument("berkas", type=Path, metavar="FILE", help="tabel CSV atau XLSX yang diperiksa")
    parser.add_argument("--format", choices=FORMATS, default=None, help="bentuk hasil (bawaan: teks)")
    parser.add_argument("--hasil", type=Path, metavar="FILE", default=None, help="simpan hasil ke berkas ini")
    parser.add_argument(
        "--desimal",
        choices=[str(one) for one in Desimal],
        default=None,
        help='arti "1.234": koma = ribuan, titik = desimal',
    )
    parser.add_argument("--lembar", metavar="NAMA", default=None, help="lembar XLSX yang dibaca")


def run(arguments: argparse.Namespace) -> int:
    """Judge every row of the file and write the verdicts; returns the exit code."""
    source, target = arguments.berkas, arguments.hasil
    form = arguments.format or (SUFFIXES.get(target.suffix.casefold(), "teks") if target else "teks")
    try:
        _usable(source, target, form, arguments.folder)
        found = table(_bytes(source), source.name, lembar=arguments.lembar)
        desimal = Desimal(arguments.desimal) if arguments.desimal else None
        rows = explain([judge(baris, desimal) for baris in found.baris])
        if target is None:
            sys.stdout.write(as_text(rows, found.catatan) if form == "teks" else TEXTS[form](rows))
        else:
            _save(target, as_xlsx(rows) if form == "xlsx" else _encoded(rows, form, found.catatan))
            sys.stdout.write(f"{summary(rows)}\nHasil disimpan: {target.name}\n")
    except DataError as error:
        for problem in error.problems:
            sys.stderr.write(f"{visible(str(problem))}\n")
        return 2
    if target is not None or form != "teks":
        sys.stderr.write("".join(f"{note}\n" for note in found.catatan))
    return int(any(row.vonis is Vonis.TIDAK_COCOK for row in rows))


def _usable(source: Path, target: Path | None, form: str, folder: Path) -> None:
    """Raises DataError for options that do not go together, before anything is read."""
    problems = []
    if form == "xlsx" and target is None:
        problems.append("Format xlsx tidak dapat ditulis ke terminal. Tambahkan --hasil NAMA.xlsx.")
    if target is not None:
        if target.is_dir() or not target.parent.is_dir():
            problems.append("Tempat --hasil bukan berkas dalam folder yang ada. Pilih nama berkas lain.")
        elif target.exists() and source.exists() and target.samefile(source):
            problems.append("Hasil tidak boleh menimpa berkas yang diperiksa. Pilih nama lain untuk --hasil.")
        elif is_project_file(target, folder):
            problems.append("Hasil tidak boleh menimpa berkas milik proyek. Pilih nama lain untuk --hasil.")
        elif target.exists() and not target.is_file():
            problems.append("Tempat --hasil bukan berkas biasa. Pilih nama berkas lain.")
    if problems:
        name = (target or source).name
        raise DataError([Problem("A110", Letak(name, 1), message) for message in problems])


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
    text = as_text(rows, notes) if form == "teks" else TEXTS[form](rows)
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
