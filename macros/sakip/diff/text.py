"""A comparison for a terminal."""

from collections.abc import Iterable, Iterator

from sakip.diff.difference import Perbedaan
from sakip.diff.pages import BedaHalaman
from sakip.diff.summary import NONE, before_after, place, program_note, summary
from sakip.listing.listing import gravest_first
from sakip.problem import Problem, visible

#: How much of one part of a page is told; the other formats tell all.
MOST = 12


def text(found: Perbedaan) -> str:
    """Everything that differs, the results first."""
    lines = [f"{found.semula.sebutan} → {found.menjadi.sebutan}", summary(found)]
    lines += [note] if (note := program_note(found)) else []
    for side in found.gagal:
        lines += ["", f"Masalah pada {side.sebutan}:", *_problems(side.masalah)]
    sections = (
        ("Indikator", _indicators(found)),
        ("Fakta", _facts(found)),
        ("Angka hitungan", (f"  {_pair(item.judul, item.semula, item.menjadi)}" for item in found.angka)),
        ("Masalah baru", _problems(found.masalah_baru)),
        ("Masalah yang hilang", _problems(found.masalah_hilang)),
        ("Masalah yang berganti angka", _problems(new for _, new in found.masalah_berubah)),
        ("Halaman yang tidak dapat dibaca", (f"  content/{path}" for path in found.halaman_tak_terbaca)),
        ("Kelengkapan", _completeness(found)),
        ("Halaman", (line for page in found.halaman for line in _page(page))),
    )
    for title, told in sections:
        body = list(told)
        lines += ["", title, *body] if body else []
    return "".join(f"{visible(line)}\n" for line in lines)


def _indicators(found: Perbedaan) -> Iterator[str]:
    for item in found.indikator:
        yield f"  {item.nama} ({item.tahun})"
        yield from (f"    {_pair(one.apa, one.semula, one.menjadi)}" for one in item.isi if one.berubah)


def _facts(found: Perbedaan) -> Iterator[str]:
    for fact in found.fakta:
        yield f"  {' › '.join(fact.jalur)}  [{place(fact)}]"
        yield f"    {fact.macam}: {' → '.join(before_after(fact))}"


def _problems(problems: Iterable[Problem]) -> list[str]:
    return [
        f"  {problem.severity} {problem.code} {problem.letak}: {problem.message}" for problem in gravest_first(problems)
    ]


def _completeness(found: Perbedaan) -> Iterator[str]:
    before, after = found.kelengkapan
    if before != after:
        yield from (f"  semula: {before}", f"  menjadi: {after}")


def _page(page: BedaHalaman) -> Iterator[str]:
    yield f"  {page.judul} (content/{page.path}), {page.macam}"
    for pair in page.kalimat:
        yield from (f"    {sign} {text}" for sign, text in zip("-+", pair, strict=True) if text)
    for part in page.bagian:
        yield f"    {part.judul}: {part.macam}"
        told = [
            _pair(f"{cell.baris} › {cell.kolom}".removesuffix(" › "), cell.semula, cell.menjadi) for cell in part.sel
        ]
        told += [f"{pair.semula or NONE} → {pair.menjadi or NONE}" for pair in part.teks]
        yield from (f"      {line}" for line in told[:MOST])
        if len(told) > MOST:
            yield f"      … dan {len(told) - MOST} lagi"


def _pair(name: str, before: str, after: str) -> str:
    return f"{name}: {before or NONE} → {after or NONE}"
