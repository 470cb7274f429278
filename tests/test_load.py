"""Data that cannot be used is refused with every problem, each in the right place and in words that help.

A folder ``broken/<what-is-wrong>/`` is laid over a copy of the real ``data``: a file in it replaces the file of the
same name or is added; an empty file ``HAPUS-<name>`` takes that file away. ``expected.txt`` has the problems, one a
line, exactly as they are printed.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from sakip.load import load
from sakip.model import Dataset
from sakip.problem import DataError

BROKEN = sorted(path for path in (ROOT / "tests" / "broken").iterdir() if path.is_dir())
CODE = re.compile(r'"(S\d{3})"')


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """A copy of the real data that a test may damage."""
    return Path(shutil.copytree(root / "data", tmp_path / "data"))


def problems(folder: Path) -> list[str]:
    """The problems for which the folder is refused, as printed; none if it is accepted."""
    try:
        load(folder)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.name)
def test_broken(broken: Path, folder: Path) -> None:
    """The problems found are exactly those expected: none missing, none that only follows from another.

    The files of the folder lie over the real data; ``HAPUS-<name>`` takes a file away.
    """
    for path in broken.iterdir():
        if path.name.startswith("HAPUS-"):
            (folder / path.name.removeprefix("HAPUS-")).unlink()
        elif path.name != "expected.txt":
            shutil.copy(path, folder)

    assert (broken / "expected.txt").read_text("utf-8").splitlines() == problems(folder)


def test_real_data_is_accepted(data: Dataset) -> None:
    """The data of this repository can be used."""
    assert (data.tahun, data.instansi.singkatan) == (2022, "BKPSDM")


def test_values_know_their_place(data: Dataset) -> None:
    """A value tells the file, line and column where it was read."""
    place = data.realisasi[-1].realisasi[0].letak("tercetak", 0, "nilai")

    assert place is not None
    line = (ROOT / place.berkas).read_text("utf-8").splitlines()[place.baris - 1]
    assert line[place.kolom - 1 :] == "106.56"


def test_missing_folder(tmp_path: Path) -> None:
    """A folder that is not there is one problem."""
    assert problems(tmp_path / "data") == ['data:1:1  S108  Folder data "data" tidak ada. Pakai folder proyek.']


def test_too_many_files(folder: Path) -> None:
    """A folder with very many files is refused unread."""
    for number in range(501):
        (folder / f"catatan-{number}.txt").touch()

    assert problems(folder) == ["data:1:1  S108  Folder data berisi lebih dari 500 berkas. Kurangi isinya."]


def test_symlink(folder: Path, tmp_path: Path) -> None:
    """A link is not followed, wherever it leads."""
    (tmp_path / "rahasia.yaml").write_text("tahun: 2020\n", "utf-8")
    (folder / "realisasi-2020.yaml").symlink_to(tmp_path / "rahasia.yaml")

    assert problems(folder) == [
        "data/realisasi-2020.yaml:1:1  S103  Bukan berkas biasa. "
        "Folder data hanya berisi berkas .yaml, tanpa subfolder atau pintasan."
    ]


def test_subfolder(folder: Path) -> None:
    """A folder in the data folder is refused."""
    (folder / "2020").mkdir()

    assert problems(folder) == [
        "data/2020:1:1  S103  Bukan berkas biasa. Folder data hanya berisi berkas .yaml, tanpa subfolder atau pintasan."
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_unreadable_file(folder: Path) -> None:
    """A file without permission is refused."""
    (folder / "laporan-2022.yaml").chmod(0)

    assert problems(folder) == ["data/laporan-2022.yaml:1:1  S103  Berkas tidak dapat dibuka. Periksa izin bacanya."]


def test_hidden_files_are_passed_over(folder: Path) -> None:
    """What an editor or an operating system leaves behind does no harm."""
    (folder / ".DS_Store").write_bytes(b"\0\1")

    assert problems(folder) == []


def test_huge_file(folder: Path) -> None:
    """A file of more than a million bytes is refused by its size."""
    (folder / "laporan-2022.yaml").write_text("#" * 1_000_001, "utf-8")

    assert problems(folder) == [
        "data/laporan-2022.yaml:1:1  S104  "
        "Berkas terlalu besar (1.000.001 bita; paling besar 1.000.000). Pecah atau ringkas isinya."
    ]


def test_not_utf_8(folder: Path) -> None:
    """A byte that is not UTF-8 is refused where it stands."""
    (folder / "laporan-2022.yaml").write_bytes("tahun: 2022\njudul: Café\n".encode("latin-1"))

    assert problems(folder) == [
        "data/laporan-2022.yaml:2:11  S105  Berkas tidak tersimpan sebagai UTF-8. Simpan ulang dengan pengodean UTF-8."
    ]


def test_long_text(folder: Path) -> None:
    """A text longer than a field takes is refused."""
    (folder / "laporan-2022.yaml").write_text(f"sumber:\n  judul: {'x' * 5001}\ntahun: 2022\njudul: A\n", "utf-8")

    assert problems(folder) == [
        'data/laporan-2022.yaml:2:10  S309  "judul" terlalu panjang (paling panjang 5000 huruf). Ringkas isinya.'
    ]


def test_overlong_text(folder: Path) -> None:
    """A text longer than any field takes stops the reading of its file."""
    (folder / "laporan-2022.yaml").write_text(f"sumber:\n  judul: {'x' * 20_001}\n", "utf-8")

    assert problems(folder) == [
        "data/laporan-2022.yaml:2:10  S215  Teks terlalu panjang (paling panjang 20000 huruf). Ringkas isinya."
    ]


def test_very_many_values(folder: Path) -> None:
    """A file with more values than any fact needs is refused."""
    (folder / "laporan-2022.yaml").write_text("hilang:\n" + "- 1\n" * 100_001, "utf-8")

    assert problems(folder) == [
        "data/laporan-2022.yaml:100000:3  S215  Isi berkas bertingkat terlalu dalam atau terlalu banyak. Pecah isinya."
    ]


def test_problems_are_in_reading_order(folder: Path) -> None:
    """Problems are told by file, line and column."""
    (folder / "laporan-2022.yaml").write_text("tahun: 2022,5\njudul: no\n", "utf-8")
    (folder / "evaluasi-2021.yaml").write_text("tahun: 010\n", "utf-8")

    with pytest.raises(DataError) as refusal:
        load(folder)

    places = [problem.letak for problem in refusal.value.problems]
    assert places == sorted(places)


def test_a_file_tells_at_most_a_hundred_problems(folder: Path) -> None:
    """A file with more mistakes than anyone reads at once ends with how many more there are, code S217."""
    with (folder / "laporan-2022.yaml").open("a", encoding="utf-8") as file:
        file.writelines(f"asing_{number}: 1\n" for number in range(150))

    *told, last = problems(folder)

    assert 100 == len(told)
    assert "  S217  Masih ada 50 masalah lain di berkas ini. Perbaiki yang di atas dahulu." in last


def test_every_code_is_expected_somewhere(root: Path) -> None:
    """Every code that the loader can tell occurs among the expected problems."""
    told = {
        code for path in (root / "macros" / "sakip" / "load").glob("*.py") for code in CODE.findall(path.read_text())
    }
    expected = " ".join((broken / "expected.txt").read_text("utf-8") for broken in BROKEN)
    own = Path(__file__).read_text("utf-8")

    assert {code for code in told if code not in expected and f"  {code}  " not in own} == set()


def test_every_folder_says_what_it_expects() -> None:
    """No folder of broken data lacks its expectation."""
    assert [broken.name for broken in BROKEN if not (broken / "expected.txt").read_text("utf-8").strip()] == []
