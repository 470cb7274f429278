"""The site of an edition, from its tag alone: a clean copy, that tag's program, and nothing of this machine.

Two builds of a tag give the same bytes wherever and whenever they are made: the day is the commit's, the environment is
set here, and the copy holds the tag itself and the publications that it follows, so that no later one has a say.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from errno import ENOSPC
from pathlib import Path

from sakip.archive import ArchiveError
from sakip.archive.edition import Edisi
from sakip.archive.register import CHANGES
from sakip.repository import GitError, git

#: A build takes seconds; the first with other dependencies than this program's sets them up, which takes minutes.
SECONDS = 3600
#: A disk with less than this left is full, and one that a program could not write to has been.
LITTLE = 1 << 20
FULL = re.compile(rf"\[Errno {ENOSPC}\]|No space left on device")
#: What a build needs to know of the machine: where programs, temporary files and the package index are.
KEPT = (
    "PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "COMSPEC", "PATHEXT", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP",
    "TMP", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", "SSL_CERT_FILE",
    "SSL_CERT_DIR", "PIP_INDEX_URL", "PIP_CERT", "PIP_NO_INDEX", "PIP_FIND_LINKS", "LD_LIBRARY_PATH",
)  # fmt: skip
PROGRAM = Path("macros", "sakip", "__init__.py")
LOCK, SETTINGS = "requirements.lock", "pyproject.toml"


def build(root: Path, edisi: Edisi, scratch: Path, others: Sequence[Edisi]) -> Path:
    """Build the site in the scratch folder, which is the caller's; returns the site's folder.

    ``others`` are the editions that it may follow.

    Raises ArchiveError with what the build says, GitError for a commit that cannot be read, OSError for a full disk.
    """
    clone = scratch.resolve() / "klon"
    environment = _environment(git(root, "log", "-1", "--format=%ct", edisi.komit).decode().strip())
    followed = [one for one in others if one.komit != edisi.komit and _follows(root, edisi, one)]
    _copy(root, clone, [*followed, edisi], environment)
    project = clone / git(root, "rev-parse", "--show-prefix").decode().strip()
    _run(project, ["build", "--edisi", edisi.folder], clone, environment)
    before = [one for one in followed if one.tahun == edisi.tahun]
    if edisi.revisi and before:
        command = ["diff", before[-1].tag, edisi.tag, "--format", "json", "--hasil", str(project / "site" / CHANGES)]
        _run(project, command, clone, environment)
    return project / "site"


def needs_setup(root: Path, edisi: Edisi) -> bool:
    """Whether the tag pins other dependencies than this program's, so that they must be set up first."""
    names = git(root, "ls-tree", "--name-only", edisi.komit).decode().split()
    if LOCK not in names or SETTINGS not in names:
        return False
    pinned = [git(root, "show", f"{edisi.komit}:./{name}") for name in (LOCK, SETTINGS)]
    return not _same_dependencies(*pinned)


def _follows(root: Path, edisi: Edisi, other: Edisi) -> bool:
    """Whether an edition's commit comes after another's."""
    try:
        git(root, "merge-base", "--is-ancestor", other.komit, edisi.komit)
    except GitError:
        return False
    return True


def _copy(root: Path, clone: Path, tags: Sequence[Edisi], environment: Mapping[str, str]) -> None:
    """The last tag's commit in a repository of its own that borrows this one's objects and knows no other tags."""
    git(root, "init", "--quiet", "--template=", str(clone))
    objects = root / os.fsdecode(git(root, "rev-parse", "--git-path", "objects")).strip()
    info = clone / ".git" / "objects" / "info"
    info.mkdir(parents=True, exist_ok=True)
    (info / "alternates").write_text(f"{objects.resolve().as_posix()}\n", "utf-8", newline="\n")
    refs = "".join(f"create refs/tags/{one.tag} {one.objek}\n" for one in tags)
    _call(["git", "update-ref", "--stdin"], clone, environment, given=refs)
    _call(["git", "checkout", "--quiet", "--detach", tags[-1].komit], clone, environment)


def _run(project: Path, command: list[str], clone: Path, environment: Mapping[str, str]) -> None:
    """Run a command of the tag's own program; with the modules at hand where the tag pins the same ones."""
    home = next((folder for folder in (project, *project.parents) if (folder / PROGRAM).is_file()), None)
    if home is None or not home.is_relative_to(clone):  # a project that only uses the program
        home = Path(__file__).resolve().parents[3]
    command = [*command[:1], "--folder", str(project), *command[1:]]
    pins = [home / name for name in (LOCK, SETTINGS)]
    if all(path.is_file() for path in pins) and not _same_dependencies(*(path.read_bytes() for path in pins)):
        _call([sys.executable, str(home / "run.py"), *command], project, environment)
    else:
        modules = {"PYTHONPATH": str(home / "macros"), "PYTHONDONTWRITEBYTECODE": "1"}
        _call([sys.executable, "-m", "sakip", *command], project, {**environment, **modules})


def _same_dependencies(lock: bytes, settings: bytes) -> bool:
    """Whether what is pinned is what this program runs with."""
    here = Path(__file__).resolve().parents[3]
    try:
        return lock == (here / LOCK).read_bytes() and _named(settings) == _named((here / SETTINGS).read_bytes())
    except (OSError, ValueError, KeyError):
        return False


def _named(settings: bytes) -> object:
    return tomllib.loads(settings.decode("utf-8"))["project"]["dependencies"]


def _environment(time: str) -> dict[str, str]:
    """The same on every machine, but for where things are."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {
        "SOURCE_DATE_EPOCH": time,
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


def _call(command: list[str], folder: Path, environment: Mapping[str, str], *, given: str = "") -> None:
    """Run it there; what it says is why it failed."""
    umask = {} if os.name == "nt" else {"umask": 0o022}
    done = subprocess.run(  # noqa: S603 - no shell; git, or the program of the tag
        command, cwd=folder, env=environment, input=given, capture_output=True, text=True, encoding="utf-8",
        errors="replace", timeout=SECONDS, check=False, **umask,  # type: ignore[call-overload]
    )  # fmt: skip
    if done.returncode == 0:
        return
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    if FULL.search("".join(said)) or shutil.disk_usage(folder).free < LITTLE:
        raise OSError(ENOSPC, "full")
    raise ArchiveError(["Situs tidak dapat dibangun dari tag itu:", *said[-20:]])
