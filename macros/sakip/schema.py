"""The model of each kind of data file -> a JSON Schema, so that an editor completes, explains and underlines YAML.

Generated from the fields and their Indonesian descriptions; nothing is read or written. A schema knows shapes: keys,
types, choices, bounds. What a file says about another, and rules between its own values, only ``sakip check`` knows.
"""

import json
import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from sakip.model import KINDS

#: What each kind of file holds, as the guide says it.
CONTENTS: Mapping[str, str] = {
    "instansi": "siapa yang melapor",
    "profil": "aturan capaian, pembulatan, peringkat, skala predikat, ukuran efisiensi, dan batas kewajaran",
    "laporan": "tahun yang dilaporkan dan tanggal laporannya; yang terbaru menentukan isi situs",
    "renstra": (
        "satu versi rencana: visi, misi, tujuan, sasaran, indikator, target, program, kegiatan, dan pendanaannya"
    ),
    "iku": "arti setiap indikator dan cara mengukurnya",
    "pk": "Perjanjian Kinerja awal dan perubahannya",
    "realisasi": "hasil, bukti, dan analisis",
    "evaluasi": "hasil evaluasi AKIP dan tindak lanjutnya",
    "reviu": "pernyataan telah direviu dan jawaban pereviu atas daftar uji",
    "penilaian": "nilai setiap aspek dan sub-aspek di balik sebuah indikator",
    "anggaran": "program, kegiatan, sub kegiatan, dan belanja: uang dan keluarannya",
    "organisasi": "kedudukan, tugas, fungsi, isu strategis, dan kolaborasi",
    "sdm": "banyak pegawai menurut status, pendidikan, golongan, dan jenis kelamin",
    "inovasi": "inovasi yang tercatat",
    "penghargaan": "penghargaan yang diterima",
    "cetak": "isi dokumen cetak yang tidak melekat pada satu fakta",
}
#: What the editor says below a value of the wrong type; without it, the editor would say so in English.
WRONG_TYPE = {
    "number": "Isi angka, misalnya 1234.50.",
    "integer": "Isi bilangan bulat.",
    "string": "Isi teks. Bila tampak seperti angka, beri tanda kutip.",
    "boolean": "Isi true atau false.",
    "array": "Isi daftar: setiap butir di baris baru, diawali tanda minus.",
}
WRONG_PATTERN = {
    r"\S": "Isi teksnya, atau hapus kuncinya bila tidak wajib.",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "Pakai huruf kecil dan angka, disambung tanda minus.",
    r"^[a-z][a-z0-9_]*$": "Pakai huruf kecil dan angka, disambung garis bawah.",
}
#: pydantic's names of bounds, which it leaves in some schemas, and those of JSON Schema.
BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}


def schema_text(kind: str) -> str:
    """The schema of a kind of file as its own file has it: the same bytes for the same model."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file. Raises KeyError for a kind that there is not."""
    head = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": f"Berkas {kind}",
        "description": f"{CONTENTS[kind][0].upper()}{CONTENTS[kind][1:]}.",
    }
    found = KINDS[kind].model.model_json_schema(schema_generator=_Generator)
    parts = {name: _unnamed(part) for name, part in found.pop("$defs", {}).items()}
    return {**head, **_spoken(_unnamed(found)), "$defs": _spoken(parts)}


class _Generator(GenerateJsonSchema):
    """Describes what the data files write, where pydantic would describe Python or JSON."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: a title made of the key says nothing that the key does not."""
        return False

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """A formula, the only dataclass among the values: files write it as text."""
        return {"type": "string", "minLength": 1}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """A number; text that looks like one is refused."""
        bounds = {key: _plain(bound) for key, bound in schema.items() if key in BOUNDS}
        return {"type": "number", **bounds}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        """A date, which YAML as an editor reads it takes for text."""
        return {"type": "string", "format": "date"}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """What may be left out; a key that stands there has a value."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """With its default where that says something: none or nothing is what leaving out the key means anyway."""
        return super().default_schema(schema) if schema.get("default") else self.generate_inner(schema["schema"])

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """Any of the kinds of value; which one is seen from the value itself."""
        return {"anyOf": [self.generate_inner(choice) for choice in schema["choices"].values()]}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A mapping whose keys are names or, in a small or large range, numbers; no other keys."""
        value = self.generate_inner(schema["values_schema"])
        found: JsonSchemaValue = {"type": "object", "additionalProperties": False}
        keys: Any = schema["keys_schema"]
        numbers = range(keys["ge"], keys["le"] + 1) if keys["type"] == "int" else range(0)
        if 0 < len(numbers) <= 12:
            found["properties"] = {str(number): value for number in numbers}
        else:
            found["patternProperties"] = {_pattern(numbers) if numbers else keys["pattern"]: value}
        return found | ({"minProperties": schema["min_length"]} if "min_length" in schema else {})


def _unnamed(found: dict[str, Any]) -> dict[str, Any]:
    """Without the name and docstring of a class, which are for programmers."""
    return {key: part for key, part in found.items() if key not in ("title", "description")}


def _spoken(found: Any) -> Any:
    """With what an editor should say, in Indonesian, where each part is not kept to."""
    if isinstance(found, list):
        return [_spoken(part) for part in found]
    if not isinstance(found, dict):
        return found
    spoken = {BOUNDS.get(key, key): _spoken(part) for key, part in found.items()}
    match found:
        case {"enum": list(choices)}:
            spoken["errorMessage"] = f"Pilih salah satu: {', '.join(choices)}."
        case {"const": str(only)}:
            spoken["errorMessage"] = f"Isi {only}."
        case {"format": "date"}:
            spoken["errorMessage"] = "Isi tanggal: tahun-bulan-hari, misalnya 2022-07-13."
        case {"type": str(kind)} if kind in WRONG_TYPE:
            spoken["errorMessage"] = WRONG_TYPE[kind]
    if isinstance(pattern := found.get("pattern"), str):
        if not re.search(pattern, ""):
            spoken.pop("minLength", None)  # one message is enough
        spoken["patternErrorMessage"] = WRONG_PATTERN.get(pattern, "Bentuk tulisan ini tidak sesuai dengan gunanya.")
    return spoken


def _plain(number: Any) -> int | float:
    """A bound as JSON writes it: 0, not 0.0."""
    return int(number) if number == int(number) else float(number)


def _pattern(numbers: range) -> str:
    """What matches these numbers and no other, ten at a time."""
    tens = ((ten, [*map(str, group)]) for ten, group in groupby(numbers, key=lambda number: number // 10))
    return f"^({'|'.join(f'{ten}[0-9]' if len(group) == 10 else '|'.join(group) for ten, group in tens)})$"
