"""Evidence that a session adds beside the answers: a concept called weak, a key point missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import uuid4

from recollect.app.areas.naming import area_named
from recollect.app.concepts.glossary import glossary_of
from recollect.app.workspace import Workspace
from recollect.core.areas.marks import MarkKind
from recollect.core.cards.cards import Card
from recollect.store.areas.areas import Link, MarkRecord
from recollect.store.log.deeds import LINKED_BY_MARK
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
    area_id = area_named(unit, name, workspace.now(), glossary_of(unit))
    unit.areas.add_links([Link(card.id, area_id, LINKED_BY_MARK)])
    mark = noted(workspace, card.id, area_id, kind.value, deed)
    text = name if kind is MarkKind.MISSED_POINT else ""
    unit.areas.add_mark(replace(mark, failed=True, text=text))


def noted(workspace: Workspace, card_id: str, area_id: str, origin: str, deed: int) -> MarkRecord:
    """Return a mark of now that ties a card to an area, and tells of no failure."""
    now = workspace.now()
    return MarkRecord(
        id=str(uuid4()),
        area_id=area_id,
        card_id=card_id,
        instant=now,
        study_day=workspace.calendar.study_day(now),
        origin=origin,
        failed=False,
        deed=deed,
    )
