"""The year's performance and the tables on its pages -> every file of open data."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sakip.compute import Kinerja
from sakip.export.catalog import Katalog, Sediaan, TabelTerbit, catalog
from sakip.export.datapackage import datapackage
from sakip.export.grid import Bidang
from sakip.export.linked import dcat, schema_org
from sakip.export.msind import msind
from sakip.export.names import FOLDER, table_files
from sakip.export.sheet import sheet, table
from sakip.export.stratml import stratml
from sakip.export.workbook import Cells, Traces, of_year, table_cells
from sakip.export.workbook import of_table as table_workbook
from sakip.export.year import SCHEMA, year
from sakip.export.year_schema import year_schema

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Paket:
    """The catalog and its files, those of the tables first; ``dataset`` is what a page tells search engines."""

    katalog: Katalog
    sediaan: tuple[Sediaan, ...]
    indikator: tuple[str, ...]

    def of_table(self, item: TabelTerbit) -> list[Sediaan]:
        """The files of one table."""
        return [one for one in self.sediaan if one.tabel is item]

    @property
    def setahun(self) -> list[Sediaan]:
        """The files of the whole year."""
        return [one for one in self.sediaan if one.tabel is None]

    def dataset(self, akar: str) -> str:
        """The year as a schema.org Dataset for a page from which ``akar`` leads to the site's root."""
        return written(schema_org(self.katalog, self.sediaan, self.indikator, akar))


def package(kinerja: Kinerja, tables: Sequence[TabelTerbit], traces: Traces, *, alamat: str = "") -> Paket:
    """Every file: each table as XLSX and CSV, then the year in every form; ``alamat`` is where the site stands."""
    katalog = catalog(kinerja, tables, alamat)
    names = tuple(item.indikator.nama for item in kinerja.indikator)
    cells = {item.kisi.tabel.id: table_cells(item.kisi, traces) for item in tables}
    files = [one for item in tables for one in _of_table(katalog, item, cells[item.kisi.tabel.id], traces)]
    files += _of_year(kinerja, katalog, cells, traces)
    files.append(_data_package(katalog, files))
    files += _linked(katalog, tuple(files), names)
    return Paket(katalog, tuple(files), names)


def written(value: object) -> str:
    """A value as JSON that can stand inside HTML too."""
    text = json.dumps(value, ensure_ascii=False)  # in one line: quicker by far, and readers of JSON fold it themselves
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") + "\n"


def _of_table(katalog: Katalog, item: TabelTerbit, cells: Cells, traces: Traces) -> Iterator[Sediaan]:
    about = f"{item.sebutan}. Periode: {item.kisi.periode}. {len(item.kisi.baris)} baris."
    yield Sediaan(
        alamat=table_files(item.kisi.tabel.id)["XLSX"],
        media=XLSX,
        format="XLSX",
        judul=item.sebutan,
        keterangan=f"{about} Dengan rumus yang dapat ditelusuri.",
        isi=table_workbook(katalog, item, cells, traces),
        tabel=item,
    )
    yield Sediaan(
        alamat=table_files(item.kisi.tabel.id)["CSV"],
        media="text/csv",
        format="CSV",
        judul=item.sebutan,
        keterangan=about,
        isi=sheet(item.kisi).encode(),
        tabel=item,
        bidang=item.kisi.bidang,
    )


def _of_year(kinerja: Kinerja, katalog: Katalog, cells: Mapping[str, Cells], traces: Traces) -> Iterator[Sediaan]:
    meta = msind(kinerja)
    name = f"lkjip-{kinerja.tahun}"
    yield _file(
        f"{name}.xlsx",
        XLSX,
        ("XLSX", "Seluruh tabel dalam satu buku kerja Excel"),
        "Satu lembar untuk setiap tabel, dengan rumus yang dapat ditelusuri; ditambah keterangan, metadata indikator, "
        "dan alasan setiap sel kosong.",
        of_year(katalog, meta, cells),
    )
    yield _file(
        f"{name}.json",
        "application/json",
        ("JSON", "Seluruh tahun untuk program komputer"),
        "Rencana, indikator, anggaran, efisiensi, dan evaluasi; setiap angka dengan nilai tepat, satuan, periode, "
        "status, baris sumber, dan cara menghitungnya.",
        written(year(kinerja, katalog, traces)).encode(),
    )
    yield _file(
        SCHEMA,
        "application/schema+json",
        ("JSON Schema", "Bentuk berkas JSON setahun"),
        "Menjelaskan setiap kunci dalam berkas JSON setahun.",
        written(year_schema()).encode(),
    )
    heads = tuple(meta[0]) if meta else ()
    described = _file(
        "ms-ind.csv",
        "text/csv",
        ("CSV", "Metadata indikator (MS-Ind)"),
        "Metadata setiap indikator menurut isian MS-Ind Satu Data Indonesia (Peraturan BPS 5/2020).",
        table([heads, *(tuple(row.values()) for row in meta)]).encode(),
    )
    yield replace(described, bidang=tuple(Bidang(head, None, "string") for head in heads))
    yield _file(
        "ms-ind.json",
        "application/json",
        ("JSON", "Metadata indikator (MS-Ind)"),
        "Isi yang sama dengan ms-ind.csv.",
        written(list(meta)).encode(),
    )
    yield _file(
        "stratml.xml",
        "application/xml",
        ("StratML", "Rencana dan hasil sebagai StratML Part 2"),
        "Tujuan, sasaran, indikator, target, dan realisasi menurut ISO 17469.",
        stratml(kinerja, katalog).encode(),
    )


def _data_package(katalog: Katalog, files: Sequence[Sediaan]) -> Sediaan:
    return _file(
        "datapackage.json",
        "application/json",
        ("Data Package", "Daftar berkas dan kolomnya"),
        "Setiap berkas CSV dengan ukuran, sidik SHA-256, kolom, jenis, dan satuannya (Data Package).",
        written(datapackage(katalog, files)).encode(),
    )


def _linked(katalog: Katalog, files: Sequence[Sediaan], names: Sequence[str]) -> Iterator[Sediaan]:
    yield _file(
        "dcat.jsonld",
        "application/ld+json",
        ("DCAT", "Katalog untuk portal data"),
        "Setiap himpunan data dan sediaannya menurut DCAT.",
        written(dcat(katalog, files)).encode(),
    )
    yield _file(
        "dataset.jsonld",
        "application/ld+json",
        ("schema.org", "Keterangan untuk mesin pencari"),
        "Himpunan data tahun ini sebagai Dataset schema.org.",
        written(schema_org(katalog, files, names, "../")).encode(),
    )


def _file(nama: str, media: str, what: tuple[str, str], keterangan: str, isi: bytes) -> Sediaan:
    kind, title = what
    return Sediaan(alamat=f"{FOLDER}/{nama}", media=media, format=kind, judul=title, keterangan=keterangan, isi=isi)
