"""The staff of a year -> totals by status, sex, education and rank."""

from decimal import Decimal
from typing import Literal

from sakip.compute.aggregate import summed
from sakip.compute.trace import Masukan
from sakip.model import Sdm
from sakip.model.sdm import JenisKelamin, KelompokPegawai


def people(
    kelompok: tuple[KelompokPegawai, ...], *, status: str | None = None, jenis_kelamin: JenisKelamin | None = None
) -> Masukan:
    """How many there are in these levels or ranks, of one status or sex where asked; with its trace."""
    sexes = [jenis_kelamin] if jenis_kelamin else list(JenisKelamin)
    items = [
        Masukan(
            nama=f"{level.nama}, {sex}",
            nilai=Decimal(count) if isinstance(count := group.banyak(sex), int) else count,
            letak=group.letak(sex.kunci),
        )
        for level in kelompok
        for group in level.jumlah
        for sex in sexes
        if status in (None, group.status)
    ]
    return summed("jumlah pegawai", items, cara="Jumlah pegawai menurut isian datanya.", dasar="Data kepegawaian")


def statuses(sdm: Sdm, kelompok: tuple[KelompokPegawai, ...]) -> tuple[str, ...]:
    """The ids of the statuses that occur in these levels, in the data's order."""
    used = {group.status for level in kelompok for group in level.jumlah}
    return tuple(item.id for item in sdm.status if item.id in used)


def levels(
    sdm: Sdm | None, menurut: Literal["pendidikan", "golongan"]
) -> tuple[Sdm, tuple[KelompokPegawai, ...]] | None:
    """The staff with its levels of education or its ranks; None where they are not known."""
    found = () if sdm is None else sdm.pendidikan if menurut == "pendidikan" else sdm.golongan
    return (sdm, found) if sdm is not None and found else None
