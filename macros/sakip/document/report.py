"""The pages of a draft -> the LKjIP as a document, in the order of the regulation (PermenPANRB 53/2014, lampiran II).

A page belongs to it that has ``bab`` or ``bagian`` in its front matter; every other page is the site's alone.
"""

from collections.abc import Iterator

from sakip.compute import Kinerja
from sakip.document.blocks import Block, Document, Section
from sakip.document.blocks import Place as At
from sakip.document.text import read
from sakip.model import Instansi
from sakip.pages.draft import Answered, Draft, in_order_of_chapters
from sakip.pages.source import BACK, FRONT
from sakip.problem import Problem


def lkjip(draft: Draft, problems: list[Problem]) -> Document | None:
    """The yearly report; None where no page belongs to it. What cannot be printed is added to the problems."""
    sections = tuple(_sections(draft, problems))
    if not sections:
        return None
    kinerja = draft.kinerja
    return Document(
        nama=f"lkjip-{kinerja.tahun}",
        judul=kinerja.data.laporan[-1].judul,
        masa=f"Tahun {kinerja.tahun}",
        instansi=kinerja.data.instansi.nama,
        daerah=kinerja.data.instansi.daerah,
        lambang=kinerja.data.instansi.lambang,
        keterangan=remarks(kinerja),
        bagian=sections,
        sampul=True,
        daftar=True,
    )


def remarks(kinerja: Kinerja) -> tuple[str, ...]:
    """What a reader must know of a document before he takes it for another: an agency that is made up, a copy."""
    agency: Instansi = kinerja.data.instansi
    report = kinerja.data.laporan[-1]
    found = [agency.rekaan] if agency.rekaan else []
    if report.sumber.salinan:
        found.append(f"Disusun ulang dari {report.sumber.judul}. Bukan naskah yang ditandatangani.")
    return tuple(found)


def _sections(draft: Draft, problems: list[Problem]) -> Iterator[Section]:
    def blocks(page: Answered, lower: int = 0) -> tuple[Block, ...]:
        return read(page, draft.numbered, problems, lower=lower)

    by_part = {part: [page for page in draft.pages if page.source.bagian == part] for part in (*FRONT, *BACK)}
    for part in FRONT:
        yield from (Section(At.DEPAN, blocks(page)) for page in by_part[part])
    chapters = sorted(
        (page for page in draft.pages if page.source.bab is not None),
        key=lambda page: in_order_of_chapters(page.source),
    )
    for number in dict.fromkeys(page.source.bab for page in chapters):
        pages = [page for page in chapters if page.source.bab == number]
        yield Section(At.BAB, tuple(block for at, page in enumerate(pages) for block in blocks(page, min(at, 1))))
    for part in BACK:
        yield from (Section(At.LAMPIRAN, blocks(page)) for page in by_part[part])
