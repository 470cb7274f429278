"""Everything that follows from the facts about one year: each indicator compared, the budget, the evaluation."""

from dataclasses import dataclass, replace

from sakip.compute.aggregate import total
from sakip.compute.assessment import HasilPenilaian
from sakip.compute.budget import AnggaranSasaran, AnggaranTahun, anggaran_tahun
from sakip.compute.compare import Tren, per_tahun, selisih, sisa, tren
from sakip.compute.efficiency import Efisiensi, efisiensi
from sakip.compute.rules import peringkat
from sakip.compute.succession import Pendahulu, UbahCara, pendahulu, ubah_cara
from sakip.compute.trace import Hasil, Jejak, Masukan, uncomputed
from sakip.compute.year import TahunIndikator, assessed, in_year, measure, met, own_formula
from sakip.model import (
    Agregasi,
    Dataset,
    Evaluasi,
    Indikator,
    Kosong,
    Laporan,
    Organisasi,
    Pk,
    Profil,
    RealisasiIndikator,
    Renstra,
    Reviu,
    Sasaran,
    Sdm,
    Tujuan,
    Uraian,
    VersiPk,
)
from sakip.model.realisasi import Pembanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Banding:
    """This year's realisasi beside another's value; ``setidaknya``: at least as good (None: not comparable)."""

    pembanding: Pembanding
    capaian: Hasil
    setidaknya: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KinerjaIndikator:
    """One indicator in the report's year, compared as PermenPANRB 53/2014 asks.

    ``sebelum`` is the newest earlier year with a realisasi, ``riwayat`` every year since the first known one.
    """

    tujuan: Tujuan
    sasaran: Sasaran
    indikator: Indikator
    uraian: Uraian
    profil: Profil
    diperjanjikan: bool
    penjelasan_target: str | None
    kini: TahunIndikator
    riwayat: tuple[TahunIndikator, ...]
    sebelum: TahunIndikator | None
    tren: Tren | None
    selisih: Hasil | None
    tahun_akhir: int
    akhir: TahunIndikator
    sisa: Hasil
    per_tahun: Hasil
    nasional: tuple[Banding, ...]
    nasional_kosong: str | None
    unsur: Hasil | None
    penilaian: HasilPenilaian | None
    pendahulu: tuple[Pendahulu, ...]
    ubah_cara: tuple[UbahCara, ...]

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.indikator.id

    @property
    def fakta(self) -> RealisasiIndikator | None:
        """What was stated for this year; None if nothing was."""
        return self.kini.fakta


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Kinerja:
    """A year's performance. Is itself only, so that what is made from it can be kept."""

    tahun: int
    data: Dataset
    renstra: Renstra
    pk: Pk | None
    indikator: tuple[KinerjaIndikator, ...]
    evaluasi: tuple[Evaluasi, ...]
    anggaran: AnggaranTahun | None
    anggaran_lalu: tuple[AnggaranTahun, ...]
    efisiensi: tuple[Efisiensi, ...]
    efisiensi_sasaran: tuple[tuple[AnggaranSasaran, tuple[Efisiensi, ...]], ...]

    @property
    def sdm(self) -> Sdm | None:
        """The staff in this year; None if it is not known."""
        return next((item for item in self.data.sdm if item.tahun == self.tahun), None)

    @property
    def organisasi(self) -> Organisasi | None:
        """The agency in this year; None if it is not described."""
        return next((item for item in self.data.organisasi if item.tahun == self.tahun), None)

    @property
    def laporan(self) -> Laporan | None:
        """The report of this year; None if there is none yet."""
        return next((item for item in self.data.laporan if item.tahun == self.tahun), None)

    @property
    def reviu(self) -> Reviu | None:
        """The review of this year's report; None if its statement is not known."""
        return next((item for item in self.data.reviu if item.tahun == self.tahun), None)

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
    renstra = data.rencana(tahun)
    if renstra is None:
        return None
    indikator = tuple(
        _indikator(data, renstra, tahun, (tujuan, sasaran, indikator), uraian)
        for tujuan, sasaran in renstra.sasaran()
        for indikator in sasaran.indikator
        if (uraian := data.uraian(indikator.id, tahun)) is not None
    )
    budget = anggaran_tahun(data, tahun)
    return Kinerja(
        tahun=tahun,
        data=data,
        renstra=renstra,
        pk=data.perjanjian(tahun),
        indikator=indikator,
        evaluasi=tuple(item for item in data.evaluasi if item.tahun <= tahun),
        anggaran=budget,
        anggaran_lalu=tuple(
            found
            for item in data.anggaran
            if item.tahun < tahun and (found := anggaran_tahun(data, item.tahun)) is not None
        ),
        efisiensi=_efficiency(data.profil, [item for item in indikator if item.diperjanjikan], budget),
        efisiensi_sasaran=tuple(
            (part, efisiensi(data.profil.efisiensi, _years(indikator, part.sasaran), part.uang, part.program))
            for part in (budget.sasaran if budget else ())
        ),
    )


def _efficiency(
    profil: Profil, promised: list[KinerjaIndikator], budget: AnggaranTahun | None
) -> tuple[Efisiensi, ...]:
    if budget is None:
        return ()
    years = [(item.indikator.nama, item.kini) for item in promised]
    return efisiensi(profil.efisiensi, years, budget.jumlah.uang, budget.jumlah.anak)


def _years(indikator: tuple[KinerjaIndikator, ...], sasaran: Sasaran) -> list[tuple[str, TahunIndikator]]:
    return [(item.indikator.nama, item.kini) for item in indikator if item.sasaran.id == sasaran.id]


def pagu_total(kinerja: Kinerja, versi: VersiPk) -> Hasil:
    """The sum of a PK version's program budgets, in rupiah; none where one of them is not known."""
    names = {program.id: program.nama for program in kinerja.renstra.program}
    masukan = tuple(
        Masukan(nama=f"pagu {names.get(item.program, item.program)}", nilai=item.pagu, letak=item.letak("pagu"))
        for item in versi.program
    )
    jejak = Jejak(
        cara="Jumlah pagu setiap program.", masukan=masukan, dasar="Perjanjian Kinerja", gabung=Agregasi.JUMLAH
    )
    missing = next((item.ketiadaan for item in masukan if item.ketiadaan), None)
    if missing or not masukan:
        return uncomputed(missing or "pagu belum diisi", jejak)
    tepat = total([item.angka for item in masukan if item.angka is not None])
    return Hasil(nilai=tepat, jejak=replace(jejak, tepat=tepat))


def _indikator(
    data: Dataset, renstra: Renstra, tahun: int, place: tuple[Tujuan, Sasaran, Indikator], uraian: Uraian
) -> KinerjaIndikator:
    tujuan, sasaran, indikator = place
    kini = in_year(data, indikator.id, uraian, tahun)
    promise = data.janji(indikator.id, tahun)
    known = [year.tahun for year in data.realisasi if year.tahun < tahun and data.hasil(indikator.id, year.tahun)]
    riwayat = tuple(in_year(data, indikator.id, uraian, year) for year in range(min(known, default=tahun), tahun))
    sebelum = next((year for year in reversed(riwayat) if year.realisasi.ketiadaan is None), None)
    akhir = _against_end(data.profil, renstra, indikator, uraian, kini)
    nasional = kini.fakta.standar_nasional if kini.fakta else None
    dinilai = assessed(data, indikator.id, uraian, tahun)
    return KinerjaIndikator(
        tujuan=tujuan,
        sasaran=sasaran,
        indikator=indikator,
        uraian=uraian,
        profil=data.profil,
        diperjanjikan=promise is not None,
        penjelasan_target=promise.penjelasan if promise else None,
        kini=kini,
        riwayat=riwayat,
        sebelum=sebelum,
        tren=None
        if sebelum is None
        else tren(
            sebelum.realisasi.nilai,
            kini.realisasi.nilai,
            polaritas=uraian.polaritas,
            target=kini.target.nilai,
            ambang=uraian.ambang_berubah,
            skala=data.profil.satu_skala(uraian.skala),
        ),
        selisih=None if sebelum is None else selisih(sebelum.realisasi, kini.realisasi),
        tahun_akhir=renstra.selesai,
        akhir=akhir,
        sisa=sisa(kini.realisasi, akhir.target),
        per_tahun=per_tahun(kini.realisasi, akhir.target, renstra.selesai - tahun),
        nasional=tuple(
            _beside(data.profil, uraian, other, kini.realisasi)
            for other in (nasional if isinstance(nasional, tuple) else ())
        ),
        nasional_kosong=nasional.alasan
        if isinstance(nasional, Kosong)
        else None
        if nasional
        else "Nilai pembanding belum diisi.",
        unsur=own_formula(kini.fakta, uraian, dinilai),
        penilaian=dinilai,
        pendahulu=pendahulu(data, renstra, indikator, tahun),
        ubah_cara=ubah_cara(data, indikator.id, tahun),
    )


def _against_end(
    profil: Profil, renstra: Renstra, indikator: Indikator, uraian: Uraian, kini: TahunIndikator
) -> TahunIndikator:
    """This year's realisasi measured against the plan's end target."""
    target = Masukan(
        nama=f"target akhir Renstra {renstra.selesai}",
        nilai=indikator.target_pada(renstra.selesai),
        letak=indikator.letak("target", renstra.selesai),
        asal=renstra.sebutan,
    )
    hasil = measure(profil, uraian, target, kini.realisasi)
    return TahunIndikator(
        tahun=renstra.selesai,
        target=target,
        realisasi=kini.realisasi,
        capaian=hasil,
        peringkat=peringkat(hasil.nilai, profil),
        tercapai=met(profil, uraian, target, kini.realisasi),
        sementara=kini.sementara,
        fakta=kini.fakta,
    )


def _beside(profil: Profil, uraian: Uraian, other: Pembanding, realisasi: Masukan) -> Banding:
    value = Masukan(nama=other.nama, nilai=other.nilai, letak=other.letak("nilai"), asal=other.sumber)
    return Banding(
        pembanding=other,
        capaian=measure(profil, uraian, value, realisasi),
        setidaknya=met(profil, uraian, value, realisasi),
    )
