"""What a grade does to a card: the scheduler's outcome, on the least loaded day near it."""

from __future__ import annotations

from collections.abc import Mapping

from recollect.core.grades import Grade
from recollect.core.load_balance import balanced, due_window
from recollect.core.memory import Memory, Scheduler
from recollect.core.replay import replay
from recollect.core.sm2 import SM2
from recollect.store.unit import Unit


def scheduler_for(_deck: str) -> Scheduler:
    """Return the scheduler of a deck."""
    return SM2()


def outcomes_for(
    unit: Unit, scheduler: Scheduler, memory: Memory, *, card_id: str, reviews: int, today: int
) -> Mapping[Grade, Memory]:
    """Return what each grade would make of a card now.

    A card that was answered on this study day already stays as it is, whatever the grade.
    `reviews` is the number of its reviews so far.
    """
    if not memory.counts_on(today):
        return dict.fromkeys(Grade, memory)
    outcomes = scheduler.outcomes(memory, today)
    windows = [due_window(outcome) for outcome in outcomes.values()]
    load = unit.schedules.load(min(first for first, _ in windows), max(last for _, last in windows))
    return {
        grade: balanced(outcome, load, card_id=card_id, reviews=reviews)
        for grade, outcome in outcomes.items()
    }


def replayed(unit: Unit, scheduler: Scheduler, card_id: str) -> Memory:
    """Return what a card's log, without what was taken back, comes to."""
    return replay(unit.reviews.of_card(card_id), scheduler)
