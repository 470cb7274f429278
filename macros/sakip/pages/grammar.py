"""The body of any page, as Jinja parses it: what cannot be read, what is refused, and the calls. Nothing is run."""

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from sakip.pages.body import Argument, Call
from sakip.problem import Letak, Problem

#: It only parses. Its comments have a mark that no page can hold, so that ``{#`` stays text.
SYNTAX = Environment(
    autoescape=True, keep_trailing_newline=True, comment_start_string="\0{#", comment_end_string="#}\0"
)


def parsed(body: str, shown: str, offset: int, problems: list[Problem]) -> Iterator[str | Call]:
    """The text and the calls; a problem for each other expression, filter, statement or variable at its line."""
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
        "Halaman memuat ungkapan, penyaring, variabel, atau perintah. "
        'Panggil makro dengan nilai tetap saja, misalnya {{ tabel("pengukuran") }}.'
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
