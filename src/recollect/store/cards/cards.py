"""Cards, each with the place in the notes where it was last seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Table,
    bindparam,
    delete,
    func,
    select,
    update,
)

from recollect.core.cards.cards import Card, CardStatus
from recollect.store.cards.card_rows import (
    LocatedCard,
    card_columns,
    card_of,
    locator_columns,
    selected_cards,
)
from recollect.store.cards.decks import Decks
from recollect.store.rows.bulk import insert_columns, update_columns
from recollect.store.rows.chunks import chunks
from recollect.store.rows.prepared import Prepared
from recollect.store.rows.unindexed import unindexed
from recollect.store.settings import Settings
from recollect.store.shelf import Shelf
from recollect.store.tables import (
    IS_RETIRED,
    action,
    card,
    card_area,
    evidence_day,
    locator,
    mark,
    metadata,
    note,
    review,
    root,
    schedule,
    void,
)


class Cards(Shelf):
    """Cards, active and retired."""

    def get(self, card_ids: Iterable[str]) -> Mapping[str, Card]:
        """Return cards by id; an unknown id is absent."""
        return {
            row["id"]: card_of(row)
            for piece in chunks(card_ids)
            for row in self._connection.execute(_BY_IDS, {"ids": piece}).mappings()
        }

    def one(self, card_id: str) -> Card | None:
        """Return a card; None for an unknown id."""
        rows = _BY_ID(self._connection, {"id": card_id})
        return card_of(rows[0]) if rows else None

    def starting_with(self, prefix: str, limit: int) -> Sequence[Card]:
        """Return the cards whose id begins with `prefix`, as a learner types it."""
        named = card.c.id.startswith(prefix, autoescape=True)
        return self._cards(selected_cards().where(named).limit(limit))

    def all(self, status: CardStatus | None = CardStatus.ACTIVE) -> Sequence[Card]:
        """Return every card of a status (None: of any), in the order of the notes."""
        query = selected_cards().order_by(card.c.seq)
        if status is not None:
            query = query.where(card.c.status == status)
        return self._cards(query)

    def located_in(self, note_ids: Iterable[str]) -> Iterator[LocatedCard]:
        """Yield the active cards of some notes, with what an import matches by."""
        for piece in chunks(note_ids):
            yield from self._located(
                card.c.status == CardStatus.ACTIVE, locator.c.note_id.in_(piece)
            )

    def located(self, card_ids: Iterable[str]) -> Sequence[LocatedCard]:
        """Return cards by id, with what an import matches by."""
        return [one for piece in chunks(card_ids) for one in self._located(card.c.id.in_(piece))]

    def located_retired(self) -> Iterator[LocatedCard]:
        """Yield every retired card, with what an import matches by."""
        return self._located(card.c.status == CardStatus.RETIRED)

    def _located(self, *conditions: ColumnElement[bool]) -> Iterator[LocatedCard]:
        query = selected_cards(
            locator.c.note_id,
            locator.c.position,
            locator.c.question_print,
            locator.c.answer_print,
        ).order_by(card.c.seq)
        found = query.where(*conditions).execution_options(yield_per=1000)
        for row in self._connection.execute(found).mappings():
            yield LocatedCard(
                card=card_of(row),
                note_id=row["note_id"],
                position=row["position"],
                question_print=row["question_print"],
                answer_print=row["answer_print"],
            )

    def following(self, one: Card) -> Sequence[Card]:
        """Return the active cards of the same note that follow up on a card, in their order."""
        query = selected_cards().where(
            card.c.status == CardStatus.ACTIVE,
            root.c.path == one.source.root,
            note.c.path == one.source.path,
            card.c.follows == one.question,
        )
        return self._cards(query.order_by(card.c.seq))

    def _cards(self, query: Select[Any]) -> Sequence[Card]:
        return [card_of(row) for row in self._connection.execute(query).mappings()]

    def lines_of(self, note_ids: Iterable[str]) -> Sequence[tuple[str, str, int, int]]:
        """Return card, note, first and last line of the cards that stand in some notes."""
        columns = (locator.c.card_id, locator.c.note_id, locator.c.line, locator.c.end_line)
        return [
            (card_id, note_id, first, last)
            for piece in chunks(note_ids)
            for card_id, note_id, first, last in self._connection.execute(
                select(*columns).where(locator.c.note_id.in_(piece))
            )
        ]

    def add(self, cards: Sequence[LocatedCard], at: datetime) -> None:
        """Store new cards, in the order given."""
        if not cards:
            return
        ids = [one.card.id for one in cards]
        said, stands = self._columns(cards)
        new: dict[str, Sequence[Any]] = {"id": ids, "created_at": [at] * len(cards)}
        insert_columns(self._connection, card, said | new)
        insert_columns(self._connection, locator, stands | {"card_id": ids})

    def update(self, cards: Sequence[LocatedCard]) -> None:
        """Store what known cards say and where they stand now."""
        if not cards:
            return
        ids = [one.card.id for one in cards]
        said, stands = self._columns(cards)
        update_columns(self._connection, card, card.c.id, said | {"id": ids})
        update_columns(self._connection, locator, locator.c.card_id, stands | {"card_id": ids})

    def _columns(
        self, cards: Sequence[LocatedCard]
    ) -> tuple[dict[str, Sequence[Any]], dict[str, Sequence[Any]]]:
        """Return what cards say and where they stand, column by column."""
        decks = Decks(self._connection).ensure({one.card.deck for one in cards})
        return card_columns([one.card for one in cards], decks), locator_columns(cards)

    def join(self, card_id: str, into: str) -> None:
        """Hand all that is known of a card to another one, and remove it.

        The schedule and the place are not handed over: the caller folds and stores them anew.
        """
        for table, column in referring_to_cards():
            mine = table.c[column] == card_id
            if table in (locator, schedule):
                self._connection.execute(delete(table).where(mine))
            elif table is card_area:
                self._join_areas(card_id, into)
            else:
                self._connection.execute(update(table).where(mine).values({column: into}))
        self._connection.execute(delete(card).where(card.c.id == card_id))
        # What is kept of days that are over names cards by their numbers: this one is no more.
        self._connection.execute(delete(evidence_day))
        Settings(self._connection).count_move()

    def _join_areas(self, card_id: str, into: str) -> None:
        known = select(card_area.c.area_id).where(card_area.c.card_id == into)
        mine = card_area.c.card_id == card_id
        self._connection.execute(
            update(card_area)
            .where(mine, card_area.c.area_id.not_in(known.scalar_subquery()))
            .values(card_id=into)
        )
        self._connection.execute(delete(card_area).where(mine))

    def purge(self, card_ids: Iterable[str]) -> None:
        """Remove cards for good, with all that is known of them; the only deletion there is."""
        for piece in chunks(card_ids):
            for log in (review, action, mark):
                entries = select(log.c.id).where(log.c.card_id.in_(piece))
                self._connection.execute(delete(void).where(void.c.target_id.in_(entries)))
            # What refers to another row about the card goes before that row.
            for table, column in reversed(referring_to_cards()):
                self._connection.execute(delete(table).where(table.c[column].in_(piece)))
            self._connection.execute(delete(card).where(card.c.id.in_(piece)))
        Settings(self._connection).count_move()

    def count(self) -> int:
        """Return how many cards are active."""
        query = select(func.count()).select_from(card).where(card.c.status == CardStatus.ACTIVE)
        return self._connection.execute(query).scalar_one()

    def count_in(self, note_ids: Iterable[str]) -> int:
        """Return how many active cards some notes have."""
        return sum(
            self._connection.execute(_COUNT_IN, {"notes": piece}).scalar_one()
            for piece in chunks(note_ids)
        )


def referring_to_cards() -> Sequence[tuple[Table, str]]:
    """Return the tables that hold something about a card, each with the column that names it."""
    return [
        (table, key.parent.name)
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column is card.c.id
    ]


_COUNT = select(func.count()).select_from(locator)
_NOTES: BindParameter[str] = bindparam("notes", expanding=True)
# An index counts all of them; of the few that are retired each is looked up.
_COUNT_IN = select(
    _COUNT.where(locator.c.note_id.in_(_NOTES)).scalar_subquery()
    - _COUNT.where(locator.c.card_id.in_(select(card.c.id).where(IS_RETIRED)))
    .where(unindexed(locator.c.note_id).in_(_NOTES))
    .scalar_subquery()
)
_BY_ID = Prepared(selected_cards().where(card.c.id == bindparam("id")))
_BY_IDS = selected_cards().where(card.c.id.in_(bindparam("ids", expanding=True)))
