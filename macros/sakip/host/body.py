"""A comparison -> the text of the comment that hosts show. It stays below their limit and orders them nothing."""

import re

from sakip.listing.markdown import JOINER

#: Opens our comment and is not shown.
MARK = "<!-- sakip:tanggapan -->"
#: GitHub takes 65.536 characters; GitLab takes more.
MOST = 65_536
ADDRESS = re.compile(r"https?://[\w.:\[\]-]+(?:/[\w.~%/-]*)?", re.ASCII)
NO_PREVIEW = "Pratinjau situs tidak dapat dibangun dari usulan ini; sebabnya tampil dalam pemeriksaan usulan."
CLOSING = (
    "\nTanggapan ini ditulis oleh program dan diperbarui setiap kali usulan berubah. Cara membacanya ada dalam "
    "panduan, halaman *Meninjau perubahan*.\n"
)
CUT = "\n… dipotong karena terlalu panjang; selengkapnya ditunjukkan `sakip diff`.\n"
#: What GitLab takes for an order, as in "/close", where it begins a line.
ORDER = re.compile(r"^([ \t]*)/", re.MULTILINE)


def body(text: str, *, preview: str = "") -> str:
    """The comment: its mark, a line on the preview, the comparison, and what it is."""
    lead = f"{preview}\n\n" if preview else ""
    told = ORDER.sub(rf"\1{JOINER}/", text.replace("\r\n", "\n").strip("\n"))
    return f"{MARK}\n{lead}{_cut(told, MOST - len(MARK) - len(lead) - len(CLOSING) - 2)}\n{CLOSING}"


def link(address: str) -> str:
    """The line that leads to a preview. Raises ValueError where this is no plain address of a site."""
    if not ADDRESS.fullmatch(address):
        raise ValueError(address)
    return f"**[Buka pratinjau situs]({address})** yang dibangun dari data dan halaman usulan ini."


def _cut(text: str, most: int) -> str:
    """The text as far as whole lines of it fit; what was opened is closed."""
    if len(text) <= most:
        return text
    close = "\n</details>\n"
    kept = text[: most - len(CUT) - len(close)]
    kept = kept[: kept.rfind("\n") + 1] or kept
    return kept + (close if kept.count("<details>") > kept.count("</details>") else "") + CUT
