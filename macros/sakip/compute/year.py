"""One indicator in one year: what was promised or planned, what was reached, and the capaian that follows."""

from dataclasses import dataclass, replace

from sakip.compute.aggregate import last_grade, provisional, tahunan
from sakip.compute.assessment import HasilPenilaian, assess
from sakip.compute.rules import capaian, peringkat, tercapai
from sakip.compute.trace import Hasil, Jejak, Masukan, evaluated
from sakip.figures import round_half_up
from sakip.model import Agregasi, Dataset, Kosong, Polaritas, Profil, RealisasiIndikator, Uraian
from sakip.model.iku import Hitungan
from sakip.model.profil import Jenjang

#: Where a target comes from that no plan and no Perjanjian Kinerja of the data states.
RETOLD = "dokumen yang menyebut realisasinya"


@dataclass(frozen=True, slots=True, kw_only=True)
class TahunIndikator:
    """One indicator in one year."""

    tahun: int
    target: Masukan
    realisasi: Masukan
    capaian: Hasil
    peringkat: Jenjang | None
    tercapai: bool | None
    sementara: bool
    fakta: RealisasiIndikator | None

    @property
    def target_disebut(self) -> bool:
        """Whether the target is known only from the document that tells the result."""
        return self.fakta is not None and self.fakta.target is not None and self.target.asal == RETOLD


def in_year(data: Dataset, indikator: str, uraian: Uraian, tahun: int) -> TahunIndikator:
    """The indicator's year, whether or not anything is known of it."""
    fakta = data.hasil(indikator, tahun)
    target = _target(data, indikator, tahun, fakta)
    realisasi, sementara = _realisasi(fakta, uraian, tahun, assessed(data, indikator, uraian, tahun))
    hasil = measure(data.profil, uraian, target, realisasi)
    return TahunIndikator(
        tahun=tahun,
        target=target,
        realisasi=realisasi,
        capaian=hasil,
        peringkat=peringkat(hasil.nilai, data.profil),
        tercapai=met(data.profil, uraian, target, realisasi),
        sementara=sementara,
        fakta=fakta,
    )


def measure(profil: Profil, uraian: Uraian, target: Masukan, realisasi: Masukan) -> Hasil:
    """Capaian as this indicator is measured."""
    return capaian(
        target,
        realisasi,
        polaritas=uraian.polaritas,
        profil=profil,
        aturan=uraian.aturan,
        skala=uraian.skala,
    )


def met(profil: Profil, uraian: Uraian, target: Masukan, realisasi: Masukan) -> bool | None:
    """Whether a target of this indicator was reached; None where target or realisasi is not known."""
    return tercapai(target, realisasi, polaritas=uraian.polaritas, skala=profil.satu_skala(uraian.skala))


def surpassed(profil: Profil, uraian: Uraian, target: Masukan, realisasi: Masukan) -> bool:
    """Whether a value is better than a target, not just equal; of grades too, where they have a scale.

    Never so for a range, nor for a value of several parts.
    """
    if uraian.polaritas is Polaritas.RENTANG or isinstance(target.nilai, tuple) or target.nilai == realisasi.nilai:
        return False
    return met(profil, uraian, target, realisasi) is True


def _target(data: Dataset, indikator: str, tahun: int, fakta: RealisasiIndikator | None) -> Masukan:
    """What was set for the year; else what the document that tells its result says was."""
    known = set_target(data, indikator, tahun)
    if known.ketiadaan is None or fakta is None or fakta.target is None:
        return known
    return Masukan(nama=known.nama, nilai=fakta.target, letak=fakta.letak("target"), asal=RETOLD)


def set_target(data: Dataset, indikator: str, tahun: int) -> Masukan:
    """What the PK in force promised; else what the Renstra of that year planned."""
    name = f"target {tahun}"
    pk, promise = data.perjanjian(tahun), data.janji(indikator, tahun)
    if pk is not None and promise is not None:
        origin = f"Perjanjian Kinerja {tahun} ({pk.berlaku.versi})"
        return Masukan(nama=name, nilai=promise.target, letak=promise.letak("target"), asal=origin)
    in_force = data.rencana(tahun)
    for renstra in (*([in_force] if in_force else []), *reversed(data.renstra)):
        for item in renstra.indikator():
            if item.id == indikator and (value := item.target_pada(tahun)) is not None:
                origin = renstra.sebutan
                return Masukan(nama=name, nilai=value, letak=item.letak("target", tahun), asal=origin)
    return Masukan(nama=name, nilai=None, alasan="tidak tercatat dalam data Renstra maupun Perjanjian Kinerja")


def assessed(data: Dataset, indikator: str, uraian: Uraian, tahun: int) -> HasilPenilaian | None:
    """The assessment behind the indicator's year; None where there is none, or its formula does not use one."""
    fakta = data.penilaian_atas(indikator, tahun)
    if fakta is None or not isinstance(uraian.hitungan, Hitungan) or uraian.hitungan.aspek is None:
        return None
    return assess(fakta, uraian.hitungan.aspek)


def _realisasi(
    fakta: RealisasiIndikator | None, uraian: Uraian, tahun: int, dinilai: HasilPenilaian | None
) -> tuple[Masukan, bool]:
    """The year's value as stated, else from its quarters; and whether it is provisional.

    A value from quarters is stated with the indicator's decimals: what is written is what is measured.
    """
    name = f"realisasi {tahun}"
    if fakta is None:
        return Masukan(nama=name, nilai=None), False
    if fakta.nilai is not None:
        return Masukan(nama=name, nilai=fakta.nilai, letak=fakta.letak("nilai"), asal="dinyatakan"), False
    place = fakta.letak("triwulan")
    own = own_formula(fakta, uraian, dinilai)
    if fakta.triwulan is None and own is not None and own.nilai is not None:
        stated = round_half_up(own.nilai, uraian.desimal)
        return Masukan(nama=name, nilai=stated, letak=fakta.letak("unsur"), asal="dari unsur", jejak=own.jejak), False
    if not isinstance(fakta.triwulan, dict):
        return Masukan(nama=name, nilai=fakta.triwulan, letak=place), False
    if isinstance(uraian.agregasi, Kosong):
        reason = f"belum dapat digabung dari triwulan: {uraian.agregasi.alasan}"
        return Masukan(nama=name, nilai=None, letak=place, alasan=reason), False
    waiting = provisional(fakta.triwulan)
    grade = last_grade(fakta.triwulan)
    if grade is not None and uraian.agregasi is Agregasi.AKHIR:
        place = fakta.letak("triwulan", grade[0])
        return Masukan(nama=name, nilai=grade[1], letak=place, asal="triwulan terakhir"), waiting
    places = {quarter: fakta.letak("triwulan", quarter) for quarter in fakta.triwulan}
    year = tahunan(fakta.triwulan, uraian.agregasi, letak=places)
    if year.nilai is None:
        return Masukan(nama=name, nilai=None, letak=place, alasan=f"tak terhitung: {year.alasan}"), False
    stated = round_half_up(year.nilai, uraian.desimal)
    return Masukan(nama=name, nilai=stated, letak=place, asal="dari triwulan", jejak=year.jejak), waiting


def own_formula(fakta: RealisasiIndikator | None, uraian: Uraian, dinilai: HasilPenilaian | None) -> Hasil | None:
    """The indicator's own formula over its inputs, stated or from its assessment.

    None where it has no formula or no inputs, or where nothing was stated for the year.
    """
    if fakta is None or not isinstance(uraian.hitungan, Hitungan):
        return None
    hitungan = uraian.hitungan
    masukan = {
        name: Masukan(nama=hitungan.unsur[name], nilai=value, letak=fakta.letak("unsur", name), asal="dinyatakan")
        for name, value in (fakta.unsur or {}).items()
    }
    if dinilai is not None and hitungan.aspek is not None:
        for name, value in ((hitungan.aspek.jumlah, dinilai.nilai), (hitungan.aspek.ideal, dinilai.ideal)):
            masukan[name] = replace(value, nama=hitungan.unsur[name], asal="dari penilaian")
    if set(masukan) != set(hitungan.unsur):
        return None
    values = {name: masukan[name].angka for name in hitungan.unsur}
    jejak = Jejak(
        cara="Rumus indikator.",
        masukan=tuple(masukan[name] for name in hitungan.unsur),
        dasar="Uraian IKU",
        formula=hitungan.rumus,
    )
    known = {name: value for name, value in values.items() if value is not None}
    return evaluated(hitungan.rumus, known, jejak, zero="pembagi dalam rumus indikator nol")
