"""Charts described from the year's performance; ``CHARTS`` names each builder as ``TABLES`` does for tables."""

from collections.abc import Callable

from sakip import figures
from sakip.compute import Kinerja, Masukan, levels, people
from sakip.model import Sdm
from sakip.model.sdm import KelompokPegawai
from sakip.render import write
from sakip.render.parts import Batang, Grafik, Kalimat, Sumber
from sakip.render.tables.cells import source
from sakip.render.tables.merit import marks


def pegawai_pendidikan(kinerja: Kinerja) -> Grafik | None:
    """Staff by education; None where it is not known."""
    found = levels(kinerja.sdm, "pendidikan")
    return _staff(*found, id="pegawai-pendidikan", apa="pendidikan") if found else None


def pegawai_golongan(kinerja: Kinerja) -> Grafik | None:
    """Staff by rank; None where it is not known."""
    found = levels(kinerja.sdm, "golongan")
    return _staff(*found, id="pegawai-golongan", apa="golongan") if found else None


def aspek(kinerja: Kinerja, *, indikator: str) -> Grafik | None:
    """What each aspect of an indicator reached, its ideal marked; None where it is not made of aspects."""
    item = kinerja.satu(indikator)
    if item is None or item.penilaian is None:
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
        batang=bars,
        tanda="nilai ideal",
        sumber=next((source(file) for file in kinerja.data.penilaian if file.tahun == kinerja.tahun), Sumber()),
    )


CHARTS: dict[str, Callable[..., Grafik | None]] = {
    "pegawai-pendidikan": pegawai_pendidikan,
    "pegawai-golongan": pegawai_golongan,
    "aspek": aspek,
}


def _staff(sdm: Sdm, groups: tuple[KelompokPegawai, ...], *, id: str, apa: str) -> Grafik:
    counts = [(level.nama, people((level,))) for level in groups]
    whole = people(groups)
    most = max((count.angka for _, count in counts if count.angka is not None), default=None)
    finding: Kalimat = ()
    if most and whole.angka:
        leaders = [name for name, count in counts if count.angka == most]
        each = "masing-masing " if len(leaders) > 1 else ""
        count = f"{figures.number(most)} dari {figures.number(whole.angka)} orang"
        finding = (f"Terbanyak {write.listed(leaders)}: {each}{count}.",)
    return Grafik(
        id=id,
        judul=f"Pegawai menurut {apa} tahun {sdm.tahun}",
        temuan=finding,
        batang=tuple(Batang(nama=name, nilai=count.angka, teks=_people(count, whole)) for name, count in counts),
        sumber=source(sdm),
    )


def _people(count: Masukan, whole: Masukan) -> str:
    if count.angka is None:
        return "tak terhitung"
    share = figures.percent(figures.EXACT.divide(count.angka, whole.angka), 0) if whole.angka else ""
    return f"{figures.number(count.angka)} orang{f' ({share})' if share else ''}"
