"""The site by another generator: what readers see must not depend on the one that is in use today.

ProperDocs, the continuation of MkDocs, builds the same site. Zensical does not, and the guide lists in what it differs.
Both are installed beside the environment, never in it: they would change what Material says and what is tested.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from situs import Article, copy_example, copy_project, edit, files, tables_in

LOCK = ROOT / "tests" / "setara.lock"
GUIDE = ROOT / "content" / "panduan" / "alat.md"
#: What pip says where no package index answers; that a package or its hash is not there is another matter.
UNREACHABLE = re.compile(
    r"connection broken|ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|Max retries exceeded"
)
SETTINGS = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
Generator = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Generator:
    """Run another generator in a project's folder, as its own command does."""
    tools = tmp_path_factory.mktemp("alat")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--retries", "1", "install"]
    exactly = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", str(LOCK)]
    done = run([*pip, *exactly, "--target", str(tools)], ROOT, {})
    if done.returncode and UNREACHABLE.search(done.stderr):
        pytest.skip("indeks paket tidak terjangkau, sehingga ProperDocs dan Zensical tidak dapat dipasang")
    assert done.returncode == 0, done.stderr
    path = os.pathsep.join([str(tools), str(ROOT / "tests"), str(ROOT / "macros")])
    return lambda project, name, *options: run(
        [sys.executable, "-m", name, "build", *options], project, {**SETTINGS, "PYTHONPATH": path}
    )


def run(command: list[str], folder: Path, settings: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """What became of a command."""
    return subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=folder, env={**os.environ, **settings}, capture_output=True, text=True, encoding="utf-8",
        errors="replace", check=False,
    )  # fmt: skip


def articles(site: Path) -> dict[str, str]:
    """What each page of a site says, without what the theme puts around it, by its address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        found[path.relative_to(site).as_posix()] = html[html.index("<article") : html.index("</article>")]
    return found


def seen(article: str) -> tuple[object, ...]:
    """What a reader sees: lines, figures and where they lead, calculations, tables cell by cell."""
    read = Article(article)
    cells = [
        (table.caption, [(cell.tag, cell.row, cell.column, cell.height, cell.width, cell.text) for cell in both])
        for table in tables_in(article)
        for both in [(*table.head, *table.body)]
    ]
    return read.lines, read.figures, read.traces, cells


def links(article: str) -> list[str]:
    """Every address that the article leads to, in order, but for the explanations of terms; "./?a" is "?a"."""
    found = [about for tag, about in Article(article).shapes if tag == "a" and "href" in about]
    return [re.sub(r"^\./(?=\?)", "", about["href"]) for about in found if about.get("class") != "sakip-istilah"]


def title(page: Path) -> str:
    """What the window is called."""
    return page.read_text("utf-8").split("<title>")[1].split("</title>")[0]


# ProperDocs


@pytest.mark.parametrize(
    ("copy", "built"), [(copy_project, "site"), (copy_example, "situs_contoh")], ids=["real", "example"]
)
def test_properdocs_builds_the_same(
    copy: Callable[[Path], Path], built: str, generator: Generator, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """What every page says is the same to the byte, so text, links and tables are; and so are the files beside them."""
    project, ours, theirs = copy(tmp_path / "proyek"), request.getfixturevalue(built), tmp_path / "situs"
    done = generator(project, "properdocs", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(theirs))
    assert done.returncode == 0, done.stderr

    assert "ProperDocs" in (theirs / "index.html").read_text("utf-8")
    assert articles(ours) == articles(theirs)
    assert [title(ours / page) for page in articles(ours)] == [title(theirs / page) for page in articles(ours)]
    assert files(ours / "data") == files(theirs / "data")
    assert files(ours / "data")


def test_properdocs_refuses_the_same(generator: Generator, tmp_path: Path) -> None:
    """Data that cannot be used stop ProperDocs too, with our message."""
    project = copy_project(tmp_path / "rusak")
    edit(project / "data" / "realisasi-2022.yaml", "nilai: 0.65", "nilai: 0,65")
    done = generator(project, "properdocs", "--config-file", "mkdocs.yml")

    assert done.returncode == 1
    assert '"0,65" memakai koma desimal. Tulis 0.65.' in done.stderr
    assert not (project / "site" / "index.html").exists()


# Zensical, which is allowed to differ, but not otherwise than the guide says


def test_zensical_differs_as_listed(generator: Generator, site: Path, tmp_path: Path) -> None:
    """As it stands it builds no page; with an adapter of its own all is said alike, and the guide lists the rest."""
    project = copy_project(tmp_path / "zensical")
    done = generator(project, "zensical", "--clean")
    refused = done.returncode != 0 and "config_file_path" in done.stdout + done.stderr
    assert not (project / "site" / "index.html").exists()
    edit(project / "mkdocs.yml", "  - macros:\n      modules: [sakip.macros]\n", "")
    edit(project / "mkdocs.yml", "\nmarkdown_extensions:\n", "\nmarkdown_extensions:\n  - penyambung_zensical\n")
    done = generator(project, "zensical", "--clean")
    assert done.returncode == 0, done.stdout + done.stderr
    ours, theirs = articles(site), articles(project / "site")

    assert list(ours) == list(theirs)
    assert [page for page in ours if seen(ours[page]) != seen(theirs[page])] == []
    pairs = {page: list(zip(links(ours[page]), links(theirs[page]), strict=True)) for page in ours}
    other = {page: [(a, b) for a, b in found if a != b] for page, found in pairs.items()}
    assert [(a, b) for found in other.values() for a, b in found if b != f"../{a}"] == []
    assert [page for page in ours if other[page] and (project / "content" / page).with_suffix(".md").exists()] == []
    found = {
        "Penyambung": refused,
        "Tautan": any(other.values()),
        "Judul": all(title(site / page) != title(project / "site" / page) for page in ours),
        "Istilah": "sakip-istilah" in "".join(ours.values()) and "sakip-istilah" not in "".join(theirs.values()),
        "Berkas data": not (project / "site" / "data").exists() and (site / "data").exists(),
    }

    assert [name for name, differs in found.items() if differs] == listed()


def listed() -> list[str]:
    """In what Zensical differs, as the guide says."""
    return re.findall(r"^\| \*\*(.+?)\*\* \|", GUIDE.read_text("utf-8"), re.M)


def test_guide_names_what_is_compared() -> None:
    """The versions that the guide speaks of are those of the lock."""
    pins = re.findall(r"^(?:properdocs|zensical)==\S+", LOCK.read_text("utf-8"), re.M)

    assert [pin for pin in pins if f"`{pin}`" not in GUIDE.read_text("utf-8")] == []
    assert len(pins) == 2
