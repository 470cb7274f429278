"""Warnings are accepted beside the fact that they are about, by the innermost one that can; what is stale is told.

The cases are ``penerimaan.yaml``: texts planted in a copy of the example's data.
"""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import CONTOH, ROOT
from kasus import kasus
from sakip.check import perkara, review
from sakip.compute import Kinerja
from sakip.load import load
from sakip.model.base import Berkas, Penerimaan
from sakip.render.tables.completeness import peringatan_diterima

KEPT = {
    re.sub(r":\d+:\d+ ", " ", line, count=1)
    for line in (ROOT / "tests" / "cases" / "temuan.txt").read_text("utf-8").splitlines()
}


@pytest.mark.parametrize("case", kasus("penerimaan.yaml"))
def test_accepted(case: Any, tmp_path: Path, contoh: Kinerja) -> None:
    """A warning is accepted by the innermost fact around it that can carry an acceptance, and by nothing else."""
    folder = Path(shutil.copytree(CONTOH / "data", tmp_path / "data"))
    for planted in case["tanam"]:
        file = folder / planted["berkas"]
        text = file.read_text("utf-8")
        assert planted["ganti"] in text
        file.write_text(text.replace(planted["ganti"], planted["menjadi"], 1), "utf-8")
    found = review(perkara(load(folder)))
    before = {item.problem.message for item in review(perkara(contoh.data)).accepted}

    assert list(case["tersisa"]) == [
        told for problem in found.problems if re.sub(r":\d+:\d+ ", " ", told := str(problem), count=1) not in KEPT
    ]
    assert list(case["diterima"]) == [
        f"{item.problem.letak} {item.problem.code} {item.penerimaan.oleh}: {item.penerimaan.alasan}"
        for item in found.accepted
        if item.problem.message not in before
    ]


def test_the_example_accepts_a_few(contoh: Kinerja) -> None:
    """Each acceptance of the example answers exactly one warning, and says why and by whom."""
    accepted = review(perkara(contoh.data)).accepted

    assert [(item.problem.code, item.penerimaan.oleh) for item in accepted] == [
        ("K411", "Kepala Dinas Contoh"),
        ("K403", "Sekretaris Dinas Contoh"),
    ]
    assert len({id(item.penerimaan) for item in accepted}) == len(accepted)


def test_the_table_of_what_is_accepted(contoh: Kinerja) -> None:
    """The table has a row for each: where, which, what is wrong in one sentence, why, by whom."""
    table = peringatan_diterima(contoh)
    assert table is not None

    assert [str(column.judul) for column in table.kolom] == [
        "Letak", "Kode", "Peringatan", "Alasan diterima", "Diterima oleh",
    ]  # fmt: skip
    assert [row.sel[1:] for row in table.baris][1] == (
        "K403",
        'Capaian "Jumlah temuan pemeriksaan yang berulang" −25,00%, di bawah 50%.',
        "Temuan aset lama muncul kembali; angkanya sudah dicocokkan dengan laporan pemeriksaan.",
        "Sekretaris Dinas Contoh",
    )


def test_every_file_can_accept() -> None:
    """Each kind of file carries acceptances, so that no warning is without a place for one."""
    kinds = [kind for kind in Berkas.__subclasses__() if "diterima" not in kind.model_fields]

    assert kinds == []


@pytest.mark.parametrize("kode", ["K403", "T101", "K901"])
def test_a_code_is_a_letter_and_three_digits(kode: str) -> None:
    """A code is written as the check writes it."""
    assert Penerimaan(kode=kode, alasan="Sebab.", oleh="Kepala").kode == kode


@pytest.mark.parametrize("kode", ["k403", "K40", "K4030", "403", "K403 "])
def test_other_codes_are_refused(kode: str) -> None:
    """Anything else is refused when it is read."""
    with pytest.raises(ValueError, match="kode"):
        Penerimaan(kode=kode, alasan="Sebab.", oleh="Kepala")
