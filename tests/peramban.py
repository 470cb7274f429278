"""A real Chromium for tests: a folder served as a plain static server would, and pages that note what goes wrong."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), None)
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: What a test module puts in ``pytestmark``.
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak ditemukan; pasang Chromium untuk uji ini")
PHONE, DESK = 360, 1280


class _Quiet(SimpleHTTPRequestHandler):
    """A static server that does not write to the terminal."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the folder is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; one for a module is enough."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(FLAGS), env={**os.environ, "LANG": "C.UTF-8"}
        )
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, *, width: int = DESK, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page of its own profile, and every script error, failed load and request to another host that it meets."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"galat skrip: {error}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: wrong.append(asked.url) if _is_foreign(asked.url) else None)
    try:
        yield page, wrong
    finally:
        context.close()


def _is_foreign(address: str) -> bool:
    return not address.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))
