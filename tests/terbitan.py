"""A repository of the made-up agency that can be published, year after year: its data, few pages, its own program."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import CONTOH, ROOT
from repositori import commit, git, rewrite

PAGES = {
    "index.md": '# Beranda\n\n{{ kalimat("ringkasan") }}\n',
    "halaman.md": '# Halaman\n\n{{ tabel("pengukuran") }}\n',
    "riwayat.md": "# Riwayat\n\n{{ riwayat() }}\n",
}
ADDRESS = "https://contoh.invalid/laporan/"
NAV = f"site_url: {ADDRESS}\nnav:\n  - Beranda: index.md\n  - Halaman: halaman.md\n  - Riwayat: riwayat.md\n"
SOURCE = "  judul: Data rekaan untuk pengujian; bukan instansi nyata\n"
#: Years that can be published one after the other.
YEARS = (2023, 2024, 2025)


def publishable(folder: Path, tahun: int = 2025) -> Path:
    """A repository whose only commit is the report of the year; the folder."""
    for name in ("macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("requirements.lock", "pyproject.toml", "run.py", ".gitignore", ".gitattributes"):
        shutil.copy(ROOT / name, folder)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings[: settings.index("\nnav:") + 1] + NAV, "utf-8")
    shutil.copytree(CONTOH / "content" / "bukti", folder / "content" / "bukti")
    for name, text in PAGES.items():
        (folder / "content" / name).write_text(text, "utf-8")
    (folder / "data").mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Perencana Rekaan")
    git(folder, "config", "user.email", "perencana@contoh.example")
    report(folder, tahun)
    return folder


def report(folder: Path, tahun: int) -> None:
    """Commit what the example tells up to this year as the year's report.

    Of its own year the example tells all; what it tells of earlier ones counts as copied from printed documents.
    """
    for path in (CONTOH / "data").glob("*.yaml"):
        year = re.search(r"[a-z]-(\d{4})\.yaml", path.name)
        if year is None or int(year[1]) <= tahun:
            _take(path, folder / "data" / path.name, printed=path.stem.startswith("renstra") or "2025" not in path.name)
    if tahun >= 2024:  # of which the example has no results
        results = (folder / "data" / "realisasi-2023.yaml").read_text("utf-8")
        (folder / "data" / "realisasi-2024.yaml").write_text(results.replace("2023", "2024"), "utf-8")
    example = (CONTOH / "data" / "laporan-2025.yaml").read_text("utf-8")
    text = example.replace("tahun: 2025", f"tahun: {tahun}").replace("2026-", f"{tahun + 1}-")
    file = folder / "data" / f"laporan-{tahun}.yaml"
    file.write_text(text, "utf-8")
    _take(file, file, printed=tahun != 2025)
    commit(folder, f"Laporan {tahun}")


def _take(path: Path, to: Path, *, printed: bool) -> None:
    """Copy a data file, as a copy of a printed document if that is so: nobody is asked to mend those."""
    text = path.read_text("utf-8")
    mark = "" if not printed or "salinan: true" in text else "  salinan: true\n"
    to.write_text(text.replace(SOURCE, f"{SOURCE}{mark}", 1), "utf-8")


def revise(folder: Path) -> None:
    """Commit another result of 2025, with the reason in the data."""
    rewrite(folder, "data/realisasi-2025.yaml", "4: 1250", "4: 1240")
    file = folder / "data" / "laporan-2025.yaml"
    reason = "revisi:\n  - tanggal: 2026-05-01\n    alasan: Salah salin dari register.\n"
    file.write_text(file.read_text("utf-8") + reason, "utf-8")
    commit(folder, "Perbaikan")


def published_years(folder: Path) -> Path:
    """A repository with three published years and a revision of the last; the folder."""
    publishable(folder, YEARS[0])
    for tahun in YEARS:
        if tahun != YEARS[0]:
            report(folder, tahun)
        assert run(folder, "publish", str(tahun)).returncode == 0
    revise(folder)
    assert run(folder, "publish", "2025", "--revisi", "Salah salin\ndari register.").returncode == 0
    return folder


def command(folder: Path, *argv: str) -> list[str]:
    """How a command of the program is run on a project, in a process of its own."""
    return [sys.executable, "-m", "sakip", argv[0], "--folder", str(folder), *argv[1:]]


def run(folder: Path, *argv: str) -> "subprocess.CompletedProcess[str]":
    """What became of a command."""
    return subprocess.run(command(folder, *argv), capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603


def copied(repository: Path, to: Path) -> Path:
    """The whole repository with what is published, elsewhere."""
    return Path(shutil.copytree(repository, to, symlinks=True))
