"""The text of a data file -> the same facts, laid out in the one canonical way.

source   text -> entries: every scalar as typed, and where each entry and comment stands
attach   comments -> the entries that they are about
order    a model -> the order of its keys
write    entries -> lines

Of YAML libraries, those that keep comments keep them by position, which leaves them behind when a key moves.
"""

import re

from sakip.layout.attach import attach
from sakip.layout.order import put_in_order
from sakip.layout.source import Source, read_source
from sakip.layout.write import written
from sakip.load.yaml import read_yaml
from sakip.problem import Problem


def layout(text: str, kind: str, name: str, problems: list[Problem]) -> str | None:
    """The text laid out, or None: with the mistakes of syntax added to the problems, or as what cannot be done safely.

    Keys follow the model, two spaces lead in, one value stands on a line. What is typed stays as typed: numbers with
    their scale, quotes, folds, comments. The result is read again, and thrown away unless it says the very same.
    """
    plain, mistakes = normal(text), len(problems)
    before = read_yaml(plain, name, problems)
    if before is None or len(problems) > mistakes:
        return None
    source = read_source(plain)
    attach(source)
    put_in_order(source.top, kind)
    result = written(source, _modeline(source, kind))
    found: list[Problem] = []
    after = read_yaml(result, name, found)
    safe = not found and after == before and _comments(source) == _comments(read_source(result))
    return result if safe else None


def normal(text: str) -> str:
    """The text without a byte order mark, and with the ends of lines that data files have."""
    plain = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    return plain if plain.endswith("\n") else f"{plain}\n"


def _modeline(source: Source, kind: str) -> str:
    """The comment that tells editors the schema; one that names the right schema stays, wherever that is kept."""
    right = (path for path in source.schemas if path.rpartition("/")[2] == f"{kind}.json")
    return f"# yaml-language-server: $schema={next(right, f'../skema/{kind}.json')}"


def _comments(source: Source) -> list[str]:
    return sorted(comment.text for comment in source.comments)
