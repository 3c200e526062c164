"""The schema: one history, which comes to the models, in types that any database holds."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from tests.faults.aged import upgrade

from recollect.store import migrating
from recollect.store.database import Database
from recollect.store.files.engines import sqlite_engine
from recollect.store.files.location import HEAD, REVISIONS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "deck.db"
    Database.open(str(path)).close()
    return path


def shape(path: Path) -> tuple[object, ...]:
    """What indexes and tables a database has, and what a new one begins with."""
    with closing(sqlite3.connect(path)) as connection:

        def rows(query: str) -> list[Any]:
            return connection.execute(query).fetchall()

        indexes = rows("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql <> ''")
        tables = rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        return (
            {name: sql.split() for name, sql in indexes},
            {name: rows(f"PRAGMA table_xinfo({name})") for name, _ in tables},
            {
                (name, *key[2:])
                for name, _ in tables
                for key in rows(f"PRAGMA foreign_key_list({name})")
            },
            {
                name: sorted(re.findall(r"(?:CHECK|UNIQUE|KEY) \(.*\)|STRICT", sql))
                for name, sql in tables
            },
            rows("SELECT version_num FROM alembic_version"),
            rows("SELECT id, name FROM learner"),
        )


def test_a_new_database_is_what_the_migrations_come_to(path: Path, tmp_path: Path) -> None:
    migrated = tmp_path / "migrated.db"
    upgrade(migrated, HEAD)
    assert shape(path) == shape(migrated)


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
