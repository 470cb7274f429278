"""An assessment of weighted sub-aspects -> what each aspect reached, what it could reach, and both in all."""

from collections.abc import Sequence
from dataclasses import dataclass

from sakip.compute.aggregate import summed
from sakip.compute.trace import Hasil, Masukan, derive
from sakip.model import Aspek, PenilaianIndikator
from sakip.model.iku import DariAspek


@dataclass(frozen=True, slots=True, kw_only=True)
class NilaiAspek:
    """One aspect: the sum of its marks, the sum it could have, and the share of it that was reached."""

    aspek: Aspek
    nilai: Masukan
    ideal: Masukan
    bagian: Hasil


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilPenilaian:
    """An indicator's assessment in a year."""

    fakta: PenilaianIndikator
    aspek: tuple[NilaiAspek, ...]
    nilai: Masukan
    ideal: Masukan
    bagian: Hasil

    def satu(self, aspek: str) -> NilaiAspek | None:
        """The aspect with this id; None if there is none such."""
        return next((part for part in self.aspek if part.aspek.id == aspek), None)


def assess(fakta: PenilaianIndikator, aturan: DariAspek) -> HasilPenilaian:
    """The sums over the sub-aspects; the ideal is each weight times the highest mark."""
    aspek = tuple(_aspect(item, aturan) for item in fakta.aspek)
    nilai = _sum("jumlah nilai", [item.nilai for item in aspek], aturan)
    ideal = _sum("jumlah nilai ideal", [item.ideal for item in aspek], aturan)
    return HasilPenilaian(fakta=fakta, aspek=aspek, nilai=nilai, ideal=ideal, bagian=_share(nilai, ideal, aturan))


def _aspect(aspek: Aspek, aturan: DariAspek) -> NilaiAspek:
    marks = [Masukan(nama=sub.nama, nilai=sub.nilai, letak=sub.letak("nilai")) for sub in aspek.sub_aspek]
    weights = [Masukan(nama=sub.nama, nilai=sub.bobot, letak=sub.letak("bobot")) for sub in aspek.sub_aspek]
    nilai = _sum(f"nilai {aspek.nama}", marks, aturan)
    ideal = derive(
        "bobot * skor",
        cara="Jumlah bobot sub-aspek dikali skor tertinggi.",
        dasar=aturan.dasar,
        bobot=_sum("jumlah bobot", weights, aturan),
        skor=Masukan(nama="skor tertinggi", nilai=aturan.skor_tertinggi, letak=aturan.letak("skor_tertinggi")),
    )
    highest = Masukan(nama=f"nilai ideal {aspek.nama}", nilai=ideal.nilai, jejak=ideal.jejak)
    return NilaiAspek(aspek=aspek, nilai=nilai, ideal=highest, bagian=_share(nilai, highest, aturan))


def _sum(nama: str, items: Sequence[Masukan], aturan: DariAspek) -> Masukan:
    return summed(nama, items, cara=f"{nama[:1].upper()}{nama[1:]}: jumlah bagiannya.", dasar=aturan.dasar)


def _share(nilai: Masukan, ideal: Masukan, aturan: DariAspek) -> Hasil:
    return derive(
        "nilai / ideal", cara="Nilai dibagi nilai idealnya.", dasar=aturan.dasar, persen=True, nilai=nilai, ideal=ideal
    )
