"""What can go wrong with a database, each said in one line: what, where, and what next."""

from __future__ import annotations

from pathlib import Path

from recollect.core.errors import RecollectError
from recollect.store.files.addresses import file_of
from recollect.store.files.backup_files import newest_backup


class StoreError(RecollectError):
    """The database cannot be used; the message is a whole line for the learner."""


class DamagedDatabase(StoreError):
    """The file is no sound database any more: a backup can take its place."""


class DamagedValue(ValueError):
    """A stored value is not what was written there once."""


_DAMAGED = "this is no sound database, and was left as it is"

# What a driver's message holds, and what that means for the learner.
_DAMAGE = ("malformed", "not a database", "UTF-8", "utf-8", "no such")
_BAD_DISK = "the disk reported an error: check the disk, and that there is room on it"
_MEANINGS = (
    ("locked", "another program is writing to the database: try again in a moment"),
    ("readonly", "the database is read-only: check the permissions of the file and its folder"),
    ("full", "the disk is full: nothing of this step was written; make room and try again"),
    (
        "unable to open",
        "it cannot be opened: check that its folder exists, and that both are yours to write",
    ),
)


def refused(address: str, said: str) -> StoreError:
    """Return in plain words what a driver `said` about the database at a path or URL."""
    if any(sign in said for sign in _DAMAGE):
        return damaged(address)
    if "disk I/O" in said:
        return StoreError(f"{address}: {_BAD_DISK}{backup_hint(file_of(address))}")
    for sign, meaning in _MEANINGS:
        if sign in said:
            return StoreError(f"{address}: {meaning}")
    return StoreError(f"{address}: the database refused ({' '.join(said.split())})")


def damaged(address: str, what: str = "") -> DamagedDatabase:
    """Return what to say of a database that holds `what` no program of ours wrote."""
    found = f" ({' '.join(what.split())})" if what else ""
    file = file_of(address)
    remedy = f"; {advice(file)}" if file else ""
    return DamagedDatabase(f"{address}: {_DAMAGED}{found}{remedy}")


def unreleased(address: str, what: str) -> StoreError:
    """Return what to say of a database whose tables are not those of the release it names."""
    return StoreError(
        f"{address}: its tables are not those of any release ({what}), so a Recollect from before "
        "the first one made them; it was left as it is: move it away, and import your notes again"
    )


def backup_hint(path: Path | None) -> str:
    """Return where the newest backup of a database is, to end a line with; maybe nothing."""
    backup = newest_backup(path) if path else None
    return f" (its newest backup: {backup})" if backup else ""


def advice(path: Path) -> str:
    """Return what to do about a database file that cannot be used."""
    backup = newest_backup(path)
    if backup is None:
        return "there is no backup of it; move it away, or give --db another path"
    return f"the newest backup is {backup} (recollect restore {backup})"
