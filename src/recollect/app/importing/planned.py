"""What an import would do to each card, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recollect.store.cards import LocatedCard


class Change(StrEnum):
    """What happened to an item since the last import."""

    NEW = "new"
    UPDATED = "updated"
    MOVED = "moved"
    UNCHANGED = "unchanged"
    RETIRED = "retired"
    RESTORED = "restored"
    DUPLICATE = "duplicate"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCard:
    """One card of a plan; `before` is as the database has it, `after` as the notes do.

    `own_answer` is what the learner answered in the note itself.
    """

    change: Change
    reason: str
    before: LocatedCard | None = None
    after: LocatedCard | None = None
    own_answer: str = ""

    @property
    def card(self) -> LocatedCard:
        """Return the card as it would be, or as it was when it is to go."""
        shown = self.after or self.before
        assert shown is not None, "a planned card has at least one side"
        return shown
