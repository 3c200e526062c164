"""Deeds: what a learner did, answers, actions and marks alike, in the order of doing.

A deed is whatever was done at once: an answer, a mark, another name for an area, or one action on
any number of cards. Undo takes the last deed back that stands, however the clock was set meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    case,
    delete,
    func,
    insert,
    literal,
    null,
    select,
    union_all,
)

from recollect.store.log.namings import Namings
from recollect.store.rows.prepared import Prepared
from recollect.store.rows.unindexed import unindexed
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import action, card_area, mark, naming, review, void

ANSWER, MARK, BELONGING = "answer", "mark", "area"
"""The names of the deeds that are no actions; those of the others are the kinds of actions."""

JOINED, PARTED = "joined", "parted"
"""The origins of marks that are no evidence: the card is about the area, or is not."""

_TABLES: dict[Table, ColumnElement[str]] = {
    review: literal(ANSWER),
    action: action.c.kind,
    mark: case((mark.c.origin.in_((JOINED, PARTED)), BELONGING), else_=MARK),
    naming: naming.c.kind,
}
"""The logs of deeds, with what an entry is called; in a deed of several the first one speaks."""

_NEWEST = Prepared(union_all(*(select(func.max(table.c.deed).label("deed")) for table in _TABLES)))

LINKED_BY_MARK = "mark"
"""The origin of a card's link to an area that exists because a mark joins the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something the learner did, and the cards it was done to."""

    number: int
    what: str
    """`answer`, `mark`, `area` (what a card is about), or the kind of the action or the naming."""
    entry_ids: tuple[str, ...]
    card_ids: tuple[str, ...]
    answer: str = ""
    """What was written, chosen or typed as an answer."""


class Deeds(LearnersShelf):
    """One learner's deeds."""

    def next(self) -> int:
        """Return the number of the deed that comes next."""
        return max(0, *(row["deed"] or 0 for row in _NEWEST(self._connection, {}))) + 1

    def before(self) -> int:
        """Return a number before all deeds, for what was done on another machine."""
        oldest = union_all(*(select(func.min(t.c.deed).label("deed")) for t in _TABLES))
        first = self._connection.execute(select(func.min(oldest.subquery().c.deed))).scalar()
        return min(1, 1 if first is None else first) - 1

    def last(self) -> Deed | None:
        """Return the newest deed that stands; None when there is nothing to take back."""
        numbers = [number for table in _TABLES for number in self._newest(table)]
        return self._deed(max(numbers)) if numbers else None

    def standing(self, numbers: Collection[int]) -> frozenset[int]:
        """Return those of some deeds that were not taken back."""
        return frozenset(
            number
            for table in _TABLES
            for number in self._connection.execute(
                select(table.c.deed)
                .where(table.c.learner_id == self._learner_id, table.c.deed.in_(numbers))
                .where(stands(table))
            ).scalars()
        )

    def take_back(
        self, entry_ids: Collection[str], card_ids: Collection[str], at: datetime
    ) -> None:
        """Void entries about some cards; their rows stay, and areas are called what they were.

        The schedules are the caller's to fold again.
        """
        self._connection.execute(
            insert(void),
            [
                {"target_id": entry_id, "learner_id": self._learner_id, "instant": at}
                for entry_id in entry_ids
            ],
        )
        self._unlink(card_ids)
        Namings(self._connection, self._learner_id).put_back(entry_ids)

    def _newest(self, table: Table) -> Iterator[int]:
        mine = unindexed(table.c.learner_id) == self._learner_id  # from the last deed on
        query = select(table.c.deed).where(mine, table.c.deed.is_not(None), stands(table))
        yield from self._connection.execute(query.order_by(table.c.deed.desc()).limit(1)).scalars()

    def _deed(self, number: int) -> Deed:
        rows = [
            row
            for table in _TABLES
            for row in self._connection.execute(self._entries(table, number))
        ]
        return Deed(
            number=number,
            what=rows[0][2],
            entry_ids=tuple(entry_id for entry_id, _, _, _ in rows),
            card_ids=tuple(dict.fromkeys(card_id for _, card_id, _, _ in rows if card_id)),
            answer=rows[0][3] or "",
        )

    def _entries(self, table: Table, number: int) -> Select[str, str, str, str]:
        columns = table.c.get("card_id", null()), _TABLES[table], table.c.get("answer", null())
        return (
            select(table.c.id, *columns)
            .where(table.c.learner_id == self._learner_id, table.c.deed == number, stands(table))
            .order_by(table.c.seq)
        )

    def _unlink(self, card_ids: Collection[str]) -> None:
        """Part cards and areas that only a mark had joined which was taken back."""
        still_joined = (
            select(literal(1))
            .where(
                mark.c.area_id == card_area.c.area_id,
                mark.c.card_id == card_area.c.card_id,
                mark.c.deed.is_not(None),
                mark.c.origin != PARTED,
                stands(mark),
            )
            .exists()
        )
        self._connection.execute(
            delete(card_area).where(
                card_area.c.card_id.in_(card_ids),
                card_area.c.origin == LINKED_BY_MARK,
                ~still_joined,
            )
        )


def stands(log: FromClause) -> ColumnElement[bool]:
    """Return the condition that an entry of a log was not taken back."""
    return ~select(void.c.target_id).where(void.c.target_id == log.c.id).exists()
