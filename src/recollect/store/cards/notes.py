"""The imported folders, and what each note looked like when it was last read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, select, update

from recollect.core.cards.items import NoteState
from recollect.store.rows.bulk import update_rows
from recollect.store.rows.prepared import Prepared
from recollect.store.shelf import Shelf
from recollect.store.tables import note, root


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRecord:
    """A note as it was when it was last imported."""

    id: str
    root_id: str
    state: NoteState
    """Without a hash where the note is to be read again when it is next met."""

    @property
    def path(self) -> str:
        """Return the note's path in its root."""
        return self.state.path

    def unread(self) -> NoteRecord:
        """Return the record of a note that is to be read again: it is gone, or undecided."""
        return replace(self, state=replace(self.state, sha256=""))


@dataclass(frozen=True, slots=True, kw_only=True)
class RootRecord:
    """An imported folder, by its absolute path, with what the learner set for it."""

    id: str
    path: str
    options: Mapping[str, Any]


class Notes(Shelf):
    """Roots and notes."""

    def roots(self) -> Sequence[RootRecord]:
        """Return every known root, by path."""
        return [RootRecord(**row) for row in _ROOTS(self._connection, {})]

    def add_root(self, path: str, at: datetime, options: Mapping[str, Any] | None = None) -> str:
        """Return the id of the root at an absolute path, adding it when it is new."""
        known = next((one.id for one in self.roots() if one.path == path), None)
        if known is not None:
            return known
        root_id = str(uuid4())
        self._connection.execute(
            insert(root).values(id=root_id, path=path, options=dict(options or {}), added_at=at)
        )
        return root_id

    def set_options(self, root_id: str, options: Mapping[str, Any]) -> None:
        """Set what the learner wants for a root."""
        self._connection.execute(
            update(root).where(root.c.id == root_id).values(options=dict(options))
        )

    def all(self) -> Sequence[NoteRecord]:
        """Return every known note, by path."""
        return [_record(row) for row in _NOTES(self._connection, {})]

    def add(self, records: Sequence[NoteRecord], import_run_id: str | None) -> None:
        """Store notes that were not known before; None: no import read them."""
        if records:
            run = {"import_run_id": import_run_id}
            self._connection.execute(insert(note), [_row(record) | run for record in records])

    def update(self, records: Sequence[NoteRecord], import_run_id: str | None = None) -> None:
        """Store what known notes look like now; without a run, that nothing else came of it."""
        run = {} if import_run_id is None else {"import_run_id": import_run_id}
        update_rows(self._connection, note, note.c.id, [_row(one) | run for one in records])


_ROOTS = Prepared(select(root.c.id, root.c.path, root.c.options).order_by(root.c.path))
_NOTES = Prepared(select(note).order_by(note.c.path))


def _record(row: Mapping[str, Any]) -> NoteRecord:
    return NoteRecord(
        id=row["id"],
        root_id=row["root_id"],
        state=NoteState(
            path=row["path"],
            size=row["size"],
            mtime_ns=row["mtime_ns"],
            sha256=row["content_hash"],
            landmarks=row["landmarks"],
        ),
    )


def _row(record: NoteRecord) -> dict[str, Any]:
    state = record.state
    return {
        "id": record.id,
        "root_id": record.root_id,
        "path": state.path,
        "size": state.size,
        "mtime_ns": state.mtime_ns,
        "content_hash": state.sha256,
        "landmarks": state.landmarks,
    }
