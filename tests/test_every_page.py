"""Every page of the real site in a real Chromium: accessible, readable on a phone, light, and closed to what it is not.

Each page is opened on a phone in light and on a desk in dark colours, and judged by all of axe's rules; by those about
colours once more when it has changed its colours where it stands: nothing else differs between schemes. What was
seen is kept in ``hasil/layar``.
"""

import gzip
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, Response

from conftest import ROOT
from peramban import DESK, PHONE, needs_chromium, opened, served

pytestmark = needs_chromium

Scheme = Literal["light", "dark"]

#: How a page is opened, and how it is seen when its colours have changed.
WAYS: tuple[tuple[int, Scheme], ...] = ((PHONE, "light"), (DESK, "dark"))
#: Whatever the theme moves or fades is at once where it stays, and what it does at the next frames is done.
STILL = """async () => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important }");
  document.adoptedStyleSheets.push(still);
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
}"""
OTHER: dict[Scheme, Scheme] = {"light": "dark", "dark": "light"}
THEME = {"light": "default", "dark": "slate"}
SCREENS = ROOT / "hasil" / "layar"
#: What a page may weigh as it is sent, with everything that it loads.
HEAVIEST = 200_000
#: axe takes minutes for thousands of rows. Of those that are built alike (elements, classes, text or none) it gets two,
#: and one at least in each table or list; rows of a table with cells that span rows are all left, because their heads
#: stand in other rows.
ALIKE = """() => {
  const shape = (part) => part.nodeType !== 1 ? (part.nodeValue.trim() && "t")
    : `${part.tagName}.${part.getAttribute("class")}(${[...part.childNodes].map(shape).join("")})`;
  const seen = new Map();
  for (const part of document.querySelectorAll("article :is(tbody tr, .sakip-rincian, .sakip-yaml span, li)")) {
    if (!part.isConnected || part.closest("table")?.querySelector("[rowspan]")) continue;
    const key = `${part.parentElement.className} ${shape(part)}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (seen.get(key) > 2 && part.parentElement.childElementCount > 1) part.remove();
  }
}"""
VIOLATIONS = "([context, options]) => axe.run(context ?? document, options).then((found) => found.violations)"
#: The rules of axe that look at colours (of those that are on).
OF_COLOURS = ("color-contrast", "link-in-text-block")
#: Gives the page its colours as the theme's own button does, and marks two of all texts that are alike in their
#: element, their colours and letters, and the colours that they stand on: axe takes longer for colours than for all
#: the rest.
COLOUR = """(scheme) => {
  document.body.dataset.mdColorScheme = scheme;
  const name = (part) => `${part.tagName}.${part.getAttribute("class")}`;
  const paper = new Map([[null, ""]]);
  const under = (part) => {
    if (!paper.has(part)) {
      const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(part);
      paper.set(part, `${under(part.parentElement)}|${backgroundColor} ${backgroundImage} ${opacity} ${filter}`
        .replace(/\\|rgba\\(0, 0, 0, 0\\) none 1 none$/, ""));
    }
    return paper.get(part);
  };
  const seen = new Map();
  for (const part of document.querySelectorAll("body, body *")) {
    const written = [...part.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim());
    if (!(written || part.matches("input, select, textarea")) || !part.getClientRects().length) continue;
    const { color, fontSize, fontWeight, textShadow, textDecoration } = getComputedStyle(part);
    const around = getComputedStyle(part.parentElement).color;
    const key = [name(part), name(part.parentElement), color, fontSize, fontWeight, textShadow, textDecoration, around,
      under(part)].join();
    seen.set(key, (seen.get(key) ?? 0) + 1);
    part.toggleAttribute("data-uji-warna", seen.get(key) <= 2);
  }
  return getComputedStyle(document.body).backgroundColor;
}"""
MEASURES = """() => {
  const { scrollWidth, clientWidth, lang } = document.documentElement;
  const text = [...document.querySelectorAll(".md-content :is(p, li, td, th, dt, dd)")]
    .filter((part) => part.offsetParent && part.textContent.trim());
  const beyond = (part) => part.getBoundingClientRect().right > clientWidth + 1;
  return {
    language: lang,
    overflow: scrollWidth - clientWidth,
    cut: [...document.querySelectorAll(".sakip-judul")].filter(beyond).map((part) => part.textContent),
    smallest: Math.min(...text.map((part) => parseFloat(getComputedStyle(part).fontSize))),
  };
}"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found on a page, opened in one way; ``weight`` is the sum of what it loaded, compressed."""

    page: str
    width: int
    measures: dict[str, Any]
    barriers: list[str]
    faint: list[str]
    papers: dict[Scheme, str]
    wrong: list[str]
    cookies: int
    weight: int


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a browser, what went wrong on it, and what it loaded."""

    page: Page
    wrong: list[str]
    loaded: list[str] = field(default_factory=list)

    def begin(self, address: str) -> None:
        """Begin to load an address."""
        self.wrong.clear()
        self.loaded.clear()
        self.page.goto(address, wait_until="commit")


@pytest.fixture(scope="module")
def seen(site: Path, address: str, browser: Browser) -> list[Seen]:
    """Every page in every way."""
    names = [path.relative_to(site).as_posix().removesuffix("index.html") for path in sorted(site.rglob("*.html"))]
    shutil.rmtree(SCREENS, ignore_errors=True)
    found = []
    for width, scheme in WAYS:
        for name, tab in _visited(browser, width, scheme, [(name, f"{address}{name}") for name in names]):
            measures = tab.page.evaluate(MEASURES)
            _keep(tab.page, f"{name.strip('/').replace('/', '--') or 'beranda'}-{width}-{scheme}")
            barriers = _barriers(tab.page)
            papers: dict[Scheme, str] = {}
            faint = []
            for colours in (scheme, OTHER[scheme]):
                papers[colours], words = _faint(tab.page, colours)
                faint += words
            weight = sum(_weight(site, url.removeprefix(address)) for url in set(tab.loaded))
            cookies = len(tab.page.context.cookies())
            found.append(Seen(name, width, measures, barriers, faint, papers, list(tab.wrong), cookies, weight))
    return found


def _visited(
    browser: Browser, width: int, scheme: Scheme, addresses: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, Tab]]:
    """Each page as soon as it is still, by its name; the next one loads meanwhile."""
    with ExitStack() as stack:
        tabs = [Tab(*stack.enter_context(opened(browser, width=width, color_scheme=scheme))) for _ in range(2)]
        for tab in tabs:
            tab.page.on("response", partial(_note, tab.loaded))
        tabs[0].begin(addresses[0][1])
        for at, (name, _) in enumerate(addresses):
            tab = tabs[at % 2]
            tab.page.wait_for_load_state("networkidle")
            tab.page.bring_to_front()  # nothing moves on a page that is not shown
            for _, following in addresses[at + 1 : at + 2]:
                tabs[(at + 1) % 2].begin(following)
            yield name, tab


def _note(loaded: list[str], response: Response) -> None:
    loaded.append(response.url)


def _keep(page: Page, name: str) -> None:
    """Keep what a reader sees first of a page, for those who look at the build; a whole page takes a second."""
    page.screenshot(path=SCREENS / f"{name}.jpg", type="jpeg", quality=60)


def _barriers(page: Page) -> list[str]:
    """What axe finds but for colours: the rule, and the element that breaks it."""
    page.evaluate(STILL)
    page.evaluate(ALIKE)
    page.evaluate(AXE_SCRIPT)
    return _found(page, None, {"rules": {rule: {"enabled": False} for rule in OF_COLOURS}})


def _faint(page: Page, scheme: Scheme) -> tuple[str, list[str]]:
    """The page's paper in a scheme, and what axe finds of its colours."""
    paper: str = page.evaluate(COLOUR, THEME[scheme])
    return paper, _found(page, "[data-uji-warna]", {"runOnly": list(OF_COLOURS)})


def _found(page: Page, context: str | None, options: dict[str, object]) -> list[str]:
    violations = page.evaluate(VIOLATIONS, [context, {"resultTypes": ["violations"], **options}])
    return [f"{item['id']}: {node['html'][:120]}" for item in violations for node in item["nodes"]]


@cache
def _weight(site: Path, name: str) -> int:
    """What a file of the site weighs as a server sends it."""
    path = site / name
    return len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes()))


def test_every_page_is_seen(root: Path, seen: list[Seen]) -> None:
    """Each page of content/, and the one for addresses that lead nowhere, in each way."""
    pages = len(list((root / "content").rglob("*.md"))) + 1

    assert pages * len(WAYS) == len(seen)


def test_axe_finds_nothing(seen: list[Seen]) -> None:
    """No rule of axe is broken but perhaps one about colours."""
    assert [] == [(item.page, item.width, item.barriers) for item in seen if item.barriers]


def test_axe_finds_no_faint_words(seen: list[Seen]) -> None:
    """Nor is one about colours: each width is seen in each scheme."""
    assert [] == [(item.page, item.width, item.faint) for item in seen if item.faint]
    assert {"light": {"rgb(255, 255, 255)"}} == {"light": {item.papers["light"] for item in seen}}
    assert {"rgb(255, 255, 255)"}.isdisjoint(item.papers["dark"] for item in seen)


@pytest.mark.parametrize(("width", "scheme"), WAYS)
@pytest.mark.parametrize("part", ["article td", ".sakip-keterangan, figcaption", "article h2", "article p > a"])
def test_faint_words_are_found(part: str, width: int, scheme: Scheme, browser: Browser, address: str) -> None:
    """Of a kind of text that is faint in one scheme only, axe is shown some."""
    faint = f"[data-md-color-scheme={THEME[OTHER[scheme]]}] :is({part}) {{ color: #888 !important; opacity: 0.6 }}"
    with opened(browser, width=width, color_scheme=scheme) as (page, _):
        page.goto(f"{address}laporan/bab-3/")
        assert page.locator(part).count()
        page.evaluate("style => { const one = new CSSStyleSheet(); one.replaceSync(style); "
                      "document.adoptedStyleSheets.push(one); }", faint)  # fmt: skip
        page.evaluate(STILL)
        page.evaluate(AXE_SCRIPT)

        assert [] == _faint(page, scheme)[1]
        assert [] != _faint(page, OTHER[scheme])[1]


def test_what_is_seen_is_kept(seen: list[Seen]) -> None:
    """There is a picture of each page in each way."""
    assert len(seen) == len(list(SCREENS.glob("*.jpg")))


def test_no_page_scrolls_sideways(seen: list[Seen]) -> None:
    """A page never has to be moved sideways; wide tables scroll inside themselves, below a caption that is whole."""
    wide = [(item.page, item.width, item.measures["overflow"]) for item in seen if item.measures["overflow"] > 0]
    cut = [(item.page, item.width, item.measures["cut"]) for item in seen if item.measures["cut"]]

    assert ([], []) == (wide, cut)


def test_text_is_large_enough(seen: list[Seen]) -> None:
    """No text of a page is set smaller than 12 pixels."""
    small = [
        (item.page, item.width, item.measures["smallest"]) for item in seen if (item.measures["smallest"] or 99) < 12
    ]

    assert [] == small


def test_nothing_goes_wrong(seen: list[Seen]) -> None:
    """No page raises a script error, breaks its own policy, or asks another host; none sets a cookie."""
    assert [] == [(item.page, item.width, item.wrong) for item in seen if item.wrong or item.cookies]


def test_pages_say_their_language(seen: list[Seen]) -> None:
    """Each page tells a screen reader that it is Indonesian."""
    assert {"id"} == {item.measures["language"] for item in seen}


def test_no_page_is_heavy(seen: list[Seen]) -> None:
    """What a reader on a weak connection waits for; the search index is loaded when the search is opened."""
    assert [] == [(item.page, item.weight) for item in seen if item.weight >= HEAVIEST]
    assert min(item.weight for item in seen) > 50_000  # the theme alone weighs more


# The policy


def test_every_page_has_its_policy(site: Path) -> None:
    """Each page says once what it may load, before anything that it loads, and nothing inline is let in wholesale."""
    texts = [path.read_text("utf-8") for path in site.rglob("*.html")]
    policies = [text.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0] for text in texts]

    assert {1} == {text.count('http-equiv="Content-Security-Policy"') for text in texts}
    assert [] == [text for text in texts if text.index("Content-Security-Policy") > text.index("<script")]
    assert [] == [text for text in texts if text.index("Content-Security-Policy") > text.index("stylesheet")]
    assert [] == [
        policy for policy in policies if "unsafe" in policy or "http" in policy or policy.count("sha256") != 3
    ]
    assert {"default-src 'none'"} == {policy.split(";")[0] for policy in policies}


INTRUDER = (
    '<script>document.title = "masuk"</script><img src="x" onerror="document.title = \'masuk\'">'
    "<script src=\"data:text/javascript,document.title = 'masuk'\"></script>"
    '<p id="gaya" style="color: rgb(1, 2, 3)">x</p><style>#gaya { color: rgb(1, 2, 3) }</style>'
    '<iframe src="data:text/html,x"></iframe>'
)


@pytest.mark.parametrize("policy", [True, False], ids=["dengan aturan", "tanpa aturan"])
def test_what_is_injected_stays_dead(policy: bool, site: Path, browser: Browser, tmp_path: Path) -> None:
    """A script, handler, style or frame that got into a page does nothing; without the policy it would."""
    text = (site / "laporan" / "bab-4" / "index.html").read_text("utf-8")
    if not policy:
        text = text.replace("Content-Security-Policy", "x")
    place = Path(shutil.copytree(site, tmp_path / "situs"))
    (place / "laporan" / "bab-4" / "disusupi.html").write_text(
        text.replace("</article>", f"{INTRUDER}</article>"), "utf-8"
    )
    with served(place) as address, opened(browser) as (page, wrong):
        page.goto(f"{address}laporan/bab-4/disusupi.html", wait_until="networkidle")
        color = page.locator("#gaya").evaluate("part => getComputedStyle(part).color")

        assert (page.title() == "masuk", color == "rgb(1, 2, 3)") == (not policy, not policy)
        assert policy == (sum("Content Security Policy" in said for said in wrong) >= 5)


# What a reader does


def test_site_works_under_its_policy(address: str, browser: Browser) -> None:
    """Search from a page below another, a result's marks, the colours and their memory, a table's folding."""
    with opened(browser, color_scheme="light") as (page, wrong):
        page.goto(f"{address}laporan/bab-3/")
        page.locator("label.md-header__button[title='Pakai tampilan gelap']").click()
        page.locator("input.md-search__input").fill("merit")
        page.locator("a.md-search-result__link").first.click()
        page.locator("article mark").first.wait_for(state="attached")

        assert "slate" == page.locator("body").get_attribute("data-md-color-scheme")
        page.goto(f"{address}rencana/target-2016-2021/")
        page.locator(".sakip-lipat").first.click()
        assert "false" == page.locator(".sakip-lipat").first.get_attribute("aria-expanded")
        assert wrong == []


def _colours(page: Page) -> tuple[str | None, str]:
    """The scheme in use, and what the browser is told to draw bars and fields in."""
    told = page.locator("meta[name=color-scheme]").get_attribute("content") or ""
    return page.locator("body").get_attribute("data-md-color-scheme"), told


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_there_before_the_page(scheme: Scheme, address: str, browser: Browser) -> None:
    """What the device asks for is shown from the first, and not kept: a device that changes its mind is followed."""
    with opened(browser, color_scheme=scheme) as (page, _):
        page.route("**/*.js", lambda route: route.abort())  # only what stands in the page itself runs
        page.goto(address)

        assert _colours(page) == (THEME[scheme], scheme)
        assert page.locator("form label.md-header__button:visible").count() == 1
        page.emulate_media(color_scheme=OTHER[scheme])
        page.reload()
        assert _colours(page) == (THEME[OTHER[scheme]], OTHER[scheme])


def test_colours_by_the_keyboard(address: str, browser: Browser) -> None:
    """Enter changes the colours back and forth, each time with the button that leads to the others; they are kept."""
    with opened(browser, color_scheme="light") as (page, wrong):
        page.goto(f"{address}anggaran/")
        page.locator("[name=__palette]").first.focus()
        seen = []
        for _ in range(3):
            page.keyboard.press("Enter")
            seen.append((*_colours(page), page.locator("form label.md-header__button:visible").get_attribute("title")))
        page.goto(address)

        dark, light = ("slate", "dark", "Pakai tampilan terang"), ("default", "light", "Pakai tampilan gelap")
        assert seen == [dark, light, dark]
        assert _colours(page) == dark[:2]
        assert "?" not in page.url
        assert wrong == []


def test_menu_by_the_keyboard(address: str, browser: Browser) -> None:
    """On a phone the keyboard does not come into the menu that is shut; Enter leads into it, Esc back out."""
    with opened(browser, width=PHONE) as (page, wrong):
        page.goto(address)
        inside = "document.activeElement.closest('.md-sidebar--primary, .md-search__output') !== null"
        stops = []
        for _ in range(8):
            page.keyboard.press("Tab")
            stops.append(page.evaluate(inside))
        handle = page.get_by_role("button", name="Menu")
        handle.press("Enter")
        opened_to = (page.evaluate(inside), handle.get_attribute("aria-expanded"))
        page.keyboard.press("Escape")

        assert stops == [False] * 8
        assert opened_to == (True, "true")
        assert handle.evaluate("part => part === document.activeElement")
        assert handle.get_attribute("aria-expanded") == "false"
        assert wrong == []


def test_index_waits_for_the_search(address: str, browser: Browser) -> None:
    """The index is asked for once, when the search is opened, by the keyboard too."""
    with opened(browser) as (page, _):
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if "search_index" in request.url else None)
        page.goto(address, wait_until="networkidle")

        assert asked == []
        page.keyboard.press("f")
        page.keyboard.type("serapan")
        page.locator("a.md-search-result__link").first.wait_for()
        assert asked == [f"{address}search/search_index.json"]
