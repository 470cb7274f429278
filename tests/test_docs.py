"""The guide cannot fall behind: what it names exists, what exists is named, and its examples work."""

import ast
import inspect
import re
import runpy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from conftest import ROOT
from sakip.cli import COMMANDS
from sakip.compute import Macam, kinerja
from sakip.load import load
from sakip.load.facts import to_facts
from sakip.load.files import find_files
from sakip.load.yaml import read_yaml
from sakip.model import KINDS, Agregasi, Dataset, Sebab
from sakip.model.cetak import JenisSelisih, Kepastian, Tercetak
from sakip.model.evaluasi import StatusTindakLanjut
from sakip.model.pk import NamaVersi
from sakip.model.realisasi import Analisis
from sakip.model.renstra import Penempatan, Tingkat, VersiRenstra
from sakip.pages import CALLS, build
from sakip.pages.calls import FACTS, FIGURES, PLAN_FACTS
from sakip.pages.context import files_in_force
from sakip.pages.source import FRONT_MATTER
from sakip.problem import Problem
from sakip.render.charts import CHARTS
from sakip.render.sentences import ABOUT_INDICATOR, ABOUT_PLAN, ABOUT_YEAR
from sakip.render.tables import TABLES
from sakip.render.tables.change import LEVELS
from sakip.render.traces import traces
from sakip.render.write import sentence_case

TASKS: dict[str, object] = runpy.run_path(str(ROOT / "run.py"))["TASKS"]
GUIDE = ROOT / "content" / "panduan"
CODE = re.compile(r"\b[SKHTA]\d{3}\b")
NAME = re.compile(r"`([^`]+)`")
YAML_BLOCK = re.compile(r"^```yaml\n(?P<comment># (?P<part>potongan )?data/(?P<name>\S+))?.*?^```", re.DOTALL | re.M)
EXAMPLE_CALL = re.compile(r"\{\{ \w+\([^)]*\) \}\}")


def page(name: str) -> str:
    """The text of a page of the guide."""
    return (GUIDE / f"{name}.md").read_text("utf-8")


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next heading."""
    return re.split(r"^##+ ", text.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.M)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of each table row that opens with a name set as code."""
    return [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `")]


def named(text: str) -> list[str]:
    """The name that opens each table row."""
    return [NAME.findall(cells[0])[0] for cells in rows(text)]


def listed_codes() -> list[str]:
    """The code that opens each row in the list of problems."""
    return re.findall(r"^\| ([A-Z]\d{3}) \|", page("masalah"), re.M)


def examples(part: bool) -> Iterator[tuple[str, str]]:
    """The name and text of each YAML example that is a whole file, or of each that is part of one."""
    for path in sorted(GUIDE.glob("*.md")):
        for block in YAML_BLOCK.finditer(path.read_text("utf-8")):
            if bool(block["part"]) is part:
                yield block["name"], block[0].removeprefix("```yaml\n").removesuffix("```")


def example_problems(folder: Path, name: str, text: str) -> list[Problem]:
    """The problems of one data file, read by itself."""
    (folder / name).write_text(text, "utf-8")
    problems: list[Problem] = []
    (file,), _ = find_files(folder, folder, [])
    tree = read_yaml(text, name, problems)
    if tree is not None:
        to_facts(file, text, tree, problems)
    return problems


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Kepala halaman", FRONT_MATTER),
        ("Makro", CALLS),
        ("Tabel", TABLES),
        ("Grafik", CHARTS),
        ("Tentang satu indikator", ABOUT_INDICATOR),
        ("Tentang satu versi Renstra", ABOUT_PLAN),
        ("Tentang tahun ini", ABOUT_YEAR),
        ("Angka", FIGURES),
        ("Fakta", FACTS),
        ("Fakta satu versi Renstra", PLAN_FACTS),
    ],
)
def test_pages_vocabulary_is_described(heading: str, names: dict[str, object]) -> None:
    """Each name that a page may use stands once in its section of the guide, and none that it may not use."""
    assert sorted(names) == sorted(named(section(page("halaman"), heading)))


@pytest.mark.parametrize(("heading", "builders"), [("Tabel", TABLES), ("Grafik", CHARTS)])
def test_options_are_described(heading: str, builders: dict[str, Callable[..., object]]) -> None:
    """The options of each table and chart are those that the guide gives, the required ones marked."""
    expected = {
        name: {
            option.name: option.default is option.empty
            for option in inspect.signature(builder).parameters.values()
            if option.kind is option.KEYWORD_ONLY
        }
        for name, builder in builders.items()
    }

    described = {
        NAME.findall(name)[0]: dict.fromkeys(NAME.findall(options), "(wajib)" in options)
        for name, options, _ in rows(section(page("halaman"), heading))
    }

    assert expected == described


def test_choices_of_macros_are_described(data: Dataset) -> None:
    """What a macro may be given, where that is one of a few words, is what the guide gives for it."""
    year = kinerja(data, data.tahun)
    assert year is not None
    expected = {
        "butir": list(Analisis.model_fields),
        "pihak": [str(version) for version in NamaVersi],
        "hilang": list(files_in_force(year)),
        "perhitungan": list(traces(year)),
    }

    described = {
        NAME.findall(macro)[0]: NAME.findall(words)
        for macro, words in rows(section(page("halaman"), "Isian yang dikenal"))
    }

    assert expected == {macro: words for macro, words in described.items() if macro in expected}


def test_example_calls_work(data: Dataset, tmp_path: Path) -> None:
    """Each macro call that the guide gives as an example can be made, beside the real pages."""
    year = kinerja(data, data.tahun)
    content = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    accepted = page("halaman").split("## Yang ditolak")[0]
    calls = EXAMPLE_CALL.findall(accepted)
    (content / "contoh.md").write_text("\n\n".join(calls), "utf-8")

    assert year is not None
    assert "contoh.md" in build(content, year)
    assert set(CALLS) == {call.split("(")[0].removeprefix("{{ ") for call in calls}


@pytest.mark.parametrize("command", [*(f"run.py {task}" for task in TASKS), *(f"sakip {name}" for name in COMMANDS)])
def test_commands_are_described(command: str) -> None:
    """A planner finds each command in the guide."""
    assert f"{command}`" in page("index")


def test_problem_codes_are_described() -> None:
    """Each problem code of the package opens one row of the list of problems, and no other code does."""
    used = {
        code
        for path in (ROOT / "macros" / "sakip").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for code in CODE.findall(node.value)
    }

    assert sorted(used) == sorted(listed_codes())


@pytest.mark.parametrize("name", sorted(path.stem for path in GUIDE.glob("*.md")))
def test_no_unknown_code_is_mentioned(name: str) -> None:
    """A code that the guide mentions is in its list of problems."""
    assert set(CODE.findall(page(name))) <= set(listed_codes())


def test_kinds_of_file_are_described() -> None:
    """Each kind of data file stands in the guide with its required keys, and below the form of its name."""
    text = section(page("data"), "Nama dan jenis berkas")
    keys = {
        kind: [key for key, field in item.model.model_fields.items() if field.is_required()]
        for kind, item in KINDS.items()
    }
    forms = {kind: f"<jenis>{f'-{item.span.value}' if item.span.value else ''}.yaml" for kind, item in KINDS.items()}
    bullets = [NAME.findall(line) for line in text.splitlines() if line.startswith("- ")]

    assert keys == {NAME.findall(cells[0])[0]: NAME.findall(cells[2]) for cells in rows(text)}
    assert forms == {name: names[0] for names in bullets for name in names[1:] if name in KINDS}


def test_choices_of_values_are_described() -> None:
    """The words that a value may be chosen from are those that the data may state."""
    judged = section(page("data"), "Jenis dan kepastian")

    versions = section(page("data"), "Dua versi, dua berkas")

    assert sorted(Penempatan) == sorted(named(section(page("data"), "Penempatan")))
    assert sorted(Tingkat) == sorted(named(section(page("indikator"), "Lima tingkat"))[1:])
    assert sorted(VersiRenstra) == sorted(NAME.findall(cells[1])[0] for cells in rows(versions))
    assert sorted(Sebab) == sorted(named(section(page("data"), "Kosong")))
    assert sorted(Agregasi) == sorted(named(section(page("data"), "Triwulan dan cara menggabungkannya")))
    assert sorted(StatusTindakLanjut) == sorted(named(section(page("data"), "Tindak lanjut evaluasi")))
    assert sorted(JenisSelisih) == sorted(named(judged))
    assert set(Kepastian) <= set(NAME.findall(judged))


def test_words_of_changes_are_described() -> None:
    """What may have become of a thing in a review stands in the guide in the words that the tables use."""
    lines = section(page("data"), "Menggantikan").splitlines()
    described = [line.strip("| ").split(" | ")[0] for line in lines if line.startswith("| ")][1:]

    assert sorted(sentence_case(word) for word in Macam) == sorted(described)


def test_levels_of_a_plan_are_described() -> None:
    """The levels that a table of changes can be about are those that the guide gives."""
    (told,) = re.findall(r"`bagian` adalah salah satu dari ([^.]+)\.", page("halaman"))

    assert sorted(LEVELS) == sorted(NAME.findall(told))


def test_choices_of_printed_figures_are_described() -> None:
    """Each object that printed figures stand beside has a row with what may be printed about it, and no other has."""
    described = [NAME.findall(choices) for _, choices in rows(section(page("data"), "Tempat dan pilihannya"))]

    assert sorted(described) == sorted(
        list(get_args(kind.model_fields["apa"].annotation)) for kind in Tercetak.__subclasses__()
    )


def test_yaml_examples_say_what_they_are() -> None:
    """Each YAML example opens with a comment that names its file."""
    blocks = [block for path in GUIDE.glob("*.md") for block in YAML_BLOCK.finditer(path.read_text("utf-8"))]

    assert [block[0] for block in blocks if block["comment"] is None] == []


@pytest.mark.parametrize(("name", "text"), list(examples(part=False)))
def test_whole_examples_are_accepted(name: str, text: str, tmp_path: Path) -> None:
    """A whole data file given as an example has no problem."""
    assert example_problems(tmp_path, name, text) == []


@pytest.mark.parametrize(("name", "text"), list(examples(part=True)))
def test_partial_examples_lack_only_keys(name: str, text: str, tmp_path: Path) -> None:
    """A part of a data file given as an example is wrong in nothing but the required keys left out."""
    assert {problem.code for problem in example_problems(tmp_path, name, text)} <= {"S301"}


def test_whole_examples_fit_the_real_data(tmp_path: Path) -> None:
    """The example of a new year can be added to the data of this repository."""
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    for name, text in examples(part=False):
        (folder / name).write_text(text, "utf-8")

    added = load(folder)
    year = kinerja(added, added.tahun)

    assert added.tahun == 2023
    assert year is not None
    assert build(ROOT / "content", year)
