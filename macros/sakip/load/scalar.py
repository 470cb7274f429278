"""What a plain YAML scalar means: null, true/false, an integer, a decimal (its scale kept), an ISO date, or text.

What YAML 1.1 would turn into something else (``010``, ``12:30``, ``no``) and numbers written as Indonesians write them
(``0,61``, ``1.234.567``) are doubts: each says what is wrong and what to write.
"""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sakip import figures

INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,17})\.\d{1,12}")
DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
#: Plain scalars that look like a value but are not one here: pattern, code, what is wrong and what to write.
SUSPECT = (
    (re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+,\d+"), "S203", "memakai koma desimal dan titik ribuan. Tulis {plain}."),
    (re.compile(r"[-+]?\d+,\d+"), "S203", "memakai koma desimal. Tulis {plain}."),
    (re.compile(r"[-+]?\d{1,3}(?:\.\d{3}){2,}"), "S205", "memakai titik ribuan. Tulis {joined}."),
    (re.compile(r"[-+]?\d{1,3}(?:,\d{3}){2,}"), "S205", "memakai koma ribuan. Tulis {joined}."),
    (re.compile(r"[-+]?0\d+(?:\.\d+)?"), "S206", "diawali nol. Tulis {stripped}, atau beri tanda kutip bila kode."),
    (re.compile(r"(?i:yes|no|on|off|y|n)"), "S207", "bermakna ganda. Tulis true atau false, atau beri tanda kutip."),
    (re.compile(r"(?:True|TRUE|False|FALSE)"), "S207", "memuat huruf besar. Tulis true atau false."),
    (re.compile(r"(?:Null|NULL)"), "S207", "memuat huruf besar. Tulis null."),
    (re.compile(r"(?i:rp)\.?\s*[\d.,]+"), "S208", "memuat lambang rupiah. {way}."),
    (re.compile(r"[-+]?[\d.,]+\s*%"), "S208", "memuat tanda persen. {way}."),
    (
        re.compile(r"-?\d{19,}(?:\.\d+)?"),
        "S208",
        "terlalu panjang. Tulis paling banyak delapan belas angka di depan titik, atau beri tanda kutip bila teks.",
    ),
    (
        re.compile(
            r"[-+]?\d[\d_]*(?::[0-5]?\d)+|[-+]?\d[\d_]*_[\d_]*|0[xob][\da-fA-F_]+|[-+]?\d+(?:\.\d*)?[eE][-+]?\d+"
            r"|[-+]?\.\d+|[-+]?\d+\.|\+\d+(?:\.\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|-?\d+\.\d{13,}"
        ),
        "S208",
        "bukan bentuk angka yang diterima. {way}, atau beri tanda kutip bila teks.",
    ),
)
AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
#: Digits with the dots and commas that people write, and which of the two parts thousands.
GROUPED = (
    (re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"), "."),
    (re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"), ","),
    (re.compile(r"\d*[.,]?\d+"), ""),
)
#: What stands around or in a number and is none of it: signs of money and percent, a dash for no sen, an end.
OUTSIDE = re.compile(r"(?i:^rp)\.?\s*|[.,][-–]$|\s*%$|_|[.,]$")
BASED = re.compile(r"0(?:x[\da-fA-F]+|o[0-7]+|b[01]+)")
POWER = re.compile(r"([-+]?\d+(?:\.\d*)?)[eE]([-+]?\d{1,2})")
MOST_DECIMALS = 12
#: Any longer scalar is text.
LONGEST_VALUE = 40
EARLIEST, LATEST = 1945, 2100
#: How everything begins that may mean more than its text.
LIKE_A_VALUE = re.compile(r"[-+.,\d~]|(?i:rp|yes|no|on|off|y$|n$|true|false|null)|$")


class Doubt(NamedTuple):
    """Why a scalar is refused: a problem's code and message."""

    code: str
    message: str


@lru_cache(maxsize=4096)  # a data file says the same few words again and again
def meaning(text: str) -> Decimal | date | str | int | Doubt | None:
    """The value of a scalar without quotes, of at most ``LONGEST_VALUE`` letters."""
    if not LIKE_A_VALUE.match(text):
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if AMBIGUOUS.fullmatch(text):
        return Doubt("S204", f'"{text}" bermakna ganda. {way_out(text)}.')
    if INTEGER.fullmatch(text):
        return int(text)
    if DECIMAL.fullmatch(text):
        return Decimal(text)
    if match := DATE.fullmatch(text):
        return _date(*map(int, match.groups())) or Doubt(
            "S209", f'Tanggal "{text}" tidak ada di kalender atau di luar jangkauan. Tulis tahun-bulan-hari.'
        )
    return _doubt(text) or text


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def readings(text: str) -> tuple[str, ...]:
    """How the number that somebody meant is written here: two ways where a mark may part thousands or decimals.

    None where it means no number, or one that cannot be written here.
    """
    text = OUTSIDE.sub("", text)
    if BASED.fullmatch(text):
        text = str(int(text, 0))
    elif power := POWER.fullmatch(text):
        text = f"{Decimal(power[1]).scaleb(int(power[2])):f}"
    sign = "-" if text.startswith("-") else ""
    digits = text.lstrip("-+")
    if AMBIGUOUS.fullmatch(digits):
        return sign + re.sub("[.,]", "", digits), f"{sign}{digits.replace(',', '.')}0"
    grouping = next((mark for pattern, mark in GROUPED if pattern.fullmatch(digits)), None)
    if grouping is None:
        return ()
    whole, _, decimals = (digits.replace(grouping, "") if grouping else digits).replace(",", ".").partition(".")
    written = sign + (whole.lstrip("0") or "0") + (f".{decimals}" if decimals else "")
    if len(decimals) > MOST_DECIMALS:
        written = f"{figures.round_half_up(Decimal(written), MOST_DECIMALS):f}"
    return (written,) if INTEGER.fullmatch(written) or DECIMAL.fullmatch(written) else ()


def way_out(text: str) -> str | None:
    """What to write for this number, as a sentence without its stop; None where nobody can know."""
    match readings(text):
        case [number]:
            return f"Tulis {number}"
        case [whole, decimal]:
            return f"Tulis {whole} bila ribuan, atau {decimal} bila desimal"
    return None


def _doubt(text: str) -> Doubt | None:
    for pattern, code, message in SUSPECT:
        if pattern.fullmatch(text):
            plain = text.replace(".", "").replace(",", ".").lstrip("+")
            joined = re.sub(r"[.,+]", "", text)
            stripped = re.sub(r"^([-+]?)0+(?=\d)", r"\1", text)
            way = way_out(text) or "Tulis misalnya 1234.50"
            return Doubt(code, f'"{text}" ' + message.format(plain=plain, joined=joined, stripped=stripped, way=way))
    return None


