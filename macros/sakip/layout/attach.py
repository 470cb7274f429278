"""Each comment goes to the entry that it is about, and moves with it.

A comment beside something stays beside it. A comment on a line of its own belongs to the entry below it; one that is
led in further than that entry ends the block before it.
"""

from bisect import bisect
from collections.abc import Iterator
from itertools import takewhile

from sakip.layout.source import Comment, Entry, Source, Value


def attach(source: Source) -> None:
    """Put every comment above, beside or below an entry, or at the head of the file."""
    starts = [entry.start for entry in source.entries]
    if starts:
        _open(source)
    for comment in source.comments[len(source.head) :]:
        at = bisect(starts, comment.start)
        previous = source.entries[at - 1] if at else source.top
        following = source.entries[at] if at < len(starts) else None
        beside = previous if comment.alone else _closed(comment, previous)
        if comment.alone or beside is source.top:
            _place(comment, previous, following)
        else:
            beside.beside.append(comment.text)


def _open(source: Source) -> None:
    """What stands above the first key and a blank line is about the whole file."""
    first = source.entries[0]
    above = [comment for comment in source.comments if comment.start < first.start]
    opening: list[Comment | Entry] = [*above, first]
    parts = max((at for at, part in enumerate(opening) if part.blank), default=0)
    source.head = above[:parts]
    source.blank = opening[parts].blank and bool(parts or source.schemas)
    opening[parts].blank = False


def _place(comment: Comment, previous: Entry, following: Entry | None) -> None:
    """Above the entry that follows, or below the innermost one before it that reaches as far in as the comment."""
    flow = next((entry for entry in _up(previous) if _within(comment, entry.value)), None)
    if not previous.value.entries and comment.start < previous.value.start:
        previous.above.append(comment)
    elif following is not None and flow is not None and following.start < flow.value.end:
        following.above.append(comment)
    elif owner := flow or _ended(comment, previous, following):
        owner.below.append(comment)
    elif following is not None:
        following.above.append(comment)


def _ended(comment: Comment, previous: Entry, following: Entry | None) -> Entry | None:
    """The entry whose block a comment ends; None if it stands no further in than what follows."""
    if following is not None and (following.above or comment.column <= following.column):
        return None
    closed = list(takewhile(lambda entry: following is None or entry is not following.parent, _up(previous)))
    owner = None
    for entry in reversed(closed):
        if entry.value.block or (owner is not None and (owner.below or comment.column < _inner(entry))):
            break
        owner = entry
    return owner


def _up(entry: Entry) -> Iterator[Entry]:
    """An entry and all that it stands in, outwards."""
    at: Entry | None = entry
    while at is not None:
        yield at
        at = at.parent


def _within(comment: Comment, value: Value) -> bool:
    return value.flow and value.start < comment.start < value.end


def _inner(entry: Entry) -> int:
    """How far in a comment must stand to be inside an entry."""
    value = entry.value
    return value.entries[0].column if value.entries and not value.flow else entry.column + 1


def _closed(comment: Comment, previous: Entry) -> Entry:
    """What a comment on the same line stands behind: the last entry begun, or the brackets closed since."""
    closed = [entry for entry in _up(previous) if entry.value.flow and entry.value.end <= comment.start]
    return closed[-1] if closed else previous
