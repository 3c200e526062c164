"""Cards as their areas know them: what they ask, where they stand, when they come back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, Text, and_, type_coerce

from recollect.core.cards import Source
from recollect.store.card_rows import with_places
from recollect.store.chunks import chunks
from recollect.store.learners import DEFAULT_LEARNER
from recollect.store.tables import card, deck, locator, note, root, schedule
from recollect.store.types import from_json


class AreaCard(NamedTuple):
    """As much of a card as weighing its evidence takes: ten thousand of them are read at once."""

    id: str
    deck: str
    question: str
    source: Source
    last: int | None
    """The study day of its last answer."""
    interval: int
    """In days; 0 before its first answer."""
    due: int | None


class AreaCards:
    """The cards of areas, read in bulk."""

    def __init__(self, connection: Connection, learner_id: str = DEFAULT_LEARNER) -> None:
        self._connection = connection
        self._learner_id = learner_id

    def get(self, card_ids: Iterable[str]) -> Mapping[str, AreaCard]:
        """Return cards by id; an unknown id is absent."""
        mine = and_(schedule.c.card_id == card.c.id, schedule.c.learner_id == self._learner_id)
        query = with_places(
            card.c.id,
            deck.c.name,
            card.c.question,
            root.c.path,
            note.c.path,
            locator.c.line,
            locator.c.end_line,
            type_coerce(locator.c.heading_path, Text),
            locator.c.label,
            schedule.c.last_day,
            schedule.c.interval,
            schedule.c.due_day,
        ).outerjoin(schedule, mine)
        return {
            row[0]: _of(*row)
            for piece in chunks(card_ids)
            for row in self._connection.execute(query.where(card.c.id.in_(piece))).all()
        }


def _of(
    card_id: str,
    deck_name: str,
    question: str,
    root_path: str,
    path: str,
    line: int,
    end_line: int,
    headings: str,
    label: str | None,
    last: int | None,
    interval: int | None,
    due: int | None,
) -> AreaCard:
    source = Source(
        root=root_path,
        path=path,
        line=line,
        end_line=end_line,
        heading_path=_heading_path(headings),
        label=label,
    )
    return AreaCard(card_id, deck_name, question, source, last, interval or 0, due)


@lru_cache(maxsize=4096)
def _heading_path(text: str) -> tuple[str, ...]:
    return tuple(from_json(text))
