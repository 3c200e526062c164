"""What a learner did to cards besides answering: append-only, as the review log is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, insert, select

from recollect.core.grouping import grouped
from recollect.core.scheduling.reviews import Action, ActionKind
from recollect.store.log.deeds import stands
from recollect.store.rows.chunks import chunks
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import action


class Actions(LearnersShelf):
    """One learner's suspends, buries, flags, resets and chosen due days."""

    def append(self, entries: Sequence[Action], deed: int) -> None:
        """Add what was done at once, as one deed, to the log."""
        common = {"learner_id": self._learner_id, "deed": deed}
        if entries:
            self._connection.execute(insert(action), [one._asdict() | common for one in entries])

    def of_cards(self, card_ids: Iterable[str]) -> Mapping[str, Sequence[Action]]:
        """Return by card what was done to some cards and stands, each the oldest first."""
        return grouped(
            one for piece in chunks(card_ids) for one in self._standing(action.c.card_id.in_(piece))
        )

    def all(self) -> Mapping[str, Sequence[Action]]:
        """Return by card all that was done and stands, each the oldest first."""
        return grouped(self._standing())

    def _standing(self, *conditions: ColumnElement[bool]) -> Iterable[tuple[str, Action]]:
        """Return with its card what was done and stands."""
        query = (
            select(action)
            .where(action.c.learner_id == self._learner_id, stands(action))
            .order_by(action.c.study_day, action.c.instant, action.c.id)
        )
        rows = self._connection.execute(query.where(*conditions)).mappings()
        return ((row["card_id"], _action(row)) for row in rows)


def _action(row: Mapping[Any, Any]) -> Action:
    return Action(
        **{name: row[name] for name in Action._fields} | {"kind": ActionKind(row["kind"])}
    )
