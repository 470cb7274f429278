"""Entries -> lines: two spaces in for what belongs to a key or an item, one value on a line, nothing wrapped anew."""

from collections.abc import Sequence

from sakip.layout.source import Comment, Entry, Source, Value

STEP = 2


def written(source: Source, modeline: str) -> str:
    """The whole file, the modeline first."""
    writer = _Writer(modeline)
    _settle(source.top.value)
    writer.comments(source.head, 0)
    writer.blank(wanted=source.blank)
    writer.entries(source.top.value, 0)
    writer.comments(source.top.below, 0)
    return "\n".join(writer.lines) + "\n"


def _settle(value: Value) -> None:
    """Leave beside each entry no more than its line can carry, and above an item what was above its first key."""
    for entry in value.entries:
        _settle(entry.value)
        if entry.value.entries and entry.key:
            entry.below += _alone(entry.beside[1:])
            del entry.beside[1:]
        else:
            rest = entry.value.block or bool(entry.value.entries)
            moved = entry.beside if rest else entry.beside[:-1]
            entry.above += _alone(moved)
            entry.beside = entry.beside[len(moved) :]
        if entry.value.entries and not entry.key:
            first = entry.value.entries[0]
            entry.above, first.above = entry.above + first.above, []


def _alone(texts: Sequence[str]) -> list[Comment]:
    return [Comment(text, start=0, column=0, alone=True, blank=False) for text in texts]


class _Writer:
    """The lines so far; ``kept`` while a blank line would become part of the text above it."""

    def __init__(self, modeline: str) -> None:
        self.lines = [modeline]
        self.kept = False

    def entries(self, value: Value, column: int) -> None:
        for at, entry in enumerate(value.entries):
            self.comments(entry.above, column, first=not at)
            self.blank(wanted=entry.blank and bool(at or entry.above))
            self.entry(entry, column)
            self.comments(entry.below, column + STEP)

    def entry(self, entry: Entry, column: int) -> None:
        value, at = entry.value, len(self.lines)
        sign = f"{entry.key}:" if entry.key else "-"
        if value.scalar:
            self.scalar(entry, column, sign)
        elif not value.entries:
            self.line(column, sign, "{}" if value.mapping else "[]", *entry.beside)
        elif entry.key:
            self.line(column, sign, *entry.beside)
            self.entries(value, column + STEP)
        else:
            self.entries(value, column + STEP)
            self.lines[at] = f"{' ' * column}{sign} {self.lines[at].lstrip(' ')}"

    def scalar(self, entry: Entry, column: int, sign: str) -> None:
        value = entry.value
        if value.block:
            head, *rest = value.lines
            self.line(column, sign, head.rstrip())
            lead = " " * (column + (value.digit or STEP))
            self.lines += [lead + line[value.indent :] if _filled(line, value.indent) else "" for line in rest]
            self.kept = value.kept
            return
        first, *rest = ["", *value.lines] if value.lowered and len(value.lines) > 1 else value.lines
        self.line(column, sign, first, *([] if rest else entry.beside))
        for at, line in enumerate(rest, start=1):
            self.line(column + STEP, line.lstrip(" \t"), *(entry.beside if at == len(rest) else []))

    def comments(self, comments: Sequence[Comment], column: int, *, first: bool = False) -> None:
        for at, comment in enumerate(comments):
            self.blank(wanted=comment.blank and not (first and not at))
            self.line(column, comment.text)

    def blank(self, *, wanted: bool) -> None:
        if wanted and self.lines[-1] and not self.kept:
            self.lines.append("")

    def line(self, column: int, *words: str) -> None:
        text = " ".join(filter(None, words))
        self.lines.append(f"{' ' * column}{text}" if text else "")
        self.kept = False


def _filled(line: str, indent: int) -> bool:
    """Whether a line of a block of text has anything of its own, spaces included."""
    return bool(line.strip(" ")) or len(line) > indent > 0
