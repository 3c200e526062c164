"""Lists of cards, page by page: filtered, sorted and counted by the database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select

from recollect.core.cards.cards import CardStatus
from recollect.core.cards.cloze import in_a_list
from recollect.core.cards.items import Kind
from recollect.core.cards.library import CardRow, Order, Standing, Wanted
from recollect.core.scheduling.memory import START_EASE
from recollect.core.scheduling.schedule import Schedule
from recollect.store.cards.decks import within
from recollect.store.cards.schedules import schedule_of
from recollect.store.cards.searching import has_own_answer_with, holds
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import IS_RETIRED, card, deck, locator, note, schedule

Condition = ColumnElement[bool]


class Library(LearnersShelf):
    """The cards with one learner's schedules, as a list shows them.

    `today` is a study-day number, `leech_lapses` how many lapses make a leech.
    """

    def count(self, wanted: Wanted, today: int, leech_lapses: int) -> int:
        """Return how many cards are wanted."""
        query = self._meeting(select(func.count()), wanted, today, leech_lapses)
        # All of a table are counted by its pages, which no condition may disturb.
        every = int(self._connection.execute(query).scalar_one())
        if wanted.standing is Standing.RETIRED:
            return every
        return every - int(self._connection.execute(query.where(_GONE)).scalar_one())

    def ids(self, wanted: Wanted, today: int, leech_lapses: int) -> Sequence[str]:
        """Return the ids of all that are wanted, in their order."""
        query = self._wanted(select(card.c.id), wanted, today, leech_lapses)
        return list(self._connection.execute(query.order_by(*_ORDERS[wanted.order])).scalars())

    def page(
        self, wanted: Wanted, today: int, leech_lapses: int, *, first: int, size: int
    ) -> Sequence[CardRow]:
        """Return `size` rows of what is wanted, from the row `first` on (counting from 0)."""
        order = _ORDERS[wanted.order]
        places = self._wanted(select(card.c.seq), wanted, today, leech_lapses).order_by(*order)
        # Only of the cards of the page is more looked up than decides on them.
        here = card.c.seq.in_(places.limit(size).offset(first).scalar_subquery())
        query = self._joined(select(*_COLUMNS), _ABOUT_CARDS).where(here).order_by(*order)
        return [_row(row) for row in self._connection.execute(query).mappings()]

    def tags(self) -> tuple[str, ...]:
        """Return every tag of a card in use, of its note or of the learner's own, sorted."""
        in_use = select(card.c.tags).where(card.c.status == CardStatus.ACTIVE).distinct()
        own = select(schedule.c.tags).where(schedule.c.learner_id == self._learner_id).distinct()
        found = (tags for query in (in_use, own) for tags in self._connection.scalars(query))
        return tuple(sorted({tag for tags in found for tag in tags}))

    def _wanted(self, query: Select[Any], wanted: Wanted, today: int, lapses: int) -> Select[Any]:
        """Choose the cards that are wanted."""
        query = self._meeting(query, wanted, today, lapses)
        return query if wanted.standing is Standing.RETIRED else query.where(~_GONE)

    def _meeting(self, query: Select[Any], wanted: Wanted, today: int, lapses: int) -> Select[Any]:
        """Choose what is wanted, retired or not, with as little beside as that takes."""
        beside = {
            deck: wanted.deck is not None,
            schedule: wanted.standing or wanted.order is not Order.NOTES,
        }
        tables = [table for table, needed in beside.items() if needed]
        words = (
            or_(holds(word), has_own_answer_with(word, self._learner_id)) for word in wanted.words
        )
        return self._joined(query, tables).where(*_conditions(wanted, today, lapses), *words)

    def _joined(self, query: Select[Any], tables: Collection[Table]) -> Select[Any]:
        query = query.select_from(card)
        if deck in tables:
            query = query.join(deck, deck.c.id == card.c.deck_id)
        if note in tables:
            query = query.join(locator, locator.c.card_id == card.c.id)
            query = query.join(note, note.c.id == locator.c.note_id)
        if schedule in tables:
            mine = schedule.c.learner_id == self._learner_id
            query = query.outerjoin(schedule, and_(schedule.c.card_id == card.c.id, mine))
        return query


_ABOUT_CARDS = (deck, note, schedule)

# The few that are retired are found by an index of their own; most that is asked for is not.
_GONE = card.c.id.in_(select(card.c.id).where(IS_RETIRED).correlate(None))


def _conditions(wanted: Wanted, today: int, lapses: int) -> Sequence[Condition]:
    conditions: list[Condition] = []
    if wanted.standing is not None:
        conditions.append(_STANDINGS[wanted.standing](today, lapses))
    if wanted.deck is not None:
        conditions.append(within(wanted.deck))
    if wanted.kind is not None:
        conditions.append(card.c.kind == wanted.kind)
    return conditions


def _in_use(today: int) -> Condition:
    buried_until = func.coalesce(schedule.c.buried_until, today)
    return and_(_SUSPENDED == 0, buried_until <= today)


_SUSPENDED = func.coalesce(schedule.c.suspended, 0)


_STANDINGS: Mapping[Standing, Callable[[int, int], Condition]] = {
    Standing.NEW: lambda today, _: and_(schedule.c.due_day.is_(None), _in_use(today)),
    Standing.DUE: lambda today, _: and_(schedule.c.due_day <= today, _in_use(today)),
    Standing.WAITING: lambda today, _: and_(schedule.c.due_day > today, _in_use(today)),
    Standing.SUSPENDED: lambda _, __: schedule.c.suspended == 1,
    Standing.BURIED: lambda today, _: schedule.c.buried_until > today,
    Standing.FLAGGED: lambda _, __: schedule.c.flag > 0,
    Standing.LEECH: lambda _, lapses: schedule.c.lapses >= lapses,
    Standing.RETIRED: lambda _, __: _GONE,
}

_ORDERS: Mapping[Order, Sequence[ColumnElement[Any]]] = {
    Order.NOTES: (card.c.seq,),
    Order.DUE: (schedule.c.due_day.is_(None), schedule.c.due_day, card.c.seq),
    Order.EASE: (func.coalesce(schedule.c.ease, START_EASE), card.c.seq),
    Order.LAPSES: (func.coalesce(schedule.c.lapses, 0).desc(), card.c.seq),
    Order.INTERVAL: (func.coalesce(schedule.c.interval, 0).desc(), card.c.seq),
}

_COLUMNS = (
    card.c.id,
    card.c.kind,
    card.c.question,
    card.c.deletions,
    card.c.part,
    card.c.status,
    deck.c.name.label("deck_name"),
    note.c.path,
    locator.c.line,
    schedule,
)


def _row(row: Mapping[Any, Any]) -> CardRow:
    return CardRow(
        card_id=row["id"],
        kind=Kind(row["kind"]),
        question=in_a_list(row["question"], row["deletions"], row["part"]),
        deck=row["deck_name"],
        place=f"{row['path']}:{row['line']}",
        status=CardStatus(row["status"]),
        schedule=Schedule() if row["card_id"] is None else schedule_of(row),
    )
