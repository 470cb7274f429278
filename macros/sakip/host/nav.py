"""The text of a stranger's mkdocs.yml -> the navigation it asks for, as far as it only names pages."""

import re

from sakip.load.yaml import read_yaml
from sakip.problem import Problem

#: From the key to the next one that stands at the margin.
SECTION = re.compile(r"^nav:[ \t]*\n(?:(?:[ \t#-].*)?\n)*", re.MULTILINE)
#: The theme writes titles without escaping them, and takes what is no page for a link.
TITLE = re.compile(r"[^<>\"'&{}]{1,200}")
PAGE = re.compile(r"(?!/)(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.md", re.ASCII)


def read_nav(text: str) -> list[object] | None:
    """The entries as MkDocs takes them; None where there are none, or anything but titles and pages is among them."""
    section = SECTION.search(f"{text}\n")
    problems: list[Problem] = []
    tree = read_yaml(section[0], "mkdocs.yml", problems) if section else None
    entries = tree.get("nav") if tree is not None and not problems else None
    return _entries(entries) if isinstance(entries, tuple) else None


def _entries(entries: tuple[object, ...]) -> list[object] | None:
    read = [_entry(entry) for entry in entries]
    return read if read and None not in read else None


def _entry(entry: object) -> object:
    """A page, or a title with its page or its own entries; None for anything else."""
    if isinstance(entry, str):
        return entry if PAGE.fullmatch(entry) else None
    if not isinstance(entry, dict) or len(entry) != 1:
        return None
    (title, value), *_ = entry.items()
    inner = _entries(value) if isinstance(value, tuple) else _entry(value) if isinstance(value, str) else None
    harmless = TITLE.fullmatch(str(title)) and str(title).isprintable()
    return {str(title): inner} if harmless and inner is not None else None
