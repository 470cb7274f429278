"""The catalog as a tabular Data Package (version 1 of the specification), which stands beside the CSV files."""

from collections.abc import Mapping, Sequence

from sakip.export.catalog import Katalog, Sediaan
from sakip.export.grid import ONCE, Bidang


def datapackage(katalog: Katalog, files: Sequence[Sediaan]) -> Mapping[str, object]:
    """The descriptor; each CSV with its columns and their types, which hold for every cell."""
    return {
        "profile": "tabular-data-package",
        "name": f"lkjip-{katalog.tahun}",
        "title": katalog.judul,
        "description": _told(katalog.uraian, katalog.rekaan),
        **({"homepage": katalog.alamat} if katalog.alamat else {}),
        "contributors": [{"title": katalog.penerbit, "role": "publisher"}],
        "keywords": ["SAKIP", "LKjIP", "kinerja", "anggaran", katalog.daerah],
        **(
            {"licenses": [{"title": katalog.lisensi.nama, "path": katalog.lisensi.alamat}]}
            if katalog.lisensi is not None
            else {}
        ),
        "resources": [_resource(item) for item in files if item.bidang],
    }


def _told(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _resource(item: Sediaan) -> Mapping[str, object]:
    source = item.tabel.kisi.tabel.sumber.teks if item.tabel else ""
    return {
        "profile": "tabular-data-resource",
        "name": item.nama.removesuffix(".csv"),
        "path": item.nama,
        "title": item.judul,
        "description": item.keterangan,
        "format": "csv",
        "mediatype": item.media,
        "encoding": "utf-8",
        "bytes": len(item.isi),
        "hash": f"sha256:{item.sidik}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": [_field(column) for column in item.bidang], "missingValues": [""]},
        **({"sources": [{"title": source}]} if source else {}),
    }


def _field(column: Bidang) -> Mapping[str, object]:
    told = _told(f"Satuan: {column.satuan}." if column.satuan else None, ONCE if column.sekali else None)
    return {"name": column.nama, "type": column.jenis, **({"description": told} if told else {})}
