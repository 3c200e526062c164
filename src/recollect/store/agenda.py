"""What is asked today, in plain SQL that any driver runs.

The same statements serve SQLAlchemy's connection and, for `recollect due`, the standard `sqlite3`
module: that command answers in less time than SQLAlchemy takes to be imported.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from recollect.core.scheduling.queue import DueCard, DueDay
from recollect.store.learners import DEFAULT_LEARNER

Run = Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]
"""Runs a statement with named parameters and returns its rows."""


class AskableRow(NamedTuple):
    """What a queue must know of any card; a new one has no due day."""

    card_id: str
    due: int | None
    interval: int
    item: str
    """The same for all cards that were made of one item of a note."""


class NewRow(NamedTuple):
    """A card that was never answered."""

    card_id: str
    item: str
    deck: str


class TodaysAnswer(NamedTuple):
    """An answer of the present study day, as far as the day's limits depend on it."""

    card_id: str
    kind: str
    grade: int
    elapsed_ms: int
    item: str
    deck: str
    is_aside: bool
    """Suspended, buried or retired since."""
    was_new: bool


class DeckCount(NamedTuple):
    """How many cards of one deck (without its children) there are, are due, and are new."""

    deck: str
    cards: int
    due: int
    new: int


_IN_USE = """
    schedule.suspended = 0 AND (schedule.buried_until IS NULL OR schedule.buried_until <= :day)
"""

_ASKED = f"card.status = 'active' AND {_IN_USE}"

# A new card may have been suspended or buried, which leaves a schedule without answers.
_NEW = f"""
    card.status = 'active'
    AND (schedule.card_id IS NULL OR schedule.last_day IS NULL AND {_IN_USE})
"""

_DECK = (
    "(CAST(:deck AS TEXT) IS NULL"  # a server must be told what a NULL would be
    " OR deck.name = :deck OR substr(deck.name, 1, length(:deck) + 1) = :deck || '/')"
)

_ITEM = "locator.note_id || '/' || locator.position"

_ASKED_AGAIN = f"""
    schedule.learner_id = :learner AND {_IN_USE}
    AND schedule.card_seq NOT IN (SELECT seq FROM card WHERE status = 'retired')
"""

# An index tells what is due; only where a deck is asked for, another one tells what it holds.
_DUE = f"""
    schedule.due_day <= :day AND {_ASKED_AGAIN}
    AND (CAST(:deck AS TEXT) IS NULL OR schedule.card_seq IN (
        SELECT seq FROM card WHERE deck_id IN (SELECT id FROM deck WHERE {_DECK})
    ))
"""

_PILES = f"""
    SELECT due_day, interval, count(*)
    FROM schedule
    WHERE {_DUE}
    GROUP BY due_day, interval
"""

_DUE_COUNT = f"SELECT count(*) FROM schedule WHERE {_DUE}"

# The index leads from one day on which cards are due to the next, however many there are.
_DUE_DAYS = """
    WITH RECURSIVE due_on(day) AS (
        SELECT min(due_day) FROM schedule WHERE learner_id = :learner
        UNION ALL
        SELECT (
            SELECT min(due_day) FROM schedule WHERE learner_id = :learner AND due_day > due_on.day
        )
        FROM due_on WHERE due_on.day < :day
    )
    SELECT day, (
        SELECT min(interval) FROM schedule WHERE learner_id = :learner AND due_day = due_on.day
    )
    FROM due_on WHERE day <= :day
"""


def _due_cards(deck: str | None) -> str:
    """Return the query for the cards of one due day, whose rows are seldom read to the end."""
    of_deck = f"""
        AND (SELECT deck_id FROM card WHERE seq = schedule.card_seq)
            IN (SELECT id FROM deck WHERE {_DECK})
    """
    return f"""
        SELECT schedule.card_id, schedule.due_day, schedule.interval, {_ITEM}
        FROM schedule JOIN locator ON locator.card_id = schedule.card_id
        WHERE schedule.due_day = :due AND {_ASKED_AGAIN} {of_deck if deck else ""}
        ORDER BY schedule.interval
    """


# A card that any learner has learnt is new to the others, who are few or none.
_LEARNT_BY_OTHERS = """
    card.learnt = 1 AND card.id IN (
        SELECT card_id FROM schedule AS theirs
        WHERE theirs.learner_id IN (SELECT id FROM learner WHERE id <> :learner)
    )
"""


def _new_cards(among: str) -> str:
    return f"""
        SELECT card.seq, card.id, {_ITEM}, deck.name
        FROM card
        JOIN deck ON deck.id = card.deck_id
        JOIN locator ON locator.card_id = card.id
        LEFT JOIN schedule ON schedule.card_id = card.id AND schedule.learner_id = :learner
        WHERE {among} AND {_NEW} AND {_DECK}
    """


_NEW_CARDS = f"""
    {_new_cards("card.learnt = 0")} UNION ALL {_new_cards(_LEARNT_BY_OTHERS)} ORDER BY 1
"""

_DECK_OPTIONS = "SELECT name, options FROM deck WHERE options <> '{}' ORDER BY name"

_ASKABLE = f"""
    SELECT card.id, schedule.due_day, coalesce(schedule.interval, 0), {_ITEM}
    FROM card
    JOIN deck ON deck.id = card.deck_id
    JOIN locator ON locator.card_id = card.id
    LEFT JOIN schedule ON schedule.card_id = card.id AND schedule.learner_id = :learner
    WHERE (schedule.due_day IS NOT NULL AND {_ASKED} OR {_NEW}) AND {_DECK}
    ORDER BY card.seq
"""

_STANDS = "NOT EXISTS (SELECT 1 FROM void WHERE void.target_id = review.id)"

_ANSWERS = f"""
    SELECT
        review.card_id, review.kind, review.grade, review.elapsed_ms, {_ITEM}, deck.name,
        schedule.card_id IS NOT NULL AND NOT ({_ASKED}) OR card.status != 'active',
        review.before
    FROM review
    JOIN card ON card.id = review.card_id
    JOIN deck ON deck.id = card.deck_id
    JOIN locator ON locator.card_id = card.id
    LEFT JOIN schedule ON schedule.card_id = card.id AND schedule.learner_id = :learner
    WHERE review.learner_id = :learner AND review.study_day = :day AND {_STANDS}
    ORDER BY review.seq
"""

# From the last deed on: see `unindexed`.
_PACE = f"""
    SELECT elapsed_ms FROM review
    WHERE learner_id || '' = :learner AND {_STANDS}
    ORDER BY deed DESC LIMIT :most
"""

# Each count comes from the cards that it is about: most of a big deck is neither due nor put aside.
_DECKS = f"""
    SELECT
        deck.name,
        CAST(sum(cards) AS INTEGER),  -- a server adds counts up to decimals
        CAST(sum(due) AS INTEGER),
        CAST(sum(new) AS INTEGER)
    FROM (
        -- All cards of each deck, and those that nobody has learnt,
        SELECT
            id AS deck_id,
            (SELECT count(*) FROM card WHERE deck_id = deck.id) AS cards,
            0 AS due,
            (SELECT count(*) FROM card WHERE deck_id = deck.id AND learnt = 0) AS new
        FROM deck
        UNION ALL  -- without the retired ones;
        SELECT deck_id, -1, 0, learnt - 1 FROM card
        WHERE id IN (SELECT id FROM card WHERE status = 'retired')
        UNION ALL  -- what is due;
        SELECT card.deck_id, 0, count(*), 0
        FROM schedule JOIN card ON card.seq = schedule.card_seq
        WHERE {_DUE}
        GROUP BY card.deck_id
        UNION ALL  -- of those that nobody has learnt, not the ones that are put aside,
        SELECT deck_id, 0, 0, -1
        FROM schedule JOIN card ON card.seq = schedule.card_seq
        WHERE schedule.learner_id = :learner AND schedule.due_day IS NULL
        AND card.learnt = 0 AND card.status = 'active' AND NOT ({_IN_USE})
        UNION ALL  -- but those, too, that only others have learnt.
        SELECT deck_id, 0, 0, 1
        FROM card
        LEFT JOIN schedule ON schedule.card_id = card.id AND schedule.learner_id = :learner
        WHERE {_LEARNT_BY_OTHERS} AND {_NEW}
    ) AS counted
    JOIN deck ON deck.id = counted.deck_id
    GROUP BY deck.name
    HAVING sum(cards) > 0
    ORDER BY deck.name
"""


_HAS_CARDS = "SELECT 1 FROM card WHERE status = 'active' LIMIT 1"

_LAST_OF_MEMORY = 4
"""Where a logged memory (a JSON list) has the day of its last answer; null: it had none."""


class Agenda:
    """What is due, what is new, and what was done already on a study day."""

    def __init__(self, run: Run, learner_id: str = DEFAULT_LEARNER) -> None:
        self._run = run
        self._learner_id = learner_id

    def piles(self, day: int, deck: str | None = None) -> list[tuple[int, int, int]]:
        """Return how many cards in use are due on a study day or before it, by due day and
        interval: (due, interval, cards).
        """
        rows = self._rows(_PILES, day=day, deck=deck)
        return [(due, interval, cards) for due, interval, cards in rows]

    def due_count(self, day: int) -> int:
        """Return how many cards in use are due on a study day or before it."""
        ((count,),) = self._rows(_DUE_COUNT, day=day, deck=None)
        return int(count)

    def due(self, day: int, deck: str | None = None) -> list[DueDay]:
        """Return the days up to a study day on which cards are due.

        The cards in use of each are read when they are first wanted.
        """
        days = list(self._rows(_DUE_DAYS, day=day))
        return [DueDay(due, interval, self._due_on(due, day, deck)) for due, interval in days]

    def _due_on(self, due: int, day: int, deck: str | None) -> Iterator[DueCard]:
        for row in self._rows(_due_cards(deck), due=due, day=day, deck=deck):
            yield DueCard(*row)

    def new(self, day: int, deck: str | None = None) -> Iterator[NewRow]:
        """Yield the cards that were never answered, in the order of the notes.

        Nothing is read before the first is wanted: often a day has no room left for any.
        """
        for _, *row in self._rows(_NEW_CARDS, day=day, deck=deck):
            yield NewRow(*row)

    def deck_options(self) -> Mapping[str, Mapping[str, Any]]:
        """Return by name the options of the decks that have any."""
        return {name: json.loads(options) for name, options in self._rows(_DECK_OPTIONS)}

    def askable(self, day: int, deck: str | None = None) -> Iterator[AskableRow]:
        """Yield all cards that may be asked, due or not, in the order of the notes."""
        return (AskableRow(*row) for row in self._rows(_ASKABLE, day=day, deck=deck))

    def answers(self, day: int) -> list[TodaysAnswer]:
        """Return the answers of a study day that stand, the oldest first."""
        return [
            TodaysAnswer._make((*row[:-1], json.loads(row[-1])[_LAST_OF_MEMORY] is None))
            for row in self._rows(_ANSWERS, day=day)
        ]

    def pace_ms(self, most: int) -> list[int]:
        """Return how long the last answers took, in milliseconds, the newest first."""
        return [elapsed for (elapsed,) in self._rows(_PACE, most=most)]

    def decks(self, day: int) -> list[DeckCount]:
        """Return the counts of every deck that has active cards, by name."""
        return [DeckCount(*row) for row in self._rows(_DECKS, day=day, deck=None)]

    def has_cards(self) -> bool:
        """Tell whether there is any card to ask, now or later."""
        return any(True for _ in self._rows(_HAS_CARDS))

    def _rows(self, statement: str, **parameters: Any) -> Iterable[Sequence[Any]]:
        return self._run(statement, {"learner": self._learner_id, **parameters})
