"""The document as DOCX: every kind of block as Word's own, the same bytes twice, nothing lost. Agencies are made up."""

import ast
import base64
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import docx as library
import pytest
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from conftest import ROOT
from sakip.book import examine
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
    Inline,
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
    Signature,
    Signatures,
    Strong,
    Target,
    Terms,
    Verbatim,
    Written,
)
from sakip.document.compile import PrintError
from sakip.document.measured import cell, text
from sakip.document.report import lkjip
from sakip.document.targets import Situs, nowhere
from sakip.document.word import docx
from sakip.document.word.line import bookmark_name
from sakip.problem import Problem
from sakip.render.parts import Absen, Baris, Figur, Garis, Grafik, Kolom, Rupa, Status, Sumber, Tabel
from sakip.render.tree import Cabang, Pohon

SAAT = datetime(2025, 3, 1, 4, 0, tzinfo=UTC)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="20" height="10"><path d="M0 0H20V10Z"/></svg>'
WORDS = re.compile(r"[^\s]+")
PAGE = "bab-1.md"


class Opened(NamedTuple):
    """A DOCX taken apart: the files in it, and its body."""

    files: dict[str, bytes]
    body: Any

    def all(self, path: str) -> list[Any]:
        """The elements of the body at a path of names, each below the one before."""
        return list(self.body.xpath(path))

    @property
    def text(self) -> str:
        """The text of the body."""
        return shown(self.body)


def opened(raw: bytes) -> Opened:
    """The DOCX, as python-docx reads it."""
    with ZipFile(io.BytesIO(raw)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return Opened(files, library.Document(io.BytesIO(raw)).element.body)


def shown(element: Any) -> str:
    """The text that an element shows."""
    return "".join("\t" if one.tag == qn("w:tab") else one.text or "" for one in element.iter(qn("w:t"), qn("w:tab")))


def below(element: Any, path: str) -> Any:
    """What stands at a path below an element, also one that python-docx has no class for."""
    return element.xpath(path, **({} if isinstance(element, BaseOxmlElement) else {"namespaces": nsmap}))


def part(files: dict[str, bytes], name: str) -> Any:
    """A part of the package as elements."""
    return library.oxml.parse_xml(files[name])


def line(*pieces: Inline) -> Paragraph:
    """A paragraph of these pieces."""
    return Paragraph(pieces)


def document(*blocks: Block, front: Blocks = (), **values: Any) -> Document:
    """A document with these blocks in its only chapter."""
    sections = [Section(Place.BAB, blocks)]
    if front:
        sections.insert(0, Section(Place.DEPAN, front))
    standard: dict[str, Any] = {
        "nama": "rekaan",
        "judul": "Laporan",
        "masa": "Tahun 2025",
        "instansi": "Badan Rekaan",
        "daerah": "Kota Rekaan",
        "lambang": None,
        "keterangan": ("Instansi ini rekaan.",),
        "sampul": True,
        "daftar": True,
    }
    return Document(bagian=tuple(sections), **{**standard, **values})


def written(*blocks: Block, content: Path = Path(), situs: Situs = nowhere, **values: Any) -> Opened:
    """A document with these blocks, as DOCX."""
    return opened(docx(document(*blocks, **values), content, SAAT, situs))


def tabel(columns: int = 3, word: str = "isi") -> Tabel:
    """A table: groups of heads, a merged cell, an absent value, a status, a total, a note."""
    heads = (
        Kolom("Nama"),
        *(Kolom(f"K{at}", angka=True, kelompok="Kelompok" if at else None) for at in range(columns - 1)),
    )
    rows = (
        Baris(("induk", *(f"{word}{at}" for at in range(columns - 1)))),
        Baris(("anak", Figur("2,5", tanda=Status("Baik", Rupa.BAIK)), *("3" for _ in range(columns - 2))), tingkat=1),
        Baris((None, Absen("tidak dimuat", "Halaman hilang"), *("4" for _ in range(columns - 2))), tingkat=1),
        Baris(("Jumlah", *("9" for _ in range(columns - 1))), jumlah=True),
    )
    return Tabel(
        id="t", judul="Tabel", kolom=heads, baris=rows, catatan=("Catatan & lain",), sumber=Sumber("Dokumen Uji")
    )


def figure(isi: Any, nomor: str | None = "1.1", jenis: str = "Tabel", anchor: str = "tabel-t") -> Figure:
    """A numbered part of the page."""
    return Figure(jenis=jenis, nomor=nomor, judul=f"Judul {jenis} {nomor}", target=Target(PAGE, anchor), isi=isi)


#: So many columns of long words fit across a page only.
WIDE = tabel(9, "sangatpanjangsekali")
POHON = Pohon(
    judul="Pohon",
    akar=(Cabang(jenis="Tujuan", nama="Maju", anak=(Cabang(jenis="Sasaran", nama="Naik"),)),),
    uraian="Tujuan: Maju. Sasaran: Naik.",
    sumber=Sumber("Renstra"),
)
EVERYTHING: Blocks = (
    Heading(1, ("Bab I Pendahuluan",), Target(PAGE)),
    Heading(2, ("Bagian kesatu",), Target(PAGE, "kesatu")),
    Heading(3, ("Bagian kedua",), Target(PAGE, "kedua")),
    line(
        "Biasa <b>&amp;</b> ",
        Strong(("tebal", Emph((" miring",)))),
        Code("x = 1"),
        Quiet((" redup",)),
        Break(),
        Status("Kurang", Rupa.KURANG),
        Note((line("Isi catatan kaki", Note((line("catatan di dalam"),))), Items(((line("butir catatan"),),)))),
    ),
    line(
        "Lihat ",
        Link(("Tabel 1.1",), Target(PAGE, "tabel-t")),
        Link(("bagian",), Target(PAGE, "kedua")),
        Link(("halaman lain",), Target("lain/halaman.md", "s")),
        Link(("luar",), "https://contoh.id/?a=1&b=2"),
    ),
    Items(((line("tiga"), Items(((line("huruf a"),),), 1)), (line("empat"), line("lanjutan")), ()), 3),
    Items(((line("bulat"), Items(((line("bulat dalam"),),))), (Verbatim("ketikan dalam butir"),))),
    Items(((line("satu lagi"),),), 1),
    Terms(((("istilah",), (line("arti"),)),)),
    Quote((line("kutipan"),)),
    Callout(("Judul sisipan",), (line("isi sisipan"), Items(((line("butir sisipan"),),)))),
    Verbatim("def a():\n\treturn 1"),
    Rule(),
    Written((("Kiri",), ("Kanan",)), ((("sel kiri",), (Strong(("sel kanan",)),)),), ("left", "right")),
    figure(tabel()),
    figure(WIDE, "1.2", anchor="tabel-lebar"),
    figure(WIDE, "1.3", anchor="tabel-lebar-lagi"),
    line("Tegak lagi"),
    figure("Berupa gambar.", "1.1", "Gambar", "gambar-hilang"),
    figure(POHON, "1.2", "Gambar", "gambar-pohon"),
    Contents(("Tabel", "Gambar")),
    Signatures(
        "Kota Rekaan, 1 Maret 2025",
        (Signature("Pihak Kedua", "Wali Kota", "Nama Satu"), Signature("Pihak Pertama", "Kepala", "Nama Dua")),
    ),
)


@pytest.fixture(scope="module")
def whole() -> Opened:
    """A document with every kind of block but a picture."""
    return written(*EVERYTHING, front=(Heading(1, ("Kata pengantar",), Target("kata.md")), line("Syukur")))


def test_every_block_is_there(whole: Opened) -> None:
    """No text of any kind of block is left out."""
    for words in (
        "Kata pengantar", "Syukur", "Bab I Pendahuluan", "Biasa <b>&amp;</b> ", "tebal", " miring", "x = 1", " redup",
        "■\N{NO-BREAK SPACE}Kurang", "halaman lain", " (https://contoh.id/?a=1&b=2)", "huruf a", "lanjutan",
        "bulat dalam", "ketikan dalam butir", "istilah", "arti", "kutipan", "Judul sisipan", "isi sisipan",
        "butir sisipan", "def a():", "return 1",
        "sel kiri", "sel kanan", "Tabel 1.1\N{EM SPACE}Judul Tabel 1.1", "●\N{NO-BREAK SPACE}Baik",
        "anak: Halaman hilang", "Catatan & lain", "Sumber: Dokumen Uji", "Tegak lagi",
        "Hilang dari dokumen sumber. Berupa gambar.", "Sumber: Renstra", "Kota Rekaan, 1 Maret 2025", "Nama Dua",
        "Wali Kota", "Pihak Kedua", "Instansi ini rekaan.", "Badan Rekaan", "Tahun 2025",
    ):  # fmt: skip
        assert words in whole.text


def test_headings_are_words_own(whole: Opened) -> None:
    """Headings have the styles that Word's navigation and lists know; a chapter begins a page."""
    found = {shown(one): one.pPr.pStyle.val for one in whole.all("./w:p[w:pPr/w:pStyle[contains(@w:val, 'Heading')]]")}
    styles = part(whole.files, "word/styles.xml")

    assert found["Bab I Pendahuluan"] == "Heading1"
    assert found["Bagian kesatu"] == "Heading2"
    assert found["Bagian kedua"] == "Heading3"
    assert below(styles, "./w:style[@w:styleId='Heading1'][w:name/@w:val='heading 1']/w:pPr/w:pageBreakBefore")


def test_every_style_that_is_used_is_there(whole: Opened) -> None:
    """No paragraph, run or table names a style that the document does not have."""
    used = set(whole.all(".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val"))
    known = set(part(whole.files, "word/styles.xml").xpath("./w:style/@w:styleId"))

    assert used - known == set()
    assert {"Caption", "Sel", "SelKepala", "TOC1", "TableofFigures", "Sisipan", "Quote"} <= used


def test_language_and_properties() -> None:
    """The file says what it is, in Indonesian, as of the given moment wherever that is told from."""
    east = SAAT.astimezone(timezone(timedelta(hours=8)))
    raw = docx(document(line("x")), Path(), east)
    properties = library.Document(io.BytesIO(raw)).core_properties

    assert properties.title == "Laporan Tahun 2025 Badan Rekaan Kota Rekaan"
    assert properties.author == "Badan Rekaan Kota Rekaan"
    assert properties.created == properties.modified == SAAT
    assert properties.revision == 1
    assert properties.language == "id-ID"
    assert b'w:lang w:val="id-ID"' in opened(raw).files["word/styles.xml"]


def test_same_document_same_bytes(tmp_path: Path) -> None:
    """Nothing of the machine or the moment is in the file; it has no date but the given one."""
    first = docx(document(*EVERYTHING), tmp_path, SAAT)

    assert docx(document(*EVERYTHING), tmp_path, SAAT.astimezone(timezone(timedelta(hours=9)))) == first
    with ZipFile(io.BytesIO(first)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_file_opens_without_a_question(whole: Opened) -> None:
    """Word asks nothing when it opens the file, and does not take it for one of an old edition."""
    settings = part(whole.files, "word/settings.xml")

    assert not below(settings, ".//w:updateFields")
    assert not whole.all(".//w:fldChar[@w:dirty]")
    assert below(settings, "./w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]


def test_head_rows_come_again_and_rows_stay_whole(whole: Opened) -> None:
    """Both rows of heads are repeated, no row is split, columns are as wide as the page at most."""
    table = table_named(whole, "Tabel 1.1")

    assert [bool(below(row, "./w:trPr/w:tblHeader")) for row in table.tr_lst] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    assert len(whole.all(".//w:tr")) == len(whole.all(".//w:tr[w:trPr/w:cantSplit]"))
    assert sum(map(int, below(table, "./w:tblGrid/w:gridCol/@w:w"))) <= 453 * 20 + 3


def test_cells_are_merged_and_set(whole: Opened) -> None:
    """Heads over columns and rows, cells over rows, figures right, totals bold, rows of a tree set in."""
    rows = table_named(whole, "Tabel 1.1").tr_lst

    assert [(shown(one), one.grid_span, one.vMerge) for one in rows[0].tc_lst] == [
        ("Nama", 1, "restart"), ("K0", 1, "restart"), ("Kelompok", 1, None),
    ]  # fmt: skip
    assert [(shown(one), one.vMerge) for one in rows[1].tc_lst] == [("", "continue"), ("", "continue"), ("K1", None)]
    assert [one.vMerge for one in rows[3].tc_lst] == ["restart", None, None]
    assert [one.vMerge for one in rows[4].tc_lst] == ["continue", None, None]
    assert below(rows[3].tc_lst[1], "./w:p/w:pPr/w:jc/@w:val") == ["right"]
    assert below(rows[3].tc_lst[0], "./w:p/w:pPr/w:ind/@w:left") != []
    assert below(rows[5], "./w:tc/w:p/w:r/w:rPr/w:b") != []
    assert below(rows[3].tc_lst[0], "./w:p/w:r/w:rPr/w:b") == []
    assert [bool(below(row, "./w:tc/w:p/w:pPr/w:keepNext")) for row in rows[2:]] == [False, False, True, False]


def table_named(found: Opened, name: str) -> Any:
    """The table whose alternative title begins so."""
    return found.all(f".//w:tbl[w:tblPr/w:tblCaption[starts-with(@w:val, '{name}')]]")[0]


def test_wide_tables_stand_across(whole: Opened) -> None:
    """Tables too wide for the page share a section across it, and what follows stands upright again."""
    sections = whole.all(".//w:sectPr")
    turned = [one for one in sections if below(one, "./w:pgSz[@w:orient='landscape']")]
    body = list(whole.body)
    before = [at for at, one in enumerate(body) if below(one, ".//w:sectPr")]
    across = next(at for at in before if below(body[at], ".//w:pgSz[@w:orient]"))
    start = max((at for at in before if at < across), default=-1)
    inside = "".join(shown(one) for one in body[start + 1 : across + 1])

    assert len(turned) == 1
    assert "Judul Tabel 1.2" in inside
    assert "Judul Tabel 1.3" in inside
    assert "Tegak lagi" not in inside
    assert sum(map(int, table_named(whole, "Tabel 1.2").xpath("./w:tblGrid/w:gridCol/@w:w"))) > 453 * 20


def test_pages_are_numbered_by_part(whole: Opened) -> None:
    """Roman numbers before the first chapter, Arabic ones from 1 in it, none on the cover; each has its footer."""
    numbers = [below(one, "./w:pgNumType") for one in whole.all(".//w:sectPr")]
    forms = [one[0].get(qn("w:fmt")) if one else None for one in numbers]
    starts = [one[0].get(qn("w:fmt")) for one in numbers if one and one[0].get(qn("w:start")) == "1"]

    assert forms[0] is None
    assert [form for at, form in enumerate(forms) if form != forms[at - 1]] == [None, "lowerRoman", "decimal"]
    assert starts == ["lowerRoman", "decimal"]
    assert all(b" PAGE " in content for name, content in whole.files.items() if "footer" in name)


def test_bookmarks_and_links_resolve(whole: Opened) -> None:
    """Every link inside leads to a bookmark, whose names are what Word takes; the others lead out."""
    names = whole.all(".//w:bookmarkStart/@w:name")
    anchors = whole.all(".//w:hyperlink/@w:anchor")
    links = {shown(one): one for one in whole.all(".//w:hyperlink")}

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)
    assert set(anchors) <= set(names)
    assert set(whole.all(".//w:bookmarkStart/@w:id")) == set(whole.all(".//w:bookmarkEnd/@w:id"))
    assert links["Tabel 1.1"].get(qn("w:anchor")) == bookmark_name(f"{PAGE}#tabel-t")
    assert links["bagian"].get(qn("w:anchor")) == bookmark_name(f"{PAGE}#kedua")
    assert "halaman lain" not in links
    assert b"https://contoh.id/?a=1&amp;b=2" in whole.files["word/_rels/document.xml.rels"]


@pytest.mark.parametrize("label", ["a.md#", "a.md#" + "x" * 90, "a.md#1-dua", "é/ü.md#ß", "a.md#" + "x" * 91])
def test_bookmark_names(label: str) -> None:
    """Whatever a place is called, its bookmark has a name that Word takes."""
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", bookmark_name(label))


def test_long_places_differ() -> None:
    """Two places whose long names begin alike have bookmarks of their own."""
    assert bookmark_name("a.md#" + "x" * 90) != bookmark_name("a.md#" + "x" * 91)


@pytest.mark.parametrize("situs", [lambda page, anchor: f"https://situs.contoh.id/{page}#{anchor}", nowhere])
def test_link_to_a_page_outside(situs: Situs) -> None:
    """A page that the document does not have is linked on the site, where the site's address is known."""
    found = written(line(Link(("ke sana",), Target("lain/halaman.md", "s"))), situs=situs)
    targets = part(found.files, "word/_rels/document.xml.rels").xpath("./*[@TargetMode='External']/@Target")

    assert targets == [address for address in [situs("lain/halaman.md", "s")] if address]
    assert "ke sana" in found.text


def test_captions_carry_the_reports_own_numbers(whole: Opened) -> None:
    """A caption is Word's, with its number fixed, so that an update of fields leaves it."""
    captions = {shown(one): one for one in whole.all("./w:p[w:pPr/w:pStyle/@w:val='Caption']")}
    caption = captions["Tabel 1.2\N{EM SPACE}Judul Tabel 1.2"]

    assert [one.text.strip() for one in caption.iter(qn("w:instrText"))] == [r"SEQ Tabel \r 2"]


def test_lists_are_fields_filled_in_already(whole: Opened) -> None:
    """Each list can be updated by Word, and shows its titles where it is not; every field is closed."""
    codes = [one.text.strip() for one in whole.body.iter(qn("w:instrText"))]
    marks = whole.all(".//w:fldChar/@w:fldCharType")
    contents = {shown(one).strip() for one in whole.all(".//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'TOC')]]")}
    tables = [shown(one).strip() for one in whole.all(".//w:p[w:pPr/w:pStyle/@w:val='TableofFigures']")]

    assert [code for code in codes if code.startswith("TOC")] == [
        r'TOC \o "1-3" \h \z', r'TOC \h \z \c "Tabel"', r'TOC \h \z \c "Gambar"',
        r'TOC \h \z \c "Tabel"', r'TOC \h \z \c "Gambar"',
    ]  # fmt: skip
    assert {"Kata pengantar", "Daftar tabel", "Bab I Pendahuluan", "Bagian kedua"} <= contents
    assert tables[:3] == [f"Tabel 1.{at}\N{EM SPACE}Judul Tabel 1.{at}" for at in (1, 2, 3)]
    assert marks.count("begin") == marks.count("separate") == marks.count("end")


def test_no_lists_and_no_cover_where_none_are_wanted() -> None:
    """A single document has its body only, numbered from 1."""
    found = written(Heading(1, ("Isi",), Target(PAGE)), figure(tabel()), sampul=False, daftar=False)

    assert [code for code in found.all(".//w:instrText/text()") if "TOC" in code] == []
    assert "Instansi ini rekaan" not in found.text
    assert found.all(".//w:sectPr/w:pgNumType/@w:fmt") == ["decimal"]


def test_numbered_lists_count_for_themselves(whole: Opened) -> None:
    """Each list begins where it says; one inside another stands a level deeper."""
    numbering = part(whole.files, "word/numbering.xml")
    items = {shown(one): one for one in whole.all(".//w:p[w:pPr/w:numPr]")}

    def begins(words: str) -> tuple[int, list[str]]:
        number = items[words].pPr.numPr
        return number.ilvl.val, below(numbering, f"./w:num[@w:numId='{number.numId.val}']//w:startOverride/@w:val")

    assert begins("tiga") == (0, ["3"])
    assert items["empat"].pPr.numPr.numId.val == items["tiga"].pPr.numPr.numId.val
    assert begins("huruf a") == (1, ["1"])
    assert begins("satu lagi") == (0, ["1"])
    assert "lanjutan" not in items


def test_footnotes_are_words_own(whole: Opened) -> None:
    """A footnote stands in Word's own part; what it holds is kept, even one inside it."""
    called = whole.all(".//w:footnoteReference/@w:id")
    notes = {one.get(qn("w:id")): one for one in part(whole.files, "word/footnotes.xml")}

    assert called == ["1"]
    assert below(notes["1"], "count(.//w:footnoteRef)") == 1
    assert shown(notes["1"]) == " Isi catatan kaki*butir catatan* catatan di dalam"
    assert "Isi catatan kaki" not in whole.text


@pytest.mark.parametrize("isi", [(), (Verbatim("kode"),), (figure(tabel(), None),)])
def test_footnote_of_any_block(isi: Blocks) -> None:
    """A footnote may begin with anything, or be empty."""
    notes = part(written(line("x", Note(isi))).files, "word/footnotes.xml")

    assert below(notes, "count(./w:footnote[@w:id='1']/w:p[1]//w:footnoteRef)") == 1


def test_pictures_have_alternative_text(whole: Opened, tmp_path: Path) -> None:
    """Who cannot see a picture or a table hears what it shows; no two drawings share an id."""
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.svg").write_text(SVG, "utf-8")
    found = written(Picture("a.png", 'Kantor "A" & B'), Picture("b.svg", "Segitiga"), content=tmp_path, lambang="a.png")

    assert found.all(".//wp:docPr/@descr") == ["Lambang Kota Rekaan", 'Kantor "A" & B', "Segitiga"]
    assert len(set(found.all(".//wp:docPr/@id"))) == 3
    assert whole.all(".//wp:docPr/@descr") == ["Tujuan: Maju. Sasaran: Naik."]
    assert len(whole.all(".//w:tbl")) == len(whole.all(".//w:tbl[w:tblPr/w:tblCaption][w:tblPr/w:tblDescription]"))
    assert [name for name in found.files if "media" in name] == ["word/media/image1.png", "word/media/image2.png"]


@pytest.mark.parametrize(("nama", "isi"), [("tidak-ada.png", None), ("rusak.png", b"bukan gambar"), ("s.svg", b"\xff")])
def test_picture_that_is_none(nama: str, isi: bytes | None, tmp_path: Path) -> None:
    """A picture that cannot be read is told, not left out."""
    if isi is not None:
        (tmp_path / nama).write_bytes(isi)

    with pytest.raises(PrintError, match=nama if nama != "rusak.png" else "Denah"):
        written(Picture(nama, "Denah"), content=tmp_path)


def test_picture_fits_the_page(tmp_path: Path) -> None:
    """A picture is as wide as the text, or as high as leaves room for a caption."""
    (tmp_path / "tinggi.svg").write_text(SVG.replace("0 0 20 10", "0 0 10 90").replace('"10"', '"90"'), "utf-8")
    found = written(Picture("tinggi.svg", "Tinggi"), content=tmp_path)
    (extent,) = found.all(".//wp:extent")

    assert extent.cy <= 610 * 12700
    assert extent.cx < 453 * 12700


def test_what_xml_cannot_hold() -> None:
    """A control character is left out wherever it stands, and the rest kept."""
    odd = "a\x07b\ud800c\ufffe"
    rows = (Baris((odd,)),)
    found = written(
        Heading(1, (odd,), Target(PAGE, odd)),
        line(odd, Link((odd,), f"https://contoh.id/{odd}"), Code(odd)),
        figure(Tabel(id="t", judul=odd, kolom=(Kolom(odd),), baris=rows, sumber=Sumber(odd))),
        Signatures(odd, (Signature(odd, odd, odd),)),
        judul=odd,
        instansi=odd,
        keterangan=(odd,),
    )

    assert found.text.count("abc") > 8


def test_signatures_stand_side_by_side(whole: Opened) -> None:
    """Who signs stands in a table without lines, the names on one line."""
    table = table_named(whole, "Tanda tangan")

    assert [[shown(one) for one in row.tc_lst] for row in table.tr_lst] == [
        ["Pihak KeduaWali Kota", "Pihak PertamaKepala"],
        ["Nama Satu", "Nama Dua"],
    ]
    assert len(below(table, "./w:tr[1]//w:pPr/w:keepNext")) == 4
    assert below(table, "./w:tblPr/w:tblStyle/@w:val") == ["TanpaGaris"]


def test_table_inside_a_list_fits_it() -> None:
    """A table in an item is no wider than the item, and keeps every cell."""
    table = Written((("Panjang",), ("B",)), ((("kata " * 60,), ("1",)),), ("left", "left"))
    found = written(Items(((line("butir"), Items(((table,),))),)))
    (grid,) = found.all(".//w:tbl/w:tblGrid")

    assert sum(map(int, below(grid, "./w:gridCol/@w:w"))) <= (453 - 34) * 20 + 2


@pytest.mark.parametrize(("words", "whole_row"), [(20, True), (4000, False)])
def test_row_higher_than_a_page_is_broken(words: int, whole_row: bool) -> None:
    """A row stays on one page unless it is too high for that."""
    found = written(Written((("A",), ("B",)), ((("kata " * words,), ("1",)),), ("left", "left")))

    assert bool(found.all(".//w:tr[2]/w:trPr/w:cantSplit")) is whole_row


def test_only_one_package_knows_the_library() -> None:
    """python-docx can be replaced by changing one package."""
    package = ROOT / "macros" / "sakip"
    knowing = {
        path.relative_to(package).parts[:2]
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "docx")
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "docx" for alias in node.names))
    }

    assert knowing == {("document", "word")}


@pytest.fixture(scope="module")
def report() -> Document:
    """The LKjIP of this repository."""
    problems: list[Problem] = []
    found = lkjip(examine(ROOT, ROOT / "content", None).draft, problems)
    assert found is not None
    assert problems == []
    return found


@pytest.fixture(scope="module")
def printed(report: Document) -> Opened:
    """The LKjIP of this repository as DOCX."""
    return opened(docx(report, ROOT / "content", SAAT))


def inside(blocks: Blocks) -> Iterator[Block]:
    """Every block, and those in it."""
    for block in blocks:
        yield block
        match block:
            case Items(butir, _):
                yield from (inner for item in butir for inner in inside(item))
            case Terms(butir):
                yield from (inner for _, item in butir for inner in inside(item))
            case Quote(isi) | Callout(_, isi):
                yield from inside(isi)


def test_every_cell_of_the_report_is_there(report: Document, printed: Opened) -> None:
    """Each table of the LKjIP is in the DOCX, cell by cell, in its order."""
    tables = [
        (block, block.isi)
        for section in report.bagian
        for block in inside(section.isi)
        if isinstance(block, Figure) and isinstance(block.isi, Tabel)
    ]
    found = printed.all(".//w:tbl[w:tblPr/w:tblStyle/@w:val='TabelLaporan'][w:tblPr/w:tblCaption[@w:val!='']]")
    by_name = {below(one, "./w:tblPr/w:tblCaption/@w:val")[0]: one for one in found}

    assert len(tables) > 30
    for block, values in tables:
        name = f"{block.jenis} {block.nomor} {block.judul}" if block.nomor else block.judul
        rows = below(by_name[name], "./w:tr[not(w:trPr/w:tblHeader)]")
        assert [[plain(shown(one)) for one in row.tc_lst] for row in rows] == [
            [plain(text(cell(value))) for value in row.sel] for row in values.baris
        ]


def test_every_value_of_a_line_is_there(report: Document, printed: Opened) -> None:
    """A chart over years has its values below it, because not each of its points is written."""
    charts = [
        block.isi
        for section in report.bagian
        for block in inside(section.isi)
        if isinstance(block, Figure) and isinstance(block.isi, Grafik) and isinstance(block.isi.isi, Garis)
    ]
    names = printed.all(".//w:tblCaption/@w:val")

    assert charts != []
    for grafik in charts:
        shown_rows = below(printed.all(".//w:tbl")[names.index(grafik.tabel.judul)], "./w:tr[not(w:trPr/w:tblHeader)]")
        assert [[plain(shown(one)) for one in row.tc_lst] for row in shown_rows] == [
            [plain(text(cell(value))) for value in row.sel] for row in grafik.tabel.baris
        ]


def plain(words: str) -> str:
    """The words without the sign of a status."""
    return re.sub(r"[●◆■○▲▬◇]\N{NO-BREAK SPACE}", "", words)


def test_every_line_of_the_report_is_there(report: Document, printed: Opened) -> None:
    """Each heading and paragraph of the LKjIP is in the DOCX."""
    words = plain(printed.text)
    lines = [
        text(block.isi)
        for section in report.bagian
        for block in inside(section.isi)
        if isinstance(block, Heading | Paragraph)
    ]

    assert len(lines) > 150
    assert [line for line in lines if line not in words] == []


def test_links_of_the_report_resolve(printed: Opened) -> None:
    """No cross-reference of the LKjIP leads nowhere, and it has as many drawings as alternative texts."""
    assert set(printed.all(".//w:hyperlink/@w:anchor")) <= set(printed.all(".//w:bookmarkStart/@w:name"))
    assert len(printed.all(".//w:hyperlink[@w:anchor]")) > 100
    assert len(printed.all(".//wp:docPr[@descr!='']")) == len(printed.all(".//w:drawing")) > 5
