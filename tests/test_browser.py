"""The longest table in a real Chromium: words looked for, programs folded, whole without scripts and on paper."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from peramban import DESK, PHONE, needs_chromium, opened

pytestmark = needs_chromium

PAGE = "rencana/target-2016-2021/"
WIDTHS = (PHONE, DESK)
#: Words of kegiatan, of programs alone, of what stands between them, and of nothing.
FOUND = ("kapasitas", "KAPASITAS  sumber", "disiplin", "indikator program")
NOWHERE = "xyzzy"
#: Each row of the table: its text and words, what it is and how deep, whether it has a head, is seen.
ROWS = r"""table => {
  const words = (row) => {
    const copy = row.cloneNode(true);
    copy.querySelectorAll(".sakip-tersembunyi").forEach((part) => part.remove());
    return copy.textContent.toLowerCase();
  };
  return [...table.tBodies[0].rows].map((row) => ({
    text: row.textContent.replace(/\s+/g, " ").trim(),
    words: words(row),
    depth: Number(/sakip-tingkat--(\d)/.exec(row.className)?.[1] ?? 0),
    kind: row.querySelector("th .sakip-tersembunyi")?.textContent.replace(":", "").trim().toLowerCase() ?? "",
    head: row.querySelector("th") !== null,
    seen: row.getClientRects().length > 0,
  }));
}"""
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def used(browser: Browser, address: str) -> dict[int, dict[str, Any]]:
    """What a reader of the table sees at each width: as it loads, looking for words, folding, on paper."""
    return {width: _plain(browser, address, width) | _used(browser, address, width) for width in WIDTHS}


def _plain(browser: Browser, address: str, width: int) -> dict[str, Any]:
    with opened(browser, width=width, java_script_enabled=False) as (page, _):
        page.goto(f"{address}{PAGE}")
        return {"plain": _rows(page), "tools": int(page.locator(".sakip-alat").is_visible())}


def _used(browser: Browser, address: str, width: int) -> dict[str, Any]:
    with opened(browser, width=width) as (page, _):
        page.goto(f"{address}{PAGE}")
        figure = page.locator(".sakip-tabel--lipat").first
        field, said = figure.locator("input"), figure.locator("output")
        fold, one = figure.locator(".sakip-alat button"), figure.locator(".sakip-lipat").first

        field.wait_for()

        def state() -> dict[str, Any]:
            expanded = figure.locator(".sakip-lipat").evaluate_all("all => all.map((button) => button.ariaExpanded)")
            return {"rows": _rows(page), "said": said.text_content(), "expanded": expanded}

        def looked(words: str) -> dict[str, Any]:
            field.fill(words)
            return state()

        found: dict[str, Any] = {"first": {**state(), "label": figure.locator("label").text_content()}}
        found["words"] = {words: looked(words) for words in (*FOUND, NOWHERE)}
        found["cleared"] = looked("")
        one.click()
        found["one"] = state()
        one.click()
        names = [fold.text_content()]
        fold.click()
        found["folded"] = {**state(), "names": [*names, fold.text_content()]}
        page.emulate_media(media="print")
        found["printed"] = {"rows": _rows(page), "tools": int(figure.locator(".sakip-alat").is_visible())}
        return found


def _rows(page: Page) -> Rows:
    rows: Rows = page.locator(".sakip-tabel--lipat table").first.evaluate(ROWS)
    return rows


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
