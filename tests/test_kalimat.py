"""Sentences and tables say no more than the data: what is inferred, unknown or of another scope is told as that."""

import re
from dataclasses import replace

import pytest

from sakip.compute import Kinerja
from sakip.model.evaluasi import Rekomendasi
from sakip.render.parts import Figur, Rupa, Status
from sakip.render.sentences import ABOUT_INDICATOR, ABOUT_YEAR
from sakip.render.tables.results import evaluasi
from sakip.render.traces.plain import of_budget
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
        "Dilaksanakan (disimpulkan)" if one else Status("Dilaksanakan", Rupa.BAIK) for one in inferred
    ]


def test_the_real_follow_up(tahun_ini: Kinerja) -> None:
    """The source of 2022 states no status."""
    assert plain_text(ABOUT_YEAR["tindak-lanjut"](tahun_ini)) == (
        "Menurut simpulan dari uraian tindak lanjutnya, dari 10 rekomendasi 6 telah dilaksanakan, 2 dalam proses, "
        "1 tidak diterapkan dengan alasan, dan 1 tanpa tindak lanjut yang dimuat sumber; sumber tidak menyatakan "
        "status 9 di antaranya."
    )


def test_efficiency_is_that_of_the_sasaran_whose_targets_were_met(tahun_ini: Kinerja) -> None:
    """Money of a sasaran that cannot be judged is in no figure that the sentence calls efficient."""
    said = ABOUT_YEAR["efisiensi"](tahun_ini)
    figures = [part for part in said if isinstance(part, Figur)]
    claimed = [
        (part.sasaran.id, [item.hasil.nilai for item in found])
        for part, found in tahun_ini.efisiensi_sasaran
        if not any(item.halangan for item in found)
    ]

    assert claimed == [("tata-kelola-asn", [figure.nilai for figure in figures])]
    assert [figure.teks for figure in figures] == ["16,85", "10,29", "12,62"]
    assert all(figure.jejak and figure.jejak.endswith("-sasaran-tata-kelola-asn-2022") for figure in figures)
    assert plain_text(said).endswith(
        "Untuk sasaran “Meningkatnya kinerja tugas dan fungsi perangkat daerah” efisiensi tidak dinyatakan karena "
        "target Indeks Kepuasan Masyarakat Perangkat Daerah belum dapat dinilai."
    )


def test_efficiency_of_the_whole_where_every_target_was_met(tahun_ini: Kinerja) -> None:
    """Where no sasaran is hindered the sentence has the agency's figures; where all are it claims none."""
    free = tuple(
        (part, tuple(replace(item, halangan=None) for item in found)) for part, found in tahun_ini.efisiensi_sasaran
    )
    bound = tuple((part, tuple(replace(item, halangan="uji") for item in found)) for part, found in free)
    whole = ABOUT_YEAR["efisiensi"](replace(tahun_ini, efisiensi_sasaran=free))
    none = ABOUT_YEAR["efisiensi"](replace(tahun_ini, efisiensi_sasaran=bound))

    assert plain_text(whole).startswith("Target yang diperjanjikan tercapai dengan efisiensi 16,53 poin persen")
    assert all(part.jejak and "-jumlah-" in part.jejak for part in whole if isinstance(part, Figur))
    assert not any(isinstance(part, Figur) for part in none)
    assert plain_text(none).count("efisiensi tidak dinyatakan karena uji.") == len(bound)


def test_outputs_that_were_met_are_counted_by_sub_kegiatan(tahun_ini: Kinerja) -> None:
    """What is counted is the sub kegiatan, not the outputs."""
    assert plain_text(ABOUT_YEAR["keluaran"](tahun_ini)).startswith(
        "Pada 32 dari 34 sub kegiatan, keluaran utamanya mencapai target. Yang belum: "
    )


def test_the_next_year_s_targets(tahun_ini: Kinerja) -> None:
    """Each indicator's target of the year after, with its line in the plan; none after the plan's last year."""
    said = ABOUT_YEAR["target-berikutnya"](tahun_ini)
    places = [part.letak for part in said if isinstance(part, Figur)]
    last = tahun_ini.renstra.model_copy(update={"selesai": tahun_ini.tahun})

    assert plain_text(said) == (
        "Target tahun 2023 menurut Renstra: 0,63 (Indeks Sistem Merit; sudah dilampaui realisasi 2022, 0,65) dan 85 "
        "(Indeks Kepuasan Masyarakat Perangkat Daerah)."
    )
    merit, ikm = (item.indikator.letak("target", 2023) for item in tahun_ini.indikator)
    assert places == [merit, tahun_ini.indikator[0].kini.realisasi.letak, ikm]
    assert None not in places
    assert ABOUT_YEAR["target-berikutnya"](replace(tahun_ini, renstra=last)) == ()


def test_a_provisional_result_passes_no_target(tahun_ini: Kinerja) -> None:
    """What is not final yet is not said to be beyond next year's target."""
    merit, *others = tahun_ini.indikator
    provisional = replace(merit, kini=replace(merit.kini, sementara=True))

    assert "dilampaui" not in plain_text(
        ABOUT_YEAR["target-berikutnya"](replace(tahun_ini, indikator=(provisional, *others)))
    )


def test_the_assessor_s_category_stands_beside_the_status(tahun_ini: Kinerja) -> None:
    """The mark, and what who assessed it has ruled; the mark alone where nobody did."""
    said = [plain_text(ABOUT_INDICATOR["status"](item)) for item in tahun_ini.indikator]

    assert said == ["Tercapai · Kategori III (Baik) menurut penilai", "Belum dapat dinilai"]


def test_the_reconciliation_is_told_by_how_many_differ(tahun_ini: Kinerja) -> None:
    """The kinds of difference stand in the tables, which explain them."""
    assert re.fullmatch(
        r"Sebanyak \d+ angka dan pernyataan tercetak dibandingkan; \d+ berbeda\.",
        plain_text(ABOUT_YEAR["rekonsiliasi"](tahun_ini)),
    )


def test_a_difference_of_shares_is_traced_in_points_by_no_regulation(tahun_ini: Kinerja) -> None:
    """Its steps are in a planner's words, its result in percentage points, its basis the report's own choice."""
    apart = [trace for trace in of_budget(tahun_ini) if trace.id.startswith("hitung-anggaran-selisih-")]

    assert apart
    for trace in apart:
        assert trace.dasar == "Pilihan laporan; tidak ditetapkan dalam PermenPANRB 53/2014"
        assert trace.langkah[0] == "Capaian fisik (paling banyak 100%) − serapan"
        assert all(step.endswith(" poin persen") for step in trace.langkah[1:])
        assert not any("min(" in step for step in trace.langkah)
