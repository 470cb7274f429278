"""Whether a printed figure or statement agrees with what it is held against, and how it differs where that is seen.

A printed figure agrees when the computed one, rounded half up to the decimals it was printed with, is the same. A
printed text agrees when it says the same words, whatever its capitals and spaces.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from sakip import figures
from sakip.model.base import Berkas
from sakip.model.cetak import HitunganCetak, JenisSelisih, Kepastian, Penjelasan, Silang, Tercetak
from sakip.problem import Letak

#: What a printed figure is held against, in the unit it is printed in; None where nothing follows from the facts.
Pembanding = Decimal | str | None
BETWEEN = re.compile(r"[^\W_]|(?<=\d)[.,-](?=\d)|(?<!\S)-(?=\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class BandingCetak:
    """One printed figure. ``cocok`` None: nothing follows from the facts that it could be compared with; if a
    person has said how it came to be printed all the same, it differs.

    ``dihitung`` is in the unit it was printed in (percent ×100); ``satuan`` is 'rupiah', 'persen' or a word;
    ``asal`` says where the other value stands: in the facts, or elsewhere in the document.
    """

    tentang: str
    apa: str
    letak_dokumen: str
    tercetak: Decimal | str
    dihitung: Decimal | str | None
    satuan: str
    cocok: bool | None
    jenis: JenisSelisih | None
    kepastian: Kepastian | None
    keterangan: str | None
    dokumen: str
    fakta: Penjelasan
    letak: Letak | None
    asal: str = "fakta"

    @property
    def selisih(self) -> Decimal | None:
        """Printed less computed; None for text and for what cannot be compared."""
        if isinstance(self.tercetak, Decimal) and isinstance(self.dihitung, Decimal):
            return figures.EXACT.subtract(self.tercetak, self.dihitung)
        return None


def beside(
    tentang: str, slips: Iterable[Tercetak], known: Mapping[str, tuple[Pembanding, str]], file: Berkas
) -> Iterator[BandingCetak]:
    """Each printed figure of one fact beside the value of the same name."""
    for slip in slips:
        computed, satuan = known[slip.apa]
        yield judged(tentang, slip.apa, (slip.nilai, computed, satuan), slip, file)


def judged(
    tentang: str,
    apa: str,
    values: tuple[Decimal | str, Pembanding, str],
    slip: Tercetak | HitunganCetak,
    file: Berkas,
) -> BandingCetak:
    """One printed figure held against a value; ``values`` are the printed one, the other, and their unit."""
    printed, computed, satuan = values
    cocok = (None if slip.jenis is None else False) if computed is None else _same(printed, computed)
    return BandingCetak(
        tentang=tentang,
        apa=apa,
        letak_dokumen=slip.letak_dokumen,
        tercetak=printed,
        dihitung=computed,
        satuan=satuan,
        cocok=cocok,
        jenis=slip.jenis or (_how(printed, computed, satuan) if cocok is False else None),
        kepastian=slip.kepastian,
        keterangan=slip.keterangan,
        dokumen=file.sumber.judul,
        fakta=slip,
        letak=slip.letak("tercetak" if isinstance(slip, HitunganCetak) else "nilai"),
    )


def _same(printed: Decimal | str, computed: Decimal | str) -> bool:
    if isinstance(printed, Decimal) and isinstance(computed, Decimal):
        return figures.round_half_up(computed, figures.places(printed)) == printed
    return words(printed) == words(computed)


def _agree(one: Decimal | str, other: Decimal | str) -> bool:
    """Whether two statements are the same; of two numbers, the finer one rounded as the coarser is written."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        coarse, fine = sorted((one, other), key=figures.places)
        return _same(coarse, fine)
    return _same(one, other)


def words(text: Decimal | str) -> str:
    """The letters and digits of a text, and the signs that belong to its numbers: 12,5 is not 125, -5 is not 5."""
    plain = str(text).casefold().replace("–", "-")
    return "".join(BETWEEN.findall(plain))


def _how(printed: Decimal | str, computed: Pembanding, satuan: str) -> JenisSelisih | None:
    """How a figure came to differ where the figures themselves show it; None where a person must say."""
    if not isinstance(printed, Decimal) or not isinstance(computed, Decimal):
        return None
    unit = Decimal(1).scaleb(-figures.places(printed))
    if printed and computed.quantize(unit, rounding=ROUND_DOWN, context=figures.EXACT) == printed:
        return JenisSelisih.DIPOTONG
    return JenisSelisih.DIBATASI if satuan == "persen" and printed == figures.HUNDRED < computed else None


def crossed(cross: Silang, file: Berkas) -> Iterator[BandingCetak]:
    """Each later statement beside the one that it contradicts, else beside the first.

    Statements that must agree are held against the first; of those that must differ, no two may be the same.
    """
    for at, other in enumerate(cross.pernyataan[1:], start=1):
        earlier = cross.pernyataan[:at] if cross.harus == "berbeda" else cross.pernyataan[:1]
        twin = next((one for one in earlier if _agree(other.isi, one.isi)), None)
        against = twin or cross.pernyataan[0]
        yield BandingCetak(
            tentang=cross.tentang,
            apa="pernyataan",
            letak_dokumen=other.letak_dokumen,
            tercetak=other.isi,
            dihitung=against.isi,
            satuan="",
            asal=against.letak_dokumen,
            cocok=(twin is None) if cross.harus == "berbeda" else (twin is not None),
            jenis=cross.jenis,
            kepastian=cross.kepastian,
            keterangan=cross.keterangan,
            dokumen=file.sumber.judul,
            fakta=cross,
            letak=other.letak("isi"),
        )
