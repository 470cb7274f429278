"""Whether each value suits its indicator: a range where a range is meant, a grade that its scale has, known inputs."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from sakip.figures import number, places
from sakip.load.meant import readings, way_out
from sakip.model import (
    Bagian,
    Dataset,
    Indikator,
    Kosong,
    Nilai,
    Polaritas,
    Profil,
    RealisasiIndikator,
    Renstra,
    Rentang,
    Ukuran,
    Uraian,
)
from sakip.model.base import Fakta
from sakip.model.iku import Hitungan
from sakip.model.pk import NamaVersi, TargetPk
from sakip.problem import NOWHERE, Letak, Problem, did_you_mean

COUNTED = re.compile(r"(?P<angka>\d[\d.,]*)\s+(?P<satuan>[^\W\d].*)")
SPAN = re.compile(r"(?P<dari>\d[\d.,]*)\s*[-–]\s*(?P<sampai>\d[\d.,]*)")
PartNames = tuple[tuple[str, str], ...]
Parts = dict[str, PartNames]


class Reading(NamedTuple):
    """How an indicator's values are read: its name in messages, its scale of grades, polarity, decimals (None: any)."""

    nama: str
    skala: str | None
    polaritas: Polaritas
    desimal: int | None


def reading(entry: Uraian) -> Reading:
    """How the IKU says that its indicator is read."""
    return Reading(f'Indikator "{entry.indikator}"', entry.skala, entry.polaritas, entry.desimal)


def unsuitable(data: Dataset) -> Iterator[Problem]:
    """A problem for each value, year or indicator that the rest of the data contradicts."""
    for iku in data.iku:
        yield from twice(iku.indikator, "indikator")
        yield from (problem for entry in iku.indikator for problem in _rule(entry, data.profil))
    for evaluasi in data.evaluasi:
        id = evaluasi.skala or "akip"
        scale = data.profil.satu_skala(id)
        if scale is not None and scale.nilai(evaluasi.predikat) is None:
            message = _unknown_grade(evaluasi.predikat, id, data.profil) or ""
            yield Problem("S405", evaluasi.letak("predikat") or NOWHERE, message)
    yield from _plans(data)
    yield from _promises(data)
    yield from _results(data)


def _rule(entry: Uraian, profil: Profil) -> Iterator[Problem]:
    rule = next((item for item in profil.capaian if item.id == entry.aturan), None)
    if rule is not None and rule.polaritas is not entry.polaritas:
        message = f'Aturan "{rule.id}" untuk polaritas {rule.polaritas}, bukan {entry.polaritas}. Pilih yang lain.'
        yield Problem("S405", entry.letak("aturan") or NOWHERE, message)


def elsewhere(fakta: Fakta, field: str, names: tuple[str, ...], known: set[str], where: str) -> Iterator[Problem]:
    """A problem for each id that exists, but not in the plan that it must belong to."""
    for at, name in enumerate(names):
        if name not in known:
            place = fakta.letak(field, at) if isinstance(getattr(fakta, field), tuple) else fakta.letak(field)
            message = f'"{name}" tidak ada dalam {where}.{did_you_mean(name, known)}'
            yield Problem("S401", place or NOWHERE, message)


def own_ids(plan: Renstra) -> tuple[set[str], set[str], set[str]]:
    """The plan's misi, indikator and program."""
    indikator = {item.id for item in plan.indikator()}
    return {item.id for item in plan.misi}, indikator, {item.id for item in plan.program}


def _plans(data: Dataset) -> Iterator[Problem]:
    planned = {item.id for plan in data.renstra for item in plan.indikator()}
    misspelt = any(entry.indikator not in planned for iku in data.iku for entry in iku.indikator)
    for plan in data.renstra:
        misi, indikator, program = own_ids(plan)
        for tujuan in plan.tujuan:
            yield from elsewhere(tujuan, "misi", (tujuan.misi,) if tujuan.misi else (), misi, "Renstra ini")
            yield from elsewhere(tujuan, "indikator", tujuan.indikator, indikator, "Renstra ini")
            for sasaran in tujuan.sasaran:
                yield from elsewhere(sasaran, "program", sasaran.program, program, "Renstra ini")
        for item in plan.indikator():
            entry = data.uraian(item.id, plan.mulai)
            if entry is not None:
                yield from _targets(item, entry, data, plan)
            elif not misspelt and (item.target_tahunan or item.kondisi_awal is not None):
                message = f'Indikator "{item.id}" belum diuraikan. Tambahkan uraiannya di berkas iku.'
                yield Problem("S404", item.letak("id") or NOWHERE, message)


def _targets(indikator: Indikator, entry: Uraian, data: Dataset, renstra: Renstra) -> Iterator[Problem]:
    """Each target is read as the IKU of its own year says, the baseline as that of the plan's first year."""
    how = {tahun: reading(data.uraian(indikator.id, tahun) or entry) for tahun in indikator.target_tahunan}
    yield from planned_values(indikator, how, data.profil, renstra)
    if indikator.kondisi_awal is not None:
        place = indikator.letak("kondisi_awal") or NOWHERE
        parts = planned_parts(indikator.target_tahunan)
        yield from _suits(indikator.kondisi_awal, reading(entry), data.profil, place, target=False, parts=parts)


def planned_values(
    item: Indikator | Ukuran, how: Mapping[int, Reading], profil: Profil, plan: Renstra
) -> Iterator[Problem]:
    """A problem for each target of the plan whose year or kind does not fit; ``how`` each year's is read."""
    parts = planned_parts(item.target_tahunan)
    for tahun, target in item.target_tahunan.items():
        place = item.letak("target", tahun) or NOWHERE
        yield from outside(tahun, plan, "Target", place)
        yield from _suits(target, how[tahun], profil, place, target=True, parts=parts)


def outside(tahun: int, plan: Renstra, what: str, place: Letak) -> Iterator[Problem]:
    """A problem for a year that the plan does not cover."""
    if plan.mulai <= plan.selesai and not plan.mulai <= tahun <= plan.selesai:
        message = f"{what} tahun {tahun} di luar periode {plan.mulai}–{plan.selesai}. Perbaiki tahunnya."
        yield Problem("S403", place, message)


def _promises(data: Dataset) -> Iterator[Problem]:
    for pk in data.pk:
        names = [version.versi for version in pk.versi]
        if names != [NamaVersi.AWAL, NamaVersi.PERUBAHAN][: len(names)]:
            yield Problem("S405", pk.letak("versi") or NOWHERE, "Versi PK tidak berurutan. Tulis awal, lalu perubahan.")
        plan = data.rencana(pk.tahun)
        if plan is None and any(other.mulai > other.selesai for other in data.renstra):
            continue
        if plan is None:
            message = f"Tidak ada Renstra yang mencakup tahun {pk.tahun}. Tambahkan berkas renstra-nya."
            yield Problem("S403", pk.letak("tahun") or NOWHERE, message)
            continue
        parts = _parts_in(data, pk.tahun)
        where = f"{plan.sebutan} yang berlaku tahun {pk.tahun}"
        _, indikator, program = own_ids(plan)
        for version in pk.versi:
            for promise in version.target:
                yield from elsewhere(promise, "indikator", (promise.indikator,), indikator, where)
            for budget in version.program:
                yield from elsewhere(budget, "program", (budget.program,), program, where)
            yield from twice(version.target, "indikator")
            yield from twice(version.program, "program")
            for target in version.target:
                if entry := data.uraian(target.indikator, pk.tahun):
                    how, expected = reading(entry), parts.get(target.indikator, ())
                    for path, value in _promised(target):
                        place = target.letak(*path) or NOWHERE
                        yield from _suits(value, how, data.profil, place, target=True, parts=expected)


def _promised(item: TargetPk) -> Iterator[tuple[tuple[str | int, ...], Nilai]]:
    yield ("target",), item.target
    yield from ((("triwulan", quarter), value) for quarter, value in (item.triwulan or {}).items())


def _results(data: Dataset) -> Iterator[Problem]:
    for tahun in data.realisasi:
        parts = _parts_in(data, tahun.tahun)
        yield from twice(tahun.realisasi, "indikator")
        for item in tahun.realisasi:
            entry = data.uraian(item.indikator, tahun.tahun)
            if entry is None:
                continue
            expected = parts.get(item.indikator, ())
            for path, value in _values(item):
                place = item.letak(*path) or NOWHERE
                yield from _suits(value, reading(entry), data.profil, place, target=False, parts=expected)
            if item.target is not None:
                place = item.letak("target") or NOWHERE
                yield from _suits(item.target, reading(entry), data.profil, place, target=True, parts=expected)
            dinilai = data.penilaian_atas(item.indikator, tahun.tahun) is not None
            yield from _inputs(item, entry, dinilai=dinilai)


def _parts_in(data: Dataset, tahun: int) -> Parts:
    """The parts of each indicator's composite targets, by the plan in force in a year, else by any that has it."""
    in_force = data.rencana(tahun)
    plans = (*data.renstra, *((in_force,) if in_force else ()))
    return {item.id: planned_parts(item.target_tahunan) for plan in plans for item in plan.indikator()}


def _values(item: RealisasiIndikator) -> Iterator[tuple[tuple[str | int, ...], Nilai]]:
    if item.nilai is not None:
        yield ("nilai",), item.nilai
    if isinstance(item.triwulan, dict):
        yield from ((("triwulan", quarter), value) for quarter, value in item.triwulan.items())
    if isinstance(item.standar_nasional, tuple):
        yield from ((("standar_nasional", at, "nilai"), other.nilai) for at, other in enumerate(item.standar_nasional))


def _inputs(item: RealisasiIndikator, entry: Uraian, *, dinilai: bool) -> Iterator[Problem]:
    if item.unsur is None:
        return
    hitungan = entry.hitungan if isinstance(entry.hitungan, Hitungan) else None
    known = set(hitungan.unsur) if hitungan else set()
    assessed = {hitungan.aspek.jumlah, hitungan.aspek.ideal} if hitungan and hitungan.aspek and dinilai else set()
    for name in (name for name in item.unsur if name in assessed):
        message = f'Unsur "{name}" dihitung dari berkas penilaian. Hapus unsur ini di sini.'
        yield Problem("S405", item.letak("unsur", name) or NOWHERE, message)
    unknown = [name for name in item.unsur if name not in known]
    for name in unknown:
        message = f'Unsur "{name}" tidak ada dalam rumus indikator "{entry.indikator}".{did_you_mean(name, known)}'
        yield Problem("S401", item.letak("unsur", name) or NOWHERE, message)
    missing = ", ".join(sorted(known - set(item.unsur) - assessed))
    if missing and not unknown:
        message = f'Unsur rumus indikator "{entry.indikator}" belum lengkap: {missing}. Tambahkan unsurnya.'
        yield Problem("S405", item.letak("unsur") or NOWHERE, message)


def _suits(
    value: Nilai, how: Reading, profil: Profil, place: Letak, *, target: bool, parts: PartNames
) -> Iterator[Problem]:
    """A value must be of the kind its indicator takes; ``parts`` are those of its planned composite targets."""
    name = how.nama
    message = None
    match value:
        case Kosong():
            return
        case str() if how.skala is None:
            number_ = way_out(value.strip(" \"'“”‘’"))
            message = f"Angka ini berada dalam tanda kutip. {number_}." if number_ else _no_grade(name, value)
        case str():
            message = _unknown_grade(value, how.skala, profil)
        case _ if how.skala is not None:
            message = f"{name} memakai skala predikat; yang tertulis bukan predikat. Tulis predikatnya."
        case tuple():
            message = _unlike_parts(value, parts, name)
        case _ if parts:
            message = f"{name} bernilai gabungan, bukan satu. Tulis bagiannya: {', '.join(part for part, _ in parts)}."
        case Rentang() if how.polaritas is not Polaritas.RENTANG or not target:
            mend = ", atau isi polaritas: rentang" if target else ""
            message = f"{name} tidak memakai rentang di sini. Tulis satu angka{mend}."
        case Decimal() if how.desimal is not None and places(value) > how.desimal:
            message = (
                f"{name} ditulis dengan {how.desimal} desimal, sedangkan nilai ini {number(value)}. "
                "Tulis nilai yang dinyatakan, atau ubah desimal di berkas iku."
            )
        case Decimal() if target and how.polaritas is Polaritas.RENTANG:
            message = f"{name} berpolaritas rentang; targetnya satu angka. Tulis sebagai dari dan sampai."
    if message:
        yield Problem("S405", place, message)


def _no_grade(name: str, value: str) -> str:
    """What a text is that stands where a number is meant, and how it is written."""
    if (match := COUNTED.fullmatch(value)) and (number_ := way_out(match["angka"])):
        return f'{name}: "{value}" memuat satuan. {number_}, lalu isi satuan: {match["satuan"]}.'
    if match := SPAN.fullmatch(value):
        low, high = readings(match["dari"]), readings(match["sampai"])
        if low and high:
            return f'{name}: "{value}" berupa rentang. Tulis dari: {low[0]} dan sampai: {high[0]}.'
    if value.strip() in ("-", "–"):
        return f"{name}: tanda hubung bukan nilai. Hapus tahunnya, atau tulis kosong dengan alasannya."
    return f'{name} tidak memakai predikat; "{value}" bukan angka. Tulis angkanya, atau isi skala bila itu predikat.'


def _unknown_grade(value: str, skala: str | None, profil: Profil) -> str | None:
    scale = next((item for item in profil.skala if item.id == skala), None)
    if scale is None or scale.nilai(value) is not None:
        return None
    known = ", ".join(item.sebutan for item in scale.predikat)
    return f'Predikat "{value}" tidak ada dalam skala {scale.nama}. Yang dikenal: {known}.'


def _unlike_parts(value: tuple[Bagian, ...], parts: PartNames, name: str) -> str | None:
    own = [(part.unsur, part.satuan) for part in value]
    if len({unsur for unsur, _ in own}) < len(own):
        return "Bagian yang sama tertulis dua kali. Hapus salah satunya."
    if parts and set(own) - set(parts):
        known = ", ".join(f"{unsur} ({satuan})" for unsur, satuan in parts)
        return f"{name}: bagian dan satuan yang dikenal adalah {known}. Samakan dengan target Renstra."
    return None


def planned_parts(targets: Mapping[int, Nilai]) -> PartNames:
    """Every part and its unit among an indicator's composite targets; none where its targets are plain."""
    composite = (part for value in targets.values() if isinstance(value, tuple) for part in value)
    return tuple(dict.fromkeys((part.unsur, part.satuan) for part in composite))


def twice(items: tuple[Fakta, ...], field: str) -> Iterator[Problem]:
    """A problem for each item whose value of this field an earlier item has."""
    seen: dict[str, Fakta] = {}
    for item in items:
        name = getattr(item, field)
        if name in seen:
            message = f'"{name}" sudah tertulis di {seen[name].letak()}. Hapus salah satunya.'
            yield Problem("S402", item.letak(field) or NOWHERE, message)
        seen.setdefault(name, item)
