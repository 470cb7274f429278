"""The rencana aksi: the targets of the quarters beside what the Perjanjian Kinerja in force promises."""

from dataclasses import replace

import pytest

from sakip.compute import Kinerja
from sakip.model.pk import TargetPk, VersiPk
from sakip.render.parts import Absen, Figur
from sakip.render.tables.action import rencana_aksi

UNSET = "belum ditetapkan"
#: Each kind of indicator of the example: its quarters and its year as they are written.
WRITTEN = {
    "Rata-rata waktu penyelesaian izin": ["5,4", "5,2", "4,8", "4,6", "5,0"],
    "Jumlah warga yang dilayani di layanan keliling": ["1.100", "1.100", "900", "900", "4.000"],
    "Ketersediaan sistem layanan daring": [UNSET, UNSET, UNSET, UNSET, "99,50"],
    "Jumlah arsip layanan yang didigitalkan": ["2.500", "5.500", "9.000", "12.000", "12.000"],
    "Rata-rata suhu ruang arsip": ["17,0–23,0", "18,0–22,0", "18,0–22,0", "18,0–22,0", "18,0–22,0"],
    "Kendaraan layanan keliling yang laik jalan": [
        "tidak berlaku",
        "10 unit kendaraan roda dua dan 4 unit kendaraan roda empat",
        UNSET,
        "11 unit kendaraan roda dua dan 5 unit kendaraan roda empat",
        "11 unit kendaraan roda dua dan 5 unit kendaraan roda empat",
    ],
    "Predikat AKIP Dinas Contoh": ["BB", "BB", "A", "A", "A"],
}


def rows(year: Kinerja) -> dict[object, list[Figur | Absen]]:
    """The targets of each indicator in the table."""
    table = rencana_aksi(year)
    assert table is not None
    return {row.sel[1]: [cell for cell in row.sel if isinstance(cell, Figur | Absen)] for row in table.baris}


def with_version(year: Kinerja, *versions: VersiPk) -> Kinerja:
    """The year with other versions of its Perjanjian Kinerja."""
    assert year.pk is not None
    return replace(year, pk=year.pk.model_copy(update={"versi": versions}))


@pytest.mark.parametrize("name", WRITTEN)
def test_quarters_are_written_as_the_indicator_is(name: str, contoh: Kinerja) -> None:
    """Numbers, ranges, grades and composites; what is not stated is absent."""
    assert [cell.teks for cell in rows(contoh)[name]] == WRITTEN[name]


def test_every_promise_has_its_row(contoh: Kinerja) -> None:
    """The rows are the promises in force, in their order; each absent quarter says why."""
    assert contoh.pk is not None
    promised = [contoh.satu(target.indikator) for target in contoh.pk.berlaku.target]
    absent = {cell.alasan for cells in rows(contoh).values() for cell in cells if isinstance(cell, Absen)}

    assert list(rows(contoh)) == [item.indikator.nama for item in promised if item]
    assert absent == {"Target triwulan belum ditetapkan.", "Kendaraan diuji mulai triwulan II."}


def test_the_version_in_force_counts(contoh: Kinerja) -> None:
    """Quarters of a version that was revised are no rencana aksi any more."""
    assert contoh.pk is not None
    first, last = contoh.pk.versi
    table = rencana_aksi(contoh)

    assert table is not None
    assert table.catatan == ("Target setahun menurut Perjanjian Kinerja 2025 (perubahan).",)
    assert rencana_aksi(with_version(contoh, last, first)) is None


@pytest.mark.parametrize("quarters", [None, {}])
def test_without_quarters_there_is_none(
    quarters: dict[int, object] | None, contoh: Kinerja, tahun_ini: Kinerja
) -> None:
    """No quarterly target, no table; nor without a Perjanjian Kinerja, nor in the LKjIP 2022."""
    assert contoh.pk is not None
    last = contoh.pk.berlaku
    bare: list[TargetPk] = [target.model_copy(update={"triwulan": quarters}) for target in last.target]

    assert rencana_aksi(with_version(contoh, last.model_copy(update={"target": tuple(bare)}))) is None
    assert rencana_aksi(replace(contoh, pk=None)) is None
    assert rencana_aksi(tahun_ini) is None
