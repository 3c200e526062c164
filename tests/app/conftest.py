"""A deck of ten cards, and short ways to study it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from recollect.app.doctor import Diagnosis
from recollect.app.study import StudySession, Turn
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.schedule import Schedule


@pytest.fixture
def ten_cards(write_questions: Callable[[int], Any], import_notes: Callable[[], Any]) -> None:
    write_questions(10)
    import_notes()


def at_hand(session: StudySession) -> Turn:
    assert session.turn is not None
    return session.turn


def answer_all(session: StudySession, grade: Grade = Grade.GOOD) -> int:
    answers = 0
    while session.turn is not None:
        session.grade(grade)
        answers += 1
    return answers


def schedules(workspace: Workspace) -> dict[str, Schedule]:
    with workspace.database.read() as unit:
        return dict(unit.schedules.all())


def sound(found: Diagnosis) -> bool:
    return not (found.drifts or found.wrong_days or found.damage)


def cards(workspace: Workspace) -> list[Card]:
    with workspace.database.read() as unit:
        return list(unit.cards.all())
