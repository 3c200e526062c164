"""Where cards stand: which note became which, and who stood between the same neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from recollect.core.cards.cards import CardStatus
from recollect.core.grouping import grouped
from recollect.store.cards.card_rows import LocatedCard

Note = tuple[str, str]
"""A root and a path relative to it."""

PairOfIndexes = tuple[int, int]


def note_of(one: LocatedCard) -> Note:
    """Return the note that a card stands in."""
    return one.card.source.root, one.card.source.path


class Places:
    """What the pairs found so far say about places: a renamed note is known by its cards."""

    def __init__(
        self,
        known: Sequence[LocatedCard],
        found: Sequence[LocatedCard],
        pairs: Iterable[PairOfIndexes],
    ) -> None:
        self._known = known
        self._found = found
        self._pairs = list(pairs)
        self._origins = self._origins_of_notes()
        self._slots = {found: known for known, found in self._slots_of_unpaired()}

    def near(self, known: int, found: int) -> bool:
        """Tell whether a card stands in the note, or in one that its cards moved to."""
        return note_of(self._known[known]) in self._origins[note_of(self._found[found])]

    def same_slot(self, known: int, found: int) -> bool:
        """Tell whether two unpaired cards stand between the same neighbours."""
        return self._slots.get(found) == known

    def slots_of(self, found: int) -> Sequence[int]:
        """Return the known card that stood where an unpaired card of the notes stands, if any."""
        return [self._slots[found]] if found in self._slots else []

    def origins(self, note: Note) -> Sequence[Note]:
        """Return the notes that the cards of a note came from, the one that gave most first."""
        return self._origins[note]

    def _origins_of_notes(self) -> Mapping[Note, Sequence[Note]]:
        votes: dict[Note, Counter[Note]] = defaultdict(Counter)
        for known, found in self._pairs:
            votes[note_of(self._found[found])][note_of(self._known[known])] += 1
        origins: dict[Note, Sequence[Note]] = {}
        for note in {note_of(one) for one in self._found}:
            ranked = sorted(votes[note], key=lambda one: (-votes[note][one], one))
            origins[note] = [*ranked, *([] if note in ranked else [note])]
        return origins

    def _slots_of_unpaired(self) -> Iterable[PairOfIndexes]:
        partner = {found: known for known, found in self._pairs}
        known_gaps = _gaps(self._known, {known: known for known, _ in self._pairs}, note_of)
        found_gaps = _gaps(self._found, partner, lambda one: self._origins[note_of(one)][0])
        for key, found in found_gaps.items():
            stood = known_gaps.get(key, [])
            known = [
                one for one in stood if self._known[one].card.status is CardStatus.ACTIVE
            ] or stood
            if len(known) == len(found):
                yield from zip(known, found, strict=True)


def _gaps(
    cards: Sequence[LocatedCard],
    paired: Mapping[int, int],
    name_of_note: Callable[[LocatedCard], Note],
) -> Mapping[Hashable, list[int]]:
    """Return the runs of unpaired cards by what stands before and after them.

    Neighbours are named by the known card that they are; the ends of a note by the note.
    """
    notes = grouped((note_of(one), index) for index, one in enumerate(cards))
    gaps: dict[Hashable, list[int]] = {}
    for indexes in notes.values():
        indexes.sort(key=lambda index: (cards[index].position, cards[index].card.part))
        end = name_of_note(cards[indexes[0]])
        before: Hashable = ("start", end)
        run: list[int] = []
        for index in indexes:
            if index not in paired:
                run.append(index)
                continue
            if run:
                gaps[before, paired[index]] = run
            before, run = paired[index], []
        if run:
            gaps[before, ("end", end)] = run
    return gaps
