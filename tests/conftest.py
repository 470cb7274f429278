"""The real data and the made-up example, read once, and the comparison with golden files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sakip.compute import Kinerja, kinerja
from sakip.load import load
from sakip.model import Dataset, Profil

#: What is made once for all tests.
pytest_plugins = ("bersama",)
ROOT = Path(__file__).resolve().parent.parent
CONTOH = ROOT / "tests" / "contoh"
GOLDEN = ROOT / "tests" / "golden"
SHARED = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None)
settings.register_profile("suite", SHARED, max_examples=60, derandomize=True)
settings.register_profile("lama", SHARED, max_examples=4000)
settings.load_profile("suite")


#: Files that take longest, longest first: whichever is begun late leaves the other workers with nothing to do.
SLOWEST = ("test_every_page", "test_site", "test_archive", "test_serve", "test_one_leaf", "test_diff", "test_offline")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than processors: there is always one that waits for a browser, a preview or another process."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    items.sort(key=lambda item: SLOWEST.index(item.path.stem) if item.path.stem in SLOWEST else len(SLOWEST))


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the golden files anew instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project folder."""
    return ROOT


@pytest.fixture(scope="session")
def data(root: Path) -> Dataset:
    """The facts that this repository reports."""
    return load(root / "data", root)


@pytest.fixture(scope="session")
def profil(data: Dataset) -> Profil:
    """The calculation rules of the real report."""
    return data.profil


@pytest.fixture(scope="session")
def tahun_ini(data: Dataset) -> Kinerja:
    """The performance that this repository reports."""
    return performance(data)


@pytest.fixture(scope="session")
def contoh() -> Kinerja:
    """The performance of the made-up agency, whose indicators have every kind of value."""
    return performance(load(CONTOH / "data", CONTOH))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of this name, or write it under ``--update-golden``."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            GOLDEN.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")

        assert path.read_text("utf-8") == text

    return compare


def performance(data: Dataset) -> Kinerja:
    """The performance of the year that the data report."""
    year = kinerja(data, data.tahun)
    assert year is not None
    return year
