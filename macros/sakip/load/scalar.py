"""What a plain YAML scalar means: null, true/false, an integer, a decimal (its scale kept), an ISO date, or text.

What YAML 1.1 would turn into something else (``010``, ``12:30``, ``no``) and numbers written as Indonesians write them
(``0,61``, ``1.234.567``) are doubts: each says what is wrong and what to write.
"""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sakip.load.meant import AMBIGUOUS, DECIMAL, INTEGER, calendar_day, way_out

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
#: Any longer scalar is text.
LONGEST_VALUE = 40
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
        return calendar_day(*map(int, match.groups())) or _no_day(text, *map(int, match.groups()))
    return _doubt(text) or text


def _no_day(text: str, year: int, month: int, day: int) -> Doubt:
    """A day that no calendar has; the month and the day may have changed places."""
    swapped = calendar_day(year, day, month)
    mend = f"{swapped} bila bulan dan harinya tertukar" if swapped else "tahun-bulan-hari"
    return Doubt("S209", f'Tanggal "{text}" tidak ada di kalender atau di luar jangkauan. Tulis {mend}.')


def _doubt(text: str) -> Doubt | None:
    for pattern, code, message in SUSPECT:
        if pattern.fullmatch(text):
            plain = text.replace(".", "").replace(",", ".").lstrip("+")
            joined = re.sub(r"[.,+]", "", text)
            stripped = re.sub(r"^([-+]?)0+(?=\d)", r"\1", text)
            way = way_out(text) or "Tulis misalnya 1234.50"
            return Doubt(code, f'"{text}" ' + message.format(plain=plain, joined=joined, stripped=stripped, way=way))
    return None
