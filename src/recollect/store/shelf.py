"""What the parts of the store have in common: each is a shelf of some tables."""

from __future__ import annotations

from sqlalchemy import Connection

from recollect.store.learners import DEFAULT_LEARNER


class Shelf:
    """Some tables, read and written in the transaction of a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection


class LearnersShelf(Shelf):
    """The rows of some tables that are one learner's."""

    def __init__(self, connection: Connection, learner_id: str = DEFAULT_LEARNER) -> None:
        super().__init__(connection)
        self._learner_id = learner_id
        self._mine = {"learner": learner_id}
        """What the statements about the learner's rows are run with."""
