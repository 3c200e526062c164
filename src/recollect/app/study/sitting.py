"""What a review and a self-test have in common: a card at hand, and what is begun on cards."""

from __future__ import annotations

from recollect.app.cards.drafts import Draft, Drafts
from recollect.app.study.turn import Turn
from recollect.app.workspace import Workspace


class Sitting:
    """One sitting, which asks a card after the other until it is over."""

    def __init__(self, workspace: Workspace, drafts: Drafts) -> None:
        self._workspace = workspace
        self._drafts = drafts
        self._turn: Turn | None = None

    @property
    def turn(self) -> Turn | None:
        """Return the card at hand, as it is asked; None when the sitting is over."""
        return self._turn

    @property
    def at_hand(self) -> Turn:
        """Return the card at hand; raises LookupError when the sitting is over."""
        if self._turn is None:
            raise LookupError("the sitting is over: there is no card at hand")
        return self._turn

    @property
    def draft(self) -> Draft:
        """Return what was begun to be written on the card at hand; empty where nothing was."""
        return self._drafts.of(self.at_hand.study_card.card.id)

    def keep_draft(self, card_id: str, draft: Draft) -> None:
        """Keep what stands in a card's fields until that is answered; empty, it is discarded."""
        self._drafts.keep(card_id, draft)
