"""The package is built in layers: each module may know only what stands before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "macros" / "sakip"
ORDER = (
    "once", "paths", "figures", "problem", "listing", "formula", "model", "schema", "load", "changes", "layout",
    "compute", "check", "audit", "policy", "render", "export", "pages", "placement", "document", "glossary", "typeset",
    "repository", "published", "trail", "book", "diff", "searching", "macros", "bag", "offline", "site", "host",
    "archive", "cli", "__main__",
)  # fmt: skip
#: What a module may not know although it stands before it.
STRANGERS = {
    "figures": set(ORDER),
    "problem": set(ORDER),
    "listing": set(ORDER) - {"figures", "problem"},
    "formula": set(ORDER) - {"figures"},
    "load": {"compute"},
    "compute": {"load"},
}
#: Modules that are arithmetic and text only: no files, no clock, no chance, no host.
CORE = ("figures", "problem", "listing", "formula", "model", "compute", "check", "render")
WORLD = {"os", "io", "pathlib", "time", "logging", "random", "secrets", "subprocess", "shutil", "socket", "urllib"}
#: What computes with paths as text and touches no file.
PURE = {"pathlib.PurePosixPath", "urllib.parse.quote"}
MODULES = sorted({path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()})
PRESENT = [module for module in ORDER if module in MODULES]


def files(module: str) -> list[Path]:
    """The source files of a module or package."""
    return sorted((PACKAGE / module).rglob("*.py")) or [PACKAGE / f"{module}.py"]


def imported(path: Path) -> Iterator[str]:
    """The full name of everything that a file imports, inside functions and conditions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def own(module: str) -> set[str]:
    """The modules of this package that a module imports, itself left out."""
    names = (name.split(".") for path in files(module) for name in imported(path))
    return {parts[1] for parts in names if parts[0] == "sakip"} - {module}


def test_every_module_has_its_place() -> None:
    """No module or package stands outside the order."""
    assert set(MODULES) - {"__init__"} <= set(ORDER)


@pytest.mark.parametrize("module", PRESENT)
def test_imports_point_left(module: str) -> None:
    """No module imports one that comes after it, or one that it must not know."""
    assert own(module) <= set(ORDER[: ORDER.index(module)]) - STRANGERS.get(module, set())


@pytest.mark.parametrize("module", MODULES)
def test_imports_are_absolute(module: str) -> None:
    """No import is relative, so that the layer it reaches is written in it."""
    assert [name for path in files(module) for name in imported(path) if name.startswith(".")] == []


@pytest.mark.parametrize("module", [module for module in PRESENT if module in CORE])
def test_core_knows_no_world(module: str) -> None:
    """The core reads no file, no clock and no environment, and does not know its host."""
    names = {name for path in files(module) for name in imported(path)} - PURE

    assert {name for name in names if name.split(".")[0] in WORLD or name.startswith("mkdocs")} == set()


def test_package_itself_imports_nothing() -> None:
    """Importing the package runs nothing."""
    assert list(imported(PACKAGE / "__init__.py")) == []


def test_no_module_prints() -> None:
    """Only the command line speaks to the terminal."""
    calls = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for module in PRESENT
        if module != "cli"
        for path in files(module)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]

    assert calls == []
