"""Whether budget, assessment, review, staff and printed figures belong to the rest of the data of their year."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sakip.figures import plain
from sakip.load.suit import elsewhere, own_ids, twice
from sakip.model import (
    Anggaran,
    Dataset,
    Kegiatan,
    Keluaran,
    Kosong,
    Penilaian,
    Polaritas,
    Rentang,
    Reviu,
    Sdm,
    SubKegiatan,
)
from sakip.model.anggaran import AnggaranProgram, JenisKeluaran
from sakip.model.base import Fakta
from sakip.model.cetak import Tercetak
from sakip.model.iku import DariAspek, Hitungan
from sakip.problem import NOWHERE, Problem, did_you_mean


def misplaced(data: Dataset, parts: Iterable[Fakta]) -> Iterator[Problem]:
    """A problem for each fact that its year's plan, its indicator or its own file contradicts; ``parts``: all facts."""
    for anggaran in data.anggaran:
        yield from _budget(data, anggaran)
    for penilaian in data.penilaian:
        yield from _assessment(data, penilaian)
    for reviu in data.reviu:
        yield from _review(data, reviu)
    for sdm in data.sdm:
        yield from _staff(sdm)
    slips = (part for part in parts if isinstance(part, Tercetak))
    yield from (problem for slip in slips for problem in _printed(slip))


def _budget(data: Dataset, anggaran: Anggaran) -> Iterator[Problem]:
    yield from twice(anggaran.program, "program")
    yield from twice(anggaran.sasaran, "sasaran")
    plan = data.rencana(anggaran.tahun)
    if plan is None and not any(other.mulai > other.selesai for other in data.renstra):
        message = f"Tidak ada Renstra yang mencakup tahun {anggaran.tahun}. Tambahkan berkas renstra-nya."
        yield Problem("S403", anggaran.letak("tahun") or NOWHERE, message)
    if plan is None:
        return
    where = f"{plan.sebutan} yang berlaku tahun {anggaran.tahun}"
    programs, sasaran = own_ids(plan)[2], {item.id for _, item in plan.sasaran()}
    for program in anggaran.program:
        yield from elsewhere(program, "program", (program.program,), programs, where)
        yield from _paid_by(program)
        for kegiatan in program.kegiatan:
            yield from _outputs(kegiatan)
            for sub in kegiatan.sub_kegiatan:
                yield from _outputs(sub)
    for part in anggaran.sasaran:
        yield from elsewhere(part, "sasaran", (part.sasaran,), sasaran, where)
    for output in (part for part in anggaran.walk() if isinstance(part, Keluaran)):
        yield from _measurable(output)


def _paid_by(program: AnggaranProgram) -> Iterator[Problem]:
    """The kegiatan that an outcome names are the program's own, and pay for no other outcome."""
    own = {item.id for item in program.kegiatan}
    paid: set[str] = set()
    for output in program.indikator:
        for at, name in enumerate(output.kegiatan):
            if name not in own:
                message = f'Kegiatan "{name}" bukan kegiatan program ini.{did_you_mean(name, own)}'
                yield Problem("S405", output.letak("kegiatan", at) or NOWHERE, message)
            elif name in paid:
                message = f'Kegiatan "{name}" sudah membiayai indikator lain. Hapus dari salah satunya.'
                yield Problem("S405", output.letak("kegiatan", at) or NOWHERE, message)
            paid.add(name)


def _outputs(part: Kegiatan | SubKegiatan) -> Iterator[Problem]:
    """One main output, for physical progress is measured by it; its money is the part's own."""
    main = [output for output in part.indikator if output.jenis is JenisKeluaran.UTAMA]
    for output in main[1:]:
        message = "Indikator utama lebih dari satu. Sisakan satu; tulis jenis: pendukung pada yang lain."
        yield Problem("S405", output.letak("jenis") or output.letak("nama") or NOWHERE, message)
    for output in (output for output in part.indikator if output.kegiatan):
        message = "Kunci kegiatan hanya dipakai indikator program. Hapus dari indikator ini."
        yield Problem("S405", output.letak("kegiatan") or NOWHERE, message)


def _measurable(output: Keluaran) -> Iterator[Problem]:
    """Target and realisasi of an output are of the same kind, and no grades: outputs have no scale."""
    pairs = (("target", output.target), ("realisasi", output.realisasi))
    for name, value in pairs:
        if isinstance(value, str):
            message = f'Indikator anggaran tidak memakai predikat; "{value}" bukan angka. Tulis angkanya.'
            yield Problem("S405", output.letak(name) or NOWHERE, message)
    if output.polaritas is Polaritas.RENTANG and not isinstance(output.target, Rentang | Kosong):
        message = "Indikator ini berpolaritas rentang; targetnya bukan rentang. Tulis sebagai dari dan sampai."
        yield Problem("S405", output.letak("target") or NOWHERE, message)
    elif output.polaritas is not Polaritas.RENTANG and isinstance(output.target, Rentang):
        message = "Target rentang memerlukan polaritas: rentang. Tulis satu angka, atau tambahkan polaritasnya."
        yield Problem("S405", output.letak("target") or NOWHERE, message)
    shapes = (output.target.dari if isinstance(output.target, Rentang) else output.target, output.realisasi)
    kinds = {type(value) for value in shapes if value is not None and not isinstance(value, Kosong | str)}
    if len(kinds) > 1:
        message = "Target dan realisasi indikator ini berbeda bentuk. Tulis keduanya dengan bentuk yang sama."
        yield Problem("S405", output.letak("realisasi") or NOWHERE, message)


def _assessment(data: Dataset, penilaian: Penilaian) -> Iterator[Problem]:
    yield from twice(penilaian.penilaian, "indikator")
    for item in penilaian.penilaian:
        if data.uraian(item.indikator, penilaian.tahun) is None:
            continue  # that it is not described is told where the plan names it
        rule = _rule(data, item.indikator, penilaian.tahun)
        if rule is None:
            message = (
                f'Rumus indikator "{item.indikator}" tidak memakai aspek. Isi hitungan dan aspek pada uraiannya di '
                "berkas iku, atau hapus penilaian ini."
            )
            yield Problem("S405", item.letak("indikator") or NOWHERE, message)
            continue
        for sub in (sub for aspek in item.aspek for sub in aspek.sub_aspek):
            highest = sub.bobot * rule.skor_tertinggi
            if sub.nilai > highest:
                message = (
                    f"Nilai {plain(sub.nilai)} melebihi nilai tertinggi sub-aspek ini, {plain(highest)} "
                    f"(bobot {plain(sub.bobot)} dikali {plain(rule.skor_tertinggi)}). Perbaiki nilai atau bobotnya."
                )
                yield Problem("S405", sub.letak("nilai") or NOWHERE, message)


def _rule(data: Dataset, indikator: str, tahun: int) -> DariAspek | None:
    entry = data.uraian(indikator, tahun)
    return entry.hitungan.aspek if entry and isinstance(entry.hitungan, Hitungan) else None


def _review(data: Dataset, reviu: Reviu) -> Iterator[Problem]:
    """What is reviewed is a report, whose file has the date of the statement."""
    yield from twice(reviu.daftar_uji, "butir")
    if all(report.tahun != reviu.tahun for report in data.laporan):
        message = f"Belum ada laporan-{reviu.tahun}.yaml yang direviu. Tambahkan berkasnya, atau perbaiki tahunnya."
        yield Problem("S403", reviu.letak("tahun") or NOWHERE, message)


def _staff(sdm: Sdm) -> Iterator[Problem]:
    own = {item.id for item in sdm.status}
    for levels in (sdm.pendidikan, sdm.golongan):
        yield from twice(levels, "nama")
        for level in levels:
            yield from twice(level.jumlah, "status")
            for group in level.jumlah:
                yield from elsewhere(group, "status", (group.status,), own, "berkas ini")
    for total in (total for total in sdm.tercetak if total.status is not None):
        yield from elsewhere(total, "status", (total.status or "",), own, "berkas ini")


def _printed(slip: Tercetak) -> Iterator[Problem]:
    """A printed name or code is a text, any other printed figure a number; a dash stands for nothing planned."""
    if slip.apa in ("nama", "kode") and not isinstance(slip.nilai, str):
        message = f"{slip.apa.capitalize()} tercetak harus berupa teks. Beri tanda kutip."
        yield Problem("S405", slip.letak("nilai") or NOWHERE, message)
    elif slip.apa == "pendanaan" and slip.nilai == "-":
        return
    elif slip.apa not in ("nama", "kode") and not isinstance(slip.nilai, Decimal):
        digits = slip.nilai.strip().replace(",", ".")
        number_ = digits if digits.replace(".", "", 1).lstrip("-").isdecimal() else "angkanya saja, misalnya 90.03"
        message = f'Angka tercetak berada dalam tanda kutip; tertulis "{slip.nilai}". Tulis {number_}.'
        yield Problem("S405", slip.letak("nilai") or NOWHERE, message)
