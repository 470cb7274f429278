"""A listing for the terminal: a heading for each file, each problem with the line it stands on, and the counts."""

from collections.abc import Sequence

from sakip.listing.listing import GRAVITY, Listing, by_file, counts
from sakip.problem import Problem, Severity, excerpt, visible

COLORS = {Severity.GALAT: "1;31", Severity.PERINGATAN: "33", Severity.TEMUAN: "36"}
BOLD, FAINT = "1", "2"


def text(listing: Listing) -> str:
    """The listing for a reader; a finding about a printed document has only its place."""
    return f"{problems_text(listing)}{counts(listing.problems)}.\n"


def problems_text(listing: Listing) -> str:
    """The problems alone, a blank line after each file."""
    return "".join(f"{_file(name, found, listing)}\n" for name, found in by_file(listing.problems))


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
