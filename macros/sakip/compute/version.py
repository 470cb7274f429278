"""What a version of a Renstra or of a Perjanjian Kinerja sets out, thing by thing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sakip.compute.agreement import words
from sakip.compute.change import Butir, Deret, Isi, Perubahan, Tautan, perubahan
from sakip.model import Dataset, Indikator, Kosong, Program, Renstra, Ukuran, VersiPk

#: What says nothing across two periods: other years, another beginning.
YEARLY = ("target", "kondisi awal", "pendanaan")


def perubahan_rencana(data: Dataset, rencana: Renstra) -> tuple[Perubahan, ...] | None:
    """What became of the plan that this one succeeds; None for the oldest plan.

    A level that only one of the documents states is not compared; nor is what belongs to its years where the plan
    before is of another period.
    """
    earlier = data.rencana_sebelum(rencana)
    if earlier is None:
        return None
    before, after = butir_rencana(earlier), butir_rencana(rencana)
    both = {item.bagian for item in before} & {item.bagian for item in after}
    yearly = YEARLY if (earlier.mulai, earlier.selesai) != (rencana.mulai, rencana.selesai) else ()
    return perubahan(
        *(
            [
                replace(item, isi=tuple(said for said in item.isi if said[0] not in yearly))
                for item in items
                if item.bagian in both
            ]
            for items in (before, after)
        )
    )


def butir_rencana(plan: Renstra) -> tuple[Butir, ...]:
    """Everything a plan sets out, level by level."""
    return (
        Butir(bagian="visi", id="visi", nama=plan.visi, fakta=plan),
        *(Butir(bagian="misi", id=item.id, nama=item.nama, fakta=item) for item in plan.misi),
        *_of_goals(plan),
        *(item for program in plan.program for item in _of_program(program)),
    )


def _of_goals(plan: Renstra) -> Iterator[Butir]:
    missions = {item.id: item.nama for item in plan.misi}
    programs = {item.id: item.nama for item in plan.program}
    measures = {item.id: item.nama for item in plan.indikator()}
    goals = [
        Butir(
            bagian="tujuan",
            id=item.id,
            nama=item.nama,
            isi=(
                ("misi", _links((item.misi,) if item.misi else (), missions)),
                ("indikator tujuan", _links(item.indikator, measures)),
            ),
            menggantikan=item.menggantikan,
            fakta=item,
        )
        for item in plan.tujuan
    ]
    yield from goals
    aims = [
        Butir(
            bagian="sasaran",
            id=item.id,
            nama=item.nama,
            induk=goal,
            isi=(("program", _links(item.program, programs)),),
            menggantikan=item.menggantikan,
            fakta=item,
        )
        for goal, tujuan in zip(goals, plan.tujuan, strict=True)
        for item in tujuan.sasaran
    ]
    yield from aims
    pairs = [(aim, sasaran) for aim, (_, sasaran) in zip(aims, plan.sasaran(), strict=True)]
    seen: Counter[str] = Counter()
    for aim, sasaran in pairs:
        for way in sasaran.strategi:  # a strategi has no id: its sasaran and wording stand for it, and its turn
            isi = (("arah kebijakan", "; ".join(way.arah_kebijakan) or None),)
            wording = f"{sasaran.id}/{words(way.nama)}"
            seen[wording] += 1
            id = f"{wording}/{seen[wording]}"
            yield Butir(bagian="strategi", id=id, nama=way.nama, induk=aim, isi=isi, fakta=way)
    for aim, sasaran in pairs:
        for item in sasaran.indikator:
            yield Butir(
                bagian="indikator",
                id=item.id,
                nama=item.nama,
                induk=aim,
                isi=(("tingkat", item.tingkat), ("kondisi awal", item.kondisi_awal), ("target", _series(item))),
                menggantikan=item.menggantikan,
                penjelasan=item.penjelasan,
                fakta=item,
            )


def _of_program(program: Program) -> Iterator[Butir]:
    whole = Butir(
        bagian="program",
        id=program.id,
        nama=program.nama,
        isi=(("kode", program.kode), ("jenis", program.jenis)),
        menggantikan=program.menggantikan,
        fakta=program,
    )
    yield whole
    for measure in program.indikator:
        yield _of_measure("indikator program", measure, whole)
    for kegiatan in program.kegiatan:
        part = Butir(
            bagian="kegiatan",
            id=kegiatan.id,
            nama=kegiatan.nama,
            induk=whole,
            isi=(
                ("kode", kegiatan.kode),
                ("kelompok sasaran", kegiatan.kelompok_sasaran),
                ("pendanaan", Deret(kegiatan.pendanaan, "rupiah") if kegiatan.pendanaan else None),
            ),
            menggantikan=kegiatan.menggantikan,
            fakta=kegiatan,
        )
        yield part
        for measure in kegiatan.indikator:
            yield _of_measure("indikator kegiatan", measure, part)


def _of_measure(bagian: str, measure: Ukuran, induk: Butir) -> Butir:
    isi: tuple[tuple[str, Isi], ...] = (
        ("sasaran", measure.sasaran),
        ("tingkat", measure.tingkat),
        ("polaritas", measure.polaritas),
        ("skala", measure.skala),
        ("target", _series(measure, measure.satuan)),
    )
    return Butir(bagian=bagian, id=measure.id, nama=measure.nama, induk=induk, isi=isi, fakta=measure)


def _links(ids: tuple[str, ...], names: Mapping[str, str]) -> Tautan | None:
    return Tautan(frozenset(ids), "; ".join(names.get(id, id) for id in ids)) if ids else None


def _series(item: Indikator | Ukuran, satuan: str | None = None) -> Deret | Kosong:
    return item.target if isinstance(item.target, Kosong) else Deret(item.target, satuan)


def butir_pk(versi: VersiPk, indikator: Mapping[str, str], program: Mapping[str, str]) -> tuple[Butir, ...]:
    """What a version of a Perjanjian Kinerja promises; the mappings give the names of indicators and programs."""
    return (
        *(
            Butir(
                bagian="indikator",
                id=item.indikator,
                nama=indikator.get(item.indikator, item.indikator),
                isi=(("target", item.target),),
                penjelasan=item.penjelasan,
                tanpa_versi=item.tanpa_versi,
                fakta=item,
            )
            for item in versi.target
        ),
        *(
            Butir(
                bagian="program",
                id=item.program,
                nama=program.get(item.program, item.program),
                isi=(("pagu", item.pagu),),
                fakta=item,
            )
            for item in versi.program
        ),
    )
