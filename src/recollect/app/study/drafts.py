"""What a learner has begun to write and not handed in: it outlives the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recollect.store.unit import Unit

Draft = tuple[str, ...]
"""What stands in the fields of a card, in their order: one text, or what is in each blank."""

_SETTING = "drafts"


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
