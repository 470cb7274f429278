"""A year in brief: the few figures that pages about several years read from each published one.

Written into every edition, so it must be read as it is for as long as editions stand: only ever add what has a default.
"""

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from sakip import figures
from sakip.compute import Kinerja, KinerjaIndikator
from sakip.render import write
from sakip.render.cards import main_results
from sakip.render.sentences.budget import serapan
from sakip.render.sentences.year import evaluasi, ringkasan

NAME = "edisi.json"


@dataclass(frozen=True, kw_only=True)
class IkhtisarIndikator:
    """An indicator's year as it was published; ``nilai`` is the realisasi as a plain decimal, None where it is none."""

    id: str
    nama: str
    satuan: str
    target: str
    realisasi: str
    capaian: str
    vonis: str
    rupa: str
    nilai: str | None


@dataclass(frozen=True, kw_only=True)
class Ikhtisar:
    """A year's report in brief, in words as its pages have them; ``alamat`` is where it said it stands, '' if nowhere.

    ``nilai_akip`` is what the evaluation that the report tells of gave; '' where it tells of none.
    """

    tahun: int
    instansi: str
    singkatan: str
    daerah: str
    rekaan: str
    alamat: str
    ringkasan: str
    indikator: tuple[IkhtisarIndikator, ...]
    anggaran: str
    serapan: str
    evaluasi: str
    nilai_akip: str


ADAPTER = TypeAdapter(Ikhtisar)


def brief(kinerja: Kinerja, alamat: str) -> Ikhtisar:
    """The year in brief; ``alamat`` is the address of its site, or ''."""
    instansi = kinerja.data.instansi
    spent = kinerja.anggaran.jumlah.uang.serapan.nilai if kinerja.anggaran else None
    judged = kinerja.evaluasi[-1] if kinerja.evaluasi else None
    return Ikhtisar(
        tahun=kinerja.tahun,
        instansi=instansi.nama,
        singkatan=instansi.singkatan,
        daerah=instansi.daerah,
        rekaan=instansi.rekaan or "",
        alamat=alamat,
        ringkasan=write.plain_text(ringkasan(kinerja)),
        indikator=tuple(map(_indicator, kinerja.indikator)),
        anggaran=write.plain_text(serapan(kinerja)),
        serapan=figures.percent(spent) if spent is not None else "",
        evaluasi=write.plain_text(evaluasi(kinerja)),
        nilai_akip=f"{figures.number(judged.nilai)} ({judged.predikat})" if judged else "",
    )


def brief_text(ikhtisar: Ikhtisar) -> str:
    """As the file has it."""
    return ADAPTER.dump_json(ikhtisar, indent=2).decode() + "\n"


def read_brief(text: str) -> Ikhtisar | None:
    """What the file tells; None where it is no such file."""
    try:
        return ADAPTER.validate_json(text)
    except ValidationError:
        return None


def _indicator(item: KinerjaIndikator) -> IkhtisarIndikator:
    value, results = item.kini.realisasi.angka, main_results(item)
    return IkhtisarIndikator(
        id=item.id,
        nama=item.indikator.nama,
        satuan=write.unit(item),
        target=results.target.teks,
        realisasi=results.realisasi.teks,
        capaian=results.capaian.teks,
        vonis=results.status.kata,
        rupa=results.status.rupa,
        nilai=f"{value:f}" if value is not None else None,
    )
