"""What a comparison says of a change: all that follows from it, and nothing else.

Each change of ``cases/beda.yaml`` is made in a copy of the example. Which pages read otherwise is also found without
the comparison, from their rendered text.
"""

import html
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conftest import CONTOH
from kasus import kasus
from sakip.diff import difference, open_side
from sakip.diff.difference import Perbedaan
from sakip.diff.side import Sisi
from sakip.model import KINDS
from sakip.pages import Page, write

CASES = kasus("beda.yaml")
#: What a case says of the change itself.
GIVEN = {"nama", "berkas", "sesudah", "ganti", "menjadi"}
#: The data files as the site shows them, and where they name a line.
SHOWN_FILES = re.compile(r'<details class="sakip-berkas.*?</details>', re.DOTALL)
OPEN_DATA = "data-terbuka.md"
TAGS = re.compile(r"<[^>]*>")
LINES = re.compile(r"(data/ ?[\w-]+\.yaml):\d+")  # a narrow column may break after the stroke


@pytest.fixture(scope="module")
def before() -> Sisi:
    """The example as it is."""
    return open_side(CONTOH, ".", {})


@pytest.fixture(scope="module")
def rendered_before(before: Sisi) -> dict[str, str]:
    """Its pages as a reader sees them."""
    return rendered(before)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example's data and pages."""
    for name in ("data", "content"):
        shutil.copytree(CONTOH / name, tmp_path / "proyek" / name)
    return tmp_path / "proyek"


def change(project: Path, case: Any) -> None:
    """Make the change of a case."""
    file = project / case["berkas"]
    text = file.read_text("utf-8")
    start = text.index(case["sesudah"])
    at = text.index(case["ganti"], start)
    file.write_text(text[:at] + case["menjadi"] + text[at + len(case["ganti"]) :], "utf-8")


def said(found: Perbedaan) -> dict[str, list[str]]:
    """What a comparison says, as the cases write it; what does not differ is left out."""

    def pair(name: str, one: str, other: str) -> str:
        return f"{name}: {one or '–'} → {other or '–'}"

    told = {
        "fakta": [pair(" › ".join(fact.jalur), fact.semula, fact.menjadi) for fact in found.fakta],
        "indikator": [
            pair(f"{item.nama[:60]} {item.tahun}, {one.apa}", one.semula, one.menjadi)
            for item in found.indikator
            for one in item.isi
            if one.berubah
        ],
        "angka": [pair(item.judul[:120], item.semula, item.menjadi) for item in found.angka],
        "halaman": [page.path for page in found.halaman],
        "masalah baru": [f"{problem.code} {problem.letak}" for problem in found.masalah_baru],
        "masalah hilang": [f"{problem.code} {problem.letak}" for problem in found.masalah_hilang],
        "masalah berganti angka": [f"{problem.code} {problem.letak}" for _, problem in found.masalah_berubah],
    }
    return {name: lines for name, lines in told.items() if lines}


@pytest.mark.parametrize("case", CASES)
def test_a_change(case: Any, before: Sisi, rendered_before: dict[str, str], project: Path) -> None:
    """Everything that follows from a change is told, and nothing else."""
    change(project, case)
    after = open_side(project, ".", {})
    found = difference(before, after)

    assert said(found) == {name: list(case[name]) for name in case if name not in GIVEN}
    assert [page.path for page in found.halaman] == sorted(read_otherwise(rendered_before, rendered(after)))


def read_otherwise(one: dict[str, str], other: dict[str, str]) -> set[str]:
    """The pages whose rendered text differs, but for the data files shown and the numbers of their lines."""
    return {path for path in {*one, *other} if one.get(path) != other.get(path)}


def rendered(side: Sisi) -> dict[str, str]:
    """The text of each page as a reader sees it.

    But for the list of open data: it tells the sizes of its files, which say nothing that the figures do not, and
    which take longer to make than all the pages.
    """
    assert side.hasil is not None
    draft = side.hasil.draft
    told = tuple(page for page in draft.pages if page.source.path != OPEN_DATA)
    assert len(told) == len(draft.pages) - 1
    return {path: text_of(page) for path, page in write(replace(draft, pages=told)).items()}


def text_of(page: Page) -> str:
    """A page's text without markup."""
    text = SHOWN_FILES.sub("", "".join(page.parts))
    return " ".join(LINES.sub(r"\1", html.unescape(TAGS.sub(" ", text))).split())


def test_every_kind_of_file_is_changed() -> None:
    """The cases change a file of each kind, and a page."""
    changed = {case.values[0]["berkas"].split("/")[1].split("-")[0].removesuffix(".yaml") for case in CASES}
    assert changed >= {*KINDS, "bab"}
