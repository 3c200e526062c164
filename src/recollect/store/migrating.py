"""Bringing an older database up to this program's schema.

A migration is one IMMEDIATE transaction: killed or failing anywhere, the database is wholly old,
and trying again works. Foreign keys are off meanwhile (SQLite rebuilds a table by dropping it, and
ON DELETE would fire), so rows are counted and references checked before the commit.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from recollect.core.phrases import phrase
from recollect.store.errors import StoreError, unreleased
from recollect.store.files.backups import back_up
from recollect.store.files.engines import begin_writing, sqlite_engine
from recollect.store.health import missing_columns

_PACKAGED = Path(__file__).parent / "migrations"
_IN_THE_TREE = Path(__file__).parents[3] / "migrations"

_OTHER_TABLES = ("no such", "duplicate column", "already exists")
"""What a driver says when a migration meets tables that no release left."""


def config(connection: Connection) -> Config:
    """Return Alembic's configuration for an open connection; there is no alembic.ini."""
    scripts = _PACKAGED if _PACKAGED.is_dir() else _IN_THE_TREE
    settings = Config()
    settings.set_main_option("script_location", str(scripts).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


def upgrade_file(path: Path) -> None:
    """Back an older database up, then migrate it."""
    back_up(path)
    engine = sqlite_engine(path)
    try:
        _migrate(engine)
    except DBAPIError as error:
        if any(sign in str(error.orig) for sign in _OTHER_TABLES):
            raise unreleased(str(path), str(error.orig)) from error
        raise
    finally:
        engine.dispose()


def upgrade_server(engine: Engine) -> None:
    """Migrate a database that is reached by a URL; the server's own backups are its owner's."""
    with engine.connect() as connection, connection.begin():
        command.upgrade(config(connection), "head")


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        # Inside a transaction this pragma does nothing, so it comes before the BEGIN.
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        begin_writing(connection)
        before = _row_counts(connection)
        command.upgrade(config(connection), "head")
        _check(connection, before)
        connection.commit()


def _row_counts(connection: Connection) -> dict[str, int]:
    return {
        name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()
        for name in inspect(connection).get_table_names()
        if name != "alembic_version"
    }


def _check(connection: Connection, before: dict[str, int]) -> None:
    after = _row_counts(connection)
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    missing = missing_columns(connection)
    if missing:
        gone = phrase("{what} is missing", what=missing[0])
        raise unreleased(str(connection.engine.url.database), gone)
    broken = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
    if lost or broken:
        raise StoreError(
            phrase(
                "the database could not be brought up to date without losing rows ({what}): "
                "nothing was changed; please report this",
                what=", ".join(lost) or phrase("broken references"),
            )
        )
