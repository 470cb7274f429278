"""The one adapter to MkDocs: hands it the pages that ``pages`` has rendered, and puts the rendered parts in place.

mkdocs-macros calls ``define_env`` when a build starts and ``on_pre_page_macros`` before each page. Rendered parts wait
behind comment tokens and enter Python-Markdown's stash, so that generated HTML is never parsed as Markdown.
"""

import logging
from itertools import chain
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.exceptions import Abort

from sakip.book import Book, open_book
from sakip.glossary import PAGE as GLOSSARY
from sakip.glossary import Glossary
from sakip.pages import Page, Repositori
from sakip.pages.site import Site
from sakip.placement import Placement
from sakip.problem import DataError, Problem, Severity
from sakip.render.brief import NAME, brief, brief_text
from sakip.render.html import fill
from sakip.repository import GitError, commit_of
from sakip.searching import indonesian, read_rows, without_repeats
from sakip.typeset import Typeset

LOG = logging.getLogger("mkdocs.plugins.sakip")


def define_env(env: Any) -> None:
    """Load, compute and render everything, or report every problem: aborting where the build is strict."""
    config = env.conf
    root = Path(config["config_file_path"]).absolute().parent  # as given to a generator: perhaps relative
    env.sakip_pages, env.sakip_problems, env.sakip_brief = {}, (), ""
    placement = Placement(_tell)
    glossary = Glossary()
    config["markdown_extensions"] += [placement, glossary, Typeset()]
    env.sakip_placement, env.sakip_glossary = placement, glossary
    read_rows()
    try:
        env.sakip_repository = repository = _repository(config, root)
        book = open_book(
            root,
            Path(config["docs_dir"]),
            directory_urls=config["use_directory_urls"],
            repositori=repository,
            alamat=_whole(config["site_url"]),
            cetak=config["strict"],  # a preview that is served is made again at every change
        )
        env.sakip_pages = book.pages
    except DataError as error:
        _report(error.problems)
        if config["strict"]:
            raise Abort("Situs tidak dibangun.") from None
        env.sakip_problems = error.problems
        return
    if config["extra"].get("edisi"):
        env.sakip_brief = brief_text(brief(book.kinerja, config["site_url"] or ""))
    if explained := book.pages.get(GLOSSARY):
        glossary.learn(explained.parts, explained.text)
    _name(config, book)


def on_pre_page_macros(env: Any) -> None:
    """Give MkDocs the page's Markdown with tokens for the rendered parts, and keep mkdocs-macros from rendering it."""
    path = env.page.file.src_uri
    page = env.sakip_pages.get(path)
    if env.sakip_problems:
        page = Page(path, (fill("masalah", problems=env.sakip_problems),), "", {"title": "Masalah"})
    if page is None:  # made by another plugin
        page = Page(path, (env.markdown,), env.markdown, {"title": env.page.title})
    parts = (without_repeats(part) if isinstance(part, Markup) else part for part in page.parts)
    env.markdown = env.sakip_placement.begin(path, parts, text=page.text)
    urls = env.conf["use_directory_urls"]
    site = Site(numbered={}, trace_pages={}, indicator_pages={}, data_pages={}, directory_urls=urls)
    env.sakip_glossary.begin(path, lambda id: site.address(path, GLOSSARY, id))
    # Only what the page was allowed to say counts, not what MkDocs has taken for meta data; and the title is never its
    # first heading, because the theme writes a title without escaping it.
    env.page.meta.clear()
    env.page.meta.update({"title": Path(path).stem, **page.meta, "render_macros": False})
    if env.sakip_repository is not None:
        env.page.meta["tanya"] = env.sakip_repository.tanya(path)


def on_post_build(env: Any) -> None:
    """Write the files that stand beside the pages (an edition's year in brief is one); make the search Indonesian."""
    site = Path(env.conf["site_dir"])
    beside = {NAME: env.sakip_brief.encode()} if env.sakip_brief else {}
    for name, content in chain(beside.items(), *(page.files().items() for page in env.sakip_pages.values())):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    index = site / "search" / "search_index.json"
    if index.is_file():  # a site may go without the search plugin
        index.write_text(indonesian(index.read_text("utf-8")), encoding="utf-8", newline="")


def _repository(config: Any, root: Path) -> Repositori | None:
    """The repository that the site links to; None where mkdocs.yml names none, or git does not know what is built."""
    address = config.get("repo_url")
    preview = config["extra"].get("pratinjau")
    if not address:
        return None
    try:
        reference = preview["acuan"] if preview else commit_of(root, "HEAD")
    except GitError:
        return None
    return Repositori(
        alamat=address.rstrip("/"),
        acuan=reference,
        pratinjau=preview is not None,
        nomor=preview["nomor"] if preview else None,
    )


def _whole(address: str | None) -> str:
    """Where the site stands, with a stroke at its end; '' where mkdocs.yml does not say."""
    return f"{address.rstrip('/')}/" if address else ""


def _report(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        if problem.severity is Severity.GALAT:
            _tell(problem)


def _tell(problem: Problem) -> None:
    LOG.error("%s", problem)


def _name(config: Any, book: Book) -> None:
    """The site's name and notice are facts of the data, not typed in mkdocs.yml."""
    instansi = book.kinerja.data.instansi
    config["site_name"] = f"LKjIP {book.kinerja.tahun} {instansi.singkatan} {instansi.daerah}"
    config["site_description"] = f"{instansi.nama} {instansi.daerah}"
    config["extra"]["sakip"] = {"rekaan": instansi.rekaan, "perubahan": book.repositori and book.repositori.perubahan}
