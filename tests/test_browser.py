"""The built site in a real Chromium: readable on a phone, nothing asked of another host, no script error."""

import html
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from sakip.site import build_site
from situs import copy_project

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), None)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=60000",
)
WIDTHS = (360, 1280)
#: Words of kegiatan, of programs alone, of what stands between them, and of nothing.
FOUND = ("kapasitas", "KAPASITAS  sumber", "disiplin", "indikator program")
NOWHERE = "xyzzy"
Rows = list[dict[str, Any]]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak ditemukan; pasang Chromium untuk uji ini")


class _Quiet(SimpleHTTPRequestHandler):
    """A static server that does not write to the terminal."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the real site is served, with the pages that measure and use it beside its own."""
    site = build_site(copy_project(tmp_path_factory.mktemp("peramban") / "proyek"))
    for page in (root / "tests" / "browser").glob("*.html"):
        shutil.copy(page, site)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def findings(root: Path, address: str, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What Chromium measures on every page of the real site at every width."""
    names = (path.relative_to(root / "content").with_suffix("").as_posix() for path in (root / "content").rglob("*.md"))
    pages = sorted(f"{name.removesuffix('index')}/index.html".lstrip("/").replace("//", "/") for name in names)
    return _dumped(f"{address}/ukur.html", {"pages": pages, "widths": WIDTHS}, tmp_path_factory.mktemp("profil"))


@pytest.fixture(scope="module")
def used(address: str, tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, Any]]:
    """What a reader of the longest table sees at each width: as it loads, looking for words, folding, on paper."""
    request = {"page": "/rencana/target-2016-2021/", "widths": WIDTHS, "words": [*FOUND, NOWHERE]}
    seen = _dumped(f"{address}/tabel.html", request, tmp_path_factory.mktemp("profil"))
    return {item["width"]: item for item in seen}


def _dumped(address: str, request: dict[str, Any], profile: Path) -> list[dict[str, Any]]:
    """What a page of ``browser/`` leaves behind after doing what is asked of it."""
    done = subprocess.run(  # noqa: S603 - a browser on our own pages
        [
            CHROMIUM or "",
            *FLAGS,
            f"--user-data-dir={profile}",
            "--dump-dom",
            f"{address}#{quote(json.dumps(request))}",
        ],
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
    findings: list[dict[str, Any]] = json.loads(html.unescape(done.stdout.split("HASIL")[1]))
    return findings


def test_every_page_is_measured(root: Path, findings: list[dict[str, Any]]) -> None:
    """Each page of content/ is opened once at each width."""
    pages = len(list((root / "content").rglob("*.md")))

    assert pages * len(WIDTHS) == len(findings)


def test_no_page_scrolls_sideways(findings: list[dict[str, Any]]) -> None:
    """A page never has to be moved sideways, on a phone or a desk; wide tables scroll inside themselves."""
    wide = [
        (item["page"], item["width"], item["overflow"], item["widest"]) for item in findings if item["overflow"] > 0
    ]

    assert [] == wide


def test_no_caption_is_cut(findings: list[dict[str, Any]]) -> None:
    """A table's caption is readable without scrolling the table."""
    cut = [(item["page"], item["width"]) for item in findings if item["captions"]]

    assert [] == cut


def test_text_is_large_enough(findings: list[dict[str, Any]]) -> None:
    """No text of a page is set smaller than 12 pixels."""
    small = [(item["page"], item["width"], item["smallest"]) for item in findings if item["smallest"] < 12]

    assert [] == small


def test_nothing_is_asked_of_another_host(findings: list[dict[str, Any]]) -> None:
    """Reading the site tells no other host."""
    foreign = [(item["page"], item["foreign"]) for item in findings if item["foreign"]]

    assert [] == foreign


def test_no_script_error(findings: list[dict[str, Any]]) -> None:
    """No page raises a script error while it loads."""
    errors = [(item["page"], item["errors"]) for item in findings if item["errors"]]

    assert [] == errors


def test_pages_say_their_language(findings: list[dict[str, Any]]) -> None:
    """Each page tells a screen reader that it is Indonesian."""
    languages = {item["language"] for item in findings}

    assert {"id"} == languages


# The longest table: /rencana/target-2016-2021/


def seen(rows: Rows) -> list[str]:
    """The text of each row that a reader sees."""
    return [row["text"] for row in rows if row["seen"]]


def entries(rows: Rows) -> list[Rows]:
    """The rows in entries: each that has a head, with those that continue it."""
    found: list[Rows] = []
    for row in rows:
        if row["head"]:
            found.append([row])
        else:
            found[-1].append(row)
    return found


def expected(rows: Rows, words: str) -> tuple[list[str], int]:
    """The rows to be seen: those with all these words, what they stand under, and all that stands under them.

    And how many match: what is seen only because of another is not counted.
    """
    found = entries(rows)
    hits = {at for at, entry in enumerate(found) if matches(entry, words)}
    shown = {other for at in hits for other in (*above(found, at), at, *below(found, at))}
    return [row["text"] for at in sorted(shown) for row in found[at]], len(hits)


def above(found: list[Rows], at: int) -> list[int]:
    """What an entry stands under."""
    levels = range(found[at][0]["depth"])
    return [max(up for up in range(at) if found[up][0]["depth"] == level) for level in levels]


def below(found: list[Rows], at: int) -> list[int]:
    """What stands under an entry."""
    return [other for other in range(at + 1, len(found)) if at in above(found, other)]


def matches(entry: Rows, words: str) -> bool:
    """Whether all words stand in an entry, whatever their capitals."""
    return all(word in " ".join(row["words"] for row in entry) for word in words.lower().split())


@pytest.mark.parametrize("width", WIDTHS)
def test_long_table_is_whole_at_first(width: int, used: dict[int, dict[str, Any]]) -> None:
    """All rows are seen at first, the button of whatever has rows below it is open, the search has a label."""
    first = used[width]["first"]
    found = entries(first["rows"])

    assert len(seen(first["rows"])) == len(first["rows"]) > 69
    assert set(first["expanded"]) == {"true"}
    assert len(first["expanded"]) == sum(bool(below(found, at)) for at in range(len(found))) > 10
    assert first["label"] == "Cari dalam tabel"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("words", FOUND)
def test_search_leaves_what_matches(words: str, width: int, used: dict[int, dict[str, Any]]) -> None:
    """Words leave the rows that have them and their programs, and the table says how many it found."""
    found = used[width]["words"][words]
    rows, count = expected(used[width]["first"]["rows"], words)

    assert 0 < len(rows) < len(found["rows"])
    assert seen(found["rows"]) == rows
    assert found["said"] == f"{count} baris cocok."


@pytest.mark.parametrize("width", WIDTHS)
def test_search_finds_nothing(width: int, used: dict[int, dict[str, Any]]) -> None:
    """A word that stands nowhere leaves no row, and the table says so; without words all rows are back."""
    found, cleared = used[width]["words"][NOWHERE], used[width]["cleared"]

    assert (seen(found["rows"]), found["said"]) == ([], "Tidak ada yang cocok.")
    assert (len(seen(cleared["rows"])), cleared["said"]) == (len(cleared["rows"]), "")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_program_folds(width: int, used: dict[int, dict[str, Any]]) -> None:
    """The button of a program hides its kegiatan and says that it is closed; the others stay open."""
    one, first = used[width]["one"], used[width]["first"]
    second = next(at for at, row in enumerate(first["rows"]) if at and row["kind"] == "program")

    assert one["expanded"] == ["false", *["true"] * (len(one["expanded"]) - 1)]
    assert seen(one["rows"]) == [first["rows"][0]["text"], *(row["text"] for row in first["rows"][second:])]


@pytest.mark.parametrize("width", WIDTHS)
def test_all_programs_fold(width: int, used: dict[int, dict[str, Any]]) -> None:
    """'Lipat semua' hides every kegiatan, each button says that its program is closed; it becomes its opposite."""
    folded = used[width]["folded"]

    assert {row["kind"] for row in folded["rows"] if row["seen"] and row["head"]} == {"program"}
    assert [row for row in folded["rows"] if row["kind"] == "kegiatan" and row["seen"]] == []
    assert set(folded["expanded"]) == {"false"}
    assert folded["names"] == ["Lipat semua", "Buka semua"]


@pytest.mark.parametrize("width", WIDTHS)
def test_long_table_without_scripts(width: int, used: dict[int, dict[str, Any]]) -> None:
    """Without JavaScript every row is seen and nothing is offered that would not work."""
    plain = used[width]["plain"]

    assert [row["text"] for row in plain] == [row["text"] for row in used[width]["first"]["rows"]]
    assert len(seen(plain)) == len(plain)
    assert used[width]["tools"] == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_long_table_on_paper(width: int, used: dict[int, dict[str, Any]]) -> None:
    """On paper every row is printed, also those that are folded on the screen, and no tools."""
    printed = used[width]["printed"]

    assert len(seen(printed["rows"])) == len(printed["rows"])
    assert printed["tools"] == 0
