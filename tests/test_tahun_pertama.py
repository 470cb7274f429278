"""The first year as the guide tells it: its steps are taken on a copy of the project; each message is the real one."""

import re
import runpy
import shlex
import shutil
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from conftest import ROOT
from repositori import commit, git, rewrite
from sakip.cli import COMMANDS
from sakip.cli.parser import Parser
from situs import copy_project, edit
from terbitan import run

GUIDE = ROOT / "content" / "panduan"
ROAD = GUIDE / "tahun-pertama.md"
PICTURES = GUIDE / "gambar"
LARGEST = 60 * 1024
BLOCK = re.compile(r"^```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"(?:^ *|`)py run\.py ([a-z][^`\n]*)", re.MULTILINE)
NEW_YEAR = re.compile(r"^```yaml\n# data/((?:pk|realisasi|laporan)-2023\.yaml)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PICTURE = re.compile(r"!\[([^\]]*(?:\[\[[^\]]*\]\][^\]]*)*)\]\(gambar/([^)]+)\)")
PROMISED = "target: {}\n        letak_dokumen: Tabel 3.2"


@dataclass(frozen=True)
class Said:
    """What the program said at each step, in the order of the guide."""

    exercise: str
    new_year: str
    refusal: str


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of the project, as a planner has it."""
    folder = copy_project(tmp_path_factory.mktemp("tahun-pertama"))
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Perencana Rekaan")
    git(folder, "config", "user.email", "perencana@contoh.example")
    commit(folder, "Laporan 2022")
    return folder


@pytest.fixture(scope="module")
def said(project: Path) -> Said:
    """The steps that say something, taken one after the other."""
    pk = project / "data" / "pk-2022.yaml"
    edit(pk, PROMISED.format("0.61"), PROMISED.format("0,62"))
    exercise = run(project, "check").stdout
    edit(pk, PROMISED.format("0,62"), PROMISED.format("0.62"))
    exercise += run(project, "check", "--baru", "main").stdout + run(project, "diff", "main", ".").stdout
    git(project, "restore", "data/pk-2022.yaml")
    shutil.copy(pk, project / "data" / "pk-2023.yaml")
    new_year = run(project, "check").stdout
    for name, text in NEW_YEAR.findall((GUIDE / "data.md").read_text("utf-8")):
        (project / "data" / name).write_text(text, "utf-8")
    new_year += run(project, "check", "--baru", "main").stdout
    return Said(exercise, new_year, run(project, "publish", "2023").stdout)


def shown(part: str) -> list[str]:
    """What the program says in a part of the guide: the blocks that are neither a command nor a line of data."""
    text = ROAD.read_text("utf-8")
    blocks = BLOCK.findall(re.split(part, text, maxsplit=1)[1])
    return [block for block in blocks if not re.match(r" *(?:py|git|target:) ", block)]


def test_what_the_exercise_shows(said: Said) -> None:
    """Each message of the exercise, and each line of its comparison, is what the program says, whole lines of it."""
    blocks = shown("### 3. ")[:3]

    assert [block for block in blocks if block not in said.exercise] == []


def test_what_a_new_year_shows(said: Said) -> None:
    """What is said of a copied file and of what is still missing, and the reasons not to publish yet."""
    copied, missing, refusal = shown("### 9. ")

    assert copied in said.new_year
    assert missing in said.new_year
    assert said.refusal.endswith(refusal)


def test_until_the_report_the_site_tells_the_old_year(project: Path, said: Said) -> None:
    """An agreement and results of the next year change no page while its report is not there."""
    assert said.new_year
    (project / "data" / "laporan-2023.yaml").rename(project / "laporan")
    told = run(project, "diff", "main", ".").stdout
    (project / "laporan").rename(project / "data" / "laporan-2023.yaml")

    assert "Perjanjian Kinerja 2023" in told
    assert "Halaman\n" not in told


def test_a_mark_left_behind_keeps_nobody_back(project: Path, said: Said) -> None:
    """As the guide warns: in a file that counts as a copy, what would be a warning is a finding only."""
    assert "data/pk-2023.yaml  1 peringatan" in run(project, "check").stdout
    rewrite(project, "data/pk-2023.yaml", "sumber:\n", "sumber:\n  salinan: true\n")
    told = run(project, "check").stdout
    rewrite(project, "data/pk-2023.yaml", "  salinan: true\n", "")

    assert said.refusal
    assert re.search(r"^data/pk-2023\.yaml  \d+ temuan$", told, re.MULTILINE)


@pytest.mark.parametrize("page", sorted(path.name for path in GUIDE.glob("*.md")))
def test_each_command_can_be_given(page: str) -> None:
    """Each command of the guide is one of run.py's tasks or of the program's commands, with options that it takes."""
    tasks = runpy.run_path(str(ROOT / "run.py"))["TASKS"]
    given = [shlex.split(line) for line in COMMAND.findall((GUIDE / page).read_text("utf-8"))]
    for name, *options in given:
        if options and options != ["--help"]:
            parser = Parser(prog=name)
            import_module(COMMANDS[name].module).add_options(parser)
            parser.parse_args(options)

    assert [name for name, *_ in given if name not in tasks and name not in COMMANDS] == []


def test_pictures() -> None:
    """Each picture is shown, told in words, and small; the first page's is README's too, and larger."""
    used = [item for path in GUIDE.glob("*.md") for item in PICTURE.findall(path.read_text("utf-8"))]
    small = {path.name for path in PICTURES.glob("*.png") if path.stat().st_size < LARGEST}

    assert {name for _, name in used} == {path.name for path in PICTURES.iterdir()}
    assert {name for _, name in used} == small
    assert [words for words, _ in used if len(words) < len("Beranda situs")] == []
