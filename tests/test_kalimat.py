"""Sentences and tables say no more than the data: what is inferred, unknown or of another scope is told as that."""

from dataclasses import replace

import pytest

from sakip.compute import Kinerja
from sakip.model.evaluasi import Rekomendasi
from sakip.render.parts import Rupa, Status
from sakip.render.sentences import ABOUT_YEAR
from sakip.render.tables.results import evaluasi
from sakip.render.write import plain_text


def followed(year: Kinerja, *inferred: bool) -> Kinerja:
    """The year with as many recommendations that were followed, each stated or inferred."""
    newest = year.evaluasi[-1]
    items = tuple(
        Rekomendasi.model_validate(
            {
                "komponen": "Uji",
                "uraian": "Uji (rekaan).",
                "tindak_lanjut": "Uji.",
                "status": newest.rekomendasi[0].status,
                "disimpulkan": one,
            }
        )
        for one in inferred
    )
    return replace(year, evaluasi=(newest.model_copy(update={"rekomendasi": items}),))


@pytest.mark.parametrize(
    "inferred, sentence",
    [
        ((False, False), "Dari 2 rekomendasi, 2 telah dilaksanakan."),
        (
            (True, False),
            "Menurut simpulan dari uraian tindak lanjutnya, dari 2 rekomendasi 2 telah dilaksanakan; sumber tidak "
            "menyatakan status 1 di antaranya.",
        ),
        (
            (True, True),
            "Menurut simpulan dari uraian tindak lanjutnya, dari 2 rekomendasi 2 telah dilaksanakan; sumber tidak "
            "menyatakan statusnya.",
        ),
    ],
)
def test_an_inferred_status_is_told(inferred: tuple[bool, ...], sentence: str, contoh: Kinerja) -> None:
    """What the source does not state is neither counted as stated nor drawn as a judgement."""
    year = followed(contoh, *inferred)
    table = evaluasi(year)

    assert plain_text(ABOUT_YEAR["tindak-lanjut"](year)) == sentence
    assert table is not None
    assert [row.sel[-1] for row in table.baris] == [
        Status("Dilaksanakan (disimpulkan)", Rupa.KOSONG) if one else Status("Dilaksanakan", Rupa.BAIK)
        for one in inferred
    ]


def test_the_real_follow_up(tahun_ini: Kinerja) -> None:
    """The source of 2022 states no status."""
    assert plain_text(ABOUT_YEAR["tindak-lanjut"](tahun_ini)) == (
        "Menurut simpulan dari uraian tindak lanjutnya, dari 10 rekomendasi 6 telah dilaksanakan, 2 dalam proses, "
        "1 tidak diterapkan dengan alasan, dan 1 tanpa tindak lanjut yang dimuat sumber; sumber tidak menyatakan "
        "status 9 di antaranya."
    )
