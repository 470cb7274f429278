"""Tables and examples typed in Markdown stand on the page as the theme would not have to touch them."""

from markdown import Markdown
from playwright.sync_api import Browser

from peramban import DESK, PHONE, needs_chromium, opened
from sakip.typeset import Typeset

TABLE = "| Kode | Arti |\n| --- | ---: |\n| S1 | `satu` |"
EXAMPLE = "```yaml\nnilai: <5\n```"
#: As mkdocs.yml has them.
EXTENSIONS = ("tables", "pymdownx.superfences", "pymdownx.highlight")
PLAIN = {"pymdownx.highlight": {"use_pygments": False}}


def _written(text: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, Typeset()], extension_configs=PLAIN).convert(text)


def test_table_stands_in_a_box() -> None:
    """A table has its class, its heads say what they head, and the box around it can have the focus."""
    written = _written(f"Sebelum\n\n{TABLE}\n\nSesudah")

    assert written.replace("\n", "") == (
        "<p>Sebelum</p>"
        '<div class="sakip-gulir" tabindex="0"><table class="sakip-ketik"><thead><tr>'
        '<th scope="col">Kode</th><th scope="col" style="text-align: right;">Arti</th></tr></thead>'
        '<tbody><tr><td>S1</td><td style="text-align: right;"><code>satu</code></td></tr></tbody></table></div>'
        "<p>Sesudah</p>"
    )


def test_table_in_a_list_stands_in_a_box() -> None:
    """So does a table below a point of a list, and each of several."""
    written = _written("- butir\n\n" + "\n".join(f"    {line}" for line in TABLE.splitlines()) + f"\n\n{TABLE}")

    assert written.count('<div class="sakip-gulir" tabindex="0"><table class="sakip-ketik">') == 2
    assert written.count("<table") == 2


def test_example_is_marked() -> None:
    """An example keeps its text, escaped, and loses what the theme looks for; code within a line stays."""
    written = _written(f"{EXAMPLE}\n\n    baris: 1\n\nKunci `nilai`.")

    assert '<pre class="sakip-contoh sakip-gulir" tabindex="0">nilai: &lt;5</pre>' in written
    assert '<pre class="sakip-contoh sakip-gulir" tabindex="0">baris: 1</pre>' in written
    assert "<code>nilai</code>" in written
    assert "<pre><code" not in written


@needs_chromium
def test_box_is_a_stop_only_where_it_scrolls(address: str, browser: Browser) -> None:
    """The keyboard stops at what is wider than the page, and there a shadow tells so; nowhere else."""
    stops = {}
    for width in (PHONE, DESK):
        with opened(browser, width=width) as (page, wrong):
            page.goto(f"{address}panduan/halaman/", wait_until="networkidle")
            page.wait_for_function("!document.querySelector('article .sakip-gulir[tabindex]:not(.sakip-gulir--kanan)')")
            stops[width] = page.locator("article .sakip-gulir[tabindex]").count()
            hidden = page.evaluate(
                "[...document.querySelectorAll('article .sakip-gulir:not([tabindex])')]"
                ".filter((box) => box.scrollWidth > box.clientWidth).length"
            )

            assert (hidden, wrong) == (0, [])
    assert stops[PHONE] > stops[DESK]
