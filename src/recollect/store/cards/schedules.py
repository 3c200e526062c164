"""The cached schedules, and how much is due on which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    Select,
    and_,
    bindparam,
    case,
    delete,
    func,
    literal_column,
    select,
    union,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from recollect.core.scheduling.memory import Memory
from recollect.core.scheduling.schedule import Schedule
from recollect.store.cards.decks import within
from recollect.store.rows.chunks import chunks
from recollect.store.rows.prepared import Prepared
from recollect.store.rows.unindexed import unindexed
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import IS_RETIRED, card, deck, learner, schedule


class LearntCards(NamedTuple):
    """How many cards have one interval (days) and one ease factor (hundredths)."""

    interval: int
    ease: int
    are_suspended: bool
    cards: int


class Schedules(LearnersShelf):
    """The cached fold of the review log, a row for each card that was ever touched."""

    def get(self, card_ids: Iterable[str]) -> Mapping[str, Schedule]:
        """Return schedules by card; a card that was never touched is absent."""
        return {
            row["card_id"]: schedule_of(row)
            for piece in chunks(card_ids)
            for row in self._connection.execute(_OF_CARDS, self._mine | {"cards": piece}).mappings()
        }

    def all(self) -> Mapping[str, Schedule]:
        """Return the schedule of every card that was ever touched."""
        query = select(schedule).where(schedule.c.learner_id == self._learner_id)
        return {
            row["card_id"]: schedule_of(row) for row in self._connection.execute(query).mappings()
        }

    def mean_ease(self) -> int | None:
        """Return the mean ease factor of all learnt cards in hundredths, None without any."""
        mean = self._connection.execute(
            select(func.avg(schedule.c.ease)).where(
                schedule.c.learner_id == self._learner_id, schedule.c.last_day.is_not(None)
            )
        ).scalar()
        return None if mean is None else round(mean)

    def learnt(self, of_deck: str | None = None) -> Sequence[LearntCards]:
        """Return how many learnt, active cards are alike, of a deck and those below it or all."""
        query = (
            select(schedule.c.interval, schedule.c.ease, schedule.c.suspended, func.count())
            .where(unindexed(schedule.c.learner_id) == self._learner_id)
            .where(schedule.c.last_day.is_not(None), schedule.c.card_seq.not_in(_RETIRED))
            .group_by(schedule.c.interval, schedule.c.ease, schedule.c.suspended)
        )
        if of_deck is not None:
            query = query.where(schedule.c.card_seq.in_(_cards_of(of_deck)))
        return [LearntCards(*row) for row in self._connection.execute(query)]

    def of(self, card_id: str) -> Schedule:
        """Return one card's schedule."""
        rows = _OF_CARD(self._connection, self._mine | {"card": card_id})
        return schedule_of(rows[0]) if rows else Schedule()

    def put(self, card_id: str, value: Schedule) -> None:
        """Store a card's schedule; that of an untouched card is not stored."""
        if value == Schedule():
            self._connection.execute(_DELETE, self._mine | {"card": card_id})
        else:
            mine = {"learner_id": self._learner_id, "card_id": card_id, "card": card_id}
            _PUT(self._connection, mine | row_of(value))
        mark = _MARK if value.memory.is_new else _MARK_LEARNT
        mark(self._connection, {"card": card_id})

    def wrongly_marked(self) -> Sequence[str]:
        """Return the cards that are marked as learnt and are not, or the other way round, and those
        whose schedules go by the number of another card.
        """
        wrong = union(
            select(card.c.id).where(_IS_MARKED_WRONGLY),
            select(schedule.c.card_id).where(_IS_NUMBERED_WRONGLY),
        )
        return list(self._connection.execute(wrong).scalars())

    def mark_anew(self) -> None:
        """Mark every card as learnt or not, as the schedules say, and number the schedules."""
        self._connection.execute(_MARK_ALL)
        self._connection.execute(_NUMBER_ALL)

    def load(self, first: int, last: int, of_deck: str | None = None) -> Mapping[int, int]:
        """Return how many cards are due on each study day from `first` to `last`."""
        values = self._mine | {"first": first, "last": last}
        if of_deck is None:
            return {row["due_day"]: row["cards"] for row in _LOAD(self._connection, values)}
        query = _DUE.where(schedule.c.card_seq.in_(_cards_of(of_deck)))
        return {day: cards for day, cards in self._connection.execute(query, values)}

    def next_due(self, after: int) -> int | None:
        """Return the first study day after a given one on which a card is due."""
        return self._connection.execute(_NEXT_DUE, self._mine | {"after": after}).scalar()


_OF_CARDS = select(schedule).where(
    schedule.c.learner_id == bindparam("learner"),
    schedule.c.card_id.in_(bindparam("cards", expanding=True)),
)
_MINE = and_(schedule.c.learner_id == bindparam("learner"), schedule.c.card_id == bindparam("card"))
_DELETE = delete(schedule).where(_MINE)
_OF_CARD = Prepared(select(schedule).where(_MINE))
_NEW = insert(schedule).values(
    card_seq=select(card.c.seq).where(card.c.id == bindparam("card")).scalar_subquery()
)
_PUT = Prepared(
    _NEW.on_conflict_do_update(
        index_elements=schedule.primary_key,
        set_={one.name: one for one in _NEW.excluded if not one.primary_key},
    )
)
_IS_LEARNT = (
    select(schedule.c.card_id)
    .where(schedule.c.learner_id.in_(select(learner.c.id)), schedule.c.card_id == card.c.id)
    .where(schedule.c.last_day.is_not(None))
    .correlate(card)
    .exists()
)
_LEARNT = case((_IS_LEARNT, literal_column("1")), else_=literal_column("0"))
_IS_MARKED_WRONGLY = card.c.learnt != _LEARNT
_MARK_ALL = update(card).where(_IS_MARKED_WRONGLY).values(learnt=_LEARNT)
_SEQ = select(card.c.seq).where(card.c.id == schedule.c.card_id).scalar_subquery()
_IS_NUMBERED_WRONGLY = schedule.c.card_seq != _SEQ
_NUMBER_ALL = update(schedule).where(_IS_NUMBERED_WRONGLY).values(card_seq=_SEQ)
_MARK = Prepared(_MARK_ALL.where(card.c.id == bindparam("card")))
_MARK_LEARNT = Prepared(
    update(card)
    .where(card.c.id == bindparam("card"), card.c.learnt == literal_column("0"))
    .values(learnt=literal_column("1"))
)

_RETIRED = select(card.c.seq).where(IS_RETIRED)
_IN_USE = and_(
    schedule.c.learner_id == bindparam("learner"),
    schedule.c.suspended == 0,
    schedule.c.card_seq.not_in(_RETIRED),
)
_DUE = (
    select(schedule.c.due_day, func.count().label("cards"))
    .where(_IN_USE, schedule.c.due_day.between(bindparam("first"), bindparam("last")))
    .group_by(schedule.c.due_day)
)
_LOAD = Prepared(_DUE)
_NEXT_DUE = (
    select(schedule.c.due_day)
    .where(_IN_USE, schedule.c.due_day > bindparam("after"))
    .order_by(schedule.c.due_day)
    .limit(1)
)


def _cards_of(name: str) -> Select[int]:
    return select(card.c.seq).join(deck).where(within(name))


def schedule_of(row: Mapping[Any, Any]) -> Schedule:
    """Return the schedule that a row holds."""
    return Schedule(
        memory=Memory(
            interval=row["interval"],
            ease=row["ease"],
            repetitions=row["repetitions"],
            lapses=row["lapses"],
            last=row["last_day"],
            due=row["due_day"],
            stability=row["stability"],
            difficulty=row["difficulty"],
        ),
        suspended=row["suspended"],
        buried_until=row["buried_until"],
        flag=row["flag"],
        answer=row["answer"],
        tags=tuple(row["tags"]),
    )


def row_of(value: Schedule) -> dict[str, Any]:
    """Return the columns of a schedule, but for whose and which card's it is."""
    memory = value.memory
    return {
        "interval": memory.interval,
        "ease": memory.ease,
        "repetitions": memory.repetitions,
        "lapses": memory.lapses,
        "last_day": memory.last,
        "due_day": memory.due,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "suspended": value.suspended,
        "buried_until": value.buried_until,
        "flag": value.flag,
        "answer": value.answer,
        "tags": list(value.tags),
    }
