"""Facts that contradict each other are told on their line; facts that agree are not complained of.

Each mistake of ``cases/periksa.yaml`` is planted in a copy of the example's data; what needs more than one text, or
something besides the data, is planted here.
"""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from conftest import CONTOH, ROOT
from kasus import kasus
from sakip.check import RULES, STALE, Sekitar, check, perkara
from sakip.check.agreement import targets_are_set_once
from sakip.check.cascade import promised_indicators_are_described
from sakip.check.dates import months_after
from sakip.check.plans import reviews_say_from_when
from sakip.check.series import unit_costs_are_even
from sakip.compute import Kinerja
from sakip.load import load
from sakip.model import Dataset, Kosong, RealisasiIndikator, Sebab
from sakip.problem import Severity

#: What the example's data keep: slips of the printed documents, told but not held against the data.
KEPT = (ROOT / "tests" / "cases" / "temuan.txt").read_text("utf-8").splitlines()
CASES = kasus("periksa.yaml")
#: Planted in this module, because one replaced text does not do.
PLANTED_HERE = {"K104", "K301", "K503", "K504", "K602", "K603"}
FILE = "bukti/2025/register-perizinan.pdf"

Plant = Callable[[str, str, str], Path]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """A copy of the example's data in which the first such text of a file is replaced; the folder is returned."""
    folder = tmp_path / "data"
    shutil.copytree(CONTOH / "data", folder)

    def replaced(name: str, before: str, after: str) -> Path:
        text = (folder / name).read_text("utf-8")
        assert before in text
        (folder / name).write_text(text.replace(before, after, 1), "utf-8")
        return folder

    return replaced


@pytest.mark.parametrize("case", CASES)
def test_planted(case: Any, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """A contradiction is told once, on its line, and nothing else is."""
    if "ditunda" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["ditunda"]))
    folder = Path(shutil.copytree(CONTOH / "data", tmp_path / "data"))
    file = folder / case["berkas"]
    start = file.read_text("utf-8").index(case["sesudah"]) + len(case["sesudah"])
    before, after = file.read_text("utf-8")[:start], file.read_text("utf-8")[start:]
    assert case["ganti"] in after
    gone = "\n" * (case["ganti"].count("\n") - case["menjadi"].count("\n"))  # what stands below stays on its line
    file.write_text(before + after.replace(case["ganti"], case["menjadi"] + gone, 1), "utf-8")

    assert list(case["masalah"]) == _told(load(folder))


def test_clean_data_have_no_fault() -> None:
    """The example has nothing to mend; its printed slips are told."""
    assert [str(problem) for problem in check(load(CONTOH / "data", CONTOH), _around())] == KEPT


def test_real_data_have_only_findings(data: Dataset) -> None:
    """The real data contradict only what their source documents print, as in the table that prints a nought."""
    found = check(data)

    assert {problem.severity for problem in found} == {Severity.TEMUAN}
    assert "Tabel 3.5 mencetak nilai 0; dari fakta diperoleh 0,59." in [
        problem.message for problem in found if problem.letak.berkas == "data/realisasi-2021.yaml"
    ]


def test_every_rule_is_planted() -> None:
    """Each code is told by a planted case that is not put off, or by a test of this module."""
    told = {
        found.split()[1]
        for case in (one.values[0] for one in CASES)
        if "ditunda" not in case
        for found in case["masalah"]
    }

    assert {*(rule.kode for rule in RULES), STALE} == told | PLANTED_HERE


def test_codes_are_unique() -> None:
    """No two rules share a code."""
    assert len({rule.kode for rule in RULES} | {STALE}) == len(RULES) + 1


def test_a_target_of_the_year_belongs_to_its_agreement(contoh: Kinerja) -> None:
    """K112: a target that nothing sets is told beside an earlier year's result, never beside the reported year's."""
    data = contoh.data
    promised = {promise.indikator for pk in data.pk for promise in pk.berlaku.target}
    unset = next(one for one in data.realisasi[0].realisasi if one.indikator == "temuan-terbuka")
    reported = data.realisasi[-1]
    told = reported.model_copy(
        update={"realisasi": (*reported.realisasi, unset.model_copy(update={"target": Decimal(3)}))}
    )
    judged = perkara(replace(data, realisasi=(*data.realisasi[:-1], told)))

    assert "temuan-terbuka" not in promised
    assert list(targets_are_set_once(perkara(data))) == []
    assert ["pk-2025.yaml" in message for _, message in targets_are_set_once(judged)] == [True]


def test_a_told_target_that_was_published_stays(contoh: Kinerja, plant: Plant) -> None:
    """K504: changing it is told once, as the fact of its file that it is, and not as a change of the plan."""
    folder = plant("realisasi-2022.yaml", "    target: 11", "    target: 12")
    (found,) = _restated(contoh.data, folder, year=2022)

    assert "realisasi-2022.yaml" in found and "semula 11, kini 12" in found


def test_the_guide_names_what_the_rules_name() -> None:
    """The guide heads the section of each code with the rule's own words."""
    guide = (ROOT / "content" / "panduan" / "masalah.md").read_text("utf-8")
    headed = dict(re.findall(r"^### ([KT]\d{3}): (.+)$", guide, re.MULTILINE))

    assert {rule.kode: rule.nama for rule in RULES} == {kode: nama for kode, nama in headed.items() if kode != STALE}


def test_every_rule_gives_its_reason() -> None:
    """Each rule says in its docstring what must hold."""
    assert [rule for rule in RULES if not rule.periksa.__doc__] == []


@pytest.mark.parametrize(
    ("berlaku", "alasan", "missing"),
    [
        (2026, "Evaluasi.", None),
        (None, "Evaluasi.", "berlaku"),
        (None, None, "berlaku dan alasan"),
        (Kosong(kosong=Sebab.TIDAK_DIMUAT, alasan="Tidak disebut."), "Evaluasi.", None),
    ],
)
def test_a_review_says_from_when(berlaku: object, alasan: str | None, missing: str | None, contoh: Kinerja) -> None:
    """A review says which year is the first that uses it, or why that is not known; a first version need not."""
    first, plan, review = contoh.data.renstra
    changed = review.model_copy(update={"berlaku": berlaku, "alasan": alasan})
    found = reviews_say_from_when(perkara(replace(contoh.data, renstra=(first, plan, changed))))

    assert [message for _, message in found] == (
        [f"Versi reviu belum memuat {missing}. Isi, atau nyatakan kosong dengan alasan."] if missing else []
    )


@pytest.mark.parametrize("kind", ["pk", "realisasi"])
def test_the_reported_year_has_its_files(kind: str, tmp_path: Path) -> None:
    """K104: a report without its Perjanjian Kinerja, or without results, is about nothing."""
    folder = Path(shutil.copytree(CONTOH / "data", tmp_path / "data"))
    (folder / f"{kind}-2025.yaml").unlink()

    assert [found for found in _told(load(folder)) if "K104" in found] == [
        f"data/laporan-2025.yaml:4:8  K104  peringatan: Berkas {kind}-2025.yaml belum ada, padahal tahun itu "
        "dilaporkan. Tambahkan berkasnya."
    ]


def test_what_is_promised_is_described(contoh: Kinerja) -> None:
    """K301: the IKU in force describes each promised indicator; one that another period's IKU describes is not."""
    first, second, third = contoh.data.iku
    moved = next(entry for entry in second.indikator if entry.indikator == "opini-keuangan")
    rest = tuple(entry for entry in second.indikator if entry is not moved)
    iku = (first, second.model_copy(update={"indikator": rest}), third.model_copy(update={"indikator": (moved,)}))
    found = [message for _, message in promised_indicators_are_described(perkara(replace(contoh.data, iku=iku)))]

    assert found == [
        f'Indikator "opini-keuangan" diperjanjikan, tetapi tidak diuraikan dalam IKU yang berlaku tahun {tahun}. '
        "Tambahkan uraiannya di berkas iku."
        for tahun in (2023, 2024, 2025)
    ]


def test_what_is_to_fall_has_no_unit_cost(contoh: Kinerja) -> None:
    """K410: fewer accidents for the same money are no odd unit cost."""
    bounds = contoh.data.profil.kewajaran
    assert bounds is not None
    strict = bounds.model_copy(update={"uang_kecil": Decimal(0), "biaya_satuan": Decimal("1.5")})
    profil = contoh.data.profil.model_copy(update={"kewajaran": strict})
    found = [message for _, message in unit_costs_are_even(perkara(replace(contoh.data, profil=profil)))]

    assert [message for message in found if "keselamatan-kerja" in message] == []


def test_without_bounds_nothing_is_implausible(contoh: Kinerja) -> None:
    """A profile without ``kewajaran`` asks only what needs no bound."""
    profil = contoh.data.profil.model_copy(update={"kewajaran": None})
    found = check(replace(contoh.data, profil=profil))

    assert {problem.message.split()[1] for problem in found if problem.code == STALE} == {"K403"}
    assert {problem.code for problem in found} == {"K201", "K803", STALE}


class TestEvidence:
    """K602 and K603: files of evidence, by what the edge found below the content folder."""

    def test_nobody_looked(self, contoh: Kinerja) -> None:
        """Where the folder was not looked at, nothing is said of its files."""
        assert _codes(contoh.data, Sekitar()) == set()

    def test_the_file_is_there(self, contoh: Kinerja) -> None:
        """A file with the fingerprint that was recorded is fine; other files beside it are nobody's business."""
        assert _codes(contoh.data, Sekitar(bukti={**_around().bukti, "bukti/lain.pdf": "0" * 64})) == set()  # type: ignore[dict-item]

    def test_the_file_is_missing(self, contoh: Kinerja) -> None:
        """K602: a file that is not there is told on its name."""
        assert _told(contoh.data, Sekitar(bukti={"bukti/2025/Register-Perizinan.pdf": "0" * 64})) == [
            f'data/realisasi-2025.yaml:15:17  K602  Berkas bukti "{FILE}" tidak ada di folder content. Salin '
            "berkasnya, atau perbaiki namanya."
        ]

    def test_the_file_was_changed(self, contoh: Kinerja) -> None:
        """K603: another content is told on the fingerprint, with the one that the file has now."""
        assert _told(contoh.data, Sekitar(bukti={FILE: "0" * 64})) == [
            f'data/realisasi-2025.yaml:16:17  K603  Isi berkas bukti "{FILE}" tidak sama dengan sidiknya. Kembalikan '
            f"berkas semula; bila penggantiannya benar, tulis sha256: {'0' * 64}."
        ]


class TestPublished:
    """K503, K504: what a published report stated stays; the example as it stands is what was published."""

    def test_unchanged(self, contoh: Kinerja) -> None:
        """The same data are no news."""
        assert _codes(contoh.data, Sekitar(terbit={2025: contoh.data, 2023: contoh.data})) == set()

    def test_unreadable(self, contoh: Kinerja) -> None:
        """A published year that cannot be read is said, not passed over."""
        assert _told(contoh.data, Sekitar(terbit={2024: None})) == [
            "data/laporan-2025.yaml:4:8  K503  peringatan: Data terbitan tahun 2024 tidak terbaca program ini, "
            "sehingga tidak dapat dibandingkan. Periksa tag lkjip-2024."
        ]

    def test_another_result(self, contoh: Kinerja, plant: Plant) -> None:
        """A result that is told otherwise is told on its indicator."""
        folder = plant("realisasi-2025.yaml", "    nilai: WTP\n", "    nilai: WDP\n")

        assert _restated(contoh.data, folder) == [
            "data/realisasi-2025.yaml:260:12  K504  Fakta tahun 2025 yang sudah terbit berubah: Realisasi 2025 › Opini "
            "atas laporan keuangan › nilai (semula WTP, kini WDP). Kembalikan, atau nyatakan revisi beserta "
            "alasannya dalam data/laporan-2025.yaml."
        ]

    def test_another_description_and_another_target(self, contoh: Kinerja, plant: Plant) -> None:
        """A changed description is asked to be explained; a changed promise is refused."""
        plant("iku-2023-2027.yaml", "definisi: Opini pemeriksa atas", "definisi: Opini pemeriksa tentang")
        end = "        pagu: 6100000000"  # of the version in force
        before = "- indikator: opini-keuangan\n        target: WTP\n"
        text = (CONTOH / "data" / "pk-2025.yaml").read_text("utf-8")
        promised = text[text.rindex(before) : text.index(end)]
        folder = plant("pk-2025.yaml", promised + end, promised.replace("WTP", "WDP") + end)

        described, refused = sorted(_restated(contoh.data, folder), key=lambda found: found.split()[1])
        assert "K503  peringatan:" in described
        assert "(definisi)" in described
        assert "K504" in refused
        assert "(semula WTP, kini WDP)" in refused

    def test_another_year_is_not_compared(self, contoh: Kinerja, plant: Plant) -> None:
        """Of the published data only the published year counts."""
        folder = plant("realisasi-2025.yaml", "    nilai: WTP\n", "    nilai: WDP\n")

        assert _restated(contoh.data, folder, year=2023) == []

    def test_explained(self, contoh: Kinerja, plant: Plant) -> None:
        """An explanation beside the description answers another description."""
        plant("iku-2023-2027.yaml", "definisi: Opini pemeriksa atas", "definisi: Opini pemeriksa tentang")
        place = "      alasan: Opini diberikan sekali dalam setahun.\n    skala: opini\n"
        folder = plant("iku-2023-2027.yaml", place, f"{place}    keterangan: Opini dikoreksi.\n")

        assert _restated(contoh.data, folder) == []

    def test_another_quarter(self, contoh: Kinerja, plant: Plant) -> None:
        """A quarter that is told otherwise is told."""
        folder = plant("realisasi-2025.yaml", "      4: 1250\n", "      4: 1150\n")

        assert len(_restated(contoh.data, folder)) == 1

    def test_another_rule(self, contoh: Kinerja, plant: Plant) -> None:
        """A rule that gives a published year another capaian is asked to be explained."""
        folder = plant("profil.yaml", "(2 * target - realisasi) / target", "target / realisasi")
        found = _restated(contoh.data, folder)

        assert found
        assert all("K503" in one and "(capaian)" in one for one in found)

    @pytest.mark.parametrize(("target", "told"), [("2023: 80.00", ["K504"]), ("2026: 86.00", [])])
    def test_another_plan(self, contoh: Kinerja, plant: Plant, target: str, told: list[str]) -> None:
        """A plan that gives a published year another target is refused; for a later year it is free."""
        folder = plant("renstra-2023-2027.yaml", target, f"{target[:6]}70.00")
        (folder / "pk-2023.yaml").unlink()
        found = _restated(replace(contoh.data, pk=contoh.data.pk[1:]), folder, year=2023)

        assert [one.split()[1] for one in found] == told

    def test_declared_revision(self, contoh: Kinerja, plant: Plant) -> None:
        """A revision that was not published yet allows the change; one that was published does not."""
        revised = "disampaikan: 2026-02-20\nrevisi:\n  - tanggal: 2026-05-01\n    alasan: Salah salin.\n"
        plant("laporan-2025.yaml", "disampaikan: 2026-02-20\n", revised)
        folder = plant("realisasi-2025.yaml", "    nilai: WTP\n", "    nilai: WDP\n")
        assert _restated(contoh.data, folder) == []

        published = load(folder)
        folder = plant("realisasi-2025.yaml", "    nilai: WDP\n", "    nilai: WTP\n")
        assert [found.split()[1] for found in _restated(published, folder)] == ["K504"]

        folder = plant("laporan-2025.yaml", "Salah salin.", "Salah ketik.")
        assert sorted("Revisi 2025 yang sudah terbit diubah" in found for found in _restated(published, folder)) == [
            False,
            True,
        ]

    def test_later_facts_are_free(self, contoh: Kinerja, plant: Plant) -> None:
        """Adding files, also of the published year, and accepting a warning is no change of what was published."""
        accepted = "    nilai: WTP\n    diterima:\n      - kode: K401\n        alasan: Wajar.\n        oleh: Kepala\n"
        folder = plant("realisasi-2025.yaml", "    nilai: WTP\n", accepted)

        assert _restated(replace(contoh.data, inovasi=()), folder) == []

    def test_an_older_branch(self, contoh: Kinerja) -> None:
        """Where the data end before a published year, that year's facts are not missed."""
        assert _codes(contoh.data, Sekitar(terbit={2026: contoh.data})) == set()

    def test_an_indicator_that_is_gone(self, contoh: Kinerja) -> None:
        """An indicator that was published and is nowhere any more is told."""
        gone = "pengetahuan-hak"
        data = replace(
            contoh.data,
            iku=tuple(
                iku.model_copy(update={"indikator": tuple(one for one in iku.indikator if one.indikator != gone)})
                for iku in contoh.data.iku
            ),
            realisasi=tuple(
                year.model_copy(update={"realisasi": tuple(one for one in year.realisasi if one.indikator != gone)})
                for year in contoh.data.realisasi
            ),
        )

        assert _codes(data, Sekitar(terbit={2022: contoh.data})) >= {"K503"}

    def test_an_explanation_of_something_else(self, contoh: Kinerja) -> None:
        """What was published with the same ``keterangan`` is not explained by it."""
        data = _with_result(contoh.data, "kepuasan-warga", {"nilai": Decimal("88.00"), "triwulan": None})

        assert "K504" in _codes(data, Sekitar(terbit={2025: contoh.data}))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2025-01-02", 1, "2025-02-02"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2025-01-30", 1, "2025-02-28"),
    ],
)
def test_months_after(start: str, months: int, end: str) -> None:
    """Some months later is the same day, or the month's last where it is shorter."""
    assert date.fromisoformat(end) == months_after(date.fromisoformat(start), months)


def test_a_month_after_a_short_month() -> None:
    """A month after 28 February is 28 March."""
    assert months_after(date(2025, 2, 28), 1) == date(2025, 3, 28)


def _told(data: Dataset, sekitar: Sekitar | None = None) -> list[str]:
    """What is told beyond what the example keeps, wherever that has moved to."""
    kept = set(map(_without_line, KEPT))
    return [found for problem in check(data, sekitar) if _without_line(found := str(problem)) not in kept]


def _codes(data: Dataset, sekitar: Sekitar) -> set[str]:
    return {found.split()[1] for found in _told(data, sekitar)}


def _restated(published: Dataset, folder: Path, *, year: int = 2025) -> list[str]:
    found = _told(load(folder), Sekitar(terbit={year: published}))
    return [one for one in found if one.split()[1] in ("K503", "K504")]


def _without_line(found: str) -> str:
    return re.sub(r":\d+:\d+ ", " ", found, count=1)


def _around() -> Sekitar:
    """The example's surroundings as they are: its one file of evidence with the fingerprint that the data name."""
    data = load(CONTOH / "data", CONTOH)
    files = [proof for year in data.realisasi for item in year.realisasi for proof in item.bukti if proof.berkas]
    return Sekitar(bukti={proof.berkas or "": proof.sha256 or "" for proof in files})


def _with_result(data: Dataset, indikator: str, update: dict[str, object]) -> Dataset:
    """The data with what was stated of this indicator in the newest year changed."""
    *earlier, last = data.realisasi

    def changed(item: RealisasiIndikator) -> RealisasiIndikator:
        return item.model_copy(update=update) if item.indikator == indikator else item

    return replace(
        data, realisasi=(*earlier, last.model_copy(update={"realisasi": tuple(map(changed, last.realisasi))}))
    )
