"""What a learner rejected for good: it does not come back with the next import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from recollect.store.shelf import Shelf
from recollect.store.tables import rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A rejected question, by its fingerprint."""

    id: str
    question_print: str
    question: str
    rejected_at: datetime


class Rejections(Shelf):
    """The rejected questions."""

    def all(self) -> Sequence[Rejection]:
        """Return every rejection, the newest first."""
        query = select(rejection).order_by(rejection.c.rejected_at.desc(), rejection.c.question)
        return [Rejection(**row) for row in self._connection.execute(query).mappings()]

    def forget(self, ids: Iterable[str]) -> None:
        """Let rejected questions come back with the next import that reads their notes."""
        self._connection.execute(delete(rejection).where(rejection.c.id.in_(list(ids))))
