"""Every reason why a year cannot be published as things stand, found in one pass. Reads only."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sakip.archive import PUBLIC, ArchiveError
from sakip.archive.edition import Edisi, editions, of_year, python_line, tag_name
from sakip.archive.manifest import is_whole
from sakip.archive.remote import has_identity, remote_tags
from sakip.book import open_book
from sakip.changes import changed_facts
from sakip.load import load
from sakip.model import Dataset
from sakip.problem import DataError, Problem, Severity
from sakip.published import data_of
from sakip.repository import GitError, git, has_repository

#: Files here are part of the site whether or not git has them.
BUILT_FROM = ("data/", "content/", "overrides/", "macros/")
Reason = Problem | str


@dataclass(frozen=True, kw_only=True)
class Rencana:
    """What is about to be published; ``ada`` where its tag was made by a run that did not finish.

    ``catatan`` is what could not be found out; ``milik_sendiri``: no other repository is known to have the tag.
    """

    tahun: int
    revisi: int
    pesan: str
    ada: bool
    milik_sendiri: bool
    catatan: tuple[str, ...]


def plan(root: Path, tahun: int, alasan: str | None) -> Rencana:
    """What publishing the year would do. Raises ArchiveError with every reason why it cannot be done."""
    reasons: list[Reason] = []
    data, found = _data(root, tahun, reasons)
    if not has_repository(root):
        reasons.append("Folder ini bukan repositori git. Ambil proyeknya dengan git clone, lalu ulangi dari sana.")
        raise ArchiveError(reasons)
    try:
        reasons += _state(root)
        every = editions(root)
    except GitError as error:
        raise ArchiveError([*reasons, str(error)]) from None
    years = of_year(every, tahun)
    unfinished = _unfinished(root, years, alasan)
    before = [edisi for edisi in years if edisi is not unfinished]
    revisi = unfinished.revisi if unfinished else before[-1].revisi + 1 if before and alasan is not None else 0
    reasons += _already(tahun, before, alasan)
    if alasan is not None and before and data is not None:
        reasons += _nothing_new(root, before[-1], data)
    theirs = remote_tags(root)
    own = unfinished.objek if unfinished else None
    name = tag_name(tahun, revisi)
    elsewhere = [remote for remote, tags in theirs.items() if tags and name in tags]
    reasons += (
        f'Tag {name} sudah ada di repositori "{remote}" dan bukan tag yang ada di sini. Jalankan git fetch --tags '
        f"{remote}, lalu periksa siapa yang menerbitkannya."
        for remote in elsewhere
        if (theirs[remote] or {})[name] != own
    )
    if reasons:
        raise ArchiveError([*found, *reasons])
    silent = [remote for remote, tags in theirs.items() if tags is None]
    return Rencana(
        tahun=tahun,
        revisi=revisi,
        pesan=_message(data, tahun, revisi, alasan),
        ada=unfinished is not None,
        milik_sendiri=not elsewhere and not silent,
        catatan=tuple(
            f'Repositori "{remote}" tidak menjawab, sehingga tag di sana tidak diperiksa.' for remote in silent
        ),
    )


def _data(root: Path, tahun: int, reasons: list[Reason]) -> tuple[Dataset | None, list[Reason]]:
    """The data where they can be used, and what the check says of them; adds what keeps them from publication."""
    try:
        book = open_book(root, root / "content")
    except DataError as error:
        told = [item for item in error.problems if item.severity is not Severity.TEMUAN]
        reasons.append("Pemeriksaan menemukan galat. Perbaiki dahulu; jalankan sakip check.")
        try:
            data = load(root / "data", root)
        except DataError:
            return None, list(told)
    else:
        data = book.kinerja.data
        told = [item for item in book.remarks if item.severity is not Severity.TEMUAN]
        if told:
            reasons.append("Pemeriksaan menemukan peringatan. Perbaiki, jelaskan, atau terima dengan alasan.")
    reasons += _report(data, tahun)
    return data, list(told)


def _report(data: Dataset, tahun: int) -> Iterator[str]:
    """What the report itself lacks."""
    if data.tahun != tahun:
        yield (
            f"Laporan dalam data ini tentang tahun {data.tahun}, bukan {tahun}. Tulis tahun yang benar, atau pindah ke "
            f"cabang yang memuat laporan {tahun}."
        )
    report = data.laporan[-1]
    asked = (("ditetapkan", "Laporan belum final"), ("direviu", "Pernyataan reviu belum ada"))
    for key, what in asked:
        if getattr(report, key) is None:
            yield (
                f"{what}. Isi {key} dalam data/laporan-{report.tahun}.yaml dengan tanggalnya, atau kosong beserta "
                "alasannya bila tidak berlaku."
            )


def _state(root: Path) -> Iterator[str]:
    """What keeps a tag on the commit at hand from being this report."""
    if git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        yield "Riwayat repositori ini terpotong (shallow clone). Jalankan git fetch --unshallow --tags, lalu ulangi."
    try:
        git(root, "symbolic-ref", "--quiet", "HEAD")
    except GitError:
        yield "Folder kerja tidak berada di sebuah cabang (detached HEAD). Jalankan git switch main, lalu ulangi."
    changed = git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all")
    lines = changed.decode("utf-8", "replace").split("\0")[:-1]
    prefix = git(root, "rev-parse", "--show-prefix").decode().strip()
    names = [line[3:] for line in lines if line[:2] != "??" or line[3:].removeprefix(prefix).startswith(BUILT_FROM)]
    if names:
        shown = ", ".join(names[:5]) + (f", dan {len(names) - 5} lagi" if len(names) > 5 else "")
        yield f"Ada perubahan yang belum dicatat git: {shown}. Catat dengan git commit, atau git restore."
    if not has_identity(root):
        yield (
            'Git belum mengenal Anda. Jalankan git config --global user.name "Nama Anda" dan git config --global '
            'user.email "surel Anda".'
        )


def _unfinished(root: Path, years: tuple[Edisi, ...], alasan: str | None) -> Edisi | None:
    """The edition whose tag is at the commit at hand but whose site is not in ``public/``."""
    if not years or (alasan is None) != (years[-1].revisi == 0):
        return None
    here = git(root, "rev-parse", "HEAD").decode().strip()
    done = is_whole(root / PUBLIC / years[-1].folder)
    return years[-1] if years[-1].komit == here and not done else None


def _already(tahun: int, before: list[Edisi], alasan: str | None) -> Iterator[str]:
    if alasan is None and before:
        last = before[-1]
        yield (
            f"Laporan {tahun} sudah terbit (tag {last.tag}, komit {last.komit[:9]}) dan tidak ditimpa. Untuk "
            f'memperbaikinya terbitkan revisi: sakip publish {tahun} --revisi "alasan".'
        )
    if alasan is not None and not before:
        yield f"Laporan {tahun} belum terbit, jadi belum dapat direvisi. Terbitkan dahulu: sakip publish {tahun}."
    if alasan is not None and not alasan.strip():
        yield 'Alasan revisi kosong. Tulis alasannya dalam satu kalimat: --revisi "alasan".'


def _nothing_new(root: Path, last: Edisi, data: Dataset) -> Iterator[str]:
    before = data_of(root, last.tag)
    if before is not None and not changed_facts(before.semua, data.semua):
        yield f"Tidak ada fakta yang berbeda dari terbitan terakhir ({last.tag}), jadi tidak ada yang direvisi."


def _message(data: Dataset | None, tahun: int, revisi: int, alasan: str | None) -> str:
    """The tag's message: what it is, with which Python it is built, and why."""
    title = f"LKjIP {tahun}"
    if data is not None:
        agency = data.instansi
        title = f"{data.laporan[-1].judul} {tahun} {agency.singkatan} {agency.daerah}"
    about = [f"Tahun: {tahun}", python_line()]
    if alasan is not None:
        about += [f"Revisi: {revisi}", f"Alasan: {' '.join(alasan.split())}"]
    return "\n".join([title, "", *about, ""])
