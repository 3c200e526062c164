"""The review log: append-only; an undo appends a void and leaves the review where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import uuid4

from sqlalchemy import Select, bindparam, insert, select

from recollect.core.cards.cards import OwnAnswer
from recollect.core.grouping import grouped
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.core.scheduling.reviews import Review
from recollect.store.log.deeds import stands
from recollect.store.rows.chunks import chunks
from recollect.store.rows.prepared import Prepared
from recollect.store.rows.row_changes import RowChange, add_rows
from recollect.store.rows.unindexed import unindexed
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import card, own_answer, review, void


class Reviews(LearnersShelf):
    """One learner's log of answers, and the answers in words that were kept."""

    def append(self, one: Review, deed: int) -> None:
        """Add a review to the log, as (a part of) the deed of that number."""
        mine = {"learner_id": self._learner_id, "deed": deed, "grade": int(one.grade)}
        _APPEND(self._connection, one._asdict() | mine)

    def of_card(self, card_id: str) -> Sequence[Review]:
        """Return a card's reviews that stand, the oldest first."""
        rows = _OF_CARD(self._connection, self._mine | {"card": card_id})
        return [_review(row) for row in rows]

    def of_cards(self, card_ids: Iterable[str]) -> Mapping[str, Sequence[Review]]:
        """Return by card the reviews of some cards that stand, each the oldest first."""
        return grouped((row["card_id"], _review(row)) for row in self._about(card_ids, _OF_CARDS))

    def by_card(self) -> Iterator[tuple[str, Sequence[Review]]]:
        """Yield every card that was reviewed with its reviews that stand, the oldest first.

        One card's log is held at a time, however long the whole log is.
        """
        query = (
            select(review)
            .where(unindexed(review.c.learner_id) == self._learner_id, stands(review))
            .order_by(review.c.card_id, *_IN_LOG)
        )
        rows = self._connection.execute(query.execution_options(yield_per=1000)).mappings()
        for card_id, mine in groupby(rows, key=lambda row: row["card_id"]):
            yield card_id, [_review(row) for row in mine]

    def forgotten(
        self, since: int, kinds: Sequence[ReviewKind] = (ReviewKind.SCHEDULED,)
    ) -> frozenset[str]:
        """Return the cards to which an answer of some kinds failed, on a study day or later."""
        query = select(review.c.card_id).where(
            review.c.learner_id == self._learner_id,
            review.c.study_day >= since,
            review.c.kind.in_(kinds),
            review.c.grade < Grade.HARD,
            stands(review),
        )
        return frozenset(self._connection.execute(query).scalars())

    def keep_answer(self, card_id: str, text: str, at: datetime, review_id: str) -> None:
        """Keep an answer in the learner's words."""
        _KEEP(self._connection, own_answer_row(self._learner_id, card_id, at, text, review_id))

    def keep_recorded(self, answers: Iterable[tuple[str, datetime, str]]) -> Sequence[RowChange]:
        """Keep answers that a note records, as (card, instant, text); return what changed.

        What is kept already, word for word, and what belongs to no known card, is left out.
        """
        answers = list(answers)
        ids = {card_id for card_id, _, _ in answers}
        known = {*self._connection.scalars(select(card.c.id).where(card.c.id.in_(ids)))}
        kept = {
            (card_id, one.text) for card_id, ones in self.own_answers(ids).items() for one in ones
        }
        rows = [
            own_answer_row(self._learner_id, card_id, instant, text)
            for card_id, instant, text in answers
            if card_id in known and (card_id, text) not in kept
        ]
        return add_rows(self._connection, own_answer, rows)

    def own_answers_of(self, card_id: str) -> Sequence[OwnAnswer]:
        """Return the kept answers of one card, the oldest first."""
        rows = _OWN_ANSWERS_OF_CARD(self._connection, self._mine | {"card": card_id})
        return [_own_answer(row) for row in rows]

    def own_answers(self, card_ids: Iterable[str]) -> Mapping[str, Sequence[OwnAnswer]]:
        """Return the kept answers of some cards, each the oldest first."""
        rows = self._about(card_ids, _OWN_ANSWERS)
        return grouped((row["card_id"], _own_answer(row)) for row in rows)

    def _about(self, card_ids: Iterable[str], query: Select[Any]) -> Iterator[Mapping[Any, Any]]:
        for piece in chunks(card_ids):
            yield from self._connection.execute(query, self._mine | {"cards": piece}).mappings()


_IN_LOG = (review.c.study_day, review.c.instant, review.c.id)
"""A log's order, `place_in_log`: a merge appends what happened earlier on another machine."""

_APPEND = Prepared(insert(review))
_KEEP = Prepared(insert(own_answer))
_LOGGED = (
    select(review)
    .where(review.c.learner_id == bindparam("learner"), stands(review))
    .order_by(*_IN_LOG)
)
_OF_CARD = Prepared(_LOGGED.where(review.c.card_id == bindparam("card")))
_OF_CARDS = _LOGGED.where(review.c.card_id.in_(bindparam("cards", expanding=True)))
_KEPT = (
    select(own_answer)
    .outerjoin(void, void.c.target_id == own_answer.c.review_id)
    .where(own_answer.c.learner_id == bindparam("learner"), void.c.target_id.is_(None))
    .order_by(own_answer.c.instant, own_answer.c.id)
)
_OWN_ANSWERS_OF_CARD = Prepared(_KEPT.where(own_answer.c.card_id == bindparam("card")))
_OWN_ANSWERS = _KEPT.where(own_answer.c.card_id.in_(bindparam("cards", expanding=True)))


def own_answer_row(
    learner_id: str, card_id: str, at: datetime, text: str, review_id: str | None = None
) -> dict[str, Any]:
    """Return the row of an answer in the learner's words; without a review the notes have it."""
    return {
        "id": str(uuid4()),
        "learner_id": learner_id,
        "card_id": card_id,
        "instant": at,
        "text": text,
        "from_notes": review_id is None,
        "review_id": review_id,
    }


def _own_answer(row: Mapping[Any, Any]) -> OwnAnswer:
    return OwnAnswer(instant=row["instant"], text=row["text"], from_notes=row["from_notes"])


def _review(row: Mapping[Any, Any]) -> Review:
    named = {"grade": Grade(row["grade"]), "kind": ReviewKind(row["kind"])}
    return Review(**{name: row[name] for name in Review._fields} | named)
