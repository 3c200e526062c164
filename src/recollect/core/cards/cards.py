"""Cards: items that were accepted, with the place in the notes where each was last seen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from recollect.core.cards.items import Kind, Option, Reference
from recollect.core.scheduling.schedule import Schedule


class CardStatus(StrEnum):
    """Whether a card takes part; its history stays either way."""

    ACTIVE = "active"
    RETIRED = "retired"
    """Gone from the notes, or taken out by the learner: never asked, never deleted."""


GONE = "no longer in the notes"
UNDONE = "its import was undone"
"""Reasons for which an import retires a card, and brings it back when the notes ask it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a card was last seen. Lines are 1-based and inclusive."""

    root: str
    """The imported folder, as an absolute path."""
    path: str
    """The note, relative to the root, with `/`."""
    line: int
    end_line: int
    heading_path: tuple[str, ...] = ()
    label: str | None = None

    @property
    def place(self) -> str:
        """Return `path:line`, as editors and compilers write it."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing to remember. The texts are Markdown from the learner's note, verbatim.

    `part` tells siblings of one item apart (the deletions of a cloze, the two directions of a
    reversible card), counting from 0.
    """

    id: str
    """A UUID, for ever the same."""
    deck: str
    """The deck's name, nested with `/`."""
    kind: Kind
    question: str
    answer: str
    source: Source
    follows: str = ""
    """For a follow-up: the question that it follows, as by itself it may say too little."""
    part: int = 0
    hints: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    deletions: tuple[str, ...] = ()
    critique: str = ""
    insight: str = ""
    difficulty: str | None = None
    tags: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    dialect: str = ""
    status: CardStatus = CardStatus.ACTIVE
    retired_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """What a learner once answered, kept for ever beside the card."""

    instant: datetime
    text: str
    from_notes: bool = False
    """Found in the note itself, under a label such as 你的思考 or My answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyCard:
    """A card together with the learner's schedule of it."""

    card: Card
    schedule: Schedule = field(default_factory=Schedule)

    @property
    def has_own_answer(self) -> bool:
        """Tell whether the card's answer is one that the learner gave it, not the note's."""
        return bool(self.schedule.answer) and self.card.answer == self.schedule.answer


def with_own(card: Card, schedule: Schedule) -> Card:
    """Return a card with what the learner gave it: an answer where the note has none, tags.

    The stored card stays as its note has it, so that an import compares like with like.
    """
    if not schedule.answer and not schedule.tags:
        return card
    tags = tuple(dict.fromkeys((*card.tags, *schedule.tags)))
    return replace(card, answer=card.answer or schedule.answer, tags=tags)
