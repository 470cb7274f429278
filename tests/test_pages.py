"""A page is text and macro calls with fixed values; whatever else it asks for is refused at its line.

Content comes from strangers' pull requests, so the sandbox runs nothing: most tests here are attacks.
"""

import re
from collections.abc import Callable, Iterable
from functools import partial
from inspect import signature
from itertools import groupby
from pathlib import Path

import pytest
from markupsafe import Markup

from conftest import CONTOH, ROOT
from sakip.compute import Kinerja
from sakip.document.forms import BY_TEMPLATE
from sakip.export.package import package
from sakip.model.pk import NamaVersi
from sakip.model.realisasi import Analisis, Bukti
from sakip.pages import CALLS, Draft, build, draft
from sakip.pages.body import Call, plain
from sakip.pages.calls import FACTS, FIGURES, PLAN_FACTS
from sakip.pages.context import Setting
from sakip.pages.grammar import parsed
from sakip.pages.site import Site
from sakip.pages.source import LONGEST, read_source
from sakip.problem import DataError, Problem
from sakip.render.charts import CHARTS
from sakip.render.html import fill
from sakip.render.sentences import ABOUT_INDICATOR, ABOUT_PLAN, ABOUT_YEAR
from sakip.render.tables import TABLES
from sakip.render.tables.change import LEVELS
from sakip.render.traces import traces

Pages = dict[str, str | bytes]

ONLY_CALLS = (
    "H102  Halaman memuat ungkapan, penyaring, variabel, atau perintah. "
    'Panggil makro dengan nilai tetap saja, misalnya {{ tabel("pengukuran") }}.'
)
UNREADABLE = "H101  Kurung kurawal makro tidak dapat dibaca. Tulis {{ nama(...) }}, atau apit contoh dengan {% raw %}."
TOO_DEEP = "H101  Ungkapan di halaman bertingkat terlalu dalam, atau angkanya terlalu panjang. Sederhanakan."
NO_MACRO_IN_HEAD = 'tidak boleh memuat makro atau tanda < > " { }. Tulis teks biasa.'
KEYS = "Yang dikenal: bab, bagian, description, hide, indikator, title."
KNOWN_FACTS = "Yang dikenal: daerah, dasar-hukum, instansi, judul, kedudukan, periode, singkatan, sk-iku, tahun, visi."
PLANS = "Yang dikenal: 2016-2021, 2016-2021-reviu, 2021-2026."
ONE_OF_BOTH = "Kalimat ini menyebut indikator dan rencana. Hapus salah satunya."
INDICATORS = "Yang dikenal: indeks-kepuasan-masyarakat, indeks-sistem-merit."


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """An empty content folder."""
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


@pytest.fixture
def problems(content: Path, tahun_ini: Kinerja) -> Callable[[Pages], list[str]]:
    """The problems for which these pages are refused, as printed; none if they are accepted."""

    def found(pages: Pages) -> list[str]:
        told: list[str] = []
        try:
            rendered(content, tahun_ini, pages)
        except DataError as error:
            told = [str(problem) for problem in error.problems]
        drafted = draft(content, tahun_ini, root=content.parent)
        written(drafted)
        assert [str(problem) for problem in drafted.problems] == told  # a check tells what a build tells
        return told

    return found


def written(drafted: Draft) -> list[Markup]:
    """Every answer of a draft, written wherever it stands, although the draft may have problems."""
    groups = traces(drafted.kinerja)
    site = Site(numbered=drafted.numbered, trace_pages={}, indicator_pages={}, data_pages={})
    paket = partial(package, drafted.kinerja, (), lambda _: None)
    return [
        part.answer.write(Setting(site=site, page=page.source.path, groups=groups, rincian={}, paket=paket))
        for page in drafted.pages
        for part in page.parts
        if not isinstance(part, str)
    ]


@pytest.fixture
def page(content: Path, tahun_ini: Kinerja) -> Callable[[str], str]:
    """The page as handed to MkDocs, its rendered parts in place."""
    return lambda text: rendered(content, tahun_ini, {"halaman.md": text})["halaman.md"]


def rendered(content: Path, kinerja: Kinerja, pages: Pages, *, directory_urls: bool = True) -> dict[str, str]:
    """The text of each page with its rendered parts."""
    for name, text in pages.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    built = build(content, kinerja, root=content.parent, directory_urls=directory_urls)
    return {name: "".join(built[name].parts) for name in built}


# What a page may not do


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self.__init__ }}",
        "{{ self }}",
        "{{ config }}",
        "{{ 'a'|center(9999999999) }}",
        "{{ tabel('pengukuran')|safe }}",
        "{{ 10**10**10 }}",
        "{{ 'a' * 9999999999 }}",
        "{{ 1 }}",
        "{{ 'teks' }}",
        "{% for a in range(9) %}x{% endfor %}",
        "{% if true %}x{% endif %}",
        "{% include 'rahasia.md' %}",
        "{% import 'rahasia.md' as x %}",
        "{% from 'rahasia.md' import x %}",
        "{% extends 'rahasia.md' %}",
        "{% block x %}{% endblock %}",
        "{% set x = 1 %}",
        "{% set x %}{{ config }}{% endset %}",
        "{% macro x() %}{% endmacro %}",
        "{% call tabel('iku') %}{% endcall %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with %}x{% endwith %}",
        "{% autoescape false %}x{% endautoescape %}",
        "{{ tabel }}",
        "{{ tabel(x) }}",
        "{{ tabel(tabel('iku')) }}",
        "{{ tabel(*['a']) }}",
        "{{ tabel(**{'nama': 'iku'}) }}",
        '{{ tabel("a" ~ "b") }}',
        '{{ tabel("pengukuran").x }}',
        '{{ tabel("pengukuran")["x"] }}',
        "{{ tabel(['iku']) }}",
        "{{ tabel({'nama': 'iku'}) }}",
        "{{ tabel(none) }}",
        "{{ tabel(-1) }}",
        "{{ tabel(1.5) }}",
        "{{ tabel('iku') if true }}",
        "{{ tabel('iku'), tabel('pk') }}",
        "{{ tabel.__call__('iku') }}",
        "{{ tabel('iku')() }}",
        "{{ ('tabel')('iku') }}",
    ],
)
def test_only_calls(attack: str, problems: Callable[[Pages], list[str]]) -> None:
    """A page may do nothing but call a macro with fixed values."""
    assert problems({"halaman.md": f"# Judul\n\n{attack}\n"}) == [f"content/halaman.md:3:1  {ONLY_CALLS}"]


@pytest.mark.parametrize(
    "broken",
    [
        "{{",
        "{{ }}",
        "{{ tabel('iku'",
        "{{ tabel('iku') }",
        "{{ tabel('iku) }}",
        "{% raw %}{{ contoh }}",
        "{% endraw %}",
        "{% if %}",
        "{% do x %}",
        "{%",
        "{{ tabel('iku', nama=) }}",
    ],
)
def test_unreadable_braces(broken: str, problems: Callable[[Pages], list[str]]) -> None:
    """Braces that are no macro call are refused at their line."""
    assert problems({"halaman.md": f"# Judul\n\n{broken}\n"}) == [f"content/halaman.md:3:1  {UNREADABLE}"]


@pytest.mark.parametrize(
    "deep",
    ["{{ " + "(" * 50_000 + "1" + ")" * 50_000 + " }}", "{{ " + "not " * 40_000 + "1 }}", "{% if 1 %}" * 1_500],
    ids=["parentheses", "not", "if"],
)
def test_deep_nesting(deep: str, problems: Callable[[Pages], list[str]]) -> None:
    """An expression nested too deeply is refused, not run into the ground."""
    assert problems({"halaman.md": deep}) == [f"content/halaman.md:1:1  {TOO_DEEP}"]


@pytest.mark.parametrize("long", ["1+" * 10_000 + "1", "a" + ".a" * 10_000, "1" + "~1" * 10_000])
def test_long_expression(long: str, problems: Callable[[Pages], list[str]]) -> None:
    """A very long expression is refused like a short one."""
    assert problems({"halaman.md": f"{{{{ {long} }}}}"}) == [f"content/halaman.md:1:1  {ONLY_CALLS}"]


@pytest.mark.parametrize("number", ["9" * 5_000, "tabel(" + "9" * 5_000 + ")"])
def test_huge_number(number: str, problems: Callable[[Pages], list[str]]) -> None:
    """A number that Python will not read is a problem on its page, not a crash."""
    assert [problem[:20] for problem in problems({"halaman.md": f"{{{{ {number} }}}}"})] == ["content/halaman.md:1"]


def test_long_page(problems: Callable[[Pages], list[str]]) -> None:
    """A page longer than any report needs is refused unread."""
    assert problems({"halaman.md": "x" * (LONGEST + 1)}) == [
        "content/halaman.md:1:1  H112  Halaman terlalu panjang atau terlalu banyak bertanda [ < * _ ` {. "
        "Pecah menjadi beberapa halaman."
    ]


def test_many_brackets(problems: Callable[[Pages], list[str]]) -> None:
    """A page that Python-Markdown would read for hours is refused: its time grows with the square of open brackets."""
    assert [problem[:30] for problem in problems({"halaman.md": "[" * 100_000})] == ["content/halaman.md:1:1  H112  "]


def test_huge_page(problems: Callable[[Pages], list[str]]) -> None:
    """A file of more than a million bytes is refused by its size."""
    assert problems({"halaman.md": "x" * 1_000_001}) == [
        "content/halaman.md:1:1  S104  "
        "Berkas terlalu besar (1.000.001 bita; paling besar 1.000.000). Pecah atau ringkas isinya."
    ]


def test_page_that_is_not_utf_8(problems: Callable[[Pages], list[str]]) -> None:
    """A byte that is not UTF-8 is refused where it stands."""
    assert problems({"halaman.md": "# Judul\n\nCafé\n".encode("latin-1")}) == [
        "content/halaman.md:3:4  S105  Berkas tidak tersimpan sebagai UTF-8. Simpan ulang dengan pengodean UTF-8."
    ]


@pytest.mark.parametrize("target", ["rahasia.md", "rahasia", "tidak-ada.md"])
def test_symlink(target: str, content: Path, tmp_path: Path, problems: Callable[[Pages], list[str]]) -> None:
    """A link to a page, a folder or nothing is not followed."""
    (tmp_path / "rahasia.md").write_text("# Rahasia", "utf-8")
    (tmp_path / "rahasia").mkdir()
    (content / "halaman.md").symlink_to(tmp_path / target)

    assert problems({}) == [
        "content/halaman.md:1:1  H107  Pintasan (symlink) tidak diterima di folder content. Salin berkasnya."
    ]


@pytest.mark.parametrize("name", ["a.html", "a.js", "a.svg", "a.css", "a.markdown", "A.MD", "folder/a.xml", "tanpa"])
def test_file_that_could_run(name: str, problems: Callable[[Pages], list[str]]) -> None:
    """A file that a browser could run, or that MkDocs would take for a page unread by the sandbox, is refused."""
    assert problems({name: "<script>alert(1)</script>"}) == [
        f"content/{name}:1:1  H111  Berkas jenis ini tidak diterima di folder content. "
        "Yang diterima: .md .gif .jpeg .jpg .pdf .png .webp."
    ]


def test_pictures_and_pdf_are_accepted(problems: Callable[[Pages], list[str]]) -> None:
    """Pictures and PDF files may stand beside the pages."""
    assert problems({"gambar/a.png": b"\x89PNG", "b.JPG": b"\xff\xd8", "c.pdf": b"%PDF"}) == []


# Front matter


@pytest.mark.parametrize(
    "head, expected",
    [
        ("render_macros: true", f'2:1  H106  Kunci "render_macros" tidak dikenal di kepala halaman. {KEYS}'),
        ("template: jahat.html", f'2:1  H106  Kunci "template" tidak dikenal di kepala halaman. {KEYS}'),
        ("search:\n  exclude: true", f'2:1  H106  Kunci "search" tidak dikenal di kepala halaman. {KEYS}'),
        ("titel: A", '2:1  H106  Kunci "titel" tidak dikenal di kepala halaman. Maksud Anda "title"?'),
        ('title: "{{ config }}"', f'2:1  H106  "title" {NO_MACRO_IN_HEAD}'),
        ("title: A\ndescription: '{% raw %}'", f'3:1  H106  "description" {NO_MACRO_IN_HEAD}'),
        ("title: 2022", '2:1  H106  "title" harus berisi judul halaman. Perbaiki isinya.'),
        (
            "bab: tiga",
            '2:1  H106  "bab" harus berisi nomor bab, berupa bilangan bulat mulai 1, misalnya 3. Perbaiki isinya.',
        ),
        (
            "bab: true",
            '2:1  H106  "bab" harus berisi nomor bab, berupa bilangan bulat mulai 1, misalnya 3. Perbaiki isinya.',
        ),
        (
            "bab: -3",
            '2:1  H106  "bab" harus berisi nomor bab, berupa bilangan bulat mulai 1, misalnya 3. Perbaiki isinya.',
        ),
        (
            "hide: toc",
            '2:1  H106  "hide" harus berisi daftar bagian yang disembunyikan, setiap butir diawali minus: navigation, '
            "toc, atau path. Perbaiki isinya.",
        ),
        ("title: A\ntitle: B", '3:1  S210  Kunci "title" sudah ada di baris 2. Hapus salah satu.'),
        ("title: 'A", "2:8  S201  Tanda kutip belum ditutup. Tambahkan penutupnya."),
    ],
)
def test_front_matter(head: str, expected: str, problems: Callable[[Pages], list[str]]) -> None:
    """A page's head has known keys with plain values; anything else is refused at its line."""
    assert problems({"halaman.md": f"---\n{head}\n---\n\n# Judul\n"}) == [f"content/halaman.md:{expected}"]


@pytest.mark.parametrize(
    "text, line",
    [
        ("---\ntitle: A\n---\n\n{{ config }}\n", 5),
        ("---\ntitle: A\n...\n{{ config }}\n", 4),
        ("---\r\ntitle: A\r\n---\r\n\r\n{{ config }}\r\n", 5),
        ("---\ndescription: >-\n  satu\n  dua\n---\n{{ config }}", 6),
        ("---\n---\n{{ config }}", 3),
        ("# Judul\n\n{% raw %}\n{{ x }}\n{% endraw %}\n{{ config }}", 6),
        ("{{ tabel(\n  'iku'\n) }}\n{{ config }}", 4),
        ("\ufeff---\ntitle: A\n---\n{{ config }}", 4),
        ("x\r\r{{ config }}", 3),
    ],
    ids=["front-matter", "dots", "crlf", "folded", "empty", "raw", "multi-line", "byte-order-mark", "cr"],
)
def test_line_of_a_problem(text: str, line: int, problems: Callable[[Pages], list[str]]) -> None:
    """A problem is told at the line that an editor shows, whatever stands above it."""
    assert problems({"halaman.md": text.encode()}) == [f"content/halaman.md:{line}:1  {ONLY_CALLS}"]


@pytest.mark.parametrize(
    "text, column",
    [("{{ fakta('x') }}", 1), ("Tahun {{ fakta('x') }}", 7), ("{{ fakta('tahun') }} {{ fakta('x') }}", 22)],
)
def test_column_of_a_problem(text: str, column: int, problems: Callable[[Pages], list[str]]) -> None:
    """A problem is told at the column where its call begins."""
    assert [problem.split("  ")[0] for problem in problems({"halaman.md": text})] == [f"content/halaman.md:1:{column}"]


def test_front_matter_with_lone_carriage_returns(problems: Callable[[Pages], list[str]]) -> None:
    """A head that MkDocs would read is read here too: it takes a lone carriage return for a line's end."""
    assert problems({"halaman.md": "---\rtitle: 5\r---\r# Judul\r"}) == [
        'content/halaman.md:2:1  H106  "title" harus berisi judul halaman. Perbaiki isinya.'
    ]


# What a page may ask a macro for


@pytest.mark.parametrize(
    "call, expected",
    [
        ("namespace()", 'H103  Makro "namespace" tidak dikenal. Maksud Anda "nama"?'),
        ("range(999999999)", 'H103  Makro "range" tidak dikenal. Maksud Anda "angka"?'),
        ("lipsum(99999)", 'H103  Makro "lipsum" tidak dikenal. Maksud Anda "isu"?'),
        ("joiner()", 'H103  Makro "joiner" tidak dikenal. Periksa ejaannya.'),
        ("super()", 'H103  Makro "super" tidak dikenal. Periksa ejaannya.'),
        ("tabell('iku')", 'H103  Makro "tabell" tidak dikenal. Maksud Anda "tabel"?'),
        ("tabel()", "H104  Isian makro tabel keliru. Bentuknya {{ tabel(nama, …) }}."),
        ("tabel('iku', 'pk')", "H104  Isian makro tabel keliru. Bentuknya {{ tabel(nama, …) }}."),
        ("tabel('iku', context=1)", "H104  Isian makro tabel keliru. Bentuknya {{ tabel(nama, …) }}."),
        (
            "kartu('indeks-sistem-merit')",
            'H104  Kartu "indeks-sistem-merit" tidak dikenal. Yang dikenal: anggaran, evaluasi, indikator.',
        ),
        ("misi('2021-2026', '2016-2021')", "H104  Isian makro misi keliru. Bentuknya {{ misi(rencana) }}."),
        ("angka('target')", "H104  Isian makro angka keliru. Bentuknya {{ angka(apa, indikator) }}."),
        ("hilang(jenis='pk')", "H104  Isian makro hilang keliru. Bentuknya {{ hilang(…, rencana) }}."),
        ("tabel('iku', kinerja=1)", 'H104  Pilihan untuk tabel "iku" keliru. Lihat daftarnya di panduan.'),
        ("tabel('pk')", 'H104  Pilihan untuk tabel "pk" keliru. Lihat daftarnya di panduan.'),
        ("tabel('pk', versi='ketiga')", 'H104  Versi "ketiga" tidak dikenal. Yang dikenal: awal, perubahan.'),
        ("tabel('antartahun', indikator=5)", f'H104  Indikator "5" tidak ada dalam Renstra. {INDICATORS}'),
        ("tabel('pengukran')", 'H104  Tabel "pengukran" tidak dikenal. Maksud Anda "pengukuran"?'),
        ("tabel(1)", 'H104  Tabel "1" tidak dikenal. Periksa ejaannya.'),
        (
            "tabel('unsur', indikator='indeks-merit')",
            'H104  Indikator "indeks-merit" tidak ada dalam Renstra. Maksud Anda "indeks-sistem-merit"?',
        ),
        ("rujuk('akir')", 'H104  Tabel "akir" tidak dikenal. Maksud Anda "akhir"?'),
        ("rujuk('iku')", 'H104  Tabel "iku" tidak ada di halaman berbab, sehingga tidak bernomor. Tampilkan dahulu.'),
        ("kalimat('ringkas')", 'H104  Kalimat tentang "ringkas" tidak dikenal. Maksud Anda "ringkasan"?'),
        (
            "kalimat('capaian')",
            'H104  Kalimat "capaian" memerlukan indikator. Tulis kalimat("capaian", "pengenal").',
        ),
        (
            "kalimat('ringkasan', 'indeks-sistem-merit')",
            'H104  Kalimat "ringkasan" tentang tahun laporan dan tidak memakai indikator. Hapus indikatornya.',
        ),
        ("kalimat('tren', 'indeks')", f'H104  Indikator "indeks" tidak ada dalam Renstra. {INDICATORS}'),
        ("angka('targt', 'indeks-sistem-merit')", 'H104  Angka "targt" tidak dikenal. Maksud Anda "target"?'),
        ("fakta('instans')", 'H104  Fakta "instans" tidak dikenal. Maksud Anda "instansi"?'),
        ("nama(1)", f'H104  Indikator "1" tidak ada dalam Renstra. {INDICATORS}'),
        ("butir('sebab', 'indeks-sistem-merit')", 'H104  Butir "sebab" tidak dikenal. Maksud Anda "penyebab"?'),
        ("bukti('x')", f'H104  Indikator "x" tidak ada dalam Renstra. {INDICATORS}'),
        ("hilang('pkk')", 'H104  Jenis berkas "pkk" tidak dikenal. Maksud Anda "pk"?'),
        ("pihak('ketiga')", 'H104  Versi "ketiga" tidak dikenal. Yang dikenal: awal, perubahan.'),
        ("pohon('renstra')", "H104  Isian makro pohon keliru. Bentuknya {{ pohon() }}."),
        (
            "grafik('pegawai-pendidikn')",
            'H104  Grafik "pegawai-pendidikn" tidak dikenal. Maksud Anda "pegawai-pendidikan"?',
        ),
        (
            "grafik('iku')",
            'H104  Grafik "iku" tidak dikenal. Yang dikenal: aspek, pegawai-golongan, pegawai-pendidikan, riwayat, '
            "serapan, sisa.",
        ),
        ("grafik('aspek')", 'H104  Pilihan untuk grafik "aspek" keliru. Lihat daftarnya di panduan.'),
        ("grafik('aspek', indikator='indeks')", f'H104  Indikator "indeks" tidak ada dalam Renstra. {INDICATORS}'),
        (
            "rujuk_grafik('iku')",
            'H104  Grafik "iku" tidak dikenal. Yang dikenal: aspek, pegawai-golongan, pegawai-pendidikan, riwayat, '
            "serapan, sisa.",
        ),
        (
            "rujuk_grafik('pegawai-golongan')",
            'H104  Grafik "pegawai-golongan" tidak ada di halaman berbab, sehingga tidak bernomor. Tampilkan dahulu.',
        ),
        (
            "rujuk_grafik('pohon')",
            'H104  Grafik "pohon" tidak ada di halaman berbab, sehingga tidak bernomor. Tampilkan dahulu.',
        ),
        (
            "tabel('aspek', indikator='indeks-sistem-merit')",
            'H104  Pilihan untuk tabel "aspek" keliru. Lihat daftarnya di panduan.',
        ),
        (
            "tabel('aspek', indikator='indeks-sistem-merit', aspek='pengadan')",
            'H104  Indikator "indeks-sistem-merit" tidak mempunyai aspek "pengadan". Maksud Anda "pengadaan"?',
        ),
        (
            "butir('langkah', 'indeks-sistem-merit', 'pengadan')",
            'H104  Indikator "indeks-sistem-merit" tidak mempunyai aspek "pengadan". Maksud Anda "pengadaan"?',
        ),
        (
            "bagian_hilang('Tabel 1.3 Nerca')",
            'H104  Bagian "Tabel 1.3 Nerca" tidak dicatat hilang di data. Maksud Anda "Tabel 1.3 Neraca"?',
        ),
        ("daftar('fungs')", 'H104  Daftar "fungs" tidak dikenal. Maksud Anda "fungsi"?'),
        ("perhitungan('anggran')", 'H104  Kelompok "anggran" tidak dikenal. Maksud Anda "anggaran"?'),
        ("sumber_data('pk', 'rensta')", 'H104  Jenis berkas "rensta" tidak dikenal. Maksud Anda "renstra"?'),
        ("sumber_data(jenis='pk')", "H104  Isian makro sumber_data keliru. Bentuknya {{ sumber_data(…) }}."),
        ("perhitungan('rencna')", 'H104  Kelompok "rencna" tidak dikenal. Maksud Anda "rencana"?'),
        ("tabel('rencana-tujuan')", 'H104  Pilihan untuk tabel "rencana-tujuan" keliru. Lihat daftarnya di panduan.'),
        (
            "tabel('perubahan-rencana', rencana='2021-2026')",
            'H104  Pilihan untuk tabel "perubahan-rencana" keliru. Lihat daftarnya di panduan.',
        ),
        (
            "tabel('perubahan-rencana', rencana='2021-2026', bagian='kegiatn')",
            'H104  Bagian "kegiatn" tidak dikenal. Maksud Anda "kegiatan"?',
        ),
        (
            "tabel('perubahan-rencana', rencana='2021-2026', bagian='indikator program')",
            'H104  Bagian "indikator program" tidak dikenal. Maksud Anda "indikator"?',
        ),
        (
            "tabel('rencana-target', rencana='2016-2021-review')",
            'H104  Rencana "2016-2021-review" tidak ada di data. Maksud Anda "2016-2021-reviu"?',
        ),
        (
            "tabel('perubahan-rencana', rencana='2021-2026', bagian='x')",
            'H104  Bagian "x" tidak dikenal. '
            "Yang dikenal: indikator, kegiatan, misi, program, sasaran, strategi, tujuan, visi.",
        ),
        ("tabel('rencana-target', rencana=1)", f'H104  Rencana "1" tidak ada di data. {PLANS}'),
        (
            "tabel('rekonsiliasi-angka', rencana='renstra-2021-2026')",
            'H104  Rencana "renstra-2021-2026" tidak ada di data. Maksud Anda "2021-2026"?',
        ),
        ("misi('2021-2025')", 'H104  Rencana "2021-2025" tidak ada di data. Maksud Anda "2021-2026"?'),
        ("hilang('pk', rencana='2021-2026')", "H104  Jenis berkas dan rencana disebut bersama. Hapus salah satunya."),
        ("catatan('pk', rencana='2021-2026')", "H104  Jenis berkas dan rencana disebut bersama. Hapus salah satunya."),
        ("hilang(rencana='x')", f'H104  Rencana "x" tidak ada di data. {PLANS}'),
        ("catatan(rencana='x')", f'H104  Rencana "x" tidak ada di data. {PLANS}'),
        ("fakta('nama')", f'H104  Fakta "nama" tidak dikenal. {KNOWN_FACTS}'),
        ("fakta('nma', rencana='2021-2026')", 'H104  Fakta rencana "nma" tidak dikenal. Maksud Anda "nama"?'),
        (
            "fakta('instansi', rencana='2021-2026')",
            'H104  Fakta rencana "instansi" tidak dikenal. Yang dikenal: nama, periode, visi.',
        ),
        ("fakta('visi', rencana='x')", f'H104  Rencana "x" tidak ada di data. {PLANS}'),
        ("kalimat('dana', rencana='2021')", 'H104  Rencana "2021" tidak ada di data. Maksud Anda "2021-2026"?'),
        (
            "kalimat('ubahn', rencana='2021-2026')",
            'H104  Kalimat "ubahn" tentang rencana tidak dikenal. Maksud Anda "ubahan"?',
        ),
        (
            "kalimat('ringkasan', rencana='2021-2026')",
            'H104  Kalimat "ringkasan" tentang rencana tidak dikenal. '
            "Yang dikenal: alasan, dana, rekonsiliasi, rpjmd, ubahan.",
        ),
        ("kalimat('peralihan', 'indeks-sistem-merit', rencana='2021-2026')", f"H104  {ONE_OF_BOTH}"),
        ("kalimat('dana', 'indeks-sistem-merit', rencana='2021-2026')", f"H104  {ONE_OF_BOTH}"),
        (
            "kalimat('dana')",
            'H104  Kalimat "dana" memerlukan rencana. Tulis misalnya kalimat("dana", rencana="2021-2026").',
        ),
        (
            "kalimat('peralihan')",
            'H104  Kalimat "peralihan" memerlukan indikator. Tulis kalimat("peralihan", "pengenal").',
        ),
    ],
)
def test_wrong_call(call: str, expected: str, problems: Callable[[Pages], list[str]]) -> None:
    """A call that cannot be answered says what is known, at its line."""
    assert problems({"halaman.md": f"# Judul\n\n{{{{ {call} }}}}\n"}) == [f"content/halaman.md:3:1  {expected}"]


def test_all_problems_of_all_pages(problems: Callable[[Pages], list[str]]) -> None:
    """Every problem of every page is told at once, by page and line."""
    pages: Pages = {
        "z.md": "{{ tabell('iku') }}",
        "laporan/bab.md": "---\nbab: dua\n---\n\n{{ config }}\n\n{{ tabel }}\n",
        "a.md": "{{ fakta('x') }}\n{{ nama('x') }}\n",
    }

    assert problems(pages) == [
        f'content/a.md:1:1  H104  Fakta "x" tidak dikenal. {KNOWN_FACTS}',
        f'content/a.md:2:1  H104  Indikator "x" tidak ada dalam Renstra. {INDICATORS}',
        'content/laporan/bab.md:2:1  H106  "bab" harus berisi nomor bab, berupa bilangan bulat mulai 1, misalnya 3. '
        "Perbaiki isinya.",
        f"content/laporan/bab.md:5:1  {ONLY_CALLS}",
        f"content/laporan/bab.md:7:1  {ONLY_CALLS}",
        'content/z.md:1:1  H103  Makro "tabell" tidak dikenal. Maksud Anda "tabel"?',
    ]


# What is accepted


@pytest.mark.parametrize(
    "text, expected",
    [
        ("{% raw %}{{ contoh }}{% endraw %}", "{{ contoh }}"),
        ("{{ fakta('tahun') }}", "2022"),
        ("{{ fakta(\n  apa='tahun'\n) }}", "2022"),
        ("a {{ fakta('tahun') }} b {{- fakta('tahun') }}", "a 2022 b2022"),
        ("satu\r\n\r\n{{ fakta('tahun') }}\r\n", "satu\n\n2022\n"),
        ("---\ntitle: A\nhide:\n  - toc\n---\n# {{ fakta('tahun') }}\n", "# 2022\n"),
        ("---\ntitle: belum ditutup\n", "---\ntitle: belum ditutup\n"),
        ("{# bukan catatan #} x", "{# bukan catatan #} x"),
        ("}} %} { { }", "}} %} { { }"),
        ("", ""),
    ],
    ids=["raw", "call", "multi-line", "inline", "crlf", "front-matter", "no-fence", "comment", "closing", "empty"],
)
def test_accepted(text: str, expected: str, page: Callable[[str], str]) -> None:
    """Text, comments and calls with fixed values are a page."""
    assert page(text) == expected


@pytest.mark.parametrize("text", ["<!--sakip:0-->", "<b>x</b>", "{{ nama('indeks-sistem-merit') }}"])
def test_text_is_not_markup(text: str, content: Path, tahun_ini: Kinerja) -> None:
    """Only what a macro has made is markup; what a page writes stays text."""
    (content / "halaman.md").write_text(text, "utf-8")
    parts = build(content, tahun_ini)["halaman.md"].parts

    assert [isinstance(part, Markup) for part in parts] == [text.startswith("{{")]


# Numbers and addresses


def test_numbers_follow_chapters_pages_and_lines(content: Path, tahun_ini: Kinerja) -> None:
    """Tables are numbered within their chapter, by page name and line; a page without chapter has no numbers."""
    pages = rendered(
        content,
        tahun_ini,
        {
            "z.md": "---\nbab: 2\n---\n{{ tabel('iku') }}{{ tabel('pagu') }}",
            "a.md": "---\nbab: 3\n---\n{{ tabel('akhir') }}",
            "laporan/b.md": "---\nbab: 2\n---\n{{ tabel('renstra') }}",
            "lepas.md": "{{ tabel('nasional') }}{{ tabel('iku') }}",
            "daftar.md": "{{ daftar_tabel() }}",
        },
    )

    assert listed(pages["daftar.md"]) == [
        ("../laporan/b/#tabel-renstra", "Tabel 2.1"),
        ("../z/#tabel-iku", "Tabel 2.2"),
        ("../z/#tabel-pagu", "Tabel 2.3"),
        ("../a/#tabel-akhir", "Tabel 3.1"),
    ]
    assert 'class="sakip-nomor"' not in pages["lepas.md"]


def test_each_kind_has_numbers_of_its_own(content: Path, tahun_ini: Kinerja) -> None:
    """Charts, pictures and tables are counted apart, a lost part among its kind; an unnumbered page has none."""
    pages = rendered(
        content,
        tahun_ini,
        {
            "a.md": "---\nbab: 1\n---\n{{ grafik('pegawai-golongan') }}{{ bagian_hilang('Tabel 1.3 Neraca') }}"
            "{{ pohon() }}{{ tabel('iku') }}{{ bagian_hilang('Gambar 1.1 Struktur Organisasi') }}",
            "a-lanjutan.md": "---\nbab: 1\n---\n{{ tabel('pagu') }}"
            "{{ grafik('aspek', indikator='indeks-sistem-merit') }}"
            "{{ bagian_hilang('Grafik 1.1 Komponen Pegawai Berdasarkan Pendidikan') }}",
            "b.md": "---\nbab: 2\n---\n{{ grafik('pegawai-pendidikan') }}",
            "lepas.md": "{{ grafik('pegawai-pendidikan') }}{{ pohon() }}{{ bagian_hilang('Tabel 1.3 Neraca') }}",
            "tabel.md": "{{ daftar_tabel() }}",
            "grafik.md": "{{ daftar_grafik() }}",
            "rujuk.md": "{{ rujuk_grafik('aspek', indikator='indeks-sistem-merit') }} {{ rujuk_grafik('pohon') }}",
        },
    )

    assert listed(pages["tabel.md"]) == [
        ("../a/#hilang-tabel-1-3-neraca", "Tabel 1.1"),
        ("../a/#tabel-iku", "Tabel 1.2"),
        ("../a-lanjutan/#tabel-pagu", "Tabel 1.3"),
    ]
    assert listed(pages["grafik.md"]) == [
        ("../a/#grafik-pegawai-golongan", "Grafik 1.1"),
        ("../a-lanjutan/#grafik-aspek-indeks-sistem-merit", "Grafik 1.2"),
        ("../a-lanjutan/#hilang-grafik-1-1-komponen-pegawai-berdasarkan-pendidikan", "Grafik 1.3"),
        ("../b/#grafik-pegawai-pendidikan", "Grafik 2.1"),
        ("../a/#gambar-pohon", "Gambar 1.1"),
        ("../a/#hilang-gambar-1-1-struktur-organisasi", "Gambar 1.2"),
    ]
    assert 'class="sakip-nomor"' not in pages["lepas.md"]
    assert ">Grafik 1.2</a>" in pages["rujuk.md"]
    assert ">Gambar 1.1</a>" in pages["rujuk.md"]
    for name in ("a.md", "a-lanjutan.md", "b.md"):
        for number in re.findall(r'class="sakip-nomor">([^<]+)<', pages[name]):
            assert number in pages["tabel.md"] + pages["grafik.md"]


def listed(page: str) -> list[tuple[str, str]]:
    """The address and the number of each line of a list of tables or charts."""
    return re.findall(r'<th scope="row"><a href="([^"]+)">([^<]+)</a>', page)


def test_pages_of_a_chapter_follow_each_other(content: Path, tahun_ini: Kinerja) -> None:
    """A chapter's page comes before the pages that continue it, whatever sign follows its name."""
    pages = rendered(
        content,
        tahun_ini,
        {
            "bab-3.md": "---\nbab: 3\n---\n{{ tabel('iku') }}",
            "bab-3-aspek.md": "---\nbab: 3\n---\n{{ tabel('akhir') }}",
            "bab-3-biaya.md": "---\nbab: 3\n---\n{{ tabel('belanja') }}",
            "daftar.md": "{{ daftar_tabel() }}",
        },
    )

    assert [address for address, _ in listed(pages["daftar.md"])] == [
        "../bab-3/#tabel-iku", "../bab-3-aspek/#tabel-akhir", "../bab-3-biaya/#tabel-belanja",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "call, kind, mend",
    [
        ("grafik('pegawai-golongan')", "Grafik", "Pakai rujuk_grafik untuk menyebutnya lagi."),
        ("pohon()", "Gambar", "Pakai rujuk_grafik untuk menyebutnya lagi."),
        ("bagian_hilang('Tabel 1.3 Neraca')", "Tabel", "Hapus salah satunya."),
        ("bagian_hilang('Gambar 1.1 Struktur Organisasi')", "Gambar", "Hapus salah satunya."),
    ],
)
def test_part_numbered_twice(call: str, kind: str, mend: str, problems: Callable[[Pages], list[str]]) -> None:
    """A chart, a picture, a lost part stand in the chapters once, like a table."""
    pages: Pages = dict.fromkeys(("a.md", "b.md"), f"---\nbab: 2\n---\n{{{{ {call} }}}}\n")

    assert problems(pages) == [f"content/b.md:4:1  H105  {kind} ini sudah ada di content/a.md:4. {mend}"]


def test_table_numbered_twice(problems: Callable[[Pages], list[str]]) -> None:
    """A table stands in the chapters once; the second time is refused where it stands."""
    pages: Pages = {
        "a.md": "---\nbab: 2\n---\n{{ tabel('iku') }}\n",
        "b.md": "---\nbab: 3\n---\n\n{{ tabel('antartahun', indikator='indeks-sistem-merit') }}\n{{ tabel('iku') }}\n",
    }

    assert problems(pages) == [
        "content/b.md:6:1  H105  Tabel ini sudah ada di content/a.md:4. Pakai rujuk untuk menyebutnya lagi."
    ]


@pytest.mark.parametrize("typed", ['{ tabel("iku") }', "{ { kartu() } }", "{nama('x')}"])
def test_single_braces(typed: str, problems: Callable[[Pages], list[str]]) -> None:
    """A macro call in single or parted braces would be shown as it is written, so it is refused where it stands."""
    expected = "H101  Kurung kurawal makro tidak rapat atau tidak dua. Tulis {{ nama(...) }}."

    assert problems({"halaman.md": f"# Judul\n\nLihat {typed}.\n"}) == [f"content/halaman.md:3:7  {expected}"]


def test_a_broken_page_is_told_without_what_follows(problems: Callable[[Pages], list[str]]) -> None:
    """A page that refers to the tables of a page with a mistake is not blamed for it."""
    pages: Pages = {"a.md": "{{ rujuk('iku') }}", "b.md": "---\nbab: 2\n---\n{{ tabel('iku') }}\n{{ tabell('pk') }}"}

    assert [problem.split("  ")[:2] for problem in problems(pages)] == [["content/b.md:5:1", "H103"]]


@pytest.mark.parametrize(
    "first, second",
    [
        ("tabel('iku')", "tabel('iku')"),
        ("tabel('iku')", "tabel(nama='iku')"),
        ("grafik('pegawai-golongan')", "grafik('pegawai-golongan')"),
        ("pohon()", "pohon()"),
        ("bagian_hilang('Tabel 1.3 Neraca')", "bagian_hilang('Tabel 1.3 Neraca')"),
        ("sumber_data()", "sumber_data()"),
        ("perhitungan()", "perhitungan()"),
        ("perhitungan('pegawai')", "perhitungan('pegawai')"),
        ("perhitungan('pegawai')", "perhitungan(kelompok='pegawai')"),
        ("perhitungan('pegawai')", "perhitungan()"),
        ("sumber_data('pk', 'renstra')", "sumber_data('renstra')"),
        ("sumber_data('renstra')", "sumber_data()"),
    ],
)
def test_same_part_twice_on_a_page(first: str, second: str, problems: Callable[[Pages], list[str]]) -> None:
    """A part with anchors stands on a page once, chapter or not: an anchor leads to one place."""
    assert len(problems({"halaman.md": f"{{{{ {first} }}}}\n\n{{{{ {second} }}}}\n"})) == 1


def test_groups_of_traces_stand_together(problems: Callable[[Pages], list[str]]) -> None:
    """Two groups of traces share no anchor, so a page may show both."""
    assert problems({"halaman.md": "{{ perhitungan('kinerja') }}\n\n{{ perhitungan('anggaran') }}\n"}) == []


@pytest.mark.parametrize(
    "pages, target",
    [
        ({"b.md": "{{ perhitungan() }}"}, "../b/"),
        ({"b.md": "{{ perhitungan('kinerja') }}"}, "../b/"),
        ({"b.md": "{{ perhitungan(kelompok='kinerja') }}"}, "../b/"),
        ({"b.md": "{{ perhitungan('anggaran') }}", "c.md": "{{ perhitungan('kinerja') }}"}, "../c/"),
        ({"b.md": "{{ perhitungan() }}", "c.md": "{{ perhitungan('kinerja') }}"}, "../c/"),
        ({"b.md": "{{ perhitungan('kinerja') }}", "c.md": "{{ perhitungan() }}"}, "../b/"),
        ({"b.md": "{{ perhitungan('anggaran') }}"}, None),
    ],
)
def test_page_of_a_trace(pages: dict[str, str], target: str | None, content: Path, tahun_ini: Kinerja) -> None:
    """A figure leads to the page of its group of traces, else to the page of all; without either it is no link."""
    built = rendered(content, tahun_ini, {"a.md": "{{ angka('capaian', 'indeks-sistem-merit') }}", **pages})
    link = f'href="{target}#hitung-capaian-indeks-sistem-merit-2022"'

    assert (link in built["a.md"]) if target else ("<a " not in built["a.md"])


@pytest.mark.parametrize(
    "pages, shown",
    [
        ({"b.md": "sumber_data()"}, {"b.md": {"iku", "laporan", "pk"}}),
        ({"b.md": "sumber_data('iku')"}, {"b.md": {"iku"}}),
        (
            {"b.md": "sumber_data()", "c.md": "sumber_data('iku')"},
            {"b.md": {"laporan", "pk"}, "c.md": {"iku"}},
        ),
        (
            {"b.md": "sumber_data('pk', 'iku')", "c.md": "sumber_data('laporan')"},
            {"b.md": {"iku", "pk"}, "c.md": {"laporan"}},
        ),
    ],
)
def test_page_of_a_data_file(
    pages: dict[str, str], shown: dict[str, set[str]], content: Path, tahun_ini: Kinerja
) -> None:
    """A kind of file stands where it is asked for by its name, else where all are; a figure leads to its line there."""
    asked = {name: f"{{{{ {call} }}}}" for name, call in pages.items()}
    built = rendered(content, tahun_ini, {"a.md": "{{ angka('target', 'indeks-sistem-merit') }}", **asked})
    kinds = {"iku", "laporan", "pk"}
    found = {name: {kind for kind in kinds if re.search(f'id="{kind}-[-0-9]+-1"', built[name])} for name in pages}

    assert found == shown
    assert re.findall(r'href="([^"]+)#pk-', built["a.md"]) == [
        f"../{name.removesuffix('.md')}/" for name, there in shown.items() if "pk" in there
    ]


def test_reference_before_its_table(content: Path, tahun_ini: Kinerja) -> None:
    """A page may refer to a table that stands on a later page."""
    pages = rendered(content, tahun_ini, {"a.md": "{{ rujuk('iku') }}", "b.md": "---\nbab: 2\n---\n{{ tabel('iku') }}"})

    assert pages["a.md"] == '<a class="sakip-rujuk" href="../b/#tabel-iku">Tabel 2.1</a>'


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize(
    "here, there, pretty, plain",
    [
        ("index.md", "laporan/bab-3.md", "laporan/bab-3/#x", "laporan/bab-3.html#x"),
        ("laporan/bab-3.md", "index.md", "../../#x", "../index.html#x"),
        ("laporan/index.md", "laporan/bab-3.md", "bab-3/#x", "bab-3.html#x"),
        ("laporan/bab-3.md", "laporan/index.md", "../#x", "index.html#x"),
        ("laporan/bab-3.md", "laporan/bab-2.md", "../bab-2/#x", "bab-2.html#x"),
        ("laporan/bab-3.md", "perhitungan/index.md", "../../perhitungan/#x", "../perhitungan/index.html#x"),
        ("a/b/c.md", "d.md", "../../../d/#x", "../../d.html#x"),
        ("d.md", "a/b/c.md", "../a/b/c/#x", "a/b/c.html#x"),
        ("laporan/index.md", "index.md", "../#x", "../index.html#x"),
        ("index.md", "index.md", "#x", "#x"),
        ("a/b.md", "a/b.md", "#x", "#x"),
        ("a.md", "b/README.md", "../b/#x", "b/index.html#x"),
        ("index.md", "bab 3.md", "bab%203/#x", "bab%203.html#x"),
    ],
)
def test_address(here: str, there: str, pretty: str, plain: str, directory_urls: bool) -> None:
    """An address leads from any page to any other, with and without a folder for each page, as MkDocs lays them out."""
    site = Site(numbered={}, trace_pages={}, indicator_pages={}, data_pages={}, directory_urls=directory_urls)

    assert site.address(here, there, "x") == (pretty if directory_urls else plain)


# What a check finds


@pytest.mark.parametrize("folder", [ROOT, CONTOH], ids=["content", "contoh"])
def test_writing_finds_nothing_new(folder: Path, tahun_ini: Kinerja, contoh: Kinerja) -> None:
    """A call that is answered can be written, so that a check needs to write none; so is each call in other tests."""
    drafted = draft(folder / "content", tahun_ini if folder == ROOT else contoh, root=folder)
    calls = [part for page in drafted.pages for part in page.source.parts if isinstance(part, Call)]

    assert drafted.problems == ()
    assert len(written(drafted)) == len(calls) > 0


PLAIN = (
    "",
    "teks",
    "{{ tabel('iku') }}",
    '{{tabel("pk",versi="awal")}}',
    "{{ nama( 'a b' , \"c'd\", x = 12 )\n}}",
    "a {{ kartu() }} b\n{{ pohon() }}\n",
    "{% raw %}{{ tabel('iku') }}{% endraw %}",
    "{%raw%}\n{% for %}{# x #}\n{% endraw %}\n{{ fakta('tahun') }}\n",
    "{# bukan komentar #} {{ tabel('iku') }}}",
    "{{ joiner() }}",
    "{{ tabel(\n  'iku',\n  indikator='é „kutip”'\n) }}",
)
NOT_PLAIN = (
    "{{ not('x') }}",
    "{{ none('x') }}",
    "{{ true() }}",
    "{{ tabel('iku',) }}",
    "{{ tabel('i\\x41') }}",
    "{{ tabel('a' 'b') }}",
    "{{ tabel(nama='iku', 'pk') }}",
    "{{ tabel(0) }}",
    "{{ tabel(01) }}",
    "{{- tabel('iku') -}}",
    "{{\ntabel('iku') }}",
    "{{{ tabel('iku') }}}",
    "{{ tabel('iku') | safe }}",
    "{%- raw %}x{% endraw %}",
    "{% raw %}x{%- endraw %}{{ x }}{% endraw %}",
    "{% raw %}x",
    "{{ tabel('iku' }}",
    "{% set x = 1 %}",
    "{{ Tabel('iku') }}",
)


@pytest.mark.parametrize("body", PLAIN)
def test_plain_page_is_read_as_jinja_reads_it(body: str) -> None:
    """Text, raw text and plain calls are the same to the page's own reader and to Jinja, at the same places."""
    assert joined(plain(body, "a.md", 3)) == joined(parsed(body, "a.md", 3, []))


@pytest.mark.parametrize("body", NOT_PLAIN)
def test_what_is_not_plain_is_left_to_jinja(body: str) -> None:
    """Anything that Jinja may read otherwise is Jinja's to read."""
    assert plain(body, "a.md", 0) is None


@pytest.mark.parametrize("folder", [ROOT, CONTOH], ids=["content", "contoh"])
def test_real_pages_are_read_as_jinja_reads_them(folder: Path) -> None:
    """The pages of the site are plain, and are read as Jinja would; raw text beside a call misleads Jinja's columns."""
    for path in sorted((folder / "content").rglob("*.md")):
        text = path.read_text("utf-8")
        found, expected = joined(plain(text, "a.md", 0)), joined(parsed(text, "a.md", 0, []))

        assert [part[:-1] for part in found] == [part[:-1] for part in expected], path


def joined(parts: Iterable[str | Call] | None) -> list[tuple[object, ...]]:
    """The parts for comparing: pieces of text that follow each other as one; a call with its line and column last."""
    assert parts is not None
    found: list[tuple[object, ...]] = []
    for is_text, group in groupby(parts, key=lambda part: isinstance(part, str)):
        if is_text:
            found.append(("".join(map(str, group)), 0))
        else:
            found += (
                (call.nama, call.args, call.kwargs, call.letak.baris, call.letak.kolom)
                for call in group
                if isinstance(call, Call)
            )
    return found


# The macros


EXAMPLES = {
    "catatan": ("catatan('iku')", "Polaritas tidak tertulis"),
    "tabel": ("tabel('pengukuran')", "106,56%"),
    "rujuk": ("rujuk('iku')", "Tabel 2.1"),
    "grafik": ("grafik('pegawai-pendidikan')", "Pegawai menurut pendidikan tahun 2022"),
    "pohon": ("pohon()", "Pohon kinerja BKPSDM 2022"),
    "bagian_hilang": ("bagian_hilang('Tabel 1.3 Neraca')", "Hilang dari dokumen sumber."),
    "rujuk_grafik": ("rujuk_grafik('pegawai-golongan')", "Grafik 2.1"),
    "daftar_tabel": ("daftar_tabel()", "Tabel 2.1"),
    "daftar_grafik": ("daftar_grafik()", "Grafik 2.1"),
    "daftar": ("daftar('tugas')", "Merumuskan kebijakan Badan"),
    "isu": ("isu()", "manajemen ASN"),
    "kalimat": ("kalimat('ringkasan')", "Satu-satunya janji kinerja BKPSDM Kota Bontang tahun 2022 tercapai"),
    "angka": ("angka('capaian', 'indeks-sistem-merit')", "106,56%"),
    "fakta": ("fakta('periode')", "2021–2026"),
    "nama": ("nama('indeks-sistem-merit')", "Indeks Sistem Merit"),
    "misi": ("misi()", "didukung instansi ini"),
    "definisi": ("definisi('indeks-sistem-merit')", "Nilai Sistem Merit ÷ Batas Ideal"),
    "hitungan": ("hitungan('indeks-sistem-merit')", "0,65 ÷ 0,61 = 1,0655737705…"),
    "butir": ("butir('langkah', 'indeks-sistem-merit')", "rencana suksesi"),
    "bukti": ("bukti('indeks-sistem-merit')", "nomor 10/KEP.KASN/C/VII/2022, 13 Juli 2022"),
    "hilang": ("hilang('iku')", "Tabel 2.4 Indikator Kinerja Utama"),
    "pihak": ("pihak('awal')", "Pihak kedua (Wali Kota Bontang)"),
    "perjanjian": ("perjanjian('awal')", "Pihak pertama berjanji akan mewujudkan target kinerja"),
    "pernyataan_reviu": ("pernyataan_reviu()", "tidak memuat pernyataan telah direviu"),
    "pengesahan": ("pengesahan()", "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"),
    "dokumen": ("dokumen()", "Dokumen cetak dibuat bersama situs lengkap"),
    "kartu": ("kartu()", "Realisasi: 2021: 0,59; 2022: 0,65."),
    "perhitungan": ("perhitungan()", 'id="hitung-capaian-indeks-sistem-merit-2022"'),
    "data_terbuka": ("data_terbuka()", 'href="../data/lkjip-2022.json"'),
    "aturan": ("aturan()", "Skala peringkat capaian (Permendagri 86/2017)"),
    "sumber_data": ("sumber_data()", 'id="laporan-2022-1"'),
    "riwayat": ("riwayat()", "Belum ada tahun yang terbit"),
}


@pytest.mark.parametrize("macro", CALLS)
def test_macro(macro: str, content: Path, tahun_ini: Kinerja) -> None:
    """Each macro puts what it promises on the page."""
    call, expected = EXAMPLES[macro]
    (content / "a.md").write_text("---\nbab: 2\n---\n{{ tabel('iku') }}{{ grafik('pegawai-golongan') }}", "utf-8")
    (content / "b.md").write_text(f"{{{{ {call} }}}}", "utf-8")
    built = build(content, tahun_ini)

    assert expected in "".join(built["b.md"].parts)


def test_page_about_an_indicator(content: Path, tahun_ini: Kinerja) -> None:
    """A card leads to the page that is about its indicator, from wherever it stands; on that page to none."""
    (content / "satu.md").write_text("---\nindikator: indeks-sistem-merit\n---\n{{ kartu() }}", "utf-8")
    (content / "lain").mkdir()
    (content / "lain" / "dua.md").write_text("{{ kartu() }}", "utf-8")
    built = build(content, tahun_ini)

    assert '<a href="../../satu/">Indeks Sistem Merit</a>' in "".join(built["lain/dua.md"].parts)
    assert "Merit</a></h3>" not in "".join(built["satu.md"].parts)


def test_evidence_leads_to_its_file(content: Path, contoh: Kinerja) -> None:
    """A document of evidence leads to its file on the site, from wherever it is named, with its fingerprint."""
    (content / "lain").mkdir()
    (content / "lain" / "dua.md").write_text("{{ bukti('izin-tuntas') }}", "utf-8")
    written = "".join(build(content, contoh)["lain/dua.md"].parts)

    assert "nomor 500/010/2026 (rekaan), 8 Januari 2026. " in written
    assert (
        '<a href="../../bukti/2025/register-perizinan.pdf">Buka berkasnya</a>, sidik SHA-256 <code>b345afc3' in written
    )


@pytest.mark.parametrize(
    "more, shown, printed",
    [
        ({}, '<span class="sakip-belum">Berkasnya tidak ada di situs ini.</span>', "Berkasnya tidak ada di situs "),
        (
            {"tautan": "https://a.id/?b&c"},
            '<a href="https://a.id/?b&amp;c">Buka tempat terbitnya</a>.',
            "Terbit di https:",
        ),
    ],
)
def test_evidence_elsewhere(more: dict[str, str], shown: str, printed: str) -> None:
    """Evidence without a file leads to where it is published, or says that it cannot be had here; on paper too."""
    proof = [(Bukti(judul="Surat <b>", **more), "Surat <b>, nomor 1")]  # type: ignore[arg-type]

    assert f"<li>Surat &lt;b&gt;, nomor 1. {shown}</li>" in fill("bukti", bukti=proof, ke=str)
    assert f"Surat <b>, nomor 1. {printed}" in str(list(BY_TEMPLATE["bukti"](bukti=proof)))


def test_pages_about_what_is_not_there(problems: Callable[[Pages], list[str]]) -> None:
    """A page is about an indicator of the plan, and no other page is."""
    head = "---\ntitle: A\nindikator: {}\n---\n"
    written: Pages = {
        "a.md": head.format("indeks-sistem-merit"),
        "b.md": head.format("indeks-sistem-merit"),
        "c.md": head.format("indeks-merit"),
    }

    assert problems(written) == [
        "content/b.md:3:1  H105  Indikator ini sudah dibahas content/a.md. Hapus kunci ini di salah satunya.",
        'content/c.md:3:1  H104  Indikator "indeks-merit" tidak ada dalam Renstra. Maksud Anda "indeks-sistem-merit"?',
    ]


@pytest.mark.parametrize(
    "macro, expected",
    [
        (
            "hitungan('indeks-kepuasan-masyarakat')",
            "Tak terhitung: bagian LKjIP 2022 yang terbaca tidak memuat realisasinya; "
            "indikator ini penunjang dan tidak diperjanjikan.",
        ),
        ("butir('hambatan', 'indeks-kepuasan-masyarakat')", "Belum ada hambatan yang dicatat untuk tahun ini."),
        ("bukti('indeks-kepuasan-masyarakat')", "Belum ada bukti yang dicatat."),
        ("tabel('unsur', indikator='indeks-kepuasan-masyarakat')", "Tabel ini belum ada: datanya belum diisi."),
        ("tabel('peringatan-diterima')", "Tidak ada peringatan yang diterima."),
        ("rujuk('unsur', indikator='indeks-kepuasan-masyarakat')", "(tabel belum ada)"),
        ("hilang('renstra')", ""),
        (
            "grafik('aspek', indikator='indeks-kepuasan-masyarakat')",
            "Grafik ini belum ada: datanya belum diisi.",
        ),
        ("rujuk_grafik('aspek', indikator='indeks-kepuasan-masyarakat')", "(grafik belum ada)"),
        ("tabel('rekap-aspek', indikator='indeks-kepuasan-masyarakat')", "Tabel ini belum ada: datanya belum diisi."),
    ],
)
def test_macro_without_facts(macro: str, expected: str, page: Callable[[str], str]) -> None:
    """A macro with nothing to show says so or shows nothing, and invents nothing."""
    assert page(f"{{{{ {macro} }}}}").strip() in (expected, f'<p class="sakip-belum">{expected}</p>')


def test_example_uses_everything(contoh: Kinerja) -> None:
    """The example site asks for all that a page can, so that building it exercises everything."""
    problems: list[Problem] = []
    calls = [
        part
        for path in sorted((CONTOH / "content").glob("*.md"))
        if (source := read_source(path.name, path.name, path.read_text("utf-8"), problems)) is not None
        for part in source.parts
        if isinstance(part, Call)
    ]
    first = {
        macro: {call.args[0] for call in calls if call.nama == macro and call.args}
        for macro in ("tabel", "grafik", "kalimat", "angka", "fakta", "butir", "daftar", "pihak", "perhitungan")
    }
    options = [(call.nama, call.args, dict(call.kwargs)) for call in calls]
    about_plan: dict[str, set[object]] = {nama: set() for nama, _, chosen in options if "rencana" in chosen}
    for nama, args, chosen in options:
        if "rencana" in chosen:
            about_plan[nama].update(args)

    assert problems == []
    assert {call.nama for call in calls} == set(CALLS)
    assert {chosen["bagian"] for _, _, chosen in options if "bagian" in chosen} == set(LEVELS)
    assert about_plan == {
        "tabel": {name for name in TABLES if "rencana" in signature(TABLES[name]).parameters},
        "kalimat": set(ABOUT_PLAN),
        "fakta": set(PLAN_FACTS),
        "misi": set(),
        "hilang": set(),
        "catatan": set(),
    }
    assert first == {
        "tabel": set(TABLES),
        "grafik": set(CHARTS),
        "kalimat": set(ABOUT_INDICATOR) | set(ABOUT_YEAR) | set(ABOUT_PLAN),
        "angka": set(FIGURES),
        "fakta": set(FACTS) | set(PLAN_FACTS),
        "butir": set(Analisis.model_fields),
        "daftar": {"tugas", "fungsi"},
        "pihak": set(NamaVersi),
        "perhitungan": set(traces(contoh)),
    }


def test_example_shows_everything(contoh: Kinerja) -> None:
    """The example's data have what its pages ask for, but for two tables: its programs serve several sasaran each."""
    empty = [
        (path, note)
        for path, page in build(CONTOH / "content", contoh, root=CONTOH).items()
        for part in page.parts
        if isinstance(part, Markup)
        for note in re.findall(
            r"(?:Tabel|Grafik) ini belum ada|\((?:tabel|grafik) belum ada\)|Belum diisi: berkas", part
        )
    ]

    assert empty == [("bab-1.md", "Tabel ini belum ada"), ("izin-tuntas.md", "Tabel ini belum ada")]
