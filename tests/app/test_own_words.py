"""What a learner gives a card beside what its note says: an answer of one's own, tags."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.app.conftest import at_hand, cards, schedules, sound

from recollect.app.cards.actions import undo
from recollect.app.cards.records import all_cards, card_records
from recollect.app.doctor import diagnose
from recollect.app.importing import undo_import
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.cards.items import Kind

OPEN_NOTE = "# 分页\n\n**Q1**: 为什么要分页？\n\n"


@pytest.fixture
def note(notes: Path) -> Path:
    path = notes / "paging.md"
    path.write_text(OPEN_NOTE, encoding="utf-8")
    return path


@pytest.fixture
def session(note: Path, workspace: Workspace, import_notes: Callable[[], Any]) -> StudySession:
    import_notes()
    return StudySession(workspace)


def test_an_own_answer_is_taken_as_the_answer_of_an_open_card(session: StudySession) -> None:
    assert at_hand(session).study_card.card.kind is Kind.OPEN
    turn = session.adopt("  减少碎片 [/INST]  ")
    assert turn.study_card.card.answer == "减少碎片 [/INST]"
    assert turn.study_card.has_own_answer


def test_undo_takes_it_back(session: StudySession, workspace: Workspace) -> None:
    session.adopt("first")
    session.adopt("second")
    assert undo(workspace) is not None
    assert [one.answer for one in schedules(workspace).values()] == ["first"]
    undo(workspace)
    assert schedules(workspace) == {}


def test_it_outlives_an_import_and_its_undo_until_the_note_has_an_answer(
    session: StudySession, workspace: Workspace, note: Path, import_notes: Callable[[], Any]
) -> None:
    session.adopt("减少碎片")
    note.write_text(f"Preface.\n\n{OPEN_NOTE}", encoding="utf-8")
    import_notes()
    assert session.reread().study_card.card.answer == "减少碎片"
    undo_import(workspace)
    assert session.reread().study_card.card.answer == "减少碎片"
    note.write_text(f"{OPEN_NOTE}**答案**：便于共享。\n", encoding="utf-8")
    import_notes()
    assert session.reread().study_card.card.answer == "便于共享。"
    assert [card.answer for card in cards(workspace)] == ["便于共享。"]


def test_tags_of_ones_own_stand_beside_the_notes_and_come_off_again(
    session: StudySession, workspace: Workspace
) -> None:
    session.toggle_tag("重要")
    session.toggle_tag("[b]exam[/b]")
    assert at_hand(session).study_card.card.tags == ("重要", "[b]exam[/b]")
    session.toggle_tag("重要")
    (record,) = card_records(workspace, all_cards(workspace))
    assert record["tags"] == ["[b]exam[/b]"]
    session.undo()
    assert at_hand(session).study_card.card.tags == ("重要", "[b]exam[/b]")


def test_the_cached_words_are_the_fold_of_the_log(
    session: StudySession, workspace: Workspace
) -> None:
    session.adopt("减少碎片")
    session.toggle_tag("exam")
    assert sound(diagnose(workspace))
