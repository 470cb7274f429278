"""How the figures of the indicators came about: value, capaian, change, way still to go."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from sakip import figures
from sakip.compute import Hasil, Jejak, Kinerja, KinerjaIndikator, Masukan, pagu_total
from sakip.figures import EXACT
from sakip.model import Kosong, Nilai, Profil, Uraian
from sakip.render.parts import Absen, Figur, Rincian
from sakip.render.write import (
    absent,
    fine_decimals,
    nilai,
    sentence_case,
    share,
    share_decimals,
    trace_id,
    unit_of_change,
    year_id,
)


def of_indicators(kinerja: Kinerja) -> tuple[Rincian, ...]:
    """Every derived figure of the indicators, the PK's budget and the evaluation, in the order of the report."""
    found = [rincian for item in kinerja.indikator for rincian in _of_indicator(item)]
    for versi in kinerja.pk.versi if kinerja.pk else ():
        total = pagu_total(kinerja, versi)
        if total.nilai is not None:
            title = (f"hitung-pagu-{versi.versi}-{kinerja.tahun}", f"Jumlah pagu PK {versi.versi}")
            found.append(_plain(title, total, write=figures.rupiah, sign="+"))
    change = kinerja.selisih_evaluasi
    if change is not None and change.nilai is not None:
        title = (f"hitung-evaluasi-{kinerja.tahun}", "Perubahan nilai evaluasi AKIP (poin)")
        found.append(_plain(title, change, write=figures.number, sign="−"))
    return tuple({item.id: item for item in found}.values())  # two indicators may both have replaced a third


def _of_indicator(item: KinerjaIndikator) -> Iterator[Rincian]:
    yield from _of_years(item)
    for one in item.pendahulu:
        for year in one.tahun if one.uraian else ():
            title = (year_id("capaian", one.indikator.id, year.tahun), f"Capaian {one.indikator.nama} {year.tahun}")
            yield from _share(title, year.capaian, one.uraian or item.uraian, item.profil)
    yield from _of_changes(item)
    for at, beside in enumerate(item.nasional, start=1):
        title = (trace_id(item, f"nasional-{at}"), f"{item.indikator.nama} terhadap {beside.pembanding.nama}")
        yield from _share(title, beside.capaian, item.uraian, item.profil)


def _of_years(item: KinerjaIndikator) -> Iterator[Rincian]:
    """The value from its inputs or quarters and the capaian, for each year."""
    name, decimals, unit = item.indikator.nama, item.uraian.desimal, item.uraian.satuan
    if item.unsur is not None:
        title = (trace_id(item, "unsur"), f"{name} {item.kini.tahun} dari unsurnya")
        yield from _value(title, item.unsur, item.uraian, decimals, unit)
    for year in (*item.riwayat, item.kini):
        if year.realisasi.jejak is not None and year.realisasi.angka is not None:
            hasil = Hasil(nilai=year.realisasi.angka, jejak=year.realisasi.jejak)
            title = (trace_id(item, "realisasi", year.tahun), f"Realisasi {name} {year.tahun}")
            yield from _value(title, hasil, item.uraian, decimals, unit)
        title = (trace_id(item, "capaian", year.tahun), f"Capaian {name} {year.tahun}")
        notes = _basis(item) if year is item.kini else ()
        found = _share(title, year.capaian, item.uraian, item.profil)
        yield from (replace(one, catatan=(*one.catatan, *notes)) for one in found)


def _of_changes(item: KinerjaIndikator) -> Iterator[Rincian]:
    """The change since the year before, and the way to the plan's end."""
    name, now, last, uraian = item.indikator.nama, item.kini.tahun, item.tahun_akhir, item.uraian
    unit = unit_of_change(uraian)
    changes = [
        ("sisa", f"Sisa {name} menuju target {last}", item.sisa),
        ("per-tahun", f"Perubahan {name} yang diperlukan setiap tahun", item.per_tahun),
    ]
    if item.selisih is not None and item.sebelum is not None:
        changes.insert(0, ("selisih", f"Perubahan {name} dari {item.sebelum.tahun} ke {now}", item.selisih))
    yield from _share(
        (trace_id(item, "akhir"), f"Capaian {name} {now} terhadap target akhir Renstra {last}"),
        item.akhir.capaian,
        item.uraian,
        item.profil,
    )
    for what, judul, hasil in changes:
        if hasil.nilai is not None:
            decimals = fine_decimals(hasil.nilai, uraian.desimal)
            yield from _value((trace_id(item, what), judul), hasil, uraian, decimals, unit)


def _basis(item: KinerjaIndikator) -> tuple[str, ...]:
    """That the stated realisasi is measured, where the quotient behind it has more decimals."""
    stated, quotient = item.kini.realisasi.angka, item.unsur.nilai if item.unsur else None
    if stated is None or quotient is None or stated == quotient:
        return ()
    written = figures.number(stated, item.uraian.desimal)
    return (
        f"Yang diukur adalah realisasi yang dinyatakan ({written}), bukan hasil rumusnya ({figures.plain(quotient)}).",
    )


def _share(title: tuple[str, str], hasil: Hasil, uraian: Uraian, profil: Profil) -> Iterator[Rincian]:
    """A capaian; nothing where it cannot be computed."""
    if hasil.nilai is None:
        return
    written = share(hasil, title[0], profil).teks
    steps = _steps(hasil.jejak, uraian)
    if hasil.jejak.tepat is not None:
        exact = EXACT.multiply(hasil.jejak.tepat, Decimal(100))
        steps = (*steps, f"{figures.plain(hasil.jejak.tepat)} × 100% = {figures.plain(exact)}%")
        if hasil.nilai != hasil.jejak.tepat:
            steps = (*steps, f"Dibatasi menjadi {figures.plain(EXACT.multiply(hasil.nilai, Decimal(100)))}%")
        decimals = share_decimals(hasil.nilai, profil)
        steps = (*steps, f"Ditulis dengan {decimals} desimal, setengah ke atas: {written}")
    yield _written((*title, written), steps, hasil.jejak, uraian)


def _value(title: tuple[str, str], hasil: Hasil, uraian: Uraian, decimals: int, unit: str) -> Iterator[Rincian]:
    """A value or a change in its unit; nothing where it cannot be computed."""
    if hasil.nilai is None:
        return
    written = figures.number(hasil.nilai, decimals)
    steps = _steps(hasil.jejak, uraian)
    tepat = hasil.jejak.tepat
    if tepat is not None and figures.round_half_up(tepat, decimals) != tepat:
        steps = (*steps, f"Ditulis dengan {decimals} desimal, setengah ke atas: {written}")
    yield _written((*title, f"{written} {unit}"), steps, hasil.jejak, uraian)


def _plain(title: tuple[str, str], hasil: Hasil, *, write: Callable[[Decimal | None], str], sign: str) -> Rincian:
    """A sum or a difference of values that belong to no indicator."""
    id, judul = title
    masukan = tuple(
        (sentence_case(item.nama), Figur(write(item.angka), item.angka, letak=item.letak), "")
        for item in hasil.jejak.masukan
    )
    return Rincian(
        id=id,
        judul=judul,
        hasil=write(hasil.nilai),
        cara=hasil.jejak.cara,
        langkah=(f" {sign} ".join(figure.teks for _, figure, _ in masukan) + f" = {write(hasil.nilai)}",),
        masukan=masukan,
        dasar=hasil.jejak.dasar,
        jejak=hasil.jejak,
    )


def _written(title: tuple[str, str, str], steps: tuple[str, ...], jejak: Jejak, uraian: Uraian) -> Rincian:
    id, judul, hasil = title
    return Rincian(
        id=id,
        judul=judul,
        hasil=hasil,
        cara=jejak.cara,
        langkah=steps,
        masukan=tuple(_inputs(jejak, uraian)),
        dasar=jejak.dasar,
        jejak=jejak,
        catatan=jejak.catatan,
    )


def _inputs(jejak: Jejak, uraian: Uraian) -> Iterator[tuple[str, Figur | Absen, str]]:
    for item in jejak.masukan:
        yield sentence_case(item.nama), _input(item, uraian), item.asal
        if item.jejak is not None and not any(part.jejak for part in item.jejak.masukan):
            for name, figure, asal in _inputs(item.jejak, uraian):
                yield f"– {name.lower()}", figure, asal


def _input(item: Masukan, uraian: Uraian) -> Figur | Absen:
    if item.nilai is None:
        return Absen("belum diisi", "Belum diisi.")
    if isinstance(item.nilai, Kosong):
        return absent(item.nilai)
    if item.jejak is not None and item.jejak.persen:
        return Figur(figures.percent(item.angka), item.angka)
    return Figur(_as_stated(item.nilai, uraian), item.angka, letak=item.letak)


def _steps(jejak: Jejak, uraian: Uraian) -> tuple[str, ...]:
    """The formula in words, then with its numbers put in."""
    if jejak.formula is None or jejak.tepat is None or not jejak.dipakai:
        return ()
    texts = {name: _in_formula(value, uraian) for name, value in jejak.dipakai}
    words = {name: item.nama for (name, _), item in zip(jejak.dipakai, jejak.masukan, strict=False)}
    return (
        sentence_case(jejak.formula.written(words)),
        f"{jejak.formula.written(texts)} = {figures.plain(jejak.tepat)}",
    )


def _in_formula(value: Decimal, uraian: Uraian) -> str:
    """A number put into a formula; a negative one in brackets, so that no two signs meet."""
    text = _as_stated(value, uraian)
    return f"({text})" if value < 0 else text


def _as_stated(value: Nilai | None, uraian: Uraian) -> str:
    """A number with at least the decimals it was written with: 410 stays 410, 0.7 is 0,70."""
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value() and figures.places(value) == 0
        return figures.number(value, 0 if whole else max(figures.places(value), uraian.desimal))
    return "" if value is None else nilai(value, uraian)
