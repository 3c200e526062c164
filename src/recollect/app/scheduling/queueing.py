"""The day's queue: which cards to ask now, within what today has left of its limits.

`recollect due` counts with it: what it loads loads no SQLAlchemy and makes no dataclass, each of
which takes as long as a hundred due cards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from recollect.app.settings import Settings
from recollect.core.cards.decks import is_within, lineage
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.queue import (
    LONGEST_ANSWER_MS,
    PACE_WINDOW,
    DayDone,
    DayLimits,
    DayQueue,
    NewCard,
    build_queue,
    capacity,
    most_overdue,
    pace,
)
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.store.agenda import Agenda, NewRow, TodaysAnswer

NEW_A_DAY_OPTION = "new_a_day"
"""The option of a deck that bounds its new cards a day, beside the learner's own bound."""


def todays_queue(
    agenda: Agenda,
    settings: Settings,
    day: int,
    *,
    deck: str | None = None,
    minutes: int | None = None,
    count: int | None = None,
) -> DayQueue:
    """Return the cards to ask on a study day, within what it has left of its limits.

    `deck` bounds them to a deck and those below it; `minutes` is a budget of their own, and `count`
    how many there are at most.
    """
    answers = agenda.answers(day)
    limits = limits_of(settings, minutes=minutes, count=count)
    done = done_today(answers, budget_is_the_days=minutes is None)
    seconds = seconds_a_card(agenda)
    queue = build_queue(
        most_overdue(agenda.due(day, deck), capacity(limits, done, seconds), day),
        _within_deck_limits(agenda.new(day, deck), agenda.deck_options(), answers),
        limits=limits,
        done=done,
        seconds_a_card=seconds,
    )
    asked = {*queue.card_ids}
    drills = tuple(one for one in unsettled(answers, deck) if one not in asked)
    return queue._replace(to_drill=drills, seconds=queue.seconds + len(drills) * seconds)


def seconds_a_card(agenda: Agenda) -> float:
    """Return the learner's pace over all decks."""
    return pace(agenda.pace_ms(PACE_WINDOW))


def _within_deck_limits(
    new: Iterable[NewRow], options: Mapping[str, Mapping[str, Any]], answers: Iterable[TodaysAnswer]
) -> Iterator[NewCard]:
    """Yield new cards as long as their decks, and those above, have room for more today.

    The siblings of one item count once: only one of them is asked a day.
    """
    left = {
        deck: int(chosen[NEW_A_DAY_OPTION])
        for deck, chosen in options.items()
        if NEW_A_DAY_OPTION in chosen
    }
    for answer in answers:
        if answer.was_new and ReviewKind(answer.kind).counts:
            for deck in left.keys() & set(lineage(answer.deck)):
                left[deck] -= 1
    met: set[str] = set()
    for row in new:
        limited = [deck for deck in lineage(row.deck) if deck in left]
        if row.item not in met:
            if any(left[deck] <= 0 for deck in limited):
                continue
            for deck in limited:
                left[deck] -= 1
            met.add(row.item)
        yield NewCard(row.card_id, row.item)


def unsettled(answers: Iterable[TodaysAnswer], deck: str | None = None) -> list[str]:
    """Return the cards that the answers of a day left to be drilled again, in order.

    Cards that the learner put aside meanwhile, and those outside `deck`, are none.
    """
    last = {answer.card_id: answer for answer in answers if ReviewKind(answer.kind).drills}
    return [
        card_id
        for card_id, answer in last.items()
        if not Grade(answer.grade).settled
        and not answer.is_aside
        and (deck is None or is_within(answer.deck, deck))
    ]


def limits_of(
    settings: Settings, *, minutes: int | None = None, count: int | None = None
) -> DayLimits:
    """Return the limits of a session of today's plan, with `minutes` instead of the day's."""
    minutes = settings.minutes if minutes is None else minutes
    return DayLimits(
        new_cards=settings.new_a_day,
        seconds=None if count is not None else minutes * 60,
        cards=count,
    )


def done_today(answers: Sequence[TodaysAnswer], *, budget_is_the_days: bool = True) -> DayDone:
    """Return what a day's answers used up of its limits; self-tests are no part of its plan."""
    answers = [answer for answer in answers if answer.kind != ReviewKind.QUIZ]
    spent = sum(min(answer.elapsed_ms, LONGEST_ANSWER_MS) for answer in answers) / 1000
    return DayDone(
        new_cards=sum(answer.was_new and ReviewKind(answer.kind).counts for answer in answers),
        seconds=spent if budget_is_the_days else 0,
        items=frozenset(answer.item for answer in answers if ReviewKind(answer.kind).drills),
    )
