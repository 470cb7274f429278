"""What is said about one version of a Renstra: why it was reviewed, what that changed, what it is to cost."""

from sakip.compute import Kinerja, pendanaan, perubahan_rencana, rekonsiliasi_rencana
from sakip.model import Kosong, Renstra
from sakip.render import write
from sakip.render.parts import Absen, Kalimat
from sakip.render.sentences.annex import compared

COUNTED = {"tujuan": "tujuan", "sasaran": "sasaran", "indikator": "indikator sasaran", "program": "program"}


def alasan(_: Kinerja, plan: Renstra) -> Kalimat:
    """Why this version was made."""
    if plan.alasan is None:
        return ("Alasan versi ini belum diisi.",)
    if isinstance(plan.alasan, Kosong):
        return (f"Alasan versi ini tidak tersedia: {write.clause(plan.alasan.alasan)}.",)
    return (write.full_sentence(plan.alasan),)


def ubahan(kinerja: Kinerja, plan: Renstra) -> Kalimat:
    """How many of each level there were and are, and what became of the kegiatan."""
    found = perubahan_rencana(kinerja.data, plan)
    earlier = kinerja.data.rencana_sebelum(plan)
    if found is None or earlier is None:
        return ("Tidak ada rencana sebelumnya dalam data untuk dibandingkan.",)
    parts = []
    for level, name in (*COUNTED.items(), ("kegiatan", "kegiatan")):
        items = [item for item in found if item.butir.bagian == level]
        before = sum(item.lama is not None for item in items)
        after = sum(item.baru is not None for item in items)
        if before or after:
            parts.append(
                f"{name} dari {before} menjadi {after}" if before != after else f"{name} tetap berjumlah {after}"
            )
    kegiatan = [item for item in found if item.butir.bagian == "kegiatan"]
    kept = sum(item.lama is not None and item.baru is not None for item in kegiatan)
    gone = sum(item.baru is None for item in kegiatan)
    new = sum(item.lama is None for item in kegiatan)
    detail = f" Dari kegiatan semula {kept} berlanjut dan {gone} berakhir; {new} kegiatan baru." if kept else ""
    return (f"Dibandingkan dengan {earlier.sebutan}, {write.listed(parts)}.{detail}",)


def dana(_: Kinerja, plan: Renstra) -> Kalimat:
    """What the plan is to cost in all, and how the printed sums of its programs compare."""
    money = pendanaan(plan)
    if money is None or money.jumlah is None:
        return ("Dokumen ini tidak memuat pendanaan.",)
    funded = sum(item.jumlah is not None for item in money.program)
    start = f"Pendanaan indikatif {funded} program tahun {money.tahun[0]}–{money.tahun[-1]}"
    whole = write.derived(money.jumlah, write.funding_id(plan.nama, "jumlah"))
    checked = _checked(plan)
    if isinstance(whole, Absen):
        return (f"{start} tidak dapat dijumlahkan: {write.clause(whole.alasan)}.{checked}",)
    return (f"{start} berjumlah Rp", whole, f".{checked}")


def _checked(plan: Renstra) -> str:
    """How the printed sums of the programs compare with what follows; empty where none can be compared."""
    printed = [item for item in rekonsiliasi_rencana(plan) if item.apa == "pendanaan" and item.cocok is not None]
    if not printed:
        return ""
    dashes = sum(item.tercetak == "-" for item in printed)
    among = f" (termasuk {dashes} tanda hubung)" if dashes else ""
    wrong = sum(item.cocok is False for item in printed)
    verdict = f"{wrong} berbeda dari hitungan" if wrong else "semuanya sama dengan hitungan"
    return f" Dari {len(printed)} jumlah program yang tercetak{among}, {verdict}."


def rpjmd(_: Kinerja, plan: Renstra) -> Kalimat:
    """Which indicators refer to the RPJMD, or why there are none."""
    found = plan.indikator_rpjmd
    if found is None:
        return ("Indikator yang mengacu pada RPJMD belum diisi.",)
    if isinstance(found, Kosong):
        return (f"Tidak ada indikator yang mengacu pada RPJMD. {write.full_sentence(found.alasan)}",)
    names = {item.id: item.nama for item in plan.indikator()}
    return (f"Indikator yang mengacu pada RPJMD: {write.listed([names[name] for name in found])}.",)


def rekonsiliasi(_: Kinerja, plan: Renstra) -> Kalimat:
    """How many printed figures and statements of the document were compared, and how many differ."""
    return compared(rekonsiliasi_rencana(plan))
