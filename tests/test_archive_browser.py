"""The published years in a real Chromium: the menu of years, the portal, the archive, and what old years say."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from peramban import DESK, PHONE, needs_chromium, opened, served

pytestmark = needs_chromium
ROOT_PAGES = ("", "arsip/", "404.html")


@pytest.fixture(scope="module")
def public(terbit: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is published: 2023, 2024, 2025 and a revision of it, where their address says they stand."""
    place = tmp_path_factory.mktemp("peladen")
    shutil.copytree(terbit / "public", place / "laporan")
    return place


@pytest.fixture(scope="module")
def address(public: Path) -> Iterator[str]:
    """Where they are served."""
    with served(public) as where:
        yield f"{where}laporan/"


def test_from_the_portal_to_a_year_and_to_another(browser: Browser, address: str) -> None:
    """A reader goes from the portal to the newest report, and by its menu to an old one that says it is old."""
    with opened(browser) as (page, wrong):
        page.goto(address)
        page.get_by_role("link", name="Buka laporan 2025").click()
        expect(page).to_have_url(f"{address}2025-r1/")
        expect(page.get_by_text("Ini bukan laporan terbaru.")).to_be_hidden()
        page.locator(".md-version__current").focus()
        menu = page.locator(".md-version__link")
        assert ["2025 (revisi 1)", "2025", "2024", "2023"] == menu.all_inner_texts()
        menu.nth(2).focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{address}2024/")
        expect(page.get_by_text("Ini bukan laporan terbaru.")).to_be_visible()
        page.get_by_role("link", name="lihat terbitan dan revisi tahun 2024").click()
        expect(page).to_have_url(f"{address}arsip/#tahun-2024")
        page.go_back()
        page.get_by_role("link", name="Buka laporan terbaru").click()
        expect(page).to_have_url(f"{address}2025-r1/")
        assert [] == wrong


def test_a_replaced_edition_says_so(browser: Browser, address: str) -> None:
    """The edition that a revision replaced is not the newest either, on each of its pages."""
    with opened(browser) as (page, wrong):
        page.goto(f"{address}2025/halaman/")
        expect(page.get_by_text("Ini bukan laporan terbaru.")).to_be_visible()
        page.get_by_role("link", name="lihat terbitan dan revisi tahun 2025").click()
        revision = page.get_by_role("region", name="Laporan 2025 (revisi 1)", exact=True)
        expect(revision).to_contain_text("Salah salin dari register.")
        assert [] == wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", ROOT_PAGES)
def test_root_pages(browser: Browser, address: str, name: str, width: int, scheme: str) -> None:
    """Portal, archive and the page for a wrong address read without scripts, fit a phone, and pass axe."""
    with opened(browser, width=width, color_scheme=scheme, java_script_enabled=False) as (page, wrong):
        page.goto(f"{address}{name}")
        expect(page.locator("h1")).to_be_visible()
        assert [] == wrong
    with opened(browser, width=width, color_scheme=scheme) as (page, wrong):
        page.goto(f"{address}{name}")
        assert width == page.evaluate("document.documentElement.scrollWidth")
        assert [] == [(item["id"], item["nodes"][0]["html"]) for item in Axe().run(page).response["violations"]]


def test_redirect(browser: Browser, address: str) -> None:
    """The address of the newest report leads on without a script."""
    with opened(browser, java_script_enabled=False) as (page, _):
        page.goto(f"{address}terbaru/")
        expect(page).to_have_url(f"{address}2025-r1/")
