"""The checksums of an edition's files, as ``sha256sum --check MANIFEST.sha256`` reads them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

NAME = "MANIFEST.sha256"
LINE = re.compile(r"(?P<sidik>[0-9a-f]{64})  (?P<jalur>[^\n\r\\]+)")


@dataclass(frozen=True, kw_only=True)
class Beda:
    """The files in which two lists of checksums differ."""

    berubah: tuple[str, ...]
    hilang: tuple[str, ...]
    tambahan: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.berubah or self.hilang or self.tambahan)


def write_manifest(folder: Path) -> str:
    """Write the manifest of everything in the folder; returns the checksum of the manifest itself."""
    sums = checksums(folder)
    text = "".join(f"{digest}  {path}\n" for path, digest in sums.items()).encode()
    (folder / NAME).write_bytes(text)
    return sha256(text).hexdigest()


def manifest_sum(folder: Path) -> str | None:
    """The checksum of the folder's manifest; None where there is none."""
    path = folder / NAME
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def read_manifest(folder: Path) -> Mapping[str, str] | None:
    """The checksum that the manifest gives each file; None where it is missing or is no manifest."""
    try:
        lines = (folder / NAME).read_bytes().decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    matches = [LINE.fullmatch(line) for line in lines[:-1]]
    if lines[-1] or not matches or None in matches:
        return None
    return {match["jalur"]: match["sidik"] for match in matches if match}


def checksums(folder: Path) -> dict[str, str]:
    """The checksum of each file below the folder but its manifest, by path; what is no file has none that fits."""
    found = {}
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if name == NAME or (path.is_dir() and not path.is_symlink()):
            continue
        found[name] = "bukan berkas" if path.is_symlink() or not path.is_file() else _digest(path)
    return found


def compare(stated: Mapping[str, str], found: Mapping[str, str]) -> Beda:
    """What was found otherwise than stated."""
    return Beda(
        berubah=tuple(name for name in sorted(stated) if name in found and found[name] != stated[name]),
        hilang=tuple(name for name in sorted(stated) if name not in found),
        tambahan=tuple(name for name in sorted(found) if name not in stated),
    )


def is_whole(folder: Path) -> bool:
    """Whether the folder is an edition whose every file is as its manifest says."""
    stated = read_manifest(folder)
    return stated is not None and not compare(stated, checksums(folder))


def _digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
