"""Tables of what was planned and promised: Renstra, IKU, Perjanjian Kinerja."""

from collections.abc import Iterator

from sakip import figures
from sakip.compute import Kinerja, pagu_total
from sakip.compute.trace import Masukan
from sakip.model import Kosong, VersiPk
from sakip.model.iku import Jenis
from sakip.model.pk import NamaVersi
from sakip.render import write
from sakip.render.definition import formula
from sakip.render.parts import Absen, Baris, Figur, Kolom, Sel, Sumber, Tabel
from sakip.render.tables.cells import INDIKATOR, SASARAN, SATUAN, UNVERSIONED, indicator_name, planned, source
from sakip.render.tree import Cabang, pohon


def renstra(kinerja: Kinerja) -> Tabel:
    """Tujuan, sasaran, indikator, baseline and the target of each year."""
    plan = kinerja.renstra
    years = sorted({year for item in kinerja.indikator for year in item.indikator.target_tahunan})
    rows = tuple(
        Baris(
            (
                item.tujuan.nama,
                item.sasaran.nama,
                item.indikator.nama,
                item.uraian.satuan,
                planned(item, "kondisi awal", item.indikator.kondisi_awal, "kondisi_awal"),
                *(planned(item, f"target {year}", item.indikator.target_pada(year), "target", year) for year in years),
            )
        )
        for item in kinerja.indikator
    )
    return Tabel(
        id="renstra",
        judul=f"Tujuan, sasaran, indikator, dan target Renstra {plan.mulai}–{plan.selesai}",
        kolom=(
            Kolom("Tujuan"),
            SASARAN,
            INDIKATOR,
            SATUAN,
            Kolom("Kondisi awal", angka=True),
            *(Kolom(str(year), kelompok="Target", angka=True) for year in years),
        ),
        baris=rows,
        kepala=2,
        sumber=source(plan),
        periode=plan.periode,
    )


def strategi(kinerja: Kinerja) -> Tabel:
    """How each sasaran is to be reached."""
    return Tabel(
        id="strategi",
        judul=f"Keterkaitan sasaran dengan strategi, {kinerja.renstra.mulai}–{kinerja.renstra.selesai}",
        kolom=(Kolom("Tujuan"), SASARAN, Kolom("Strategi")),
        baris=tuple(
            Baris(
                (
                    tujuan.nama,
                    sasaran.nama,
                    "; ".join(item.nama for item in sasaran.strategi) or Absen("belum diisi", "Belum diisi."),
                )
            )
            for tujuan, sasaran in kinerja.renstra.sasaran()
        ),
        kepala=1,
        sumber=source(kinerja.renstra),
        periode=kinerja.renstra.periode,
    )


def program(kinerja: Kinerja) -> Tabel:
    """From tujuan to sub kegiatan, as one tree; kegiatan and below only where the year has a budget."""
    return Tabel(
        id="program",
        judul="Keterkaitan tujuan, sasaran, dan indikator dengan program, kegiatan, dan sub kegiatan",
        kolom=(Kolom("Uraian"), Kolom("Kedudukan")),
        baris=tuple(row for root in pohon(kinerja) for row in _branch(root, 0)),
        sumber=source(kinerja.renstra),
    )


def _branch(node: Cabang, depth: int) -> Iterator[Baris]:
    yield Baris((node.nama, node.jenis), tingkat=depth)
    for child in node.anak:
        yield from _branch(child, depth + 1)


def iku(kinerja: Kinerja) -> Tabel:
    """How each indicator is defined and measured."""
    return Tabel(
        id="iku",
        judul=f"Indikator kinerja, {kinerja.renstra.mulai}–{kinerja.renstra.selesai}",
        kolom=(
            INDIKATOR,
            Kolom("Jenis"),
            Kolom("Definisi operasional"),
            Kolom("Rumus"),
            SATUAN,
            Kolom("Polaritas"),
            Kolom("Sumber data"),
            Kolom("Penanggung jawab"),
        ),
        baris=tuple(
            Baris(
                (
                    item.indikator.nama,
                    "IKU" if item.uraian.jenis is Jenis.UTAMA else "Penunjang",
                    write.text_or_absent(item.uraian.definisi),
                    formula(item.uraian),
                    item.uraian.satuan,
                    write.sentence_case(write.POLARITY[item.uraian.polaritas]),
                    write.text_or_absent(item.uraian.sumber_data),
                    write.text_or_absent(item.uraian.penanggung_jawab),
                )
            )
            for item in kinerja.indikator
        ),
        sumber=source(decree) if (decree := kinerja.data.iku_berlaku(kinerja.tahun)) else Sumber(),
        catatan=tuple(
            f"{item.indikator.nama}: {item.uraian.keterangan}" for item in kinerja.indikator if item.uraian.keterangan
        ),
    )


def pk(kinerja: Kinerja, *, versi: str) -> Tabel | None:
    """What one version of the Perjanjian Kinerja promised; None if there is no such version."""
    version = _version(kinerja, versi)
    if version is None or kinerja.pk is None:
        return None
    rows = []
    for target in version.target:
        item = kinerja.satu(target.indikator)
        if item is not None:
            goal = Masukan(nama="target", nilai=target.target, letak=target.letak("target"))
            rows.append(
                Baris((item.sasaran.nama, item.indikator.nama, item.uraian.satuan, write.stated(goal, item.uraian)))
            )
    return Tabel(
        id=f"pk-{versi}",
        judul=f"Perjanjian Kinerja {'Perubahan ' if versi == NamaVersi.PERUBAHAN else ''}Tahun {kinerja.tahun}",
        kolom=(SASARAN, INDIKATOR, SATUAN, Kolom("Target", angka=True)),
        baris=tuple(rows),
        kepala=1,
        sumber=source(kinerja.pk),
        catatan=tuple(
            f"{indicator_name(kinerja, item.indikator)}: {note}"
            for item in version.target
            for note in (item.penjelasan, UNVERSIONED if item.tanpa_versi else None)
            if note
        ),
    )


def pagu(kinerja: Kinerja, *, versi: str | None = None) -> Tabel | None:
    """The budget of each program in every version of the Perjanjian Kinerja, or in one; None if there is none."""
    versions = [item for item in kinerja.pk.versi if versi in (None, item.versi)] if kinerja.pk else []
    if kinerja.pk is None or not versions:
        return None
    names = {item.id: item.nama for item in kinerja.renstra.program}
    order = list(dict.fromkeys(item.program for version in versions for item in version.program))
    rows = [Baris((names.get(name, name), *(_pagu(version, name) for version in versions))) for name in order]
    rows.append(Baris(("Jumlah", *(_pagu_total(kinerja, version) for version in versions)), jumlah=True))
    return Tabel(
        id=f"pagu-{versi}" if versi else "pagu",
        judul=f"Pagu program dalam Perjanjian Kinerja {f'{versi} ' if versi else ''}{kinerja.tahun}",
        kolom=(
            Kolom("Program"),
            *(
                Kolom(f"PK {version.versi}", satuan="Rp", angka=True, kelompok="Pagu" if len(versions) > 1 else None)
                for version in versions
            ),
        ),
        baris=tuple(rows),
        sumber=source(kinerja.pk),
        catatan=tuple(
            f"Letak pagu PK {version.versi}: {version.letak_pagu}." for version in versions if version.letak_pagu
        ),
        jejak=tuple(
            f"hitung-pagu-{version.versi}-{kinerja.tahun}"
            for version in versions
            if pagu_total(kinerja, version).nilai is not None
        ),
    )


def _version(kinerja: Kinerja, versi: str) -> VersiPk | None:
    return next((item for item in kinerja.pk.versi if item.versi == versi), None) if kinerja.pk else None


def _pagu(version: VersiPk, program: str) -> Sel:
    item = next((item for item in version.program if item.program == program), None)
    if item is None:
        return Absen("tidak ada", "Program ini tidak ada dalam versi ini.")
    if isinstance(item.pagu, Kosong):
        return write.absent(item.pagu)
    return Figur(figures.number(item.pagu, 0), item.pagu, letak=item.letak("pagu"))


def _pagu_total(kinerja: Kinerja, version: VersiPk) -> Sel:
    total = pagu_total(kinerja, version)
    if total.nilai is None:
        return write.uncomputed(total.alasan)
    return Figur(figures.number(total.nilai, 0), total.nilai, jejak=f"hitung-pagu-{version.versi}-{kinerja.tahun}")
