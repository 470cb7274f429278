"""What a page may load and run, as a content security policy that stands in the page itself.

Hosts without settings for headers know no other place for it. Nothing inline runs but what is named here by its
digest: the theme's own few scripts, handed in by the template as it renders them, never as they stand on a page. So
whatever gets into a page's content stays dead text.
"""

import re
from base64 import b64encode
from hashlib import sha256

INLINE = re.compile(r"<script>(.*?)</script>", re.S)


def digest(text: str) -> str:
    """The source that allows an inline script or style of exactly this text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def page_policy(scripts: str) -> str:
    """The policy of a page of the site; ``scripts`` is the markup of the inline scripts that it may run."""
    known = " ".join(sorted({digest(text) for text in INLINE.findall(scripts)}))
    return (
        f"default-src 'none'; script-src 'self' {known}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "worker-src 'self'; base-uri 'none'; form-action 'none'"
    )
