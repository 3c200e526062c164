"""Backups through SQLite's own backup: a plain copy of an open WAL database may have no table."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from recollect.store.errors import StoreError
from recollect.store.location import backup_folder, connect_readonly


def back_up(path: Path, *, at: datetime | None = None) -> Path:
    """Write a verified backup of the database at `path`, readable by its owner alone.

    Returns the backup's path. Raises StoreError when the copy does not check out.
    """
    folder = backup_folder(path)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = (at or datetime.now(UTC)).strftime("%Y%m%dT%H%M%S%fZ")
    target = folder / f"{path.stem}-{stamp}.db"
    # Under another name until it is whole: a kill must not leave half a backup that looks like one.
    draft = target.with_suffix(".part")
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    source = connect_readonly(path)
    copy = sqlite3.connect(draft)
    try:
        source.backup(copy)
        (verdict,) = copy.execute("PRAGMA quick_check").fetchone()
    finally:
        copy.close()
        source.close()
    if verdict != "ok":
        draft.unlink(missing_ok=True)
        raise StoreError(f"{path} could not be backed up: {verdict}")
    draft.rename(target)
    return target
