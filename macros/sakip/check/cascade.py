"""Does everything hang together, from sasaran to the money? (K3)"""

from collections.abc import Iterator

from sakip.check.rule import Found, Perkara, quoted
from sakip.model import Jenis, Kosong


def promised_indicators_are_described(perkara: Perkara) -> Iterator[Found]:
    """What is promised is described by the IKU in force (PermenPANRB 53/2014, Lampiran III, III.5)."""
    for pk in perkara.data.pk:
        if perkara.data.iku_berlaku(pk.tahun) is None:
            continue
        for promise in pk.berlaku.target:
            if perkara.data.uraian_pada(promise.indikator, pk.tahun) is None:
                message = (
                    f'Indikator "{promise.indikator}" diperjanjikan, tetapi tidak diuraikan dalam IKU yang berlaku '
                    f"tahun {pk.tahun}. Tambahkan uraiannya di berkas iku."
                )
                yield promise.letak("indikator"), message


def key_indicators_are_promised(perkara: Perkara) -> Iterator[Found]:
    """Every key indicator of the plan stands in the year's Perjanjian Kinerja (PermenPANRB 53/2014, Lampiran I)."""
    for year in perkara.tahun:
        pk = year.pk
        for item in year.indikator if pk else ():
            own = perkara.data.uraian_pada(item.id, year.tahun)
            planned = item.indikator.target_tahunan.get(year.tahun)
            if pk and own and own.jenis is Jenis.UTAMA and planned is not None and not item.diperjanjikan:
                message = (
                    f"Indikator kinerja utama {quoted(item.indikator.nama)} tidak ada dalam Perjanjian Kinerja "
                    f"{year.tahun}. Tambahkan targetnya, atau tulis jenis: penunjang pada uraiannya bila memang "
                    "bukan indikator utama."
                )
                yield pk.berlaku.letak("target"), message


def programs_serve_a_sasaran(perkara: Perkara) -> Iterator[Found]:
    """Money is planned for what it is to achieve (Perpres 29/2014, pasal 6–7).

    Asked of plans that say which programs support a sasaran at all.
    """
    for plan in perkara.data.renstra:
        served = {name for _, sasaran in plan.sasaran() for name in sasaran.program}
        for program in plan.program if served else ():
            if program.id not in served:
                message = (
                    f"Program {quoted(program.nama)} tidak mendukung satu sasaran pun. Sebut program ini pada "
                    "sasaran yang didukungnya."
                )
                yield program.letak("id"), message


def sasaran_have_programs(perkara: Perkara) -> Iterator[Found]:
    """Each sasaran has a program by which it is reached (PermenPANRB 53/2014, Lampiran II: supporting programs).

    Asked of plans that have programs.
    """
    for plan in perkara.data.renstra:
        for _, sasaran in plan.sasaran() if plan.program else ():
            if not sasaran.program:
                message = (
                    f"Sasaran {quoted(sasaran.nama)} belum didukung satu program pun. Isi program pada sasarannya, "
                    "supaya jelas anggaran mana yang dipakai mencapainya."
                )
                yield sasaran.letak("id"), message


def sasaran_are_promised(perkara: Perkara) -> Iterator[Found]:
    """Each sasaran with a target for the year has an indicator in its Perjanjian Kinerja (PermenPANRB 53/2014, I).

    The form takes the sasaran of the Renstra; one that is left out is money and work without a promise.
    """
    for year in perkara.tahun:
        promised = {item.sasaran.id for item in year.indikator if item.diperjanjikan}
        planned = {
            item.sasaran.id: item.sasaran for item in year.indikator if year.tahun in item.indikator.target_tahunan
        }
        for id in (id for id in planned if year.pk and id not in promised):
            message = (
                f"Sasaran {quoted(planned[id].nama)} punya target tahun {year.tahun}, tetapi tidak satu pun "
                "indikatornya diperjanjikan. Perjanjikan salah satunya, atau terima peringatan ini beserta alasannya."
            )
            yield (year.pk.berlaku.letak("versi") if year.pk else None), message


def program_targets_have_money(perkara: Perkara) -> Iterator[Found]:
    """A program's indicator has targets in the years in which its kegiatan have money, and in no other.

    A target without money will not be reached, money without a target buys nothing that is asked for.
    """
    for plan in perkara.data.renstra:
        for program in plan.program:
            funded = {year for item in program.kegiatan for year, money in item.pendanaan.items() if money}
            for item in program.indikator if funded else ():
                asked = {year for year, value in item.target_tahunan.items() if not isinstance(value, Kosong) and value}
                parts = (
                    ("bertarget tanpa pendanaan", asked - funded),
                    ("berpendanaan tanpa target", funded - asked if asked else set()),
                )
                for what, found in parts:
                    years = sorted(year for year in found if year >= plan.awal_berlaku)
                    if years and not item.keterangan:
                        message = (
                            f"Program {quoted(program.nama)} {what} tahun {', '.join(map(str, years))} "
                            f"({quoted(item.nama)}). Samakan tahunnya, atau jelaskan dalam keterangan indikatornya."
                        )
                        yield item.letak("target"), message
