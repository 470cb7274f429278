"""Functions whose result is kept for the value it was made from."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

A = TypeVar("A")
R = TypeVar("R")
#: How many values a function remembers; then it forgets all of them.
MOST = 16


def once(function: Callable[[A], R]) -> Callable[[A], R]:
    """The function, run once for each value: the same object, not an equal one, for comparing files of facts is slow.

    For functions of immutable values only.
    """
    kept: dict[int, tuple[A, R]] = {}

    @wraps(function)
    def remembering(value: A) -> R:
        found = kept.get(id(value))
        if found is None or found[0] is not value:
            if len(kept) >= MOST:
                kept.clear()
            found = kept[id(value)] = (value, function(value))
        return found[1]

    return remembering
