"""One leaf of the data changes: every figure that depends on it changes on the built pages, and nothing else does.

Figures are found by their handles. What must change, and into what, is worked out here from the old values.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from sakip import figures
from sakip.cli import main
from sakip.compute import Efisiensi, Kinerja, KinerjaIndikator, Simpul
from sakip.problem import Letak
from sakip.render import write
from sakip.render.html import line_anchor
from sakip.site import BuildError, build_site
from situs import Article, Page, copy_project, data_tables, edit, pages

SUB, BELANJA, SASARAN = "sub-pendidikan-lanjutan-asn", "belanja-barang-jasa", "tata-kelola-asn"
MORE = Decimal(50_000_000)
INDIKATOR, ASPEK = "indeks-sistem-merit", "perencanaan-kebutuhan"
#: The sub-aspect whose mark changes: its line in the data, the old and the new mark.
MARK = ("            nilai: 7.5\n            keterangan: Sistem informasi yang ada dianggap", "7.5", "10")
MARKED = Decimal("2.5")
#: Pages that show the data and the traces, and the reconciliation, whose rows come and go.
DATA = tuple(f"sumber-data{kind}" for kind in ("", "-anggaran", "-penilaian", "-rencana"))
TRACES, RECONCILED = ("perhitungan", "anggaran", "pegawai"), "rekonsiliasi"
FINDINGS = "kelengkapan"

Texts = Mapping[str, tuple[str, str]]
Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def before(site: Path) -> dict[str, Article]:
    """The real site, built from what is in the repository."""
    return read(site)


@pytest.fixture(scope="module")
def old_rows(site: Path) -> Rows:
    """The rows of its reconciliation."""
    return rows(site)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the real project."""
    return copy_project(tmp_path / "proyek")


def read(site: Path) -> dict[str, Article]:
    """The article of each page by the name of its folder ('site' for the first page).

    But for the budget's own page, whose marks come and go with the figures: test_hasil_anggaran judges it.
    """
    return {
        page.path.parent.name: Article(page.article)
        for page in pages(site)
        if page.path.name == "index.html" and page.path.parent != site / "anggaran"
    }


def rows(site: Path) -> Rows:
    """The rows of the reconciliation's tables, without their ordinal."""
    page = Page(site / "laporan" / RECONCILED / "index.html")
    return [
        tuple(cell.text for cell in table.body if cell.row == row)[1:]
        for table in data_tables(page)
        for row in range(table.rows["tbody"])
    ]


def set_value(project: Path, letak: Letak | None, value: Decimal) -> str:
    """Write another value on a line of the data; returns the line's anchor."""
    assert letak is not None
    file = project / letak.berkas
    lines = file.read_text("utf-8").split("\n")
    key, _, _ = lines[letak.baris - 1].partition(": ")
    lines[letak.baris - 1] = f"{key}: {value}"
    file.write_text("\n".join(lines), "utf-8")
    return line_anchor(letak)


# What must change


def rupiah(amount: Decimal) -> str:
    """An amount as tables write it."""
    return f"{amount:,.0f}".replace(",", ".")


def percent(share: Decimal) -> str:
    """A share as tables write it."""
    return f"{figures.round_half_up(share * 100, 2)}%".replace(".", ",")


def path_to(root: Simpul | None, id: str) -> list[Simpul]:
    """The node with this id and all above it."""
    assert root is not None
    if root.id == id:
        return [root]
    return next(([root, *found] for child in root.anak if (found := path_to(child, id))), [])


def of_money(id: str, pagu: Decimal | None, spent: Decimal | None) -> dict[str, tuple[str, str]]:
    """The figures of a node or an output for whose money more is spent, by their handles."""
    assert pagu is not None
    assert spent is not None
    now = spent + MORE
    values = {
        "realisasi": (rupiah(spent), rupiah(now)),
        "serapan": (percent(spent / pagu), percent(now / pagu)),
        "sisa": (rupiah(pagu - spent), rupiah(pagu - now)),
        "persen-sisa": (percent((pagu - spent) / pagu), percent((pagu - now) / pagu)),
    }
    return {f"hitung-anggaran-{what}-{id}-2022": texts for what, texts in values.items()}


def of_efficiency(scope: str, rules: tuple[Efisiensi, ...]) -> dict[str, tuple[str, str]]:
    """Efficiency in each definition, by its handle."""
    found = {}
    for item in rules:
        old = {**dict(item.hasil.jejak.dipakai)}
        money = {"realisasi": MORE}
        new = {name: value + money.get(name, Decimal(0)) for name, value in old.items()}
        if "serapan" in old:
            pagu = next(one.angka for one in item.hasil.jejak.masukan[1].jejak.masukan if "pagu" in one.nama)  # type: ignore[union-attr]
            assert pagu is not None
            new["serapan"] += MORE / pagu
        texts = [item.aturan.rumus.evaluate(values) for values in (old, new)]
        written = [percent(value).removesuffix("%") for value in texts if value is not None]
        found[f"hitung-anggaran-efisiensi-{item.aturan.id}-{scope}-2022"] = (written[0], written[1])
    return found


def expected_of_leaf(year: Kinerja) -> dict[str, tuple[str, str]]:
    """Every figure that depends on the sub kegiatan's realisasi, and on the belanja that goes with it."""
    budget = year.anggaran
    assert budget is not None
    found: dict[str, tuple[str, str]] = {}
    chain = path_to(budget.jumlah, SUB)
    for node in (*chain, *path_to(budget.belanja, BELANJA)):
        found |= of_money(node.id, node.uang.pagu.angka, node.uang.realisasi.angka)
        if not node.anak:
            place = node.uang.realisasi.letak
            assert place is not None
            found[line_anchor(place)] = found.pop(f"hitung-anggaran-realisasi-{node.id}-2022")
    # its main output is reached, so that what is not absorbed is the difference
    share = f"hitung-anggaran-persen-sisa-{chain[-1].id}-2022"
    old, new = (text.removesuffix("%") for text in found[share])
    found[f"hitung-anggaran-selisih-{chain[-1].id}-2022"] = (old, new)
    activity = chain[-2].id.removeprefix("kegiatan-")
    for node in chain:
        for at, output in enumerate(node.keluaran, start=1):
            if output.keuangan is not None and activity in output.fakta.kegiatan:
                found |= of_money(
                    write.output_id(node, at), output.keuangan.pagu.angka, output.keuangan.realisasi.angka
                )
    found |= of_efficiency("jumlah", year.efisiensi)
    for part, rules in year.efisiensi_sasaran:
        if part.sasaran.id == SASARAN:
            id, spent = f"sasaran-{SASARAN}", part.uang.realisasi.angka
            assert spent is not None
            found |= of_efficiency(id, rules)
            assert part.uang.pagu.angka is not None
            money = of_money(id, part.uang.pagu.angka, spent)
            found |= {anchor: texts for anchor, texts in money.items() if "-sisa-" not in anchor}
    return found


# Comparison


def changed_figures(old: Article, new: Article) -> list[tuple[str, str, str]]:
    """Each figure that changed: its handle, the old text, the new one; all handles stay."""
    assert [anchor for anchor, _ in old.figures] == [anchor for anchor, _ in new.figures]
    return [
        (anchor, text, now)
        for (anchor, text), (_, now) in zip(old.figures, new.figures, strict=True)
        if text != now
    ]  # fmt: skip


def plain(text: str) -> str:
    """A figure's number without 'Rp' and needless zeros: 265,0 is 265."""
    return re.sub(r",0$", "", text.removeprefix("Rp"))


def compare_figures(before: Mapping[str, Article], after: Mapping[str, Article], expected: Texts) -> set[str]:
    """Each figure with an expected handle shows its new text, all others their old one; returns the changed pages."""
    pages = set()
    for name, old in before.items():
        if name == RECONCILED:
            continue
        for anchor, text, now in changed_figures(old, after[name]):
            pages.add(name)
            assert (plain(text), plain(now)) == expected.get(anchor), (name, anchor, text, now)
        kept = {anchor for anchor, text in after[name].figures if plain(text) == expected.get(anchor, ("",))[0]}
        assert kept == set()
    return pages


def compare_traces(before: Mapping[str, Article], after: Mapping[str, Article]) -> set[str]:
    """The ids of the traces that changed; a trace in a table's figure changes with the one on the page of traces."""
    ids: set[str] = set()
    titles: set[str] = set()
    for name, old in before.items():
        assert [id for id, _ in old.traces] == [id for id, _ in after[name].traces]
        for (id, lines), (_, now) in zip(old.traces, after[name].traces, strict=True):
            if lines != now:
                (ids if id else titles).add(id or lines[0])
    whole = {lines[0] for old in before.values() for id, lines in old.traces if id in ids}
    assert titles <= whole
    return ids


#: How large a document for print is, and its fingerprint.
PRINTED = re.compile(r"[\d.]+ KB SHA-256 [0-9a-f]{64}")


def compare_lines(
    before: Mapping[str, Article], after: Mapping[str, Article], may: Callable[[str, str, str], bool]
) -> None:
    """Beside figures and traces only those lines changed that may: asked with page, old line and new line."""
    for name, old in before.items():
        if name in (RECONCILED, *DATA):
            continue
        assert len(old.lines) == len(after[name].lines), name
        assert [
            (name, line, now)
            for line, now in zip(old.lines, after[name].lines, strict=True)
            if PRINTED.sub("", line) != PRINTED.sub("", now) and not may(name, line, now)
        ] == []


def redrawn(before: Mapping[str, Article], after: Mapping[str, Article]) -> set[str]:
    """The pages whose charts are drawn otherwise; no element or attribute outside them changed."""
    for name, old in before.items():
        if name != RECONCILED:
            assert old.shapes == after[name].shapes, name
    return {name for name, old in before.items() if old.drawn != after[name].drawn}


def counts_of_the_reconciliation(name: str, old: str, now: str) -> bool:
    """The sentence that counts what differs from the printed document may change, but not how many were compared."""
    compared = re.compile(r"(.* )?Sebanyak \d+ angka dan pernyataan tercetak dibandingkan; ")
    was, new = compared.match(old), compared.match(now)
    return bool(was and new and was[0] == new[0])


def changed_data(before: Mapping[str, Article], after: Mapping[str, Article]) -> list[tuple[str, str]]:
    """The lines of the data that changed, as the pages of the data show them."""
    pairs = (pair for name in DATA for pair in zip(before[name].lines, after[name].lines, strict=True))
    return [(line, now) for line, now in pairs if line != now]


# A sub kegiatan's realisasi


def test_one_realisasi(before: dict[str, Article], old_rows: Rows, tahun_ini: Kinerja, project: Path) -> None:
    """More is spent on one sub kegiatan and by one kind of belanja: the sums, shares, sentences above them follow."""
    assert tahun_ini.anggaran is not None
    expected = expected_of_leaf(tahun_ini)
    for root, id in ((tahun_ini.anggaran.jumlah, SUB), (tahun_ini.anggaran.belanja, BELANJA)):
        leaf = path_to(root, id)[-1].uang.realisasi
        assert leaf.angka is not None
        assert set_value(project, leaf.letak, leaf.angka + MORE) in expected
    site = build_site(project)
    after = read(site)
    main_output = path_to(tahun_ini.anggaran.jumlah, SUB)[-1].utama
    assert main_output is not None
    place = main_output.fakta.letak("realisasi")
    assert place is not None
    told, still = ({anchor for anchor, _ in state[FINDINGS].figures} for state in (before, after))
    assert told - still == {line_anchor(place)}  # the money now keeps pace with the work
    before = {name: article for name, article in before.items() if name != FINDINGS}

    assert compare_figures(before, after, expected) == {
        "site", INDIKATOR, "ikhtisar", "bab-3", "bab-3-biaya", "bab-3-catatan", "bab-4",
    }  # fmt: skip
    shown = {anchor for article in before.values() for anchor, _ in article.figures}
    traces = {id for name in TRACES for id, _ in before[name].traces}
    assert {anchor for anchor in shown if anchor in expected} >= {id for id in expected if "efisiensi" in id}
    assert compare_traces(before, after) == expected.keys() & traces
    compare_lines(before, after, counts_of_the_reconciliation)
    assert redrawn(before, after) == {"bab-3-biaya"}
    assert [line for line, _ in changed_data(before, after)] == [
        "realisasi: 229863351", "realisasi: 7696790872",
    ]  # fmt: skip
    chain = [
        node.nama for node in (*path_to(tahun_ini.anggaran.jumlah, SUB), *path_to(tahun_ini.anggaran.belanja, BELANJA))
    ]
    outputs = [item.fakta.nama for node in path_to(tahun_ini.anggaran.jumlah, SUB) for item in node.keluaran]
    about = (*(f"{name}: " for name in chain if name != "Jumlah"), "Anggaran 2022: ", *outputs)
    moved = set(old_rows) ^ set(rows(site))
    assert moved
    assert [row for row in moved if not any(name in row[1] for name in about)] == []


def test_one_realisasi_alone(tahun_ini: Kinerja, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the belanja that goes with it, a changed realisasi is told: the two sums no longer agree."""
    assert tahun_ini.anggaran is not None
    leaf = path_to(tahun_ini.anggaran.jumlah, SUB)[-1].uang.realisasi
    assert leaf.angka is not None
    set_value(project, leaf.letak, leaf.angka + MORE)

    assert main(["check", "--folder", str(project)]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "  K105  " in line]
    assert len(told) == 1
    assert "Rp15.798.929.894" in told[0]
    assert "Rp15.848.929.894" in told[0]


# Last year's value


def test_one_value_of_last_year(before: dict[str, Article], old_rows: Rows, tahun_ini: Kinerja, project: Path) -> None:
    """Last year's value changes itself, the change since then and its trace; the plan's same figure stays."""
    item = tahun_ini.satu(INDIKATOR)
    assert item is not None
    assert item.sebelum is not None
    line = set_value(project, item.sebelum.realisasi.letak, Decimal("0.58"))
    site = build_site(project)
    after = read(site)
    change = f"hitung-selisih-{INDIKATOR}-2022"

    assert compare_figures(before, after, {line: ("0,59", "0,58"), change: ("0,06", "0,07")}) == {
        "site", "kinerja", INDIKATOR, "rencana", "ikhtisar", "bab-3", "bab-4",
    }  # fmt: skip
    assert compare_traces(before, after) == {change}
    compare_lines(before, after, lambda name, old, now: False)
    assert redrawn(before, after) == {"site", "kinerja", INDIKATOR, "bab-3"}
    assert [line for line, _ in changed_data(before, after)] == ["nilai: 0.59"]
    assert {row[1] for row in set(old_rows) ^ set(rows(site))} == {"Indeks Sistem Merit: nilai"}


# A sub-aspect's mark


def test_one_mark(before: dict[str, Article], old_rows: Rows, tahun_ini: Kinerja, project: Path) -> None:
    """One mark changes its aspect, the sum, the quotient, the chart and the sentences; the index keeps its decimals."""
    item = tahun_ini.satu(INDIKATOR)
    assert item is not None
    expected, (first, second) = expected_of_mark(item)
    edit(project / "data" / "penilaian-2022.yaml", MARK[0], MARK[0].replace(MARK[1], MARK[2]))
    site = build_site(project)
    after = read(site)
    old_share, new_share = expected[f"hitung-aspek-bagian-{INDIKATOR}--{ASPEK}-2022"]

    def may(name: str, old: str, now: str) -> bool:
        said = old.replace(old_share, new_share) == now and name in (
            INDIKATOR,
            "ikhtisar",
            "bab-3",
            "bab-3-aspek",
            "bab-4",
        )
        return said or counts_of_the_reconciliation(name, old, now)

    assert compare_figures(before, after, expected) == {
        INDIKATOR, "ikhtisar", "bab-3", "bab-3-aspek", "bab-3-catatan", "bab-4",
    }  # fmt: skip
    assert compare_traces(before, after) == {
        *(id for id in expected if id.startswith("hitung-aspek-")),
        f"hitung-unsur-{INDIKATOR}-2022",
        f"hitung-capaian-{INDIKATOR}-2022",
    }
    compare_lines(before, after, may)
    assert redrawn(before, after) == {"bab-3-aspek"}
    words = (f"{first} dari 40 ({old_share})", f"{second} dari 40 ({new_share})")
    assert [[text in "".join(state["bab-3-aspek"].drawn) for text in words] for state in (before, after)] == [
        [True, False],
        [False, True],
    ]
    assert [line for line, _ in changed_data(before, after)] == ["nilai: 7.5"]
    about = ("Aspek Perencanaan Kebutuhan: ", "Indeks Sistem Merit: ")
    assert [row for row in set(old_rows) ^ set(rows(site)) if not row[1].startswith(about)] == []


def expected_of_mark(item: KinerjaIndikator) -> tuple[dict[str, tuple[str, str]], tuple[str, str]]:
    """Every figure that depends on the mark; and the aspect's sum before and after."""
    assert item.penilaian is not None
    part = next(part for part in item.penilaian.aspek if part.aspek.id == ASPEK)
    mark = next(sub for sub in part.aspek.sub_aspek if sub.nilai == Decimal(MARK[1]))
    place = mark.letak("nilai")
    assert place is not None
    whole = item.penilaian.nilai.angka
    assert whole is not None
    found = {line_anchor(place): ("7,5", "10"), "": (figures.plain(whole), figures.plain(whole + MARKED))}
    for base, one in ((f"{INDIKATOR}--{ASPEK}", part), (INDIKATOR, item.penilaian)):
        old, ideal = one.nilai.angka, one.ideal.angka
        assert old is not None
        assert ideal is not None
        found[f"hitung-aspek-nilai-{base}-2022"] = (figures.plain(old), figures.plain(old + MARKED))
        found[f"hitung-aspek-bagian-{base}-2022"] = (percent(old / ideal), percent((old + MARKED) / ideal))
    return found, found[f"hitung-aspek-nilai-{INDIKATOR}--{ASPEK}-2022"]


def test_one_mark_against_the_index(project: Path) -> None:
    """A mark that changes the index is refused until the index is stated anew; then capaian and rank follow."""
    lower = (MARK[0], MARK[0].replace(MARK[1], "2.5"))
    edit(project / "data" / "penilaian-2022.yaml", *lower)
    with pytest.raises(BuildError) as error:
        build_site(project)
    told = str(error.value).splitlines()
    edit(project / "data" / "realisasi-2022.yaml", "nilai: 0.65", "nilai: 0.63")
    text = {name: Page(build_site(project) / name / "index.html").text for name in ("", "laporan/bab-3")}

    assert len(told) == 1
    assert re.match(r"data/realisasi-2022\.yaml:\d+:\d+  K101  Nilai 0,65 tidak sama dengan hasil rumusnya, ", told[0])
    assert "0,63 (0,6341463415…)" in told[0]
    assert all("mencapai 0,63 dan melampaui target 0,61 (capaian 103,28%," in shown for shown in text.values())
