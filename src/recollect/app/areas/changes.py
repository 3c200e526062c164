"""What a session did to the areas of its cards: which became weak, which recovered."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from recollect.app.areas.evidence import read_evidence
from recollect.app.areas.listing import areas_from
from recollect.app.areas.model import BAD_STATES, Area, AreaKind, AreaRow, joined
from recollect.app.workspace import Workspace
from recollect.core.areas.weakness import State
from recollect.core.long_work import Progress, unwatched
from recollect.store.unit import Unit

AREAS_SHOWN = 5

_BAD = (State.WEAK, State.SUSPECTED)


@dataclass(frozen=True, slots=True)
class AreaChanges:
    """The weakest areas of some cards, and the names of those that changed sides."""

    areas: tuple[AreaRow, ...] = ()
    """As they stand now, the weakest first."""
    newly_weak: tuple[str, ...] = ()
    recovered: tuple[str, ...] = ()
    """The names of those that were weak and no longer are, nor are suspected or recovering."""


def changes_since(
    workspace: Workspace,
    unit: Unit,
    since: datetime,
    card_ids: Collection[str],
    progress: Progress = unwatched,
) -> AreaChanges:
    """Return what the evidence from an instant on changed in the areas of some cards."""
    known = read_evidence(workspace, unit, progress, about=card_ids, since=since)
    now = areas_from(known, progress)
    before, after = _bad(areas_from(known.before())), _bad(now)
    weak = [area for area in now if area.score.state in BAD_STATES]
    well = {_key(area) for area in now} - set(map(_key, weak))
    return AreaChanges(
        areas=tuple(area.summary() for area in joined(weak)[:AREAS_SHOWN]),
        newly_weak=tuple(name for key, name in after.items() if key not in before),
        recovered=tuple(name for key, name in before.items() if key in well),
    )


def _bad(areas: Iterable[Area]) -> dict[tuple[AreaKind, str, str], str]:
    return {_key(area): area.name for area in areas if area.score.state in _BAD}


def _key(area: Area) -> tuple[AreaKind, str, str]:
    # A section is one of its deck; a concept's deck may change with its evidence.
    return area.kind, area.deck if area.kind is AreaKind.SECTION else "", area.name
