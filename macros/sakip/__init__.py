"""An agency's accountability book, kept as plain text.

How data flows, and what each module may know (imports point left only; tests/test_layers.py enforces it):

    figures, problem, formula <- model <- load <- changes <- compute <- check <- render <- pages
                              <- repository <- book, placement <- diff <- macros, bag, offline, site <- host
                              <- archive <- cli

``load`` turns ``data/*.yaml`` into one ``Dataset`` or refuses with every problem found; ``compute`` derives a year's
performance from it, each figure with its trace; ``check`` judges facts that are well-formed but may be wrong;
``render`` describes tables and sentences as values and writes them; ``pages`` reads ``content/`` in a sandbox and puts
the rendered parts in; ``book`` does all that for a project folder. ``macros`` hands the pages to MkDocs, ``placement``
puts their parts in place in its Markdown, ``site`` runs it, and ``offline`` once more for an edition's copy that opens
from a disk, which ``bag`` packs; ``cli`` is the shell.

``changes`` tells which facts differ between two states of the data, ``diff`` what follows from that; ``repository``
reads git, ``published`` and ``trail`` what it holds of earlier years, ``host`` speaks to GitHub and GitLab, ``archive``
keeps the published years.
"""
