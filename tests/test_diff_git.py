"""Comparisons between real commits, and what is said where they cannot be made; what strangers write stays text."""

import json
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from conftest import CONTOH
from repositori import commit, example_repository, git, rewrite
from sakip.cli import main
from sakip.diff import WRITERS, difference, open_side
from sakip.listing.markdown import MOST

Said = Callable[..., tuple[int, str, str]]
#: What somebody who wants to take over a comment, a page or a terminal would write as a name.
HOSTILE = (
    "</td></details><script>alert(1)</script> | a | @rekan #1 `x` **y** [z](http://jahat.example) \u202e ::error::x"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with the example as its only commit, tagged ``awal``."""
    return example_repository(tmp_path / "proyek")


@pytest.fixture
def diff(project: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """``sakip diff`` in the project: exit code, output, errors."""

    def run(*arguments: str, folder: Path = project) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["diff", "--folder", str(folder), *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_commits_work_tree_and_folders(project: Path, diff: Said, tmp_path: Path) -> None:
    """Names of commits, the work tree and folders are compared in any pairing, and nothing is touched."""
    rewrite(project, "data/realisasi-2025.yaml", "nilai: 94.85", "nilai: 91.85")
    told = "nilai  [data/realisasi-2025.yaml:7]\n    diubah: 94,85 → 91,85"

    assert told in diff()[1]
    assert diff()[1].startswith("HEAD (")
    assert " → folder kerja\n" in diff()[1]
    commit(project, "Nilai baru")
    other = tmp_path / "lain"
    git(tmp_path, "clone", "--quiet", str(project), str(other))
    before = git(project, "status", "--porcelain"), git(project, "stash", "list")
    for pair in (("HEAD~1", "HEAD"), ("awal", "main"), ("awal", "."), ("awal", str(other)), ("awal", "HEAD@{0}")):
        code, out, err = diff(*pair)
        assert (code, told in out, err) == (0, True, ""), pair
    assert diff("main", "awal")[1].count("91,85 → 94,85") >= 1
    assert (git(project, "status", "--porcelain"), git(project, "stash", "list")) == before


def test_nothing_differs(project: Path, diff: Said) -> None:
    """Order, comments and layout are no change; a change of the program is told to be left out."""
    assert diff("HEAD", "HEAD")[1].splitlines()[1] == (
        "Tidak ada fakta, hasil hitungan, halaman, atau masalah yang berubah."
    )
    rewrite(project, "data/realisasi-2025.yaml", "tahun: 2025\n", "tahun:   2025 # benar\n")
    (project / "macros").mkdir()
    (project / "macros" / "lain.py").write_text("x = 1\n", "utf-8")
    commit(project, "Komentar dan program")
    lines = diff("awal", "main")[1].splitlines()

    assert lines[1] == "Tidak ada fakta, hasil hitungan, halaman, atau masalah yang berubah."
    assert lines[2].startswith("Berkas program juga berubah (macros/lain.py). Kedua sisi dihitung dengan program yang ")


def test_lists_in_another_order(project: Path, diff: Said) -> None:
    """Facts are matched by id: a list the other way round says the same."""
    file = project / "data" / "realisasi-2025.yaml"
    head, *items = re.split(r"(?m)^(?=  - indikator: )", file.read_text("utf-8"))
    file.write_text(head + "".join(reversed(items)), "utf-8")

    assert "Tidak ada fakta" in diff()[1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tidak-ada", 'Referensi "tidak-ada" tidak ada di repositori ini. Yang dikenal: awal, main.\n'),
        ("mian", 'Referensi "mian" tidak ada di repositori ini. Maksud Anda "main"?\n'),
        ("HEAD~9", 'Referensi "HEAD~9" tidak ada di repositori ini. Yang dikenal: awal, main.\n'),
        ("../..", 'Folder "../.." tidak memuat folder data. Sebut folder proyeknya.\n'),
        ("^HEAD", 'Referensi "^HEAD" tidak ada di repositori ini. Yang dikenal: awal, main.\n'),
        ("", "Nama keadaan yang dibandingkan kosong. Sebut cabang, tag, komit, atau folder.\n"),
        ("a" * 300, f'Referensi "{"a" * 300}" tidak ada di repositori ini. Yang dikenal: awal, main.\n'),
        ("a\nb", 'Referensi "a b" tidak ada di repositori ini. Yang dikenal: awal, main.\n'),
    ],
)
def test_unknown_names(name: str, expected: str, diff: Said) -> None:
    """A name that nothing has is told with what could be meant; exit 2."""
    assert diff(name) == (2, "", expected)


def test_shallow_clone(project: Path, diff: Said, tmp_path: Path) -> None:
    """Where the history is cut off, the message says how to get it."""
    commit(project, "Dua")
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", f"file://{project}", "dangkal")
    code, out, err = diff("HEAD~1", "HEAD", folder=tmp_path / "dangkal")

    assert (code, out) == (2, "")
    assert err == (
        '"HEAD~1" tidak ada di repositori ini, yang riwayatnya terpotong (shallow clone). Jalankan git fetch '
        "--unshallow --tags, lalu ulangi.\n"
    )


def test_no_repository(diff: Said, project: Path) -> None:
    """Without git only folders can be compared."""
    shutil.rmtree(project / ".git")

    assert diff() == (
        2, "", 'Folder ini bukan repositori git, sehingga "HEAD" tidak dapat dicari. Sebut sebuah folder.\n'
    )  # fmt: skip
    assert diff(".", ".")[0] == 0


def test_data_that_cannot_be_used(project: Path, diff: Said) -> None:
    """The problems of one side are told, what can be read of the other is compared; exit 2."""
    rewrite(project, "data/realisasi-2025.yaml", "nilai: 94.85", "nilai: 91.85")
    rewrite(project, "data/pk-2025.yaml", "target: 5.0", "target: 5,0")
    code, out, _ = diff()

    assert code == 2
    assert "Data pada folder kerja belum dapat dipakai, sehingga akibatnya tidak dapat dihitung." in out
    assert 'galat S203 data/pk-2025.yaml:19: "5,0" memakai koma desimal.' in out
    assert "Perjanjian Kinerja" not in out
    assert "diubah: 94,85 → 91,85" in out
    assert json.loads(diff("--format", "json")[1])["menjadi"]["dapat_dipakai"] is False


def test_renamed_and_removed_files(project: Path, diff: Said) -> None:
    """A file with a name that the format does not know is told; one that is gone is a fact that is gone."""
    (project / "data" / "realisasi-2025.yaml").rename(project / "data" / "capaian-2025.yaml")
    code, out, _ = diff()

    assert code == 2
    assert "galat S101 data/capaian-2025.yaml:1: " in out
    assert "Realisasi 2025  [data/realisasi-2025.yaml" in out
    (project / "data" / "capaian-2025.yaml").unlink()
    code, out, _ = diff()
    assert code == 0
    assert "  Realisasi 2025  [data/realisasi-2025.yaml:2]\n    dihapus: " in out


def test_links_and_folders_below(project: Path, diff: Said, tmp_path: Path) -> None:
    """A link in a commit is refused as in the work tree; a project below the repository's root is found there."""
    file = project / "data" / "inovasi-2025.yaml"
    file.unlink()
    file.symlink_to("/etc/passwd")
    commit(project, "Pintasan")
    code, out, _ = diff("awal", "HEAD")
    assert (code, "galat S103 data/inovasi-2025.yaml:1: Bukan berkas biasa." in out) == (2, True)

    outer = tmp_path / "luar"
    for name in ("data", "content"):
        shutil.copytree(CONTOH / name, outer / "dalam" / name)
    (outer / "dalam" / "mkdocs.yml").write_text("site_name: Rekaan\n", "utf-8")
    git(tmp_path, "init", "--quiet", str(outer))
    commit(outer, "Awal")
    rewrite(outer / "dalam", "data/realisasi-2025.yaml", "nilai: 94.85", "nilai: 91.85")
    code, out, _ = diff("HEAD", ".", folder=outer / "dalam")
    assert (code, "94,85 → 91,85" in out) == (0, True)


def test_only_new_problems(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``check --baru`` tells what the other state does not have, though the old ones moved to other lines."""
    rewrite(project, "data/anggaran-2025.yaml", "tahun: 2025\n", "# sebaris lebih\ntahun: 2025\n")
    rewrite(project, "data/laporan-2025.yaml", "disampaikan: 2026-02-20", "disampaikan: 2026-03-20")
    code = main(["check", "--folder", str(project), "--baru", "HEAD", "--format", "github"])
    told = capsys.readouterr()

    assert (code, told.out.count("::"), told.out.startswith("::warning file=data/laporan-2025.yaml,line=8,")) == (
        1,
        2,
        True,
    )
    assert told.err.endswith(" masalah atau temuan sudah ada di HEAD.\n")
    assert main(["check", "--folder", str(project), "--baru", "tidak-ada"]) == 2
    assert main(["check", "--folder", str(project), "--baru", ""]) == 2
    assert main(["check", "--folder", str(project), "--hasil", ""]) == 2


def test_recommendations_are_known_by_their_words(project: Path, diff: Said) -> None:
    """A status that changes is the change of one fact, whatever other recommendations have it."""
    rewrite(project, "data/evaluasi-2025.yaml", "status: dalam proses", "status: dilaksanakan")

    assert "1 fakta berubah" in diff()[1]
    assert "    diubah: dalam proses → dilaksanakan" in diff()[1]


def test_a_page_that_cannot_be_read(project: Path, diff: Said) -> None:
    """A page with a mistake is told as such, not as removed."""
    rewrite(project, "content/bab-3.md", "}}", "}")
    out = diff()[1]

    assert "1 halaman tidak dapat dibaca" in out
    assert "Halaman yang tidak dapat dibaca\n  content/bab-3.md\n" in out
    assert "(content/bab-3.md)" not in out


def test_a_changed_rule_is_the_cause(project: Path, diff: Said) -> None:
    """Figures whose inputs stay the same follow from the rule that changed."""
    rewrite(project, "data/profil.yaml", "desimal: 1", "desimal: 2")
    found = json.loads(diff("--format", "json")[1])

    assert len(found["fakta"][0]["akibat"]) == len(found["angka"]) > 30


def test_another_year_is_reported(project: Path, diff: Said) -> None:
    """A new report's year is said first."""
    text = (project / "data" / "laporan-2025.yaml").read_text("utf-8")
    (project / "data" / "laporan-2026.yaml").write_text(
        text.replace("2025", "2026").replace("2026-02", "2027-02"), "utf-8"
    )

    assert diff()[1].splitlines()[1].startswith("Tahun yang dilaporkan berganti dari 2025 ke 2026. ")


def test_a_damaged_repository(project: Path, diff: Said) -> None:
    """What git has lost is told with what to do."""
    blob = git(project, "rev-parse", "HEAD:data/pk-2025.yaml").strip()
    file = project / ".git" / "objects" / blob[:2] / blob[2:]
    file.chmod(0o600)
    file.unlink()
    message = "Sebagian isi repositori ini hilang atau rusak. Jalankan git fsck, lalu ambil ulang.\n"

    assert diff() == (2, "", message)


class Balance(HTMLParser):
    """Which elements a page has, and whether each that is opened is closed in turn."""

    def __init__(self) -> None:
        """Nothing seen."""
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the element and what it would load."""
        self.seen.add(tag)
        self.outside += [f"{tag} {name}" for name, _ in attrs if name in ("src", "href", "srcset") or name[:2] == "on"]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The element that is closed is the last one opened."""
        assert self.open.pop() == tag


@pytest.fixture
def hostile(project: Path) -> Path:
    """The project with names and texts of somebody who wants to break out."""
    rewrite(project, "data/penghargaan-2025.yaml", "nama: Pelayanan Publik Terbaik (rekaan)", f"nama: '{HOSTILE}'")
    rewrite(project, "data/inovasi-2025.yaml", "nama: SI RAPI", "nama: 'SI\\RAPI ```'")
    (project / "content" / "baru.md").write_text(f"# Baru\n\n`{HOSTILE}`\n", "utf-8")
    return project


def test_hostile_texts(hostile: Path, diff: Said) -> None:
    """Nothing that data or pages say becomes markup, a mention, a link or a command of the host."""
    page = Balance()
    page.feed(diff("--format", "html")[1])
    assert not page.open
    assert not page.outside
    assert "script" not in page.seen

    comment = diff("--format", "markdown")[1]
    assert set(re.findall(r"<(/?\w+)", comment)) <= {"details", "/details", "summary", "/summary", "br"}
    assert comment.count("<details>") == comment.count("</details>")
    assert not re.search(r"(?<!\\)(?:@rekan|\]\(|`|\*\*y)|^::|http://jahat", comment, re.MULTILINE)
    assert all(len(re.findall(r"(?<!\\)\|", line)) in (3, 4, 5, 6) for line in comment.splitlines() if line[:1] == "|")

    text = diff()[1]
    assert not re.search(r"^::|[\u202e\x1b]", text, re.MULTILINE)


def test_a_large_change_fits_a_comment(project: Path, diff: Said) -> None:
    """The comment of a change of nearly everything fits, the gravest first, and counts what it leaves out."""
    for file in sorted((project / "data").glob("*.yaml")):
        text = re.sub(r"(?m)^(\s+(?:realisasi|pagu): \d{6,})$", r"\g<1>1", file.read_text("utf-8"))
        file.write_text(re.sub(r"(?m)^(\s+- uraian: .*\.)$", r"\g<1> Ditambah.", text), "utf-8")
    page = project / "content" / "bab-1.md"
    sentences = (
        f"Kalimat rekaan {chr(65 + at % 26) * (at // 26 + 1)} yang panjang {'sekali ' * 20}." for at in range(500)
    )
    page.write_text(page.read_text("utf-8") + "\n\n" + "\n\n".join(sentences), "utf-8")
    comment = diff("--format", "markdown")[1]

    assert 20_000 < len(comment) < MOST
    assert comment.count("<details>") == comment.count("</details>")
    titles = re.findall(r"(?m)^(?:#### |<details><summary>)([A-Z][a-z]+)", comment)
    assert titles[:3] == ["Masalah", "Fakta", "Angka"]
    assert "lagi; selengkapnya di hasil perbandingan." in comment


def test_every_format_says_the_same(project: Path) -> None:
    """Each format has the facts with both values, and a comparison the other way round has them exchanged."""
    other = project.parent / "lain"
    shutil.copytree(project, other)
    rewrite(other, "data/realisasi-2025.yaml", "nilai: 94.85", "nilai: 91.85")
    sides = open_side(project, ".", {}), open_side(project, str(other), {})
    found, back = difference(sides[0], sides[1]), difference(sides[1], sides[0])

    for name, write in WRITERS.items():
        written = write(found)
        assert "94,85" in written, name
        assert "91,85" in written, name
    pairs = [(item.id, item.semula, item.menjadi) for item in found.angka]
    assert sorted(pairs) == sorted((item.id, item.menjadi, item.semula) for item in back.angka)
    assert [fact.jalur for fact in found.fakta] == [fact.jalur for fact in back.fakta]


def test_another_id_of_the_same_thing(project: Path, diff: Said) -> None:
    """A thing whose id is replaced everywhere is told once, and its figures are the same figures."""
    for file in sorted((project / "data").glob("*.yaml")) + sorted((project / "content").glob("*.md")):
        file.write_text(re.sub(r"\bwaktu-izin\b", "lama-izin", file.read_text("utf-8")), "utf-8")
    found = json.loads(diff("--format", "json")[1])

    assert {(fact["semula"], fact["menjadi"]) for fact in found["fakta"]} == {("waktu-izin", "lama-izin")}
    assert (found["angka"], found["indikator"], found["halaman"]) == ([], [], [])
