"""The body of a page -> text and macro calls. Nothing is run.

A page may only call a macro by name with literal arguments, because content comes from strangers' pull requests. What
is nothing but text, ``{% raw %}`` and such calls is read here; any other body is ``grammar``'s.
"""

import re
from dataclasses import dataclass

from sakip.problem import Letak, Problem

Argument = str | int | bool

#: Where Jinja begins to read: nothing but this is more than text.
BRACES = re.compile(r"\{[{%]")
RAW = re.compile(r"\{%\s*raw\s*%\}(?P<teks>.*?)\{%\s*endraw\s*%\}", re.DOTALL)
#: A call without anything that Jinja might read otherwise: escapes, words of its own, a comma at the end.
LITERAL = r"""(?:"[^"\\\n]*"|'[^'\\\n]*'|[1-9]\d{0,8})"""
ARGUMENT = rf"(?:[a-z_]+\s*=\s*)?{LITERAL}"
CALL = re.compile(
    r"\{\{[ \t]*(?!(?:and|else|false|if|in|is|none|not|or|true)\()(?P<nama>[a-z_]+)"
    rf"\(\s*(?P<isian>(?:{ARGUMENT}(?:\s*,\s*{ARGUMENT})*)?)\s*\)\s*\}}\}}"
)
PARTS = re.compile(rf"(?:(?P<kunci>[a-z_]+)\s*=\s*)?(?P<nilai>{LITERAL})")


@dataclass(frozen=True, slots=True)
class Call:
    """A macro call as a page writes it."""

    letak: Letak
    nama: str
    args: tuple[Argument, ...]
    kwargs: tuple[tuple[str, Argument], ...]


def read_body(body: str, shown: str, offset: int, problems: list[Problem]) -> tuple[str | Call, ...]:
    """The text and the calls in order, with a problem for all else; ``offset`` is how many lines stand before it."""
    parts = plain(body, shown, offset)
    if parts is None:
        from sakip.pages.grammar import parsed  # noqa: PLC0415 - Jinja takes long to import and few pages need it

        parts = tuple(parsed(body, shown, offset, problems))
    return parts


def plain(body: str, shown: str, offset: int) -> tuple[str | Call, ...] | None:
    """The text and the calls; None where anything else stands in braces."""
    parts: list[str | Call] = []
    at = 0
    while found := BRACES.search(body, at):
        start = found.start()
        place = Letak(shown, body.count("\n", 0, start) + 1 + offset, start - body.rfind("\n", 0, start))
        part, end = _raw(body, start) or _call(body, start, place) or (None, 0)
        if part is None:
            return None
        parts += (body[at:start], part)
        at = end
    return tuple(part for part in (*parts, body[at:]) if part != "")


def _raw(body: str, start: int) -> tuple[str, int] | None:
    match = RAW.match(body, start)
    return (match["teks"], match.end()) if match and "endraw" not in match["teks"] else None


def _call(body: str, start: int, place: Letak) -> tuple[Call, int] | None:
    match = CALL.match(body, start)
    if match is None:
        return None
    parts = [(part["kunci"], _value(part["nilai"])) for part in PARTS.finditer(match["isian"])]
    args = tuple(value for key, value in parts if key is None)
    if any(key is not None for key, _ in parts[: len(args)]):  # one without a key after one that has it
        return None
    return Call(place, match["nama"], args, tuple((key, value) for key, value in parts if key is not None)), match.end()


def _value(literal: str) -> Argument:
    return literal[1:-1] if literal[0] in "\"'" else int(literal)
