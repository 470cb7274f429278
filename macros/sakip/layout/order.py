"""Entries in the order of their model's fields; years and quarters ascending; names of a formula's parts as written.

A model has first what it inherits; a file has first what every file opens with, and what a fact is before why it
differs. What no model knows comes last, as written: ``load`` will refuse it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from inspect import get_annotations
from math import inf
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from sakip.layout.source import Entry, Value
from sakip.model import KINDS
from sakip.model.base import Berkas, Fakta
from sakip.model.cetak import Tercetak
from sakip.model.renstra import Bertarget

#: What several models share stands before the first of these own fields; else after them all.
BEFORE: Mapping[type, Sequence[str]] = {Bertarget: ("menggantikan", "penempatan"), Tercetak: ("tahun",)}


def put_in_order(top: Entry, kind: str) -> None:
    """Sort the entries of a file of this kind, at every depth."""
    _sort(top.value, KINDS[kind].model)


@cache
def keys(model: type[Fakta]) -> list[str]:
    """The fields of a model in the order of a file."""
    found: list[str] = []
    for part in model.__mro__:
        own = [name for name in get_annotations(part) if name in model.model_fields and name not in found]
        at = next((found.index(name) for name in BEFORE.get(part, ()) if name in found), len(found))
        found = own + found if part is Berkas else [*found[:at], *own, *found[at:]]
    return found


def _sort(value: Value, hint: Any) -> None:
    options = list(_options(hint))
    if not value.mapping:
        items = next((get_args(option)[0] for option in options if get_origin(option) is tuple), None)
        for entry in value.entries:
            _sort(entry.value, items)
        return
    model = _model(value, options)
    pairs = next((get_args(option) for option in options if get_origin(option) is dict), (None, None))
    if model is not None:
        order = {key: at for at, key in enumerate(keys(model))}
        value.entries.sort(key=lambda entry: order.get(str(entry.name), len(order)))
    elif int in _options(pairs[0]):
        value.entries.sort(key=lambda entry: entry.name if isinstance(entry.name, int) else inf)
    for entry in value.entries:
        field = model.model_fields.get(str(entry.name)) if model else None
        _sort(entry.value, field.annotation if field else pairs[1])


def _model(value: Value, options: Sequence[Any]) -> type[Fakta] | None:
    """Which model a mapping is meant to be: the one that knows most of its keys; None for one whose keys are free."""
    names = {str(entry.name) for entry in value.entries}
    models = [option for option in options if isinstance(option, type) and issubclass(option, Fakta)]
    best = max(models, key=lambda model: len(names & model.model_fields.keys()), default=None)
    free = any(get_origin(option) is dict for option in options)
    return None if best is None or (free and not names & best.model_fields.keys()) else best


def _options(hint: Any) -> Iterator[Any]:
    """The types that a value may have."""
    origin = get_origin(hint)
    if origin is Annotated:
        yield from _options(get_args(hint)[0])
    elif origin in (Union, UnionType):
        for option in get_args(hint):
            yield from _options(option)
    else:
        yield hint
