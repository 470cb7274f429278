"""The text of a page -> its front matter, and its body as text and macro calls.

Jinja parses, nothing is run: a page may only call a macro by name with literal arguments. Every other expression,
filter, statement, attribute or variable is a problem at its line, because content comes from strangers' pull requests.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from sakip.load.yaml import read_yaml
from sakip.model.base import Daftar, Peta
from sakip.problem import Letak, Problem, did_you_mean

LONGEST = 500_000
FENCE = "---"
#: The front matter a page may have, with the type and meaning of each key.
FRONT_MATTER: dict[str, tuple[type, str]] = {
    "title": (str, "judul halaman"),
    "description": (str, "ringkasan halaman untuk mesin pencari"),
    "bab": (int, "nomor bab, berupa bilangan bulat, misalnya 3"),
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
    """A page as written: its path below the content folder, its chapter if it has one, text and calls in order.

    ``offset`` is how many lines of front matter stand above.
    """

    path: str
    bab: int | None
    parts: tuple[str | Call, ...]
    offset: int


def read_source(path: str, shown: str, text: str, problems: list[Problem]) -> Source | None:
    """Read a page; ``shown`` is its path in problems. None, with problems added, where it cannot be used."""
    before = len(problems)
    if len(text) > LONGEST:
        problems.append(Problem("H105", Letak(shown, 1), "Halaman terlalu panjang. Pecah menjadi beberapa halaman."))
        return None
    meta, body, offset = _split(text)
    bab = _front_matter(meta, shown, problems) if meta is not None else None
    parts = tuple(_parts(body, shown, offset, problems))
    return Source(path, bab, parts, offset) if len(problems) == before else None


def _split(text: str) -> tuple[str | None, str, int]:
    """Front matter, body, and how many lines stand before the body."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != FENCE:
        return None, "\n".join(lines), 0
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.rstrip() in (FENCE, "...")), None)
    if end is None:
        return None, "\n".join(lines), 0
    return "\n" + "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 1


def _front_matter(meta: str, shown: str, problems: list[Problem]) -> int | None:
    """The page's chapter; a problem for each key or value that a page may not have."""
    tree = read_yaml(meta, shown, problems) if meta.strip() else None
    for key, value in (tree or Peta(Letak(shown, 1))).items():
        place = tree.kunci[key] if tree is not None else Letak(shown, 1)
        if key not in FRONT_MATTER:
            message = f'Kunci "{key}" tidak dikenal di kepala halaman.{did_you_mean(key, FRONT_MATTER)}'
            problems.append(Problem("H106", place, message))
        elif not isinstance(value, FRONT_MATTER[key][0]) or isinstance(value, bool):
            problems.append(Problem("H106", place, f'"{key}" berisi {FRONT_MATTER[key][1]}. Perbaiki isinya.'))
        elif isinstance(value, Daftar) and (wrong := [item for item in value if item not in HIDEABLE]):
            message = f'"{key}" tidak mengenal "{wrong[0]}". Pilih navigation, toc, atau path.'
            problems.append(Problem("H106", place, message))
        elif isinstance(value, str) and ("{{" in value or "{%" in value):
            problems.append(Problem("H106", place, "Kepala halaman tidak boleh memuat makro. Tulis teks biasa."))
    bab = tree.get("bab") if tree is not None else None
    return bab if isinstance(bab, int) else None


def _parts(body: str, shown: str, offset: int, problems: list[Problem]) -> Iterator[str | Call]:
    try:
        template = SYNTAX.parse(body)
    except TemplateSyntaxError as error:
        message = "Kurung kurawal makro tidak dapat dibaca. Tulis {{ nama(...) }}, atau apit contoh dengan {% raw %}."
        problems.append(Problem("H101", Letak(shown, error.lineno + offset), message))
        return
    except RecursionError:
        problems.append(Problem("H101", Letak(shown, offset + 1), "Ungkapan di halaman bertingkat terlalu dalam."))
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
        line = self.lines[node.lineno - 1] if node.lineno <= len(self.lines) else ""
        start = self.after.get(node.lineno, 0)
        column = min((at for mark in ("{{", "{%") if (at := line.find(mark, start)) >= 0), default=0)
        self.after[node.lineno] = column + 2
        return Letak(self.shown, node.lineno + self.offset, column + 1)


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
