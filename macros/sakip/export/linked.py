"""The catalog as linked data: DCAT for data portals, a schema.org Dataset for search engines. JSON-LD."""

from collections.abc import Mapping, Sequence

from sakip.export.catalog import Katalog, Sediaan, TabelTerbit

Node = Mapping[str, object]
DCAT_TERMS = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGE = "http://publications.europa.eu/resource/authority/language/IND"
MEDIA = "https://www.iana.org/assignments/media-types/"


def dcat(katalog: Katalog, files: Sequence[Sediaan]) -> Node:
    """A catalog with a dataset for the whole year and one for each table. Addresses are relative to the file's own
    where it is not known where the site stands.
    """
    whole = [item for item in files if item.tabel is None]
    return {
        "@context": DCAT_TERMS,
        "@id": _address(katalog, "data/dcat.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": _text(katalog.judul),
        "dct:description": _text(katalog.uraian),
        "dct:publisher": _agent(katalog),
        "dct:language": {"@id": LANGUAGE},
        **_licence(katalog),
        "dcat:dataset": [
            _dataset(katalog, f"lkjip-{katalog.tahun}", (katalog.judul, katalog.uraian), whole),
            *(
                _dataset(
                    katalog,
                    item.kisi.tabel.id,
                    (item.sebutan, _about(item)),
                    [one for one in files if one.tabel is item],
                    item,
                )
                for item in katalog.tabel
            ),
        ],
    }


def schema_org(katalog: Katalog, files: Sequence[Sediaan], indikator: Sequence[str], akar: str) -> Node:
    """The year as one Dataset with every file and what it measures; ``akar`` leads from its reader to the site's root,
    where it is not known where that stands.
    """
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": katalog.judul,
        "description": " ".join(part for part in (katalog.uraian, katalog.rekaan) if part),
        **({"url": katalog.alamat} if katalog.alamat else {}),
        "identifier": f"lkjip-{katalog.tahun}",
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "temporalCoverage": "/".join(katalog.satu_tahun),
        "spatialCoverage": {"@type": "Place", "name": katalog.daerah},
        "creator": {"@type": "Organization", "name": katalog.penerbit},
        "keywords": ["SAKIP", "LKjIP", "laporan kinerja", "anggaran"],
        **({"license": katalog.lisensi.alamat} if katalog.lisensi else {}),
        "variableMeasured": [{"@type": "PropertyValue", "name": name} for name in indikator],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": item.judul,
                "encodingFormat": item.media,
                "contentUrl": f"{katalog.alamat or akar}{item.alamat}",
            }
            for item in files
        ],
    }


def _dataset(
    katalog: Katalog, id: str, told: tuple[str, str], files: Sequence[Sediaan], item: TabelTerbit | None = None
) -> Node:
    title, description = told
    years = item.kisi.periode.split("-") if item else [str(katalog.tahun)]
    return {
        "@id": f"{_address(katalog, 'data/dcat.jsonld')}#{id}",
        "@type": "dcat:Dataset",
        "dct:identifier": id,
        "dct:title": _text(title),
        "dct:description": _text(description),
        "dct:publisher": _agent(katalog),
        "dct:language": {"@id": LANGUAGE},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _date(f"{years[0]}-01-01"),
            "dcat:endDate": _date(f"{years[-1]}-12-31"),
        },
        **({"dcat:landingPage": {"@id": _address(katalog, item.alamat)}} if item else {}),
        **_licence(katalog),
        "dcat:distribution": [_distribution(katalog, one) for one in files],
    }


def _distribution(katalog: Katalog, item: Sediaan) -> Node:
    address = {"@id": _address(katalog, item.alamat)}
    return {
        "@type": "dcat:Distribution",
        "dct:title": _text(item.judul),
        "dct:description": _text(item.keterangan),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": f"{MEDIA}{item.media}"},
        "dcat:byteSize": {"@value": str(len(item.isi)), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": item.sidik, "@type": "xsd:hexBinary"},
        },
        **_licence(katalog),
    }


def _about(item: TabelTerbit) -> str:
    source = item.kisi.tabel.sumber.teks
    return f"{item.sebutan}. Periode: {item.kisi.periode}.{f' Sumber: {source}.' if source else ''}"


def _address(katalog: Katalog, path: str) -> str:
    """The address of something on the site; beside the catalog's own files where the site's is not known."""
    return f"{katalog.alamat}{path}" if katalog.alamat else f"../{path}"


def _agent(katalog: Katalog) -> Node:
    return {"@type": "foaf:Organization", "foaf:name": _text(katalog.penerbit)}


def _licence(katalog: Katalog) -> Node:
    return {"dct:license": {"@id": katalog.lisensi.alamat}} if katalog.lisensi else {}


def _text(value: str) -> Node:
    return {"@value": value, "@language": "id"}


def _date(value: str) -> Node:
    return {"@value": value, "@type": "xsd:date"}
