"""An indicator's years -> the chart of its history: realisasi, targets, the Renstra's path, what is beside it."""

from collections.abc import Iterator
from decimal import Decimal

from sakip.compute import KinerjaIndikator, TahunIndikator
from sakip.model import Nilai, Rentang, same
from sakip.render import write
from sakip.render.parts import Absen, Baris, Deret, Garis, Kolom, Ragam, Sel, Tabel, Titik
from sakip.render.tables.cells import planned, reached

Found = tuple[Decimal, Decimal | None]


def history(item: KinerjaIndikator) -> Garis | None:
    """The series of an indicator; None where it has neither two values nor a path of targets that can be drawn."""
    years = (*item.riwayat, item.kini)
    reached_ = tuple(_reached(item, years))
    path = tuple(_path(item))
    if len(reached_) < 2 and len(path) < 2:
        return None
    targets = tuple(_targets(item, years))
    beside = tuple(_beside(item))
    scale = item.profil.satu_skala(item.uraian.skala)
    series = (
        Deret(Ragam.REALISASI, "Realisasi", reached_),
        Deret(Ragam.TARGET, "Target", targets),
        Deret(Ragam.JALUR, "Target Renstra", path),
        Deret(Ragam.BANDING, "Pembanding", beside),
    )
    shown = [point.tahun for deret in series for point in deret.titik] + [item.kini.tahun]
    return Garis(
        sumbu=write.sentence_case(item.uraian.satuan),
        awal=min(shown),
        akhir=max(shown),
        deret=tuple(deret for deret in series if deret.titik),
        putus=tuple(change.tahun for change in item.ubah_cara),
        kosong=tuple(year.tahun for year in years if _number(item, year.realisasi.nilai) is None),
        jenjang=tuple((grade.nilai, grade.sebutan) for grade in reversed(scale.predikat)) if scale else (),
    )


def values(item: KinerjaIndikator) -> Tabel:
    """The same years as a table, with those still to come."""
    years = {year.tahun: year for year in (*item.riwayat, item.kini)}
    plan = item.indikator.target_tahunan
    unit = item.uraian.satuan
    rows = [
        Baris(
            (
                str(tahun),
                _target(item, years, tahun),
                reached(item, years[tahun])
                if tahun in years
                else Absen("belum berjalan", f"Tahun {tahun} sesudah tahun laporan ini."),
            )
        )
        for tahun in sorted({*years, *plan})
    ]
    return Tabel(
        id=f"data-riwayat-{item.id}",
        judul=f"{item.indikator.nama}: target dan realisasi setiap tahun",
        kolom=(Kolom("Tahun"), Kolom("Target", unit, angka=True), Kolom("Realisasi", unit, angka=True)),
        baris=tuple(rows),
    )


def notes(item: KinerjaIndikator) -> Iterator[str]:
    """What a reader must know of the drawing: gaps, breaks, what is not drawn, where others' values come from."""
    for year in (*item.riwayat, item.kini):
        if _number(item, year.realisasi.nilai) is None and year.realisasi.ketiadaan:
            yield f"Bidang kelabu, tahun {year.tahun} tanpa nilai: {write.clause(year.realisasi.ketiadaan)}."
    for change in item.ubah_cara:
        yield (
            f"Garis terputus sebelum {change.tahun}: sejak tahun itu cara mengukurnya berubah "
            f"({', '.join(change.apa)}), sehingga nilainya tidak sebanding dengan tahun sebelumnya."
        )
    names = [one.indikator.nama for one in item.pendahulu if one.tahun]
    if names:
        yield f"Nilai indikator yang digantikan ({'; '.join(names)}) tidak digambar karena tidak sebanding."
    for found in item.nasional:
        if _number(item, found.pembanding.nilai) is not None:
            value = write.nilai(found.pembanding.nilai, item.uraian)
            yield f"Belah ketupat: {found.pembanding.nama}, {value} ({found.pembanding.sumber})."


def _target(item: KinerjaIndikator, years: dict[int, TahunIndikator], tahun: int) -> Sel:
    if tahun in years:
        return write.stated(years[tahun].target, item.uraian)
    return planned(item, f"target {tahun}", item.indikator.target_pada(tahun), "target", tahun)


def _reached(item: KinerjaIndikator, years: tuple[TahunIndikator, ...]) -> Iterator[Titik]:
    known = [(year, number) for year in years if (number := _number(item, year.realisasi.nilai)) is not None]
    for year, (value, _) in known:
        text = write.nilai(year.realisasi.nilai or value, item.uraian)
        label = ("Realisasi", text) if year is known[-1][0] else (text,)
        yield Titik(tahun=year.tahun, nilai=value, teks=text, label=label)


def _path(item: KinerjaIndikator) -> Iterator[Titik]:
    """The Renstra's targets; named at its end, and in the report's year if nothing else names the target there."""
    plan = item.indikator.target_tahunan
    drawn = [(year, value, number) for year, value in sorted(plan.items()) if (number := _number(item, value))]
    for year, value, (low, high) in drawn:
        text = write.nilai(value, item.uraian)
        now = year == item.kini.tahun and same(value, item.kini.target.nilai)
        last = year == drawn[-1][0]
        label = (f"Target {year}", text) if now else ("Target Renstra", text) if last else ()
        yield Titik(tahun=year, nilai=low, sampai=high, teks=text, label=label)


def _targets(item: KinerjaIndikator, years: tuple[TahunIndikator, ...]) -> Iterator[Titik]:
    """The targets of past years and this one, where the Renstra in force has no such target."""
    plan = item.indikator.target_tahunan
    for year in years:
        found = _number(item, year.target.nilai)
        if found is None or same(plan.get(year.tahun), year.target.nilai):
            continue
        text = write.nilai(year.target.nilai or found[0], item.uraian)
        label = (f"Target {year.tahun}", text) if year is years[-1] else ()
        yield Titik(tahun=year.tahun, nilai=found[0], sampai=found[1], teks=text, label=label)


def _beside(item: KinerjaIndikator) -> Iterator[Titik]:
    for found in item.nasional:
        number = _number(item, found.pembanding.nilai)
        if number is not None and number[1] is None:
            text = write.nilai(found.pembanding.nilai, item.uraian)
            label = (write.sentence_case(found.pembanding.nama), text)
            yield Titik(tahun=item.kini.tahun, nilai=number[0], teks=f"{found.pembanding.nama} {text}", label=label)


def _number(item: KinerjaIndikator, value: Nilai | None) -> Found | None:
    """Where a value stands on the axis: a number, a grade by its scale, a range by both its bounds."""
    match value:
        case Decimal():
            return value, None
        case Rentang():
            return value.dari, value.sampai
        case str():
            scale = item.profil.satu_skala(item.uraian.skala)
            found = scale.nilai(value) if scale else None
            return None if found is None else (found, None)
    return None
