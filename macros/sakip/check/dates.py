"""Was it in time, and do the dates follow one another? (K7)"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from sakip.check.rule import Found, Perkara
from sakip.figures import day


def agreement_is_in_time(perkara: Perkara) -> Iterator[Found]:
    """The first Perjanjian Kinerja is signed within a month of the DPA (PermenPANRB 53/2014, Lampiran I)."""
    for pk in perkara.data.pk:
        budget = next((item for item in perkara.data.anggaran if item.tahun == pk.tahun), None)
        approved, signed = budget.tanggal_dpa if budget else None, pk.versi[0].tanggal
        if isinstance(approved, date) and isinstance(signed, date) and signed > months_after(approved, 1):
            message = (
                f"Perjanjian Kinerja ditandatangani {day(signed)}, lewat sebulan sejak DPA disahkan ({day(approved)}). "
                "Periksa tanggalnya; bila memang terlambat, terima peringatan ini beserta alasannya."
            )
            yield pk.versi[0].letak("tanggal"), message


def report_is_in_time(perkara: Perkara) -> Iterator[Found]:
    """The report reaches the head of region within two months of the year's end (PermenPANRB 53/2014, Lampiran II)."""
    for report in perkara.data.laporan:
        deadline = months_after(date(report.tahun, 12, 31), 2)
        if isinstance(report.disampaikan, date) and report.disampaikan > deadline:
            message = (
                f"Laporan disampaikan {day(report.disampaikan)}, lewat batas {day(deadline)}. Periksa tanggalnya; bila "
                "memang terlambat, terima peringatan ini beserta alasannya."
            )
            yield report.letak("disampaikan"), message


def dates_follow_one_another(perkara: Perkara) -> Iterator[Found]:
    """What comes first is dated first: the first agreement before its revision, the report after its year."""
    for pk in perkara.data.pk:
        first, last = pk.versi[0], pk.berlaku
        if isinstance(first.tanggal, date) and isinstance(last.tanggal, date) and last.tanggal < first.tanggal:
            message = (
                f"Perubahan Perjanjian Kinerja ({day(last.tanggal)}) mendahului versi awalnya ({day(first.tanggal)}). "
                "Perbaiki salah satunya."
            )
            yield last.letak("tanggal"), message
    for report in perkara.data.laporan:
        for name in ("ditetapkan", "direviu", "disampaikan"):
            signed = getattr(report, name)
            if isinstance(signed, date) and signed <= date(report.tahun, 12, 31):
                message = f"Laporan tahun {report.tahun} {name} sebelum tahun itu berakhir. Perbaiki tanggalnya."
                yield report.letak(name), message
        signed, sent = report.ditetapkan, report.disampaikan
        if isinstance(signed, date) and isinstance(sent, date) and sent < signed:
            message = (
                f"Laporan tahun {report.tahun} disampaikan ({day(sent)}) sebelum ditetapkan ({day(signed)}). Perbaiki "
                "salah satunya."
            )
            yield report.letak("disampaikan"), message
    for item in perkara.data.evaluasi:
        if item.tanggal is not None and item.tanggal.year < item.tahun:
            message = f"Evaluasi tahun {item.tahun} bertanggal {day(item.tanggal)}. Perbaiki tanggal atau tahunnya."
            yield item.letak("tanggal"), message


def months_after(start: date, months: int) -> date:
    """The same day some months later, or the month's last day where it has none such: 31 January gives 28 February."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
