"""An import is undone exactly: every row is what it was, byte for byte."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile, rmtree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.app.importing.conftest import Learner
from tests.app.importing.edits import EDITS
from tests.app.importing.test_edits import Edit, put_down
from tests.app.importing.written_notes import NOTES
from tests.conftest import HandClock

from recollect.app.cards.identity import purge
from recollect.app.doctor import diagnose
from recollect.app.importing import (
    NothingToUndo,
    apply_import,
    import_history,
    plan_import,
    undo_import,
)
from recollect.app.importing.decisions import reject
from recollect.app.merging import merge
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import UNDONE, CardStatus
from recollect.store.files.backups import copy_to

HISTORY = {"import_run", "import_change"}
"""The imports themselves stay on record, undone."""


def rows(address: str) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables, but the record of the imports."""
    with closing(sqlite3.connect(address)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in HISTORY
        ]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
        }


def test_undoing_the_first_import_leaves_an_empty_deck(learner: Learner, address: str) -> None:
    before = rows(address)
    put_down(learner, NOTES)
    learner.imports()
    undo_import(learner.workspace)
    assert rows(address) == before


@settings(max_examples=settings().max_examples // 6)  # several imports each
@given(edits=st.lists(st.lists(st.sampled_from(EDITS), max_size=2), min_size=1, max_size=3))
def test_undoing_imports_one_after_the_other_goes_back_through_every_state(
    edits: list[list[Edit]], tmp_path: Path, empty_deck: Path, clock: HandClock
) -> None:
    address = str(copyfile(empty_deck, tmp_path / "deck.db"))
    for leftover in ("notes", "deck.db-wal", "deck.db-shm"):
        rmtree(tmp_path / leftover, ignore_errors=True)
        (tmp_path / leftover).unlink(missing_ok=True)
    (tmp_path / "notes").mkdir(exist_ok=True)
    with Workspace.open(address, clock=clock) as workspace:
        learner = Learner(workspace, tmp_path / "notes", clock)
        put_down(learner, NOTES)
        learner.imports()
        learner.answers_all()
        states = []
        notes = NOTES
        for step in edits:
            for edit in step:
                notes = edit(notes)
            put_down(learner, notes[1:])  # a note is gone, too
            before = rows(address)
            plan = plan_import(workspace, [learner.notes])
            if apply_import(workspace, plan):
                states.append(before)
        while states:
            undo_import(workspace)
            assert rows(address) == states.pop()


@pytest.mark.parametrize("stop_at", [0, 16], ids=["at once", "at the end"])
def test_an_import_that_is_stopped_leaves_nothing(
    learner: Learner, address: str, stop_at: int
) -> None:
    before = rows(address)
    put_down(learner, NOTES)
    plan = plan_import(learner.workspace, [learner.notes])

    def stop(done: int, total: int, path: str) -> None:
        if done >= stop_at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apply_import(learner.workspace, plan, stop)
    assert rows(address) == before
    assert import_history(learner.workspace) == []


def test_what_was_learnt_since_outlives_the_undo(learner: Learner) -> None:
    put_down(learner, NOTES[:1])
    learner.imports()
    learner.answers_all()
    histories = learner.histories()
    undone = undo_import(learner.workspace)
    assert undone.kept == 6
    assert learner.cards() == []
    assert {card.retired_because for card in learner.cards(CardStatus.RETIRED)} == {UNDONE}
    assert learner.histories() == histories

    assert learner.imports() == {"restored": 6}
    assert learner.histories() == histories


def test_own_answers_of_the_notes_go_with_the_import_that_brought_them(
    learner: Learner, address: str
) -> None:
    before = rows(address)
    learner.write("own.md", "# A\n\n### Q1: What is a leaf?\n\n**我的思考**：A node without any.\n")
    learner.imports()
    assert rows(address)["own_answer"]
    undo_import(learner.workspace)
    assert rows(address) == before


def test_a_rejection_is_undone_with_its_import(learner: Learner, address: str) -> None:
    put_down(learner, NOTES[:1])
    before = rows(address)
    plan = plan_import(learner.workspace, [learner.notes])
    apply_import(learner.workspace, reject(plan, [0]))
    undo_import(learner.workspace)
    assert rows(address) == before
    assert learner.imports() == {"new": 6}


def test_imports_are_listed_with_what_each_did(learner: Learner) -> None:
    put_down(learner, NOTES[:1])
    learner.imports()
    put_down(learner, NOTES[:2])
    learner.imports()
    undo_import(learner.workspace)
    newest, first = import_history(learner.workspace)
    assert (newest.counts["new"], newest.undone_at is None) == (6, False)
    assert (first.counts["new"], first.undone_at) == (6, None)
    assert list(first.roots) == [str(learner.notes)]


def test_without_an_import_there_is_nothing_to_undo(learner: Learner) -> None:
    with pytest.raises(NothingToUndo):
        undo_import(learner.workspace)


def test_a_card_that_was_purged_since_does_not_come_back(learner: Learner) -> None:
    put_down(learner, NOTES)
    learner.imports()
    everything = {card.id for card in learner.cards()}
    (learner.notes / NOTES[0].path).unlink()
    learner.imports(retire=True)
    one = learner.cards(CardStatus.RETIRED)[0]
    purge(learner.workspace, [one.id])
    undo_import(learner.workspace)
    assert {card.id for card in learner.cards()} == everything - {one.id}


def test_a_card_that_was_purged_and_came_back_by_a_merge_keeps_its_number(
    learner: Learner, address: str, tmp_path: Path
) -> None:
    put_down(learner, NOTES)
    learner.imports()
    learner.answers_all()
    copy_to(Path(address), tmp_path / "other.db")
    (learner.notes / NOTES[0].path).unlink()
    learner.imports(retire=True)
    one = learner.cards(CardStatus.RETIRED)[0]
    purge(learner.workspace, [one.id])
    merge(learner.workspace, tmp_path / "other.db")
    undo_import(learner.workspace)
    found = diagnose(learner.workspace)
    assert one.id in {card.id for card in learner.cards()}
    assert (found.drifts, found.damage) == ((), ())
