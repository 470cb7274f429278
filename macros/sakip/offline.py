"""A published edition once more, to be read without a server: unpacked from a ZIP and opened by double click.

Browsers give a page from a disk no directories, no fetched index and no worker: pages are files, the search index is a
script as well, and iframe-worker stands in for the worker. The ZIP is a BagIt bag, so the site is in its ``data/``.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import BuildError
from mkdocs.utils import get_build_timestamp

from sakip.bag import PAYLOAD, awkward, write_bag, write_zip
from sakip.render.html import fill

#: What a reader opens; it stands beside the bag's own files.
ENTRY = "BUKA-LAPORAN.html"
#: Leads on from there. It is below ``data/`` and so missing where the ZIP was opened without being unpacked.
LEAD, LEADS = "buka.js", 'location.replace("data/index.html");\n'
SHIM, INDEX = "assets/iframe-worker.js", "search/search_index.json"
LANGUAGES, NEEDED = "assets/javascripts/lunr", ("min/lunr.stemmer.support.min.js", "min/lunr.multi.min.js")
#: Nobody reads them at a published address: maps for those who mend the theme, and a copy for search engines, whose
#: bytes depend on the machine's zlib.
UNREAD = ("assets/**/*.map", "sitemap.xml.gz")
#: Of use at an address only.
ONLINE = ("404.html", "sitemap.xml")
AWKWARD = (
    "Salinan luring tidak dapat diekstrak di Windows: nama berkas ini terlalu panjang atau memakai tanda yang tidak "
    "berlaku di sana. Pendekkan, atau pakai huruf, angka, dan tanda hubung saja: {names}."
)


def copy_name(edisi: str) -> str:
    """The folder that the copy of an edition unpacks to."""
    return f"lkjip-{edisi}-luring"


def add_copy(root: Path, edisi: str, site: Path, scratch: Path, address: str | None) -> None:
    """Build the edition for offline use in the scratch folder and put its ZIP into the site.

    ``address`` is where the edition is published. Raises what MkDocs raises; BuildError for a name that not every
    reader could unpack.
    """
    folder = scratch / copy_name(edisi)
    data = folder / PAYLOAD
    config = load_config(str(root / "mkdocs.yml"), strict=True, site_dir=str(data), use_directory_urls=False)
    config["site_url"] = None
    config["extra"] |= {"pratinjau": None, "luring": {"alamat": address}, "polyfills": [SHIM]}
    mkdocs_build(config)
    prune(data)
    for name in ONLINE:
        (data / name).unlink(missing_ok=True)
    for index in data.glob(INDEX):
        _write(index.with_suffix(".js"), f"var __index = {index.read_text('utf-8')}")
    _write(data / LEAD, LEADS)
    _write(folder / ENTRY, fill("luring", nama=config["site_name"], instansi=config["site_description"]))
    if names := awkward(folder):
        raise BuildError(AWKWARD.format(names=", ".join(name.removeprefix(f"{PAYLOAD}/") for name in names)))
    seconds = get_build_timestamp()
    write_bag(folder, list(_about(config["site_name"], config["site_description"], edisi, address, seconds)))
    write_zip(folder, site / f"{folder.name}.zip", seconds)


def prune(site: Path) -> None:
    """Take out of a published site what no reader's browser asks for."""
    spoken = [
        language for path in site.glob(INDEX) for language in json.loads(path.read_text("utf-8"))["config"]["lang"]
    ]
    needed = {*NEEDED, *(f"min/lunr.{language}.min.js" for language in spoken)}
    languages = site / LANGUAGES
    unread = [path for pattern in UNREAD for path in site.glob(pattern)]
    strange = [path for path in languages.rglob("*.js") if path.relative_to(languages).as_posix() not in needed]
    for path in (*unread, *strange):
        path.unlink()


def _about(name: str, agency: str, edisi: str, address: str | None, seconds: int) -> Iterator[tuple[str, str]]:
    """What ``bag-info.txt`` says."""
    yield "Source-Organization", agency
    yield "Bagging-Date", datetime.fromtimestamp(seconds, UTC).date().isoformat()
    yield "External-Description", f"{name}: salinan untuk dibaca tanpa internet. Buka {ENTRY}."
    yield "External-Identifier", f"lkjip-{edisi}"
    if address:
        yield "External-Identifier", address


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
