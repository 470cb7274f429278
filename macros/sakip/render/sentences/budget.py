"""What is said about money and outputs. Efficiency is claimed only where the targets were met."""

from collections.abc import Sequence
from typing import Literal

from sakip import figures
from sakip.compute import Efisiensi, Kinerja, Simpul
from sakip.compute.budget import HasilKeluaran
from sakip.render import write
from sakip.render.parts import Absen, Figur, Kalimat, Status
from sakip.render.tables.budget import efficient

#: How many indicators that fell short a sentence names.
MOST_NAMED = 3
ABSENT: Kalimat = ("Anggaran tahun ini belum diisi.",)


def isi_rencana(kinerja: Kinerja) -> Kalimat:
    """How many programs, kegiatan and sub kegiatan the year has."""
    if kinerja.anggaran is None:
        return ABSENT
    counts = [f"{count} {kind}" for kind, count in kinerja.anggaran.cacah.items() if count is not None]
    if not counts:
        return (f"Banyak program dan kegiatan tahun {kinerja.tahun} tidak dimuat sumber.",)
    return (f"Pada tahun {kinerja.tahun} dilaksanakan {write.listed(counts)}.",)


def anggaran(kinerja: Kinerja) -> Kalimat:
    """The year's budget and how it divides among the sasaran."""
    if kinerja.anggaran is None:
        return ABSENT
    total = kinerja.anggaran.jumlah
    if total.uang.pagu.angka is None:
        return (f"Jumlah anggaran {kinerja.tahun} tak terhitung: {write.clause(total.uang.pagu.ketiadaan or '')}.",)
    start: Kalimat = (f"Anggaran {kinerja.tahun} berjumlah ", _rupiah(total, "pagu", kinerja.tahun))
    largest = max(
        (part for part in kinerja.anggaran.sasaran if part.bagian.nilai is not None),
        key=lambda part: part.bagian.nilai or 0,
        default=None,
    )
    if largest is None or len(kinerja.anggaran.sasaran) < 2:
        return (*start, ".")
    share = write.ratio(largest.bagian, write.budget_id("bagian", f"sasaran-{largest.sasaran.id}", kinerja.tahun))
    return (
        *start,
        "; bagian terbesar, ",
        write.inline(share),
        f", untuk sasaran {write.quoted(largest.sasaran.nama)}.",
    )


def serapan(kinerja: Kinerja) -> Kalimat:
    """How much of the budget was spent."""
    if kinerja.anggaran is None:
        return ABSENT
    total = kinerja.anggaran.jumlah
    if total.uang.serapan.nilai is None:
        return (f"Serapan anggaran {kinerja.tahun} tak terhitung: {write.clause(total.uang.serapan.alasan or '')}.",)
    share = write.ratio(total.uang.serapan, write.budget_id("serapan", total.id, kinerja.tahun))
    return (
        f"Realisasi anggaran {kinerja.tahun} berjumlah ", _rupiah(total, "realisasi", kinerja.tahun), ", atau ",
        write.inline(share), " dari pagu ", _rupiah(total, "pagu", kinerja.tahun), ".",
    )  # fmt: skip


def terserap(kinerja: Kinerja) -> Kalimat:
    """The share of the budget that was spent, and which program spent the least of its own."""
    if kinerja.anggaran is None:
        return ABSENT
    total = kinerja.anggaran.jumlah
    known = [node for node in total.anak if node.uang.serapan.nilai is not None]
    if total.uang.serapan.nilai is None:
        return (f"Serapan anggaran {kinerja.tahun} tak terhitung: {write.clause(total.uang.serapan.alasan or '')}.",)
    whole = write.ratio(total.uang.serapan, write.budget_id("serapan", total.id, kinerja.tahun))
    start: Kalimat = ("Sebanyak ", write.inline(whole), f" dari pagu {kinerja.tahun} terserap")
    least = min(known, key=lambda node: node.uang.serapan.nilai or 0, default=None)
    if least is None or len(known) < 2:
        return (*start, ".")
    share = write.ratio(least.uang.serapan, write.budget_id("serapan", least.id, kinerja.tahun))
    return (*start, f"; paling rendah pada {least.nama} (", write.inline(share), ").")


def sisa(kinerja: Kinerja) -> Kalimat:
    """What was not spent, and where most of it stayed."""
    if kinerja.anggaran is None:
        return ABSENT
    total = kinerja.anggaran.jumlah
    rest = total.uang.sisa.nilai
    if rest is None:
        return (f"Sisa anggaran {kinerja.tahun} tak terhitung: {write.clause(total.uang.sisa.alasan or '')}.",)
    amount = Figur(figures.rupiah(rest.copy_abs()), rest, jejak=write.budget_id("sisa", total.id, kinerja.tahun))
    if rest == 0:
        return (f"Seluruh anggaran {kinerja.tahun} terserap.",)
    if rest < 0:
        return (f"Realisasi anggaran {kinerja.tahun} melampaui pagu sebesar ", amount, ".")
    share = write.ratio(total.uang.persen_sisa, write.budget_id("persen-sisa", total.id, kinerja.tahun))
    where = _most_left(kinerja)
    return (amount, " (", write.inline(share), f") tidak terserap{where}.")


def sisa_tahun_lalu(kinerja: Kinerja) -> Kalimat:
    """The share that was not spent beside the newest earlier year's; empty where there is none."""
    earlier = next(
        (item for item in reversed(kinerja.anggaran_lalu) if item.jumlah.uang.persen_sisa.nilai is not None), None
    )
    now = kinerja.anggaran.jumlah.uang.persen_sisa if kinerja.anggaran else None
    if earlier is None or now is None or now.nilai is None:
        return ()
    before = earlier.jumlah.uang.persen_sisa.nilai
    year = earlier.fakta.tahun
    old = write.ratio(earlier.jumlah.uang.persen_sisa, write.budget_id("persen-sisa", "jumlah", year))
    new = write.ratio(now, write.budget_id("persen-sisa", "jumlah", kinerja.tahun))
    start = ("Bagian yang tidak terserap, ", write.inline(new), ",")
    if before is None or figures.percent(before) == figures.percent(now.nilai):
        return (*start, f" sama dengan tahun {year}.")
    word = "lebih besar" if now.nilai > before else "lebih kecil"
    return (*start, f" {word} daripada tahun {year} (", write.inline(old), ").")


def efisiensi(kinerja: Kinerja) -> Kalimat:
    """Efficiency in each definition, or why it must not be claimed.

    Where it must not be claimed of some sasaran, of the others each with its own money: the whole agency's would count
    the money of a sasaran whose target is not known to be met (PermenPANRB 53/2014, Lampiran II, asks of each sasaran).
    """
    if not kinerja.efisiensi:
        return ("Ukuran efisiensi belum dipilih atau anggaran belum diisi.",)
    halangan = next((item.halangan for item in kinerja.efisiensi if item.halangan), None)
    if halangan:
        return (f"Efisiensi tidak dinyatakan karena {halangan}; anggaran yang tersisa bukan penghematan.",)
    hindered = {
        part.sasaran.id: reason
        for part, found in kinerja.efisiensi_sasaran
        if (reason := next((item.halangan for item in found if item.halangan), None))
    }
    if not hindered:
        return _claimed("Target yang diperjanjikan tercapai", "jumlah", kinerja.efisiensi, kinerja.tahun)
    parts: list[str | Figur | Status] = []
    for part, found in kinerja.efisiensi_sasaran:
        if part.sasaran.id not in hindered:
            start = f"{' ' if parts else ''}Target sasaran {write.quoted(part.sasaran.nama)} tercapai"
            parts += _claimed(start, f"sasaran-{part.sasaran.id}", found, kinerja.tahun)
    for part, _ in kinerja.efisiensi_sasaran:
        if reason := hindered.get(part.sasaran.id):
            start = f"{' ' if parts else ''}Untuk sasaran {write.quoted(part.sasaran.nama)}"
            parts.append(f"{start} efisiensi tidak dinyatakan karena {reason}.")
    return tuple(parts)


def _claimed(start: str, scope: str, found: Sequence[Efisiensi], tahun: int) -> Kalimat:
    """The efficiency of a scope whose targets were met, in each definition that can be computed."""
    known = [item for item in found if item.hasil.nilai is not None]
    if not known:
        return (f"{start}; efisiensinya tak terhitung: {write.clause(found[0].hasil.alasan or '')}.",)
    parts: list[str | Figur | Status] = [f"{start} dengan efisiensi "]
    for at, item in enumerate(known):
        parts += [
            write.before(at, len(known)),
            write.inline(efficient(item, scope, tahun)),
            f" {item.aturan.satuan} menurut ukuran {item.aturan.nama[:1].lower()}{item.aturan.nama[1:]}",
        ]
    return (*parts, ".")


def keluaran(kinerja: Kinerja) -> Kalimat:
    """How many sub kegiatan reached their main output, and which did not."""
    subs = kinerja.anggaran.sub_kegiatan if kinerja.anggaran else ()
    measured = [(node, node.utama) for node in subs if node.utama is not None]
    if not measured:
        return ("Keluaran sub kegiatan belum diisi.",)
    missed = [(node, output) for node, output in measured if output.tercapai is False]
    met = sum(1 for _, output in measured if output.tercapai)
    unknown = len(subs) - met - len(missed)
    rest = f" {unknown} sub kegiatan belum dapat dinilai." if unknown else ""
    if met == len(subs):
        return (f"Keluaran utama seluruh {met} sub kegiatan mencapai target.",)
    whole = f"{len(subs)} sub kegiatan"
    start = f"Pada {met} dari {whole}, keluaran utamanya" if met else f"Tidak satu pun dari {whole}"
    start += " mencapai target." if met else " mencapai target keluaran utamanya."
    if not missed:
        return (f"{start}{rest}",)
    parts: list[str | Figur | Status] = [f"{start} Yang belum: "]
    for at, (node, output) in enumerate(missed):
        parts += ["; " if at else "", f"{node.nama} (", _share(node, output, kinerja), ")"]
    return (*parts, f".{rest}")


def keluaran_lain(kinerja: Kinerja) -> Kalimat:
    """Of all other indicators of the budget (programs, kegiatan, supporting ones): how many fell short, the worst."""
    nodes = kinerja.anggaran.jumlah.walk() if kinerja.anggaran else ()
    others = [
        (node, output)
        for node in nodes
        for output in node.keluaran
        if node.jenis != "sub kegiatan" or output is not node.utama
    ]
    judged = [(node, output) for node, output in others if output.tercapai is not None]
    if not judged:
        return ()
    short = [
        (output.capaian.nilai, node, output)
        for node, output in judged
        if output.tercapai is False and output.capaian.nilai is not None
    ]
    start = f"Dari {len(judged)} indikator lain (program, kegiatan, dan pendukung) yang dapat dinilai"
    if not short:
        return (f"{start}, semuanya mencapai target.",)
    worst = sorted(short, key=lambda item: item[0])[:MOST_NAMED]
    parts: list[str | Figur | Status] = [f"{start}, {len(short)} tidak mencapai target; yang terendah "]
    for at, (_, node, output) in enumerate(worst):
        parts += [", " if at else "", f"{output.fakta.nama} (", _share(node, output, kinerja), ")"]
    return (*parts, ".")


def _share(node: Simpul, output: HasilKeluaran, kinerja: Kinerja) -> str | Figur:
    at = node.keluaran.index(output) + 1
    id = write.budget_id("capaian", write.output_id(node, at), kinerja.tahun)
    return write.inline(write.share(output.capaian, id, kinerja.data.profil))


def _most_left(kinerja: Kinerja) -> str:
    """Where most of what was not spent stayed, by kind of belanja."""
    belanja = kinerja.anggaran.belanja if kinerja.anggaran else None
    leaves = [node for node in belanja.walk() if not node.anak] if belanja else []
    known = [node for node in leaves if node.uang.sisa.nilai is not None and node.uang.sisa.nilai > 0]
    if len(known) < 2 or len(known) < len(leaves):
        return ""
    most = max(known, key=lambda node: node.uang.sisa.nilai or 0)
    return f"; bagian terbesar pada {most.nama}"


def _rupiah(node: Simpul, what: Literal["pagu", "realisasi"], tahun: int) -> Figur | str:
    cell = write.money(node, what, tahun)
    if isinstance(cell, Absen):
        return cell.teks
    return Figur(figures.rupiah(cell.nilai), cell.nilai, jejak=cell.jejak, letak=cell.letak)
