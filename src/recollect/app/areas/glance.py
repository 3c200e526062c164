"""The weak areas as a dashboard shows them, kept until something that they rest on changes.

Weighing all evidence takes a second for every hundred thousand answers; opening the app, or coming
back to the dashboard, should not.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from recollect.app.areas.listing import weak_areas
from recollect.app.areas.model import AreaRow
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError

KEPT = "weak_areas_kept"
"""The setting that holds the rows, and the stamp of what they rest on."""


def weak_rows(workspace: Workspace) -> tuple[AreaRow, ...]:
    """Return the weak areas, the weakest first, as rows: kept ones where nothing has changed."""
    with workspace.database.read() as unit:
        stamp = unit.areas.stamp()
        kept = unit.settings.all().get(KEPT) or {}
        if kept.get("stamp") == stamp:
            return tuple(_row(record) for record in kept["rows"])
        weak = weak_areas(unit, workspace.today(), workspace.calendar)
    rows = tuple(area.summary() for area in weak)
    with suppress(RecollectError):  # a deck that cannot be written can be looked at all the same
        _keep(workspace, stamp, rows)
    return rows


def _keep(workspace: Workspace, stamp: str, rows: Sequence[AreaRow]) -> None:
    kept = {"stamp": stamp, "rows": [asdict(row) for row in rows]}
    with workspace.database.write() as unit:
        unit.settings.put(KEPT, kept)


def _row(record: dict[str, Any]) -> AreaRow:
    return AreaRow(**record | {"marks": tuple(record["marks"])})
