"""Which data files there are: names, sizes, encodings. Nothing inside them is understood here."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from sakip.model import KINDS, Span
from sakip.problem import Letak, Problem

LARGEST = 1_000_000
MOST_FILES = 500
NAME = re.compile(
    r"(?P<kind>[a-z]+)(?:-(?P<mulai>\d{4})(?:-(?P<selesai>\d{4}))?)?(?:-(?P<versi>reviu(?:-[23])?))?\.yaml"
)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file with what its name says: no years, one (``mulai``), or a period; ``versi`` of a reviewed one.

    Two with the same name are the same file, wherever the folder stands.
    """

    path: Path = field(compare=False)
    name: str
    kind: str
    mulai: int | None
    selesai: int | None
    versi: str | None = None

    @property
    def order(self) -> tuple[str, int, int, str]:
        """By kind, then by years, a review after what it reviews."""
        return self.kind, self.mulai or 0, self.selesai or 0, self.versi or ""


def find_files(data_dir: Path, root: Path, problems: list[Problem]) -> tuple[list[DataFile], set[str]]:
    """The data files in a stable order, and the kinds of those refused; all else in the folder is a problem."""
    folder = _shown(data_dir, root)
    if not data_dir.is_dir():
        problems.append(Problem("S108", Letak(folder, 1), f'Folder data "{folder}" tidak ada. Pakai folder proyek.'))
        return [], set()
    entries = sorted(path for path in data_dir.iterdir() if not path.name.startswith("."))
    if len(entries) > MOST_FILES:
        problems.append(
            Problem("S108", Letak(folder, 1), f"Folder data berisi lebih dari {MOST_FILES} berkas. Kurangi isinya.")
        )
        return [], set()
    found = [(path, _recognise(path, _shown(path, root), problems)) for path in entries]
    files = [file for _, file in found if file is not None]
    refused = {_kind(path.name) for path, file in found if file is None} & set(KINDS)
    present = {file.kind for file in files} | {_kind(path.name) for path in entries}
    for kind, description in KINDS.items():
        if description.required and kind not in present:
            name = f"{kind}{_suffix(description.span)}.yaml"
            problems.append(
                Problem("S106", Letak(f"{folder}/{name}", 1), f"Berkas wajib {name} tidak ada. Buat berkas itu.")
            )
    return sorted(files, key=lambda file: file.order), refused


def named_file(path: Path, name: str) -> DataFile | None:
    """What a file's name says of it, ``name`` being its path in problems; None for a name that no data file has."""
    match = NAME.fullmatch(path.name)
    description = KINDS.get(match["kind"]) if match else None
    if match is None or description is None or (match["versi"] and not description.versions):
        return None
    years = [None if year is None else int(year) for year in (match["mulai"], match["selesai"])]
    if sum(year is not None for year in years) != list(Span).index(description.span):
        return None
    return DataFile(path, name, match["kind"], years[0], years[1], match["versi"])


def read_text(path: Path, name: str, problems: list[Problem]) -> str | None:
    """The text of a UTF-8 file (with or without a byte order mark), or None with a problem added."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            message = (
                f"Berkas terlalu besar ({size:,} bita; paling besar {LARGEST:,}). Pecah atau ringkas isinya.".replace(
                    ",", "."
                )
            )
            problems.append(Problem("S104", Letak(name, 1), message))
            return None
        raw = path.read_bytes()
    except OSError:
        problems.append(Problem("S103", Letak(name, 1), "Berkas tidak dapat dibuka. Periksa izin bacanya."))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = "Berkas tidak tersimpan sebagai UTF-8. Simpan ulang dengan pengodean UTF-8."
        problems.append(Problem("S105", Letak(name, line, column), message))
        return None


def _recognise(path: Path, name: str, problems: list[Problem]) -> DataFile | None:
    def refuse(code: str, message: str) -> None:
        problems.append(Problem(code, Letak(name, 1), message))

    if path.is_symlink() or not path.is_file():
        refuse("S103", "Bukan berkas biasa. Folder data hanya berisi berkas .yaml, tanpa subfolder atau pintasan.")
        return None
    kind = _kind(path.name)
    if kind not in KINDS:
        refuse("S101", f'Jenis berkas "{kind}" tidak dikenal.{_name_meant(kind, path.name)}')
        return None
    found = named_file(path, name)
    if found is None:
        name_ = _whole_name(kind, path.name)
        review = f" Hasil reviu: {name_}-reviu.yaml, lalu -reviu-2 dan -reviu-3." if KINDS[kind].versions else ""
        refuse("S102", f"Nama berkas keliru. Pakai {name_}.yaml, huruf kecil, tanpa spasi.{review}")
    return found


def _kind(name: str) -> str:
    """The kind that a file's name begins with, known or not."""
    return re.split(r"[-.\d_ ]", name, maxsplit=1)[0]


def _name_meant(kind: str, name: str) -> str:
    """What a file of an unknown kind should be called, or what to do with it."""
    from difflib import get_close_matches  # noqa: PLC0415 - as in did_you_mean: needed for mistakes only

    meant = get_close_matches(kind.lower(), KINDS, n=1, cutoff=0.6)
    if meant:
        return f' Maksud Anda "{_whole_name(meant[0], name)}.yaml"?'
    return " Awali namanya dengan jenis yang dikenal, misalnya realisasi-2022.yaml, atau pindahkan berkasnya."


def _whole_name(kind: str, name: str) -> str:
    """The name of a file of this kind, less its ending, with the years of the given name where they suit."""
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", name)
    span = KINDS[kind].span
    return "-".join((kind, *years)) if span.value and len(years) == list(Span).index(span) else f"{kind}{_suffix(span)}"


def _suffix(span: Span) -> str:
    return f"-{span.value}" if span.value else ""


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
