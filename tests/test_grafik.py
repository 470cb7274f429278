"""Charts: values -> specification -> drawing, the same everywhere, in the site's colours, whatever is drawn."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from conftest import ROOT
from sakip.compute import Arah, Kinerja
from sakip.compute.streak import rentetan
from sakip.pages.body import Call
from sakip.pages.build import write
from sakip.pages.context import Answer
from sakip.pages.draft import Answered, Draft, Placed, draft
from sakip.problem import DataError, Letak
from sakip.render.charts import CHARTS
from sakip.render.described import described
from sakip.render.drawing import NARROW, WIDE, drawing, spark
from sakip.render.drawing.lines import runs
from sakip.render.drawing.measure import ticks, wide, wrapped, written
from sakip.render.drawing.style import COLOURS
from sakip.render.history import history
from sakip.render.parts import Batang, Batangan, Deret, Garis, Grafik, Ragam, Titik
from sakip.render.picture import DrawingError, Lukisan, Unsur, drawn
from sakip.render.write import plain_text

ALONE = {"pegawai-pendidikan", "pegawai-golongan", "serapan", "sisa"}
AGENCIES = ["tahun_ini", "contoh"]
#: What two machines differ in.
ELSEWHERE = [
    {"LANG": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"},
    {"LANG": "tr_TR.UTF-8", "TZ": "Asia/Jayapura", "PYTHONHASHSEED": "77", "FONTCONFIG_FILE": os.devnull},
]
SCRIPT = """
import sys
sys.path[:0] = [{tests!r}]
from pathlib import Path
from hashlib import sha256
from sakip.compute import kinerja
from sakip.load import load
from test_grafik import charts
from sakip.render.drawing import NARROW, WIDE, drawing
from sakip.render.picture import drawn
folder = Path({folder!r})
data = load(folder / "data", folder)
text = "".join(repr(drawn(drawing(g.isi, w))) for g in charts(kinerja(data, data.tahun)) for w in (NARROW, WIDE))
print(sha256(text.encode()).hexdigest())
"""


def charts(year: Kinerja) -> list[Grafik]:
    """Every chart of the year."""
    asked: list[tuple[str, dict[str, str]]] = [(name, {}) for name in CHARTS if name in ALONE]
    asked += [(name, {"indikator": item.id}) for name in CHARTS if name not in ALONE for item in year.indikator]
    return [found for name, options in asked if (found := CHARTS[name](year, **options)) is not None]


def elements(parts: tuple[Unsur, ...]) -> Iterator[Unsur]:
    """Every element of a drawing."""
    for part in parts:
        yield part
        yield from elements(part.anak)


def texts(picture: Lukisan) -> list[str]:
    """Every line of text of a drawing."""
    return [part.teks for part in elements(picture.unsur) if part.teks]


def point(tahun: int, nilai: str, **more: Any) -> Titik:
    """A value, labelled with itself."""
    return Titik(tahun=tahun, nilai=Decimal(nilai), teks=nilai, label=(nilai,), **more)


def line(*points: Titik, **more: Any) -> Garis:
    """A chart of one realisasi."""
    years = [one.tahun for one in points] or [2022]
    series = (Deret(Ragam.REALISASI, "Realisasi", points),)
    return Garis(**{"sumbu": "Indeks", "awal": min(years), "akhir": max(years), "deret": series, **more})


LINE = Garis(
    sumbu="Indeks",
    awal=2021,
    akhir=2023,
    deret=(
        Deret(Ragam.REALISASI, "Realisasi", (point(2021, "0.59"), point(2022, "0.65"))),
        Deret(Ragam.JALUR, "Target Renstra", (point(2022, "0.61"), point(2023, "0.63"))),
    ),
)
BARS = Batangan(
    sumbu="Orang",
    batang=(
        Batang(nama="Sarjana", nilai=Decimal(30), teks="30 dari 40", target=Decimal(40)),
        Batang(nama="Magister", nilai=None, teks="tak terhitung"),
    ),
    tanda="formasi",
)


# From values to a specification


@pytest.mark.parametrize("name, isi", [("garis", LINE), ("batang", BARS)])
def test_specification(name: str, isi: Garis | Batangan, golden: Callable[[str, str], None]) -> None:
    """The whole specification follows from the values."""
    golden(f"gambar-{name}.json", json.dumps(drawing(isi, NARROW), indent=1, sort_keys=True) + "\n")


@pytest.mark.parametrize(
    "low, high, whole, expected",
    [
        ("0", "26", True, "0 10 20 30"),
        ("0", "9", True, "0 5 10"),
        ("0", "9", False, "0,0 2,5 5,0 7,5 10,0"),
        ("0", "1", True, "0 1"),
        ("0.59", "0.70", False, "0,55 0,60 0,65 0,70"),
        ("-3", "4", True, "−4 −2 0 2 4"),
        ("100", "100", True, "100 105"),
        ("0", "0", False, "0,00 0,25"),
        ("99.00", "99.80", False, "99,0 99,2 99,4 99,6 99,8"),
    ],
)
def test_ticks(low: str, high: str, whole: bool, expected: str) -> None:
    """An axis has few round ticks that enclose its values; what is counted has no fractions."""
    assert " ".join(written(ticks(Decimal(low), Decimal(high), whole=whole))) == expected


def test_ticks_of_money() -> None:
    """Rupiah on an axis are short."""
    assert written(ticks(Decimal(0), Decimal(11_415_523_790)), rupiah=True) == [
        "Rp0", "Rp5 miliar", "Rp10 miliar", "Rp15 miliar",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "years, putus, expected",
    [
        ([2020, 2021, 2022], [], [[2020, 2021, 2022]]),
        ([2020, 2022, 2023], [], [[2020], [2022, 2023]]),
        ([2020, 2021, 2022, 2023], [2022], [[2020, 2021], [2022, 2023]]),
        ([2022], [2022], [[2022]]),
        ([], [], []),
    ],
)
def test_runs(years: list[int], putus: list[int], expected: list[list[int]]) -> None:
    """A line joins neither across a year without a value nor across a change of measuring."""
    deret = Deret(Ragam.REALISASI, "Realisasi", tuple(point(year, "1") for year in years))

    assert [[one.tahun for one in run] for run in runs(deret, putus)] == expected


def paths(isi: Garis) -> list[str]:
    """The lines drawn of a realisasi."""
    found = elements(drawn(drawing(isi, NARROW)).unsur)
    return [
        dict(part.atribut)["d"]
        for part in found
        if part.tag == "path"
        and ("stroke", "var(--sakip-isi)") in part.atribut
        and ("stroke-width", "3") in part.atribut
    ]


def test_a_gap_is_a_gap() -> None:
    """A year without a value interrupts the line and is shaded; all years are named."""
    whole = line(*(point(year, "1") for year in range(2018, 2023)))
    gap = line(*(point(year, "1") for year in (2018, 2019, 2021, 2022)), kosong=(2020,))

    assert [path.count("L") for path in paths(whole)] == [4]
    assert [path.count("L") for path in paths(gap)] == [1, 1]
    assert [
        part.tag for part in elements(drawn(drawing(gap, NARROW)).unsur) if ("opacity", "0.45") in part.atribut
    ] == ["path"]
    assert {str(year) for year in range(2018, 2023)} <= set(texts(drawn(drawing(gap, NARROW))))


def test_a_change_of_measuring_breaks_the_line() -> None:
    """A series that is measured otherwise from a year on is visibly broken there."""
    broken = line(*(point(year, "1") for year in range(2018, 2023)), putus=(2020,))
    rules = [
        part for part in elements(drawn(drawing(broken, WIDE)).unsur) if ("stroke-dasharray", "2,3") in part.atribut
    ]

    assert [path.count("L") for path in paths(broken)] == [1, 2]
    assert len(rules) == 1


@pytest.mark.parametrize("values, told", [(("0.59", "0.65"), True), (("1", "9"), False), (("-2", "3"), False)])
def test_an_axis_that_does_not_start_from_zero_says_so(values: tuple[str, str], told: bool) -> None:
    """Lines may start elsewhere than at zero, and then the axis says it."""
    isi = line(point(2021, values[0]), point(2022, values[1]))

    assert ("Indeks (sumbu tidak mulai dari nol)" in texts(drawn(drawing(isi, NARROW)))) == told


VALUES = (("a", Decimal(40)), ("b", Decimal(10)), ("c", Decimal(0)))


def test_bars_start_from_zero_and_keep_their_proportion() -> None:
    """A bar is as long as its value, from zero; its mark is as far as its target."""
    batang = tuple(Batang(nama=name, nilai=value, teks="x") for name, value in VALUES)
    found = elements(drawn(drawing(Batangan(sumbu="Orang", batang=batang), NARROW)).unsur)
    bars = [dict(part.atribut)["d"] for part in found if ("fill", "var(--sakip-isi)") in part.atribut]
    lengths = [re.match(r"M0,[\d.]+h([\d.]+)v16h-?[\d.]+Z$", path) for path in bars]
    long, short, none = (Decimal(match[1]) for match in lengths if match)

    assert abs(long / short - 4) < Decimal("0.01")
    assert none == 0


def test_what_is_not_known_has_no_bar() -> None:
    """A bar without a value has its words and no length."""
    picture = drawn(drawing(BARS, NARROW))

    assert sum(("fill", "var(--sakip-isi)") in part.atribut for part in elements(picture.unsur)) == 1
    assert "tak terhitung" in texts(picture)


# From years to a chart


@pytest.mark.parametrize(
    "indikator, finding",
    [
        ("indeks-sistem-merit", "Indeks Sistem Merit naik menjadi 0,65 dan melampaui target 0,61 pada tahun 2022."),
        (
            "indeks-kepuasan-masyarakat",
            "Indeks Kepuasan Masyarakat Perangkat Daerah tahun 2022 belum dapat dinilai; target akhirnya 89 pada 2026.",
        ),
    ],
)
def test_finding(indikator: str, finding: str, tahun_ini: Kinerja) -> None:
    """The title of a history says what it shows."""
    grafik = CHARTS["riwayat"](tahun_ini, indikator=indikator)
    assert grafik is not None

    assert plain_text(grafik.temuan) == finding


@pytest.mark.parametrize(
    "values, putus, expected",
    [
        (["1", "2", "3"], [], (Arah.NAIK, 2)),
        (["3", "2", "3"], [], (Arah.NAIK, 1)),
        (["3", "2", "1"], [], (Arah.TURUN, 2)),
        (["1", "2", "2"], [], (Arah.TETAP, 1)),
        (["1", None, "2"], [], None),
        (["1", "2", "3"], [2022], None),
        (["1", "2", "3"], [2021], (Arah.NAIK, 1)),
        (["1"], [], None),
    ],
)
def test_streak(values: list[str | None], putus: list[int], expected: object, contoh: Kinerja) -> None:
    """A streak counts changes of one direction, up to the newest year, across neither a gap nor a break."""
    item = contoh.satu("izin-tuntas")
    assert item is not None
    years = [
        replace(item.kini, tahun=2023 - len(values) + at, realisasi=replace(
            item.kini.realisasi, nilai=None if value is None else Decimal(value)))
        for at, value in enumerate(values)
    ]  # fmt: skip

    assert rentetan(years, item.uraian, item.profil, putus) == expected


def test_history_of_every_kind(contoh: Kinerja) -> None:
    """Numbers, grades and ranges are drawn; parts of a composite are not."""
    shown = {item.id: history(item) for item in contoh.indikator}

    assert [id for id, found in shown.items() if found is None] == ["armada-layanan"]
    assert shown["predikat-akip"] is not None
    assert [name for _, name in shown["predikat-akip"].jenjang][-1] == "AA"
    assert shown["suhu-arsip"] is not None
    assert {one.ragam: one.titik[0].sampai for one in shown["suhu-arsip"].deret} == {
        Ragam.REALISASI: None,
        Ragam.JALUR: Decimal("22.0"),
    }
    assert shown["kepuasan-warga"] is not None
    assert shown["kepuasan-warga"].putus == (2023,)
    assert shown["kepuasan-warga"].kosong == (2024,)


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_value_is_described(agency: str, request: pytest.FixtureRequest) -> None:
    """What a chart draws is said in words, too."""
    year: Kinerja = request.getfixturevalue(agency)
    for grafik in charts(year):
        said = described(grafik.isi)
        shown = (
            [bar.teks for bar in grafik.isi.batang]
            if isinstance(grafik.isi, Batangan)
            else [one.teks for deret in grafik.isi.deret for one in deret.titik]
        )
        assert [text for text in shown if text not in said] == [], grafik.id


# From a specification to a drawing


@pytest.mark.parametrize("agency", AGENCIES)
def test_only_the_sites_colours_and_no_style(agency: str, request: pytest.FixtureRequest) -> None:
    """A drawing has no colour, font, id or style of its own."""
    year: Kinerja = request.getfixturevalue(agency)
    isi = [grafik.isi for grafik in charts(year)]
    made = [drawn(drawing(one, width)) for one in isi for width in (NARROW, WIDE)]
    made += [drawn(spark(one)) for one in isi if isinstance(one, Garis)]
    pairs = {pair for picture in made for part in elements(picture.unsur) for pair in part.atribut}

    assert {value for name, value in pairs if name in ("fill", "stroke")} <= {*COLOURS, "none"}
    assert {name for name, _ in pairs}.isdisjoint({"style", "id", "class", "font-family", "href"})
    assert [value for _, value in pairs if re.search(r"\d\.\d{3}", value)] == []


def test_the_site_defines_each_colour() -> None:
    """Each colour of a drawing is named for light and for dark."""
    css = (ROOT / "overrides" / "assets" / "sakip.css").read_text("utf-8")

    assert {css.count(f"{colour[4:-1]}:") for colour in COLOURS if colour.startswith("var(")} == {2}


def test_no_place_depends_on_the_width_of_a_text() -> None:
    """With letters of another width, everything is drawn where it was: the fonts of a machine do not matter."""
    import vl_convert  # noqa: PLC0415 - only to draw without our own hands

    for isi in (LINE, BARS):
        spec = drawing(isi, WIDE)
        fonts = ("DejaVu Sans Mono", "Liberation Sans Narrow", "none such")
        made = [vl_convert.vegalite_to_svg({**spec, "config": {**spec["config"], "font": font}}) for font in fonts]
        assert len({re.sub(r' font-family="[^"]*"', "", svg) for svg in made}) == 1
        assert len(set(made)) == 3


def test_same_bytes_elsewhere() -> None:
    """Another locale, time zone, hash seed and set of fonts give the same drawings."""
    code = SCRIPT.format(tests=str(ROOT / "tests"), folder=str(ROOT / "tests" / "contoh"))
    made = {
        subprocess.run(  # noqa: S603 - our own interpreter and script
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, **other}
        ).stdout
        for other in ELSEWHERE
    }

    assert len(made) == 1
    assert len(made.pop().strip()) == 64


HOSTILE = '</text><script>alert("1")</script> & {{ 1 }} "]} datum.value'


def test_hostile_names_are_text(contoh: Kinerja) -> None:
    """Names from the data are text in a drawing, whatever they hold."""
    batang = (Batang(nama=HOSTILE, nilai=Decimal(1), teks=HOSTILE),)
    grades = ((Decimal(0), "TT"), (Decimal(1), '"]+alert(1)+["'))
    bars = drawn(drawing(Batangan(sumbu=HOSTILE, batang=batang), WIDE))
    steps = drawn(drawing(line(point(2021, "0"), point(2022, "1"), jenjang=grades), WIDE))

    assert {part.tag for part in elements(bars.unsur)} <= {"g", "path", "line", "text", "tspan"}
    assert "".join(texts(bars)).replace(" ", "").count('<script>alert("1")</script>') == 3
    assert '"]+alert(1)+["' in texts(steps)


def test_a_refused_specification_is_told() -> None:
    """What the library says of a specification that it cannot draw is handed on in one line."""
    with pytest.raises(DrawingError, match=r"^Vega-Lite to SVG conversion failed: [^\n]+$"):
        drawn({"mark": 5})


def test_a_chart_that_cannot_be_drawn_is_a_problem_with_its_place(contoh: Kinerja) -> None:
    """Page and line of each call whose chart cannot be drawn are told, and nothing is written."""
    made: Draft = draft(ROOT / "tests" / "contoh" / "content", contoh)
    first = made.pages[0]
    call = Call(Letak("content/a.md", 7, 1), "grafik", ("serapan",), ())

    def undrawable(_: object) -> Markup:
        return Markup(drawn({"mark": 5}))  # noqa: S704 - never gets so far

    page = Answered(first.source, (Placed(call, Answer(lambda: None, undrawable)),))
    with pytest.raises(DataError) as error:
        write(replace(made, pages=(page,)))

    assert [(problem.code, str(problem.letak)) for problem in error.value.problems] == [("H114", "content/a.md:7")]
    assert "Grafik tidak dapat digambar (Vega-Lite to SVG" in str(error.value.problems[0])


def test_a_draft_draws_nothing() -> None:
    """Asking for charts, as a check and a comparison do, does not load the library."""
    code = (
        "import sys; from pathlib import Path; from sakip.book import examine; root = Path(sys.argv[1]);"
        "found = examine(root, root / 'content', None);"
        "[part.answer.shows() for page in found.draft.pages for part in page.parts if not isinstance(part, str)];"
        "print('vl_convert' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", code, str(ROOT)], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"


# Whatever is drawn

NUMBERS = st.decimals(min_value=-(10**12), max_value=10**15, places=4) | st.sampled_from(
    [Decimal(0), Decimal("0.000000000001"), Decimal(10) ** 17, Decimal("-0.5")]
)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=300)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(NAMES, st.none() | NUMBERS, NAMES, st.none() | NUMBERS), max_size=6))
def test_any_bars(rows: list[tuple[str, Decimal | None, str, Decimal | None]]) -> None:
    """Any bars are drawn at both widths, each with words."""
    batang = tuple(Batang(nama=name, nilai=value, teks=text, target=goal) for name, value, text, goal in rows)
    for width in (NARROW, WIDE):
        assert drawn(drawing(Batangan(sumbu="Orang", batang=batang, tanda="pagu"), width)).lebar == str(width)


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.integers(2000, 2030), NUMBERS, max_size=12), st.sets(st.integers(2000, 2030), max_size=3))
def test_any_line(values: dict[int, Decimal], putus: set[int]) -> None:
    """Any series is drawn at both widths and as small as a word."""
    points = tuple(
        Titik(tahun=year, nilai=value, teks=f"{value}", label=(f"{value}",)) for year, value in sorted(values.items())
    )
    isi = line(*points, putus=tuple(sorted(putus)))
    for width in (NARROW, WIDE):
        assert drawn(drawing(isi, width)).lebar == str(width)
    assert drawn(spark(isi)).lebar == "120"


@given(NAMES, st.integers(60, 400))
def test_wrapped_text_fits(text: str, width: int) -> None:
    """No line is wider than asked, and nothing is lost unless an ellipsis says so."""
    lines = wrapped(text, width)

    assert all(wide(one) <= width + 13 for one in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split()) or lines[-1].endswith("…")
