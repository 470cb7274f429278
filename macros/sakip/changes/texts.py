"""Two lists of texts -> which was replaced by which, wherever they stand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

#: How much of two texts must be alike for one to be told as the other changed; how many words of each are looked at.
ALIKE, LONGEST = 0.5, 150
#: More pairs than this are not likened: the time grows with their number.
MOST_PAIRS = 900


class Ganti(NamedTuple):
    """A piece of text before and after; '' on the side that does not have it."""

    semula: str
    menjadi: str


def likeness(one: str, other: str) -> float:
    """How much two texts are alike, from 0 to 1: the share of words that they have in the same order."""
    return SequenceMatcher(None, one.split()[:LONGEST], other.split()[:LONGEST], autojunk=False).ratio()


def replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Ganti]:
    """What stands in place of what; moved text is the same text. What is most alike is told together."""
    gone, new = _without(before, after), _without(after, before)
    taken: dict[int, int] = {}
    for at, text in enumerate(new if len(gone) * len(new) <= MOST_PAIRS else ()):
        ratios = ((likeness(old, text), -other) for other, old in enumerate(gone) if other not in taken.values())
        most, other = max(ratios, default=(0.0, 0))
        if most >= ALIKE:
            taken[at] = -other
    rest = [at for at in range(len(gone)) if at not in taken.values()]
    alone = [at for at in range(len(new)) if at not in taken]
    if len(rest) == len(alone):  # nothing tells them apart but the order
        taken |= dict(zip(alone, rest, strict=True))
    yield from (Ganti(gone[taken[at]] if at in taken else "", text) for at, text in enumerate(new))
    yield from (Ganti(text, "") for at, text in enumerate(gone) if at not in taken.values())


def _without(texts: Sequence[str], others: Sequence[str]) -> list[str]:
    """The texts that the others do not have, as often as they do not have them."""
    left = Counter(others)
    found = []
    for text in texts:
        left[text] -= 1
        if left[text] < 0:
            found.append(text)
    return found
