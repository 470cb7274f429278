"""Whatever a data file holds, reading and checking it ends in facts or in problems that can be found; never otherwise.

Hypothesis makes bytes, YAML texts, and mutations of the data. The suite runs the same few hundred every time;
``pytest tests/test_fuzz.py --hypothesis-profile=lama`` runs many thousand other ones.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import CONTOH, ROOT
from sakip.check import check
from sakip.load import load
from sakip.load.yaml import read_yaml
from sakip.model import KINDS
from sakip.problem import DataError

#: What YAML takes for the end of a line.
BREAK = re.compile(rb"\r\n|\n|\r|\xc2\x85|\xe2\x80[\xa8\xa9]")
MESSAGE = re.compile(r'["A-Z0-9(].*[.?]', re.DOTALL)
FOLDERS = {"contoh": CONTOH / "data", "nyata": ROOT / "data"}
FILES = [(folder, path.name) for folder, data in FOLDERS.items() for path in sorted(data.glob("*.yaml"))]
TREES: dict[tuple[str, str], Any] = {
    (folder, name): read_yaml((FOLDERS[folder] / name).read_text("utf-8"), name, []) for folder, name in FILES
}


def _keys(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        yield from node
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, tuple) else ():
        yield from _keys(item)


KEYS = sorted({str(key) for tree in TREES.values() for key in _keys(tree)})
WORDS = [
    "naik",
    "utama",
    "2022",
    "0",
    "-1",
    "1e3",
    "kosong",
    "{{ 1 }}",
    "<b>",
    "=1+1",
    "[[3]]",
    "NaN",
    "ya",
    "*",
    "&a",
    "|",
]
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
    st.sampled_from(WORDS),
    st.text(max_size=40),
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=8), inner, max_size=5)
    ),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A copy of each data folder; a test puts back the file it replaces."""
    top = tmp_path_factory.mktemp("data")
    return {name: Path(shutil.copytree(data, top / name / "data")) for name, data in FOLDERS.items()}


@given(st.sampled_from(FILES), st.binary(max_size=400))
def test_bytes(copies: dict[str, Path], file: tuple[str, str], content: bytes) -> None:
    """Any bytes."""
    judge(copies, file, content)


@given(
    st.sampled_from(FILES), st.text(alphabet=st.sampled_from(list(" \n\t-:'\"[]{}#&*!|>%@`,?abc019.~<")), max_size=120)
)
def test_signs(copies: dict[str, Path], file: tuple[str, str], text: str) -> None:
    """Any text made of the signs that YAML gives a meaning, alone and after a good file."""
    judge(copies, file, text.encode())
    good = (FOLDERS[file[0]] / file[1]).read_text("utf-8")
    judge(copies, file, (good + "\n" + text).encode())


@given(st.sampled_from(FILES), st.dictionaries(st.sampled_from(KEYS), values, max_size=8))
def test_trees(copies: dict[str, Path], file: tuple[str, str], tree: dict[str, Any]) -> None:
    """Any tree of known keys with any values."""
    judge(copies, file, dumped(tree))


@given(st.data())
def test_mutations(copies: dict[str, Path], data: st.DataObject) -> None:
    """One to three places of a real file replaced, removed, doubled, or moved."""
    file = data.draw(st.sampled_from(FILES))
    tree = thawed(TREES[file])
    for _ in range(data.draw(st.integers(1, 3))):
        mutate(tree, data)
    judge(copies, file, dumped(tree))


def mutate(tree: Any, data: st.DataObject) -> None:
    """Change one place of a tree: walk down by chance, then replace, remove, double, rename, or swap."""
    node = tree
    while True:
        steps = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not steps:
            return
        step = data.draw(st.sampled_from(steps))
        below = node[step]
        if isinstance(below, dict | list) and below and data.draw(st.integers(0, 3)):
            node = below
            continue
        break
    action = data.draw(st.sampled_from(["replace", "remove", "double", "rename", "borrow"]))
    if action == "remove":
        del node[step]
    elif action == "double" and isinstance(node, list):
        node.append(below)
    elif action == "rename" and isinstance(node, dict):
        node[data.draw(st.sampled_from(KEYS))] = node.pop(step)
    elif action == "borrow":
        other = thawed(TREES[data.draw(st.sampled_from(FILES))])
        node[step] = other[data.draw(st.sampled_from(sorted(other)))]
    else:
        node[step] = data.draw(values)


def judge(copies: dict[str, Path], file: tuple[str, str], content: bytes) -> None:
    """The folder with this file is read and checked, or refused with problems that stand in a file of it."""
    folder, name = file
    path = copies[folder] / name
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        problems = check(load(copies[folder]))
    except DataError as error:
        problems = error.problems
        assert problems
    finally:
        path.write_bytes(before)
    for problem in problems:
        assert MESSAGE.fullmatch(problem.message), problem
        assert problem.letak.berkas.startswith("data"), problem
        assert problem.letak.baris >= 1
        if problem.letak.berkas == f"data/{name}":
            assert problem.letak.baris <= len(BREAK.findall(content)) + 1, problem


def thawed(node: Any) -> Any:
    """The tree as mappings and lists that can be changed."""
    if isinstance(node, dict):
        return {key: thawed(value) for key, value in node.items()}
    return [thawed(item) for item in node] if isinstance(node, tuple) else node


class _Dumper(yaml.SafeDumper):
    """Writes decimals as they are, and never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", f"{value:f}"))


def dumped(tree: Any) -> bytes:
    """The tree as YAML."""
    return yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False).encode("utf-8", "replace")


def test_every_kind_is_fuzzed() -> None:
    """Each kind of file is among those that are damaged."""
    assert {name.split("-")[0].removesuffix(".yaml") for _, name in FILES} == set(KINDS)
