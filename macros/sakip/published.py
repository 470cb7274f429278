"""The data of each published year, as its git tag holds them (``lkjip-2022``, then ``lkjip-2022-r1`` …). Reads only."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from sakip.load import load
from sakip.model import Dataset
from sakip.problem import DataError

TAG = re.compile(r"lkjip-(?P<tahun>\d{4})(?:-r(?P<revisi>\d{1,3}))?")
SECONDS = 30


def published(root: Path) -> Mapping[int, Dataset | None] | None:
    """The data of each year by its newest tag; None for a tag whose data this program cannot read.

    None for all where git refuses to read the repository that the folder is in, as it does another user's. Empty
    where there is no repository, or git is not installed.
    """
    newest: dict[int, tuple[int, str]] = {}
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return {}
    tags = _git(root, "tag", "--list", "lkjip-*")
    if tags is None:
        return None
    for name in tags.decode("utf-8", "replace").split():
        match = TAG.fullmatch(name)
        if match:
            year, revision = int(match["tahun"]), int(match["revisi"] or 0)
            newest[year] = max(newest.get(year, (-1, "")), (revision, name))
    return {year: _data_of(root, tag) for year, (_, tag) in sorted(newest.items())}


def _data_of(root: Path, tag: str) -> Dataset | None:
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - takes long to import, and few projects have tags

    listed = _git(root, "ls-tree", "-z", "--name-only", f"refs/tags/{tag}", "./data/")
    names = [name for name in (listed or b"").decode("utf-8", "replace").split("\0") if name.endswith(".yaml")]
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        for name in names:
            plain = PurePosixPath(name).name
            (data / plain).write_bytes(_git(root, "show", f"refs/tags/{tag}:./data/{plain}") or b"")
        try:
            return load(data)
        except DataError:
            return None


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git says, nothing where it is not installed; None where it refuses or does not end."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed words and tag names that TAG has matched
            ["git", "--no-pager", *arguments],  # noqa: S607 - whichever git the user has
            cwd=root,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except OSError:
        return b""
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None
