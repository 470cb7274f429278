"""How much a build and a check cost, as ratios that say something on any machine.

A build: this site against Material's start-up plus plain Jinja2 for the same HTML. A check: ``sakip check`` of this
project from the command line against a Python that has only imported pydantic and PyYAML, both from start to exit.

Run by ``make bench``. Each figure of a build is CPU seconds, of a check wall seconds. All are
measured in turn, several rounds, because a machine is never equally busy; the median counts. Start-up is an empty
one-page site with the same theme and no plugin of ours; it includes loading the theme's templates. Plain Jinja2 is the
time that the build spends in templates, without loading the theme's, measured inside it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 9
CPU = """
import sys, time
sys.stderr.write(f"CPU {time.process_time()}")
"""
BUILD = f"""
from pathlib import Path
from sakip.site import build_site
build_site(Path({str(ROOT)!r}))
{CPU}
"""
EMPTY = f"""
import os
import re
import shutil
os.environ["NO_MKDOCS_2_WARNING"] = "1"
from mkdocs.commands.build import build
from mkdocs.config import load_config
build(load_config("mkdocs.yml"))
{CPU}
"""
JINJA = f"""
import sys, time
from pathlib import Path
from jinja2 import Environment, Template
spent = {{"render": 0.0, "load": 0.0}}
depth = {{"render": 0, "load": 0}}
def timed(kind, function):
    def call(*args, **kwargs):
        depth[kind] += 1
        start = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            depth[kind] -= 1
            ours = kind == "load" and getattr(args[0].loader, "package_name", "") == "sakip.render"
            if not depth[kind] and not ours and (kind == "render" or depth["render"]):
                spent[kind] += time.process_time() - start
    return call
Template.render = timed("render", Template.render)
Environment._load_template = timed("load", Environment._load_template)
from sakip.site import build_site
build_site(Path({str(ROOT)!r}))
sys.stderr.write(f"CPU {{spent['render'] - spent['load']}}")
"""
#: A command as a planner runs it.
COMMAND = """
import sys
from sakip.__main__ import start
sys.argv[1:] = {arguments!r}
sys.exit(start())
"""
CHECK = COMMAND.format(arguments=["check", "--folder", str(ROOT)])
IMPORTS = "import pydantic, yaml"


def main() -> None:
    """Measure and print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder)
        (empty / "content").mkdir()
        (empty / "content" / "index.md").write_text("# Kosong\n", encoding="utf-8")
        theme = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\ntheme:\n")[1].split("\nextra:\n")[0]
        theme = theme.replace("  custom_dir: overrides\n", "")
        (empty / "mkdocs.yml").write_text(f"site_name: Kosong\ndocs_dir: content\ntheme:\n{theme}\n", encoding="utf-8")
        rounds = [
            tuple(_once(script, folder) for script, folder in ((EMPTY, empty), (BUILD, ROOT), (JINJA, ROOT)))
            for _ in range(ROUNDS)
        ]
    start_up, build, jinja = (median(column) for column in zip(*rounds, strict=True))
    ratios = sorted(build / (start_up + jinja) for start_up, build, jinja in rounds)
    print(f"CPU s: build {build:.2f}, Material start-up {start_up:.2f}, plain Jinja2 {jinja:.2f}")
    print(f"build / (start-up + Jinja2) = {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")
    _wall(CHECK)  # leaves the compiled modules where every later run finds them
    pairs = [(_wall(CHECK), _wall(IMPORTS)) for _ in range(ROUNDS)]
    checks = sorted(check for check, _ in pairs)
    print(f"wall s: check {checks[0]:.2f} at best, {median(checks):.2f} in the middle")
    print(f"check / importing pydantic and yaml = {median(check / imports for check, imports in pairs):.1f}")
    with tempfile.TemporaryDirectory() as folder:
        pdf = COMMAND.format(arguments=["pdf", "--folder", str(ROOT), "--hasil", folder])
        times = sorted(_wall(pdf) for _ in range(ROUNDS))
    print(f"wall s: every document for print {times[0]:.2f} at best, {median(times):.2f} in the middle")
    print(f"documents / check = {median(times) / median(checks):.1f}")
    with tempfile.TemporaryDirectory() as folder:
        diff = COMMAND.format(arguments=["diff", ".", _changed(Path(folder)), "--folder", str(ROOT)])
        times = sorted(_wall(diff) for _ in range(ROUNDS))
    print(f"wall s: diff of one changed leaf {times[0]:.2f} at best, {median(times):.2f} in the middle")


def _changed(folder: Path) -> str:
    """A copy of the real data and pages with one amount changed; the folder's name."""
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, folder / name)
    file = folder / "data" / "anggaran-2022.yaml"
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(realisasi: \d{6,})", r"\g<1>1", text, count=1), "utf-8")
    return str(folder)


def _once(script: str, folder: Path) -> float:
    done = subprocess.run(  # noqa: S603 - our own interpreter and scripts
        [sys.executable, "-c", script],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stderr.rsplit("CPU ", 1)[1])


def _wall(script: str) -> float:
    """Seconds from start to exit, as one feels them."""
    start = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)  # noqa: S603 - as above
    if done.returncode not in (0, 1):  # 1: the check has found something
        raise RuntimeError(done.stderr.decode())
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
