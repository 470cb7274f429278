"""What every writer is given, in which order it tells the problems, and by what a problem is known again."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sakip.problem import Problem, Severity

#: Severities from the gravest on.
GRAVITY = tuple(Severity)
#: How the codes begin of what is wrong with the form of the data: nothing else is looked at until it is mended.
FORM = "S"
UNCHECKED = "Isi data dan halaman belum diperiksa; perbaiki dahulu galat ini, lalu periksa lagi."
#: Where a message names a line, of its own file or of another.
LINE = re.compile(r"(\.(?:yaml|yml|md)):\d+(?::\d+)?|\bbaris \d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Problems and what may be shown with them.

    ``lines`` are the source lines by file, ``meanings`` say in a sentence what a code is about; both may lack any.
    """

    problems: tuple[Problem, ...]
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    color: bool = False


def counts(problems: Iterable[Problem]) -> str:
    """'1 galat, 0 peringatan, 31 temuan'."""
    found = Counter(problem.severity for problem in problems)
    return ", ".join(f"{found[kind]} {kind}" for kind in GRAVITY)


def closing(problems: Iterable[Problem]) -> str:
    """The counts as a sentence; where the form of the data is all that was looked at, another that says so."""
    found = tuple(problems)
    only_form = found and all(problem.code.startswith(FORM) for problem in found)
    return f"{counts(found)}. {UNCHECKED}" if only_form else f"{counts(found)}."


def gravest_first(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by severity; those of one severity as they were."""
    return sorted(problems, key=lambda problem: GRAVITY.index(problem.severity))


def by_file(problems: Iterable[Problem]) -> list[tuple[str, list[Problem]]]:
    """The problems of each file by line; the file with the gravest problem first, then by name."""
    files: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=lambda problem: (problem.letak, problem.code, problem.message)):
        files.setdefault(problem.letak.berkas, []).append(problem)
    return sorted(files.items(), key=lambda item: (min(GRAVITY.index(one.severity) for one in item[1]), item[0]))


def fingerprints(problems: Sequence[Problem]) -> list[str]:
    """What tells each problem from the others, the same when it only moves to another line."""
    from hashlib import sha256  # noqa: PLC0415 - takes long to import, and most formats do not ask

    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for problem in problems:
        key = (problem.code, problem.letak.berkas, LINE.sub(r"\1", problem.message))
        found.append(sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "replace")).hexdigest())
        seen[key] += 1
    return found
