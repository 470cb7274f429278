"""The preview of a pull request: built by our program from its data and pages, put beside what the host shows."""

import os
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sakip.cli import main
from sakip.host.branch import BranchError, put
from sakip.host.nav import read_nav
from situs import Page, pages
from usulan import LATER_TARGET, PUBLISHED, commit, git, listed, make_host, make_tree, propose, publish

Hosted = tuple[Path, Path]
POSIX = pytest.mark.skipif(os.name == "nt", reason="izin dan pintasan POSIX")
#: Would be run by a build that trusts the pull request.
EVIL = "from pathlib import Path\nPath(r'{marker}').touch()\ndef on_startup(**_): Path(r'{marker}').touch()\n"


@pytest.fixture
def hosted(tmp_path: Path) -> Hosted:
    """A host's repository and a clone of its main."""
    return make_host(tmp_path)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site."""
    folder = tmp_path / "situs"
    (folder / "sub").mkdir(parents=True)
    (folder / "index.html").write_bytes(b"baru\r\n")
    (folder / "sub" / 'nama "aneh" \\ é.png').write_bytes(bytes(range(256)))
    return folder


@pytest.fixture
def shown(hosted: Hosted, tmp_path: Path) -> Callable[..., dict[str, Page]]:
    """Take a pull request in and build its preview; returns its pages by path."""
    host, clone = hosted

    def build(number: int) -> dict[str, Page]:
        fetch(clone, number)
        assert main(["preview", "usulan", "--nomor", str(number), "--kirim", "origin", "--folder", str(clone)]) == 0
        folder = tmp_path / f"tampil-{number}"
        git(host, "worktree", "add", "--quiet", "--detach", str(folder), "gh-pages")
        found = folder / "pr" / str(number)
        return {page.path.relative_to(found).as_posix(): page for page in pages(found)}

    return build


def fetch(clone: Path, number: int) -> None:
    """Take a pull request in as the workflow does."""
    git(clone, "fetch", "--quiet", "--no-tags", "origin", f"+refs/pull/{number}/head:refs/heads/usulan")


def state(clone: Path) -> tuple[str, ...]:
    """What a clone's work tree, index and branches are."""
    told = (("status", "--porcelain", "--ignored"), ("rev-parse", "HEAD"), ("worktree", "list"), ("for-each-ref",))
    return tuple(git(clone, *words) for words in told)


# What is built


def test_preview_of_a_stranger(hosted: Hosted, shown: Callable[..., dict[str, Page]], tmp_path: Path) -> None:
    """Data, pages and navigation are the pull request's; all else is ours, and nothing of theirs is run."""
    host, _ = hosted
    marker = tmp_path / "dijalankan"
    evil = EVIL.format(marker=marker)
    files: dict[str, str | None] = {
        "content/baru.md": '# Halaman baru\n\nIsi baru.\n\n{{ tabel("pengukuran") }}\n',
        "content/halaman.md": None,
        "jahat.py": evil,
        "macros/sakip/macros.py": evil,
        "sitecustomize.py": evil,
        "overrides/main.html": "<script>alert(1)</script>",
        "overrides/assets/tabel.js": "alert(1)",
    }
    edits = {
        "mkdocs.yml": ("\nnav:\n", "\nhooks: [jahat.py]\nextra_javascript: [https://jahat.example/a.js]\nnav:\n"),
        **LATER_TARGET,
    }
    propose(host, 5, files, edits=edits)
    fork = tmp_path / "fork-5"
    settings = (fork / "mkdocs.yml").read_text("utf-8").replace("Halaman: halaman.md", "Baru: baru.md")
    commit(fork, {"mkdocs.yml": settings}, "Navigasi")
    git(fork, "push", "--quiet", "origin", "HEAD:refs/pull/5/head")

    found = shown(5)
    assert {"index.html", "baru/index.html"} <= set(found)
    assert "halaman/index.html" not in found
    assert "Isi baru." in found["baru/index.html"].text
    assert "0,62" in found["baru/index.html"].text
    assert [page.path for page in found.values() if "jahat" in page.html or "alert(1)" in page.html] == []
    assert "alert" not in (found["index.html"].path.parent / "assets" / "tabel.js").read_text("utf-8")
    assert not marker.exists()


def test_previews_are_not_found(hosted: Hosted, shown: Callable[..., dict[str, Page]]) -> None:
    """Every page of a preview asks search engines to leave it out, and shows where its figures stand in the commit."""
    host, _ = hosted
    made = propose(host, 5, {}, edits=LATER_TARGET)
    found = shown(5)

    robots = {
        name: [at["content"] for tag, at in page.elements if tag == "meta" and at.get("name") == "robots"]
        for name, page in found.items()
    }
    assert found
    assert [name for name, told in robots.items() if not any("noindex" in text for text in told)] == []
    assert any(made in page.html for page in found.values())


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"content/jahat.html": "<script>alert(1)</script>"}, "H111"),
        ({"content/assets/tabel.js": "alert(1)"}, "H111"),
        ({"content/halaman.md": "# Halaman\n\n<script>alert(1)</script>\n"}, "H108"),
        ({"data/pk-2022.yaml": "tahun: [::error::x]\n"}, "data/pk-2022.yaml"),
        ({"content/tanpa-nav.md": "# Tanpa navigasi\n"}, "H110"),
    ],
)
def test_what_is_not_shown(
    files: dict[str, str | None], told: str, hosted: Hosted, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the site cannot be built nothing is published, and the reason is told."""
    host, clone = hosted
    propose(host, 5, files, edits={})
    fetch(clone, 5)
    before = state(clone)

    assert main(["preview", "usulan", "--nomor", "5", "--kirim", "origin", "--folder", str(clone)]) == 1
    output = capsys.readouterr()
    assert told in output.out
    assert output.err.endswith("Pratinjau tidak dibangun. Yang lama, bila ada, tidak diubah.\n")
    assert [line for line in output.out.splitlines() if line.startswith("::")] == []
    assert git(host, "for-each-ref", "refs/heads/gh-pages") == ""
    assert state(clone) == before


@pytest.mark.parametrize("name", ["..", ".git", ".GIT"])
def test_path_that_leads_out(name: str, hosted: Hosted, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A tree that git itself would not make is refused before anything is written."""
    _, clone = hosted
    blob = git(clone, "hash-object", "-w", "--stdin", given=b"jahat")
    inner = make_tree(clone, [("100644", "lari.md", blob)])
    root = make_tree(clone, [("40000", "content", make_tree(clone, [("40000", name, inner)]))])
    made = git(clone, "commit-tree", "-m", "Jahat", root)
    before = sorted(tmp_path.rglob("lari.md"))

    assert main(["preview", made, "--nomor", "5", "--folder", str(clone)]) == 2
    assert "nama berkas yang tidak aman" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("lari.md")) == before == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nav:\n  - index.md\n", ["index.md"]),
        ("site_name: x\nnav:\n- A: a.md\n# catatan\n- B:\n    - b/b-1.md\n    - C: b/c.md\nextra: 1\n",
         [{"A": "a.md"}, {"B": ["b/b-1.md", {"C": "b/c.md"}]}]),
        ("", None),
        ("nav: []\n", None),
        ("nav:\n", None),
        ("nav:\n  - A: https://jahat.example/\n", None),
        ("nav:\n  - A: javascript:alert(1)\n", None),
        ("nav:\n  - A: ../rahasia.md\n", None),
        ("nav:\n  - A: /etc/rahasia.md\n", None),
        ("nav:\n  - A: a/../../b.md\n", None),
        ("nav:\n  - <img src=x onerror=alert(1)>: a.md\n", None),
        ("nav:\n  - \"&lt;b\": a.md\n", None),
        ("nav:\n  - A: <b>.md\n", None),
        ("nav:\n  - A: '{{ x }}.md'\n", None),
        ("nav:\n  - \"\\u202eA\": a.md\n", None),
        ("nav:\n  - A: a.md\n    B: b.md\n", None),
        ("nav:\n  - A: []\n", None),
        ("nav: &a [*a]\n", None),
        ("nav: !!python/name:os.system\n", None),
        ("nav:\n  - A: !ENV HOME\n", None),
        ("x: 1\n  nav:\n  - A: a.md\n", None),
    ],
)  # fmt: skip
def test_navigation(text: str, expected: list[object] | None) -> None:
    """Titles and pages are taken; with anything else among them none is."""
    assert read_nav(text) == expected


# Where it is put


@POSIX
@pytest.mark.parametrize("remote", [None, "origin"])
def test_rest_of_the_branch_stays(remote: str | None, hosted: Hosted, site: Path) -> None:
    """One commit changes the folder of the pull request and nothing else, not even the clone or its index."""
    host, clone = hosted
    tip = publish(host, {**PUBLISHED, "pr/5/lama/index.html": b"lama"})
    git(clone, "fetch", "--quiet", "origin", "gh-pages:refs/heads/gh-pages")
    (clone / "belum.txt").write_text("belum disimpan", "utf-8")
    before, old, index = state(clone)[:3], listed(clone), (clone / ".git" / "index").read_bytes()

    assert put(clone, "gh-pages", 5, site, remote=remote)
    where = host if remote else clone
    new = listed(where)
    assert {name: told for name, told in new.items() if not name.startswith("pr/5/")} == {
        name: told for name, told in old.items() if not name.startswith("pr/5/")
    }
    assert {name for name in new if name.startswith("pr/5/")} == {"pr/5/index.html", 'pr/5/sub/nama "aneh" \\ é.png'}
    assert git(where, "rev-parse", "gh-pages^") == tip
    assert state(clone)[:3] == before
    assert (clone / ".git" / "index").read_bytes() == index
    assert subprocess.run(
        ["git", "show", 'gh-pages:pr/5/sub/nama "aneh" \\ é.png'],  # noqa: S607
        cwd=where,
        capture_output=True,
        check=True,
    ).stdout == bytes(range(256))
    assert git(where, "fsck", "--strict", "--no-dangling") == ""


@pytest.mark.parametrize("remote", [None, "origin"])
def test_preview_comes_and_goes(remote: str | None, hosted: Hosted, site: Path) -> None:
    """The branch is made when first needed; the same preview again and a removal of nothing make no commit."""
    host, clone = hosted
    where = host if remote else clone

    assert not put(clone, "gh-pages", 5, None, remote=remote)
    assert git(where, "for-each-ref", "refs/heads/gh-pages") == ""
    assert put(clone, "gh-pages", 5, site, remote=remote)
    assert not put(clone, "gh-pages", 5, site, remote=remote)
    assert put(clone, "gh-pages", 50, site, remote=remote)
    assert put(clone, "gh-pages", 5, None, remote=remote)
    assert not put(clone, "gh-pages", 5, None, remote=remote)
    assert {name.split("/")[1] for name in listed(where) if "/" in name} == {"50"}
    assert ".nojekyll" in listed(where)
    assert git(where, "rev-list", "--count", "gh-pages") == "3"
    assert git(clone, "for-each-ref", "refs/sakip") == ""


@pytest.mark.parametrize("remote", [None, "origin"])
def test_at_once(remote: str | None, hosted: Hosted, site: Path, tmp_path: Path) -> None:
    """Whoever is overtaken begins again: of pull requests published at once none gets lost."""
    host, clone = hosted
    publish(host)
    git(clone, "fetch", "--quiet", "origin", "gh-pages:refs/heads/gh-pages")
    clones = [clone] * 4
    if remote:
        clones = [tmp_path / f"klon-{at}" for at in range(4)]
        for folder in clones:
            git(tmp_path, "clone", "--quiet", str(host), str(folder))

    with ThreadPoolExecutor() as pool:
        jobs = [pool.submit(put, at, "gh-pages", n, site, remote=remote) for n, at in enumerate(clones, start=10)]
    assert [job.result() for job in jobs] == [True] * 4
    found = listed(host if remote else clone)
    assert {name.split("/")[1] for name in found if name.startswith("pr/")} == {"4", "50", "10", "11", "12", "13"}
    assert set(PUBLISHED) <= set(found)


@POSIX
def test_host_that_takes_nothing(hosted: Hosted, site: Path) -> None:
    """A branch that may not be written is no race: it is said at once."""
    host, clone = hosted
    hook = host / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    hook.chmod(0o755)

    with pytest.raises(BranchError, match="Periksa izin menulis"):
        put(clone, "gh-pages", 5, site, remote="origin")


@pytest.mark.parametrize(
    ("branch", "remote", "told"),
    [
        ("main", None, "berisi pekerjaan"),
        ("main", "origin", "berisi pekerjaan"),
        ("kerja", None, "berisi pekerjaan"),
        ("a..b", None, "bukan nama cabang"),
        ("gh-pages", "tidak-ada", "tidak dapat dibaca"),
        ("gh-pages", "--upload-pack=touch jahat", "tidak dapat dibaca"),
    ],
)
def test_branches_that_are_refused(branch: str, remote: str | None, told: str, hosted: Hosted, site: Path) -> None:
    """Neither somebody's work nor what is no branch is written to."""
    _, clone = hosted
    git(clone, "switch", "--quiet", "-c", "kerja")
    before = state(clone)

    with pytest.raises(BranchError, match=told):
        put(clone, branch, 5, site, remote=remote)
    assert state(clone) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--hapus"], "mulai 1"),
        (["--nomor", "5"], "Sebutkan acuan"),
        (["main", "--nomor", "5", "--hapus"], "Sebutkan acuan"),
        (["tidak-ada", "--nomor", "5"], "tidak ada di repositori ini"),
    ],
)
def test_wrong_usage(words: list[str], told: str, hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be meant is told; exit 2."""
    _, clone = hosted

    assert main(["preview", *words, "--folder", str(clone)]) == 2
    assert told in capsys.readouterr().err
