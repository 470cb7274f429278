"""What a check loads: nothing of the site generator, and no template, because each import is felt at every call."""

import json
import subprocess
import sys

from conftest import ROOT

#: What only writing pages needs.
FOREIGN = {"mkdocs", "material", "mkdocs_macros", "markdown", "jinja2", "pymdownx", "pygments"}
SCRIPT = """
import io, json, sys
out, sys.stdout = sys.stdout, io.StringIO()
from sakip.cli import main
main(["check", "--folder", sys.argv[1]])
out.write(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


def test_check_loads_no_site_generator() -> None:
    """A check of this project imports neither MkDocs nor Markdown nor Jinja."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", SCRIPT, str(ROOT)], capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(done.stdout))

    assert "sakip" in loaded
    assert loaded & FOREIGN == set()
