"""The import runs, each with what it changed, so that it can be undone exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from recollect.store.tables import import_run


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """One import: when, of which roots, and how many items it met in which way."""

    id: str
    started_at: datetime
    roots: Sequence[str]
    counts: Mapping[str, int]
    undone_at: datetime | None = None


class Imports:
    """The history of imports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, at: datetime, roots: Sequence[str], counts: Mapping[str, int]) -> str:
        """Record an import and return its id."""
        run_id = str(uuid4())
        self._connection.execute(
            insert(import_run).values(
                id=run_id, started_at=at, roots=list(roots), counts=dict(counts)
            )
        )
        return run_id

    def all(self) -> Sequence[ImportRecord]:
        """Return every import, the newest first."""
        rows = self._connection.execute(
            select(import_run).order_by(import_run.c.started_at.desc())
        ).mappings()
        return [ImportRecord(**_plain(row)) for row in rows]


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key): value for key, value in row.items()}
