"""How sums, quotients and formulas came about that belong to no indicator: money, marks, people, efficiency."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from sakip import figures
from sakip.compute import AnggaranTahun, Efisiensi, Hasil, Jejak, Keuangan, Kinerja, Masukan, people, selisih, statuses
from sakip.model import Profil
from sakip.model.sdm import JenisKelamin, KelompokPegawai
from sakip.render.parts import Absen, Figur, Rincian
from sakip.render.write import budget_id, output_id, plainly, sentence_case, share

Write = Callable[[Decimal], str]
#: A sum of more parts than these is not written out in a line; its parts stand in the list below it.
MOST_PARTS = 12
#: Sums that stand in no table, so that their parts are shown where they are used.
UNTRACED = ("jumlah bobot", "anggaran seharusnya")
#: The unit of a difference of two percentages.
POINTS = "poin persen"
#: A share that counts as whole at most, as a formula has it.
CAPPED = re.compile(r"\bmin\((.+?), 1\)")


def of_budget(kinerja: Kinerja) -> tuple[Rincian, ...]:
    """Every derived amount and percentage of the year's budget, and of the earlier years that it is compared with."""
    found: list[Rincian] = []
    for budget in (*kinerja.anggaran_lalu, *((kinerja.anggaran,) if kinerja.anggaran else ())):
        found += _of_year(budget, kinerja.data.profil)
    found += _of_efficiency("jumlah", "seluruh instansi", kinerja.efisiensi, kinerja.tahun)
    for part, rules in kinerja.efisiensi_sasaran:
        found += _of_efficiency(f"sasaran-{part.sasaran.id}", part.sasaran.nama, rules, kinerja.tahun)
    return tuple(found)


def of_marks(kinerja: Kinerja) -> tuple[Rincian, ...]:
    """The value and ideal of each aspect and of all."""
    found: list[Rincian] = []
    for item in kinerja.indikator:
        if item.penilaian is None:
            continue
        for part in item.penilaian.aspek:
            base, nama = f"{item.id}--{part.aspek.id}-{kinerja.tahun}", part.aspek.nama
            found += sums(f"hitung-aspek-nilai-{base}", f"Nilai aspek {nama}", part.nilai, figures.plain)
            found += sums(f"hitung-aspek-ideal-{base}", f"Nilai ideal aspek {nama}", part.ideal, figures.plain)
            found += _result(
                f"hitung-aspek-bagian-{base}", f"Bagian dari ideal, aspek {nama}", part.bagian, figures.plain
            )
        base, nama = f"{item.id}-{kinerja.tahun}", item.indikator.nama
        found += sums(f"hitung-aspek-nilai-{base}", f"Jumlah nilai {nama}", item.penilaian.nilai, figures.plain)
        found += sums(f"hitung-aspek-ideal-{base}", f"Jumlah nilai ideal {nama}", item.penilaian.ideal, figures.plain)
        found += _result(
            f"hitung-aspek-bagian-{base}", f"Bagian dari ideal, {nama}", item.penilaian.bagian, figures.plain
        )
    return tuple(found)


def of_staff(kinerja: Kinerja) -> tuple[Rincian, ...]:
    """The totals of the tables of staff."""
    sdm = kinerja.sdm
    if sdm is None:
        return ()
    found: list[Rincian] = []
    names = {item.id: item.nama for item in sdm.status}
    tables: tuple[tuple[str, tuple[KelompokPegawai, ...]], ...] = (
        ("pegawai-pendidikan", sdm.pendidikan),
        ("pegawai-golongan", sdm.golongan),
    )
    for table, levels in tables:
        for at, level in enumerate(levels, start=1):
            found += sums(f"hitung-{table}-{at}-{sdm.tahun}", f"Pegawai {level.nama}", people((level,)), figures.number)
        for status in statuses(sdm, levels):
            for sex in JenisKelamin:
                count = people(levels, status=status, jenis_kelamin=sex)
                id = f"hitung-{table}-{status}-{sex.kunci}-{sdm.tahun}"
                found += sums(id, f"Pegawai {names[status]}, {sex}", count, figures.number)
        if levels:
            found += sums(f"hitung-{table}-jumlah-{sdm.tahun}", "Jumlah pegawai", people(levels), figures.number)
    return tuple(found)


def _of_year(budget: AnggaranTahun, profil: Profil) -> Iterator[Rincian]:
    year = budget.fakta.tahun
    nodes = (*budget.jumlah.walk(), *(budget.belanja.walk() if budget.belanja else ()))
    for node in nodes:
        nama = "seluruh anggaran" if node is budget.jumlah else node.nama
        yield from _of_money(node.uang, node.id, nama, year, whole=node.tingkat == 0 or node.jenis == "belanja")
        yield from _result(budget_id("sisa", node.id, year), f"Sisa {nama} {year}", node.uang.sisa, figures.rupiah)
        apart = selisih(node)
        if apart is not None:
            title = f"Capaian fisik dikurangi serapan (poin persen), {nama} {year}"
            for one in _result(budget_id("selisih", node.id, year), title, apart, figures.number):
                yield replace(_in_points(one), hasil=one.hasil.removesuffix("%"))
        for at, output in enumerate(node.keluaran, start=1):
            id = output_id(node, at)
            title = f"Capaian {output.fakta.nama} ({node.nama})"
            yield from _result(budget_id("capaian", id, year), title, output.capaian, figures.number, profil=profil)
            if output.keuangan is not None:
                yield from _of_money(output.keuangan, id, output.fakta.nama, year, whole=False)
    for part in budget.sasaran:
        id = f"sasaran-{part.sasaran.id}"
        yield from sums(
            budget_id("pagu", id, year), f"Pagu sasaran {part.sasaran.nama}", part.uang.pagu, figures.rupiah
        )
        spent = (budget_id("realisasi", id, year), f"Realisasi sasaran {part.sasaran.nama}")
        yield from sums(*spent, part.uang.realisasi, figures.rupiah)
        share = (budget_id("serapan", id, year), f"Serapan sasaran {part.sasaran.nama}")
        yield from _result(*share, part.uang.serapan, figures.rupiah)
        yield from _result(
            budget_id("bagian", id, year), f"Bagian anggaran sasaran {part.sasaran.nama}", part.bagian, figures.rupiah
        )
    title = "Rata-rata capaian keluaran utama sub kegiatan"
    yield from _result(budget_id("fisik", "jumlah", year), title, budget.fisik, figures.rupiah)


def _of_money(uang: Keuangan, id: str, nama: str, year: int, *, whole: bool) -> Iterator[Rincian]:
    """Sums and absorption; the share that is left only where a table shows it."""
    yield from sums(budget_id("pagu", id, year), f"Pagu {nama} {year}", uang.pagu, figures.rupiah)
    yield from sums(budget_id("realisasi", id, year), f"Realisasi {nama} {year}", uang.realisasi, figures.rupiah)
    yield from _result(budget_id("serapan", id, year), f"Serapan {nama} {year}", uang.serapan, figures.rupiah)
    if whole:
        title = f"Bagian tidak terserap, {nama} {year}"
        yield from _result(budget_id("persen-sisa", id, year), title, uang.persen_sisa, figures.rupiah)


def _of_efficiency(scope: str, nama: str, rules: tuple[Efisiensi, ...], year: int) -> Iterator[Rincian]:
    for item in rules:
        title = f"{item.aturan.nama}, {nama}"
        id = budget_id(f"efisiensi-{item.aturan.id}", scope, year)
        notes = (f"Tidak boleh disebut efisien: {item.halangan}.",) if item.halangan else ()
        for one in _result(id, title, item.hasil, figures.rupiah, notes=notes):
            shown = _in_points(one) if item.aturan.satuan == POINTS else one
            yield replace(shown, hasil=f"{one.hasil.removesuffix('%')} {item.aturan.satuan}")


def _in_points(trace: Rincian) -> Rincian:
    """The trace of a difference of two percentages, its result in percentage points."""
    return replace(trace, langkah=tuple(re.sub(r"%$", f" {POINTS}", step) for step in trace.langkah))


def sums(id: str, judul: str, total: Masukan, write: Write) -> Iterator[Rincian]:
    """A sum with its parts; nothing for a stated value, which has no trace."""
    if total.jejak is not None and total.angka is not None:
        yield from _result(id, judul, Hasil(nilai=total.angka, jejak=total.jejak), write)


def _result(
    id: str, judul: str, hasil: Hasil, write: Write, *, notes: tuple[str, ...] = (), profil: Profil | None = None
) -> Iterator[Rincian]:
    """A result with its steps; nothing where it cannot be computed."""
    if hasil.nilai is None:
        return
    jejak = hasil.jejak
    written = _share(hasil, id, profil) if jejak.persen else write(hasil.nilai)
    yield Rincian(
        id=id,
        judul=judul,
        hasil=written,
        cara=jejak.cara,
        langkah=tuple(_steps(hasil, written, write)),
        masukan=tuple(_inputs(jejak, write)),
        dasar=jejak.dasar,
        jejak=jejak,
        catatan=(*jejak.catatan, *notes),
    )


def _share(hasil: Hasil, id: str, profil: Profil | None) -> str:
    """A ratio as the tables write it: a capaian by the profile's decimals, any other with two."""
    return figures.percent(hasil.nilai) if profil is None else share(hasil, id, profil).teks


def _steps(hasil: Hasil, written: str, write: Write) -> Iterator[str]:
    jejak = hasil.jejak
    if jejak.formula is not None and jejak.tepat is not None:
        inputs = {name: (item, value) for (name, value), item in zip(jejak.dipakai, jejak.masukan, strict=False)}
        words = jejak.formula.written({name: item.nama for name, (item, _) in inputs.items()})
        yield sentence_case(CAPPED.sub(r"\1 (paling banyak 100%)", words))
        numbers = {name: _number(item, value, write) for name, (item, value) in inputs.items()}
        exact = figures.EXACT.multiply(jejak.tepat, figures.HUNDRED) if jejak.persen else jejak.tepat
        times = " × 100%" if jejak.persen and not any(text.endswith("%") for text in numbers.values()) else ""
        written_out = CAPPED.sub(r"\1 (paling banyak 100%)", jejak.formula.written(numbers))
        yield f"{written_out}{times} = {figures.plain(exact)}{'%' if jejak.persen else ''}"
    elif 0 < len(jejak.masukan) <= MOST_PARTS and not jejak.persen:
        yield " + ".join(_number(item, item.angka, write) for item in jejak.masukan) + f" = {written}"
    if jejak.persen and hasil.nilai is not None and jejak.tepat not in (None, hasil.nilai):
        yield f"Dibatasi menjadi {figures.plain(figures.EXACT.multiply(hasil.nilai, figures.HUNDRED))}%"
    if jejak.persen:
        yield f"Ditulis dengan {figures.places_written(written)} desimal, setengah ke atas: {written}"


def _number(item: Masukan, value: Decimal | None, write: Write) -> str:
    """A number that went into a formula; a share as a percentage."""
    if value is None:
        return ""
    if item.jejak is not None and item.jejak.persen:
        return f"{figures.plain(figures.EXACT.multiply(value, figures.HUNDRED))}%"
    return write(value)


def _inputs(jejak: Jejak, write: Write, depth: int = 0) -> Iterator[tuple[str, Figur | Absen, str]]:
    """The inputs; below a sum that has no trace of its own, what it was made from."""
    for item in jejak.masukan:
        yield f"{'– ' * depth}{sentence_case(item.nama)}", _input(item, write), _origin(item)
        if item.jejak is not None and item.nama in UNTRACED:
            yield from _inputs(item.jejak, write, depth + 1)


def _input(item: Masukan, write: Write) -> Figur | Absen:
    if item.angka is None:
        return plainly(item)
    return Figur(_number(item, item.angka, write), item.angka, letak=item.letak)


def _origin(item: Masukan) -> str:
    return "dihitung" if item.jejak is not None else item.asal
