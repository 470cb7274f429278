"""The pieces of a line -> runs: links and footnotes are Word's own, a status is a word with its sign."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.story import StoryPart

from sakip.document.blocks import (
    Blocks,
    Break,
    Code,
    Emph,
    Inline,
    Inlines,
    Link,
    Note,
    Quiet,
    Strong,
    Target,
)
from sakip.document.targets import Situs, nowhere
from sakip.document.word.elements import PLAIN, Element, Look, clean, made, run
from sakip.render.parts import Rupa, Status

#: The sign and colour of each look of a status.
SIGNS = {
    Rupa.BAIK: ("●", "0B6B3A"),
    Rupa.CUKUP: ("◆", "8A5A00"),
    Rupa.KURANG: ("■", "A3261B"),
    Rupa.KOSONG: ("○", "47555F"),
    Rupa.TAMBAH: ("▲", "0B6B3A"),
    Rupa.HAPUS: ("▬", "A3261B"),
    Rupa.UBAH: ("◇", "8A5A00"),
}
NOT_NAMES = re.compile(r"[^A-Za-z0-9]+")
#: Word takes no longer name for a bookmark.
LONGEST = 40


def bookmark_name(label: str) -> str:
    """The name of a bookmark for a label of the document: the same in every edition, and no other's."""
    digest = sha256(label.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    readable = NOT_NAMES.sub("_", label.partition("#")[2] or label).strip("_")
    return f"s_{readable[: LONGEST - 3 - len(digest)]}_{digest}"


@dataclass(slots=True)
class Places:
    """The places of a document that something may lead to, each marked once, and the site's beyond them."""

    known: Mapping[Target, str]
    situs: Situs = nowhere
    marked: set[str] = field(default_factory=set)

    def name(self, target: Target | None) -> str | None:
        """The name of its bookmark, or its page's; None where the document does not have it."""
        label = target and (self.known.get(target) or self.known.get(Target(target.page)))
        return bookmark_name(label) if label else None

    def around(self, target: Target | None, runs: list[Element]) -> list[Element]:
        """The runs as the place that a target leads to."""
        label = self.known.get(target) if target else None
        return self.named(bookmark_name(label), runs) if label else runs

    def named(self, name: str, runs: list[Element]) -> list[Element]:
        """The runs as the place of this name."""
        if name in self.marked:
            return runs
        number = len(self.marked)
        self.marked.add(name)
        return [made("w:bookmarkStart", id=number, name=name), *runs, made("w:bookmarkEnd", id=number)]


@dataclass(frozen=True, slots=True)
class Lines:
    """Writes lines of one part of the package; ``note`` keeps a footnote and gives the runs that call it."""

    part: StoryPart
    places: Places
    note: Callable[[Blocks, Look], list[Element]]

    def runs(self, pieces: Inlines, look: Look = PLAIN) -> list[Element]:
        """The pieces as runs, and links with runs inside."""
        return [element for piece in pieces for element in self._piece(piece, look)]

    def _piece(self, piece: Inline, look: Look) -> list[Element]:
        match piece:
            case str():
                return [run(piece, look)]
            case Strong(isi):
                return self.runs(isi, replace(look, tebal=True))
            case Emph(isi):
                return self.runs(isi, replace(look, miring=True))
            case Quiet(isi):
                return self.runs(isi, replace(look, gaya="Redup"))
            case Code(teks):
                return [run(teks, replace(look, gaya="Kode"))]
            case Break():
                return [made("w:r", made("w:br"))]
            case Status(kata, rupa):
                sign, colour = SIGNS[rupa]
                return [run(f"{sign}\N{NO-BREAK SPACE}{kata}", replace(look, tebal=True, warna=colour))]
            case Note(isi):
                return self.note(isi, look)
            case Link(isi, ke):
                return self._link(isi, ke, look)

    def _link(self, isi: Inlines, ke: Target | str, look: Look) -> list[Element]:
        if isinstance(ke, Target):
            name = self.places.name(ke)
            runs = self.runs(isi, look)
            if name:
                return [made("w:hyperlink", *runs, anchor=name, history=1)]
            address = self.places.situs(ke.page, ke.anchor)
            return runs if address is None else [self._leading(address, isi, look)]
        found = [self._leading(ke, isi, look)]
        return [*found, run(f" ({ke})", replace(look, gaya="Redup"))] if ke.startswith("http") else found

    def _leading(self, address: str, isi: Inlines, look: Look) -> Element:
        """A link out of the document."""
        relation = self.part.relate_to(clean(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return made("w:hyperlink", *self.runs(isi, replace(look, gaya="Hyperlink")), r_id=relation, history=1)
