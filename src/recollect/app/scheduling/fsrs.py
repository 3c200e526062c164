"""FSRS-6 as a scheduler, through the `fsrs` package.

The package counts whole spans of 24 hours, so it is fed one synthetic instant a study day
(midnight UTC), never the time of an answer. Learning steps are left out, because a card that
failed comes back in the same session anyway, and so is its fuzz, because balancing the load is
the same for all schedulers. The package is imported when the first card is graded, not before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import LONGEST_WAIT, Memory

if TYPE_CHECKING:
    import fsrs

DESIRED_RETENTION = 0.9
"""The chance of recall at which FSRS brings a card back."""


@dataclass(frozen=True, slots=True)
class FSRS:
    """The FSRS-6 scheduler with the package's default parameters.

    The ease factor of a memory is SM-2's and passes through untouched.
    """

    desired_retention: float = DESIRED_RETENTION

    @property
    def name(self) -> str:
        """Return the name under which reviews are logged."""
        return "fsrs/6"

    def graded(self, memory: Memory, grade: Grade, on: int) -> Memory:
        """Return what `grade` makes of `memory` when answered on study day `on`.

        Raises ValueError for a memory that another scheduler left: replay the log first.
        """
        package = _package(self.desired_retention)
        card, _ = package.review_card(_card(memory), _rating(grade), instant_of(on))
        interval = (card.due - instant_of(on)).days
        return Memory(
            interval=interval,
            ease=memory.ease,
            repetitions=memory.repetitions + 1 if grade.passed else 0,
            lapses=memory.lapses + (not grade.passed and memory.repetitions > 0),
            last=on,
            due=on + interval,
            stability=card.stability,
            difficulty=card.difficulty,
        )

    def recall(self, memory: Memory, on: int) -> float:
        """Return the predicted chance (0 to 1) that the card is remembered on study day `on`.

        0 for a new card. Raises ValueError for a memory that another scheduler left.
        """
        package = _package(self.desired_retention)
        return package.get_card_retrievability(_card(memory), instant_of(on))


def instant_of(day: int) -> datetime:
    """Return the synthetic instant that stands for a study day: its date's midnight, UTC."""
    return datetime.fromordinal(day).replace(tzinfo=UTC)


@cache
def _package(desired_retention: float) -> fsrs.Scheduler:
    from fsrs import Scheduler  # noqa: PLC0415  (most learners never use it)

    return Scheduler(
        desired_retention=desired_retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_WAIT,
        enable_fuzzing=False,
    )


def _card(memory: Memory) -> fsrs.Card:
    from fsrs import Card, State  # noqa: PLC0415

    if memory.last is None:
        # Number and due day are given, or the package would look at the clock and sleep.
        return Card(card_id=0, due=instant_of(1))
    if memory.stability is None or memory.difficulty is None:
        raise ValueError("not a memory of FSRS: replay the card's log under FSRS first")
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=instant_of(memory.last),
        last_review=instant_of(memory.last),
    )


def _rating(grade: Grade) -> fsrs.Rating:
    from fsrs import Rating  # noqa: PLC0415

    # FSRS knows four buttons; 1 is Again, and so is every failing grade.
    return Rating(max(1, grade - 1))
