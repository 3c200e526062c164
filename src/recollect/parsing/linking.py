"""Across notes: answers that stand elsewhere, records and restatements, duplicates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recollect.core.items import Item, Reference
from recollect.parsing.reading import ParsedNote


def link(notes: Sequence[ParsedNote], section_text: Callable[[Reference], str]) -> tuple[Item, ...]:
    """Return the items of all notes, in the order of the notes."""
    return tuple(item for note in notes for item in note.items)
