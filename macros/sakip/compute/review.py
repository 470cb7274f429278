"""The review's checklist: what facts answer, beside what the reviewer answered.

What only a person can answer is as the reviewer says. Where both answer, the facts decide the state and the answer
stands beside it; whether it contradicts them the item says itself.
"""

from collections.abc import Mapping
from dataclasses import replace

from sakip.compute.completeness import Keadaan, Syarat, butir_uji
from sakip.compute.report import Kinerja
from sakip.model import ButirReviu, Jawaban

#: What an answer says of an item that facts cannot answer.
ANSWERED: Mapping[Jawaban, tuple[Keadaan, str]] = {
    Jawaban.YA: (Keadaan.ADA, "menurut pereviu"),
    Jawaban.TIDAK: (Keadaan.BELUM, "tidak terpenuhi menurut pereviu"),
    Jawaban.TIDAK_BERLAKU: (Keadaan.TAK_BERLAKU, "menurut pereviu"),
}
#: An item whose ``tidak`` the form lets another answer for: 'Jika "tidak" telah terdapat penjelasan yang memadai'.
EXCUSED = {"III.8": "III.9"}


def daftar_uji(kinerja: Kinerja) -> tuple[Syarat, ...]:
    """The items of the review's checklist, in its order, with the reviewer's answers."""
    answers: dict[str, ButirReviu] = {item.butir: item for item in (kinerja.reviu.daftar_uji if kinerja.reviu else ())}
    return tuple(_answered(part, answers) for part in butir_uji(kinerja))


def _answered(part: Syarat, answers: Mapping[str, ButirReviu]) -> Syarat:
    own = answers.get(part.nomor)
    if own is None or not part.hanya_pereviu:
        return replace(part, reviu=own)
    keadaan, keterangan = ANSWERED[own.jawaban]
    excuse = answers.get(EXCUSED.get(part.nomor, ""))
    if own.jawaban is Jawaban.TIDAK and excuse is not None and excuse.jawaban is Jawaban.YA:
        keadaan, keterangan = Keadaan.DIJELASKAN, f"penjelasannya memadai menurut pereviu (butir {excuse.butir})"
    return replace(part, keadaan=keadaan, keterangan=keterangan, letak=own.letak("jawaban"), reviu=own)
