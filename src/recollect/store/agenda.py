"""What is asked today, in plain SQL that any driver runs.

The same statements serve SQLAlchemy's connection and, for `recollect due`, the standard `sqlite3`
module: that command answers in less time than SQLAlchemy takes to be imported.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from recollect.store.learners import DEFAULT_LEARNER

Run = Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]
"""Runs a statement with named parameters and returns its rows."""


class DueRow(NamedTuple):
    """What a queue must know of a card; days are study-day numbers."""

    card_id: str
    due: int
    interval: int
    item: str
    """The same for all cards that were made of one item of a note."""


class AskableRow(NamedTuple):
    """The same of any card; a new one has no due day."""

    card_id: str
    due: int | None
    interval: int
    item: str


class NewRow(NamedTuple):
    """A card that was never answered."""

    card_id: str
    item: str
    deck: str


class Answer(NamedTuple):
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


_ASKED = """
    card.status = 'active' AND schedule.suspended = 0
    AND (schedule.buried_until IS NULL OR schedule.buried_until <= :day)
"""

# A new card may have been suspended or buried, which leaves a schedule without answers.
_NEW = f"""
    card.status = 'active'
    AND (schedule.card_id IS NULL OR schedule.last_day IS NULL AND {_ASKED})
"""

_DECK = (
    "(CAST(:deck AS TEXT) IS NULL"  # a server must be told what a NULL would be
    " OR deck.name = :deck OR substr(deck.name, 1, length(:deck) + 1) = :deck || '/')"
)

_ITEM = "locator.note_id || '/' || locator.position"

_DUE_CARDS = f"""
    SELECT card.id, schedule.due_day, schedule.interval, {_ITEM}
    FROM schedule
    JOIN card ON card.id = schedule.card_id
    JOIN deck ON deck.id = card.deck_id
    JOIN locator ON locator.card_id = card.id
    WHERE schedule.learner_id = :learner AND schedule.due_day <= :day AND {_ASKED} AND {_DECK}
    ORDER BY schedule.due_day, card.seq
"""

# Both sides come sorted from an index and are held against each other in one pass, but only where
# the order cannot be left out, hence the limit.
_UNTOUCHED = """
    SELECT id FROM (
        SELECT id FROM card
        EXCEPT SELECT card_id FROM schedule WHERE learner_id = :learner
        ORDER BY 1 LIMIT 1000000000
    ) AS untouched
    UNION ALL SELECT card_id FROM schedule WHERE learner_id = :learner AND due_day IS NULL
"""

_ANY = "card.id IS NOT NULL"
_FEW = f"card.id IN ({_UNTOUCHED})"
"""Which cards are looked at for new ones: each in turn, or those that were never answered."""

_FEW_ARE_NEW = """
    SELECT 4 * (SELECT count(*) FROM schedule WHERE learner_id = :learner)
    > 3 * (SELECT count(*) FROM card)
"""


# The place is looked up last, of new cards alone: the learnt ones before them are many.
def _new_cards(among: str) -> str:
    return f"""
        SELECT card.id, {_ITEM}, deck.name
        FROM card
        JOIN deck ON deck.id = card.deck_id
        LEFT JOIN schedule ON schedule.card_id = card.id AND schedule.learner_id = :learner
        JOIN locator ON locator.card_id = card.id
        WHERE {among} AND {_NEW} AND {_DECK}
        ORDER BY card.seq
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

_PACE = f"""
    SELECT elapsed_ms FROM review
    WHERE learner_id = :learner AND {_STANDS}
    ORDER BY seq DESC LIMIT :most
"""

# No card is looked up but the few that are retired, or those of one deck.
_PILES = f"""
    SELECT due_day, interval, count(*)
    FROM schedule
    WHERE learner_id = :learner AND due_day IS NOT NULL AND suspended = 0
    AND card_id NOT IN (SELECT id FROM card WHERE status = 'retired')
    AND (CAST(:deck AS TEXT) IS NULL OR card_id IN (
        SELECT card.id FROM card JOIN deck ON deck.id = card.deck_id WHERE {_DECK}
    ))
    GROUP BY due_day, interval
"""


# Each count comes from the cards that it is about: most of a big deck is neither due nor new.
def _decks(among: str) -> str:
    return f"""
        SELECT deck.name, sum(cards), sum(due), sum(new)
        FROM (
            SELECT deck_id, count(*) AS cards, 0 AS due, 0 AS new FROM card GROUP BY deck_id
            UNION ALL
            SELECT deck_id, -1, 0, 0 FROM card
            WHERE id IN (SELECT id FROM card WHERE status = 'retired')
            UNION ALL
            SELECT card.deck_id, 0, 1, 0
            FROM schedule
            JOIN card ON card.id = schedule.card_id
            WHERE schedule.learner_id = :learner AND schedule.due_day <= :day AND {_ASKED}
            UNION ALL
            SELECT card.deck_id, 0, 0, 1
            FROM card
            LEFT JOIN schedule ON schedule.card_id = card.id AND schedule.learner_id = :learner
            WHERE {among} AND {_NEW}
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

    def due(self, day: int, deck: str | None = None) -> list[DueRow]:
        """Return the cards due on a study day or before it, the longest overdue first."""
        return [DueRow(*row) for row in self._rows(_DUE_CARDS, day=day, deck=deck)]

    def new(self, day: int, deck: str | None = None) -> Iterator[NewRow]:
        """Yield the cards that were never answered, in the order of the notes.

        Nothing is read before the first is wanted: often a day has no room left for any.
        """
        for row in self._rows(_new_cards(self._among()), day=day, deck=deck):
            yield NewRow(*row)

    def deck_options(self) -> Mapping[str, Mapping[str, Any]]:
        """Return by name the options of the decks that have any."""
        return {name: json.loads(options) for name, options in self._rows(_DECK_OPTIONS)}

    def askable(self, day: int, deck: str | None = None) -> Iterator[AskableRow]:
        """Yield all cards that may be asked, due or not, in the order of the notes."""
        return (AskableRow(*row) for row in self._rows(_ASKABLE, day=day, deck=deck))

    def answers(self, day: int) -> list[Answer]:
        """Return the answers of a study day that stand, the oldest first."""
        return [
            Answer._make((*row[:-1], json.loads(row[-1])[_LAST_OF_MEMORY] is None))
            for row in self._rows(_ANSWERS, day=day)
        ]

    def pace_ms(self, most: int) -> list[int]:
        """Return how long the last answers took, in milliseconds, the newest first."""
        return [elapsed for (elapsed,) in self._rows(_PACE, most=most)]

    def piles(self, deck: str | None = None) -> list[tuple[int, int, int]]:
        """Return how many learnt cards there are by due day and interval: (due, interval, cards).

        Buried cards are among them, suspended ones are not.
        """
        return [(due, interval, n) for due, interval, n in self._rows(_PILES, deck=deck)]

    def decks(self, day: int) -> list[DeckCount]:
        """Return the counts of every deck that has active cards, by name."""
        return [DeckCount(*row) for row in self._rows(_decks(self._among()), day=day)]

    def has_cards(self) -> bool:
        """Tell whether there is any card to ask, now or later."""
        return any(True for _ in self._rows(_HAS_CARDS))

    def _among(self) -> str:
        """Return where to look for new cards: in a deck that is learnt they are few and anywhere.

        In any other the first ones stand near its beginning.
        """
        ((few,),) = self._rows(_FEW_ARE_NEW)
        return _FEW if few else _ANY

    def _rows(self, statement: str, **parameters: Any) -> Iterable[Sequence[Any]]:
        return self._run(statement, {"learner": self._learner_id, **parameters})
