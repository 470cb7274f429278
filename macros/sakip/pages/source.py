"""The text of a page -> its front matter, and its body as text and macro calls."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sakip.load.yaml import read_yaml
from sakip.model.base import Daftar, Peta
from sakip.pages.body import Call, read_body
from sakip.problem import Letak, Problem, did_you_mean

LONGEST = 200_000
#: Python-Markdown takes time quadratic in these.
MOST_MARKS = 2_000
FENCE = "---"
#: The parts of a report before its chapters and after them, in their order.
FRONT, BACK = ("kata-pengantar", "pernyataan-reviu", "ikhtisar"), ("lampiran",)
#: The front matter a page may have, with the type and meaning of each key.
FRONT_MATTER: dict[str, tuple[type, str]] = {
    "title": (str, "judul halaman"),
    "description": (str, "ringkasan halaman untuk mesin pencari"),
    "bab": (int, "nomor bab, berupa bilangan bulat mulai 1, misalnya 3"),
    "bagian": (str, "bagian laporan di luar bab: " + ", ".join((*FRONT, *BACK))),
    "indikator": (str, "pengenal indikator yang dibahas halaman itu"),
    "hide": (Daftar, "daftar bagian yang disembunyikan, setiap butir diawali minus: navigation, toc, atau path"),
}
HIDEABLE = frozenset({"navigation", "toc", "path"})


@dataclass(frozen=True, slots=True)
class Source:
    """A page as written: its path below the content folder, whole text, front matter, and its body's text and calls."""

    path: str
    text: str
    meta: Mapping[str, object]
    parts: tuple[str | Call, ...]

    @property
    def bab(self) -> int | None:
        """The chapter the page belongs to; None if to none."""
        bab = self.meta.get("bab")
        return bab if isinstance(bab, int) else None

    @property
    def bagian(self) -> str | None:
        """The part of the report that the page is, where that is no chapter; None if it is none."""
        bagian = self.meta.get("bagian")
        return bagian if isinstance(bagian, str) else None

    @property
    def indikator(self) -> str | None:
        """The indicator that the page is about; None if it is about none, or about more."""
        indikator = self.meta.get("indikator")
        return indikator if isinstance(indikator, str) else None


def read_source(path: str, shown: str, text: str, problems: list[Problem]) -> Source | None:
    """Read a page; ``shown`` is its path in problems. None, with problems added, where it cannot be used."""
    before = len(problems)
    if len(text) > LONGEST or any(text.count(mark) > MOST_MARKS for mark in ("[", "<", "*", "_", "`", "{")):
        message = "Halaman terlalu panjang atau terlalu banyak bertanda [ < * _ ` {. Pecah menjadi beberapa halaman."
        problems.append(Problem("H112", Letak(shown, 1), message))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header, body, offset = _split(text)
    meta = _front_matter(header, shown, problems)
    parts = read_body(body, shown, offset, problems)
    return Source(path, text, meta, parts) if len(problems) == before else None


def _split(text: str) -> tuple[str | None, str, int]:
    """Front matter, body, and how many lines stand before the body."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, "\n".join(lines), 0
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.rstrip() in (FENCE, "...")), None)
    if end is None:
        return None, "\n".join(lines), 0
    return "\n" + "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 1


def _front_matter(meta: str | None, shown: str, problems: list[Problem]) -> Mapping[str, object]:
    """The page's front matter; a problem for each key or value that a page may not have."""
    tree = read_yaml(meta, shown, problems) if meta is not None and meta.strip() else None
    for key, value in (tree or Peta(Letak(shown, 1))).items():
        place = tree.kunci[key] if tree is not None else Letak(shown, 1)
        if key not in FRONT_MATTER:
            message = f'Kunci "{key}" tidak dikenal di kepala halaman.{did_you_mean(key, FRONT_MATTER)}'
            problems.append(Problem("H106", place, message))
        elif (
            not isinstance(value, FRONT_MATTER[key][0])
            or isinstance(value, bool)
            or (isinstance(value, int) and value < 1)
            or (key == "bagian" and value not in (*FRONT, *BACK))
        ):
            problems.append(Problem("H106", place, f'"{key}" harus berisi {FRONT_MATTER[key][1]}. Perbaiki isinya.'))
        elif isinstance(value, Daftar) and (wrong := [item for item in value if item not in HIDEABLE]):
            message = f'"{key}" tidak mengenal "{wrong[0]}". Pilih navigation, toc, atau path.'
            problems.append(Problem("H106", place, message))
        elif isinstance(value, str) and re.search(r'[<>"{}]', value):
            message = f'"{key}" tidak boleh memuat makro atau tanda < > " {{ }}. Tulis teks biasa.'
            problems.append(Problem("H106", place, message))
    return (
        {}
        if tree is None
        else {key: list(value) if isinstance(value, Daftar) else value for key, value in tree.items()}
    )
