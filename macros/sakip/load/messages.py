"""What YAML's parser and pydantic find, as Indonesian sentences that say what to do."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sakip.figures import day, places
from sakip.load.meant import EARLIEST, LATEST, date_meant, readings, spaced, way_out
from sakip.problem import did_you_mean

#: A part of libyaml's or PyYAML's wording -> what a planner should look for.
SYNTAX = (
    ("cannot start any token", "S201", "Karakter ini tidak boleh mengawali nilai. Beri tanda kutip pada nilainya."),
    ("alphabetic or numeric character", "S201", "Nilai diawali * atau &. Beri tanda kutip pada nilainya."),
    ("comment or a line break", "S201", "Nilai diawali | atau >. Beri tanda kutip pada nilainya."),
    ("mapping values are not allowed", "S201", "Titik dua salah tempat. Beri kutip nilainya atau periksa indentasi."),
    ("could not find expected ':'", "S201", 'Kunci tanpa titik dua. Tulis "kunci: nilai".'),
    ("did not find expected ',' or", "S201", "Kurung [ atau { belum ditutup, atau koma kurang. Lengkapi."),
    ("did not find expected '-' indicator", "S201", "Baris ini tidak sejajar dengan butir di atasnya. Samakan."),
    ("did not find expected key", "S201", "Kunci tidak sejajar atau kutip keliru. Samakan indentasinya."),
    ("block sequence entries are not allowed", "S201", "Tanda minus tidak pada tempatnya. Letakkan di baris baru."),
    ("unexpected end of stream", "S201", "Tanda kutip belum ditutup. Tambahkan penutupnya."),
    ("unknown escape character", "S201", "Garis miring terbalik tidak dikenal. Pakai kutip tunggal."),
    ("control characters", "S201", "Ada karakter kendali yang tidak terlihat. Ketik ulang baris ini."),
    ("found undefined tag handle", "S212", "Tag YAML (tanda !) tidak dipakai. Hapus tag itu."),
)  # fmt: skip
GENERIC = (
    "Tulisan di sini tidak dapat dibaca. Periksa indentasi, titik dua, dan tanda kutip pada baris ini dan sebelumnya."
)

EXPECTED = {
    "string_type": "teks",
    "int_type": "bilangan bulat",
    "bool_type": "true atau false",
    "date_type": "tanggal (tahun-bulan-hari, misalnya 2022-07-13)",
    "is_instance_of": "nilai yang sesuai",
    "tuple_type": "daftar (setiap butir diawali tanda minus)",
    "dict_type": "pasangan kunci dan nilai",
    "model_type": "pasangan kunci dan nilai",
    "model_attributes_type": "pasangan kunci dan nilai",
    "angka": "angka, misalnya 1234.50",
}
BOUNDS = {
    "greater_than_equal": ("paling kecil {0}", "ge"),
    "greater_than": ("harus lebih dari {0}", "gt"),
    "less_than_equal": ("paling besar {0}", "le"),
    "less_than": ("harus kurang dari {0}", "lt"),
}


#: Keys whose text has a form of its own: what is wrong, and what to write.
PATTERNS = {
    "sha256": "bukan sidik SHA-256. Tulis enam puluh empat huruf kecil dan angka.",
    "lambang": "bukan gambar. Tulis jalurnya di bawah folder content, tanpa spasi, berakhiran .png atau .jpg.",
    "berkas": "bukan jalur berkas bukti. Tulis mulai dari bukti/, tanpa spasi, dengan garis miring /.",
    "tautan": "bukan alamat yang diterima. Tulis alamat yang diawali https://, tanpa spasi.",
    "kode": "bukan kode masalah. Tulis satu huruf besar dan tiga angka, misalnya K403.",
}
#: So many choices can be told one by one.
FEW = 12
#: Prose that opens with a mark of its own and reads as a list.
MARK_FIRST = re.compile(r"(?::|-)\s+\[\[")


def syntax_message(problem: str, line: str) -> tuple[str, str]:
    """The code and sentence for a YAML syntax error on this line."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "S202", "Indentasi memakai tab. Ganti setiap tab dengan dua spasi."
    if MARK_FIRST.search(line):
        return "S201", "Teks yang diawali [[ terbaca sebagai daftar. Beri tanda kutip pada teks itu."
    if mended := spaced(line):
        return "S201", f"Tidak ada spasi setelah titik dua. Tulis {_cut(mended)}."
    for part, code, message in SYNTAX:
        if part in problem:
            return code, message
    return "S201", GENERIC


def value_message(kind: str, value: Any, context: Mapping[str, Any], field: str) -> tuple[str, str]:
    """The code and sentence for a value that pydantic refused; ``kind`` is pydantic's error type."""
    shown = described(value)
    if kind == "missing":
        return "S301", f'Kunci wajib "{field}" belum ada. Tambahkan "{field}: …".'
    if value is None:
        return "S305", f'"{field}" belum diisi. Isi nilainya, atau hapus kuncinya bila tidak wajib.'
    if kind in ("rumus", "aturan"):
        code, mend = {"rumus": ("S307", "Perbaiki rumusnya."), "aturan": ("S308", "Sesuaikan isinya.")}[kind]
        reason = str(context.get("sebab", ""))
        return code, reason if ". " in reason else f"{reason} {mend}"
    if kind in ("enum", "literal_error"):
        words = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
        return "S304", f'"{field}" tidak mengenal {shown}.{_choice(value, words)}'
    if kind in BOUNDS:
        text, name = BOUNDS[kind]
        return "S309", f'"{field}" {text.format(context.get(name))}; tertulis {shown}. Perbaiki angkanya.'
    if kind == "di_luar_batas":
        return "S309", f'"{field}" terlalu besar atau terlalu banyak desimal: {shown}. Perbaiki angkanya.'
    if kind in ("too_short", "too_long"):
        limit = "paling sedikit {min_length}" if kind == "too_short" else "paling banyak {max_length}"
        return "S309", f'"{field}" berisi {limit.format(**context)} butir. Sesuaikan banyaknya.'
    if kind == "string_pattern_mismatch" and ("<>" in str(context.get("pattern")) or str(value).strip()):
        return "S306", _misformed(value, context, field)
    if kind in ("string_too_short", "string_pattern_mismatch"):
        return "S305", f'"{field}" berisi teks kosong. Isi atau hapus kuncinya.'
    if kind == "string_too_long":
        return "S309", f'"{field}" terlalu panjang (paling panjang {context.get("max_length")} huruf). Ringkas isinya.'
    expected = EXPECTED.get(kind, "nilai yang sesuai dengan panduan data")
    if kind.startswith("union_tag"):
        choices = "angka, rentang, predikat, gabungan, atau kosong beserta alasannya"
        return "S303", f'"{field}" harus berupa {choices}; tertulis {shown}. Tulis salah satunya.'
    return "S303", f'"{field}" harus berupa {expected}; tertulis {shown}.{_way_out(kind, value)}'


def _misformed(value: Any, context: Mapping[str, Any], field: str) -> str:
    """What is wrong with a text whose form is prescribed, and what to write."""
    shown = described(value)
    if "<>" in str(context.get("pattern")) and field not in PATTERNS:
        return f'"{field}" kosong atau memuat < > atau tanda kutip ganda; tertulis {shown}. Perbaiki isinya.'
    if field == "sha256" and re.fullmatch(r"[\da-fA-F]{64}", str(value)):
        return f"{shown[:1].upper()}{shown[1:]} memuat huruf besar. Tulis dengan huruf kecil: {str(value).lower()}."
    wrong = PATTERNS.get(field, f"bukan pengenal yang sah. Pakai huruf kecil dan angka{_joiner(context)}.")
    return f"{shown[:1].upper()}{shown[1:]} {wrong}"


def _choice(value: Any, choices: Sequence[str]) -> str:
    """What to choose: the one that was meant where there are many and one is like it, else any of them."""
    meant = did_you_mean(value, choices) if isinstance(value, str) and len(choices) > FEW else ""
    return meant if meant.endswith("?") else f" Pilih salah satu: {', '.join(choices)}."


def described(value: Any) -> str:
    """A value as a message shows it: its kind, and its text where that is short."""
    match value:
        case None:
            return "kosong"
        case bool():
            return f"pilihan {str(value).lower()}"
        case int() | Decimal():
            return f"angka {_cut(str(value))}"
        case date():
            return f"tanggal {day(value)}"
        case str():
            return f'teks "{_cut(value)}"'
        case tuple():
            return "daftar"
    return "pasangan kunci dan nilai"


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _joiner(context: Mapping[str, Any]) -> str:
    """Which sign may join words in this kind of id."""
    return ", disambung garis bawah" if "_" in str(context.get("pattern", "")) else ", disambung tanda minus"


def _way_out(kind: str, value: Any) -> str:
    if kind == "string_type" and isinstance(value, int | Decimal | date):
        return f' Beri tanda kutip: "{value}".'
    if isinstance(value, str) and (mended := spaced(value)):
        return f" Beri spasi setelah titik dua: {_cut(mended)}."
    if kind in ("angka", "int_type") and isinstance(value, str):
        return _number_way_out(value.strip(), whole=kind == "int_type")
    if kind == "date_type":
        return _date_way_out(value)
    if kind == "int_type" and isinstance(value, Decimal) and places(value):
        return " Hapus bagian desimalnya."
    return " Sesuaikan isinya."


def _number_way_out(text: str, *, whole: bool) -> str:
    """What to write for a number that stands as text; ``whole`` where no other will do."""
    found = readings(text)
    if not found or (whole and "." in found[0]):
        return " Sesuaikan isinya."
    if len(found) == 1 and text.replace(",", "").replace(".", "").lstrip("-").isdigit():
        return f" Hapus tanda kutipnya: {found[0]}."
    return f" Tulis {found[0]}." if whole else f" {way_out(text)}."


def _date_way_out(value: Any) -> str:
    """How the date that somebody meant is written."""
    meant = date_meant(value) if isinstance(value, str) else None
    if meant is not None:
        return f" Tulis {meant}." if value.strip() != str(meant) else f" Hapus tanda kutipnya: {meant}."
    if isinstance(value, int) and EARLIEST <= value <= LATEST:
        return f" Tulis lengkap dengan bulan dan harinya, misalnya {value}-07-13."
    return " Tulis tahun, bulan, dan harinya dengan angka."
