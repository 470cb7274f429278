"""What a spreadsheet makes of '1:32' and '3-5': dates and times, also where a CSV file has only their text."""

import re

MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|"
    r"agu(?:stus)?|agt|ags|aug(?:ust)?|sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|"
    r"des(?:ember)?|dec(?:ember)?)"
)
DATE = re.compile(
    rf"\d{{1,2}}[-/ ]{MONTH}\b.*|{MONTH}[-/ ]\d{{1,4}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)?\d\d(?: .*)?"
    r"|(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}(?:[ t].*)?|\d{1,2}:\d\d:\d\d(?:[.,]\d+)?(?: ?[ap]m)?",
    re.IGNORECASE,
)
ADVICE = (
    'Program pengolah angka mengubah isian seperti "1:32" atau "3-5" menjadi tanggal atau jam; '
    "ubah format selnya menjadi Teks, lalu ketik ulang"
)


def is_date(text: str) -> bool:
    """Whether the text is a date or a time of day. Three numbers between points are a date only if none is grouped."""
    return DATE.fullmatch(text) is not None and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text) is None
