"""The plan of the next days, from the learner's own pace and record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.app.conftest import answer_all
from tests.conftest import HandClock, careless

from recollect.app.figures.planning import plan_ahead
from recollect.app.scheduling.queueing import todays_queue
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace


@pytest.fixture
def sixty_cards(
    workspace: Workspace,
    write_questions: Callable[[int], Any],
    import_notes: Callable[[], Any],
) -> Workspace:
    write_questions(60)
    import_notes()
    return careless(workspace)


def test_today_is_what_the_queue_holds(sixty_cards: Workspace, clock: HandClock) -> None:
    answer_all(StudySession(sixty_cards))
    clock.pass_days(1)
    first, *_ = plan_ahead(sixty_cards).days
    with sixty_cards.database.read() as unit:
        day = sixty_cards.today()
        queue = todays_queue(unit.agenda, sixty_cards.settings, day)
    assert (first.due, first.new) == (queue.due, len(queue.new_ids)) == (10, 10)
    assert first.minutes * 60 == queue.seconds


def test_what_was_done_today_is_not_planned_again(sixty_cards: Workspace) -> None:
    answer_all(StudySession(sixty_cards, Selection(count=4)))
    assert plan_ahead(sixty_cards).days[0].new == 6


def test_fourteen_days_bring_new_cards_until_there_are_none(sixty_cards: Workspace) -> None:
    plan = plan_ahead(sixty_cards)
    assert len(plan.days) == 14
    assert [day.new for day in plan.days[:8]] == [10] * 6 + [0, 0]
    assert (plan.backlog, plan.backlog_gone) == (0, None)


def test_a_backlog_has_a_day_on_which_it_is_gone(sixty_cards: Workspace, clock: HandClock) -> None:
    sixty_cards.change_setting("new_a_day", 60)
    answer_all(StudySession(sixty_cards))
    clock.pass_days(30)
    sixty_cards.change_setting("minutes", 5)  # 20 cards at 15 seconds each
    plan = plan_ahead(sixty_cards)
    assert plan.backlog == 40
    assert plan.backlog_gone is not None
    gone = plan.backlog_gone - sixty_cards.today()
    assert 2 <= gone <= 5
    sooner = plan_ahead(sixty_cards, minutes=10)
    assert sooner.backlog == 20
    assert sooner.backlog_gone is not None
    assert sooner.backlog_gone < plan.backlog_gone


def test_the_learners_own_pace_and_record_are_what_is_expected(
    sixty_cards: Workspace, clock: HandClock
) -> None:
    sixty_cards.change_setting("new_a_day", 20)
    session = StudySession(sixty_cards)
    while session.turn is not None:
        session.grade(4, elapsed_ms=30_000)  # type: ignore[arg-type]
    clock.pass_days(1)
    first = plan_ahead(sixty_cards, new_a_day=0).days[0]
    assert (first.due, first.minutes) == (20, 10.0), "thirty seconds a card"


def test_a_learner_who_was_away_did_not_study_meanwhile(sixty_cards: Workspace) -> None:
    session = StudySession(sixty_cards)
    session.grade(4, elapsed_ms=3_600_000)  # type: ignore[arg-type]
    assert StudySession(sixty_cards).progress.left_new == 9, "five of twenty minutes are gone"
