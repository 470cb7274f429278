"""Real git repositories for tests: the example as a commit, and changes of it."""

import shutil
import subprocess
from pathlib import Path

from conftest import CONTOH


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody, in this folder; what it says."""
    who = (
        "-c",
        "user.name=Perencana Rekaan",
        "-c",
        "user.email=perencana@contoh.example",
        "-c",
        "commit.gpgsign=false",
    )
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout  # noqa: S603 - git


def example_repository(folder: Path) -> Path:
    """A repository with the example's data and pages as its only commit, tagged ``awal``; the folder."""
    for name in ("data", "content"):
        shutil.copytree(CONTOH / name, folder / name)
    (folder / "mkdocs.yml").write_text("site_name: Rekaan\n", "utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "Laporan rekaan")
    git(folder, "tag", "awal")
    return folder


def commit(folder: Path, message: str) -> None:
    """Commit everything as it stands."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)


def rewrite(project: Path, name: str, old: str, new: str) -> None:
    """Replace the first such text of a file."""
    file = project / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
