"""A comparison as a comment on a pull request: the results first, what is long folded, nothing but its own markup."""

from collections.abc import Iterable, Iterator

from sakip.diff.difference import Perbedaan
from sakip.diff.pages import BedaBagian, BedaHalaman
from sakip.diff.summary import NONE, before_after, effects, place, program_note, summary
from sakip.listing.markdown import MOST, escaped
from sakip.problem import Problem, Severity

#: The longest text of a cell; the other formats have the rest.
LONGEST = 300
#: The most effects told beside a fact.
MOST_EFFECTS = 6
#: How many changed cells of a part are told, and how much of each.
MOST_CELLS, LONGEST_CELL = 3, 90
#: So few figures are not folded.
FEW = 20
#: Kept for closing what is open and for the line that tells of the rest.
RESERVE = 600


def markdown(found: Perbedaan) -> str:
    """The comment; where it would be too long, each part ends with how much more of it there is."""
    parts = [f"### Akibat perubahan\n\n{_text(found.semula.sebutan)} → {_text(found.menjadi.sebutan)}\n\n"]
    parts.append(f"**{_text(summary(found))}**\n")
    if note := program_note(found):
        parts.append(f"\n{_text(note)}\n")
    for side in found.gagal:
        parts.append(_section(f"Masalah pada {side.sebutan}", "", _problems(side.masalah), _room(parts)))
    new = [problem for problem in found.masalah_baru if problem.severity is not Severity.TEMUAN]
    rest = [problem for problem in found.masalah_baru if problem.severity is Severity.TEMUAN]
    moved = [problem for _, problem in found.masalah_berubah]
    heads = (_head("Indikator", "", "Semula", "Menjadi"), _head("Fakta", "Semula", "Menjadi", "Ikut berubah", "Letak"))
    parts.append(_section("Hasil indikator", heads[0], _indicators(found), _room(parts)))
    parts.append(_section("Masalah baru", "", _problems(new), _room(parts)))
    unread = (f"- {_text(f'content/{path}')}\n" for path in found.halaman_tak_terbaca)
    parts.append(_section("Halaman yang tidak dapat dibaca", "", unread, _room(parts)))
    before, after = found.kelengkapan
    if before != after:
        rows = iter((_row("Semula", before), _row("Menjadi", after)))
        parts.append(_section("Kelengkapan", _head("", "Kelengkapan"), rows, _room(parts)))
    parts.append(_section("Fakta yang berubah", heads[1], _facts(found), _room(parts)))
    figures = _figures(found)
    folded = (
        ("Angka hitungan", _head("Angka", "Semula", "Menjadi"), figures, len(found.angka)),
        ("Kalimat yang terbaca lain", _head("Semula", "Menjadi", "Halaman"), _sentences(found.halaman), None),
        ("Halaman yang terbaca lain", _head("Halaman", "Yang berubah"), _pages(found.halaman), len(found.halaman)),
        ("Temuan baru atas dokumen cetak", "", _problems(rest), len(rest)),
        ("Masalah dan temuan yang hilang", "", _problems(found.masalah_hilang), len(found.masalah_hilang)),
        ("Masalah dan temuan yang berganti angka", "", _problems(moved), len(moved)),
    )
    for title, head, lines, count in folded:
        name = title if count is None else f"{title} ({count})"
        folded_up = not (count is not None and lines is figures and count <= FEW)
        parts.append(_section(name, head, lines, _room(parts), folded=folded_up))
    return "".join(parts)


def _room(parts: list[str]) -> int:
    return MOST - RESERVE - sum(map(len, parts))


def _section(title: str, head: str, lines: Iterator[str], room: int, *, folded: bool = False) -> str:
    """A heading and its lines as far as there is room; '' without lines."""
    told: list[str] = []
    length, left = len(title) + len(head) + 80, 0
    for line in lines:
        if length + len(line) > room:
            left = 1 + sum(1 for _ in lines)
            break
        told.append(line)
        length += len(line)
    if not told and not left:
        return ""
    opened = f"\n<details><summary>{escaped(title)}</summary>\n\n" if folded else f"\n#### {escaped(title)}\n\n"
    rest = f"\n… dan {left} lagi; selengkapnya di hasil perbandingan.\n" if left else ""
    return f"{opened}{head if told else ''}{''.join(told)}{rest}" + ("\n</details>\n" if folded else "")


def _head(*titles: str) -> str:
    return f"| {' | '.join(titles)} |\n|{'---|' * len(titles)}\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(_text(cell) or NONE for cell in cells)} |\n"


def _text(text: str) -> str:
    """A text on one line, cut where it is long, of which a host makes nothing."""
    plain = " ".join(text.split())
    return escaped(plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…")


def _indicators(found: Perbedaan) -> Iterator[str]:
    for item in found.indikator:
        name = f"**{_text(item.nama)}** {item.tahun}"
        for one in item.isi:
            if one.berubah:
                yield f"| {name} | {_text(one.apa)} | {_change(one.semula, one.menjadi)} |\n"
                name = ""


def _change(before: str, after: str) -> str:
    return f"{_text(before) or NONE} | **{_text(after) or NONE}**"


def _facts(found: Perbedaan) -> Iterator[str]:
    follows = effects(found)
    for fact in found.fakta:
        told = _effects(follows.get(id(fact), []))
        change = _change(*before_after(fact))
        yield f"| {_text(' › '.join(fact.jalur))} | {change} | {told} | {_text(place(fact))} |\n"


def _effects(told: list[str]) -> str:
    most = MOST_EFFECTS if len(told) > MOST_EFFECTS + 1 else len(told)
    rest = f"<br>… dan {len(told) - most} angka lain" if len(told) > most else ""
    return "<br>".join(map(_text, told[:most])) + rest or "tidak ada angka hitungan"


def _figures(found: Perbedaan) -> Iterator[str]:
    return (f"| {_text(item.judul)} | {_change(item.semula, item.menjadi)} |\n" for item in found.angka)


def _sentences(pages: Iterable[BedaHalaman]) -> Iterator[str]:
    """Each pair of sentences once, with the pages that have it."""
    where: dict[tuple[str, str], list[str]] = {}
    for page in pages:
        for pair in page.kalimat:
            where.setdefault((pair.semula, pair.menjadi), []).append(page.judul)
    for (before, after), titles in where.items():
        yield f"| {_text(before) or NONE} | {_text(after) or NONE} | {_text(', '.join(dict.fromkeys(titles)))} |\n"


def _pages(pages: Iterable[BedaHalaman]) -> Iterator[str]:
    for page in pages:
        told = [f"{len(page.kalimat)} kalimat"] if page.kalimat else []
        told += [f"{part.judul}: {_part(part)}" for part in page.bagian]
        name = _text(f"{page.judul} ({page.path})")
        yield f"| {name} | {'<br>'.join(map(_text, told)) or _text(page.macam)} |\n"


def _part(part: BedaBagian) -> str:
    """The first things that a part shows otherwise, and how many more there are."""
    told = [f"{cell.baris} › {cell.kolom} {cell.semula or NONE} → {cell.menjadi or NONE}" for cell in part.sel]
    told += [f"{pair.semula or NONE} → {pair.menjadi or NONE}" for pair in part.teks]
    shown = [text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…" for text in told[:MOST_CELLS]]
    rest = f"; dan {len(told) - MOST_CELLS} lagi" if len(told) > MOST_CELLS else ""
    return "; ".join(shown) + rest or part.macam


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        where = _text(str(problem.letak))
        yield f"- {problem.severity} **{escaped(problem.code)}** {where}: {_text(problem.message)}\n"
