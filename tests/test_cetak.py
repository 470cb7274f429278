"""A printed figure agrees with what follows from the facts at the decimals it was printed with, or differs."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kasus import kasus
from sakip.compute import BandingCetak, Kinerja, kinerja, rekonsiliasi
from sakip.figures import places, round_half_up
from sakip.model import Anggaran, Cetak
from sakip.model.cetak import JenisSelisih

SOURCE = {"sumber": {"judul": "Kasus uji"}, "tahun": 2025}
VERDICT = {True: "sama", False: "berbeda", None: "tanpa pembanding"}


def compared(contoh: Kinerja, *, cetak: Any = None, anggaran: Any = None) -> tuple[BandingCetak, ...]:
    """The printed figures of these facts, in the example's plan and without the example's own."""
    data = replace(
        contoh.data,
        realisasi=(),
        penilaian=(),
        sdm=(),
        cetak=(Cetak.model_validate({**SOURCE, **cetak}),) if cetak else (),
        anggaran=(Anggaran.model_validate({**SOURCE, **anggaran}),) if anggaran else (),
    )
    year = kinerja(data, 2025)
    assert year is not None
    return rekonsiliasi((year,))


def printed(case: Any, contoh: Kinerja) -> BandingCetak:
    """The case's printed figure: the result of a sum that gives its computed one, or one that nothing gives."""
    slip = {"letak_dokumen": "Tabel uji", **{key: case[key] for key in ("jenis", "satuan") if key in case}}
    if "dihitung" not in case:
        slip |= {"apa": "capaian fisik", "nilai": case["tercetak"]}
        return compared(contoh, anggaran={"jumlah": {"pagu": 1, "realisasi": 1}, "tercetak": (slip,)})[0]
    slip |= {"tentang": "Uji", "rumus": "hasil", "unsur": {"hasil": case["dihitung"]}, "tercetak": case["tercetak"]}
    return compared(contoh, cetak={"hitungan": (slip,)})[0]


@pytest.mark.parametrize("case", kasus("cetak.yaml"))
def test_cetak(case: Any, contoh: Kinerja) -> None:
    """The verdict on a printed figure, and how it came to differ, are those of the case."""
    found = printed(case, contoh)

    assert case["hasil"] == ": ".join(filter(None, (VERDICT[found.cocok], found.jenis)))


@pytest.mark.parametrize("case", kasus("cetak.yaml", "silang"))
def test_silang(case: Any, contoh: Kinerja) -> None:
    """Statements that must agree, or must differ, are judged as the case says."""
    says = tuple({"letak_dokumen": f"Bab {at}", "isi": text} for at, text in enumerate(case["pernyataan"], 1))
    cross = {"tentang": "Uji", "harus": case.get("harus", "sama"), "pernyataan": says}
    found = compared(contoh, cetak={"silang": (cross,)})

    assert list(case["hasil"]) == [VERDICT[item.cocok] for item in found]
    assert [f"Bab {at}" for at in range(2, len(says) + 1)] == [item.letak_dokumen for item in found]


@pytest.mark.parametrize("case", kasus("cetak.yaml", "contoh"))
def test_printed_beside_the_right_figure(case: Any, contoh: Kinerja) -> None:
    """What stands beside a printed figure is the one that it is about."""
    found = [
        (str(item.tercetak), shown(item.dihitung))
        for item in rekonsiliasi((contoh,))
        if (item.tentang, item.apa) == (case["tentang"], case["apa"])
    ]

    assert [(case["tercetak"], case["dihitung"])] == found


def shown(value: Decimal | str | None) -> str:
    """A computed figure with two decimals unless it is a whole number as it stands; a dash for none."""
    if not isinstance(value, Decimal):
        return value or "-"
    return str(value if places(value) == 0 else round_half_up(value, 2))


def test_difference_is_printed_less_computed(contoh: Kinerja) -> None:
    """A difference has the sign of what was printed too much."""
    assert Decimal("4") == printed({"dihitung": Decimal(95), "tercetak": Decimal(99)}, contoh).selisih


def test_text_has_no_difference(contoh: Kinerja) -> None:
    """Words differ without an amount, and so does what cannot be compared."""
    says = tuple({"letak_dokumen": "Bab I", "isi": text} for text in ("Antre", "Antrean"))
    (cross,) = compared(contoh, cetak={"silang": ({"tentang": "Uji", "pernyataan": says},)})

    assert cross.selisih is None
    assert printed({"tercetak": Decimal(5)}, contoh).selisih is None


def test_explanation_comes_along(contoh: Kinerja) -> None:
    """What a person has said about a difference stands beside it, with the document that it is in."""
    found = next(item for item in rekonsiliasi((contoh,)) if item.apa == "jumlah sub kegiatan")

    assert (JenisSelisih.JUMLAH, "hampir pasti", "Tabel rekaan 3.8 memuat sepuluh sub kegiatan.") == (
        found.jenis, found.kepastian, found.keterangan
    )  # fmt: skip
    assert ("Bab I (rekaan)", "Data rekaan untuk pengujian; bukan instansi nyata") == (
        found.letak_dokumen, found.dokumen
    )  # fmt: skip


def test_every_printed_figure_of_the_real_report_is_compared(tahun_ini: Kinerja) -> None:
    """No figure printed in the real report is passed over."""
    data = tahun_ini.data
    kinds = (data.realisasi, data.anggaran, data.penilaian, data.sdm, data.cetak)
    files = [file for kind in kinds for file in kind if file.tahun == data.tahun]
    written = {id(part) for file in files for part in file.walk() if is_printed(part)}

    assert written == {id(item.fakta) for item in rekonsiliasi((tahun_ini,))}


def is_printed(part: object) -> bool:
    """Whether this fact is something that a document prints."""
    return type(part).__name__.startswith("Tercetak") or type(part).__name__ in ("HitunganCetak", "Silang")
