"""On a database server studying goes as it does on a file: the address alone changes.

RECOLLECT_TEST_SERVER names a database whose driver is installed, and in which a schema may be made:
`postgresql+psycopg://learner@localhost/recollect`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from tests.app.conftest import answer_all
from tests.conftest import HandClock

from recollect.app.areas.opening import current_areas
from recollect.app.cards.actions import undo
from recollect.app.cards.browsing import CardList
from recollect.app.deck_changes import choose_scheduler, rename_deck
from recollect.app.doctor import diagnose
from recollect.app.figures.planning import plan_ahead
from recollect.app.figures.statistics import statistics
from recollect.app.figures.today import today
from recollect.app.importing import apply_import, plan_import, undo_import
from recollect.app.quiz import QuizSession, result_of
from recollect.app.scheduling.selection import Selection
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.asking.judging import Outcome
from recollect.core.asking.quiz import QuizPlan
from recollect.core.cards.library import Order, Standing, Wanted
from recollect.core.scheduling.grades import Grade

SERVER = os.environ.get("RECOLLECT_TEST_SERVER")
SCHEMA = "recollect_test"

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(SERVER is None, reason="RECOLLECT_TEST_SERVER names no server"),
]


@pytest.fixture
def server() -> Iterator[str]:
    """A schema of its own in the server's database, as an address."""
    url = make_url(SERVER or "")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
        there = url.update_query_dict({"options": f"-csearch_path={SCHEMA}"})
        yield there.render_as_string(hide_password=False)
        connection.execute(text(f"DROP SCHEMA {SCHEMA} CASCADE"))
    engine.dispose()


def life(address: str, notes: Path) -> Iterator[object]:
    """Study two days at an address; yield what is seen of it, as far as no card's id decides it."""
    clock = HandClock()
    with Workspace.open(address, clock=clock) as workspace:
        workspace.change_setting("zone", "UTC")
        yield apply_import(workspace, plan_import(workspace, [notes])) is not None
        yield from first_day(workspace)
        clock.pass_days(1)
        yield answer_all(StudySession(workspace))
        now, figures = today(workspace), statistics(workspace)
        yield now.decks, now.activity, now.retention
        yield figures.retention, figures.by_deck, figures.by_age, figures.grades
        yield plan_ahead(workspace, deck="notes").days[0]
        yield [(area.name, area.score) for area in current_areas(workspace)]
        yield from lists(workspace)
        yield quiz(workspace)
        choose_scheduler(workspace, "notes", "fsrs")
        rename_deck(workspace, "notes", "lectures")
        yield diagnose(workspace)
        yield undo_import(workspace).kept


def first_day(workspace: Workspace) -> Iterator[object]:
    session = StudySession(workspace)
    session.mark_weak("softmax")
    session.flag(2)
    session.toggle_tag("heads")
    for grade in (Grade.GOOD, Grade.AGAIN, Grade.EASY):
        session.grade(grade, elapsed_ms=9_000, answer="my words", missed=["masking"])
    session.suspend()
    undone = undo(workspace)
    yield undone and undone.question
    yield session.summary().by_grade
    for selection in (
        Selection(area="softmax"),
        Selection(search="head 3", deck="notes"),
        Selection(forgotten_days=2),
        Selection(ahead_days=7),
        Selection(leeches=True, cram=True),
    ):
        yield StudySession(workspace, selection).progress.total


def lists(workspace: Workspace) -> Iterator[object]:
    for order in Order:
        found = CardList(workspace, Wanted(order=order, deck="notes", words=("HEAD",)))
        yield sorted(found[number].question for number in range(len(found)))
    for standing in Standing:
        yield len(CardList(workspace, Wanted(standing=standing)))


def quiz(workspace: Workspace) -> object:
    session = QuizSession(workspace, QuizPlan(count=3, grades=True), seed="the same")
    session.answer("my words", Outcome.RIGHT)
    return result_of(workspace, session.attempt.id).score


def test_the_address_alone_changes(
    server: str, address: str, notes: Path, write_questions: Callable[[int], Path]
) -> None:
    write_questions(9)
    for there, here in zip(life(server, notes), life(address, notes), strict=True):
        assert there == here
