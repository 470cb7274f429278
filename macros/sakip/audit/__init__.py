"""Somebody else's printed report: a table of targets, realisasi and printed capaian -> a verdict on each row.

cell      a cell and a row of the report, as they were typed
words     what people write instead of numbers: polarities, grades, reasons why there is nothing
decimals  one written number -> its value; an ambiguous one is refused, never guessed
sign      the --desimal option held against the decimal sign that the table itself shows
scale     juta, miliar, and what may be one behind a number
numbers   a cell's text -> a number, a range or words
dates     what a spreadsheet made of '1:32' and '3-5'
rules     the standard formulas; capaian itself is computed in ``sakip.compute``
compare   a printed percentage beside the exact one -> the verdict
rounding  what rounding of target and realisasi can explain of a difference
verdict   a row -> its verdict with the reason; both readings of an ambiguous number where they agree
cause     a row that does not agree -> what most likely happened, or nothing
digits    numbers that are one slip of the finger away
table     rows of cells -> the rows of the report, found below their heads
files     a file -> its sheets of cells: CSV here, XLSX in ``workbook``, whose cells ``typed`` reads
output    verdicts -> text, CSV, JSON or XLSX
command   the shell: options, messages, exit code
"""
