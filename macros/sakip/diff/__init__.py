"""Two states of a project -> what a change does to the results.

results     each computed figure and indicator that comes out otherwise
tables      each cell of a table that shows something else
pages       each sentence, table and other part of a page that reads otherwise
side        opens a commit or a folder
difference  all of it together, with the facts that ``changes`` finds
summary     the words that every writer shares; text, markdown, machine and html write it
"""

from collections.abc import Callable, Mapping

from sakip.diff.difference import Perbedaan
from sakip.diff.difference import difference as difference
from sakip.diff.difference import new_problems as new_problems
from sakip.diff.html import html
from sakip.diff.machine import json
from sakip.diff.markdown import markdown
from sakip.diff.side import open_side as open_side
from sakip.diff.side import open_sides as open_sides
from sakip.diff.text import text

#: The name of a format and what writes it.
WRITERS: Mapping[str, Callable[[Perbedaan], str]] = {
    "text": text,
    "markdown": markdown,
    "json": json,
    "html": html,
}
