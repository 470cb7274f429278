"""Git tags -> ``public/``: each published year a site that never changes again.

edition   a tag as an edition; manifest the checksums of an edition's files
register  what is remembered of each edition, and the list that the version menu reads
build     the site of a tag, from a clean copy, with the program and the settings of that tag
place     the next state of ``public/`` beside the present one, then in its place
refuse    every reason why a year cannot be published; remote which tags others have; sign the tag itself
publish   one more edition; recall those that a branch has, rebuild the others; verify whether they are what they were
root      the pages that lead to the editions; lock keeps two from publishing at once

``public/`` is what ``versions.json`` lists: an edition is entered there when all else is in its place.
"""

from collections.abc import Sequence

from sakip.problem import Problem

#: Where the editions are, below the project.
PUBLIC = "public"


class ArchiveError(Exception):
    """It was not done, and nothing was changed. Carries every reason: problems with their places, and sentences."""

    def __init__(self, reasons: Sequence[Problem | str]) -> None:
        """Keep the reasons in the order in which they were found."""
        self.reasons = tuple(reasons)
        super().__init__("\n".join(map(str, self.reasons)))
