"""The edge that prints: a draft -> the files of its documents, each with its place in the list; or every problem."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from sakip.compute import Kinerja
from sakip.document.blocks import Document
from sakip.document.compile import PrintError, pdf
from sakip.document.report import lkjip
from sakip.document.singles import singles
from sakip.document.targets import Situs, nowhere
from sakip.pages.context import Cetakan
from sakip.pages.draft import Draft
from sakip.paths import plain_file
from sakip.problem import NOWHERE, DataError, Letak, Problem
from sakip.render.picture import DrawingError

#: What Typst says of a letter that no font at hand has.
UNKNOWN_LETTER = re.compile(r"the text .(?P<text>.+?). could not be displayed|no font contains .(?P<other>.+?)[\"'`]")


def prints(draft: Draft, content: Path, saat: datetime, situs: Situs = nowhere) -> tuple[Cetakan, ...]:
    """Every document of the year, the LKjIP first.

    ``saat`` is when they are said to be made, ``situs`` where the site has a page.

    Raises DataError with every problem, and then nothing is printed.
    """
    problems: list[Problem] = []
    report = lkjip(draft, problems)
    documents = [*([report] if report else []), *singles(draft.kinerja)]
    problems += _bad_pictures(documents, content, draft.kinerja)
    if problems:
        raise DataError(problems)
    from sakip.document.word import docx  # noqa: PLC0415 - takes long to import

    made = []
    for document in documents:
        title = f"{document.judul} {document.masa}"
        try:
            made.append(Cetakan(f"{document.nama}.pdf", title, pdf(document, content, saat, situs)))
            if document is report:
                made.append(Cetakan(f"{document.nama}.docx", title, docx(document, content, saat, situs)))
        except (PrintError, DrawingError) as error:
            problems.append(_misprint(str(error), document, draft, content.name))
    if problems:
        raise DataError(problems)
    return tuple(made)


def moment(given: str | None, commit: int | None, tahun: int) -> datetime:
    """When a document is said to be made: as the build was told, else with the commit, else at the end of its year."""
    for seconds in (int(given) if given and given.isdigit() else None, commit):
        if seconds is not None:
            return datetime.fromtimestamp(seconds, UTC)
    return datetime(tahun, 12, 31, tzinfo=UTC)


def _bad_pictures(documents: list[Document], content: Path, kinerja: Kinerja) -> Iterator[Problem]:
    """A problem for each picture that is not there, or is no picture."""
    agency = kinerja.data.instansi
    for name in sorted({name for document in documents for name in document.gambar}):
        path, arms = content / name, name == agency.lambang
        place = (agency.letak("lambang") if arms else None) or Letak(f"{content.name}/{name}", 1)
        if not plain_file(path, content):
            message = f'Gambar "{name}" tidak ada di folder {content.name}. Salin berkasnya, atau perbaiki namanya.'
            yield Problem("H116", place, message)
        elif not is_picture(path.read_bytes()):
            yield Problem("H116", place, f'Gambar "{name}" bukan PNG, JPEG, atau GIF. Simpan ulang sebagai PNG.')


def is_picture(content: bytes) -> bool:
    """Whether these bytes begin as a picture that can be printed."""
    return content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a"))


def _misprint(said: str, document: Document, draft: Draft, folder: str) -> Problem:
    """Why a document could not be set, at the line with the letter that no font has where that is the reason."""
    letters = UNKNOWN_LETTER.search(said)
    text = (letters["text"] or letters["other"]).strip("\"'`") if letters else None
    if text:
        message = f'Huruf "{text}" tidak ada dalam jenis huruf dokumen cetak. Ganti dengan huruf atau kata biasa.'
        return Problem("H116", _line_with(text, draft, folder), message)
    reason = " ".join(said.split())[:200]
    message = f"Dokumen {document.nama} tidak dapat dicetak ({reason}). Laporkan baris ini kepada pengelola program."
    return Problem("H116", NOWHERE, message)


def _line_with(text: str, draft: Draft, folder: str) -> Letak:
    """The first line of a page or a data file that has the text."""
    files: Mapping[str, str] = {
        **{f"{folder}/{page.source.path}": page.source.text for page in draft.pages},
        **draft.kinerja.data.berkas,
    }
    for name, content in files.items():
        if (at := content.find(text)) >= 0:
            return Letak(name, content.count("\n", 0, at) + 1)
    return NOWHERE
