"""Decks as earlier releases left them, and a release that is still to come."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from recollect.store import migrating
from recollect.store.files import location
from recollect.store.files.engines import begin_writing, sqlite_engine
from recollect.store.learners import DEFAULT_LEARNER

REVIEWS = 1000
CARDS = 50
NEXT = "next"

# As the first release wrote them: these statements never change with the schema.
HISTORY = f"""
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {REVIEWS}),
     c(i) AS (SELECT i FROM n WHERE i <= {CARDS})
"""
FIRST_RELEASE = (
    "INSERT INTO deck (id, name, options) VALUES ('d', 'rivers', '{}')",
    "INSERT INTO root (id, path, options, added_at) "
    "VALUES ('r', '/notes', '{}', '2026-01-01T00:00:00.000000Z')",
    "INSERT INTO note (id, root_id, path, content_hash, size, mtime_ns, landmarks) "
    "VALUES ('n', 'r', 'rivers.md', '', 0, 0, '')",
    "INSERT INTO card (id, deck_id, kind, question, answer, part, hints, options, deletions, "
    'critique, insight, tags, "references", dialect, status, retired_because, created_at) '
    f"{HISTORY} SELECT 'c' || i, 'd', 'basic', 'Why ' || i, 'So', 0, '[]', '[]', '[]', '', '', "
    "'[]', '[]', 'labelled_heading', 'active', '', '2026-01-01T00:00:00.000000Z' FROM c",
    "INSERT INTO locator (card_id, note_id, line, end_line, heading_path, position, "
    "question_print, answer_print) "
    f"{HISTORY} SELECT 'c' || i, 'n', i, i, '[]', i, 'p' || i, 'a' FROM c",
    "INSERT INTO schedule (learner_id, card_id, interval, ease, repetitions, lapses, last_day, "
    "due_day, suspended, flag, answer, tags) "
    f"{HISTORY} SELECT '{DEFAULT_LEARNER}', 'c' || i, 1, 250, 1, 0, 739617, 739618, 0, 0, '', '[]' "
    "FROM c WHERE i % 2 = 0",
    "INSERT INTO review (id, learner_id, card_id, instant, study_day, grade, kind, hints, "
    "elapsed_ms, answer, before, after, scheduler, deed) "
    f"{HISTORY} SELECT 'v' || i, '{DEFAULT_LEARNER}', 'c' || (i % {CARDS} + 1), "
    f"'2026-01-01T00:00:00.000000Z', 739617 + i / {CARDS}, 4, 'scheduled', 0, 900, '', "
    "'[0,250,0,0,null,null,null,null]', '[1,250,1,0,739617,739618,null,null]', 'sm2', i FROM n",
)


def make_aged(path: Path, revision: str) -> None:
    """Make a deck with 1,000 reviews in the first release, brought up to `revision`."""
    upgrade(path, location.REVISIONS[0])
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in FIRST_RELEASE:
            connection.execute(statement)
    upgrade(path, revision)


def upgrade(path: Path, revision: str) -> None:
    engine = sqlite_engine(path)
    with engine.connect() as connection:
        begin_writing(connection)
        command.upgrade(migrating.config(connection), revision)
        connection.commit()
    engine.dispose()


def row_counts(path: Path) -> dict[str, int]:
    """Count the rows by table; one without any is left out, as a later release may bring it."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        counts = {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for (name,) in names.fetchall()
        }
    return {name: count for name, count in counts.items() if count}


def revision_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(revision)


def release_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this program one release younger: its newest migration rebuilds tables."""
    configured = migrating.config

    def config(connection: Connection) -> Config:
        settings = configured(connection)
        scripts = settings.get_main_option("script_location")
        places = [f"{scripts}/versions", str(Path(__file__).parent / "revisions")]
        settings.set_main_option("version_locations", os.pathsep.join(places).replace("%", "%%"))
        return settings

    monkeypatch.setattr(migrating, "config", config)
    monkeypatch.setattr(location, "HEAD", NEXT)
    monkeypatch.setattr(location, "REVISIONS", (*location.REVISIONS, NEXT))
