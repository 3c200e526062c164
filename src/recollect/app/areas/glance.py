"""The weak areas as a dashboard shows them, kept until something that they rest on changes.

Weighing all evidence takes a second for every hundred thousand answers; opening the app, or coming
back to the dashboard, should not.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any, NamedTuple

from recollect.app.areas.evidence import keep_evidence
from recollect.app.areas.listing import weak_areas
from recollect.app.areas.model import AreaRow, joined
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress, unwatched
from recollect.store.unit import Unit

KEPT = "weak_areas_kept"
"""The setting that holds the rows, and the stamp of what they rest on."""


_WAY_OF_WEIGHING = 2
"""Another number, and what was kept is weighed anew."""


class KeptRows(NamedTuple):
    """The rows that were kept last, and whether nothing that they rest on has changed since."""

    rows: tuple[AreaRow, ...]
    are_current: bool


def kept_rows(workspace: Workspace) -> KeptRows:
    """Return the weak areas as they were weighed last, at once."""
    with workspace.database.read() as unit:
        return _kept(unit, unit.areas.stamp())


def weak_rows(workspace: Workspace, progress: Progress = unwatched) -> tuple[AreaRow, ...]:
    """Return the weak areas, the weakest first, as rows: kept ones where nothing has changed."""
    if (kept := kept_rows(workspace)).are_current:
        return kept.rows
    keep_evidence(workspace, progress)
    with workspace.database.read() as unit:
        stamp = unit.areas.stamp()
        weak = weak_areas(unit, workspace.today(), workspace.calendar, progress)
    rows = tuple(area.summary() for area in joined(weak))
    with suppress(RecollectError):  # a deck that cannot be written can be looked at all the same
        _keep(workspace, stamp, rows)
    return rows


def _kept(unit: Unit, stamp: str) -> KeptRows:
    kept = unit.settings.get(KEPT) or {}
    is_current = (kept.get("way"), kept.get("stamp")) == (_WAY_OF_WEIGHING, stamp)
    return KeptRows(tuple(map(_row, kept.get("rows", ()))), is_current)


def _keep(workspace: Workspace, stamp: str, rows: Sequence[AreaRow]) -> None:
    kept = {"way": _WAY_OF_WEIGHING, "stamp": stamp, "rows": [asdict(row) for row in rows]}
    with workspace.database.write() as unit:
        unit.settings.put(KEPT, kept)


def _row(record: dict[str, Any]) -> AreaRow:
    lists = {name: tuple(record.get(name, ())) for name in ("marks", "same")}
    return AreaRow(**record | lists)
