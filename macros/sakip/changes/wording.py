"""How facts are called and written for a reader who has never seen a data file."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import get_args

from pydantic.fields import FieldInfo

from sakip import figures
from sakip.changes.pairing import id_mark, references
from sakip.formula import Formula
from sakip.model import Bagian, Kosong, Rentang
from sakip.model.base import Berkas, Fakta, Rujuk
from sakip.model.values import Uang

#: How a kind of file is called, where its own name is no word for readers.
FILES: Mapping[str, str] = {
    "pk": "Perjanjian Kinerja",
    "iku": "IKU",
    "sdm": "SDM",
    "renstra": "Renstra",
    "cetak": "Isi dokumen cetak",
}
#: How a fact's own id is called.
ID = "pengenal"
#: How a field is called, where its name with spaces is not the word.
FIELDS: Mapping[str, str] = {
    "letak_dokumen": "letak dalam dokumen",
    "salinan": "salinan dokumen terbit",
    "diterima": "peringatan yang diterima",
    "sub_aspek": "sub-aspek",
    "id": ID,
    "laki_laki": "laki-laki",
    "kosong": "keadaan",
    "sha256": "sidik berkas",
}
#: Lists whose facts need no more than their own name.
BARE = frozenset({"realisasi", "target", "belanja", "rincian", "jumlah", "penilaian"})
#: What names a fact for a reader, the first that it has.
TITLES = (
    "nama",
    "judul",
    "sebutan",
    "versi",
    "bagian",
    "tentang",
    "mitra",
    "butir",
    "uraian",
    "apa",
    "kode",
    "letak_dokumen",
    "id",
)
#: What says nothing to a reader of a whole fact: ids, and what stands beside it for the check.
ASIDE = frozenset({"id", "tercetak", "diterima"})
LONGEST_TITLE = 70
#: Kinds of values that are no facts with parts of their own, but written as one.
VALUES = (Kosong, Rentang, Bagian)

Names = Mapping[tuple[str, str], str]


def names(files: Iterable[Berkas]) -> Names:
    """The name of every fact with an id, by the kind of id and the id; the last one counts."""
    found: dict[tuple[str, str], str] = {}
    for file in files:
        for fact in file.walk():
            mark = id_mark(type(fact))
            name = getattr(fact, "nama", None)
            if mark and isinstance(name, str):
                found[mark[1], str(getattr(fact, mark[0]))] = name
    return found


def file_title(name: str) -> str:
    """'Renstra 2016–2021, reviu' for the file name 'renstra-2016-2021-reviu'."""
    kind, *rest = name.split("-")
    years = [part for part in rest if part.isdigit() and len(part) == 4]
    version = " ".join(part for part in rest if part not in years)
    title = FILES.get(kind, kind.capitalize())
    return " ".join((title, *(["–".join(years)] if years else []))) + (f", {version}" if version else "")


def field_title(name: str) -> str:
    """How a field is called."""
    return FIELDS.get(name, name.replace("_", " "))


def fact_title(fact: Fakta, field: str, known: Names) -> str:
    """How a fact in a list is called: what it is, and its name or that of what it is about."""
    what = "" if field in BARE else field_title(field)
    referred = next((name for name in references(type(fact)) if isinstance(getattr(fact, name[0]), str)), None)
    if referred is not None:
        id = str(getattr(fact, referred[0]))
        return f"{what} {_cut(known.get((referred[1], id), id))}".strip()
    title = next((value for name in TITLES if isinstance(value := getattr(fact, name, None), str) and value), "")
    if "apa" in type(fact).model_fields:
        where = getattr(fact, "letak_dokumen", None)
        title = f"{title} ({where})" if where else title
    return f"{what} {_cut(title)}".strip()


def _cut(title: str) -> str:
    """A title short enough to stand in a path."""
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def written(value: object, field: FieldInfo | None, known: Names) -> str:
    """A value as a reader writes it; '' for none."""
    return _written(value, money=field is not None and _is_money(field), kind=_reference(field), known=known)


def whole(fact: Fakta, known: Names) -> str:
    """What a fact says, in a line: each field with its value; of a whole file how much it holds."""
    if isinstance(fact, Berkas):
        lists = [(name, items) for name, items in fact if isinstance(items, tuple) and items]
        return "; ".join(f"{field_title(name)} ({len(items)})" for name, items in lists)
    said = ((name, field, getattr(fact, name)) for name, field in type(fact).model_fields.items() if name not in ASIDE)
    parts = [
        f"{field_title(name)} {_quoted(text)}"
        for name, field, value in said
        if value not in (None, (), {}, field.default) and (text := written(value, field, known))
    ]
    return "; ".join(parts)


def _quoted(text: str) -> str:
    return f"({text})" if ";" in text else text


def _written(value: object, *, money: bool, kind: str | None, known: Names) -> str:
    def inner(item: object) -> str:
        return _written(item, money=money, kind=kind, known=known)

    match value:
        case Kosong():
            return f"{value.kosong} ({value.alasan})"
        case Rentang():
            return f"{inner(value.dari)} sampai {inner(value.sampai)}"
        case Bagian():
            return " ".join(filter(None, (inner(value.nilai), value.satuan, value.nama)))
        case Fakta():
            return whole(value, known)
        case tuple():
            return "; ".join(map(inner, value))
        case dict():
            return "; ".join(f"{key}: {inner(item)}" for key, item in value.items())
        case Decimal() if money:
            return figures.rupiah(value)
        case str() if kind:
            return known.get((kind, value), value)
    return _scalar(value)


def _scalar(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ya" if value else "tidak"
        case Decimal():
            return figures.number(value, figures.places(value))
        case date():
            return figures.day(value)
        case Formula():
            return value.text
    return str(value)


def _reference(field: FieldInfo | None) -> str | None:
    """The kind of id that a field refers to; None where it refers to none."""
    marks = field.metadata if field else ()
    return next((mark.jenis for mark in marks if isinstance(mark, Rujuk)), None)


def _is_money(field: FieldInfo) -> bool:
    """Whether a field holds amounts in rupiah."""
    return any(isinstance(mark, Uang) for mark in field.metadata) or _marked(field.annotation)


def _marked(annotation: object) -> bool:
    return any(isinstance(part, Uang) or _marked(part) for part in get_args(annotation))


def is_record(value: object) -> bool:
    """Whether a value is a fact whose fields a reader compares one by one."""
    return isinstance(value, Fakta) and not isinstance(value, VALUES)
