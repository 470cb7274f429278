"""From plan to plan: which indicator took the place of which."""

from collections.abc import Iterator

from sakip.compute import Kinerja, KinerjaIndikator, Pendahulu, TahunIndikator
from sakip.model import Profil, Uraian
from sakip.render import write
from sakip.render.parts import Absen, Baris, Figur, Kalimat, Kolom, Sel, Status, Sumber, Tabel
from sakip.render.tables.cells import INDIKATOR
from sakip.render.tables.version import NONE


def suksesi(kinerja: Kinerja) -> Tabel:
    """Every indicator of the plan in force with those of earlier plans whose place it took."""
    rows = tuple(row for item in kinerja.indikator for row in _of_indicator(kinerja, item))
    return Tabel(
        id="suksesi",
        judul=f"Asal setiap indikator {kinerja.renstra.sebutan}",
        kolom=(
            INDIKATOR,
            Kolom("Menggantikan", lapang=True),
            Kolom("Dari rencana"),
            Kolom("Nilai terakhir yang diketahui", angka=True),
            Kolom("Penjelasan", lapang=True),
        ),
        baris=rows,
        periode=kinerja.renstra.periode,
        catatan=tuple(dict.fromkeys(note for item in kinerja.indikator for note in remarks(item))),
        sumber=Sumber(
            "; ".join(dict.fromkeys(plan.sumber.judul for plan in kinerja.data.renstra)),
            tuple(place for plan in kinerja.data.renstra if (place := plan.letak())),
        ),
    )


def _of_indicator(kinerja: Kinerja, item: KinerjaIndikator) -> Iterator[Baris]:
    """A row for each step back: what the indicator replaced, then what that had replaced."""
    if not item.pendahulu:
        yield Baris((item.indikator.nama, NONE, NONE, NONE, item.indikator.penjelasan or _origin(kinerja, item)))
    heirs = dict.fromkeys(one.pengganti.id for one in item.pendahulu)
    groups = [[one for one in item.pendahulu if one.pengganti.id == heir] for heir in heirs]
    head: Sel = item.indikator.nama
    for found in groups:
        known = any(isinstance(last_value(one), Figur) for one in found)
        for at, part in enumerate([[one] for one in found] if known else [found]):
            heir, names = part[0].pengganti, "; ".join(one.indikator.nama for one in part)
            step = names if heir.id == item.id else f"{heir.nama} menggantikan {names}"
            why: Sel = (heir.penjelasan or NONE) if at == 0 else None
            yield Baris((head, step, part[0].rencana.sebutan, last_value(part[0]), why))
            head = None


def _origin(kinerja: Kinerja, item: KinerjaIndikator) -> str:
    """Whether an indicator that replaced none goes on from the plan before, or is new."""
    earlier = kinerja.data.rencana_sebelum(kinerja.renstra)
    if earlier is None:
        return "Rencana sebelumnya tidak ada dalam data."
    if item.id in {one.id for one in earlier.indikator()}:
        return f"Berlanjut dari {earlier.sebutan}."
    return "Tidak menggantikan indikator rencana sebelumnya."


def remarks(item: KinerjaIndikator) -> Iterator[str]:
    """What the data remarks on the years of the indicators whose place this one took."""
    for one in item.pendahulu:
        for year in one.tahun:
            if year.target_disebut:
                yield retold(one.indikator.nama, year)
            if year.fakta and year.fakta.keterangan:
                yield f"{one.indikator.nama} {year.tahun}: {year.fakta.keterangan}"


def retold(nama: str, year: TahunIndikator) -> str:
    """That a year's target is known only from where its result is told."""
    return (
        f"Target {nama} {year.tahun} disebut bersama realisasinya; Renstra dan Perjanjian Kinerja dalam data tidak "
        "menyatakannya."
    )


def disclosed(item: KinerjaIndikator) -> Kalimat:
    """Whose place the indicator took and since when it is measured otherwise; empty where neither is so."""
    said: list[str | Figur | Status] = []
    direct = [one for one in item.pendahulu if one.pengganti.id == item.id]
    if direct:
        names = write.listed([f"{one.indikator.nama} dari {one.rencana.sebutan}" for one in direct])
        said.append(f"{item.indikator.nama} menggantikan {names}; nilainya tidak dapat dibandingkan langsung.")
    for one in direct:
        value, year = last_value(one), last_year(one)
        if isinstance(value, Figur) and year is not None and one.uraian is not None:
            against = _against(one.uraian, year, item.profil)
            said += [f" Nilai terakhir {one.indikator.nama} yang diketahui: ", value, *against, "."]
    for change in item.ubah_cara:
        said.append(
            f"{' ' if said else ''}Sejak {change.tahun} {write.listed(change.apa)} indikator ini berbeda dari tahun "
            "sebelumnya, sehingga nilai sebelum dan sesudahnya tidak sepenuhnya sebanding."
        )
    return tuple(said)


def _against(uraian: Uraian, year: TahunIndikator, profil: Profil) -> Iterator[str | Figur | Status]:
    """', dari target …, tidak tercapai (capaian …)' of a year whose capaian is known."""
    target = write.stated(year.target, uraian)
    share = write.share(year.capaian, write.year_id("capaian", uraian.indikator, year.tahun), profil)
    if isinstance(target, Figur) and isinstance(share, Figur):
        met = {True: ", tercapai", False: ", tidak tercapai", None: ""}[year.tercapai]
        yield from (", dari target ", target, f"{met} (capaian ", share, ")")


def last_value(one: Pendahulu) -> Figur | Absen:
    """The newest known value of a succeeded indicator with its year."""
    year = last_year(one)
    if year is None or one.uraian is None:
        return Absen("tidak diketahui", "Realisasi indikator ini tidak tercatat dalam data.")
    cell = write.stated(year.realisasi, one.uraian)
    return cell if isinstance(cell, Absen) else write.with_text(cell, f"{cell.teks} ({year.tahun})")


def last_year(one: Pendahulu) -> TahunIndikator | None:
    """The newest year of a succeeded indicator that has a value."""
    return next((year for year in reversed(one.tahun) if year.realisasi.ketiadaan is None), None)
