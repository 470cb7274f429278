"""A row of a printed report -> its verdict: capaian by the row's own target and realisasi, beside the printed one.

What cannot be computed or compared is ``tak terhitung`` with every reason, never a guess.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.audit import rounding, words
from sakip.audit.cell import Baris
from sakip.audit.compare import Vonis, compare
from sakip.audit.decimals import Desimal
from sakip.audit.numbers import Terbaca, read
from sakip.audit.rules import measured, percent_of
from sakip.audit.scale import is_uncertain
from sakip.figures import EXACT, number, round_half_up
from sakip.model import Polaritas, Rentang
from sakip.problem import did_you_mean

TOTAL = ("jumlah", "total", "rata-rata", "rata rata", "rerata", "average")
TIME = frozenset(["jam", "hari", "minggu", "bulan", "triwulan", "semester", "tahun", "menit"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Putusan:
    """A judged row. ``persen`` is the exact capaian, None for none; ``sebab`` a likely cause, where one explains it.

    ``lain`` is the same row by the other reading of its numbers, where both give the same.
    """

    baris: Baris
    vonis: Vonis
    alasan: str
    persen: Decimal | None = None
    sebab: str | None = None
    polaritas: Polaritas | None = None
    target: Terbaca
    realisasi: Terbaca
    tercetak: Terbaca
    lain: "Putusan | None" = None

    @property
    def nilai(self) -> Decimal | None:
        """The capaian in percent, rounded half up to two decimals."""
        return None if self.persen is None else EXACT.plus(round_half_up(self.persen, 2))


def judge(baris: Baris, desimal: Desimal | None = None) -> Putusan:
    """The verdict on one row, without a cause; a number with two readings is accepted where they make no difference."""
    row = _judged(baris, desimal)
    doubtful = [f'"{cell.ganda}"' for cell in (row.target, row.realisasi, row.tercetak) if cell.ganda]
    if not doubtful:
        return row
    readings = [(sign, _judged(baris, sign)) for sign in Desimal]
    (sign, one), (_, other) = sorted(readings, key=lambda reading: _gap(reading[1]))
    if (one.vonis, one.persen) != (other.vonis, other.persen) or (one.persen is None and one.alasan != other.alasan):
        return row
    same = "vonis" if one.persen is None else "capaian dan vonis"
    both = f"{' dan '.join(dict.fromkeys(doubtful))} dapat dibaca dua cara; keduanya memberi {same} yang sama."
    here = "" if one.alasan == other.alasan else f" Yang tertulis di sini menurut --desimal {sign}."
    return replace(one, alasan=f"{one.alasan} {both}{here}", lain=other)


def _gap(row: Putusan) -> Decimal:
    """How far the printed figure is from the computed one; 0 where one of them is not known."""
    if row.persen is None or not isinstance(row.tercetak.nilai, Decimal):
        return Decimal(0)
    return EXACT.subtract(row.tercetak.nilai, row.persen).copy_abs()


def _judged(baris: Baris, desimal: Desimal | None) -> Putusan:
    read_row = Putusan(
        baris=baris,
        vonis=Vonis.TAK_TERHITUNG,
        alasan="",
        polaritas=words.polaritas(baris.polaritas),
        target=read(baris.target, desimal),
        realisasi=read(baris.realisasi, desimal),
        tercetak=read(baris.tercetak, desimal, shown=True),
    )
    reasons = list(_unusable(read_row))
    if reasons:
        printed = _unprinted(read_row.tercetak, baris)
        return replace(read_row, alasan=" ".join([*reasons, *([printed] if printed else [])]))
    return _against_print(_computed(read_row))


def _unusable(row: Putusan) -> list[str]:
    """Why target and realisasi give no capaian, a sentence each."""
    baris = row.baris
    where = f"Baris {baris.nomor}, kolom"
    if baris.tolak is not None:
        return [f"Baris {baris.nomor}: {baris.tolak}."]
    cells = (("target", row.target), ("realisasi", row.realisasi))
    empty = all(cell.alasan == "kosong" for _, cell in cells)
    if empty and baris.indikator.casefold().startswith(TOTAL):
        return ["Baris jumlah atau rata-rata tidak dinilai; hanya baris indikator yang dinilai."]
    reasons = [f"{where} {name}: {name} {cell.alasan}." for name, cell in cells if cell.alasan is not None]
    reasons += [
        f'{where} {name}: bukan nilai, melainkan keterangan ("{cell.kata}").'
        for name, cell in cells
        if cell.nilai is None and words.says_none(cell.kata)
    ]
    if row.polaritas is None:
        known = (*Polaritas, "positif", "negatif", "maximize", "minimize", "stabilize")
        reasons.append(f'{where} polaritas: "{baris.polaritas}" tidak dikenal.{did_you_mean(baris.polaritas, known)}')
    return reasons or _incomparable(row)


def _incomparable(row: Putusan) -> list[str]:
    target, realisasi = row.target, row.realisasi
    if isinstance(realisasi.nilai, Rentang):
        return ["Realisasi berupa rentang, bukan satu nilai."]
    if (target.nilai is None) != (realisasi.nilai is None) and not _same(row):
        one, other = ("Target", realisasi) if target.nilai is None else ("Realisasi", target)
        said = target.kata or realisasi.kata
        return [f'{one} berupa kata ("{said}"), sedangkan {"realisasi" if other is realisasi else "target"} angka.']
    if target.nilai is None and not _same(row):
        return [words.why_no_scale(target.kata, realisasi.kata)]
    first, second = target.satuan, realisasi.satuan
    texts = " ".join((row.baris.satuan, row.baris.target.teks, row.baris.realisasi.teks))
    uncertain = [unit for unit in (first, second) if first != second and is_uncertain(unit, texts)]
    if uncertain:
        return [
            f'Skala "{uncertain[0].upper()}" pada rupiah tidak pasti artinya; tulis ribu, juta, miliar, atau triliun.'
        ]
    if first and second and first != second and ("%" in (first, second) or {first, second} <= TIME):
        return [f'Satuan target ("{first}") dan realisasi ("{second}") berbeda.']
    return []


def _same(row: Putusan) -> bool:
    """Whether target and realisasi are one grade; where both have numbers, the numbers count."""
    one, other = row.target, row.realisasi
    worded = bool(one.kata and other.kata) and (one.nilai is None or other.nilai is None)
    return worded and words.same_grade(one.kata, other.kata)


def _computed(row: Putusan) -> Putusan:
    """The row with its capaian, or with the reason why there is none; notes on the reading go into ``alasan``."""
    polaritas = row.polaritas or Polaritas.NAIK
    notes = [] if row.baris.polaritas else ["Polaritas kosong, dibaca naik."]
    if row.baris.polaritas in ("-", "−", "–"):
        notes.append(f'Polaritas "{row.baris.polaritas}" dibaca turun.')
    for name, cell in (("Target", row.target), ("Realisasi", row.realisasi), ("Capaian tercetak", row.tercetak)):
        notes += [f"{name} {note}." for note in cell.catatan]
    if bool(row.target.skala) != bool(row.realisasi.skala):
        one, other = ("target", "realisasi") if row.target.skala else ("realisasi", "target")
        scale = row.target.skala or row.realisasi.skala
        notes.append(f'Hanya {one} yang memakai kata "{scale}"; {other} dibaca apa adanya.')
    if polaritas is {"≤": Polaritas.NAIK, "≥": Polaritas.TURUN}.get(row.target.batas):
        notes.append(f"Tanda batas pada target berlawanan dengan polaritas {polaritas}.")
    if _same(row):
        hasil = measured(Decimal(1), Decimal(1), polaritas=polaritas)
        notes.append(f'Target dan realisasi sama-sama "{row.target.kata}": 100% menurut skala apa pun.')
    else:
        hasil = measured(row.target.nilai, row.realisasi.nilai, polaritas=polaritas)
        notes += hasil.jejak.catatan
    if hasil.alasan:
        reason = f"{hasil.alasan[0].upper()}{hasil.alasan[1:]}: capaian tidak dapat dihitung."
        return replace(row, alasan=" ".join([reason, *notes]))
    return replace(row, persen=percent_of(hasil), alasan=" ".join(notes))


def _unprinted(printed: Terbaca, baris: Baris) -> str | None:
    """Why there is no printed figure to compare with (a sentence)."""
    where = f"Baris {baris.nomor}, kolom tercetak:"
    if printed.alasan is not None:
        return f"{where} capaian tercetak {printed.alasan}."
    if printed.nilai is None:
        return f'{where} capaian tercetak berupa kata ("{printed.kata}"), bukan angka.'
    if isinstance(printed.nilai, Rentang) or printed.batas:
        return f"{where} capaian tercetak berupa rentang, batas, atau perbandingan, bukan satu angka."
    return None


def _against_print(row: Putusan) -> Putusan:
    reason = _unprinted(row.tercetak, row.baris)
    if row.persen is None or reason is not None or not isinstance(row.tercetak.nilai, Decimal):
        if row.persen is None:
            return replace(row, alasan=f"{row.alasan} {reason or ''}".strip())
        return replace(
            row, alasan=f"{reason or ''} Capaian menurut hitungan {number(row.persen, 2)}%. {row.alasan}".strip()
        )
    vonis, sentence = compare(row.persen, row.tercetak.nilai, row.tercetak.desimal)
    if vonis is Vonis.DEKAT:
        polaritas = row.polaritas or Polaritas.NAIK
        sentence = f"{sentence} {rounding.explanation(row.target, row.realisasi, row.tercetak, polaritas)}"
    return replace(row, vonis=vonis, alasan=f"{sentence} {row.alasan}".strip())
