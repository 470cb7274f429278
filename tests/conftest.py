"""The real data, read once, for every test that needs a whole dataset or a profile."""

from pathlib import Path

import pytest

from sakip.load import load
from sakip.model import Dataset, Profil

ROOT = Path(__file__).resolve().parent.parent


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
