"""Money and outputs beside each other: the table's figures are those of the budget, marked by the profile's rule."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sakip.compute import Kinerja, berjarak, selisih
from sakip.render.parts import Absen, Baris, Figur, Sel, Tabel
from sakip.render.sentences.spending import largest_part_left, sebab_sisa, selisih_fisik, sisa_terbesar
from sakip.render.tables.budget import realisasi_program
from sakip.render.tables.spending import hasil_anggaran
from sakip.render.write import plain_text

AGENCIES = ("tahun_ini", "contoh")
#: By hand from data/anggaran-2022.yaml: pagu, realisasi, left, absorbed, reached, apart, target, result, remark.
BY_HAND = {
    "Pendidikan dan Pelatihan Pegawai Berdasarkan Tugas dan Fungsi": (
        "382.700.000", "371.335.000", "11.365.000", "97,03%", "130,00%", "2,97", "50", "65", "tidak dijelaskan",
    ),
    "Pengelolaan Pendidikan Lanjutan ASN": (
        "339.860.000", "229.863.351", "109.996.649", "67,63%", "100,00%", "32,37 Selisih besar", "3", "3",
        "tidak dijelaskan",
    ),
    "Pengadaan Pakaian Dinas Beserta Atribut Kelengkapannya": (
        "199.434.550", "197.350.790", "2.083.760", "98,96%", "99,31% Belum tercapai", "0,35", "144", "143",
        "Menurut uraian di bawah tabel, paket itu terbagi atas KORPRI 44, batik 50, dan PSR 49; target tidak penuh "
        "karena satu orang pensiun.",
    ),
    "Pengelolaan Mutasi ASN": (
        "10.400.000", "10.400.000", "0", "100,00%", "100,00%", "0,00", "2", "2", "",
    ),
}  # fmt: skip


def shown(kinerja: Kinerja) -> Tabel:
    """The table, which both agencies have."""
    found = hasil_anggaran(kinerja)
    assert found is not None
    return found


def read(cell: Sel) -> str:
    """What a reader sees in a cell."""
    match cell:
        case Figur():
            return f"{cell.teks} {cell.tanda.kata}" if cell.tanda else cell.teks
        case Absen():
            return cell.teks
    return str(cell)


def heads(table: Tabel) -> dict[str, Baris]:
    """The first row of each node, by its name."""
    return {str(row.sel[0]): row for row in table.baris if row.sel[0] is not None}


@pytest.mark.parametrize("name", BY_HAND)
def test_row_worked_out_by_hand(name: str, tahun_ini: Kinerja) -> None:
    """Money, progress, target and result of a sub kegiatan of 2022 are those of its lines in the data."""
    row = heads(shown(tahun_ini))[name]

    assert BY_HAND[name] == tuple(read(cell) for at, cell in enumerate(row.sel) if at not in (0, 7))


@pytest.mark.parametrize("agency", AGENCIES)
def test_money_is_that_of_the_report(agency: str, request: pytest.FixtureRequest) -> None:
    """Pagu, realisasi and serapan of every node, and of the sum, are the same cells as in the report's table."""
    year: Kinerja = request.getfixturevalue(agency)
    report = realisasi_program(year)
    assert report is not None
    expected = {name: row.sel[6:9] for name, row in heads(report).items()}

    found = {name: (*row.sel[1:3], row.sel[4]) for name, row in heads(shown(year)).items()}

    assert expected == found


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_output_has_its_row(agency: str, request: pytest.FixtureRequest) -> None:
    """Each indicator stands once, and is marked where, and only where, its target was missed."""
    year: Kinerja = request.getfixturevalue(agency)
    assert year.anggaran is not None
    outputs = [output for node in year.anggaran.jumlah.walk() for output in node.keluaran]

    marked = [isinstance(row.sel[5], Figur) and row.sel[5].tanda is not None for row in shown(year).baris if row.sel[7]]

    assert len(outputs) <= len(marked)
    assert sum(output.tercapai is False for output in outputs) == sum(marked)


def test_parted_sub_kegiatan_are_those_of_the_check(tahun_ini: Kinerja) -> None:
    """The nine sub kegiatan that the check asks about are marked, and no other."""
    marked = [
        name for name, row in heads(shown(tahun_ini)).items() if isinstance(row.sel[6], Figur) and row.sel[6].tanda
    ]

    assert len(marked) == 9
    assert "Fasilitasi Lembaga Profesi ASN" in marked


def test_bound_is_the_profile_s(tahun_ini: Kinerja) -> None:
    """With a bound of 60 points no sub kegiatan is marked; without one nothing is said about it."""
    profil = tahun_ini.data.profil
    assert profil.kewajaran is not None and tahun_ini.anggaran is not None
    wide = profil.model_copy(update={"kewajaran": profil.kewajaran.model_copy(update={"fisik_keuangan": Decimal(60)})})
    none = replace(tahun_ini, data=replace(tahun_ini.data, profil=profil.model_copy(update={"kewajaran": None})))

    assert not any(berjarak(selisih(node), wide) for node in tahun_ini.anggaran.sub_kegiatan)
    assert "poin persen" not in " ".join(shown(none).catatan)
    assert selisih_fisik(none) == ()


def test_sum_is_the_whole(contoh: Kinerja) -> None:
    """The last row is the year's budget."""
    assert [
        "Jumlah", "10.159.746.643", "9.629.601.309", "530.145.334", "94,78%",
    ] == [read(cell) for cell in shown(contoh).baris[-1].sel[:5]]  # fmt: skip


def test_no_breakdown_no_table(contoh: Kinerja) -> None:
    """A year of which only totals are known has no tree."""
    assert hasil_anggaran(replace(contoh, anggaran=contoh.anggaran_lalu[-1])) is None
    assert hasil_anggaran(replace(contoh, anggaran=None)) is None


def test_sentences(tahun_ini: Kinerja) -> None:
    """Where most was left, why, and where work and money part, in words."""
    assert "Penyediaan Gaji dan Tunjangan ASN (Rp965.762.552)" in plain_text(sisa_terbesar(tahun_ini))
    assert plain_text(largest_part_left(tahun_ini)) == (
        "Rp965.762.552 dari Rp1.749.246.643 yang tidak terserap ada pada Penyediaan Gaji dan Tunjangan ASN."
    )
    assert plain_text(sebab_sisa(tahun_ini)) == (
        "Sisa Belanja Pegawai: tersisa karena mutasi dan promosi pegawai, menurut Bab III.G dokumen sumber. Sebab sisa "
        "Belanja Barang dan Jasa, Belanja Modal Peralatan dan Mesin, dan Belanja Modal Aset Lainnya tidak dijelaskan "
        "sumber."
    )
    assert plain_text(selisih_fisik(tahun_ini)).startswith(
        "Pada 9 dari 34 sub kegiatan, capaian fisik dan serapan berselisih 20 poin persen atau lebih; terjauh "
        "Fasilitasi Lembaga Profesi ASN (56,36 poin), "
    )


def test_sentences_without_a_budget(contoh: Kinerja) -> None:
    """Nothing is said about a year without a budget."""
    empty = replace(contoh, anggaran=None)

    said = (sisa_terbesar, largest_part_left, sebab_sisa, selisih_fisik)

    assert [about(empty) for about in said] == [(), (), (), ()]
