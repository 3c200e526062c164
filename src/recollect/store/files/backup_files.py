"""Where a database's backups lie, and what their names say. Nothing is opened here."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

_STAMP = "%Y%m%dT%H%M%S%fZ"


class Backup(NamedTuple):
    """A backup by the instant it was made at (aware, UTC), and its file."""

    made_at: datetime
    path: Path


def backup_folder(path: Path) -> Path:
    """Return the folder that holds a database's backups, and those of its neighbours."""
    return path.parent / "backups"


def backup_path(path: Path, at: datetime) -> Path:
    """Return where a backup of the database at `path` belongs: `deck-20261123T080000000000Z.db`."""
    return backup_folder(path) / f"{path.stem}-{stamp(at)}{path.suffix}"


def stamp(at: datetime) -> str:
    """Return an instant as the names of files say it."""
    return at.astimezone(UTC).strftime(_STAMP)


def backups_of(path: Path) -> list[Backup]:
    """Return a database's backups, the oldest first; a neighbour's are not among them.

    Raises OSError where their folder is there and cannot be read.
    """
    name = re.compile(rf"{re.escape(path.stem)}-(\d{{8}}T\d{{12}}Z){re.escape(path.suffix)}")
    try:
        files = list(backup_folder(path).iterdir())
    except FileNotFoundError:
        return []
    found: list[Backup] = []
    for file in files:
        match = name.fullmatch(file.name)
        if match and (made_at := _instant(match[1])):
            found.append(Backup(made_at, file))
    return sorted(found)


def newest_backup(path: Path) -> Path | None:
    """Return the newest backup of a database, if it has any."""
    with suppress(OSError):
        for backup in reversed(backups_of(path)):
            return backup.path
    return None


def _instant(said: str) -> datetime | None:
    try:
        return datetime.strptime(said, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
