"""The next days under the present limits, and the day on which a backlog is gone."""

from __future__ import annotations

from recollect.app.deck_names import deck_or_all
from recollect.app.figures.counting import CountedLog
from recollect.app.scheduling.queueing import done_today, limits_of, seconds_a_card
from recollect.app.workspace import Workspace
from recollect.core.cards.decks import is_within
from recollect.core.scheduling.memory import START_EASE
from recollect.core.scheduling.plan import HORIZON, PLANNED_DAYS, Expectation, Pile, Plan, plan
from recollect.core.scheduling.sm2 import ASSUMED_RECALL
from recollect.store.unit import Unit

RECALL_DAYS = 90
"""The study days over which the learner's own recall is measured."""

ENOUGH_ANSWERS = 20
"""The first answers to learnt cards that it takes to measure it."""


def plan_ahead(
    workspace: Workspace,
    *,
    deck: str | None = None,
    minutes: int | None = None,
    new_a_day: int | None = None,
    days: int = PLANNED_DAYS,
) -> Plan:
    """Return the plan of the next `days` study days, today first.

    `minutes` and `new_a_day` try other limits than the learner's own. Cards that are put aside are
    left out, but those that are buried only. Raises UnknownDeck.
    """
    today = workspace.today()
    limits = limits_of(workspace.settings, minutes=minutes)
    if new_a_day is not None:
        limits = limits._replace(new_cards=new_a_day)
    with workspace.database.read() as unit:
        deck = deck_or_all(unit, deck)
        return plan(
            [Pile(*pile) for pile in unit.agenda.piles(today + HORIZON, deck)],
            sum(
                count.new
                for count in unit.agenda.decks(today)
                if deck is None or is_within(count.deck, deck)
            ),
            today=today,
            limits=limits,
            done=done_today(unit.agenda.answers(today)),
            expect=_expectation(unit, today),
            days=days,
        )


def _expectation(unit: Unit, today: int) -> Expectation:
    """Return how answers are expected to go, from how they went."""
    since = today - RECALL_DAYS + 1
    counts = [one for _, one in CountedLog(unit, today, since).recalled(since)]
    passed, answers = sum(one.passed for one in counts), sum(one.answers for one in counts)
    known = answers >= ENOUGH_ANSWERS
    return Expectation(
        recall=passed / answers if known else ASSUMED_RECALL,
        ease=unit.schedules.mean_ease() or START_EASE,
        seconds_a_card=seconds_a_card(unit.agenda),
    )
