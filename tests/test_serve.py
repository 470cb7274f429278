"""The preview follows every change, and a broken file is shown on the page instead of ending it.

One ``sakip serve`` runs from a copy of the project and of the program; each test changes something and puts it back.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from conftest import ROOT
from situs import copy_project, edit

DEADLINE = 40.0
PAUSE = 0.1

pytestmark = pytest.mark.skipif(os.name == "nt", reason="proses anak dihentikan bersama lewat kelompok proses POSIX")


@dataclass(frozen=True)
class Preview:
    """A running preview: its project, its process, its address, and where it writes."""

    project: Path
    process: "subprocess.Popen[bytes]"
    address: str
    log: Path

    def page(self, name: str = "") -> str:
        """The page as served, entities resolved; '' while nothing answers."""
        try:
            with urlopen(f"{self.address}{name}", timeout=5) as answer:  # noqa: S310 - our own address
                text: str = answer.read().decode("utf-8")
                return unescape(text)
        except (URLError, ConnectionError, TimeoutError):
            return ""

    def until(self, holds: Callable[[str], bool], name: str = "") -> str:
        """The page as soon as something holds for it, or as it is when the time is over."""
        end = time.monotonic() + DEADLINE
        while True:
            text = self.page(name)
            if holds(text) or time.monotonic() > end or self.process.poll() is not None:
                return text
            time.sleep(PAUSE)


@contextmanager
def preview(folder: Path, prepare: Callable[[Path], None] = lambda project: None) -> Iterator[Preview]:
    """A preview of a prepared copy of the project, run by a copy of the program; ended with all its processes."""
    project = copy_project(folder)
    prepare(project)
    shutil.copytree(ROOT / "macros", project / "macros", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"\ndev_addr: 127.0.0.1:{port}\n")
    log = folder / "serve.log"
    environment = {**os.environ, "PYTHONPATH": str(project / "macros"), "PYTHONDONTWRITEBYTECODE": "1"}
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", "sakip", "serve", "--folder", str(project)],
            stdout=output, stderr=subprocess.STDOUT, env=environment, cwd=project, start_new_session=True,
        )  # fmt: skip
    try:
        yield Preview(project, process, f"http://127.0.0.1:{port}/", log)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview that answers."""
    with preview(tmp_path_factory.mktemp("pratinjau")) as found:
        text = found.until(lambda page: "106,56%" in page)
        assert "106,56%" in text, found.log.read_text("utf-8", "replace")
        yield found


@contextmanager
def changed(file: Path, old: str, new: str) -> Iterator[None]:
    """A change to a file that is undone afterwards."""
    before = file.read_bytes()
    edit(file, old, new)
    try:
        yield
    finally:
        file.write_bytes(before)


def test_broken_data_are_shown_and_mended(running: Preview) -> None:
    """A broken figure shows as a problem with its file and line on the page; once mended, the new figure shows."""
    file = running.project / "data" / "realisasi-2021.yaml"
    line = file.read_text("utf-8").split("nilai: 0.59")[0].count("\n") + 1
    with changed(file, "nilai: 0.59", "nilai: 0,59"):
        broken = running.until(lambda page: f"data/realisasi-2021.yaml:{line}:12" in page)
    with changed(file, "nilai: 0.59", "nilai: 0.55"):
        mended = running.until(lambda page: "Nilainya naik" in page and "0,55" in page)
    running.until(lambda page: "0,59" in page)

    assert f'<code>data/realisasi-2021.yaml:{line}:12</code> S203 "0,59" memakai koma desimal. Tulis 0.59.' in broken
    assert "0,55" in mended
    assert running.process.poll() is None


def test_broken_page_is_shown_and_mended(running: Preview) -> None:
    """A macro that does not exist shows as a problem on every page; the preview goes on."""
    file = running.project / "content" / "index.md"
    with changed(file, "{{ kartu(", "{{ kartuu("):
        broken = running.until(lambda page: "tidak dikenal" in page, "laporan/bab-3/")
    mended = running.until(lambda page: "106,56%" in page, "laporan/bab-3/")

    assert 'Makro "kartuu" tidak dikenal. Maksud Anda "kartu"?' in broken
    assert "106,56%" in mended


def test_raw_html_in_a_page_is_text(running: Preview) -> None:
    """Raw HTML in a page is shown as text in the preview, and never run."""
    file = running.project / "content" / "laporan" / "ikhtisar.md"
    with changed(file, "# Ikhtisar eksekutif\n", "# Ikhtisar eksekutif\n\n<b id=mentah>tebal</b>\n"):
        text = running.until(lambda page: "id=mentah" in page, "laporan/ikhtisar/")
        with urlopen(f"{running.address}laporan/ikhtisar/", timeout=5) as answer:  # noqa: S310 - our own address
            source = answer.read().decode("utf-8")

    assert "<b id=mentah>" in text
    assert "<b id=mentah>" not in source


def test_page_follows_its_text(running: Preview) -> None:
    """A changed page is shown."""
    file = running.project / "content" / "laporan" / "index.md"
    with changed(file, "## Daftar tabel", "## Semua tabel"):
        text = running.until(lambda page: "Semua tabel" in page, "laporan/")

    assert "Semua tabel" in text


def test_numbers_follow_the_pages(running: Preview) -> None:
    """A chart taken from a page frees its number for the next, on the page that lists them too."""
    listed = re.compile(r'href="bab-1/#grafik-([a-z-]+)">(Grafik 1\.\d)')
    before = listed.findall(running.until(lambda page: "Grafik 1.2" in page, "laporan/"))
    file = running.project / "content" / "laporan" / "bab-1.md"
    with changed(file, '{{ grafik("pegawai-pendidikan") }}\n', ""):
        text = running.until(lambda page: bool(page) and "Grafik 1.2" not in page, "laporan/")
    running.until(lambda page: "Grafik 1.2" in page, "laporan/")

    assert before == [("pegawai-pendidikan", "Grafik 1.1"), ("pegawai-golongan", "Grafik 1.2")]
    assert listed.findall(text) == [("pegawai-golongan", "Grafik 1.1")]


def test_page_follows_its_template(running: Preview) -> None:
    """A changed template in overrides is shown."""
    with changed(running.project / "overrides" / "main.html", '{% extends "base.html" %}',
                 '{% extends "base.html" %}{% block hero %}<p>Kepala uji</p>{% endblock %}'):  # fmt: skip
        text = running.until(lambda page: "Kepala uji" in page)

    assert "Kepala uji" in text


def test_preview_follows_the_program(running: Preview) -> None:
    """A changed sentence in the program is shown: the preview starts anew."""
    file = running.project / "macros" / "sakip" / "render" / "sentences" / "year.py"
    with changed(file, "Belum dapat dinilai: ", "Tidak ternilai: "):
        text = running.until(lambda page: "Tidak ternilai: " in page)

    assert "Tidak ternilai: Indeks Kepuasan Masyarakat" in text


def test_preview_of_broken_data(tmp_path: Path) -> None:
    """A preview that starts with broken data shows what is wrong."""

    def broken(project: Path) -> None:
        edit(project / "data" / "laporan-2022.yaml", "tahun: 2022", "tahun: kapan")

    with preview(tmp_path / "pratinjau", broken) as found:
        text = found.until(lambda page: "data/laporan-2022.yaml" in page)

    assert "<code>data/laporan-2022.yaml:8:8</code> S303" in text


@pytest.mark.parametrize("stop, code", [(signal.SIGINT, 0), (signal.SIGTERM, None)], ids=["Ctrl+C", "kill"])
def test_stop(stop: signal.Signals, code: int | None, tmp_path: Path) -> None:
    """Ctrl+C ends the preview with exit code 0; however it is ended, no process stays behind and nothing is thrown."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite in the background passes on that it ignores it
    with preview(tmp_path / "pratinjau") as found:
        found.until(lambda page: "106,56%" in page)
        if stop is signal.SIGINT:  # a terminal sends it to every process
            os.killpg(found.process.pid, stop)
        else:
            found.process.send_signal(stop)
        ended = found.process.wait(timeout=DEADLINE)
        end = time.monotonic() + 5
        while found.page() and time.monotonic() < end:
            time.sleep(PAUSE)

        assert code is None or ended == code
        assert found.page() == ""
        assert "Traceback" not in found.log.read_text("utf-8", "replace")
