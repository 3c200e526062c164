"""What every use case works with: one opened database, a clock, the learner's settings."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

import platformdirs

from recollect.app.clock import Clock, system_clock
from recollect.app.settings import Settings
from recollect.core.study_days import StudyCalendar
from recollect.store.database import Database

DATABASE_VARIABLE = "RECOLLECT_DB"


def default_address() -> str:
    """Return where the learner's database is: RECOLLECT_DB, or the user's data directory."""
    chosen = os.environ.get(DATABASE_VARIABLE)
    return chosen or str(Path(platformdirs.user_data_dir("recollect")) / "deck.db")


class Workspace:
    """An opened database with a clock and settings; close it, or use it in a `with`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        with database.read() as unit:
            self.settings = Settings.from_values(unit.settings.all())

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
        zone = ZoneInfo(self.settings.zone) if self.settings.zone else None
        return StudyCalendar(zone, self.settings.rollover_hour)

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return self.clock()

    def today(self) -> int:
        """Return the number of the present study day."""
        return self.calendar.study_day(self.now())

    def change_setting(self, key: str, value: Any) -> None:
        """Set one setting, for good and at once."""
        changed = replace(self.settings, **{key: value})
        with self.database.write() as unit:
            unit.settings.put(key, value)
        self.settings = changed

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
