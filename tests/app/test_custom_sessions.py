"""Sessions by area, search, leeches, what was forgotten; and cram, which moves nothing."""

from __future__ import annotations

import pytest
from tests.app.conftest import answer_all, cards, schedules
from tests.conftest import HandClock

from recollect.app.areas.naming import UnknownArea
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.review_kinds import ReviewKind

pytestmark = pytest.mark.usefixtures("ten_cards")


def asked(workspace: Workspace, selection: Selection) -> list[str | None]:
    """The labels of the cards that a session asks; all are answered well."""
    session = StudySession(workspace, selection)
    labels = []
    while session.turn is not None:
        labels.append(session.turn.study_card.card.source.label)
        session.grade(Grade.GOOD)
    return labels


def kinds(workspace: Workspace) -> list[ReviewKind]:
    with workspace.database.read() as unit:
        return [one.kind for _, reviews in unit.reviews.by_card() for one in reviews]


def test_cram_asks_everything_and_moves_nothing(workspace: Workspace) -> None:
    answer_all(StudySession(workspace, Selection(count=4)))
    before = schedules(workspace)
    assert len(asked(workspace, Selection(cram=True))) == 10
    assert schedules(workspace) == before
    assert kinds(workspace).count(ReviewKind.CRAM) == 10


def test_a_badly_crammed_card_comes_back_in_the_session_and_not_after(
    workspace: Workspace,
) -> None:
    session = StudySession(workspace, Selection(cram=True, search="head 3"))
    session.grade(Grade.AGAIN)
    assert session.turn is not None
    assert session.turn.study_card.card.source.label == "Q3"
    assert StudySession(workspace).progress.left_redrill == 0


def test_a_search_asks_due_and_new_cards_in_earnest_and_others_for_practice(
    workspace: Workspace, clock: HandClock
) -> None:
    answer_all(StudySession(workspace, Selection(count=2)))  # Q1 and Q2: due tomorrow
    clock.pass_days(1)
    assert asked(workspace, Selection(search="head 2")) == ["Q2"]
    answered = schedules(workspace)
    session = StudySession(workspace, Selection(search="head"))
    seen = {}
    while session.turn is not None:
        seen[session.turn.study_card.card.source.label] = session.turn.kind
        session.grade(Grade.GOOD)
    assert seen["Q1"] is ReviewKind.SCHEDULED, "it is due"
    assert seen["Q2"] is ReviewKind.REDRILL, "it was answered today"
    assert seen["Q3"] is ReviewKind.SCHEDULED, "it is new"
    second = cards(workspace)[1].id
    assert schedules(workspace)[second] == answered[second]


def test_practice_before_a_card_is_due_moves_nothing(
    workspace: Workspace, clock: HandClock
) -> None:
    for _ in range(2):
        assert asked(workspace, Selection(search="head 3")) == ["Q3"]
        clock.pass_days(1)
    before = schedules(workspace)
    assert asked(workspace, Selection(search="head 3")) == ["Q3"]
    assert schedules(workspace) == before
    assert kinds(workspace)[-1] is ReviewKind.CRAM


def test_what_was_forgotten_lately_is_asked_again(workspace: Workspace, clock: HandClock) -> None:
    session = StudySession(workspace, Selection(count=2))
    session.grade(Grade.AGAIN)  # Q1
    session.grade(Grade.GOOD)
    answer_all(session)
    assert asked(workspace, Selection(forgotten_days=1)) == ["Q1"]
    clock.pass_days(2)
    assert asked(workspace, Selection(forgotten_days=1)) == []
    assert asked(workspace, Selection(forgotten_days=3)) == ["Q1"]


def test_an_area_is_asked_by_its_name_and_a_section_by_its_title(workspace: Workspace) -> None:
    session = StudySession(workspace)
    session.mark_weak("multi-head concatenation")
    assert asked(workspace, Selection(area="Multi-Head Concatenation")) == ["Q1"]
    assert len(asked(workspace, Selection(area="attention"))) == 10
    with pytest.raises(UnknownArea, match="nowhere: no weak area or section"):
        StudySession(workspace, Selection(area="nowhere"))


def test_leeches_are_asked_alone(workspace: Workspace, clock: HandClock) -> None:
    workspace.change_setting("leech_lapses", 1)
    for grade in (Grade.GOOD, Grade.AGAIN):
        answer_all_once(workspace, grade, "head 5")
        clock.pass_days(1)
    answer_all_once(workspace, Grade.GOOD, "head 6")
    assert asked(workspace, Selection(leeches=True)) == ["Q5"]


def answer_all_once(workspace: Workspace, grade: Grade, search: str) -> None:
    StudySession(workspace, Selection(search=search)).grade(grade)


def test_wishes_add_up_and_the_number_and_the_minutes_bound_them(workspace: Workspace) -> None:
    assert len(asked(workspace, Selection(search="head", cram=True, count=3))) == 3
    assert len(asked(workspace, Selection(search="head", cram=True, minutes=1))) == 4, "15 s each"
    assert asked(workspace, Selection(search="head 7", deck="elsewhere")) == []
    assert asked(workspace, Selection(search="head 7", deck="notes")) == ["Q7"]
