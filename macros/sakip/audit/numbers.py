"""A cell -> a number, a range or words, with what was assumed in reading it. Nothing is guessed silently."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pydantic import ValidationError

from sakip.audit.cell import Sel
from sakip.audit.dates import ADVICE, is_date
from sakip.audit.decimals import DIGITS, Desimal, TwoReadings, Unread, decimal
from sakip.audit.scale import is_stray, scaled
from sakip.audit.words import ABSENT, ERROR, NOT, REMARK
from sakip.figures import EXACT, places
from sakip.model import Nilai, Rentang

NUMBER = rf"(?P<minus>[-−–+]\s*)?(?P<rp>(?:rp|idr)\.?\s*)?(?P<minus2>[-−–]\s*)?(?P<token>{DIGITS})"
AT_MOST = (
    r"≤|<=|=<|⩽|<|maks(?:imal|imum)?\.?|max(?:imal|imum)?\.?|paling (?:banyak|tinggi|lama|lambat)|kurang dari|"
    r"di ?bawah|tidak (?:lebih dari|melebihi)|setinggi-tingginya|selambat-lambatnya|sebanyak-banyaknya"
)
AT_LEAST = (
    r"≥|>=|=>|⩾|>|min(?:imal|imum)?\.?|paling (?:sedikit|rendah)|lebih dari|di ?atas|tidak kurang dari|"
    r"sekurang-kurangnya|serendah-rendahnya|sedikitnya"
)
BOUND = re.compile(rf"(?:(?P<most>{AT_MOST})|(?P<least>{AT_LEAST}))\s*(?=[-−–\d]|rp|idr)", re.I)
LEAD = re.compile(
    r"(?:(?P<about>±|~|≈|sekitar|kurang lebih|kira-kira)|=|sebesar|sebanyak|level|tingkat|skor|nilai|indeks|skala)\s*"
    r"(?=[-−–\d]|rp|idr)",
    re.I,
)
SINGLE = re.compile(rf"{NUMBER}(?P<rest>.*)", re.I)
TO = r"\.\.+|…|s\s?\.?\s?[/\\]?\s?d\b\.?|sampai(?: dengan)?|hingga|to|[-–—−~]"
RANGE = re.compile(
    rf"(?P<s1>[-−])?(?P<a>{DIGITS})\s*(?P<u1>%|persen|[a-z]*)\s*(?:{TO})\s*(?P<s2>[-−])?(?P<b>{DIGITS})(?P<rest>.*)",
    re.I,
)
BETWEEN = re.compile(
    rf"antara\s+(?P<a>{DIGITS})\s*(?P<u1>%?)\s*(?:dan|[-–]|s\.?d\.?)\s*(?P<b>{DIGITS})(?P<rest>.*)", re.I
)
RATIO = re.compile(rf"(?P<a>{DIGITS})\s*:\s*(?P<b>{DIGITS})(?P<rest>.*)", re.I)
GRADED = re.compile(rf"(?P<kata>[^\W\d][^\d()/=:]{{0,40}}?)\s*[(/=:]\s*(?P<token>{DIGITS})\s*%?\s*\)?", re.I)
#: Digits in a unit that are no second number: m2, per 100 penduduk, /100.000; rp12 is one.
NOT_DIGITS = re.compile(
    r"\b(?!(?:rp|idr)\d)[^\W\d_]+\d+|per\s*\d[\d.]*(?=\s+[^\W\d_])|(?:per|/)\s*1\.?0*\.?000\b", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terbaca:
    """What a cell says. ``nilai`` None with ``kata`` is words, None with ``alasan`` is nothing that can be used.

    ``asal`` is the lowest and the highest value that rounding could have made into it; ``skala`` the word behind a
    number that multiplied it; ``ganda`` the number for which a cell is refused because it has two readings.
    """

    nilai: Decimal | Rentang | None = None
    kata: str = ""
    satuan: str = ""
    batas: str = ""
    desimal: int = 0
    asal: tuple[Nilai, ...] = ()
    skala: str = ""
    ganda: str = ""
    alasan: str | None = None
    catatan: tuple[str, ...] = ()


def read(sel: Sel, desimal: Desimal | None = None, *, shown: bool = False) -> Terbaca:
    """The cell as a value; ``alasan`` is the end of a sentence about the cell.

    ``shown`` takes a stored number as its format shows it, which is what a printed figure is.
    """
    if sel.tolak is not None:
        return Terbaca(alasan=sel.tolak)
    if sel.angka is not None:
        value = sel.tampil if shown and sel.tampil is not None else sel.angka
        other = sel.tampil is not None and sel.tampil != sel.angka and not shown
        notes = (f"yang tampil {sel.teks}; yang tersimpan dan dipakai {_written(sel.angka)}",) if other else ()
        unit = "%" if sel.teks.endswith("%") else ""
        written = max(places(one) for one in (sel.angka, sel.tampil) if one is not None)
        return Terbaca(nilai=value, desimal=places(value), asal=_around(value, written), catatan=notes, satuan=unit)
    try:
        return _text(sel.teks, desimal)
    except TwoReadings as error:
        return Terbaca(alasan=str(error), ganda=error.token)
    except Unread as error:
        return Terbaca(alasan=str(error))


def _text(written: str, desimal: Desimal | None) -> Terbaca:
    text = re.sub(r"^([-−+]?)([.,][0-9])", r"\g<1>0\2", written.strip("'\"“”‘’` "))  # ',5' is 0,5
    if not text:
        return Terbaca(alasan="kosong")
    if any(letter.isnumeric() and letter not in "0123456789¹²³" for letter in text) or re.search(r"[0-9][¹²³]", text):
        raise Unread(f'memuat "{text}" dengan angka yang tidak lazim; tulis dengan angka 0 sampai 9')
    if ERROR.fullmatch(text):
        return Terbaca(alasan=f'memuat galat rumus "{text}"')
    if ABSENT.fullmatch(text):
        return Terbaca(alasan=f'tidak ada ("{text}")')
    if is_date(text):
        return Terbaca(alasan=f'memuat tanggal atau jam "{text}". {ADVICE}')
    if re.fullmatch(r"\d+(?:[.,]\d+)?e[-+]?\d+", text, re.I):
        return Terbaca(alasan=f'memuat notasi ilmiah "{text}", yang digitnya sudah hilang; tulis angkanya utuh')
    if re.fullmatch(rf"\(\s*{NUMBER}\s*%?\s*\)", text, re.I):
        return Terbaca(alasan=f'memuat "{text}"; angka dalam kurung dapat berarti negatif. Tulis tanpa kurung')
    if bound := BOUND.match(text):
        behind = text[bound.end() :]
        ratio = RATIO.fullmatch(behind)
        inner = _ratio(ratio, desimal, behind) if ratio else _number(behind, desimal, text)
        return replace(
            inner,
            batas="≤" if bound["most"] else "≥",
            catatan=(*inner.catatan, f'"{text}" dibaca {_written(inner.nilai)}'),
        )
    if ratio := RATIO.fullmatch(text):
        return _ratio(ratio, desimal, text)
    if span := RANGE.fullmatch(text) or BETWEEN.fullmatch(text):
        return _range(span, desimal, text)
    lead = LEAD.match(text)
    if lead or SINGLE.fullmatch(text):
        inner = _number(text[lead.end() :] if lead else text, desimal, text)
        about = (f'"{text}" dibaca {_written(inner.nilai)}',) if lead and lead["about"] else ()
        return replace(inner, catatan=(*inner.catatan, *about))
    if (graded := GRADED.fullmatch(text)) and not NOT.match(text):
        value, decimals = decimal(graded["token"], desimal)
        return Terbaca(nilai=value, kata=graded["kata"].strip(), desimal=decimals, asal=_around(value, decimals))
    return Terbaca(kata=text)


def _number(text: str, desimal: Desimal | None, whole: str) -> Terbaca:
    match = SINGLE.fullmatch(text)
    if match is None:
        raise Unread(f'memuat "{whole}", yang tidak dapat dibaca sebagai angka')
    notes: tuple[str, ...] = ()
    power, scale, rest = scaled(match["rest"])
    value, decimals = decimal(match["token"], desimal, whole_amount=bool(match["rp"]) and not power)
    value = EXACT.scaleb(value, power)
    if " " in match["token"]:
        notes = (f'"{match["token"]}" memakai spasi, dibaca sebagai pemisah ribuan',)
    if (match["minus"] or match["minus2"] or "+").strip() != "+":
        value = value.copy_negate()
    unit, kata = _unit(rest, whole)
    if re.search(r"\d", kata):
        notes = (*notes, f'dibaca tanpa keterangan "({kata})"')
    return Terbaca(
        nilai=value,
        kata=kata,
        satuan=unit,
        desimal=decimals,
        asal=_around(value, decimals - power),
        skala=scale,
        catatan=notes,
    )


def _range(match: re.Match[str], desimal: Desimal | None, whole: str) -> Terbaca:
    groups = match.groupdict()
    power, scale, rest = scaled(match["rest"])
    (first, of_first), (second, of_second) = (decimal(match[name], desimal) for name in "ab")
    low, high = (
        EXACT.scaleb(x.copy_negate() if groups.get(s) else x, power) for x, s in ((first, "s1"), (second, "s2"))
    )
    unit, kata = _unit(rest, whole)
    between, named = match["u1"].casefold().replace("persen", "%"), scale or unit
    if between and between != named and (named or between != "%"):
        raise Unread(f'memuat "{whole}", dua angka dengan satuan yang berbeda')
    if low > high:
        raise Unread(f'memuat rentang "{whole}" yang batas bawahnya melebihi batas atasnya')
    try:
        span = Rentang(dari=low, sampai=high)
        bounds = (_around(one, max(of_first, of_second) - power) for one in (low, high))
        before = tuple(Rentang(dari=one, sampai=other) for one, other in zip(*bounds, strict=True))
    except ValidationError:
        raise Unread(f'memuat rentang "{whole}" yang terlalu banyak digitnya') from None
    return Terbaca(nilai=span, satuan=unit or ("" if scale else between), kata=kata, asal=before, skala=scale)


def _ratio(match: re.Match[str], desimal: Desimal | None, whole: str) -> Terbaca:
    (first, _), (second, decimals) = (decimal(match[name], desimal) for name in "ab")
    unit, kata = _unit(match["rest"].strip(), whole)
    if second == 0:
        raise Unread(f'memuat perbandingan "{whole}" yang pembaginya nol')
    note = f'"{whole}" dibaca {match["a"]} dibagi {match["b"]}'
    before = tuple(EXACT.divide(first, one) for one in _around(second, decimals))  # the 1 of 1:32 is not rounded
    return Terbaca(nilai=EXACT.divide(first, second), satuan=unit, kata=kata, asal=before, catatan=(note,), batas=":")


def _around(value: Decimal, decimals: int) -> tuple[Decimal, Decimal]:
    """The value half a unit of its last written decimal lower and higher."""
    half = Decimal(5).scaleb(-decimals - 1, EXACT)
    return EXACT.subtract(value, half), EXACT.add(value, half)


def _unit(rest: str, whole: str) -> tuple[str, str]:
    """The unit after a number and the words in brackets behind it. Raises Unread for another number or a remark."""
    plain = re.sub(r"^[,.]?-{1,2}$|[*†]+\)?$|^[.,;]$|(?<=[^\d\s])[.;]$", "", rest).strip()
    bracket = re.fullmatch(r"(?P<unit>[^()]*)\((?P<kata>[^()]*)\)\s*(?P<more>[^()]*)", plain)
    unit, kata = (f"{bracket['unit']} {bracket['more']}".strip(), bracket["kata"].strip()) if bracket else (plain, "")
    if re.search(r"\d", NOT_DIGITS.sub("", unit)) or re.match(r"\d|[.,'+×=:]", unit):
        raise Unread(f'memuat "{whole}", lebih dari satu angka atau angka yang tidak beraturan')
    if is_stray(unit, kata):
        raise Unread(f'memuat "{whole}", yang skalanya tidak pasti; tulis angkanya utuh, misalnya 2.500.000')
    if unit and not re.search(r"[^\W\d_]|[%‰°]", unit.strip(" .,/–-")) and unit.strip(" .,/–-"):
        raise Unread(f'memuat "{whole}" dengan tanda yang tidak dikenal')
    if REMARK.search(unit) or len(unit.split()) > 6:
        raise Unread(f'memuat angka dengan keterangan ("{whole}"); tulis angkanya saja bila memang itu yang dimaksud')
    return unit.casefold().replace("persen", "%").strip(" .,/–-"), kata


def _written(value: Decimal | Rentang | None) -> str:
    if not isinstance(value, Decimal):
        return "angka"
    return f"{value:f}".replace(".", ",")
