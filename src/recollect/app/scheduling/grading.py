"""What a grade does to a card, and the cached schedules that follow from the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from recollect.app.scheduling.fsrs import DESIRED_RETENTION, FSRS
from recollect.core.cards.decks import lineage
from recollect.core.grouping import batched
from recollect.core.long_work import Progress, unwatched
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.load_balance import balanced, due_window
from recollect.core.scheduling.memory import Memory, Scheduler
from recollect.core.scheduling.replay import replay
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.core.scheduling.schedule import Schedule
from recollect.core.scheduling.sm2 import SM2
from recollect.store.unit import Unit

SCHEDULERS: tuple[str, ...] = ("sm2", "fsrs")
"""What the option `scheduler` of a deck may say; the first is the default."""

SCHEDULER_OPTION = "scheduler"
RETENTION_OPTION = "retention"
"""The chance of recall, 0 to 1, at which FSRS brings the cards of a deck back."""

Load = Callable[[int, int], Mapping[int, int]]
"""Tells how many cards are due on each study day from a first to a last one."""

_LOGS_AT_ONCE = 1000
"""How many cards' logs are in memory at a time."""


def schedulers(unit: Unit) -> Callable[[str], Scheduler]:
    """Return what tells the scheduler of a deck by its name.

    A deck without a choice of its own has that of the nearest deck above that has one.
    """
    chosen = {
        name: _scheduler(options)
        for name, options in unit.agenda.deck_options().items()
        if SCHEDULER_OPTION in options
    }

    def scheduler_of(deck: str) -> Scheduler:
        above = reversed(list(lineage(deck))) if chosen else ()
        return next((chosen[name] for name in above if name in chosen), SM2())

    return scheduler_of


def scheduler_choices(unit: Unit) -> Mapping[str, str]:
    """Return which decks chose a scheduler for themselves, and which one."""
    return {
        name: options[SCHEDULER_OPTION]
        for name, options in unit.agenda.deck_options().items()
        if SCHEDULER_OPTION in options
    }


def _scheduler(options: Mapping[str, Any]) -> Scheduler:
    if options[SCHEDULER_OPTION] == "fsrs":
        return FSRS(options.get(RETENTION_OPTION, DESIRED_RETENTION))
    return SM2()


def kind_of(memory: Memory, *, today: int, planned_on: int, cram: bool = False) -> ReviewKind:
    """Return what an answer on study day `today` is to a card.

    `planned_on` is the study day on which the session chose its cards: what was due then stays so,
    over midnight and when the clock is set back. A card that is not due is practised without
    consequence, and so is every card when the learner asked to `cram`.
    """
    if cram:
        return ReviewKind.CRAM
    if not memory.counts_on(today):
        return ReviewKind.REDRILL
    is_due = memory.is_new or (memory.due or 0) <= max(today, planned_on)
    return ReviewKind.SCHEDULED if is_due else ReviewKind.CRAM


def outcomes_for(
    load: Load, scheduler: Scheduler, memory: Memory, *, card_id: str, reviews: int, today: int
) -> Mapping[Grade, Memory]:
    """Return what each grade would make of a card now, when the answer counts.

    `reviews` is the number of its reviews so far.
    """
    outcomes = {grade: scheduler.graded(memory, grade, today) for grade in Grade}
    # Most grades lead to the same day: it is balanced once.
    moved = {outcome.due: outcome for outcome in outcomes.values()}
    for due, outcome in moved.items():
        first, last = due_window(outcome)
        if first < last:  # else there is nothing to choose
            moved[due] = balanced(outcome, load(first, last), card_id=card_id, reviews=reviews)
    return {grade: outcome.due_on(moved[outcome.due].due) for grade, outcome in outcomes.items()}


def refold(unit: Unit, card_ids: Iterable[str], progress: Progress = unwatched) -> int:
    """Fold the logs of some cards anew; return how many cached schedules that changed."""
    scheduler_of = schedulers(unit)
    wanted = dict.fromkeys(card_ids)
    changed = 0
    for number, piece in enumerate(batched(wanted, _LOGS_AT_ONCE)):
        progress(number * _LOGS_AT_ONCE, len(wanted), "schedules")
        changed += _refold(unit, piece, scheduler_of)
    return changed


def _refold(unit: Unit, card_ids: list[str], scheduler_of: Callable[[str], Scheduler]) -> int:
    cards, cached = unit.cards.get(card_ids), unit.schedules.get(card_ids)
    logs = unit.log.of_cards(card_ids)
    changed = 0
    for card_id, card in cards.items():
        folded = replay(logs[card_id], scheduler_of(card.deck))
        if folded != cached.get(card_id, Schedule()):
            unit.schedules.put(card_id, folded)
            changed += 1
    return changed


def use_scheduler(
    unit: Unit,
    deck: str,
    name: str | None,
    retention: float | None = None,
    progress: Progress = unwatched,
) -> int:
    """Choose the scheduler of a deck and of those below it (None: as the deck above has it).

    Their logs are folded anew under it, so nothing is lost and the way back is open. Returns how
    many schedules changed.
    """
    unit.decks.set_option(deck, SCHEDULER_OPTION, name)
    unit.decks.set_option(deck, RETENTION_OPTION, retention)
    return refold(unit, unit.decks.cards_in(deck), progress)


def follow_decks(unit: Unit, card_ids: Iterable[str], progress: Progress = unwatched) -> int:
    """Fold the logs of cards anew that came to another deck; return how many schedules changed.

    Costs nothing as long as all decks have the same scheduler.
    """
    return refold(unit, card_ids, progress) if scheduler_choices(unit) else 0
