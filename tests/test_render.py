"""Tables, sentences and traces say what the facts say, escaped, each derived figure with its trace.

``cases/kalimat.yaml`` has the sentences; ``golden/`` a few small parts as HTML (``pytest --update-golden``).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from conftest import CONTOH, ROOT
from kasus import kasus, nilai
from sakip.compute import Kinerja, KinerjaIndikator, kinerja
from sakip.model import Dataset, Evaluasi, Realisasi, RealisasiIndikator
from sakip.model.pk import TargetPk
from sakip.problem import Letak
from sakip.render.cards import card
from sakip.render.html import fill, sentence, table
from sakip.render.parts import Absen, Baris, Figur, Kalimat, Kolom, Rincian, Rupa, Sel, Status, Tabel
from sakip.render.sentences import ABOUT_INDICATOR, ABOUT_YEAR
from sakip.render.tables import TABLES
from sakip.render.traces import traces

CASES = kasus("kalimat.yaml")
ABOUT_ONE = [case for case in CASES if "indikator" in case.values[0]]
ABOUT_ALL = [case for case in CASES if "indikator" not in case.values[0]]
#: The key of a case that holds a sentence's text, where its name is already that of a value.
EXPECTED = {"nasional": "kalimat_nasional", "evaluasi": "kalimat_evaluasi"}
#: Realisasi that makes a promised target of 10 come true or not, for either polarity.
OUTCOMES = {
    "tercapai": {"naik": Decimal(10), "turun": Decimal(10)},
    "tidak tercapai": {"naik": Decimal(9), "turun": Decimal(11)},
    "belum diukur": {},
}
AGENCIES = ["tahun_ini", "contoh"]
FOLDERS = {"tahun_ini": ROOT, "contoh": CONTOH}


class NoLinks:
    """A page whose site shows neither traces nor data."""

    def jejak(self, id: str) -> str | None:
        """No trace."""
        return None

    def letak(self, letak: Letak) -> str | None:
        """No line."""
        return None


class Anchors:
    """A page that shows every trace and every line itself."""

    def jejak(self, id: str) -> str | None:
        """The trace on this page."""
        return f"#{id}"

    def letak(self, letak: Letak) -> str | None:
        """The line on this page."""
        return f"#{letak}"


# Sentences


def written(kalimat: Kalimat) -> str:
    """A sentence as plain text."""
    return "".join(
        part if isinstance(part, str) else getattr(part, "teks", getattr(part, "kata", "")) for part in kalimat
    )


def varied(data: Dataset, case: Any) -> KinerjaIndikator:
    """The example's indicator with the values of a case, and none besides."""
    name, tahun = case["indikator"], case.get("tahun", data.tahun)
    plan = data.renstra[0]
    targets = {
        year: value
        for year, key in ((plan.selesai, "target_akhir"), (tahun, "target"))
        if (value := nilai(case, key)) is not None
    }
    results = {year: {"nilai": value} for year, value in case.get("sebelumnya", {}).items()}
    results[tahun] = {
        field: case[key]
        for field, key in (("nilai", "realisasi"), ("triwulan", "triwulan"), ("standar_nasional", "nasional"))
        if key in case
    }
    tujuan = tuple(
        goal.model_copy(
            update={
                "sasaran": tuple(
                    aim.model_copy(
                        update={
                            "indikator": tuple(
                                item.model_copy(update={"target": targets}) for item in aim.indikator if item.id == name
                            )
                        }
                    )
                    for aim in goal.sasaran
                )
            }
        )
        for goal in plan.tujuan
    )
    changed = replace(
        data,
        renstra=(plan.model_copy(update={"tujuan": tujuan}),),
        pk=(),
        realisasi=tuple(
            Realisasi(
                sumber=plan.sumber,
                tahun=year,
                realisasi=(RealisasiIndikator.model_validate({"indikator": name, **fields}),),
            )
            for year, fields in sorted(results.items())
        ),
    )
    return one(kinerja(changed, tahun), name)


def promised(data: Dataset, case: Any) -> Kinerja:
    """The example's year with the promises or the evaluations of a case."""
    promises = dict(case.get("janji", {}))
    plan = data.renstra[0]
    tujuan = tuple(
        goal.model_copy(
            update={
                "sasaran": tuple(
                    aim.model_copy(update={"indikator": tuple(item for item in aim.indikator if item.id in promises)})
                    for aim in goal.sasaran
                )
            }
        )
        for goal in plan.tujuan
    )
    pk = data.pk[-1]
    first = pk.versi[0].model_copy(
        update={"target": tuple(TargetPk(indikator=name, target=Decimal(10)) for name in promises)}
    )
    facts = []
    for name, outcome in promises.items():
        entry = data.uraian(name, data.tahun)
        assert entry is not None
        facts.append(RealisasiIndikator(indikator=name, nilai=OUTCOMES[outcome].get(entry.polaritas)))
    changed = replace(
        data,
        renstra=(plan.model_copy(update={"tujuan": tujuan}),),
        pk=(pk.model_copy(update={"versi": (first,)}),),
        realisasi=(Realisasi(sumber=plan.sumber, tahun=data.tahun, realisasi=tuple(facts)),),
        evaluasi=tuple(
            Evaluasi.model_validate(
                {"sumber": plan.sumber, "penilai": "Inspektorat", "tahun_dinilai": item["tahun"] - 1, **item}
            )
            for item in case.get("evaluasi", ())
        ),
    )
    found = kinerja(changed, data.tahun)
    assert found is not None
    return found


def one(year: Kinerja | None, name: str) -> KinerjaIndikator:
    """The year's indicator of this name."""
    item = year.satu(name) if year else None
    assert item is not None
    return item


@pytest.mark.parametrize("case", ABOUT_ONE)
def test_sentence_about_an_indicator(case: Any, contoh: Kinerja) -> None:
    """Each sentence about an indicator reads as its case says."""
    item = varied(contoh.data, case)
    expected = {name: case[EXPECTED.get(name, name)] for name in ABOUT_INDICATOR if EXPECTED.get(name, name) in case}

    assert expected
    assert expected == {name: written(ABOUT_INDICATOR[name](item)) for name in expected}


@pytest.mark.parametrize("case", ABOUT_ALL)
def test_sentence_about_a_year(case: Any, contoh: Kinerja) -> None:
    """Each sentence about the year reads as its case says."""
    year = promised(contoh.data, case)
    expected = {name: case[EXPECTED.get(name, name)] for name in ABOUT_YEAR if EXPECTED.get(name, name) in case}

    assert expected
    assert expected == {name: written(ABOUT_YEAR[name](year)) for name in expected}


# Parts as HTML


TABLE = Tabel(
    id="uji",
    judul="Pagu & <b>target</b>",
    kolom=(
        Kolom("Program"),
        Kolom("Awal", satuan="Rp", kelompok="Pagu", angka=True),
        Kolom("Perubahan", satuan="Rp", kelompok="Pagu", angka=True),
        Kolom("Status"),
    ),
    baris=(
        Baris(
            (
                'Program "A" & <i>B</i> | *c* {{ 1 }}',
                Absen("hilang dari sumber", "Lembar <kedua> & terakhir tidak terbaca."),
                Figur("1.000", Decimal(1000), letak=Letak("data/pk-2025.yaml", 7)),
                Status("Tercapai", Rupa.BAIK),
            )
        ),
        Baris(("Jumlah", "", Figur("1.000", Decimal(1000), jejak="hitung-uji"), ""), jumlah=True),
    ),
    catatan=("Catatan <script>alert(1)</script>.",),
    sumber="Dokumen & lampiran",
    jejak=("hitung-uji", "hitung-lain"),
)
TRACE = Rincian(
    id="hitung-uji",
    judul="Jumlah <b>pagu</b>",
    hasil="1.000",
    cara="Jumlah pagu.",
    langkah=("1.000 = 1.000",),
    masukan=(
        ("Program A", Figur("1.000", Decimal(1000), letak=Letak("data/pk-2025.yaml", 7)), "PK <2025>"),
        ("Program B", Absen("belum diisi", "Belum diisi."), ""),
    ),
    dasar="Perjanjian Kinerja",
    catatan=("Sementara & belum final.",),
)


def test_table(golden: Callable[[str, str], None]) -> None:
    """A table has caption, grouped heads, a total, absent figures with their reason, and its text escaped."""
    html = table(TABLE, nomor="2.1", links=Anchors(), traces={"hitung-uji": TRACE}.get)

    golden("tabel.html", html)


def test_table_without_links(golden: Callable[[str, str], None]) -> None:
    """Where the site shows no traces and no data, figures are no links; without number and groups nothing is empty."""
    plain = replace(TABLE, kolom=tuple(replace(column, kelompok=None) for column in TABLE.kolom), catatan=(), sumber="")

    golden("tabel-tanpa-tautan.html", table(plain, nomor=None, links=NoLinks(), traces=lambda id: None))


def test_sentence(golden: Callable[[str, str], None]) -> None:
    """A sentence has its figures as links and its text escaped."""
    kalimat: Kalimat = ("Nilai <b>A</b> & B mencapai ", Figur("0,65", letak=Letak("data/a.yaml", 3)), " (",
                        Figur("106,56%", jejak="hitung-a"), ", ", Status("Tinggi", Rupa.CUKUP), ").")  # fmt: skip

    golden("kalimat.html", sentence(kalimat, Anchors()))


def test_trace(golden: Callable[[str, str], None], tahun_ini: Kinerja) -> None:
    """The trace of the report's main figure leads from 0,65 and 0,61 to 106,56%."""
    trace = next(item for item in traces(tahun_ini) if item.id == "hitung-capaian-indeks-sistem-merit-2022")

    golden("jejak.html", fill("perhitungan", rincian=[trace], links=Anchors()))


def test_card(golden: Callable[[str, str], None], tahun_ini: Kinerja) -> None:
    """A card has realisasi, target, capaian, status and a bar with the target marked."""
    golden("kartu.html", fill("kartu", kartu=[card(tahun_ini.indikator[0])], links=Anchors()))


def test_card_without_realisasi(golden: Callable[[str, str], None], tahun_ini: Kinerja) -> None:
    """A card of an indicator that was not measured has reasons and no bar."""
    golden("kartu-kosong.html", fill("kartu", kartu=[card(tahun_ini.indikator[1])], links=Anchors()))


@pytest.mark.parametrize("indikator, target", [("armada-layanan", "11 unit kendaraan roda dua dan "
                                                "5 unit kendaraan roda empat"), ("predikat-akip", "A")])  # fmt: skip
def test_card_names_a_unit_once(indikator: str, target: str, contoh: Kinerja) -> None:
    """The unit does not follow a grade, or parts that have their own."""
    html = fill("kartu", kartu=[card(one(contoh, indikator))], links=NoLinks())

    assert f'<dt>Target</dt><dd><span class="sakip-angka sakip-angka--teks">{target}</span></dd>' in html


# Figures and their handles


def tables(year: Kinerja) -> Iterator[Tabel]:
    """Every table that a page can ask for."""
    choices: list[dict[str, str]] = [{}, {"versi": "awal"}, {"versi": "perubahan"}]
    choices += [{"indikator": item.id} for item in year.indikator]
    for builder in TABLES.values():
        for choice in choices:
            try:
                found = builder(year, **choice)
            except TypeError:  # the table does not take this choice
                continue
            if found is not None:
                yield found


def cells(year: Kinerja) -> Iterator[Sel]:
    """Every cell and every part of a sentence that a page can show."""
    for tabel in tables(year):
        yield from (cell for row in tabel.baris for cell in row.sel)
    for about_year in ABOUT_YEAR.values():
        yield from about_year(year)
    for item in year.indikator:
        for about in ABOUT_INDICATOR.values():
            yield from about(item)
        shown = card(item)
        yield from (shown.realisasi, shown.target, shown.capaian, shown.vonis, shown.peringkat, *shown.kalimat)


def figures_of(year: Kinerja) -> list[Figur]:
    """Every figure that a page can show."""
    return [cell for cell in cells(year) if isinstance(cell, Figur)]


def stands_there(figure: Figur, folder: str) -> bool:
    """Whether the line that a figure points to has the value that the figure shows."""
    assert figure.letak is not None
    line = (FOLDERS[folder] / figure.letak.berkas).read_text("utf-8").splitlines()[figure.letak.baris - 1]
    stated = line[figure.letak.kolom - 1 :].split(": ")[-1].strip()
    if figure.nilai is not None:
        return Decimal(stated) == figure.nilai
    return figure.teks.startswith(stated.replace(".", ",").replace("-", "−"))


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_figure_has_a_handle(agency: str, request: pytest.FixtureRequest) -> None:
    """Each figure on a page leads to its trace or to the line it was read from."""
    year: Kinerja = request.getfixturevalue(agency)

    assert [figure for figure in figures_of(year) if (figure.jejak is None) == (figure.letak is None)] == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_trace_is_there(agency: str, request: pytest.FixtureRequest) -> None:
    """Each derived figure on a page has a trace that ends in that figure."""
    year: Kinerja = request.getfixturevalue(agency)
    results = {trace.id: trace.hasil for trace in traces(year)}
    derived = {(figure.jejak, figure.teks) for figure in figures_of(year) if figure.jejak is not None}

    assert derived
    assert {
        (id, text)
        for id, text in derived
        if text not in results.get(id, "").replace("−", "") and text not in results.get(id, "")
    } == set()


@pytest.mark.parametrize("agency", AGENCIES)
def test_traces_have_ids_of_their_own(agency: str, request: pytest.FixtureRequest) -> None:
    """No two traces of a year have the same id."""
    ids = [trace.id for trace in traces(request.getfixturevalue(agency))]

    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("agency", AGENCIES)
def test_inputs_stand_on_their_line(agency: str, request: pytest.FixtureRequest) -> None:
    """Each stated input of a trace names the file and line that have its value."""
    inputs = [
        (trace.id, name, figure)
        for trace in traces(request.getfixturevalue(agency))
        for name, figure, origin in trace.masukan
        if isinstance(figure, Figur) and figure.letak is not None and origin != "dari triwulan"
    ]

    assert inputs
    assert [(id, name) for id, name, figure in inputs if not stands_there(figure, agency)] == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_stated_figures_stand_on_their_line(agency: str, request: pytest.FixtureRequest) -> None:
    """Each number that a page shows as stated is on the line that it leads to."""
    stated = [
        figure for figure in figures_of(request.getfixturevalue(agency)) if figure.letak and figure.nilai is not None
    ]

    assert stated
    assert [figure for figure in stated if not stands_there(figure, agency)] == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_absence_has_a_reason(agency: str, request: pytest.FixtureRequest) -> None:
    """No figure is absent without a sentence that says why."""
    reasons = [cell.alasan for cell in cells(request.getfixturevalue(agency)) if isinstance(cell, Absen)]

    assert reasons
    assert [reason for reason in reasons if not reason.endswith((".", "?", "!")) or reason.endswith("..")] == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_rows_are_as_wide_as_their_head(agency: str, request: pytest.FixtureRequest) -> None:
    """Each row of each table has a cell for each column."""
    shown = list(tables(request.getfixturevalue(agency)))

    assert {tabel.id.split("-")[0] for tabel in shown} >= {"pengukuran", "antartahun", "akhir", "renstra", "pagu"}
    assert [tabel.id for tabel in shown for row in tabel.baris if len(row.sel) != len(tabel.kolom)] == []
