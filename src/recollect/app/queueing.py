"""The day's queue: which cards to ask now, within what today has left of its limits.

Loads no SQLAlchemy: `recollect due` counts with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recollect.app.settings import Settings
from recollect.core.grades import Grade
from recollect.core.queue import DayDone, DayLimits, DueCard, NewCard, build_queue, pace
from recollect.core.reviews import ReviewKind
from recollect.store.agenda import Agenda, Answer

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


def todays_queue(agenda: Agenda, settings: Settings, day: int, selection: Selection) -> Queue:
    """Return the cards to ask on a study day, within what it has left of its limits."""
    limits = _limits(settings, selection)
    # Siblings of cards that are asked anyway are left out, so a few more are looked at.
    new_rows = agenda.new(day, limits.new_cards * 4, selection.deck)
    queue = build_queue(
        [DueCard(*row) for row in agenda.due(day, selection.deck)],
        [NewCard(row.card_id, row.item) for row in new_rows],
        today=day,
        limits=limits,
        done=_done(agenda.answers(day), selection),
        seconds_a_card=pace(agenda.pace_ms(PACE_ANSWERS)),
    )
    return Queue(
        card_ids=queue.card_ids,
        new_ids=frozenset(row.card_id for row in new_rows) & frozenset(queue.card_ids),
        due=queue.due,
        postponed=queue.postponed,
        seconds=queue.seconds,
    )


def unsettled(answers: Iterable[Answer]) -> list[str]:
    """Return the cards that the answers of a day left to be drilled again, in order."""
    last = {answer.card_id: answer for answer in answers if ReviewKind(answer.kind).drills}
    return [card_id for card_id, answer in last.items() if not Grade(answer.grade).settled]


def _limits(settings: Settings, selection: Selection) -> DayLimits:
    minutes = settings.minutes if selection.minutes is None else selection.minutes
    return DayLimits(
        new_cards=settings.new_a_day,
        seconds=None if selection.count is not None else minutes * 60,
    )


def _done(answers: Iterable[Answer], selection: Selection) -> DayDone:
    answers = list(answers)
    budget_is_the_days = selection.minutes is None
    return DayDone(
        new_cards=sum(answer.was_new and ReviewKind(answer.kind).counts for answer in answers),
        seconds=sum(answer.elapsed_ms for answer in answers) / 1000 if budget_is_the_days else 0,
    )
