"""What can go wrong with a database, each said in one line: what, where, and what next."""

from __future__ import annotations

from pathlib import Path

from recollect.core.errors import RecollectError
from recollect.core.phrases import Phrase, Said, phrase
from recollect.store.files.addresses import file_of
from recollect.store.files.backup_files import newest_backup


class StoreError(RecollectError):
    """The database cannot be used; the message is a whole line for the learner."""


class DamagedDatabase(StoreError):
    """The file is no sound database any more: a backup can take its place."""


class DamagedValue(ValueError):
    """A stored value is not what was written there once."""


# What a driver's message holds, and what that means for the learner.
_DAMAGE = ("malformed", "not a database", "UTF-8", "utf-8", "no such")
_MEANINGS = (
    ("locked", phrase("another program is writing to the database: try again in a moment")),
    (
        "readonly",
        phrase("the database is read-only: check the permissions of the file and its folder"),
    ),
    (
        "full",
        phrase("the disk is full: nothing of this step was written; make room and try again"),
    ),
    (
        "unable to open",
        phrase(
            "it cannot be opened: check that its folder exists, and that both are yours to write"
        ),
    ),
)


def refused(address: str, said: str) -> StoreError:
    """Return in plain words what a driver `said` about the database at a path or URL."""
    if any(sign in said for sign in _DAMAGE):
        return damaged(address)
    if "disk I/O" in said:
        return StoreError(
            phrase(
                "{where}: the disk reported an error: check the disk, and that there is room on "
                "it{hint}",
                where=address,
                hint=backup_hint(file_of(address)),
            )
        )
    words = phrase("the database refused ({said})", said=" ".join(said.split()))
    what = next((meaning for sign, meaning in _MEANINGS if sign in said), words)
    return StoreError(phrase("{where}: {what}", where=address, what=what))


def damaged(address: str, what: Said = "") -> DamagedDatabase:
    """Return what to say of a database that holds `what` no program of ours wrote."""
    what = " ".join(what.split()) if isinstance(what, str) else what
    file = file_of(address)
    return DamagedDatabase(
        phrase(
            "{where}: this is no sound database, and was left as it is{found}{remedy}",
            where=address,
            found=phrase(" ({what})", what=what) if what else "",
            remedy=phrase("; {what}", what=advice(file)) if file else "",
        )
    )


def unreleased(address: str, what: Said) -> StoreError:
    """Return what to say of a database whose tables are not those of the release it names."""
    return StoreError(
        phrase(
            "{where}: its tables are not those of any release ({what}), so a Recollect from before "
            "the first one made them; it was left as it is: move it away, and import your notes "
            "again",
            where=address,
            what=what,
        )
    )


def backup_hint(path: Path | None) -> Phrase | str:
    """Return where the newest backup of a database is, to end a line with; maybe nothing."""
    backup = newest_backup(path) if path else None
    return phrase(" (its newest backup: {backup})", backup=backup) if backup else ""


def advice(path: Path) -> Phrase:
    """Return what to do about a database file that cannot be used."""
    backup = newest_backup(path)
    if backup is None:
        return phrase("there is no backup of it; move it away, or give --db another path")
    return phrase("the newest backup is {backup} (recollect restore {backup})", backup=backup)
