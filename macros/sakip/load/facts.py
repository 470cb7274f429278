"""Peta -> model values by the file's kind. Every problem of a file is found in one pass."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from sakip.load.files import DataFile
from sakip.load.meant import spaced
from sakip.load.messages import value_message
from sakip.model import KINDS
from sakip.model.base import Berkas, Daftar, EmptyKey, Peta, UnknownKey
from sakip.problem import Letak, Problem, did_you_mean


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file, its text, and the facts read from it."""

    file: DataFile
    text: str
    facts: Berkas


def to_facts(file: DataFile, text: str, tree: Peta, problems: list[Problem]) -> Loaded | None:
    """The file's facts, or None with a problem for each thing that is missing, unknown or of the wrong kind."""
    keys: list[UnknownKey | EmptyKey] = []
    found: list[Problem] = []
    facts: Berkas | None = None
    try:
        facts = KINDS[file.kind].model.model_validate(tree, context=keys)
    except ValidationError as error:
        found += (
            _problem(tree, dict(item))
            for item in error.errors(include_url=False)
            if not _echo(item) and not _follows(tree, item, keys)
        )
    empty = {key.letak for key in keys if isinstance(key, EmptyKey)}
    found = [problem for problem in found if problem.letak not in empty]
    found += (_key_problem(key) for key in keys)
    told = {problem.letak for problem in problems}
    problems += (problem for problem in found if problem.letak not in told)
    return Loaded(file, text, facts) if facts is not None and not found else None


def _echo(found: Any) -> bool:
    """Whether pydantic counts too few items only because some were refused, each with its own problem."""
    return bool(found["type"] == "too_short" and len(found["input"]) >= found["ctx"]["min_length"])


def _follows(tree: Peta, found: Any, keys: list[UnknownKey | EmptyKey]) -> bool:
    """Whether an error only follows from an unknown key: a required one misspelt, or a rule over what it left out."""
    unknown = [key for key in keys if isinstance(key, UnknownKey)]
    _, node, field = _locate(tree, found["loc"], missing=found["type"] == "missing")
    if found["type"] == "missing":
        places = set(node.kunci.values()) if isinstance(node, Peta) else set()
        meant = (get_close_matches(key.key.lower(), sorted(key.known), n=1) for key in unknown if key.letak in places)
        return [field] in meant
    return bool(found["type"] == "aturan") and any(key.letak in set(_key_places(node)) for key in unknown)


def _key_places(node: Any) -> Iterator[Letak]:
    """Where every key below this node stands."""
    if isinstance(node, Peta):
        yield from node.kunci.values()
    for item in node.values() if isinstance(node, Peta) else node if isinstance(node, Daftar) else ():
        yield from _key_places(item)


def _key_problem(key: UnknownKey | EmptyKey) -> Problem:
    if isinstance(key, EmptyKey):
        return Problem(
            "S305", key.letak, f'"{key.key}" belum diisi. Isi nilainya, atau hapus kuncinya bila tidak wajib.'
        )
    mended = spaced(str(key.key))  # in braces the parser takes it all for a key
    hint = f" Beri spasi setelah titik dua: {mended}." if mended else did_you_mean(key.key, key.known)
    return Problem("S302", key.letak, f'Kunci "{key.key[:60]}" tidak dikenal di sini.{hint}')


def _problem(tree: Peta, found: dict[str, Any]) -> Problem:
    place, value, field = _locate(tree, found["loc"], missing=found["type"] == "missing")
    code, message = value_message(found["type"], value, found.get("ctx", {}), field)
    return Problem(code, place, message)


def _locate(tree: Peta, loc: tuple[str | int, ...], *, missing: bool) -> tuple[Letak, Any, str]:
    """The place, value and nearest key of pydantic's path; its steps that are no keys (union tags) are passed over."""
    node: Any = tree
    place, field = tree.awal, ""
    for at, step in enumerate(loc[:-1] if missing else loc):
        if isinstance(node, Peta) and step in node:
            if loc[at + 1 :] == ("[key]",):
                return node.kunci[step], step, f"kunci {field}"
            place, node = node.letak[step], node[step]
            field = step if isinstance(step, str) else field or str(step)
        elif isinstance(node, Daftar) and isinstance(step, int) and step < len(node):
            place, node = node.letak[step], node[step]
    return place, node, str(loc[-1]) if missing else field
