"""The text of a page -> its front matter, and its body as text and macro calls.

Jinja parses, nothing is run: a page may only call a macro by name with literal arguments. Every other expression,
filter, statement, attribute or variable is a problem at its line, because content comes from strangers' pull requests.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from sakip.load.yaml import read_yaml
from sakip.model.base import Daftar, Peta
from sakip.problem import Letak, Problem, did_you_mean

LONGEST = 200_000
#: Python-Markdown takes time quadratic in these.
MOST_MARKS = 2_000
FENCE = "---"
#: The front matter a page may have, with the type and meaning of each key.
FRONT_MATTER: dict[str, tuple[type, str]] = {
    "title": (str, "judul halaman"),
    "description": (str, "ringkasan halaman untuk mesin pencari"),
    "bab": (int, "nomor bab, berupa bilangan bulat mulai 1, misalnya 3"),
    "hide": (Daftar, "daftar bagian yang disembunyikan, setiap butir diawali minus: navigation, toc, atau path"),
}
HIDEABLE = frozenset({"navigation", "toc", "path"})
#: It only parses. Its comments have a mark that no page can hold, so that ``{#`` stays text.
SYNTAX = Environment(
    autoescape=True, keep_trailing_newline=True, comment_start_string="\0{#", comment_end_string="#}\0"
)
Argument = str | int | bool


@dataclass(frozen=True, slots=True)
class Call:
    """A macro call as a page writes it."""

    letak: Letak
    nama: str
    args: tuple[Argument, ...]
    kwargs: tuple[tuple[str, Argument], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A page as written: its path below the content folder, whole text, front matter, and its body's text and calls."""

    path: str
    text: str
    meta: Mapping[str, object]
    parts: tuple[str | Call, ...]

    @property
    def bab(self) -> int | None:
        """The chapter the page belongs to; None if to none."""
        bab = self.meta.get("bab")
        return bab if isinstance(bab, int) else None


def read_source(path: str, shown: str, text: str, problems: list[Problem]) -> Source | None:
    """Read a page; ``shown`` is its path in problems. None, with problems added, where it cannot be used."""
    before = len(problems)
    if len(text) > LONGEST or any(text.count(mark) > MOST_MARKS for mark in ("[", "<", "*", "_", "`", "{")):
        message = "Halaman terlalu panjang atau terlalu banyak bertanda [ < * _ ` {. Pecah menjadi beberapa halaman."
        problems.append(Problem("H112", Letak(shown, 1), message))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header, body, offset = _split(text)
    meta = _front_matter(header, shown, problems)
    parts = tuple(_parts(body, shown, offset, problems))
    return Source(path, text, meta, parts) if len(problems) == before else None


def _split(text: str) -> tuple[str | None, str, int]:
    """Front matter, body, and how many lines stand before the body."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, "\n".join(lines), 0
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.rstrip() in (FENCE, "...")), None)
    if end is None:
        return None, "\n".join(lines), 0
    return "\n" + "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 1


def _front_matter(meta: str | None, shown: str, problems: list[Problem]) -> Mapping[str, object]:
    """The page's front matter; a problem for each key or value that a page may not have."""
    tree = read_yaml(meta, shown, problems) if meta is not None and meta.strip() else None
    for key, value in (tree or Peta(Letak(shown, 1))).items():
        place = tree.kunci[key] if tree is not None else Letak(shown, 1)
        if key not in FRONT_MATTER:
            message = f'Kunci "{key}" tidak dikenal di kepala halaman.{did_you_mean(key, FRONT_MATTER)}'
            problems.append(Problem("H106", place, message))
        elif (
            not isinstance(value, FRONT_MATTER[key][0])
            or isinstance(value, bool)
            or (isinstance(value, int) and value < 1)
        ):
            problems.append(Problem("H106", place, f'"{key}" berisi {FRONT_MATTER[key][1]}. Perbaiki isinya.'))
        elif isinstance(value, Daftar) and (wrong := [item for item in value if item not in HIDEABLE]):
            message = f'"{key}" tidak mengenal "{wrong[0]}". Pilih navigation, toc, atau path.'
            problems.append(Problem("H106", place, message))
        elif isinstance(value, str) and re.search(r'[<>"{}]', value):
            message = f'"{key}" tidak boleh memuat makro atau tanda < > " {{ }}. Tulis teks biasa.'
            problems.append(Problem("H106", place, message))
    return (
        {}
        if tree is None
        else {key: list(value) if isinstance(value, Daftar) else value for key, value in tree.items()}
    )


def _parts(body: str, shown: str, offset: int, problems: list[Problem]) -> Iterator[str | Call]:
    try:
        template = SYNTAX.parse(body)
    except TemplateSyntaxError as error:
        message = "Kurung kurawal makro tidak dapat dibaca. Tulis {{ nama(...) }}, atau apit contoh dengan {% raw %}."
        problems.append(Problem("H101", Letak(shown, error.lineno + offset), message))
        return
    except (RecursionError, ValueError):
        message = "Ungkapan di halaman bertingkat terlalu dalam, atau angkanya terlalu panjang. Sederhanakan."
        problems.append(Problem("H101", Letak(shown, offset + 1), message))
        return
    places = _Places(body, shown, offset)
    for node in template.body:
        if not isinstance(node, nodes.Output):
            problems.append(_refused(places.of(node)))
            continue
        for item in node.nodes:
            if isinstance(item, nodes.TemplateData):
                yield item.data
                continue
            place = places.of(item)
            call = _call(item, place)
            if call is None:
                problems.append(_refused(place))
            else:
                yield call


class _Places:
    """Where the expressions of a body stand, asked for in reading order: Jinja knows their lines, not their columns."""

    def __init__(self, body: str, shown: str, offset: int) -> None:
        self.lines, self.shown, self.offset = body.split("\n"), shown, offset
        self.after: dict[int, int] = {}

    def of(self, node: nodes.Node) -> Letak:
        number = node.lineno or next((part.lineno for part in node.iter_child_nodes() if part.lineno), 1)
        line = self.lines[number - 1] if number <= len(self.lines) else ""
        start = self.after.get(number, 0)
        column = min((at for mark in ("{{", "{%") if (at := line.find(mark, start)) >= 0), default=0)
        self.after[number] = column + 2
        return Letak(self.shown, number + self.offset, column + 1)


def _refused(place: Letak) -> Problem:
    message = (
        'Halaman hanya boleh memanggil makro dengan nilai tetap, misalnya {{ tabel("pengukuran") }}. '
        "Ungkapan, penyaring, variabel, dan perintah lain ditolak."
    )
    return Problem("H102", place, message)


def _call(node: nodes.Expr, place: Letak) -> Call | None:
    """The call, or None where the expression is anything else."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        return None
    args = [_literal(argument) for argument in node.args]
    kwargs = [(item.key, _literal(item.value)) for item in node.kwargs]
    if any(value is None for value in (*args, *(value for _, value in kwargs))):
        return None
    return Call(
        place,
        node.node.name,
        tuple(value for value in args if value is not None),
        tuple((key, value) for key, value in kwargs if value is not None),
    )


def _literal(node: Any) -> Argument | None:
    value = node.value if isinstance(node, nodes.Const) else None
    return value if isinstance(value, str | int) else None
