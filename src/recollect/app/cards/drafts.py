"""What a learner has begun to write and not handed in: it outlives the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recollect.app.workspace import Workspace
from recollect.store.unit import Unit

Draft = tuple[str, ...]
"""What stands in the fields of a card, in their order: one text, or what is in each blank."""

_SETTING = "drafts"


class Drafts:
    """What was begun on cards, for one sitting of a review or a self-test."""

    def __init__(self, workspace: Workspace, unit: Unit) -> None:
        self._workspace = workspace
        self._kept = dict(drafts_of(unit))

    def of(self, card_id: str) -> Draft:
        """Return what was begun to be written on a card; empty where nothing was."""
        return self._kept.get(card_id, ())

    def keep(self, card_id: str, draft: Draft) -> None:
        """Keep what stands in a card's fields until it is handed in; an empty draft discards it."""
        if draft == self.of(card_id):
            return
        with self._workspace.database.write() as unit:
            if draft:
                keep_draft(unit, card_id, draft)
            else:
                drop_drafts(unit, [card_id])
        self._kept[card_id] = draft

    def hand_in(self, unit: Unit, card_id: str) -> None:
        """Let go of what was begun on a card, together with what answers it."""
        if self._kept.pop(card_id, ()):
            drop_drafts(unit, [card_id])


def drafts_of(unit: Unit) -> Mapping[str, Draft]:
    """Return what was begun and not handed in, by the card's id."""
    kept = unit.settings.get(_SETTING) or {}
    return {card_id: tuple(fields) for card_id, fields in kept.items()}


def keep_draft(unit: Unit, card_id: str, draft: Draft) -> None:
    """Keep what was begun on a card in the place of what was kept of it before."""
    unit.settings.put(_SETTING, {**drafts_of(unit), card_id: draft})


def drop_drafts(unit: Unit, card_ids: Iterable[str]) -> None:
    """Let go of what was begun on some cards."""
    kept, gone = drafts_of(unit), frozenset(card_ids)
    if not gone.isdisjoint(kept):
        left = {card_id: draft for card_id, draft in kept.items() if card_id not in gone}
        unit.settings.put(_SETTING, left or None)
