"""A card as the rows that hold it, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, select

from recollect.core.cards import Card, CardStatus, Source
from recollect.core.items import Kind, Option, Reference
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


def selected_cards(*more: Any) -> Select[Any]:
    """Select cards with their decks and places, and more columns."""
    return with_places(
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


_plain = attrgetter(*_PLAIN)


def card_row(one: Card, decks: Mapping[str, str]) -> dict[str, Any]:
    """Return what a card says as a row; `decks` are the ids of decks by name."""
    return dict(zip(_PLAIN, _plain(one), strict=True)) | {
        "deck_id": decks[one.deck],
        "options": [[option.text, option.correct] for option in one.options],
        "references": [list(asdict(reference).values()) for reference in one.references],
    }


def locator_row(one: LocatedCard) -> dict[str, Any]:
    """Return where a card stands as a row."""
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
