"""The cached schedules: what is due, what is new, and how much is due on which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from recollect.core.cards import CardStatus, Schedule
from recollect.core.memory import Memory
from recollect.store.chunks import chunks
from recollect.store.learners import DEFAULT_LEARNER
from recollect.store.tables import card, deck, locator, schedule


@dataclass(frozen=True, slots=True)
class DueRow:
    """What a queue must know of a card that is due; days are study-day numbers."""

    card_id: str
    due: int
    interval: int
    note_id: str
    position: int


@dataclass(frozen=True, slots=True)
class DeckCount:
    """How many cards of one deck (without its children) there are, are due, and are new."""

    deck: str
    cards: int
    due: int
    new: int


class Schedules:
    """The cached fold of the review log, a row for each card that was ever touched."""

    def __init__(self, connection: Connection, learner_id: str = DEFAULT_LEARNER) -> None:
        self._connection = connection
        self._learner_id = learner_id

    def get(self, card_ids: Iterable[str]) -> Mapping[str, Schedule]:
        """Return schedules by card; a card that was never touched is absent."""
        mine = select(schedule).where(schedule.c.learner_id == self._learner_id)
        return {
            row["card_id"]: _schedule(row)
            for piece in chunks(card_ids)
            for row in self._connection.execute(
                mine.where(schedule.c.card_id.in_(piece))
            ).mappings()
        }

    def all(self) -> Mapping[str, Schedule]:
        """Return the schedule of every card that was ever touched."""
        query = select(schedule).where(schedule.c.learner_id == self._learner_id)
        return {
            row["card_id"]: _schedule(row) for row in self._connection.execute(query).mappings()
        }

    def of(self, card_id: str) -> Schedule:
        """Return one card's schedule."""
        return self.get([card_id]).get(card_id, Schedule())

    def put(self, card_id: str, value: Schedule) -> None:
        """Store a card's schedule; that of an untouched card is not stored."""
        mine = and_(schedule.c.learner_id == self._learner_id, schedule.c.card_id == card_id)
        if value == Schedule():
            self._connection.execute(delete(schedule).where(mine))
            return
        changed = self._connection.execute(update(schedule).where(mine).values(_row(value)))
        if changed.rowcount == 0:
            key = {"learner_id": self._learner_id, "card_id": card_id}
            self._connection.execute(insert(schedule).values(_row(value) | key))

    def due(self, day: int, deck_name: str | None = None) -> Sequence[DueRow]:
        """Return the cards due on a study day or before it, the longest overdue first."""
        query = (
            select(
                schedule.c.card_id,
                schedule.c.due_day,
                schedule.c.interval,
                locator.c.note_id,
                locator.c.position,
            )
            .join(card, card.c.id == schedule.c.card_id)
            .join(locator, locator.c.card_id == card.c.id)
            .where(self._asked(day), schedule.c.due_day <= day)
            .order_by(schedule.c.due_day, card.c.seq)
        )
        if deck_name is not None:
            query = query.join(deck, deck.c.id == card.c.deck_id).where(_below(deck_name))
        return [DueRow(*row) for row in self._connection.execute(query)]

    def new(self, day: int, limit: int, deck_name: str | None = None) -> Sequence[DueRow]:
        """Return cards that were never answered, in the order of the notes."""
        query = (
            select(card.c.id, locator.c.note_id, locator.c.position)
            .join(locator, locator.c.card_id == card.c.id)
            .outerjoin(schedule, self._mine())
            .where(self._is_new(day))
            .order_by(card.c.seq)
            .limit(limit)
        )
        if deck_name is not None:
            query = query.join(deck, deck.c.id == card.c.deck_id).where(_below(deck_name))
        return [
            DueRow(card_id, day, 0, note_id, position)
            for card_id, note_id, position in self._connection.execute(query)
        ]

    def load(self, first: int, last: int) -> Mapping[int, int]:
        """Return how many cards are due on each study day from `first` to `last`."""
        query = (
            select(schedule.c.due_day, func.count())
            .where(
                schedule.c.learner_id == self._learner_id,
                schedule.c.due_day.between(first, last),
                schedule.c.suspended == False,  # noqa: E712 - SQL, not Python
            )
            .group_by(schedule.c.due_day)
        )
        return {day: count for day, count in self._connection.execute(query)}

    def deck_counts(self, day: int) -> Sequence[DeckCount]:
        """Return the counts of every deck that has active cards, by name."""
        due = and_(self._asked(day), schedule.c.due_day <= day)
        query = (
            select(
                deck.c.name,
                func.count(),
                func.sum(_one_if(due)),
                func.sum(_one_if(self._is_new(day))),
            )
            .select_from(card)
            .join(deck, deck.c.id == card.c.deck_id)
            .outerjoin(schedule, self._mine())
            .where(card.c.status == CardStatus.ACTIVE)
            .group_by(deck.c.name)
            .order_by(deck.c.name)
        )
        return [DeckCount(*row) for row in self._connection.execute(query)]

    def _mine(self) -> ColumnElement[bool]:
        return and_(schedule.c.card_id == card.c.id, schedule.c.learner_id == self._learner_id)

    def _asked(self, day: int) -> ColumnElement[bool]:
        return and_(
            schedule.c.learner_id == self._learner_id,
            card.c.status == CardStatus.ACTIVE,
            schedule.c.suspended == False,  # noqa: E712 - SQL, not Python
            or_(schedule.c.buried_until.is_(None), schedule.c.buried_until <= day),
        )

    def _is_new(self, day: int) -> ColumnElement[bool]:
        untouched = schedule.c.card_id.is_(None)
        # A new card may have been suspended or buried, which leaves a schedule without answers.
        unanswered = and_(self._asked(day), schedule.c.last_day.is_(None))
        return and_(card.c.status == CardStatus.ACTIVE, or_(untouched, unanswered))


def _one_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _below(name: str) -> ColumnElement[bool]:
    return or_(deck.c.name == name, deck.c.name.startswith(f"{name}/", autoescape=True))


def _schedule(row: Mapping[Any, Any]) -> Schedule:
    memory = Memory(
        interval=row["interval"],
        ease=row["ease"],
        repetitions=row["repetitions"],
        lapses=row["lapses"],
        last=row["last_day"],
        due=row["due_day"],
        stability=row["stability"],
        difficulty=row["difficulty"],
    )
    return Schedule(
        memory=memory,
        suspended=row["suspended"],
        buried_until=row["buried_until"],
        flag=row["flag"],
    )


def _row(value: Schedule) -> dict[str, Any]:
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
    }
