"""Tags: which ones others have, how one is made, and whether a signature holds."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from sakip.archive import ArchiveError
from sakip.repository import GitError, NoGitError, git

#: A remote that has not answered by then is passed over, and that is said.
SECONDS = 20


def remote_tags(root: Path) -> Mapping[str, Mapping[str, str] | None]:
    """What each remote's tags mean, by their names; None for a remote that does not answer."""
    return {name: _asked(root, name) for name in git(root, "remote").decode().split()}


def make_tag(root: Path, name: str, message: str) -> None:
    """Put an annotated tag at the commit at hand, signed where git is set up to sign. Raises ArchiveError."""
    signed = _setting(root, "user.signingKey") or _setting(root, "tag.gpgSign") == "true"
    done = _git(root, "tag", "--sign" if signed else "--annotate", "--file=-", "--end-of-options", name, given=message)
    refused = done.returncode != 0
    if signed and not refused and not git(root, "tag", "--list", "--format=%(contents:signature)", name).strip():
        remove_tag(root, name)  # git may leave a tag unsigned that it failed to sign
        refused = True
    if refused:
        why = "menandatangani" if signed else "membuat"
        raise ArchiveError([f"Git tidak dapat {why} tag {name}. Git berkata: {' '.join(done.stderr.split())}"])


def remove_tag(root: Path, name: str) -> None:
    """Take a tag away that nobody else has."""
    git(root, "update-ref", "-d", f"refs/tags/{name}")


def signature_holds(root: Path, tag: str) -> bool:
    """Whether git finds the tag's signature good."""
    return _git(root, "verify-tag", tag).returncode == 0


def has_identity(root: Path) -> bool:
    """Whether git knows who makes a tag."""
    return _git(root, "-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT").returncode == 0


def _asked(root: Path, remote: str) -> Mapping[str, str] | None:
    try:
        done = _git(root, "ls-remote", "--tags", "--end-of-options", remote, "refs/tags/lkjip-*", seconds=SECONDS)
    except GitError:
        return None
    pairs = (line.split("\t", 1) for line in done.stdout.splitlines() if "\t" in line)
    found = {name.removeprefix("refs/tags/"): objek for objek, name in pairs if not name.endswith("^{}")}
    return found if done.returncode == 0 else None


def _setting(root: Path, name: str) -> str:
    return _git(root, "config", "--get", name).stdout.strip()


def _git(root: Path, *arguments: str, given: str = "", seconds: int = 120) -> "subprocess.CompletedProcess[str]":
    """What git says, whatever it is; it asks nobody for a password."""
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -oBatchMode=yes")}
    try:
        return subprocess.run(  # noqa: S603 - no shell; what comes from outside is never an option
            ["git", "--no-pager", *arguments],  # noqa: S607 - whichever git the user has
            cwd=root, env={**os.environ, **quiet}, input=given, capture_output=True, text=True, encoding="utf-8",
            errors="replace", timeout=seconds, check=False,
        )  # fmt: skip
    except OSError:
        raise NoGitError("Program git tidak ditemukan. Pasang git lebih dahulu.") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"Git tidak menjawab dalam {seconds} detik. Coba lagi.") from None
