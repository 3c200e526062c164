"""The log of cards whole: answers and actions together, as a fold reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from recollect.core.instants import text_to_instant
from recollect.core.scheduling.replay import LogEntry
from recollect.store.learners import DEFAULT_LEARNER
from recollect.store.log.actions import Actions
from recollect.store.log.reviews import Reviews
from recollect.store.rows.prepared import runner

_LAST_PLACE = """
    SELECT study_day, instant FROM (
        SELECT study_day, instant FROM review WHERE card_id = :card AND learner_id = :learner
        UNION ALL
        SELECT study_day, instant FROM action WHERE card_id = :card AND learner_id = :learner
    ) AS entry
    ORDER BY study_day DESC, instant DESC
    LIMIT 1
"""


class Log:
    """One learner's log, card by card."""

    def __init__(self, connection: Connection, learner_id: str = DEFAULT_LEARNER) -> None:
        self._connection = connection
        self._learner_id = learner_id
        self._reviews = Reviews(connection, learner_id)
        self._actions = Actions(connection, learner_id)

    def of_cards(self, card_ids: Sequence[str]) -> Mapping[str, Sequence[LogEntry]]:
        """Return the entries of some cards that stand, a list (maybe empty) for each."""
        reviews = self._reviews.of_cards(card_ids)
        actions = self._actions.of_cards(card_ids)
        return {
            card_id: [*reviews.get(card_id, ()), *actions.get(card_id, ())] for card_id in card_ids
        }

    def by_card(self) -> Iterator[tuple[str, Sequence[LogEntry]]]:
        """Yield every card that has entries that stand, with them."""
        actions = dict(self._actions.all())
        for card_id, reviews in self._reviews.by_card():
            yield card_id, [*reviews, *actions.pop(card_id, ())]
        yield from actions.items()

    def last_place(self, card_id: str) -> tuple[int, datetime] | None:
        """Return the study day and instant of a card's last entry, one taken back included."""
        values = {"card": card_id, "learner": self._learner_id}
        rows = runner(self._connection)(_LAST_PLACE, values)
        return next(((day, text_to_instant(instant)) for day, instant in rows), None)
