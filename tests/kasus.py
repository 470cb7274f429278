"""Named cases from ``tests/cases/*.yaml``, written in the language of the data files and read by its own reader."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from sakip.compute import Masukan
from sakip.load.yaml import read_yaml
from sakip.model import Nilai
from sakip.problem import Problem

FOLDER = Path(__file__).parent / "cases"
NILAI: TypeAdapter[Nilai] = TypeAdapter(Nilai)


def kasus(name: str, key: str = "kasus") -> list[Any]:
    """A pytest parameter for each case of the file, or of this list in it, named as the file names it."""
    return [pytest.param(case, id=case["nama"]) for case in tree((FOLDER / name).read_text("utf-8"), name)[key]]


def tree(text: str, name: str) -> Any:
    """The mappings and lists of a text in the language of the data files. Raises ValueError if it has a mistake."""
    problems: list[Problem] = []
    found = read_yaml(text, name, problems)
    if found is None or problems:
        raise ValueError(problems)
    return found


def nilai(case: Any, key: str) -> Nilai | None:
    """The value that a case gives under this key, as the data files would; None where the key is missing."""
    return NILAI.validate_python(case[key]) if key in case else None


def masukan(case: Any, key: str) -> Masukan:
    """That value as an input of a computation, named by its key."""
    return Masukan(nama=key, nilai=nilai(case, key))
