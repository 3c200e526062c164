"""Evidence that a session adds beside the answers: a concept called weak, a key point missed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from recollect.app.areas.glossary import glossary_for
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
    area_id = area_named(unit, name, workspace.now(), glossary_for(workspace))
    unit.areas.link(card.id, area_id, LINKED_BY_MARK)
    _add(workspace, unit, card, MarkKind.BY_HAND, deed, area_id=area_id)


def mark_missed_points(
    workspace: Workspace, unit: Unit, card: Card, points: Iterable[str], *, deed: int
) -> None:
    """Record the key points that an answer left out; they count for every area of the card."""
    for point in points:
        _add(workspace, unit, card, MarkKind.MISSED_POINT, deed, text=point)


def _add(
    workspace: Workspace,
    unit: Unit,
    card: Card,
    kind: MarkKind,
    deed: int,
    *,
    area_id: str | None = None,
    text: str = "",
) -> None:
    now = workspace.now()
    mark = Mark(
        deed=deed,
        id=str(uuid4()),
        area_id=area_id,
        card_id=card.id,
        instant=now,
        study_day=workspace.calendar.study_day(now),
        origin=kind.value,
        failed=True,
        text=text,
    )
    unit.areas.add_mark(mark)
