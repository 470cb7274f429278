"""A page's Markdown -> what of it is prose, at the same places. What stands there is not judged here."""

import re
from collections.abc import Iterator

from sakip.model.base import unmarked

#: Stands for code and macro calls: neither a word nor a space, so that the words around them do not touch.
HIDDEN = "\ufffc"
#: What is taken as it is written: front matter, fences and code, macro calls, comments.
CODE = (
    r"(?P<code>\A---\n.*?\n---$|"
    r"(?P<fence>`{3,}+|~{3,}+)(?:[^`\n]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)|[^`\n]+(?P=fence))|"
    r"(?P<tick>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=tick)(?!`)|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->)"
)
#: Marks without words of their own: attributes, addresses, references and footnotes, tags, entities.
MARKS = (
    r"\{\s?[#.:][^}\n]{0,400}\}|\]\([^)\n]{0,2000}\)|\]\[[^\]\n]{0,400}\]|\[\^[^\]\n]{1,200}\]:?|"
    r"\[(?<![^\n]\[)[^\]\[\n]+\]:[ \t]+\S+|"
    r"\[\d{1,2}\](?![\](])|<(?P<raw>style|script|svg)\b.*?</(?P=raw)>|</?[A-Za-z][^<>]*>|<https?:[^>\n]*>|&#?\w+;"
)
BEGINS = re.compile(r"\A---$|`+|~+|\{[{%#]?|<!--|<(?:style|script|svg)\b|[\[\]<&]", re.MULTILINE)
#: Without its end behind it, none of these begins anything.
ENDS = {"{{": "}}", "{%": "%}", "{#": "#}", "<!--": "-->", "<svg": "</svg>"}
ENDS |= {f"<{name}": f"</{name}>" for name in ("style", "script")}
CODE_PARTS = re.compile(CODE, re.DOTALL | re.MULTILINE)
NO_PROSE = re.compile(f"{CODE}|{MARKS}", re.DOTALL | re.MULTILINE)
#: A line's end within a paragraph: the next line is not empty and starts no heading, list, table or quotation.
WRAPPED = re.compile(r"(?<!\n)\n(?![ \t]*(?:\n|\Z|#|[-*+][ \t]|\d+[.)][ \t]|\||>|:|!!!|\?\?\?|\[))")
HEADING = re.compile(r"^#.*$", re.MULTILINE)


def prose(markdown: str) -> str:
    """A page of the same length and lines in which only the words that readers read as prose are left."""
    pieces, end = [], 0
    for found in _parts(markdown, NO_PROSE):
        pieces += [markdown[end : found.start()], blank(found, HIDDEN if found["code"] else " ")]
        end = found.end()
    return "".join((*pieces, markdown[end:]))


def without_code(markdown: str) -> str:
    """A page of the same length and lines without its code and macro calls."""
    pieces, end = [], 0
    for code in _parts(markdown, CODE_PARTS):
        pieces += [markdown[end : code.start()], blank(code)]
        end = code.end()
    return "".join((*pieces, markdown[end:]))


def flowing(prose: str) -> str:
    """The same with each paragraph on one line; a heading is none."""
    headings = {found.end() for found in HEADING.finditer(prose)}
    return WRAPPED.sub(lambda end: "\n" if end.start() in headings else " ", prose)


def plain_text(markdown: str) -> str:
    """A piece of a page without the double brackets around what is typed deliberately; code keeps them."""
    if "[[" not in markdown:
        return markdown
    pieces, after = [], 0
    for code in _parts(markdown, CODE_PARTS):
        pieces += [unmarked(markdown[after : code.start()]), code[0]]
        after = code.end()
    return "".join((*pieces, unmarked(markdown[after:])))


def blank(found: re.Match[str], sign: str = " ") -> str:
    """As many signs as were found; line ends stay."""
    if "\n" not in found[0]:
        return sign * len(found[0])
    return "\n".join(sign * len(line) for line in found[0].split("\n"))


def _parts(markdown: str, kind: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Each part of this kind. Looked for only where one may begin: four times as fast as searching for them."""
    end, last = 0, {sign: markdown.rfind(close) for sign, close in ENDS.items()}
    for sign in BEGINS.finditer(markdown):
        possible = end <= sign.start() < last.get(sign[0], len(markdown))
        if possible and (found := kind.match(markdown, sign.start())):
            yield found
            end = found.end()
