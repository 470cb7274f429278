"""``sakip comment``: the comment on a pull request that tells what the change does."""

import argparse
import os
import sys
from pathlib import Path

from sakip.host.body import NO_PREVIEW, body, link
from sakip.host.comment import post
from sakip.host.http import HostError
from sakip.host.service import service

HELP = (
    "Menulis satu tanggapan pada sebuah usulan (pull request atau merge request) di GitHub atau GitLab, dan "
    "memperbaruinya bila sudah ada. Dijalankan oleh layanan repositori, yang menyetel alamatnya; token dibaca dari "
    "GITHUB_TOKEN atau TANGGAPAN_TOKEN."
)
#: A comparison is far shorter; more is not read.
LARGEST = 5_000_000


def add_options(parser: argparse.ArgumentParser) -> None:
    """What is written, where, and what is said of the preview."""
    parser.add_argument("berkas", type=Path, metavar="BERKAS", help="hasil sakip diff --format markdown")
    parser.add_argument("--nomor", type=int, required=True, metavar="NOMOR", help="nomor usulan")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--pratinjau", metavar="ALAMAT", help="alamat pratinjau yang disebut dalam tanggapan")
    shown.add_argument("--tanpa-pratinjau", action="store_true", help="menyebut bahwa pratinjau tidak dapat dibangun")


def run(arguments: argparse.Namespace) -> int:
    """Write or renew the comment; 1 where the host refuses, 2 where it is not to be asked."""
    try:
        with arguments.berkas.open("rb") as file:
            text = file.read(LARGEST).decode("utf-8", "replace")
    except OSError:
        sys.stderr.write(f"Berkas {arguments.berkas} tidak dapat dibaca. Jalankan sakip diff lebih dahulu.\n")
        return 2
    try:
        preview = link(arguments.pratinjau) if arguments.pratinjau else NO_PREVIEW * arguments.tanpa_pratinjau
    except ValueError:
        sys.stderr.write("Alamat pratinjau tidak dapat dipakai. Tulis alamat situs yang diawali https://.\n")
        return 2
    if arguments.nomor < 1:
        sys.stderr.write("Nomor usulan adalah bilangan bulat mulai 1.\n")
        return 2
    try:
        host = service(os.environ, arguments.nomor)
    except HostError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    try:
        new = post(host, body(text, preview=preview))
    except HostError as error:
        sys.stderr.write(f"Tanggapan tidak ditulis. {error}\n")
        return 1
    sys.stdout.write(f"Tanggapan pada usulan {arguments.nomor} {'ditulis' if new else 'diperbarui'}.\n")
    return 0
