"""The search of the built site, in the worker that a browser starts and in the box that a reader types into."""

import gzip
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from kasus import FOLDER, kasus, tree
from peramban import DESK, PHONE, needs_chromium, opened
from sakip.searching import PAIRS, SEPARATOR, indonesian

CASES = tree((FOLDER / "cari.yaml").read_text("utf-8"), "cari.yaml")
LIMIT = 150_000
#: Starts the worker as the theme does and keeps it; `tanya` asks it.
START = """async () => {
  const { base, search } = JSON.parse(document.querySelector('#__config').textContent)
  const index = await (await fetch(new URL('search/search_index.json', new URL(base + '/', location)))).json()
  const worker = new Worker(new URL(search, location))
  const answer = message => new Promise((resolve, reject) => {
    worker.onmessage = event => resolve(event.data)
    worker.onerror = event => reject(new Error(event.message))
    worker.postMessage(message)
  })
  window.tanya = async words => (await answer({ type: 2, data: words })).data.items
  await answer({ type: 0, data: { ...index, options: { suggest: false } } })
}"""
#: Runs the language's file beside the theme's Lunr, without a worker.
LANGUAGE = """async address => {
  const lunr = { Pipeline: { registerFunction() {} }, Index: function () {}, generateStopWordFilter: () => null }
  new Function('self', await (await fetch(address)).text())({ lunr })
  window.snowball = lunr.id.snowball
}"""
HOSTILE = (
    '"', "'", "\\", "*", "**", "+", "-", "~", "^", ":", "title:", "title:merit", "nama:merit", "merit~", "merit^",
    "merit^x", "merit~x", "+merit", "-merit", "+dan", '"dan"', '"yang di"', "dan", "*merit*", "mer*it", "(((", "[a-z",
    "a{9}", "<script>alert(1)</script>", "&lt;b&gt;", "%00", "\u0000", "\u202e", "🎯", "constructor", "__proto__",
    "toString", "hasOwnProperty", "merit " * 200, "a" * 5000, "1" * 400, "1.234.567,8,9", "Rp", "Rp.", "rp rp", "...",
    ",,,", "–", "汉字",
)  # fmt: skip

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page with the worker started, which complains of nothing to the end."""
    with opened(browser) as (page, wrong):
        page.goto(address)
        page.evaluate(START)
        yield page
        assert wrong == []


def found(page: Page, words: str) -> list[str]:
    """What a search finds, best first, as "Halaman" or "Halaman › Bagian"."""
    return [name for group in page.evaluate("words => tanya(words)", words) for name in names(group)]


def names(group: list[dict[str, Any]]) -> Iterator[str]:
    """The sections of one page that have the words; the worker adds the page itself where it has none."""
    title = next(text(entry["title"]) for entry in group if "#" not in entry["location"])
    for entry in group:
        if entry["score"]:
            yield f"{title} › {text(entry['title'])}" if "#" in entry["location"] else title


def text(marked: str) -> str:
    """A heading without its marks."""
    return html.unescape(re.sub(r"</?mark>", "", marked))


@pytest.mark.parametrize("case", kasus("cari.yaml"))
def test_search(case: dict[str, Any], page: Page) -> None:
    """Each search finds what its case says, where it says."""
    results = found(page, str(case["cari"]))

    if "kosong" in case:
        assert results == []
    if "pertama" in case:
        assert case["pertama"] == next(iter(results), None)
    if "ada" in case:
        assert case["ada"] in results
    if "tiga_halaman" in case:
        pages = list(dict.fromkeys(name.partition(" › ")[0] for name in results))
        assert case["tiga_halaman"] in pages[:3]


@pytest.mark.parametrize("family", CASES["keluarga"], ids=" ".join)
def test_family(family: list[str], page: Page) -> None:
    """Each word of a family finds every section that has another of them as it is written."""
    written = {name for word in family for name in found(page, f'"{word}"')}
    missed = {word: sorted(written - set(found(page, word))) for word in family}

    assert written != set()
    assert {word: [] for word in family} == missed


@pytest.mark.parametrize("words", CASES["terpisah"], ids=" ".join)
def test_strangers(words: list[str], page: Page) -> None:
    """Words of different roots mark different words in what they find."""
    marked = [marks(page, word) for word in words]

    assert all(marked)
    assert set.intersection(*marked) == set()


def marks(page: Page, words: str) -> set[str]:
    """The words that a search marks in headings and text."""
    groups = page.evaluate("words => tanya(words)", words)
    return {
        word.lower()
        for group in groups
        for entry in group
        for word in re.findall(r"<mark>(.*?)</mark>", entry["title"] + entry["text"])
    }


def test_other_forms_are_marked_once(page: Page) -> None:
    """A word that is found both by its beginning and by its stem is marked once, and so are two words of a family."""
    assert {"pengukuran", "terukur"} <= marks(page, "mengukur pengukuran")
    assert [word for word in marks(page, "mengukur pengukuran") if "<" in word] == []


def test_missing_words_are_told_as_typed(page: Page) -> None:
    """A result says which of the words it lacks in the form that was typed, and function words are not among them."""
    terms = page.evaluate("words => tanya(words)", "mengukur dan xyzzy")[0][0]["terms"]

    assert {"mengukur": True, "xyzzy": False} == terms


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words[:20]))
def test_no_query_is_an_error(words: str, page: Page) -> None:
    """Whatever is typed, the worker answers; the page fixture sees to it that it raised nothing."""
    assert isinstance(page.evaluate("words => tanya(words)", words), list)


def test_search_still_answers_after_all_that(page: Page) -> None:
    """No query leaves the worker unable to answer the next."""
    for words in HOSTILE:
        page.evaluate("words => tanya(words)", words)

    assert "Kelengkapan" in found(page, "kelengkapan")


def test_stemmer_is_snowball(browser: Browser, address: str) -> None:
    """The stemmer gives what Snowball's own gives; it is asked past the page's policy, which evaluates nothing."""
    with opened(browser, bypass_csp=True) as (page, _):
        page.goto(address)
        page.evaluate(LANGUAGE, f"{address}assets/javascripts/lunr/min/lunr.id.min.js")
        stems = page.evaluate("words => words.map(word => [word, snowball(word)])", list(CASES["snowball"]))

    assert CASES["snowball"] == dict(stems)


# What the reader sees


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_reader_is_led_to_the_section(width: int, browser: Browser, address: str) -> None:
    """A reader who types sees how many pages were found, each by name with its section, and is led there."""
    with opened(browser, width=width) as (page, wrong):
        page.goto(f"{address}laporan/")
        if width == PHONE:
            page.locator("label.md-header__button[for=__search]").click()
        box = page.locator("input.md-search__input")
        box.click()
        box.press_sequentially("mengukur")
        first = page.locator(".md-search-result__item").first
        first.locator("h2", has_text="B. Pengukuran kinerja").wait_for()
        count = page.locator(".md-search-result__item").count()

        assert "Bab III Akuntabilitas kinerja" == first.locator("h1").first.inner_text()
        assert re.fullmatch(r"\d+ dokumen ditemukan", page.locator(".md-search-result__meta").inner_text().strip())
        assert count > 0
        first.locator("a", has_text="B. Pengukuran kinerja").click()
        page.wait_for_url("**/laporan/bab-3/**")
        assert page.url.endswith("#b-pengukuran-kinerja")
        assert wrong == []


def test_result_shows_the_row(browser: Browser, address: str) -> None:
    """A figure in a long table is shown with its row, not with the table."""
    with opened(browser) as (page, _):
        page.goto(address)
        box = page.locator("input.md-search__input")
        box.click()
        box.press_sequentially("11415523790")
        shown = page.locator("article", has_text="Program Penunjang Urusan Pemerintahan").first
        shown.wait_for()

        assert "11.415.523.790" in shown.inner_text()
        assert len(shown.inner_text()) < 500


# The index


def test_index_is_small(site: Path) -> None:
    """What a phone loads for the search stays under 150 KB as servers send it."""
    index = (site / "search" / "search_index.json").read_bytes()

    assert len(gzip.compress(index, 9, mtime=0)) <= LIMIT


def test_index_says_it_is_indonesian(site: Path) -> None:
    """The worker is told to read the language's file, and the file is there."""
    config = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["config"]

    assert (["id"], ["stopWordFilter", "stemmer"]) == (config["lang"], config["pipeline"])
    assert (site / "assets/javascripts/lunr/min/lunr.id.min.js").is_file()


def test_pages_keep_no_mark_of_the_search(site: Path) -> None:
    """What is not searched is marked for the plugin only."""
    assert [path for path in site.rglob("*.html") if "data-search" in path.read_text("utf-8")] == []


def test_repeats_are_not_searched(site: Path) -> None:
    """Handles, examples of code and the trace of one figure are not in the index; the facts beside them are.

    The page of the guide that tells this is left out.
    """
    entries = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    words = " ".join(entry["text"] for entry in entries if not entry["location"].startswith("panduan/halaman/"))

    assert [
        said for said in ("Unduh tabel ini", "Bagaimana angka ini dihitung", "<pre>", "<tr>") if said in words
    ] == []
    assert "106,56%" in words
    assert re.findall(r"(?:Target|Capaian|Peringkat)[\dA-Z]", words) == []


def test_index_is_made_the_same_twice() -> None:
    """The same index gives the same bytes, and nothing but the search's own is changed."""
    docs = [
        {"location": "panduan/#a", "title": "Perjanjian kinerja", "text": "<pre>a: 1</pre><tr> a </tr>"},
        {"location": "laporan/", "title": "IKU", "text": "tetap <p>–</p>"},
    ]
    index = json.dumps({"config": {"lang": ["en"]}, "docs": docs})
    made = json.loads(indonesian(index))["docs"]

    assert indonesian(index) == indonesian(index)
    assert [
        {"location": "panduan/#a", "title": "Perjanjian kinerja", "text": "<p> a </p>", "sebutan": "PK", "boost": 0.3},
        {**docs[1], "sebutan": "indikator kinerja utama"},
    ] == made


@pytest.mark.parametrize(
    "written, words",
    [
        ("Rp11.415.523.790", ["11.415.523.790"]),
        ("(106,56%).", ["106,56"]),
        ("5.03.02", ["5.03.02"]),
        ("2016–2021", ["2016", "2021"]),
        ("Tujuan/sasaran, III.C &amp; IV", ["Tujuan", "sasaran", "III", "C", "IV"]),
        ("Rapi&Ramah & <b>", ["Rapi", "Ramah", "b"]),
        ("korporasi", ["korporasi"]),
    ],
)
def test_separator(written: str, words: list[str]) -> None:
    """Signs and the currency end a word; points and commas within figures do not."""
    assert words == [word for word in re.split(SEPARATOR, written) if word]


def test_separator_suits_old_browsers() -> None:
    """No look-behind, which Safari before 16.4 refuses, and no group, by which the theme's own marks would shift."""
    assert "(?<" not in SEPARATOR
    assert 0 == re.compile(SEPARATOR).groups


def test_abbreviations_are_listed_once() -> None:
    """Each abbreviation stands in its place of the alphabet."""
    assert sorted({pair[0] for pair in PAIRS}, key=str.lower) == [pair[0] for pair in PAIRS]
