"""The commits between two published states, each with the facts that it changed. Reads only."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from sakip.changes import Langkah, Riwayat, changed_facts
from sakip.load import facts_of
from sakip.model.base import Berkas
from sakip.published import TAG
from sakip.repository import GitError, blobs, git, has_repository

#: More steps than these are counted, not shown: each takes a file or more to read twice.
MOST_STEPS = 200
STEP = "\x1e"
#: A changed file as git's raw format tells it.
RAW = re.compile(r":\d+ \d+ (?P<lama>[0-9a-f]+) (?P<baru>[0-9a-f]+) [A-Z]\t(?P<jalur>.+)")
NOTHING = re.compile(r"0+")


class _Step(NamedTuple):
    """A commit as git tells it: its name, day, author and subject, and (path, blob before, blob after) of its files."""

    commit: str
    day: str
    author: str
    subject: str
    files: tuple[tuple[str, str, str], ...]


def trail(root: Path, files: Sequence[Berkas]) -> Riwayat | None:
    """The steps since the newest published tag; on the tag's own commit, those that led to it.

    ``files`` name what changed facts refer to. None where nothing was published, or git cannot tell.
    """
    if not has_repository(root):
        return None
    try:
        start, end = _between(root)
        if end is None and start is None:
            return None
        steps = _steps(root, f"{start}..{end or 'HEAD'}" if start else str(end))
        shown = steps[:MOST_STEPS]
        contents = blobs(root, {blob for step in shown for _, *pair in step.files for blob in pair if _exists(blob)})
    except GitError:
        return None
    read: dict[tuple[str, str], Berkas | None] = {}
    for step in shown:
        for path, *pair in step.files:
            for blob in pair:
                if _exists(blob) and (path, blob) not in read:
                    name = PurePosixPath(path).name
                    read[path, blob] = facts_of(name, contents[blob].decode("utf-8-sig", "replace"))
    found = (_told(step, read, files) for step in shown)
    return Riwayat(
        dari=start,
        sampai=end,
        langkah=tuple(step for step in found if step.fakta or step.tak_terbaca),
        dilewati=len(steps) - len(shown),
    )


def _between(root: Path) -> tuple[str | None, str | None]:
    """The published tag after which the steps begin, and the one at which they end (None: the commit at hand)."""
    here = _tags(git(root, "tag", "--points-at", "HEAD"))
    reached = _tags(git(root, "tag", "--merged", "HEAD", "--sort=-creatordate"))
    if here:
        return next((tag for tag in reached if tag not in here), None), here[0]
    return next(iter(reached), None), None


def _tags(listed: bytes) -> list[str]:
    return [name for name in listed.decode("utf-8", "replace").split() if TAG.fullmatch(name)]


def _steps(root: Path, span: str) -> list[_Step]:
    """The commits that touch data files, newest first."""
    pretty = f"--format={STEP}%H%x1f%cs%x1f%an%x1f%s"
    told = git(root, "log", "--raw", "--no-abbrev", "--no-renames", "--no-merges", pretty, span, "--", "./data")
    return list(map(_step, told.decode("utf-8", "replace").split(STEP)[1:]))


def _step(text: str) -> _Step:
    head, *lines = text.split("\n")
    commit, day, author, subject = head.split("\x1f", 3)
    matches = filter(None, map(RAW.match, lines))
    return _Step(commit, day, author, subject, tuple((m["jalur"], m["lama"], m["baru"]) for m in matches))


def _told(step: _Step, read: dict[tuple[str, str], Berkas | None], files: Sequence[Berkas]) -> Langkah:
    sides: tuple[list[Berkas], list[Berkas]] = ([], [])
    unread: set[str] = set()
    for path, *pair in step.files:
        for side, blob in zip(sides, pair, strict=True):
            if not _exists(blob):
                continue
            facts = read[path, blob]
            if facts is None:
                unread.add(PurePosixPath(path).stem)
            else:
                side.append(facts)
    return Langkah(
        commit=step.commit,
        tanggal=date.fromisoformat(step.day),
        penulis=step.author,
        pesan=step.subject,
        fakta=changed_facts(*sides, unread, files),
        tak_terbaca=tuple(sorted(unread)),
    )


def _exists(blob: str) -> bool:
    return not NOTHING.fullmatch(blob)
