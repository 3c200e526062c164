"""What counts as new, and as due on a day: found one way or the other, it is the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.app.conftest import answer_all, cards
from tests.conftest import HandClock

from recollect.app.cards.browsing import change_cards
from recollect.app.figures.statistics import statistics
from recollect.app.figures.today import today
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.reviews import ActionKind
from recollect.store.agenda import DeckCount


def found(workspace: Workspace) -> list[str]:
    with workspace.database.read() as unit:
        return [row.card_id for row in unit.agenda.new(workspace.today())]


def counts(workspace: Workspace) -> DeckCount:
    with workspace.database.read() as unit:
        (one,) = unit.agenda.decks(workspace.today())
    return one


@pytest.fixture
def ids(ten_cards: None, workspace: Workspace) -> list[str]:
    return [card.id for card in cards(workspace)]


def test_without_an_answer_all_are_new(workspace: Workspace, ids: list[str]) -> None:
    assert found(workspace) == ids
    assert counts(workspace)[1:] == (10, 0, 10)


@pytest.mark.parametrize("answers", [3, 8, 9])
def test_those_that_were_answered_are_not(
    workspace: Workspace, ids: list[str], answers: int
) -> None:
    answer_all(StudySession(workspace, Selection(count=answers)))
    assert len(found(workspace)) == 10 - answers
    assert found(workspace) == [one for one in ids if one in found(workspace)]
    assert counts(workspace)[1:] == (10, 0, 10 - answers)


def test_in_a_learnt_deck_those_that_start_over_are_new_unless_put_aside(
    workspace: Workspace, ids: list[str], clock: HandClock
) -> None:
    answer_all(StudySession(workspace))
    assert found(workspace) == []
    change_cards(workspace, [ids[7], ids[2], ids[4], ids[5]], ActionKind.RESET)
    change_cards(workspace, [ids[4]], ActionKind.SUSPEND)
    change_cards(workspace, [ids[5]], ActionKind.BURY, workspace.today() + 1)
    assert found(workspace) == [ids[2], ids[7]]
    assert counts(workspace)[1:] == (10, 0, 2)
    clock.pass_days(1)
    assert found(workspace) == [ids[2], ids[5], ids[7]]
    assert counts(workspace)[1:] == (10, 6, 3)


def test_retired_cards_are_no_cards_of_a_deck(
    workspace: Workspace,
    ids: list[str],
    write_questions: Callable[[int], Any],
    import_notes: Callable[[], Any],
    clock: HandClock,
) -> None:
    answer_all(StudySession(workspace, Selection(count=8)))
    write_questions(9)
    import_notes()
    assert (found(workspace), counts(workspace)[1:]) == (ids[8:9], (9, 0, 1))
    write_questions(6)
    import_notes()
    clock.pass_days(1)
    assert (found(workspace), counts(workspace)[1:]) == ([], (6, 6, 0))


def test_retired_cards_are_due_on_no_day(
    workspace: Workspace,
    ids: list[str],
    write_questions: Callable[[int], Any],
    import_notes: Callable[[], Any],
) -> None:
    answer_all(StudySession(workspace))
    write_questions(6)
    import_notes()
    assert len(ids) == 10
    assert today(workspace).forecast[1] == statistics(workspace).forecast[1] == 6
    assert statistics(workspace, deck="notes").forecast[1] == 6
