"""Model values as text and figures: the same value is written the same way everywhere."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from sakip import figures
from sakip.compute import Hasil, Kinerja, KinerjaIndikator, Masukan, Simpul, TahunIndikator
from sakip.model import Bagian, Kosong, Nilai, Polaritas, Profil, Rentang, Sebab, Uraian
from sakip.model.profil import Jenjang
from sakip.render.parts import Absen, Figur, Kalimat, Rupa, Status

SHORT = {
    Sebab.HILANG: "hilang dari sumber",
    Sebab.TIDAK_DIMUAT: "tidak dimuat",
    Sebab.BELUM_DIUKUR: "belum diukur",
    Sebab.TIDAK_BERLAKU: "tidak berlaku",
}
#: Units that a sentence does not repeat: the name of the indicator says them.
INDEX_UNITS = ("indeks", "nilai", "skor")
#: What carries a number in a document, as a name does.
PARTS = ("Tabel", "Gambar", "Grafik", "Bab", "Lampiran", "Pasal")
MOST_DECIMALS = 30
POLARITY = {
    Polaritas.NAIK: "makin tinggi makin baik",
    Polaritas.TURUN: "makin rendah makin baik",
    Polaritas.RENTANG: "di dalam rentang",
}


def nilai(value: Nilai, uraian: Uraian) -> str:
    """A value as text, with the indicator's decimals; parts of a composite with their units."""
    match value:
        case Decimal():
            return figures.number(value, uraian.desimal)
        case Rentang():
            return f"{figures.number(value.dari, uraian.desimal)}–{figures.number(value.sampai, uraian.desimal)}"
        case str():
            return value
        case Kosong():
            return SHORT[value.kosong]
    return " dan ".join(_part(part) for part in value)


def counted(value: Nilai, satuan: str | None) -> str:
    """A value of a plan with its unit, the decimals as they were written: '2.500 orang', '100%', 'Rp8.900.000'."""
    match value:
        case Decimal():
            return _with_unit(figures.number(value), satuan)
        case Rentang():
            return _with_unit(f"{figures.number(value.dari)}–{figures.number(value.sampai)}", satuan)
        case str():
            return value
        case Kosong():
            return SHORT[value.kosong]
    return " dan ".join(_part(part) for part in value)


def _with_unit(number: str, satuan: str | None) -> str:
    if satuan == "rupiah":
        return f"Rp{number}"
    if satuan in ("persen", "%"):
        return f"{number}%"
    return f"{number} {satuan}" if satuan and satuan not in INDEX_UNITS else number


def series(values: Mapping[int, Nilai], satuan: str | None) -> str:
    """Values by year, years of the same value together: '2017–2018: 10 kali; 2019: 12 kali'."""
    runs: list[tuple[int, int, str]] = []
    for year, value in sorted(values.items()):
        text = counted(value, satuan)
        if runs and runs[-1][2] == text and runs[-1][1] == year - 1:
            runs[-1] = (runs[-1][0], year, text)
        else:
            runs.append((year, year, text))
    return "; ".join(f"{first if first == last else f'{first}–{last}'}: {text}" for first, last, text in runs)


def stated(masukan: Masukan, uraian: Uraian) -> Figur | Absen:
    """A stated value with the line it was read from, or why there is none."""
    value = masukan.nilai
    if isinstance(value, Kosong):
        return absent(value)
    if value is None:
        return Absen("tidak ada" if masukan.alasan else "belum diisi", full_sentence(masukan.ketiadaan or ""))
    return Figur(nilai(value, uraian), masukan.angka, letak=masukan.letak, data=machine(value))


def machine(value: Nilai) -> str | None:
    """A range or a composite as a file for machines has it: '80..90', '11 unit roda-dua; 5 unit roda-empat'."""
    match value:
        case Rentang():
            return f"{value.dari:f}..{value.sampai:f}"
        case tuple():
            return "; ".join(f"{part.nilai:f} {part.satuan} {part.unsur}" for part in value)
    return None


def with_text(cell: Figur, teks: str) -> Figur:
    """The figure with other words around it."""
    return Figur(teks, cell.nilai, jejak=cell.jejak, letak=cell.letak)


def uncomputed(alasan: str | None) -> Absen:
    """'Tak terhitung' in a cell, with its reason."""
    return Absen("tak terhitung", full_sentence(alasan or ""))


def absent(kosong: Kosong) -> Absen:
    """An empty value in a cell, with its reason."""
    return Absen(SHORT[kosong.kosong], full_sentence(kosong.alasan))


def text_or_absent(value: object) -> str | Absen:
    """Text as it is, an empty one with its reason."""
    return absent(value) if isinstance(value, Kosong) else str(value)


def share(hasil: Hasil, jejak: str, profil: Profil) -> Figur | Absen:
    """A capaian with its trace, or 'tak terhitung' with the reason."""
    if hasil.nilai is None:
        return uncomputed(hasil.alasan)
    return Figur(figures.percent(hasil.nilai, share_decimals(hasil.nilai, profil)), hasil.nilai, jejak=jejak)


def share_decimals(value: Decimal, profil: Profil) -> int:
    """The profile's decimals, or as many more as keep it on the right side of 100% and of each step's bound."""
    percent = figures.EXACT.multiply(value, Decimal(100))
    steps = profil.peringkat.jenjang
    from_on = [Decimal(100), *(step.mulai for step in steps if step.mulai is not None)]
    above = [step.di_atas for step in steps if step.di_atas is not None]

    def sides(written: Decimal) -> list[bool]:
        return [written >= bound for bound in from_on] + [written > bound for bound in above]

    decimals = profil.pembulatan.desimal
    while decimals < MOST_DECIMALS and sides(percent) != sides(figures.round_half_up(percent, decimals)):
        decimals += 1
    return decimals


def result(hasil: Hasil, jejak: str, decimals: int) -> Figur | Absen:
    """A derived value with its trace, or 'tak terhitung' with the reason."""
    if hasil.nilai is None:
        return uncomputed(hasil.alasan)
    return Figur(figures.number(hasil.nilai, decimals), hasil.nilai, jejak=jejak)


def ratio(hasil: Hasil, jejak: str) -> Figur | Absen:
    """A ratio as a percentage with two decimals and its trace, or 'tak terhitung' with the reason."""
    if hasil.nilai is None:
        return uncomputed(hasil.alasan)
    return Figur(figures.percent(hasil.nilai), hasil.nilai, jejak=jejak)


def derived(masukan: Masukan, jejak: str) -> Figur | Absen:
    """An amount in rupiah: a stated one with its line, a sum with its trace, or why there is none."""
    if masukan.angka is None:
        stated = masukan.nilai
        return absent(stated) if isinstance(stated, Kosong) else _without(masukan)
    text = figures.number(masukan.angka, 0 if masukan.angka == masukan.angka.to_integral_value() else 2)
    if masukan.jejak is None:
        return Figur(text, masukan.angka, letak=masukan.letak)
    return Figur(text, masukan.angka, jejak=jejak)


def money(node: Simpul, what: Literal["pagu", "realisasi"], tahun: int) -> Figur | Absen:
    """The pagu or realisasi of a node of the budget."""
    return derived(node.uang.pagu if what == "pagu" else node.uang.realisasi, budget_id(what, node.id, tahun))


def left(node: Simpul, tahun: int) -> Figur | Absen:
    """What was not spent of a node's pagu, in rupiah."""
    sisa = node.uang.sisa
    if sisa.nilai is None:
        return uncomputed(sisa.alasan)
    text = figures.number(sisa.nilai, 0 if sisa.nilai == sisa.nilai.to_integral_value() else 2)
    return Figur(text, sisa.nilai, jejak=budget_id("sisa", node.id, tahun))


def plainly(masukan: Masukan) -> Figur | Absen:
    """A stated value with the decimals it was written with, its line, or why there is none."""
    match masukan.nilai:
        case Kosong() as empty:
            return absent(empty)
        case None:
            return _without(masukan)
        case Decimal() as value:
            return Figur(figures.number(value), value, letak=masukan.letak)
        case Rentang() as span:
            text = f"{figures.number(span.dari)}–{figures.number(span.sampai)}"
            return Figur(text, letak=masukan.letak, data=machine(span))
        case str() as grade:
            return Figur(grade, letak=masukan.letak)
        case parts:
            return Figur(" dan ".join(_part(part) for part in parts), letak=masukan.letak, data=machine(parts))


def unclaimed(kinerja: Kinerja) -> list[str]:
    """The sasaran whose use of money must not be called efficient."""
    return [
        part.sasaran.nama
        for part, found in kinerja.efisiensi_sasaran
        if any(item.halangan is not None for item in found)
    ]


def rank(year: TahunIndikator, profil: Profil) -> Status:
    """The step of the scale that was reached, looking as good as its place in the scale."""
    return status(year.peringkat, profil) if year.peringkat else Status("Tak terhitung", Rupa.KOSONG)


def status(step: Jenjang, profil: Profil) -> Status:
    """A step of the scale: the middle looks middling, what is above it good, what is below it bad."""
    steps = profil.peringkat.jenjang
    depth = Decimal(steps.index(step)) / (len(steps) - 1)
    look = Rupa.BAIK if depth < Decimal("0.4") else Rupa.CUKUP if depth <= Decimal("0.67") else Rupa.KURANG
    return Status(step.sebutan, look)


def verdict(year: TahunIndikator) -> Status:
    """Whether the target was reached."""
    if year.tercapai is None:
        return Status("Belum dapat dinilai", Rupa.KOSONG)
    return Status("Tercapai", Rupa.BAIK) if year.tercapai else Status("Belum tercapai", Rupa.KURANG)


def unit(item: KinerjaIndikator) -> str:
    """The unit after a plain figure or range; '' for an index, a grade and a composite, whose parts have their own."""
    plain = isinstance(item.kini.target.nilai, Decimal | Rentang)
    return item.uraian.satuan if plain and item.uraian.satuan not in INDEX_UNITS else ""


def unit_of_change(uraian: Uraian) -> str:
    """What a difference is counted in: 'poin' for an index, 'poin persen' for a percentage, else the unit itself."""
    if uraian.skala or uraian.satuan in INDEX_UNITS:
        return "poin"
    return "poin persen" if uraian.satuan in ("persen", "%") else uraian.satuan


def fine_decimals(value: Decimal, decimals: int) -> int:
    """The indicator's decimals, or up to two more where they are needed to tell the value."""
    for more in range(3):
        if figures.round_half_up(value, decimals + more) == value:
            return decimals + more
    return decimals + 2


def trace_id(item: KinerjaIndikator, what: str, tahun: int | None = None) -> str:
    """The anchor of a derived figure's trace; of this year unless another is named."""
    return year_id(what, item.id, item.kini.tahun if tahun is None else tahun)


def year_id(what: str, indikator: str, tahun: int) -> str:
    """The anchor of the trace of a figure of an indicator's year."""
    return f"hitung-{what}-{indikator}-{tahun}"


def funding_id(rencana: str, id: str, what: str = "") -> str:
    """The anchor of the trace of a sum of a plan's money."""
    return "-".join(part for part in ("hitung-pendanaan", rencana, id, what) if part)


def budget_id(what: str, id: str, tahun: int) -> str:
    """The anchor of the trace of a figure of the budget."""
    return f"hitung-anggaran-{what}-{id}-{tahun}"


def output_id(node: Simpul, at: int) -> str:
    """One of a node's outputs in an anchor; no id has two hyphens together."""
    return f"{node.id}--{at}"


def full_sentence(text: str) -> str:
    """The text with a capital first letter and a stop at its end."""
    return sentence_case(text) + ("" if text.endswith((".", "?", "!")) else ".")


def inline(cell: Figur | Absen) -> Figur | str:
    """A cell as it stands inside a sentence."""
    return cell.teks if isinstance(cell, Absen) else cell


def plain_text(kalimat: Kalimat) -> str:
    """A sentence without the handles of its figures."""
    return "".join(
        part if isinstance(part, str) else part.kata if isinstance(part, Status) else part.teks for part in kalimat
    )


def clause(text: str) -> str:
    """The text without its stop and its capital, as it stands inside a sentence; a name keeps its capital.

    A first word is taken for a name when it is an abbreviation, when another capitalised word follows, or when it is
    a numbered part of a document ('Tabel 2.1').
    """
    first, _, rest = text.rstrip(".").partition(" ")
    second = rest.partition(" ")[0]
    abbreviation = sum(letter.isupper() for letter in second) > 1
    named = (
        first[1:] != first[1:].lower()
        or (first in PARTS and second[:1].isdigit())
        or (second[:1].isupper() and not abbreviation)
    )
    return text.rstrip(".") if named else text[:1].lower() + text[1:].rstrip(".")


def listed(parts: Sequence[str]) -> str:
    """'a', 'a dan b', 'a, b, dan c'."""
    if len(parts) < 3:
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def before(at: int, count: int) -> str:
    """What stands before a part of a list that has figures, too, as in ``listed``: nothing, a comma, or 'dan'."""
    if at == 0:
        return ""
    if at < count - 1:
        return ", "
    return ", dan " if count > 2 else " dan "


def quoted(text: str) -> str:
    """A statement of the plan inside a sentence."""
    return f"“{text}”"


def sentence_case(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _without(masukan: Masukan) -> Absen:
    short = "tak terhitung" if masukan.alasan else "belum diisi"
    return Absen(short, full_sentence(masukan.ketiadaan or ""))


def _part(part: Bagian) -> str:
    name = part.nama or part.unsur.replace("-", " ")
    unit = part.satuan if name == part.satuan else f"{part.satuan} {name}"
    return f"{figures.number(part.nilai)} {unit}"
