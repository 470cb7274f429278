"""Does what a source document prints follow from its own facts? (K2)"""

from collections.abc import Iterator
from decimal import Decimal

from sakip import figures
from sakip.check.rule import Found, Perkara
from sakip.compute import BandingCetak
from sakip.model.cetak import HitunganCetak, Silang

#: What a difference asks for that nobody has explained yet: it may be the copyist's own slip.
UNEXPLAINED = "Periksa salinan Anda dengan dokumen aslinya; bila memang tercetak begitu, isi jenis selisihnya."


def printed_agrees_with_computed(perkara: Perkara) -> Iterator[Found]:
    """A figure printed in a source document is what follows from the facts, at the decimals it was printed with."""
    for item in perkara.tercetak:
        if item.cocok is False:
            mend = "" if item.fakta.jenis is not None else f" {UNEXPLAINED}"
            yield item.letak, f"{_finding(item)}.{mend}"


def explanations_have_a_difference(perkara: Perkara) -> Iterator[Found]:
    """An explanation of a difference that is not there (any more) would mislead the reader of the reconciliation."""
    differing = {id(item.fakta) for item in perkara.tercetak if item.cocok is False}
    for item in perkara.tercetak:
        if item.cocok and item.fakta.jenis is not None and id(item.fakta) not in differing:
            message = "Jenis selisih diisi, padahal yang tercetak tidak berselisih. Hapus jenisnya."
            yield item.fakta.letak("jenis"), message


def _finding(item: BandingCetak) -> str:
    """What is printed, and what follows from the facts or stands elsewhere in the document."""
    if isinstance(item.fakta, Silang):
        printed, other = _stated(item.tercetak), _stated("" if item.dihitung is None else item.dihitung)
        if item.fakta.harus == "berbeda":
            places = f"{item.asal} dan {item.letak_dokumen}"
            return f"{item.tentang}: {places} sama-sama menyatakan {printed}, padahal harus berbeda"
        return f"{item.tentang}: {item.letak_dokumen} menyatakan {printed}; {item.asal} menyatakan {other}"
    return f"{item.letak_dokumen} mencetak {item.apa} {_figure(item.tercetak)}; {_instead(item)}"


def _figure(value: Decimal | str) -> str:
    return f'"{value}"' if isinstance(value, str) else figures.number(value)


def _stated(value: Decimal | str) -> str:
    return f'"{value}"' if isinstance(value, str) else figures.statement(value)


def _instead(item: BandingCetak) -> str:
    origin = "dari unsur yang tercetak" if isinstance(item.fakta, HitunganCetak) else "dari fakta"
    if item.dihitung is None:
        return f"{origin} tidak ada hasilnya"
    if isinstance(item.dihitung, Decimal) and isinstance(item.tercetak, Decimal):
        decimals = max(figures.places(item.tercetak), 0 if item.dihitung == item.dihitung.to_integral_value() else 2)
        return f"{origin} diperoleh {figures.number(item.dihitung, decimals)}"
    return f"faktanya {_figure(item.dihitung)}"
