"""Cards as their areas know them: what they ask, where they stand, when they come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Text, and_, func, type_coerce

from recollect.core.cards.cloze import in_a_list
from recollect.store.cards.card_rows import with_places
from recollect.store.rows.chunks import chunks
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import card, deck, locator, note, schedule
from recollect.store.tables.types import from_json


class PlacedCard(NamedTuple):
    """Where a card stands: of all cards at once."""

    number: int
    """By which the evidence knows it."""
    id: str
    deck: str
    path: str
    heading_path: tuple[str, ...]


class AreaCard(NamedTuple):
    """As much of a card as weighing its evidence takes: ten thousand of them are read at once."""

    id: str
    question: str
    path: str
    """The note, relative to its root."""
    line: int
    end_line: int
    last: int | None
    """The study day of its last answer."""
    interval: int
    """In days; 0 before its first answer."""
    due: int | None
    deletions: str = "[]"
    """The deletions of a cloze as JSON, left unread: most cards are none."""
    part: int = 0

    @property
    def asked(self) -> str:
        """Return what it asks as a list tells it."""
        return in_a_list(self.question, from_json(self.deletions), self.part)

    @property
    def place(self) -> str:
        """Return `path:line`, as editors and compilers write it."""
        return f"{self.path}:{self.line}"


class AreaCards(LearnersShelf):
    """The cards of areas, read in bulk."""

    def places(self) -> Iterator[PlacedCard]:
        """Yield where every card stands."""
        headings = type_coerce(locator.c.heading_path, Text)
        query = with_places(card.c.seq, card.c.id, deck.c.name, note.c.path, headings)
        rows = self._connection.execute(query.execution_options(yield_per=1000))
        for number, card_id, deck_name, path, text in rows:
            yield PlacedCard(number, card_id, deck_name, path, _heading_path(text))

    def get(self, card_ids: Iterable[str]) -> Mapping[str, AreaCard]:
        """Return cards by id; an unknown id is absent."""
        mine = and_(schedule.c.card_id == card.c.id, schedule.c.learner_id == self._learner_id)
        query = with_places(
            card.c.id,
            card.c.question,
            note.c.path,
            locator.c.line,
            locator.c.end_line,
            schedule.c.last_day,
            func.coalesce(schedule.c.interval, 0),
            schedule.c.due_day,
            type_coerce(card.c.deletions, Text),
            card.c.part,
        ).outerjoin(schedule, mine)
        return {
            row[0]: AreaCard._make(row)
            for piece in chunks(card_ids)
            for row in self._connection.execute(query.where(card.c.id.in_(piece))).all()
        }


@lru_cache(maxsize=4096)
def _heading_path(text: str) -> tuple[str, ...]:
    return tuple(from_json(text))
