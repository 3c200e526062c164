"""A figure can be opened down to what it rests on, and a session says what it changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from recollect.app.areas.changes import AreaChanges, changes_since
from recollect.app.areas.listing import weak_areas
from recollect.app.areas.opening import current_areas, open_area
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.areas.marks import MarkKind
from recollect.core.areas.weakness import State
from recollect.core.scheduling.grades import Grade

pytestmark = pytest.mark.usefixtures("deck")
Study = Callable[[dict[str, Grade]], None]


def test_an_opened_area_shows_every_mark_and_they_come_to_its_p(
    workspace: Workspace, clock: object, study: Study
) -> None:
    for grades in ({"heap": Grade.AGAIN}, {"heap": Grade.AGAIN}, {}):
        study(grades)
        clock.pass_days(2)  # type: ignore[attr-defined]
    failing = next(one for one in current_areas(workspace) if any(c.failed for c in one.cards))
    opened = open_area(workspace, failing.name)
    area = opened.area
    total = sum(one.weight for one in opened.marks)
    p = (opened.failed + opened.prior * area.parent) / (total + opened.prior)
    assert p == pytest.approx(area.score.p)
    assert len(opened.marks) == area.score.n
    worst = next(one for one in opened.marks if one.mark.failed and one.mark.card_id)
    assert worst.place.startswith("transformers.md:")
    assert worst.mark.text == "again"


def test_a_missed_point_is_an_area_of_its_card_and_goes_with_the_answers_undo(
    workspace: Workspace,
) -> None:
    session = StudySession(workspace)
    assert session.turn is not None
    card = session.turn.study_card.card
    session.grade(Grade.HARD, missed=["the output projection"])
    opened = open_area(workspace, "the output projection")
    assert [one.card_id for one in opened.area.cards] == [card.id]
    assert {one.mark.kind for one in opened.marks} == {MarkKind.MISSED_POINT, MarkKind.ANSWER}
    session.undo()
    names = {area.name for area in current_areas(workspace)}
    assert "the output projection" not in names


def test_a_hint_that_was_needed_is_evidence_beside_the_answer(workspace: Workspace) -> None:
    session = StudySession(workspace)
    while session.turn is not None and not session.turn.study_card.card.hints:
        session.grade(Grade.GOOD)
    session.open_hint()
    session.grade(Grade.GOOD)
    kinds = {mark.kind for area in current_areas(workspace) for mark in area.evidence}
    assert {MarkKind.HINT, MarkKind.ANSWER} <= kinds


def test_an_area_that_fails_again_and_again_is_weak_and_ranks_first(
    workspace: Workspace, clock: object, study: Study
) -> None:
    for _ in range(5):
        study({"head": Grade.AGAIN, "多头": Grade.AGAIN})
        clock.pass_days(1)  # type: ignore[attr-defined]
    with workspace.database.read() as unit:
        first = weak_areas(workspace, unit)[0]
    assert first.score.state is State.WEAK
    assert all("head" in card.question or "多头" in card.question for card in first.cards)


def test_a_session_tells_what_became_weak_and_what_recovered(
    workspace: Workspace, clock: object, study: Study
) -> None:
    def changes_from(instant: datetime) -> AreaChanges:
        with workspace.database.read() as unit:
            every = [card.id for card in unit.cards.all()]
            return changes_since(workspace, unit, instant, every)

    start = workspace.now()
    clock.pass_days(0.01)  # type: ignore[attr-defined]
    for _ in range(4):
        study({"": Grade.AGAIN})
        clock.pass_days(1)  # type: ignore[attr-defined]
    changes = changes_from(start)
    assert changes.newly_weak
    middle = workspace.now()
    for _ in range(14):
        study({})
        clock.pass_days(15)  # type: ignore[attr-defined]
    later = changes_from(middle)
    assert set(later.recovered) & {area.name for area in current_areas(workspace)}
    assert not set(later.recovered) & {area.name for area in later.areas}
    assert not later.newly_weak


def test_the_summary_names_what_the_session_made_weak(workspace: Workspace) -> None:
    session = StudySession(workspace)
    session.mark_weak("sifting down")
    while session.turn is not None:
        session.grade(Grade.GOOD)
    assert "sifting down" in {area.name for area in current_areas(workspace)}
    assert not set(session.weak_spots().newly_weak) & {"recursion"}


def test_what_is_done_at_one_instant_stands_in_the_order_of_doing(workspace: Workspace) -> None:
    session = StudySession(workspace)
    session.mark_weak("the cache")
    session.grade(Grade.GOOD)
    assert [one.kind for one in open_area(workspace, "the cache").area.evidence] == [
        MarkKind.BY_HAND,
        MarkKind.ANSWER,
    ]
