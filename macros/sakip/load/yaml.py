"""YAML text -> Peta, Daftar and scalars, each with its place; strict, because YAML 1.1 guesses.

Built on the parser's events: a scalar is null, true/false, an integer, a decimal (``Decimal``, its scale kept), an ISO
date, or text. What YAML 1.1 would turn into something else (``010``, ``12:30``, ``no``), numbers written as Indonesians
write them (``0,61``, ``1.234.567``), anchors, tags and duplicate keys are refused with the place and a way out.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from sakip.load.messages import syntax_message
from sakip.model.base import Daftar, Peta
from sakip.problem import Letak, Problem

DEEPEST = 20
MOST_NODES = 100_000
LONGEST_TEXT = 20_000
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,17})\.\d{1,12}")
DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
#: Plain scalars that look like a value but are not one here: pattern, code, what is wrong and what to write.
SUSPECT = (
    (re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+,\d+"), "S203", "memakai koma desimal dan titik ribuan. Tulis {plain}."),
    (re.compile(r"[-+]?\d+,\d+"), "S203", "memakai koma desimal. Tulis {plain}."),
    (re.compile(r"[-+]?\d{1,3}(?:\.\d{3}){2,}"), "S205", "memakai titik ribuan. Tulis {joined}."),
    (re.compile(r"[-+]?\d{1,3}(?:,\d{3}){2,}"), "S205", "memakai koma ribuan. Tulis {joined}."),
    (re.compile(r"[-+]?0\d+(?:\.\d+)?"), "S206", "diawali nol. Tulis {stripped}, atau beri tanda kutip bila kode."),
    (re.compile(r"(?i:yes|no|on|off|y|n)"), "S207", "bermakna ganda. Tulis true atau false, atau beri tanda kutip."),
    (re.compile(r"(?:True|TRUE|False|FALSE)"), "S207", "ditulis dengan huruf kecil: true atau false."),
    (re.compile(r"(?:Null|NULL)"), "S207", "ditulis dengan huruf kecil: null."),
    (re.compile(r"(?i:rp)\.?\s*[\d.,]+"), "S208", "memuat lambang rupiah. Tulis angkanya saja tanpa titik ribuan."),
    (re.compile(r"[-+]?[\d.,]+\s*%"), "S208", "memuat tanda persen. Tulis angkanya saja."),
    (
        re.compile(
            r"[-+]?\d[\d_]*(?::[0-5]?\d)+|[-+]?\d[\d_]*_[\d_]*|0[xob][\da-fA-F_]+|[-+]?\d+(?:\.\d*)?[eE][-+]?\d+"
            r"|[-+]?\.\d+|[-+]?\d+\.|\+\d+(?:\.\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|-?\d{19,}(?:\.\d+)?"
            r"|-?\d+\.\d{13,}"
        ),
        "S208",
        "bukan bentuk angka yang diterima. Tulis misalnya 1234.50, atau beri tanda kutip bila teks.",
    ),
)
AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
LONGEST_NUMBER = 40
EARLIEST, LATEST = 1945, 2100
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
        root = reader.document(iter(yaml.parse(text, Loader=LOADER)))
    except yaml.MarkedYAMLError as error:
        unclosed = any(part in (error.problem or "") for part in ("unexpected end of stream", "expected ':'"))
        mark = (unclosed and error.context_mark) or error.problem_mark or error.context_mark
        place = Letak(name, mark.line + 1, mark.column + 1) if mark else Letak(name, 1)
        lines = text.split("\n")
        line = lines[place.baris - 1] if place.baris <= len(lines) else ""
        code, message = syntax_message(error.problem or "", line)
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
            "Berkas harus berisi pasangan kunci dan nilai, misalnya tahun: 2022."
        )  # fmt: skip
        problems.append(Problem("S107", Letak(name, 1), message))
    return root if isinstance(root, Peta) else None


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
                    self.stop("S214", event, "Satu berkas hanya memuat satu dokumen. Hapus pemisah --- yang kedua.")
            elif isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, 0)
        return root

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Any:
        self.nodes += 1
        if depth > DEEPEST or self.nodes > MOST_NODES:
            self.stop("S215", event, "Isi berkas bertingkat terlalu dalam atau terlalu banyak.")
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self.stop(
                "S211", event, f"Jangkar dan alias YAML ({mark}{event.anchor}) tidak dipakai. Tulis nilainya utuh."
            )
        if event.tag is not None:
            self.stop("S212", event, "Tag YAML (tanda !) tidak dipakai. Hapus tag itu.")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events, depth)
        return self.mapping(event, events, depth)

    def sequence(self, start: Any, events: Iterator[Any], depth: int) -> Daftar:
        items: list[Any] = []
        places: list[Letak] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            places.append(self.place(event))
            items.append(self.node(event, events, depth + 1))
        daftar = Daftar(items)
        daftar.awal = self.place(start)
        daftar.letak = tuple(places)
        return daftar

    def mapping(self, start: Any, events: Iterator[Any], depth: int) -> Peta:
        peta = Peta(self.place(start))
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.key(event, peta)
            value_event = next(events)
            value = self.node(value_event, events, depth + 1)
            if key is not None:
                peta.kunci[key] = self.place(event)
                peta.letak[key] = self.place(value_event)
                peta[key] = value
        return peta

    def key(self, event: Any, peta: Peta) -> Any:
        """The key, or None where it is a duplicate and its value is to be dropped."""
        if isinstance(event, yaml.ScalarEvent) and event.value == "<<":
            self.stop("S211", event, "Penggabungan YAML (<<) tidak dipakai. Tulis nilainya utuh.")
        if not isinstance(event, yaml.ScalarEvent) or event.anchor is not None or event.tag is not None:
            self.stop("S213", event, "Kunci harus berupa satu kata atau angka, tanpa tanda & * ! [ {.")
        key = self.scalar(event)
        if not isinstance(key, str | int) or isinstance(key, bool):
            self.stop("S213", event, f'Kunci "{event.value[:60]}" harus berupa satu kata atau bilangan bulat.')
        if key in peta:
            first = peta.kunci[key].baris
            self.refuse("S210", event, f'Kunci "{str(key)[:60]}" sudah ada di baris {first}. Hapus salah satu.')
            return None
        return key

    def scalar(self, event: Any) -> Any:
        text: str = event.value
        if len(text) > LONGEST_TEXT:
            self.stop("S215", event, f"Teks terlalu panjang (paling panjang {LONGEST_TEXT} huruf).")
        if hidden := INVISIBLE.search(text):
            message = f"Teks memuat karakter tak terlihat (U+{ord(hidden[0]):04X}). Ketik ulang teks ini."
            self.refuse("S216", event, message)
        if event.style or not event.implicit[0]:
            return text
        if text in ("", "~", "null"):
            return None
        if text in ("true", "false"):
            return text == "true"
        if AMBIGUOUS.fullmatch(text):
            whole, decimal = re.sub("[.,]", "", text), text.replace(",", ".") + "0"
            message = f'"{text}" bermakna ganda. Tulis {whole} bila ribuan, atau {decimal} bila desimal.'
            self.refuse("S204", event, message)
        elif INTEGER.fullmatch(text):
            return int(text)
        elif DECIMAL.fullmatch(text):
            return Decimal(text)
        elif match := DATE.fullmatch(text):
            return self.date(event, *map(int, match.groups()))
        elif len(text) <= LONGEST_NUMBER:
            self.suspect(event, text)
        return text

    def date(self, event: Any, year: int, month: int, day: int) -> date | str:
        try:
            if not EARLIEST <= year <= LATEST:
                raise ValueError(year)
            return date(year, month, day)
        except ValueError:
            self.refuse(
                "S209",
                event,
                f'Tanggal "{event.value}" tidak ada di kalender atau di luar jangkauan. Tulis tahun-bulan-hari.',
            )
            return str(event.value)

    def suspect(self, event: Any, text: str) -> None:
        for pattern, code, message in SUSPECT:
            if pattern.fullmatch(text):
                plain = text.replace(".", "").replace(",", ".").lstrip("+")
                joined = re.sub(r"[.,+]", "", text)
                stripped = re.sub(r"^([-+]?)0+(?=\d)", r"\1", text)
                self.refuse(code, event, f'"{text}" ' + message.format(plain=plain, joined=joined, stripped=stripped))
                return

    def place(self, event: Any) -> Letak:
        return Letak(self.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def refuse(self, code: str, event: Any, message: str) -> None:
        self.problems.append(Problem(code, self.place(event), message))

    def stop(self, code: str, event: Any, message: str) -> None:
        self.refuse(code, event, message)
        raise _Stop
