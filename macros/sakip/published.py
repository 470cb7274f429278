"""The data of each published year, as its git tag holds them (``lkjip-2022``, then ``lkjip-2022-r1`` …). Reads only."""

import re
from collections.abc import Mapping
from pathlib import Path

from sakip.load import load
from sakip.model import Dataset
from sakip.problem import DataError
from sakip.repository import GitError, NoGitError, git, has_repository, take_out

TAG = re.compile(r"lkjip-(?P<tahun>\d{4})(?:-r(?P<revisi>\d{1,3}))?")


def published(root: Path) -> Mapping[int, Dataset | None] | None:
    """The data of each year by its newest tag; None for a tag whose data this program cannot read.

    None for all where git cannot read the repository that the folder is in, as it does not another user's. Empty where
    there is no repository, or git is not installed. On a published commit only it and what it follows count, so that a
    later publication does not change what is built from it.
    """
    newest: dict[int, tuple[int, str]] = {}
    if not has_repository(root):
        return {}
    try:
        tags = git(root, "tag", *(["--merged", "HEAD"] if _is_published(root) else []), "--list", "lkjip-*")
    except NoGitError:
        return {}
    except GitError:
        return None
    for name in tags.decode("utf-8", "replace").split():
        match = TAG.fullmatch(name)
        if match:
            year, revision = int(match["tahun"]), int(match["revisi"] or 0)
            newest[year] = max(newest.get(year, (-1, "")), (revision, name))
    return {year: data_of(root, tag) for year, (_, tag) in sorted(newest.items())}


def data_of(root: Path, tag: str) -> Dataset | None:
    """The data as a tag holds them; None where this program cannot read them."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - takes long to import, and few projects have tags

    with TemporaryDirectory() as name:
        folder = Path(name)
        try:
            take_out(root, f"refs/tags/{tag}", ["data"], folder)
            return load(folder / "data")
        except (DataError, GitError):
            return None


def _is_published(root: Path) -> bool:
    """Whether the commit at hand is itself a publication."""
    try:
        here = git(root, "tag", "--points-at", "HEAD", "--list", "lkjip-*")
    except NoGitError:
        raise
    except GitError:  # nothing is committed yet; if it is something else, the next question tells
        return False
    return any(map(TAG.fullmatch, here.decode("utf-8", "replace").split()))
