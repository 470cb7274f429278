"""Laying out a data file changes its order and its spaces, and nothing that it says."""

import argparse
import random
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import CONTOH, ROOT
from kasus import kasus
from sakip.cli import format as command
from sakip.layout import layout
from sakip.layout.attach import attach
from sakip.layout.order import keys
from sakip.layout.source import Comment, Entry, read_source
from sakip.layout.write import written
from sakip.load.files import find_files
from sakip.load.yaml import read_yaml
from sakip.model.base import Fakta
from sakip.problem import Problem

FILES = [file for folder in (ROOT / "data", CONTOH / "data") for file in find_files(folder, ROOT, [])[0]]
HEAD = "# yaml-language-server: $schema=../skema/apa-saja.json"
#: Mappings whose keys are names that their author chose, in an order of his own.
NAMED = "unsur"


def laid_out(text: str, kind: str = "laporan") -> str:
    """The text laid out, which must succeed and must change nothing when done again."""
    problems: list[Problem] = []
    result = layout(text, kind, "berkas.yaml", problems)
    assert problems == []
    assert result is not None
    assert layout(result, kind, "berkas.yaml", problems) == result
    return result


def body(text: str) -> str:
    """A result without its first line, which names the schema."""
    first, rest = text.split("\n", 1)
    assert first.startswith("# yaml-language-server: ")
    return rest


def left_alone(text: str) -> list[str]:
    """The codes of the problems for which a text is not laid out; it must not be."""
    problems: list[Problem] = []
    assert layout(text, "laporan", "berkas.yaml", problems) is None
    return [problem.code for problem in problems]


@pytest.mark.parametrize("case", kasus("tata_letak.yaml"))
def test_layout(case: dict[str, str]) -> None:
    """Each file of the cases is laid out as the case says, which stays as it is when laid out again."""
    assert case["sesudah"] == body(laid_out(case["sebelum"], case["jenis"]))
    assert case["sesudah"] == body(laid_out(case["sesudah"], case["jenis"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("tahun: 2022\r\njudul: A # k\r\n", "tahun: 2022\njudul: A # k\n", id="Windows"),
        pytest.param("tahun: 2022\rjudul: A", "tahun: 2022\njudul: A\n", id="old Mac, no last line break"),
        pytest.param("\ufefftahun: 2022\n", "tahun: 2022\n", id="byte order mark"),
        pytest.param("tahun:\t2022\t# a\tb \t\n", "tahun: 2022 # a\tb\n", id="tabs between"),
        pytest.param("judul: |\n  a", "judul: |\n  a\n", id="block at the end without line break"),
        pytest.param("judul: |+\n  a\n\n\ntahun: 1\n", "tahun: 1\njudul: |+\n  a\n\n\n", id="blank lines kept"),
        pytest.param("judul: |+\n  a\n\nx: 1\n\ntahun: 1\n", "tahun: 1\njudul: |+\n  a\n\nx: 1\n", id="none added"),
        pytest.param("judul: |\n  a  \n     \n\n\nx: 1\n", "judul: |\n  a  \n     \n\nx: 1\n", id="spaces in a block"),
        pytest.param("judul: |\nx: >-\n\ntahun: 1\n", "tahun: 1\njudul: |\nx: >-\n", id="empty blocks"),
        pytest.param("judul: 'a\n\n   b'\n", "judul: 'a\n\n  b'\n", id="blank line in quotes"),
        pytest.param('judul: "a\\\n  \\ b"\n', 'judul: "a\\\n  \\ b"\n', id="escapes at the edges"),
        pytest.param("{tahun: 2022} # k\n", "tahun: 2022\n  # k\n", id="all in brackets"),
        pytest.param("{ # a\n tahun: 2022 }\n# b\n", "# a\ntahun: 2022\n# b\n", id="comments around brackets"),
        pytest.param("%YAML 1.1\n# a\n--- # b\ntahun: 1\n... # c\n", "# a\n# b\ntahun: 1 # c\n", id="document signs"),
        pytest.param("judul: é😀 # é😀\ntahun: 1 # #\n", "tahun: 1 # #\njudul: é😀 # é😀\n", id="wide characters"),
        pytest.param("a:b: 1\nx: http://x#y\n", "a:b: 1\nx: http://x#y\n", id="signs inside plain text"),
        pytest.param("  # a\n  tahun: 1\n", "# a\ntahun: 1\n", id="all led in"),
        pytest.param("x:\n  - >-\n   a\n  # k\ntahun: 1\n", "tahun: 1\nx:\n  - >-\n    a\n  # k\n", id="below a block"),
        pytest.param("x: # a\n  b # c\ny1: # d\n  |-\n  e\n", "# a\nx: b # c\n# d\ny1: |-\n  e\n", id="two beside"),
        pytest.param("x: [1] # a\ny1: [ # b\n 2 ] # c\n", "x: # a\n  - 1\ny1: # b\n  - 2\n  # c\n", id="brackets"),
        pytest.param("x: 1\n   # a\n  # b\nz: 2\n", "x: 1\n  # a\n  # b\nz: 2\n", id="further in than anything"),
        pytest.param("x:\n- - a # b\n-\n  # c\n  - - d\n", "x:\n  - - a # b\n  # c\n  - - - d\n", id="lists of lists"),
        pytest.param("x:\n-\n- ~\n- # a\n", "x:\n  -\n  - ~\n  - # a\n", id="empty items"),
        pytest.param("x:\n  # a\njudul:\n", "judul:\nx:\n  # a\n", id="empty values"),
    ],
)
def test_odd_texts(text: str, expected: str) -> None:
    """What editors and habits leave in a file is made the same as everywhere, its meaning kept."""
    assert expected == body(laid_out(text))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("tahun: 0,61\n", ["S203"]),
        ("sumber:\n\tjudul: A\n", ["S202"]),
        ("tahun: 1\ntahun: 2\n", ["S210"]),
        ("tahun: &a 1\n", ["S211"]),
        ("judul: [a\n", ["S201"]),
        ("# hanya komentar\n", ["S107"]),
        ("- a\n", ["S107"]),
        ("? |\n  tahun\n: 2022\n", []),
        ("? dua\n  baris\n: 2022\n", []),
        ("{} # kosong\n", []),
        ("{}\n", []),
    ],
)
def test_left_alone(text: str, codes: list[str]) -> None:
    """A text with mistakes, or one that cannot be written in the one way, has no result."""
    assert codes == left_alone(text)


def test_earlier_problems_do_not_matter() -> None:
    """The problems of one file do not keep another from being laid out."""
    problems: list[Problem] = []
    layout("tahun: 0,61\n", "laporan", "satu.yaml", problems)

    assert layout("tahun: 1\n", "laporan", "dua.yaml", problems) is not None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", "../skema/laporan.json"),
        ("# yaml-language-server: $schema=../skema/laporan.json\n", "../skema/laporan.json"),
        ("# yaml-language-server: $schema=../../../skema/laporan.json\n", "../../../skema/laporan.json"),
        ("# yaml-language-server: $schema=../skema/pk.json\n", "../skema/laporan.json"),
        ("#yaml-language-server:$schema=../skema/pk.json\n", "../skema/laporan.json"),
    ],
)
def test_schema_is_named_first(head: str, expected: str) -> None:
    """The first line names the schema of the file's kind, once; where the right one is kept does not matter."""
    result = laid_out(f"{head}tahun: 2022\n")

    assert f"# yaml-language-server: $schema={expected}\ntahun: 2022\n" == result


def test_schema_moves_to_the_first_line() -> None:
    """Other comments and a blank line stay below the line that names the schema."""
    text = "# Berkas contoh.\n# yaml-language-server: $schema=../skema/laporan.json\n\n\ntahun: 2022\n"

    assert "# Berkas contoh.\n\ntahun: 2022\n" == body(laid_out(text))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_facts_stay(file: Any) -> None:
    """Each real and example file says the same when laid out, every scalar as typed."""
    text = file.path.read_text("utf-8")
    result = laid_out(text, file.kind)

    assert read_yaml(text, "", []) == read_yaml(result, "", [])
    assert scalars(text) == scalars(result)


def scalars(text: str) -> list[list[str]]:
    """Every key and value as typed, in no order."""
    entries = read_source(text).entries
    return sorted([entry.key, *(line.strip() for line in entry.value.lines)] for entry in entries)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_order_of_typing_does_not_matter(file: Any) -> None:
    """A file whose keys were typed in any order, comments with them, becomes the same as the original."""
    chance = random.Random(file.name)  # noqa: S311 - the same on every run
    source = read_source(laid_out(file.path.read_text("utf-8"), file.kind))
    attach(source)
    commented(source.top, chance)
    original = laid_out(written(source, HEAD), file.kind)
    shuffle(source.top, chance)

    assert original.split("\n") == laid_out(written(source, HEAD), file.kind).split("\n")


def commented(entry: Entry, chance: random.Random) -> None:
    """Give some of the entries comments, where shuffling cannot make it doubtful what they are about."""
    for at, inner in enumerate(entry.value.entries):
        number = inner.start
        if inner.value.lines and not inner.value.block and chance.random() < 0.2:
            inner.beside.append(f"# di samping {number}")
        if not inner.key and chance.random() < 0.2:
            inner.above.append(comment(f"# tentang butir {number}", blank=at > 0))
        if inner.key and inner.value.entries and chance.random() < 0.2:
            inner.below.append(comment(f"# akhir {number}", blank=False))
        commented(inner, chance)


def comment(text: str, *, blank: bool) -> Comment:
    """A comment on a line of its own."""
    return Comment(text, start=0, column=0, alone=True, blank=blank)


def shuffle(entry: Entry, chance: random.Random) -> None:
    """Put the keys of every fact in any order."""
    if entry.value.mapping and entry.name != NAMED:
        chance.shuffle(entry.value.entries)
    for inner in entry.value.entries:
        shuffle(inner, chance)


@pytest.mark.parametrize("seed", range(100))
def test_comments_anywhere(seed: int) -> None:
    """Comments and blank lines may stand anywhere: the file is laid out, every comment is there, and stays there."""
    chance = random.Random(seed)  # noqa: S311 - the same on every run
    file = chance.choice([file for file in FILES if file.path.stat().st_size < 9000])
    lines = file.path.read_text("utf-8").split("\n")
    for number in range(8):
        at = chance.randrange(len(lines))
        lines.insert(at, chance.choice(["", "  ", f"{' ' * chance.randrange(12)}# baris {number}"]))
        if lines[at - 1].strip() and chance.random() < 0.5:
            lines[at - 1] += f"  # samping {number}"
    text = "\n".join(lines)
    problems: list[Problem] = []
    if read_yaml(text, "", problems) is None or problems:
        return  # a comment that cuts a text in two is a mistake of syntax

    assert comments(text) == comments(laid_out(text, file.kind))


def comments(text: str) -> list[str]:
    """Every comment, in no order."""
    return sorted(comment.text for comment in read_source(text).comments)


def models(kind: type[Fakta]) -> Iterator[type[Fakta]]:
    """A model and all that build on it."""
    yield kind
    for heir in kind.__subclasses__():
        yield from models(heir)


@pytest.mark.parametrize("model", sorted(set(models(Fakta)), key=str))
def test_order_has_every_key(model: type[Fakta]) -> None:
    """The order of a model's keys has each of its fields once; one that every file opens with stands first."""
    order = keys(model)

    assert sorted(order) == sorted(model.model_fields)
    assert "sumber" not in order or order[0] == "sumber" or model.__name__ == "Pembanding"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a tidy file and an untidy one."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "laporan-2022.yaml").write_text(laid_out("tahun: 2022\njudul: Laporan\n"), "utf-8")
    (folder / "laporan-2021.yaml").write_bytes(b"judul: Laporan\r\ntahun: 2021\r\n")
    return tmp_path


def run(project: Path, *files: Path, check: bool = False) -> int:
    """``sakip format`` in this project."""
    return command.run(argparse.Namespace(folder=project, berkas=list(files), check=check))


def contents(project: Path) -> dict[str, bytes]:
    """What every file of the data folder holds."""
    return {path.name: path.read_bytes() for path in (project / "data").iterdir()}


def test_check_only_tells(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--check`` names each untidy file with its first line that would change, and writes nothing."""
    before = contents(project)

    assert run(project, check=True) == 1
    assert capsys.readouterr().out == "data/laporan-2021.yaml:1  belum rapi.\n2 berkas diperiksa, 1 belum rapi.\n"
    assert before == contents(project)


def test_untidy_files_are_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only untidy files are written, with their permissions, and nothing is left beside them."""
    path = project / "data" / "laporan-2021.yaml"
    path.chmod(0o640)
    before = contents(project)

    assert run(project) == 0
    assert capsys.readouterr().out == "data/laporan-2021.yaml  dirapikan.\n2 berkas diperiksa, 1 dirapikan.\n"
    assert contents(project) == before | {path.name: laid_out("judul: Laporan\ntahun: 2021\n").encode()}
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert run(project, check=True) == 0


def test_files_with_mistakes_are_left(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read is shown with its problem and left as it is; the others are laid out."""
    path = project / "data" / "laporan-2020.yaml"
    path.write_text("tahun: 2020\n  judul: A\n", "utf-8")

    assert run(project) == 1
    assert "S201" in capsys.readouterr().out
    assert path.read_text("utf-8") == "tahun: 2020\n  judul: A\n"
    assert run(project, project / "data" / "laporan-2021.yaml", check=True) == 0


def test_unsafe_files_are_left(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be laid out without changing what it says is named and left as it is."""
    path = project / "data" / "laporan-2021.yaml"
    path.write_text("? dua\n  baris\n: 1\n", "utf-8")

    assert run(project, path) == 1
    assert f"data/laporan-2021.yaml  {command.UNSAFE}" in capsys.readouterr().out
    assert path.read_text("utf-8") == "? dua\n  baris\n: 1\n"


@pytest.mark.parametrize("name", ["data/tidak-ada.yaml", "data/laporan-2030.yaml", "data", "mkdocs.yml"])
def test_other_files_are_refused(project: Path, name: str) -> None:
    """What is no data file is not touched, nor is any other file of the same call."""
    (project / "mkdocs.yml").write_text("site_name:   A\n", "utf-8")
    before = contents(project)

    assert run(project, project / "data" / "laporan-2021.yaml", project / name) == 2
    assert before == contents(project)


def test_no_data_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a data folder there is nothing to lay out, which is a problem."""
    assert run(tmp_path) == 1
    assert "S108" in capsys.readouterr().out
