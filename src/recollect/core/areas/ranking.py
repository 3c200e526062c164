"""In which order areas stand: by their chance of failure in the long run, and by what is likely to
be forgotten soon.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

FORGETTING_DAYS = 30

FORGETTING_SHARE = 0.2
"""How much the chance to forget counts in the ranking. In `benchmarks/simulated_learner.py` it
helps where the cards of a concept differ; more, or less down to 0.1, changes little."""


FURTHEST = 5
"""How many times the interval that a card has come to a forecast may reach."""


class LearntCard(NamedTuple):
    """A card of an area that was answered before."""

    last: int
    """The study day of its last answer."""
    interval: int
    """In days."""


def forgetting(
    p: float, cards: Iterable[LearntCard], *, today: int, days: int = FORGETTING_DAYS
) -> float | None:
    """Return the share of an area's cards expected to be forgotten `days` from today, unreviewed.

    An answer about the area fails with chance `p` at the end of a card's interval, and forgetting
    is taken to be exponential in time. None when no card of it was learnt yet.
    """
    chances = [
        1 - (1 - p) ** (max(0, today + days - card.last) / max(1, card.interval)) for card in cards
    ]
    return sum(chances) / len(chances) if chances else None


def can_foresee(intervals: Sequence[int]) -> bool:
    """Tell whether most intervals (days) are long enough for what `forgetting` foresees.

    What became of a card after one day does not tell what becomes of it after thirty.
    """
    return 2 * sum(FURTHEST * one >= FORGETTING_DAYS for one in intervals) > len(intervals)


def rank_key(long_run: float, forgotten: float | None, name: str) -> tuple[float, str]:
    """Return what areas are sorted by, the weakest first, and then by name.

    Beside the chance of failure in the long run (`Score.long_run`), what is likely to be forgotten
    soon counts a fifth. An area without answers counts as if its chance held for that too.
    """
    soon = long_run if forgotten is None else forgotten
    return -(long_run + FORGETTING_SHARE * soon), name
