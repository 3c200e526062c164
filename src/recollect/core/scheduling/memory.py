"""What a schedule remembers of a card, and what a grade makes of it.

A scheduler is a pure state machine: all outcomes of an answer are computed before it is graded,
so that a button can show what it does, and a log of grades can be replayed to the same state.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from recollect.core.scheduling.grades import Grade

START_EASE = 250
"""The ease factor of a new card, in hundredths: 2.50."""

LONGEST_WAIT = 3650
"""A card is due within ten years, in days, whatever its interval has grown to."""


class Memory(NamedTuple):
    """The state of one card for one learner under one scheduler.

    `interval` is in whole days, `ease` in hundredths, `due` and `last` are study-day numbers.
    `stability` (days) and `difficulty` (1 to 10) belong to FSRS and are None under SM-2.
    """

    interval: int = 0
    ease: int = START_EASE
    repetitions: int = 0
    lapses: int = 0
    last: int | None = None
    """The study day of the last answer that counted; None for a new card."""
    due: int | None = None
    """The study day on which the card comes back; None for a new card."""
    stability: float | None = None
    difficulty: float | None = None

    @property
    def is_new(self) -> bool:
        """Tell whether the card was never answered."""
        return self.last is None

    def counts_on(self, day: int) -> bool:
        """Tell whether an answer on study day `day` would be the card's first of that day."""
        return self.last is None or self.last < day

    def due_on(self, day: int | None) -> Memory:
        """Return the same memory, due on another study day; the interval stays."""
        return self if day == self.due else self._replace(due=day)


NEW = Memory()


class Scheduler(Protocol):
    """What turns a memory and a grade into the next memory."""

    @property
    def name(self) -> str:
        """The scheduler's name and version, as the review log records it: `sm2/1`."""
        ...

    def graded(self, memory: Memory, grade: Grade, on: int) -> Memory:
        """Return what `grade` makes of `memory` when answered on study day `on`."""
        ...

    def recall(self, memory: Memory, on: int) -> float:
        """Return the predicted chance (0 to 1) that the card is remembered on study day `on`.

        0 for a new card.
        """
        ...
