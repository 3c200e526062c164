"""Which backups are worth their room: many of late, few of long ago."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta

ALL_WITHIN = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def worth_keeping(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return the moments whose backups stay.

    All of the last two days (and of the future, which a clock that was set back makes) stay; of
    what is older, the newest of each of 12 days, then the newest of each of 10 weeks, then the
    newest of each of 9 months. Days, weeks and months are those of the calendar in UTC.
    """
    newest_first = sorted(moments, reverse=True)
    kept = [moment for moment in newest_first if now - moment <= ALL_WITHIN]
    older = newest_first[len(kept) :]
    for span, most in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        newest: dict[Hashable, datetime] = {}
        for moment in older:
            newest.setdefault(span(moment), moment)
        chosen = dict(list(newest.items())[:most])
        kept += chosen.values()
        older = [moment for moment in older if span(moment) not in chosen]
    return frozenset(kept)


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
