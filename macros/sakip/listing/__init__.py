"""Problems -> text: one list, many writers. Nothing is read or printed here.

Whatever comes from data or file names is taken for hostile: each writer keeps it from steering the terminal, the CI
host or the page that shows it.
"""

from collections.abc import Callable, Mapping

from sakip.listing.github import github
from sakip.listing.listing import Listing, closing, counts
from sakip.listing.machine import gitlab, json
from sakip.listing.markdown import markdown
from sakip.listing.sarif import sarif
from sakip.listing.text import text


def _junit(listing: Listing) -> str:
    from sakip.listing.junit import junit  # noqa: PLC0415 - takes long to import, and only one format asks

    return junit(listing)


#: The name of a format and what writes it.
WRITERS: Mapping[str, Callable[[Listing], str]] = {
    "text": text,
    "json": json,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": _junit,
    "markdown": markdown,
}

__all__ = ["WRITERS", "Listing", "closing", "counts"]
