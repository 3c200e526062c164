"""What active cards say, read a few at a time: a big deck's texts need not fit into memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from recollect.core.cards.cards import CardStatus
from recollect.store.rows.chunks import chunks
from recollect.store.shelf import Shelf
from recollect.store.tables import card, locator

AT_A_TIME = 1_000


@dataclass(frozen=True, slots=True)
class Wording:
    """What a card says, as far as it tells what the card is about."""

    id: str
    about: str
    """Its question, hints, right options, insight, tags and innermost heading."""
    answer: str
    tags: tuple[str, ...]


class Wordings(Shelf):
    """The texts of active cards."""

    def of(self, card_ids: Iterable[str]) -> Iterator[Wording]:
        """Yield what some cards say; those that are not active are left out."""
        for piece in chunks(card_ids, AT_A_TIME):
            query = _WORDINGS.where(card.c.id.in_(piece)).order_by(card.c.seq)
            yield from map(_wording, self._connection.execute(query).mappings().all())

    def others(self, than: Collection[str]) -> Iterator[Wording]:
        """Yield what all other cards say, in an order that is as good as random, and stable."""
        query = (
            select(card.c.id)
            .join(locator, locator.c.card_id == card.c.id)
            .where(card.c.status == CardStatus.ACTIVE)
            .order_by(locator.c.question_print, card.c.seq)
        )
        ids = self._connection.execute(query).scalars().all()
        yield from self.of(card_id for card_id in ids if card_id not in than)


_COLUMNS = (
    *(card.c.id, card.c.question, card.c.hints, card.c.options, card.c.insight, card.c.tags),
    *(card.c.answer, locator.c.heading_path),
)
_WORDINGS = (
    select(*_COLUMNS)
    .join(locator, locator.c.card_id == card.c.id)
    .where(card.c.status == CardStatus.ACTIVE)
)


def _wording(row: Mapping[Any, Any]) -> Wording:
    about = [
        row["question"],
        *row["hints"],
        *(text for text, is_right in row["options"] if is_right),
        row["insight"],
        *row["tags"],
        *row["heading_path"][-1:],
    ]
    return Wording(row["id"], "\n".join(about), row["answer"], tuple(row["tags"]))
