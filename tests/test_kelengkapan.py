"""What the regulations ask a report to hold is found to be there, missing, explained or not asked for.

Each state comes from the example with a little changed: a result taken away, an analysis emptied, a date left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest

from conftest import performance
from sakip.check import perkara
from sakip.check.completeness import analyses_are_there, review_agrees_with_facts, review_items_are_there
from sakip.compute import Keadaan, Kinerja, Syarat, daftar_uji, kriteria_pelaporan, tujuh_analisis
from sakip.model import Dataset, Jawaban, Kosong, RealisasiIndikator, Sasaran, Sebab
from sakip.model.base import Hilang
from sakip.model.pk import Pihak, VersiPk
from sakip.model.realisasi import Analisis, Butir, Pembanding
from sakip.model.reviu import NomorButir
from sakip.render.parts import Figur, Sel, Status, Tabel
from sakip.render.sentences.annex import kelengkapan, reviu
from sakip.render.tables.completeness import (
    kelengkapan_analisis,
    kelengkapan_kriteria,
    kelengkapan_reviu,
    peringatan_diterima,
    temuan,
)

ADA, BELUM, DIJELASKAN = Keadaan.ADA, Keadaan.BELUM, Keadaan.DIJELASKAN
TAK_BERLAKU, PEREVIU = Keadaan.TAK_BERLAKU, Keadaan.PEREVIU
YA, TIDAK, TIDAK_BERLAKU = Jawaban
Change = Callable[[Dataset], Dataset]
IZIN = "Persentase permohonan perizinan dan nonperizinan yang diselesaikan tepat waktu …"
SUHU = "Rata-rata suhu ruang arsip"
NOT_MEASURED = Kosong(kosong=Sebab.BELUM_DIUKUR, alasan="Alatnya rusak.")
NOT_ASKED = Kosong(kosong=Sebab.TIDAK_BERLAKU, alasan="Tidak ada bencana.")
NOT_STATED = Kosong(kosong=Sebab.TIDAK_DIMUAT, alasan="Laporannya tidak menyebutnya.")
POINT = (Butir(uraian="Sebabnya jelas."),)


def same(data: Dataset) -> Dataset:
    """The example as it is."""
    return data


def without_result(*indikator: str) -> Change:
    """Nothing stated of these indicators in the reported year."""
    return lambda data: _results(data, lambda item: None if item.indikator in indikator else item)


def result(indikator: str, **update: object) -> Change:
    """What was stated of this indicator in the reported year, changed."""
    return lambda data: _results(
        data, lambda item: item.model_copy(update=update) if item.indikator == indikator else item
    )


def without_history(data: Dataset) -> Dataset:
    """No result of an earlier year."""
    return replace(data, realisasi=data.realisasi[-1:])


def without_budget(data: Dataset) -> Dataset:
    """No budget of the reported year."""
    return replace(data, anggaran=tuple(item for item in data.anggaran if item.tahun != data.tahun))


def without_agreement(data: Dataset) -> Dataset:
    """No Perjanjian Kinerja of the reported year."""
    return replace(data, pk=tuple(item for item in data.pk if item.tahun != data.tahun))


def copied_agreement(data: Dataset) -> Dataset:
    """The Perjanjian Kinerja is copied from a document that lost a table and does not tell its versions apart."""

    def version(versi: VersiPk) -> VersiPk:
        target = (item.model_copy(update={"tanpa_versi": item.indikator == "warga-keliling"}) for item in versi.target)
        return versi.model_copy(update={"target": tuple(target)})

    lost = Hilang(bagian="Tabel 2.5", alasan="Berupa gambar.")
    agreements = (
        item.model_copy(update={"hilang": (lost,), "versi": tuple(map(version, item.versi))}) for item in data.pk
    )
    return replace(data, pk=tuple(agreements))


def without_organization(data: Dataset) -> Dataset:
    """The agency is not described."""
    return replace(data, organisasi=())


def without_end(data: Dataset) -> Dataset:
    """The plan sets no target for its last year."""
    return _plan(
        data,
        lambda sasaran: sasaran.model_copy(
            update={
                "indikator": tuple(
                    item.model_copy(
                        update={"target": {year: value for year, value in item.target_tahunan.items() if year != 2027}}
                    )
                    for item in sasaran.indikator
                )
            }
        ),
    )


def without_programs(data: Dataset) -> Dataset:
    """No sasaran names a program."""
    return _plan(data, lambda sasaran: sasaran.model_copy(update={"program": ()}))


def report(**update: object) -> Change:
    """The report's own dates, changed."""
    return lambda data: replace(data, laporan=(*data.laporan[:-1], data.laporan[-1].model_copy(update=update)))


def review(**update: object) -> Change:
    """The statement of the review, changed."""
    return lambda data: replace(data, reviu=tuple(item.model_copy(update=update) for item in data.reviu))


def answered(butir: str, jawaban: Jawaban) -> Change:
    """The reviewer's answer to an item, changed."""
    return lambda data: review(
        daftar_uji=tuple(
            item.model_copy(update={"jawaban": jawaban}) if item.butir == butir else item
            for item in data.reviu[-1].daftar_uji
        )
    )(data)


def without_review(data: Dataset) -> Dataset:
    """No statement of a review."""
    return replace(data, reviu=())


def both(one: Change, other: Change) -> Change:
    """One change after the other."""
    return lambda data: other(one(data))


ANALYSES: Mapping[str, tuple[Change, str, str, Keadaan, str]] = {
    "1 ada": (same, "izin-tuntas", "1", ADA, ""),
    "1 belum diukur": (
        same,
        "literasi-layanan",
        "1",
        DIJELASKAN,
        "Survei tahun 2025 ditunda dan baru dilakukan pada bulan Maret 2026",
    ),
    "1 tidak berlaku": (
        same,
        "pemulihan-layanan",
        "1",
        TAK_BERLAKU,
        "Tidak ada bencana yang menghentikan layanan pada tahun 2025",
    ),
    "1 belum ada": (without_result("suhu-arsip"), "suhu-arsip", "1", BELUM, "realisasi 2025 belum diisi"),
    "2 ada sejak tahun pertama yang diketahui": (same, "kepuasan-warga", "2", ADA, "sejak 2021"),
    "2 belum ada": (without_history, "suhu-arsip", "2", BELUM, "belum ada realisasi tahun sebelumnya"),
    "2 indikator yang menggantikan": (
        without_history,
        "temuan-berulang",
        "2",
        TAK_BERLAKU,
        "indikator baru dalam rencana ini",
    ),
    "3 ada": (same, "izin-tuntas", "3", ADA, ""),
    "3 belum ada": (without_end, "izin-tuntas", "3", BELUM, "target akhir Renstra 2027 belum diisi"),
    "3 dijelaskan": (
        result("suhu-arsip", nilai=NOT_MEASURED, triwulan=None),
        "suhu-arsip",
        "3",
        DIJELASKAN,
        "Alatnya rusak",
    ),
    "4 ada": (same, "predikat-akip", "4", ADA, "Rata-rata kabupaten/kota (rekaan)"),
    "4 ada beberapa": (same, "kepuasan-warga", "4", ADA, "Rata-rata nasional (rekaan); Kabupaten Angan-Angan (rekaan)"),
    "4 tidak berlaku": (same, "suhu-arsip", "4", TAK_BERLAKU, "Tidak ada standar nasional untuk indikator rekaan ini"),
    "4 dijelaskan": (
        result("suhu-arsip", standar_nasional=NOT_STATED),
        "suhu-arsip",
        "4",
        DIJELASKAN,
        "Laporannya tidak menyebutnya",
    ),
    "4 belum ada": (
        result("suhu-arsip", standar_nasional=None),
        "suhu-arsip",
        "4",
        BELUM,
        "standar_nasional belum diisi",
    ),
    "4 belum ada tanpa realisasi": (
        without_result("suhu-arsip"),
        "suhu-arsip",
        "4",
        BELUM,
        "standar_nasional belum diisi",
    ),
    "5 ada": (same, "suhu-arsip", "5", ADA, ""),
    "5 hambatan saja sudah penyebab": (
        result("suhu-arsip", analisis=Analisis(hambatan=POINT, solusi=POINT)),
        "suhu-arsip",
        "5",
        ADA,
        "",
    ),
    "5 langkah saja sudah solusi": (
        result("suhu-arsip", analisis=Analisis(penyebab=POINT, langkah=POINT)),
        "suhu-arsip",
        "5",
        ADA,
        "",
    ),
    "5 tanpa penyebab": (
        result("suhu-arsip", analisis=Analisis(solusi=POINT)),
        "suhu-arsip",
        "5",
        BELUM,
        "penyebab belum diisi",
    ),
    "5 tanpa solusi": (
        result("suhu-arsip", analisis=Analisis(penyebab=POINT)),
        "suhu-arsip",
        "5",
        BELUM,
        "solusi belum diisi",
    ),
    "5 kosong": (
        result("suhu-arsip", analisis=Analisis()),
        "suhu-arsip",
        "5",
        BELUM,
        "penyebab dan solusi belum diisi",
    ),
    "5 tidak ada": (result("suhu-arsip", analisis=None), "suhu-arsip", "5", BELUM, "penyebab dan solusi belum diisi"),
    "5 dari aspek penilaiannya": (result("kepuasan-warga", analisis=None), "kepuasan-warga", "5", ADA, ""),
    "6 ada": (same, "suhu-arsip", "6", ADA, "seluruh instansi; anggaran sasaran ini tidak terpisah"),
    "6 belum ada": (without_budget, "suhu-arsip", "6", BELUM, "anggaran belum ada"),
    "7 ada": (
        same,
        "armada-layanan",
        "7",
        ADA,
        'Program Sarana & Arsip "Satu | Pintu" (rekaan); Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota',
    ),
    "7 tanpa anggaran": (without_budget, "suhu-arsip", "7", BELUM, "belum ada program sasaran ini dalam anggaran"),
    "7 sasaran tanpa program": (
        without_programs,
        "suhu-arsip",
        "7",
        BELUM,
        "belum ada program sasaran ini dalam anggaran",
    ),
}


@pytest.mark.parametrize("case", ANALYSES.values(), ids=ANALYSES)
def test_seven_analyses(case: tuple[Change, str, str, Keadaan, str], contoh: Kinerja) -> None:
    """Each analysis is found in each of its states, with a clause about it."""
    change, indikator, nomor, keadaan, keterangan = case
    part = _analysis(performance(change(contoh.data)), indikator, nomor)

    assert (keadaan, keterangan) == (part.keadaan, part.keterangan)


def test_each_analysis_is_seven(contoh: Kinerja) -> None:
    """Every indicator with a target this year has the seven, numbered as in the regulation."""
    found = tujuh_analisis(contoh)

    assert [item.id for item, _ in found] == [item.id for item in contoh.indikator]
    assert {tuple(part.nomor for part in parts) for _, parts in found} == {tuple("1234567")}


def test_earlier_years_that_do_not_apply(contoh: Kinerja) -> None:
    """Where no earlier year could have a value, and each says so, the comparison is not asked for."""
    assert _analysis(contoh, "pemulihan-layanan", "2").keadaan in (DIJELASKAN, TAK_BERLAKU)


ITEMS: Mapping[str, tuple[Change, str, Keadaan, str]] = {
    "I.1 ada": (same, "I.1", ADA, ""),
    "I.1 belum ada": (without_organization, "I.1", BELUM, "uraian organisasi tahun ini belum ada"),
    "I.2 ada": (same, "I.2", ADA, ""),
    "I.3 dijelaskan": (same, "I.3", DIJELASKAN, "Survei tahun 2025 ditunda dan baru dilakukan pada bulan Maret 2026"),
    "I.3 ada": (result("literasi-layanan", nilai=Decimal("64.0")), "I.3", ADA, ""),
    "I.3 belum ada": (without_result("suhu-arsip"), "I.3", BELUM, "realisasi 2025 belum diisi"),
    "I.4 ada": (same, "I.4", ADA, ""),
    "I.4 belum ada": (without_agreement, "I.4", BELUM, "Perjanjian Kinerja belum ada"),
    "I.4 sebagian tidak terbaca": (
        copied_agreement,
        "I.4",
        ADA,
        "disusun dari data; tidak terbaca dari sumbernya: Tabel 2.5",
    ),
    "I.5 belum ada": (
        result("suhu-arsip", analisis=Analisis(penyebab=POINT, solusi=POINT)),
        "I.5",
        BELUM,
        "langkah berikutnya belum ada",
    ),
    "I.5 ada": (same, "I.5", ADA, ""),
    "I.6 ada": (same, "I.6", ADA, ""),
    "I.6 belum ada": (without_budget, "I.6", BELUM, "realisasi anggaran belum ada"),
    "II.1 ya menurut pereviu": (same, "II.1", ADA, "menurut pereviu"),
    "II.1 tidak menurut pereviu": (answered("II.1", TIDAK), "II.1", BELUM, "tidak terpenuhi menurut pereviu"),
    "II.1 tidak berlaku menurut pereviu": (answered("II.1", TIDAK_BERLAKU), "II.1", TAK_BERLAKU, "menurut pereviu"),
    "II.1 dinilai pereviu": (without_review, "II.1", PEREVIU, ""),
    "II.6 tidak dijawab pereviu": (same, "II.6", PEREVIU, ""),
    "II.2 ada": (same, "II.2", ADA, ""),
    "II.2 belum ada": (result("suhu-arsip", bukti=()), "II.2", BELUM, "bukti dukung belum ada"),
    "II.3 ada": (same, "II.3", ADA, ""),
    "II.4 ada": (same, "II.4", ADA, ""),
    "III.1 belum ada": (without_agreement, "III.1", BELUM, "Perjanjian Kinerja belum ada"),
    "III.2 ada": (same, "III.2", ADA, "dirujuk dari Renstra 2023–2027"),
    "III.3 tidak berlaku": (same, "III.3", TAK_BERLAKU, "sasaran dirujuk dari Renstra"),
    "III.4 ada": (same, "III.4", ADA, "target dirujuk dari Perjanjian Kinerja"),
    "III.4 belum ada": (without_agreement, "III.4", BELUM, "Perjanjian Kinerja belum ada"),
    "III.4 versinya tidak dibedakan": (
        copied_agreement,
        "III.4",
        ADA,
        "target dirujuk dari Perjanjian Kinerja; sumbernya tidak membedakan versi: "
        "Jumlah warga yang dilayani di layanan keliling",
    ),
    "III.5 ada": (same, "III.5", ADA, ""),
    "III.6 dijelaskan dalam perjanjian": (same, "III.6", ADA, ""),
    "III.7 belum ada": (without_history, "III.7", BELUM, f"{IZIN}: belum ada realisasi tahun sebelumnya"),
    "III.8 tidak, dijelaskan": (same, "III.8", DIJELASKAN, "penjelasannya memadai menurut pereviu (butir III.9)"),
    "III.8 tidak, penjelasannya kurang": (
        answered("III.9", TIDAK),
        "III.8",
        BELUM,
        "tidak terpenuhi menurut pereviu",
    ),
    "III.8 ya": (answered("III.8", YA), "III.8", ADA, "menurut pereviu"),
    "III.10 dinilai pereviu": (same, "III.10", PEREVIU, ""),
    "I.6 tetap menurut data": (answered("I.6", TIDAK), "I.6", ADA, ""),
    "3.1.1 ada": (same, "3.1.1", ADA, ""),
    "3.1.2 ada": (same, "3.1.2", ADA, ""),
    "3.1.2 belum ada": (without_history, "3.1.2", BELUM, "laporan atau realisasi tahun sebelumnya belum ada"),
    "3.1.3 ada": (same, "3.1.3", ADA, "16 Februari 2026"),
    "3.1.3 belum ada": (report(ditetapkan=None), "3.1.3", BELUM, "tanggal ditetapkan belum diisi"),
    "3.1.4 dijelaskan": (report(direviu=NOT_STATED), "3.1.4", DIJELASKAN, "Laporannya tidak menyebutnya"),
    "3.1.4 tidak berlaku": (report(direviu=NOT_ASKED), "3.1.4", TAK_BERLAKU, "Tidak ada bencana"),
    "3.1.5 ada": (same, "3.1.5", ADA, "terbit sebagai situs ini"),
    "3.1.6 tepat waktu": (same, "3.1.6", ADA, "20 Februari 2026"),
    "3.1.6 hari terakhir": (report(disampaikan=date(2026, 2, 28)), "3.1.6", ADA, "28 Februari 2026"),
    "3.1.6 terlambat": (report(disampaikan=date(2026, 3, 1)), "3.1.6", BELUM, "1 Maret 2026"),
    "3.1.6 belum diisi": (report(disampaikan=None), "3.1.6", BELUM, "tanggal disampaikan belum diisi"),
    "3.2.1 ada": (same, "3.2.1", ADA, ""),
    "3.2.1 belum ada": (without_organization, "3.2.1", BELUM, "bagian wajib belum ada"),
    "3.2.3 yang terburuk menentukan": (
        without_result("suhu-arsip"),
        "3.2.3",
        BELUM,
        f"{SUHU}: realisasi 2025 belum diisi",
    ),
    "3.2.4 yang terburuk menentukan": (without_end, "3.2.4", BELUM, "target akhir Renstra 2027 belum diisi"),
    "3.2.6 ada bila satu saja punya pembanding": (
        same,
        "3.2.6",
        ADA,
        "Rata-rata nasional (rekaan); Kabupaten Angan-Angan (rekaan)",
    ),
    "3.2.6 belum ada": (
        result("suhu-arsip", standar_nasional=None),
        "3.2.6",
        BELUM,
        f"{SUHU}: standar_nasional belum diisi",
    ),
    "3.2.7 belum ada": (
        result("suhu-arsip", analisis=None),
        "3.2.7",
        BELUM,
        f"{SUHU}: penyebab dan solusi belum diisi",
    ),
    "3.2.8 belum ada": (without_budget, "3.2.8", BELUM, "anggaran belum ada"),
    "3.2.9 ada": (same, "3.2.9", ADA, ""),
    "3.2.9 belum ada": (
        result("suhu-arsip", analisis=None),
        "3.2.9",
        BELUM,
        f"langkah berikutnya bagi {SUHU} belum ada",
    ),
}


@pytest.mark.parametrize(("change", "nomor", "keadaan", "keterangan"), ITEMS.values(), ids=ITEMS)
def test_items(change: Change, nomor: str, keadaan: Keadaan, keterangan: str, contoh: Kinerja) -> None:
    """Each item of the checklist and each criterion is found in its states."""
    part = _items(performance(change(contoh.data)))[nomor]

    assert (keadaan, keterangan) == (part.keadaan, part.keterangan)


def test_what_does_not_apply_does_not_hide_the_rest(contoh: Kinerja) -> None:
    """An item is there where every value that applies is."""
    data = both(result("literasi-layanan", nilai=Decimal("64.0")), result("opini-keuangan", nilai=NOT_ASKED))(
        contoh.data
    )

    assert _items(performance(data))["I.3"].keadaan is ADA


def test_the_clause_is_about_what_is_missing(contoh: Kinerja) -> None:
    """What is missing is named, not what was explained."""
    data = both(result("izin-tuntas", nilai=NOT_MEASURED, unsur=None), without_result("suhu-arsip"))(contoh.data)

    assert _items(performance(data))["I.3"].keterangan == "realisasi 2025 belum diisi"


def test_what_was_not_measured_needs_no_evidence(contoh: Kinerja) -> None:
    """An indicator whose value is empty with a reason has nothing to prove."""
    assert _items(performance(result("literasi-layanan", bukti=())(contoh.data)))["II.2"].keadaan is ADA


def test_numbers_are_the_regulations(contoh: Kinerja) -> None:
    """The checklist and the criteria are complete, in their order."""
    expected = [f"I.{n}" for n in range(1, 7)] + [f"II.{n}" for n in range(1, 8)] + [f"III.{n}" for n in range(1, 11)]
    groups = kriteria_pelaporan(contoh)

    assert [part.nomor for part in daftar_uji(contoh)] == [*get_args(NomorButir)] == expected
    assert [(group.nomor, group.bobot, len(group.syarat)) for group in groups] == [("3.1", "3", 6), ("3.2", "4,5", 9)]


def test_a_year_without_agreement_is_not_asked(contoh: Kinerja) -> None:
    """K8 says nothing of a year without Perjanjian Kinerja: K104 has said it."""
    judged = perkara(without_agreement(contoh.data))

    assert [*analyses_are_there(judged), *review_items_are_there(judged)] == []


def test_what_is_missing_is_told_once(contoh: Kinerja) -> None:
    """What an analysis tells is not told again as a criterion or an item of the checklist."""
    judged = perkara(result("suhu-arsip", standar_nasional=None, bukti=())(contoh.data))

    assert [message for _, message in analyses_are_there(judged) if "suhu ruang arsip" in message] == [
        'Analisis 4 (perbandingan dengan standar nasional) untuk "Rata-rata suhu ruang arsip": standar_nasional '
        "belum diisi. Lengkapi, atau nyatakan kosong dengan alasan."
    ]
    assert list(review_items_are_there(judged)) == []


def test_table_of_analyses(contoh: Kinerja) -> None:
    """Seven rows an indicator, its name on the first; the state in words and look."""
    table = _table(kelengkapan_analisis(contoh))
    first, second = table.baris[0].sel, table.baris[1].sel

    assert len(table.baris) == 7 * len(contoh.indikator)
    assert (first[0], second[0]) == (contoh.indikator[0].indikator.nama, None)
    assert [str(cell) for cell in (first[1], first[2])] == ["1", "Target dan realisasi tahun ini"]
    assert _states(table) == {"Ada", "Tidak berlaku", "Tidak ada, dijelaskan"}


def test_table_of_the_review(contoh: Kinerja) -> None:
    """One row an item; what a person must answer says so."""
    table = _table(kelengkapan_reviu(contoh))

    assert [row.sel[0] for row in table.baris] == [part.nomor for part in daftar_uji(contoh)]
    assert _states(table) == {"Ada", "Tidak berlaku", "Tidak ada, dijelaskan", "Dinilai pereviu"}


def test_table_of_a_review(contoh: Kinerja) -> None:
    """Beside what facts say stands what the reviewer answered and noted, with its line; a contradiction is named."""
    year = performance(answered("I.6", TIDAK)(contoh.data))
    table = _table(kelengkapan_reviu(year))
    answers = {str(row.sel[0]): (_text(row.sel[2]), _text(row.sel[4]), row.sel[5]) for row in table.baris}

    assert [column.judul for column in table.kolom[4:]] == ["Jawaban pereviu", "Catatan pereviu"]
    assert answers["I.3"] == ("Tidak ada, dijelaskan", "Ya", "Satu survei ditunda & sebabnya <i>dijelaskan</i>.")
    assert answers["I.6"] == ("Ada", "Tidak", "")
    assert answers["II.6"] == ("Dinilai pereviu", "Tidak dijawab", "")
    assert table.catatan == ("Jawaban pereviu berbeda dari keadaan menurut data: butir I.6.",)
    assert [str(place) for place in table.sumber.letak] == ["data/reviu-2025.yaml:2"]
    assert _table(kelengkapan_reviu(contoh)).catatan == ()


def test_table_without_a_review(contoh: Kinerja) -> None:
    """Where nobody reviewed, there is no room for answers."""
    table = _table(kelengkapan_reviu(performance(without_review(contoh.data))))

    assert [column.judul for column in table.kolom] == ["Butir", "Pernyataan", "Keadaan", "Keterangan"]
    assert (table.catatan, table.sumber.letak) == ((), ())


@pytest.mark.parametrize("jawaban", Jawaban)
@pytest.mark.parametrize(
    ("change", "keadaan", "agreeing"),
    [
        (same, ADA, {YA}),
        (without_budget, BELUM, {TIDAK}),
    ],
)
def test_a_contradicting_answer_is_told(
    change: Change, keadaan: Keadaan, agreeing: set[Jawaban], jawaban: Jawaban, contoh: Kinerja
) -> None:
    """K804: the reviewer says of what is there, or is not, something else."""
    case = perkara(both(change, answered("I.6", jawaban))(contoh.data))
    told = [message for _, message in review_agrees_with_facts(case) if message.startswith("I.6 ")]
    why = " (realisasi anggaran belum ada)" if keadaan is BELUM else ""

    assert told == (
        []
        if jawaban in agreeing
        else [
            f"I.6 Akuntabilitas keuangan: pereviu menjawab {jawaban}, sedangkan menurut data {keadaan}{why}. Bahas "
            "dengan pereviu, lalu perbaiki yang keliru; bila keduanya benar, terima peringatan ini beserta alasannya."
        ]
    )


def test_without_review_nothing_contradicts(contoh: Kinerja) -> None:
    """K804 says nothing where nobody reviewed, whatever the report says of it."""
    data = both(without_review, report(direviu=NOT_ASKED))(contoh.data)

    assert list(review_agrees_with_facts(perkara(data))) == []


def test_efficiency_that_is_not_claimed(tahun_ini: Kinerja) -> None:
    """Money of its own tells an indicator's efficiency; where its target is not known to be met, it is not claimed."""
    assert _analysis(tahun_ini, "indeks-sistem-merit", "6").keadaan is ADA
    part = _analysis(tahun_ini, "indeks-kepuasan-masyarakat", "6")
    assert (part.keadaan, part.keterangan) == (
        DIJELASKAN,
        "tidak dinyatakan karena target Indeks Kepuasan Masyarakat Perangkat Daerah belum dapat dinilai",
    )


def test_table_of_criteria(contoh: Kinerja) -> None:
    """A row for each group with how many are there of those that apply, then its criteria."""
    table = _table(kelengkapan_kriteria(contoh))
    totals = [(row.sel[1], row.sel[2]) for row in table.baris if row.jumlah]

    assert totals == [
        ("Laporan kinerja ada (bobot 3)", "6 dari 6 ada"),
        ("Laporan kinerja berkualitas (bobot 4,5)", "6 dari 9 ada"),
    ]


def test_table_of_findings(tahun_ini: Kinerja) -> None:
    """Findings stand by document, the report's year first, and by kind in the rules' order, each counted once."""
    table = _table(temuan(tahun_ini))
    documents, kinds, found = ([row for row in table.baris if row.tingkat == depth] for depth in range(3))
    told = [_counted(row.sel[0]) for row in documents]

    assert [name for name, _ in told] == [
        "LKjIP 2022 BKPSDM Kota Bontang",
        "Reviu Renstra 2016–2021 BKPSDM Kota Bontang",
    ]
    assert sum(count for _, count in told) == sum(_counted(row.sel[0])[1] for row in kinds) == len(found) > 100
    assert [row.sel[1] for row in kinds[:4]] == ["K305", "K403", "K407", "K411"]
    assert _counted(kinds[2].sel[0]) == ("Fisik dan keuangan berjauhan", 9)
    assert {row.sel[1] for row in found} == {row.sel[1] for row in kinds}
    assert table.terlipat


def _counted(cell: Sel) -> tuple[str, int]:
    """A name and the count behind it: 'Sasaran tanpa janji (1)'."""
    name, count = str(cell).removesuffix(")").removesuffix(" temuan").rsplit(" (", 1)
    return name, int(count)


def test_tables_of_nothing() -> None:
    """A page is told calmly that there is nothing, by a table that is None: see the tables' own signature."""
    assert {function.__annotations__["return"] for function in TABLES} == {Tabel | None}


TABLES: tuple[Any, ...] = (kelengkapan_analisis, kelengkapan_reviu, kelengkapan_kriteria, peringatan_diterima)


def test_no_accepted_warnings_no_table(contoh: Kinerja) -> None:
    """Where nothing is accepted there is no table."""
    plan, profil = contoh.data.renstra, contoh.data.profil.model_copy(update={"kewajaran": None})
    data = _results(
        replace(contoh.data, profil=profil, renstra=plan), lambda item: item.model_copy(update={"diterima": ()})
    )

    assert peringatan_diterima(performance(data)) is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (same, "Dari 124 butir yang dapat dijawab oleh data, 117 ada; 7 tidak ada dengan penjelasan."),
        (
            both(
                result("pemulihan-layanan", nilai=Decimal(100)),
                lambda data: replace(data, realisasi=(*data.realisasi[:-2], _known_before(data), data.realisasi[-1])),
            ),
            "Dari 127 butir yang dapat dijawab oleh data, 120 ada; 7 tidak ada dengan penjelasan.",
        ),
    ],
)
def test_sentence(change: Change, sentence: str, contoh: Kinerja) -> None:
    """The sentence counts what applies and what facts can answer; it says only what there is."""
    assert "".join(map(str, kelengkapan(performance(change(contoh.data))))) == sentence


STATEMENT = (
    "Laporan kinerja tahun 2025 telah direviu oleh Inspektur Kabupaten Rekaan{name}{letter}.{lacking} Simpulannya: "
    "“Tidak terdapat kondisi atau hal-hal yang menimbulkan perbedaan dalam meyakini keandalan informasi yang disajikan "
    "dalam laporan kinerja rekaan ini”.{answers}"
)
NAME = ' (Dra. Andai "Kata" Benar, M.Ak. & <b>Rekan</b>)'
LETTER = " dengan pernyataan nomor 700/002/2026 (rekaan) tanggal 12 Februari 2026"
ANSWERS = " Dari 23 butir daftar uji, 8 dijawab: 6 ya, 1 tidak, dan 1 tidak berlaku."
NONE = "Tidak ada pernyataan telah direviu untuk laporan kinerja tahun 2025: "
REVIEWS: Mapping[str, tuple[Change, str]] = {
    "lengkap": (same, STATEMENT.format(name=NAME, letter=LETTER, lacking="", answers=ANSWERS)),
    "tanpa jawaban": (review(daftar_uji=()), STATEMENT.format(name=NAME, letter=LETTER, lacking="", answers="")),
    "bertentangan": (
        answered("I.6", TIDAK),
        STATEMENT.format(
            name=NAME,
            letter=LETTER,
            lacking="",
            answers=" Dari 23 butir daftar uji, 8 dijawab: 5 ya, 2 tidak, dan 1 tidak berlaku. Sebanyak 1 jawaban "
            "berbeda dari keadaan menurut data.",
        ),
    ),
    "nama dan nomor tidak terbaca": (
        review(pereviu=Pihak(jabatan="Inspektur Kabupaten Rekaan", nama=NOT_STATED), nomor=NOT_STATED),
        STATEMENT.format(
            name="",
            letter=" dengan pernyataan tanggal 12 Februari 2026",
            lacking=" Nama pereviu tidak tersedia: laporannya tidak menyebutnya. Nomor pernyataan tidak tersedia: "
            "laporannya tidak menyebutnya.",
            answers=ANSWERS,
        ),
    ),
    "tanpa nomor, tanggal tidak terbaca": (
        both(review(nomor=None), report(direviu=NOT_STATED)),
        STATEMENT.format(
            name=NAME,
            letter="",
            lacking=" Tanggal pernyataan tidak tersedia: laporannya tidak menyebutnya.",
            answers=ANSWERS,
        ),
    ),
    "tanggal belum diisi": (
        report(direviu=None),
        STATEMENT.format(
            name=NAME,
            letter=" dengan pernyataan nomor 700/002/2026 (rekaan)",
            lacking=" Tanggal pernyataannya belum diisi.",
            answers=ANSWERS,
        ),
    ),
    "tidak dimuat": (
        both(without_review, report(direviu=NOT_STATED)),
        f"{NONE}laporannya tidak menyebutnya.",
    ),
    "tanggalnya saja": (
        without_review,
        "Pernyataan telah direviu untuk laporan kinerja tahun 2025 bertanggal 12 Februari 2026; isinya belum dicatat.",
    ),
    "belum dicatat": (
        both(without_review, report(direviu=None)),
        "Pernyataan telah direviu untuk laporan kinerja tahun 2025 belum dicatat.",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), REVIEWS.values(), ids=REVIEWS)
def test_sentence_of_a_review(change: Change, sentence: str, contoh: Kinerja) -> None:
    """Who reviewed, when, with which conclusion, and what of that is not known; or that there is no statement."""
    assert "".join(map(str, reviu(performance(change(contoh.data))))) == sentence


def test_real_report_has_no_review(tahun_ini: Kinerja) -> None:
    """Of the real report no statement could be read, and nothing is made up."""
    assert reviu(tahun_ini) == (
        "Tidak ada pernyataan telah direviu untuk laporan kinerja tahun 2022: naskah LKjIP 2022 yang terbaca tidak "
        "memuat pernyataan telah direviu.",
    )
    assert all(part.reviu is None for part in daftar_uji(tahun_ini))


def test_real_report(tahun_ini: Kinerja) -> None:
    """The real report can be asked the same: each answer has a state, each absence a clause."""
    parts = [part for _, found in tujuh_analisis(tahun_ini) for part in found]
    parts += [*daftar_uji(tahun_ini), *(part for group in kriteria_pelaporan(tahun_ini) for part in group.syarat)]

    assert [part for part in parts if part.keadaan in (BELUM, DIJELASKAN) and not part.keterangan] == []


def test_a_comparison_is_named(contoh: Kinerja) -> None:
    """A value to compare with makes analysis 4 be there."""
    beside = (Pembanding(nama="Kota sebelah", nilai=Decimal(21), sumber="Laporannya"),)
    year = performance(result("suhu-arsip", standar_nasional=beside)(contoh.data))

    assert _analysis(year, "suhu-arsip", "4").keterangan == "Kota sebelah"


def _analysis(kinerja: Kinerja, indikator: str, nomor: str) -> Syarat:
    return next(
        part for item, parts in tujuh_analisis(kinerja) if item.id == indikator for part in parts if part.nomor == nomor
    )


def _items(kinerja: Kinerja) -> dict[str, Syarat]:
    asked = (*daftar_uji(kinerja), *(part for group in kriteria_pelaporan(kinerja) for part in group.syarat))
    return {part.nomor: part for part in asked}


def _table(table: Tabel | None) -> Tabel:
    assert table is not None
    return table


def _text(cell: Sel) -> str:
    match cell:
        case Status():
            return cell.kata
        case Figur():
            return cell.teks
    assert isinstance(cell, str)
    return cell


def _states(table: Tabel) -> set[str]:
    return {cell.kata for row in table.baris for cell in row.sel if isinstance(cell, Status)}


def _results(data: Dataset, change: Callable[[RealisasiIndikator], RealisasiIndikator | None]) -> Dataset:
    *earlier, last = data.realisasi
    changed = tuple(found for item in last.realisasi if (found := change(item)) is not None)
    return replace(data, realisasi=(*earlier, last.model_copy(update={"realisasi": changed})))


def _known_before(data: Dataset) -> Any:
    """The year before the reported one, with a value for what did not apply then."""
    year = data.realisasi[-2]
    known = tuple(
        item.model_copy(update={"nilai": Decimal(100)}) if item.indikator == "pemulihan-layanan" else item
        for item in year.realisasi
    )
    return year.model_copy(update={"realisasi": known})


def _plan(data: Dataset, change: Callable[[Sasaran], Sasaran]) -> Dataset:
    """The plan of the reported year with each sasaran changed."""
    plan = data.rencana(data.tahun)
    assert plan is not None
    tujuan = tuple(one.model_copy(update={"sasaran": tuple(map(change, one.sasaran))}) for one in plan.tujuan)
    changed = plan.model_copy(update={"tujuan": tujuan})
    return replace(data, renstra=tuple(changed if one is plan else one for one in data.renstra))


def test_a_sasaran_that_is_not_promised(tahun_ini: Kinerja) -> None:
    """A sasaran with a target that the Perjanjian Kinerja leaves out is not called in accordance with it."""
    found = next(part for part in daftar_uji(tahun_ini) if part.nomor == "III.1")

    assert found.keadaan is BELUM
    assert found.keterangan.startswith("tidak diperjanjikan: ")
