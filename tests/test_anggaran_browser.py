"""The budget's page in a real Chromium: a reader looks for words, sorts, narrows, folds, prints, shares an address."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from peramban import DESK, PHONE, needs_chromium, opened

pytestmark = needs_chromium

TRAINING = (
    "5 sub kegiatan: pagu Rp4.920.856.050, realisasi Rp4.474.999.743, tidak terserap Rp445.856.307, serapan 90,94%."
)


#: How many programs the budget has.
PROGRAMS = 3


@pytest.fixture(scope="module")
def address(address: str) -> str:
    """Where the budget's page is served."""
    return f"{address}anggaran/"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page on a desk; nothing goes wrong on it."""
    with opened(browser) as (found, wrong):
        found.goto(address)
        expect(found.locator(".sakip-alat output")).to_be_attached()
        yield found
        assert wrong == []


def names(page: Page, depth: int | None = None) -> list[str]:
    """The names of the rows that are seen, in order; of one depth where it is named."""
    rows = f"tr.sakip-tingkat--{depth}" if depth is not None else "tr"
    script = """(rows, selector) => rows.filter((row) => row.matches(selector) && row.getClientRects().length)
        .map((row) => row.querySelector("th"))
        .filter(Boolean)
        .map((head) => { const copy = head.cloneNode(true);
            copy.querySelectorAll(".sakip-tersembunyi, .sakip-jalur").forEach((part) => part.remove());
            return copy.textContent.trim(); })"""
    return [str(name) for name in page.locator("#tabel-hasil-anggaran tbody tr").evaluate_all(script, rows)]


def column(page: Page, at: int, depth: int) -> list[float]:
    """The figures of a column in the rows of one depth that are seen, in order."""
    cells = page.locator(f"#tabel-hasil-anggaran tr.sakip-tingkat--{depth}:has(> th):not([hidden]) > *:nth-child({at})")
    written = cells.evaluate_all('cells => cells.map((cell) => cell.querySelector(".sakip-angka").textContent)')
    return [float(text.rstrip("%").replace(".", "").replace(",", ".").replace("−", "-")) for text in written]


def test_training_budget_is_found(page: Page) -> None:
    """One word finds every sub kegiatan of training, whatever its name says, and adds up what was left."""
    page.get_by_label("Cari dalam tabel").fill("Pelatihan")

    expect(page.locator(".sakip-alat output")).to_contain_text(TRAINING)
    assert len(names(page, 2)) == 5
    assert names(page, 0) == [
        "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota",
        "Program Kepegawaian Daerah",
        "Program Pengembangan Sumber Daya Manusia",
    ]


def test_words_of_nothing(page: Page) -> None:
    """What stands nowhere leaves no row and says so; without it all rows are back."""
    rows = len(names(page))
    page.get_by_label("Cari dalam tabel").fill("xyzzy")
    expect(page.locator(".sakip-alat output")).to_have_text("Tidak ada yang cocok.")
    assert names(page) == []
    page.get_by_label("Cari dalam tabel").fill("")
    assert len(names(page)) == rows == PROGRAMS + 1


def test_outline_first(page: Page) -> None:
    """The programs and their sum are seen first; all that is below them at one touch, and away again."""
    assert [*names(page, 0), "Jumlah"] == names(page)
    page.get_by_role("button", name="Buka semua").click()
    assert len(names(page)) == 51
    page.get_by_role("button", name="Lipat semua").click()
    assert len(names(page)) == PROGRAMS + 1


def test_heads_sort_within_the_tree(page: Page) -> None:
    """A head sorts brothers: most first, then least, then as in the document; every child stays with its parent."""
    page.get_by_role("button", name="Buka semua").click()
    before = names(page)
    head = page.get_by_role("columnheader", name="Pagu (Rp)")
    page.get_by_role("button", name="Pagu (Rp)").click()

    expect(head).to_have_attribute("aria-sort", "descending")
    tops = column(page, 2, 0)
    assert tops == sorted(tops, reverse=True)
    assert names(page)[1] == "Administrasi Keuangan Perangkat Daerah"
    assert names(page)[-1] == "Jumlah"
    page.get_by_role("button", name="Pagu (Rp)").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="Pagu (Rp)").click()
    assert head.get_attribute("aria-sort") is None
    assert names(page) == before


def test_sub_kegiatan_ranked(page: Page) -> None:
    """All sub kegiatan in one list, least absorbed first, each with the program and kegiatan that it belongs to."""
    page.get_by_label("Susunan").select_option("sub kegiatan saja")
    page.get_by_label("Urutkan").select_option("Serapan, terkecil")

    shares = column(page, 5, 2)
    assert len(shares) == 34
    assert shares == sorted(shares)
    assert names(page)[0] == "Fasilitasi Lembaga Profesi ASN"
    expect(page.locator(".sakip-jalur:visible").first).to_have_text(
        "Program Kepegawaian Daerah › Pengadaan, Pemberhentian dan Informasi Kepegawaian ASN"
    )


@pytest.mark.parametrize("status, count", [("belum tercapai", 8), ("selisih besar", 9)])
def test_narrowed_by_status(page: Page, status: str, count: int) -> None:
    """Only the sub kegiatan that are marked so, with what they stand under, are left."""
    page.get_by_label("Tampilkan").select_option(status)

    marked = page.locator("tr.sakip-tingkat--2:has(> th):not([hidden])")
    assert len(names(page, 2)) == count == marked.count()


def test_address_shares_what_is_seen(browser: Browser, page: Page, address: str) -> None:
    """What was chosen stands in the address, and the address opens the same; a wrong one opens the whole table."""
    page.get_by_label("Cari dalam tabel").fill("diklat")
    page.get_by_label("Susunan").select_option("sub kegiatan saja")
    page.get_by_role("button", name="Tidak terserap (Rp)").click()
    expect(page).to_have_url(re.compile(r"\?cari=diklat&urut=3-turun&susun=rata$"))
    with opened(browser) as (other, _):
        other.goto(page.url)
        assert names(other) == names(page)
        assert len(names(other)) == 5
        other.goto(f"{address}?urut=99-turun&status=<b>&susun=x")
        expect(other.locator(".sakip-alat output")).to_be_attached()
        assert len(names(other)) == PROGRAMS + 1


def test_links_of_the_page(page: Page) -> None:
    """A question leads to the table as it answers it."""
    page.get_by_role("link", name="pelatihan pegawai").click()

    expect(page.locator(".sakip-alat output")).to_contain_text(TRAINING)


def test_keyboard_folds(page: Page) -> None:
    """A program and a kegiatan fold with the keyboard, and say whether they are open."""
    button = page.get_by_role("button", name="Program Penunjang Urusan")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert names(page)[1] != "Program Kepegawaian Daerah"
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert names(page)[1] == "Program Kepegawaian Daerah"
    page.get_by_role("button", name="Program Kepegawaian Daerah").press("Enter")
    assert len(names(page, 1)) == 4
    assert names(page, 2) == []


def test_without_scripts(browser: Browser, address: str) -> None:
    """The table is whole and nothing is offered that would not work."""
    with opened(browser, java_script_enabled=False) as (page, wrong):
        page.goto(f"{address}?cari=diklat")
        expect(page.locator("#tabel-hasil-anggaran tbody th:visible")).to_have_count(51)
        expect(page.locator(".sakip-alat")).to_be_hidden()
        expect(page.get_by_text("Rp1.749.246.643").first).to_be_visible()
        assert wrong == []


def test_on_paper(page: Page) -> None:
    """Everything is printed, also what is hidden on the screen, and no tools."""
    page.get_by_label("Cari dalam tabel").fill("diklat")
    page.emulate_media(media="print")

    assert len(names(page)) == 51
    expect(page.locator(".sakip-alat")).to_be_hidden()


def test_from_a_folder(browser: Browser, site: Path) -> None:
    """The tools work on a copy of the site that no server serves."""
    with opened(browser) as (page, _):
        page.goto((site / "anggaran" / "index.html").as_uri() + "?cari=diklat")
        expect(page.locator(".sakip-alat output")).to_contain_text(TRAINING)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_fits_and_passes_axe(browser: Browser, address: str, width: int, scheme: str) -> None:
    """The page does not scroll sideways, axe finds nothing, and no style stands in an attribute."""
    with opened(browser, width=width, color_scheme=scheme) as (page, wrong):
        page.goto(f"{address}?cari=diklat")
        assert width == page.evaluate("document.documentElement.scrollWidth")
        found = Axe().run(page, "article").response["violations"]
        assert [] == [(item["id"], item["nodes"][0]["html"]) for item in found]
        assert page.locator("#tabel-hasil-anggaran [style]").count() == 0
        assert wrong == []
