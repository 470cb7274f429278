"""A comparison for programs: everything, as one JSON object."""

from dataclasses import asdict
from json import dumps
from typing import Any

from sakip.changes import BedaFakta
from sakip.diff.difference import Perbedaan
from sakip.diff.side import Sisi
from sakip.diff.summary import program_note, summary
from sakip.problem import Letak, Problem


def json(found: Perbedaan) -> str:
    """The facts, each with the ids of the figures that follow from it, then the figures and all else that differs."""
    told = {
        "semula": _side(found.semula),
        "menjadi": _side(found.menjadi),
        "ringkasan": summary(found),
        "catatan": program_note(found) or None,
        "fakta": [
            {
                "macam": fact.macam,
                "jalur": list(fact.jalur),
                "semula": fact.semula or None,
                "menjadi": fact.menjadi or None,
                "letak_semula": _place(fact.letak_semula),
                "letak_menjadi": _place(fact.letak_menjadi),
                "akibat": [item.id for item in found.angka if _among(fact, item.sebab)],
            }
            for fact in found.fakta
        ],
        "angka": [
            {"id": item.id, "judul": item.judul, "semula": item.semula or None, "menjadi": item.menjadi or None}
            for item in found.angka
        ],
        "indikator": [
            {
                "nama": item.nama,
                "tahun": item.tahun,
                "perubahan": [asdict(one) for one in item.isi if one.berubah],
            }
            for item in found.indikator
        ],
        "halaman": [{**asdict(page), "kalimat": [pair._asdict() for pair in page.kalimat]} for page in found.halaman],
        "masalah_baru": [_problem(problem) for problem in found.masalah_baru],
        "masalah_berubah": [{"semula": _problem(old), "menjadi": _problem(new)} for old, new in found.masalah_berubah],
        "halaman_tak_terbaca": list(found.halaman_tak_terbaca),
        "masalah_hilang": [_problem(problem) for problem in found.masalah_hilang],
        "kelengkapan": dict(zip(("semula", "menjadi"), found.kelengkapan, strict=True)),
    }
    return dumps(told, ensure_ascii=False, indent=2) + "\n"


def _side(side: Sisi) -> dict[str, Any]:
    problems = [_problem(problem) for problem in side.masalah] if side.hasil is None else []
    return {"nama": side.nama, "commit": side.commit, "dapat_dipakai": side.hasil is not None, "masalah": problems}


def _among(fact: BedaFakta, facts: tuple[BedaFakta, ...]) -> bool:
    return any(fact is other for other in facts)


def _place(place: Letak | None) -> dict[str, Any] | None:
    return None if place is None else {"berkas": place.berkas, "baris": place.baris, "kolom": place.kolom}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "kode": problem.code,
        "tingkat": problem.severity,
        **(_place(problem.letak) or {}),
        "pesan": problem.message,
    }
