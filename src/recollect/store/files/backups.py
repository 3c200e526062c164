"""Backups through SQLite's own backup: a plain copy of an open WAL database may have no table."""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from contextlib import closing, suppress
from datetime import UTC, datetime
from glob import escape
from pathlib import Path
from sqlite3 import Connection

from recollect.core.long_work import Progress, unwatched
from recollect.core.phrases import phrase
from recollect.core.thinning import worth_keeping
from recollect.store.errors import StoreError, damaged, refused
from recollect.store.files.backup_files import backup_folder, backup_path, backups_of
from recollect.store.files.location import DRIVER_ERRORS, connect_readonly
from recollect.store.files.long_statements import watched

_DRAFT = re.compile(r"\.(part|new)(-wal|-shm|-journal)?$")
_A_DAY = 86_400
_PAGES_A_STEP = 4_096


def back_up(path: Path, *, at: datetime | None = None, progress: Progress = unwatched) -> Path:
    """Write a verified backup of the database at `path` among its backups, and thin those out.

    `at` is the present instant, unless a test has another. Returns the backup's path. Raises
    StoreError when it cannot be written or does not check out.
    """
    now = at or datetime.now(UTC)
    target = backup_path(path, now)
    try:
        backup_folder(path).mkdir(mode=0o700, parents=True, exist_ok=True)
        copy_to(path, target, progress)
        thin_out(path, now)
        sweep(path, now)
    except OSError as error:
        raise StoreError(
            phrase(
                "{path} could not be backed up to {folder}: {why}",
                path=path,
                folder=target.parent,
                why=error.strerror or error,
            )
        ) from error
    return target


def copy_to(path: Path, target: Path, progress: Progress = unwatched) -> None:
    """Copy the database at `path`, open or not, to `target`; readable by its owner alone.

    The copy is checked, and appears under its name only once it is whole: a kill leaves no half
    backup that looks like one. Raises StoreError and OSError.
    """
    # Another program may make the same backup at this instant: each has a draft of its own.
    handle, name = tempfile.mkstemp(".part", f".{target.name}.", target.parent)  # 0600 by design
    os.close(handle)
    draft = Path(name)
    try:
        with closing(connect_readonly(path)) as source, closing(sqlite3.connect(draft)) as copy:
            copy_pages(source, copy, progress)
        check(draft, progress)
        draft.replace(target)
        sync_folder(target.parent)
    except DRIVER_ERRORS as error:
        raise refused(str(path), str(error)) from error
    finally:
        remove(draft)


def copy_pages(source: Connection, target: Connection, progress: Progress) -> None:
    """Make one database what another is, in steps between which it may be stopped.

    What is stopped leaves the target as it was. Raises sqlite3.Error.
    """

    def copied(_status: int, left: int, total: int) -> None:
        progress(total - left, total, "pages")

    source.backup(target, pages=_PAGES_A_STEP, progress=copied)


def check(path: Path, progress: Progress = unwatched) -> None:
    """Raise DamagedDatabase unless SQLite finds the database at `path` sound."""
    _check(path, "quick_check", progress)


def check_thoroughly(path: Path) -> None:
    """Raise DamagedDatabase also where an index says something else than its table; slow."""
    _check(path, "integrity_check", unwatched)


def _check(path: Path, pragma: str, progress: Progress) -> None:
    try:
        with (
            closing(connect_readonly(path)) as connection,
            watched(connection, lambda: progress(0, 1, "the copy")),
        ):
            (verdict,) = connection.execute(f"PRAGMA {pragma}(1)").fetchone()
            orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    except DRIVER_ERRORS as error:
        raise refused(str(path), str(error)) from error
    if verdict != "ok":
        raise damaged(str(path), verdict)
    if orphan:
        lost = phrase("rows in {table} refer to rows that are missing", table=orphan[0])
        raise damaged(str(path), lost)


def holds_cards(path: Path) -> bool:
    """Tell whether there is anything in the database at `path` that a backup would save."""
    try:
        with closing(connect_readonly(path)) as connection:
            return connection.execute("SELECT 1 FROM card LIMIT 1").fetchone() is not None
    except DRIVER_ERRORS as error:
        raise refused(str(path), str(error)) from error


def thin_out(path: Path, now: datetime) -> None:
    """Delete the backups of the database at `path` that are not worth keeping any more."""
    backups = backups_of(path)
    kept = worth_keeping((backup.made_at for backup in backups), now)
    for backup in backups:
        if backup.made_at not in kept:
            backup.path.unlink(missing_ok=True)


def sweep(path: Path, now: datetime) -> None:
    """Delete the drafts that killed programs left of the database at `path` and its backups.

    A draft that another program is writing at this instant is younger than a day.
    """
    for folder in (path.parent, backup_folder(path)):
        for draft in folder.glob(f".{escape(path.stem)}*"):
            if _DRAFT.search(draft.name):
                with suppress(FileNotFoundError):  # another program sweeps too
                    if now.timestamp() - draft.stat().st_mtime > _A_DAY:
                        draft.unlink()


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, as SQLite has what is in the files."""
    if os.name == "nt":  # folders cannot be opened there, and names are journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(draft: Path) -> None:
    """Delete a database that is not needed any more, and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        draft.with_name(draft.name + suffix).unlink(missing_ok=True)
