"""Going back to a backup. What stood in its place is kept, whatever state it is in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from recollect.core.long_work import Progress, unwatched
from recollect.core.phrases import phrase
from recollect.store.errors import DamagedDatabase, StoreError, refused
from recollect.store.files.backup_files import backup_path, stamp
from recollect.store.files.backups import check, copy_pages, copy_to, sync_folder
from recollect.store.files.location import Found, connect_readonly, examine

_PATIENCE = 10.0
"""Seconds to wait for another program's write."""


def restore(
    backup: Path, path: Path, *, at: datetime, progress: Progress = unwatched
) -> Path | None:
    """Put `backup` in the place of the database at `path`; both are absolute.

    A sound database is backed up first and then overwritten in one transaction, so that a kill
    leaves the old one, and other programs that have it open see the restored one. A damaged file
    is moved aside. Returns where the old database is now, None when there was none. Raises
    StoreError and changes nothing where the backup is no sound database of ours, or the path holds
    something else than a database of ours.
    """
    if examine(backup) is Found.NOTHING:
        raise StoreError(
            phrase("{file}: there is no such backup; `recollect restore` lists them", file=backup)
        )
    if path.exists() and path.samefile(backup):
        raise StoreError(phrase("{file} is the deck itself: name one of its backups", file=backup))
    check(backup)
    try:
        if _is_sound(path):
            kept = backup_path(path, at)
            kept.parent.mkdir(mode=0o700, exist_ok=True)
            copy_to(path, kept, progress)
            _overwrite(path, backup, progress)
        else:
            fresh = path.with_name(f".{path.name}.new")
            copy_to(backup, fresh, progress)
            kept = _set_aside(path, at)
            fresh.replace(path)
            sync_folder(path.parent)
    except OSError as error:
        why = error.strerror or error
        said = phrase("{path} could not be restored: {why}", path=path, why=why)
        raise StoreError(said) from error
    return kept if kept.exists() else None


def _is_sound(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        examine(path)
        check(path)
    except DamagedDatabase:
        return False
    return True


def _overwrite(path: Path, backup: Path, progress: Progress) -> None:
    try:
        with (
            closing(connect_readonly(backup)) as source,
            closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as target,
        ):
            target.execute("PRAGMA synchronous = FULL")
            # The backup below waits for ever for a lock; this waits, and then says so.
            target.execute("BEGIN IMMEDIATE")
            target.execute("ROLLBACK")
            copy_pages(source, target, progress)
    except sqlite3.Error as error:
        raise refused(str(path), str(error)) from error


def _set_aside(path: Path, at: datetime) -> Path:
    """Move a damaged database away and return where to, which is empty if there was none.

    The log goes first: killed in between, no log is left that SQLite would fold into the backup.
    """
    aside = path.with_name(f"{path.name}.damaged-{stamp(at)}")
    for suffix in ("-wal", "-shm", ""):
        file = path.with_name(path.name + suffix)
        if file.exists():
            file.rename(aside.with_name(aside.name + suffix))
    return aside
