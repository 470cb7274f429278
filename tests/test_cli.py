"""The command line: every command is found, wrong usage is told in Indonesian, and nothing ends in a traceback."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from conftest import CONTOH, ROOT
from sakip.cli import COMMANDS, Command, main
from sakip.cli.guide import explanation, find_guide, meanings
from sakip.cli.terminal import wants_color, write_whole
from sakip.listing import WRITERS

MKDOCS = "site_name: Uji\ndocs_dir: content\nplugins: [{macros: {modules: [sakip.macros]}}]\n"
HEAVY = ("pydantic", "yaml", "jinja2", "markdown", "mkdocs")
GUIDE = """\
---
title: Daftar masalah
---

# Daftar masalah

| Kode | Tingkat | Artinya | Perbaikan |
|---|---|---|---|
| K106 | peringatan | Indikator **belum** lengkap, lihat [SMART](smart.md). | Isi `tingkat` atau `a \\| b`. |
| K201 | temuan | Angka tercetak tidak sama. | – |

### K106: indikator belum lengkap { #k106 }

K106 memeriksa Renstra yang berlaku pada tahun laporan. Indikator sasaran memerlukan `kondisi_awal` dan `tingkat`, \
juga target setiap tahun.

- butir *pertama*;
- butir kedua yang panjang sekali sehingga tidak muat dalam satu baris terminal dan harus dilanjutkan di baris berikut.

!!! tip "Cara cepat"
    Salin dari tahun lalu.

```yaml
# potongan data/renstra.yaml
tujuan:
  - id: a  # **bukan** tebal
```

#### Contoh

| Salah | Benar |
|---|---|
| `1,5` | `1.5` |

### K201 dan K202: dokumen cetak

Semuanya tampil di [Catatan](../a.md#b).

## H: halaman

{% raw %}

| Kode | Artinya | Salah | Benar |
|---|---|---|---|
| H108 | Halaman memuat HTML mentah. | `<b>penting</b>` | `**penting**` |

{% endraw %}

### Tentang K106

Bukan bagian dari K106.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project without data, and a guide."""
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "content" / "panduan").mkdir(parents=True)
    (tmp_path / "content" / "panduan" / "masalah.md").write_text(GUIDE, "utf-8")
    return tmp_path


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Make a command named ``coba`` whose run is the given statement."""

    def make(statement: str) -> None:
        (tmp_path / "perintah_coba.py").write_text(
            f'HELP = "Mencoba."\ndef add_options(parser): pass\ndef run(arguments): {statement}\n', "utf-8"
        )
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setitem(COMMANDS, "coba", Command("perintah_coba", "mencoba", needs_project=False))

    yield make
    sys.modules.pop("perintah_coba", None)


def ends(*argv: str) -> object:
    """The exit code of a command that argparse ends."""
    with pytest.raises(SystemExit) as ended:
        main(argv)
    return ended.value.code


def imported_by(*argv: str) -> set[str]:
    """What is imported when a command has run."""
    code = (
        "import sys\nfrom sakip.cli import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules)"
    )
    ran = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, *argv], capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT
    )
    return set(ran.stdout.splitlines()[-1].split())


# Commands


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_module(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The module of each command has what a command needs, and its help is in Indonesian."""
    module = import_module(COMMANDS[name].module)

    assert ends(name, "--help") == 0
    told = capsys.readouterr().out
    assert told.startswith(f"Pemakaian: sakip {name} ")
    assert module.HELP.split()[0] in told
    assert "--folder FOLDER" in told
    assert re.findall(r"usage:|options:|positional arguments:|show this help|default", told) == []


def test_overview(capsys: pytest.CaptureFixture[str]) -> None:
    """The help lists each command with its line."""
    assert ends("--help") == 0
    told = capsys.readouterr().out
    assert all(re.search(rf"^  {name} +{re.escape(item.line)}$", told, re.M) for name, item in COMMANDS.items())


@pytest.mark.parametrize("argv", [("--help",), ("--version",), ("chek",), ("explain", "S203")])
def test_quick_commands_import_little(argv: tuple[str, ...]) -> None:
    """Help, mistakes and explanations wait for none of the big libraries."""
    assert sorted(imported_by(*argv) & set(HEAVY)) == []


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is the package's."""
    assert main(["--version"]) == 0
    assert re.fullmatch(r"sakip \d+\.\d+\.\d+\n", capsys.readouterr().out)


# Wrong usage


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ("", "Sebutkan perintahnya."),
        ("chek", 'Perintah "chek" tidak dikenal. Maksud Anda "check"?'),
        ("CHECK", 'Perintah "CHECK" tidak dikenal. Maksud Anda "check"?'),
        (
            "hapus",
            'Perintah "hapus" tidak dikenal. Periksa ejaannya.',
        ),
        ("--folder", "Pilihan --folder memerlukan satu isian."),
        ("check --folder", "Pilihan --folder memerlukan satu isian."),
        ("check --formt json", 'Pilihan atau isian "--formt" tidak dikenal. Maksud Anda "--format"?'),
        ("check --form json", 'Pilihan atau isian "--form" tidak dikenal. Maksud Anda "--format"?'),
        ("check --format jsn", 'Isian "jsn" untuk --format tidak dikenal. Maksud Anda "json"?'),
        ("check --help=x", 'Pilihan -h/--help tidak menerima isian "x".'),
        (
            "build data",
            'Pilihan atau isian "data" tidak dikenal. Yang dikenal: --edisi, --folder, --help, --nomor, --pratinjau, '
            "-h.",
        ),
    ],
)
def test_wrong_usage(argv: str, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with a command is told with what could be meant, and how it is written; exit 2."""
    assert ends(*argv.split()) == 2
    told = capsys.readouterr()
    assert told.err.splitlines()[0] == f"Perintah keliru. {expected}"
    assert told.err.splitlines()[2].startswith("Pemakaian: sakip ")
    assert told.out == ""


@pytest.mark.parametrize("argv", ["--folder {} check", "check --folder {}", "check --folder={}", "--folder={} check"])
def test_folder_stands_on_either_side(argv: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The project folder may be named before or after the command."""
    assert main([part.format(folder) for part in argv.split()]) == 1
    assert "S108" in capsys.readouterr().out


@pytest.mark.parametrize("name", [name for name, item in COMMANDS.items() if item.needs_project])
def test_no_project(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is no project is told; exit 2."""
    assert main([name, "--folder", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (f"Folder {tmp_path} bukan folder proyek: mkdocs.yml tidak ada di dalamnya.\n")


# How a command ends


def test_exit_code_is_the_commands(command: Callable[[str], None]) -> None:
    """The command decides with which code the program ends."""
    command("return 3")

    assert main(["coba"]) == 3


def test_interrupted(command: Callable[[str], None], capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C ends quietly."""
    command("raise KeyboardInterrupt")

    assert main(["coba"]) == 130
    assert capsys.readouterr() == ("", "")


def test_fault(
    command: Callable[[str], None], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the program is told in a sentence with what to report, on one line and without a traceback."""
    monkeypatch.delenv("SAKIP_TRACEBACK", raising=False)
    command('raise RuntimeError("rusak\\n\\x1b[31m")')

    assert main(["coba"]) == 70
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("keterangan ini: RuntimeError di perintah_coba.py:3: rusak ␛[31m")


def test_fault_for_developers(command: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer may ask for the traceback."""
    monkeypatch.setenv("SAKIP_TRACEBACK", "1")
    command('raise RuntimeError("rusak")')

    with pytest.raises(RuntimeError, match="rusak"):
        main(["coba"])


@pytest.mark.skipif(os.name == "nt", reason="pipa yang ditutup pembacanya berperilaku lain di Windows")
@pytest.mark.parametrize("argument", ["explain", "--help"])
def test_reader_has_seen_enough(argument: str) -> None:
    """A reader that goes away is no fault."""
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "sakip", argument], stdout=writing, stderr=subprocess.PIPE, check=False, cwd=ROOT
    )
    os.close(writing)

    assert ran.returncode in (0, 1)
    assert ran.stderr == b""


# check


@pytest.mark.parametrize("form", WRITERS)
def test_exit_code_is_the_same_in_every_format(form: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Problems make the check fail however they are written, and all formats tell the same ones."""
    assert main(["check", "--folder", str(folder), "--format", form]) == 1
    told = capsys.readouterr()
    assert "S108" in told.out
    assert told.err == ""


def test_findings_do_not_fail(capsys: pytest.CaptureFixture[str]) -> None:
    """Slips of printed documents are listed and counted; the data are clean."""
    code = main(["check", "--folder", str(CONTOH), "--format", "json"])
    told = json.loads(capsys.readouterr().out)

    assert told
    assert (code == 1) is any(item["severity"] != "temuan" for item in told)


def test_result_in_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list goes to the file as it would go to the screen; the counts are still told."""
    target = folder / "hasil.json"
    target.write_text("lama", "utf-8")
    before = sorted(path.name for path in folder.iterdir())

    assert main(["check", "--folder", str(folder), "--format", "json", "--hasil", str(target)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("1 galat, 0 peringatan, 0 temuan. Isi data dan halaman belum diperiksa; ")
    assert main(["check", "--folder", str(folder), "--format", "json"]) == 1
    assert target.read_text("utf-8") == capsys.readouterr().out
    assert sorted(path.name for path in folder.iterdir()) == before


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("tidak-ada/hasil.txt", "foldernya tidak ada. Buat foldernya, atau tulis nama folder yang ada."),
        ("site", "itu folder. Tambahkan nama berkasnya."),
        ("mkdocs.yml/hasil.txt", "yang disebut sebagai foldernya bukan folder. Tulis nama folder yang ada."),
        ("a" * 300, "namanya terlalu panjang. Pilih nama yang lebih pendek."),
    ],
)
def test_result_that_cannot_be_written(
    name: str, reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that cannot be written is told with the reason in Indonesian, and nothing is left behind."""
    (folder / "site").mkdir()
    before = sorted(folder.rglob("*"))

    assert not write_whole(folder / name, "x")
    assert capsys.readouterr().err == f"Berkas {folder / name} tidak dapat ditulis: {reason}\n"
    assert sorted(folder.rglob("*")) == before


def test_check_whose_result_cannot_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the list cannot be written the check ends with 2."""
    assert main(["check", "--folder", str(folder), "--hasil", str(folder / "tidak-ada" / "hasil.txt")]) == 2
    assert "tidak dapat ditulis" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="perangkat POSIX")
def test_result_thrown_away() -> None:
    """A device is written to, not replaced."""
    assert write_whole(Path(os.devnull), "x")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, False),
    ],
)
def test_colour(settings: dict[str, str], expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file gets colours only when they are asked for, and never against NO_COLOR."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)

    with (tmp_path / "keluaran").open("w") as stream:
        assert wants_color(stream) is expected


def test_build_tells_problems_as_check_does(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What keeps the site from being built is told in the form of the check."""
    monkeypatch.setenv("NO_COLOR", "1")
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    assert main(["check", "--folder", str(folder)]) == 1
    told = capsys.readouterr().out.splitlines()

    assert main(["build", "--folder", str(folder)]) == 1
    built = capsys.readouterr()
    assert built.out.splitlines()[: len(told) - 1] == told[:-1]
    assert built.err.endswith("Situs tidak dibangun. Situs yang lama, bila ada, tidak diubah.\n")


# explain


def test_explain(folder: Path, capsys: pytest.CaptureFixture[str], golden: Callable[[str, str], None]) -> None:
    """A code is explained with its row and its section, as a terminal shows text."""
    assert main(["explain", "k106", "K201", "K106", "H108", "--folder", str(folder)]) == 0
    golden("listing/jelas.txt", capsys.readouterr().out)


def test_explain_lists_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a code every code is listed with its meaning."""
    assert main(["explain", "--folder", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "K106  Indikator belum lengkap, lihat SMART.",
        "K201  Angka tercetak tidak sama.",
        "H108  Halaman memuat HTML mentah.",
    ]


def test_explain_knows_not(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown code is told with the nearest, and then nothing is explained; exit 2."""
    assert main(["explain", "K106", "k206", "\x1b[31m", "--folder", str(folder)]) == 2
    assert capsys.readouterr() == (
        "",
        'Kode "K206" tidak dikenal. Maksud Anda "K201"?\nKode "␛[31M" tidak dikenal. Yang dikenal: H108, K106, K201.\n',
    )


def test_explain_needs_no_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Elsewhere the guide of the repository answers."""
    assert main(["explain", "S203", "--folder", str(tmp_path)]) == 0
    assert "koma desimal" in capsys.readouterr().out


def test_every_code_is_explained() -> None:
    """Each code of the guide has a meaning, and its explanation carries no mark of Markdown outside code."""
    guide = find_guide(ROOT)
    codes = meanings(guide)
    told = {code: [line for line in explanation(guide, code).splitlines() if line[:4].strip()] for code in codes}

    assert codes
    assert [code for code, meaning in codes.items() if not meaning] == []
    assert [line for lines in told.values() for line in lines if re.search(r"\]\(|```|\{%|\*\*|^#+ ", line)] == []


def test_a_refused_link_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a link in the folders leads to is not quoted, and a result never overwrites what a link leads to."""
    project = tmp_path / "proyek"
    for name in ("data", "content"):
        shutil.copytree(CONTOH / name, project / name)
    (project / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    secret = tmp_path / "rahasia.md"
    secret.write_text("TOKEN-RAHASIA\n", "utf-8")
    (project / "content" / "bocor.md").symlink_to(secret)
    (tmp_path / "hasil.json").symlink_to(secret)

    assert main(["check", "--folder", str(project)]) == 1
    assert "H107" in (out := capsys.readouterr().out)
    assert "TOKEN" not in out
    assert main(["check", "--folder", str(project), "--format", "json", "--hasil", str(tmp_path / "hasil.json")]) == 1
    assert secret.read_text("utf-8") == "TOKEN-RAHASIA\n"
    assert "H107" in (tmp_path / "hasil.json").read_text("utf-8")


@pytest.mark.parametrize("target", ["data/profil.yaml", "content/baru.md", "skema/pk.json", "mkdocs.yml", "README.md"])
def test_a_result_never_replaces_the_project(target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a list of problems nor an audit is written over what belongs to the project, or among it."""
    project = tmp_path / "proyek"
    for name in ("data", "content", "skema"):
        (project / name).mkdir(parents=True)
    for name in ("data/profil.yaml", "skema/pk.json", "mkdocs.yml", "README.md", "laporan.csv"):
        (project / name).write_text("isi\n", "utf-8")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    for command in (["check"], ["audit", str(project / "laporan.csv")]):
        assert main([*command, "--folder", str(project), "--hasil", str(project / target)]) == 2
        assert "proyek" in capsys.readouterr().err

    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
