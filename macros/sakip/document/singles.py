"""The documents that e-SAKIP Reviu takes one by one: PK, IKU, Renstra, what was realised. Each from the facts alone."""

from collections.abc import Iterator

from sakip.compute import Kinerja
from sakip.document.blocks import Block, Document, Figure, Heading, Paragraph, Place, Quiet, Section, Target, Terms
from sakip.document.forms import statement
from sakip.document.report import remarks
from sakip.model import Kosong
from sakip.model.pk import VersiPk
from sakip.pages.calls import decree
from sakip.pages.context import files_in_force
from sakip.pages.parts import as_part, find_chart, find_table
from sakip.render.official import agreement


def singles(kinerja: Kinerja) -> tuple[Document, ...]:
    """Every document that the data have facts for."""
    found = [_renstra(kinerja), _iku(kinerja), *_agreements(kinerja), _action(kinerja), _results(kinerja)]
    return tuple(document for document in found if document is not None)


def _renstra(kinerja: Kinerja) -> Document | None:
    plan = kinerja.renstra
    aims: tuple[Block, ...] = (
        Terms((
            (("Visi",), (Paragraph((plan.visi,)),)),
            *(((f"Misi {at}",), (Paragraph((item.nama,)),)) for at, item in enumerate(plan.misi, start=1)),
        )),
    )  # fmt: skip
    return _document(
        kinerja,
        f"renstra-{plan.mulai}-{plan.selesai}",
        "Rencana Strategis",
        f"{plan.mulai}–{plan.selesai}",
        (*aims, *_tables(kinerja, "renstra", "strategi", "program"), *_lost(kinerja, "renstra")),
        sampul=True,
    )


def _iku(kinerja: Kinerja) -> Document | None:
    iku = kinerja.data.iku_berlaku(kinerja.tahun)
    if iku is None:
        return None
    plan = kinerja.renstra
    named = Paragraph((f"Ditetapkan dengan Keputusan {kinerja.data.instansi.kepala} {decree(iku)}.",))
    body = (named, *_tables(kinerja, "iku"), *_lost(kinerja, "iku"))
    return _document(
        kinerja, f"iku-{plan.mulai}-{plan.selesai}", "Indikator Kinerja Utama", f"{plan.mulai}–{plan.selesai}", body
    )


def _agreements(kinerja: Kinerja) -> Iterator[Document | None]:
    for version in kinerja.pk.versi if kinerja.pk else ():
        stated = agreement(kinerja, version.versi)
        if stated is None:
            continue
        text = tuple(statement(stated, titled=False))
        annex = (
            *_tables(kinerja, "pk", versi=version.versi),
            *_tables(kinerja, "pagu", versi=version.versi),
            *_reason(version),
        )
        heading = Heading(1, (f"Lampiran {stated.judul}",), Target(f"pk-{version.versi}", "lampiran"))
        signed = tuple(block for block in text if not isinstance(block, Paragraph | Terms))
        yield _document(
            kinerja,
            f"pk-{kinerja.tahun}-{version.versi}",
            stated.judul.removesuffix(f" Tahun {kinerja.tahun}"),
            f"Tahun {kinerja.tahun}",
            text,
            (heading, *annex, *signed),
        )


def _reason(version: VersiPk) -> Iterator[Block]:
    if version.alasan is not None:
        text = version.alasan.alasan if isinstance(version.alasan, Kosong) else version.alasan
        yield Paragraph((f"Alasan perubahan: {text}",))


def _action(kinerja: Kinerja) -> Document | None:
    tables = _tables(kinerja, "rencana-aksi")
    if not tables:
        return None
    return _document(kinerja, f"rencana-aksi-{kinerja.tahun}", "Rencana Aksi", f"Tahun {kinerja.tahun}", tables)


def _results(kinerja: Kinerja) -> Document | None:
    charts = tuple(
        Figure.of(as_part(found), "realisasi", found)
        for item in kinerja.indikator
        if (found := find_chart(kinerja, "riwayat", {"indikator": item.id})) is not None
    )
    tables = _tables(kinerja, "pengukuran", "triwulan", "antartahun", "akhir", "realisasi-program")
    if not tables:
        return None
    return _document(
        kinerja, f"realisasi-{kinerja.tahun}", "Pengukuran Kinerja", f"Tahun {kinerja.tahun}", (*tables, *charts)
    )


def _tables(kinerja: Kinerja, *names: str, **options: str) -> tuple[Figure, ...]:
    """The tables that there are data for."""
    found = (find_table(kinerja, name, options) for name in names)
    return tuple(Figure.of(as_part(tabel), tabel.id, tabel) for tabel in found if tabel is not None)


def _lost(kinerja: Kinerja, kind: str) -> Iterator[Block]:
    """What the sources of this kind of file have lost."""
    for file in files_in_force(kinerja)[kind]:
        for part in file.hilang:
            yield Paragraph((Quiet((f"{part.bagian}: hilang dari dokumen sumber. {part.alasan}",)),))


def _document(
    kinerja: Kinerja, nama: str, judul: str, masa: str, *sections: tuple[Block, ...], sampul: bool = False
) -> Document:
    agency = kinerja.data.instansi
    title = Heading(1, (f"{judul} {masa}",), Target(nama))
    known = remarks(kinerja)
    said = () if sampul else tuple(Paragraph((Quiet((text,)),)) for text in known)
    first, *rest = sections
    return Document(
        nama=nama,
        judul=judul,
        masa=masa,
        instansi=agency.nama,
        daerah=agency.daerah,
        lambang=agency.lambang,
        keterangan=known,
        bagian=(Section(Place.BAB, (title, *said, *first)), *(Section(Place.BAB, blocks) for blocks in rest)),
        sampul=sampul,
        daftar=False,
    )
