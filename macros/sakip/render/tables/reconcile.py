"""The reconciliation: every printed figure that does not follow from the facts."""

import re
from collections.abc import Callable
from decimal import Decimal

from sakip import figures
from sakip.compute import BandingCetak, Kinerja, cetak_sampai, rekonsiliasi_rencana
from sakip.model.cetak import Silang
from sakip.render import write
from sakip.render.parts import Absen, Baris, Figur, Kolom, Sel, Sumber, Tabel

CHAPTERS = {"ikhtisar": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
PLACE = re.compile(r"(?:Bab (?P<bab>[IVX]+)(?P<bagian>\.\w)?|(?:Tabel|Grafik|Gambar) (?P<nomor>\d+)\.(?P<urut>\d+))")


def rekonsiliasi_angka(kinerja: Kinerja, *, rencana: str | None = None) -> Tabel | None:
    """Printed figures and names that do not follow from the facts; None where nothing printed is recorded.

    Those of the yearly reports, or of the document of one version of a plan.
    """
    return _table(
        _printed_in(kinerja, rencana),
        (
            f"-{rencana}" if rencana else "",
            "rekonsiliasi-angka",
            "Angka dan nama tercetak yang berbeda dari hitungan atau faktanya" + _of(kinerja, rencana),
        ),
        (
            Kolom("Letak dalam dokumen"),
            Kolom("Yang dinyatakan"),
            Kolom("Tercetak"),
            Kolom("Dihitung"),
            Kolom("Selisih", angka=True),
        ),
        lambda item: (
            item.letak_dokumen,
            f"{item.tentang}: {item.apa}",
            _printed(item),
            _computed(item),
            _difference(item),
        ),
        statements=False,
    )


def rekonsiliasi_pernyataan(kinerja: Kinerja, *, rencana: str | None = None) -> Tabel | None:
    """Statements of the document that contradict each other; None where nothing printed is recorded."""
    return _table(
        _printed_in(kinerja, rencana),
        (
            f"-{rencana}" if rencana else "",
            "rekonsiliasi-pernyataan",
            "Pernyataan tercetak yang bertentangan satu dengan yang lain" + _of(kinerja, rencana),
        ),
        (Kolom("Hal"), Kolom("Dinyatakan"), Kolom("Di tempat lain")),
        lambda item: (item.tentang, f"{_text(item.tercetak, item)} ({item.letak_dokumen})", _elsewhere(item)),
        statements=True,
    )


def _table(
    printed: tuple[BandingCetak, ...],
    title: tuple[str, str, str],
    columns: tuple[Kolom, ...],
    cells: Callable[[BandingCetak], tuple[Sel, ...]],
    *,
    statements: bool,
) -> Tabel | None:
    """What differs, in the order of the document, each with how it came about."""
    if not printed:
        return None
    found = [item for item in printed if item.cocok is False and isinstance(item.fakta, Silang) is statements]
    suffix, id, judul = title
    places = tuple(place for item in found if (place := item.fakta.letak()) is not None)
    return Tabel(
        id=f"{id}{suffix}",
        judul=judul,
        kolom=(Kolom("No", angka=True), *columns, Kolom("Jenis dan kepastian"), Kolom("Penjelasan", lapang=True)),
        baris=tuple(
            Baris((str(at), *cells(item), *_judged(item)))
            for at, item in enumerate(sorted(found, key=_in_document_order), start=1)
        ),
        kepala=1,
        sumber=Sumber(", ".join(dict.fromkeys(item.dokumen for item in printed)), places),
    )


def _printed_in(kinerja: Kinerja, rencana: str | None) -> tuple[BandingCetak, ...]:
    """What the yearly reports print, or the document of a plan."""
    if rencana is None:
        return cetak_sampai(kinerja)
    plan = kinerja.data.rencana_bernama(rencana)
    return rekonsiliasi_rencana(plan) if plan else ()


def _of(kinerja: Kinerja, rencana: str | None) -> str:
    """Which version of a plan a title speaks of: both stand on one page."""
    plan = kinerja.data.rencana_bernama(rencana) if rencana else None
    return f", {plan.sebutan}" if plan else ""


def _elsewhere(item: BandingCetak) -> str:
    """What the other place says; that the two had to differ where that is the finding."""
    says = "" if item.dihitung is None else _text(item.dihitung, item)
    differ = isinstance(item.fakta, Silang) and item.fakta.harus == "berbeda"
    return f"{says} ({item.asal}{'; seharusnya berbeda' if differ else ''})"


def _judged(item: BandingCetak) -> tuple[Sel, Sel]:
    """How it came about and how certain that is, and the explanation."""
    kind = write.sentence_case(item.jenis) if item.jenis else "Belum digolongkan"
    return f"{kind} ({item.kepastian or 'kepastian belum dinilai'})", item.keterangan or ""


def _in_document_order(item: BandingCetak) -> tuple[int, int, str]:
    """The chapter, then the tables of the chapter by number after its sections."""
    place = item.letak_dokumen
    if place.startswith("Ikhtisar"):
        return (0, 0, place)
    match = PLACE.search(place)
    if match is None:
        return (9, 0, place)
    if match["nomor"]:
        return (int(match["nomor"]), int(match["urut"]), place)
    return (CHAPTERS.get(match["bab"].lower(), 9), 0, place)


def _printed(item: BandingCetak) -> Figur:
    value = item.tercetak if isinstance(item.tercetak, Decimal) else None
    text = _text(item.tercetak, item)
    if value is not None and item.satuan not in ("rupiah", "persen", "poin persen"):
        text = figures.number(value)  # as printed, with its zeros
    return Figur(text, value, letak=item.letak)


def _computed(item: BandingCetak) -> Sel:
    if item.dihitung is None:
        return Absen("tak terhitung", "Dari fakta tidak ada hasilnya.")
    return _text(item.dihitung, item)


def _difference(item: BandingCetak) -> Sel:
    if item.selisih is None:
        return ""
    text = _text(item.selisih, item).replace("%", " poin")
    return text if item.selisih < 0 else f"+{text}"


def _text(value: Decimal | str, item: BandingCetak) -> str:
    """A figure as it is written in its unit; a computed one with as many decimals as tell it from the printed."""
    if isinstance(value, str):
        return value
    if isinstance(item.fakta, Silang):
        return figures.statement(value)
    if item.satuan == "rupiah":
        return figures.rupiah(value)
    if item.satuan not in ("persen", "poin persen"):
        return figures.plain(value)
    shown = figures.places(item.tercetak) if isinstance(item.tercetak, Decimal) else 2
    unit = "%" if item.satuan == "persen" else " poin"
    return f"{figures.number(value, shown if value == value.to_integral_value() else max(shown, 2))}{unit}"
