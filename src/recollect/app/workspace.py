"""What every use case works with: one database, a clock, the learner's settings."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from recollect.app.address import default_address
from recollect.app.clock import Clock, system_clock
from recollect.app.settings import Settings
from recollect.core.scheduling.study_days import StudyCalendar
from recollect.store.files.addresses import file_of, shown

if TYPE_CHECKING:
    from recollect.store.database import Database


class Workspace:
    """A database with a clock and settings; close it, or use it in a `with`."""

    def __init__(self, address: str, settings: Settings, clock: Clock) -> None:
        self._address = address
        self.settings = settings
        self.clock = clock

    @classmethod
    def open(cls, address: str | None = None, *, clock: Clock = system_clock) -> Workspace:
        """Open a database by path or URL, making or migrating it as needed.

        Raises StoreError, one line for the learner, when that cannot be done.
        """
        workspace = cls(address or default_address(), Settings(), clock)
        with workspace.database.read() as unit:
            workspace.settings = Settings.from_values(unit.settings.of(Settings._fields))
        return workspace

    @cached_property
    def database(self) -> Database:
        """Return the database; it is opened when it is first asked for."""
        # Loaded here: the application shows what is due before it has loaded SQLAlchemy.
        from recollect.app.backups import DailyBackup  # noqa: PLC0415
        from recollect.store.database import Database  # noqa: PLC0415

        database = Database.open(self._address)
        database.before_writing = DailyBackup(database.file, lambda: self.calendar, self.clock)
        return database

    @property
    def address(self) -> str:
        """Return the database's path or URL."""
        return str(file_of(self._address) or shown(self._address))

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

    def ms_since(self, instant: datetime) -> int:
        """Return how many milliseconds went by since an instant."""
        return int((self.now() - instant).total_seconds() * 1000)

    def change_setting(self, key: str, value: Any) -> None:
        """Set one setting, for good and at once; None puts its default back."""
        with self.database.write() as unit:
            unit.settings.put(key, value)
            self.settings = Settings.from_values(unit.settings.of(Settings._fields))

    def close(self) -> None:
        """Close the database, if it was opened."""
        if "database" in self.__dict__:
            self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
