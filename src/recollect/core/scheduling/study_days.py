"""Study days: whole days of a learner's life, numbered, so that a schedule never counts hours.

A study day begins at the rollover hour, local time (04:00 unless set otherwise): what is answered
after midnight still belongs to the evening before. Numbers are proleptic Gregorian ordinals, so
"due in k days" is plain addition, over clock changes and leap days alike.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

ROLLOVER_HOUR = 4


class StudyCalendar(NamedTuple):
    """Where a learner lives in time: a zone (None: the machine's own, as it is
    at each instant), and the local hour (0 to 23) at which a day begins.
    """

    zone: tzinfo | None
    rollover_hour: int = ROLLOVER_HOUR

    def local(self, instant: datetime) -> datetime:
        """Return an aware instant as the learner's clocks show it."""
        return instant.astimezone(self.zone)

    def study_day(self, instant: datetime) -> int:
        """Return the number of the study day that an aware instant belongs to."""
        local = self.local(instant)
        # The wall clock decides, not elapsed hours: on a day of 23 hours 04:00 is still 04:00.
        day = local.date().toordinal()
        return day - 1 if local.time() < time(self.rollover_hour) else day

    def begins(self, day: int) -> datetime:
        """Return the instant at which a study day begins, in the learner's zone."""
        start = datetime.combine(date.fromordinal(day), time(self.rollover_hour))
        return start.replace(tzinfo=self.zone) if self.zone else start.astimezone()


def day_to_date(day: int) -> date:
    """Return the calendar date on which a study day begins."""
    return date.fromordinal(day)


def date_to_day(value: date) -> int:
    """Return the number of the study day that begins on a calendar date."""
    return value.toordinal()


def monday_of(day: int) -> int:
    """Return the study day of the Monday of the same week."""
    return date_to_day(day_to_date(day) - timedelta(days=day_to_date(day).weekday()))
