"""The imported folders, and what each note looked like when it was last read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update

from recollect.store.tables import note, root


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRecord:
    """A note as it was last imported. `size` is in bytes, `mtime_ns` in nanoseconds."""

    id: str
    root_id: str
    path: str
    content_hash: str
    size: int
    mtime_ns: int
    landmarks: str = "{}"
    """What other notes need of this one to link to it; JSON, opaque to the store."""


class Notes:
    """Roots and notes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def roots(self) -> Mapping[str, str]:
        """Return the id of every known root by its absolute path."""
        rows = self._connection.execute(select(root.c.path, root.c.id).order_by(root.c.path))
        return {path: root_id for path, root_id in rows}

    def add_root(self, path: str, at: datetime) -> str:
        """Return the id of the root at an absolute path, adding it when it is new."""
        known = self.roots().get(path)
        if known is not None:
            return known
        root_id = str(uuid4())
        self._connection.execute(
            insert(root).values(id=root_id, path=path, options={}, added_at=at)
        )
        return root_id

    def of_roots(self, root_ids: Iterable[str]) -> Sequence[NoteRecord]:
        """Return the notes below some roots."""
        columns = [column for column in note.c if column.name != "import_run_id"]
        rows = self._connection.execute(
            select(*columns).where(note.c.root_id.in_(list(root_ids))).order_by(note.c.path)
        )
        return [NoteRecord(**row) for row in rows.mappings()]

    def add(self, records: Sequence[NoteRecord], import_run_id: str | None) -> None:
        """Store notes that were not known before; None: no import read them."""
        if records:
            run = {"import_run_id": import_run_id}
            self._connection.execute(insert(note), [_row(record) | run for record in records])

    def update(self, record: NoteRecord, import_run_id: str) -> None:
        """Store what a known note looks like now."""
        values = _row(record) | {"import_run_id": import_run_id}
        self._connection.execute(update(note).where(note.c.id == record.id).values(values))


def _row(record: NoteRecord) -> dict[str, Any]:
    return {name: getattr(record, name) for name in NoteRecord.__dataclass_fields__}
