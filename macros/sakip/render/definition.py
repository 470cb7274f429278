"""What an indicator means, as rows of a name and its content."""

from collections.abc import Iterator

from sakip.compute import KinerjaIndikator
from sakip.model import Kosong, Uraian
from sakip.model.iku import Hitungan, Jenis
from sakip.render import write
from sakip.render.parts import Absen, Sel


def definition(item: KinerjaIndikator) -> tuple[tuple[str, Sel], ...]:
    """The rows about an indicator; what is not known is there with its reason."""
    return tuple(_rows(item))


def formula(uraian: Uraian) -> str | Absen:
    """The indicator's own formula in words, or why it has none."""
    if isinstance(uraian.hitungan, Hitungan):
        return uraian.hitungan.rumus.written(uraian.hitungan.unsur)
    if isinstance(uraian.hitungan, Kosong):
        return write.absent(uraian.hitungan)
    return Absen("tidak ada", "Nilai dinyatakan langsung, tanpa rumus unsur.")


def _rows(item: KinerjaIndikator) -> Iterator[tuple[str, Sel]]:
    uraian = item.uraian
    yield "Kedudukan", "Indikator kinerja utama" if uraian.jenis is Jenis.UTAMA else "Indikator penunjang"
    yield "Tujuan", item.tujuan.nama
    yield "Sasaran", item.sasaran.nama
    yield "Definisi", write.text_or_absent(uraian.definisi)
    yield "Rumus", formula(uraian)
    yield "Satuan", uraian.satuan
    yield "Arah", write.sentence_case(write.POLARITY[uraian.polaritas])
    yield "Sumber data", write.text_or_absent(uraian.sumber_data)
    yield "Penanggung jawab", write.text_or_absent(uraian.penanggung_jawab)
    if uraian.keterangan:
        yield "Catatan", uraian.keterangan
