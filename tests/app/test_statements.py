"""What the hot paths ask of the database: few statements, each by an index, even of a long log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from recollect.app.importing import apply_import, plan_import
from recollect.app.study import StudySession
from recollect.app.today import today
from recollect.app.workspace import Workspace
from recollect.core.grades import Grade

Ran = list[tuple[str, object]]


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
def statements(workspace: Workspace) -> Iterator[Ran]:
    """Collect the statements that are run meanwhile, with their values."""
    ran: Ran = []

    def note(_c: object, _cursor: object, text: str, values: object, *_: object) -> None:
        if not text.startswith(("BEGIN", "PRAGMA")):
            ran.append((text, values))

    engine = workspace.database._engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield ran
    finally:
        event.remove(engine, "before_cursor_execute", note)


def scans(workspace: Workspace, ran: Ran) -> list[str]:
    """Return the steps of the statements' plans that read a whole log table."""
    with workspace.database._engine.connect() as connection:
        steps = [
            row[3]
            for text, values in ran
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)
        ]
    logs = ("review", "action", "void", "own_answer", "mark")
    return [step for step in steps if step.startswith("SCAN") and step.split()[1] in logs]


def test_an_answer_takes_few_statements_and_reads_no_log_whole(
    workspace: Workspace, session: StudySession
) -> None:
    with statements(workspace) as ran:
        session.grade(Grade.GOOD, answer="in my own words")
    assert len(ran) <= 14
    assert scans(workspace, ran) == []


def test_the_queue_of_a_day_takes_few_statements_and_reads_no_log_whole(
    workspace: Workspace, session: StudySession
) -> None:
    with statements(workspace) as ran:
        StudySession(workspace)
    assert len(ran) <= 11
    assert scans(workspace, ran) == []


@pytest.mark.usefixtures("session")
def test_the_dashboard_takes_as_many_statements_for_many_cards_as_for_few(
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
    assert len(many) == len(few) <= 23
