"""Which cards a session is about, and the queue that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recollect.app.workspace import Workspace
from recollect.core.queue import DayDone, DayLimits, DueCard, NewCard, build_queue, pace
from recollect.core.reviews import Review
from recollect.store.schedules import DueRow
from recollect.store.unit import Unit

PACE_ANSWERS = 200
"""Of so many answers, the latest, the learner's pace is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which cards a session is about; the default is today's plan over everything."""

    deck: str | None = None
    """A deck's name; its children are included."""
    minutes: int | None = None
    """A budget for this session alone, instead of what the day has left."""
    count: int | None = None
    """At most so many cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The cards to ask now, in order, and which of them are new."""

    card_ids: tuple[str, ...]
    new_ids: frozenset[str]
    due: int
    postponed: int
    """Due cards beyond the budget."""
    seconds: float
    """What the queue will take at the learner's pace."""


def todays_queue(workspace: Workspace, unit: Unit, selection: Selection) -> Queue:
    """Return the cards to ask now, within what today has left of its limits."""
    today = workspace.today()
    limits = _limits(workspace, selection)
    new = [
        NewCard(row.card_id, _item(row))
        # Siblings of cards that are asked anyway are left out, so a few more are looked at.
        for row in unit.schedules.new(today, limits.new_cards * 4, selection.deck)
    ]
    queue = build_queue(
        [
            DueCard(row.card_id, row.due, row.interval, _item(row))
            for row in unit.schedules.due(today, selection.deck)
        ],
        new,
        today=today,
        limits=limits,
        done=_done(unit.reviews.since(today), selection),
        seconds_a_card=pace(unit.reviews.pace_ms(PACE_ANSWERS)),
    )
    return Queue(
        card_ids=queue.card_ids,
        new_ids=frozenset(card.card_id for card in new) & frozenset(queue.card_ids),
        due=queue.due,
        postponed=queue.postponed,
        seconds=queue.seconds,
    )


def unsettled(answered: Sequence[Review]) -> list[str]:
    """Return the cards that the answers of a day left to be drilled again, in order."""
    last = {review.card_id: review for review in answered if review.kind.drills}
    return [card_id for card_id, review in last.items() if not review.grade.settled]


def _limits(workspace: Workspace, selection: Selection) -> DayLimits:
    minutes = workspace.settings.minutes if selection.minutes is None else selection.minutes
    return DayLimits(
        new_cards=workspace.settings.new_a_day,
        seconds=None if selection.count is not None else minutes * 60,
    )


def _done(answered: Sequence[Review], selection: Selection) -> DayDone:
    budget_is_the_days = selection.minutes is None
    return DayDone(
        new_cards=sum(review.kind.counts and review.before.is_new for review in answered),
        seconds=sum(review.elapsed_ms for review in answered) / 1000 * budget_is_the_days,
    )


def _item(row: DueRow) -> str:
    return f"{row.note_id}/{row.position}"
