"""Can what is claimed be proved, and is the proof still the same? (K6)"""

from collections.abc import Iterator

from sakip.check.rule import Found, Perkara
from sakip.model import Kosong
from sakip.model.realisasi import Bukti


def results_have_evidence(perkara: Perkara) -> Iterator[Found]:
    """A result of the reported year has data dukung (PermenPANRB 53/2014, Lampiran III, II.2–4)."""
    for year in perkara.data.realisasi:
        for item in year.realisasi if year.tahun == perkara.data.tahun else ():
            stated = (item.nilai, item.triwulan, item.unsur)
            told = any(value is not None and not isinstance(value, Kosong) for value in stated)
            if told and not isinstance(item.nilai, Kosong) and not item.bukti:
                message = (
                    f'Realisasi "{item.indikator}" tanpa bukti dukung. Tambahkan bukti: judul, nomor, dan tanggal '
                    "dokumennya, atau berkasnya."
                )
                yield item.letak("indikator"), message


def evidence_files_exist(perkara: Perkara) -> Iterator[Found]:
    """A file that is named as evidence is there; a reader will open it."""
    for item in _files(perkara):
        if item.berkas not in (perkara.sekitar.bukti or {}):
            message = (
                f'Berkas bukti "{item.berkas}" tidak ada di folder content. Salin berkasnya, atau perbaiki namanya.'
            )
            yield item.letak("berkas"), message


def evidence_files_are_unchanged(perkara: Perkara) -> Iterator[Found]:
    """A file of evidence is the one that was recorded; its SHA-256 shows a change that its name does not."""
    for item in _files(perkara):
        found = (perkara.sekitar.bukti or {}).get(item.berkas or "")
        if found is not None and found != item.sha256:
            message = (
                f'Isi berkas bukti "{item.berkas}" tidak sama dengan sidiknya. Kembalikan berkas semula; bila '
                f"penggantiannya benar, tulis sha256: {found}."
            )
            yield item.letak("sha256"), message


def _files(perkara: Perkara) -> Iterator[Bukti]:
    """Each file of evidence; none where nobody looked for the files."""
    if perkara.sekitar.bukti is None:
        return
    for year in perkara.data.realisasi:
        for item in year.realisasi:
            yield from (proof for proof in item.bukti if proof.berkas is not None)
