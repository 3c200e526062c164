"""Which cards an area has, as the learner says: one more, or one less, whatever the notes say."""

from __future__ import annotations

from collections.abc import Sequence

from recollect.app.areas.marking import noted
from recollect.app.areas.naming import area_named, required
from recollect.app.concepts.glossary import glossary_of
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.store.areas.areas import Link
from recollect.store.log.deeds import JOINED, LINKED_BY_MARK, PARTED
from recollect.store.unit import Unit


def add_cards(workspace: Workspace, name: str, cards: Sequence[Card]) -> None:
    """Let cards belong to the area `name`; a new name becomes one."""
    with workspace.database.write() as unit:
        area_id = area_named(unit, name, workspace.now(), glossary_of(unit))
        _join(workspace, unit, [card.id for card in cards], area_id)


def remove_cards(workspace: Workspace, name: str, cards: Sequence[Card]) -> None:
    """Take cards out of the area `name`, and keep them out when their notes are read again.

    Raises UnknownArea for a name of none, and RecollectError for a card that is not of it.
    """
    with workspace.database.write() as unit:
        area_id = required(unit, name)
        members = unit.areas.cards().get(area_id, ())
        for card in cards:
            if card.id not in members:
                raise RecollectError(
                    phrase(
                        "{card} is not about {name}: `recollect card` shows it",
                        card=card.id[:8],
                        name=name,
                    )
                )
        _part(workspace, unit, [card.id for card in cards], area_id)


def toggle_area(workspace: Workspace, unit: Unit, card_id: str, name: str) -> int:
    """Let a card belong to the area `name`, or no longer if it does; return the deed's number."""
    area_id = area_named(unit, name, workspace.now(), glossary_of(unit))
    belongs = area_id in unit.areas.of_cards([card_id]).get(card_id, ())
    return (_part if belongs else _join)(workspace, unit, [card_id], area_id)


def _join(workspace: Workspace, unit: Unit, card_ids: Sequence[str], area_id: str) -> int:
    deed = unit.deeds.next()
    unit.areas.add_links(Link(card_id, area_id, LINKED_BY_MARK) for card_id in card_ids)
    for card_id in card_ids:
        unit.areas.add_mark(noted(workspace, card_id, area_id, JOINED, deed))
    return deed


def _part(workspace: Workspace, unit: Unit, card_ids: Sequence[str], area_id: str) -> int:
    deed = unit.deeds.next()
    for card_id in card_ids:
        for each in unit.areas.parts(area_id):
            unit.areas.add_mark(noted(workspace, card_id, each, PARTED, deed))
    return deed
