"""A study session: every grade is on the disk at once, and nothing is lost between sittings."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from tests.app.conftest import answer_all, at_hand
from tests.conftest import HandClock

from recollect.app.areas.naming import area_names
from recollect.app.study import Selection, Stage, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.core.scheduling.schedule import Schedule
from recollect.store.errors import DamagedDatabase


@pytest.mark.usefixtures("ten_cards")
class TestASession:
    def test_asks_new_cards_in_the_order_of_the_notes(self, workspace: Workspace) -> None:
        session = StudySession(workspace)
        labels = []
        while session.turn is not None:
            labels.append(session.turn.study_card.card.source.label)
            session.grade(Grade.GOOD)
        assert labels == [f"Q{number}" for number in range(1, 11)]

    def test_opens_hints_one_by_one_and_each_lowers_the_suggestion(
        self, workspace: Workspace
    ) -> None:
        session = StudySession(workspace)
        assert (at_hand(session).hints_open, at_hand(session).suggested) == (0, Grade.GOOD)
        assert session.open_hint().suggested is Grade.HARD
        assert session.open_hint().suggested is Grade.AGAIN
        assert session.open_hint().hints_open == 2, "there are only two"

    def test_shows_the_answer_when_asked(self, workspace: Workspace) -> None:
        session = StudySession(workspace)
        assert at_hand(session).stage is Stage.QUESTION
        assert session.reveal().stage is Stage.ANSWER

    def test_does_what_the_button_said(self, workspace: Workspace) -> None:
        session = StudySession(workspace)
        turn = at_hand(session)
        session.grade(Grade.EASY)
        with workspace.database.read() as unit:
            stored = unit.schedules.of(turn.study_card.card.id)
        assert stored.memory == turn.outcomes[Grade.EASY]

    def test_commits_each_grade_before_the_next_card(
        self, workspace: Workspace, address: str, clock: HandClock
    ) -> None:
        session = StudySession(workspace)
        card_id = at_hand(session).study_card.card.id
        session.open_hint()
        session.grade(Grade.HARD, elapsed_ms=4200, answer="  the largest weight ")
        with Workspace.open(address, clock=clock) as other, other.database.read() as unit:
            (review,) = unit.reviews.of_card(card_id)
            (kept,) = unit.reviews.own_answers([card_id])[card_id]
        assert (review.grade, review.hints, review.elapsed_ms) == (Grade.HARD, 1, 4200)
        assert review.kind is ReviewKind.SCHEDULED
        assert kept.text == "the largest weight"

    def test_brings_a_bad_answer_back_until_it_is_good(self, workspace: Workspace) -> None:
        session = StudySession(workspace)
        card_id = at_hand(session).study_card.card.id
        session.grade(Grade.AGAIN)
        seen = 0
        while session.turn is not None:
            seen += session.turn.study_card.card.id == card_id
            session.grade(Grade.HARD if seen == 1 else Grade.GOOD)
        assert seen == 2

    def test_a_redrill_is_logged_and_moves_no_schedule(self, workspace: Workspace) -> None:
        session = StudySession(workspace, Selection(count=1))
        card_id = at_hand(session).study_card.card.id
        session.grade(Grade.AGAIN)
        with workspace.database.read() as unit:
            before = unit.schedules.of(card_id)
        assert at_hand(session).is_redrill
        session.grade(Grade.EASY)
        with workspace.database.read() as unit:
            assert unit.schedules.of(card_id) == before
            kinds = [review.kind for review in unit.reviews.of_card(card_id)]
        assert kinds == [ReviewKind.SCHEDULED, ReviewKind.REDRILL]

    def test_continues_where_a_closed_one_stopped(
        self, workspace: Workspace, address: str, clock: HandClock
    ) -> None:
        session = StudySession(workspace)
        badly = at_hand(session).study_card.card.id
        session.grade(Grade.AGAIN)
        session.grade(Grade.GOOD)
        with Workspace.open(address, clock=clock) as later:
            again = StudySession(later)
            assert again.progress.left_redrill + again.progress.left_new == 9
            asked = set()
            while again.turn is not None:
                asked.add(again.turn.study_card.card.id)
                again.grade(Grade.GOOD)
        assert badly in asked
        assert len(asked) == 9

    def test_is_over_for_today_when_all_are_settled(self, workspace: Workspace) -> None:
        answer_all(StudySession(workspace))
        assert StudySession(workspace).turn is None

    def test_asks_again_on_the_day_that_a_card_is_due(
        self, workspace: Workspace, clock: HandClock
    ) -> None:
        answer_all(StudySession(workspace))
        clock.pass_days(1)
        assert StudySession(workspace).progress.left_due == 10

    def test_counts_new_cards_over_the_whole_day(self, workspace: Workspace) -> None:
        workspace.change_setting("new_a_day", 4)
        assert answer_all(StudySession(workspace)) == 4
        assert StudySession(workspace).turn is None

    def test_over_midnight_dates_each_answer_by_its_own_time(
        self, workspace: Workspace, clock: HandClock
    ) -> None:
        session = StudySession(workspace)
        first = at_hand(session).study_card.card.id
        session.grade(Grade.GOOD)
        clock.pass_days(1)
        second = at_hand(session).study_card.card.id
        session.grade(Grade.GOOD)
        with workspace.database.read() as unit:
            days = [unit.reviews.of_card(card_id)[0].study_day for card_id in (first, second)]
        assert days[1] == days[0] + 1

    def test_a_card_answered_elsewhere_meanwhile_is_not_graded_twice(
        self, workspace: Workspace, address: str, clock: HandClock
    ) -> None:
        here = StudySession(workspace)
        card_id = at_hand(here).study_card.card.id
        with Workspace.open(address, clock=clock) as other:
            StudySession(other).grade(Grade.EASY)
        here.grade(Grade.AGAIN)
        with workspace.database.read() as unit:
            log = unit.reviews.of_card(card_id)
            schedule = unit.schedules.of(card_id)
        assert [review.kind for review in log] == [ReviewKind.SCHEDULED, ReviewKind.REDRILL]
        assert schedule.memory == log[0].after

    def test_an_answer_is_kept_although_the_next_card_cannot_be_read(
        self, workspace: Workspace
    ) -> None:
        session = StudySession(workspace)
        card_id = at_hand(session).study_card.card.id
        with closing(sqlite3.connect(workspace.address)) as connection, connection:
            connection.execute("UPDATE card SET hints = 'none' WHERE id <> ?", [card_id])
        with pytest.raises(DamagedDatabase):
            session.grade(Grade.GOOD)
        with workspace.database.read() as unit:
            assert len(unit.reviews.of_card(card_id)) == 1


@pytest.mark.usefixtures("ten_cards")
class TestUndo:
    def test_puts_the_schedule_back_and_asks_again(self, workspace: Workspace) -> None:
        session = StudySession(workspace)
        card_id = at_hand(session).study_card.card.id
        session.grade(Grade.EASY, answer="my words")
        turn = session.undo()
        assert turn is not None
        assert turn.study_card.card.id == card_id
        assert turn.study_card.schedule == Schedule()
        assert turn.own_answers == ()

    def test_goes_back_over_restarts_to_the_very_first_answer(
        self, workspace: Workspace, address: str, clock: HandClock
    ) -> None:
        session = StudySession(workspace)
        for grade in (Grade.GOOD, Grade.AGAIN, Grade.EASY):
            session.grade(grade)
        with Workspace.open(address, clock=clock) as later:
            again = StudySession(later)
            assert [again.undo() is not None for _ in range(4)] == [True, True, True, False]
            with later.database.read() as unit:
                assert unit.schedules.all() == {}
            assert answer_all(again) == 10

    def test_keeps_the_taken_back_review_in_the_log(self, workspace: Workspace) -> None:
        session = StudySession(workspace)
        card_id = at_hand(session).study_card.card.id
        session.grade(Grade.GOOD)
        session.undo()
        session.grade(Grade.HARD)
        with workspace.database.read() as unit:
            (stands,) = unit.reviews.of_card(card_id)
        assert stands.grade is Grade.HARD
        assert stands.before.is_new
        with closing(sqlite3.connect(workspace.address)) as connection:
            grades = connection.execute("SELECT grade FROM review ORDER BY seq").fetchall()
        assert grades == [(Grade.GOOD,), (Grade.HARD,)]

    def test_leaves_the_progress_as_it_was(self, workspace: Workspace) -> None:
        session = StudySession(workspace)
        session.grade(Grade.GOOD)
        before = session.progress
        for grade in (Grade.AGAIN, Grade.GOOD):
            session.grade(grade)
            session.undo()
        assert session.progress == before

    def test_after_the_last_card_goes_on(self, workspace: Workspace) -> None:
        session = StudySession(workspace)
        answer_all(session)
        assert session.undo() is not None
        assert session.progress.left_new + session.progress.left_due == 1
        session.grade(Grade.GOOD)
        assert session.turn is None


@pytest.mark.usefixtures("ten_cards")
class TestWeakAreas:
    def test_marking_makes_the_card_belong_to_the_area(self, workspace: Workspace) -> None:
        session = StudySession(workspace)
        session.mark_weak("multi-head concatenation")
        assert at_hand(session).areas == ("multi-head concatenation",)
        assert area_names(workspace) == ("multi-head concatenation",)

    def test_the_same_name_in_another_typing_is_the_same_area(self, workspace: Workspace) -> None:
        session = StudySession(workspace)
        session.mark_weak("Multi-Head Concatenation")
        session.grade(Grade.GOOD)
        session.mark_weak("multi-head  concatenation")
        assert len(area_names(workspace)) == 1

    def test_the_summary_names_it_with_its_evidence(self, workspace: Workspace) -> None:
        session = StudySession(workspace, Selection(count=2))
        session.mark_weak("multi-head concatenation")
        session.grade(Grade.AGAIN)
        answer_all(session)
        summary = session.summary()
        (area, *_) = session.weak_spots().areas
        assert area.name == "multi-head concatenation"
        assert area.marks == (False, False)
        assert summary.answers == 3
        assert summary.due_tomorrow == 2


def test_a_selection_by_deck_includes_its_children(
    workspace: Workspace,
    write_questions: Callable[..., Any],
    import_notes: Callable[[], Any],
) -> None:
    (write_questions(1).parent / "deep").mkdir()
    write_questions(2, "deep/rope.md")
    import_notes()
    assert StudySession(workspace, Selection(deck="notes/deep")).progress.total == 2
    assert StudySession(workspace, Selection(deck="notes")).progress.total == 3
    assert StudySession(workspace, Selection(deck="note")).progress.total == 0
