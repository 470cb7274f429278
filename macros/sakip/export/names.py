"""Where the site has the files of open data."""

from collections.abc import Mapping

FOLDER = "data"


def table_files(id: str) -> Mapping[str, str]:
    """Where the site has a table as a file, by the kind of file."""
    return {kind: f"{FOLDER}/{id}.{kind.lower()}" for kind in ("XLSX", "CSV")}
