"""The places of a document that something may lead to, each with a name that is a label of the document."""

from collections.abc import Callable

from sakip.document.blocks import Document, Figure, Heading, Target, every

#: The address of a page of the site, or of an anchor on it; None where it is not known where the site stands.
Situs = Callable[[str, str], str | None]


def nowhere(page: str, anchor: str) -> str | None:
    """The addresses of a site that stands nobody knows where."""
    return None


def targets(document: Document) -> dict[Target, str]:
    """Each place once; the first heading of a page stands for the page too."""
    found: dict[Target, str] = {}
    for block in every(block for section in document.bagian for block in section.isi):
        if isinstance(block, Heading | Figure) and block.target is not None:
            name = f"{block.target.page}#{block.target.anchor}"
            found.setdefault(block.target, name)
            found.setdefault(Target(block.target.page), name)
    return found
