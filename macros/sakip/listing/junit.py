"""A listing as JUnit's XML, which every CI host shows as tests: one suite for each file, one test for each problem."""

from collections import Counter
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sakip.listing.listing import Listing, by_file
from sakip.problem import Problem, Severity, visible

NAME = "sakip check"


def junit(listing: Listing) -> str:
    """A problem to be mended is a failed test, a finding a skipped one; nothing found is one test that passed."""
    suites = Element("testsuites", _sums(listing.problems, NAME))
    for name, problems in by_file(listing.problems):
        suite = SubElement(suites, "testsuite", _sums(tuple(problems), visible(name)))
        seen: Counter[str] = Counter()
        for problem in problems:
            _case(suite, problem, seen)
    if not listing.problems:
        suite = SubElement(suites, "testsuite", {**_sums((), NAME), "tests": "1"})
        SubElement(suite, "testcase", {"classname": NAME, "name": "tidak ada masalah"})
        suites.set("tests", "1")
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _sums(problems: tuple[Problem, ...], name: str) -> dict[str, str]:
    skipped = sum(problem.severity is Severity.TEMUAN for problem in problems)
    numbers = {"tests": len(problems), "failures": len(problems) - skipped, "errors": 0, "skipped": skipped}
    return {"name": name, **{key: str(number) for key, number in numbers.items()}}


def _case(suite: Element, problem: Problem, seen: Counter[str]) -> None:
    """The test of a problem: its name is its own, because hosts join tests of the same name."""
    letak = problem.letak
    name = f"{problem.code} baris {letak.baris} kolom {letak.kolom}"
    seen[name] += 1
    own = name if seen[name] == 1 else f"{name} ({seen[name]})"
    about = {"classname": visible(letak.berkas), "name": visible(own)}
    case = SubElement(suite, "testcase", {**about, "file": visible(letak.berkas), "line": str(letak.baris)})
    if problem.severity is Severity.TEMUAN:
        SubElement(case, "skipped", {"message": visible(problem.message)})
        return
    failure = SubElement(case, "failure", {"type": str(problem.severity), "message": visible(problem.pokok)})
    failure.text = visible(f"{letak.berkas}:{letak.baris}:{letak.kolom}  {problem.code}  {problem.message}")
