"""Give a card a tag or an area, with the known ones to choose from, or take one off."""

from __future__ import annotations

from collections.abc import Sequence

from recollect.core.cards.cards import StudyCard
from recollect.tui.messages import tr
from recollect.tui.screens.ask import Ask, Wording


class AskTag(Ask):
    """Asks for a tag; one that the learner gave the card is offered first, to be taken off."""

    def __init__(self, study_card: StudyCard, known: Sequence[str]) -> None:
        self._tags = study_card.card.tags
        own = study_card.schedule.tags
        offered = (*own, *(name for name in known if name not in self._tags))
        super().__init__(self._words, offered)

    def _words(self) -> Wording:
        tags = ", ".join(self._tags)
        return Wording(
            title=tr("Tags: {names}", names=tags) if tags else tr("Tags"),
            example=tr("a new tag; one of your own comes off"),
            take=tr("Tag"),
        )


class AskArea(Ask):
    """Asks for an area; those that the card belongs to are offered first, to be taken off."""

    def __init__(self, areas: Sequence[str], known: Sequence[str]) -> None:
        self._areas = areas
        super().__init__(self._words, (*areas, *(name for name in known if name not in areas)))

    def _words(self) -> Wording:
        areas = ", ".join(self._areas)
        return Wording(
            title=tr("Areas: {names}", names=areas) if areas else tr("Areas"),
            example=tr("another area; one of the card's own comes off"),
            take=tr("Put in or take out"),
        )
