"""Efficiency follows the profile's definitions, and is never claimed where a target was missed or is unknown."""

from typing import Any

import pytest

from kasus import kasus, masukan
from sakip.compute import Kinerja, TahunIndikator, capaian
from sakip.compute.efficiency import efisiensi
from sakip.compute.rules import tercapai
from sakip.figures import percent
from sakip.model import AturanEfisiensi, Polaritas, Profil
from test_anggaran import budget


def measured(case: Any, profil: Profil) -> TahunIndikator:
    """The year of an indicator with this target and realisasi."""
    target, realisasi = masukan(case, "target"), masukan(case, "realisasi")
    polaritas = Polaritas(case.get("polaritas", "naik"))
    return TahunIndikator(
        tahun=2025,
        target=target,
        realisasi=realisasi,
        capaian=capaian(target, realisasi, polaritas=polaritas, profil=profil),
        peringkat=None,
        tercapai=tercapai(target, realisasi, polaritas=polaritas),
        sementara=case.get("sementara", False),
        fakta=None,
    )


def sub(number: int, case: Any) -> dict[str, object]:
    """A sub kegiatan as the data files write it; with a main output where the case has one."""
    output = {"nama": "Keluaran", "satuan": "paket", "target": case.get("target"), "realisasi": case.get("jadi")}
    return {
        "id": f"sub-{number}",
        "nama": f"Sub {number}",
        "pagu": case["pagu"],
        "realisasi": case["realisasi"],
        "indikator": (output,) if "target" in case else (),
    }


def programs(case: Any) -> dict[str, object]:
    """The case's sub kegiatan in one kegiatan of one program."""
    subs = tuple(sub(number, item) for number, item in enumerate(case["sub_kegiatan"], 1))
    kegiatan = {"id": "uji", "nama": "Uji", "sub_kegiatan": subs}
    return {"program": ({"program": "penunjang-urusan", "kegiatan": (kegiatan,)},)}


@pytest.mark.parametrize("case", kasus("efisiensi.yaml"))
def test_efisiensi(case: Any, profil: Profil, contoh: Kinerja) -> None:
    """The figure, or why there is none, and what forbids to call it efficient, are those of the case."""
    rule = AturanEfisiensi(
        id="uji", nama="Uji", satuan="persen", rumus=case["rumus"], penjelasan="Uji", dasar="Kasus uji"
    )
    money = budget(programs(case), contoh, profil=profil).jumlah
    years = [(item["nama"], measured(item, profil)) for item in case["indikator"]]
    (found,) = efisiensi((rule,), years, money.uang, money.anak)

    reached = "tak terhitung" if found.hasil.nilai is None else percent(found.hasil.nilai)

    assert (case["hasil"], case["halangan"]) == (reached, found.halangan or "")
    assert case.get("sebab", "") in (found.hasil.alasan or "")
