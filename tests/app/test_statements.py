"""What the hot paths ask of the database: few statements, each by an index, even of a long log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.app.conftest import answer_all
from tests.conftest import HandClock

from recollect.app.cards.browsing import CardList
from recollect.app.figures.statistics import statistics
from recollect.app.figures.today import today
from recollect.app.importing import apply_import, plan_import
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.cards import library
from recollect.core.scheduling.grades import Grade

FEW = (
    "SCAN deck",
    "SCAN due_on",
    "ix_deck_with_options",
    "ix_card_retired",
    "ix_card_unlearnt",
    "ix_review_deed",
    "autoindex_learner_1",
)
"""Of few rows, or read no further than to the first that are wanted."""


@pytest.fixture
def session(
    workspace: Workspace, write_questions: Callable[..., Path], notes: Path
) -> StudySession:
    write_questions(8)
    apply_import(workspace, plan_import(workspace, [notes]))
    session = StudySession(workspace)
    session.grade(Grade.GOOD)
    return session


@contextmanager
def statements(workspace: Workspace) -> Iterator[list[str]]:
    """Collect what SQLite is asked meanwhile, with the values in it."""
    ran: list[str] = []

    def note(text: str) -> None:
        if not text.startswith(("PRAGMA", "COMMIT", "ROLLBACK", "--")):
            ran.append(text)

    with workspace.database._lent() as (connection, _):
        driver: Any = connection.connection.driver_connection
    driver.set_trace_callback(note)
    try:
        yield ran
    finally:
        driver.set_trace_callback(None)


def steps(workspace: Workspace, ran: list[str]) -> list[str]:
    """Return how SQLite goes about some statements."""
    with workspace.database._engine.connect() as connection:
        return [
            step[3]
            for text in ran
            if not text.startswith("BEGIN")
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}")
        ]


def scans(workspace: Workspace, ran: list[str]) -> list[str]:
    """Return the steps that read a whole table."""
    return [
        step
        for step in steps(workspace, ran)
        if step.startswith("SCAN") and not step.endswith((*FEW, "CONSTANT ROW"))
    ]


def test_an_answer_is_one_transaction_of_few_statements_and_reads_no_table_whole(
    workspace: Workspace, session: StudySession
) -> None:
    with statements(workspace) as ran:
        session.grade(Grade.GOOD, answer="in my own words")
    assert [text for text in ran if text.startswith("BEGIN")] == ["BEGIN IMMEDIATE"]
    assert len(ran) <= 10
    assert scans(workspace, ran) == []


def test_the_last_deed_is_found_by_its_number(workspace: Workspace, session: StudySession) -> None:
    with statements(workspace) as ran:
        session.undo()
    (newest,) = [text for text in ran if "ORDER BY review.deed" in text]
    assert steps(workspace, [newest])[0] == "SCAN review USING INDEX ix_review_deed"


def test_a_sitting_counts_once_what_is_due_on_the_days_its_answers_lead_to(
    workspace: Workspace, session: StudySession, clock: HandClock
) -> None:
    answer_all(session)
    clock.pass_days(1)
    session = StudySession(workspace)
    with statements(workspace) as ran:
        session.grade(Grade.GOOD)
    assert session.turn is not None
    outcomes = session.turn.outcomes
    assert outcomes[Grade.GOOD].interval == 6, "so there are days to choose among"
    assert [text for text in ran if "count(" in text] == []


def test_the_queue_of_a_day_takes_few_statements_and_reads_no_table_whole(
    workspace: Workspace, session: StudySession, clock: HandClock
) -> None:
    clock.pass_days(1)
    with statements(workspace) as ran:
        StudySession(workspace)
    assert len(ran) <= 16
    assert scans(workspace, ran) == []


def test_of_what_is_due_only_the_cards_that_are_asked_are_looked_at(
    workspace: Workspace, session: StudySession, clock: HandClock
) -> None:
    answer_all(session)
    clock.pass_days(1)
    with statements(workspace) as ran:
        StudySession(workspace, Selection(count=2))
    (days,) = [text for text in ran if "due_on" in text]
    (cards,) = [text for text in ran if "FROM schedule JOIN locator" in text]
    searches = [step for step in steps(workspace, [days]) if "SEARCH" in step]
    assert all("COVERING INDEX ix_schedule_due" in step for step in searches)
    first, *then = steps(workspace, [cards])
    assert "SEARCH schedule USING INDEX ix_schedule_due (learner_id=? AND due_day=?" in first
    assert [step for step in then if "ORDER BY" in step] == [], "the index has them in order"


@pytest.mark.usefixtures("session")
def test_the_dashboard_takes_as_many_statements_for_many_cards_and_reads_no_answers_whole(
    workspace: Workspace, write_questions: Callable[..., Path], notes: Path
) -> None:
    today(workspace)
    with statements(workspace) as few:
        today(workspace)
    write_questions(60, "more.md")
    apply_import(workspace, plan_import(workspace, [notes]))
    today(workspace)
    with statements(workspace) as many:
        today(workspace)
    assert len(many) == len(few) <= 28
    logs = {"review", "action", "own_answer", "mark"}
    assert logs.isdisjoint(step.split()[1] for step in scans(workspace, many))
    rows = {step.split()[1] for step in scans(workspace, many) if "COVERING INDEX" not in step}
    assert rows.isdisjoint({"card", "schedule", "locator", "note"})


def test_figures_go_through_no_answers_of_days_that_were_counted(
    workspace: Workspace, session: StudySession, clock: HandClock
) -> None:
    clock.pass_days(1)
    today(workspace)
    with statements(workspace) as ran:
        today(workspace)
        statistics(workspace)
    day_by_day = "ix_review_day (learner_id=?)"
    assert [step for step in steps(workspace, ran) if step.endswith(day_by_day)] == []


@pytest.mark.usefixtures("session")
def test_a_search_goes_through_the_cards_once(workspace: Workspace) -> None:
    with statements(workspace) as ran:
        found = CardList(workspace, library.Wanted(words=("HEAD", "3")))
        assert found[0].deck == "notes"
    assert len(ran) == 2
    assert steps(workspace, ran).count("SCAN card") == 1
