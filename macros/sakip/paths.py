"""Which paths may be read as a project's files, and where a result may not be written. Touches no content."""

from pathlib import Path

#: The folders and files of a project that no result may replace.
OWN = frozenset(
    (
        *("data", "content", "skema", "macros", "overrides", "tests", "public"),
        *(".git", ".github", ".gitlab", ".venv"),
        *("run.py", "Makefile", "mkdocs.yml", "pyproject.toml", "requirements.lock", "README.md", "CHANGELOG.md"),
        *("CODEOWNERS", ".gitlab-ci.yml"),
    )
)


def plain_file(path: Path, folder: Path) -> bool:
    """Whether this is a file of the folder itself, reached by no link."""
    return path.is_file() and path.resolve() == folder.resolve() / path.relative_to(folder)


def is_project_file(path: Path, root: Path) -> bool:
    """Whether a path is one of the project's own, where nothing but the project itself is to be written."""
    inside, home = path.resolve(), root.resolve()
    parts = inside.relative_to(home).parts if inside.is_relative_to(home) else ()
    return (home / "mkdocs.yml").is_file() and parts[:1] != () and parts[0] in OWN
