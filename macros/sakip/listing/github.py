"""A listing as GitHub's workflow commands, which show each problem on its line of a pull request."""

from sakip.listing.listing import Listing, gravest_first
from sakip.problem import Problem, Severity, visible

COMMANDS = {Severity.GALAT: "error", Severity.PERINGATAN: "warning", Severity.TEMUAN: "notice"}
#: GitHub shows no more of each kind in a step.
MOST = 10


def github(listing: Listing) -> str:
    """At most ten commands of each kind, the gravest first; a last notice tells how many more there are."""
    kinds = [[one for one in gravest_first(listing.problems) if one.severity is kind] for kind in COMMANDS]
    if all(len(problems) <= MOST for problems in kinds):
        shown = [problem for problems in kinds for problem in problems]
    else:  # the notice that tells of the rest takes a notice's place
        most = [MOST - 1 if kind is Severity.TEMUAN else MOST for kind in COMMANDS]
        shown = [problem for problems, limit in zip(kinds, most, strict=True) for problem in problems[:limit]]
    rest = len(listing.problems) - len(shown)
    more = f"::notice title=sakip::Masih ada {rest} masalah lain. Jalankan sakip check untuk membacanya.\n"
    return "".join(map(_command, shown)) + (more if rest else "")


def _command(problem: Problem) -> str:
    place = f"file={_property(visible(problem.letak.berkas))},line={problem.letak.baris},col={problem.letak.kolom}"
    message = _data(visible(problem.message))
    return f"::{COMMANDS[problem.severity]} {place},title={_property(problem.code)}::{message}\n"


def _data(text: str) -> str:
    """The text of a command: nothing in it ends the line or is taken for an escape."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property of a command: nor does anything in it begin another property, or the text."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
