"""Identity by hand: joining two cards that are one, purging retired ones, forgetting rejections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recollect.app.cards.actions import find_cards
from recollect.app.cards.drafts import drop_drafts
from recollect.app.scheduling.grading import refold
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card, CardStatus
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.store.cards.rejections import Rejection


class NotThisCard(RecollectError):
    """What was asked for cannot be done to this card; the message says why."""


def relink(workspace: Workspace, old: str, new: str) -> Card:
    """Say that the retired card `old` is what the notes now ask as `new`, by the ids' beginnings.

    The old card comes back with its id, its history and the new one's text and place. What was
    answered on the new one meanwhile joins that history, and the schedule is folded from all of it.
    Raises NotThisCard unless the first is retired and the second is not.
    """
    with workspace.database.write() as unit:
        before, after = find_cards(unit, [old, new])
        if before.status is not CardStatus.RETIRED:
            raise NotThisCard(
                phrase("{name}: this card is not retired; give the retired one first", name=old)
            )
        if after.status is not CardStatus.ACTIVE:
            raise NotThisCard(
                phrase("{name}: this card is retired too; give one that the notes ask", name=new)
            )
        (located,) = unit.cards.located([after.id])
        joined = replace(located, card=replace(after, id=before.id))
        unit.cards.join(after.id, before.id)
        unit.cards.update([joined])
        refold(unit, [before.id])
        return joined.card


def purge(workspace: Workspace, names: Sequence[str]) -> int:
    """Remove retired cards for good, with their histories; return how many.

    Raises NotThisCard, and removes nothing, when one of them is not retired.
    """
    with workspace.database.write() as unit:
        cards = find_cards(unit, names)
        for name, card in zip(names, cards, strict=True):
            if card.status is not CardStatus.RETIRED:
                raise NotThisCard(
                    phrase("{name}: only retired cards can be purged; this one is asked", name=name)
                )
        ids = [card.id for card in cards]
        unit.cards.purge(ids)
        drop_drafts(unit, ids)
        return len(cards)


def rejections(workspace: Workspace) -> Sequence[Rejection]:
    """Return what was rejected for good, the newest first."""
    with workspace.database.read() as unit:
        return unit.rejections.all()


def take_back_rejections(workspace: Workspace, names: Sequence[str]) -> int:
    """Let rejected questions come back, by the ids' beginnings; return how many.

    The next import that reads their notes offers them again. Raises NotThisCard for an unknown id.
    """
    with workspace.database.write() as unit:
        known = unit.rejections.all()
        for name in names:
            if not any(one.id.startswith(name) for one in known):
                raise NotThisCard(phrase("{name}: nothing with this id was rejected", name=name))
        chosen = [one.id for one in known if any(one.id.startswith(name) for name in names)]
        unit.rejections.forget(chosen)
        return len(chosen)
