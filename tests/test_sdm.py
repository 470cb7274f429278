"""Totals of staff are counts of what the data state, by status, sex, education and rank."""

from typing import Any

import pytest

from kasus import kasus
from sakip.compute import Kinerja, people, statuses
from sakip.model.sdm import JenisKelamin


@pytest.mark.parametrize("case", kasus("sdm.yaml"))
def test_sdm(case: Any, contoh: Kinerja) -> None:
    """The total, or why there is none, is that of the case."""
    assert contoh.sdm is not None
    levels = getattr(contoh.sdm, case["kelompok"])
    if "tingkat" in case:
        levels = tuple(level for level in levels if level.nama == case["tingkat"])
    sex = JenisKelamin(case["jenis_kelamin"]) if "jenis_kelamin" in case else None
    found = people(levels, status=case.get("status"), jenis_kelamin=sex)

    assert case["orang"] == (found.alasan if found.angka is None else found.angka)


def test_statuses_are_those_that_occur(contoh: Kinerja) -> None:
    """A table of ranks has no column for those who have none, and its columns keep the data's order."""
    sdm = contoh.sdm
    assert sdm is not None

    assert ("pns", "pppk", "kontrak") == statuses(sdm, sdm.pendidikan)
    assert ("pns", "pppk") == statuses(sdm, sdm.golongan)


def test_total_is_traced_to_its_lines(contoh: Kinerja) -> None:
    """Each count of a total knows whom it counts and where it was typed."""
    assert contoh.sdm is not None
    jejak = people(contoh.sdm.golongan[:1]).jejak

    assert jejak is not None
    assert ["Golongan IV, laki-laki", "Golongan IV, perempuan"] == [item.nama for item in jejak.masukan]
    assert all(item.letak is not None for item in jejak.masukan)
