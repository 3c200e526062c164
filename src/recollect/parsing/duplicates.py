"""The same question with the same answer twice: one is kept, the others say which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recollect.core.items import Item
from recollect.parsing.fingerprints import prints_of
from recollect.parsing.reading import ParsedNote

_REPEATS = re.compile(r"(?:^|/)(?:readme|index|summary|all|目录|汇总)[^/]*$", re.I)


def mark_duplicates(items: Sequence[Item], notes: Sequence[ParsedNote]) -> tuple[Item, ...]:
    """Return the items, each duplicate with the place of the one that is kept.

    Kept is an item with an answer before one without, one in a chapter before one in a README or
    an index, the one with more parts (hints, own answer …), then the first in order. Notes that
    were not read again count with their fingerprints.
    """
    first: dict[str, tuple[tuple[int, ...], tuple[str, int]]] = {}
    order = {note.path: n for n, note in enumerate(notes)}
    entries = [(item.path, item.line, *prints_of(item), _wealth(item)) for item in items]
    read = {item.path for item in items}
    for note in notes:
        if note.path not in read:
            entries += [(note.path, line, q, a, 0) for line, q, a in note.landmarks.prints]
    for path, line, question, answer, wealth in entries:
        repeats = bool(_REPEATS.search(path))
        rank = (not answer, repeats, -wealth, order.get(path, 0), line)
        for key in _keys(question, answer):
            if key not in first or rank < first[key][0]:
                first[key] = (rank, (path, line))
    return tuple(_marked(item, first) for item in items)


def _wealth(item: Item) -> int:
    """Count the parts besides question and answer that an item has."""
    parts = (item.label, item.hints, item.own_answer, item.critique, item.insight)
    return sum(bool(part) for part in parts)


def _keys(question: str, answer: str) -> list[str]:
    if not question:
        return []
    return [f"{question} {answer}", question] if answer else [question]


def _marked(item: Item, first: dict[str, tuple[tuple[int, ...], tuple[str, int]]]) -> Item:
    question, answer = prints_of(item)
    if not question:
        return item
    key = f"{question} {answer}" if answer else question
    place = first[key][1]
    return item if place == (item.path, item.line) else replace(item, duplicate_of=place)
