"""YAML text -> Peta, Daftar and scalars, each with its place; strict, because YAML 1.1 guesses.

Built on the parser's events; what a scalar means is ``scalar``'s. Anchors, tags, merging and duplicate keys are refused
with the place and a way out.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from sakip.load.meant import spaced
from sakip.load.messages import syntax_message
from sakip.load.scalar import LONGEST_VALUE, Doubt, meaning
from sakip.model.base import Daftar, Peta
from sakip.problem import Letak, Problem

DEEPEST = 20
MOST_NODES = 100_000
LONGEST_TEXT = 20_000
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: Control and formatting characters that a reader cannot see, bidirectional overrides among them.
INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


class _Stop(Exception):
    """The rest of the file cannot be read; the problem is recorded."""


def read_yaml(text: str, name: str, problems: list[Problem]) -> Peta | None:
    """The file's top mapping; None where the text cannot be read, with problems added either way."""
    reader = _Reader(name, problems)
    before = len(problems)
    try:
        root = reader.document(iter(LOADER(text).get_event, None))
    except yaml.MarkedYAMLError as error:
        unclosed = any(part in (error.problem or "") for part in ("unexpected end of stream", "expected ':'"))
        mark = (unclosed and error.context_mark) or error.problem_mark or error.context_mark
        place = Letak(name, mark.line + 1, mark.column + 1) if mark else Letak(name, 1)
        lines = text.rstrip("\n").split("\n")
        if place.baris > len(lines):  # the parser misses something after the end
            place = Letak(name, len(lines), len(lines[-1]) + 1)
        if any(part in (error.problem or "") for part in ("mapping values", "expected ':'")):
            place = _unspaced_key(lines, place)
        code, message = syntax_message(error.problem or "", lines[place.baris - 1])
        problems.append(Problem(code, place, message))
        return None
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        place = Letak(name, text.count("\n", 0, position) + 1)
        problems.append(Problem("S105", place, "Berkas memuat karakter yang tidak dapat dibaca. Hapus karakter itu."))
        return None
    except _Stop:
        return None
    if root is None or (not isinstance(root, Peta) and len(problems) == before):
        message = "Berkas kosong. Isi menurut contoh di panduan." if root is None else (
            "Berkas tidak berisi pasangan kunci dan nilai. Tulis misalnya tahun: 2022."
        )  # fmt: skip
        problems.append(Problem("S107", Letak(name, 1), message))
    return root if isinstance(root, Peta) else None


def _unspaced_key(lines: list[str], place: Letak) -> Letak:
    """Where the key without a space after its colon stands that made the parser stumble here; else the place itself.

    Such a key is text to the parser, and so is what follows it, up to the next key that has its space.
    """
    first = None
    for at in range(place.baris - 1, -1, -1):
        if spaced(lines[at]):
            first = at
        elif lines[at].strip() and at < place.baris - 1:
            break
    if first is None:
        return place
    return Letak(place.berkas, first + 1, len(lines[first]) - len(lines[first].lstrip(" -")) + 1)


class _Reader:
    """Builds the tree of one file from events, recording what it must refuse."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.name = name
        self.problems = problems
        self.nodes = 0

    def document(self, events: Iterator[Any]) -> Any:
        root: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.stop("S214", event, "Berkas memuat lebih dari satu dokumen. Hapus pemisah --- yang kedua.")
            elif isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, self.place(event), 0)
        return root

    def node(self, event: Any, events: Iterator[Any], place: Letak, depth: int) -> Any:
        self.nodes += 1
        if depth > DEEPEST or self.nodes > MOST_NODES:
            self.stop("S215", event, "Isi berkas bertingkat terlalu dalam atau terlalu banyak. Pecah isinya.")
        if event.anchor is not None:
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self.stop(
                "S211", event, f"Jangkar dan alias YAML ({mark}{event.anchor}) tidak dipakai. Tulis nilainya utuh."
            )
        if event.tag is not None:
            self.stop("S212", event, "Tag YAML (tanda !) tidak dipakai. Hapus tag itu.")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, place, depth)
        return self.mapping(events, place, depth)

    def sequence(self, events: Iterator[Any], start: Letak, depth: int) -> Daftar:
        items: list[Any] = []
        places: list[Letak] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            place = self.place(event)
            places.append(place)
            items.append(self.node(event, events, place, depth + 1))
        daftar = Daftar(items)
        daftar.awal = start
        daftar.letak = tuple(places)
        return daftar

    def mapping(self, events: Iterator[Any], start: Letak, depth: int) -> Peta:
        peta = Peta(start)
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.key(event, peta)
            value_event = next(events)
            place = self.place(value_event)
            value = self.node(value_event, events, place, depth + 1)
            if key is not None:
                peta.kunci[key] = self.place(event)
                peta.letak[key] = place
                peta[key] = value
        return peta

    def key(self, event: Any, peta: Peta) -> Any:
        """The key, or None where it is a duplicate and its value is to be dropped."""
        if isinstance(event, yaml.ScalarEvent) and event.value == "<<":
            self.stop("S211", event, "Penggabungan YAML (<<) tidak dipakai. Tulis nilainya utuh.")
        if not isinstance(event, yaml.ScalarEvent) or event.anchor is not None or event.tag is not None:
            self.stop("S213", event, "Kunci bukan satu kata atau angka. Tulis tanpa tanda & * ! [ {.")
        key = self.scalar(event)
        if not isinstance(key, str | int) or isinstance(key, bool):
            self.stop("S213", event, f'Kunci "{event.value[:60]}" bukan satu kata atau bilangan bulat. Ganti kuncinya.')
        if key in peta:
            first = peta.kunci[key].baris
            self.refuse("S210", event, f'Kunci "{str(key)[:60]}" sudah ada di baris {first}. Hapus salah satu.')
            return None
        return key

    def scalar(self, event: Any) -> Any:
        text: str = event.value
        if len(text) > LONGEST_TEXT:
            self.stop("S215", event, f"Teks terlalu panjang (paling panjang {LONGEST_TEXT} huruf). Ringkas isinya.")
        if not text.isprintable() and (hidden := INVISIBLE.search(text)):
            message = f"Teks memuat karakter tak terlihat (U+{ord(hidden[0]):04X}). Ketik ulang teks ini."
            self.refuse("S216", event, message)
        if event.style or not event.implicit[0] or len(text) > LONGEST_VALUE:
            return text
        found = meaning(text)
        if isinstance(found, Doubt):
            self.refuse(found.code, event, found.message)
            return text
        return found

    def place(self, event: Any) -> Letak:
        return Letak(self.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def refuse(self, code: str, event: Any, message: str) -> None:
        self.problems.append(Problem(code, self.place(event), message))

    def stop(self, code: str, event: Any, message: str) -> None:
        self.refuse(code, event, message)
        raise _Stop
