"""Which cards an area has is the learner's to say, and stays said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recollect.app.areas.membership import add_cards, remove_cards
from recollect.app.areas.naming import UnknownArea, merge
from recollect.app.areas.opening import current_areas
from recollect.app.cards.actions import undo
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.core.errors import RecollectError
from recollect.core.scheduling.grades import Grade

pytestmark = pytest.mark.usefixtures("deck")

CONCEPT = "多头注意力拼接机制"


def card(workspace: Workspace, words: str) -> Card:
    with workspace.database.read() as unit:
        return next(one for one in unit.cards.all() if words in one.question)


def members(workspace: Workspace, name: str) -> set[str]:
    with workspace.database.read() as unit:
        area_id = unit.areas.find(name)
        assert area_id is not None
        return set(unit.areas.cards().get(area_id, ()))


def test_a_card_that_was_taken_out_stays_out_when_its_note_is_read_again(
    workspace: Workspace, notes: Path, import_notes: Callable[[], object]
) -> None:
    mistaken = card(workspace, "concatenate")
    remove_cards(workspace, CONCEPT, [mistaken])
    note = notes / "transformers.md"
    note.write_text(note.read_text("utf-8").replace("its heads?", "all its heads?"), "utf-8")
    import_notes()
    assert members(workspace, CONCEPT) == {card(workspace, "拼接").id}
    undo(workspace)
    assert members(workspace, CONCEPT) == {mistaken.id, card(workspace, "拼接").id}


def test_what_a_card_told_of_an_area_counts_no_longer_once_it_is_out(
    workspace: Workspace,
) -> None:
    session = StudySession(workspace)
    assert session.turn is not None
    asked = session.turn.study_card.card
    session.mark_weak("heaps")
    session.grade(Grade.AGAIN)
    remove_cards(workspace, "heaps", [asked])
    assert "heaps" not in {area.name for area in current_areas(workspace)}
    undo(workspace)
    (heaps,) = (area for area in current_areas(workspace) if area.name == "heaps")
    assert len(heaps.evidence) == 2


def test_a_card_is_put_in_without_being_called_weak_and_may_come_back(
    workspace: Workspace,
) -> None:
    heap = card(workspace, "What is a heap")
    for _ in range(2):
        add_cards(workspace, "trees", [heap])
        assert members(workspace, "trees") == {heap.id}
        remove_cards(workspace, "trees", [heap])
        assert members(workspace, "trees") == set()
    assert "trees" not in {area.name for area in current_areas(workspace)}


def test_a_card_is_out_of_every_part_of_a_merged_area(workspace: Workspace) -> None:
    heap = card(workspace, "What is a heap")
    add_cards(workspace, "trees", [heap])
    merge(workspace, CONCEPT, "trees")
    assert heap.id in members(workspace, CONCEPT)
    remove_cards(workspace, CONCEPT, [heap])
    assert heap.id not in members(workspace, CONCEPT)


def test_only_a_card_of_an_area_that_there_is_can_be_taken_out(workspace: Workspace) -> None:
    heap = card(workspace, "What is a heap")
    with pytest.raises(RecollectError, match="is not about"):
        remove_cards(workspace, CONCEPT, [heap])
    with pytest.raises(UnknownArea):
        remove_cards(workspace, "nobody knows", [heap])
