"""The tags of a repository -> its editions. Reads only."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sakip.published import TAG
from sakip.repository import git

#: The lines of a tag's message that tell why a revision was made, and with which Python it was built.
REASON, PYTHON = "Alasan: ", "Python: "
FIELDS = (
    "refname:strip=2", "objectname", "objecttype", "committerdate:unix",
    "*objectname", "*objecttype", "*committerdate:unix", "contents:signature", "contents",
)  # fmt: skip
END = "\x1e"


@dataclass(frozen=True, kw_only=True)
class Edisi:
    """A published report: a year, or a revision of it.

    ``objek`` is what the tag's name means, ``komit`` the commit it leads to; ``waktu`` is the commit's, in seconds.
    ``python`` is the version that it was built with; '' for a tag that does not tell.
    """

    tag: str
    tahun: int
    revisi: int
    objek: str
    komit: str
    waktu: int
    alasan: str = ""
    python: str = ""
    bertanda: bool = False

    @property
    def folder(self) -> str:
        """Its folder, which is also its address and its name in the version menu."""
        return f"{self.tahun}-r{self.revisi}" if self.revisi else str(self.tahun)

    @property
    def judul(self) -> str:
        """What readers call it."""
        return f"{self.tahun} (revisi {self.revisi})" if self.revisi else str(self.tahun)

    @property
    def tanggal(self) -> date:
        """The day of the commit, in UTC: the same on every machine."""
        return datetime.fromtimestamp(self.waktu, UTC).date()


def tag_name(tahun: int, revisi: int) -> str:
    """The tag of an edition; revision 0 is the first publication."""
    return f"lkjip-{tahun}-r{revisi}" if revisi else f"lkjip-{tahun}"


def python_line() -> str:
    """What a tag's message says of the Python at hand: libraries are pinned by the lock, and this by nothing else."""
    return f"{PYTHON}{platform.python_version()}"


def other_python(edisi: Edisi) -> Iterator[str]:
    """A remark where the Python at hand is not the one that the edition was built with: it may tell bytes apart."""
    here = platform.python_version()
    if edisi.python and edisi.python != here:
        yield (
            f"Terbitan itu dibangun dengan Python {edisi.python}, sedangkan yang dipakai sekarang {here}. Ulangi "
            f"dengan Python {edisi.python} sebelum menyimpulkan apa pun."
        )


def editions(root: Path) -> tuple[Edisi, ...]:
    """Every edition, the oldest year and revision first. Raises GitError."""
    form = "%00".join(f"%({field})" for field in FIELDS) + "%1e"
    told = git(root, "for-each-ref", f"--format={form}", "refs/tags/lkjip-*").decode("utf-8", "replace")
    found = filter(None, (_edition(record.lstrip("\n").split("\0")) for record in told.split(END)))
    return tuple(sorted(found, key=lambda edisi: (edisi.tahun, edisi.revisi)))


def of_year(found: tuple[Edisi, ...], tahun: int) -> tuple[Edisi, ...]:
    """The editions of one year."""
    return tuple(edisi for edisi in found if edisi.tahun == tahun)


def _edition(fields: list[str]) -> Edisi | None:
    """The edition of a tag as git tells it; None for a tag that is none or leads to no commit."""
    match = TAG.fullmatch(fields[0])
    if match is None or len(fields) != len(FIELDS):
        return None
    objek, kind, time, komit, inner, inner_time, signature, message = fields[1:]
    if kind == "tag":
        kind, time = inner, inner_time
    if kind != "commit":
        return None
    return Edisi(
        tag=fields[0],
        tahun=int(match["tahun"]),
        revisi=int(match["revisi"] or 0),
        objek=objek,
        komit=komit or objek,
        waktu=int(time),
        alasan=_told(message, REASON),
        python=_told(message, PYTHON),
        bertanda=bool(signature.strip()),
    )


def _told(message: str, key: str) -> str:
    """What the first such line of a tag's message says; '' without one."""
    return next((line.removeprefix(key).strip() for line in message.splitlines() if line.startswith(key)), "")
