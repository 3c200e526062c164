"""Undo: whatever was done last is taken back, without limit, over restarts, to the byte."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from tests.app.conftest import cards, schedules
from tests.conftest import HandClock

from recollect.app.areas.naming import area_names
from recollect.app.cards.actions import act, undo
from recollect.app.cards.browsing import change_cards
from recollect.app.study import Stage, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.reviews import ActionKind
from recollect.store.areas.areas import Link

pytestmark = pytest.mark.usefixtures("ten_cards")

STATE = (
    "SELECT * FROM schedule ORDER BY card_id",
    "SELECT * FROM card_area ORDER BY card_id, area_id",
    "SELECT id FROM mark WHERE id NOT IN (SELECT target_id FROM void)",
    "SELECT id FROM own_answer WHERE review_id NOT IN (SELECT target_id FROM void)",
)


def state(workspace: Workspace) -> list[Any]:
    with closing(sqlite3.connect(workspace.address)) as connection:
        tables = [connection.execute(statement).fetchall() for statement in STATE]
    with workspace.database.read() as unit:
        return [*tables, list(unit.areas.names().values())]


def do(
    workspace: Workspace, session: StudySession, kind: ActionKind, value: int | None = None
) -> None:
    """Do something by command to the card that the session has at hand."""
    assert session.turn is not None
    change_cards(workspace, [session.turn.study_card.card.id], kind, value)


DEEDS: dict[str, Callable[[Workspace, StudySession], object]] = {
    "an answer": lambda _, session: session.grade(Grade.HARD, answer="my words"),
    "an answer with missed points": lambda _, session: session.grade(
        Grade.AGAIN, missed=["masking", "scaling"]
    ),
    "a suspend": lambda _, session: session.suspend(),
    "a bury": lambda _, session: session.bury(),
    "a flag": lambda _, session: session.flag(3),
    "a reset": lambda workspace, session: do(workspace, session, ActionKind.RESET),
    "a due day": lambda workspace, session: do(workspace, session, ActionKind.SET_DUE, 740_000),
    "an area more": lambda _, session: session.toggle_area("masking"),
    "a mark": lambda _, session: session.mark_weak("multi-head concatenation"),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_each_deed_is_taken_back_to_the_byte(
    workspace: Workspace, clock: HandClock, deed: str
) -> None:
    StudySession(workspace).grade(Grade.EASY)
    clock.pass_days(1)
    session = StudySession(workspace)
    before, turn, progress = state(workspace), session.turn, session.progress
    DEEDS[deed](workspace, session)
    session.undo()
    assert state(workspace) == before
    assert (session.turn, session.progress) == (turn, progress)


def test_all_deeds_are_taken_back_in_turn_by_another_program(
    workspace: Workspace, address: str, clock: HandClock
) -> None:
    session = StudySession(workspace)
    states = []
    for deed in DEEDS.values():
        states.append(state(workspace))
        deed(workspace, session)
    with Workspace.open(address, clock=clock) as later:
        again = StudySession(later)
        for before in reversed(states):
            assert again.undo() is not None
            assert state(workspace) == before
        assert again.undo() is None


def test_what_was_done_last_goes_first_however_the_clock_was_set(
    workspace: Workspace, clock: HandClock
) -> None:
    session = StudySession(workspace)
    session.grade(Grade.GOOD)
    clock.pass_days(-3)
    session.suspend()
    session.undo()
    assert session.taken_back is not None
    assert session.taken_back.what == "suspend"
    session.undo()
    assert session.taken_back.what == "answer"


def test_an_action_on_many_cards_is_one_deed(workspace: Workspace) -> None:
    with workspace.database.write() as unit:
        act(workspace, unit, [card.id for card in unit.cards.all()], ActionKind.SUSPEND)
    assert len(schedules(workspace)) == 10
    undone = undo(workspace)
    assert undone is not None
    assert len(undone.deed.card_ids) == 10
    assert schedules(workspace) == {}


def test_an_area_that_only_a_mark_made_goes_with_it_and_comes_back_with_the_next(
    workspace: Workspace,
) -> None:
    session = StudySession(workspace)
    session.mark_weak("masking")
    session.undo()
    assert area_names(workspace) == ()
    session.mark_weak("Masking")
    assert area_names(workspace) == ("masking",)


def test_a_mark_is_taken_back_without_hiding_the_answer(workspace: Workspace) -> None:
    session = StudySession(workspace)
    session.open_hint()
    session.reveal()
    session.mark_weak("masking")
    turn = session.undo()
    assert turn is not None
    assert (turn.stage, turn.hints_open, turn.suggested) == (Stage.ANSWER, 1, Grade.HARD)
    assert turn.areas == ()


def test_an_area_that_was_linked_otherwise_stays_linked(workspace: Workspace) -> None:
    (first, *_) = cards(workspace)
    with workspace.database.write() as unit:
        area_id = unit.areas.ensure("masking", workspace.now())
        unit.areas.add_links([Link(first.id, area_id, "terms")])
    session = StudySession(workspace)
    session.mark_weak("masking")
    session.undo()
    assert session.turn is not None
    assert session.turn.areas == ("masking",)
