"""A pull request as git has it: a host's bare repository, a clone of its main, and a stranger's commits."""

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from situs import copy_project

PERSON = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.invalid", "-c", "commit.gpgsign=false")
PAGES = {
    "index.md": '# Beranda\n\n{{ kalimat("ringkasan") }}\n',
    "halaman.md": '# Halaman\n\n{{ tabel("pengukuran") }}\n',
}
#: Where the repository is, and its navigation.
NAV = "repo_url: https://contoh.invalid/dinas/sakip\nnav:\n  - Beranda: index.md\n  - Halaman: halaman.md\n"
#: A change that follows through to the pages: a target of the Perjanjian Kinerja that is in force.
LATER_TARGET = {
    "data/pk-2022.yaml": (
        "target: 0.61\n        letak_dokumen: Tabel 3.2 dan",
        "target: 0.62\n        letak_dokumen: Tabel 3.2 dan",
    )
}
#: The pages of the year before, and a preview of another pull request.
PUBLISHED = {
    "index.html": b"situs resmi\r\n",
    "versions.json": b'[{"version": "2022", "title": "2022", "aliases": []}]',
    "2022/index.html": bytes(range(256)),
    "pr/4/index.html": b"usulan 4",
    "pr/50/index.html": b"usulan 50",
}


def git(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    """What git says."""
    done = subprocess.run(["git", *PERSON, *arguments], cwd=folder, input=given, capture_output=True, check=True)  # noqa: S603, S607
    return done.stdout.decode("utf-8", "replace").strip()


def make_host(folder: Path) -> tuple[Path, Path]:
    """A bare repository whose main is a small project, and a clone of it."""
    host, clone = folder / "asal.git", folder / "klon"
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(host))
    git(folder, "clone", "--quiet", str(host), str(clone))
    copy_project(clone)
    for path in sorted((clone / "content").rglob("*")):
        if path.is_file():
            path.unlink()
    for name, text in PAGES.items():
        (clone / "content" / name).write_text(text, "utf-8")
    settings = (clone / "mkdocs.yml").read_text("utf-8")
    (clone / "mkdocs.yml").write_text(settings[: settings.index("\nnav:") + 1] + NAV, "utf-8")
    commit(clone, {}, "Awal")
    git(clone, "push", "--quiet", "origin", "HEAD:refs/heads/main")
    return host, clone


def publish(host: Path, files: Mapping[str, bytes] = PUBLISHED) -> str:
    """What the host shows so far, on the branch gh-pages; returns its commit."""
    work = host.parent / "situs-lama"
    git(host.parent, "clone", "--quiet", str(host), str(work))
    git(work, "switch", "--quiet", "--orphan", "gh-pages")
    for name, content in files.items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_bytes(content)
    (work / "alat.sh").write_bytes(b"#!/bin/sh\n")
    (work / "alat.sh").chmod(0o755)
    (work / "terbaru").symlink_to("2022")
    made = commit(work, {}, "Situs")
    git(work, "push", "--quiet", "origin", "gh-pages")
    return made


def propose(host: Path, number: int, files: Mapping[str, str | None], *, edits: Mapping[str, tuple[str, str]]) -> str:
    """A stranger's pull request against main, made in a fork; returns its commit. None removes a file."""
    fork = host.parent / f"fork-{number}"
    git(host.parent, "clone", "--quiet", str(host), str(fork))
    for name, (old, new) in edits.items():
        text = (fork / name).read_text("utf-8")
        assert old in text
        files = {**files, name: text.replace(old, new, 1)}
    made = commit(fork, files, f"Usulan {number}")
    git(fork, "push", "--quiet", "--force", "origin", f"HEAD:refs/pull/{number}/head")
    return made


def commit(folder: Path, files: Mapping[str, str | None], message: str) -> str:
    """Everything in the folder as a commit; returns its name."""
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def make_tree(repository: Path, entries: Iterable[tuple[str, str, str]]) -> str:
    """A tree of these modes, names and objects, even one that git itself would not make; returns its name."""
    content = b"".join(f"{mode} {name}".encode() + b"\0" + bytes.fromhex(item) for mode, name, item in entries)
    return git(repository, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=content)


def listed(repository: Path, name: str = "gh-pages") -> dict[str, str]:
    """Mode and blob of each file of a branch."""
    lines = git(repository, "ls-tree", "-r", "-z", name).split("\0")[:-1]
    return {line.split("\t")[1]: line.split("\t")[0] for line in lines}
