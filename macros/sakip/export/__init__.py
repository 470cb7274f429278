"""Performance and its tables -> files that others can compute with. The same values as on the pages.

grid         a table as files have it: heads with units, the period, every cell typed
sheet        a grid as CSV
formulas     the live formulas of a grid's derived figures, from their traces
xlsx         sheets of cells -> a workbook's bytes
workbook     grids -> a table's own workbook, and the year's
figure       a figure as the year's document has it
year         the year as one JSON document, ``year_budget`` its money; ``year_schema`` is its JSON Schema
msind        what each indicator means, in the fields of Satu Data Indonesia
stratml      the plan and its results as StratML Part 2 (ISO 17469)
names        where the site has a table as a file
catalog      the files of a year, each with its description
datapackage  the catalog as a Data Package
linked       the catalog as DCAT and as a schema.org Dataset
package      every file of a year

Nothing is imported here: only a build writes files, and a check must not pay for what writes them.
"""
