"""Printed figures beside what follows from the facts. The one place that decides whether they agree.

A printed figure agrees when the computed one, rounded half up to the decimals it was printed with, is the same. A
printed text agrees when it says the same words, whatever its capitals and spaces.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from functools import lru_cache

from sakip import figures
from sakip.compute.budget import AnggaranTahun, Keuangan, Simpul
from sakip.compute.report import Kinerja, KinerjaIndikator, kinerja
from sakip.compute.staff import people
from sakip.compute.trace import Hasil
from sakip.model import Dataset, Iku
from sakip.model.base import Berkas
from sakip.model.iku import Jenis
from sakip.model.printed import HitunganCetak, JenisSelisih, Kepastian, Penjelasan, Silang, Tercetak
from sakip.model.renstra import JenisProgram
from sakip.problem import Letak

Nilai = Decimal | str | None
BETWEEN = re.compile(r"[^\W_]|(?<=\d)[.,-](?=\d)|(?<!\S)-(?=\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class BandingCetak:
    """One printed figure. ``cocok`` None: nothing follows from the facts that it could be compared with; if a
    person has said how it came to be printed all the same, it differs.

    ``dihitung`` is in the unit it was printed in (percent ×100); ``satuan`` is 'rupiah', 'persen' or a word;
    ``asal`` says where the other value stands: in the facts, or elsewhere in the document.
    """

    tentang: str
    apa: str
    letak_dokumen: str
    tercetak: Decimal | str
    dihitung: Decimal | str | None
    satuan: str
    cocok: bool | None
    jenis: JenisSelisih | None
    kepastian: Kepastian | None
    keterangan: str | None
    dokumen: str
    fakta: Penjelasan
    letak: Letak | None
    asal: str = "fakta"

    @property
    def selisih(self) -> Decimal | None:
        """Printed less computed; None for text and for what cannot be compared."""
        if isinstance(self.tercetak, Decimal) and isinstance(self.dihitung, Decimal):
            return figures.EXACT.subtract(self.tercetak, self.dihitung)
        return None


def rekonsiliasi(data: Dataset, years: Iterable[Kinerja]) -> tuple[BandingCetak, ...]:
    """Every printed figure of the data, in the order of years and files."""
    return tuple(item for year in years for item in _of_year(data, year))


@lru_cache(maxsize=4)  # two tables, a sentence and their numbering ask for the same
def cetak_sampai(year: Kinerja) -> tuple[BandingCetak, ...]:
    """Every printed figure about this year and earlier ones."""
    data = year.data
    kinds = (data.realisasi, data.penilaian, data.anggaran, data.sdm, data.cetak)
    earlier = sorted({item.tahun for kind in kinds for item in kind if item.tahun < year.tahun})
    known = [found for tahun in earlier if (found := kinerja(data, tahun)) is not None]
    return rekonsiliasi(data, (*known, year))


def _of_year(data: Dataset, year: Kinerja) -> Iterator[BandingCetak]:
    results = next((item for item in data.realisasi if item.tahun == year.tahun), None)
    for item in year.indikator:
        yield from _of_indicator(item, results)
        if item.nilaian is not None:
            file = next(one for one in data.penilaian if one.tahun == year.tahun)
            yield from _of_assessment(item, file)
    if year.anggaran is not None:
        yield from _of_budget(year, year.anggaran)
    yield from _of_staff(year)
    yield from _of_report(data, year)


def _of_indicator(item: KinerjaIndikator, file: Berkas | None) -> Iterator[BandingCetak]:
    if item.fakta is None or file is None:
        return
    known: dict[str, tuple[Nilai, str]] = {
        "target": (item.kini.target.angka, item.uraian.satuan),
        "nilai": (item.kini.realisasi.angka, item.uraian.satuan),
        "capaian": (_percent(item.kini.capaian), "persen"),
        "capaian akhir renstra": (_percent(item.akhir.capaian), "persen"),
    }
    yield from _all(item.indikator.nama, item.fakta.tercetak, known, file)


def _of_assessment(item: KinerjaIndikator, file: Berkas) -> Iterator[BandingCetak]:
    found = item.nilaian
    if found is None:
        return
    whole: dict[str, tuple[Nilai, str]] = {
        "nilai": (found.nilai.angka, "nilai"),
        "ideal": (found.ideal.angka, "nilai"),
        "indeks": (item.unsur.nilai if item.unsur else None, item.uraian.satuan),
    }
    yield from _all(item.indikator.nama, found.fakta.tercetak, whole, file)
    for part in found.aspek:
        own: dict[str, tuple[Nilai, str]] = {
            "nilai": (part.nilai.angka, "nilai"),
            "ideal": (part.ideal.angka, "nilai"),
            "nama": (part.aspek.nama, ""),
        }
        yield from _all(f"Aspek {part.aspek.nama}", part.aspek.tercetak, own, file)


def _of_budget(year: Kinerja, budget: AnggaranTahun) -> Iterator[BandingCetak]:
    file = budget.fakta
    nodes = budget.jumlah.walk() + (budget.belanja.walk() if budget.belanja else ())
    for node in nodes:
        if node.fakta is None:
            continue
        known = {**_money(node.uang), "nama": (node.nama, "")}
        yield from _all(node.nama, node.fakta.tercetak, known, file)
        yield from _of_outputs(node, file)
    found = {part.sasaran.id: part for part in budget.sasaran}
    names = {sasaran.id: sasaran.nama for _, sasaran in year.renstra.sasaran()}
    for fakta in file.sasaran:
        nama = names.get(fakta.sasaran, fakta.sasaran)
        part = found.get(fakta.sasaran)
        share: dict[str, tuple[Nilai, str]] = {
            "pagu": (part.uang.pagu.angka if part else None, "rupiah"),
            "bagian": (_percent(part.bagian) if part else None, "persen"),
            "nama": (nama, ""),
        }
        yield from _all(nama, fakta.tercetak, share, file)
    whole = {**_money(budget.jumlah.uang), **_of_whole(budget)}
    for slip in file.tercetak:
        yield from _all(f"Anggaran {year.tahun}", (slip,), {**whole, "efisiensi": _efficiency(year, slip.ukuran)}, file)


def _of_whole(budget: AnggaranTahun) -> dict[str, tuple[Nilai, str]]:
    return {
        "capaian fisik": (_percent(budget.fisik), "persen"),
        "realisasi belanja": (budget.belanja.uang.realisasi.angka if budget.belanja else None, "rupiah"),
        **{f"jumlah {kind}": (_count(count), kind) for kind, count in budget.cacah.items()},
    }


def _efficiency(year: Kinerja, ukuran: str | None) -> tuple[Nilai, str]:
    """The measure that a printed efficiency is said to be; nothing to compare with where it does not say."""
    found = next((item for item in year.efisiensi if item.aturan.id == ukuran), None)
    return (_percent(found.hasil), found.aturan.satuan) if found else (None, "persen")


def _of_outputs(node: Simpul, file: Berkas) -> Iterator[BandingCetak]:
    for output in node.keluaran:
        money = _money(output.keuangan or node.uang)
        known: dict[str, tuple[Nilai, str]] = {
            "nilai": (output.realisasi.angka, ""),  # may be printed in another unit: that is what is compared
            "capaian": (_percent(output.capaian), "persen"),
            "pagu": money["pagu"],
            "realisasi keuangan": money["realisasi"],
            "serapan": money["serapan"],
        }
        yield from _all(f"{node.nama}: {output.fakta.nama}", output.fakta.tercetak, known, file)


def _of_staff(year: Kinerja) -> Iterator[BandingCetak]:
    sdm = year.sdm
    if sdm is None:
        return
    for levels in (sdm.pendidikan, sdm.golongan):
        whole = people(levels).angka
        for level in levels:
            count = people((level,)).angka
            share = figures.EXACT.divide(count * figures.HUNDRED, whole) if count is not None and whole else None
            known: dict[str, tuple[Nilai, str]] = {"jumlah": (count, "orang"), "persen": (share, "persen")}
            yield from _all(f"Pegawai {level.nama}", level.tercetak, known, sdm)
    names = {item.id: item.nama for item in sdm.status}
    for total in sdm.tercetak:
        count = people(sdm.pendidikan, status=total.status, jenis_kelamin=total.jenis_kelamin).angka
        words = [names[total.status]] if total.status else []
        about = " ".join(["Pegawai", *words, *([str(total.jenis_kelamin)] if total.jenis_kelamin else [])])
        yield from _all(about, (total,), {"jumlah": (count, "orang")}, sdm)


def _of_report(data: Dataset, year: Kinerja) -> Iterator[BandingCetak]:
    for file in (item for item in data.cetak if item.tahun == year.tahun):
        counts = _plan_counts(year, data.iku_berlaku(year.tahun))
        yield from _all("Rencana kinerja", file.cacah, counts, file)
        for sum_ in file.hitungan:
            computed = sum_.rumus.evaluate(sum_.unsur)
            yield _banding(
                sum_.tentang,
                "hasil hitungan",
                (sum_.tercetak, computed, sum_.satuan or ""),
                sum_,
                file,
            )
        for cross in file.silang:
            yield from _crossed(cross, file)


def _crossed(cross: Silang, file: Berkas) -> Iterator[BandingCetak]:
    """Each later statement beside the one that it contradicts, else beside the first.

    Statements that must agree are held against the first; of those that must differ, no two may be the same.
    """
    for at, other in enumerate(cross.pernyataan[1:], start=1):
        earlier = cross.pernyataan[:at] if cross.harus == "berbeda" else cross.pernyataan[:1]
        twin = next((one for one in earlier if _agree(other.isi, one.isi)), None)
        against = twin or cross.pernyataan[0]
        yield BandingCetak(
            tentang=cross.tentang,
            apa="pernyataan",
            letak_dokumen=other.letak_dokumen,
            tercetak=other.isi,
            dihitung=against.isi,
            satuan="",
            asal=against.letak_dokumen,
            cocok=(twin is None) if cross.harus == "berbeda" else (twin is not None),
            jenis=cross.jenis,
            kepastian=cross.kepastian,
            keterangan=cross.keterangan,
            dokumen=file.sumber.judul,
            fakta=cross,
            letak=other.letak("isi"),
        )


def _plan_counts(year: Kinerja, iku: Iku | None) -> dict[str, tuple[Nilai, str]]:
    plan = year.renstra
    kinds = [item.jenis for item in plan.program]
    main = sum(1 for item in year.indikator if item.uraian.jenis is Jenis.UTAMA) if iku else None
    counts = {
        "jumlah tujuan": len(plan.tujuan),
        "jumlah sasaran": len(plan.sasaran()),
        "jumlah indikator": sum(len(sasaran.indikator) for _, sasaran in plan.sasaran()),
        "jumlah indikator utama": main,
        "jumlah program": len(plan.program),
        "jumlah program utama": kinds.count(JenisProgram.UTAMA),
        "jumlah program penunjang": kinds.count(JenisProgram.PENUNJANG),
        "jumlah perjanjian": sum(1 for item in year.indikator if item.diperjanjikan),
    }
    return {name: (_count(count), "") for name, count in counts.items()}


def _money(uang: Keuangan) -> dict[str, tuple[Nilai, str]]:
    return {
        "pagu": (uang.pagu.angka, "rupiah"),
        "realisasi": (uang.realisasi.angka, "rupiah"),
        "serapan": (_percent(uang.serapan), "persen"),
        "sisa": (uang.sisa.nilai, "rupiah"),
        "persen sisa": (_percent(uang.persen_sisa), "persen"),
    }


def _all(
    tentang: str, slips: Iterable[Tercetak], known: Mapping[str, tuple[Nilai, str]], file: Berkas
) -> Iterator[BandingCetak]:
    """Each printed figure of one fact beside the value of the same name."""
    for slip in slips:
        computed, satuan = known[slip.apa]
        yield _banding(tentang, slip.apa, (slip.nilai, computed, satuan), slip, file)


def _banding(
    tentang: str,
    apa: str,
    values: tuple[Decimal | str, Nilai, str],
    slip: Tercetak | HitunganCetak,
    file: Berkas,
) -> BandingCetak:
    printed, computed, satuan = values
    cocok = (None if slip.jenis is None else False) if computed is None else _same(printed, computed)
    return BandingCetak(
        tentang=tentang,
        apa=apa,
        letak_dokumen=slip.letak_dokumen,
        tercetak=printed,
        dihitung=computed,
        satuan=satuan,
        cocok=cocok,
        jenis=slip.jenis or (_how(printed, computed, satuan) if cocok is False else None),
        kepastian=slip.kepastian,
        keterangan=slip.keterangan,
        dokumen=file.sumber.judul,
        fakta=slip,
        letak=slip.letak("tercetak" if isinstance(slip, HitunganCetak) else "nilai"),
    )


def _same(printed: Decimal | str, computed: Decimal | str) -> bool:
    if isinstance(printed, Decimal) and isinstance(computed, Decimal):
        return figures.round_half_up(computed, figures.places(printed)) == printed
    return _words(printed) == _words(computed)


def _agree(one: Decimal | str, other: Decimal | str) -> bool:
    """Whether two statements are the same; of two numbers, the finer one rounded as the coarser is written."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        coarse, fine = sorted((one, other), key=figures.places)
        return _same(coarse, fine)
    return _same(one, other)


def _words(text: Decimal | str) -> str:
    """The letters and digits of a text, and the signs that belong to its numbers: 12,5 is not 125, -5 is not 5."""
    plain = str(text).casefold().replace("–", "-")
    return "".join(BETWEEN.findall(plain))


def _how(printed: Decimal | str, computed: Nilai, satuan: str) -> JenisSelisih | None:
    """How a figure came to differ where the figures themselves show it; None where a person must say."""
    if not isinstance(printed, Decimal) or not isinstance(computed, Decimal):
        return None
    unit = Decimal(1).scaleb(-figures.places(printed))
    if printed and computed.quantize(unit, rounding=ROUND_DOWN, context=figures.EXACT) == printed:
        return JenisSelisih.DIPOTONG
    return JenisSelisih.DIBATASI if satuan == "persen" and printed == figures.HUNDRED < computed else None


def _percent(hasil: Hasil) -> Decimal | None:
    return None if hasil.nilai is None else figures.EXACT.multiply(hasil.nilai, figures.HUNDRED)


def _count(count: int | None) -> Decimal | None:
    return None if count is None else Decimal(count)
