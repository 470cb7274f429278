"""The schemas for editors: they are those of the models, and agree with ``load`` on what has the right shape."""

import argparse
import json
import random
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import CONTOH, ROOT
from sakip.cli import schema as command
from sakip.load.facts import to_facts
from sakip.load.files import find_files
from sakip.load.yaml import read_yaml
from sakip.model import KINDS
from sakip.model.base import Daftar, Peta
from sakip.problem import Problem
from sakip.schema import schema, schema_text

FILES = [file for folder in (ROOT / "data", CONTOH / "data") for file in find_files(folder, ROOT, [])[0]]
SMALLEST = [
    min((file for file in FILES if file.kind == kind), key=lambda file: file.path.stat().st_size) for kind in KINDS
]
#: What a value is replaced with: one of each type, and what a planner might leave half done.
OTHERS: tuple[Any, ...] = (
    "teks",
    "",
    12,
    -1,
    Decimal("0.5"),
    True,
    None,
    [],
    {},
    ["teks"],
    {"kosong": "hilang", "alasan": "Tidak ada."},
)
#: A rule between values is no matter of shape.
RULE = "S308"
EACH = 60


def validator(kind: str) -> Draft202012Validator:
    """Judges a file of this kind by its schema."""
    return Draft202012Validator(schema(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)


def tree(path: Path) -> Any:
    """What a data file holds, as dicts and lists."""
    return _plain(read_yaml(path.read_text("utf-8"), path.name, []))


def _plain(value: Any) -> Any:
    if isinstance(value, Peta):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, Daftar) else value


def as_json(value: Any) -> Any:
    """The same as an editor sees it: keys and dates are text, numbers have no scale."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def as_yaml(value: Any) -> str:
    """The same in the language of the data files, on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {as_yaml(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_yaml, value))}]"
    if isinstance(value, date | Decimal):
        return str(value)
    return json.dumps(value, ensure_ascii=False)


def refused(kind: str, value: Any) -> bool:
    """Whether ``load`` refuses the shape of a file with this content."""
    (file,) = (file for file in SMALLEST if file.kind == kind)
    problems: list[Problem] = []
    parsed = read_yaml(as_yaml(value), file.name, problems)
    assert problems == []
    if parsed is not None:
        to_facts(file, "", parsed, problems)
    return any(problem.code != RULE for problem in problems)


def variants(value: Any) -> Iterator[tuple[str, Any]]:
    """Each way to take a part away, to add an unknown one, or to put something else in a part's place, named."""
    places = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    if isinstance(value, dict):
        yield "+ asing", {**value, "asing": 1}
    for key, item in places:
        rest = [part for part in places if part[0] != key]
        yield f"- {key}", dict(rest) if isinstance(value, dict) else [part for _, part in rest]
        for name, other in [*((f"= {other!r}", other) for other in OTHERS), *variants(item)]:
            changed = {**dict(places), key: other}
            yield f"{key} {name}", changed if isinstance(value, dict) else list(changed.values())


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_up_to_date(kind: str) -> None:
    """The schema file of each kind is what the models give now; ``sakip schema`` writes it."""
    assert (ROOT / "skema" / f"{kind}.json").read_text("utf-8") == schema_text(kind)


def test_no_other_schemas() -> None:
    """The folder has a schema for each kind of file and nothing else."""
    assert sorted(f"{kind}.json" for kind in KINDS) == sorted(path.name for path in (ROOT / "skema").iterdir())


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_schemas(kind: str) -> None:
    """Each schema keeps to the standard that it names."""
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_explained_in_indonesian(kind: str) -> None:
    """Each key of a fact has a description of its own, and no class has its English one."""
    found = schema(kind)
    parts = [found, *found["$defs"].values()]

    assert [
        key for part in parts for key, item in part.get("properties", {}).items() if "description" not in item
    ] == []
    assert [name for name, part in found["$defs"].items() if {"title", "description"} & part.keys()] == []


def test_contents_are_those_of_the_guide() -> None:
    """A schema says of its kind of file what the guide says."""
    guide = (ROOT / "content" / "panduan" / "data.md").read_text("utf-8")

    assert [
        kind for kind in KINDS if f"| `{kind}` | {schema(kind)['description'][:-1].lower()} |" not in guide.lower()
    ] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_data_files_are_accepted(file: Any) -> None:
    """No file of the real data or of the example is underlined."""
    found = validator(file.kind).iter_errors(as_json(tree(file.path)))

    assert [(error.json_path, error.message) for error in found] == []


@pytest.mark.parametrize("kind", KINDS)
def test_agrees_with_load(kind: str) -> None:
    """What a file is changed to in many ways is refused by its schema if and only if ``load`` refuses its shape."""
    (file,) = (file for file in SMALLEST if file.kind == kind)
    judge = validator(kind)
    every = list(variants(tree(file.path)))
    chosen = random.Random(kind).sample(every, min(EACH, len(every)))  # noqa: S311 - the same choice on every run

    expected = {name: refused(kind, value) for name, value in chosen}

    assert expected == {name: not judge.is_valid(as_json(value)) for name, value in chosen}


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("laporan", "bulan", 1),
        ("laporan", "tahun", "2022"),
        ("laporan", "tahun", 1900),
        ("evaluasi", "nilai", 101),
        ("evaluasi", "nilai", "78,5"),
        ("evaluasi", "tanggal", "13 Juli 2022"),
        ("pk", "versi", []),
        ("pk", "catatan", None),
        ("realisasi", "realisasi", {"indikator": "satu"}),
    ],
)
def test_slips_are_refused(kind: str, key: str, value: Any) -> None:
    """What planners often get wrong is underlined."""
    (file,) = (file for file in SMALLEST if file.kind == kind)

    assert not validator(kind).is_valid({**as_json(tree(file.path)), key: value})


@pytest.mark.parametrize("year", [1989, 1990, 1999, 2000, 2099, 2100, 2101])
def test_years_as_keys(year: int) -> None:
    """A year is a key where the model takes it for one."""
    (pattern,) = schema("renstra")["$defs"]["Ukuran"]["properties"]["target"]["anyOf"][0]["patternProperties"]

    assert bool(re.search(pattern, str(year))) is (1990 <= year <= 2100)


def run(folder: Path, *, check: bool) -> int:
    """``sakip schema`` in this folder."""
    return command.run(argparse.Namespace(folder=folder, check=check))


def test_check_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--check`` names each schema that is missing or old, and exits with 1."""
    assert run(tmp_path, check=True) == 1
    assert "skema/renstra.json  perlu diperbarui." in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_only_stale_schemas_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what is out of date is written anew, whole; after that nothing is."""
    run(tmp_path, check=False)
    (tmp_path / "skema" / "pk.json").write_text("{}\n", "utf-8")
    capsys.readouterr()

    assert run(tmp_path, check=False) == 0
    assert capsys.readouterr().out == "skema/pk.json  ditulis.\n"
    assert run(tmp_path, check=True) == 0
    assert capsys.readouterr().out == f"Semua skema sudah mutakhir ({len(KINDS)} berkas).\n"
