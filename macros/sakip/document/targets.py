"""The places of a document that something may lead to, each with a name that is a label of the document."""

from collections.abc import Callable, Iterator

from sakip.document.blocks import Block, Callout, Document, Figure, Heading, Items, Quote, Target, Terms

#: The address of a page of the site, or of an anchor on it; None where it is not known where the site stands.
Situs = Callable[[str, str], str | None]


def nowhere(page: str, anchor: str) -> str | None:
    """The addresses of a site that stands nobody knows where."""
    return None


def targets(document: Document) -> dict[Target, str]:
    """Each place once; the first heading of a page stands for the page too."""
    found: dict[Target, str] = {}
    for place in _places(block for section in document.bagian for block in section.isi):
        name = f"{place.page}#{place.anchor}"
        found.setdefault(place, name)
        found.setdefault(Target(place.page), name)
    return found


def _places(blocks: "Iterator[Block]") -> Iterator[Target]:
    for block in blocks:
        match block:
            case Heading(target=Target() as target) | Figure(target=target):
                yield target
            case Quote(isi) | Callout(_, isi):
                yield from _places(iter(isi))
            case Items(butir, _):
                yield from _places(inner for item in butir for inner in item)
            case Terms(butir):
                yield from _places(inner for _, item in butir for inner in item)
