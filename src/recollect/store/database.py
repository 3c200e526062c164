"""Opening a database, and the two kinds of transaction on it: reading and writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import ArgumentError, DBAPIError

from recollect.core.phrases import phrase
from recollect.store.creating import create
from recollect.store.errors import DamagedValue, StoreError, damaged, refused
from recollect.store.files.addresses import file_of, shown
from recollect.store.files.engines import begin_reading, begin_writing, end, sqlite_engine
from recollect.store.files.location import Found, examine
from recollect.store.unit import Unit


class Database:
    """One opened database; units of work are its only way in."""

    def __init__(self, engine: Engine, address: str) -> None:
        self._engine = engine
        self._idle: list[tuple[Connection, Unit]] = []
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
            if found is Found.NOTHING:
                create(path)
            elif found is not Found.CURRENT:
                _upgrade(path)
        return cls(sqlite_engine(path), str(path))

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """Read in one consistent snapshot."""
        with self._lent() as (connection, unit):
            begin_reading(connection)
            yield unit

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """Write in one transaction: all of it is on the disk afterwards, or nothing."""
        if _identity(self.file) != self._identity:
            # What is still open has no name any more: what is written there would be lost.
            raise StoreError(
                phrase(
                    "{where} was moved, deleted or replaced while it was open: nothing was "
                    "written; end Recollect, see to the file, and start again",
                    where=self.address,
                )
            )
        self.before_writing()
        with self._lent() as (connection, unit):
            driver = begin_writing(connection)
            yield unit
            if driver is None:
                connection.commit()
                return
            try:
                driver.commit()
            finally:  # Ctrl-C at that very instant leaves no doubt
                self.writes += not driver.in_transaction

    @contextmanager
    def _lent(self) -> Iterator[tuple[Connection, Unit]]:
        """Lend a connection with its unit; what was not committed is rolled back.

        Both are kept for the next one: to get them anew would take a tenth of an answer.
        """
        with _translated(self.address):
            try:
                connection, unit = self._idle.pop()
            except IndexError:
                connection = self._engine.connect()
                unit = Unit(connection)
            try:
                yield connection, unit
                end(connection)
            except BaseException:
                connection.close()
                self._close_idle()  # a server that was started anew has lost them all
                raise
            self._idle.append((connection, unit))

    def close(self) -> None:
        """Close every connection."""
        self._close_idle()
        self._engine.dispose()

    def _close_idle(self) -> None:
        with suppress(IndexError):  # another thread may take the last one
            while True:
                self._idle.pop()[0].close()


def _upgrade(path: Path) -> None:
    # Loaded here: it brings Alembic along, which a database of this program's schema never needs.
    from recollect.store import migrating  # noqa: PLC0415

    migrating.upgrade_file(path)


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
            phrase(
                "{where}: no database can be reached by this URL ({said}): correct it, or install "
                "the driver that it names",
                where=shown(address),
                said=said,
            )
        ) from error
    with _translated(shown(address)):
        migrating.upgrade_server(engine)
    return engine


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
            phrase(
                "{where}: {why}: check its folder, or give --db another path",
                where=where,
                why=error.strerror or error,
            )
        ) from error
