"""Looking through the cards: what is looked for, in which order, and what a list says of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recollect.core.cards.cards import CardStatus
from recollect.core.cards.items import Kind
from recollect.core.scheduling.schedule import Schedule


class Standing(StrEnum):
    """How a card stands today."""

    NEW = "new"
    """Never answered."""
    DUE = "due"
    WAITING = "waiting"
    """Learnt, and not due yet."""
    SUSPENDED = "suspended"
    BURIED = "buried"
    FLAGGED = "flagged"
    LEECH = "leech"
    """Forgotten again and again."""
    RETIRED = "retired"
    """No longer in the notes."""


class Order(StrEnum):
    """How a list of cards is sorted; what stands alike stays in the order of the notes."""

    NOTES = "notes"
    DUE = "due"
    """The next ones first, cards that were never answered last."""
    EASE = "ease"
    """The hardest first."""
    LAPSES = "lapses"
    """The most often forgotten first."""
    INTERVAL = "interval"
    """The longest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which cards to list; by default all that are active, in the order of the notes."""

    words: tuple[str, ...] = ()
    """Each stands somewhere in question, answer, deck or note path."""
    deck: str | None = None
    """A deck's name; its children are included."""
    kind: Kind | None = None
    standing: Standing | None = None
    order: Order = Order.NOTES


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """One card as a list shows it."""

    card_id: str
    kind: Kind
    question: str
    """What it asks; of a cloze, with a gap where this card asks."""
    deck: str
    place: str
    """`path:line` in the notes."""
    status: CardStatus
    schedule: Schedule


SET_ASIDE = frozenset([Standing.RETIRED, Standing.SUSPENDED, Standing.BURIED])
"""How cards stand that are not asked."""


def standing_of(status: CardStatus, schedule: Schedule, today: int) -> Standing:
    """Return how a card stands on a study day; what sets it aside comes first."""
    if status is CardStatus.RETIRED:
        return Standing.RETIRED
    if schedule.suspended:
        return Standing.SUSPENDED
    if schedule.buried_until is not None and schedule.buried_until > today:
        return Standing.BURIED
    if schedule.memory.due is None:
        return Standing.NEW
    return Standing.DUE if schedule.memory.due <= today else Standing.WAITING
