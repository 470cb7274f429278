"""The edge that reads: a project folder -> its facts, the year's performance and its pages, or every problem in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from sakip.check import Sekitar, page_problems, perkara, review
from sakip.compute import Kinerja, kinerja
from sakip.load import load
from sakip.model import Dataset
from sakip.pages import Draft, Page, draft, write
from sakip.paths import plain_file
from sakip.problem import NOWHERE, DataError, Problem, Severity
from sakip.published import published


@dataclass(frozen=True, kw_only=True)
class Book:
    """A project that can be published: its performance, its pages, and what the check still remarks."""

    kinerja: Kinerja
    draft: Draft
    remarks: tuple[Problem, ...]
    directory_urls: bool

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page by its path; written when first asked for, because a check asks for none."""
        return write(self.draft, directory_urls=self.directory_urls)


def open_book(root: Path, content: Path, *, directory_urls: bool = True) -> Book:
    """Read ``root/data`` and the content folder. Raises DataError with every problem that keeps it from being used."""
    data = load(root / "data", root)
    year = _year(data)
    terbit = published(root)
    case = perkara(data, Sekitar(bukti=_evidence(data, content), terbit=terbit))
    remarks = (*review(case).problems, *([_unread(data)] if terbit is None else ()))
    pages = draft(content, year, root=root)
    written = (
        problem
        for page in pages.pages
        for problem in page_problems(f"{content.name}/{page.source.path}", page.source.text, case)
    )
    problems = (*remarks, *pages.problems, *written)
    if any(problem.severity is Severity.GALAT for problem in problems):
        raise DataError(problems)
    return Book(kinerja=year, draft=pages, remarks=remarks, directory_urls=directory_urls)


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
    return {name: sha256(path.read_bytes()).hexdigest() for name, path in files.items() if plain_file(path, content)}


def _year(data: Dataset) -> Kinerja:
    """The performance of the report's year; ``load`` has made sure that a Renstra covers it."""
    year = kinerja(data, data.tahun)
    if year is None:
        raise ValueError(data.tahun)
    return year
