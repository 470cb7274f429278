"""Everything that follows from the facts about one year: each indicator's results, comparisons and traces."""

from dataclasses import dataclass
from decimal import Decimal

from sakip.compute.aggregate import last_grade, provisional, tahunan, total
from sakip.compute.compare import Tren, per_tahun, selisih, sisa, tren
from sakip.compute.rules import capaian, peringkat
from sakip.compute.trace import Hasil, Jejak, Masukan, evaluated, uncomputed
from sakip.figures import round_half_up
from sakip.model import (
    Agregasi,
    Dataset,
    Evaluasi,
    Indikator,
    Kosong,
    Pk,
    Profil,
    Realisasi,
    RealisasiIndikator,
    Renstra,
    Sasaran,
    Skala,
    Tujuan,
    Uraian,
    VersiPk,
)
from sakip.model.iku import Hitungan
from sakip.model.pk import TargetPk
from sakip.model.profil import Jenjang
from sakip.model.realisasi import Pembanding

ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TahunIndikator:
    """One indicator in one year."""

    tahun: int
    target: Masukan
    realisasi: Masukan
    capaian: Hasil
    peringkat: Jenjang | None
    sementara: bool

    @property
    def tercapai(self) -> bool | None:
        """Whether the target was reached, before any floor or cap; None where capaian cannot be computed."""
        return None if self.capaian.nilai is None else (self.capaian.jejak.tepat or Decimal(0)) >= ONE


@dataclass(frozen=True, slots=True, kw_only=True)
class KinerjaIndikator:
    """One indicator in the report's year, compared as PermenPANRB 53/2014 asks."""

    tujuan: Tujuan
    sasaran: Sasaran
    indikator: Indikator
    uraian: Uraian
    profil: Profil
    fakta: RealisasiIndikator | None
    fakta_sebelum: RealisasiIndikator | None
    diperjanjikan: bool
    penjelasan_target: str | None
    kini: TahunIndikator
    riwayat: tuple[TahunIndikator, ...]
    tren: Tren | None
    selisih: Hasil | None
    tahun_akhir: int
    akhir: TahunIndikator
    sisa: Hasil
    per_tahun: Hasil
    nasional: tuple[tuple[Pembanding, Hasil], ...]
    nasional_kosong: str | None
    unsur: Hasil | None

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.indikator.id

    @property
    def sebelum(self) -> TahunIndikator | None:
        """The newest earlier year with a realisasi; None if there is none."""
        return next((year for year in reversed(self.riwayat) if year.realisasi.ketiadaan is None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinerja:
    """A year's performance."""

    tahun: int
    data: Dataset
    renstra: Renstra
    pk: Pk | None
    indikator: tuple[KinerjaIndikator, ...]
    evaluasi: tuple[Evaluasi, ...]

    @property
    def selisih_evaluasi(self) -> Hasil | None:
        """The newest AKIP evaluation's score less the one before; None where there are not two."""
        if len(self.evaluasi) < 2:
            return None
        sebelum, sesudah = (
            Masukan(nama=f"nilai evaluasi {item.tahun}", nilai=item.nilai, letak=item.letak("nilai"))
            for item in self.evaluasi[-2:]
        )
        return selisih(sebelum, sesudah)

    def satu(self, indikator: str) -> KinerjaIndikator | None:
        """The indicator with this id; None if the year's plan does not have it."""
        return next((item for item in self.indikator if item.id == indikator), None)


def kinerja(data: Dataset, tahun: int) -> Kinerja | None:
    """The year's performance for every indicator of the plan in force; None where no Renstra covers the year."""
    renstra = next((plan for plan in reversed(data.renstra) if plan.mulai <= tahun <= plan.selesai), None)
    if renstra is None:
        return None
    return Kinerja(
        tahun=tahun,
        data=data,
        renstra=renstra,
        pk=_pk(data, tahun),
        indikator=tuple(
            _indikator(data, renstra, tahun, (tujuan, sasaran, indikator), uraian)
            for tujuan, sasaran in renstra.sasaran()
            for indikator in sasaran.indikator
            if (uraian := data.uraian(indikator.id, tahun)) is not None
        ),
        evaluasi=tuple(item for item in data.evaluasi if item.tahun <= tahun),
    )


def pagu_total(kinerja: Kinerja, versi: VersiPk) -> Hasil:
    """The sum of a PK version's program budgets, in rupiah; none where one of them is not known."""
    names = {program.id: program.nama for program in kinerja.renstra.program}
    masukan = tuple(
        Masukan(nama=f"pagu {names.get(item.program, item.program)}", nilai=item.pagu, letak=item.letak("pagu"))
        for item in versi.program
    )
    jejak = Jejak(cara="Jumlah pagu setiap program.", masukan=masukan, dasar="Perjanjian Kinerja")
    missing = next((item.ketiadaan for item in masukan if item.ketiadaan), None)
    if missing or not masukan:
        return uncomputed(missing or "pagu belum diisi", jejak)
    tepat = total([item.angka for item in masukan if item.angka is not None])
    return Hasil(nilai=tepat, jejak=Jejak(cara=jejak.cara, masukan=masukan, dasar=jejak.dasar, tepat=tepat))


def _indikator(
    data: Dataset, renstra: Renstra, tahun: int, place: tuple[Tujuan, Sasaran, Indikator], uraian: Uraian
) -> KinerjaIndikator:
    tujuan, sasaran, indikator = place
    kini = _year(data, indikator.id, uraian, tahun)
    fakta = _fakta(data, indikator.id, tahun)
    promise = _promise(data, tahun, indikator.id)
    known = [item.tahun for item in data.realisasi if item.tahun < tahun and _fakta(data, indikator.id, item.tahun)]
    riwayat = tuple(_year(data, indikator.id, uraian, earlier) for earlier in range(min(known, default=tahun), tahun))
    sebelum = next((year for year in reversed(riwayat) if year.realisasi.ketiadaan is None), None)
    akhir = _against_end(data.profil, renstra, indikator, uraian, kini)
    nasional = fakta.standar_nasional if fakta else None
    return KinerjaIndikator(
        tujuan=tujuan,
        sasaran=sasaran,
        indikator=indikator,
        uraian=uraian,
        profil=data.profil,
        fakta=fakta,
        fakta_sebelum=_fakta(data, indikator.id, sebelum.tahun) if sebelum else None,
        diperjanjikan=promise is not None,
        penjelasan_target=promise.penjelasan if promise else None,
        kini=kini,
        riwayat=riwayat,
        tren=None
        if sebelum is None
        else tren(
            sebelum.realisasi.nilai,
            kini.realisasi.nilai,
            polaritas=uraian.polaritas,
            target=kini.target.nilai,
            ambang=uraian.ambang_berubah,
            skala=_scale(data.profil, uraian),
        ),
        selisih=None if sebelum is None else selisih(sebelum.realisasi, kini.realisasi),
        tahun_akhir=renstra.selesai,
        akhir=akhir,
        sisa=sisa(kini.realisasi, akhir.target),
        per_tahun=per_tahun(kini.realisasi, akhir.target, renstra.selesai - tahun),
        nasional=tuple(
            (other, _measure(data.profil, uraian, _national(other), kini.realisasi))
            for other in (nasional if isinstance(nasional, tuple) else ())
        ),
        nasional_kosong=nasional.alasan
        if isinstance(nasional, Kosong)
        else None
        if nasional
        else "Nilai pembanding belum diisi.",
        unsur=_own_formula(fakta, uraian),
    )


def _year(data: Dataset, indikator: str, uraian: Uraian, tahun: int) -> TahunIndikator:
    target = _target(data, indikator, tahun)
    fakta = _fakta(data, indikator, tahun)
    realisasi, sementara = _realisasi(fakta, uraian, tahun)
    hasil = _measure(data.profil, uraian, target, realisasi)
    return TahunIndikator(
        tahun=tahun,
        target=target,
        realisasi=realisasi,
        capaian=hasil,
        peringkat=peringkat(hasil.nilai, data.profil),
        sementara=sementara,
    )


def _against_end(
    profil: Profil, renstra: Renstra, indikator: Indikator, uraian: Uraian, kini: TahunIndikator
) -> TahunIndikator:
    """This year's realisasi measured against the plan's end target."""
    target = Masukan(
        nama=f"target akhir Renstra {renstra.selesai}",
        nilai=indikator.target.get(renstra.selesai),
        letak=indikator.letak("target", renstra.selesai),
        asal=f"Renstra {renstra.mulai}–{renstra.selesai}",
    )
    hasil = _measure(profil, uraian, target, kini.realisasi)
    return TahunIndikator(
        tahun=renstra.selesai,
        target=target,
        realisasi=kini.realisasi,
        capaian=hasil,
        peringkat=peringkat(hasil.nilai, profil),
        sementara=kini.sementara,
    )


def _measure(profil: Profil, uraian: Uraian, target: Masukan, realisasi: Masukan) -> Hasil:
    return capaian(
        target,
        realisasi,
        polaritas=uraian.polaritas,
        profil=profil,
        aturan=uraian.aturan,
        skala=uraian.skala,
    )


def _target(data: Dataset, indikator: str, tahun: int) -> Masukan:
    """What the PK in force promised; else what the Renstra of that year planned."""
    name = f"target {tahun}"
    pk, promise = _pk(data, tahun), _promise(data, tahun, indikator)
    if pk is not None and promise is not None:
        origin = f"Perjanjian Kinerja {tahun} ({pk.berlaku.versi})"
        return Masukan(nama=name, nilai=promise.target, letak=promise.letak("target"), asal=origin)
    for renstra in reversed(data.renstra):
        for item in (item for _, sasaran in renstra.sasaran() for item in sasaran.indikator):
            if item.id == indikator and tahun in item.target:
                origin = f"Renstra {renstra.mulai}–{renstra.selesai}"
                return Masukan(nama=name, nilai=item.target[tahun], letak=item.letak("target", tahun), asal=origin)
    return Masukan(nama=name, nilai=None)


def _promise(data: Dataset, tahun: int, indikator: str) -> TargetPk | None:
    pk = _pk(data, tahun)
    return next((item for item in pk.berlaku.target if item.indikator == indikator), None) if pk else None


def _realisasi(fakta: RealisasiIndikator | None, uraian: Uraian, tahun: int) -> tuple[Masukan, bool]:
    """The year's value as stated, else from its quarters; and whether it is provisional.

    A value from quarters is stated with the indicator's decimals: what is written is what is measured.
    """
    name = f"realisasi {tahun}"
    if fakta is None:
        return Masukan(nama=name, nilai=None), False
    if fakta.nilai is not None:
        return Masukan(nama=name, nilai=fakta.nilai, letak=fakta.letak("nilai"), asal="dinyatakan"), False
    place = fakta.letak("triwulan")
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


def _own_formula(fakta: RealisasiIndikator | None, uraian: Uraian) -> Hasil | None:
    """The indicator's own formula over its stated inputs; None where it has no formula or no inputs."""
    if fakta is None or fakta.unsur is None or not isinstance(uraian.hitungan, Hitungan):
        return None
    hitungan = uraian.hitungan
    masukan = tuple(
        Masukan(nama=hitungan.unsur[name], nilai=value, letak=fakta.letak("unsur", name), asal="dinyatakan")
        for name, value in fakta.unsur.items()
    )
    jejak = Jejak(cara="Rumus indikator.", masukan=masukan, dasar="Uraian IKU", formula=hitungan.rumus)
    return evaluated(hitungan.rumus, fakta.unsur, jejak, zero="pembagi dalam rumus indikator nol")


def _national(other: Pembanding) -> Masukan:
    return Masukan(nama=other.nama, nilai=other.nilai, letak=other.letak("nilai"), asal=other.sumber)


def _scale(profil: Profil, uraian: Uraian) -> Skala | None:
    return next((item for item in profil.skala if item.id == uraian.skala), None)


def _pk(data: Dataset, tahun: int) -> Pk | None:
    return next((item for item in data.pk if item.tahun == tahun), None)


def _fakta(data: Dataset, indikator: str, tahun: int) -> RealisasiIndikator | None:
    year: Realisasi | None = next((item for item in data.realisasi if item.tahun == tahun), None)
    return next((item for item in year.realisasi if item.indikator == indikator), None) if year else None
