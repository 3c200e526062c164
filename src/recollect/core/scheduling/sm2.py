"""SM-2, exact, in integers.

Source: P. A. Woźniak, "Application of a computer to improve the results obtained in working with
the SuperMemo method" (1990), and SuperMemo's own SM-2 code. The two differ in one case: the article
says that after a failure the repetitions start over "without changing the E-Factor"; the code
lowers the ease factor for every grade. We follow the code: on a real log it predicted better.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import LONGEST_WAIT, Memory

EASE_FLOOR = 130
"""No card becomes harder than 1.30: below, it would come back nearly every day."""

EASE_STEPS: Mapping[Grade, int] = {
    Grade.BLACKOUT: -80,
    Grade.WRONG: -54,
    Grade.AGAIN: -32,
    Grade.HARD: -14,
    Grade.GOOD: 0,
    Grade.EASY: 10,
}
"""0.1 - (5 - q) * (0.08 + (5 - q) * 0.02) for each grade q, in hundredths."""

LONGEST_INTERVAL = 365_000
"""Where the interval itself stops growing, in days: a bound for the database's integer column."""

ASSUMED_RECALL = 0.9
"""The share of cards that SM-2 is commonly taken to keep remembered until the day they are due."""


@dataclass(frozen=True, slots=True)
class SM2:
    """The SM-2 scheduler."""

    @property
    def name(self) -> str:
        """Return the name under which reviews are logged."""
        return "sm2/1"

    def graded(self, memory: Memory, grade: Grade, on: int) -> Memory:
        """Return what `grade` makes of `memory` when answered on study day `on`."""
        passed = grade.passed
        interval = min(self._interval(memory), LONGEST_INTERVAL) if passed else 1
        return Memory(
            interval=interval,
            ease=max(EASE_FLOOR, memory.ease + EASE_STEPS[grade]),
            repetitions=memory.repetitions + 1 if passed else 0,
            lapses=memory.lapses + (not passed and memory.repetitions > 0),
            last=on,
            due=on + min(interval, LONGEST_WAIT),
        )

    def recall(self, memory: Memory, on: int) -> float:
        """Return a chance (0 to 1) that the card is remembered on study day `on`.

        SM-2 itself predicts nothing. This is the usual reading of it: nine in ten at the end of the
        interval, falling exponentially. 0 for a new card.
        """
        if memory.last is None:
            return 0.0
        return float(ASSUMED_RECALL ** (max(0, on - memory.last) / max(1, memory.interval)))

    @staticmethod
    def _interval(memory: Memory) -> int:
        """Return the next interval after a pass: 1 day, 6 days, then interval times ease."""
        if memory.repetitions == 0:
            return 1
        if memory.repetitions == 1:
            return 6
        return round_half_even(memory.interval * memory.ease, 100)


def round_half_even(numerator: int, denominator: int) -> int:
    """Divide two whole numbers and round to the nearest, a half to the even neighbour."""
    quotient, rest = divmod(numerator, denominator)
    twice = 2 * rest
    return quotient + (twice > denominator or (twice == denominator and quotient % 2 == 1))
