"""The macros that show the site's own files: for print, as open data, line by line; and how the data came about."""

from decimal import Decimal
from hashlib import sha256
from itertools import groupby

from markupsafe import Markup

from sakip import figures
from sakip.model import KINDS, kind_of
from sakip.pages.context import Answer, Context, PageError, Setting
from sakip.problem import Letak, did_you_mean
from sakip.render.html import fill, line_anchor, table_anchor

#: The folder of the site that has the documents for print.
PRINTS = "dokumen"
#: What a column holds, by its type in Table Schema.
TYPES = {"string": "teks", "number": "bilangan", "integer": "bilangan bulat", "year": "tahun"}


def riwayat(context: Context) -> Answer:
    """Who changed which fact when, with which message, since the last publication or up to this one."""

    def write(setting: Setting) -> Markup:
        return fill("riwayat", riwayat=context.riwayat(), repositori=setting.site.repositori, tanggal=figures.day)

    return Answer(context.riwayat, write)


def dokumen(context: Context) -> Answer:
    """The documents for print, each with its size and fingerprint; a note where none are made."""

    def write(setting: Setting) -> Markup:
        found = [
            (
                item,
                setting.site.file(setting.page, f"{PRINTS}/{item.nama}"),
                _size(item.isi),
                sha256(item.isi).hexdigest(),
            )
            for item in (setting.cetakan() if setting.cetakan else ())
        ]
        return fill("dokumen", dokumen=found)

    return Answer(lambda: None, write)


def data_terbuka(context: Context) -> Answer:
    """Every file of open data: the year in each form, then each table with its columns, described; and the licence."""
    licence = context.kinerja.data.instansi.lisensi

    def write(setting: Setting) -> Markup:
        paket = setting.paket()
        groups = [
            (title, [(item, paket.of_table(item)) for item in items])
            for title, items in groupby(paket.katalog.tabel, key=lambda item: item.halaman)
        ]
        return fill(
            "data_terbuka",
            paket=paket,
            kelompok=groups,
            lisensi=licence,
            ke=lambda path: setting.site.file(setting.page, path),
            halaman=lambda item: setting.site.address(
                setting.page, item.berkas_halaman, table_anchor(item.kisi.tabel.id)
            ),
            jenis=TYPES,
            ukuran=_size,
        )

    return Answer(lambda: licence, write)


def _size(content: bytes) -> str:
    """How large a file is, in the unit that a reader knows from a list of files."""
    kilobytes = Decimal(len(content)) / 1000
    return f"{figures.number(max(kilobytes, Decimal(1)), 0)} KB"


def sumber_data(context: Context, *jenis: str) -> Answer:
    """The data files of these kinds, or all that no other page has, line by line, each line with an address."""
    unknown = [kind for kind in jenis if kind not in KINDS]
    if unknown:
        raise PageError(f'Jenis berkas "{unknown[0]}" tidak dikenal.{did_you_mean(unknown[0], KINDS)}')
    data = context.kinerja.data
    files, sources = data.berkas, {place.berkas: file.sumber for file in data.semua if (place := file.letak())}

    def write(setting: Setting) -> Markup:
        pages = setting.site.data_pages
        chosen = [name for name in files if (kind_of(name) in jenis if jenis else pages.get(name) == setting.page)]
        written = [(name, sources[name], _lines(name, files[name])) for name in chosen]
        return fill("sumber_data", files=written, repositori=setting.site.repositori)

    return Answer(lambda: files, write)


def _lines(name: str, text: str) -> list[tuple[str, str]]:
    """A file's lines with their anchors."""
    return [(line_anchor(Letak(name, at)), line) for at, line in enumerate(text.splitlines(), start=1)]
