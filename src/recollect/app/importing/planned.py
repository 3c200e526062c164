"""What an import would do to each card, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from recollect.core.phrases import Phrase
from recollect.store.cards.card_rows import LocatedCard


class Change(StrEnum):
    """What happened to an item since the last import."""

    NEW = "new"
    UPDATED = "updated"
    MOVED = "moved"
    UNCHANGED = "unchanged"
    RETIRED = "retired"
    RESTORED = "restored"
    DUPLICATE = "duplicate"
    """Says the same as another item, which is kept."""
    AMBIGUOUS = "ambiguous"
    """A person must decide; until then all stays as it was."""
    REJECTED = "rejected"
    """The learner does not want it: it does not come back."""
    SUGGESTED = "suggested"
    """Drafted from prose: no card until the learner accepts it."""


WRITTEN = frozenset(
    (Change.NEW, Change.UPDATED, Change.MOVED, Change.UNCHANGED, Change.RETIRED, Change.RESTORED)
)
"""The changes that make or touch a card; the others leave the deck as it is."""


class Twins(NamedTuple):
    """What duplicates are of: the note that is kept in their place."""

    kept: str
    are_translations: bool
    """Whether they stand in that note's translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCard:
    """One card of a plan; `before` is as the database has it, `after` as the notes do.

    Where a person must decide, `before` is the card that `after` may be, or None beside a card
    that would go. `evidence` says in words what the reason rests on; `own_answer` is what the
    learner answered in the note itself, if it is not kept beside the card already. `twins` says
    what a duplicate is of.
    """

    change: Change
    reason: Phrase
    evidence: tuple[Phrase, ...] = ()
    before: LocatedCard | None = None
    after: LocatedCard | None = None
    own_answer: str = ""
    twins: Twins | None = None

    @property
    def card(self) -> LocatedCard:
        """Return the card as it would be, or as it was when it is to go."""
        shown = self.after or self.before
        assert shown is not None, "a planned card has at least one side"
        return shown

    @property
    def writes(self) -> bool:
        """Tell whether a row of the deck would change."""
        return self.change in WRITTEN and self.before != self.after

    @property
    def brings_own_answer(self) -> bool:
        """Tell whether the note holds an answer of the learner's that is not kept yet."""
        return bool(self.own_answer) and self.change in WRITTEN

    @property
    def waits(self) -> bool:
        """Tell whether it waits for a decision, so that its notes must be read again next time."""
        return self.change is Change.AMBIGUOUS
