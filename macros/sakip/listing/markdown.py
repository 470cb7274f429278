"""A listing as a comment on a pull request: counts, then a list for each file. It brings in nothing of its own."""

import re

from sakip.listing.listing import Listing, by_file, closing
from sakip.problem import Problem, visible

#: GitHub takes comments of 65.536 characters; GitLab takes more.
MOST = 60_000
LONGEST_MESSAGE = 1000
#: Kept for the line that tells of the rest.
RESERVE = 100
#: No sign is shown for it and no word goes through it.
JOINER = "\u2060"
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
#: Signs that mean something in the middle of a line; ours never begin one with data.
SPECIAL = re.compile(r"[\\`*_{}\[\]|~$]")
#: What hosts turn into mentions, references and links after Markdown has been read, so that no escape helps.
LINKING = re.compile(
    r"[@#!~%$&^*\[](?=[\w\"\[])|(?<=\w)@|(?<=\w):(?=//)|\b(?:GH|gh|GL)(?=-)|\b(?i:www)(?=\.)|:(?=[\w+-]+:)"
)


def markdown(listing: Listing) -> str:
    """The comment; where it would be too long it ends with how many more problems there are."""
    parts = [f"**sakip check**: {closing(listing.problems)}\n"]
    length, told = len(parts[0]), 0
    for name, problems in by_file(listing.problems):
        heading = f"\n**{escaped(name)}**\n\n"
        for at, problem in enumerate(problems):
            part = ("" if at else heading) + _item(problem)
            if length + len(part) > MOST - RESERVE:
                return "".join(parts) + f"\n… dan {len(listing.problems) - told} lagi.\n"
            parts.append(part)
            length, told = length + len(part), told + 1
    return "".join(parts)


def escaped(text: str) -> str:
    """Text that Markdown, HTML and what a host adds to them leave as it is."""
    text = LINKING.sub(lambda match: match[0] + JOINER, visible(text))
    text = SPECIAL.sub(lambda match: f"\\{match[0]}", text)
    return re.sub("[&<>]", lambda match: ENTITIES[match[0]], text)


def _item(problem: Problem) -> str:
    message = problem.message
    if len(message) > LONGEST_MESSAGE:
        message = f"{message[:LONGEST_MESSAGE]}…"
    return f"- {problem.severity} **{escaped(problem.code)}**, baris {problem.letak.baris}: {escaped(message)}\n"
