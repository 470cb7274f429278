"""The copy of an edition that is read offline: a valid bag, the same bytes everywhere, and a site that works unpacked.

What a reader does is done in a real Chromium, on files, in a folder whose name has blanks and letters beyond ASCII.
"""

import os
import re
import shutil
import stat
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from playwright.sync_api import Browser, Page

from peramban import DESK, PHONE, needs_chromium, opened
from sakip.bag import awkward
from sakip.model import Dataset
from sakip.site import BuildError, build_site
from situs import Page as HtmlPage
from situs import copy_example, copy_project, edit, files, is_foreign, pages, resolved

NAME = "lkjip-2022-luring"
ADDRESS = "https://contoh.invalid/laporan/"
#: 14 November 2023, 22:13:21 UTC: the next day in Indonesia; a ZIP tells every other second.
EPOCH, DAY, MOMENT = "1700000001", "2023-11-14", (2023, 11, 14, 22, 13, 20)
DEVICES = r"(?:con|prn|aux|nul|com\d|lpt\d)"


@pytest.fixture(scope="module")
def edisi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an edition of the real report."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        return build_site(_project(tmp_path_factory.mktemp("edisi") / "proyek"), edisi="2022")


@pytest.fixture(scope="module")
def salinan(edisi: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that its ZIP unpacks to."""
    folder = tmp_path_factory.mktemp("unduhan") / "Unduhan saya – kinérja & data #1"
    with ZipFile(edisi / f"{NAME}.zip") as archive:
        archive.extractall(folder)
    return folder / NAME


@pytest.fixture(scope="module")
def halaman(salinan: Path) -> list[HtmlPage]:
    """Its pages."""
    return pages(salinan / "data")


def _project(folder: Path) -> Path:
    project = copy_project(folder)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nsite_url: {ADDRESS}\n")
    return project


# The bag


def _manifest(bag: Path, name: str) -> dict[str, str]:
    lines = [line.split("  ", 1) for line in (bag / name).read_text("utf-8").splitlines()]
    return {path: digest for digest, path in lines}


def test_bag_vouches_for_every_file(salinan: Path) -> None:
    """Each file of the payload stands in the manifest, each other file in the tag manifest, with its checksum."""
    sums = {name: sha256(content).hexdigest() for name, content in files(salinan).items()}
    payload = {name: digest for name, digest in sums.items() if name.startswith("data/")}
    tags = {name: digest for name, digest in sums.items() if name not in payload and name != "tagmanifest-sha256.txt"}

    assert payload == _manifest(salinan, "manifest-sha256.txt")
    assert tags == _manifest(salinan, "tagmanifest-sha256.txt")
    assert "BUKA-LAPORAN.html" in tags


def test_bag_says_what_it_is(salinan: Path, data: Dataset) -> None:
    """The declaration is RFC 8493's; the information names the agency, the edition, its day and the payload's size."""
    payload = [content for name, content in files(salinan).items() if name.startswith("data/")]
    lines = (salinan / "bag-info.txt").read_text("utf-8").splitlines()
    about = "\n".join(lines).replace("\n  ", " ").splitlines()

    assert (salinan / "bagit.txt").read_bytes() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert max(map(len, lines)) < 80
    assert about == [
        f"Source-Organization: {data.instansi.nama} {data.instansi.daerah}",
        f"Bagging-Date: {DAY}",
        f"External-Description: LKjIP 2022 {data.instansi.singkatan} {data.instansi.daerah}: salinan untuk dibaca "
        "tanpa internet. Buka BUKA-LAPORAN.html.",
        "External-Identifier: lkjip-2022",
        f"External-Identifier: {ADDRESS}2022/",
        f"Payload-Oxum: {sum(map(len, payload))}.{len(payload)}",
    ]


def test_zip_is_the_same_on_every_machine(edisi: Path) -> None:
    """Files in order, stored, with one moment and one mode: nothing that a machine or a library has a say in."""
    with ZipFile(edisi / f"{NAME}.zip") as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]

        assert archive.testzip() is None
    assert names == sorted(names)
    assert {entry.compress_type for entry in entries} == {ZIP_STORED}
    assert {entry.date_time for entry in entries} == {MOMENT}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(3, stat.S_IFREG | 0o644)}


def test_zip_unpacks_on_windows(edisi: Path) -> None:
    """Every name stays inside the folder of the bag, is short, and has no part that Windows refuses or confuses."""
    with ZipFile(edisi / f"{NAME}.zip") as archive:
        names = archive.namelist()
    parts = {part for name in names for part in name.split("/")}

    assert {name.split("/")[0] for name in names} == {NAME}
    assert max(map(len, names)) < 170
    assert len({name.lower() for name in names}) == len(names)
    assert [part for part in parts if part in ("", ".", "..") or re.search(r'[<>:"|?*\\\x00-\x1f]|[. ]$', part)] == []
    assert [part for part in parts if re.fullmatch(rf"{DEVICES}(\..*)?", part, re.I)] == []


def test_same_bytes_elsewhere(edisi: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale, umask and hash seed give the same edition and the same ZIP."""
    project = _project(tmp_path / "di tempat lain")
    there = {"SOURCE_DATE_EPOCH": EPOCH, "TZ": "Asia/Jayapura", "LC_ALL": "C", "PYTHONHASHSEED": "8", "PYTHONUTF8": "0"}
    umask = {} if os.name == "nt" else {"umask": 0o077}
    subprocess.run(  # noqa: S603 - our own interpreter and fixed arguments
        [sys.executable, "-m", "sakip", "build", "--folder", str(project), "--edisi", "2022"],
        env={**os.environ, **there}, check=True, capture_output=True, **umask,  # type: ignore[call-overload]
    )  # fmt: skip
    here, elsewhere = files(edisi), files(project / "site")

    assert here.keys() == elsewhere.keys()
    assert [name for name in here if here[name] != elsewhere[name]] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows menolak nama ini sendiri")
def test_names_that_windows_refuses(tmp_path: Path) -> None:
    """Files that not every reader could unpack are told by their names; others are not."""
    fine = ["data/index.html", "data/bukti/SK Nomor 12 (2022) – reviu.pdf", "data/com.html", "data/konsol/aux-1.pdf"]
    refused = ["a:b.pdf", "apa?.pdf", "100%.pdf", "titik.", "aux/x.pdf", "aux.pdf", "x/LPT1.tar.gz", f"{'p' * 200}.pdf"]
    for name in (*fine, *(f"data/{name}" for name in refused)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"rekaan")

    assert awkward(tmp_path) == sorted(f"data/{name}" for name in refused)


@pytest.mark.skipif(os.name == "nt", reason="Windows menolak nama ini sendiri")
def test_edition_with_such_a_name(tmp_path: Path) -> None:
    """It is not built, and the planner learns which file to rename."""
    project = copy_example(tmp_path)
    for path in (project / "content").glob("*.md"):
        path.unlink()
    (project / "content" / "index.md").write_text("# Beranda\n", "utf-8")
    edit(project / "mkdocs.yml", (project / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[2], " [index.md]\n")
    (project / "content" / "bukti" / "SK: 12.pdf").write_bytes(b"rekaan")

    with pytest.raises(BuildError) as told:
        build_site(project, edisi="2025")
    assert str(told.value) == (
        "Salinan luring tidak dapat diekstrak di Windows: nama berkas ini terlalu panjang atau memakai tanda yang "
        "tidak berlaku di sana. Pendekkan, atau pakai huruf, angka, dan tanda hubung saja: bukti/SK: 12.pdf."
    )
    assert not (project / "site").exists()


# The pages


def test_every_link_leads_to_a_file(salinan: Path, halaman: list[HtmlPage]) -> None:
    """A folder on a disk opens as a list of files, so each address in the copy names a file and a part of it."""
    site = salinan / "data"
    ids = {page.path.resolve(): set(page.ids) for page in halaman}
    wrong = []
    for page in halaman:
        for address in {*page.links, *page.loads}:
            if not is_foreign(address):
                target, anchor = resolved(page, site, address)
                is_folder = bool(path := address.partition("#")[0]) and (page.path.parent / path).is_dir()
                if is_folder or not target.is_file() or (anchor and anchor not in ids.get(target.resolve(), ())):
                    wrong.append((page.path.name, address))

    assert len(halaman) > 20
    assert wrong == []


def test_edition_leads_to_its_copy_and_not_the_copy_to_itself(edisi: Path, halaman: list[HtmlPage]) -> None:
    """Every page of the edition links to its ZIP; the copy says what it is, where the edition is, and has no menu."""
    published = [page for page in pages(edisi) if page.path.name != "404.html"]

    assert len(published) == len(halaman)
    for page in published:
        assert [resolved(page, edisi, link)[0] for link in page.links if link.endswith(".zip")] == [
            edisi / f"{NAME}.zip"
        ]
    for page in halaman:
        assert [link for link in page.links if link.endswith(".zip")] == []
        assert page.texts("div", "md-copyright") == [
            f"Salinan untuk dibaca tanpa internet. Terbitan resminya: {ADDRESS}2022/"
        ]
        assert f"{ADDRESS}2022/" in page.links
        assert '"version": null' in page.html
        assert 'rel="canonical"' not in page.html


def test_only_what_readers_need(edisi: Path, salinan: Path) -> None:
    """No maps for the theme's makers, no compressed copy of the sitemap, no language that the search does not speak."""
    for folder in (edisi, salinan / "data"):
        names = [Path(name) for name in files(folder)]

        assert [name for name in names if name.suffix in (".map", ".gz")] == []
        assert {name.name for name in names if "lunr" in name.parts} - {"lunr.id.min.js"} == {
            "lunr.multi.min.js", "lunr.stemmer.support.min.js",
        }  # fmt: skip
    assert (edisi / "sitemap.xml").is_file()
    assert [name for name in ("404.html", "sitemap.xml") if (salinan / "data" / name).exists()] == []


# In a browser


def _scheme(page: Page) -> str | None:
    """The colours in use."""
    return page.locator("body").get_attribute("data-md-color-scheme")


@needs_chromium
@pytest.mark.parametrize("script", [True, False])
def test_entry_leads_to_the_report(script: bool, salinan: Path, browser: Browser) -> None:
    """Who opens the entry sees the report at once; without scripts, by its link."""
    with opened(browser, java_script_enabled=script) as (page, wrong):
        page.goto((salinan / "BUKA-LAPORAN.html").as_uri())
        if not script:
            page.get_by_role("link", name="Buka laporan").click()
        page.wait_for_url("**/data/index.html")

        assert "Kinerja BKPSDM" in page.locator("h1").inner_text()
        assert wrong == []


@needs_chromium
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_entry_opened_inside_the_zip(width: int, salinan: Path, browser: Browser, tmp_path: Path) -> None:
    """Windows unpacks only the file that is opened inside a ZIP; that page then says what to do."""
    shutil.copy(salinan / "BUKA-LAPORAN.html", tmp_path)
    with opened(browser, width=width) as (page, _):
        page.goto((tmp_path / "BUKA-LAPORAN.html").as_uri())

        assert page.url.endswith("BUKA-LAPORAN.html")
        assert page.get_by_text("Ekstrak Semua").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@needs_chromium
@pytest.mark.parametrize("start", ["index.html", "laporan/bab-3.html"])
def test_search(start: str, salinan: Path, browser: Browser) -> None:
    """A word is found from any depth, and the first result opens with the word on it."""
    with opened(browser) as (page, wrong):
        page.goto((salinan / "data" / start).as_uri())
        page.locator("input.md-search__input").fill("merit")
        first = page.locator("a.md-search-result__link").first
        first.wait_for()
        address = first.get_attribute("href") or ""
        first.click()
        page.wait_for_url(re.compile(r"[?&]h=merit"))

        assert address.startswith((salinan / "data").as_uri())
        assert "merit" in page.locator("article").inner_text().lower()
        page.locator("article mark").first.wait_for(state="attached")
        assert wrong == []


@needs_chromium
def test_every_page_opens(salinan: Path, browser: Browser) -> None:
    """No page asks anything of a host or raises an error."""
    with opened(browser) as (page, wrong):
        for path in sorted((salinan / "data").rglob("*.html")):
            page.goto(path.as_uri())
        page.wait_for_load_state("networkidle")

        assert wrong == []


@needs_chromium
def test_dark(salinan: Path, browser: Browser) -> None:
    """The colours follow the reader's system, and a choice holds on the next page."""
    with opened(browser, color_scheme="dark") as (page, _):
        page.goto((salinan / "data" / "index.html").as_uri())

        assert _scheme(page) == "slate"
        page.locator("label.md-header__button[title='Pakai tampilan terang']").click()
        assert _scheme(page) == "default"
        page.goto((salinan / "data" / "laporan" / "bab-1.html").as_uri())
        assert _scheme(page) == "default"


@needs_chromium
def test_table_as_a_file(salinan: Path, browser: Browser) -> None:
    """A table's file can be downloaded from the copy."""
    with opened(browser) as (page, _):
        page.goto((salinan / "data" / "laporan" / "bab-3.html").as_uri())
        with page.expect_download() as waiting:
            page.locator("a[href$='pengukuran.csv']").first.click()

        assert waiting.value.path().read_bytes() == (salinan / "data" / "data" / "pengukuran.csv").read_bytes()
