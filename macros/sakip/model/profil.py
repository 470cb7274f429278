"""``profil.yaml``: the calculation rules an agency reports by, each with its stated basis.

PermenPANRB 53/2014 prescribes none of them, so none is built into the program.
"""

from decimal import Decimal
from itertools import pairwise
from typing import Annotated

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from sakip.model.base import Berkas, Fakta, Kenal, Narasi, Slug, Teks
from sakip.model.values import Agregasi, Angka, Polaritas, Rumus, Rupiah


def _refuse(sebab: str) -> PydanticCustomError:
    return PydanticCustomError("aturan", "{sebab}", {"sebab": sebab})


class AturanCapaian(Fakta):
    """One way to compute capaian. The formula sees ``target`` and ``realisasi`` and gives a ratio (1 = 100%)."""

    id: Annotated[Slug, Kenal("aturan")] = Field(description="Pengenal aturan.")
    polaritas: Polaritas = Field(description="Polaritas yang dilayani.")
    baku: bool = Field(default=False, description="true bila dipakai kecuali indikator memilih yang lain.")
    rumus: Rumus = Field(description="Rumus dari target dan realisasi.")
    penjelasan: Narasi = Field(description="Arti rumus bagi pembaca.")
    dasar: Teks = Field(description="Peraturan atau kebiasaan yang mendasarinya.")

    @model_validator(mode="after")
    def _known_names(self) -> "AturanCapaian":
        if not self.rumus.names <= {"target", "realisasi"}:
            raise _refuse("Rumus capaian hanya mengenal target dan realisasi. Hapus nama lain.")
        return self


class Batas(Fakta):
    """A floor or a cap on capaian, in percent."""

    persen: Angka = Field(description="Batas dalam persen, misalnya 120.")
    dasar: Teks = Field(description="Dasar batas ini.")


class Pembulatan(Fakta):
    """How capaian is written."""

    desimal: Annotated[int, Field(ge=0, le=6)] = Field(description="Banyak desimal capaian saat ditulis.")
    dasar: Teks = Field(description="Dasar pembulatan.")


class Jenjang(Fakta):
    """One step of a scale of capaian: from ``mulai`` on, or above ``di_atas``; the lowest step has neither."""

    sebutan: Teks = Field(description="Nama peringkat.")
    mulai: Angka | None = Field(default=None, description="Capaian (persen) sama dengan atau di atas ini.")
    di_atas: Angka | None = Field(default=None, description="Capaian (persen) di atas ini, tidak termasuk batasnya.")


class Peringkat(Fakta):
    """The scale that turns capaian into a word, best step first, half-open so that no value falls between."""

    dasar: Teks = Field(description="Peraturan yang menetapkan skala.")
    jenjang: tuple[Jenjang, ...] = Field(description="Dari tertinggi ke terendah.", min_length=2)

    @model_validator(mode="after")
    def _descending(self) -> "Peringkat":
        *upper, lowest = self.jenjang
        bounds = [step.mulai if step.di_atas is None else step.di_atas for step in upper]
        if any((step.mulai is None) == (step.di_atas is None) for step in upper):
            raise _refuse("Setiap jenjang selain yang terendah memakai salah satu: mulai atau di_atas.")
        if lowest.mulai is not None or lowest.di_atas is not None:
            raise _refuse(
                "Jenjang terendah tidak memakai mulai atau di_atas, supaya setiap capaian mendapat peringkat."
            )
        if any(a is None or b is None or a <= b for a, b in pairwise(bounds)):
            raise _refuse("Batas jenjang harus menurun dari atas ke bawah.")
        return self


class Predikat(Fakta):
    """A grade and the number it counts as."""

    sebutan: Teks = Field(description="Predikat, misalnya BB.")
    nilai: Angka = Field(description="Nilai predikat dalam skala.", gt=0)
    di_atas: Angka | None = Field(
        default=None,
        description="Skor di atas ini (tidak termasuk) berpredikat ini; predikat terendah tidak memakainya.",
    )


class Skala(Fakta):
    """An ordered scale of grades."""

    id: Annotated[Slug, Kenal("skala")] = Field(description="Pengenal skala.")
    nama: Teks = Field(description="Nama skala.")
    dasar: Teks = Field(description="Dasar skala.")
    predikat: tuple[Predikat, ...] = Field(description="Setiap predikat dan nilainya.", min_length=2)

    @model_validator(mode="after")
    def _ordered(self) -> "Skala":
        if len({item.sebutan for item in self.predikat}) < len(self.predikat):
            raise _refuse("Satu predikat tertulis dua kali dalam skala ini. Hapus salah satunya.")
        if any(better.nilai <= worse.nilai for better, worse in pairwise(self.predikat)):
            raise _refuse("Nilai predikat harus menurun dari predikat terbaik ke terburuk.")
        bounds = [item.di_atas for item in self.predikat]
        upper = bounds[:-1] if any(bound is not None for bound in bounds) else []
        if bounds[-1] is not None or any(bound is None for bound in upper):
            raise _refuse("di_atas ditulis pada setiap predikat selain yang terendah, atau tidak sama sekali.")
        if any(better is not None and worse is not None and better <= worse for better, worse in pairwise(upper)):
            raise _refuse("Batas di_atas harus menurun dari predikat terbaik ke terburuk.")
        return self

    def nilai(self, sebutan: str) -> Angka | None:
        """The number a grade counts as; None if the scale does not have it."""
        return next((p.nilai for p in self.predikat if p.sebutan == sebutan), None)

    def predikat_skor(self, skor: Decimal) -> str | None:
        """The grade that a score earns; None where the scale has no bounds."""
        if self.predikat[0].di_atas is None:
            return None
        earned = (item.sebutan for item in self.predikat if item.di_atas is None or skor > item.di_atas)
        return next(earned)


class GabunganKomposit(Fakta):
    """How the capaian of the parts of a composite target make one capaian."""

    cara: Agregasi = Field(description="rata-rata, minimum, atau maksimum.")
    dasar: Teks = Field(description="Dasar cara ini.")

    @model_validator(mode="after")
    def _joins_ratios(self) -> "GabunganKomposit":
        if self.cara not in (Agregasi.RATA_RATA, Agregasi.MINIMUM, Agregasi.MAKSIMUM):
            raise _refuse("Capaian bagian digabung dengan rata-rata, minimum, atau maksimum.")
        return self


class AturanEfisiensi(Fakta):
    """One definition of efficiency, as a ratio (0.05 = 5%).

    The formula may use ``capaian`` (mean of the indicators' capaian) and ``serapan`` as ratios, ``pagu`` and
    ``realisasi`` in rupiah, and ``seharusnya``: the sum of each sub kegiatan's pagu times its output's capaian.
    """

    id: Annotated[Slug, Kenal("efisiensi")] = Field(description="Pengenal aturan.")
    nama: Teks = Field(description="Nama ukuran ini bagi pembaca.")
    satuan: Teks = Field(description="Satuan hasilnya setelah dikali 100, misalnya poin persen.")
    rumus: Rumus = Field(description="Rumus dari capaian, serapan, pagu, realisasi, dan seharusnya.")
    penjelasan: Narasi = Field(description="Arti ukuran ini bagi pembaca.")
    dasar: Teks = Field(description="Peraturan atau kebiasaan yang mendasarinya.")

    @model_validator(mode="after")
    def _known_names(self) -> "AturanEfisiensi":
        unknown = self.rumus.names - {"capaian", "serapan", "pagu", "realisasi", "seharusnya"}
        if unknown:
            raise _refuse(
                "Rumus efisiensi hanya mengenal capaian, serapan, pagu, realisasi, dan seharusnya. "
                f"Ganti nama lain: {', '.join(sorted(unknown))}."
            )
        return self


class Kewajaran(Fakta):
    """From where on a value is unusual enough that a reader would ask; the check then warns."""

    dasar: Teks = Field(description="Dasar batas-batas ini.")
    capaian_terendah: Angka = Field(description="Capaian di bawah ini dipertanyakan, dalam persen.")
    capaian_tertinggi: Angka = Field(description="Capaian di atas ini dipertanyakan, dalam persen.")
    perubahan_nilai: Angka = Field(description="Perubahan nilai dari tahun sebelumnya di atas ini, dalam persen.", gt=0)
    perubahan_target: Angka = Field(description="Target setahun sebanyak ini kali tahun di sebelahnya.", gt=1)
    perubahan_uang: Angka = Field(description="Pendanaan setahun sebanyak ini kali tahun di sebelahnya.", gt=1)
    biaya_satuan: Angka = Field(
        description="Biaya satuan kegiatan Renstra termahal sebanyak ini kali yang termurah.", gt=1
    )
    uang_kecil: Rupiah = Field(description="Pendanaan di bawah ini tidak ditanyakan, dalam rupiah.")
    fisik_keuangan: Angka = Field(
        description="Jarak capaian fisik (paling banyak 100) dan serapan sebesar ini atau lebih, dalam poin persen.",
        gt=0,
    )


class Profil(Berkas):
    """Every calculation rule of the report."""

    capaian: tuple[AturanCapaian, ...] = Field(description="Rumus capaian menurut polaritas.", min_length=1)
    lantai: Batas | None = Field(default=None, description="Capaian terendah yang ditulis.")
    batas_atas: Batas | None = Field(default=None, description="Capaian tertinggi yang ditulis.")
    pembulatan: Pembulatan = Field(description="Pembulatan capaian.")
    peringkat: Peringkat = Field(description="Skala peringkat capaian.")
    komposit: GabunganKomposit = Field(description="Capaian target gabungan.")
    skala: tuple[Skala, ...] = Field(default=(), description="Skala predikat.")
    efisiensi: tuple[AturanEfisiensi, ...] = Field(default=(), description="Ukuran efisiensi yang dipakai laporan.")
    kewajaran: Kewajaran | None = Field(
        default=None, description="Batas nilai yang wajar; tanpa ini kewajarannya tidak diperiksa."
    )

    def satu_skala(self, id: str | None) -> Skala | None:
        """The scale with this id; None for none."""
        return next((scale for scale in self.skala if scale.id == id), None)

    @field_validator("capaian")
    @classmethod
    def _one_default_each(cls, rules: tuple[AturanCapaian, ...]) -> tuple[AturanCapaian, ...]:
        for polaritas in Polaritas:
            count = sum(1 for rule in rules if rule.polaritas is polaritas and rule.baku)
            if count != 1:
                raise _refuse(f"Polaritas {polaritas} perlu tepat satu aturan capaian dengan baku: true; ada {count}.")
        return rules

    @model_validator(mode="after")
    def _floor_below_cap(self) -> "Profil":
        if self.lantai and self.batas_atas and self.lantai.persen > self.batas_atas.persen:
            raise _refuse("Lantai capaian melebihi batas atasnya. Turunkan lantainya atau naikkan batas atasnya.")
        return self
