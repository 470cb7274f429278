"""What people write instead of numbers: polarities, grades, and reasons why there is nothing."""

import re
from collections.abc import Mapping

from sakip.model import Polaritas

#: Words that name a polarity; a text may hold several of one kind and none of another.
POLARITAS: Mapping[Polaritas, frozenset[str]] = {
    Polaritas.NAIK: frozenset(
        [
            "naik",
            "positif",
            "positive",
            "maximize",
            "maximise",
            "maximum",
            "maximasi",
            "max",
            "maks",
            "maksimal",
            "maksimalkan",
            "maksimum",
            "maksimasi",
            "maksimalisasi",
            "higher",
            "high",
            "tinggi",
            "besar",
            "banyak",
            "meningkat",
            "peningkatan",
            "up",
            "increase",
            "+",
            "↑",
            "▲",
        ]
    ),
    Polaritas.TURUN: frozenset(
        [
            "turun",
            "negatif",
            "negative",
            "minimize",
            "minimise",
            "minimum",
            "minimasi",
            "min",
            "minimal",
            "minimalkan",
            "minimalisasi",
            "lower",
            "low",
            "rendah",
            "kecil",
            "sedikit",
            "menurun",
            "penurunan",
            "down",
            "decrease",
            "-",
            "−",
            "–",
            "↓",
            "▼",
        ]
    ),
    Polaritas.RENTANG: frozenset(
        [
            "rentang",
            "range",
            "stabil",
            "stabilize",
            "stabilise",
            "stabilisasi",
            "precise",
            "presisi",
            "interval",
            "tetap",
            "konstan",
        ]
    ),
}
OPPOSITE = {Polaritas.NAIK: Polaritas.TURUN, Polaritas.TURUN: Polaritas.NAIK}
WORSE = frozenset(["buruk", "jelek", "worse", "bad"])

ABSENT = re.compile(
    r"[-–—−_.…*x]+|#?n\.?\s?[/\\.]?\s?a\.?|\(\s*[-–—]?\s*\)|tad|null|none|kosong|tidak (?:ada|tersedia)(?: data)?|"
    r"belum (?:ada|tersedia)(?: data)?|data (?:tidak|belum) (?:ada|tersedia)|t/a|nan",
    re.IGNORECASE,
)
ERROR = re.compile(r"#(?:div/0!|ref!|value!|name\?|num!|null!|spill!|calc!|n/a!?|#+)|err:\d+|#{2,}", re.IGNORECASE)
#: Words that say that something did not take place or is not known: no grade, whatever follows.
NOT = re.compile(
    r"(?:tidak|belum|batal|dibatalkan|ditunda|ditiadakan|dihapus|dihentikan|tanpa|nihil|gagal|refocusing|kosong)\b",
    re.IGNORECASE,
)
REMARK = re.compile(r"\b(?:tidak|belum|batal|karena|dibatalkan|ditunda|ditiadakan|dari|atau|kecuali|selain)\b", re.I)

OPINI: Mapping[str, int] = {
    **dict.fromkeys(("wtp", "wajar tanpa pengecualian"), 4),
    **dict.fromkeys(("wdp", "wajar dengan pengecualian"), 3),
    **dict.fromkeys(("tw", "tidak wajar", "adverse"), 2),
    **dict.fromkeys(
        ("tmp", "disclaimer", "tidak memberikan pendapat", "tidak menyatakan pendapat", "menolak memberikan pendapat"),
        1,
    ),
}
AKIP = frozenset(("aa", "a", "bb", "b", "cc", "c", "d", "e"))
#: Words before a grade that say nothing.
LABEL = re.compile(r"(?:predikat|opini|kategori|peringkat|nilai|sebutan|hasil|bpk|:)\s*", re.IGNORECASE)


def polaritas(text: str) -> Polaritas | None:
    """The polarity that a text names; None for one that names none, or two. An empty text is rising."""
    if not text:
        return Polaritas.NAIK
    parts = re.findall(r"[^\W\d_]+|[-+−–↑↓▲▼]", text.casefold().replace("is better", "").replace("non-", "non"))
    letters = [part for part in parts if part.isalpha()]
    found = {one for one, names in POLARITAS.items() if not names.isdisjoint(letters or parts)}
    if len(found) != 1:
        return None
    (one,) = found
    return OPPOSITE.get(one) if not WORSE.isdisjoint(letters) else one


def grade(text: str) -> str:
    """The words by which two grades are compared: no capitals, quotes, brackets or labels."""
    plain = re.sub(r"[\"'“”‘’.]", "", text.casefold()).strip()
    bare = re.sub(r"\(.*\)$", "", plain).strip(" ()") or plain.strip(" ()")
    while (label := LABEL.match(bare)) and label.end() < len(bare):
        bare = bare[label.end() :]
    return " ".join(bare.split())


def same_grade(one: str, other: str) -> bool:
    """Whether two texts are the same grade: letter by letter, or two names of one opinion."""
    first, second = grade(one), grade(other)
    return first == second or (first in OPINI and OPINI.get(first) == OPINI.get(second))


def says_none(text: str) -> bool:
    """Whether words say that there is nothing: not held, not measured, cancelled. An opinion says something."""
    return NOT.match(text) is not None and grade(text) not in OPINI


def why_no_scale(target: str, realisasi: str) -> str:
    """Why two different grades give no capaian (a sentence): no regulation says what number a grade counts as."""
    first, second = grade(target), grade(realisasi)
    which = f'Target "{target}" dan realisasi "{realisasi}" adalah kata yang berbeda'
    if first in OPINI and second in OPINI:
        order = "opini BPK berurutan WTP, WDP, TW, TMP, tetapi tidak ada peraturan yang menetapkan angkanya"
        return f"{which}; {order}."
    if first in AKIP and second in AKIP:
        order = "predikat AKIP berurutan AA, A, BB, B, CC, C, D, tetapi predikatnya dinilai dari skor, bukan dari huruf"
        return f"{which}; {order}. Isilah skornya bila ada."
    return f"{which} dan tidak ada skala yang menyatakan angkanya."
