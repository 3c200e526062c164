"""How many entries the review log has on each study day, without going through all of it again.

The log only grows at its end, but for cards that are removed for good. So what it had of each day
is kept, with which row was the last, and how often cards were moved: as long as both still hold,
only what came later is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, Select, Text, bindparam, func, select

from recollect.store.rows.unindexed import unindexed
from recollect.store.settings import MOVED, Settings
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import review, setting


class DayEntries(NamedTuple):
    """The entries of a study day: how many there are, and the sum of their places in the log."""

    entries: int
    places: int


class LogDays(LearnersShelf):
    """One learner's log by study day."""

    def __init__(self, connection: Connection, learner_id: str) -> None:
        super().__init__(connection, learner_id)
        self._settings = Settings(connection)
        self._kept_as = f"log_days/{learner_id}"

    def all(self) -> Mapping[int, DayEntries]:
        """Return the entries of every study day that has any."""
        kept = self._settings.get(self._kept_as)
        if kept is None or kept["state"] != self._state(kept["last"]):
            return self._counted()
        days = {day: DayEntries(*rest) for day, *rest in kept["days"]}
        for day, entries, places in self._run(_LATER, last=kept["last"]):
            before = days.get(day, DayEntries(0, 0))
            days[day] = DayEntries(before.entries + entries, before.places + places)
        return dict(sorted(days.items()))

    def keep(self) -> None:
        """Keep what there is now."""
        days = [[day, *of_day] for day, of_day in self.all().items()]
        last = self._connection.execute(select(func.max(review.c.seq))).scalar() or 0
        kept = {"last": last, "state": self._state(last), "days": days}
        self._settings.put(self._kept_as, kept)

    def forget(self) -> None:
        """Let nothing be kept."""
        self._settings.put(self._kept_as, None)

    def wrong(self) -> frozenset[int]:
        """Return the study days whose kept number of entries is not that of the log."""
        return frozenset(day for day, _ in self._counted().items() ^ self.all().items())

    def _counted(self) -> Mapping[int, DayEntries]:
        return {day: DayEntries(*rest) for day, *rest in self._run(_ALL)}

    def _state(self, last: int) -> list[Any]:
        """Return a stamp of the log up to a row."""
        ((last_id, moves),) = self._run(_STATE, last=last)
        return [last_id, moves]

    def _run(self, statement: Select[*tuple[Any, ...]], **values: int) -> Iterator[tuple[Any, ...]]:
        return map(tuple, self._connection.execute(statement, self._mine | values))


_LEARNER = bindparam("learner", type_=Text)
_LAST = bindparam("last", type_=Integer)

_BY_DAY = (
    select(review.c.study_day, func.count(), func.sum(review.c.seq))
    .group_by(review.c.study_day)
    .order_by(review.c.study_day)
)
_ALL = _BY_DAY.where(review.c.learner_id == _LEARNER)
# The few rows are found by their place.
_LATER = _BY_DAY.where(unindexed(review.c.learner_id) == _LEARNER, review.c.seq > _LAST)
_STATE = select(
    select(review.c.id).where(review.c.seq == _LAST).scalar_subquery(),
    select(setting.c.value).where(setting.c.key == MOVED).scalar_subquery(),
)
