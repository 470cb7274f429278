"""What every writer of a comparison says first, and in which words."""

from collections.abc import Mapping

from sakip.changes import BedaFakta
from sakip.diff.difference import Perbedaan
from sakip.problem import Severity

#: What stands for nothing in a cell.
NONE = "–"


def summary(found: Perbedaan) -> str:
    """The sentence that tells how much differs."""
    if found.gagal:
        names = " dan ".join(side.sebutan for side in found.gagal)
        old = any(side.commit for side in found.gagal)
        return (
            f"Data pada {names} belum dapat dipakai, sehingga akibatnya tidak dapat dihitung. "
            f"Yang dibandingkan hanya fakta yang terbaca: {len(found.fakta)} berbeda."
            + (" Komit yang lebih tua daripada bentuk data sekarang memang tidak terbaca." if old else "")
        )
    if found.kosong:
        return "Tidak ada fakta, hasil hitungan, halaman, atau masalah yang berubah."
    new = [problem for problem in found.masalah_baru if problem.severity is not Severity.TEMUAN]
    counts = (
        (len(found.fakta), "fakta berubah"),
        (len(found.indikator), "hasil indikator berubah"),
        (len(found.angka), "angka hitungan berubah"),
        (len(found.halaman), "halaman terbaca lain"),
        (len(found.halaman_tak_terbaca), "halaman tidak dapat dibaca"),
        (len(new), "masalah baru"),
        (len(found.masalah_baru) - len(new), "temuan baru"),
        (len(found.masalah_hilang), "masalah atau temuan hilang"),
        (len(found.masalah_berubah), "masalah atau temuan berganti angka"),
    )
    told = [f"{count} {what}" for count, what in counts if count]
    year = f"Tahun yang dilaporkan berganti dari {found.tahun[0]} ke {found.tahun[1]}. " if found.tahun else ""
    return f"{year}{_listed(told)}."


def before_after(fact: BedaFakta) -> tuple[str, str]:
    """What a fact said and says; in words where a side does not have it."""
    return fact.semula or "belum ada", fact.menjadi or "dihapus"


def effects(found: Perbedaan) -> Mapping[int, list[str]]:
    """The figures that follow from each fact, by the fact's identity."""
    told: dict[int, list[str]] = {}
    for item in found.angka:
        for fact in item.sebab:
            told.setdefault(id(fact), []).append(f"{item.judul}: {item.semula or NONE} → {item.menjadi or NONE}")
    return told


def program_note(found: Perbedaan) -> str:
    """What is not compared; '' where nothing is left out."""
    if not found.program:
        return ""
    files = ", ".join(found.program[:5]) + (f", dan {len(found.program) - 5} lagi" if len(found.program) > 5 else "")
    return (
        f"Berkas program juga berubah ({files}). Kedua sisi dihitung dengan program yang sedang dipakai, sehingga "
        "akibat perubahan program tidak tampak di sini."
    )


def place(fact: BedaFakta) -> str:
    """'data/realisasi-2022.yaml:14' where a fact stands; '' where it was not read from a file."""
    return str(fact.letak) if fact.letak else ""


def _listed(parts: list[str]) -> str:
    return " dan ".join(parts) if len(parts) <= 2 else f"{', '.join(parts[:-1])}, dan {parts[-1]}"
