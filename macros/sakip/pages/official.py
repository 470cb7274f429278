"""The macros that are statements in their official form: the Perjanjian Kinerja, the review, who signs the report."""

from sakip.pages.context import Answer, Context, filled, one_version
from sakip.render.html import fill
from sakip.render.official import agreement, endorsement, review_statement
from sakip.render.parts import Absen, Naskah


def perjanjian(context: Context, versi: str) -> Answer:
    """The statement of one version of the Perjanjian Kinerja, as both parties sign it."""
    found = agreement(context.kinerja, one_version(versi))
    if found is None:
        return filled("belum", teks=f"Perjanjian Kinerja {versi} tahun {context.kinerja.tahun} tidak ada.")
    return _stated(found)


def pernyataan_reviu(context: Context) -> Answer:
    """The statement of the internal auditor that the report was reviewed."""
    found = review_statement(context.kinerja)
    if isinstance(found, Absen):
        return filled("belum", teks=f"Pernyataan telah direviu {found.teks}. {found.alasan}")
    return _stated(found)


def pengesahan(context: Context) -> Answer:
    """Where and when the head of the agency signs the report."""
    return _stated(endorsement(context.kinerja))


def _stated(naskah: Naskah) -> Answer:
    return Answer(lambda: naskah, lambda setting: fill("naskah", naskah=naskah, links=setting.links))
