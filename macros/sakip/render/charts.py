"""Charts described from the year's performance; ``CHARTS`` names each builder as ``TABLES`` does for tables."""

from collections.abc import Callable
from dataclasses import replace

from sakip import figures
from sakip.compute import Keuangan, Kinerja, Masukan, levels, people
from sakip.model import Sdm
from sakip.model.sdm import KelompokPegawai
from sakip.render import write
from sakip.render.history import history, notes, values
from sakip.render.parts import Baris, Batang, Batangan, Grafik, Kalimat, Kolom, Sumber, Tabel
from sakip.render.sentences.budget import terserap as absorbed
from sakip.render.sentences.history import riwayat as finding_of
from sakip.render.sentences.spending import largest_part_left, most_left
from sakip.render.tables.budget import money as money_of
from sakip.render.tables.cells import source, sources, stated_in
from sakip.render.tables.merit import marks, rekap_aspek
from sakip.render.tables.people import pegawai_golongan as ranks
from sakip.render.tables.people import pegawai_pendidikan as education

#: How many bars still show at a glance where most money stayed.
MOST_BARS = 6


def pegawai_pendidikan(kinerja: Kinerja) -> Grafik | None:
    """Staff by education; None where it is not known."""
    found, tabel = levels(kinerja.sdm, "pendidikan"), education(kinerja)
    return _staff(*found, tabel, apa="pendidikan") if found and tabel else None


def pegawai_golongan(kinerja: Kinerja) -> Grafik | None:
    """Staff by rank; None where it is not known."""
    found, tabel = levels(kinerja.sdm, "golongan"), ranks(kinerja)
    return _staff(*found, tabel, apa="golongan") if found and tabel else None


def aspek(kinerja: Kinerja, *, indikator: str) -> Grafik | None:
    """What each aspect of an indicator reached, its ideal marked; None where it is not made of aspects."""
    item, tabel = kinerja.satu(indikator), rekap_aspek(kinerja, indikator=indikator)
    if item is None or item.penilaian is None or tabel is None:
        return None
    bars = tuple(
        Batang(
            nama=part.aspek.nama,
            nilai=part.nilai.angka,
            teks=f"{marks(part.nilai.angka)} dari {marks(part.ideal.angka)} ({figures.percent(part.bagian.nilai)})",
            target=part.ideal.angka,
        )
        for part in item.penilaian.aspek
        if part.nilai.angka is not None and part.ideal.angka is not None
    )
    known = [part for part in item.penilaian.aspek if part.bagian.nilai is not None]
    weakest = min(known, key=lambda part: part.bagian.nilai or 0, default=None)
    finding: Kalimat = ()
    if weakest is not None:
        share = write.ratio(weakest.bagian, f"hitung-aspek-bagian-{item.id}--{weakest.aspek.id}-{kinerja.tahun}")
        finding = (f"{weakest.aspek.nama} paling jauh dari nilai idealnya (", write.inline(share), ").")
    return Grafik(
        id=f"aspek-{indikator}",
        judul=f"Nilai setiap aspek {item.indikator.nama} {kinerja.tahun} terhadap nilai idealnya",
        temuan=finding,
        isi=Batangan(sumbu="Nilai", batang=bars, tanda="nilai ideal"),
        tabel=tabel,
        sumber=next((source(file) for file in kinerja.data.penilaian if file.tahun == kinerja.tahun), Sumber()),
    )


def riwayat(kinerja: Kinerja, *, indikator: str) -> Grafik | None:
    """An indicator's years beside its targets; None where it has neither two values nor a path of targets."""
    item = kinerja.satu(indikator)
    lines = history(item) if item else None
    if item is None or lines is None:
        return None
    return Grafik(
        id=f"riwayat-{indikator}",
        judul=f"{item.indikator.nama} {lines.awal}–{lines.akhir}",
        temuan=finding_of(item),
        isi=lines,
        tabel=values(item),
        catatan=tuple(notes(item)),
        sumber=sources([*stated_in(kinerja, [indikator], since=lines.awal), (kinerja.renstra, None)]),
    )


def serapan(kinerja: Kinerja) -> Grafik | None:
    """What was spent of each program's money; None where the budget is not known by program."""
    nodes = kinerja.anggaran.jumlah.anak if kinerja.anggaran else ()
    if kinerja.anggaran is None or not nodes:
        return None
    return Grafik(
        id="serapan",
        judul=f"Pagu dan realisasi anggaran setiap program tahun {kinerja.tahun}",
        temuan=absorbed(kinerja),
        isi=Batangan(
            sumbu="Rupiah",
            batang=tuple(
                Batang(
                    nama=node.nama,
                    nilai=node.uang.realisasi.angka,
                    teks=_spent(node.uang),
                    target=node.uang.pagu.angka,
                )
                for node in nodes
            ),
            rupiah=True,
            tanda="pagu",
        ),
        tabel=Tabel(
            id="data-serapan",
            judul=f"Pagu, realisasi, dan serapan setiap program tahun {kinerja.tahun}",
            kolom=(
                Kolom("Program"),
                Kolom("Pagu", "rupiah", angka=True),
                Kolom("Realisasi", "rupiah", angka=True),
                Kolom("Serapan", angka=True),
            ),
            baris=tuple(
                Baris((node.nama, *money_of(node.uang, node.id, kinerja.tahun)), jumlah=node.tingkat == 0)
                for node in (*nodes, kinerja.anggaran.jumlah)
            ),
        ),
        sumber=source(kinerja.anggaran.fakta),
    )


def sisa(kinerja: Kinerja) -> Grafik | None:
    """The sub kegiatan with most money left; None where none has any."""
    most, year = most_left(kinerja)[:MOST_BARS], kinerja.tahun
    if kinerja.anggaran is None or not most:
        return None
    unknown = sum(node.uang.sisa.nilai is None for node in kinerja.anggaran.sub_kegiatan)
    return Grafik(
        id="sisa",
        judul=f"Sub kegiatan dengan sisa anggaran terbesar tahun {year}",
        temuan=largest_part_left(kinerja),
        isi=Batangan(
            sumbu="Anggaran yang tidak terserap (rupiah)",
            batang=tuple(
                Batang(
                    nama=node.nama,
                    nilai=left,
                    teks=f"{figures.rupiah_short(left)} (terserap\u00a0{figures.percent(node.uang.serapan.nilai)})",
                )
                for left, node in most
            ),
            rupiah=True,
        ),
        tabel=Tabel(
            id="data-sisa",
            judul=f"Sisa anggaran terbesar tahun {year}",
            kolom=(
                Kolom("Sub kegiatan"),
                Kolom("Pagu", "rupiah", angka=True),
                Kolom("Realisasi", "rupiah", angka=True),
                Kolom("Serapan", angka=True),
                Kolom("Tidak terserap", "rupiah", angka=True),
            ),
            baris=tuple(
                Baris((node.nama, *money_of(node.uang, node.id, year), write.left(node, year))) for _, node in most
            ),
        ),
        catatan=(f"Sisa {unknown} sub kegiatan tak terhitung dan tidak digambar.",) if unknown else (),
        sumber=source(kinerja.anggaran.fakta),
    )


CHARTS: dict[str, Callable[..., Grafik | None]] = {
    "pegawai-pendidikan": pegawai_pendidikan,
    "pegawai-golongan": pegawai_golongan,
    "aspek": aspek,
    "riwayat": riwayat,
    "serapan": serapan,
    "sisa": sisa,
}


def _staff(sdm: Sdm, groups: tuple[KelompokPegawai, ...], tabel: Tabel, *, apa: str) -> Grafik:
    counts = [(level.nama, people((level,))) for level in groups]
    whole = people(groups)
    most = max((count.angka for _, count in counts if count.angka is not None), default=None)
    finding: Kalimat = ()
    if most and whole.angka:
        leaders = [name for name, count in counts if count.angka == most]
        each = "masing-masing " if len(leaders) > 1 else ""
        count = f"{figures.number(most)} dari {figures.number(whole.angka)} orang"
        finding = (f"Terbanyak {write.listed(leaders)}: {each}{count}.",)
    bars = tuple(Batang(nama=name, nilai=count.angka, teks=_people(count, whole)) for name, count in counts)
    rows = tuple(replace(row, sel=(row.sel[0], row.sel[-1])) for row in tabel.baris)
    return Grafik(
        id=tabel.id,
        judul=f"Pegawai menurut {apa} tahun {sdm.tahun}",
        temuan=finding,
        isi=Batangan(sumbu="Banyaknya pegawai (orang)", batang=bars),
        tabel=replace(tabel, kolom=(tabel.kolom[0], tabel.kolom[-1]), baris=rows, catatan=()),
        sumber=source(sdm),
    )


def _people(count: Masukan, whole: Masukan) -> str:
    if count.angka is None:
        return "tak terhitung"
    share = figures.percent(figures.EXACT.divide(count.angka, whole.angka), 0) if whole.angka else ""
    return f"{figures.number(count.angka)} orang{f' ({share})' if share else ''}"


def _spent(uang: Keuangan) -> str:
    if uang.realisasi.angka is None or uang.pagu.angka is None:
        return "tak terhitung"
    share = f" ({figures.percent(uang.serapan.nilai)})" if uang.serapan.nilai is not None else ""
    return f"{figures.rupiah_short(uang.realisasi.angka)} dari {figures.rupiah_short(uang.pagu.angka)}{share}"
