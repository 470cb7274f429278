"""From a page to the lines of the data in the repository, and to the form that questions a figure."""

import re
from pathlib import Path

import pytest

from conftest import ROOT
from sakip.compute import Kinerja
from sakip.pages import Repositori, build, draft, write
from sakip.pages.hosting import FORM, ranges
from sakip.problem import Letak
from sakip.render.origins import origins
from sakip.render.parts import Figur
from sakip.render.traces import traces
from sakip.site import build_site
from situs import Page, copy_example, files

GITHUB = Repositori(alamat="https://github.com/rekaan/lkjip", acuan="a1b2c3d")
GITLAB = Repositori(alamat="https://gitlab.example/dinas/lkjip", acuan="cabang baru", nomor=7)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (GITHUB.baris("data/pk-2025.yaml", 7, 7), "https://github.com/rekaan/lkjip/blob/a1b2c3d/data/pk-2025.yaml#L7"),
        (GITHUB.baris("data/a.yaml", 7, 9), "https://github.com/rekaan/lkjip/blob/a1b2c3d/data/a.yaml#L7-L9"),
        (GITLAB.baris("data/a.yaml", 7, 9), "https://gitlab.example/dinas/lkjip/-/blob/cabang%20baru/data/a.yaml#L7-9"),
        (GITHUB.sunting("data/a.yaml"), "https://github.com/rekaan/lkjip/edit/a1b2c3d/data/a.yaml"),
        (GITLAB.riwayat("data/a.yaml"), "https://gitlab.example/dinas/lkjip/-/commits/cabang%20baru/data/a.yaml"),
        (
            GITHUB.tanya("bab-3.md", "data/a.yaml:7"),
            f"https://github.com/rekaan/lkjip/issues/new?template={FORM}&halaman=bab-3.md&letak=data%2Fa.yaml%3A7",
        ),
        (GITLAB.perubahan, "https://gitlab.example/dinas/lkjip/-/merge_requests/7"),
        (GITHUB.perubahan, None),
    ],
)
def test_addresses(address: str | None, expected: str | None) -> None:
    """Each host's own addresses; what is no address is written as one."""
    assert address == expected


def test_ranges() -> None:
    """Lines that follow each other are one range."""
    assert ranges([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]


def test_lines_of_a_table() -> None:
    """Files in order, each line once, and the first of them in the form."""
    places = (Letak("data/b.yaml", 3), Letak("data/a.yaml", 9), Letak("data/b.yaml", 2), Letak("data/b.yaml", 3, 5))
    found = GITHUB.asal("bab-3.md", places)

    assert found is not None
    assert [(file.nama, [one.teks for one in file.rentang]) for file in found.berkas] == [
        ("data/a.yaml", ["9"]),
        ("data/b.yaml", ["2–3"]),
    ]
    assert GITHUB.asal("bab-3.md", ()) is None


def test_lines_behind_a_computed_figure(contoh: Kinerja) -> None:
    """Where a figure is computed, its places are those of all that it was computed from."""
    found = {item.id: item for group in traces(contoh).values() for item in group}
    places = origins((Figur("99,8%", jejak="hitung-capaian-izin-tuntas-2025"),), found.get)
    lines = {
        (ROOT / "tests" / "contoh" / place.berkas).read_text("utf-8").splitlines()[place.baris - 1].strip()
        for place in places
    }

    assert lines == {"nilai: 94.85", "target: 95.00"}


def test_pages_without_a_repository(contoh: Kinerja) -> None:
    """Nothing is said of a repository where there is none."""
    assert not any(
        "sakip-lokasi" in "".join(page.parts) for page in build(ROOT / "tests/contoh/content", contoh).values()
    )


def test_every_table_says_where_it_comes_from(contoh: Kinerja) -> None:
    """Each table and chart with data files behind it links to their lines; so do a preview's sentences.

    Behind worked cases, the lists of files and what the regulations ask there are none.
    """
    drafted = draft(ROOT / "tests" / "contoh" / "content", contoh)
    quiet = {path: "".join(page.parts) for path, page in write(drafted, repositori=GITHUB).items()}
    preview = Repositori(alamat=GITHUB.alamat, acuan="cabang", pratinjau=True, nomor=3)
    shown = {path: "".join(page.parts) for path, page in write(drafted, repositori=preview).items()}
    figures = re.findall(r'<figure class="sakip-(?:tabel|grafik).*?</figure>', "".join(quiet.values()), re.DOTALL)
    without = [
        match[1] for figure in figures if "sakip-lokasi" not in figure and (match := re.search(r'id="([^"]+)"', figure))
    ]

    assert [name for name in without if not name.startswith(("tabel-kasus-", "berkas-"))] == [
        "tabel-kelengkapan-analisis", "tabel-kelengkapan-kriteria",
    ]  # fmt: skip
    assert not any(
        "sakip-lokasi-kalimat" in text or '<details class="sakip-jejak sakip-lokasi" open>' in text
        for text in quiet.values()
    )
    assert "realisasi-2025:7</a></span>" in shown["index.md"]
    assert '<details class="sakip-jejak sakip-lokasi" open>' in shown["bab-3.md"]


def test_a_preview(tmp_path: Path) -> None:
    """Each page of a preview says what it is and keeps search engines away; a published site does neither."""
    example = copy_example(tmp_path)
    config = example / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "\nrepo_url: https://github.com/rekaan/lkjip\n", "utf-8")
    pages = [Page(path) for path in build_site(example, pratinjau="cabang", nomor=12).rglob("*.html")]

    assert len(pages) > 10
    for page in pages:
        assert '<meta name="robots" content="noindex, nofollow">' in page.html
        assert (
            'Pratinjau perubahan, bukan laporan resmi. <a href="https://github.com/rekaan/lkjip/pull/12">' in page.html
        )
        assert 'data-md-component="source"' not in page.html
    published = files(build_site(example))
    assert not any(b"noindex" in content or b"Pratinjau" in content for content in published.values())
