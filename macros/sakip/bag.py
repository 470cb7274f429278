"""A folder whose ``data/`` holds the payload -> a BagIt bag (RFC 8493), and a ZIP whose bytes are the same everywhere.

The files in the ZIP are stored, not compressed: two builds of zlib compress the same text to different bytes.
"""

import re
import textwrap
import time
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from stat import S_IFREG
from zipfile import ZipFile, ZipInfo

PAYLOAD = "data"
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO, MANIFEST, TAG_MANIFEST = "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"
#: RFC 8493, 2.2.2: lines of more than 79 characters should be folded.
WIDTH = 79
#: The first moment that a ZIP can tell: 1 January 1980.
EARLIEST = 315532800
#: What Windows keeps for itself in names; and %, which readers of manifests do not agree on.
RESERVED = re.compile(
    r'[<>:"|?*\\%\x00-\x1f]|[. ](?=/|$)|(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?=[./]|$)', re.IGNORECASE
)
#: Windows opens paths of up to 259 characters; this leaves 89 for the folder that the ZIP is unpacked in.
LONGEST = 170


def awkward(folder: Path) -> list[str]:
    """The files that a reader on Windows could not unpack, by path below the folder."""
    return [name for name in _names(folder) if RESERVED.search(name) or len(f"{folder.name}/{name}") > LONGEST]


def write_bag(folder: Path, info: Sequence[tuple[str, str]]) -> None:
    """Write the files that make the folder a bag; what stands there beside ``data/`` is listed with them."""
    payload = _names(folder, PAYLOAD)
    size = sum((folder / name).stat().st_size for name in payload)
    lines = [*info, ("Payload-Oxum", f"{size}.{len(payload)}")]
    _write(folder / "bagit.txt", DECLARATION)
    _write(folder / INFO, "".join(f"{_folded(label, value)}\n" for label, value in lines))
    _write(folder / MANIFEST, _manifest(folder, payload))
    _write(folder / TAG_MANIFEST, _manifest(folder, sorted(set(_names(folder)) - {*payload, TAG_MANIFEST})))


def write_zip(folder: Path, target: Path, seconds: int) -> None:
    """Pack the folder under its own name, each file as of that moment."""
    moment = time.gmtime(max(seconds, EARLIEST))
    day = (moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec)
    with ZipFile(target, "w") as archive:
        for name in _names(folder):
            entry = ZipInfo(f"{folder.name}/{name}", day)
            entry.create_system = 3  # Unix, wherever it is packed
            entry.external_attr = (S_IFREG | 0o644) << 16
            archive.writestr(entry, (folder / name).read_bytes())


def _names(folder: Path, below: str = "") -> list[str]:
    """The files below a part of the folder, by path below the folder, in an order that no machine has a say in."""
    return sorted(path.relative_to(folder).as_posix() for path in (folder / below).rglob("*") if path.is_file())


def _manifest(folder: Path, names: Iterable[str]) -> str:
    return "".join(f"{sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)


def _folded(label: str, value: str) -> str:
    """An element of ``bag-info.txt``; what continues it is indented."""
    line = f"{label}: {value}"
    return textwrap.fill(line, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
