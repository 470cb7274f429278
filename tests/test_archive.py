"""Published years: made from tags, never changed, rebuilt anywhere with the same bytes, judged when they are not."""

import json
import os
import platform
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from subprocess import DEVNULL
from zipfile import ZipFile

import pytest

from repositori import commit, git, rewrite
from sakip.archive.lock import locked
from sakip.archive.manifest import is_whole, write_manifest
from sakip.cli import main
from situs import Page, files, pages
from terbitan import command, copied, report, run

Said = tuple[int, str]
Sakip = Callable[..., Said]


@pytest.fixture(scope="module")
def siap(terbit_2024: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published year, and the next one ready to be published."""
    folder = copied(terbit_2024, tmp_path_factory.mktemp("siap") / "proyek")
    report(folder, 2025)
    return folder


@pytest.fixture
def proyek(siap: Path, tmp_path: Path) -> Path:
    """A copy of the project whose next year is ready."""
    return copied(siap, tmp_path / "proyek")


@pytest.fixture
def arsip(terbit: Path, tmp_path: Path) -> Path:
    """A copy of the project with three published years."""
    return copied(terbit, tmp_path / "arsip")


@pytest.fixture
def sakip(capsys: pytest.CaptureFixture[str]) -> Sakip:
    """Run a command on a project; its exit code and what it said."""

    def runs(folder: Path, *argv: str) -> Said:
        code = main([argv[0], "--folder", str(folder), *argv[1:]])
        told = capsys.readouterr()
        return code, told.out + told.err

    return runs


def public(folder: Path) -> dict[str, bytes]:
    """What is published, as its bytes."""
    return files(folder / "public")


def without_tag_objects(found: dict[str, bytes]) -> dict[str, bytes]:
    """The same but for what differs between two tags of one commit: the time at which they were made."""
    entries = json.loads(found["editions.json"])
    return {**found, "editions.json": json.dumps([{**item, "objek": ""} for item in entries]).encode()}


# What is published


def test_every_edition(terbit: Path) -> None:
    """Each tag has its folder with a manifest that fits, the menu lists the newest first, nothing else is there."""
    names = ["2025-r1", "2025", "2024", "2023"]
    menu = json.loads((terbit / "public" / "versions.json").read_text("utf-8"))
    entries = json.loads((terbit / "public" / "editions.json").read_text("utf-8"))

    assert names == [item["version"] for item in menu] == [item["folder"] for item in entries]
    assert menu[0] == {"version": "2025-r1", "title": "2025 (revisi 1)", "aliases": ["terbaru"]}
    assert all(is_whole(terbit / "public" / name) for name in names)
    assert sorted(path.name for path in (terbit / "public").iterdir()) == [
        "2023", "2024", "2025", "2025-r1", "404.html", "arsip", "arsip.css", "editions.json", "index.html",
        "robots.txt", "sitemap.xml", "terbaru", "versions.json",
    ]  # fmt: skip
    assert git(terbit, "status", "--porcelain") == ""


def test_register(terbit: Path) -> None:
    """An edition is remembered with its tag, commit and manifest; a revision with its reason and what it changed."""
    entry = json.loads((terbit / "public" / "editions.json").read_text("utf-8"))[0]
    manifest = (terbit / "public" / "2025-r1" / "MANIFEST.sha256").read_bytes()

    assert entry["objek"] == git(terbit, "rev-parse", "lkjip-2025-r1").strip()
    assert entry["komit"] == git(terbit, "rev-parse", "lkjip-2025-r1^{commit}").strip()
    assert entry["manifes"] == sha256(manifest).hexdigest()
    assert entry["alasan"] == "Salah salin dari register."
    assert [(item["jalur"][-1], item["semula"], item["menjadi"]) for item in entry["fakta"]][1] == (
        "triwulan 4", "1.250", "1.240",
    )  # fmt: skip
    assert [item["jalur"][1:] for item in entry["hasil"]] == [["2025", "realisasi"]]


def test_tag(terbit: Path) -> None:
    """The tag is annotated and says what it is, with which Python it was built, and why."""
    assert git(terbit, "cat-file", "-t", "lkjip-2025-r1") == "tag\n"
    assert git(terbit, "tag", "--list", "--format=%(contents)", "lkjip-2025-r1").strip() == (
        "Laporan Kinerja Instansi Pemerintah 2025 DINCON Kabupaten Rekaan\n\nTahun: 2025\n"
        f"Python: {platform.python_version()}\nRevisi: 1\nAlasan: Salah salin dari register."
    )


def test_edition_stands_by_itself(terbit: Path) -> None:
    """An edition loads nothing from elsewhere, has its own address, and reads the menu that stands beside it."""
    for page in pages(terbit / "public" / "2025"):
        assert [address for address in page.loads if "://" in address] == []
    page = Page(terbit / "public" / "2025" / "halaman" / "index.html")

    assert ("link", {"rel": "canonical", "href": "https://contoh.invalid/laporan/2025/halaman/"}) in page.elements
    assert '"version": {"default": "terbaru", "provider": "mike"}' in page.html
    assert '"provider": "mike"' not in (terbit / "mkdocs.yml").read_text("utf-8")


def test_offline_copy(terbit: Path) -> None:
    """Each edition holds its copy to be read offline, bagged on its commit's day, and vouches for it like the rest."""
    for entry in json.loads((terbit / "public" / "editions.json").read_text("utf-8")):
        folder, name = terbit / "public" / entry["folder"], f"{entry['tag']}-luring"
        with ZipFile(folder / f"{name}.zip") as archive:
            about = archive.read(f"{name}/bag-info.txt").decode("utf-8")

        assert f"Bagging-Date: {entry['tanggal']}\n" in about
        assert f"External-Identifier: {entry['tag']}\n" in about
        assert f"  {name}.zip\n" in (folder / "MANIFEST.sha256").read_text("utf-8")
        assert entry["luring"] == (folder / f"{name}.zip").stat().st_size


def test_archive_offers_the_copy_with_its_size(terbit: Path) -> None:
    """A reader learns how much there is to download."""
    page = Page(terbit / "public" / "arsip" / "index.html")
    sizes = [f"{(terbit / 'public' / link[3:]).stat().st_size / 1e6:.1f}" for link in page.links if ".zip" in link]

    assert len(sizes) == 4
    assert [text for text in page.texts("dd") if "ZIP" in text] == [
        f"Unduh seluruh laporan (ZIP, {size.replace('.', ',')} MB)" for size in sizes
    ]


def test_root_pages(terbit: Path) -> None:
    """Portal and archive need no script, name every edition, and lead to folders that are there."""
    portal, archive = (Page(terbit / "public" / name) for name in ("index.html", "arsip/index.html"))

    assert "2025-r1/" in portal.links
    assert {f"../{name}/" for name in ("2023", "2024", "2025", "2025-r1")} <= set(archive.links)
    assert all(word in archive.html for word in ("Salah salin dari register.", "1.250", "lkjip-2024"))
    for page, style in ((portal, "arsip.css"), (archive, "../arsip.css")):
        assert page.loads == ["data:,", style]
        assert "<script" not in page.html
    assert [path for path in (terbit / "public").rglob("*") if path.is_symlink()] == []


def test_years_side_by_side(terbit: Path) -> None:
    """The portal tells each indicator as each year's last edition has it, and says which has none."""
    names = ("2023", "2024", "2025", "2025-r1")
    told = {
        name: [item["realisasi"] for item in json.loads(text)["indikator"]]
        for name in names
        if (text := (terbit / "public" / name / "edisi.json").read_text("utf-8"))
    }
    cells = [item.text for item in Page(terbit / "public" / "index.html").closed if item.tag == "td"]
    figures = [item.text for item in Page(terbit / "public" / "index.html").closed if item.tag == "strong"]

    assert "4.840" in told["2025"] and "4.830" in told["2025-r1"]
    assert [value for row in zip(told["2023"], told["2024"], told["2025-r1"], strict=True) for value in row] == (
        figures[len(told["2025-r1"]) :]  # the first ones tell the newest report
    )
    assert cells[-6:-3] == ["tidak ada dalam laporan ini", "95,00%", "94,78%"]


def test_where_it_stands(terbit: Path) -> None:
    """Search engines and a wrong address are led to where the newest edition says that all of it stands."""
    texts = {name: (terbit / "public" / name).read_text("utf-8") for name in ("robots.txt", "sitemap.xml", "404.html")}

    assert texts["robots.txt"] == (
        "User-agent: *\nDisallow: /laporan/pr/\nSitemap: https://contoh.invalid/laporan/sitemap.xml\n"
    )
    assert re.findall("<loc>(.*)</loc>", texts["sitemap.xml"]) == [
        f"https://contoh.invalid/laporan/{name}/sitemap.xml" for name in ("2025-r1", "2024", "2023")
    ]
    assert 'href="/laporan/arsip/"' in texts["404.html"]


def test_a_year_in_brief_that_is_none(arsip: Path, sakip: Sakip) -> None:
    """Editions of programs that wrote no year in brief, or another, are listed without their figures."""
    entries = json.loads((arsip / "public" / "editions.json").read_text("utf-8"))
    (arsip / "public" / "editions.json").write_text(json.dumps([{**item, "ikhtisar": None} for item in entries]))

    assert sakip(arsip, "archive")[0] == 0
    portal = Page(arsip / "public" / "index.html")
    assert {"2025-r1/", "2024/", "2023/"} <= set(portal.links)
    assert [item for item in portal.closed if item.tag == "td"] == []


# Refusals


def refusal(sakip: Sakip, folder: Path, *argv: str) -> str:
    """Why it was refused; nothing has changed."""
    before = _state(folder)
    code, told = sakip(folder, "publish", *argv)
    assert code == 1
    assert _state(folder) == before
    return told


def _state(folder: Path) -> tuple[object, ...]:
    """The work tree, what is published, and the tags."""
    tree = {name: content for name, content in files(folder).items() if not name.startswith(".git/")}
    return tree, git(folder, "tag") if (folder / ".git").exists() else ""


def test_every_reason_at_once(proyek: Path, sakip: Sakip) -> None:
    """All that is wrong is told in one go."""
    rewrite(proyek, "data/laporan-2025.yaml", "ditetapkan: 2026-02-16\ndireviu: 2026-02-12\n", "")
    commit(proyek, "Belum final")
    (proyek / "overrides" / "catatan.txt").write_text("belum dicatat", "utf-8")
    (proyek / "catatan.txt").write_text("bukan bagian dari situs", "utf-8")
    (proyek / "content" / "index.md").write_text("# Beranda\n", "utf-8")
    git(proyek, "checkout", "--quiet", "--detach")
    told = refusal(sakip, proyek, "2026")

    assert "Laporan dalam data ini tentang tahun 2025, bukan 2026." in told
    assert "Laporan belum final. Isi ditetapkan dalam data/laporan-2025.yaml" in told
    assert "Pernyataan reviu belum ada. Isi direviu" in told
    assert "Pemeriksaan menemukan" in told
    assert "detached HEAD" in told
    assert "belum dicatat git: content/index.md, overrides/catatan.txt. Catat dengan git commit" in told


def test_published_already(arsip: Path, sakip: Sakip) -> None:
    """A year is published once; a revision needs a reason, a published year, and something that differs."""
    assert "sudah terbit (tag lkjip-2025-r1, komit" in refusal(sakip, arsip, "2025")
    assert "Tidak ada fakta yang berbeda dari terbitan terakhir" in refusal(sakip, arsip, "2025", "--revisi", "Lagi.")
    told = refusal(sakip, arsip, "2026", "--revisi", " ")
    assert "Laporan 2026 belum terbit, jadi belum dapat direvisi." in told
    assert "Alasan revisi kosong." in told


def test_changed_without_a_revision(proyek: Path, sakip: Sakip) -> None:
    """Facts of a published year that are told otherwise keep the next year from being published too."""
    rewrite(proyek, "data/realisasi-2023.yaml", "nilai: 91.85", "nilai: 91.80")
    rewrite(proyek, "data/realisasi-2024.yaml", "nilai: 91.85", "nilai: 91.80")
    commit(proyek, "Diubah")
    told = refusal(sakip, proyek, "2025")

    assert "K504" in told
    assert "Pemeriksaan menemukan galat." in told


def test_no_repository(proyek: Path, sakip: Sakip) -> None:
    """A folder without git is told what to do."""
    shutil.rmtree(proyek / ".git")

    assert "Folder ini bukan repositori git." in refusal(sakip, proyek, "2025")
    for name in ("archive", "verify"):
        assert "Folder ini bukan repositori git." in sakip(proyek, name)[1]


def test_shallow(proyek: Path, tmp_path: Path, sakip: Sakip) -> None:
    """A clone without its history neither publishes nor rebuilds."""
    git(tmp_path, "clone", "--quiet", "--depth=1", proyek.as_uri(), str(tmp_path / "dangkal"))

    for argv in (("publish", "2025"), ("archive",), ("verify",)):
        code, told = sakip(tmp_path / "dangkal", *argv)
        assert code in (1, 2)
        assert "shallow clone" in told


def test_tag_elsewhere(proyek: Path, tmp_path: Path, sakip: Sakip) -> None:
    """A tag that another repository has is not made a second time."""
    git(tmp_path, "clone", "--quiet", "--bare", str(proyek), "asal.git")
    git(tmp_path / "asal.git", "tag", "lkjip-2025")
    git(proyek, "remote", "add", "asal", str(tmp_path / "asal.git"))

    assert 'Tag lkjip-2025 sudah ada di repositori "asal" dan bukan tag yang ada di sini.' in refusal(
        sakip, proyek, "2025"
    )


def test_nobody(proyek: Path, sakip: Sakip, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name git makes no tag."""
    git(proyek, "config", "--unset", "user.email")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    assert "Git belum mengenal Anda." in refusal(sakip, proyek, "2025")


def test_no_year(proyek: Path, sakip: Sakip) -> None:
    """The year must be named; a year that was never published cannot be verified."""
    assert sakip(proyek, "publish") == (2, "Sebutkan tahun laporannya, misalnya sakip publish 2022.\n")
    assert sakip(proyek, "verify", "2019") == (2, "Laporan 2019 belum terbit. Yang sudah: 2024.\n")
    assert sakip(proyek, "archive", "--kirim", "origin")[0] == 2


# Interrupted, refused by the system, two at once


def test_silent_remote_and_unfinished_tag(proyek: Path, sakip: Sakip) -> None:
    """A remote that does not answer is told; a tag without its site is finished, and what was left behind is swept."""
    git(proyek, "remote", "add", "asal", str(proyek / "tidak-ada.git"))
    git(proyek, "tag", "--annotate", "--message", "Terputus", "lkjip-2025")
    (proyek / "public" / ".baru-lama" / "klon").mkdir(parents=True)
    code, told = sakip(proyek, "publish", "2025")

    assert code == 0
    assert 'Repositori "asal" tidak menjawab' in told
    assert "git push asal lkjip-2025\n" in told
    assert is_whole(proyek / "public" / "2025")
    assert list((proyek / "public").glob(".*")) == []


def test_build_fails(proyek: Path, sakip: Sakip) -> None:
    """A site that cannot be built takes its fresh tag away again; mended, the year is published."""
    (proyek / "content" / "index.md").write_text("# Beranda\n\n[Tidak ada](tidak-ada.md)\n", "utf-8")
    commit(proyek, "Tautan keliru")
    told = refusal(sakip, proyek, "2025")

    assert 'Tautan "tidak-ada.md" tidak menuju halaman atau berkas yang ada.' in told
    assert str(proyek) not in told


def test_killed(siap: Path, tmp_path: Path) -> None:
    """Killed at any moment, what is published is as it was or complete; done again, it finishes."""
    proyek = copied(siap, tmp_path / "proyek")
    before = public(proyek)
    after = without_tag_objects(public(_finished(copied(siap, tmp_path / "utuh"))))
    for moment in (0.4, 0.7, 0.9, 1.1, 1.3, 1.5, 1.7, 1.9):
        with subprocess.Popen(command(proyek, "publish", "2025"), stdout=DEVNULL, stderr=DEVNULL) as running:  # noqa: S603
            try:
                running.wait(moment)
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
        seen = {name: content for name, content in public(proyek).items() if not name.startswith(".")}
        assert seen == before or without_tag_objects(seen) == after
    run(proyek, "publish", "2025")

    assert without_tag_objects(public(proyek)) == after


def _finished(folder: Path) -> Path:
    assert run(folder, "publish", "2025").returncode == 0
    return folder


@pytest.mark.parametrize("moved", range(0, 9, 2))
def test_interrupted_while_putting(arsip: Path, tmp_path: Path, sakip: Sakip, moved: int) -> None:
    """Whatever was put in its place when the power failed, the next command puts the rest there."""
    whole = public(arsip)
    ready = Path(shutil.copytree(arsip / "public", tmp_path / "siap"))
    names = ["2025-r1", "editions.json", "404.html", "arsip/index.html", "index.html", "robots.txt", "versions.json"]
    for name in [path.name for path in ready.iterdir() if path.name not in (*names, "arsip")] + names[:moved]:
        path = ready / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name in names[moved:]:
        path = arsip / "public" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    ready.rename(arsip / "public" / ".siap")
    code, told = sakip(arsip, "archive")

    assert (code, told.count("dibangun")) == (0, 0)
    assert public(arsip) == whole


def test_full_disk(proyek: Path) -> None:
    """Where files cannot be written whole, everything stays as it was and no tag is left."""
    resource = pytest.importorskip("resource")  # not on Windows
    before, tags = public(proyek), git(proyek, "tag")
    little = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))  # noqa: E731
    done = subprocess.run(command(proyek, "publish", "2025"), preexec_fn=little, capture_output=True, text=True)  # noqa: S603, PLW1510

    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "Laporan tidak diterbitkan. Yang sudah terbit tidak diubah." in done.stderr
    assert (public(proyek), git(proyek, "tag")) == (before, tags)


def test_unwritable(proyek: Path, sakip: Sakip) -> None:
    """A target that is no folder is told, and no tag is left."""
    shutil.rmtree(proyek / "public")
    (proyek / "public").touch()
    git(proyek, "tag", "--delete", "lkjip-2024")

    assert "Folder public/ tidak dapat ditulis" in refusal(sakip, proyek, "2025")


def test_two_at_once(proyek: Path, sakip: Sakip) -> None:
    """While one publishes, another refuses and says who does."""
    with locked(proyek):
        code, told = sakip(proyek, "publish", "2025")
        archived, _ = sakip(proyek, "archive")
    assert (code, archived) == (1, 1)
    assert f"Penerbitan lain sedang berjalan di repositori ini (proses {os.getpid()}, sejak " in told

    both = [subprocess.Popen(command(proyek, "publish", "2025"), stdout=DEVNULL, stderr=DEVNULL) for _ in range(2)]  # noqa: S603
    assert sorted(running.wait() for running in both) == [0, 1]
    assert is_whole(proyek / "public" / "2025")


# Rebuilt


def test_rebuilt_elsewhere(terbit: Path, tmp_path: Path) -> None:
    """Another clone, directory, time zone, locale, hash seed and umask: the same bytes."""
    git(tmp_path, "clone", "--quiet", str(terbit), "klon lain")
    odd = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "SOURCE_DATE_EPOCH": "1"}
    done = subprocess.run(  # noqa: S603 - our own interpreter
        command(tmp_path / "klon lain", "archive"), env={**os.environ, **odd}, umask=0o077, check=False
    )

    assert done.returncode == 0
    assert public(tmp_path / "klon lain") == public(terbit)


def test_only_what_is_missing(arsip: Path, sakip: Sakip) -> None:
    """What is there and whole is skipped; what is damaged is rebuilt, byte for byte."""
    whole = public(arsip)
    (arsip / "public" / "2024" / "index.html").write_bytes(b"rusak")
    (arsip / "public" / "index.html").unlink()
    code, told = sakip(arsip, "archive")

    assert code == 0
    assert "2023: sudah ada dan utuh.\n2024: dibangun dari lkjip-2024 ...\n2025: sudah ada dan utuh." in told
    assert public(arsip) == whole


def test_register_lost(arsip: Path, sakip: Sakip) -> None:
    """A register that cannot be read stops everything; without one it is made anew from tags and editions."""
    whole = public(arsip)
    (arsip / "public" / "editions.json").write_text("[{", "utf-8")
    assert "Berkas public/editions.json rusak." in sakip(arsip, "archive")[1]

    (arsip / "public" / "editions.json").unlink()
    assert sakip(arsip, "archive")[0] == 0
    assert public(arsip) == whole


def test_branch(arsip: Path, sakip: Sakip) -> None:
    """``public/`` goes to the branch in one commit; previews and other files stay, the work tree is not touched."""
    blob = git(arsip, "hash-object", "-w", "run.py").strip()
    other = arsip / ".git" / "lain"
    git(arsip, "worktree", "add", "--quiet", "--no-checkout", "--detach", str(other))
    git(other, "switch", "--quiet", "--orphan", "lama")
    for name in ("pr/4/index.html", "CNAME", "2019/index.html"):
        git(other, "update-index", "--add", "--cacheinfo", f"100644,{blob},{name}")
    git(other, "commit", "--quiet", "--message", "Pratinjau")
    first = git(other, "rev-parse", "HEAD").strip()
    git(arsip, "worktree", "remove", "--force", str(other))
    git(arsip, "branch", "gh-pages", first)
    code, told = sakip(arsip, "archive", "--branch", "gh-pages")
    names = git(arsip, "ls-tree", "-r", "--name-only", "gh-pages").split()

    assert (code, "Cabang gh-pages diperbarui dengan satu komit." in told) == (0, True)
    assert git(arsip, "rev-list", "--count", "gh-pages").strip() == "2"
    assert set(names) == {*public(arsip), "pr/4/index.html", "CNAME", "2019/index.html"}
    assert git(arsip, "status", "--porcelain") == ""
    assert "Cabang gh-pages sudah sama." in sakip(arsip, "archive", "--branch", "gh-pages")[1]

    was = sha256((arsip / "public" / "2023" / "MANIFEST.sha256").read_bytes()).hexdigest()
    (arsip / "public" / "2023" / "index.html").write_bytes(b"lain")
    rewrite(arsip, "public/editions.json", was, write_manifest(arsip / "public" / "2023"))
    code, told = sakip(arsip, "archive", "--branch", "gh-pages")
    assert code == 1
    assert "Terbitan 2023 di cabang gh-pages lain dari public/2023" in told


@pytest.fixture
def tayang(arsip: Path, sakip: Sakip, tmp_path: Path) -> Path:
    """A clone without ``public/`` of a repository whose branch gh-pages has the archive."""
    assert sakip(arsip, "archive", "--branch", "gh-pages")[0] == 0
    git(tmp_path, "clone", "--quiet", str(arsip), "klon")
    return tmp_path / "klon"


def test_fresh_clone_takes_what_is_published(arsip: Path, tayang: Path, sakip: Sakip) -> None:
    """What the branch has whole is taken from there, with what it remembers; only the new year is built."""
    git(tayang, "tag", "--delete", "lkjip-2025-r1")
    rewrite_branch(arsip, "2024/index.html", b"rusak")
    code, told = sakip(tayang, "archive", "--branch", "gh-pages", "--kirim", "origin")

    assert code == 0
    assert (
        "2025-r1: diambil dari cabang gh-pages, utuh.\n2025: diambil dari cabang gh-pages, utuh.\n"
        "2023: diambil dari cabang gh-pages, utuh.\n2023: sudah ada dan utuh.\n2024: dibangun dari lkjip-2024 ...\n"
    ) in told
    assert public(tayang) == public(arsip)
    assert "rusak" not in git(arsip, "show", "gh-pages:2024/index.html")
    assert "Cabang gh-pages sudah sama." in sakip(tayang, "archive", "--branch", "gh-pages", "--kirim", "origin")[1]


def test_fresh_clone_knows_a_moved_tag(arsip: Path, tayang: Path, sakip: Sakip) -> None:
    """What a tag meant when it was published is remembered on the branch; nothing there is replaced."""
    before = git(arsip, "rev-parse", "gh-pages")
    git(tayang, "tag", "--force", "lkjip-2024", "HEAD")
    code, told = sakip(tayang, "archive", "--branch", "gh-pages", "--kirim", "origin")

    assert code == 1
    assert "Tag lkjip-2024 dipindahkan: semula menunjuk komit " in told
    assert git(arsip, "rev-parse", "gh-pages") == before


@pytest.mark.parametrize("text", [b"[{", b'[{"folder": "../lain"}]'])
def test_register_of_the_branch_is_broken(arsip: Path, tayang: Path, sakip: Sakip, text: bytes) -> None:
    """A register on the branch that is none stops everything, and leads nowhere."""
    rewrite_branch(arsip, "editions.json", text)
    code, told = sakip(tayang, "archive", "--branch", "gh-pages", "--kirim", "origin")

    assert code == 1
    assert "Berkas editions.json di cabang gh-pages rusak." in told
    assert public(tayang) == {}


def rewrite_branch(repository: Path, name: str, content: bytes) -> None:
    """Commit another content of a file on the branch gh-pages, without a work tree."""
    other = repository / ".git" / "ubah"
    git(repository, "worktree", "add", "--quiet", str(other), "gh-pages")
    (other / name).write_bytes(content)
    commit(other, "Diubah")
    git(repository, "worktree", "remove", "--force", str(other))


# Verified


def test_untouched(arsip: Path, sakip: Sakip) -> None:
    """What was published and can be rebuilt is said to be whole."""
    code, told = sakip(arsip, "verify", "2023")

    assert code == 0
    assert told.startswith("2023  utuh: ")
    assert "sama dengan hasil bangun ulang dari tag (lkjip-2023, komit " in told


def test_every_damage_is_named(arsip: Path, sakip: Sakip) -> None:
    """A flipped byte, a file too many, one too few with the manifest mended, a moved tag: each is named where it is."""
    root = arsip / "public"
    flipped = bytearray((root / "2023" / "index.html").read_bytes())
    flipped[100] ^= 1
    (root / "2023" / "index.html").write_bytes(flipped)
    (root / "2024" / "lain.txt").write_text("lain", "utf-8")
    (root / "2025" / "sitemap.xml").unlink()
    manifest = (root / "2025" / "MANIFEST.sha256").read_text("utf-8").splitlines(keepends=True)
    mended = "".join(line for line in manifest if not line.endswith("  sitemap.xml\n"))
    (root / "2025" / "MANIFEST.sha256").write_text(mended, "utf-8")
    git(arsip, "tag", "--force", "lkjip-2025-r1", "lkjip-2024^{commit}")
    code, told = sakip(arsip, "verify")

    assert code == 1
    assert "2023  BERUBAH:\n  - Berkas berubah: index.html.\n2024" in told
    assert "2024  BERUBAH:\n  - Berkas yang tidak pernah terbit: lain.txt.\n2025" in told
    assert "2025  BERUBAH:\n  - Berkas MANIFEST.sha256 bukan yang terbit" in told
    assert "  - Dihasilkan bangun ulang tetapi tidak terbit: sitemap.xml.\n2025-r1" in told
    assert "2025-r1  BERUBAH:\n  - Tag lkjip-2025-r1 dipindahkan: semula menunjuk komit " in told
    assert told.count("\n") == told.count("BERUBAH:") + 5


def test_another_python_is_named(proyek: Path, sakip: Sakip) -> None:
    """Where bytes differ, the Python that the tag names is told if it is another one, and only then."""
    message = git(proyek, "tag", "--list", "--format=%(contents)", "lkjip-2024")
    told = message.replace(platform.python_version(), "3.9.1")
    git(proyek, "tag", "--annotate", "--force", "--message", told, "lkjip-2024", "lkjip-2024^{commit}")
    (proyek / "public" / "editions.json").unlink()
    assert sakip(proyek, "archive")[0] == 0
    assert sakip(proyek, "verify")[0] == 0

    (proyek / "public" / "2024" / "index.html").write_bytes(b"lain")
    write_manifest(proyek / "public" / "2024")
    code, told = sakip(proyek, "verify")
    assert code == 1
    assert "  - Berbeda dari hasil bangun ulang: index.html.\n  - Terbitan itu dibangun dengan Python 3.9.1, " in told


def test_a_moved_tag_is_not_rebuilt(arsip: Path, sakip: Sakip) -> None:
    """A tag that means something else now changes nothing that was published."""
    whole = public(arsip)
    git(arsip, "tag", "--force", "lkjip-2024", "HEAD")
    code, told = sakip(arsip, "archive")

    assert code == 1
    assert "Tag lkjip-2024 dipindahkan: semula menunjuk komit " in told
    assert public(arsip) == whole


def test_a_tag_that_is_gone(arsip: Path, tmp_path: Path, sakip: Sakip) -> None:
    """A deleted tag, a missing folder, and a tag that means something else in another repository are named."""
    git(tmp_path, "clone", "--quiet", "--bare", str(arsip), "asal.git")
    git(tmp_path / "asal.git", "tag", "--force", "lkjip-2023", "lkjip-2024^{commit}")
    git(arsip, "remote", "add", "asal", str(tmp_path / "asal.git"))
    git(arsip, "tag", "--delete", "lkjip-2025", "lkjip-2025-r1")
    shutil.rmtree(arsip / "public" / "2023")
    code, told = sakip(arsip, "verify", "2025")
    assert code == 1
    assert told.count("Tag-nya tidak ada di repositori ini. Semula menunjuk komit ") == 2

    code, told = sakip(arsip, "verify", "2023")
    assert code == 1
    assert "Foldernya tidak ada di public/." in told
    assert 'Tag lkjip-2023 di repositori "asal" lain dari yang terbit' in told


@pytest.fixture
def key(tmp_path: Path) -> Iterator[Path]:
    """A key that git can sign with."""
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen tidak ada")
    path = tmp_path / "kunci"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)  # noqa: S603, S607
    yield path


def test_signed(proyek: Path, key: Path, sakip: Sakip) -> None:
    """Where git is set up to sign, the tag is signed; a signature that cannot be proved is told."""
    allowed = key.with_name("dikenal")
    allowed.write_text(f"perencana@contoh.example {key.with_suffix('.pub').read_text('utf-8')}", "utf-8")
    for name, value in (("gpg.format", "ssh"), ("user.signingKey", key), ("gpg.ssh.allowedSignersFile", allowed)):
        git(proyek, "config", name, str(value))
    assert sakip(proyek, "publish", "2025")[0] == 0
    assert "BEGIN SSH SIGNATURE" in git(proyek, "cat-file", "tag", "lkjip-2025")
    assert sakip(proyek, "verify", "2025")[0] == 0

    allowed.write_text("", "utf-8")
    code, told = sakip(proyek, "verify", "2025")
    assert code == 1
    assert "Tanda tangan pada tag lkjip-2025 tidak dapat dibuktikan. Jalankan git tag -v lkjip-2025." in told


def test_cannot_sign(proyek: Path, sakip: Sakip) -> None:
    """Where git is to sign and cannot, there is no tag."""
    git(proyek, "config", "gpg.format", "ssh")
    git(proyek, "config", "user.signingKey", "/tidak/ada")

    assert "Git tidak dapat menandatangani tag lkjip-2025." in refusal(sakip, proyek, "2025")
