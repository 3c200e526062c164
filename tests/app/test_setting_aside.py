"""Suspend, bury, flag, reset, set due, and leeches."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app.conftest import answer_all, at_hand, cards, schedules
from tests.conftest import HandClock

from recollect.app.cards.actions import undo
from recollect.app.cards.browsing import change_cards
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import NEW
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.core.scheduling.reviews import ActionKind

pytestmark = pytest.mark.usefixtures("ten_cards")


def test_a_suspended_card_is_asked_no_more(workspace: Workspace, clock: HandClock) -> None:
    session = StudySession(workspace)
    card_id = at_hand(session).study_card.card.id
    session.suspend()
    assert answer_all(session) == 9
    clock.pass_days(400)
    assert StudySession(workspace).progress.total == 9
    change_cards(workspace, [card_id], ActionKind.UNSUSPEND)
    assert StudySession(workspace).progress.total == 10


def test_a_buried_card_comes_back_on_the_next_study_day(
    workspace: Workspace, clock: HandClock
) -> None:
    session = StudySession(workspace)
    session.bury()
    assert session.progress.total == 9
    assert StudySession(workspace).progress.total == 9
    clock.pass_days(1)
    assert StudySession(workspace).progress.total == 10


def test_a_card_that_is_suspended_elsewhere_meanwhile_is_not_asked(workspace: Workspace) -> None:
    session, elsewhere = StudySession(workspace), StudySession(workspace)
    elsewhere.grade(Grade.GOOD)
    suspended = at_hand(elsewhere).study_card.card.id
    elsewhere.suspend()
    session.grade(Grade.GOOD)
    assert at_hand(session).study_card.card.id != suspended
    assert session.progress.total == 9


def test_a_card_at_hand_that_is_put_off_elsewhere_makes_way(workspace: Workspace) -> None:
    session = StudySession(workspace)
    card_id = at_hand(session).study_card.card.id
    change_cards(workspace, [card_id], ActionKind.BURY, workspace.today() + 1)
    turn = session.look_again()
    assert turn is not None
    assert turn.study_card.card.id != card_id


def test_an_answer_that_is_taken_back_elsewhere_is_asked_again(workspace: Workspace) -> None:
    session = StudySession(workspace)
    first = at_hand(session).study_card.card.id
    for grade in (Grade.GOOD, Grade.EASY):
        session.grade(grade)
    for _ in range(2):
        undo(workspace)
    turn = session.look_again()
    assert turn is not None
    assert (turn.study_card.card.id, session.progress.settled) == (first, 0)
    assert answer_all(session) == 10


def test_what_did_not_change_elsewhere_stays_as_far_as_it_was(workspace: Workspace) -> None:
    session = StudySession(workspace)
    session.grade(Grade.GOOD)
    then = session.reveal()
    assert session.look_again() == then


def test_a_badly_answered_card_that_was_put_aside_is_not_drilled(workspace: Workspace) -> None:
    session = StudySession(workspace, Selection(count=1))
    session.grade(Grade.AGAIN)
    session.suspend()
    assert session.turn is None
    assert StudySession(workspace).progress.left_redrill == 0


def test_a_reset_card_is_new_and_its_history_stays(workspace: Workspace, clock: HandClock) -> None:
    session = StudySession(workspace)
    card_id = at_hand(session).study_card.card.id
    session.grade(Grade.GOOD)
    clock.pass_days(1)
    change_cards(workspace, [card_id], ActionKind.RESET)
    turn = at_hand(StudySession(workspace, Selection(count=1)))
    assert (turn.study_card.card.id, turn.study_card.schedule.memory) == (card_id, NEW)
    assert (turn.kind, len(turn.history)) == (ReviewKind.SCHEDULED, 1)


def test_a_reset_holds_although_the_clock_is_set_back_after_an_answer(
    workspace: Workspace, clock: HandClock
) -> None:
    session = StudySession(workspace)
    card_id = at_hand(session).study_card.card.id
    session.grade(Grade.GOOD)
    clock.pass_days(-2.1)
    change_cards(workspace, [card_id], ActionKind.RESET)
    assert schedules(workspace) == {}


def test_a_chosen_due_day_leaves_interval_and_ease(workspace: Workspace, clock: HandClock) -> None:
    answer_all(StudySession(workspace))
    card_id = cards(workspace)[0].id
    before = schedules(workspace)[card_id].memory
    change_cards(workspace, [card_id], ActionKind.SET_DUE, workspace.today() + 5)
    assert schedules(workspace)[card_id].memory == before.due_on(workspace.today() + 5)
    clock.pass_days(4)
    assert StudySession(workspace).progress.left_due == 9
    clock.pass_days(1)
    assert StudySession(workspace).progress.left_due == 10


def test_a_new_card_has_no_due_day_and_stays_new(workspace: Workspace) -> None:
    card_id = cards(workspace)[0].id
    change_cards(workspace, [card_id], ActionKind.SET_DUE, workspace.today() + 3)
    assert schedules(workspace) == {}


def test_a_leech_is_warned_of_at_four_lapses_and_at_every_second_after(
    workspace: Workspace, clock: HandClock
) -> None:
    warned = []
    for _ in range(7):
        session = StudySession(workspace, Selection(count=1))
        session.grade(Grade.GOOD)
        clock.pass_days(1)
        session = StudySession(workspace, Selection(count=1))
        session.grade(Grade.AGAIN)
        warned.append(session.warns_of_leech)
        clock.pass_days(1)
    assert warned == [False, False, False, True, False, True, False]
    (leech,) = schedules(workspace).values()
    assert (leech.memory.lapses, leech.suspended) == (7, False), "shown, never suspended"


def test_siblings_are_not_introduced_on_one_day(
    workspace: Workspace, notes: Path, import_notes: object
) -> None:
    (notes / "attention.md").write_text(
        "# Cloze\n\nA head maps ==queries==, ==keys== and ==values==.\n\n"
        "### Q1: Why scale?\n\n**Answer**: The softmax saturates.\n",
        encoding="utf-8",
    )
    import_notes()  # type: ignore[operator]
    cloze = [card for card in cards(workspace) if card.deletions]
    assert len(cloze) == 3
    session = StudySession(workspace)
    assert answer_all(session) == 2
    assert StudySession(workspace).turn is None


def test_an_answer_before_a_reset_that_the_clock_dated_ahead_is_folded_in_its_place(
    workspace: Workspace, clock: HandClock
) -> None:
    session = StudySession(workspace, Selection(count=1))
    clock.pass_days(10)
    change_cards(workspace, [at_hand(session).study_card.card.id], ActionKind.RESET)
    clock.pass_days(-10)
    session.grade(Grade.GOOD)
    assert schedules(workspace) == {}, "the log says: answered, then reset"
