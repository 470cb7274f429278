"""Facts that contradict each other are told on their line; facts that agree are not complained of.

Each mistake of ``cases/periksa.yaml`` is planted in a copy of the example's data.
"""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conftest import CONTOH, ROOT
from kasus import kasus
from sakip.check import REPORT_RULES, RULES, check, reviews_say_from_when
from sakip.compute import Kinerja
from sakip.load import load
from sakip.model import Dataset, Kosong, Sebab
from sakip.problem import Severity

#: What the example's data keep: slips of the printed documents, told but not held against the data.
KEPT = (ROOT / "tests" / "cases" / "temuan.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", kasus("periksa.yaml"))
def test_planted(case: Any, tmp_path: Path) -> None:
    """A contradiction is told once, on its line, and nothing else is."""
    folder = Path(shutil.copytree(CONTOH / "data", tmp_path / "data"))
    file = folder / case["berkas"]
    before, after = file.read_text("utf-8").split(case["sesudah"], 1)
    assert case["ganti"] in after
    gone = "\n" * (case["ganti"].count("\n") - case["menjadi"].count("\n"))  # what stands below stays on its line
    file.write_text(before + case["sesudah"] + after.replace(case["ganti"], case["menjadi"] + gone, 1), "utf-8")

    assert list(case["masalah"]) == [found for problem in check(load(folder)) if (found := str(problem)) not in KEPT]


def test_clean_data_have_no_fault() -> None:
    """The example has nothing to mend; its printed slips are told."""
    assert [str(problem) for problem in check(load(CONTOH / "data", CONTOH))] == KEPT


def test_real_data_have_only_findings(data: Dataset) -> None:
    """The real data contradict only their source's printed figures, as in the table that prints a nought."""
    found = check(data)

    assert {(problem.code, problem.severity) for problem in found} == {("K201", Severity.TEMUAN)}
    assert "data/realisasi-2021.yaml:10:16  K201  temuan: Tabel 3.5 mencetak nilai 0; dari fakta diperoleh 0,59." in [
        str(problem) for problem in found
    ]


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
    found = reviews_say_from_when(replace(contoh.data, renstra=(first, plan, changed)), ())

    assert [(problem.code, problem.message) for problem in found] == (
        [("K108", f"Versi reviu belum memuat {missing}. Isi, atau nyatakan kosong dengan alasan.")] if missing else []
    )


def test_every_rule_gives_its_reason() -> None:
    """Each rule says in its docstring what must hold."""
    assert [rule for rule in (*RULES, *REPORT_RULES) if not rule.__doc__] == []
