"""What ``public/`` remembers of its editions: ``editions.json``, and ``versions.json`` for Material's version menu.

Everything in the register follows from the tags and the editions; what it adds is memory: a tag that was moved, or a
manifest that was edited, differs from what stands here.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from sakip.archive import ArchiveError
from sakip.archive.edition import Edisi
from sakip.render.brief import NAME as BRIEF
from sakip.render.brief import Ikhtisar, read_brief

NAME, MENU = "editions.json", "versions.json"
#: What the newest edition is also called, in its address and in the version menu's list.
NEWEST = "terbaru"
#: What a revision changed, inside its folder: ``sakip diff --format json`` as the tag's own program wrote it.
CHANGES = "perubahan.json"
#: Its copy to be read offline, inside its folder.
COPY = "{tag}-luring.zip"


@dataclass(frozen=True, kw_only=True)
class Ubahan:
    """A fact or an indicator's result that a revision tells otherwise; '' where nothing was, or is, told."""

    jalur: tuple[str, ...]
    semula: str
    menjadi: str


@dataclass(frozen=True, kw_only=True)
class Terbitan:
    """An edition that was published. ``manifes`` is the SHA-256 of its manifest, ``tanggal`` the commit's day.

    ``ringkasan``, ``fakta`` and ``hasil`` tell what a revision changed; empty for a year's first publication.
    ``ikhtisar`` is the year in brief, ``luring`` the size in bytes of its copy to be read offline; None where its
    program wrote none.
    """

    folder: str
    judul: str
    tahun: int
    revisi: int
    tag: str
    objek: str
    komit: str
    tanggal: str
    manifes: str
    alasan: str = ""
    ringkasan: str = ""
    fakta: tuple[Ubahan, ...] = ()
    hasil: tuple[Ubahan, ...] = ()
    ikhtisar: Ikhtisar | None = None
    luring: int | None = None


EVERY = TypeAdapter(tuple[Terbitan, ...])


def published_as(edisi: Edisi, folder: Path, manifes: str) -> Terbitan:
    """What is remembered of an edition whose site is in the folder."""
    changes = json.loads((folder / CHANGES).read_text("utf-8")) if (folder / CHANGES).is_file() else {}
    facts = (Ubahan(jalur=tuple(item["jalur"]), **_sides(item)) for item in changes.get("fakta", ()))
    results = (
        Ubahan(jalur=(item["nama"], str(item["tahun"]), one["apa"]), **_sides(one))
        for item in changes.get("indikator", ())
        for one in item["perubahan"]
    )
    copy = folder / COPY.format(tag=edisi.tag)
    return Terbitan(
        folder=edisi.folder,
        judul=edisi.judul,
        tahun=edisi.tahun,
        revisi=edisi.revisi,
        tag=edisi.tag,
        objek=edisi.objek,
        komit=edisi.komit,
        tanggal=edisi.tanggal.isoformat(),
        manifes=manifes,
        alasan=edisi.alasan,
        ringkasan=changes.get("ringkasan", ""),
        fakta=tuple(facts),
        hasil=tuple(results),
        ikhtisar=read_brief((folder / BRIEF).read_text("utf-8")) if (folder / BRIEF).is_file() else None,
        luring=copy.stat().st_size if copy.is_file() else None,
    )


def read_register(public: Path) -> tuple[Terbitan, ...]:
    """What is remembered, the newest first; nothing where nothing was published. Raises ArchiveError."""
    path = public / NAME
    try:
        return EVERY.validate_json(path.read_bytes()) if path.exists() else ()
    except (OSError, ValueError):
        message = (
            f"Berkas public/{NAME} rusak. Kembalikan dari cadangan atau dari cabang situs; bila tidak ada, hapus "
            "berkas itu lalu jalankan sakip archive."
        )
        raise ArchiveError([message]) from None


def as_published(every: Iterable[Edisi], known: Iterable[Terbitan]) -> tuple[Edisi, ...]:
    """The editions as their tags gave them when they were published, wherever the tags are now."""
    kept = {item.folder: item for item in known}
    return tuple(
        replace(edisi, objek=item.objek, komit=item.komit) if (item := kept.get(edisi.folder)) else edisi
        for edisi in every
    )


def merged(known: Iterable[Terbitan], fresh: Iterable[Terbitan]) -> tuple[Terbitan, ...]:
    """All of them, the newest first; of two with one folder the fresh one."""
    every = {item.folder: item for item in (*known, *fresh)}
    return tuple(sorted(every.values(), key=lambda item: (item.tahun, item.revisi), reverse=True))


def write_register(folder: Path, terbitan: Sequence[Terbitan]) -> None:
    """Write the register and the menu's list into the folder."""
    menu = [
        {"version": item.folder, "title": item.judul, "aliases": [] if at else [NEWEST]}
        for at, item in enumerate(terbitan)
    ]
    _write(folder / NAME, EVERY.dump_json(tuple(terbitan), indent=2).decode())
    _write(folder / MENU, json.dumps(menu, ensure_ascii=False, indent=2))


def menu_names(public: Path) -> tuple[str, ...]:
    """The editions that the version menu lists; none where its file is missing or is no such list."""
    try:
        return tuple(str(item["version"]) for item in json.loads((public / MENU).read_text("utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", "utf-8", newline="\n")


def _sides(item: dict[str, Any]) -> dict[str, str]:
    return {"semula": item["semula"] or "", "menjadi": item["menjadi"] or ""}
