"""The real data, damaged in hundreds of ways: each is refused with problems that can be found and understood.

The variants are made by walking the real files, so they are the same on every run and follow the data as it grows.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from sakip.load import load
from sakip.load.yaml import read_yaml
from sakip.model import KINDS
from sakip.model.base import Daftar, Fakta, Peta, Rujuk
from sakip.problem import DataError, Letak

DATA = ROOT / "data"
LONGEST_MESSAGE = 1000
MESSAGE = re.compile(r'["A-Z].*[.?]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a fact as it stands in a file: lines ``awal`` to ``akhir`` (exclusive, from 0), column from 0."""

    berkas: str
    model: type[Fakta]
    kunci: Any
    nilai: Any
    awal: int
    akhir: int
    kolom: int

    @property
    def required(self) -> bool:
        """Whether the fact cannot do without this key."""
        return bool(self.model.model_fields[self.kunci].is_required())


Variant = tuple[str, str, bytes]
TEXTS = {path.name: path.read_text("utf-8") for path in sorted(DATA.glob("*.yaml"))}
LINES = {name: text.splitlines() for name, text in TEXTS.items()}


@cache
def tree(name: str) -> Peta:
    """The file's content with the place of each value."""
    found = read_yaml(TEXTS[name], name, [])
    assert found is not None
    return found


@cache
def facts(name: str) -> tuple[Fakta, ...]:
    """Every fact of the file."""
    fact: Fakta = KINDS[re.split("[-.]", name)[0]].model.model_validate(tree(name))
    return tuple(fact.walk())


@cache
def entries() -> tuple[Entry, ...]:
    """One entry for each key that each kind of fact has."""
    found: dict[tuple[type[Fakta], Any], Entry] = {}
    for name in TEXTS:
        models = {fact.letak(): type(fact) for fact in facts(name)}
        for peta in maps(tree(name)):
            for key in peta:
                model = models.get(peta.awal)
                if model is not None and (model, key) not in found:
                    start, column = peta.kunci[key].baris - 1, peta.kunci[key].kolom - 1
                    found[model, key] = Entry(name, model, key, peta[key], start, end(name, start, column), column)
    return tuple(found.values())


def maps(node: Any) -> Iterator[Peta]:
    """Every mapping in the content."""
    if isinstance(node, Peta):
        yield node
        for value in node.values():
            yield from maps(value)
    elif isinstance(node, Daftar):
        for value in node:
            yield from maps(value)


def end(name: str, start: int, column: int) -> int:
    """The first line after the entry that starts here."""
    for at in range(start + 1, len(LINES[name])):
        line = LINES[name][at]
        if len(line) - len(line.lstrip()) <= column:
            return at
    return len(LINES[name])


def numbers() -> Iterator[tuple[str, Any, Decimal | int, Letak]]:
    """(file, key, number, place) for a measured value of each key; what a document states may be any text too."""
    seen = {"isi"}
    for name in TEXTS:
        for peta in maps(tree(name)):
            for key, value in peta.items():
                measured = isinstance(value, Decimal) or (isinstance(value, int) and key in ("pagu", "nilai", "ideal"))
                if measured and not isinstance(value, bool) and key not in seen:
                    seen.add(key)
                    yield name, key, value, peta.letak[key]


def rewritten(entry: Entry, *lines: str) -> bytes:
    """The file with other lines in the entry's place; the first keeps what stands before the key."""
    before = LINES[entry.berkas][entry.awal][: entry.kolom]
    new = [(before if at == 0 else " " * entry.kolom) + line for at, line in enumerate(lines)]
    kept = LINES[entry.berkas]
    return "\n".join([*kept[: entry.awal], *new, *kept[entry.akhir :], ""]).encode()


def own_lines(entry: Entry) -> list[str]:
    """The entry's lines without what stands before its key."""
    return [line[entry.kolom :] for line in LINES[entry.berkas][entry.awal : entry.akhir]]


def replaced(name: str, place: Letak, old: str, new: str) -> bytes:
    """The file with a text at this place replaced."""
    lines = list(LINES[name])
    line, at = lines[place.baris - 1], place.kolom - 1
    assert line[at:].startswith(old), (name, place, old)
    lines[place.baris - 1] = line[:at] + new + line[at + len(old) :]
    return "\n".join([*lines, ""]).encode()


def without_letter(word: str) -> str:
    """The word misspelt: its last letter but one is missing."""
    return word[:-2] + word[-1]


def dropped_key() -> Iterator[Variant]:
    """A required key is missing."""
    for entry in entries():
        follows = LINES[entry.berkas][entry.akhir : entry.akhir + 1]
        listed = LINES[entry.berkas][entry.awal][: entry.kolom].strip()
        same_fact = bool(follows) and len(follows[0]) - len(follows[0].lstrip()) == entry.kolom
        if entry.required and not listed:
            yield entry.berkas, f"{entry.model.__name__}.{entry.kunci}", rewritten(entry)
        elif entry.required and same_fact:
            longer = Entry(entry.berkas, entry.model, entry.kunci, None, entry.awal, entry.akhir + 1, entry.kolom)
            yield entry.berkas, f"{entry.model.__name__}.{entry.kunci}", rewritten(longer, follows[0].strip())


def wrong_kind() -> Iterator[Variant]:
    """A required list or map is true or false."""
    for entry in entries():
        if entry.required and isinstance(entry.nilai, Peta | Daftar):
            yield entry.berkas, f"{entry.model.__name__}.{entry.kunci}", rewritten(entry, f"{entry.kunci}: true")


def list_for_scalar() -> Iterator[Variant]:
    """A required scalar is a list; every other one will do."""
    for entry in entries()[1::2]:
        if entry.required and not isinstance(entry.nilai, Peta | Daftar):
            yield entry.berkas, f"{entry.model.__name__}.{entry.kunci}", rewritten(entry, f"{entry.kunci}: [1]")


def left_empty() -> Iterator[Variant]:
    """A required value is not filled in; every third key will do."""
    for entry in entries()[1::3]:
        if entry.required:
            yield entry.berkas, f"{entry.model.__name__}.{entry.kunci}", rewritten(entry, f"{entry.kunci}:")


def duplicated_key() -> Iterator[Variant]:
    """A key is there twice; every third key will do."""
    for entry in entries()[::3]:
        lines = own_lines(entry)
        yield entry.berkas, f"{entry.model.__name__}.{entry.kunci}", rewritten(entry, *lines, *lines)


def misspelt_key() -> Iterator[Variant]:
    """A key has lost a letter; every other key will do."""
    for entry in entries()[::2]:
        first, *rest = own_lines(entry)
        lines = (first.replace(entry.kunci, without_letter(entry.kunci), 1), *rest)
        yield entry.berkas, f"{entry.model.__name__}.{entry.kunci}", rewritten(entry, *lines)


def misspelt_reference() -> Iterator[Variant]:
    """A reference has lost a letter."""
    for name in TEXTS:
        for fact in facts(name):
            for field, info in type(fact).model_fields.items():
                value = getattr(fact, field)
                if value is None or not any(isinstance(mark, Rujuk) for mark in info.metadata):
                    continue
                paths = (
                    [((field,), value)] if isinstance(value, str) else [((field, at), v) for at, v in enumerate(value)]
                )
                for path, word in paths:
                    place = fact.letak(*path)
                    assert place is not None
                    yield name, f"{place}", replaced(name, place, word, without_letter(word))


def decimal_comma() -> Iterator[Variant]:
    """A number is written with a decimal comma."""
    for name, key, value, place in numbers():
        yield (
            name,
            str(key),
            replaced(name, place, str(value), f"{value}".replace(".", ",") if "." in str(value) else f"{value},5"),
        )


def dotted_thousands() -> Iterator[Variant]:
    """A number is written with dots between thousands."""
    for name, key, value, place in numbers():
        yield name, str(key), replaced(name, place, str(value), "1.234.567")
        yield name, str(key), replaced(name, place, str(value), "1.234")


def huge_number() -> Iterator[Variant]:
    """A number has hundreds of digits."""
    for name, key, value, place in numbers():
        yield name, str(key), replaced(name, place, str(value), "9" * 400)
        yield name, str(key), replaced(name, place, str(value), "0." + "1" * 400)


def odd_number() -> Iterator[Variant]:
    """A number is written in a way that YAML 1.1 reads as another number, or as none."""
    for name, key, value, place in islice(numbers(), 4):
        for odd in ("010", "1_000", "12:30", "0x1F", "1e3", ".inf", ".nan"):
            yield name, f"{key}: {odd}", replaced(name, place, str(value), odd)


Damage = Callable[[str], bytes]


def first_title(new: str) -> Damage:
    """Replace the start of the source's title, which every file has."""
    return lambda text: text.replace("judul: ", f"judul: {new}", 1).encode()


#: Damage to a whole file, whatever is in it.
WHOLE: dict[str, Damage] = {
    "alias": first_title("*lain "),
    "jangkar": first_title("&lain "),
    "tag": first_title("!!str "),
    "tag python": first_title("!!python/name:os.system "),
    "penggabungan": lambda text: (text + "<<: {catatan: lain}\n").encode(),
    "tab": lambda text: text.replace("\n  ", "\n\t", 1).encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 tanpa tanda": lambda text: text.encode("utf-16-le"),
    "latin-1": lambda text: text.encode() + b"# caf\xe9\n",
    "nol di tengah": lambda text: text.encode().replace(b"judul: ", b"judul: \0", 1),
    "karakter kendali": first_title("A\x1b[2J"),
    "karakter hapus": first_title("A\x7f"),
    "karakter kendali tersandi": lambda text: text.replace("judul: ", 'nomor: "A\\e"\n  judul: ', 1).encode(),
    "arah tulisan terbalik": first_title("A\u202e"),
    "arah tulisan tersekat": first_title("A\u2066"),
    "lebar nol": first_title("A\u200b"),
    "terpotong setelah kunci": lambda text: text[: text.index("judul:") + len("judul:")].encode(),
    "terpotong di dalam kunci": lambda text: (text + "cata").encode(),
    "terpotong di dalam kutip": lambda text: (text + 'keterangan: "terpot').encode(),
    "raksasa": lambda text: (text + "#" * 1_000_000).encode(),
    "bertingkat dalam": lambda text: (text + "keterangan: " + "[" * 5000).encode(),
    "peta bertingkat": lambda text: (text + "keterangan: " + "{a: " * 5000).encode(),
    "kosong": lambda text: b"",
    "hanya komentar": lambda text: re.sub("^", "# ", text, flags=re.MULTILINE).encode(),
    "biner": lambda text: bytes(range(256)),
    "gambar": lambda text: b"\x89PNG\r\n\x1a\n" + bytes(64),
    "daftar": lambda text: re.sub("^", "  ", text, flags=re.MULTILINE).replace("  ", "- ", 1).encode(),
    "satu teks": lambda text: b"LKjIP 2022\n",
    "dua dokumen": lambda text: (text + "---\n" + text).encode(),
    "json rusak": lambda text: b'{"sumber": {"judul": "A",}, "tahun" 2022}',
}


def whole(damage: Damage) -> Callable[[], Iterator[Variant]]:
    """A short, a long and a nested file with this damage."""
    return lambda: ((name, "", damage(TEXTS[name])) for name in ("laporan-2022.yaml", "profil.yaml", "pk-2022.yaml"))


KINDS_OF_DAMAGE: dict[str, Callable[[], Iterator[Variant]]] = {
    "kunci wajib hilang": dropped_key,
    "bukan daftar atau pasangan": wrong_kind,
    "daftar untuk nilai": list_for_scalar,
    "nilai tidak diisi": left_empty,
    "kunci ganda": duplicated_key,
    "kunci salah eja": misspelt_key,
    "rujukan salah eja": misspelt_reference,
    "koma desimal": decimal_comma,
    "titik ribuan": dotted_thousands,
    "angka raksasa": huge_number,
    "angka aneh": odd_number,
    **{name: whole(damage) for name, damage in WHOLE.items()},
}
#: Damage that is one mistake, so that one problem is the whole truth about it.
ONE_MISTAKE = (
    "kunci wajib hilang", "bukan daftar atau pasangan", "daftar untuk nilai", "nilai tidak diisi", "kunci ganda",
    "kunci salah eja", "rujukan salah eja", "koma desimal", "titik ribuan", "angka raksasa", "angka aneh",
    *(name for name in WHOLE if name != "terpotong setelah kunci"),
)  # fmt: skip


@cache
def variants(kind: str) -> tuple[Variant, ...]:
    """All the data damaged in this way."""
    return tuple(KINDS_OF_DAMAGE[kind]())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real data; each variant is put in and taken out again."""
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("rusak") / "data"))


@cache
def refused(folder: Path, name: str, content: bytes) -> DataError | str:
    """The refusal of the data with this file in it; a text where it was accepted or something else went wrong."""
    (folder / name).write_bytes(content)
    try:
        load(folder)
    except DataError as error:
        return error
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    finally:
        (folder / name).write_bytes(TEXTS[name].encode())
    return "diterima"


def faults(folder: Path, refusal: DataError | str) -> Iterator[str]:
    """What a planner could not work with in this refusal."""
    if isinstance(refusal, str):
        yield refusal
        return
    if not refusal.problems:
        yield "tanpa masalah"
    for problem in refusal.problems:
        place = problem.letak
        if not (folder.parent / place.berkas).is_file() or place.baris < 1 or place.kolom < 1:
            yield f"letak: {problem}"
        if not re.fullmatch(r"[A-Z]\d{3}", problem.code) or not MESSAGE.fullmatch(problem.message):
            yield f"kalimat: {problem}"
        if len(problem.message) > LONGEST_MESSAGE:
            yield f"terlalu panjang: {problem.code}"


@pytest.mark.parametrize("kind", KINDS_OF_DAMAGE)
def test_damaged_data_is_refused(kind: str, folder: Path) -> None:
    """Every variant of this damage is refused, with places in existing files and whole sentences."""
    found = {
        f"{name} {what}": fault
        for name, what, content in variants(kind)
        for fault in faults(folder, refused(folder, name, content))
    }

    assert found == {}


@pytest.mark.parametrize("kind", ONE_MISTAKE)
def test_one_mistake_is_one_problem(kind: str, folder: Path) -> None:
    """No variant of this damage is told as several problems."""
    found = {
        f"{name} {what}": [str(problem) for problem in refusal.problems]
        for name, what, content in variants(kind)
        if isinstance(refusal := refused(folder, name, content), DataError) and len(refusal.problems) > 1
    }

    assert found == {}


def test_there_are_hundreds_of_variants() -> None:
    """The damage covers at least two hundred different contents, and every kind has some."""
    contents = {kind: {(name, content) for name, _, content in variants(kind)} for kind in KINDS_OF_DAMAGE}

    assert [kind for kind, found in contents.items() if not found] == []
    assert len(set().union(*contents.values())) >= 200


def test_variants_differ_from_the_real_data() -> None:
    """No variant is the file that it should damage."""
    same = [
        (kind, name, what)
        for kind in KINDS_OF_DAMAGE
        for name, what, content in variants(kind)
        if content == TEXTS[name].encode()
    ]

    assert same == []


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(
    "harmless",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
        lambda text: text.rstrip("\n").encode(),
        lambda text: ("---\n" + text).encode(),
        lambda text: ("# Catatan penyusun\n\n" + text + "\n\n").encode(),
    ],
    ids=["tanda urutan bita", "baris Windows", "Windows dan tanda", "tanpa baris akhir", "pemisah awal", "komentar"],
)
def test_harmless_differences_are_accepted(name: str, harmless: Damage, folder: Path) -> None:
    """What editors do to a file without changing its meaning is no damage."""
    assert refused(folder, name, harmless(TEXTS[name])) == "diterima"


MALICIOUS = {
    "kurung siku": "catatan: " + "[" * 900_000,
    "kurung kurawal": "catatan: " + "{a: " * 200_000,
    "daftar bertingkat": "- " * 400_000,
    "kunci bertingkat": "? " * 400_000,
    "indentasi bertingkat": "\n".join(" " * depth + "a:" for depth in range(1300)),
    "kutip panjang": 'catatan: "' + "a" * 900_000,
    "kunci panjang": "a" * 900_000 + ": 1",
    "teks terlipat panjang": "catatan: >\n" + "  baris\n" * 100_000,
    "banyak kunci": "".join(f"k{number}: 1\n" for number in range(5_000)),
    "kunci ganda berulang": "a: 1\n" * 20_000,
    "banyak angka salah": "a: [" + "0,5, " * 20_000 + "]",
    "miliaran tawa": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
    "angka bergaris bawah": "catatan: " + "1_" * 9_000 + "x",
    "angka bertitik dua": "catatan: " + "1:1" * 6_000 + "x",
    "angka bertitik": "catatan: " + "1.111" * 4_000 + "x",
    "rupiah panjang": "catatan: Rp" + " " * 9_000 + "1" * 9_000 + "x",
    "arahan": "%YAML 9.9\n---\ntahun: 2022\n",
    "bilangan raksasa": "tahun: " + "9" * 19_000,
    "tahun negatif": "tahun: -99999999999999999",
    "komentar saja": "#" * 900_000,
}


@pytest.mark.parametrize("text", MALICIOUS.values(), ids=MALICIOUS)
def test_malicious_file_is_refused(text: str, folder: Path) -> None:
    """A file made to exhaust the reader ends in a refusal."""
    assert list(faults(folder, refused(folder, "laporan-2022.yaml", text.encode()))) == []


@pytest.mark.parametrize(
    "rumus",
    [
        "(" * 900_000,
        "9 ** 9 ** 9 ** 9",
        "().__class__.__base__.__subclasses__()",
        "__import__('os').system('true')",
        "'a' * 999999999",
        "1e999999 * 1e999999 + nilai / ideal",
        "nilai / ideal + " * 50_000 + "1",
    ],
    ids=lambda rumus: rumus[:20],
)
def test_malicious_formula_is_refused(rumus: str, folder: Path) -> None:
    """A formula made to break out or to run for long ends in a refusal of the data."""
    name = "iku-2021-2026.yaml"
    content = TEXTS[name].replace("rumus: nilai / ideal", f'rumus: "{rumus}"')

    assert list(faults(folder, refused(folder, name, content.encode()))) == []
