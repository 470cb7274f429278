"""The documents for print: what pages and facts become, how they stand on paper, and what cannot be printed."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from conftest import ROOT
from sakip.compute import Kinerja
from sakip.document import moment, prints
from sakip.document.blocks import (
    Block,
    Blocks,
    Break,
    Callout,
    Code,
    Contents,
    Document,
    Emph,
    Figure,
    Heading,
    Items,
    Link,
    Note,
    Paragraph,
    Picture,
    Place,
    Quiet,
    Quote,
    Rule,
    Section,
    Signatures,
    Strong,
    Target,
    Terms,
    Verbatim,
    Written,
)
from sakip.document.compile import pdf
from sakip.document.forms import OF_THE_SITE
from sakip.document.report import lkjip
from sakip.document.singles import singles
from sakip.document.targets import nowhere, targets
from sakip.document.text import EXTENSIONS, SETTINGS, read
from sakip.document.typst import data
from sakip.document.widths import ACROSS, UPRIGHT, layout, width
from sakip.load.yaml import read_yaml
from sakip.pages import CALLS, Draft, draft
from sakip.pages.context import Cetakan
from sakip.problem import DataError, Problem
from situs import copy_project, edit
from test_pages import EXAMPLES

NOON = datetime(2023, 2, 28, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def drafted(tahun_ini: Kinerja) -> Draft:
    """The pages of the real report."""
    return draft(ROOT / "content", tahun_ini, root=ROOT)


@pytest.fixture(scope="session")
def printed(drafted: Draft) -> dict[str, Cetakan]:
    """The real documents by the names of their files."""
    return {item.nama: item for item in prints(drafted, ROOT / "content", NOON)}


@pytest.fixture(scope="session")
def report(printed: dict[str, Cetakan]) -> PdfReader:
    """The real LKjIP."""
    return PdfReader(BytesIO(printed["lkjip-2022.pdf"].isi))


@pytest.fixture
def blocks(tmp_path: Path, tahun_ini: Kinerja) -> Callable[[str], Blocks]:
    """What the text of a page becomes."""

    def made(text: str) -> Blocks:
        found, problems = blocks_and_problems(text, tmp_path, tahun_ini)
        assert problems == []
        return found

    return made


def blocks_and_problems(text: str, folder: Path, kinerja: Kinerja) -> tuple[Blocks, list[Problem]]:
    """What the text of a page becomes, and what is told of it."""
    content = folder / "content"
    content.mkdir(exist_ok=True)
    (content / "a.md").write_text(text, "utf-8")
    (content / "b.md").write_text("---\nbab: 2\n---\n{{ tabel('iku') }}{{ grafik('pegawai-golongan') }}\n", "utf-8")
    made = draft(content, kinerja, root=folder)
    problems = list(made.problems)
    page = next(page for page in made.pages if page.source.path == "a.md")
    return read(page, made.numbered, problems), problems


def paragraph(*pieces: Any) -> Paragraph:
    """A paragraph of these pieces."""
    return Paragraph(pieces)


# What a page is written with


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Satu dua\ntiga.", (paragraph("Satu dua tiga."),)),
        ("**Tebal** *miring* `kode`", (paragraph(Strong(("Tebal",)), " ", Emph(("miring",)), " ", Code("kode")),)),
        ("Satu  \ndua", (paragraph("Satu", Break(), " dua"),)),
        ("## Judul & *isi*", (Heading(2, ("Judul & ", Emph(("isi",))), Target("a.md", "judul-isi")),)),
        ("- satu\n- dua", (Items(((paragraph("satu"),), (paragraph("dua"),))),)),
        ("3. tiga\n4. empat", (Items(((paragraph("tiga"),), (paragraph("empat"),)), 1),)),
        ("- satu\n    - dalam", (Items(((paragraph("satu"), Items(((paragraph("dalam"),),))),)),)),
        ("- satu\n\n    alinea", (Items(((paragraph("satu"), paragraph("alinea")),)),)),
        ("Satu\n: arti", (Terms((((("Satu",)), (paragraph("arti"),)),)),)),
        ("Satu\nDua\n: arti", (Terms(((("Satu", Break(), "Dua"), (paragraph("arti"),)),)),)),
        ("> kata orang", (Quote((paragraph("kata orang"),)),)),
        ('!!! note "Ingat"\n    Isi.', (Callout(("Ingat",), (paragraph("Isi."),)),)),
        ("```\na < b\n  c\n```", (Verbatim("a < b\n  c"),)),
        ("    diketik", (Verbatim("diketik"),)),
        ("Satu\n\n---\n\nDua", (paragraph("Satu"), Rule(), paragraph("Dua"))),
        (
            "| A | B |\n| --- | ---: |\n| `x` | 1 |",
            (Written((("A",), ("B",)), (((Code("x"),), ("1",)),), ("left", "right")),),
        ),
        (
            "Kata[^1] lagi.\n\n[^1]: Catatan *itu*.",
            (paragraph("Kata", Note((paragraph("Catatan ", Emph(("itu",)), "."),)), " lagi."),),
        ),
        ("[ke web](https://contoh.id/a)", (paragraph(Link(("ke web",), "https://contoh.id/a")),)),
        ("<surat@contoh.id>", (paragraph(Link(("surat@contoh.id",), "mailto:surat@contoh.id")),)),
        ("[ke bab](b.md#bagian)", (paragraph(Link(("ke bab",), Target("b.md", "bagian"))),)),
        ("[di sini](#atas)", (paragraph(Link(("di sini",), Target("a.md", "atas"))),)),
        ("![Denah](gambar/denah.png)", (Picture("gambar/denah.png", "Denah"),)),
        (
            'Lihat ![Denah](denah.gif "Denah kantor") ini.',
            (paragraph("Lihat"), Picture("denah.gif", "Denah"), paragraph(Quiet(("Denah kantor",))), paragraph("ini.")),
        ),
        ("a < b &amp; c", (paragraph("a < b & c"),)),
    ],
)  # fmt: skip
def test_written(text: str, expected: Blocks, blocks: Callable[[str], Blocks], tmp_path: Path) -> None:
    """Whatever Markdown a page is written with is in the document too."""
    (tmp_path / "content" / "gambar").mkdir(parents=True)
    for name in ("denah.gif", "gambar/denah.png"):
        (tmp_path / "content" / name).touch()

    assert blocks(text) == expected


def test_same_markdown_as_the_site() -> None:
    """A document is read with the extensions of the site's settings, and none besides."""
    settings = read_yaml((ROOT / "mkdocs.yml").read_text("utf-8"), "mkdocs.yml", [])
    assert settings is not None
    listed = settings["markdown_extensions"]
    names = [next(iter(item)) if isinstance(item, dict) else item for item in listed]
    options = {name: dict(value) for item in listed if isinstance(item, dict) for name, value in item.items()}

    assert tuple(names) == EXTENSIONS
    assert {name: options[name] for name in SETTINGS} == SETTINGS
    assert set(options) - set(SETTINGS) == {"toc"}  # the marks beside headings are the site's


@pytest.mark.parametrize("macro", sorted(set(CALLS) - OF_THE_SITE))
def test_macro(macro: str, blocks: Callable[[str], Blocks]) -> None:
    """Each macro that a chapter may use shows in the document what it promises."""
    call, expected = EXAMPLES[macro]
    if macro == "bagian_hilang":  # what is lost is said in words of the document's own
        expected = "berupa gambar yang tidak ikut terbaca"
    found = blocks(f"Kalimat.\n\n{{{{ {call} }}}}\n")

    assert len(found) > 1
    if macro not in ("daftar_tabel", "daftar_grafik"):  # their rows are set with page numbers
        assert expected in re.sub(r"\s+", " ", str(list(strings(found))))
    else:
        assert found[1] == Contents(("Tabel",) if macro == "daftar_tabel" else ("Grafik", "Gambar"))


def strings(value: object) -> Iterator[str]:
    """Every text in blocks, in reading order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from strings(item)
    elif hasattr(value, "__dataclass_fields__"):
        if isinstance(value, Figure):
            yield f"{value.jenis} {value.nomor}"
        for name in value.__dataclass_fields__:
            yield from strings(getattr(value, name))


@pytest.mark.parametrize("macro", sorted(OF_THE_SITE))
def test_macro_of_the_site(macro: str, tmp_path: Path, tahun_ini: Kinerja) -> None:
    """A macro that cannot be printed is told at its line; nothing is dropped in silence."""
    call, _ = EXAMPLES[macro]
    _, problems = blocks_and_problems(f"Satu\n\nDua {{{{ {call} }}}}\n", tmp_path, tahun_ini)

    assert [str(problem) for problem in problems] == [
        f"content/a.md:3:5  H115  Makro {macro} tidak dapat dimuat dalam dokumen cetak. "
        "Pindahkan ke halaman lain, atau ganti."
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("\n![Denah](denah.webp)", 'a.md:2  H115  Gambar "denah.webp" yang bukan PNG, JPEG, atau GIF'),
        ("\n\n![](denah.png)", 'a.md:3  H115  Gambar "denah.png" tanpa uraian dalam kurung siku'),
        ("# Judul {{ tabel('pengukuran') }}", "a.md:1  H115  Tabel, grafik, daftar, atau gambar di dalam kalimat"),
        ("Kata[^1].\n\n[^1]: - satu\n    - dua", "a.md:3  H115  Daftar, tabel, atau gambar di dalam catatan kaki"),
        ("Kata[^1].\n\n[^1]: Lihat[^1].", "a.md:1  H115  Catatan kaki yang memanggil dirinya sendiri"),
        ("\n\n**{{ tabel('pengukuran') }}**", "a.md:3  H115  Tabel, grafik, daftar, atau gambar di dalam kalimat"),
    ],
)
def test_what_cannot_be_printed(text: str, expected: str, tmp_path: Path, tahun_ini: Kinerja) -> None:
    """What has no form on paper is told with its line and what to do."""
    for name in ("denah.webp", "denah.png"):
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / "content" / name).touch()
    _, problems = blocks_and_problems(text, tmp_path, tahun_ini)
    told = [re.sub(r"^content/(\S+?:\d+)(:\d+)?", r"\1", str(problem)) for problem in problems]

    assert told == [f"{expected} tidak dapat dimuat dalam dokumen cetak. Pindahkan ke halaman lain, atau ganti."]


# How a table stands on paper

CELLS = st.text(st.sampled_from("abc MW.,0123 -/"), max_size=60)


@given(
    st.integers(1, 14).flatmap(
        lambda columns: st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=1, max_size=12)
    )
)
def test_any_table_fits(rows: list[list[str]]) -> None:
    """A table is never wider than its page, and no word wider than its column unless no size would do."""
    found = layout(rows, [0.0] * len(rows), [True] * len(rows[0]))
    page = ACROSS if found.melintang else UPRIGHT
    words = [max((width(word) for row in rows for word in row[at].split()), default=0.0) for at in range(len(rows[0]))]
    fits = all(room >= word * found.huruf for room, word in zip(found.lebar, words, strict=True))

    assert sum(found.lebar) == pytest.approx(page[0])
    assert fits or found.huruf == 6.0


def test_wide_table_is_turned() -> None:
    """A table of many columns stands on a page across, one of few upright in the best size."""
    wide = layout([["Rp11.415.523.790"] * 9] * 20, [0.0] * 20, [False] * 9)
    narrow = layout([["Program", "Rp11.415.523.790"]] * 20, [0.0] * 20, [True, False])

    assert (wide.melintang, narrow.melintang, narrow.huruf) == (True, False, 9.0)


# Links


def test_links_lead_somewhere(drafted: Draft) -> None:
    """Every link inside the report leads to a place in it; one out of it to the site, where that is known."""
    problems: list[Problem] = []
    document = lkjip(drafted, problems)
    assert document is not None and problems == []
    known = set(targets(document).values())
    links = [*found_in(data(document, lambda page, anchor: f"https://contoh.id/{page}"))]
    inside = {link["ke"] for link in links if link.get("k") == "rujukan"}
    outside = {link["ke"] for link in links if link.get("k") == "tautan"}

    assert inside and inside <= known
    assert outside == {"https://contoh.id/laporan/rekonsiliasi.md", "https://contoh.id/perhitungan/aturan.md"}
    assert "tautan" not in {link.get("k") for link in found_in(data(document, nowhere))}


def found_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in data, however deep."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from found_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from found_in(item)


# The printed report


def test_report_is_whole(printed: dict[str, Cetakan], report: PdfReader) -> None:
    """It is small, says what it is, and has a bookmark for each chapter."""
    assert len(printed["lkjip-2022.pdf"].isi) < 5_000_000
    assert report.metadata is not None
    assert report.metadata.title == (
        "Laporan Kinerja Instansi Pemerintah Tahun 2022 Badan Kepegawaian dan Pengembangan Sumber Daya Manusia "
        "Kota Bontang"
    )
    assert report.metadata.creation_date == NOON
    assert [item.title for item in report.outline if not isinstance(item, list)] == [
        "Kata pengantar",
        "Pernyataan telah direviu",
        "Ikhtisar eksekutif",
        "Daftar tabel",
        "Daftar grafik",
        "Daftar gambar",
        "Bab I Pendahuluan",
        "Bab II Perencanaan kinerja",
        "Bab III Akuntabilitas kinerja",
        "Bab IV Penutup",
        "Lampiran",
    ]


def test_report_can_be_kept_and_read_aloud(report: PdfReader, drafted: Draft) -> None:
    """PDF/A-2a and PDF/UA-1: the language, tagged tables with heads, words for each picture, embedded fonts."""
    root: Any = report.trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()
    elements = list(structure(root["/StructTreeRoot"]))
    count = Counter(str(element["/S"]) for element in elements)
    problems: list[Problem] = []
    document = lkjip(drafted, problems)
    assert document is not None
    tables = [item for item in found_in(data(document, nowhere)) if item.get("k") == "tabel"]
    charts = [item for item in found_in(data(document, nowhere)) if item.get("k") in ("lukisan", "hilang")]

    assert re.findall(r"<pdf(?:a|ua)id:(?:part|conformance)>(\w+)<", xmp) == ["2", "A", "1"]
    assert root["/Lang"] == "id-ID"
    assert bool(root["/MarkInfo"]["/Marked"])
    assert count["/Table"] == count["/THead"] == len(tables)
    assert all("/Column" in str(element["/A"]) for element in elements if element["/S"] == "/TH")
    assert count["/Figure"] == len(charts)
    assert all(element["/Alt"] for element in elements if element["/S"] == "/Figure")
    assert all("/FontDescriptor" in str(font) or "/DescendantFonts" in font for font in fonts(report))


def structure(element: Any) -> Iterator[Any]:
    """Every element of the logical structure."""
    found = element.get_object()
    if isinstance(found, list):
        for child in found:
            yield from structure(child)
    elif hasattr(found, "get"):
        if "/S" in found:
            yield found
        if "/K" in found and not isinstance(found["/K"], int):
            yield from structure(found["/K"])


def fonts(reader: PdfReader) -> Iterator[Any]:
    """Every font of every page."""
    for page in reader.pages:
        resources: Any = page["/Resources"]
        yield from (font.get_object() for font in resources.get("/Font", {}).values())


#: A number as it is printed; what follows it in a sentence does not belong to it.
NUMBER = re.compile(r"\d[\d.,]*%?")


def numbers(text: str) -> set[str]:
    """Every number in a text."""
    return {found.rstrip(".,") for found in NUMBER.findall(text)}


class Shown(HTMLParser):
    """The text of an article without what unfolds, what is only for the screen, and the table behind a chart."""

    HIDDEN = frozenset({"sakip-jejak", "sakip-unduh", "sakip-grafik__data", "headerlink", "sakip-lukisan--sempit"})
    INLINE = frozenset({"a", "span", "strong", "em", "code", "wbr", "dfn", "abbr"})
    VOID = frozenset({"br", "hr", "img", "wbr", "path", "rect", "circle", "line"})

    def __init__(self, html: str) -> None:
        """Read it."""
        super().__init__()
        self.text = ""
        self._hidden: list[bool] = []
        self.feed(html[html.index("<article") : html.index("</article>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.text += "" if tag in self.INLINE else " "
        if tag not in self.VOID:
            self._hidden.append(bool(self.HIDDEN & set((dict(attrs).get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        self.text += "" if tag in self.INLINE else " "
        if tag not in self.VOID:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        """Text that is seen."""
        if not any(self._hidden):
            self.text += data


def test_report_says_what_the_site_says(site: Path, drafted: Draft, report: PdfReader) -> None:
    """Every number of the chapters' pages is in the document, and every number of the document on one of the pages."""
    names = [page.source.path for page in drafted.pages if page.source.bab is not None or page.source.bagian]
    pages = " ".join(Shown((site / name.removesuffix(".md") / "index.html").read_text("utf-8")).text for name in names)
    printed = [page.extract_text() for page in report.pages]
    labels = {label for at in range(len(printed)) for label in (str(at + 1), report.page_labels[at])}

    assert len(numbers(pages)) > 400
    assert numbers(pages) - numbers(" ".join(printed)) == set()
    more = numbers(" ".join(printed)) - numbers(pages) - labels
    assert [number for number in more if not side_by_side(number, numbers(pages))] == []


def side_by_side(text: str, known: set[str]) -> bool:
    """Whether these are two known numbers, read as one: labels of neighbouring points of a chart."""
    return any({text[:at], text[at:]} <= known for at in range(1, len(text)))


def test_same_bytes_twice(drafted: Draft, printed: dict[str, Cetakan]) -> None:
    """A document depends on what it says and on the time it is given, and on nothing else."""
    again = {item.nama: item.isi for item in prints(drafted, ROOT / "content", NOON)}
    later = prints(drafted, ROOT / "content", NOON.replace(year=2024))

    assert again == {name: item.isi for name, item in printed.items()}
    assert all(item.isi != again[item.nama] for item in later)


@pytest.mark.parametrize(
    "given, commit, expected",
    [
        ("1675000000", 1700000000, datetime(2023, 1, 29, 13, 46, 40, tzinfo=UTC)),
        (None, 1700000000, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("kemarin", None, datetime(2022, 12, 31, tzinfo=UTC)),
    ],
)
def test_moment(given: str | None, commit: int | None, expected: datetime) -> None:
    """A document's time is the build's, else the commit's, else the end of its year; never the clock's."""
    assert moment(given, commit, 2022) == expected


# The documents one by one


def test_singles(printed: dict[str, Cetakan]) -> None:
    """Each kind of document that is handed in is a file of its own."""
    assert {name: item.judul for name, item in printed.items()} == {
        "lkjip-2022.pdf": "Laporan Kinerja Instansi Pemerintah Tahun 2022",
        "lkjip-2022.docx": "Laporan Kinerja Instansi Pemerintah Tahun 2022",
        "renstra-2021-2026.pdf": "Rencana Strategis 2021–2026",
        "iku-2021-2026.pdf": "Indikator Kinerja Utama 2021–2026",
        "pk-2022-awal.pdf": "Perjanjian Kinerja Tahun 2022",
        "pk-2022-perubahan.pdf": "Perjanjian Kinerja Perubahan Tahun 2022",
        "realisasi-2022.pdf": "Pengukuran Kinerja Tahun 2022",
    }


def test_agreement_of_a_made_up_agency(contoh: Kinerja) -> None:
    """The Perjanjian Kinerja has the form of the regulation, both names, and its annex; and says that it is made up."""
    document = next(item for item in singles(contoh) if item.nama == "pk-2025-perubahan")
    text = " ".join(strings(document.bagian))
    signatures = [block for part in document.bagian for block in part.isi if isinstance(block, Signatures)]

    assert "Dalam rangka mewujudkan manajemen pemerintahan yang efektif" in text
    assert text.count("Dr. Umpama Saja, S.Sos., M.Si.") == 3
    assert "rekaan" in text
    assert [signature.tempat for signature in signatures] == ["Kabupaten Rekaan, 22 September 2025"] * 2
    assert [one.sebagai for one in signatures[0].pihak] == ["Pihak Kedua,", "Pihak Pertama,"]


def test_quarterly_targets_of_a_made_up_agency(contoh: Kinerja, tahun_ini: Kinerja) -> None:
    """The rencana aksi is a document of its own, before the results, where the promise is divided by quarter."""
    documents = singles(contoh)
    names = [item.nama for item in documents]
    text = list(strings(documents[names.index("rencana-aksi-2025")].bagian))

    assert names[-2:] == ["rencana-aksi-2025", "realisasi-2025"]
    assert {"Rencana Aksi Tahun 2025", "Target triwulan", "IV", "12.000", "18,0–22,0", "BB"} <= set(text)
    assert "rekaan" in " ".join(text)
    assert [item.nama for item in singles(tahun_ini) if item.nama.startswith("rencana-aksi")] == []


# What keeps a document from being printed


def test_letter_that_no_font_has(tmp_path: Path, tahun_ini: Kinerja) -> None:
    """A sign that cannot be set is told with its line, and nothing is printed."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "bab-1.md").write_text("---\nbab: 1\n---\n# Bab I\n\nSelamat \N{PARTY POPPER} semua.\n", "utf-8")
    with pytest.raises(DataError) as error:
        prints(draft(content, tahun_ini, root=tmp_path), content, NOON)

    assert [str(problem) for problem in error.value.problems] == [
        'content/bab-1.md:6:1  H116  Huruf "\N{PARTY POPPER}" tidak ada dalam jenis huruf dokumen cetak. '
        "Ganti dengan huruf atau kata biasa."
    ]


def document(*blocks: Block, lambang: str | None = None) -> Document:
    """A made-up document of these blocks."""
    return Document(
        nama="rekaan",
        judul="Laporan rekaan",
        masa="Tahun 2025",
        instansi="Dinas Contoh",
        daerah="Kabupaten Rekaan",
        lambang=lambang,
        keterangan=(),
        bagian=(Section(Place.BAB, blocks),),
        sampul=True,
        daftar=False,
    )


def test_pictures(tmp_path: Path) -> None:
    """The region's arms stand on the cover, a page's picture in its text, each with its words."""
    (tmp_path / "gambar").mkdir()
    for name in ("lambang.png", "gambar/denah.png"):
        (tmp_path / name).write_bytes(PIXEL)
    made = document(Heading(1, ("Bab I",)), Picture("gambar/denah.png", "Denah kantor"), lambang="lambang.png")
    reader = PdfReader(BytesIO(pdf(made, tmp_path, NOON)))
    root: Any = reader.trailer["/Root"]

    assert [len(page.images) for page in reader.pages] == [1, 1]
    assert [element["/Alt"] for element in structure(root["/StructTreeRoot"]) if element["/S"] == "/Figure"] == [
        "Lambang Kabupaten Rekaan",
        "Denah kantor",
    ]


#: A PNG of one pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63606060f80f0001040100"
    "5fe5c34b0000000049454e44ae426082"
)


@pytest.mark.parametrize(
    "content, expected",
    [
        (None, 'Gambar "denah.png" tidak ada di folder content. Salin berkasnya, atau perbaiki namanya.'),
        (b"<svg/>", 'Gambar "denah.png" bukan PNG, JPEG, atau GIF. Simpan ulang sebagai PNG.'),
        (PIXEL[:40], "Dokumen lkjip-2022 tidak dapat dicetak"),
    ],
)
def test_bad_picture(content: bytes | None, expected: str, tmp_path: Path, tahun_ini: Kinerja) -> None:
    """A picture that is not there or is broken is told, and nothing is printed."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "bab-1.md").write_text("---\nbab: 1\n---\n# Bab I\n\n![Denah](denah.png)\n", "utf-8")
    if content is not None:
        (folder / "denah.png").write_bytes(content)
    made = draft(folder, tahun_ini, root=tmp_path)
    with pytest.raises(DataError) as error:
        prints(made, folder, NOON)

    assert [problem.code for problem in error.value.problems] == ["H116"]
    assert expected in error.value.problems[0].message


# The command


def sakip(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What ``sakip pdf`` says in a project's folder."""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "sakip", "pdf", "--folder", str(folder), *options],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_command(printed: dict[str, Cetakan], tmp_path: Path) -> None:
    """It writes the very bytes that the site has, in another process, time zone and order of hashes."""
    done = sakip(
        ROOT,
        *("--hasil", str(tmp_path / "cetak")),
        SOURCE_DATE_EPOCH=f"{NOON.timestamp():.0f}",
        TZ="Asia/Makassar",
        PYTHONHASHSEED="7",
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name: path.read_bytes() for path in (tmp_path / "cetak").iterdir()} == {
        name: item.isi for name, item in printed.items()
    }
    assert "cetak/pk-2022-awal.pdf" in done.stdout


def test_command_writes_all_or_nothing(tmp_path: Path) -> None:
    """With a mistake in the data or on a page nothing is written, and each is told at its line."""
    project = copy_project(tmp_path / "proyek")
    edit(project / "content" / "laporan" / "bab-4.md", "## Hasil", "{{ kartu() }}\n\n## Hasil")
    edit(project / "content" / "laporan" / "bab-1.md", "### Tugas", "### Tugas ![](x.png)")
    (project / "content" / "laporan" / "x.png").touch()
    done = sakip(project)

    assert done.returncode == 1
    assert "laporan/bab-4.md" in done.stdout and "Makro kartu tidak dapat dimuat" in done.stdout
    assert 'Gambar "x.png" tanpa uraian' in done.stdout
    assert done.stderr == "\nTidak ada dokumen yang dicetak.\n"
    assert not (project / "dokumen").exists()


def test_command_replaces_nothing_of_the_project(tmp_path: Path) -> None:
    """Documents are not written over the project's own files."""
    done = sakip(ROOT, "--hasil", str(ROOT / "data"))

    assert (done.returncode, done.stdout) == (2, "")
    assert "milik proyek dan tidak ditimpa" in done.stderr
