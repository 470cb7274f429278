"""A chart -> its values in words, for who cannot see it."""

from sakip.render.parts import Batangan, Deret, Garis


def described(isi: Batangan | Garis) -> str:
    """Every value that is drawn, as written, in the order in which a reader meets it."""
    if isinstance(isi, Garis):
        return " ".join(f"{deret.nama}: {_values(deret)}." for deret in isi.deret if deret.titik)
    return " ".join(f"{bar.nama}: {bar.teks}." for bar in isi.batang)


def _values(deret: Deret) -> str:
    return "; ".join(f"{point.tahun}: {point.teks}" for point in deret.titik)
