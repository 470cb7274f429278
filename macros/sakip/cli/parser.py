"""An argument parser that speaks Indonesian: argparse's help headings and its messages about wrong usage."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from sakip.problem import did_you_mean

#: What argparse says -> what a planner reads; {saran} is what could be meant instead.
MESSAGES = (
    (r"argument (?P<apa>.+?): expected one argument", "Pilihan {apa} memerlukan satu isian."),
    (r"argument (?P<apa>.+?): expected at least one argument", "Pilihan {apa} memerlukan sedikitnya satu isian."),
    (r"argument (?P<apa>.+?): expected at most one argument", "Pilihan {apa} menerima paling banyak satu isian."),
    (r"argument (?P<apa>.+?): expected (?P<n>\d+) arguments?", "Pilihan {apa} memerlukan {n} isian."),
    (r"argument (?P<apa>.+?): ignored explicit argument (?P<kata>.+)", "Pilihan {apa} tidak menerima isian {kata}."),
    (
        r"argument (?P<apa>.+?): invalid choice: (?P<kata>.+) \(choose from (?P<dikenal>.+)\)",
        "Isian {kata} untuk {apa} tidak dikenal.{saran}",
    ),
    (r"argument (?P<apa>.+?): invalid \w+ value: (?P<kata>.+)", "Isian {kata} untuk {apa} tidak dapat dibaca."),
    (
        r"argument (?P<apa>.+?): not allowed with argument (?P<lain>.+)",
        "{apa} dan {lain} tidak dapat dipakai bersama. Pilih salah satu.",
    ),
    (r"argument (?P<apa>.+?): (?P<sebab>.+)", "{apa}: {sebab}"),
    (r"one of the arguments (?P<apa>.+) is required", "Salah satu dari {apa} harus ditulis."),
    (r"the following arguments are required: (?P<apa>.+)", "Yang belum ditulis: {apa}."),
    (r"unrecognized arguments: (?P<kata>\S+).*", 'Pilihan atau isian "{kata}" tidak dikenal.{saran}'),
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose usage line is headed in Indonesian."""

    def add_usage(self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None,
                  ) -> None:  # fmt: skip
        """Head the usage with "Pemakaian"."""
        super().add_usage(usage, actions, groups, prefix or "Pemakaian: ")


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Indonesian and takes no shortened options."""

    def __init__(self, **settings: Any) -> None:
        """Take what ArgumentParser takes; the help option is added in Indonesian."""
        super().__init__(**{"formatter_class": _Formatter, "add_help": False, "allow_abbrev": False, **settings})
        self._positionals.title, self._optionals.title = "Isian", "Pilihan"
        self.add_argument("-h", "--help", action="help", help="menampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command and how it is written; exit 2."""
        sys.stderr.write(f"Perintah keliru. {self._translated(message)}\n\n")
        self.print_usage(sys.stderr)
        sys.stderr.write(f"Bantuan: {self.prog} --help\n")
        raise SystemExit(2)

    def _translated(self, message: str) -> str:
        for pattern, sentence in MESSAGES:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                found = {name: text.replace("'", '"') for name, text in match.groupdict().items()}
                known: Iterable[str] = self._option_string_actions
                if "dikenal" in found:
                    known = re.findall(r"[^\s,'\"]+", found["dikenal"])
                return sentence.format(**found, saran=did_you_mean(found.get("kata", "").strip('"'), known))
        return message
