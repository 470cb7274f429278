"""Warnings that an office has accepted, beside the fact and with a reason; and acceptances that no longer apply."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sakip.model import Dataset
from sakip.model.base import Berkas, Daftar, Fakta, Penerimaan, Peta
from sakip.problem import NOWHERE, Letak, Problem, Severity, did_you_mean

#: The code of an acceptance that meets no warning.
STALE = "K901"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A warning and why it is accepted."""

    problem: Problem
    penerimaan: Penerimaan


@dataclass(frozen=True, slots=True)
class _Scope:
    """A fact that warnings may be accepted on, and the place where it ends."""

    fakta: Fakta
    awal: Letak
    akhir: Letak

    def holds(self, place: Letak) -> bool:
        return self.awal.berkas == place.berkas and self.awal <= place <= self.akhir


def settled(
    data: Dataset, problems: Sequence[Problem], known: Mapping[str, Severity], *, unasked: Sequence[str] = ()
) -> tuple[tuple[Problem, ...], tuple[Accepted, ...]]:
    """The problems that remain, and the warnings that are accepted.

    A warning is accepted by the innermost fact around its place that can carry an acceptance, if that accepts its
    code. An acceptance (of a code of ``known``) that meets no warning is a warning itself, K901, unless its code is
    ``unasked``: nobody could look.
    """
    warned = {problem.letak.berkas for problem in problems if problem.severity is Severity.PERINGATAN}
    accepting = {name for name, text in data.berkas.items() if "diterima:" in text}
    scopes = [scope for file in data.semua for scope in _scopes(file, warned | accepting)]
    remaining: list[Problem] = []
    accepted: list[Accepted] = []
    for problem in problems:
        scope = _around(scopes, problem.letak) if problem.severity is Severity.PERINGATAN else None
        found = next((item for item in _accepting(scope) if item.kode == problem.code), None)
        if found is None:
            remaining.append(problem)
        else:
            accepted.append(Accepted(problem, found))
    used = {id(item.penerimaan) for item in accepted}
    for scope in scopes:
        twice = {item.kode for item in _accepting(scope) if id(item) in used}
        remaining += (
            _stale(item, known, twice)
            for item in _accepting(scope)
            if id(item) not in used and item.kode not in unasked
        )
    return tuple(remaining), tuple(accepted)


def _stale(item: Penerimaan, known: Mapping[str, Severity], twice: set[str]) -> Problem:
    message = f"Peringatan {item.kode} tidak ada pada fakta ini. Hapus, atau tulis pada fakta yang ditunjuknya."
    if item.kode in twice:
        message = f"Peringatan {item.kode} sudah diterima pada fakta ini. Hapus yang kedua."
    elif item.kode not in known:
        message = f'Kode "{item.kode}" tidak dikenal.{did_you_mean(item.kode, known)}'
    elif known[item.kode] is not Severity.PERINGATAN:
        message = f"{item.kode} adalah {known[item.kode]}, yang tidak dapat diterima. Hapus penerimaan ini."
    return Problem(STALE, item.letak("kode") or NOWHERE, message, Severity.PERINGATAN)


def _accepting(scope: _Scope | None) -> tuple[Penerimaan, ...]:
    return getattr(scope.fakta, "diterima", ()) if scope else ()


def _around(scopes: list[_Scope], place: Letak) -> _Scope | None:
    """The innermost scope: facts nest, so that of those around a place the last to begin is it."""
    return max((scope for scope in scopes if scope.holds(place)), key=lambda scope: scope.awal, default=None)


def _scopes(file: Berkas, names: set[str]) -> Iterator[_Scope]:
    """The scopes of a file, if it is one of these; a file's own begins at its first line."""
    whole = file.tertulis
    if whole is None or whole.awal.berkas not in names:
        return
    for fakta in file.walk():
        tree = fakta.tertulis
        if tree is not None and "diterima" in type(fakta).model_fields:
            yield _Scope(fakta, Letak(tree.awal.berkas, 1) if fakta is file else tree.awal, _end(tree))


def _end(node: Peta | Daftar) -> Letak:
    """Where the last value stands: what is written last is kept last."""
    if not node:
        return node.awal
    last = next(reversed(node)) if isinstance(node, Peta) else len(node) - 1
    value: object = node[last]
    return _end(value) if isinstance(value, Peta | Daftar) else node.letak[last]
