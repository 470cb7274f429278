"""Every printed figure about a year beside what follows from the facts; which stands for what is decided here."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from sakip import figures
from sakip.compute.agreement import BandingCetak, Pembanding, beside
from sakip.compute.budget import AnggaranTahun, Keuangan, Simpul
from sakip.compute.printed_plan import plan_counts, statements
from sakip.compute.report import Kinerja, KinerjaIndikator, kinerja
from sakip.compute.staff import people
from sakip.compute.trace import Hasil
from sakip.model.base import Berkas
from sakip.model.iku import Jenis


def rekonsiliasi(years: Iterable[Kinerja]) -> tuple[BandingCetak, ...]:
    """Every printed figure of the data, in the order of years and files."""
    return tuple(item for year in years for item in _of_year(year))


@lru_cache(maxsize=4)  # two tables, a sentence and their numbering ask for the same
def cetak_sampai(year: Kinerja) -> tuple[BandingCetak, ...]:
    """Every printed figure about this year and earlier ones."""
    data = year.data
    kinds = (data.realisasi, data.penilaian, data.anggaran, data.sdm, data.cetak)
    earlier = sorted({item.tahun for kind in kinds for item in kind if item.tahun < year.tahun})
    known = [found for tahun in earlier if (found := kinerja(data, tahun)) is not None]
    return rekonsiliasi((*known, year))


def _of_year(year: Kinerja) -> Iterator[BandingCetak]:
    data = year.data
    results = next((item for item in data.realisasi if item.tahun == year.tahun), None)
    for item in year.indikator:
        yield from _of_indicator(item, results)
        if item.penilaian is not None:
            file = next(one for one in data.penilaian if one.tahun == year.tahun)
            yield from _of_assessment(item, file)
    if year.anggaran is not None:
        yield from _of_budget(year, year.anggaran)
    yield from _of_staff(year)
    yield from _of_report(year)


def _of_indicator(item: KinerjaIndikator, file: Berkas | None) -> Iterator[BandingCetak]:
    if item.fakta is None or file is None:
        return
    known: dict[str, tuple[Pembanding, str]] = {
        "target": (item.kini.target.angka, item.uraian.satuan),
        "nilai": (item.kini.realisasi.angka, item.uraian.satuan),
        "capaian": (_percent(item.kini.capaian), "persen"),
        "capaian akhir renstra": (_percent(item.akhir.capaian), "persen"),
    }
    yield from beside(item.indikator.nama, item.fakta.tercetak, known, file)


def _of_assessment(item: KinerjaIndikator, file: Berkas) -> Iterator[BandingCetak]:
    found = item.penilaian
    if found is None:
        return
    whole: dict[str, tuple[Pembanding, str]] = {
        "nilai": (found.nilai.angka, "nilai"),
        "ideal": (found.ideal.angka, "nilai"),
        "indeks": (item.unsur.nilai if item.unsur else None, item.uraian.satuan),
    }
    yield from beside(item.indikator.nama, found.fakta.tercetak, whole, file)
    for part in found.aspek:
        own: dict[str, tuple[Pembanding, str]] = {
            "nilai": (part.nilai.angka, "nilai"),
            "ideal": (part.ideal.angka, "nilai"),
            "nama": (part.aspek.nama, ""),
        }
        yield from beside(f"Aspek {part.aspek.nama}", part.aspek.tercetak, own, file)


def _of_budget(year: Kinerja, budget: AnggaranTahun) -> Iterator[BandingCetak]:
    file = budget.fakta
    nodes = budget.jumlah.walk() + (budget.belanja.walk() if budget.belanja else ())
    for node in nodes:
        if node.fakta is None:
            continue
        known = {**_money(node.uang), "nama": (node.nama, "")}
        yield from beside(node.nama, node.fakta.tercetak, known, file)
        yield from _of_outputs(node, file)
    found = {part.sasaran.id: part for part in budget.sasaran}
    names = {sasaran.id: sasaran.nama for _, sasaran in year.renstra.sasaran()}
    for fakta in file.sasaran:
        nama = names.get(fakta.sasaran, fakta.sasaran)
        part = found.get(fakta.sasaran)
        share: dict[str, tuple[Pembanding, str]] = {
            "pagu": (part.uang.pagu.angka if part else None, "rupiah"),
            "bagian": (_percent(part.bagian) if part else None, "persen"),
            "nama": (nama, ""),
        }
        yield from beside(nama, fakta.tercetak, share, file)
    whole = {**_money(budget.jumlah.uang), **_of_whole(budget)}
    for slip in file.tercetak:
        yield from beside(
            f"Anggaran {year.tahun}", (slip,), {**whole, "efisiensi": _efficiency(year, slip.ukuran)}, file
        )


def _of_whole(budget: AnggaranTahun) -> dict[str, tuple[Pembanding, str]]:
    return {
        "capaian fisik": (_percent(budget.fisik), "persen"),
        "realisasi belanja": (budget.belanja.uang.realisasi.angka if budget.belanja else None, "rupiah"),
        **{f"jumlah {kind}": (_count(count), kind) for kind, count in budget.cacah.items()},
    }


def _efficiency(year: Kinerja, ukuran: str | None) -> tuple[Pembanding, str]:
    """The measure that a printed efficiency is said to be; nothing to compare with where it does not say."""
    found = next((item for item in year.efisiensi if item.aturan.id == ukuran), None)
    return (_percent(found.hasil), found.aturan.satuan) if found else (None, "persen")


def _of_outputs(node: Simpul, file: Berkas) -> Iterator[BandingCetak]:
    for output in node.keluaran:
        money = _money(output.keuangan or node.uang)
        known: dict[str, tuple[Pembanding, str]] = {
            "nilai": (output.realisasi.angka, ""),  # may be printed in another unit: that is what is compared
            "capaian": (_percent(output.capaian), "persen"),
            "pagu": money["pagu"],
            "realisasi keuangan": money["realisasi"],
            "serapan": money["serapan"],
        }
        yield from beside(f"{node.nama}: {output.fakta.nama}", output.fakta.tercetak, known, file)


def _of_staff(year: Kinerja) -> Iterator[BandingCetak]:
    sdm = year.sdm
    if sdm is None:
        return
    for levels in (sdm.pendidikan, sdm.golongan):
        whole = people(levels).angka
        for level in levels:
            count = people((level,)).angka
            share = figures.EXACT.divide(count * figures.HUNDRED, whole) if count is not None and whole else None
            known: dict[str, tuple[Pembanding, str]] = {"jumlah": (count, "orang"), "persen": (share, "persen")}
            yield from beside(f"Pegawai {level.nama}", level.tercetak, known, sdm)
    names = {item.id: item.nama for item in sdm.status}
    for total in sdm.tercetak:
        count = people(sdm.pendidikan, status=total.status, jenis_kelamin=total.jenis_kelamin).angka
        words = [names[total.status]] if total.status else []
        about = " ".join(["Pegawai", *words, *([str(total.jenis_kelamin)] if total.jenis_kelamin else [])])
        yield from beside(about, (total,), {"jumlah": (count, "orang")}, sdm)


def _of_report(year: Kinerja) -> Iterator[BandingCetak]:
    for file in (item for item in year.data.cetak if item.tahun == year.tahun):
        yield from statements(file, {**plan_counts(year.renstra), **_year_counts(year)}, file)


def _year_counts(year: Kinerja) -> dict[str, tuple[Pembanding, str]]:
    iku = year.data.iku_berlaku(year.tahun)
    main = sum(1 for item in year.indikator if item.uraian.jenis is Jenis.UTAMA) if iku else None
    promised = sum(1 for item in year.indikator if item.diperjanjikan)
    return {"jumlah indikator utama": (_count(main), ""), "jumlah perjanjian": (_count(promised), "")}


def _money(uang: Keuangan) -> dict[str, tuple[Pembanding, str]]:
    return {
        "pagu": (uang.pagu.angka, "rupiah"),
        "realisasi": (uang.realisasi.angka, "rupiah"),
        "serapan": (_percent(uang.serapan), "persen"),
        "sisa": (uang.sisa.nilai, "rupiah"),
        "persen sisa": (_percent(uang.persen_sisa), "persen"),
    }


def _percent(hasil: Hasil) -> Decimal | None:
    return None if hasil.nilai is None else figures.EXACT.multiply(hasil.nilai, figures.HUNDRED)


def _count(count: int | None) -> Decimal | None:
    return None if count is None else Decimal(count)
