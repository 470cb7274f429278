"""A listing for the terminal: a heading for each file, each problem with the line it stands on, and the counts.

A terminal shows the end: findings come first, with their sums, then what must be mended, the gravest last.
"""

from collections import Counter
from collections.abc import Sequence

from sakip.listing.listing import GRAVITY, Listing, by_file, closing
from sakip.problem import Problem, Severity, excerpt, visible

COLORS = {Severity.GALAT: "1;31", Severity.PERINGATAN: "33", Severity.TEMUAN: "36"}
BOLD, FAINT = "1", "2"
CHECK_THE_COPY = "Bila ada temuan yang belum Anda kenal, periksa salinan Anda dengan dokumen aslinya."


def text(listing: Listing) -> str:
    """The listing for a reader; a finding about a printed document has only its place."""
    return f"{problems_text(listing)}{closing(listing.problems)}\n"


def problems_text(listing: Listing) -> str:
    """The problems alone, a blank line after each file; the gravest last, for a terminal shows the end.

    First the findings, those that nobody has explained last, and how many there are of each code; then what must be
    mended.
    """
    findings = [problem for problem in listing.problems if problem.severity is Severity.TEMUAN]
    known = [problem for problem in findings if not problem.saran]
    asked = [problem for problem in findings if problem.saran]
    to_mend = [problem for problem in listing.problems if problem.severity is not Severity.TEMUAN]
    sums = f"{_sums(findings, len(asked))}\n" if findings else ""
    return f"{_files(known, listing)}{_files(asked, listing)}{sums}{_files(to_mend, listing)}"


def _files(problems: list[Problem], listing: Listing) -> str:
    files = sorted(
        by_file(problems), key=lambda item: min(GRAVITY.index(one.severity) for one in item[1]), reverse=True
    )
    return "".join(f"{_file(name, found, listing)}\n" for name, found in files)


def _sums(findings: list[Problem], unexplained: int) -> str:
    """How many findings there are of each code, the rarest last, and what to make of them."""
    found = sorted(Counter(problem.code for problem in findings).items(), key=lambda item: (-item[1], item[0]))
    told = ", ".join(f"{visible(code)} {number}" for code, number in found)
    ask = f" Yang belum dijelaskan: {unexplained}, tepat di atas ini." if unexplained else ""
    return f"Temuan menurut kode: {told}.{ask}\n{CHECK_THE_COPY}\n"


def _file(name: str, problems: list[Problem], listing: Listing) -> str:
    places = [f"{problem.letak.baris}:{problem.letak.kolom}" for problem in problems]
    width = max(map(len, places))
    kinds = max(len(problem.severity) for problem in problems)
    told = [f"{sum(one.severity is kind for one in problems)} {kind}" for kind in GRAVITY]
    heading = ", ".join(part for part in told if not part.startswith("0 "))
    lines = [f"{_set(visible(name), BOLD, listing)}  {heading}"]
    for place, problem in zip(places, problems, strict=True):
        kind = _set(f"{problem.severity:<{kinds}}", COLORS[problem.severity], listing)
        lines.append(f"  {place:>{width}}  {kind}  {visible(problem.code)}  {visible(problem.message)}")
        lines += _quoted(problem, listing.lines.get(name, ()), listing)
    return "\n".join(lines) + "\n"


def _quoted(problem: Problem, lines: Sequence[str], listing: Listing) -> list[str]:
    """The line of the problem with its caret; nothing for a finding, or where the line is not known or blank."""
    at = problem.letak.baris - 1
    if problem.severity is Severity.TEMUAN or not 0 <= at < len(lines) or not lines[at].strip():
        return []
    return [_set(excerpt(lines[at], problem.letak.kolom, problem.letak.baris), FAINT, listing)]


def _set(shown: str, how: str, listing: Listing) -> str:
    """The text in this rendition, line by line, where the listing is coloured."""
    return "\n".join(f"\x1b[{how}m{line}\x1b[0m" for line in shown.split("\n")) if listing.color else shown
