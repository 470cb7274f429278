"""Do the facts agree with one another? (K1)"""

from collections.abc import Iterator
from decimal import Decimal

from sakip import figures
from sakip.check.rule import Found, Perkara, quoted
from sakip.compute import KinerjaIndikator, set_target, tahunan
from sakip.model import Agregasi, Kosong, same


def value_follows_from_inputs(perkara: Perkara) -> Iterator[Found]:
    """The stated realisasi is what the indicator's own formula gives, at the indicator's decimals.

    Otherwise the report would state a value that its own evidence denies (PermenPANRB 53/2014, Lampiran II: the
    mechanism of calculation is part of the data).
    """
    for item in _indicators(perkara):
        stated, computed = item.kini.realisasi.angka, item.unsur.nilai if item.unsur else None
        if item.fakta is not None and item.unsur is not None and item.unsur.alasan:
            message = f"Nilai tidak dapat dihitung dari unsurnya: {item.unsur.alasan}. Perbaiki unsurnya."
            yield item.fakta.letak("unsur"), message
        if stated is None or computed is None or item.fakta is None:
            continue
        expected = figures.round_half_up(computed, item.uraian.desimal)
        mend = "Perbaiki nilai atau unsurnya."
        if item.penilaian is not None:
            mend = "Perbaiki nilai ini, atau nilai sub-aspek di berkas penilaian."
        if stated != expected:
            message = (
                f"Nilai {figures.number(stated)} tidak sama dengan hasil rumusnya, "
                f"{figures.number(expected)} ({figures.plain(computed)}). {mend}"
            )
            yield item.fakta.letak("nilai"), message


def value_follows_from_quarters(perkara: Perkara) -> Iterator[Found]:
    """A stated yearly value agrees with its quarters, joined as the IKU says."""
    for item in _indicators(perkara):
        fakta = item.fakta
        if fakta is None or not isinstance(fakta.nilai, Decimal) or not isinstance(fakta.triwulan, dict):
            continue
        if not isinstance(item.uraian.agregasi, Agregasi):
            continue
        joined = tahunan(fakta.triwulan, item.uraian.agregasi)
        if joined.nilai is None or joined.jejak.catatan:
            continue
        expected = figures.round_half_up(joined.nilai, item.uraian.desimal)
        if fakta.nilai != expected:
            message = (
                f"Nilai {figures.number(fakta.nilai)} tidak sama dengan {item.uraian.agregasi} triwulannya, "
                f"{figures.number(expected)}. Perbaiki nilai atau triwulannya."
            )
            yield fakta.letak("nilai"), message


def quarterly_targets_make_the_year(perkara: Perkara) -> Iterator[Found]:
    """The promised target is what its quarters give, joined as the IKU says; asked once every quarter has its target.

    Otherwise an office that meets each quarter of its rencana aksi would still miss what it promised for the year.
    """
    for item in _indicators(perkara):
        promise, cara = perkara.data.janji(item.id, item.kini.tahun), item.uraian.agregasi
        if promise is None or not promise.triwulan or not isinstance(promise.target, Decimal):
            continue
        values = promise.triwulan.values()
        if not isinstance(cara, Agregasi) or not all(isinstance(value, Decimal | Kosong) for value in values):
            continue
        joined = tahunan(promise.triwulan, cara)
        if joined.jejak.catatan:
            continue
        mend = "Perbaiki target atau triwulannya."
        if joined.nilai is None:
            yield promise.letak("triwulan"), f"Target triwulan tidak dapat digabung: {joined.alasan}. {mend}"
        elif promise.target != (expected := figures.round_half_up(joined.nilai, item.uraian.desimal)):
            message = (
                f"Target setahun {figures.number(promise.target)} tidak sama dengan gabungan target triwulannya "
                f"({cara}), {figures.number(expected)}. {mend}"
            )
            yield promise.letak("triwulan"), message


def promise_agrees_with_plan(perkara: Perkara) -> Iterator[Found]:
    """The PK's target is the Renstra's, unless the PK explains why not (PermenPANRB 53/2014, Lampiran III, III.2-3)."""
    for item in _indicators(perkara):
        planned = item.indikator.target_tahunan.get(item.kini.tahun)
        promised = item.kini.target.nilai
        if not item.diperjanjikan or planned is None or isinstance(promised, Kosong):
            continue
        if same(planned, promised) or item.penjelasan_target:
            continue
        message = (
            f"Target {quoted(item.indikator.nama)} dalam Perjanjian Kinerja berbeda dari target Renstra "
            f"({item.indikator.letak('target', item.kini.tahun)}). Samakan, atau isi penjelasan pada targetnya."
        )
        yield item.kini.target.letak, message


def targets_are_set_once(perkara: Perkara) -> Iterator[Found]:
    """A target told beside a result stands in for one that nothing in the data sets; two of them may differ unseen."""
    for file in perkara.data.realisasi:
        for result in (item for item in file.realisasi if item.target is not None):
            known = set_target(perkara.data, result.indikator, file.tahun)
            if known.ketiadaan is None:
                message = (
                    f"Target tahun {file.tahun} ini sudah ditetapkan {known.asal} ({known.letak}). Hapus target di "
                    "sini; bila dokumennya menyebut angka lain, catat dalam tercetak."
                )
                yield result.letak("target"), message
            elif file.tahun == perkara.data.tahun:
                message = (
                    "Target tahun laporan ditetapkan Perjanjian Kinerja, bukan berkas realisasi. Pindahkan target ini "
                    f"ke pk-{file.tahun}.yaml."
                )
                yield result.letak("target"), message


def report_has_its_year(perkara: Perkara) -> Iterator[Found]:
    """The reported year has a Perjanjian Kinerja and results (PermenPANRB 53/2014, Lampiran III, I.1-3).

    Without them the report is about nothing; pages say so calmly, and here it is said aloud.
    """
    data = perkara.data
    results = {item.tahun for item in data.realisasi}
    missing = {"pk": data.perjanjian(data.tahun) is None, "realisasi": data.tahun not in results}
    for kind in (kind for kind, is_missing in missing.items() if is_missing):
        message = f"Berkas {kind}-{data.tahun}.yaml belum ada, padahal tahun itu dilaporkan. Tambahkan berkasnya."
        yield data.laporan[-1].letak("tahun"), message


def belanja_agrees_with_programs(perkara: Perkara) -> Iterator[Found]:
    """The belanja by kind adds up to what the programs add up to (PermenPANRB 53/2014, Lampiran III, I.6).

    Both are the same money; a difference means that a leaf of one of them is wrong. Not asked where the programs are
    not broken down: the year's totals are then stated, and what is printed beside them is compared on its own.
    """
    for year in perkara.tahun:
        budget = year.anggaran
        if budget is None or budget.belanja is None or not budget.jumlah.anak:
            continue
        pairs = (
            ("pagu", budget.belanja.uang.pagu.angka, budget.jumlah.uang.pagu.angka),
            ("realisasi", budget.belanja.uang.realisasi.angka, budget.jumlah.uang.realisasi.angka),
        )
        for what, kinds, programs in pairs:
            if kinds is not None and programs is not None and kinds != programs:
                message = (
                    f"Jumlah {what} belanja {figures.rupiah(kinds)} tidak sama dengan jumlah {what} sub kegiatan "
                    f"{figures.rupiah(programs)}. Periksa rinciannya."
                )
                yield budget.fakta.letak("belanja"), message


def promised_money_agrees_with_budget(perkara: Perkara) -> Iterator[Found]:
    """A program's pagu in the Perjanjian Kinerja is the budget's (PermenPANRB 53/2014, Lampiran I and II, B)."""
    for year in perkara.tahun:
        if year.pk is None or year.anggaran is None:
            continue
        budget = {node.id: node.uang.pagu.angka for node in year.anggaran.jumlah.anak}
        for promise in year.pk.berlaku.program:
            spent = budget.get(f"program-{promise.program}")
            if isinstance(promise.pagu, Decimal) and spent is not None and promise.pagu != spent:
                message = (
                    f'Pagu program "{promise.program}" dalam Perjanjian Kinerja {figures.rupiah(promise.pagu)}, '
                    f"sedangkan jumlah sub kegiatannya {figures.rupiah(spent)}. Samakan keduanya."
                )
                yield promise.letak("pagu"), message


def spending_stays_below_pagu(perkara: Perkara) -> Iterator[Found]:
    """No more is spent than was allotted; on a leaf that is a slip of typing, or a matter for the auditor."""
    for year in perkara.tahun:
        budget = year.anggaran
        nodes = budget.jumlah.walk() + (budget.belanja.walk() if budget.belanja else ()) if budget else ()
        for node in nodes:
            pagu, spent = node.uang.pagu.angka, node.uang.realisasi.angka
            if not node.anak and node.fakta is not None and pagu is not None and spent is not None and spent > pagu:
                message = (
                    f"Realisasi {figures.rupiah(spent)} melampaui pagu {figures.rupiah(pagu)}. Periksa kedua angkanya."
                )
                yield node.fakta.letak("realisasi"), message


def _indicators(perkara: Perkara) -> Iterator[KinerjaIndikator]:
    for year in perkara.tahun:
        yield from year.indikator
