"""What was published is read from the repository's tags, and held against what the data say now."""

import shutil
from pathlib import Path

import pytest

from repositori import example_repository, git
from sakip.book import open_book
from sakip.problem import DataError, Severity
from sakip.published import published


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The made-up agency as a repository of its own whose report of 2025 is published."""
    folder = example_repository(tmp_path / "proyek")
    git(folder, "tag", "--annotate", "--message", "LKjIP 2025", "lkjip-2025")
    return folder


def told(folder: Path) -> list[str]:
    """The warnings about the project."""
    remarks = open_book(folder, folder / "content").remarks
    return [str(problem) for problem in remarks if problem.severity is not Severity.TEMUAN]


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that is there, once."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_unchanged(project: Path) -> None:
    """A published year that is still told the same way is no problem."""
    assert sorted(published(project) or ()) == [2025]
    assert told(project) == []


def refused(folder: Path) -> list[str]:
    """The errors that keep the project from being built."""
    with pytest.raises(DataError) as found:
        open_book(folder, folder / "content")
    return [str(problem) for problem in found.value.problems if problem.severity is Severity.GALAT]


def test_told_otherwise(project: Path) -> None:
    """A fact of the published year that is told otherwise is an error on its line, committed or not, on any branch."""
    git(project, "switch", "--quiet", "--create", "usulan")
    edit(project / "data" / "realisasi-2025.yaml", "4: 1250", "4: 1240")
    (error,) = refused(project)

    assert "data/realisasi-2025.yaml:" in error
    assert "K504  Fakta tahun 2025 yang sudah terbit berubah: Realisasi 2025" in error
    assert "(semula 1.250, kini 1.240)" in error

    git(project, "commit", "--quiet", "--all", "--message", "Diubah")
    assert refused(project) == [error]


def test_declared_revision(project: Path) -> None:
    """A revision that is declared beside the report allows the change."""
    edit(project / "data" / "realisasi-2025.yaml", "4: 1250", "4: 1240")
    report = project / "data" / "laporan-2025.yaml"
    report.write_text(
        f"{report.read_text('utf-8')}revisi:\n  - tanggal: 2026-05-01\n    alasan: Salah salin dari register.\n",
        "utf-8",
    )

    assert [line for line in told(project) if "K50" in line] == []


def test_an_old_edition_knows_no_later_one(project: Path) -> None:
    """On a published commit only the publications that it follows count, so that it builds the same bytes for ever."""
    edit(project / "data" / "realisasi-2025.yaml", "4: 1250", "4: 1240")
    git(project, "commit", "--quiet", "--all", "--message", "Revisi")
    git(project, "tag", "lkjip-2025-r1")
    newest = published(project)
    git(project, "checkout", "--quiet", "lkjip-2025")
    old = published(project)

    assert newest is not None
    assert old is not None
    assert newest[2025] != old[2025]


def test_revision(project: Path) -> None:
    """The newest revision of a year counts, by number and not by name."""
    edit(project / "data" / "realisasi-2025.yaml", "4: 1250", "4: 1240")
    git(project, "commit", "--quiet", "--all", "--message", "Revisi")
    for revision in ("r2", "r10"):
        git(project, "tag", f"lkjip-2025-{revision}", "lkjip-2025^{commit}" if revision == "r2" else "HEAD")

    assert [line for line in told(project) if "K50" in line] == []


def test_unreadable(project: Path) -> None:
    """A tag whose data this program cannot read is told; other tags are not looked at."""
    edit(project / "data" / "profil.yaml", "capaian:", "capaiann:")
    git(project, "commit", "--quiet", "--all", "--message", "Rusak")
    for name in ("lkjip-2024", "lkjip-baru", "lkjip-2024-r1-uji"):
        git(project, "tag", name)
    git(project, "checkout", "--quiet", "lkjip-2025", "--", "data")

    found = published(project)
    assert found is not None
    assert found[2024] is None
    assert sorted(found) == [2024, 2025]
    (warning,) = [line for line in told(project) if "K503" in line]
    assert "Data terbitan tahun 2024 tidak terbaca" in warning


def test_below_the_repository(project: Path, tmp_path: Path) -> None:
    """A project may be a folder of a repository."""
    outer = tmp_path / "luar"
    shutil.copytree(project, outer / "dalam", ignore=shutil.ignore_patterns(".git"))
    git(tmp_path, "init", "--quiet", str(outer))
    git(outer, "add", "--all")
    git(outer, "commit", "--quiet", "--message", "Semua")
    git(outer, "tag", "lkjip-2025")

    found = published(outer / "dalam")
    assert found is not None
    assert found[2025] is not None


def test_no_repository(tmp_path: Path) -> None:
    """Where there is no git, nothing was published."""
    assert published(tmp_path) == {}


def test_git_refuses(project: Path) -> None:
    """A repository that git does not read is told."""
    (project / ".git" / "HEAD").write_text("rusak", "utf-8")

    assert published(project) is None
    (warning,) = told(project)
    assert "K503" in warning
    assert "Git menolak membaca tag repositori ini" in warning
