"""Take the guide's pictures anew, from the real program: ``python tests/gambar.py``. The archive is a made-up agency's.

Not a test: run it when the pages look different, look at what it wrote, and keep it. ``test_tahun_pertama.py``
sees to it that each picture is small, used, and told in words. Reduce them to a palette of 48 colours before keeping
them (any image editor does): a page with five may weigh no more than any other.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Page

from conftest import ROOT
from peramban import chromium, opened, served
from repositori import commit, git
from sakip.site import build_site
from situs import copy_project, edit
from terbitan import published_years, run
from test_serve import preview

PICTURES = ROOT / "content" / "panduan" / "gambar"
#: Narrow, so that what they show can still be read on a phone.
WIDTH = 560
#: As wide as cards stand beside each other.
WHOLE = 1120
#: As wide as the comparison sets the old beside the new.
BESIDE = 720
PK, PROMISED = Path("data", "pk-2022.yaml"), "target: 0.61\n        letak_dokumen: Tabel 3.2"


def main() -> None:
    """Write every picture."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        home(browser, Path(folder))
        exercise(browser, Path(folder))
        archive(browser, Path(folder))


def home(browser: Browser, folder: Path) -> None:
    """The first page, as the README shows it."""
    with served(build_site(copy_project(folder / "situs"))) as address, opened(browser, width=WHOLE) as (page, _):
        page.goto(address)
        _shoot(page, "beranda", 1000)


def exercise(browser: Browser, folder: Path) -> None:
    """The first exercise: the figure written wrongly, then well, and what came of it."""
    (folder / "latihan").mkdir()
    with preview(folder / "latihan") as running, opened(browser, width=WIDTH) as (page, _):
        git(running.project, "init", "--quiet", "--initial-branch=main")
        commit(running.project, "Laporan 2022")
        edit(running.project / PK, PROMISED, PROMISED.replace("0.61", "0,62"))
        running.until(lambda text: "S203" in text)
        page.goto(running.address)
        _shoot(page, "galat", 370)
        edit(running.project / PK, PROMISED.replace("0.61", "0,62"), PROMISED.replace("0.61", "0.62"))
        running.until(lambda text: "104,84%" in text)
        page.goto(running.address)
        _shoot(page, "pratinjau", 674)
        told = folder / "beda.html"
        assert run(running.project, "diff", "main", ".", "--format", "html", "--hasil", str(told)).returncode == 0
        page.set_viewport_size({"width": BESIDE, "height": 900})
        page.goto(told.as_uri())
        _shoot(page, "beda", 550)


def archive(browser: Browser, folder: Path) -> None:
    """The portal above the years, and the menu that leads from one to another."""
    public = published_years(folder / "terbit") / "public"
    public.rename(folder / "laporan")  # where the pages' address says they stand
    with served(folder) as address, opened(browser, width=WIDTH) as (page, _):
        page.goto(f"{address}laporan/")
        _shoot(page, "arsip", 430)
        page.goto(f"{address}laporan/2024/")
        page.locator(".md-version__current").focus()
        page.wait_for_timeout(500)  # until the menu has unfolded
        _shoot(page, "versi", 310)


def _shoot(page: Page, name: str, height: int) -> None:
    """Keep the top of the page, as wide as the window."""
    assert page.viewport_size is not None
    clip = FloatRect(x=0, y=0, width=page.viewport_size["width"], height=height)
    page.screenshot(path=PICTURES / f"{name}.png", clip=clip, full_page=True, animations="disabled")


if __name__ == "__main__":
    main()
