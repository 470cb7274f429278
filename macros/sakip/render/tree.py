"""The tree of performance (pohon kinerja): tujuan, sasaran, indikator, program, kegiatan, sub kegiatan.

As nested nodes for a list, and as boxes and lines for a picture, laid out from left to right. Pure geometry; the
template draws it.
"""

from dataclasses import dataclass

from sakip.compute import Kinerja, Simpul
from sakip.render.parts import Sumber

LINE = 15
PADDING = 8
GAP = 12
COLUMN = 230
BOX = 200
#: How wide a letter is drawn at most, small and capital; a name is cut after so many lines.
SMALL, CAPITAL = 7, 10
MOST_LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Cabang:
    """A node of the tree with what hangs from it."""

    jenis: str
    nama: str
    anak: tuple["Cabang", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pohon:
    """The tree with its title and source, and what its picture shows in words."""

    judul: str
    akar: tuple[Cabang, ...]
    uraian: str
    sumber: Sumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Kotak:
    """A node as drawn: its box, its lines of text with their baselines."""

    jenis: str
    x: int
    y: int
    lebar: int
    tinggi: int
    baris: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gambar:
    """A picture of a tree: boxes, and the lines between them as SVG paths."""

    lebar: int
    tinggi: int
    kotak: tuple[Kotak, ...]
    garis: tuple[str, ...]


def title(kinerja: Kinerja) -> str:
    """What the tree is called."""
    return f"Pohon kinerja {kinerja.data.instansi.singkatan} {kinerja.tahun}"


def pohon(kinerja: Kinerja) -> tuple[Cabang, ...]:
    """The whole tree, one root for each tujuan; kegiatan and below only where the year has a budget."""
    budget = {node.id: node for node in kinerja.anggaran.jumlah.anak} if kinerja.anggaran else {}
    names = {item.id: item.nama for item in kinerja.renstra.program}
    return tuple(
        Cabang(
            jenis="Tujuan",
            nama=tujuan.nama,
            anak=tuple(
                Cabang(
                    jenis="Sasaran",
                    nama=sasaran.nama,
                    anak=(
                        *(Cabang(jenis="Indikator", nama=item.nama) for item in sasaran.indikator),
                        *(
                            Cabang(jenis="Program", nama=names[name], anak=_below(budget.get(f"program-{name}")))
                            for name in sasaran.program
                        ),
                    ),
                )
                for sasaran in tujuan.sasaran
            ),
        )
        for tujuan in kinerja.renstra.tujuan
    )


def picture(roots: tuple[Cabang, ...], deepest: int = 4) -> Gambar:
    """The tree as boxes in columns, ``deepest`` levels of it."""
    boxes: list[Kotak] = []
    lines: list[str] = []
    bottom = 1  # the first box keeps its upper edge
    for root in roots:
        _, bottom = _place(root, 0, bottom, deepest, (boxes, lines))
        bottom += GAP
    width = max((box.x + box.lebar for box in boxes), default=0)
    return Gambar(lebar=width + 2, tinggi=max(bottom - GAP, 0) + 2, kotak=tuple(boxes), garis=tuple(lines))


def _below(node: Simpul | None) -> tuple[Cabang, ...]:
    if node is None:
        return ()
    return tuple(Cabang(jenis=child.jenis.capitalize(), nama=child.nama, anak=_below(child)) for child in node.anak)


def _place(node: Cabang, depth: int, top: int, deepest: int, drawn: tuple[list[Kotak], list[str]]) -> tuple[Kotak, int]:
    """Draw a node beside the middle of its children; returns its box and the bottom of all below it."""
    boxes, lines = drawn
    texts = _lines(node.nama)
    height = 2 * PADDING + LINE * (len(texts) + 1)
    children: list[Kotak] = []
    bottom = top
    for child in node.anak if depth + 1 < deepest else ():
        box, bottom = _place(child, depth + 1, bottom, deepest, drawn)
        bottom += GAP
        children.append(box)
    bottom = max(bottom - GAP, top + height) if children else top + height
    y = _middle(children, height) if children else top
    y = max(y, top)
    x = depth * COLUMN + 1
    box = Kotak(
        jenis=node.jenis,
        x=x,
        y=y,
        lebar=BOX,
        tinggi=height,
        baris=tuple((y + PADDING + LINE * (at + 2) - 4, text) for at, text in enumerate(texts)),
    )
    boxes.append(box)
    for child_box in children:
        start, end = y + height // 2, child_box.y + child_box.tinggi // 2
        bend = x + BOX + (COLUMN - BOX) // 2
        lines.append(f"M{x + BOX} {start}H{bend}V{end}H{child_box.x}")
    return box, max(bottom, y + height)


def _lines(text: str) -> list[str]:
    """The text in lines that fit into a box; cut with an ellipsis where they are too many (the list has it whole)."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _width(longer) <= BOX - 2 * PADDING:
            lines[-1] = longer
        else:
            lines += [word] if lines[-1] else []
            lines[-1] = word
        while _width(lines[-1]) > BOX - 2 * PADDING:
            fits = next(end for end in range(len(lines[-1]), 0, -1) if _width(lines[-1][:end]) <= BOX - 2 * PADDING)
            lines[-1:] = [lines[-1][:fits], lines[-1][fits:]]
        if len(lines) > MOST_LINES:
            return [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1][:-1]}…"]
    return lines


def _width(text: str) -> int:
    return sum(CAPITAL if letter.isupper() or letter in "mwMW" else SMALL for letter in text)


def _middle(children: list[Kotak], height: int) -> int:
    first, last = children[0], children[-1]
    return (first.y + last.y + last.tinggi) // 2 - height // 2
