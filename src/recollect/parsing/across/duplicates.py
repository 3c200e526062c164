"""The same question with the same answer twice: one is kept, the others say which."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from recollect.core.cards.items import Item
from recollect.parsing.paths import ENGLISH, foreign, repeats, untranslated
from recollect.parsing.reading import ParsedNote
from recollect.parsing.words.fingerprints import prints_of

Prints = tuple[str, str]
"""The fingerprints of an item's question and answer."""

_Rank = tuple[bool, bool, int, int, int, str]


class Duplicates:
    """Which items say the same, of all that are added; the items themselves are not held.

    So do those of a note and of its translation: their paths but differ by a language, which is
    English or not named in one, for others may be learned; and the one follows the other.

    Kept is an item with an answer before one without, one in a chapter before one in a README or
    an index, the one with more parts (hints, own answer …), then the first in order.
    """

    def __init__(self, notes: Sequence[ParsedNote]) -> None:
        self._order = {note.path: n for n, note in enumerate(notes)}
        self._first: dict[str | Prints, _Rank] = {}
        self._translated: dict[tuple[str, int], tuple[str, int]] = {}
        """By path and line, an item's place in the note that this one translates."""
        originals: dict[str, ParsedNote] = {}
        for note in sorted(notes, key=lambda note: foreign(note.path)):
            original = originals.get(untranslated(note.path))
            if original is not None and _follows(note, original):
                places = zip(note.landmarks.prints, original.landmarks.prints, strict=False)
                for (line, *_), (other, *_) in places:
                    self._translated[note.path, line] = (original.path, other)
            elif foreign(note.path) <= ENGLISH:
                originals.setdefault(untranslated(note.path), note)

    def add(self, item: Item, prints: Prints) -> None:
        """Take an item into account."""
        self._add(item.path, item.line, prints, _wealth(item))

    def add_unread(self, notes: Iterable[ParsedNote], read: Collection[str]) -> None:
        """Take notes into account that were not read again, by what is known of their items."""
        for note in notes:
            if note.path not in read:
                for line, *prints in note.landmarks.prints:
                    self._add(note.path, line, (prints[0], prints[1]), 0)

    def kept_for(self, item: Item, prints: Prints) -> tuple[str, int] | None:
        """Return path and line of the item that is kept in the place of one; None for itself."""
        here = (item.path, item.line)
        keys, place = _keys(prints), self._translated.get(here, here)
        if keys and place == here:
            *_, line, path = self._first[keys[0]]
            place = (path, line)
        return None if place == here else place

    def _add(self, path: str, line: int, prints: Prints, wealth: int) -> None:
        rank = (not prints[1], repeats(path), -wealth, self._order.get(path, 0), line, path)
        for key in _keys(prints):
            if key not in self._first or rank < self._first[key]:
                self._first[key] = rank


def _follows(note: ParsedNote, original: ParsedNote) -> bool:
    """Tell whether as much is asked and answered in a note as in another one, or little less."""
    mine, theirs = (
        [(answer == "-", bool(answer)) for _, _, answer in one.landmarks.prints]
        for one in (note, original)
    )
    return mine == theirs[: len(mine)] and len(theirs) <= len(mine) + len(mine) // 4


def prints_in(note: ParsedNote) -> Sequence[Prints]:
    """Return the fingerprints of the items of a note that was read, in their order."""
    known = note.landmarks.prints
    if len(known) != len(note.items):
        return [prints_of(item) for item in note.items]
    return [(question, answer) for _, question, answer in known]


def _wealth(item: Item) -> int:
    """Count the parts besides question and answer that an item has."""
    parts = (item.label, item.hints, item.own_answer, item.critique, item.insight)
    return sum(bool(part) for part in parts)


def _keys(prints: Prints) -> list[str | Prints]:
    question, answer = prints
    if not question:
        return []
    return [prints, question] if answer else [question]
