"""The reconciliation: every printed figure that does not follow from the facts."""

import re
from decimal import Decimal

from sakip import figures
from sakip.compute import BandingCetak, Kinerja, cetak_sampai
from sakip.model.printed import Silang
from sakip.render import write
from sakip.render.parts import Absen, Baris, Figur, Kolom, Sel, Tabel

#: From here on a number is written in groups of three digits; below, it may be a year.
LONG = Decimal(10_000)
CHAPTERS = {"ikhtisar": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4}
PLACE = re.compile(r"(?:Bab (?P<bab>[IV]+)(?P<bagian>\.\w)?|(?:Tabel|Grafik|Gambar) (?P<nomor>\d+)\.(?P<urut>\d+))")


def rekonsiliasi(kinerja: Kinerja) -> Tabel | None:
    """Where, as printed, as computed, the difference, how it came about, how certain; None where nothing is printed."""
    printed = cetak_sampai(kinerja)
    if not printed:
        return None
    wrong = sorted((item for item in printed if item.cocok is False), key=_in_document_order)
    return Tabel(
        id="rekonsiliasi",
        judul="Angka dan pernyataan tercetak yang berbeda dari hitungan",
        kolom=(
            Kolom("No", angka=True),
            Kolom("Letak dalam dokumen"),
            Kolom("Yang dinyatakan"),
            Kolom("Tercetak", angka=True),
            Kolom("Seharusnya", angka=True),
            Kolom("Selisih", angka=True),
            Kolom("Jenis"),
            Kolom("Kepastian"),
            Kolom("Penjelasan"),
        ),
        baris=tuple(
            Baris(
                (
                    str(at),
                    item.letak_dokumen,
                    f"{item.tentang}: {item.apa}" if not isinstance(item.fakta, Silang) else item.tentang,
                    _printed(item),
                    _computed(item),
                    _difference(item),
                    write.sentence_case(item.jenis) if item.jenis else Absen("belum digolongkan", "Belum digolongkan."),
                    write.sentence_case(item.kepastian) if item.kepastian else Absen("belum dinilai", "Belum dinilai."),
                    item.keterangan or "",
                )
            )
            for at, item in enumerate(wrong, start=1)
        ),
        kepala=1,
        sumber=", ".join(dict.fromkeys(item.dokumen for item in printed)),
    )


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
    letak = item.fakta.letak("nilai") or item.fakta.letak()
    return Figur(_text(item.tercetak, item), item.tercetak if isinstance(item.tercetak, Decimal) else None, letak=letak)


def _computed(item: BandingCetak) -> Sel:
    if item.dihitung is None:
        return Absen("tak terhitung", "Dari fakta tidak ada hasilnya.")
    text = _text(item.dihitung, item)
    return f"{text} ({item.satuan})" if isinstance(item.fakta, Silang) else text


def _difference(item: BandingCetak) -> Sel:
    if item.selisih is None or isinstance(item.fakta, Silang):
        return ""
    return _signed(item.selisih, item)


def _signed(value: Decimal, item: BandingCetak) -> str:
    text = _text(value, item)
    return text if value < 0 else f"+{text}"


def _text(value: Decimal | str, item: BandingCetak) -> str:
    """A figure as it is written in its unit; a computed one with as many decimals as tell it from the printed."""
    if isinstance(value, str):
        return value
    if isinstance(item.fakta, Silang):
        return figures.plain(value) if figures.places(value) or value >= LONG else f"{value:f}"
    if item.satuan == "rupiah":
        return figures.rupiah(value)
    shown = figures.places(item.tercetak) if isinstance(item.tercetak, Decimal) else 2
    whole = value == value.to_integral_value()
    text = figures.number(value, shown if whole or shown >= 2 else 2)
    return f"{text}%" if item.satuan == "persen" else text
