"""The scheduler of a deck: chosen for it and those below, changed without losing anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.app.conftest import answer_all, schedules, sound
from tests.conftest import HandClock, log

from recollect.app.deck_changes import move_deck
from recollect.app.doctor import diagnose
from recollect.app.importing.undo import undo_import
from recollect.app.scheduling.fsrs import FSRS
from recollect.app.scheduling.grading import scheduler_choices, schedulers, use_scheduler
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import NEW
from recollect.core.scheduling.sm2 import SM2


@pytest.fixture
def two_decks(
    notes: Path, write_questions: Callable[..., Any], import_notes: Callable[[], Any]
) -> None:
    (notes / "deep").mkdir()
    write_questions(2)
    (notes / "deep" / "rope.md").write_text(
        "### Q1: Why rotate?\n\n**Answer**: So that only distances matter.\n", encoding="utf-8"
    )
    import_notes()


def use(workspace: Workspace, deck: str, name: str | None, retention: float | None = None) -> int:
    with workspace.database.write() as unit:
        return use_scheduler(unit, deck, name, retention)


def study(workspace: Workspace, clock: HandClock, days: int) -> None:
    for number in range(days):
        answer_all(StudySession(workspace), Grade.EASY if number % 3 else Grade.GOOD)
        clock.pass_days(2)


@pytest.mark.usefixtures("two_decks")
class TestASchedulerOfADeck:
    def test_is_sm2_unless_chosen(self, workspace: Workspace) -> None:
        with workspace.database.read() as unit:
            assert schedulers(unit)("notes") == SM2()
            assert scheduler_choices(unit) == {}

    def test_holds_for_the_decks_below_until_they_choose_themselves(
        self, workspace: Workspace
    ) -> None:
        use(workspace, "notes", "fsrs", 0.85)
        with workspace.database.read() as unit:
            assert schedulers(unit)("notes/deep") == FSRS(0.85)
            assert schedulers(unit)("notesdeep") == SM2()
        use(workspace, "notes/deep", "sm2")
        with workspace.database.read() as unit:
            assert schedulers(unit)("notes/deep") == SM2()
        use(workspace, "notes/deep", None)
        with workspace.database.read() as unit:
            assert schedulers(unit)("notes/deep") == FSRS(0.85)

    def test_replays_the_log_and_gives_what_fsrs_gives(
        self, workspace: Workspace, clock: HandClock
    ) -> None:
        study(workspace, clock, 6)
        assert use(workspace, "notes", "fsrs") == 3
        for card_id, schedule in schedules(workspace).items():
            with workspace.database.read() as unit:
                counted = [one for one in unit.reviews.of_card(card_id) if one.kind.counts]
            memory = NEW
            for review in counted:
                memory = FSRS().graded(memory, review.grade, review.study_day)
            assert len(counted) >= 3
            assert schedule.memory == memory

    def test_going_back_is_as_if_one_had_never_left(
        self, workspace: Workspace, clock: HandClock
    ) -> None:
        study(workspace, clock, 6)
        before = schedules(workspace)
        use(workspace, "notes", "fsrs")
        assert schedules(workspace) != before
        use(workspace, "notes", None)
        assert schedules(workspace) == before

    def test_answers_under_fsrs_count_under_sm2_too(
        self, workspace: Workspace, clock: HandClock
    ) -> None:
        use(workspace, "notes", "fsrs")
        study(workspace, clock, 1)
        assert all(one.memory.stability is not None for one in schedules(workspace).values())
        use(workspace, "notes", "sm2")
        assert {one.memory.interval for one in schedules(workspace).values()} == {1}
        assert all(one.memory.stability is None for one in schedules(workspace).values())

    def test_follows_a_card_into_another_deck(
        self, workspace: Workspace, clock: HandClock, notes: Path, import_notes: Callable[[], Any]
    ) -> None:
        use(workspace, "notes/deep", "fsrs")
        study(workspace, clock, 3)
        (notes / "deep" / "rope.md").rename(notes / "rope.md")
        import_notes()
        assert all(one.memory.stability is None for one in schedules(workspace).values())
        answer_all(StudySession(workspace))

    @pytest.mark.parametrize("days", [0, 1])
    @pytest.mark.parametrize(
        "change",
        [
            lambda workspace: use(workspace, "notes/deep", "sm2"),
            lambda workspace: move_deck(workspace, "notes/deep", ""),
        ],
    )
    def test_grades_a_card_that_comes_to_it_while_it_is_asked(
        self, workspace: Workspace, clock: HandClock, days: int, change: Callable[..., object]
    ) -> None:
        use(workspace, "notes", "fsrs")
        study(workspace, clock, days)
        session = StudySession(workspace, Selection(search="rotate"))
        change(workspace)
        assert session.turn is not None
        card_id = session.turn.study_card.card.id
        session.grade(Grade.GOOD)
        last = [review for review in log(workspace) if review.card_id == card_id][-1]
        assert (last.after.stability, schedules(workspace)[card_id].memory) == (None, last.after)
        assert sound(diagnose(workspace))

    def test_follows_a_deck_that_is_moved_and_an_import_that_is_undone(
        self, workspace: Workspace, clock: HandClock, notes: Path, import_notes: Callable[[], Any]
    ) -> None:
        use(workspace, "notes", "fsrs")
        study(workspace, clock, 2)
        move_deck(workspace, "notes/deep", "")
        assert [deck for deck, fsrs in self.by_fsrs(workspace) if not fsrs] == ["deep"]
        move_deck(workspace, "deep", "notes")
        assert all(fsrs for _, fsrs in self.by_fsrs(workspace))
        use(workspace, "notes/deep", "sm2")
        (notes / "deep" / "rope.md").rename(notes / "rope.md")
        import_notes()
        assert all(fsrs for _, fsrs in self.by_fsrs(workspace))
        undo_import(workspace)
        assert [deck for deck, fsrs in self.by_fsrs(workspace) if not fsrs] == ["notes/deep"]

    @staticmethod
    def by_fsrs(workspace: Workspace) -> list[tuple[str, bool]]:
        """The deck of each card, and whether its schedule is of FSRS."""
        with workspace.database.read() as unit:
            decks = unit.decks.of_cards()
            return [
                (decks[card_id], one.memory.stability is not None)
                for card_id, one in unit.schedules.all().items()
            ]
