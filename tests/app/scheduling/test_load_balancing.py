"""Load balancing through the real engine: what was learnt on one day does not stay together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from tests.app.conftest import answer_all, at_hand, schedules
from tests.conftest import HandClock, careless

from recollect.app.scheduling import grading
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.load_balance import fuzz

CARDS = 100
DAYS = 60


def answers_by_day(workspace: Workspace, clock: HandClock) -> Counter[int]:
    """Answer whatever is due on each day, all Good; return how many answers each day took."""
    first = workspace.today()
    answers: Counter[int] = Counter()
    for _ in range(DAYS):
        day = workspace.today() - first
        answers[day] += answer_all(StudySession(workspace, Selection(minutes=1000)))
        clock.pass_days(1)
    return answers


@pytest.fixture
def hundred_cards(
    workspace: Workspace,
    write_questions: Callable[[int], Any],
    import_notes: Callable[[], Any],
) -> Workspace:
    write_questions(CARDS)
    import_notes()
    careless(workspace).change_setting("new_a_day", CARDS)
    return workspace


def test_a_hundred_cards_of_one_day_are_spread_over_the_days_to_come(
    hundred_cards: Workspace, clock: HandClock
) -> None:
    answers = answers_by_day(hundred_cards, clock)
    assert (answers[0], answers[1]) == (CARDS, CARDS), "the first steps are too short to fuzz"
    assert max(answers[day] for day in range(2, DAYS)) <= 34
    assert max(answers[day] for day in range(12, DAYS)) <= 17
    for schedule in schedules(hundred_cards).values():
        memory = schedule.memory
        assert memory.due is not None
        assert memory.last is not None
        assert abs(memory.due - memory.last - memory.interval) <= fuzz(memory.interval)
        assert memory.interval in (1, 6, 15, 38, 95), "the interval itself is never touched"


def test_without_it_they_would_stay_together(
    hundred_cards: Workspace, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grading, "balanced", lambda memory, _load, **_card: memory)
    answers = answers_by_day(hundred_cards, clock)
    assert max(answers[day] for day in range(2, DAYS)) == CARDS


@pytest.mark.usefixtures("ten_cards")
def test_the_next_card_is_no_load_on_the_day_that_the_last_one_took(
    workspace: Workspace, clock: HandClock
) -> None:
    answer_all(StudySession(workspace))
    clock.pass_days(1)
    session = StudySession(workspace)
    taken = []
    for _ in range(3):
        taken.append(at_hand(session).outcomes[Grade.GOOD].due)
        session.grade(Grade.GOOD)
    assert len(set(taken)) == 3, "six days, a day earlier or later"


@pytest.mark.usefixtures("ten_cards")
def test_an_answer_that_is_taken_back_is_no_load(workspace: Workspace, clock: HandClock) -> None:
    answer_all(StudySession(workspace))
    clock.pass_days(1)
    session = StudySession(workspace)
    before = at_hand(session).outcomes
    assert before[Grade.GOOD].interval == 6, "so there are days to choose among"
    session.grade(Grade.GOOD)
    session.undo()
    assert at_hand(session).outcomes == before
