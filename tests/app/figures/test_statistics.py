"""Statistics of a real log: retention, time, streak, distributions, calibration."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app.conftest import answer_all
from tests.conftest import HandClock

from recollect.app.figures.statistics import statistics
from recollect.app.figures.today import today
from recollect.app.scheduling.fsrs import FSRS
from recollect.app.scheduling.grading import use_scheduler
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.figures.statistics import Age, Share
from recollect.core.scheduling.grades import Grade

pytestmark = pytest.mark.usefixtures("ten_cards")


@pytest.fixture
def studied(workspace: Workspace, clock: HandClock) -> Workspace:
    """Ten cards learnt on day 0; on day 1 two are forgotten and drilled until they are known."""
    session = StudySession(workspace)
    while session.turn is not None:
        session.grade(Grade.GOOD, elapsed_ms=10_000)
    clock.pass_days(1)
    session = StudySession(workspace)
    for grade in (Grade.AGAIN, Grade.AGAIN, Grade.HARD):
        session.grade(grade, elapsed_ms=10_000)
    while session.turn is not None:
        session.grade(Grade.GOOD, elapsed_ms=10_000)
    return workspace


def test_retention_is_of_first_answers_to_learnt_cards(studied: Workspace) -> None:
    figures = statistics(studied)
    assert figures.retention == Share(8, 10), "new cards and drills do not count"
    assert figures.by_deck == {"notes": Share(8, 10)}
    assert figures.by_age == {Age.FRESH: Share(8, 10)}


def test_the_dashboard_counts_retention_alike(studied: Workspace) -> None:
    dashboard = today(studied)
    assert dashboard.retention == statistics(studied).retention_30.value == 0.8
    assert [deck.retention for deck in dashboard.decks] == [0.8]


def test_present_retention_and_time_do_not_depend_on_how_far_the_rest_looks_back(
    studied: Workspace, clock: HandClock
) -> None:
    clock.pass_days(5)
    figures, all_figures = statistics(studied, period=3), statistics(studied)
    assert figures.retention_30 == all_figures.retention_30 == Share(8, 10)
    assert figures.seconds == all_figures.seconds
    assert figures.retention == Share(0, 0)
    assert sum(figures.grades.values()) == 0


def test_neither_cram_nor_what_was_taken_back_counts(studied: Workspace) -> None:
    before = statistics(studied)
    answer_all(StudySession(studied, Selection(cram=True)))
    session = StudySession(studied)
    for _ in range(10):
        session.undo()
    assert statistics(studied).retention == before.retention
    session.undo()
    assert statistics(studied).answers[studied.today()] == before.answers[studied.today()] - 1


def test_time_answers_and_streak_are_by_study_day(studied: Workspace, clock: HandClock) -> None:
    figures, day = statistics(studied), studied.today()
    assert figures.answers == {day - 1: 10, day: 13}
    assert figures.seconds == {day - 1: 100.0, day: 130.0}
    assert (figures.streak, figures.longest_streak) == (2, 2)
    clock.pass_days(2)
    assert (statistics(studied).streak, statistics(studied).longest_streak) == (0, 2)


def test_an_answer_that_took_an_hour_counts_five_minutes(workspace: Workspace) -> None:
    StudySession(workspace).grade(Grade.GOOD, elapsed_ms=3_600_000)
    assert statistics(workspace).seconds == {workspace.today(): 300.0}


def test_answers_are_counted_by_grade(studied: Workspace) -> None:
    grades = statistics(studied).grades
    assert (grades[Grade.AGAIN], grades[Grade.HARD], grades[Grade.GOOD]) == (2, 1, 20)


def test_the_forecast_holds_every_learnt_card_once(studied: Workspace, clock: HandClock) -> None:
    figures = statistics(studied)
    assert figures.forecast[:2] == (0, 2)
    assert sum(figures.forecast[5:8]) == 8, "six days, balanced by one"
    assert sum(figures.forecast) == 10
    assert len(figures.forecast) == 30
    clock.pass_days(40)
    assert statistics(studied).forecast[0] == 10, "what is overdue is due today"


def test_distributions_count_every_learnt_card(studied: Workspace) -> None:
    figures = statistics(studied)
    assert sum(bar.count for bar in figures.ease) == 10
    assert {bar.low: bar.count for bar in figures.intervals if bar.count} == {0: 2, 2: 8}


def test_calibration_sets_the_assumption_of_sm2_against_what_happened(studied: Workspace) -> None:
    (one,) = statistics(studied).calibration["sm2"]
    assert one.predicted == pytest.approx(0.9)
    assert one.actual == Share(8, 10)


def test_calibration_of_fsrs_is_its_own(workspace: Workspace, clock: HandClock) -> None:
    with workspace.database.write() as unit:
        use_scheduler(unit, "notes", "fsrs")
    answer_all(StudySession(workspace))
    for _ in range(3):
        clock.pass_days(3)
        answer_all(StudySession(workspace))
    with workspace.database.read() as unit:
        learnt = [
            review
            for _, reviews in unit.reviews.by_card()
            for review in reviews
            if not review.before.is_new
        ]
    recalls = [FSRS().recall(review.before, review.study_day) for review in learnt]
    calibration = statistics(workspace).calibration
    assert calibration.keys() == {"fsrs"}
    bins = calibration["fsrs"]
    assert sum(one.actual.n for one in bins) == len(learnt) > 0
    mean = sum(one.predicted * one.actual.n for one in bins) / len(learnt)
    assert mean == pytest.approx(sum(recalls) / len(recalls))


def test_a_deck_and_a_period_bound_the_figures(studied: Workspace, clock: HandClock) -> None:
    with studied.database.write() as unit:
        unit.decks.ensure({"elsewhere"})
    assert statistics(studied, deck="elsewhere").retention == Share(0, 0)
    assert sum(bar.count for bar in statistics(studied, deck="elsewhere").ease) == 0
    clock.pass_days(40)
    assert statistics(studied, period=30).retention == Share(0, 0)
    assert statistics(studied).retention_30 == Share(0, 0)
    assert statistics(studied).retention == Share(8, 10)


def test_an_empty_deck_has_figures_too(tmp_path: Path, clock: HandClock) -> None:
    with Workspace.open(str(tmp_path / "empty.db"), clock=clock) as empty:
        figures = statistics(empty)
    assert (figures.retention.value, figures.streak, sum(figures.forecast)) == (None, 0, 0)
