"""What is told of prose: figures that were typed, and words that the facts contradict; the cases are ``teks.yaml``."""

from dataclasses import replace
from decimal import Decimal
from time import process_time
from typing import Any

import pytest

from kasus import kasus, tree
from sakip.check import Perkara, check, page_problems
from sakip.check.prose import words_follow_the_series, words_follow_the_target
from sakip.check.typed import mistyped, typed_figures
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


@pytest.mark.parametrize("case", kasus("teks.yaml", "tanda"))
def test_half_marks(case: Any) -> None:
    """A mark without its other half is told instead of the figures that it was to hold."""
    halves, figures = mistyped(case["teks"])

    assert list(case["tanda"]) == [case["teks"][half.start : half.end] for half in halves]
    assert [half.sign for half in halves] == [case["teks"][half.at : half.at + 2] for half in halves]
    assert list(case["angka"]) == [figure for _, figure in figures]


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


def test_the_whole_message_of_half_a_mark() -> None:
    """The message says which half is lacking, and up to where it may stand; a call within it is not quoted."""
    told = (
        "teks yang diapitnya, pada baris yang sama, paling jauh 200 karakter, dan tanpa kurung siku lain di antaranya."
    )
    text = "Hadir [[28 dari {{ angka('x') }} orang yang diundang ke pelatihan penilai.\n\nHadir 28 orang]].\n"

    assert list(map(str, page_problems("content/uji.md", text))) == [
        'content/uji.md:1:7  T101  Tanda [[ pada "[[28 dari … orang yang diundang ke pelat…" tidak ditutup. '
        f"Tulis ]] sesudah {told}",
        f'content/uji.md:3:15  T101  Tanda ]] pada "Hadir 28 orang]]" tidak dibuka. Tulis [[ sebelum {told}',
    ]


@pytest.mark.parametrize("text", ["di bawah target ", "~~~", "[[", "]] 1\n", "1) ", "dua puluh ", "“"])
def test_long_texts_are_read_at_once(text: str, contoh: Kinerja) -> None:
    """What repeats costs about as much as it is long: eight times the text far less than its square."""
    case = _perkara(contoh, _item(contoh, {}))

    def seconds(letters: int) -> float:
        began = process_time()
        list(page_problems("content/uji.md", text * (letters // len(text)), case))
        return process_time() - began

    seconds(2_500)
    short, long = (min(seconds(letters) for _ in range(3)) for letters in (2_500, 20_000))
    assert long < 32 * short


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
    """The indicator that the case speaks of, its value, target, capaian and last year as the case says."""
    item = contoh.satu(case.get("indikator", SPOKEN_OF))
    assert item is not None
    arah = Arah(case["arah"]) if "arah" in case else None
    better = {Polaritas.NAIK: Arah.NAIK, Polaritas.TURUN: Arah.TURUN}[item.uraian.polaritas]
    mutu = Mutu.TETAP if arah is Arah.TETAP else Mutu.MEMBAIK if arah is better else Mutu.MEMBURUK
    tren = Tren(arah, mutu) if arah else None
    before, now = case.get("capaian", (None, None))
    sebelum, ambang = item.sebelum, case.get("ambang")
    if sebelum is not None:
        told = case.get("sebelum", sebelum.tahun)
        sebelum = replace(sebelum, tahun=told, capaian=_capaian(sebelum.capaian, before))
    return replace(
        item,
        uraian=item.uraian.model_copy(update={"ambang_berubah": Decimal(ambang) if ambang else None}),
        tren=tren,
        kini=replace(item.kini, tercapai=case.get("tercapai"), capaian=_capaian(item.kini.capaian, now)),
        sebelum=sebelum,
    )


def _capaian(hasil: Hasil, share: str | None) -> Hasil:
    return replace(hasil, nilai=Decimal(share) if share else None, alasan=None if share else "tidak diketahui")


def _perkara(contoh: Kinerja, item: KinerjaIndikator) -> Perkara:
    return Perkara(data=contoh.data, tahun=(replace(contoh, indikator=(item,)),))


def _said(problem: Problem) -> str:
    return problem.message.split('"')[1]
