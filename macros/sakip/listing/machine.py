"""A listing as JSON: our own, for programs, and GitLab's Code Quality report."""

from json import dumps

from sakip.listing.listing import Listing, fingerprints
from sakip.problem import Severity, visible

GITLAB = {Severity.GALAT: "critical", Severity.PERINGATAN: "major", Severity.TEMUAN: "info"}


def json(listing: Listing) -> str:
    """One object for each problem, as it is: whoever reads it must escape it for what he writes."""
    return _written(
        [
            {
                "code": problem.code,
                "severity": str(problem.severity),
                "file": problem.letak.berkas,
                "line": problem.letak.baris,
                "column": problem.letak.kolom,
                "message": problem.pokok,
                "hint": problem.saran,
            }
            for problem in listing.problems
        ]
    )


def gitlab(listing: Listing) -> str:
    """What GitLab shows beside the changes of a merge request (Code Quality)."""
    return _written(
        [
            {
                "description": visible(problem.message),
                "check_name": problem.code,
                "fingerprint": fingerprint,
                "severity": GITLAB[problem.severity],
                "location": {"path": problem.letak.berkas, "lines": {"begin": problem.letak.baris}},
            }
            for problem, fingerprint in zip(listing.problems, fingerprints(listing.problems), strict=True)
        ]
    )


def _written(items: list[dict[str, object]]) -> str:
    return dumps(items, ensure_ascii=True, indent=2) + "\n"
