"""The edge that reads: a project folder -> its facts, the year's performance and its pages, or every problem in it."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sakip.check import Perkara, Sekitar, page_problems, perkara, review
from sakip.compute import Kinerja, kinerja
from sakip.load import load
from sakip.model import Dataset
from sakip.pages import Cetakan, Draft, Page, Repositori, draft, write
from sakip.pages.site import page_url
from sakip.paths import plain_file
from sakip.problem import NOWHERE, DataError, Problem, Severity
from sakip.published import published
from sakip.repository import commit_time

if TYPE_CHECKING:
    from sakip.changes import Riwayat


@dataclass(frozen=True, kw_only=True)
class Book:
    """A project that can be published: its performance, its pages, and what the check still remarks.

    ``printed`` makes the documents for print; they are of the site only under ``cetak``.
    """

    kinerja: Kinerja
    draft: Draft
    remarks: tuple[Problem, ...]
    directory_urls: bool
    repositori: Repositori | None
    alamat: str
    printed: Callable[[], tuple[Cetakan, ...]]
    cetak: bool

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page by its path; written when first asked for, because a check asks for none."""
        return write(
            self.draft,
            directory_urls=self.directory_urls,
            repositori=self.repositori,
            alamat=self.alamat,
            cetakan=self.printed if self.cetak else None,
        )


@dataclass(frozen=True, kw_only=True)
class Examined:
    """What a project folder holds, and every problem in it; with a galat among these it is not to be published."""

    perkara: Perkara
    kinerja: Kinerja
    draft: Draft
    problems: tuple[Problem, ...]
    content: str

    @property
    def unread(self) -> frozenset[str]:
        """The pages that cannot be used, by their path below the content folder."""
        read = {page.source.path for page in self.draft.pages}
        named = (problem.letak.berkas.removeprefix(f"{self.content}/") for problem in self.draft.problems)
        return frozenset(name for name in named if name.endswith(".md") and name not in read)


def examine(root: Path, content: Path, terbit: Mapping[int, Dataset | None] | None) -> Examined:
    """Read ``root/data`` and the content folder; ``terbit`` is the data of each published year.

    Raises DataError where the data cannot be used, so that nothing follows from it.
    """
    data = load(root / "data", root)
    year = _year(data)
    case = perkara(data, Sekitar(bukti=_evidence(data, content), terbit=terbit))
    pages = draft(content, year, root=root, riwayat=partial(_trail, root, data))
    written = (
        problem
        for page in pages.pages
        for problem in page_problems(f"{content.name}/{page.source.path}", page.source.text, case)
    )
    unread = [_unread(data)] if terbit is None else []
    problems = (*review(case).problems, *unread, *pages.problems, *written)
    return Examined(perkara=case, kinerja=year, draft=pages, problems=problems, content=content.name)


def open_book(
    root: Path,
    content: Path,
    *,
    directory_urls: bool = True,
    repositori: Repositori | None = None,
    alamat: str = "",
    cetak: bool = False,
) -> Book:
    """What can be published; ``alamat`` is where the site will stand, where that is known.

    ``cetak``: the site has the documents for print.

    Raises DataError with every problem where one keeps it from being so.
    """
    found = examine(root, content, published(root))
    if any(problem.severity is Severity.GALAT for problem in found.problems):
        raise DataError(found.problems)
    return Book(
        kinerja=found.kinerja,
        draft=found.draft,
        remarks=found.problems,
        directory_urls=directory_urls,
        repositori=repositori,
        alamat=alamat,
        printed=cache(partial(_prints, found.draft, root, content, partial(_address, alamat, directory_urls))),
        cetak=cetak,
    )


def _address(alamat: str, directory_urls: bool, page: str, anchor: str) -> str | None:
    """Where a page of the site stands, or an anchor on it; None where it is not known where the site does."""
    return (
        f"{alamat}{page_url(page, directory_urls=directory_urls)}{f'#{anchor}' if anchor else ''}" if alamat else None
    )


def _prints(draft: Draft, root: Path, content: Path, situs: Callable[[str, str], str | None]) -> tuple[Cetakan, ...]:
    from sakip.document import moment, prints  # noqa: PLC0415 - takes long to import, and a check prints nothing

    saat = moment(os.environ.get("SOURCE_DATE_EPOCH"), commit_time(root), draft.kinerja.tahun)
    return prints(draft, content, saat, situs)


def _trail(root: Path, data: Dataset) -> "Riwayat | None":
    from sakip.trail import trail  # noqa: PLC0415 - takes long to import, and only a page that is written asks

    return trail(root, data.semua)


def _unread(data: Dataset) -> Problem:
    message = (
        "Git menolak membaca tag repositori ini, sehingga tahun yang sudah terbit tidak dibandingkan. Periksa pemilik "
        "foldernya (git status menjelaskannya)."
    )
    return Problem("K503", data.laporan[-1].letak("tahun") or NOWHERE, message, Severity.PERINGATAN)


def _evidence(data: Dataset, content: Path) -> dict[str, str]:
    """The SHA-256 of each file of evidence that is there, by its path below the content folder."""
    proofs = (proof for year in data.realisasi for item in year.realisasi for proof in item.bukti)
    names = sorted({proof.berkas for proof in proofs if proof.berkas is not None})
    files = {name: content / name for name in names}
    if not files:
        return {}
    from hashlib import sha256  # noqa: PLC0415 - as above

    return {name: sha256(path.read_bytes()).hexdigest() for name, path in files.items() if plain_file(path, content)}


def _year(data: Dataset) -> Kinerja:
    """The performance of the report's year; ``load`` has made sure that a Renstra covers it."""
    year = kinerja(data, data.tahun)
    if year is None:
        raise ValueError(data.tahun)
    return year
