"""Terms: each is explained once, where it is first read, without a word added to the page."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from conftest import CONTOH, ROOT
from sakip.glossary import GUIDE, PAGE, anchor, read_terms
from sakip.render.terms import Istilah, Marker, is_abbreviation
from sakip.site import BuildError, build_site
from situs import Page, copy_project, edit, pages, resolved

TERMS = tuple(read_terms((ROOT / "content" / PAGE).read_text("utf-8")))
MARK = re.compile(r'<a class="sakip-istilah" href="([^"]*)" aria-description="([^"]*)">([^<]*)</a>')
#: Two capitals somewhere in a word.
ABBREVIATION = re.compile(r"(?<![\w./-])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-[A-Z]+)*(?![\w/]|[.-]\w)")
ROMAN = re.compile(r"[IVX]+")
#: Abbreviations that the page does not explain, and why.
UNEXPLAINED = {
    "BA": "satuan dalam Renstra 2016–2021, yang tidak menjelaskannya",
    "CAN": "bagian nama inovasi SIM I CAN",
    "GAGAS": "nama penghargaan, dengan kepanjangannya di sampingnya",
    "KEKP": "kebijakan yang disebut dokumen sumber tanpa kepanjangan",
    "LibreOffice": "nama perangkat lunak",
    "PSR": "disebut dokumen sumber tanpa kepanjangan",
    "SARAN": "kata yang tercetak berhuruf besar dalam dokumen sumber",
    "WILAYAH": "kata yang tercetak berhuruf besar dalam dokumen sumber",
}
#: Terms that no other page uses in its text, and why they are explained all the same.
UNUSED = {
    "APIP": "nama umum bagi Inspektorat, dipakai peraturan reviu",
}
SAMPLE = (
    Istilah(id="pk", bentuk=("PK", "Perjanjian Kinerja"), kepanjangan="Perjanjian Kinerja", arti="Janji."),
    Istilah(id="kinerja", bentuk=("kinerja",), kepanjangan=None, arti="Hasil kerja."),
    Istilah(id="sub", bentuk=("sub kegiatan",), kepanjangan=None, arti="Pekerjaan."),
    Istilah(id="kegiatan", bentuk=("kegiatan",), kepanjangan=None, arti='Bagian "program" <b>.'),
)


def marked(html: str) -> list[str]:
    """The words that are marked, in order."""
    return [words for _, _, words in MARK.findall(Marker(SAMPLE).mark(html, "#{}".format))]


def words_of(read: dict[str, Page]) -> str:
    """All text of the pages but the glossary's, a blank between any two elements."""
    articles = (page.article for name, page in read.items() if name != "istilah")
    return unescape(re.sub(r"<[^>]+>", " ", "\n".join(articles)))


@pytest.fixture(scope="module")
def read(site: Path) -> dict[str, Page]:
    """The pages of the real site that citizens read, by their folder; not the guide and not the data files."""
    found = {page.path.parent.relative_to(site).as_posix(): page for page in pages(site)}
    return {name: page for name, page in found.items() if not name.startswith("panduan") and "sumber-data" not in name}


# What is marked


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>PK dan PK lagi</p><p>PK</p>", ["PK"]),
        ("<p>Perjanjian Kinerja (PK)</p>", ["Perjanjian Kinerja"]),
        ("<p>perjanjian kinerja</p>", ["perjanjian kinerja"]),
        ("<p>pk, Pk, APK, PKS, PK-1, PK/2, 3/PK, No.PK, PK.4</p>", []),
        ("<p>Ini PK.</p>", ["PK"]),
        ("<p>Kinerja</p>", ["Kinerja"]),
        ("<p>sub kegiatan dan kegiatan</p>", ["sub kegiatan", "kegiatan"]),
        ("<p>sub\nkegiatan</p>", ["sub\nkegiatan"]),
        ("<ul><li>PK</li></ul>", ["PK"]),
        ("<blockquote><p>PK</p></blockquote>", ["PK"]),
        ("<dl><dt>PK</dt><dd><p>PK</p></dd></dl>", ["PK"]),
        ("<p><strong>PK</strong></p>", ["PK"]),
        ("<h2>PK</h2><p>PK</p>", ["PK"]),
        ("<h2>PK</h2>", []),
        ("<p><a href='x'>PK</a> <code>PK</code> <kbd>PK</kbd></p>", []),
        ("<pre><code>PK</code></pre><div>PK</div>PK", []),
        ("<table><tbody><tr><td><p>PK</p></td></tr></tbody></table>", []),
        ("<figure><p>PK</p><figcaption>PK</figcaption></figure>", []),
        ("<details><summary>PK</summary><p>PK</p></details><p>PK</p>", ["PK"]),
        ("<p><svg><title>PK</title></svg></p>", []),
        ('<p title="PK > PK">x</p><!-- <p>PK</p> -->', []),
        ("<p>a<br>PK<img src='x' alt='PK'></p>", ["PK"]),
        ("<p>x</p>PK", []),
        ("", []),
    ],
)
def test_only_running_text_is_marked(html: str, words: list[str]) -> None:
    """The first use of a term in running text is marked, whole and as it is written; nothing else is."""
    assert words == marked(html)


def test_nothing_else_of_a_page_changes() -> None:
    """Without the marks a page is what it was, to the letter."""
    html = "<h1>PK</h1>\n<p>PK &amp; kinerja &lt;b&gt; <a href=\"#x\" title='a>b'>kegiatan</a>, kegiatan</p><p>sisa"

    assert html == MARK.sub(r"\3", Marker(SAMPLE).mark(html, "#{}".format))
    assert html == Marker(()).mark(html, "#{}".format)


def test_meaning_is_escaped() -> None:
    """A meaning that looks like markup stays text, in the attribute that carries it."""
    html = Marker(SAMPLE).mark("<p>kegiatan</p>", lambda id: f'"><script>{id}')

    assert 'href="&#34;&gt;&lt;script&gt;kegiatan"' in html
    assert 'aria-description="Bagian &#34;program&#34; &lt;b&gt;."' in html


def test_abbreviation_is_spelt_out() -> None:
    """The explanation of an abbreviation opens with what it stands for; that of the long form does not repeat it."""
    pk = SAMPLE[0]

    assert ("Perjanjian Kinerja: Janji.", "Janji.") == (pk.penjelasan("PK"), pk.penjelasan("perjanjian kinerja"))


# How terms are read


def test_terms_are_read_from_definition_lists() -> None:
    """Forms in brackets and on lines of their own belong together; the first definition is the meaning."""
    text = (
        "# Judul\n\nPK (Perjanjian **Kinerja**)\nJanji\n: Satu [dua](x.md) `tiga`\n    <b>empat</b>.\n: Dasar: UU.\n\n"
        "Pagu\n: Batas."
    )

    assert (
        Istilah(
            id="istilah-pk",
            bentuk=("PK", "Perjanjian Kinerja", "Janji"),
            kepanjangan="Perjanjian Kinerja",
            arti="Satu dua tiga <b>empat</b>.",
        ),
        Istilah(id="istilah-pagu", bentuk=("Pagu",), kepanjangan=None, arti="Batas."),
    ) == tuple(read_terms(text))


def test_page_without_definitions_has_no_terms() -> None:
    """Paragraphs and headings are no terms."""
    assert [] == list(read_terms("# Istilah\n\nTeks: bukan istilah.\n\n- butir\n"))


def test_term_explained_twice_is_refused(tmp_path: Path) -> None:
    """A form that two terms have stops the build, at its second place."""
    project = copy_project(tmp_path / "proyek")
    edit(project / "content" / PAGE, "## Rencana\n", "## Rencana\n\nPagu (Batas)\n: Lain.\n")
    line = (project / "content" / PAGE).read_text("utf-8").splitlines()
    with pytest.raises(BuildError) as refused:
        build_site(project)

    at = [number for number, text in enumerate(line, start=1) if "Pagu" in text][-1]
    told = f'content/{PAGE}:{at}:1  H113  Istilah "Pagu" sudah dijelaskan pada Pagu. Hapus salah satunya.'
    assert [told] == [str(reason) for reason in refused.value.reasons]


# The real page


def test_page_is_in_order() -> None:
    """Each group of terms is in the order of the alphabet, and no two terms have the same anchor or form."""
    groups = (ROOT / "content" / PAGE).read_text("utf-8").split("\n## ")[1:]
    heads = [[term.bentuk[0].lower() for term in read_terms(f"## {group}")] for group in groups]
    forms = [form for term in TERMS for form in term.bentuk]

    assert [sorted(group) for group in heads] == heads
    assert len({term.id for term in TERMS}) == len(TERMS)
    assert len(set(forms)) == len(forms)


def test_meanings_are_short() -> None:
    """An explanation is one or two sentences that fit on a phone."""
    long = [
        term.id for term in TERMS if len(term.penjelasan("")) > 260 or len(re.findall(r"[.;](?:\s|$)", term.arti)) > 3
    ]

    assert [] == long


def test_every_abbreviation_is_explained(read: dict[str, Page]) -> None:
    """A reader finds each abbreviation of the report on the page, but for those that the sources leave unexplained.

    What stands in capitals although other pages write it small is a word, not an abbreviation.
    """
    text = words_of(read)
    small = set(re.findall(r"\b[a-z]+\b", text))
    known = {form for term in TERMS for form in term.bentuk}
    found = {word for word in ABBREVIATION.findall(text) if not ROMAN.fullmatch(word) and word.lower() not in small}

    assert set(UNEXPLAINED) == found - known


def test_every_term_is_used(read: dict[str, Page]) -> None:
    """Each term stands on another page, or is explained for a reason of its own."""
    text = words_of(read)
    unused = {
        term.bentuk[0]
        for term in TERMS
        if not any(
            re.search(rf"(?{'' if is_abbreviation(form) else 'i'}:\b{re.escape(form)}\b)", text) for form in term.bentuk
        )
    }

    assert set(UNUSED) == unused


def test_marks_lead_to_their_term(site: Path, read: dict[str, Page]) -> None:
    """Each mark of each page leads to an anchor of the glossary, and no term is marked twice on a page."""
    for page in read.values():
        found = MARK.findall(page.html)
        for address, _, _ in found:
            target, id = resolved(page, site, address)
            assert (site / "istilah" / "index.html") == target
            assert id in read["istilah"].ids
        assert len({address for address, _, _ in found}) == len(found), page.path


def test_real_pages_are_marked(read: dict[str, Page]) -> None:
    """The pages of the report use terms, and the glossary does not explain itself."""
    assert len(MARK.findall(read["laporan/bab-3"].html)) > 20
    assert "sakip-istilah" not in read["istilah"].article
    assert all(anchor(term.bentuk[0]) in read["istilah"].ids for term in TERMS)


def test_guide_is_not_marked(site: Path) -> None:
    """Those who write data know the terms, and 'program' is another thing there."""
    assert [] == [page.path for page in pages(site / GUIDE) if "sakip-istilah" in page.article]


def test_search_finds_no_hidden_words(site: Path) -> None:
    """A meaning is found on the glossary's page alone."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    meaning = next(term.arti for term in TERMS if term.bentuk[0] == "Pagu")
    found = {entry["location"].partition("#")[0] for entry in index["docs"] if meaning in entry["text"]}

    assert {"istilah/"} == found


def test_site_without_the_page_marks_nothing(situs_contoh: Path) -> None:
    """The page is not required: the example has none."""
    assert not (CONTOH / "content" / PAGE).exists()
    assert [] == [page.path for page in pages(situs_contoh) if "sakip-istilah" in page.article]
