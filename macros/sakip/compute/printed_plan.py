"""What a plan's document prints about the plan beside what follows from it: names, sums, counts, statements."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from sakip.compute.agreement import BandingCetak, Pembanding, beside, crossed, judged
from sakip.compute.funding import Pendanaan, pendanaan
from sakip.model import Indikator, KegiatanRenstra, Program, Renstra, Sasaran
from sakip.model.base import Berkas
from sakip.model.cetak import IsiCetak
from sakip.model.renstra import JenisProgram
from sakip.once import once

Known = Mapping[str, tuple[Pembanding, str]]


@once
def rekonsiliasi_rencana(plan: Renstra) -> tuple[BandingCetak, ...]:
    """Every printed figure, name and statement of one version of a plan."""
    return tuple(_of_plan(plan))


def statements(printed: IsiCetak, counts: Known, file: Berkas) -> Iterator[BandingCetak]:
    """What a document states that belongs to no single fact."""
    yield from beside("Rencana kinerja", printed.cacah, counts, file)
    for sum_ in printed.hitungan:
        computed = sum_.rumus.evaluate(sum_.unsur)
        values = (sum_.tercetak, computed, sum_.satuan or "")
        yield judged(sum_.tentang, "hasil hitungan", values, sum_, file)
    for cross in printed.silang:
        yield from crossed(cross, file)


def plan_counts(plan: Renstra) -> dict[str, tuple[Pembanding, str]]:
    """How many there are of what a plan sets out; what the plan does not tell is None."""
    kinds = [item.jenis for item in plan.program]
    aims = plan.sasaran()
    counts: dict[str, int | None] = {
        "jumlah tujuan": len(plan.tujuan),
        "jumlah sasaran": len(aims),
        "jumlah indikator": len(plan.indikator()),
        "jumlah indikator utama": None,
        "jumlah strategi": sum(len(sasaran.strategi) for _, sasaran in aims) or None,
        "jumlah program": len(plan.program) or None,
        "jumlah program utama": kinds.count(JenisProgram.UTAMA) if kinds and all(kinds) else None,
        "jumlah program penunjang": kinds.count(JenisProgram.PENUNJANG) if kinds and all(kinds) else None,
        "jumlah kegiatan": sum(len(item.kegiatan) for item in plan.program) or None,
        "jumlah perjanjian": None,
    }
    return {name: (None if count is None else Decimal(count), "") for name, count in counts.items()}


def _of_plan(plan: Renstra) -> Iterator[BandingCetak]:
    for fakta in plan.walk():
        if isinstance(fakta, Sasaran | Indikator | KegiatanRenstra):
            kode = fakta.kode if isinstance(fakta, KegiatanRenstra) else None
            yield from beside(fakta.nama, fakta.tercetak, {"nama": (fakta.nama, ""), "kode": (kode, "")}, plan)
    money = pendanaan(plan)
    for program in plan.program:
        yield from _program(program, money, plan)
    if plan.cetak is not None:
        yield from statements(plan.cetak, plan_counts(plan), plan)


def _program(program: Program, money: Pendanaan | None, plan: Renstra) -> Iterator[BandingCetak]:
    """A program's printed sums; nothing to compare with where the data has no money of its kegiatan."""
    sums = next((item.tahunan for item in money.program if item.program is program), {}) if money else {}
    funded = any(part.pendanaan for part in program.kegiatan)
    for slip in program.tercetak:
        total = sums.get(slip.tahun)
        none: Pembanding = "-" if funded else None  # as a document writes that nothing is planned
        computed = total.angka if total and not (total.angka == 0 and slip.nilai == "-") else none
        about = f"Pendanaan {slip.tahun} program {program.kode or ''}".rstrip()
        yield from beside(f"{about} {program.nama}", (slip,), {"pendanaan": (computed, "rupiah")}, plan)
