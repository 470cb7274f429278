"""What the regulations ask a year's report to hold, and what of it is there.

Three lists: the seven analyses of each sasaran (PermenPANRB 53/2014, Lampiran II), the checklist of the review
(Lampiran III) as far as facts can answer it, and criteria 3.1 and 3.2 of the AKIP evaluation (PermenPANRB 88/2021).
What a reviewer answered is added by ``review``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sakip.compute.report import Kinerja, KinerjaIndikator
from sakip.compute.trace import Masukan
from sakip.figures import day
from sakip.model import ButirReviu, Jawaban, Kosong, Sebab, same
from sakip.model.base import short_name
from sakip.model.instansi import Laporan
from sakip.model.realisasi import Analisis
from sakip.problem import Letak


class Keadaan(StrEnum):
    """Whether what is asked for is there. ``DIJELASKAN``: it is not, and the data say why."""

    ADA = "ada"
    BELUM = "belum ada"
    DIJELASKAN = "tidak ada, dijelaskan"
    TAK_BERLAKU = "tidak berlaku"
    PEREVIU = "dinilai pereviu"


#: The answers of a reviewer that a state bears. Whether an explanation will do is the reviewer's to say; what does not
#: apply is also ticked by those who find nothing amiss.
AGREEING: Mapping[Keadaan, tuple[Jawaban, ...]] = {
    Keadaan.ADA: (Jawaban.YA,),
    Keadaan.BELUM: (Jawaban.TIDAK,),
    Keadaan.DIJELASKAN: tuple(Jawaban),
    Keadaan.TAK_BERLAKU: (Jawaban.TIDAK_BERLAKU, Jawaban.YA),
    Keadaan.PEREVIU: tuple(Jawaban),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Syarat:
    """One thing that is asked for; ``nomor`` is its number in the regulation, ``keterangan`` a clause about it.

    ``hanya_pereviu``: facts cannot answer it. ``reviu`` is what the reviewer answered.
    """

    nomor: str
    nama: str
    keadaan: Keadaan
    keterangan: str = ""
    letak: Letak | None = None
    hanya_pereviu: bool = False
    reviu: ButirReviu | None = None

    @property
    def dibantah(self) -> bool:
        """Whether the reviewer answered otherwise than the facts."""
        return self.reviu is not None and self.reviu.jawaban not in AGREEING[self.keadaan]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kriteria:
    """One criterion group of the AKIP evaluation: what its points are given for, together."""

    nomor: str
    nama: str
    bobot: str
    syarat: tuple[Syarat, ...]


def tujuh_analisis(kinerja: Kinerja) -> tuple[tuple[KinerjaIndikator, tuple[Syarat, ...]], ...]:
    """The seven analyses of each indicator with a target for the year, promised or planned."""
    asked = (item for item in kinerja.indikator if item.diperjanjikan or kinerja.tahun in item.indikator.target_tahunan)
    return tuple((item, _analyses(kinerja, item)) for item in asked)


def butir_uji(kinerja: Kinerja) -> tuple[Syarat, ...]:
    """The items of the review's checklist as facts answer them, in its order; what only a person can answer says so."""
    main = [item for item in kinerja.indikator if item.diperjanjikan]
    described = [item.uraian for item in main]
    budget = kinerja.anggaran
    return (
        _all("I.1", "Data penting instansi", [kinerja.organisasi], "uraian organisasi tahun ini"),
        _known("I.2", "Informasi target kinerja", [item.kini.target for item in main]),
        _known("I.3", "Capaian kinerja yang memadai", [item.kini.realisasi for item in main]),
        _appended(kinerja),
        _all("I.5", "Upaya perbaikan ke depan", [_next_steps(item) for item in main], "langkah berikutnya"),
        _all("I.6", "Akuntabilitas keuangan", [budget and budget.jumlah.uang.realisasi.angka], "realisasi anggaran"),
        _person("II.1", "Disusun oleh unit kerja yang bertugas untuk itu"),
        _all("II.2", "Didukung data yang memadai", [_proved(item) for item in main if _measured(item)], "bukti dukung"),
        _stated("II.3", "Mekanisme penyampaian data", [item.sumber_data for item in described]),
        _stated("II.4", "Penanggung jawab pengumpulan data", [item.penanggung_jawab for item in described]),
        _person("II.5", "Data diyakini keandalannya"),
        _person("II.6", "Analisis diketahui unit kerja terkait"),
        _person("II.7", "Bukan gabungan laporan unit kerja di bawahnya"),
        _promised(kinerja),
        _is("III.2", "Tujuan dan sasaran selaras dengan Renstra", f"dirujuk dari {kinerja.renstra.sebutan}"),
        _not_asked("III.3", "Penjelasan bila butir 1 dan 2 tidak sesuai", "sasaran dirujuk dari Renstra"),
        _referred(kinerja),
        _all("III.5", "IKU sesuai dokumen IKU", [_in_force(kinerja, item) for item in main], "uraian IKU"),
        _differing(main),
        _compared(main),
        _person("III.8", "IKU cukup mengukur tujuan dan sasaran"),
        _person("III.9", "Penjelasan bila tidak cukup mengukur"),
        _person("III.10", "Indikator memenuhi SMART"),
    )


def kriteria_pelaporan(kinerja: Kinerja) -> tuple[Kriteria, ...]:
    """Criteria 3.1 (existence) and 3.2 (quality) of the reporting component, with their weights in points."""
    report = kinerja.laporan
    analyses = tujuh_analisis(kinerja)
    per_kind = list(zip(*(found for _, found in analyses), strict=True)) if analyses else []
    earlier = [item.tahun for item in kinerja.data.realisasi if item.tahun < kinerja.tahun]
    existence = (
        _all("3.1.1", "Laporan disusun", [report], "berkas laporan"),
        _all("3.1.2", "Disusun berkala", earlier, "laporan atau realisasi tahun sebelumnya"),
        _dated("3.1.3", "Diformalkan", report, "ditetapkan"),
        _dated("3.1.4", "Direviu", report, "direviu"),
        _is("3.1.5", "Dipublikasikan", "terbit sebagai situs ini"),
        _on_time(report),
    )
    owners = [item.indikator.nama for item, _ in analyses]
    every = [(name, part) for kind in per_kind for name, part in zip(owners, kind, strict=True)]
    quality = [
        _all("3.2.1", "Disusun menurut standar", [kinerja.pk, kinerja.anggaran, kinerja.organisasi], "bagian wajib"),
        _merged("3.2.2", "Mengungkap seluruh informasi pencapaian", every),
    ]
    names = (
        ("3.2.3", "Perbandingan dengan target tahunan", 0),
        ("3.2.4", "Perbandingan dengan target jangka menengah", 2),
        ("3.2.5", "Perbandingan dengan tahun-tahun sebelumnya", 1),
        ("3.2.6", "Perbandingan dengan tingkat nasional atau internasional", 3),
        ("3.2.7", "Kualitas capaian beserta upaya dan hambatannya", 4),
        ("3.2.8", "Efisiensi sumber daya", 5),
    )
    quality += [
        _merged(nomor, nama, zip(owners, per_kind[at] if per_kind else (), strict=True)) for nomor, nama, at in names
    ]
    steps = [_next_steps(item) for item, _ in analyses]
    idle = [name for name, step in zip(owners, steps, strict=True) if not step]
    whose = f" bagi {'; '.join(idle)}" if len(idle) < len(owners) else ""
    quality.append(_all("3.2.9", "Upaya perbaikan ke depan", steps, f"langkah berikutnya{whose}"))
    return (
        Kriteria(nomor="3.1", nama="Laporan kinerja ada", bobot="3", syarat=existence),
        Kriteria(nomor="3.2", nama="Laporan kinerja berkualitas", bobot="4,5", syarat=tuple(quality)),
    )


def _analyses(kinerja: Kinerja, item: KinerjaIndikator) -> tuple[Syarat, ...]:
    end = (item.akhir.target, item.kini.realisasi)
    return (
        _known("1", "Target dan realisasi tahun ini", (item.kini.target, item.kini.realisasi), together=True),
        _before(item),
        _known("3", "Perbandingan dengan target jangka menengah", end, together=True),
        _national(item),
        _causes(item),
        _efficient(kinerja, item),
        _programs(kinerja, item),
    )


def _efficient(kinerja: Kinerja, item: KinerjaIndikator) -> Syarat:
    """Of the sasaran where its money can be told apart, else of the whole agency."""
    nama = "Efisiensi sumber daya"
    own = next((found for part, found in kinerja.efisiensi_sasaran if part.sasaran.id == item.sasaran.id), ())
    if hindered := next((one.halangan for one in own if one.halangan), None):
        told = f"tidak dinyatakan karena {hindered}"
        return Syarat(nomor="6", nama=nama, keadaan=Keadaan.DIJELASKAN, keterangan=told)
    if any(one.hasil.nilai is not None for one in own):
        return _is("6", nama, "")
    if not own and any(one.hasil.nilai is not None for one in kinerja.efisiensi):
        return _is("6", nama, "seluruh instansi; anggaran sasaran ini tidak terpisah")
    reasons = [one.hasil.alasan for one in (*own, *kinerja.efisiensi) if one.hasil.alasan]
    return _missing("6", nama, reasons[0] if reasons else "anggaran belum ada")


def _before(item: KinerjaIndikator) -> Syarat:
    nama = "Perbandingan dengan tahun sebelumnya"
    known = [year.tahun for year in item.riwayat if year.realisasi.ketiadaan is None]
    if known:
        return _is("2", nama, f"sejak {min(known)}")
    stated = [year.realisasi for year in item.riwayat if isinstance(year.realisasi.nilai, Kosong)]
    if stated and isinstance(stated[-1].nilai, Kosong):
        return _explained("2", nama, stated[-1].nilai, stated[-1].letak)
    if item.indikator.menggantikan:
        return _not_asked("2", nama, "indikator baru dalam rencana ini")
    return _missing("2", nama, "belum ada realisasi tahun sebelumnya", _own_place(item))


def _national(item: KinerjaIndikator) -> Syarat:
    nama, stated = "Perbandingan dengan standar nasional", item.fakta.standar_nasional if item.fakta else None
    if item.nasional:
        return _is("4", nama, "; ".join(one.pembanding.nama for one in item.nasional))
    if isinstance(stated, Kosong):
        return _explained("4", nama, stated, item.fakta.letak("standar_nasional") if item.fakta else None)
    return _missing("4", nama, "standar_nasional belum diisi", _own_place(item))


def _causes(item: KinerjaIndikator) -> Syarat:
    found = _all_analyses(item)
    own = item.fakta.analisis if item.fakta else None
    if not found and isinstance(own, Kosong):
        return _explained("5", "Penyebab dan solusi", own, own.letak())
    lacking = [
        name
        for name, kinds in (("penyebab", ("penyebab", "hambatan")), ("solusi", ("solusi", "langkah")))
        if not any(getattr(one, kind) for one in found for kind in kinds)
    ]
    if lacking:
        return _missing("5", "Penyebab dan solusi", f"{' dan '.join(lacking)} belum diisi", _own_place(item))
    return _is("5", "Penyebab dan solusi", "")


def _programs(kinerja: Kinerja, item: KinerjaIndikator) -> Syarat:
    nodes = {node.id: node.nama for node in kinerja.anggaran.jumlah.anak} if kinerja.anggaran else {}
    names = [name for id in item.sasaran.program if (name := nodes.get(f"program-{id}"))]
    if names:
        return _is("7", "Program penunjang", "; ".join(names))
    return _missing("7", "Program penunjang", "belum ada program sasaran ini dalam anggaran", item.sasaran.letak("id"))


def _compared(main: Sequence[KinerjaIndikator]) -> Syarat:
    parts = [(item.indikator.nama, part) for item in main for part in (_before(item), _national(item))]
    return _merged("III.7", "Perbandingan dengan tahun lalu dan standar nasional", parts)


def _appended(kinerja: Kinerja) -> Syarat:
    """The Perjanjian Kinerja; what of its text was lost on the way is told."""
    nama = "Lampiran yang mendukung"
    if kinerja.pk is None:
        return _missing("I.4", nama, "Perjanjian Kinerja belum ada")
    lost = [part.bagian for part in kinerja.pk.hilang]
    return _is("I.4", nama, f"disusun dari data; tidak terbaca dari sumbernya: {'; '.join(lost)}" if lost else "")


def _referred(kinerja: Kinerja) -> Syarat:
    """Targets are those of the Perjanjian Kinerja by themselves; of which version, the source may not tell."""
    nama = "Target sesuai Perjanjian Kinerja"
    if kinerja.pk is None:
        return _missing("III.4", nama, "Perjanjian Kinerja belum ada")
    names = {item.id: item.indikator.nama for item in kinerja.indikator}
    promised = kinerja.pk.berlaku.target
    untold = [names.get(target.indikator, target.indikator) for target in promised if target.tanpa_versi]
    remark = f"; sumbernya tidak membedakan versi: {'; '.join(untold)}" if untold else ""
    return _is("III.4", nama, f"target dirujuk dari Perjanjian Kinerja{remark}")


def _promised(kinerja: Kinerja) -> Syarat:
    """Every sasaran with a target for the year has an indicator in the Perjanjian Kinerja."""
    nama = "Tujuan dan sasaran sesuai Perjanjian Kinerja"
    if kinerja.pk is None:
        return _missing("III.1", nama, "Perjanjian Kinerja belum ada")
    kept = {item.sasaran.id for item in kinerja.indikator if item.diperjanjikan}
    planned = {item.sasaran.id: item.sasaran.nama for item, _ in tujuh_analisis(kinerja)}
    left = [name for id, name in planned.items() if id not in kept]
    if left:
        return _missing("III.1", nama, f"tidak diperjanjikan: {'; '.join(left)}", kinerja.pk.berlaku.letak("versi"))
    return _is("III.1", nama, "")


def _differing(main: Sequence[KinerjaIndikator]) -> Syarat:
    nama = "Penjelasan bila target atau IKU tidak sesuai"
    different = [item for item in main if _promised_otherwise(item)]
    unexplained = [item for item in different if not item.penjelasan_target]
    if not different:
        return _not_asked("III.6", nama, "target Perjanjian Kinerja sama dengan Renstra")
    place = unexplained[0].kini.target.letak if unexplained else None
    return _all("III.6", nama, [None] if unexplained else [True], "penjelasan", place)


def _promised_otherwise(item: KinerjaIndikator) -> bool:
    planned, promised = item.indikator.target_tahunan.get(item.kini.tahun), item.kini.target.nilai
    return planned is not None and not isinstance(promised, Kosong) and not same(planned, promised)


def _on_time(report: Laporan | None) -> Syarat:
    nama, sent = "Disampaikan tepat waktu", report.disampaikan if report else None
    if report is None or not isinstance(sent, date):
        return _dated("3.1.6", nama, report, "disampaikan")
    late = sent >= date(report.tahun + 1, 3, 1)
    state = Keadaan.BELUM if late else Keadaan.ADA
    return Syarat(nomor="3.1.6", nama=nama, keadaan=state, keterangan=day(sent), letak=report.letak("disampaikan"))


def _dated(nomor: str, nama: str, report: Laporan | None, field: str) -> Syarat:
    value, place = getattr(report, field, None), report.letak(field) or report.letak() if report else None
    if isinstance(value, date):
        return _is(nomor, nama, day(value))
    if isinstance(value, Kosong):
        return _explained(nomor, nama, value, place)
    return _missing(nomor, nama, f"tanggal {field} belum diisi", place)


def _known(nomor: str, nama: str, values: Sequence[Masukan], *, together: bool = False) -> Syarat:
    """There where every value that applies is; explained where those that are not there say why.

    Values that are compared ``together`` do not apply where one of them does not.
    """
    absent = [item for item in values if item.ketiadaan is not None]
    unexplained = [item for item in absent if not isinstance(item.nilai, Kosong)]
    if unexplained or not values:
        return _missing(nomor, nama, (unexplained[0].ketiadaan or "") if unexplained else "belum ada indikator")
    empty = [(item.nilai, item.letak) for item in absent if isinstance(item.nilai, Kosong)]
    asked = [one for one in empty if one[0].kosong is not Sebab.TIDAK_BERLAKU]
    if asked or (empty and (together or len(empty) == len(values))):
        return _explained(nomor, nama, *(asked or empty)[0])
    return _is(nomor, nama, "")


def _stated(nomor: str, nama: str, values: Sequence[object]) -> Syarat:
    empty = next((value for value in values if isinstance(value, Kosong)), None)
    return _explained(nomor, nama, empty, empty.letak()) if empty else _is(nomor, nama, "")


def _all(nomor: str, nama: str, values: Sequence[object], what: str, letak: Letak | None = None) -> Syarat:
    """There where every value is something."""
    absent = [value for value in values if value is None or value is False]
    return _missing(nomor, nama, f"{what} belum ada", letak) if absent or not values else _is(nomor, nama, "")


def _merged(nomor: str, nama: str, parts: Iterable[tuple[str, Syarat]]) -> Syarat:
    """The worst of several, each with its indicator's name: missing before explained before there.

    Where not all are alike, the remark says whose it is.
    """
    order = (Keadaan.BELUM, Keadaan.DIJELASKAN, Keadaan.ADA, Keadaan.TAK_BERLAKU)
    found = sorted(parts, key=lambda part: order.index(part[1].keadaan))
    if not found:
        return _missing(nomor, nama, "belum ada indikator")
    whose, worst = found[0]
    lacking = worst.keadaan in (Keadaan.BELUM, Keadaan.DIJELASKAN)
    alike = all((part.keadaan, part.keterangan) == (worst.keadaan, worst.keterangan) for _, part in found)
    told = f"{short_name(whose)}: {worst.keterangan}" if lacking and not alike else worst.keterangan
    return Syarat(nomor=nomor, nama=nama, keadaan=worst.keadaan, keterangan=told, letak=worst.letak)


def _is(nomor: str, nama: str, keterangan: str) -> Syarat:
    return Syarat(nomor=nomor, nama=nama, keadaan=Keadaan.ADA, keterangan=keterangan)


def _missing(nomor: str, nama: str, keterangan: str, letak: Letak | None = None) -> Syarat:
    return Syarat(nomor=nomor, nama=nama, keadaan=Keadaan.BELUM, keterangan=keterangan, letak=letak)


def _explained(nomor: str, nama: str, empty: Kosong, letak: Letak | None) -> Syarat:
    not_asked = empty.kosong is Sebab.TIDAK_BERLAKU
    state = Keadaan.TAK_BERLAKU if not_asked else Keadaan.DIJELASKAN
    return Syarat(nomor=nomor, nama=nama, keadaan=state, keterangan=empty.alasan.rstrip("."), letak=letak)


def _not_asked(nomor: str, nama: str, keterangan: str) -> Syarat:
    return Syarat(nomor=nomor, nama=nama, keadaan=Keadaan.TAK_BERLAKU, keterangan=keterangan)


def _person(nomor: str, nama: str) -> Syarat:
    return Syarat(nomor=nomor, nama=nama, keadaan=Keadaan.PEREVIU, hanya_pereviu=True)


def _all_analyses(item: KinerjaIndikator) -> list[Analisis]:
    """The analysis of the indicator, and those of the aspects it is made of."""
    parts = [part.aspek.analisis for part in item.penilaian.aspek] if item.penilaian else []
    own = item.fakta.analisis if item.fakta else None
    return [one for one in (own, *parts) if isinstance(one, Analisis)]


def _next_steps(item: KinerjaIndikator) -> bool:
    return any(one.langkah for one in _all_analyses(item))


def _measured(item: KinerjaIndikator) -> bool:
    return item.kini.realisasi.ketiadaan is None


def _proved(item: KinerjaIndikator) -> bool:
    return bool(item.fakta and item.fakta.bukti)


def _in_force(kinerja: Kinerja, item: KinerjaIndikator) -> object:
    return kinerja.data.uraian_pada(item.id, kinerja.tahun)


def _own_place(item: KinerjaIndikator) -> Letak | None:
    return item.fakta.letak("indikator") if item.fakta else item.indikator.letak("id")
