"""Markdown text to items: what a note asks, whatever way it is written.

A note is read from the bottom up, and no package knows those above it:

- `words`: what words mean, by a vocabulary that a learner extends: labels, titles, what asks
- `markup`: Markdown as it is found, made plain: fences, folds, front matter, signs of sites
- `outline`: the note as pieces in reading order, and what each says of itself
- `items`: what one piece asks, what answers it, where that ends; who wins where two claim it
- `company`: what asks because its neighbours do: rows of headings, lists, exercises
- `dialects`: one file for each way of writing items; it yields claims from all of the above
- `studying`, `surveying`: what else a note tells: of the studying, and to other notes

`reading` puts these together for one note and knows nothing of the others; `across.linking` then
finds answers across notes, and `explaining` tells why a line is an item or is none. Nothing is
loaded here: most commands read no note, and wait for none of it.
"""
