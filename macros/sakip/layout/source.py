"""Text -> a tree of entries that know where they stand, each scalar as typed; and the comments between them.

Read from the parser's events. What lies between two scalars is white space, signs and comments only, so that a ``#``
there begins a comment, and one inside quotes or a block of text does not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
YEAR = re.compile(r"\d{1,4}")
MODELINE = re.compile(r"#\s*yaml-language-server\s*:\s*\$schema=(\S+)\s*")
COMMENT = re.compile(r"#[^\n]*")
DIGIT = re.compile(r"[|>][+-]?([1-9])")
SIGN = re.compile(r"#[^\n]*|---|-")


@dataclass(slots=True)
class Comment:
    """A comment: where it begins, whether it has its line for itself, whether a blank line stands before it."""

    text: str
    start: int
    column: int
    alone: bool
    blank: bool


@dataclass(slots=True)
class Value:
    """What an entry holds: the lines of a scalar as typed, or the entries of a mapping or sequence."""

    start: int
    end: int
    lines: list[str] = field(default_factory=list)
    entries: list["Entry"] = field(default_factory=list)
    mapping: bool = False
    flow: bool = False
    #: Whether it begins on a line below its key.
    lowered: bool = False
    #: Of a text below its head (``|``, ``>``): how far it is led in, the digit in its head that says so, and whether
    #: blank lines at its end are part of it.
    block: bool = False
    indent: int = 0
    digit: int = 0
    kept: bool = False

    @property
    def scalar(self) -> bool:
        """Whether it is a scalar; an empty list or mapping is none."""
        return bool(self.lines)


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or an item of a sequence, whose key is ''; the comments above, beside and below it."""

    parent: "Entry | None"
    start: int
    column: int
    blank: bool = False
    key: str = ""
    name: str | int = ""
    value: Value = field(default_factory=lambda: Value(0, 0))
    above: list[Comment] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    below: list[Comment] = field(default_factory=list)


@dataclass(slots=True)
class Source:
    """A file: an entry that holds all, every entry and every comment in reading order, the schemas that it names."""

    top: Entry
    entries: list[Entry]
    comments: list[Comment]
    schemas: list[str]
    #: What opens the file and belongs to no key; whether a blank line follows.
    head: list[Comment] = field(default_factory=list)
    blank: bool = False


def read_source(text: str) -> Source:
    """The entries and comments of a text that ``read_yaml`` has read without a problem."""
    reader = _Reader(text)
    top = Entry(None, -1, -1)
    events = iter(yaml.parse(text, Loader=LOADER))
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            top.value = reader.value(event, events, top)
    reader.pass_to(len(text))
    schemas = [match[1] for comment in reader.comments if (match := MODELINE.fullmatch(comment.text))]
    comments = [comment for comment in reader.comments if not MODELINE.fullmatch(comment.text)]
    return Source(top, reader.entries, comments, schemas)


class _Reader:
    """Follows the events through the text; ``at`` is the end of what it has seen."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.blank = False
        self.entries: list[Entry] = []
        self.comments: list[Comment] = []

    def value(self, event: Any, events: Iterator[Any], owner: Entry) -> Value:
        start: int = event.start_mark.index
        lowered = "\n" in self.text[self.at : start]
        self.pass_to(start)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, owner, lowered=lowered)
        value = Value(start, start, mapping=isinstance(event, yaml.MappingStartEvent), flow=bool(event.flow_style))
        column = None if value.flow else event.start_mark.column
        bracket = value.flow and self.text[start] in "[{"
        self.at = start + bracket
        for item in events:
            if isinstance(item, yaml.CollectionEndEvent):
                break
            value.entries.append(
                self.pair(item, events, owner, column) if value.mapping else self.item(item, events, owner, column)
            )
        if bracket:
            self.pass_to(item.start_mark.index)
            self.at += 1
        value.end = self.at
        return value

    def pair(self, key: Any, events: Iterator[Any], owner: Entry, column: int | None) -> Entry:
        start, mark = key.start_mark.index, key.start_mark.column
        blank = self.pass_to(start)
        typed = self.text[start : key.end_mark.index]
        number = not key.style and YEAR.fullmatch(key.value)
        entry = Entry(
            owner, start, mark if column is None else column, blank, typed, int(typed) if number else key.value
        )
        self.entries.append(entry)
        self.at = key.end_mark.index
        entry.value = self.value(next(events), events, entry)
        return entry

    def item(self, event: Any, events: Iterator[Any], owner: Entry, column: int | None) -> Entry:
        start = self.dash(event.start_mark.index)
        blank = self.pass_to(start)
        entry = Entry(owner, start, event.start_mark.column if column is None else column, blank)
        self.entries.append(entry)
        entry.value = self.value(event, events, entry)
        return entry

    def scalar(self, event: Any, owner: Entry, *, lowered: bool) -> Value:
        start, end = event.start_mark.index, event.end_mark.index
        value = Value(start, end, self.text[start:end].split("\n"), lowered=lowered)
        if event.style in ("|", ">"):
            lines = value.lines
            lines.pop()  # what follows the last line break leads in the next line
            value.block = True
            value.digit = int((DIGIT.match(lines[0]) or [0, 0])[1])
            value.indent = max(owner.column, 0) + value.digit if value.digit else _indent(lines)
            value.kept = "+" in lines[0].partition("#")[0]
            while not value.kept and len(lines) > 1 and not lines[-1].strip(" ") and len(lines[-1]) <= value.indent:
                lines.pop()
            value.end = start + len("\n".join(lines))
        self.at = value.end
        return value

    def pass_to(self, place: int) -> bool:
        """Take the comments up to a place; returns whether a blank line stands right before it."""
        since = self.at
        for sign in COMMENT.finditer(self.text, self.at, place):
            line = self.text.rfind("\n", 0, sign.start()) + 1
            before = self.text[line : sign.start()]
            blank = self.text.count("\n", since, sign.start()) > 1
            self.comments.append(Comment(sign[0].rstrip(), sign.start(), len(before), not before.strip(), blank))
            since = sign.end()
        if place > self.at:
            self.blank = self.text.count("\n", since, place) > 1
        self.at = place
        return self.blank

    def dash(self, place: int) -> int:
        """Where the minus sign of an item stands that holds what is at this place."""
        signs = (sign.start() for sign in SIGN.finditer(self.text, self.at, place) if sign[0] == "-")
        return next(signs, place)


def _indent(lines: list[str]) -> int:
    """How far a block of text is led in, as its first line that is not blank tells."""
    return next((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" ")), 0)
