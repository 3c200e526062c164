"""Looking at a database file before anything opens it for writing.

Uses the standard `sqlite3` module alone: `recollect due` must answer before SQLAlchemy would even
be loaded, and a file that is not ours must never be touched.
"""

from __future__ import annotations

import os
import sqlite3
from enum import Enum
from pathlib import Path
from urllib.parse import quote

from recollect.core.phrases import phrase
from recollect.store.errors import StoreError, advice, backup_hint, damaged, refused

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
"""Every schema revision that this program knows, the oldest first."""

HEAD = REVISIONS[-1]
"""The one that it reads and writes."""

DRIVER_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What the driver raises; the second where names that its message holds are damaged."""


class Found(Enum):
    """What stands at a database's path."""

    NOTHING = "nothing"
    CURRENT = "current"
    OLDER = "older"


def examine(path: Path) -> Found:
    """Tell what stands at `path`, reading only.

    Raises StoreError, in one line, for everything that is not a Recollect database of this
    program's age or older: a directory, an empty or foreign file, a newer or damaged database.
    """
    try:
        if not path.exists():
            return _nothing(path)
        if not path.is_file():
            raise StoreError(phrase("{path} is not a file: give --db a database file", path=path))
        if path.stat().st_size == 0:
            raise damaged(str(path), phrase("empty, 0 bytes"))
        if _is_cut_off(path):
            raise damaged(str(path), phrase("its end is missing"))
        revision = _revision(path)
    except OSError as error:
        why = error.strerror or error
        raise StoreError(phrase("{path} cannot be read: {why}", path=path, why=why)) from error
    except DRIVER_ERRORS as error:
        raise refused(str(path), str(error)) from error
    if revision == HEAD:
        return Found.CURRENT
    if revision in REVISIONS:
        return Found.OLDER
    raise StoreError(
        phrase(
            "{path} has schema {revision}, newer than this Recollect knows ({known}): update "
            "Recollect; the database was left as it is{hint}",
            path=path,
            revision=revision,
            known=HEAD,
            hint=backup_hint(path),
        )
    )


def connect_readonly(path: Path) -> sqlite3.Connection:
    """Open a database for reading with the standard module alone."""
    # `mode=rw`, not `ro`: a reader of a WAL database must be able to make its -shm file.
    connection = sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=rw", uri=True, timeout=5)
    connection.execute("PRAGMA query_only = ON")
    return connection


def log_of(path: Path) -> Path:
    """Return the write-ahead log of a database: until it is folded in, answers may be in it."""
    return path.with_name(f"{path.name}-wal")


def _nothing(path: Path) -> Found:
    log = log_of(path)
    if log.exists() and log.stat().st_size:
        # SQLite would fold the old log into a new database.
        raise StoreError(
            phrase(
                "{path} is gone, but its log {log} is still there, with answers that may be in no "
                "backup: put the database back beside it; or move the log away, and {advice}",
                path=path,
                log=log.name,
                advice=advice(path),
            )
        )
    return Found.NOTHING


def _is_cut_off(path: Path) -> bool:
    """Tell whether a file is shorter than its header says, which SQLite notices late or never.

    While a log is being folded in, the file may lag behind its header: then nothing can be said.
    """
    with path.open("rb") as file:
        header = file.read(100)
    log = log_of(path)
    if not header.startswith(b"SQLite format 3\0") or (log.exists() and log.stat().st_size):
        return False
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return path.stat().st_size < pages * (65536 if page_size == 1 else page_size)


def _revision(path: Path) -> str:
    connection = connect_readonly(path)
    try:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        if not {"alembic_version", "card", "review"} <= tables:
            raise StoreError(
                phrase(
                    "{path} is a database of another program: give --db another path; it was left "
                    "as it is{hint}",
                    path=path,
                    hint=backup_hint(path),
                )
            )
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    finally:
        connection.close()
    return row[0] if row else "unknown"
