"""What every use case works with: one opened database, a clock, the learner's settings."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from recollect.app.address import default_address
from recollect.app.backups import DailyBackup
from recollect.app.clock import Clock, system_clock
from recollect.app.settings import Settings
from recollect.core.study_days import StudyCalendar
from recollect.store.database import Database


class Workspace:
    """An opened database with a clock and settings; close it, or use it in a `with`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        with database.read() as unit:
            self.settings = Settings.from_values(unit.settings.all())
        database.before_writing = DailyBackup(database.file, lambda: self.calendar, clock)

    @classmethod
    def open(cls, address: str | None = None, *, clock: Clock = system_clock) -> Workspace:
        """Open a database by path or URL, making or migrating it as needed.

        Raises StoreError, one line for the learner, when that cannot be done.
        """
        return cls(Database.open(address or default_address()), clock)

    @property
    def address(self) -> str:
        """Return the database's path or URL."""
        return self.database.address

    @property
    def calendar(self) -> StudyCalendar:
        """Return how instants become study days for this learner."""
        return self.settings.calendar

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return self.clock()

    def today(self) -> int:
        """Return the number of the present study day."""
        return self.calendar.study_day(self.now())

    def change_setting(self, key: str, value: Any) -> None:
        """Set one setting, for good and at once; None puts its default back."""
        with self.database.write() as unit:
            unit.settings.put(key, value)
            self.settings = Settings.from_values(unit.settings.all())

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
