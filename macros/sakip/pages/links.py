"""A page's links that lead to no file of the content folder; the build sees the same and more, but later."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from sakip.check import without_code
from sakip.pages.source import Source
from sakip.problem import Letak, Problem

#: The address of an inline link or picture that stands beside the page: no host, no root, no part of the same page.
#: What could be a disguised scheme is left to the build, which refuses it as such.
RELATIVE = re.compile(r"\]\((?P<link>(?![/#?<])(?P<path>[^()\s#?&:\\\x00-\x20\x7f]+)(?:[#?][^()\s]*)?)(?=[)\s])")


def broken_links(source: Source, content: Path) -> Iterator[Problem]:
    """A problem for each relative link whose file is not there."""
    if not RELATIVE.search(source.text):
        return
    for number, line in enumerate(without_code(source.text).split("\n"), start=1):
        for found in RELATIVE.finditer(line):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), unquote(found["path"])))
            if target.startswith("..") or not (content / target).is_file():
                place = Letak(f"{content.name}/{source.path}", number, found.start("link") + 1)
                message = f'Tautan "{found["link"]}" tidak menuju halaman atau berkas yang ada. Perbaiki alamatnya.'
                yield Problem("H110", place, message)
