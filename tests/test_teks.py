"""What is told of prose: figures that were typed, and words that the facts contradict; the cases are ``teks.yaml``."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kasus import kasus, tree
from sakip.check import Perkara, check, page_problems
from sakip.check.prose import words_follow_the_series, words_follow_the_target
from sakip.check.typed import typed_figures
from sakip.compute import Arah, Hasil, Kinerja, KinerjaIndikator, Mutu, Tren
from sakip.model import Polaritas, RealisasiIndikator
from sakip.problem import Problem

SPOKEN_OF = "warga-keliling"


@pytest.mark.parametrize("case", kasus("teks.yaml", "angka"))
def test_figures(case: Any) -> None:
    """A typed figure is found, as it is written, and where it stands."""
    found = typed_figures(case["teks"])

    assert list(case["angka"]) == [figure for _, figure in found]
    assert [figure for _, figure in found] == [case["teks"][at : at + len(figure)] for at, figure in found]


@pytest.mark.parametrize("case", kasus("teks.yaml", "bukan_angka"))
def test_no_figures(case: Any) -> None:
    """A year, a date, the number of a regulation or of a part of a document is no figure."""
    assert typed_figures(case["teks"]) == ()


@pytest.mark.parametrize("case", kasus("teks.yaml", "halaman"))
def test_pages(case: Any) -> None:
    """On a page only prose is looked at; a line with figures is told once, at its first figure."""
    found = list(page_problems("content/uji.md", case["isi"]))

    assert list(case["teguran"]) == [f"{problem.letak.baris}:{problem.letak.kolom}" for problem in found]
    assert {"T101"} >= {problem.code for problem in found}


def test_the_whole_message_of_a_page() -> None:
    """The message names every figure once, and says both ways out."""
    assert list(map(str, page_problems("content/uji.md", "Dari 30 orang, 28 orang; dari 30 unit, Rp 5 juta.\n"))) == [
        'content/uji.md:1:6  T101  Angka "30", "28", "Rp 5" diketik dalam teks dan tidak ikut berubah bersama datanya. '
        "Pakai angka dari data, atau apit [[30 …]] beserta satuannya bila memang disengaja."
    ]


@pytest.mark.parametrize("case", kasus("teks.yaml", "kata"))
def test_words(case: Any, contoh: Kinerja) -> None:
    """Words in an indicator's own analysis that its value or target contradicts are told, and no others."""
    stated = f"indikator: {SPOKEN_OF}\nanalisis:\n  penyebab:\n    - uraian: {case['teks']}\n"
    fakta = RealisasiIndikator.model_validate(tree(stated, "uji"))
    item = _item(contoh, case)
    judged = _perkara(contoh, replace(item, kini=replace(item.kini, fakta=fakta)))
    found = [*words_follow_the_series(judged), *words_follow_the_target(judged)]

    assert list(case["ditegur"]) == [message.split('"')[1] for _, message in found]
    assert [place and place.baris for place, _ in found] == [4] * len(found)


@pytest.mark.parametrize("case", kasus("teks.yaml", "kata_halaman"))
def test_words_of_a_page(case: Any, contoh: Kinerja) -> None:
    """On a page a sentence speaks of the indicator that it names in full."""
    judged = _perkara(contoh, _item(contoh, case))
    found = [one for one in page_problems("content/uji.md", case["teks"], judged) if one.code != "T101"]

    assert list(case["ditegur"]) == [_said(problem) for problem in found]


def test_the_whole_message_of_a_word(contoh: Kinerja) -> None:
    """The message quotes the words and says what the data say, on the sentence's place."""
    judged = _perkara(contoh, _item(contoh, {"arah": "turun", "tercapai": False}))
    text = "Awal.\nJumlah warga yang dilayani di layanan keliling meningkat dan melampaui target.\n"

    assert list(map(str, page_problems("content/uji.md", text, judged))) == [
        'content/uji.md:2:1  T102  Teks berkata "meningkat", padahal nilai "warga-keliling" turun. '
        "Perbaiki kalimatnya.",
        'content/uji.md:2:1  T103  Teks berkata "melampaui target", padahal target "warga-keliling" tidak tercapai. '
        "Perbaiki kalimatnya.",
    ]


def test_pages_without_facts_are_searched_for_figures_only() -> None:
    """Where no facts are at hand, words are not judged."""
    assert list(page_problems("content/uji.md", "Nilai indikator meningkat dan target tercapai.\n")) == []


def test_clean_prose_of_the_example(contoh: Kinerja) -> None:
    """The example's hostile texts, whose marks are taken away for readers, are not complained of."""
    assert [problem for problem in check(contoh.data) if problem.code.startswith("T")] == []
    assert "[[" not in str(contoh.data.instansi.catatan) and "{{ 1 }}" in str(contoh.data.instansi.catatan)


def _item(contoh: Kinerja, case: Any) -> KinerjaIndikator:
    """The indicator that the case speaks of, its value, target and capaian (before, now) as the case says."""
    item = contoh.satu(case.get("indikator", SPOKEN_OF))
    assert item is not None
    arah = Arah(case["arah"]) if "arah" in case else None
    better = {Polaritas.NAIK: Arah.NAIK, Polaritas.TURUN: Arah.TURUN}[item.uraian.polaritas]
    mutu = Mutu.TETAP if arah is Arah.TETAP else Mutu.MEMBAIK if arah is better else Mutu.MEMBURUK
    tren = Tren(arah, mutu) if arah else None
    before, now = case.get("capaian", (None, None))
    return replace(
        item,
        tren=tren,
        kini=replace(item.kini, tercapai=case.get("tercapai"), capaian=_capaian(item.kini.capaian, now)),
        sebelum=item.sebelum and replace(item.sebelum, capaian=_capaian(item.sebelum.capaian, before)),
    )


def _capaian(hasil: Hasil, share: str | None) -> Hasil:
    return replace(hasil, nilai=Decimal(share) if share else None, alasan=None if share else "tidak diketahui")


def _perkara(contoh: Kinerja, item: KinerjaIndikator) -> Perkara:
    return Perkara(data=contoh.data, tahun=(replace(contoh, indikator=(item,)),))


def _said(problem: Problem) -> str:
    return problem.message.split('"')[1]
