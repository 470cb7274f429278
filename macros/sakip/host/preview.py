"""The site of a commit's data and pages, built by the program at hand: nothing of the commit is ever run."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sakip.host.nav import read_nav
from sakip.repository import GitError, commit_of, git, take_out, tree
from sakip.site import build_site

#: What is taken of the commit; all else is the program's own.
TAKEN = ("data", "content")
#: The settings of the program at hand, beside the one file that adds the commit's navigation to them.
BASE = "dasar.yml"


@contextmanager
def preview(root: Path, name: str, number: int) -> Iterator[Path]:
    """The site that a pull request would make, there for the while.

    Raises GitError for a commit that cannot be read, BuildError where no site comes of it.
    """
    commit = commit_of(root, name)
    with TemporaryDirectory(prefix="sakip-") as temporary, _work_tree(root, commit, Path(temporary)) as project:
        _take(root, commit, project)
        yield build_site(project, pratinjau=commit, nomor=number)


@contextmanager
def _work_tree(root: Path, commit: str, folder: Path) -> Iterator[Path]:
    """An empty work tree of the commit, so that its tags and history can be asked; the project's folder in it."""
    where = folder.resolve() / "usulan"
    inside = git(root, "rev-parse", "--show-prefix").decode().strip()
    git(root, "-c", "core.hooksPath=/dev/null", "worktree", "add", "--quiet", "--no-checkout", "--detach",
        str(where), commit)  # fmt: skip
    try:
        yield where / inside
    finally:
        git(root, "worktree", "remove", "--force", "--force", str(where))


def _take(root: Path, commit: str, project: Path) -> None:
    """Put the commit's data and pages beside the settings and templates of the program at hand."""
    for entry in tree(root, commit, TAKEN):
        if {"", ".", "..", ".git"} & set(entry.path.lower().split("/")):
            raise GitError("Usulan memuat nama berkas yang tidak aman. Ganti nama berkas itu.")
    project.mkdir(parents=True, exist_ok=True)
    take_out(root, commit, TAKEN, project)
    shutil.copytree(root / "overrides", project / "overrides")
    shutil.copy(root / "mkdocs.yml", project / BASE)
    entries = read_nav(_settings(root, commit))
    settings = {"INHERIT": BASE} | ({} if entries is None else {"nav": entries})
    (project / "mkdocs.yml").write_text(json.dumps(settings, ensure_ascii=False), "utf-8")


def _settings(root: Path, commit: str) -> str:
    """The commit's mkdocs.yml, of which nothing but the navigation is used; '' where it has none."""
    try:
        return git(root, "show", f"{commit}:./mkdocs.yml").decode("utf-8", "replace")
    except GitError:
        return ""
