"""Set up what a task needs, then run it: ``python run.py site | test | serve | bench``, or a command of ``sakip``.

The same on every system; ``make`` only calls this. The environment in ``.venv`` is made once and again whenever
``requirements.lock`` or ``pyproject.toml`` changes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "sakip-setup"
INPUTS = ("requirements.lock", "pyproject.toml", "run.py")
OLDEST = (3, 11)

TASKS: dict[str, list[list[str]]] = {
    "site": [["-m", "sakip", "build"]],
    "serve": [["-m", "sakip", "serve"]],
    "test": [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-m", "pytest", "--numprocesses=auto", "--dist=loadfile", "--no-loadscope-reorder"],
    ],
    "bench": [["tests/bench.py"]],
}
#: Commands of the program itself, which take options and files: ``python run.py audit laporan.xlsx``.
COMMANDS = (
    "check", "diff", "build", "preview", "comment", "publish", "archive", "verify", "explain", "audit", "format",
    "schema", "pdf",
)  # fmt: skip


def main(names: list[str]) -> int:
    """Run the named tasks in order, or one command; returns the exit code of the first that fails, else 0."""
    own = names[:1] != [] and names[0] in COMMANDS
    unknown = [] if own else [name for name in names if name not in TASKS]
    if unknown or not names:
        sys.stderr.write(f"Pemakaian: python run.py {' | '.join((*TASKS, *COMMANDS))}\n")
        return 2
    if sys.version_info < OLDEST:
        sys.stderr.write("Python 3.11 atau yang lebih baru diperlukan. Pasang dari python.org, lalu ulangi.\n")
        return 2
    here = Path.cwd()  # where the files that a command names are looked for
    os.chdir(ROOT)
    os.environ.setdefault("PYTHONUTF8", "1")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    failed = _set_up()
    if "test" in names and not failed:
        _find_browser()
    if own and not failed:
        os.chdir(here)
        return _call([str(PYTHON), "-m", "sakip", names[0], "--folder", str(ROOT), *names[1:]])
    for command in [] if failed else (command for name in names for command in TASKS[name]):
        failed = _call([str(PYTHON), *command])
        if failed:
            break
    return failed


def _set_up() -> int:
    """Make the environment if it is missing or older than its inputs; returns an exit code."""
    state = f"{sys.version} {ROOT}".encode()  # the environment knows where the program stands
    wanted = hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in INPUTS) + state).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return 0
    if Path(sys.prefix).resolve() == VENV:
        sys.stderr.write("Lingkungan .venv harus dibuat ulang. Keluar dahulu darinya (deactivate), lalu ulangi.\n")
        return 1
    sys.stderr.write("Menyiapkan lingkungan Python di .venv (sekali saja, beberapa menit) ...\n")
    shutil.rmtree(VENV, ignore_errors=True)
    pip = [str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    steps = (
        [sys.executable, "-m", "venv", str(VENV)],
        [*pip, "--require-hashes", "--requirement", "requirements.lock"],
        [*pip, "--no-deps", "--no-build-isolation", "--editable", "."],
    )
    for step in steps:
        if _call(step):
            sys.stderr.write("Lingkungan gagal disiapkan. Periksa sambungan internet, lalu ulangi perintah ini.\n")
            if step is steps[0]:
                sys.stderr.write("Di Debian atau Ubuntu, pasang dahulu: apt install python3-venv\n")
            return 1
    STAMP.write_text(wanted, encoding="utf-8")
    return 0


def _find_browser() -> None:
    """Install Chromium for the browser tests where it is missing and the machine allows; else say what is left out."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
    if any(map(shutil.which, names)):
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        sys.stderr.write("Memasang Chromium untuk uji peramban ...\n")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        if not _call(["apt-get", "update", "-qq"]):
            _call(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
    if not any(map(shutil.which, names)):
        sys.stderr.write("Chromium tidak ditemukan; uji peramban dilewati. Pasang Chromium untuk menjalankannya.\n")


def _call(command: list[str]) -> int:
    try:
        return subprocess.run(command, check=False).returncode  # noqa: S603 - our own fixed commands
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        sys.stderr.write(f"Perintah tidak dapat dijalankan: {error}\n")
        return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
