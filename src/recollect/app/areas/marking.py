"""Evidence that a session adds beside the answers: a concept called weak, a key point missed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from recollect.app.areas.glossary import glossary_of
from recollect.app.areas.naming import area_named
from recollect.app.workspace import Workspace
from recollect.core.cards import Card
from recollect.core.weakness import MarkKind
from recollect.store.areas import Mark
from recollect.store.deeds import LINKED_BY_MARK
from recollect.store.unit import Unit


def mark_by_hand(workspace: Workspace, unit: Unit, card: Card, name: str, *, deed: int) -> None:
    """Record that the learner calls the concept `name` weak, at the card where it showed.

    `deed` numbers what was done at once, for undo.
    """
    _mark(workspace, unit, card, MarkKind.BY_HAND, name, deed)


def mark_missed_points(
    workspace: Workspace, unit: Unit, card: Card, points: Iterable[str], *, deed: int
) -> None:
    """Record the key points that an answer left out: each is an area of the card from now on."""
    for point in points:
        _mark(workspace, unit, card, MarkKind.MISSED_POINT, point, deed)


def _mark(
    workspace: Workspace, unit: Unit, card: Card, kind: MarkKind, name: str, deed: int
) -> None:
    now = workspace.now()
    area_id = area_named(unit, name, now, glossary_of(unit))
    unit.areas.link(card.id, area_id, LINKED_BY_MARK)
    unit.areas.add_mark(
        Mark(
            id=str(uuid4()),
            area_id=area_id,
            card_id=card.id,
            instant=now,
            study_day=workspace.calendar.study_day(now),
            origin=kind.value,
            failed=True,
            text=name if kind is MarkKind.MISSED_POINT else "",
            deed=deed,
        )
    )
