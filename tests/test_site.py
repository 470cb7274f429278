"""The built sites: what a reader sees, where each link leads, and what becomes of a site whose sources are broken."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest

from conftest import CONTOH, ROOT
from sakip.book import open_book
from sakip.cli import main
from sakip.site import BuildError, build_site
from situs import (
    Article,
    Cell,
    DataTable,
    Page,
    copy_example,
    copy_project,
    data_tables,
    edit,
    files,
    is_foreign,
    pages,
    resolved,
)

NOTICE = "Dinas Contoh Kabupaten Rekaan tidak ada; semua nama dan angka di halaman ini dikarang untuk pengujian."
SITES = ["real", "example"]
KINDS = ("Tabel", "Grafik", "Gambar")
Sites = dict[str, Path]


@pytest.fixture(scope="module")
def sites(proyek_nyata: Path, situs_contoh: Path) -> Sites:
    """The real site and the example."""
    return {"real": proyek_nyata / "site", "example": situs_contoh}


@pytest.fixture(scope="module")
def built(sites: Sites) -> dict[str, list[Page]]:
    """Every page of both sites."""
    return {name: pages(site) for name, site in sites.items()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the real project that a test may damage, with a site of one file that was built before."""
    copy = copy_project(tmp_path / "proyek")
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("situs lama", "utf-8")
    return copy


@pytest.fixture
def small(tmp_path: Path) -> Callable[[str], Path]:
    """A project with the real data and one page, for what is wrong with pages."""

    def made(text: str) -> Path:
        copy = copy_project(tmp_path / "kecil")
        for path in sorted((copy / "content").rglob("*.md")):
            path.unlink()
        (copy / "content" / "index.md").write_text("# Beranda\n", "utf-8")
        (copy / "content" / "halaman.md").write_text(text, "utf-8")
        config = (copy / "mkdocs.yml").read_text("utf-8")
        (copy / "mkdocs.yml").write_text(config[: config.index("\nnav:")], "utf-8")
        return copy

    return made


# What a reader sees


def test_figures_of_the_report(built: dict[str, list[Page]]) -> None:
    """The report's figures stand on its pages."""
    text = {page.path.parent.name: page.text for page in built["real"] if page.path.name == "index.html"}

    for figure in ("106,56%", "92,86%", "0,65", "0,61", "0,06", "Rp17.548.176.537", "82,49", "4,77"):
        assert any(figure in shown for shown in text.values()), figure
    assert "mencapai 0,65 dan melampaui target 0,61 (capaian 106,56%, Sangat Tinggi)" in text["bab-3"]


@pytest.mark.parametrize("figure", ["106,56", "92,86", "0,65"])
def test_no_figure_is_typed(figure: str) -> None:
    """No page types a figure that follows from the data; what the program is quoted with, its own test compares."""
    pages = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.md"))}
    pages["tahun-pertama.md"] = re.sub(
        r"^```text\n.*?^```$", "", pages["tahun-pertama.md"], flags=re.DOTALL | re.MULTILINE
    )

    assert [name for name, text in pages.items() if figure in text] == []


@pytest.mark.parametrize("figure", ["106.56", "92.86", "0.65", "0,61", "0.61", "0,70", "0,59", "82,49", "77,72"])
def test_no_figure_is_typed_in_the_report(figure: str) -> None:
    """No page of the report, nor of the example, types a figure in any spelling; the guide may show data."""
    written = [*(ROOT / "content").rglob("*.md"), *(CONTOH / "content").rglob("*.md")]
    typed = [path.name for path in written if path.parent.name != "panduan" and figure in path.read_text("utf-8")]

    assert typed == []


@pytest.mark.parametrize(
    "chapter, captions",
    [
        (
            "bab-1",
            {
                "Gambar 1.1": "Struktur Organisasi",
                "Grafik 1.1": "Pegawai menurut pendidikan tahun 2022",
                "Tabel 1.1": "Komposisi pegawai menurut tingkat pendidikan tahun 2022",
                "Tabel 1.3": "Neraca",
            },
        ),
        (
            "bab-2",
            {
                "Tabel 2.1": "Tujuan, sasaran, indikator, dan target Renstra 2021–2026",
                "Tabel 2.2": "Keterkaitan sasaran dengan strategi, 2021–2026",
                "Gambar 2.1": "Pohon kinerja BKPSDM 2022",
            },
        ),
        (
            "bab-3",
            {
                "Grafik 3.1": "Indeks Sistem Merit 2021–2026",
                "Tabel 3.2": "Pengukuran kinerja tahun 2022",
                "Tabel 3.4": "Indeks Sistem Merit 2022 dan unsur pembentuknya",
                "Tabel 3.5": "Realisasi dan capaian dibandingkan dengan tahun sebelumnya",
                "Tabel 3.6": "Realisasi 2022 dibandingkan dengan target akhir Renstra 2026",
            },
        ),
        (
            "bab-3-aspek",
            {
                "Grafik 3.3": "Nilai setiap aspek Indeks Sistem Merit 2022 terhadap nilai idealnya",
                "Tabel 3.7": "Penilaian aspek Perencanaan Kebutuhan",
                "Tabel 3.14": "Penilaian aspek Sistem Informasi",
            },
        ),
        (
            "bab-3-biaya",
            {"Tabel 3.16": "Realisasi kinerja dan keuangan program, kegiatan, dan sub kegiatan tahun 2022"},
        ),
    ],
)
def test_captions(chapter: str, captions: dict[str, str], built: dict[str, list[Page]]) -> None:
    """Each table, chart and picture has its number and its title."""
    page = next(page for page in built["real"] if page.path.parent.name == chapter)
    shown = [*page.texts("caption"), *page.texts("figcaption")]

    assert [f"{number} {title}" for number, title in captions.items() if f"{number} {title}" not in shown] == []


@pytest.mark.parametrize("site", SITES)
def test_numbers_are_counted(site: str, built: dict[str, list[Page]]) -> None:
    """Within each chapter tables, charts and pictures are each numbered 1, 2, 3, … in reading order, and listed so."""
    shown = [number for page in built[site] for number in page.texts("span", "sakip-nomor")]
    lists = [table for page in built[site] for table in data_tables(page) if table.caption is None]
    listed = [cell.text for table in lists for cell in table.body if cell.tag == "th"]
    numbers = {kind: [number for number in shown if number.startswith(kind)] for kind in KINDS}

    for kind in KINDS:
        counts = Counter(number.split(".")[0] for number in numbers[kind])
        assert numbers[kind] == [f"{chapter}.{at}" for chapter, count in counts.items() for at in range(1, count + 1)]
        assert numbers[kind]
    assert listed == [number for kind in KINDS for number in numbers[kind]]


@pytest.mark.parametrize("site", SITES)
def test_a_number_stands_on_its_part(site: str, built: dict[str, list[Page]]) -> None:
    """Each number stands in the caption of what it names; each part of a chapter has one, and references lead there."""
    ids = {page.path: set(page.ids) for page in built[site]}
    for page in built[site]:
        captions = [*page.texts("caption"), *page.texts("figcaption")]
        chapter = re.match(r"bab-(\d)", page.path.parent.name)
        assert [caption for caption in captions if not chapter and re.match(r"(Tabel|Grafik|Gambar) \d", caption)] == []
        figures = [attributes for tag, attributes in page.elements if tag == "figure"]
        kinds = Counter(name for attributes in figures for name in attributes["class"].split() if "--" not in name)
        assert set(kinds) <= {"sakip-tabel", "sakip-grafik", "sakip-pohon", "sakip-bagian-hilang"}
        if chapter:
            numbered = [number for number in page.texts("span", "sakip-nomor") if f" {chapter[1]}." in number]
            assert len(numbered) == len(figures)
    links = {
        link.split("#")[-1]
        for page in built[site]
        for link in page.links
        if re.search(r"#(tabel|grafik|gambar|hilang)-", link)
    }
    assert links <= set().union(*ids.values())


@pytest.mark.parametrize("site", SITES)
def test_tables_name_their_cells(site: str, built: dict[str, list[Page]]) -> None:
    """Each data table has a caption, heads with a scope, and cells that name the heads of their columns.

    Only a list of what stands in the report has no caption: the heading above it says it.
    """
    for page in built[site]:
        for table in data_tables(page):
            assert table.caption or table.head[0].text == "Nomor"
            cells = [*table.head, *table.body]
            assert [cell.text for cell in cells if cell.tag == "th" and "scope" not in cell.attributes] == []
            assert [cell.text for cell in table.head if cell.tag != "th"] == []
            for cell in table.body:
                heads = [head.attributes.get("id") for head in table.heads_of(cell)]
                named = cell.attributes.get("headers")
                assert heads
                if any(head.attributes["scope"] == "colgroup" for head in table.head):
                    assert named is not None
                if named is not None:
                    assert set(named.split()) >= set(heads)
                    assert set(named.split()) - set(heads) <= {head.attributes.get("id") for head in table.body}


@pytest.mark.parametrize("site", SITES)
def test_tables_are_whole(site: str, built: dict[str, list[Page]]) -> None:
    """Cells that span rows or columns leave no gap, cover nothing, and end within their table; each row has a head."""
    for page in built[site]:
        for table in data_tables(page):
            for part, cells in (("thead", table.head), ("tbody", table.body)):
                covered = Counter(slot for cell in cells for slot in cell.slots)
                whole = {(row, column) for row in range(table.rows[part]) for column in range(table.width)}
                assert covered.keys() == whole
                assert [slot for slot, count in covered.items() if count > 1] == []
            heads = Counter(slot[0] for cell in table.body if cell.tag == "th" for slot in cell.slots)
            assert heads == Counter(range(table.rows["tbody"]))


@pytest.mark.parametrize("site", SITES)
def test_cells_span_rows(site: str, built: dict[str, list[Page]]) -> None:
    """A name that holds for several rows stands once, as the head of them all; the table with outputs has such."""
    spanning = [cell for page in built[site] for table in data_tables(page) for cell in table.body if cell.height > 1]

    assert [cell for cell in spanning if cell.tag == "th"]
    assert [cell for cell in spanning if cell.tag == "td"]
    assert [cell.text for cell in spanning if not cell.text.strip()] == []


@pytest.mark.parametrize("site", SITES)
def test_cells_name_their_row(site: str, built: dict[str, list[Page]]) -> None:
    """Each cell is named by the head of its own row, spanning or not, and by that of no other row (HTML 4.9.12.1).

    A cell before the heads, such as a tujuan before its sasaran, is named by the head of every row that it spans.
    """
    wrong = Counter(
        (page.path.parent.name, table.caption)
        for page in built[site]
        for table in data_tables(page)
        for cell in table.body
        if cell.tag == "td"
        if [id(head) for head in table.row_heads_of(cell)] != [id(head) for head in own_heads(table, cell)]
    )

    assert wrong == Counter()


def own_heads(table: DataTable, cell: Cell) -> list[Cell]:
    """The row heads that a cell of the body belongs to."""
    heads = [head for head in table.body if head.tag == "th"]
    rows = {row for row, _ in cell.slots} if all(cell.column < head.column for head in heads) else {cell.row}
    return [head for head in heads if rows & {row for row, _ in head.slots}]


@pytest.mark.parametrize("site", SITES)
def test_rows_of_a_tree_are_set_in(site: str, built: dict[str, list[Page]]) -> None:
    """A tree's rows say their depth, from the top down to sub kegiatan, at most one step deeper than the row above."""
    found = 0
    for page in built[site]:
        for table in re.findall(r'<table class="sakip-data">.*?</table>', page.article, re.S):
            depths = [int(depth) for depth in re.findall(r'<tr class="sakip-tingkat sakip-tingkat--(\d)"', table)]
            found = max(found, *depths, 0)
            assert depths[:1] in ([], [0])
            assert [below for above, below in pairwise(depths) if below > above + 1] == []

    assert found >= 4


@pytest.mark.parametrize("site", SITES)
def test_pages_are_in_indonesian_and_titled(site: str, built: dict[str, list[Page]]) -> None:
    """Each page says its language, has one main heading, and is titled after the agency and the year."""
    name = {"real": "LKjIP 2022 BKPSDM Kota Bontang", "example": "LKjIP 2025 DINCON Kabupaten Rekaan"}[site]

    assert [page.path for page in built[site] if '<html lang="id"' not in page.html] == []
    assert [page.path for page in built[site] if name not in page.texts("title")[0]] == []
    assert [page.path for page in built[site] if page.path.name != "404.html" and len(page.texts("h1")) != 1] == []


def test_notice_on_every_page(built: dict[str, list[Page]]) -> None:
    """Each page of the made-up agency says that it is made up."""
    assert [page.path for page in built["example"] if NOTICE not in page.texts("aside", "md-banner")] == []


def test_no_notice_on_the_real_site(built: dict[str, list[Page]]) -> None:
    """The real agency's pages carry no notice, not even an empty one."""
    assert [page.path for page in built["real"] if page.texts("aside", "md-banner")] == []


def test_search_finds_figures(sites: Sites) -> None:
    """The search index has the rendered figures, each a word of its own."""
    index = json.loads((sites["real"] / "search" / "search_index.json").read_text("utf-8"))
    text = " ".join(entry["text"] for entry in index["docs"])

    assert "106,56%" in text
    assert re.findall(r"20\d\d\d,\d+|\d,\d\d[a-z]+", text) == []


# Text of the data is text


@pytest.mark.parametrize(
    "page, literal",
    [
        ("bab-3", 'Indeks Kepuasan "Warga" & <b>Tamu</b> | *bintang* {{ 1 }} tahun 2025 mencapai'),
        ("bab-2", "tanda <script>alert(\"1\")</script>, {% raw %}, &amp;, [tautan](x), `kode`, #tagar, $uang$"),
        ("bab-2", 'Terwujudnya Kabupaten Rekaan yang "Rapi & Ramah"'),
        ("bab-2", 'Program Sarana & Arsip "Satu | Pintu" (rekaan)'),
        ("bab-2", "Sekretariat | Subbagian *Umum*"),
        ("bab-3", 'Tinjau target nol & target "mudah" | beri penjelasan <b>tertulis</b>.'),
        ("bab-3", "isian survei <b>tebal</b>, *bintang*, {{ 1 }}, dan a | b dikutip apa adanya."),
        ("bab-3", 'Lampiran <1> | halaman "5" & 6'),
        ("bab-3", 'Laporan survei "kepuasan" & <b>saran</b> | *bintang* {{ 1 }}, nomor 600/020/2025'),
        ("bab-3", "Tanda {{ 1 }}, {% raw %}, <script>, </td>, & dan &amp;, *bintang*, _garis bawah_, `kode`, a | b"),
        ("sumber-data", "ditulis apa adanya di halaman: & <b> *bintang* [[{{ 1 }}]] | \"kutip\"."),
        ("", 'Indeks Kepuasan "Warga" & <b>Tamu</b> | *bintang* {{ 1 }}'),
        ("bab-1", 'Pengendalian "mutu" & <b>waktu</b> layanan | *bintang* {{ 1 }} (rekaan).'),
        ("bab-1", 'Pemeliharaan <kendaraan> & "armada" | *keliling* {{ 1 }} (rekaan)'),
        ("bab-2", 'Pemeliharaan <kendaraan> & "armada" | *keliling* {{ 1 }} (rekaan)'),
        ("bab-3-aspek", 'Layanan "cepat" & <b>tepat</b> | *bintang* {{ 1 }}'),
        ("bab-3-aspek", "Kecepatan & Biaya paling jauh dari nilai idealnya"),
        ("bab-3-biaya", 'Jumlah kendaraan "laik" & <b>bersih</b> | *bintang* {{ 1 }}'),
        ("bab-3-biaya", 'Penghematan "keluaran" & <b>pagu</b> | *bintang* {{ 1 }} (persen)'),
        ("bab-3-catatan", 'Antre "Maya" & <b>Cepat</b> | *bintang* {{ 1 }}'),
        ("bab-3-catatan", 'Arsip "Tertata" & <b>Rapi</b> | *bintang* {{ 1 }} (rekaan)'),
    ],
)  # fmt: skip
def test_data_text_is_literal(page: str, literal: str, sites: Sites) -> None:
    """Text of the data is shown as it is written, whatever it looks like."""
    assert literal in Page(sites["example"] / page / "index.html").text


def test_heading_from_data_is_literal(sites: Sites) -> None:
    """A heading with an indicator's name is literal in the table of contents too, and its address is a plain word."""
    page = Page(sites["example"] / "bab-3" / "index.html")
    entries = [text for text in page.texts("a", "md-nav__link") if text.startswith("Indeks Kepuasan")]

    assert set(entries) == {'Indeks Kepuasan "Warga" & <b>Tamu</b> | *bintang* {{ 1 }}'}
    assert [id for id in page.ids if id.startswith("indeks-kepuasan") and not re.fullmatch(r"[\w-]+", id)] == []


@pytest.mark.parametrize("site", SITES)
def test_nothing_runs(site: str, built: dict[str, list[Page]]) -> None:
    """No page's content has a script, an event handler, a style or a placeholder left over."""
    for page in built[site]:
        tags = [(tag, name) for tag, attributes in page.elements for name in attributes if name.startswith("on")]
        assert (page.path.name, tags) == (page.path.name, [])
        assert re.search(r"<script|<style|<iframe|\sstyle=", page.article, re.I) is None
        assert [link for link in page.links if not re.match(r"https?:|mailto:|[^:]*$", link)] == []
        assert re.search(r"wzxhzdk|sakip:\d|\x02|\x03", page.html) is None


@pytest.mark.parametrize("site", SITES)
def test_paragraphs_hold_text(site: str, built: dict[str, list[Page]]) -> None:
    """No paragraph holds an element that would end it: browsers would take the page for another than was written."""
    found = {(page.path.parent.name, block) for page in built[site] for block in page.blocks_in_paragraphs}

    assert found == set()


# Links


@pytest.mark.parametrize("site", SITES)
def test_links_lead_somewhere(site: str, sites: Sites, built: dict[str, list[Page]]) -> None:
    """Each link within the site leads to a file that is there, and each anchor to an id that is there."""
    ids = {page.path.resolve(): set(page.ids) for page in built[site]}
    dead = []
    for page in built[site]:
        for link in {unquote(link) for link in page.links if not is_foreign(link)}:
            target, anchor = resolved(page, sites[site], link)
            if not target.is_file() or (anchor and target.suffix == ".html" and anchor not in ids[target.resolve()]):
                dead.append((page.path.parent.name, link))

    assert dead == []


@pytest.mark.parametrize("site", SITES)
def test_ids_are_unique(site: str, built: dict[str, list[Page]]) -> None:
    """No id stands twice on a page."""
    twice = {
        (page.path.parent.name, id) for page in built[site] for id, count in Counter(page.ids).items() if count > 1
    }

    assert twice == set()


@pytest.mark.parametrize("site", SITES)
def test_every_figure_leads_to_its_handle(site: str, built: dict[str, list[Page]]) -> None:
    """Each figure on a page links to its trace or line of data; a trace's own result and invented cases do not."""
    cases = re.compile(r'<figure [^>]*id="tabel-kasus-.*?</figure>', re.S)
    articles = [(page.path.parent.name, Article(cases.sub("", page.article))) for page in built[site]]

    assert sum(len(article.figures) for _, article in articles) > 300
    assert [(name, text) for name, article in articles for anchor, text in article.figures if not anchor] == []


@pytest.mark.parametrize("site", SITES)
def test_every_trace_is_on_one_page(site: str, built: dict[str, list[Page]]) -> None:
    """Each trace stands on one page of traces, and each figure that was computed leads to one of them."""
    articles = [Article(page.article) for page in built[site]]
    traces = Counter(id for article in articles for id, _ in article.traces if id)
    asked = {anchor for article in articles for anchor, _ in article.figures if anchor.startswith("hitung-")}

    assert [id for id, count in traces.items() if count > 1] == []
    assert asked - traces.keys() == set()
    assert len(asked) > 100


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("table", ["belanja", "anggaran-program", "realisasi-belanja", "realisasi-program"])
def test_budget_figures_lead_to_their_trace(table: str, site: str, built: dict[str, list[Page]]) -> None:
    """In a table of the budget each amount and share of an inner node leads to its trace, of a leaf to its line.

    The trace ends in that very figure, and lists what it was made of.
    """
    traces = {id: lines for page in built[site] for id, lines in Article(page.article).traces if id}
    lines = {id for page in built[site] for id in page.ids if re.fullmatch(r"anggaran-\d{4}-\d+", id)}
    page = next(page for page in built[site] if f"tabel-{table}" in page.ids)
    figures = Article(re.findall(rf'<figure [^>]*id="tabel-{table}">.*?</figure>', page.article, re.S)[0]).figures

    assert len(figures) > 5
    for anchor, text in figures:
        if anchor.startswith("hitung-anggaran-"):
            assert traces[anchor][0].removesuffix("%").endswith(text.removesuffix("%")), (anchor, text)
            assert len(traces[anchor]) > 3
        else:
            assert anchor in lines


@pytest.mark.parametrize("site", SITES)
def test_nothing_is_asked_of_another_host(site: str, sites: Sites, built: dict[str, list[Page]]) -> None:
    """A browser loads pages, styles, scripts, pictures and fonts from this site only."""
    foreign = {(page.path.name, address) for page in built[site] for address in page.loads if is_foreign(address)}
    missing = {
        address
        for page in built[site]
        for address in page.loads
        if not is_foreign(address) and not resolved(page, sites[site], unquote(address.split("?")[0]))[0].is_file()
    }
    styles = {
        (name, address)
        for name, content in files(sites[site]).items()
        if name.endswith(".css")
        for address in re.findall(r"(?:url\(|@import\s+)[\"']?([^\"')\s]+)", content.decode("utf-8"))
        if is_foreign(address) and not address.startswith("data:")
    }

    assert (foreign, missing, styles) == (set(), set(), set())


# Broken sources


def refusal(project: Path) -> list[str]:
    """The reasons for which a project is not built, a line each."""
    with pytest.raises(BuildError) as error:
        build_site(project)
    return str(error.value).splitlines()


def line_of(file: Path, text: str) -> int:
    """The number of the line that has this text."""
    return next(at for at, line in enumerate(file.read_text("utf-8").splitlines(), start=1) if text in line)


def test_broken_data_leave_the_old_site(project: Path) -> None:
    """All problems are told at once; the old site stays as it was, and nothing is left lying about."""
    edit(project / "data" / "pk-2022.yaml", "pagu: 2034186697", "pagu: banyak")
    edit(project / "data" / "realisasi-2022.yaml", "sebutan:", "sebutn:")
    edit(project / "data" / "anggaran-2022.yaml", "pagu: 3800000\n", "pagu: tiga juta\n")
    edit(project / "data" / "laporan-2022.yaml", "tahun: 2022", "tahun: 2022\ntahn: 2022")
    leaf, promise, named = (
        line_of(project / "data" / name, text)
        for name, text in (
            ("anggaran-2022.yaml", "pagu: tiga juta"),
            ("pk-2022.yaml", "pagu: banyak"),
            ("realisasi-2022.yaml", "sebutn:"),
        )
    )
    before = files(project)

    assert refusal(project) == [
        f'data/anggaran-2022.yaml:{leaf}:19  S303  "pagu" harus berupa angka, misalnya 1234.50; '
        'tertulis teks "tiga juta". Sesuaikan isinya.',
        'data/laporan-2022.yaml:9:1  S302  Kunci "tahn" tidak dikenal di sini. Maksud Anda "tahun"?',
        f'data/pk-2022.yaml:{promise}:15  S303  "pagu" harus berupa angka, misalnya 1234.50; '
        'tertulis teks "banyak". Sesuaikan isinya.',
        f'data/realisasi-2022.yaml:{named}:5  S302  Kunci "sebutn" tidak dikenal di sini. Maksud Anda "sebutan"?',
    ]
    assert files(project) == before
    assert list(project.glob(".site-*")) == []


def test_broken_pages_leave_the_old_site(project: Path) -> None:
    """Pages and data are refused together."""
    edit(project / "data" / "realisasi-2022.yaml", "nilai: 0.65", "nilai: 0.66")
    (project / "content" / "index.md").write_text("{{ config }}\n", "utf-8")
    line = line_of(project / "data" / "realisasi-2022.yaml", "nilai: 0.66")
    before = files(project)

    assert refusal(project) == [
        "content/index.md:1:1  H102  Halaman memuat ungkapan, penyaring, variabel, atau perintah. "
        'Panggil makro dengan nilai tetap saja, misalnya {{ tabel("pengukuran") }}.',
        f"data/realisasi-2022.yaml:{line}:12  K101  Nilai 0,66 tidak sama dengan hasil rumusnya, 0,65 (0,6463414634…). "
        "Perbaiki nilai ini, atau nilai sub-aspek di berkas penilaian.",
    ]
    assert files(project) == before
    assert list(project.glob(".site-*")) == []


def test_a_new_site_replaces_the_old(small: Callable[[str], Path]) -> None:
    """A complete build takes the old site's place; nothing of the old one stays."""
    project = small('# Halaman\n\n{{ tabel("pengukuran") }}\n')
    (project / "site").mkdir()
    for name in ("index.html", "usang.html"):
        (project / "site" / name).write_text("situs lama", "utf-8")
    build_site(project)

    assert not (project / "site" / "usang.html").exists()
    assert "situs lama" not in (project / "site" / "index.html").read_text("utf-8")
    assert "106,56%" in Page(project / "site" / "halaman" / "index.html").text
    assert list(project.glob(".site-*")) == []


HTML = "HTML mentah ({}) tidak diterima. Pakai Markdown atau makro; bila tanda kurang dari, beri spasi."
ADDRESS = 'Alamat "{}" tidak diterima. Pakai berkas di situs ini atau tautan https.'
LINK = 'Tautan "{}" tidak menuju halaman atau berkas yang ada. Perbaiki alamatnya.'
PART = 'Tautan "{}" menuju bagian yang tidak ada di halaman itu. Perbaiki alamatnya.'


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "<script>alert(1)</script>",
            [f"3:1  H108  {HTML.format('<script>')}"],
        ),
        ("teks <img src=x onerror=alert(1)>", [f"3:1  H108  {HTML.format('<img src=x onerror=alert(1)>')}"]),
        ("<!-- catatan -->", [f"3:1  H108  {HTML.format('<!-- catatan -->')}"]),
        ("- a\n\n    <div onclick='x'>", ["5:1  H108  " + HTML.format("<div onclick='x'>")]),
        ("| a |\n|---|\n| <b> |", [f"5:1  H108  {HTML.format('<b>')}"]),
        ("a[^1]\n\n[^1]: <i>", [f"5:1  H108  {HTML.format('<i>')}"]),
        ("[x](javascript:alert(1))", [f"3:1  H109  {ADDRESS.format('javascript:alert(1)')}"]),
        ("[x](JaVaScRiPt:alert(1))", [f"3:1  H109  {ADDRESS.format('JaVaScRiPt:alert(1)')}"]),
        ("[x][y]\n\n[y]: vbscript:x", [f"5:1  H109  {ADDRESS.format('vbscript:x')}"]),
        ("[x](data:text/html,x)", [f"3:1  H109  {ADDRESS.format('data:text/html,x')}"]),
        ("![x](https://jahat.example/a.png)", [f"3:1  H109  {ADDRESS.format('https://jahat.example/a.png')}"]),
        ("![x](//jahat.example/a.png)", [f"3:1  H109  {ADDRESS.format('//jahat.example/a.png')}"]),
        ("![x](data:image/png;base64,AA)", [f"3:1  H109  {ADDRESS.format('data:image/png;base64,AA')}"]),
    ],
)
def test_refused_markup(text: str, expected: list[str], small: Callable[[str], Path]) -> None:
    """Raw HTML, addresses that run and pictures of other hosts are refused at their line."""
    assert refusal(small(f"# Judul\n\n{text}\n")) == [f"content/halaman.md:{line}" for line in expected]


@pytest.mark.parametrize(
    "above",
    [
        "---\ntitle: A\n---\n",
        "{{ fakta(\n  'tahun'\n) }}\n",
        "{#\ncatatan\n#}\n",
        "`<b>`\n\n",
        "{% raw %}\n{{ x }}\n{% endraw %}\n",
    ],
    ids=["front matter", "multi-line call", "comment", "the same in code", "raw"],
)
def test_line_of_a_refusal(above: str, small: Callable[[str], Path]) -> None:
    """Refused HTML is told at the line that an editor shows, whatever stands above it."""
    line = above.count("\n") + 2

    assert refusal(small(f"{above}\nteks <b>\n")) == [f"content/halaman.md:{line}:1  H108  {HTML.format('<b>')}"]


@pytest.mark.parametrize(
    "address",
    ["&#106;avascript:alert(1)", "java&Tab;script:alert(1)", "javascript&colon;alert(1)", " javascript:alert(1)",
     "\x01javascript:alert(1)", "<java\nscript:alert(1)>"],
)  # fmt: skip
def test_disguised_script(address: str, small: Callable[[str], Path]) -> None:
    """An address that a browser would read as a script is refused in every disguise."""
    assert all("H109" in line or ":alert(1)" in line for line in refusal(small(f"[x]({address})")))


@pytest.mark.parametrize(
    "link, expected",
    [
        ("[x](tidak-ada.md)", LINK.format("tidak-ada.md")),
        ("[x](tidak-ada/)", LINK.format("tidak-ada/")),
        ("![x](tidak-ada.png)", LINK.format("tidak-ada.png")),
        ("[x](../mkdocs.yml)", LINK.format("../mkdocs.yml")),
        (
            "[x](index.md#tidak-ada)",
            PART.format("index.md#tidak-ada"),
        ),
        ("[x](#tidak-ada)", PART.format("#tidak-ada")),
        ("[x](/index.md)", 'Tautan "/index.md" diawali garis miring. Tulis alamat relatif, misalnya ../index.md.'),
    ],
)
def test_broken_link(link: str, expected: str, small: Callable[[str], Path]) -> None:
    """A link to nothing is told in Indonesian with its page."""
    column = link.index("](") + 3

    assert refusal(small(f"# Judul\n\n{link}\n")) == [f"content/halaman.md:3:{column}  H110  {expected}"]


def test_check_tells_of_dead_links(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A link to a file that is not there is told by the check already; code, hosts and parts of pages are not."""
    page = project / "content" / "laporan" / "index.md"
    links = "[a](bab-1.md#x) [b](../rencana/tidak-ada.md) `[c](tidak.md)` [d](https://contoh.invalid/x.md) [e](#f)"
    page.write_text(f"# A\n\n{links} ![g](tidak%20ada.png)\n", "utf-8")
    code, out, _ = run(capsys, "check", "--folder", str(project))

    assert code == 1
    assert [line for line in found_in(out) if "H110" in line] == [
        f"content/laporan/index.md:3:{links.index('(..') + 2}  H110  galat: {LINK.format('../rencana/tidak-ada.md')}",
        f"content/laporan/index.md:3:{len(links) + 7}  H110  galat: {LINK.format('tidak%20ada.png')}",
    ]


def test_all_refusals_at_once(project: Path) -> None:
    """Refusals of several pages and of several kinds are told together."""
    (project / "content" / "laporan" / "index.md").write_text(
        "# A\n\n<b>\n\n[x](#tidak-ada)\n\n## Dokumen untuk dicetak\n\n## Bagian yang tidak tersedia\n", "utf-8"
    )
    (project / "content" / "perhitungan" / "aturan.md").write_text("[x](javascript:1)\n\n{{ aturan() }}\n", "utf-8")

    assert sorted(refusal(project)) == [
        f"content/laporan/index.md:3:1  H108  {HTML.format('<b>')}",
        f"content/laporan/index.md:5:5  H110  {PART.format('#tidak-ada')}",
        f"content/perhitungan/aturan.md:1:1  H109  {ADDRESS.format('javascript:1')}",
    ]


@pytest.mark.parametrize(
    "text, shown",
    [
        ("`<script>`", "<code>&lt;script&gt;</code>"),
        ("```\n<script>\n```", "&lt;script&gt;"),
        ("[[3 < 4 dan 5 > 4, <5 juta]]", "3 &lt; 4 dan 5 &gt; 4, &lt;5 juta"),
        ("&lt;b&gt; &amp; &copy;", "&lt;b&gt; &amp; &copy;"),
        ("<https://bontangkota.go.id>", '<a href="https://bontangkota.go.id">'),
        ("[x](https://bontangkota.go.id)", '<a href="https://bontangkota.go.id">'),
        ("[x](mailto:a@b.id)", '<a href="mailto:a@b.id">'),
        ("[x](index.md)", '<a href="../">'),
        ("A {{ fakta('tahun') }} **B {{ fakta('tahun') }}**", "A 2022 <strong>B 2022</strong>"),
        ("`{{ fakta('tahun') }}`", "<code>2022</code>"),
        ("```\n{{ fakta('tahun') }}\n```", ">2022</pre>"),
        ("## Tahun {{ fakta('tahun') }}", '<h2 id="tahun-2022">Tahun 2022'),
        ("{% raw %}`{{ contoh }}`{% endraw %}", "<code>{{ contoh }}</code>"),
        ("sakip0: {{ fakta('tahun') }}", "<p>sakip0: 2022</p>"),
        ("title: {% raw %}{{ 7*7 }}{% endraw %}\ntemplate: \"404.html\"\n\nIsi", "title: {{ 7*7 }}"),
    ],
)  # fmt: skip
def test_accepted_markup(text: str, shown: str, small: Callable[[str], Path]) -> None:
    """Code, comparisons, entities, links and macros in a page are what they look like."""
    page = Page(
        build_site(small(f"# Judul\n\n{text}\n" if not text.startswith("title:") else text)) / "halaman" / "index.html"
    )

    assert shown in page.article.replace("<span></span>", "")


@pytest.mark.parametrize(
    "name, old, new",
    [
        ("mkdocs.yml", "\nnav:", "\nnav: ["),
        ("mkdocs.yml", "strict: true", "tak-dikenal: true"),
        ("mkdocs.yml", "modules: [sakip.macros]", "modules: [sakip.tidakada]"),
        ("overrides/main.html", '{% extends "base.html" %}', '{% extends "base.html" %'),
        ("overrides/main.html", "{%- block announce -%}", "{%- block announce -%}{{ tidak.ada.sama.sekali }}"),
    ],
)
def test_broken_project(name: str, old: str, new: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken configuration or template is told, not thrown."""
    edit(project / name, old, new)
    before = files(project)

    assert main(["build", "--folder", str(project)]) == 1
    assert "Situs tidak dibangun." in capsys.readouterr().err
    assert files(project) == before


# One figure, every place


def test_one_figure_changes_every_place_and_nothing_else(sites: Sites, project: Path) -> None:
    """Changing last year's value changes the articles that show it or its difference, and no byte besides.

    What changes within the articles is judged in ``test_one_leaf.py``.
    """
    edit(project / "data" / "realisasi-2021.yaml", "nilai: 0.59", "nilai: 0.58")
    old, new = files(sites["real"]), files(build_site(project))
    changed = {name for name in old if old[name] != new.get(name)} - {"sitemap.xml.gz"}

    assert old.keys() == new.keys()
    assert [name for name in changed if name.endswith(".html") and around(old[name]) != around(new[name])] == []
    assert {name.removesuffix("index.html") for name in changed} == {
        "", "rencana/", "laporan/", "dokumen/lkjip-2022.pdf", "dokumen/lkjip-2022.docx", "dokumen/realisasi-2022.pdf",
        "laporan/ikhtisar/", "laporan/bab-3/", "laporan/bab-4/", "laporan/rekonsiliasi/", "perhitungan/",
        "perhitungan/sumber-data/", "search/search_index.json", "data/antartahun.csv", "data/rekonsiliasi-angka.csv",
        "data/antartahun.xlsx", "data/rekonsiliasi-angka.xlsx", "data/lkjip-2022.xlsx", "data/lkjip-2022.json",
        "data/stratml.xml", "data/datapackage.json", "data/dcat.jsonld",
        "kinerja/", "kinerja/indeks-sistem-merit/", "data/antartahun-indeks-sistem-merit.csv",
        "data/antartahun-indeks-sistem-merit.xlsx",
    }  # fmt: skip


def around(page: bytes) -> tuple[bytes, bytes]:
    """What stands before and after a page's article."""
    return page[: page.index(b"<article")], page[page.index(b"</article>") :]


def test_the_target_changes_every_place(project: Path) -> None:
    """Changing the promised target changes capaian, rank and traces, and leaves the plan and first promise alone."""
    edit(
        project / "data" / "pk-2022.yaml",
        "target: 0.61\n        letak_dokumen: Tabel 3.2 dan Bab IV\n        tanpa_versi: true\n",
        "target: 0.70\n        penjelasan: Diubah untuk pengujian.\n        letak_dokumen: Tabel 3.2\n",
    )
    site = build_site(project)
    text = {
        name: Page(site / name / "index.html").text for name in ("", "laporan/bab-2", "laporan/bab-3", "perhitungan")
    }

    assert all("106,56" not in shown for shown in text.values())
    assert "mencapai 0,65 dan belum mencapai target 0,70 (capaian 92,86%, Sangat Tinggi)" in text[""]
    assert "Satu-satunya janji kinerja BKPSDM Kota Bontang tahun 2022 tidak tercapai" in text[""]
    assert "mengubah target 1 indikator" in text["laporan/bab-2"]
    assert "0,61" in text["laporan/bab-2"]
    assert "0,65 ÷ 0,70 = 0,9285714285…" in text["perhitungan"].replace("0,9285714286…", "0,9285714285…")


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """The same input gives the same bytes, in whatever folder and in whatever order sets happen to come."""
    found = []
    for seed in ("1", "2"):
        project = copy_example(tmp_path / f"salinan-{seed}" / ("dalam" * int(seed)))
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1700000000"}
        command = [sys.executable, "-m", "sakip", "build", "--folder", str(project)]
        subprocess.run(command, check=True, capture_output=True, env=environment, timeout=60)  # noqa: S603 - our own
        found.append(files(project / "site"))

    assert [name for name in found[0] if found[0][name] != found[1].get(name)] == []
    assert found[0].keys() == found[1].keys()


# The command line


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code and what was written to the terminal and to its error stream."""
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_check_of_the_real_project(capsys: pytest.CaptureFixture[str]) -> None:
    """The real project passes; each finding is about the documents that it copies, with its line."""
    code, out, err = run(capsys, "check", "--folder", str(ROOT))
    told = list(found_in(out).elements())

    assert (code, out.splitlines()[-1], err) == (0, f"0 galat, 0 peringatan, {len(told)} temuan.", "")
    assert [line for line in told if not re.match(r"data/[\w-]+\.yaml:\d+:\d+  K\d{3}  temuan: ", line)] == []
    line = line_of(ROOT / "data" / "realisasi-2021.yaml", "apa: nilai") + 1
    finding = (
        f"data/realisasi-2021.yaml:{line}:16  K201  temuan: Tabel 3.5 mencetak nilai 0; dari fakta diperoleh 0,59."
    )
    assert finding in told


def test_check_of_broken_data(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Broken data are shown with their line and a caret; the exit code is 1."""
    edit(project / "data" / "realisasi-2021.yaml", "nilai: 0.59", "nilai: 0,59")
    line = line_of(project / "data" / "realisasi-2021.yaml", "nilai: 0,59")
    code, out, err = run(capsys, "check", "--folder", str(project))

    assert (code, err) == (1, "")
    assert out == (
        "data/realisasi-2021.yaml  1 galat\n"
        f'  {line}:12  galat  S203  "0,59" memakai koma desimal. Tulis 0.59.\n'
        f"{line:6} |     nilai: 0,59\n       |            ^\n\n1 galat, 0 peringatan, 0 temuan. "
        "Isi data dan halaman belum diperiksa; perbaiki dahulu galat ini, lalu periksa lagi.\n"
    )


def test_check_with_a_warning(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A promise that contradicts the plan without a reason fails the check, but not the build.

    In a copy of a published document it would only be a finding.
    """
    edit(project / "data" / "pk-2022.yaml", "  salinan: true\n", "")
    edit(
        project / "data" / "pk-2022.yaml",
        "target: 0.61\n        letak_dokumen: Tabel 3.2",
        "target: 0.62\n        letak_dokumen: Tabel 3.2",
    )
    before = found_in(run(capsys, "check", "--folder", str(ROOT))[1])
    code, out, _ = run(capsys, "check", "--folder", str(project))
    more = found_in(out) - before

    assert (code, out.splitlines()[-1].split(",")[:2]) == (1, ["0 galat", " 2 peringatan"])
    assert Counter(line.split("  ")[1] for line in more.elements()) == {
        "K103": 1,
        "K305": 1,
        "K201": len(list(more.elements())) - 2,
    }
    assert [line for line in more if "K201" in line and not re.search("mencetak (capaian|efisiensi) ", line)] == []
    assert run(capsys, "build", "--folder", str(project))[0] == 0


def found_in(output: str) -> Counter[str]:
    """The problems that a check has told, each with its file and without the line it stands on."""
    found: Counter[str] = Counter()
    file = ""
    for line in output.splitlines():
        if match := re.match(r" +(\d+:\d+)  (\w+) +([A-Z]\d{3})  (.*)", line):
            found[f"{file}:{match[1]}  {match[3]}  {match[2]}: {match[4]}"] += 1
        elif line[:1].strip():
            file = line.split("  ")[0]
    return found


def test_build(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build says where the site is."""
    assert run(capsys, "build", "--folder", str(project)) == (0, "Situs selesai dibangun: site/index.html\n", "")


def test_build_of_a_broken_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build that is refused says why and that the old site is still there; the exit code is 1."""
    (project / "content" / "index.md").write_text("# Beranda\n\n{{ tabell() }}\n", "utf-8")
    code, out, err = run(capsys, "build", "--folder", str(project))

    assert code == 1
    assert out == (
        "content/index.md  1 galat\n"
        '  3:1  galat  H103  Makro "tabell" tidak dikenal. Maksud Anda "tabel"?\n'
        "     3 | {{ tabell() }}\n       | ^\n\n"
    )
    assert "Situs tidak dibangun. Situs yang lama, bila ada, tidak diubah.\n" in err
    assert "Traceback" not in out + err


OPTIONAL = (
    "pk", "realisasi", "evaluasi", "penilaian", "anggaran", "organisasi", "sdm", "inovasi", "penghargaan", "cetak",
)  # fmt: skip


def without(project: Path, kind: str) -> None:
    """Take away a kind of data."""
    for path in (project / "data").glob(f"{kind}-*.yaml"):
        path.unlink()


@pytest.mark.parametrize("kind", OPTIONAL)
def test_check_without_optional_files(kind: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every page and document can be written without them; what the reported year lacks is told."""
    without(project, kind)
    code, out, _ = run(capsys, "check", "--folder", str(project))

    told = f"data/laporan-2022.yaml:8:8  K104  peringatan: Berkas {kind}-2022.yaml belum ada"

    assert (code, any(line.startswith(told) for line in found_in(out))) == (
        (1, True) if kind in ("pk", "realisasi") else (0, False)
    )
    book = open_book(project, project / "content", cetak=True)
    assert [page.path for page in book.pages.values() if not page.parts] == []


def test_build_without_optional_files(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No page leads to what is not there when all are missing."""
    for kind in OPTIONAL:
        without(project, kind)

    assert run(capsys, "build", "--folder", str(project))[0] == 0


@pytest.mark.parametrize("arguments", [[], ["bangun"], ["build", "--berkas", "x"], ["check", "--folder"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong command is told in Indonesian with how it is written; the exit code is 2."""
    code, out, err = run(capsys, *arguments)

    assert (code, out) == (2, "")
    assert re.match(r"Perintah keliru\. .+\n\nPemakaian: sakip ", err)


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_folder_that_is_no_project(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without mkdocs.yml is no project; the exit code is 2."""
    assert run(capsys, command, "--folder", str(tmp_path)) == (
        2, "", f"Folder {tmp_path} bukan folder proyek: mkdocs.yml tidak ada di dalamnya.\n",
    )  # fmt: skip


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Help is in Indonesian; the exit code is 0."""
    code, out, err = run(capsys, "--help")

    assert (code, out.splitlines()[0], err) == (0, "Pemakaian: sakip PERINTAH [--folder FOLDER] [pilihan]", "")
