"""Charts in a real Chromium: every word readable, nothing cut off or written over another, in light, dark and print."""

import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from conftest import ROOT
from peramban import needs_chromium
from sakip.compute import Kinerja
from sakip.render.cards import card
from sakip.render.html import cards, chart
from test_grafik import charts

pytestmark = needs_chromium
WIDTHS = (360, 1280)
SCHEMES = {"light": "default", "dark": "slate"}
#: The contrast that text needs (WCAG 2.2, 1.4.3), and lines and bars (1.4.11).
TEXT, GRAPHICS = 4.5, 3.0

MEASURE = """
() => {
  const box = (element) => { const r = element.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const shown = [...document.querySelectorAll("svg.sakip-lukisan")].filter((svg) => svg.getBoundingClientRect().width);
  return shown.map((svg) => ({
    id: svg.closest("[id]")?.id ?? svg.getAttribute("aria-label"),
    svg: box(svg),
    scale: svg.getBoundingClientRect().width / svg.viewBox.baseVal.width,
    named: svg.getAttribute("aria-label") ?? svg.getAttribute("aria-labelledby").split(" ")
      .concat(svg.getAttribute("aria-describedby")).every((id) => document.getElementById(id)?.textContent.trim()),
    texts: [...svg.querySelectorAll("text")].filter((text) => text.textContent).map((text) => ({
      text: text.textContent, box: box(text), size: parseFloat(getComputedStyle(text).fontSize),
      colour: getComputedStyle(text).fill,
    })),
    marks: [...svg.querySelectorAll("path, line")].flatMap((mark) => {
      const style = getComputedStyle(mark);
      return [style.fill, style.stroke].filter((colour) => colour !== "none");
    }),
    paper: getComputedStyle(document.body).backgroundColor,
    faint: getComputedStyle(document.body).getPropertyValue("--sakip-garis").trim(),
  }));
}
"""


@pytest.fixture(scope="module")
def page(tahun_ini: Kinerja, contoh: Kinerja, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Every chart and card of both agencies on one page, with the theme's style and ours."""
    theme = find_spec("material")
    assert theme is not None
    assert theme.origin is not None
    folder = tmp_path_factory.mktemp("grafik")
    sheets = sorted((Path(theme.origin).parent / "templates" / "assets" / "stylesheets").glob("*.css"))
    for sheet in (*sheets, ROOT / "overrides" / "assets" / "sakip.css"):
        shutil.copy(sheet, folder)
    linked = "".join(f'<link rel="stylesheet" href="{sheet.name}">' for sheet in (*sheets, Path("sakip.css")))
    shown = "".join(
        chart(found, nomor=f"{at}.1", links=NoLinks()).replace(f"grafik-{found.id}", f"grafik-{found.id}-{at}")
        + ("" if rest else cards([card(item) for item in year.indikator], NoLinks()))
        for at, year in enumerate((tahun_ini, contoh), start=1)
        for rest, found in enumerate(charts(year))
    )
    file = folder / "grafik.html"
    file.write_text(
        '<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'{linked}<body data-md-color-scheme="default" data-md-color-primary="custom"><div class="md-container">'
        '<main class="md-main">'
        '<div class="md-main__inner md-grid"><div class="md-content"><article class="md-content__inner md-typeset">'
        f"{shown}</article></div></div></main></div></body></html>",
        "utf-8",
    )
    return file.as_uri()


class NoLinks:
    """A site without pages for traces and data."""

    def jejak(self, id: str) -> str | None:
        """No address."""
        return None

    def indikator(self, id: str) -> str | None:
        """No address."""
        return None

    def tabel(self, id: str) -> str | None:
        """No address."""
        return None

    def letak(self, letak: object) -> str | None:
        """No address."""
        return None


def measured(browser: Browser, address: str, width: int, scheme: str, *, paper: bool = False) -> list[dict[str, Any]]:
    """What is seen of each drawing that is shown."""
    opened = browser.new_page(viewport={"width": width, "height": 900})
    try:
        opened.goto(address)
        opened.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", SCHEMES[scheme])
        if paper:
            opened.emulate_media(media="print")
        found: list[dict[str, Any]] = opened.evaluate(MEASURE)
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        return found
    finally:
        opened.close()


@pytest.fixture(scope="module")
def seen(browser: Browser, page: str) -> dict[tuple[int, str], list[dict[str, Any]]]:
    """What is seen at each width in each scheme."""
    return {(width, scheme): measured(browser, page, width, scheme) for width in WIDTHS for scheme in SCHEMES}


Seen = dict[tuple[int, str], list[dict[str, Any]]]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_chart_is_shown_once(width: int, seen: Seen, tahun_ini: Kinerja, contoh: Kinerja) -> None:
    """Of the two drawings of a chart one is shown, and it is named and described."""
    shown = [item["id"] for item in seen[width, "light"] if str(item["id"]).startswith("grafik-")]

    assert len(shown) == len(set(shown)) == len(charts(tahun_ini)) + len(charts(contoh))
    assert [item["id"] for item in seen[width, "light"] if not item["named"]] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_words_are_large_enough(width: int, seen: Seen) -> None:
    """No word of a chart is smaller than twelve pixels on the screen."""
    small = [
        (item["id"], text["text"], text["size"] * item["scale"])
        for item in seen[width, "light"]
        for text in item["texts"]
        if text["size"] * item["scale"] < 12
    ]

    assert small == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_is_cut_off(width: int, seen: Seen) -> None:
    """Every word stands inside its drawing."""
    cut = [
        (item["id"], text["text"])
        for item in seen[width, "light"]
        for text in item["texts"]
        if not inside(text["box"], item["svg"])
    ]

    assert cut == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_is_written_over_another(width: int, seen: Seen) -> None:
    """No two texts of a drawing overlap."""
    over = [
        (item["id"], one["text"], other["text"])
        for item in seen[width, "light"]
        for at, one in enumerate(item["texts"])
        for other in item["texts"][at + 1 :]
        if overlap(one["box"], other["box"])
    ]

    assert over == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_contrast(scheme: str, seen: Seen) -> None:
    """Text and what carries values are told from the page in each scheme."""
    for item in seen[1280, scheme]:
        told(item)


def test_paper(browser: Browser, page: str) -> None:
    """On paper a chart has dark ink, also when it is printed from the dark scheme, and one drawing of each is there."""
    shown = measured(browser, page, 720, "dark", paper=True)

    assert len(shown) == len(measured(browser, page, 720, "light"))
    for item in shown:
        told({**item, "paper": "rgb(255, 255, 255)"})


def told(item: dict[str, Any]) -> None:
    """Every colour of a drawing but that of hairlines differs enough from the page."""
    faint = rgb(item["faint"])
    for text in item["texts"]:
        assert contrast(text["colour"], item["paper"]) >= TEXT, (item["id"], text["text"])
    for colour in set(item["marks"]):
        assert rgb(colour) == faint or contrast(colour, item["paper"]) >= GRAPHICS, (item["id"], colour)


def inside(box: list[float], frame: list[float]) -> bool:
    """Whether a box stands in another, to within a pixel."""
    return box[0] >= frame[0] - 1 and box[1] >= frame[1] - 1 and box[2] <= frame[2] + 1 and box[3] <= frame[3] + 1


def overlap(one: list[float], other: list[float]) -> bool:
    """Whether two boxes overlap by more than lines of text that follow each other do."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1 and down > 4


def rgb(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of a colour as CSS writes it."""
    if colour.startswith("#"):
        digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    red, green, blue, *_ = (float(part) for part in colour[colour.index("(") + 1 : -1].replace("/", ",").split(","))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour."""
    parts = [part / 255 for part in rgb(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
