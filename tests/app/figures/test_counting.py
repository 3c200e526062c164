"""The log counted day by day: what is kept is used, and never once something has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import HandClock

from recollect.app.cards.actions import undo
from recollect.app.deck_changes import rename_deck
from recollect.app.figures.statistics import Statistics, statistics
from recollect.app.figures.today import today
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.store.log.figures import Figures


@pytest.fixture
def studied(
    workspace: Workspace,
    clock: HandClock,
    notes: Path,
    write_questions: Callable[..., Path],
    import_notes: Callable[[], Any],
) -> Workspace:
    """Two decks of three cards, answered on three days of which the last is today."""
    (notes / "other").mkdir()
    write_questions(3)
    write_questions(3, "other/softmax.md")
    import_notes()
    for grade, days in ((Grade.GOOD, 1), (Grade.HARD, 6), (Grade.GOOD, 0)):
        answer_round(workspace, grade)
        clock.pass_days(days)
    statistics(workspace)
    return workspace


def answer_round(workspace: Workspace, grade: Grade) -> None:
    session = StudySession(workspace)
    for _ in range(6):
        if session.turn is not None:
            session.grade(grade, elapsed_ms=4_000)


def counted_anew(workspace: Workspace) -> Statistics:
    with workspace.database.write() as unit:
        unit.figures.forget()
    return statistics(workspace)


def undo_all(workspace: Workspace) -> None:
    while undo(workspace) is not None:
        pass


def join_decks(workspace: Workspace) -> None:
    rename_deck(workspace, "notes/other", "notes", merge=True)


def purge_a_card(workspace: Workspace) -> None:
    with workspace.database.write() as unit:
        unit.cards.purge([next(iter(unit.cards.all())).id])


def purge_all(workspace: Workspace) -> None:
    with workspace.database.write() as unit:
        unit.cards.purge([card.id for card in unit.cards.all()])


@pytest.mark.parametrize("change", [undo, undo_all, join_decks, purge_a_card, purge_all])
def test_what_was_kept_never_outlives_a_change(
    studied: Workspace, change: Callable[[Workspace], object]
) -> None:
    before = statistics(studied)
    change(studied)
    after = statistics(studied)
    assert after != before
    assert after == counted_anew(studied)


def test_an_answer_in_the_place_of_one_that_was_removed_is_counted_on_its_own_day(
    studied: Workspace,
    clock: HandClock,
    write_questions: Callable[..., Path],
    import_notes: Callable[[], Any],
) -> None:
    write_questions(1, "late.md")
    import_notes()
    session = StudySession(studied)
    assert session.turn is not None
    late = session.turn.study_card.card.id
    session.grade(Grade.GOOD)
    clock.pass_days(1)
    before = statistics(studied)
    with studied.database.write() as unit:
        unit.cards.purge([late])
    StudySession(studied, Selection(cram=True)).grade(Grade.EASY)
    after = statistics(studied)
    assert sum(after.answers.values()) == sum(before.answers.values())
    assert after == counted_anew(studied)


@pytest.fixture
def counted(studied: Workspace, monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """The study days that are counted from now on, look by look."""
    looks: list[list[int]] = []
    log_of = Figures.log_of

    def watched(self: Figures, days: list[int]) -> Any:
        looks.append(days)
        return log_of(self, days)

    monkeypatch.setattr(Figures, "log_of", watched)
    return looks


def test_only_days_that_are_not_over_or_have_changed_are_counted(
    studied: Workspace, clock: HandClock, counted: list[list[int]]
) -> None:
    statistics(studied)
    assert counted == [[studied.today()]]
    clock.pass_days(1)
    statistics(studied)
    statistics(studied)
    today(studied)
    assert counted[1:] == [[studied.today() - 1], [], []]


def test_new_cards_leave_what_was_kept(
    studied: Workspace,
    counted: list[list[int]],
    write_questions: Callable[..., Path],
    import_notes: Callable[[], Any],
) -> None:
    write_questions(9, "more.md")
    import_notes()
    statistics(studied)
    assert counted == [[studied.today()]]
