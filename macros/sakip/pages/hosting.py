"""Where the project's repository shows a line of a file, lets it be edited, and takes questions about a figure."""

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from sakip.problem import Letak

#: The form by which the public questions a figure, as GitHub knows it.
FORM = "pertanyaan-angka.yml"


class Rentang(NamedTuple):
    """Lines that follow each other, as a reader sees them and where the repository shows them."""

    teks: str
    alamat: str


class BerkasAsal(NamedTuple):
    """A data file and its lines; where it can be edited."""

    nama: str
    rentang: tuple[Rentang, ...]
    sunting: str


@dataclass(frozen=True, slots=True)
class Asal:
    """Where what a part of a page shows comes from, and where to ask about it; ``pratinjau`` sets it open."""

    berkas: tuple[BerkasAsal, ...]
    tanya: str
    pratinjau: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Repositori:
    """The repository at ``alamat``, at a commit or branch; ``nomor`` is the change that a preview is of."""

    alamat: str
    acuan: str
    pratinjau: bool = False
    nomor: int | None = None

    @property
    def github(self) -> bool:
        """Whether the host is GitHub; any other is taken to speak as GitLab does."""
        host = urlsplit(self.alamat).hostname or ""
        return host == "github.com" or host.startswith("github.")

    def baris(self, berkas: str, awal: int, akhir: int) -> str:
        """Where lines of a file are shown; of a change, where they can be commented on if it touches them."""
        last = f"-{'L' if self.github else ''}{akhir}" if akhir != awal else ""
        return f"{self._file('blob', berkas)}#L{awal}{last}"

    def sunting(self, berkas: str) -> str:
        """Where a file is edited."""
        return self._file("edit", berkas)

    def berkas(self, berkas: str) -> str:
        """Where a whole file is shown."""
        return self._file("blob", berkas)

    def riwayat(self, berkas: str) -> str:
        """Where the history of a file is shown."""
        return self._file("commits", berkas)

    def komit(self, commit: str) -> str:
        """Where a commit is shown."""
        return f"{self.alamat}/{'' if self.github else '-/'}commit/{quote(commit)}"

    def tanya(self, halaman: str, letak: str = "") -> str:
        """The form to question a figure, with the page and the place filled in."""
        if self.github:
            return f"{self.alamat}/issues/new?{urlencode({'template': FORM, 'halaman': halaman, 'letak': letak})}"
        text = f"Halaman: {halaman}\nLetak: {letak}\n\nAngka yang dipertanyakan:\n\nPenjelasan:\n"
        return f"{self.alamat}/-/issues/new?{urlencode({'issue[description]': text})}"

    @property
    def perubahan(self) -> str | None:
        """Where the change that a preview is of is discussed."""
        if self.nomor is None:
            return None
        return f"{self.alamat}/pull/{self.nomor}" if self.github else f"{self.alamat}/-/merge_requests/{self.nomor}"

    def asal(self, halaman: str, letak: tuple[Letak, ...]) -> Asal | None:
        """Where these lines are; None for none."""
        if not letak:
            return None
        files = []
        for name, places in groupby(sorted(set(letak)), key=lambda place: place.berkas):
            lines = sorted({place.baris for place in places})
            files.append(BerkasAsal(name, tuple(self._range(name, *one) for one in ranges(lines)), self.sunting(name)))
        return Asal(tuple(files), self.tanya(halaman, str(letak[0])), self.pratinjau)

    def _range(self, name: str, first: int, last: int) -> Rentang:
        return Rentang(str(first) if first == last else f"{first}–{last}", self.baris(name, first, last))

    def _file(self, view: str, name: str) -> str:
        return f"{self.alamat}/{'' if self.github else '-/'}{view}/{quote(self.acuan)}/{quote(name)}"


def ranges(lines: list[int]) -> list[tuple[int, int]]:
    """Ascending numbers as ranges: 1, 2, 3, 7 is (1, 3), (7, 7)."""
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and found[-1][1] == line - 1:
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
    return found
