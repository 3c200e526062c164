"""Markdown text to items: what a note asks, whatever way it is written.

`reading` reads one note and knows nothing of the others; `across.linking` then finds answers across
notes. Nothing is loaded here: most commands read no note, and wait for none of it.
"""
