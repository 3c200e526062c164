"""Backups: daily, before imports, and on request; and going back to one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from recollect.app.clock import Clock, system_clock
from recollect.app.settings import Settings
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress, unwatched
from recollect.core.phrases import phrase
from recollect.core.scheduling.study_days import StudyCalendar
from recollect.store.errors import StoreError
from recollect.store.files.addresses import file_of
from recollect.store.files.backup_files import Backup, backup_folder, backups_of
from recollect.store.files.backups import back_up, copy_to, holds_cards
from recollect.store.files.restoring import restore
from recollect.store.glance import glance

__all__ = [
    "Backup",
    "DailyBackup",
    "all_backups",
    "back_up_before",
    "back_up_now",
    "go_back_to",
    "settings_at",
]


class DailyBackup:
    """Backs a deck up before the first write of each study day."""

    def __init__(
        self, file: Path | None, calendar: Callable[[], StudyCalendar], clock: Clock
    ) -> None:
        self._file = file
        self._calendar = calendar
        self._clock = clock
        self._looked_on: int | None = None

    def __call__(self) -> None:
        """Make today's backup, unless there is one already.

        A backup that fails (a full disk, a folder of somebody else's) stops no review: the next
        program to open the deck tries again.
        """
        if self._file is None:
            return
        now, calendar = self._clock(), self._calendar()
        today = calendar.study_day(now)
        if self._looked_on == today:
            return
        self._looked_on = today
        with suppress(StoreError, OSError):
            made_on = {calendar.study_day(backup.made_at) for backup in backups_of(self._file)}
            if today not in made_on:
                back_up_before(self._file, now)


def back_up_before(file: Path | None, now: datetime, progress: Progress = unwatched) -> None:
    """Back a deck up before something changes much of it; one without cards needs no backup.

    Raises StoreError when that fails.
    """
    if file is not None and holds_cards(file):
        back_up(file, at=now, progress=progress)


def back_up_now(address: str, to: Path | None = None, clock: Clock = system_clock) -> Path:
    """Back up the deck at an address, among its backups or to a new file; return the backup.

    Raises RecollectError, one line for the learner.
    """
    file = _file_of(address)
    if not file.exists():
        raise RecollectError(
            phrase("{file}: there is no deck here yet, so there is nothing to back up", file=file)
        )
    if to is None:
        return back_up(file, at=clock())
    if to.exists():
        raise RecollectError(
            phrase("{file} is there already: choose another name for the backup", file=to)
        )
    try:
        copy_to(file, to)
    except OSError as error:
        why = error.strerror or error
        raise RecollectError(phrase("{file} cannot be written: {why}", file=to, why=why)) from error
    return to


def all_backups(address: str) -> list[Backup]:
    """Return the backups of the deck at an address, the newest first.

    Raises RecollectError, in a line, where their folder cannot be read.
    """
    file = _file_of(address)
    try:
        return backups_of(file)[::-1]
    except OSError as error:
        raise RecollectError(
            phrase(
                "{folder} cannot be read ({why}): backups may lie there; make it a folder that you "
                "may read, and try again",
                folder=backup_folder(file),
                why=error.strerror or error,
            )
        ) from error


def settings_at(address: str) -> Settings:
    """Return the settings of the learner whose deck is at an address.

    A deck that cannot be read may need its backups most: then the machine's own have to do.
    """
    path = file_of(address)
    with suppress(StoreError):
        if path is not None:
            with glance(path, Settings._fields) as seen:
                if seen is not None:
                    return Settings.from_values(seen.settings)
    return Settings()


def go_back_to(
    address: str,
    backup: Path,
    clock: Clock = system_clock,
    progress: Progress = unwatched,
) -> Path | None:
    """Put a backup in the place of the deck at an address.

    Returns where the deck as it was is kept, or None when there was none. Raises RecollectError.
    """
    return restore(backup.expanduser().absolute(), _file_of(address), at=clock(), progress=progress)


def _file_of(address: str) -> Path:
    file = file_of(address)
    if file is None:
        raise RecollectError(
            phrase(
                "this deck is kept by a database server: its backups are made and restored there"
            )
        )
    return file
