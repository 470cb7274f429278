"""The content folder -> its pages as written. What may not stand there is a problem, and so is what cannot be read."""

from collections.abc import Iterator
from pathlib import Path

from sakip.load.files import read_text
from sakip.pages.source import Source, read_source
from sakip.problem import Letak, Problem

#: What a site may publish as it is, besides pages: nothing that a browser would run.
PUBLISHED = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".pdf"})


def read_pages(content: Path, root: Path | None, problems: list[Problem]) -> list[Source]:
    """Every page that can be used, in a stable order; ``root`` is the folder that problems name files from."""
    found = (_read(path, content, root, problems) for path in _page_files(content, problems))
    return [source for source in found if source is not None]


def _page_files(content: Path, problems: list[Problem]) -> Iterator[Path]:
    """The Markdown files in a stable order; links out of the folder and files that could run are problems."""
    for path in sorted(content.rglob("*")):
        shown = path.relative_to(content).as_posix()
        if any(part.startswith(".") for part in path.relative_to(content).parts):
            continue
        if path.is_symlink():
            message = "Pintasan (symlink) tidak diterima di folder content. Salin berkasnya."
            problems.append(Problem("H107", Letak(f"{content.name}/{shown}", 1), message))
        elif path.suffix == ".md" and path.is_file():
            yield path
        elif path.is_file() and path.suffix.lower() not in PUBLISHED:
            message = (
                f"Berkas jenis ini tidak diterima di folder content. Yang diterima: .md {' '.join(sorted(PUBLISHED))}."
            )
            problems.append(Problem("H111", Letak(f"{content.name}/{shown}", 1), message))


def _read(path: Path, content: Path, root: Path | None, problems: list[Problem]) -> Source | None:
    shown = path.relative_to(root or content.parent).as_posix()
    text = read_text(path, shown, problems)
    return None if text is None else read_source(path.relative_to(content).as_posix(), shown, text, problems)
