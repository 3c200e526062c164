"""Opening a database, and the two kinds of transaction on it: reading and writing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from recollect.store.errors import DamagedValue, StoreError, damaged, refused
from recollect.store.files.addresses import file_of, shown
from recollect.store.files.location import Found, examine
from recollect.store.unit import Unit

BUSY_TIMEOUT_MS = 10_000
"""How long a writer waits for another program's write before it gives up."""

LOOK_MS = 20
"""After so long without the lock, a writer begins to wait anew."""


class Database:
    """One opened database; units of work are its only way in."""

    def __init__(self, engine: Engine, address: str) -> None:
        self._engine = engine
        self._writing = engine.execution_options(recollect_writes=True)
        self.address = address
        self.file = file_of(address)
        """The database's file; None for one that a server keeps."""
        self._identity = _identity(self.file)
        self.before_writing: Callable[[], None] = lambda: None
        """Called before each write begins."""
        self.writes = 0
        """How many writes are in the file, also one at whose very end Ctrl-C came."""

    @classmethod
    def open(cls, address: str) -> Database:
        """Open the database at a path or a SQLAlchemy URL; make or migrate it as needed.

        Raises StoreError with one line for the learner when that cannot be done; the file is then
        as it was.
        """
        path = file_of(address)
        if path is None:
            return cls(_server(address), shown(address))
        with _translated(str(path)):
            found = examine(path)
            if found is not Found.CURRENT:
                _bring_up_to_date(path, found)
        return cls(sqlite_engine(path), str(path))

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """Read in one consistent snapshot."""
        with (
            _translated(self.address),
            self._engine.connect() as connection,
            connection.begin(),
        ):
            yield Unit(connection)

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """Write in one transaction: all of it is on the disk afterwards, or nothing."""
        if _identity(self.file) != self._identity:
            # What is still open has no name any more: what is written there would be lost.
            raise StoreError(
                f"{self.address} was moved, deleted or replaced while it was open: nothing was "
                "written; end Recollect, see to the file, and start again"
            )
        self.before_writing()
        with (
            _translated(self.address),
            self._writing.connect() as connection,
            connection.begin(),
        ):
            yield Unit(connection)
            self._commit(connection.connection.driver_connection)

    def _commit(self, driver: Any) -> None:
        """Commit to a file here, where Ctrl-C at that instant leaves no doubt; else SQLAlchemy."""
        if isinstance(driver, sqlite3.Connection):
            try:
                driver.commit()
            finally:
                self.writes += not driver.in_transaction

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _bring_up_to_date(path: Path, found: Found) -> None:
    # Loaded here: it brings Alembic along, which a database of this program's schema never needs.
    from recollect.store import migrating  # noqa: PLC0415

    if found is Found.NOTHING:
        migrating.create(path, sqlite_engine)
    else:
        migrating.upgrade_file(path, sqlite_engine)


def _identity(file: Path | None) -> tuple[int, int] | None:
    """Return what tells a file from any that takes its name; None where there is none."""
    try:
        status = file.stat() if file else None
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status else None


def _server(address: str) -> Engine:
    """Return an engine for the database at a URL, brought up to this program's schema."""
    from recollect.store import migrating  # noqa: PLC0415

    try:
        engine = create_engine(address)
    except (ArgumentError, ValueError, ImportError) as error:
        # No such kind of database, a URL that is none, or a driver that is not installed.
        said = " ".join(shown(str(error)).split())
        raise StoreError(
            f"{shown(address)}: no database can be reached by this URL ({said}): correct it, "
            "or install the driver that it names"
        ) from error
    with _translated(shown(address)):
        migrating.upgrade_server(engine)
    return engine


def sqlite_engine(path: Path) -> Engine:
    """Return an engine for a SQLite file, set up so that no acknowledged write is ever lost."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),  # a path may hold what means something in a URL
        poolclass=QueuePool,
        connect_args={"timeout": BUSY_TIMEOUT_MS / 1000, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    # The driver must not begin transactions of its own: it would begin them deferred and late.
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",  # readers never wait for the writer
        "synchronous = FULL",  # a commit that returned is on the disk
        "wal_autocheckpoint = 2000",  # folding the log in takes 5 ms: not in 1 % of the answers
        "foreign_keys = ON",
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once with "database is locked" if
    # another program wrote in between, whatever the busy timeout; an immediate one waits its turn.
    driver: Any = connection.connection.driver_connection
    if connection.get_execution_options().get("recollect_writes", False):
        _begin_writing(driver)
    else:
        driver.execute("BEGIN")


def _begin_writing(driver: Any) -> None:
    """Wait for this program's turn to write.

    Left alone, SQLite looks ever more rarely whether the lock is free, at last ten times a second,
    and misses it between programs that write without a pause; asked anew, it looks often.
    """
    last_look = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    driver.execute(f"PRAGMA busy_timeout = {LOOK_MS}")
    try:
        while not _has_begun(driver, last_look):
            pass
    finally:
        with suppress(sqlite3.ProgrammingError):  # Ctrl-C closes the connection
            driver.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


def _has_begun(driver: Any, last_look: float) -> bool:
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error) or time.monotonic() > last_look:
            raise
        return False
    return True


@contextmanager
def _translated(where: str) -> Iterator[None]:
    """Turn a driver's error into one line that says where and what next."""
    try:
        yield
    except DBAPIError as error:
        raise refused(where, str(error.orig)) from error
    except sqlite3.Error as error:
        raise refused(where, str(error)) from error
    except DamagedValue as error:
        raise damaged(where) from error
    except OSError as error:
        raise StoreError(
            f"{where}: {error.strerror or error}: check its folder, or give --db another path"
        ) from error
