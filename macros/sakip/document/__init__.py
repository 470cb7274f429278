"""Draft -> the documents for print. No site generator is known here.

blocks   what a document is made of: headings, paragraphs, tables, charts, signatures
forms    the answer of a macro -> blocks
text     a page, its Markdown and its answers -> blocks
report   the pages of the LKjIP -> the document, in the order of the regulation
singles  the documents that are made of the facts alone: Renstra, IKU, PK, rencana aksi, realisasi
targets  the places in a document that a link may lead to
widths   how a table stands on paper
drawing  charts and the tree in colours for paper
typst    a document -> data for ``laporan.typ``, which sets it
compile  that data -> PDF; the only module that knows Typst
word     a document -> DOCX; the only package that knows python-docx
measured tables as ``word`` meets them: their cells, and the layout that fits
make     the edge: every document of a year, or every problem

``fonts`` has Source Sans Pro under the SIL Open Font License; Libertinus Serif comes with Typst under the same.
"""

from sakip.document.make import moment as moment
from sakip.document.make import prints as prints
