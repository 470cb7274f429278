"""What people write where a number, a date or a key belongs -> how it is written here; no more than a proposal."""

import re
from datetime import date
from decimal import Decimal

from sakip import figures

INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,17})\.\d{1,12}")
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
EARLIEST, LATEST = 1945, 2100
#: Dates as people write them: the year first, or the day; the month by its number or its name.
YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
DAY_FIRST = re.compile(r"(?:[^\W\d]+, *)?(\d{1,2})(?:[-/.]| +)(\d{1,2}|[^\W\d]{3,9})\.?(?:[-/.]| +)(\d{4})")
#: A month by the letters that its name begins with, old spellings too.
MONTH_NAMES = {
    **{name[:3].lower(): at for at, name in enumerate(figures.MONTHS, start=1)},
    **{"peb": 2, "agt": 8, "ags": 8, "nop": 11},
}
#: A key with no space after its colon; an address has a colon too, and so has a time.
UNSPACED = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_]\w*|\d{4}):(?P<value>(?!//)[^\s:].*)")


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


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it and facts may be of it."""
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def date_meant(text: str) -> date | None:
    """The day that '31/01/2022', '31 Januari 2022' or '2022/1/31' tells; the day comes before the month if it can."""
    text = text.strip()
    if match := YEAR_FIRST.fullmatch(text):
        return calendar_day(*map(int, match.groups()))
    match = DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    day, year = int(match[1]), int(match[3])
    if not match[2].isdecimal():
        return calendar_day(year, MONTH_NAMES.get(match[2][:3].lower(), 0), day)
    return calendar_day(year, int(match[2]), day) or calendar_day(year, day, int(match[2]))


def spaced(text: str) -> str | None:
    """'nilai: 0.65' for 'nilai:0.65', a key with no space after its colon; None for any other text."""
    match = UNSPACED.fullmatch(text.rstrip())
    return f"{match['key']}: {match['value']}" if match else None
