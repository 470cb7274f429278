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

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak ditemukan; pasang Chromium untuk uji ini")


class _Quiet(SimpleHTTPRequestHandler):
    """A static server that does not write to the terminal."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def findings(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[dict[str, Any]]]:
    """What Chromium measures on every page of the real site at every width."""
    copy = tmp_path_factory.mktemp("peramban")
    for name in ("content", "data", "overrides"):
        shutil.copytree(root / name, copy / name)
    shutil.copy(root / "mkdocs.yml", copy)
    site = build_site(copy)
    shutil.copy(root / "tests" / "browser" / "ukur.html", site)
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        request = quote(json.dumps({"pages": pages, "widths": WIDTHS}))
        address = f"http://127.0.0.1:{server.server_port}/ukur.html#{request}"
        yield _dumped(address, tmp_path_factory.mktemp("profil"))
        server.shutdown()


def _dumped(address: str, profile: Path) -> list[dict[str, Any]]:
    done = subprocess.run(  # noqa: S603 - a browser on our own pages
        [CHROMIUM or "", *FLAGS, f"--user-data-dir={profile}", "--dump-dom", address],
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
