"""What the site's search reads: the index that the search plugin wrote -> one that is searched in Indonesian.

The plugin takes ``lang: id`` for English, because Lunr has no Indonesian. The theme's worker, however, loads
``lunr.<lang>.min.js`` for whatever language the index names, and ``overrides/assets/javascripts/lunr/min/`` has one for
Indonesian: it knows the language, this module the site. The page's own words are never changed.
"""

import json
import re
from typing import Any

from markupsafe import Markup
from material.plugins.search import plugin  # type: ignore[import-untyped]

#: A word ends at a space or sign; a point or comma before a digit belongs to the figure ("11,4", "5.03.02"), the
#: currency before it does not. Read by JavaScript too, in browsers that know no look-behind.
SEPARATOR = (
    r"(?:[\s\-–—/()\[\]{}\"“”'‘’:;!?…%=<>+*|«»×÷·]|&(?:(?:amp|lt|gt|quot);)?)+"
    r"|[.,](?!\d)"
    r"|\b[Rr][Pp]\.?(?=\d)"
)
#: What a word counts by the place it stands in; ``sebutan`` is read by the search only.
FIELDS = {"title": 8, "sebutan": 8, "text": 1, "tags": 1}
#: What pages for those who write the report, and the glossary, count beside the report's own.
COUNTS = {"panduan/": 0.3, "istilah/": 0.5}
#: Two ways to say the same: who looks for the one finds the headings that have the other.
PAIRS = (
    ("AKIP", "akuntabilitas kinerja"),
    ("DPA", "dokumen pelaksanaan anggaran"),
    ("IKM", "indeks kepuasan masyarakat"),
    ("IKU", "indikator kinerja utama"),
    ("LAKIP", "laporan kinerja instansi pemerintah"),
    ("LHE", "laporan hasil evaluasi"),
    ("LKjIP", "laporan kinerja instansi pemerintah"),
    ("PK", "perjanjian kinerja"),
    ("Renstra", "rencana strategis"),
    ("SAKIP", "sistem akuntabilitas kinerja instansi pemerintah"),
    ("SDM", "sumber daya manusia"),
)
#: What says again what stands beside it: a cell's reason, how a figure came about, a file's columns, handles, marks;
#: and the longest table, of kegiatan before and after a review, whose two sides stand on pages of their own.
REPEATED = re.compile(
    r'<svg\b|<\w+ class="(?:sakip-alasan|sakip-jejak|sakip-kolom|sakip-unduh)\b[^"]*"'
    r'|<figure class="[^"]*" id="tabel-perubahan-kegiatan-[^"]*"'
)
EXAMPLE = re.compile(r"<pre>.*?</pre>", re.S)
ROW = re.compile(r"<(/?)tr>")
#: What ends a word though no space stands behind it.
CELLS = frozenset({"caption", "dd", "div", "dt", "figcaption", "summary", "td", "th"})


class RowParser(plugin.Parser):  # type: ignore[misc] # Material has no types
    """The search plugin's reader of a page, which keeps a table's rows apart, and what stands side by side.

    A result shows the paragraphs that have the words; without this, a whole table is one.
    """

    def __init__(self) -> None:
        """Keep rows as the plugin keeps paragraphs."""
        super().__init__()
        self.keep.add("tr")

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and the word that it ends with."""
        super().handle_endtag(tag)
        if tag in CELLS:
            self.handle_data(" ")


def read_rows() -> None:
    """Make the search plugin read pages so; it has no setting for its reader."""
    plugin.Parser = RowParser


def without_repeats(part: Markup) -> Markup:
    """A rendered part with a mark on what is not searched; the search plugin heeds it and takes it out again."""
    return Markup(REPEATED.sub(r'\g<0> data-search-exclude="ya"', str(part)))  # noqa: S704 - only adds an attribute


def indonesian(index: str) -> str:
    """The search plugin's JSON with the language, the signs between words and what each place counts."""
    written = json.loads(index)
    config = {
        "lang": ["id"],
        "separator": SEPARATOR,
        "pipeline": ["stopWordFilter", "stemmer"],
        "fields": {name: {"boost": boost} for name, boost in FIELDS.items()},
    }
    searched = {**written, "config": config, "docs": [_entry(entry) for entry in written["docs"]]}
    return json.dumps(searched, ensure_ascii=False, separators=(",", ":"))


def _entry(entry: dict[str, Any]) -> dict[str, Any]:
    """A section: its address, heading and text, without the guide's examples of code."""
    entry = {**entry, "text": ROW.sub(r"<\1p>", EXAMPLE.sub("", entry["text"]))}
    if names := _other_names(entry["title"]):
        entry["sebutan"] = names
    less = [count for folder, count in COUNTS.items() if entry["location"].startswith(folder)]
    return entry | ({"boost": less[0]} if less else {})


def _other_names(title: str) -> str:
    """What a heading does not say and readers look for: its abbreviations written out, and the other way round."""
    return " ".join(there for pair in PAIRS for here, there in (pair, pair[::-1]) if _says(title, here))


def _says(title: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", title, re.I) is not None
