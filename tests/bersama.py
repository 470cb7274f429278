"""What many tests look at and none changes: built sites, published years, Chromium. Each is made once.

What is made of files is made once for all workers, by the one that asks first; the others wait for it. A test that
changes any of it works on a copy.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import CONTOH, ROOT
from peramban import chromium, served
from sakip.site import build_site
from situs import copy_example, copy_project
from terbitan import publishable, published_years, run

#: Until one of two that want the same gives up, in seconds: longer than any suite.
PATIENCE = 36_000


@contextmanager
def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Iterator[Path]:
    """The folder that ``make`` has made; whoever changed a file of it meanwhile is told (git keeps its own books)."""
    base = factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "bersama" / name
    place.mkdir(parents=True, exist_ok=True)
    folder, made = place / "proyek", place / "selesai"
    with _alone(place / "kunci"):
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what was left by one that failed
            make(folder)
            made.touch()
    before = _state(folder)
    yield folder
    assert before == _state(folder), f"a test has changed what all look at: {name}"


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """One process at a time: a lock of SQLite, which every system has and takes away from a process that ends."""
    with closing(sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _state(folder: Path) -> dict[Path, tuple[int, int]]:
    """When each file was written, and its size."""
    found = ((path, path.stat()) for path in folder.rglob("*") if ".git" not in path.parts and path.is_file())
    return {path: (about.st_mtime_ns, about.st_size) for path, about in found}


# Sites


@pytest.fixture(scope="session")
def proyek_nyata(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The real project with its site."""
    with shared(tmp_path_factory, "nyata", lambda folder: build_site(copy_project(folder))) as folder:
        yield folder


@pytest.fixture(scope="session")
def site(proyek_nyata: Path) -> Path:
    """The real site."""
    return proyek_nyata / "site"


@pytest.fixture(scope="session")
def situs_contoh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The example's site."""
    with shared(tmp_path_factory, "contoh", lambda folder: build_site(copy_example(folder))) as folder:
        yield folder / CONTOH.relative_to(ROOT) / "site"


# Published years


@pytest.fixture(scope="session")
def terbit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A repository with three published years and a revision of the last."""
    with shared(tmp_path_factory, "terbit", published_years) as folder:
        yield folder


@pytest.fixture(scope="session")
def terbit_2024(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A repository with one published year."""

    def make(folder: Path) -> None:
        assert run(publishable(folder, 2024), "publish", "2024").returncode == 0

    with shared(tmp_path_factory, "2024", make) as folder:
        yield folder


# Chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker; each opens pages of a profile of its own."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the real site is served."""
    with served(site) as found:
        yield found
