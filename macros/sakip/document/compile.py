"""A document -> the bytes of its PDF. Only here is Typst known."""

import json
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from sakip.document.blocks import Document
from sakip.document.targets import Situs, nowhere
from sakip.document.typst import data

HERE = Path(__file__).parent
#: Where ``laporan.typ`` looks for pictures.
PICTURES = "gambar"


class PrintError(Exception):
    """The document could not be set; the message is Typst's own."""


def pdf(document: Document, content: Path, saat: datetime, situs: Situs = nowhere) -> bytes:
    """The document as PDF/A-2a and PDF/UA-1, said to be made at ``saat``; pictures are read below ``content``.

    The same document gives the same bytes on every machine. Raises PrintError.
    """
    import typst  # noqa: PLC0415 - takes long to load

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copy(HERE / "laporan.typ", root)
        for name in document.gambar:
            (root / PICTURES / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(content / name, root / PICTURES / name)
        (root / "naskah.json").write_text(json.dumps(data(document, situs), ensure_ascii=False), "utf-8")
        standards: list[typst.PDFStandard] = ["a-2a", "ua-1"]  # kept for decades, and read aloud to who cannot see it
        try:
            made = typst.Compiler(
                root=root, font_paths=typst.Fonts(include_system_fonts=False, font_paths=[HERE / "fonts"])
            ).compile(root / "laporan.typ", format="pdf", pdf_standards=standards, timestamp=saat.astimezone(UTC))
        except typst.TypstError as error:
            raise PrintError(error.diagnostic or error.message) from error
    if not isinstance(made, bytes):
        raise PrintError("tanpa isi")
    return made
