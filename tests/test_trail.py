"""The history of facts, read from real commits."""

from pathlib import Path

import pytest

from repositori import commit, example_repository, git, rewrite
from sakip.book import open_book
from sakip.changes import Riwayat
from sakip.load import load
from sakip.trail import trail


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with the example as its only commit."""
    return example_repository(tmp_path / "proyek")


def told(folder: Path) -> Riwayat | None:
    """The history of a project as it stands."""
    return trail(folder, load(folder / "data", folder).semua)


def test_nothing_published(project: Path, tmp_path: Path) -> None:
    """Without a published year, and without a repository, there is no history to write."""
    assert told(project) is None
    assert trail(tmp_path, ()) is None


def test_steps_between_tags(project: Path) -> None:
    """Each commit with its author, day, message and facts: since the tag, or on a tag those that led to it."""
    git(project, "tag", "lkjip-2024")
    rewrite(project, "data/realisasi-2025.yaml", "nilai: 94.85", "nilai: 91.85")
    commit(project, "Nilai menurut register yang diperiksa kembali")
    rewrite(project, "data/realisasi-2025.yaml", "tahun: 2025\n", "tahun: 2025 # benar\n")
    commit(project, "Komentar saja")
    rewrite(project, "data/penghargaan-2025.yaml", "peringkat: Juara 3", "peringkat: Juara 2")
    commit(project, "Peringkat <b>benar</b> | @rekan")
    found = told(project)

    assert found is not None
    assert (found.dari, found.sampai, found.dilewati) == ("lkjip-2024", None, 0)
    assert [(step.penulis, step.pesan) for step in found.langkah] == [
        ("Perencana Rekaan", "Peringkat <b>benar</b> | @rekan"),
        ("Perencana Rekaan", "Nilai menurut register yang diperiksa kembali"),
    ]
    (fact,) = found.langkah[1].fakta
    assert fact.jalur[0] == "Realisasi 2025"
    assert fact.jalur[1].startswith("Persentase permohonan perizinan dan nonperizinan")
    assert (fact.semula, fact.menjadi) == ("94,85", "91,85")

    git(project, "tag", "lkjip-2025")
    published = told(project)
    assert published is not None
    assert (published.dari, published.sampai, len(published.langkah)) == ("lkjip-2024", "lkjip-2025", 2)


def test_the_first_publication(project: Path) -> None:
    """Before the first tag stands everything; a version that cannot be read is named and no step is lost."""
    rewrite(project, "data/realisasi-2025.yaml", "tahun: 2025\n", "tahun: dua ribu\n")
    commit(project, "Keliru")
    rewrite(project, "data/realisasi-2025.yaml", "tahun: dua ribu\n", "tahun: 2025\n")
    commit(project, "Diperbaiki")
    git(project, "tag", "lkjip-2025")
    found = told(project)

    assert found is not None
    assert (found.dari, found.sampai) == (None, "lkjip-2025")
    assert [(step.pesan, step.tak_terbaca) for step in found.langkah] == [
        ("Diperbaiki", ("realisasi-2025",)),
        ("Keliru", ("realisasi-2025",)),
        ("Laporan rekaan", ()),
    ]
    assert len(found.langkah[2].fakta) == len(list((project / "data").iterdir()))


def test_the_page(project: Path) -> None:
    """The page shows the steps, and what strangers wrote as text."""
    git(project, "tag", "lkjip-2024")
    rewrite(project, "data/penghargaan-2025.yaml", "peringkat: Juara 3", "peringkat: Juara 2")
    commit(project, "Peringkat <script>alert(1)</script>")
    text = "".join(open_book(project, project / "content").pages["riwayat.md"].parts)

    assert "Perubahan fakta sejak <code>lkjip-2024</code>" in text
    assert "<h3>Peringkat &lt;script&gt;alert(1)&lt;/script&gt;</h3>" in text
    assert "<td>Juara 3</td><td>Juara 2</td>" in text
