"""The sentence above an indicator's history: where it went, and whether that is as far as was promised."""

from sakip.compute import Arah, KinerjaIndikator
from sakip.compute.streak import rentetan
from sakip.render import write
from sakip.render.parts import Absen, Kalimat
from sakip.render.sentences.indicator import standing
from sakip.render.tables.cells import reached

COUNTS = {2: "dua", 3: "tiga", 4: "empat", 5: "lima", 6: "enam", 7: "tujuh", 8: "delapan", 9: "sembilan"}


def riwayat(item: KinerjaIndikator) -> Kalimat:
    """'Indeks X naik dua tahun berturut-turut menjadi 0,65 dan melampaui target 0,61 pada 2022.'"""
    name, year = item.indikator.nama, item.kini.tahun
    value = reached(item, item.kini)
    if isinstance(value, Absen):
        return _unmeasured(item)
    unit = write.unit(item)
    after = f" {unit}" if unit else ""
    start: Kalimat = (f"{name} {_moved(item)} ", value)
    target = write.stated(item.kini.target, item.uraian)
    if isinstance(target, Absen) or item.kini.tercapai is None:
        return (*start, f"{after} pada tahun {year}.")
    return (*start, f" {standing(item)[1]} ", target, f"{after} pada tahun {year}.")


def _unmeasured(item: KinerjaIndikator) -> Kalimat:
    start = f"{item.indikator.nama} tahun {item.kini.tahun} belum dapat dinilai"
    if item.sebelum is not None:
        return (
            f"{start}; nilai terakhirnya ",
            write.inline(reached(item, item.sebelum)),
            f" pada {item.sebelum.tahun}.",
        )
    target = write.stated(item.akhir.target, item.uraian)
    if isinstance(target, Absen):
        return (f"{start}.",)
    unit = write.unit(item)
    return (f"{start}; target akhirnya ", target, f"{f' {unit}' if unit else ''} pada {item.tahun_akhir}.")


def _moved(item: KinerjaIndikator) -> str:
    """What the value did, up to where the value itself follows."""
    so_far = "sementara ini " if item.kini.sementara else ""
    broken = [change.tahun for change in item.ubah_cara]
    running = rentetan((*item.riwayat, item.kini), item.uraian, item.profil, broken)
    if running is not None:
        way, years = running
        since = f" {COUNTS.get(years, str(years))} tahun berturut-turut" if years > 1 else ""
    elif item.tren and item.sebelum and not any(item.sebelum.tahun < year <= item.kini.tahun for year in broken):
        way, since = item.tren.arah, f" dibandingkan dengan tahun {item.sebelum.tahun}"
    else:
        return f"{so_far}{standing(item)[0]}"
    if way is not Arah.TETAP:
        return f"{so_far}{way}{since} menjadi"
    steady = "tetap" if item.selisih and item.selisih.nilai == 0 else "relatif tetap"
    return f"{so_far}{steady} pada"
