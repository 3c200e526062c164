"""Cards and their decks, each card with the place in the notes where it was last seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Select, func, insert, or_, select, update

from recollect.core.cards import Card, CardStatus, Source
from recollect.core.items import Kind, Option, Reference
from recollect.store.chunks import chunks
from recollect.store.tables import card, deck, locator, note, root


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedCard:
    """A card with what an import needs to find it again in changed notes."""

    card: Card
    note_id: str
    position: int
    """Its place in the order of the note's items, from 0."""
    question_print: str
    answer_print: str


class Cards:
    """Cards and decks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, card_ids: Iterable[str]) -> Mapping[str, Card]:
        """Return cards by id; an unknown id is absent."""
        return {
            row["id"]: _card(row)
            for piece in chunks(card_ids)
            for row in self._connection.execute(_cards().where(card.c.id.in_(piece))).mappings()
        }

    def starting_with(self, prefix: str, limit: int = 10) -> Sequence[Card]:
        """Return the cards whose id begins with `prefix`, as a learner types it."""
        query = _cards().where(card.c.id.startswith(prefix, autoescape=True)).limit(limit)
        return [_card(row) for row in self._connection.execute(query).mappings()]

    def all(self, status: CardStatus | None = CardStatus.ACTIVE) -> Sequence[Card]:
        """Return every card of a status (None: of any), in the order of the notes."""
        query = _cards().order_by(card.c.seq)
        if status is not None:
            query = query.where(card.c.status == status)
        return [_card(row) for row in self._connection.execute(query).mappings()]

    def search(self, words: Sequence[str], limit: int = 200) -> Sequence[Card]:
        """Return active cards that hold every word in question, answer, deck or note path."""
        query = _cards().where(card.c.status == CardStatus.ACTIVE).order_by(card.c.seq).limit(limit)
        for word in words:
            query = query.where(
                or_(
                    *(
                        column.icontains(word, autoescape=True)
                        for column in (card.c.question, card.c.answer, deck.c.name, note.c.path)
                    )
                )
            )
        return [_card(row) for row in self._connection.execute(query).mappings()]

    def located(self) -> Sequence[LocatedCard]:
        """Return every card, retired ones too, with what an import matches by."""
        query = _cards(
            locator.c.note_id,
            locator.c.position,
            locator.c.question_print,
            locator.c.answer_print,
        ).order_by(card.c.seq)
        return [
            LocatedCard(
                card=_card(row),
                note_id=row["note_id"],
                position=row["position"],
                question_print=row["question_print"],
                answer_print=row["answer_print"],
            )
            for row in self._connection.execute(query).mappings()
        ]

    def deck_options(self) -> Mapping[str, Mapping[str, Any]]:
        """Return by name the options of the decks that have any."""
        query = select(deck.c.name, deck.c.options).order_by(deck.c.name)
        return {name: options for name, options in self._connection.execute(query) if options}

    def set_deck_option(self, name: str, key: str, value: Any) -> None:
        """Set an option of a deck; None removes it."""
        self.deck_ids({name})
        options = dict(self.deck_options().get(name, {}))
        options.pop(key, None)
        if value is not None:
            options[key] = value
        self._connection.execute(update(deck).where(deck.c.name == name).values(options=options))

    def decks_of_cards(self) -> Mapping[str, str]:
        """Return the name of every card's deck by the card's id, those of retired cards too."""
        query = select(card.c.id, deck.c.name).join(deck)
        return {card_id: name for card_id, name in self._connection.execute(query)}

    def in_deck(self, name: str) -> Sequence[str]:
        """Return the ids of all cards of a deck and the decks below it, retired ones too."""
        within = or_(deck.c.name == name, deck.c.name.startswith(f"{name}/", autoescape=True))
        query = select(card.c.id).join(deck).where(within).order_by(card.c.seq)
        return list(self._connection.execute(query).scalars())

    def add(self, cards: Sequence[LocatedCard], at: datetime) -> None:
        """Store new cards, in the order given."""
        if not cards:
            return
        decks = self.deck_ids({one.card.deck for one in cards})
        self._connection.execute(
            insert(card),
            [_card_row(one.card, decks) | {"id": one.card.id, "created_at": at} for one in cards],
        )
        self._connection.execute(
            insert(locator), [_locator_row(one) | {"card_id": one.card.id} for one in cards]
        )

    def update(self, one: LocatedCard) -> None:
        """Store what a known card says and where it stands now."""
        values = _card_row(one.card, self.deck_ids({one.card.deck}))
        self._connection.execute(update(card).where(card.c.id == one.card.id).values(values))
        self._connection.execute(
            update(locator).where(locator.c.card_id == one.card.id).values(_locator_row(one))
        )

    def deck_ids(self, names: Iterable[str]) -> Mapping[str, str]:
        """Return the ids of decks by name, adding those that are new."""
        wanted = set(names)
        rows = self._connection.execute(select(deck.c.name, deck.c.id))
        known = {name: deck_id for name, deck_id in rows if name in wanted}
        new = {name: str(uuid4()) for name in sorted(wanted - known.keys())}
        if new:
            self._connection.execute(
                insert(deck),
                [{"id": deck_id, "name": name, "options": {}} for name, deck_id in new.items()],
            )
        return known | new

    def count(self) -> int:
        """Return how many cards are active."""
        query = select(func.count()).select_from(card).where(card.c.status == CardStatus.ACTIVE)
        return self._connection.execute(query).scalar_one()


def _cards(*more: Any) -> Select[Any]:
    return (
        select(
            card,
            deck.c.name.label("deck_name"),
            note.c.path.label("note_path"),
            root.c.path.label("root_path"),
            locator.c.line,
            locator.c.end_line,
            locator.c.heading_path,
            locator.c.label,
            *more,
        )
        .join(deck, deck.c.id == card.c.deck_id)
        .join(locator, locator.c.card_id == card.c.id)
        .join(note, note.c.id == locator.c.note_id)
        .join(root, root.c.id == note.c.root_id)
    )


def _card(row: Mapping[Any, Any]) -> Card:
    return Card(
        id=row["id"],
        deck=row["deck_name"],
        kind=Kind(row["kind"]),
        question=row["question"],
        answer=row["answer"],
        part=row["part"],
        hints=tuple(row["hints"]),
        options=tuple(Option(text, correct) for text, correct in row["options"]),
        deletions=tuple(row["deletions"]),
        critique=row["critique"],
        insight=row["insight"],
        difficulty=row["difficulty"],
        tags=tuple(row["tags"]),
        references=tuple(Reference(*reference) for reference in row["references"]),
        dialect=row["dialect"],
        status=CardStatus(row["status"]),
        retired_because=row["retired_because"],
        source=Source(
            root=row["root_path"],
            path=row["note_path"],
            line=row["line"],
            end_line=row["end_line"],
            heading_path=tuple(row["heading_path"]),
            label=row["label"],
        ),
    )


_PLAIN = (
    "kind",
    "question",
    "answer",
    "part",
    "hints",
    "deletions",
    "critique",
    "insight",
    "difficulty",
    "tags",
    "dialect",
    "status",
    "retired_because",
)


def _card_row(one: Card, decks: Mapping[str, str]) -> dict[str, Any]:
    return {name: getattr(one, name) for name in _PLAIN} | {
        "deck_id": decks[one.deck],
        "options": [[option.text, option.correct] for option in one.options],
        "references": [list(asdict(reference).values()) for reference in one.references],
    }


def _locator_row(one: LocatedCard) -> dict[str, Any]:
    source = one.card.source
    return {
        "note_id": one.note_id,
        "line": source.line,
        "end_line": source.end_line,
        "heading_path": source.heading_path,
        "label": source.label,
        "position": one.position,
        "question_print": one.question_print,
        "answer_print": one.answer_print,
    }
