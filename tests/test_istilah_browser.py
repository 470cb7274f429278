"""Terms and worked cases in a real Chromium: with a mouse, a keyboard and a finger, without scripts, on paper."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from peramban import needs_chromium

TERM = "a.sakip-istilah"
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
#: The explanation of a term as it is drawn: where, in which colours, and what it says.
TIP = """term => {
  const style = getComputedStyle(term, "::after");
  return { shown: style.content !== "none" && style.content !== "normal", says: style.content, color: style.color,
           background: style.backgroundColor, position: style.position };
}"""
CONTRAST = """([one, other]) => {
  const part = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const light = (c) => {
    const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(part);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}"""

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def address(address: str) -> str:
    """Where the real site is served, as other addresses are written after it."""
    return address.rstrip("/")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Beranda on a desk."""
    with browser.new_context(viewport=DESK) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address)
        yield page


def tip(term: Locator) -> dict[str, Any]:
    """The explanation of a term as it is drawn now."""
    found: dict[str, Any] = term.evaluate(TIP)
    return found


def test_mouse(page: Page) -> None:
    """Pointing at a term shows what it means, pointing at the explanation keeps it, leaving hides it."""
    term = page.locator(TERM).first
    before = tip(term)["shown"]
    term.hover()
    shown = tip(term)
    box = term.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] + 20)
    kept = tip(term)["shown"]
    page.mouse.move(5, 5)

    assert (False, True, True, False) == (before, shown["shown"], kept, tip(term)["shown"])
    assert (term.get_attribute("aria-description") or "?") in shown["says"]


def test_keyboard(page: Page) -> None:
    """Tab reaches each term and shows it, Esc hides it without moving, the next Tab shows the next one."""
    terms = page.locator(TERM)
    terms.first.evaluate("term => { term.scrollIntoView(); }")
    while not terms.first.evaluate("term => term === document.activeElement"):
        page.keyboard.press("Tab")
    first = tip(terms.first)["shown"]
    page.keyboard.press("Escape")
    hidden, focused = tip(terms.first)["shown"], terms.first.evaluate("term => term === document.activeElement")
    while not terms.nth(1).evaluate("term => term === document.activeElement"):
        page.keyboard.press("Tab")
    second = tip(terms.nth(1))["shown"]
    page.keyboard.press("Shift+Tab")
    while not terms.first.evaluate("term => term === document.activeElement"):
        page.keyboard.press("Shift+Tab")

    assert (True, False, True, True, True) == (first, hidden, focused, second, tip(terms.first)["shown"])


def test_enter_leads_to_the_glossary(page: Page) -> None:
    """A term is a link to its place on the page Istilah."""
    term = page.locator(TERM).first
    target = (term.get_attribute("href") or "").partition("#")[2]
    term.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/istilah/*")

    assert page.locator(f"dt#{target}").is_visible()


def test_finger(browser: Browser, address: str) -> None:
    """The first tap shows the meaning, a tap elsewhere hides it, the second tap on a term follows the link."""
    with browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address)
        one, other = page.locator(TERM).first, page.locator(TERM).last
        one.tap()
        shown, stays = tip(one)["shown"], page.url
        other.tap()
        moved = (tip(one)["shown"], tip(other)["shown"])
        page.locator("h1").first.tap()
        away = tip(other)["shown"]
        one.tap()
        one.tap()
        page.wait_for_url("**/istilah/*")

    assert (True, f"{address}/", (False, True), False) == (shown, stays, moved, away)


def test_without_scripts(browser: Browser, address: str) -> None:
    """Without JavaScript focusing shows the meaning, and a tap leads to it."""
    with browser.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        has_touch=True,
        is_mobile=True,
        java_script_enabled=False,
    ) as context:
        page = context.new_page()
        page.goto(address)
        term = page.locator(TERM).first
        term.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        shown = tip(term)["shown"]
        term.tap()
        page.wait_for_url("**/istilah/*")

    assert shown


@pytest.mark.parametrize("width", [PHONE, DESK], ids=["phone", "desk"])
def test_meanings_stay_on_the_screen(width: dict[str, int], browser: Browser, address: str) -> None:
    """No explanation makes a page scroll sideways, whichever term it belongs to."""
    with browser.new_context(viewport=width) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}/laporan/bab-3/")
        wide = page.evaluate(
            """() => [...document.querySelectorAll("a.sakip-istilah")].filter((term) => {
                 term.classList.add("sakip-istilah--buka");
                 const wide = document.documentElement.scrollWidth > innerWidth;
                 term.classList.remove("sakip-istilah--buka");
                 return wide;
               }).map((term) => term.textContent)"""
        )

    assert [] == wide


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_meanings_are_legible(scheme: Any, browser: Browser, address: str) -> None:
    """An explanation stands out from what it covers, in both schemes, by the contrast of WCAG 2.2 AA and more."""
    with browser.new_context(viewport=DESK, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address)
        page.locator(TERM).first.hover()
        drawn = tip(page.locator(TERM).first)
        ink = page.evaluate(
            """color => { const box = document.createElement("canvas").getContext("2d"); box.fillStyle = color;
                 box.fillRect(0, 0, 1, 1); return `rgb(${[...box.getImageData(0, 0, 1, 1).data].slice(0, 3)})`; }""",
            drawn["color"],
        )
        contrast = page.evaluate(
            CONTRAST, [drawn["background"], drawn["color"] if "rgba" not in drawn["color"] else ink]
        )

    assert contrast > 4.5


def test_paper(page: Page) -> None:
    """On paper a term looks like the text around it, and nothing is shown over it."""
    term = page.locator(TERM).first
    term.focus()
    page.emulate_media(media="print")

    assert "none" in term.evaluate("term => getComputedStyle(term).textDecorationLine")
    assert not tip(term)["shown"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", ["istilah/", "perhitungan/aturan/", "laporan/bab-3/"])
def test_accessible(path: str, width: dict[str, int], scheme: Any, browser: Browser, address: str) -> None:
    """axe finds nothing wrong with terms, the glossary and Metodologi."""
    with browser.new_context(viewport=width, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}/{path}")
        found = Axe().run(page, context="article")

    assert [] == [
        (item["id"], [node["html"][:160] for node in item["nodes"][:3]]) for item in found.response["violations"]
    ]
