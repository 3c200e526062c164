"""What the review log comes to, day by day, kept so that it need not be gone through again.

A day is known by its stamp, which an index alone tells: however the log changed, by an answer, an
undo, a merge or a card removed for good, a day that reads differently has another stamp.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from sqlalchemy import Connection, Text, bindparam, delete, func, select

from recollect.core.figures.counting import CountedDay, Logged, Recalled
from recollect.core.figures.statistics import Age
from recollect.core.grouping import grouped
from recollect.store.learners import DEFAULT_LEARNER
from recollect.store.log.deeds import stands
from recollect.store.log.log_days import LogDays
from recollect.store.rows.bulk import insert_rows
from recollect.store.settings import MOVED
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import (
    card,
    counted_day,
    counted_recall,
    import_run,
    review,
    setting,
    void,
)

_WAY_OF_COUNTING = 1
"""The version of the counting: counted up, it has all that was kept counted anew."""


class Stamp(NamedTuple):
    """The log of one study day: how many of its answers stand, and what names its state."""

    answers: int
    text: str


class Figures(LearnersShelf):
    """What one learner's log comes to; nothing that was taken back counts."""

    def __init__(self, connection: Connection, learner_id: str = DEFAULT_LEARNER) -> None:
        super().__init__(connection, learner_id)
        self._log_days = LogDays(connection, learner_id)

    def stamps(self) -> Mapping[int, Stamp]:
        """Return the stamp of every study day that has an entry in the log."""
        taken = {day: n for day, n in self._connection.execute(_TAKEN_BACK, self._mine)}
        return {
            day: Stamp(
                n - taken.get(day, 0), f"{_WAY_OF_COUNTING}.{n}.{places}.{taken.get(day, 0)}"
            )
            for day, (n, places) in self._log_days.all().items()
        }

    def days(self) -> Mapping[int, int]:
        """Return the number of answers on each study day that has any."""
        return {day: stamp.answers for day, stamp in self.stamps().items() if stamp.answers}

    def cards_stamp(self, last: int | None = None) -> tuple[int, str]:
        """Return the place of the last card, or `last`, and a stamp of the decks up to it."""
        if last is None:
            last = self._connection.execute(select(func.max(card.c.seq))).scalar() or 0
        decks = self._connection.execute(_CARDS_OF_DECKS, {"last": last})
        state = repr([tuple(row) for row in decks])
        return last, blake2b(state.encode(), digest_size=16).hexdigest()

    def cards_mark(self) -> str:
        """Return a stamp that changes when cards come, go, or may have changed their decks."""
        return repr(tuple(self._connection.execute(_CARDS_MARK).one()))

    def log_of(self, days: Iterable[int]) -> Iterator[Logged]:
        """Yield the answers of some study days, in their order."""
        values = self._mine | {"days": list(days)}
        yield from map(
            Logged._make, self._connection.execute(_LOG.execution_options(yield_per=1000), values)
        )

    def kept_stamps(self) -> Mapping[int, str]:
        """Return the stamps under which days were kept."""
        return {day: stamp for day, stamp in self._connection.execute(_KEPT, self._mine)}

    def kept_days(self, since: int, without: Sequence[int]) -> Sequence[CountedDay]:
        """Return the days kept since a study day, except `without` some, and without recalls."""
        rows = self._connection.execute(_DAYS, self._mine | {"since": since, "without": without})
        return [CountedDay(day, ms, tuple(grades), ()) for day, ms, grades in rows]

    def kept(self) -> Sequence[CountedDay]:
        """Return all days that were kept, each with its recalls."""
        recalled = grouped(
            (day, Recalled(day, deck, Age(age), *rest))
            for day, deck, age, *rest in self._connection.execute(_RECALLS_BY_DAY, self._mine)
        )
        return [
            one._replace(recalled=recalled.get(one.study_day, ())) for one in self.kept_days(0, ())
        ]

    def kept_recalls(self, since: int, without: Sequence[int]) -> Sequence[Recalled]:
        """Return the recalls of the same days, summed, all dated `since`."""
        values = self._mine | {"since": since, "without": without}
        return [
            Recalled(since, deck, Age(age), *rest)
            for deck, age, *rest in self._connection.execute(_RECALLS, values)
        ]

    def keep(self, days: Sequence[CountedDay], stamps: Mapping[int, Stamp]) -> None:
        """Keep what days come to, under their stamps, and the log by day."""
        mine = {"learner_id": self._learner_id}
        self._remove([one.study_day for one in days])
        stamped = [
            {
                "study_day": one.study_day,
                "stamp": stamps[one.study_day].text,
                "ms": one.ms,
                "grades": one.grades,
            }
            for one in days
        ]
        insert_rows(self._connection, counted_day, [mine | row for row in stamped])
        recalls = [mine | like._asdict() for one in days for like in one.recalled]
        insert_rows(self._connection, counted_recall, recalls)
        self._log_days.keep()

    def wrong(self) -> frozenset[int]:
        """Return the study days whose kept number of entries is not that of the log."""
        return self._log_days.wrong()

    def forget(self) -> None:
        """Let nothing be kept."""
        self._remove(list(self.kept_stamps()))
        self._log_days.forget()

    def _remove(self, days: Sequence[int]) -> None:
        for table in (counted_day, counted_recall):
            mine = table.c.learner_id == self._learner_id
            self._connection.execute(delete(table).where(mine, table.c.study_day.in_(days)))


_LEARNER = bindparam("learner", type_=Text)

_TAKEN_BACK = (
    select(review.c.study_day, func.count())
    .join(void, void.c.target_id == review.c.id)
    .where(void.c.learner_id == _LEARNER)  # the few voids first, not the whole log
    .group_by(review.c.study_day)
)
_CARDS_OF_DECKS = (
    select(card.c.deck_id, func.count(), func.sum(card.c.seq))
    .where(card.c.seq <= bindparam("last"))
    .group_by(card.c.deck_id)
    .order_by(card.c.deck_id)
)

# As long as nothing was imported and no decks were joined, each card is where it was.
_CARDS_MARK = select(
    *(
        one.scalar_subquery()
        for one in (
            select(func.max(card.c.seq)),
            select(func.count()).select_from(import_run),
            select(func.count(import_run.c.undone_at)),
            select(setting.c.value).where(setting.c.key == MOVED),
        )
    )
)

_LOG = (
    select(
        review.c.study_day,
        review.c.card_id,
        card.c.deck_id,
        review.c.kind,
        review.c.grade,
        review.c.elapsed_ms,
        review.c.scheduler,
        review.c.before,
    )
    .join(card, card.c.id == review.c.card_id)
    .where(
        review.c.learner_id == _LEARNER,
        review.c.study_day.in_(bindparam("days", expanding=True)),
        stands(review),
    )
    .order_by(review.c.study_day, review.c.instant, review.c.id)
)

_KEPT = select(counted_day.c.study_day, counted_day.c.stamp).where(
    counted_day.c.learner_id == _LEARNER
)
_DAYS = select(counted_day.c.study_day, counted_day.c.ms, counted_day.c.grades).where(
    counted_day.c.learner_id == _LEARNER,
    counted_day.c.study_day >= bindparam("since"),
    counted_day.c.study_day.not_in(bindparam("without", expanding=True)),
)
_ALIKE = (
    counted_recall.c.deck_id,
    counted_recall.c.age,
    counted_recall.c.scheduler,
    counted_recall.c.place,
)
_RECALLS_BY_DAY = select(
    counted_recall.c.study_day,
    *_ALIKE,
    counted_recall.c.predicted,
    counted_recall.c.passed,
    counted_recall.c.answers,
).where(counted_recall.c.learner_id == _LEARNER)
_RECALLS = (
    select(
        *_ALIKE,
        func.sum(counted_recall.c.predicted),
        func.sum(counted_recall.c.passed),
        func.sum(counted_recall.c.answers),
    )
    .where(
        counted_recall.c.learner_id == _LEARNER,
        counted_recall.c.study_day >= bindparam("since"),
        counted_recall.c.study_day.not_in(bindparam("without", expanding=True)),
    )
    .group_by(*_ALIKE)
)
