"""The doctor: a schedule that is not what its log comes to is found, and rebuilt."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from tests.app.conftest import answer_all, schedules, sound
from tests.conftest import HandClock

from recollect.app.areas.glance import kept_rows, weak_rows
from recollect.app.backups import back_up_now
from recollect.app.doctor import diagnose, repair, surroundings
from recollect.app.figures.statistics import statistics
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.store.files.backup_files import backups_of
from recollect.store.files.location import HEAD

pytestmark = pytest.mark.usefixtures("ten_cards")


def spoil(workspace: Workspace, statement: str) -> None:
    with closing(sqlite3.connect(workspace.address)) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_sound_database_is_found_sound(workspace: Workspace) -> None:
    session = StudySession(workspace)
    session.suspend()
    answer_all(session)
    found = diagnose(workspace)
    assert sound(found)
    assert (found.cards, found.entries) == (10, 10)


def test_a_column_that_is_missing_is_damage(workspace: Workspace) -> None:
    spoil(workspace, "ALTER TABLE quiz_answer DROP COLUMN elapsed_ms")
    assert tuple(map(str, diagnose(workspace).damage)) == ("quiz_answer.elapsed_ms is missing",)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE schedule SET interval = 40 WHERE rowid = 3",
        "UPDATE schedule SET due_day = due_day + 1 WHERE rowid = 3",
        "UPDATE schedule SET ease = 300 WHERE rowid = 3",
        "UPDATE schedule SET suspended = 1 WHERE rowid = 3",
        "DELETE FROM schedule WHERE rowid = 3",
        "DELETE FROM review WHERE seq = 3",
        "UPDATE card SET learnt = 0 WHERE seq = 3",
        "UPDATE schedule SET card_seq = 4 WHERE rowid = 3",
    ],
)
def test_a_schedule_that_is_not_the_fold_of_its_log_is_found_and_rebuilt(
    workspace: Workspace, change: str
) -> None:
    answer_all(StudySession(workspace))
    before = schedules(workspace)
    spoil(workspace, change)
    found = diagnose(workspace)
    assert len(found.drifts) == 1
    weak_rows(workspace)
    assert repair(workspace, found) == 1
    assert sound(diagnose(workspace))
    assert not kept_rows(workspace).are_current, "intervals decide on the order of areas"
    if "review" not in change:
        assert schedules(workspace) == before


@pytest.mark.parametrize(
    "kept", ["zeroblob(length(answers))", "x'00'", "CAST(answers || answers AS BLOB)"]
)
def test_what_is_kept_of_a_day_and_is_not_what_its_log_says_is_found_and_read_anew(
    workspace: Workspace, clock: HandClock, kept: str
) -> None:
    answer_all(StudySession(workspace))
    clock.pass_days(1)
    before = weak_rows(workspace)
    spoil(workspace, f"UPDATE evidence_day SET answers = {kept}")
    found = diagnose(workspace)
    assert found.wrong_days == (workspace.today() - 1,)
    repair(workspace, found)
    assert sound(diagnose(workspace))
    assert not kept_rows(workspace).are_current
    assert weak_rows(workspace) == before


def test_a_day_of_which_more_answers_are_kept_than_there_are_is_found_and_counted_anew(
    workspace: Workspace, clock: HandClock
) -> None:
    answer_all(StudySession(workspace))
    clock.pass_days(1)
    before = statistics(workspace)
    spoil(workspace, "DELETE FROM review WHERE seq = 1")
    found = diagnose(workspace)
    assert found.wrong_days == (workspace.today() - 1,)
    repair(workspace, found)
    assert sound(diagnose(workspace))
    assert sum(statistics(workspace).answers.values()) == sum(before.answers.values()) - 1


@pytest.mark.parametrize(
    "change", ["counted_day SET ms = ms + 1", "counted_recall SET passed = passed - 1"]
)
def test_figures_that_are_not_what_the_log_comes_to_are_found_and_counted_anew(
    workspace: Workspace, clock: HandClock, change: str
) -> None:
    for _ in range(2):
        answer_all(StudySession(workspace))
        clock.pass_days(1)
    before = statistics(workspace)
    assert sound(diagnose(workspace))
    spoil(workspace, f"UPDATE {change}")
    found = diagnose(workspace)
    assert workspace.today() - 1 in found.wrong_days
    repair(workspace, found)
    assert sound(diagnose(workspace))
    assert statistics(workspace) == before


def test_a_repair_is_backed_up_before(workspace: Workspace) -> None:
    answer_all(StudySession(workspace))
    spoil(workspace, "UPDATE schedule SET interval = 40")
    assert workspace.database.file is not None
    before = len(backups_of(workspace.database.file))
    workspace.clock.pass_days(1)  # type: ignore[attr-defined]
    repair(workspace, diagnose(workspace))
    assert len(backups_of(workspace.database.file)) > before


def test_an_undo_of_what_is_not_in_the_log_is_damage(workspace: Workspace) -> None:
    session = StudySession(workspace)
    session.grade(4)  # type: ignore[arg-type]
    session.undo()
    spoil(workspace, "DELETE FROM review")
    assert tuple(map(str, diagnose(workspace).damage)) == (
        "1 undos take back what is not in the log",
    )


def test_a_card_that_is_purged_takes_what_was_undone_of_it_along(workspace: Workspace) -> None:
    session = StudySession(workspace)
    assert session.turn is not None
    undone = session.turn.study_card.card.id
    session.grade(Grade.GOOD)
    session.undo()
    session.flag(1)
    session.undo()
    with workspace.database.write() as unit:
        unit.cards.purge([undone])
    assert sound(diagnose(workspace))


def test_a_reference_to_nothing_is_damage(workspace: Workspace) -> None:
    answer_all(StudySession(workspace))
    spoil(workspace, "UPDATE review SET card_id = 'nobody' WHERE seq = 1")
    found = diagnose(workspace)
    assert "a row of review refers to no row of card" in map(str, found.damage)


def test_entries_dated_ahead_are_told(workspace: Workspace, clock: HandClock) -> None:
    clock.pass_days(30)
    StudySession(workspace).grade(4)  # type: ignore[arg-type]
    clock.pass_days(-30)
    found = diagnose(workspace)
    assert (found.entries_ahead, sound(found)) == (1, True)


def test_versions_and_places_are_told(workspace: Workspace, address: str) -> None:
    backup = back_up_now(address)
    told = surroundings(workspace)
    assert told["database"] == address
    assert told["newest_backup"] == str(backup)
    assert told["schema"] == HEAD
