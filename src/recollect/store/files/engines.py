"""Files as engines, and their transactions, which begin and end at the driver.

What SQLAlchemy does around a transaction of its own takes as long as SQLite takes for some
statements. On a server it begins one by itself, with the first statement.
"""

from __future__ import annotations

import sqlite3
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool

BUSY_TIMEOUT_MS = 10_000
"""How long a transaction waits for another program before it gives up."""

LOOK_MS = 20
"""How long SQLite itself waits for a lock; then `_in_turn` asks it anew."""

# The driver keeps None as it is, but only after a search that ends in an exception.
sqlite3.register_adapter(type(None), lambda none: none)


def sqlite_engine(path: Path) -> Engine:
    """Return an engine for a SQLite file, set up so that no acknowledged write is ever lost."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),  # a path may hold what means something in a URL
        poolclass=QueuePool,
        connect_args={"timeout": BUSY_TIMEOUT_MS / 1000, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    # The driver must not begin transactions of its own: it would begin them deferred and late.
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",  # readers never wait for the writer
        "synchronous = FULL",  # a commit that returned is on the disk
        "wal_autocheckpoint = 2000",  # folding the log in takes 5 ms: not in 1 % of the answers
        "foreign_keys = ON",
        f"busy_timeout = {LOOK_MS}",  # from here on; each transaction begins `_in_turn`
    ):
        connection.execute(f"PRAGMA {pragma}")


@lru_cache(maxsize=8)
def file_driver(connection: Connection) -> sqlite3.Connection | None:
    """Return the driver's connection to a file; None on a server."""
    driver = connection.connection.driver_connection
    return driver if isinstance(driver, sqlite3.Connection) else None


def begin_reading(connection: Connection) -> None:
    """Begin to read a file in one consistent snapshot."""
    driver = file_driver(connection)
    if driver:
        driver.execute("BEGIN")
        _in_turn(driver, "PRAGMA data_version")  # whatever reads first, takes the snapshot


def begin_writing(connection: Connection) -> sqlite3.Connection | None:
    """Wait for this program's turn to write to a file; return what commits it, None on a server.

    A deferred transaction that reads and then writes would fail at once with "database is locked"
    if another program wrote in between, whatever the busy timeout.
    """
    driver = file_driver(connection)
    if driver:
        _in_turn(driver, "BEGIN IMMEDIATE")
    return driver


def state(connection: Connection) -> object:
    """Return what is equal as long as nothing was written to a file; on a server it never is.

    SQLite tells of what other connections committed, and the driver counts what this one changed.
    """
    driver = file_driver(connection)
    if driver is None:
        return object()
    (committed,) = driver.execute("PRAGMA data_version").fetchone()
    return connection, committed, driver.total_changes


def end(connection: Connection) -> None:
    """End a transaction; what was not committed is rolled back."""
    connection.rollback()
    driver = file_driver(connection)
    if driver:
        driver.rollback()


def _in_turn(driver: sqlite3.Connection, statement: str) -> None:
    """Run what needs a lock, as soon as no other program has it.

    Left alone, SQLite looks ever more rarely whether the lock is free, at last ten times a second,
    and misses it between programs that write without a pause; asked anew, it looks often.
    """
    last_look = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            driver.execute(statement)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > last_look:
                raise
        else:
            return
