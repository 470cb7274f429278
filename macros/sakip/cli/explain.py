"""``sakip explain``: what the guide says about a code."""

import argparse
import sys

from sakip.cli.guide import explanation, find_guide, meanings
from sakip.problem import did_you_mean, visible

HELP = "Menjelaskan kode masalah dan cara memperbaikinya, seperti dalam panduan. Tanpa kode, semua kode didaftar."


def add_options(parser: argparse.ArgumentParser) -> None:
    """The codes."""
    parser.add_argument("kode", nargs="*", metavar="KODE", help="kode masalah, misalnya S203")


def run(arguments: argparse.Namespace) -> int:
    """Explain each code, or list them all; 2 where one is not known, and then none is explained."""
    guide = find_guide(arguments.folder)
    known = meanings(guide)
    if not known:
        sys.stderr.write("Daftar masalah tidak ditemukan. Jalankan perintah ini di folder proyek.\n")
        return 2
    codes = list(dict.fromkeys(code.strip().upper() for code in arguments.kode))
    unknown = [code for code in codes if code not in known]
    for code in unknown:
        sys.stderr.write(f'Kode "{visible(code)}" tidak dikenal.{did_you_mean(code, known)}\n')
    if unknown:
        return 2
    if codes:
        sys.stdout.write("\n".join(explanation(guide, code) for code in codes))
    else:
        sys.stdout.writelines(f"{code}  {meaning}\n" for code, meaning in known.items())
    return 0
