"""The edge that builds: a project folder -> ``site/``, whole or not at all. Knows MkDocs, not what is on the pages."""

import gc
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from sakip.offline import add_copy, copy_name, prune
from sakip.policy import page_policy
from sakip.problem import Letak, Problem

#: What MkDocs says, and how a planner reads it.
TRANSLATIONS = (
    (
        re.compile(r"Doc file '(?P<page>[^']+)' contains a link '(?P<link>[^']+)', but .* anchor"),
        'Tautan "{link}" menuju bagian yang tidak ada di halaman itu. Perbaiki alamatnya.',
    ),
    (
        re.compile(r"Doc file '(?P<page>[^']+)' contains an absolute link '(?P<link>[^']+)'"),
        'Tautan "{link}" diawali garis miring. Tulis alamat relatif, misalnya ../index.md.',
    ),
    (
        re.compile(r"Doc file '(?P<page>[^']+)' contains a(?:n unrecognized relative)? link '(?P<link>[^']+)'"),
        'Tautan "{link}" tidak menuju halaman atau berkas yang ada. Perbaiki alamatnya.',
    ),
    (
        re.compile(r"A reference to '(?P<page>[^']+)' is included in the 'nav'"),
        "mkdocs.yml  H110  Halaman {page} ada di navigasi tetapi berkasnya tidak ada.",
    ),
    (
        re.compile(r"docs directory, but are not included in the \"nav\" configuration:\s*(?P<page>.*)", re.S),
        "mkdocs.yml  H110  Halaman ini belum ada di navigasi (nav): {page}.",
    ),
)
# Material announces its end of life at every start; that is for maintainers, not for planners.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
POLL_SECONDS = 0.5
STALE_SECONDS = 3600


class BuildError(Exception):
    """The site was not built. Carries every reason: problems with their places, and what MkDocs itself remarks."""

    def __init__(self, reasons: Sequence[Problem | str]) -> None:
        """Keep the reasons in the order in which they were found."""
        self.reasons = tuple(reasons)
        super().__init__("\n".join(map(str, self.reasons)))


def build_site(root: Path, *, pratinjau: str | None = None, nomor: int | None = None, edisi: str | None = None) -> Path:
    """Build ``root/site`` from ``root/mkdocs.yml``; the old one stays until the new one is complete.

    ``pratinjau`` names the commit or branch of a change that is previewed: the site says so, keeps search engines
    away and shows where each figure comes from; ``nomor`` is the change's number at the host. ``edisi`` is the folder
    that a published site stands in beside the others, and what the version menu calls it; it holds its copy to be read
    offline. Raises BuildError.
    """
    site = root / "site"
    _sweep(root)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=root) as folder:
        fresh, old = Path(folder) / "baru", Path(folder) / "lama"
        with _messages(root) as messages, _without_collection():
            try:
                config = load_config(str(root / "mkdocs.yml"), strict=True, site_dir=str(fresh))
                config["extra"]["policy"] = page_policy  # a preview that is served needs a script that changes
                config["extra"]["pratinjau"] = {"acuan": pratinjau, "nomor": nomor} if pratinjau else None
                if edisi:
                    config["extra"]["edisi"] = edisi
                    # Material's name for a menu of ../versions.json, which calls the newest one "terbaru"
                    config["extra"]["version"] = {"provider": "mike", "default": "terbaru"}
                    config["site_url"] = f"{config['site_url'].rstrip('/')}/{edisi}/" if config["site_url"] else None
                    config["extra"]["unduhan"] = f"{copy_name(edisi)}.zip"
                mkdocs_build(config)
                if edisi:
                    prune(fresh)
                    add_copy(root, edisi, fresh, Path(folder), config["site_url"])
            except (Abort, ConfigurationError, MkDocsException, TemplateError, ImportError) as error:
                raise BuildError(messages or [str(error)]) from None
        if messages:
            raise BuildError(messages)
        _swap(fresh, site, old)
    return site


def _swap(fresh: Path, site: Path, old: Path) -> None:
    """Put the fresh site in the old one's place; the old one comes back if that cannot be."""
    try:
        if site.exists():
            site.rename(old)
        fresh.rename(site)
    except OSError:
        if old.exists() and not site.exists():
            old.rename(site)
        message = "Folder site/ sedang dipakai program lain. Tutup program itu, lalu ulangi."
        raise BuildError([message]) from None


def _sweep(root: Path) -> None:
    """Remove what a build killed long ago has left behind."""
    for folder in root.glob(".site-*"):
        if time.time() - folder.stat().st_mtime > STALE_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def serve_site(root: Path) -> int:
    """Preview the site until interrupted; starts anew when the program itself changes. Returns the exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a preview that is told to stop takes its server along
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--config-file", str(root / "mkdocs.yml")]
    while True:
        before = _program_times()
        with subprocess.Popen(command) as server:  # noqa: S603 - our own interpreter and fixed arguments
            try:
                while server.poll() is None and _program_times() == before:
                    time.sleep(POLL_SECONDS)
                if server.returncode is not None:
                    return server.returncode
            except KeyboardInterrupt:
                return 0
            finally:
                server.terminate()
                server.wait()


@contextmanager
def _without_collection() -> Iterator[None]:
    """No search for garbage meanwhile: a build makes little of it and looking costs a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _messages(root: Path) -> Iterator[list[Problem | str]]:
    """The warnings and errors that MkDocs and its plugins log meanwhile, as a planner reads them."""
    messages: list[Problem | str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            reason = record.args[0] if isinstance(record.args, tuple) and record.args else None
            messages.append(reason if isinstance(reason, Problem) else _readable(record.getMessage(), root))

    logger, handler = logging.getLogger("mkdocs"), Collect(logging.WARNING)
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = True


def _readable(message: str, root: Path) -> Problem | str:
    for pattern, sentence in TRANSLATIONS:
        if match := pattern.search(message):
            found = match.groupdict()
            if "link" in found:
                place = _place(root / "content" / found["page"], found["link"], f"content/{found['page']}")
                return Problem("H110", place, sentence.format(**found))
            return sentence.format(**{name: " ".join(text.split()) for name, text in found.items()})
    return message


def _place(page: Path, link: str, shown: str) -> Letak:
    """The first place of a link's address in a page; its top where it cannot be found."""
    try:
        lines = page.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    return next(
        (Letak(shown, at, line.find(link) + 1) for at, line in enumerate(lines, start=1) if link in line),
        Letak(shown, 1),
    )


def _program_times() -> dict[Path, int]:
    """When each file of the program was last written."""
    times = {}
    for path in Path(__file__).parent.rglob("*"):
        if path.suffix in (".py", ".html"):
            with suppress(OSError):  # a checkout may take a file away meanwhile
                times[path] = path.stat().st_mtime_ns
    return times
