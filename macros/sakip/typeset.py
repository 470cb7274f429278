"""Python-Markdown extension: tables and examples typed in Markdown leave the build as they are shown.

The theme would do it in the browser: it puts each table without a class into a box when the page has loaded, and
measures and marks each ``pre > code`` by itself, so that a long page of the guide is laid out again and again.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

EXAMPLE = re.compile(r'<pre class="highlight"><code[^>]*>(.*?)</code></pre>', re.S)


class Typeset(Extension):
    """Every table gets its class, its box and heads that say what they head; every example its class."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register after the tables have been read, and after the examples have been put in place."""
        md.treeprocessors.register(_Tables(md), "sakip_tables", 4)
        md.postprocessors.register(_Examples(md), "sakip_examples", -50)


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for at, element in enumerate(parent):
                if element.tag == "table":
                    parent[at] = _boxed(element)


class _Examples(Postprocessor):
    def run(self, text: str) -> str:
        return EXAMPLE.sub(r'<pre class="sakip-contoh sakip-gulir" tabindex="0">\1</pre>', text)


def _boxed(table: Element) -> Element:
    """The table in a box that the keyboard reaches, because it may have to be scrolled."""
    table.set("class", "sakip-ketik")
    for head in table.iter("th"):
        head.set("scope", "col")
    box = Element("div", {"class": "sakip-gulir", "tabindex": "0"})
    box.append(table)
    box.tail, table.tail = table.tail, None
    return box
