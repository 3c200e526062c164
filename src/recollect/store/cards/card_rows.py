"""A card as the rows that hold it, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, select

from recollect.core.cards.cards import Card, CardStatus, Source
from recollect.core.cards.items import Kind, Option, Reference
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


_WORDS = (
    "kind",
    "question",
    "answer",
    "follows",
    "part",
    "hints",
    "options",
    "deletions",
    "critique",
    "insight",
    "difficulty",
    "tags",
    "references",
    "dialect",
    "status",
    "retired_because",
)


def selected_cards(*more: Any) -> Select[Any]:
    """Select cards with their decks and places, and more columns."""
    return with_places(
        *(card.c[name] for name in ("id", *_WORDS)),
        deck.c.name.label("deck_name"),
        note.c.path.label("note_path"),
        root.c.path.label("root_path"),
        locator.c.line,
        locator.c.end_line,
        locator.c.heading_path,
        locator.c.label,
        *more,
    )


def with_places(*columns: Any) -> Select[Any]:
    """Select columns of cards, of the decks that they are in and of where they stand."""
    return (
        select(*columns)
        .select_from(card)
        .join(deck, deck.c.id == card.c.deck_id)
        .join(locator, locator.c.card_id == card.c.id)
        .join(note, note.c.id == locator.c.note_id)
        .join(root, root.c.id == note.c.root_id)
    )


def card_of(row: Mapping[Any, Any]) -> Card:
    """Return the card of a row of `selected_cards`."""
    return Card(
        id=row["id"],
        deck=row["deck_name"],
        kind=Kind(row["kind"]),
        question=row["question"],
        answer=row["answer"],
        follows=row["follows"],
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


_PLACE = ("line", "end_line", "heading_path", "label")
_PRINTS = ("note_id", "position", "question_print", "answer_print")


def card_columns(cards: Sequence[Card], decks: Mapping[str, str]) -> dict[str, Sequence[Any]]:
    """Return what cards say, column by column; `decks` are the ids of decks by name."""
    return _columns(_WORDS, cards) | {"deck_id": [decks[one.deck] for one in cards]}


def locator_columns(cards: Sequence[LocatedCard]) -> dict[str, Sequence[Any]]:
    """Return where cards stand, column by column."""
    return _columns(_PLACE, [one.card.source for one in cards]) | _columns(_PRINTS, cards)


def _columns(names: Sequence[str], things: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """Return some attributes of things, each as a column."""
    return {name: [*map(attrgetter(name), things)] for name in names}
