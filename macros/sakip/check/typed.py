"""A text -> the figures typed into it. Nothing is known here of facts or of Markdown.

Each run of digits is looked at in its place: what it is glued to, the words before it, the word behind it. Years,
dates, numbers of regulations and of parts of a document, enumerations and terms (S1, COVID-19) are no figures. Where it
cannot be told, the figure is let pass, for a wrong alarm stops a build.
"""

import re
from collections.abc import Iterator

from sakip.check.markup import blank
from sakip.check.numbering import NO_FIGURES, Place
from sakip.model.base import DELIBERATE

SPARED = re.compile(rf'{DELIBERATE.pattern}|"[^"\n]*"|“[^”\n]*”|https?://\S+')
DIGIT = re.compile(r"\d")
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*(?:\s?%)?")
LEAD = re.compile(r"(?:\bRp\.?\s?|(?<![\w)%])[-−])$", re.IGNORECASE)


def typed_figures(text: str) -> tuple[tuple[int, str], ...]:
    """(offset, figure) of each figure that is typed into a text without leave."""
    return tuple(_typed(SPARED.sub(blank, text))) if DIGIT.search(text) else ()


def _typed(text: str) -> Iterator[tuple[int, str]]:
    end = 0
    while digit := DIGIT.search(text, end):
        at = digit.start()
        words = text[max(0, at - 60) : at].rstrip("(").split()
        place = Place(text, at, *((*reversed(words[-2:]), "", "")[:2]))
        lead, figure = LEAD.search(text[max(0, at - 5) : at]), FIGURE.match(text, at)
        money = lead is not None and lead[0][-1] not in "-−"
        end = 0 if money else next((end for kind in NO_FIGURES if (end := kind(place))), 0)
        if end == 0 and figure is not None:
            end = figure.end()
            yield at - (len(lead[0]) if lead else 0), (lead[0] if lead else "") + figure[0]
