"""The review log counted: what retention, time and streak are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import (
    JSON,
    Connection,
    Text,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    select,
    tuple_,
)

from recollect.core.grades import Grade
from recollect.core.queue import LONGEST_ANSWER_MS
from recollect.core.reviews import ReviewKind
from recollect.store.deeds import stands
from recollect.store.learners import DEFAULT_LEARNER
from recollect.store.tables import card, deck, review


class Asked(NamedTuple):
    """What a learnt card was asked from; interval and elapsed time are in days.

    Stability and difficulty belong to FSRS.
    """

    scheduler: str
    interval: int
    elapsed: int
    """How long ago the card had been answered before."""
    stability: float | None
    difficulty: float | None


FirstAnswer = tuple[str, int, bool, tuple[str, int, int, float | None, float | None]]
"""The first answer of a study day to a card that had been learnt: (deck, study day, passed, asked).

Plain tuples, the last with the fields of `Asked`: a long log has hundreds of thousands, and named
ones take half as long again.
"""


class Tally(NamedTuple):
    """The answers of one study day that got one grade."""

    study_day: int
    grade: int
    answers: int
    ms: int
    """The time they took; no single answer counts more than five minutes."""


class Figures:
    """What one learner's log comes to; nothing that was taken back counts."""

    def __init__(self, connection: Connection, learner_id: str = DEFAULT_LEARNER) -> None:
        self._connection = connection
        self._learner_id = learner_id

    def first_answers(self, since: int) -> Iterator[FirstAnswer]:
        """Yield the answers that retention is taken of, since a study day."""
        deck_of = {card_id: name for card_id, name in self._connection.execute(_DECKS_OF_CARDS)}
        rows = self._connection.execute(_FIRST, self._since(since))
        for card_id, day, passed, scheduler, interval, elapsed, stability, difficulty in rows:
            asked = (scheduler, interval, elapsed, stability, difficulty)
            yield deck_of[card_id], day, passed, asked

    def passed_by_deck(self, since: int) -> Mapping[str, tuple[int, int]]:
        """Return, by deck, how many of the first answers since a study day passed, of how many."""
        rows = self._connection.execute(_PASSED_BY_DECK, self._since(since))
        # A server's sum of sums is no whole number of Python's.
        return {name: (int(passed), int(answers)) for name, passed, answers in rows}

    def tallies(self) -> Sequence[Tally]:
        """Return how many answers got each grade on each study day, and the time they took."""
        rows = self._connection.execute(_TALLIES, {"learner": self._learner_id})
        return [Tally(*row) for row in rows]

    def days(self) -> Mapping[int, int]:
        """Return the number of answers on each study day that has any."""
        rows = self._connection.execute(_DAYS, {"learner": self._learner_id})
        return {day: answers for day, answers in rows}

    def _since(self, day: int) -> Mapping[str, object]:
        return {"learner": self._learner_id, "since": day}


_MINE = review.c.learner_id == bindparam("learner")

_BEFORE = cast(review.c.before, JSON().with_variant(Text(), "sqlite"))  # where text is JSON
"""The memory that an answer came from, in the order of `memories.to_list`."""

_LAST = _BEFORE[4].as_integer()

_DECKS_OF_CARDS = select(card.c.id, deck.c.name).join(deck, deck.c.id == card.c.deck_id)

_earlier = review.alias("earlier")

_IS_FIRST = and_(
    _MINE,
    review.c.study_day >= bindparam("since"),
    review.c.kind == ReviewKind.SCHEDULED,
    _LAST.is_not(None),
    stands(review),
    # Two machines that were merged may both have asked a card on one day: the first one counts.
    ~exists().where(
        _earlier.c.card_id == review.c.card_id,
        _earlier.c.learner_id == review.c.learner_id,
        _earlier.c.study_day == review.c.study_day,
        tuple_(_earlier.c.instant, _earlier.c.id) < tuple_(review.c.instant, review.c.id),
        _earlier.c.kind == ReviewKind.SCHEDULED,
        stands(_earlier),
    ),
)
"""What retention is taken of: the first answer of a study day to a card that had been learnt."""

_FIRST = select(
    review.c.card_id,
    review.c.study_day,
    review.c.grade >= Grade.HARD,
    review.c.scheduler,
    _BEFORE[0].as_integer(),
    review.c.study_day - _LAST,
    _BEFORE[6].as_float(),
    _BEFORE[7].as_float(),
).where(_IS_FIRST)

# Counted by card first: each is looked up once, however often it was answered.
_by_card = (
    select(
        review.c.card_id,
        func.sum(case((review.c.grade >= Grade.HARD, 1), else_=0)).label("passed"),
        func.count().label("answers"),
    )
    .where(_IS_FIRST)
    .group_by(review.c.card_id)
    .subquery()
)
_PASSED_BY_DECK = (
    select(deck.c.name, func.sum(_by_card.c.passed), func.sum(_by_card.c.answers))
    .select_from(_by_card)
    .join(card, card.c.id == _by_card.c.card_id)
    .join(deck, deck.c.id == card.c.deck_id)
    .group_by(deck.c.name)
)

_CAPPED_MS = case(
    (review.c.elapsed_ms > LONGEST_ANSWER_MS, LONGEST_ANSWER_MS), else_=review.c.elapsed_ms
)

_TALLIES = (
    select(review.c.study_day, review.c.grade, func.count(), func.sum(_CAPPED_MS))
    .where(_MINE, stands(review))
    .group_by(review.c.study_day, review.c.grade)
    .order_by(review.c.study_day, review.c.grade)
)

_DAYS = (
    select(review.c.study_day, func.count())
    .where(_MINE, stands(review))
    .group_by(review.c.study_day)
    .order_by(review.c.study_day)
)
