"""Performance -> what a reader sees. Tables, sentences and traces are described as values, then written.

parts      the descriptions: figure, cell, table, chart, sentence, written trace
write      model values as text and figures
traces     how each derived figure came about, step by step
tables     every table of the report
sentences  every sentence that is written from values
charts     every chart of the report; history: the years of an indicator
drawing    a chart as a Vega-Lite specification; picture: what vl-convert draws of it; described: its values in words
html       the one place that makes markup
"""
