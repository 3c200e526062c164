"""How many cards are due on each day, kept for as long as a sitting takes."""

from __future__ import annotations

from collections.abc import Mapping

from recollect.core.scheduling.memory import Memory
from recollect.store.unit import Unit


class KeptLoad:
    """Cards by due day, for load balancing; a day is counted when it is first asked for.

    Counting takes as long as there are cards due on a day. So the counts are kept, and follow what
    the sitting itself answers. What other programs do meanwhile is not in them: a day that is off
    by some cards is as good a choice.
    """

    def __init__(self) -> None:
        self._cards: dict[int, int] = {}

    def between(self, unit: Unit, first: int, last: int) -> Mapping[int, int]:
        """Return how many cards are due on each study day from `first` to `last`, at least."""
        unknown = [day for day in range(first, last + 1) if day not in self._cards]
        if unknown:
            counted = unit.schedules.load(unknown[0], unknown[-1])
            days = range(unknown[0], unknown[-1] + 1)
            self._cards.update((day, counted.get(day, 0)) for day in days)
        return self._cards

    def move(self, before: Memory, after: Memory) -> None:
        """Count a card on the day on which it is due now, and no longer on that where it was."""
        for memory, change in ((before, -1), (after, 1)):
            if memory.due in self._cards:
                self._cards[memory.due] += change

    def forget(self) -> None:
        """Count every day anew."""
        self._cards.clear()
