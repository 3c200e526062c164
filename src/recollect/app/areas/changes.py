"""What a session did to the areas: which became weak, which recovered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from recollect.app.areas.listing import all_areas
from recollect.app.areas.model import Area, AreaKind
from recollect.core.study_days import StudyCalendar
from recollect.core.weakness import State
from recollect.store.unit import Unit

_BAD = (State.WEAK, State.SUSPECTED)


@dataclass(frozen=True, slots=True)
class AreaChanges:
    """The names of the areas that changed sides, the weakest first."""

    newly_weak: tuple[str, ...] = ()
    recovered: tuple[str, ...] = ()


def changes_since(unit: Unit, today: int, since: datetime, calendar: StudyCalendar) -> AreaChanges:
    """Return what the evidence from an instant on changed, as the areas stand now."""
    before = _bad(all_areas(unit, today, calendar=calendar, before=since))
    now = all_areas(unit, today, calendar=calendar)
    after = _bad(now)
    touched = {_key(area) for area in now}
    return AreaChanges(
        newly_weak=tuple(name for key, name in after.items() if key not in before),
        recovered=tuple(
            name for key, name in before.items() if key not in after and key in touched
        ),
    )


def _bad(areas: Iterable[Area]) -> dict[tuple[AreaKind, str, str], str]:
    return {_key(area): area.name for area in areas if area.score.state in _BAD}


def _key(area: Area) -> tuple[AreaKind, str, str]:
    # A section is one of its deck; a concept's deck may change with its evidence.
    return area.kind, area.deck if area.kind is AreaKind.SECTION else "", area.name
