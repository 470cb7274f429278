"""The guide's list of problems: what it says about a code, as plain text. Reads Markdown as the guide is written."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from sakip.problem import visible

GUIDE = Path("content/panduan/masalah.md")
CODE = re.compile(r"[A-Z]\d{3}")
#: The guide may come from a stranger; more bytes than this are not read.
LARGEST = 1_000_000
WIDTH = 96
INDENT = "    "
#: A cell ends at a stroke that no backslash precedes.
CELLS = re.compile(r"(?<!\\)\|")
HEADING = re.compile(r"(?P<level>#+) +(?P<title>.*?)(?: *\{[^}]*\})? *")
FENCE = re.compile(r" *(```|~~~)")
LABELS = {"Artinya": "Arti", "Perbaikan": "Jalan keluar"}
#: Markdown marks and what is left of them; what is set as code is kept from them.
MARKS = (
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?"), r"\1"),
    (re.compile(r"\*\*(.+?)\*\*"), r"\1"),
    (re.compile(r"(?<!\w)[*_](\S(?:.*?\S)?)[*_](?!\w)"), r"\1"),
    (re.compile(r"\\([^\w\s])"), r"\1"),
    (re.compile(r"<[^>]+>"), ""),
)


def find_guide(root: Path) -> str:
    """The list of problems of a project, or of the repository that this package stands in; '' where there is none."""
    for folder in (root, Path(__file__).resolve().parents[3]):
        if (folder / GUIDE).is_file():
            text = (folder / GUIDE).read_bytes()[:LARGEST].decode("utf-8-sig", "replace")
            return "\n".join(visible(line) for line in text.splitlines())
    return ""


def meanings(guide: str) -> dict[str, str]:
    """Each code that the guide lists and what it means, in the guide's order."""
    return {code: plain(cells.get("Artinya", "")) for code, cells in _rows(guide)}


def explanation(guide: str, code: str) -> str:
    """What the guide says about a code: its row as labelled lines, then the sections that are headed with it."""
    rows = [cells for found, cells in _rows(guide) if found == code]
    parts = [f"{code}\n"]
    for cells in rows:
        labels = {LABELS.get(name, name): plain(cell) for name, cell in cells.items() if cell not in ("", "–")}
        width = max(map(len, labels), default=0)
        parts.append("".join(_hanging(f"{INDENT}{name:<{width}}  ", text) for name, text in labels.items()))
    parts += ["\n".join(section) + "\n" for section in _sections(guide, code)]
    return "\n".join(parts)


def plain(text: str) -> str:
    """A line of Markdown without its marks."""
    pieces = re.split(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", text)  # outside, ticks, inside, outside, …
    shown = []
    for at, piece in enumerate(pieces):
        if at % 3 == 0:
            for pattern, kept in MARKS:
                piece = pattern.sub(kept, piece)  # noqa: PLW2901 - one mark after the other
            shown.append(html.unescape(piece))
        elif at % 3 == 2:
            shown.append(piece.replace("\\|", "|").strip())
    return "".join(shown).strip()


def _rows(guide: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The code that opens each row of a table, and its other cells by the names that head them."""
    names: list[str] = []
    for line in guide.splitlines():
        cells = [cell.strip() for cell in CELLS.split(line.strip())[1:-1]]
        if not cells:
            names = []
        elif not names:
            names = [plain(cell) for cell in cells]
        elif CODE.fullmatch(cells[0]):
            yield cells[0], dict(zip(names[1:], cells[1:], strict=False))


def _sections(guide: str, code: str) -> Iterator[list[str]]:
    """The text of each section whose heading begins with the code, or with several of which it is one."""
    level, fence = 0, False
    section: list[str] = []
    for line in guide.splitlines():
        fence ^= bool(FENCE.match(line))
        heading = None if fence else HEADING.fullmatch(line)
        if heading and level and len(heading["level"]) <= level:
            yield _text(section)
            level, section = 0, []
        if level:
            section.append(line)
        elif heading and CODE.match(heading["title"]) and code in CODE.findall(heading["title"].split(":")[0]):
            level, section = len(heading["level"]), [f"**{heading['title']}**", ""]
    if section:
        yield _text(section)


def _text(section: list[str]) -> list[str]:
    """The lines of a section for a terminal: paragraphs broken, code set in, tables as labelled lines."""
    lines: list[str] = []
    names: list[str] = []
    fence = False
    for line in section:
        cells = [plain(cell) for cell in CELLS.split(line.strip())[1:-1]] if not fence else []
        if FENCE.match(line):
            fence = not fence
        elif fence:
            lines.append(f"{INDENT}{line}".rstrip())
        elif cells and not names:
            names = cells
        elif cells and not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            pairs = zip(names, cells, strict=False)
            lines += _hanging("- ", "; ".join(f"{name}: {cell}" for name, cell in pairs if cell)).splitlines()
        elif not cells and not re.fullmatch(r"\s*\{%.*%\}\s*", line):
            names = []
            lines += _paragraph(line)
    while lines and not lines[-1]:
        lines.pop()
    return [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]


def _paragraph(line: str) -> list[str]:
    """One line of running text, a heading, an item of a list or the head of a note, broken at words."""
    match = re.match(r"(?P<indent> *)(?P<mark>[-*] |\d+\. |#+ |(?:!!!|\?\?\?\+?) \w+ ?|> ?|: +)?(?P<text>.*)", line)
    if match is None or not line.strip():
        return [""]
    mark = match["mark"] or ""
    shown = mark.replace("*", "-") if re.match(r"[-*\d]", mark) else ""
    text = match["text"].strip('"') if mark.startswith(("!", "?")) else match["text"]
    return _hanging(f"{match['indent'][:8]}{shown}", plain(text)).splitlines()


def _hanging(first: str, text: str) -> str:
    """The text broken at words, each further line set in below the first word."""
    lines = wrap(text, WIDTH - len(first), break_long_words=False, break_on_hyphens=False) or [""]
    return "".join(f"{first if at == 0 else ' ' * len(first)}{line}\n" for at, line in enumerate(lines))
