"""The schema: one history, equal to the models, in types that any database holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from recollect.store import migrating
from recollect.store.database import Database
from recollect.store.files.engines import sqlite_engine
from recollect.store.files.location import HEAD, REVISIONS
from recollect.store.tables import metadata


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "deck.db"
    Database.open(str(path)).close()
    return path


def test_a_migrated_database_is_what_the_models_say(path: Path) -> None:
    with sqlite_engine(path).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_pinned_head_is_the_newest_migration(path: Path) -> None:
    with sqlite_engine(path).connect() as connection:
        scripts = ScriptDirectory.from_config(migrating.config(connection))
        assert scripts.get_heads() == [HEAD]
        known = [script.revision for script in scripts.walk_revisions()]
        assert tuple(reversed(known)) == REVISIONS


def test_every_table_checks_its_types(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        tables = connection.execute("PRAGMA table_list").fetchall()
    loose = {
        name
        for _schema, name, kind, _columns, _rowid, strict in tables
        if kind == "table" and not strict and not name.startswith("sqlite_")
    }
    assert loose == {"alembic_version"}


def test_a_schedule_with_too_low_an_ease_is_refused(path: Path) -> None:
    with (
        sqlite3.connect(path) as connection,
        pytest.raises(sqlite3.IntegrityError, match="ck_schedule_ease"),
    ):
        connection.execute(
            "INSERT INTO schedule VALUES "
            "('l', 'c', 1, 129, 0, 0, 1, 2, NULL, NULL, 0, NULL, 0, '', '[]', 1)"
        )


def test_a_review_of_an_unknown_card_is_refused(path: Path) -> None:
    with sqlite_engine(path).connect() as connection:
        foreign_keys = connection.exec_driver_sql("PRAGMA foreign_keys").scalar()
    assert foreign_keys == 1
