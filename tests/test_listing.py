"""One list of problems in many forms; what data and file names say never steers the terminal, the host or the page."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from conftest import ROOT
from sakip.listing import WRITERS, Listing, counts
from sakip.listing.listing import fingerprints
from sakip.listing.markdown import MOST
from sakip.listing.text import problems_text
from sakip.problem import Letak, Problem, Severity, did_you_mean, excerpt, visible

FILES = {
    "text": "txt", "json": "json", "github": "github.txt", "gitlab": "gitlab.json", "sarif": "sarif",
    "junit": "xml", "markdown": "md",
}  # fmt: skip
ORDINARY = Listing(
    problems=(
        Problem("K103", Letak("data/pk-2022.yaml", 9, 15), "Target berbeda. Samakan.", Severity.PERINGATAN),
        Problem("S203", Letak("data/realisasi-2022.yaml", 3, 12), '"0,65" memakai koma desimal. Tulis 0.65.'),
        Problem("K201", Letak("data/realisasi-2022.yaml", 2, 12), "Tabel 3.2 mencetak nilai 1.", Severity.TEMUAN),
        Problem("H101", Letak("content/bab-3.md", 1), "Kurung kurawal tidak rapat. Tulis {{ nama(...) }}."),
    ),
    lines={"data/realisasi-2022.yaml": ["realisasi:", "  - a: 1", "    nilai: 0,65"], "content/bab-3.md": [""]},
    meanings={"S203": "Angka memakai koma desimal."},
    version="1.2.3",
)
ESC, RTL, EMOJI = "\x1b[31m\x1b]0;judul\x07", "\u202emalik\u202c", "👍🏽"
#: Each would do harm somewhere, were it written as it is.
HOSTILE_TEXT = (
    "pecah\n::error file=x::palsu\r\n::set-output name=a::b",
    f"{ESC} {RTL} {EMOJI} \x00 \x9b2J \u2028 \ud800 \ufffe",
    "</failure></testcase> ]]> <!-- <script>alert(1)</script> & &amp; %0A%0D",
    "@semua #1 !2 ~label GH-3 ![x](http://contoh.id/a.png) [x](javascript:1) http://contoh.id www.contoh.id a@b.id",
    "`kode` **tebal** | sel | _miring_ {0} {{ a }} \\ $x$ :tada: [vulnerability:1] <b>",
    "x" * 300,
)
HOSTILE_NAME = 'data/a b,c:d%0A"<&>@x\n::error::`.yaml'
HOSTILE = Listing(
    problems=tuple(
        Problem("S201", Letak(HOSTILE_NAME, at, 3), f"Salah: {text}. Perbaiki.")
        for at, text in enumerate(HOSTILE_TEXT, start=1)
    ),
    lines={HOSTILE_NAME: [f"a: {text}" for text in HOSTILE_TEXT]},
)
EVERY = pytest.mark.parametrize("name", WRITERS)


def many(number: int, severity: Severity = Severity.GALAT) -> tuple[Problem, ...]:
    """So many problems of one severity, each on a line of its own."""
    return tuple(Problem("S201", Letak("data/a.yaml", at), "Salah. Betulkan.", severity) for at in range(1, number + 1))


def written(name: str, *problems: Problem) -> str:
    """These problems in a format."""
    return WRITERS[name](Listing(problems=problems))


@EVERY
def test_ordinary(name: str, golden: Callable[[str, str], None]) -> None:
    """The listing of a few problems is the one that was looked at."""
    golden(f"listing/biasa.{FILES[name]}", WRITERS[name](ORDINARY))


@EVERY
def test_nothing_found(name: str, golden: Callable[[str, str], None]) -> None:
    """A listing without problems says so in the way of its format."""
    golden(f"listing/bersih.{FILES[name]}", WRITERS[name](Listing(problems=())))


@pytest.mark.parametrize("name", ["text", "github", "junit", "markdown"])
def test_hostile(name: str, golden: Callable[[str, str], None]) -> None:
    """The listing of problems that quote hostile data is the one that was looked at."""
    golden(f"listing/jahat.{FILES[name]}", WRITERS[name](HOSTILE))


@pytest.mark.parametrize("name", sorted(set(WRITERS) - {"json"}))
def test_no_format_carries_control_characters(name: str) -> None:
    """Nothing that steers a terminal or turns the writing round is written, except line ends; JSON escapes it."""
    shown = WRITERS[name](HOSTILE).replace("\u2060", "").replace("\n", "")

    assert [char for char in shown if not char.isprintable()] == []


def test_json_carries_what_is_there() -> None:
    """Our own JSON gives each message as it is, in the seven keys."""
    told = json.loads(WRITERS["json"](HOSTILE))

    assert [f"{item['message']} {item['hint']}" for item in told] == [problem.message for problem in HOSTILE.problems]
    assert {tuple(item) for item in told} == {("code", "severity", "file", "line", "column", "message", "hint")}
    assert {item["file"] for item in told} == {HOSTILE_NAME}


# Text


def test_text_lists_the_gravest_file_last() -> None:
    """A terminal shows the end: findings come first, then warnings, then galat, and within a file the lines count."""
    lines = WRITERS["text"](ORDINARY).splitlines()

    assert [line for line in lines if line.startswith(("data/", "content/"))] == [
        "data/realisasi-2022.yaml  1 temuan",
        "data/pk-2022.yaml  1 peringatan",
        "content/bab-3.md  1 galat",
        "data/realisasi-2022.yaml  1 galat",
    ]
    assert lines[-1] == "2 galat, 1 peringatan, 1 temuan."


def test_text_sums_the_findings() -> None:
    """Findings are counted by code, the rarest last; those that nobody has explained stand last and are counted."""
    asked = Problem("K201", Letak("data/a.yaml", 3), "Beda. Periksa salinannya.", Severity.TEMUAN)
    rare = Problem("K411", Letak("data/a.yaml", 9), "Aneh.", Severity.TEMUAN)
    known = [replace(asked, letak=Letak("data/b.yaml", at), message="Beda.") for at in (1, 2)]
    lines = written("text", asked, rare, *known).splitlines()

    assert [line for line in lines if line.startswith("data/")] == [
        "data/a.yaml  1 temuan",
        "data/b.yaml  2 temuan",
        "data/a.yaml  1 temuan",
    ]
    assert lines[-6:-4] == ["  3:1  temuan  K201  Beda. Periksa salinannya.", ""]
    assert lines[-4] == "Temuan menurut kode: K201 3, K411 1. Yang belum dijelaskan: 1, tepat di atas ini."


@pytest.mark.parametrize("name", ["text", "markdown"])
@pytest.mark.parametrize(("code", "told"), [("S203", True), ("K101", False), ("H101", False)])
def test_unchecked_contents_are_told(name: str, code: str, told: bool) -> None:
    """Where the form of the data is at fault, the list says that nothing else has been checked."""
    found = written(name, Problem(code, Letak("data/a.yaml", 1), "Salah. Betulkan."))

    assert ("Isi data dan halaman belum diperiksa" in found) is told


def test_colour_only_adds_codes() -> None:
    """A coloured listing says the same, and every line ends as it began."""
    plain, coloured = WRITERS["text"](ORDINARY), WRITERS["text"](replace(ORDINARY, color=True))

    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert coloured != plain
    assert [line for line in coloured.splitlines() if line.count("\x1b[") != 2 * line.count("\x1b[0m")] == []


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("nilai: 0,65", 8, "     7 | nilai: 0,65\n       |        ^"),
        ("a:\tb", 4, "     7 | a: b\n       |    ^"),
        ("名: 0,65", 4, "     7 | 名: 0,65\n       |     ^"),
        ("e\u0301: 0,65", 5, "     7 | e\u0301: 0,65\n       |    ^"),
        ("\x1b[1m: x", 7, "     7 | ␛[1m: x\n       |       ^"),
        ("a: x", 40, "     7 | a: x\n       |     ^"),
        ("", 1, "     7 | \n       | ^"),
    ],
)
def test_excerpt(line: str, column: int, expected: str) -> None:
    """The caret stands below the column, however wide the characters before it are shown."""
    assert excerpt(line, column, 7) == expected


def test_excerpt_of_a_long_line() -> None:
    """A long line is cut around the column."""
    shown, caret = excerpt("x" * 200 + "!" + "y" * 200, 201, 7).splitlines()

    assert len(shown) == len("     7 | ") + 120
    assert shown[len(caret) - 1] == "!"


# CI hosts


def test_github_lines_are_all_commands() -> None:
    """Each line is a command of ours: data begin none, end none and bring in no property."""
    lines = WRITERS["github"](HOSTILE).splitlines()
    command = re.compile(r"::error file=[^:,\n]+,line=\d+,col=\d+,title=S201::(.*)")

    assert len(lines) == len(HOSTILE.problems)
    assert all(command.fullmatch(line) for line in lines)
    assert not any(re.search("%(?!25|3A|2C|0A|0D)", line) for line in lines)


@pytest.mark.parametrize(
    ("problems", "shown", "rest"),
    [
        (many(10) + many(10, Severity.PERINGATAN) + many(10, Severity.TEMUAN), (10, 10, 10), 0),
        (many(11), (10, 0, 1), 1),
        (many(12) + many(12, Severity.TEMUAN), (10, 0, 10), 5),
        (many(1) + many(128, Severity.TEMUAN), (1, 0, 10), 119),
    ],
)
def test_github_tells_of_the_rest(problems: tuple[Problem, ...], shown: tuple[int, int, int], rest: int) -> None:
    """No more commands are written than GitHub shows; the last one says how many problems are left out."""
    told = written("github", *problems)

    assert tuple(told.count(f"::{kind} ") for kind in ("error", "warning", "notice")) == shown
    assert re.findall(r"Masih ada (\d+) masalah lain", told) == ([str(rest)] if rest else [])
    assert told.splitlines() == sorted(told.splitlines(), key=lambda line: "ewn".index(line[2]))


def test_fingerprints_do_not_move_with_lines() -> None:
    """A problem is known again when it, or what it names, moves to another line; no two are the same."""
    here = Problem("S402", Letak("data/a.yaml", 5), '"a" sudah tertulis di data/b.yaml:12. Hapus baris 3.')
    moved = Problem("S402", Letak("data/a.yaml", 9, 4), '"a" sudah tertulis di data/b.yaml:31. Hapus baris 40.')
    other = replace(here, message='"b" sudah tertulis di data/b.yaml:12. Hapus baris 3.')

    assert fingerprints([here]) == fingerprints([moved])
    assert len({*fingerprints([here, moved, other]), *fingerprints([replace(here, code="S401")])}) == 4


def test_gitlab_has_its_keys() -> None:
    """Each entry has what GitLab's Code Quality asks for."""
    entries = json.loads(WRITERS["gitlab"](ORDINARY))

    assert {tuple(entry) for entry in entries} == {("description", "check_name", "fingerprint", "severity", "location")}
    assert {entry["severity"] for entry in entries} == {"critical", "major", "info"}
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


@pytest.mark.parametrize("listing", [ORDINARY, HOSTILE, Listing(problems=())], ids=["biasa", "jahat", "bersih"])
def test_sarif_structure(listing: Listing) -> None:
    """The log is what SARIF 2.1.0 asks for: rules by index, levels, relative addresses, regions from 1.

    Checked by hand: the licence of the official schema does not clearly allow a copy of it here.
    """
    log: dict[str, Any] = json.loads(WRITERS["sarif"](listing))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]

    assert log["version"] == "2.1.0"
    assert run["tool"]["driver"]["name"] == "sakip"
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in rules] == sorted({problem.code for problem in listing.problems})
    assert all(rule["shortDescription"]["text"] for rule in rules)
    for result, problem in zip(run["results"], listing.problems, strict=True):
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem.code
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"].count("](") == 0
        assert not re.search(r"(?<!\{)\{(?:\{\{)*\d", result["message"]["text"])
        assert unquote(artifact["uri"]) == problem.letak.berkas
        assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", artifact["uri"])
        assert artifact["uriBaseId"] in run["originalUriBaseIds"]
        assert location["physicalLocation"]["region"] == {
            "startLine": problem.letak.baris,
            "startColumn": problem.letak.kolom,
        }


@pytest.mark.parametrize("listing", [ORDINARY, HOSTILE, Listing(problems=())], ids=["biasa", "jahat", "bersih"])
def test_junit_structure(listing: Listing) -> None:
    """The XML can be read, its sums are right, and no two tests have one name; nothing of the data is an element."""
    root = ET.fromstring(WRITERS["junit"](listing))  # noqa: S314 - our own
    cases = list(root.iter("testcase"))
    failures, skipped = list(root.iter("failure")), list(root.iter("skipped"))

    assert {element.tag for element in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "skipped"}
    assert root.attrib | {"name": ""} == {
        "name": "", "tests": str(len(cases)), "failures": str(len(failures)), "errors": "0",
        "skipped": str(len(skipped)),
    }  # fmt: skip
    assert len(cases) == max(len(listing.problems), 1)
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)
    assert len(failures) == sum(problem.severity is not Severity.TEMUAN for problem in listing.problems)


def test_junit_names_differ_on_one_spot() -> None:
    """Two problems of one code at one place are two tests."""
    twice = [Problem("S201", Letak("data/a.yaml", 1), message) for message in ("A. B.", "C. D.")]

    assert re.findall(r'<testcase [^>]* name="([^"]*)"', written("junit", *twice)) == [
        "S201 baris 1 kolom 1",
        "S201 baris 1 kolom 1 (2)",
    ]


def test_markdown_is_cut() -> None:
    """A comment is never longer than a host takes, and says how many problems it leaves out."""
    problems = [Problem("S201", Letak("data/a.yaml", at), f"{'[' * 4000}. Betulkan.") for at in range(1, 300)]
    told = written("markdown", *problems)
    shown = told.count("\n- ")

    assert len(told) < MOST
    assert shown > 10
    assert told.endswith(f"\n… dan {299 - shown} lagi.\n")


# Problems


@pytest.mark.parametrize(
    ("message", "pokok"),
    [
        ("Salah. Betulkan.", "Salah."),
        ("Hanya satu kalimat.", "Hanya satu kalimat."),
        ('Kunci "a. B" keliru. Tulis "c. D".', 'Kunci "a. B" keliru.'),
        ("Rentang (dari. Sampai) terbalik. Tukar.", "Rentang (dari. Sampai) terbalik."),
        ("Isian `a. B` keliru. Hapus.", "Isian `a. B` keliru."),
        ("Tulis {{ a. B }} keliru. Hapus.", "Tulis {{ a. B }} keliru."),
        ('Memuat < > " {{ }}. Tulis teks biasa.', 'Memuat < > " {{ }}.'),
        ("Keputusan No. 5 a.n. Kepala hlm. A keliru. Periksa.", "Keputusan No. 5 a.n. Kepala hlm. A keliru."),
        ("Angka 1.234 bermakna ganda. Tulis 1234.", "Angka 1.234 bermakna ganda."),
        ('Jenis "x" tidak dikenal. Maksud Anda "y"?', 'Jenis "x" tidak dikenal.'),
        ("Kurung ( belum ditutup. Lengkapi.", "Kurung ( belum ditutup."),
    ],
)
def test_what_is_wrong_and_what_to_do(message: str, pokok: str) -> None:
    """A message is its first sentence and the rest; a stop in what it quotes ends no sentence."""
    problem = Problem("S201", Letak("data/a.yaml", 1), message)

    assert problem.pokok == pokok
    assert f"{problem.pokok} {problem.saran}".strip() == message


def test_every_refusal_says_what_to_do() -> None:
    """Each message that a broken file leads to has an advice."""
    told = [
        line.split("  ", 2)
        for path in sorted((ROOT / "tests" / "broken").glob("*/expected.txt"))
        for line in path.read_text("utf-8").splitlines()
    ]
    problems = [Problem(code, Letak("data/a.yaml", 1), message) for _, code, message in told]

    assert [problem.message for problem in problems if not problem.saran] == []


def test_visible_keeps_columns() -> None:
    """Each character stays one, and what may be shown stays what it is."""
    text = "".join(HOSTILE_TEXT)

    assert len(visible(text)) == len(text)
    assert visible(f"é 漢 {EMOJI}") == f"é 漢 {EMOJI}"


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("chek", ["check", "build"], ' Maksud Anda "check"?'),
        ("k1o1", ["K101"], ' Maksud Anda "K101"?'),
        ("zzz", ["a", "b"], " Yang dikenal: a, b."),
        ("zzz", [f"a{number}" for number in range(13)], " Periksa ejaannya."),
        ("zzz", [], " Belum ada satu pun di sana; hapus, atau tambahkan dahulu."),
    ],
)
def test_did_you_mean(word: str, known: list[str], expected: str) -> None:
    """A misspelt word is answered with the nearest, else with what there is, and never with nothing."""
    assert did_you_mean(word, known) == expected


def test_counts() -> None:
    """Every severity is counted, the gravest first, also where there is none."""
    assert counts(ORDINARY.problems) == "2 galat, 1 peringatan, 1 temuan"
    assert counts(()) == "0 galat, 0 peringatan, 0 temuan"
    assert problems_text(Listing(problems=())) == ""
