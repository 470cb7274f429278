"""Whether each value suits its indicator: a range where a range is meant, a grade that its scale has, known inputs."""

from collections.abc import Iterator

from sakip.model import (
    Bagian,
    Dataset,
    Indikator,
    Kosong,
    Nilai,
    Polaritas,
    Profil,
    RealisasiIndikator,
    Rentang,
    Uraian,
)
from sakip.model.base import Fakta
from sakip.model.iku import Hitungan
from sakip.model.pk import NamaVersi
from sakip.problem import Letak, Problem, did_you_mean

NOWHERE = Letak("data", 1)


def unsuitable(data: Dataset) -> Iterator[Problem]:
    """A problem for each value, year or indicator that the rest of the data contradicts."""
    uraian: dict[str, Uraian] = {}
    for entry in (entry for iku in data.iku for entry in iku.indikator):
        if entry.indikator in uraian:
            first = uraian[entry.indikator].letak()
            message = f'Indikator "{entry.indikator}" sudah diuraikan di {first}. Hapus salah satunya.'
            yield Problem("S402", entry.letak("indikator") or NOWHERE, message)
        uraian.setdefault(entry.indikator, entry)
    for laporan in data.laporan:
        if not any(plan.mulai <= laporan.tahun <= plan.selesai for plan in data.renstra):
            message = f"Tidak ada Renstra yang mencakup tahun laporan {laporan.tahun}. Tambahkan berkas renstra-nya."
            yield Problem("S403", laporan.letak("tahun") or NOWHERE, message)
    yield from _plans(data, uraian)
    yield from _promises(data, uraian)
    yield from _results(data, uraian)


def _plans(data: Dataset, uraian: dict[str, Uraian]) -> Iterator[Problem]:
    for renstra in data.renstra:
        for indikator in (item for _, sasaran in renstra.sasaran() for item in sasaran.indikator):
            entry = uraian.get(indikator.id)
            if entry is None:
                message = f'Indikator "{indikator.id}" belum diuraikan. Tambahkan uraiannya di berkas iku.'
                yield Problem("S404", indikator.letak("id") or NOWHERE, message)
                continue
            yield from _targets(indikator, entry, data.profil, renstra.mulai, renstra.selesai)


def _targets(indikator: Indikator, entry: Uraian, profil: Profil, mulai: int, selesai: int) -> Iterator[Problem]:
    parts = next((_parts(value) for value in indikator.target.values() if _parts(value)), ())
    for tahun, target in indikator.target.items():
        place = indikator.letak("target", tahun) or NOWHERE
        if not mulai <= tahun <= selesai:
            yield Problem("S403", place, f"Target tahun {tahun} di luar periode {mulai}–{selesai}.")
        yield from _suits(target, entry, profil, place, target=True, parts=parts)
    if indikator.kondisi_awal is not None:
        place = indikator.letak("kondisi_awal") or NOWHERE
        yield from _suits(indikator.kondisi_awal, entry, profil, place, target=False, parts=parts)


def _promises(data: Dataset, uraian: dict[str, Uraian]) -> Iterator[Problem]:
    for pk in data.pk:
        names = [version.versi for version in pk.versi]
        if names != [NamaVersi.AWAL, NamaVersi.PERUBAHAN][: len(names)]:
            yield Problem("S405", pk.letak("versi") or NOWHERE, "Versi PK ditulis berurutan: awal, lalu perubahan.")
        for version in pk.versi:
            yield from _twice(version.target, "indikator")
            yield from _twice(version.program, "program")
            for target in version.target:
                if entry := uraian.get(target.indikator):
                    place = target.letak("target") or NOWHERE
                    yield from _suits(target.target, entry, data.profil, place, target=True, parts=())


def _results(data: Dataset, uraian: dict[str, Uraian]) -> Iterator[Problem]:
    parts = {
        indikator.id: next((_parts(value) for value in indikator.target.values() if _parts(value)), ())
        for renstra in data.renstra
        for _, sasaran in renstra.sasaran()
        for indikator in sasaran.indikator
    }
    for tahun in data.realisasi:
        yield from _twice(tahun.realisasi, "indikator")
        for item in tahun.realisasi:
            entry = uraian.get(item.indikator)
            if entry is None:
                continue
            expected = parts.get(item.indikator, ())
            for path, value in _values(item):
                place = item.letak(*path) or NOWHERE
                yield from _suits(value, entry, data.profil, place, target=False, parts=expected)
            yield from _inputs(item, entry)


def _values(item: RealisasiIndikator) -> Iterator[tuple[tuple[str | int, ...], Nilai]]:
    if item.nilai is not None:
        yield ("nilai",), item.nilai
    if isinstance(item.triwulan, dict):
        yield from ((("triwulan", quarter), value) for quarter, value in item.triwulan.items())
    if isinstance(item.standar_nasional, tuple):
        yield from ((("standar_nasional", at, "nilai"), other.nilai) for at, other in enumerate(item.standar_nasional))


def _inputs(item: RealisasiIndikator, entry: Uraian) -> Iterator[Problem]:
    if item.unsur is None:
        return
    known = set(entry.hitungan.unsur) if isinstance(entry.hitungan, Hitungan) else set()
    for name in item.unsur:
        if name not in known:
            message = f'Unsur "{name}" tidak ada dalam rumus indikator "{entry.indikator}".{did_you_mean(name, known)}'
            yield Problem("S401", item.letak("unsur", name) or NOWHERE, message)
    missing = ", ".join(sorted(known - set(item.unsur)))
    if missing:
        message = f'Unsur rumus indikator "{entry.indikator}" belum lengkap: {missing}.'
        yield Problem("S405", item.letak("unsur") or NOWHERE, message)


def _suits(
    value: Nilai, entry: Uraian, profil: Profil, place: Letak, *, target: bool, parts: tuple[str, ...]
) -> Iterator[Problem]:
    """A value must be of the kind its indicator takes; a realisasi is measured against parts that its targets have."""
    name = f'Indikator "{entry.indikator}"'
    match value:
        case Kosong():
            return
        case str() if entry.skala is None:
            yield Problem("S405", place, f'{name} tidak memakai predikat; "{value}" bukan angka. Tulis angkanya.')
        case str():
            scale = next((item for item in profil.skala if item.id == entry.skala), None)
            if scale is not None and scale.nilai(value) is None:
                known = [item.sebutan for item in scale.predikat]
                message = f'Predikat "{value}" tidak ada dalam skala {scale.nama}. Yang dikenal: {", ".join(known)}.'
                yield Problem("S405", place, message)
        case _ if entry.skala is not None:
            yield Problem("S405", place, f"{name} memakai skala predikat. Tulis predikatnya.")
        case Rentang() if entry.polaritas is not Polaritas.RENTANG or not target:
            yield Problem("S405", place, f"{name} tidak memakai rentang di sini. Tulis satu angka.")
        case tuple() if target or not parts:
            yield from _part_names(value, place)
        case tuple():
            yield from _part_names(value, place)
            if {part.unsur for part in value} - set(parts):
                message = f"{name}: bagian yang dikenal adalah {', '.join(parts)}. Samakan dengan target."
                yield Problem("S405", place, message)
        case _ if target and entry.polaritas is Polaritas.RENTANG and not isinstance(value, Rentang):
            yield Problem("S405", place, f"{name} berpolaritas rentang. Tulis targetnya sebagai dari dan sampai.")
        case _ if parts:
            yield Problem("S405", place, f"{name} bernilai gabungan. Tulis setiap bagiannya: {', '.join(parts)}.")


def _parts(value: Nilai) -> tuple[str, ...]:
    return tuple(part.unsur for part in value if isinstance(part, Bagian)) if isinstance(value, tuple) else ()


def _part_names(value: tuple[Bagian, ...], place: Letak) -> Iterator[Problem]:
    names = [part.unsur for part in value]
    if len(set(names)) < len(names):
        yield Problem("S402", place, "Bagian yang sama tertulis dua kali. Hapus salah satunya.")


def _twice(items: tuple[Fakta, ...], field: str) -> Iterator[Problem]:
    seen: dict[str, Fakta] = {}
    for item in items:
        name = getattr(item, field)
        if name in seen:
            message = f'"{name}" sudah tertulis di {seen[name].letak()}. Hapus salah satunya.'
            yield Problem("S402", item.letak(field) or NOWHERE, message)
        seen.setdefault(name, item)
