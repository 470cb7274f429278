"""A listing as SARIF 2.1.0, which GitHub's code scanning and editors read."""

from json import dumps
from typing import Any
from urllib.parse import quote

from sakip.listing.listing import Listing, fingerprints
from sakip.problem import Problem, Severity, visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.GALAT: "error", Severity.PERINGATAN: "warning", Severity.TEMUAN: "note"}
#: What every file's address is relative to; GitHub's name for the repository.
BASE = "%SRCROOT%"
#: No sign is shown for it, but what it stands in is no longer the syntax of a link.
JOINER = "\u2060"


def sarif(listing: Listing) -> str:
    """One run with a rule for each code that occurs and a result for each problem."""
    kinds = {problem.code: problem.severity for problem in listing.problems}
    codes = sorted(kinds)
    marks = fingerprints(listing.problems)
    driver: dict[str, Any] = {
        "name": "sakip",
        "rules": [
            {
                "id": code,
                "shortDescription": {"text": visible(listing.meanings.get(code, f"Masalah {code}."))},
                "defaultConfiguration": {"level": LEVELS[kinds[code]]},
            }
            for code in codes
        ],
    }
    if listing.version:
        driver["version"] = listing.version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "Folder proyek."}}},
        "results": [
            _result(problem, codes.index(problem.code), mark)
            for problem, mark in zip(listing.problems, marks, strict=True)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumps(log, ensure_ascii=True, indent=2) + "\n"


def _result(problem: Problem, rule: int, mark: str) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(problem.letak.berkas, errors="replace"), "uriBaseId": BASE},
        "region": {"startLine": problem.letak.baris, "startColumn": problem.letak.kolom},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": LEVELS[problem.severity],
        "message": {"text": _message(problem.message)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"sakip/v1": mark},
    }


def _message(text: str) -> str:
    """A plain text message: its braces are no placeholder (SARIF 2.1.0, 3.11.5), its brackets no link (3.11.6)."""
    return visible(text).replace("{", "{{").replace("}", "}}").replace("](", f"]{JOINER}(")
