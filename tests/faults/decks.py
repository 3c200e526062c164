"""The deck that faults strike, what a database holds, and whether it holds together."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from recollect.app.importing import apply_import, plan_import
from recollect.app.scheduling.grading import refold
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

State = Mapping[str, Sequence[tuple[object, ...]]]
"""Every row of every table."""


def opened(folder: Path, *, days: float = 0) -> Workspace:
    """Open the deck in `folder` so many days after it was made."""
    return Workspace.open(str(folder / "deck.db"), clock=lambda: NOW + timedelta(days=days))


def write_note(folder: Path, name: str, questions: Sequence[str]) -> Path:
    note = folder / "notes" / name
    note.parent.mkdir(exist_ok=True)
    note.write_text(
        f"# {name}\n\n"
        + "\n".join(
            f"### Q{number}: {question}?\n\n**Hint**:\n- Of {question}\n\n"
            f"**Answer**: It is {number}.\n"
            for number, question in enumerate(questions, start=1)
        ),
        encoding="utf-8",
    )
    os.utime(note, (NOW.timestamp(), NOW.timestamp()))  # the same in every run
    return note


def make_deck(folder: Path) -> None:
    """Make a deck of two notes with some history, and today's backup."""
    folder.mkdir(exist_ok=True)
    write_note(
        folder, "tides.md", ["Why do tides come twice", "What is a neap tide", "Who measured"]
    )
    write_note(folder, "rivers.md", ["Why does a river bend", "Where does silt settle"])
    with opened(folder, days=-3) as workspace:
        workspace.change_setting("zone", "UTC")
        apply_import(workspace, plan_import(workspace, [folder / "notes"]))
        session = StudySession(workspace)
        for grade in (Grade.GOOD, Grade.AGAIN, Grade.EASY):
            session.grade(grade, elapsed_ms=4000, answer="the Moon")
    with opened(folder) as workspace:
        StudySession(workspace).bury()


def state_of(path: Path) -> State | None:
    """Return every row of a database but the learner's, who is born now; None if there is none."""
    if not path.exists():
        return None
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'learner'"
        ).fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for (name,) in names
        }


def assert_sound(folder: Path) -> None:
    """Open the deck as the program does; its schedules must be what its log comes to."""
    with opened(folder) as workspace, workspace.database.write() as unit:
        assert refold(unit, unit.schedules.all()) == 0
