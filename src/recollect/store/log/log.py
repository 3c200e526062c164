"""The log of cards whole: answers and actions together, as a fold reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from recollect.core.instants import text_to_instant
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.replay import LogEntry
from recollect.store.learners import DEFAULT_LEARNER
from recollect.store.log.actions import Actions
from recollect.store.log.reviews import Reviews
from recollect.store.rows.prepared import runner
from recollect.store.shelf import LearnersShelf

_PAST = """
    SELECT study_day, instant, id,
        CASE WHEN EXISTS (SELECT 1 FROM void WHERE target_id = review.id) THEN NULL ELSE grade END
    FROM review WHERE card_id = :card AND learner_id = :learner
    UNION ALL
    SELECT study_day, instant, id, NULL
    FROM action WHERE card_id = :card AND learner_id = :learner
"""


class PastGrade(NamedTuple):
    """What is shown of an earlier answer."""

    study_day: int
    grade: Grade


class Past(NamedTuple):
    """What was done to a card before."""

    grades: tuple[PastGrade, ...]
    """The grades of the answers that stand, the oldest first."""
    last: tuple[int, datetime] | None
    """Study day and instant of the last answer or action, one taken back included."""


class Log(LearnersShelf):
    """One learner's log, card by card."""

    def __init__(self, connection: Connection, learner_id: str = DEFAULT_LEARNER) -> None:
        super().__init__(connection, learner_id)
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

    def past_of(self, card_id: str) -> Past:
        """Return what was done to a card before."""
        past = runner(self._connection)(_PAST, self._mine | {"card": card_id})
        rows = sorted(map(tuple, past))
        return Past(
            tuple(PastGrade(day, Grade(grade)) for day, _, _, grade in rows if grade is not None),
            (rows[-1][0], text_to_instant(rows[-1][1])) if rows else None,
        )
