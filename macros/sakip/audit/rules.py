"""The formulas by which a stranger's report is recomputed; what computes with them is ``compute.rules`` alone."""

from decimal import Context, Decimal

from sakip.compute import Hasil, Masukan, capaian
from sakip.figures import EXACT, HUNDRED
from sakip.model import Nilai, Polaritas, Profil

#: Results are cut to this so that (1/15) / (1/30) is 2 and not 1,999…
STEADY = Context(prec=60)

#: Id, polarity, whether it is that polarity's own, formula, what it means, basis.
FORMULAS = (
    ("naik", "naik", True, "realisasi / target", "Makin tinggi makin baik.", "PermenPANRB 8/2021"),
    ("turun", "turun", True, "(2 * target - realisasi) / target", "Makin rendah makin baik.", "PermenPANRB 8/2021"),
    ("rentang", "rentang", True, "realisasi / target", "Batas terdekat menjadi target.", "PermenPANRB 8/2021"),
    ("terbalik", "turun", False, "target / realisasi", "Target dibagi realisasi.", "sebagian e-SAKIP"),
    ("dua-sisi", "rentang", False, "1 - abs(realisasi - target) / target", "Menyimpang mengurangi.", "kebiasaan"),
)
FIELDS = ("id", "polaritas", "baku", "rumus", "penjelasan", "dasar")
#: No floor and no cap: where the report has one, the verdict says so.
PROFIL = Profil.model_validate(
    {
        "sumber": {"judul": "Aturan baku pemeriksaan laporan cetak"},
        "capaian": tuple(dict(zip(FIELDS, formula, strict=True)) for formula in FORMULAS),
        "pembulatan": {"desimal": 2, "dasar": "Pembulatan setengah ke atas"},
        "peringkat": {"dasar": "Tidak dipakai", "jenjang": ({"sebutan": "Tinggi", "mulai": 50}, {"sebutan": "Rendah"})},
        "komposit": {"cara": "rata-rata", "dasar": "Tidak dipakai"},
    }
)


def measured(
    target: Nilai | None, realisasi: Nilai | None, *, polaritas: Polaritas, aturan: str | None = None
) -> Hasil:
    """Capaian as a ratio by the polarity's rule, or by another rule of this profile."""
    inputs = Masukan(nama="target", nilai=target), Masukan(nama="realisasi", nilai=realisasi)
    return capaian(*inputs, polaritas=polaritas, profil=PROFIL, aturan=aturan)


def percent_of(hasil: Hasil) -> Decimal | None:
    """The result in percent; None for none."""
    return None if hasil.nilai is None else STEADY.plus(EXACT.multiply(hasil.nilai, HUNDRED))
