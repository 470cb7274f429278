"""A document -> the bytes of a DOCX, for offices that review in Word. Only here is python-docx known.

elements   the elements of its markup, made from values
line       the pieces of a line
flow       blocks, by ``table``, ``lists``, ``picture``
notes      footnotes
contents   the lists of what the document holds
sheets     how pages are turned and numbered
package    all of it, with ``gaya.xml``, the styles
"""

from sakip.document.word.package import docx

__all__ = ["docx"]
