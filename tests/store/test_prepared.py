"""What is prepared for the driver of a file runs on any database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recollect.app.importing import apply_import, plan_import
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade


def test_an_answer_goes_to_a_server_as_it_goes_to_a_file(
    workspace: Workspace,
    write_questions: Callable[..., Path],
    notes: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_questions(2)
    apply_import(workspace, plan_import(workspace, [notes]))
    monkeypatch.setattr(workspace.database._engine.dialect, "name", "a server")
    session = StudySession(workspace)
    assert session.turn is not None
    card_id = session.turn.study_card.card.id
    session.grade(Grade.GOOD, answer="so it is")
    with workspace.database.read() as unit:
        (review,) = unit.reviews.of_card(card_id)
        assert unit.schedules.of(card_id).memory == review.after
        assert [answer.text for answer in unit.reviews.own_answers_of(card_id)] == ["so it is"]
