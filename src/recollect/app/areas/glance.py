"""The weak areas as a dashboard shows them, kept until something that they rest on changes.

Weighing all evidence takes a second for every hundred thousand answers; opening the app, or coming
back to the dashboard, should not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import Any, NamedTuple

from recollect.app.areas.model import AreaRow, joined
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress, unwatched
from recollect.store.unit import Unit

KEPT = "weak_areas_kept"
"""The setting that holds the rows, and the state that they rest on."""

AREAS_SHOWN = 6
"""How many of the weakest are kept as rows for the dashboard, however many there are."""

_WAY_OF_WEIGHING = 4
"""The version of the weighing: counted up, it has what was kept weighed anew."""


class KeptRows(NamedTuple):
    """The weak areas as they were weighed last."""

    rows: tuple[AreaRow, ...]
    """The weakest."""
    by_deck: Mapping[str, int]
    """How many there are by the name of their deck."""
    are_current: bool
    """Whether nothing that they rest on has changed since."""


def kept_rows(workspace: Workspace) -> KeptRows:
    """Return the weak areas as they were weighed last, at once."""
    with workspace.database.read() as unit:
        return _kept(unit, _state(workspace, unit))


def weak_rows(workspace: Workspace, progress: Progress = unwatched) -> KeptRows:
    """Return the weak areas as they are: kept ones where nothing has changed."""
    if (kept := kept_rows(workspace)).are_current:
        return kept
    # Loaded here: a dashboard is on the screen before anything is weighed.
    from recollect.app.areas.evidence import keep_evidence  # noqa: PLC0415
    from recollect.app.areas.listing import weak_areas  # noqa: PLC0415

    keep_evidence(workspace, progress)
    with workspace.database.read() as unit:
        state = _state(workspace, unit)
        weak = joined(weak_areas(workspace, unit, progress))
    rows = tuple(area.summary() for area in weak[:AREAS_SHOWN])
    kept = KeptRows(rows, Counter(area.deck for area in weak), are_current=True)
    with suppress(RecollectError):  # a deck that cannot be written can be looked at all the same
        _keep(workspace, state, kept)
    return kept


def _state(workspace: Workspace, unit: Unit) -> list[object]:
    """Return a stamp of what the rows rest on; of the day too: their order foresees forgetting."""
    return [_WAY_OF_WEIGHING, unit.areas.stamp(), workspace.today()]


def _kept(unit: Unit, state: list[object]) -> KeptRows:
    kept = unit.settings.get(KEPT) or {}
    rows = kept.get("rows", ())[:AREAS_SHOWN]  # an earlier version kept all
    return KeptRows(tuple(map(_row, rows)), kept.get("by_deck", {}), kept.get("state") == state)


def _keep(workspace: Workspace, state: list[object], kept: KeptRows) -> None:
    value = {
        "state": state,
        "rows": [asdict(row) for row in kept.rows],
        "by_deck": kept.by_deck,
    }
    with workspace.database.write() as unit:
        unit.settings.put(KEPT, value)


def _row(record: dict[str, Any]) -> AreaRow:
    lists = {name: tuple(record.get(name, ())) for name in ("marks", "same")}
    return AreaRow(**record | lists)
