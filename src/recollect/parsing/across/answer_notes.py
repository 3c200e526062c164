"""Answer keys that are notes of their own: `exam-2-answers.md` beside `exam-2.md`, 习题答案.md
beside 习题.md, `solutions/ch1.md` beside `exercises/ch1.md`.

Paths say which notes may belong together: they are the same but for the words for questions and
answers, or at least count alike: 第七课-答案.md. The numbers prove it: a key answers just those
that a note asks, run by run, where a note counts anew in each of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from recollect.core.cards.items import Item, Kind, Option, Reference
from recollect.core.grouping import grouped
from recollect.parsing.landmarks import KeyEntry
from recollect.parsing.outline.choices import letters_in
from recollect.parsing.paths import counted_place, unanswered, unasked
from recollect.parsing.reading import ParsedNote

_NUMBER = re.compile(r"\d+(?=\D*$)")
T = TypeVar("T")
_ASKING = (Kind.OPEN, Kind.CHOICE, Kind.BLANK)


def answered_elsewhere(notes: Sequence[ParsedNote]) -> dict[tuple[str, int], Item]:
    """Return the items that a key in another note answers, with that, by their paths and lines."""
    keys = [note for note in notes if note.landmarks.key]
    others = (note for note in notes if keys and note.items and not note.landmarks.key)
    asking = grouped((counted_place(note.path), note) for note in others)
    found: dict[tuple[str, int], Item] = {}
    for key in keys:
        for item, entry in _answers(key, asking.get(counted_place(key.path), ())):
            found.setdefault((item.path, item.line), _answered(item, entry, key.path))
    return found


def _answers(key: ParsedNote, notes: Sequence[ParsedNote]) -> list[tuple[Item, KeyEntry]]:
    """Return what a key answers: of the one note that is called most like it and counts as it."""
    for called in (unanswered, unasked, counted_place):
        alike = (note for note in notes if called(note.path) == called(key.path))
        paired = [pairs for note in alike if (pairs := [*_pairs(note.items, key.landmarks.key)])]
        if paired:
            return paired[0] if len(paired) == 1 else []
    return []


def _pairs(items: Sequence[Item], key: Sequence[KeyEntry]) -> Iterator[tuple[Item, KeyEntry]]:
    """Yield the items that a key answers, each with its entry; none where the counts differ."""
    counted = [
        (int(number[0]), item) for item in items if (number := _NUMBER.search(item.label or ""))
    ]
    asked, told = _runs(counted), _runs([(entry.number, entry) for entry in key])
    if len(asked) != len(told):
        return
    runs = list(zip(asked, told, strict=True))
    if all(says.keys() <= asks.keys() and 2 * len(says) >= len(asks) for asks, says in runs):
        for asks, says in runs:
            yield from ((asks[number], entry) for number, entry in says.items())


def _runs(counted: Sequence[tuple[int, T]]) -> list[dict[int, T]]:
    """Part what is counted where a count does not go on."""
    runs: list[dict[int, T]] = []
    last = 0
    for number, each in counted:
        if not runs or number <= last:
            runs.append({})
        runs[-1][number], last = each, number
    return runs


def _answered(item: Item, entry: KeyEntry, path: str) -> Item:
    if item.answer or item.kind not in _ASKING or any(option.correct for option in item.options):
        return item
    options = _resolved(item.options, letters_in(entry.said))
    return replace(
        item,
        answer=entry.said,
        options=options,
        kind=Kind.BASIC if item.kind is Kind.OPEN else item.kind,
        references=(Reference(path, entry.line, entry.end_line),),
    )


def _resolved(options: Sequence[Option], letters: str) -> tuple[Option, ...]:
    """Return options with those marked that letters name, in their order."""
    right = {ord(letter) - ord("A") for letter in letters.upper()}
    return tuple(option._replace(correct=nth in right) for nth, option in enumerate(options))
