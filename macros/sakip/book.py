"""The edge that reads: a project folder -> its facts, the year's performance and its pages, or every problem in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sakip.check import check
from sakip.compute import Kinerja, kinerja
from sakip.load import load
from sakip.model import Dataset
from sakip.pages import Page, build
from sakip.problem import DataError, Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A project that can be published: its performance, its pages, and what the check still remarks."""

    kinerja: Kinerja
    pages: Mapping[str, Page]
    remarks: tuple[Problem, ...]


def open_book(root: Path, content: Path, *, directory_urls: bool = True) -> Book:
    """Read ``root/data`` and the content folder. Raises DataError with every problem that keeps it from being used."""
    data = load(root / "data", root)
    remarks = check(data)
    problems = list(remarks)
    year = _year(data)
    try:
        pages = build(content, year, root=root, directory_urls=directory_urls)
    except DataError as error:
        problems += error.problems
    if any(problem.severity is Severity.GALAT for problem in problems):
        raise DataError(problems)
    return Book(kinerja=year, pages=pages, remarks=remarks)


def _year(data: Dataset) -> Kinerja:
    """The performance of the report's year; ``load`` has made sure that a Renstra covers it."""
    year = kinerja(data, data.tahun)
    if year is None:
        raise ValueError(data.tahun)
    return year
